"""Several cards on one page, and several people at one card: nothing typed is lost."""

import re
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection
from isian_contoh import alamat, buat_isian, kirim, kiriman, simpan
from orang import buat_pengguna, klien
from pabrik import Pabrik

from capaian.models import RealisasiIndikator
from lakip.instansi.sunting import Bentrok, versi

pytestmark = [pytest.mark.django_db, pytest.mark.dua_basis_data]


@pytest.fixture
def p() -> Pabrik:
    return buat_isian()


def test_second_person_is_stopped_and_sees_both_values_then_chooses(p):
    simpan(p, nilai=70)
    peramban = klien(p.operator)

    bentrok = kirim(p, peramban, p.ik1, nilai="71", versi=0)
    isi = bentrok.content.decode()

    assert bentrok.status_code == 422
    assert re.findall(r"<tr><th scope=\"row\">(.*?)</th><td>(.*?)</td><td>(.*?)</td>", isi) == [
        ("Realisasi (%)", "70", "71")
    ]
    assert RealisasiIndikator.objects.get().nilai == 70
    dilihat = re.findall(rf'name="i{p.ik1.pk}-versi" value="(\d+)"', isi)
    assert kirim(p, peramban, p.ik1, nilai="71", versi=dilihat[0]).status_code == 302
    assert RealisasiIndikator.objects.get().nilai == 71


def test_version_of_a_stale_reader_is_refused_by_the_domain(p):
    baris = simpan(p, nilai=70)
    dibaca = versi(baris)
    simpan(p, nilai=71, lain={"versi_dibaca": dibaca})

    with pytest.raises(Bentrok) as salah:
        simpan(p, nilai=72, lain={"versi_dibaca": dibaca})

    assert salah.value.kini.nilai == 71


def kirim_semua(p: Pabrik, simpan: object, **isi: dict[str, object]):
    """The whole page as a browser without JavaScript sends it; ``isi`` by indicator's code."""
    semua = {i.kode: i for i in (p.ik1, p.ik2)}
    data = {k: v for kode, i in semua.items() for k, v in kiriman(i, **isi.get(kode, {})).items()}
    return klien(p.penyusun).post(alamat(p), data | {"simpan": simpan})


def keadaan(isi: str) -> list[str]:
    return re.findall(r'<section class="kartu isian (\w*)"', isi)


def test_saving_one_card_without_javascript_keeps_what_was_typed_in_the_others(p):
    rasio = {"pembilang": "45", "penyebut": "100", "kendala": "Belum selesai diketik"}

    jawaban = kirim_semua(p, p.ik1.pk, IK1={"nilai": "70"}, IK2=rasio)
    isi = jawaban.content.decode()

    assert (jawaban.status_code, keadaan(isi)) == (200, ["tersimpan", "belum"])
    assert [r.indikator for r in RealisasiIndikator.objects.all()] == [p.ik1]
    assert f'name="i{p.ik2.pk}-pembilang" value="45"' in isi
    assert "Belum selesai diketik" in isi
    assert "1 isian lain sudah diketik tetapi belum tersimpan." in isi


def test_question_about_one_card_keeps_what_was_typed_in_the_others(p):
    simpan(p, triwulan=1, nilai=50)

    rasio = {"pembilang": "45", "penyebut": "100"}
    jawaban = kirim_semua(p, p.ik1.pk, IK1={"nilai": "40"}, IK2=rasio)

    assert jawaban.status_code == 422
    assert keadaan(jawaban.content.decode()) == ["tanya", "belum"]


def test_all_changed_cards_are_saved_at_once(p):
    rasio = {"pembilang": "45", "penyebut": "100"}

    assert kirim_semua(p, "semua", IK1={"nilai": "70"}, IK2=rasio).status_code == 302

    semua = RealisasiIndikator.objects.order_by("indikator")
    assert [(r.nilai, r.pembilang) for r in semua] == [(70, None), (None, 45)]


def test_page_of_a_large_agency_is_sent_whole(p):
    lain = {
        f"i9{n}-{medan}": "1" for n in range(300) for medan in ("versi", "nilai", "status", "x")
    }

    jawaban = klien(p.penyusun).post(
        alamat(p), kiriman(p.ik1, nilai="70") | lain | {"simpan": p.ik1.pk}
    )

    assert (jawaban.status_code, RealisasiIndikator.objects.get().nilai) == (302, 70)


def test_card_that_nobody_touched_is_not_saved_over_a_newer_value(p):
    lama = simpan(p, nilai=70, catatan="Baris satu\nBaris dua")
    dibaca = versi(lama)
    simpan(p, nilai=71, lain={"versi_dibaca": dibaca})

    seperti_dibaca = {"nilai": "70", "catatan": "Baris satu\r\nBaris dua", "versi": dibaca}
    rasio = {"pembilang": "45", "penyebut": "100"}
    jawaban = kirim_semua(p, "semua", IK1=seperti_dibaca, IK2=rasio)

    assert jawaban.status_code == 302
    assert [r.nilai for r in RealisasiIndikator.objects.order_by("indikator")] == [71, None]


@pytest.mark.sedang
@pytest.mark.django_db(transaction=True)
def test_of_two_who_save_at_the_same_moment_one_is_stopped():
    p = Pabrik()
    p.pengukuran()
    p.ik1 = p.indikator("IK1", p.sasaran("S1", p.tujuan()), target=80)
    orang = [buat_pengguna(nama, "penyusun", opd=p.opd) for nama in ("ani", "budi")]
    p.penyusun = orang[0]
    dibaca = versi(simpan(p, nilai=50))
    serentak = Barrier(2)

    def coba(ke: int) -> str:
        try:
            serentak.wait(timeout=20)
            lain = {"versi_dibaca": dibaca, "oleh": orang[ke]}
            return str(simpan(p, nilai=60 + ke, lain=lain).nilai)
        except Bentrok as bentrok:
            return f"melihat {bentrok.kini.nilai}"
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as kolam:
        hasil = list(kolam.map(coba, range(2)))

    menang = RealisasiIndikator.objects.get()
    assert sorted(hasil) == sorted([str(menang.nilai), f"melihat {menang.nilai}"])
    assert menang.history.count() == 2
