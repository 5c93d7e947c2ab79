"""An open review goes over to a newer checklist: what stays, what is asked again, who may."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from orang import klien
from reviu_siap import HARI, KantorReviu, kantor_reviu

from capaian.models import ButirReviu
from capaian.reviu.daftar import salin_versi
from capaian.reviu.jawab import IsianJawaban, simpan_jawaban
from capaian.reviu.pindah import daftar_pengganti, pindah_daftar
from lakip.instansi.models import Kejadian

pytestmark = pytest.mark.django_db


@pytest.fixture
def kr() -> KantorReviu:
    """A review by a first version that knows no ticks; a second one asks them and one item more."""
    ButirReviu.objects.filter(mesin="smart").update(mesin="")
    kr = kantor_reviu()
    lama = kr.reviu.daftar
    baru = salin_versi(daftar=lama, berlaku_sejak=lama.berlaku_sejak, oleh=kr.pereviu)
    baru.butir.filter(nomor="III.10").update(mesin="smart")
    baru.butir.filter(nomor="II.1").update(uraian="Pernyataan lain.")
    baru.butir.filter(nomor="I.6").delete()
    ButirReviu.objects.create(
        daftar=baru, urutan=99, nomor="III.11", kelompok="III", uraian="Butir tambahan."
    )
    return kr


def jawab(kr: KantorReviu, nomor: str, jawaban: str, alasan: str = "") -> None:
    j = kr.reviu.jawaban.get(butir__nomor=nomor)
    isian = IsianJawaban(j.butir_id, jawaban, bukti="Dilihat.", alasan=alasan, asal=j.jawaban)
    simpan_jawaban(reviu=kr.reviu, isian=[isian], oleh=kr.pereviu)


def semua_jawaban(kr: KantorReviu) -> dict[str, tuple[str, str, str]]:
    baris = kr.segarkan().jawaban.values_list("butir__nomor", "jawaban", "bukti", "alasan")
    return {nomor: tuple(isi) for nomor, *isi in baris}


def test_answers_stay_where_the_item_is_the_same_and_new_ones_are_asked(kr):
    jawab(kr, "II.1", "ya")
    jawab(kr, "III.8", "ya")
    jawab(kr, "I.1", "tidak_berlaku", "Tidak diperlukan.")
    sebelum = semua_jawaban(kr)

    pindah_daftar(reviu=kr.reviu, hari_ini=HARI, oleh=kr.pereviu)
    sesudah = semua_jawaban(kr)

    dipakai = set(kr.reviu.jawaban.values_list("butir__daftar__versi", flat=True))
    assert (kr.reviu.daftar.versi, dipakai) == (2, {2})
    assert set(sebelum) - set(sesudah) == {"I.6"}
    assert set(sesudah) - set(sebelum) == {"III.11"}
    assert [sesudah[n] for n in ("II.1", "III.11")] == [("", "", ""), ("", "", "")]
    sama = set(sebelum) & set(sesudah) - {"II.1"}
    assert {n: sesudah[n] for n in sama} == {n: sebelum[n] for n in sama}
    assert list(kr.reviu.smart.values_list("kode", flat=True)) == ["IK1"]


def test_page_offers_the_newer_version_to_the_reviewer_and_then_shows_its_ticks(kr):
    c, alamat = klien(kr.pereviu), f"{kr.dasar}pindah-daftar/"
    tombol = f'action="{alamat}"'
    halaman = f"{kr.dasar}daftar/"
    sebelum = [klien(o).get(halaman).content.decode() for o in (kr.pereviu, kr.penyusun)]

    jawaban = c.post(alamat, follow=True).content.decode()

    assert [tombol in isi for isi in (*sebelum, jawaban)] == [True, False, False]
    assert "memakai daftar periksa versi 1; yang berlaku sekarang versi 2" in sebelum[0]
    assert "sekarang memakai daftar periksa versi 2" in jawaban
    assert f'href="{kr.dasar}smart/"' in jawaban
    assert Kejadian.objects.latest("pk").uraian == "Daftar periksa versi 1 diganti versi 2."
    assert klien(kr.penyusun).post(alamat).status_code == 403


def test_only_an_open_review_of_an_older_version_goes_over(kr):
    with pytest.raises(PermissionDenied):
        pindah_daftar(reviu=kr.reviu, hari_ini=HARI, oleh=kr.penyusun)
    pindah_daftar(reviu=kr.reviu, hari_ini=HARI, oleh=kr.pereviu)
    with pytest.raises(ValidationError, match="sudah memakai daftar periksa yang berlaku"):
        pindah_daftar(reviu=kr.segarkan(), hari_ini=HARI, oleh=kr.pereviu)


def test_concluded_review_keeps_its_version(kr):
    kr.siap_simpul()
    kr.simpulkan()

    assert daftar_pengganti(kr.reviu, HARI) is None
    with pytest.raises(ValidationError, match="sudah ditutup"):
        pindah_daftar(reviu=kr.reviu, hari_ini=HARI, oleh=kr.pereviu)
    assert kr.segarkan().daftar.versi == 1
