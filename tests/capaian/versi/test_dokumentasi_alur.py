"""The table of steps in README is the one that the code keeps."""

import re
from pathlib import Path

from django.conf import settings

from capaian.management.commands.cetak_alur import tabel_alur


def test_step_table_of_readme_is_the_one_the_code_prints():
    readme = (Path(settings.BASE_DIR) / "README.md").read_text()
    blok = re.search(r"<!-- cetak_alur -->\n(.*)\n<!-- /cetak_alur -->", readme, re.DOTALL)

    assert blok[1] == tabel_alur()
