"""Entering realisasi: who may, what is asked, who wins, and what the report then says."""

import re
from concurrent.futures import ThreadPoolExecutor
from decimal import Decimal
from threading import Barrier

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from orang import buat_pengguna, buat_unit, klien
from pabrik import Pabrik

from anggaran.models import TargetTriwulan
from capaian.kejanggalan import PerluPenjelasan
from capaian.models import RealisasiIndikator
from capaian.pengisian import simpan_isian
from capaian.sajian import sajikan_laporan
from lakip.instansi.models import Kejadian
from lakip.instansi.sunting import Bentrok, versi

pytestmark = pytest.mark.django_db


@pytest.fixture
def p():
    p = Pabrik()
    p.pengukuran()
    p.unit = buat_unit(p.opd)
    s = p.sasaran("S1", p.tujuan())
    p.ik1 = p.indikator("IK1", s, target=80, unit=p.unit["seksi"], desimal=2)
    p.ik2 = p.indikator(
        "IK2",
        s,
        target=90,
        unit=p.unit["sekretariat"],
        pembilang="Jumlah dilayani",
        penyebut="Jumlah pemohon",
    )
    p.penyusun = buat_pengguna("penyusun", "penyusun", opd=p.opd)
    p.operator = buat_pengguna("operator", "operator", opd=p.opd, unit=p.unit["bidang"])
    return p


def alamat(p: Pabrik, bagian: str = "2/") -> str:
    return f"/opd/{p.opd.kode}/{p.tahun}/isian/{bagian}"


def nama_indikator(isi: str) -> list[str]:
    return re.findall(r'<h2 id="judul-\d+">([^<]+)</h2>', isi)


def kiriman(indikator, **isi) -> dict[str, object]:
    """A card as its form sends it: every name begins with its indicator."""
    isi = {"versi": 0, "status": "tetap", **isi}
    return {f"i{indikator.pk}-{nama}": nilai for nama, nilai in isi.items()}


def kirim(p: Pabrik, peramban, indikator, bagian: str = "2/", htmx: bool = False, **isi):
    data = kiriman(indikator, **isi) | {"simpan": indikator.pk}
    kepala = {"HX-Request": "true"} if htmx else {}
    return peramban.post(alamat(p, bagian), data, headers=kepala)


def simpan(p: Pabrik, indikator=None, triwulan: int = 2, **isi) -> RealisasiIndikator:
    lain = {"penjelasan": "", "versi_dibaca": 0, "oleh": p.penyusun, **isi.pop("lain", {})}
    isian = {k: Decimal(v) if isinstance(v, int) else v for k, v in isi.items()}
    indikator = indikator or p.ik1
    return simpan_isian(
        tahun_kinerja=p.tk, indikator=indikator, triwulan=triwulan, isian=isian, **lain
    )


def capaian(isi: str) -> list[str]:
    teks = re.findall(r'<p class="capaian">(.*?)</p>', isi, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", " ", t).split()) for t in teks]


def test_page_lists_exactly_the_indicators_of_the_units_below_the_operators(p):
    assert nama_indikator(klien(p.operator).get(alamat(p)).content.decode()) == ["Persentase IK1"]
    assert nama_indikator(klien(p.penyusun).get(alamat(p)).content.decode()) == [
        "Persentase IK1",
        "Persentase IK2",
    ]


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
    assert RealisasiIndikator.objects.count() == 0


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


def test_what_the_model_refuses_is_not_saved(p):
    with pytest.raises(ValidationError):
        simpan(p, capaian_manual=90)
    assert RealisasiIndikator.objects.count() == 0
    assert Kejadian.objects.filter(jenis="isi_realisasi").count() == 0


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


def test_card_that_nobody_touched_is_not_saved_over_a_newer_value(p):
    lama = simpan(p, nilai=70, catatan="Baris satu\nBaris dua")
    dibaca = versi(lama)
    simpan(p, nilai=71, lain={"versi_dibaca": dibaca})

    seperti_dibaca = {"nilai": "70", "catatan": "Baris satu\r\nBaris dua", "versi": dibaca}
    rasio = {"pembilang": "45", "penyebut": "100"}
    jawaban = kirim_semua(p, "semua", IK1=seperti_dibaca, IK2=rasio)

    assert jawaban.status_code == 302
    assert [r.nilai for r in RealisasiIndikator.objects.order_by("indikator")] == [71, None]


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


def test_page_needs_the_same_number_of_queries_for_1_and_for_30_rows(p):
    def banyak() -> int:
        peramban.get(alamat(p))
        with CaptureQueriesContext(connection) as kueri:
            assert peramban.get(alamat(p)).status_code == 200
        return len(kueri)

    peramban = klien(p.operator)
    simpan(p, nilai=70)
    satu = banyak()
    s = p.sasaran("S2")
    for n in range(29):
        i = p.indikator(f"X{n}", s, target=10, unit=p.unit["bidang"])
        simpan(p, i, nilai=5)

    assert banyak() == satu
    assert len(nama_indikator(peramban.get(alamat(p)).content.decode())) == 30
