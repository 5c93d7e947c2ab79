"""Entering realisasi: who may, what is asked, who wins, and what the report then says."""

import re
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from isian_contoh import alamat, buat_isian, kirim, kiriman, nama_indikator, simpan
from kueri_terhitung import kueri_laman
from orang import buat_pengguna, klien
from pabrik import Pabrik

from anggaran.models import TargetTriwulan
from capaian.kejanggalan import PerluPenjelasan
from capaian.models import RealisasiIndikator
from capaian.sajian import sajikan_laporan
from lakip.instansi.models import Kejadian
from lakip.instansi.sunting import versi

pytestmark = pytest.mark.django_db


@pytest.fixture
def p() -> Pabrik:
    return buat_isian()


def capaian(isi: str) -> list[str]:
    teks = re.findall(r'<p class="capaian">(.*?)</p>', isi, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", " ", t).split()) for t in teks]


def test_page_lists_exactly_the_indicators_of_the_units_below_the_operators(p):
    assert nama_indikator(klien(p.operator).get(alamat(p)).content.decode()) == ["Persentase IK1"]
    assert nama_indikator(klien(p.penyusun).get(alamat(p)).content.decode()) == [
        "Persentase IK1",
        "Persentase IK2",
    ]


def test_card_leads_to_the_change_log_of_its_indicator(p):
    layar = klien(p.operator)
    tujuan = f"/opd/{p.opd.kode}/{p.tahun}/riwayat/indikator/{p.ik1.kode}/"

    tautan = re.findall(
        r'href="([^"]*/riwayat/indikator/[^"]*)"', layar.get(alamat(p)).content.decode()
    )

    assert tautan == [tujuan]
    assert layar.get(tujuan).status_code == 200


def test_indicator_measured_only_from_a_later_year_is_not_asked_for(p):
    p.ik2.dari_tahun = p.tahun + 1
    p.ik2.save()

    isi = klien(p.penyusun).get(alamat(p)).content.decode()

    assert nama_indikator(isi) == ["Persentase IK1"]


@pytest.mark.parametrize("metode", ["get", "post"])
def test_stranger_gets_404_and_colleague_without_the_right_403(p, metode):
    asing = buat_pengguna("asing", "penyusun", opd=Pabrik("dinas-lain").opd)
    pengamat = buat_pengguna("pengamat", "pengamat", opd=p.opd)

    assert getattr(klien(asing), metode)(alamat(p)).status_code == 404
    assert getattr(klien(pengamat), metode)(alamat(p)).status_code == 403


def test_operator_cannot_save_or_compute_the_indicator_of_another_unit(p):
    assert kirim(p, klien(p.operator), p.ik2, pembilang="1", penyebut="2").status_code == 403
    hitung = klien(p.operator).get(alamat(p, "2/hitung/"), {"indikator": p.ik2.pk})
    assert hitung.status_code == 403
    assert RealisasiIndikator.objects.count() == 0


def test_quarter_beyond_the_fourth_is_not_found(p):
    assert klien(p.penyusun).get(alamat(p, "5/")).status_code == 404


def test_saved_value_stands_in_the_row_its_history_and_the_log(p):
    jawaban = kirim(p, klien(p.operator), p.ik1, nilai="72,5", kendala="Hujan", upaya="Jemput")

    assert jawaban.status_code == 302
    assert jawaban.url == f"{alamat(p)}#indikator-{p.ik1.pk}"
    baris = RealisasiIndikator.objects.get()
    assert (baris.indikator, baris.triwulan, baris.nilai) == (p.ik1, 2, Decimal("72.5"))
    assert (baris.kendala, baris.upaya) == ("Hujan", "Jemput")
    assert baris.history.get().history_user == p.operator
    kejadian = Kejadian.objects.get(jenis="isi_realisasi")
    assert (kejadian.oleh, kejadian.objek) == (p.operator, "Persentase IK1")
    assert kejadian.data == {
        "triwulan": 2,
        "perubahan": {"nilai": [None, "72.5"], "kendala": ["", "Hujan"], "upaya": ["", "Jemput"]},
    }


def test_report_shows_the_saved_value_and_its_origin_names_who_entered_it(p):
    sajikan_laporan(p.tk)
    kirim(p, klien(p.operator), p.ik1, "0/", nilai="60")

    fakta = sajikan_laporan(p.tk).fakta["realisasi:IK1"]

    assert fakta.nilai == Decimal(60)
    assert (fakta.sumber.tempat, fakta.sumber.oleh) == ("isian realisasi setahun", "operator")
    panel = klien(p.penyusun).get(
        f"/opd/{p.opd.kode}/{p.tahun}/laporan/asal/", {"fakta": "realisasi:IK1"}
    )
    assert "<dt>Diisi oleh</dt><dd>operator</dd>" in panel.content.decode()


def test_status_year_and_footnote_of_a_figure_are_entered_and_stand_under_the_reports_table(p):
    keterangan = {"status": "sementara", "tahun_data": "2024", "catatan_kaki": "Angka BPS"}

    jawaban = kirim(p, klien(p.operator), p.ik1, "0/", nilai="60", **keterangan)

    assert jawaban.status_code == 302
    catatan = sajikan_laporan(p.tk).tabel()["formulir_pengukuran"].catatan
    assert [c.lstrip("* ") for c in catatan] == [
        *("Angka sementara", "Angka BPS", "Data tahun 2024")
    ]


def test_saving_the_same_again_leaves_no_history(p):
    simpan(p, nilai=70, catatan="Baris satu\nBaris dua")
    baris = RealisasiIndikator.objects.get()

    jawaban = kirim(
        p,
        klien(p.penyusun),
        p.ik1,
        nilai="70",
        catatan="Baris satu\r\nBaris dua",
        versi=versi(baris),
    )

    assert jawaban.status_code == 302
    assert baris.history.count() == 1


def test_capaian_is_computed_by_the_server_without_saving(p):
    TargetTriwulan.objects.create(
        tahun_kinerja=p.tk, indikator=p.ik1, triwulan=2, nilai=Decimal(40)
    )
    peramban = klien(p.operator)

    def hasil(bagian: str) -> list[str]:
        isi = {"indikator": p.ik1.pk, **kiriman(p.ik1, nilai="30")}
        return capaian(peramban.get(alamat(p, bagian), isi).content.decode())

    assert hasil("2/hitung/") == ["Capaian 75,00% Berhasil"]
    assert hasil("3/hitung/") == ["Capaian 37,50% Tidak Berhasil"]
    assert RealisasiIndikator.objects.count() == 0


def test_year_is_measured_from_pembilang_and_penyebut_as_the_report_does(p):
    isi = klien(p.penyusun).get(
        alamat(p, "0/hitung/"),
        {"indikator": p.ik2.pk, **kiriman(p.ik2, pembilang="45", penyebut="100")},
    )
    assert capaian(isi.content.decode()) == ["Capaian 50,00% Tidak Berhasil"]


def test_unreadable_number_is_refused_with_its_reason_and_what_was_typed(p):
    jawaban = kirim(p, klien(p.penyusun), p.ik1, nilai="tujuh puluh")
    isi = jawaban.content.decode()

    assert jawaban.status_code == 422
    assert 'value="tujuh puluh"' in isi
    assert (isi.count("is-invalid"), isi.count("is-valid")) == (1, 0)
    assert RealisasiIndikator.objects.count() == 0


def test_page_names_first_what_was_not_saved_and_leads_to_it(p):
    jawaban = kirim(p, klien(p.penyusun), p.ik1, nilai="tujuh puluh")

    tautan = re.findall(r'<a href="(#indikator-\d+)">([^<]*)</a>', jawaban.content.decode())
    assert tautan == [(f"#indikator-{p.ik1.pk}", "Persentase IK1")]


def test_value_together_with_a_reason_for_none_is_refused(p):
    jawaban = kirim(p, klien(p.penyusun), p.ik1, nilai="7", alasan_kosong="Belum ada survei")

    assert jawaban.status_code == 422
    assert "Kosongkan nilainya, atau kosongkan alasan tidak ada nilai." in jawaban.content.decode()


def test_zero_penyebut_is_refused(p):
    jawaban = kirim(p, klien(p.penyusun), p.ik2, pembilang="0", penyebut="0")
    assert jawaban.status_code == 422
    assert "Penyebut tidak boleh 0." in jawaban.content.decode()


@pytest.mark.parametrize(
    ("nilai", "tanya"),
    [
        (
            49,
            "Nilai sampai Triwulan II (49) lebih kecil daripada Triwulan I (50).",
        ),
        (500, "Nilai 500 sedikitnya 10 kali Triwulan I (50). Periksa letak koma."),
    ],
)
def test_falling_or_tenfold_value_is_questioned(p, nilai, tanya):
    simpan(p, triwulan=1, nilai=50)

    with pytest.raises(PerluPenjelasan) as salah:
        simpan(p, nilai=nilai)

    assert salah.value.kejanggalan == [tanya]
    assert RealisasiIndikator.objects.filter(triwulan=2).count() == 0


@pytest.mark.parametrize(("agregasi", "arah"), [("SUM", "naik"), ("LAST", "turun")])
def test_falling_value_is_fine_where_quarters_add_up_or_less_is_better(p, agregasi, arah):
    p.ik1.agregasi, p.ik1.arah, p.ik1.satuan = agregasi, arah, "orang"
    p.ik1.save()
    simpan(p, triwulan=1, nilai=50)

    assert simpan(p, nilai=49).nilai == 49


def test_pembilang_over_penyebut_is_asked_in_place_and_kept_with_its_explanation(p):
    peramban = klien(p.penyusun)
    isi = {"pembilang": "120", "penyebut": "100", "catatan": "Catatan lama"}

    tanya = kirim(p, peramban, p.ik2, **isi)
    assert tanya.status_code == 422
    assert "Pembilang 120 melebihi penyebut 100." in tanya.content.decode()
    assert f'name="i{p.ik2.pk}-penjelasan"' in tanya.content.decode()
    assert RealisasiIndikator.objects.count() == 0

    assert kirim(p, peramban, p.ik2, penjelasan="Termasuk luar kota", **isi).status_code == 302
    baris = RealisasiIndikator.objects.get()
    assert (baris.pembilang, baris.penyebut) == (120, 100)
    assert baris.catatan == "Catatan lama\nPenjelasan: Termasuk luar kota"


def test_explained_value_is_not_asked_about_again_when_only_the_note_changes(p):
    baris = simpan(p, p.ik2, pembilang=120, penyebut=100, lain={"penjelasan": "Luar kota"})

    baru = simpan(p, p.ik2, kendala="Baru", lain={"versi_dibaca": versi(baris)})

    assert baru.kendala == "Baru"


def test_what_the_model_refuses_is_not_saved(p):
    with pytest.raises(ValidationError):
        simpan(p, capaian_manual=90)
    assert RealisasiIndikator.objects.count() == 0
    assert Kejadian.objects.filter(jenis="isi_realisasi").count() == 0


def test_htmx_gets_only_the_saved_card_with_its_new_version(p):
    jawaban = kirim(p, klien(p.operator), p.ik1, htmx=True, nilai="70")
    isi = jawaban.content.decode()

    assert jawaban.status_code == 200
    kepala = f'<section class="kartu isian tersimpan" id="indikator-{p.ik1.pk}"'
    assert isi.lstrip().startswith(kepala)
    assert f'name="i{p.ik1.pk}-versi" value="{versi(RealisasiIndikator.objects.get())}"' in isi


def test_overview_counts_what_is_filled_of_what_the_person_fills(p):
    simpan(p, nilai=70)
    simpan(p, p.ik2, triwulan=1, alasan_kosong="Belum ada survei")

    isi = klien(p.penyusun).get(alamat(p, "")).content.decode()

    assert re.findall(r"(\d dari \d) indikator", isi) == [
        *("1 dari 2", "1 dari 2", "0 dari 2", "0 dari 2", "0 dari 2")
    ]


@pytest.mark.sedang
def test_page_needs_the_same_number_of_queries_for_1_and_for_30_rows(p):
    peramban = klien(p.operator)
    simpan(p, nilai=70)
    satu = kueri_laman(peramban, alamat(p))
    s = p.sasaran("S2")
    for n in range(29):
        i = p.indikator(f"X{n}", s, target=10, unit=p.unit["bidang"])
        simpan(p, i, nilai=5)

    assert kueri_laman(peramban, alamat(p)) == satu
    assert len(nama_indikator(peramban.get(alamat(p)).content.decode())) == 30
