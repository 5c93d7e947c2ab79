"""Saving people's texts: cleaned, with the figures they refer to, and never over each other."""

import pytest
from orang import buat_pengguna

from capaian.models import RealisasiIndikator, TeksLaporan
from capaian.naskah import (
    AngkaBerubah,
    TeksBentrok,
    TeksDitolak,
    angka_berubah,
    keadaan_teks,
    simpan_teks,
    teks_tahun_lalu,
    versi_teks,
)
from capaian.sajian import sajikan_laporan, sajikan_ukuran
from tests.pabrik import Pabrik

pytestmark = [pytest.mark.django_db, pytest.mark.dua_basis_data]
KUNCI = "latar-belakang"


@pytest.fixture
def p() -> Pabrik:
    p = Pabrik()
    p.indikator("IK1", p.sasaran("S1", p.tujuan()), target=80, realisasi=70)
    return p


@pytest.fixture
def penulis(p: Pabrik):
    return buat_pengguna("penulis", "penyusun", opd=p.opd)


def simpan(p: Pabrik, penulis, isi: str, versi: int | None = None, kunci: str = KUNCI):
    return simpan_teks(
        tahun_kinerja=p.tk,
        kunci=kunci,
        isi=isi,
        asal="ditulis",
        versi_dibaca=versi_teks(p.tk, kunci) if versi is None else versi,
        oleh=penulis,
    )


def berubah(p: Pabrik):
    return angka_berubah(p.tk, sajikan_ukuran(p.tk)[1].fakta)


def test_saved_text_keeps_value_and_print_of_every_figure_it_refers_to(p, penulis):
    teks = simpan(p, penulis, "<p>Capaian [[capaian:IK1]], target [[target:IK1]].</p>")

    assert list(teks.rujukan.order_by("fakta").values_list("fakta", "nilai", "tercetak")) == [
        ("capaian:IK1", "87.5", "87,50%"),
        ("target:IK1", "80", "80%"),
    ]
    assert teks.history.get().history_user == penulis


def test_saving_again_replaces_the_noted_figures(p, penulis):
    simpan(p, penulis, "[[capaian:IK1]]")
    teks = simpan(p, penulis, "[[target:IK1]]")

    assert list(teks.rujukan.values_list("fakta", flat=True)) == ["target:IK1"]
    assert teks.history.count() == 2


def test_unknown_token_is_refused_with_the_nearest_name_and_nothing_is_saved(p, penulis):
    with pytest.raises(TeksDitolak) as galat:
        simpan(p, penulis, "<p>[[capain:IK1]]</p>")

    assert galat.value.pesan == (
        "Rujukan angka ini tidak dikenal: [[capain:IK1]] (maksudnya [[capaian:IK1]]?). "
        "Pilih dari daftar angka, atau hapus kurung sikunya."
    )
    assert not TeksLaporan.objects.exists()


def test_pasted_dress_and_scripts_are_removed_and_tables_and_lists_stay(p, penulis):
    kotor = (
        '<p class="MsoNormal" style="color:red" onclick="x()">Isi<script>x()</script></p>'
        '<table border="1" style="width:9cm"><tr><td colspan="2" width="3">A</td></tr></table>'
        '<ul type="disc"><li><span lang="IN">satu</span></li></ul>'
    )

    assert simpan(p, penulis, kotor).isi == (
        '<p>Isi</p><table><tbody><tr><td colspan="2">A</td></tr></tbody></table>'
        "<ul><li>satu</li></ul>"
    )


def test_plain_text_of_a_browser_without_script_becomes_paragraphs(p, penulis):
    teks = simpan(p, penulis, "Satu & dua\r\n\r\nTiga".replace("\r\n", "\n"))

    assert teks.isi == "<p>Satu &amp; dua</p><p>Tiga</p>"


def test_second_writer_is_refused_and_sees_what_the_first_saved(p, penulis):
    dibaca = versi_teks(p.tk, KUNCI)
    simpan(p, penulis, "<p>pertama</p>", dibaca)
    with pytest.raises(TeksBentrok) as bentrok:
        simpan(p, penulis, "<p>kedua</p>", dibaca)

    assert (bentrok.value.isi, bentrok.value.versi) == ("<p>pertama</p>", versi_teks(p.tk, KUNCI))
    simpan(p, penulis, "<p>kedua</p>", bentrok.value.versi)
    assert TeksLaporan.objects.get().isi == "<p>kedua</p>"


def test_writer_who_read_before_a_text_was_emptied_is_refused(p, penulis):
    simpan(p, penulis, "<p>pertama</p>")
    dibaca = versi_teks(p.tk, KUNCI)
    assert simpan(p, penulis, "<p> &nbsp; </p>") is None
    with pytest.raises(TeksBentrok) as bentrok:
        simpan(p, penulis, "<p>kedua</p>", dibaca)

    assert bentrok.value.isi == ""
    assert TeksLaporan.history.filter(history_type="-", history_user=penulis).count() == 1


def test_changed_figure_marks_the_text_with_old_and_new_until_it_is_saved_again(p, penulis):
    isi = simpan(p, penulis, "<p>[[realisasi:IK1]] dari [[target:IK1]]</p>").isi
    assert berubah(p) == {}
    realisasi = RealisasiIndikator.objects.get()
    realisasi.nilai = 76
    realisasi.save()

    nama = sajikan_ukuran(p.tk)[1].fakta["realisasi:IK1"].nama
    assert berubah(p) == {KUNCI: (AngkaBerubah("realisasi:IK1", nama, "70%", "76%"),)}
    assert TeksLaporan.objects.get().isi == isi
    simpan(p, penulis, isi)
    assert berubah(p) == {}


def test_figure_that_is_gone_is_named_as_gone(p, penulis):
    simpan(p, penulis, "<p>[[realisasi:IK1]]</p>")
    TeksLaporan.objects.get().rujukan.update(fakta="realisasi:LAMA")

    assert berubah(p)[KUNCI] == (
        AngkaBerubah("realisasi:LAMA", "realisasi:LAMA", "70%", "tidak ada lagi"),
    )


def test_states_say_who_wrote_and_what_is_missing(p, penulis):
    simpan(p, penulis, "<p>Ada.</p>")
    data, _ = sajikan_ukuran(p.tk)
    semua = keadaan_teks(p.tk, data, sajikan_laporan(p.tk))
    k = {s.tempat.kunci: s for _, isi in semua for s in isi}

    assert (k[KUNCI].status, k[KUNCI].oleh) == ("ditulis", "penulis")
    assert (k["kata-pengantar"].status, k["kata-pengantar"].tempat.wajib) == ("belum", True)
    assert (k["gambaran-umum"].status, k["gambaran-umum"].tempat.wajib) == ("kosong", False)


def test_last_text_of_an_earlier_year_is_found_and_later_ones_are_not(p, penulis):
    for tahun in (2023, 2024, 2026):
        lain = p.tahun_lain(tahun)
        TeksLaporan.objects.create(tahun_kinerja=lain.tk, kunci=KUNCI, isi=f"Teks {tahun}")

    assert teks_tahun_lalu(p.tk, KUNCI).isi == "Teks 2024"
    assert teks_tahun_lalu(p.tk, "kesimpulan") is None
