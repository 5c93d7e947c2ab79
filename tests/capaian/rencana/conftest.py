"""The plan that the tests of planning begin with."""

import pytest
from rencana_contoh import Rencana


@pytest.fixture
def rencana(rencana_uji: Rencana) -> Rencana:
    return rencana_uji
