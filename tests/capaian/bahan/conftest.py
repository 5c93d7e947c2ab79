"""The agency-year that the tests of the report's materials begin with, and who may change it."""

import pytest
from django.test import Client
from orang import Dunia, klien
from pabrik import Pabrik


@pytest.fixture
def p(dunia: Dunia) -> Pabrik:
    p = Pabrik(opd=dunia.opd)
    p.indikator("IK1", p.sasaran("S1", p.tujuan()), target=80, realisasi=70)
    return p


@pytest.fixture
def penyusun(dunia: Dunia, p: Pabrik) -> Client:
    return klien(dunia.orang["penyusun"])
