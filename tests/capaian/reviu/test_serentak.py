"""Two reviewers at the same moment: comments keep their own numbers, one conclusion counts."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from orang import buat_pengguna
from reviu_siap import SIMPULAN_TERBUKA, KantorReviu, kantor_reviu

from capaian.models import CatatanReviu, LangkahLaporan, Reviu
from capaian.reviu.percakapan import IsianCatatan, tulis_catatan
from capaian.reviu.simpulan import simpulkan
from lakip.instansi.models import Pengguna

pytestmark = pytest.mark.django_db(transaction=True)


def bersama(kerja: Callable[[Pengguna], object], *siapa: Pengguna) -> list[str]:
    """What became of the same work done by these people at once: "jadi" or the refusal."""
    mulai = Barrier(len(siapa))

    def satu(oleh: Pengguna) -> str:
        try:
            mulai.wait(timeout=30)
            kerja(oleh)
        except ValidationError as galat:
            return galat.messages[0]
        finally:
            connection.close()
        return "jadi"

    with ThreadPoolExecutor(len(siapa)) as pelaksana:
        return sorted(pelaksana.map(satu, siapa))


def dua(kr: KantorReviu) -> tuple[Pengguna, Pengguna]:
    return kr.pereviu, buat_pengguna("rekan-pereviu", "pereviu", pemda=kr.k.p.opd.pemda)


@pytest.mark.sedang
def test_two_comments_and_two_conclusions_at_once():
    kr = kantor_reviu()
    siapa = dua(kr)

    tulis = bersama(
        lambda oleh: tulis_catatan(reviu=kr.reviu, isian=IsianCatatan("Catat."), oleh=oleh), *siapa
    )
    kr.siap_simpul()
    kr.segarkan()
    simpul = bersama(
        lambda oleh: simpulkan(reviu=kr.reviu, isian=SIMPULAN_TERBUKA, oleh=oleh), *siapa
    )

    assert tulis == ["jadi", "jadi"]
    assert sorted(CatatanReviu.objects.values_list("nomor", flat=True)) == [1, 2]
    assert simpul == ["Reviu ini sudah ditutup; isinya tidak dapat diubah lagi.", "jadi"]
    assert Reviu.objects.get().simpulan == "tanpa_keberatan"
    assert LangkahLaporan.objects.filter(ke="direviu").count() == 1
