"""What README and the word list say is what the code does."""

import gettext
import re
from pathlib import Path

from django.conf import settings

from lakip.instansi.management.commands.cetak_peran import tabel_peran

AKAR = Path(settings.BASE_DIR)


def test_role_table_of_readme_is_the_one_the_code_prints():
    readme = (AKAR / "README.md").read_text()
    blok = re.search(r"<!-- cetak_peran -->\n(.*)\n<!-- /cetak_peran -->", readme, re.DOTALL)

    assert blok[1] == tabel_peran()


def test_compiled_words_are_those_of_the_word_list():
    folder = AKAR / "locale" / "id" / "LC_MESSAGES"
    daftar = dict(re.findall(r'msgid "(.+)"\nmsgstr "(.+)"', (folder / "django.po").read_text()))
    with (folder / "django.mo").open("rb") as berkas:
        jadi = gettext.GNUTranslations(berkas)

    assert {asli: jadi.gettext(asli) for asli in daftar} == daftar
