"""Every rule on living data: silent when all is right, and what it says when one thing is not."""

from dataclasses import replace
from datetime import date

import pytest

from capaian.hitung import SKALA_LAN, SKALA_PERMENDAGRI_86, Agregasi, Arah
from capaian.laporan.bahan import (
    PK,
    AturanLaporan,
    AturanUkur,
    BarisData,
    DataTahun,
    Dukungan,
    EvaluasiAkip,
    ItemIKU,
    Keluaran,
    KeputusanIKU,
    KolomData,
    KomponenAkip,
    Kontrol,
    Pejabat,
    Realisasi,
    Rincian,
    Sasaran,
    TabelData,
    TargetPK,
    Teks,
)
from capaian.laporan.pohon import SumberNilai
from capaian.periksa.hidup.rencana import arah_nama
from capaian.periksa.hidup.teks import kalimat
from tests.capaian.periksa.hidup import TAHUN, D, data, indikator, janji, pos, target, temuan


def kini(i, **isi):
    """The indicator with this year's data changed."""
    return replace(i, tahun={**i.tahun, TAHUN: replace(i.tahun[TAHUN], **isi)})


def test_year_that_is_right_has_no_finding():
    assert temuan() == []


def test_target_that_departs_from_renstra_needs_a_perubahan():
    pk = (TargetPK("pk_murni", "PK", None, target("85")),)
    ubah = (*pk, TargetPK("pk_perubahan:1", "PK perubahan", None, target("85")))

    assert temuan(indikator=(kini(indikator(), pk=pk),)) == [("D-TARGET-BEDA", "85", "80")]
    assert temuan(indikator=(kini(indikator(), pk=ubah),)) == []


def test_promised_budget_that_is_not_the_pagu():
    beda = replace(data().pk[0], anggaran=(janji("120"),))

    assert temuan(pk=(beda,)) == [("D-PAGU-PK", "120", "100")]


@pytest.mark.parametrize(
    ("jenis", "bukti", "hasil"),
    [
        ("formulir", {}, [("D-BUKTI", "76", "")]),
        ("formulir", {"IK1": 1}, []),
        ("buku_kerja", {}, []),
    ],
)
def test_typed_realisasi_needs_evidence_and_one_of_a_workbook_does_not(jenis, bukti, hasil):
    satu = Realisasi(0, nilai=D("76"), asal=SumberNilai(jenis))

    assert temuan(indikator=(kini(indikator(), realisasi=(satu,)),), bukti=bukti) == hasil


def test_realisasi_over_pagu():
    assert temuan(pos=(pos(real="101"),)) == [("D-LEBIH-PAGU", "101", "100")]


def test_realisasi_below_nothing_is_asked_about():
    assert temuan(pos=(pos(real="-5"),)) == [("D-NEGATIF", "-5", "")]
    assert temuan(pos=(pos(real="0"),)) == []


def test_sum_that_misses_a_control_total():
    kontrol = (Kontrol("", "pagu", "DPA", D(90)),)

    assert temuan(kontrol=kontrol) == [("D-KONTROL", "100", "90")]


def test_numerator_over_denominator():
    def nilai(pembilang):
        r = Realisasi(0, pembilang=D(pembilang), penyebut=D(100), sumber="x")
        return (kini(indikator(), realisasi=(r,)),)

    assert temuan(indikator=nilai(120)) == [("D-PEMBILANG", "120", "100")]
    assert temuan(indikator=nilai(90)) == []


@pytest.mark.parametrize(
    ("nilai", "desimal", "hasil"),
    [("83.33", 2, []), ("83.3", 1, []), ("84", 2, [("D-RASIO", "84", "83.33")])],
)
def test_typed_realisasi_that_is_not_its_ratio(nilai, desimal, hasil):
    r = Realisasi(0, nilai=D(nilai), pembilang=D(50), penyebut=D(60), sumber="x")

    assert temuan(indikator=(kini(indikator(desimal=desimal), realisasi=(r,)),)) == hasil


@pytest.mark.parametrize(
    ("bagian", "hasil"),
    [
        ([("40", "Orang"), ("10", "Orang")], []),
        ([("40", "Orang"), ("9", "Orang")], [("D-RINCIAN", "49", "50")]),
        ([("40", "Orang"), ("9", "Keluarga")], []),
        ([("40", "Orang"), (None, "Orang")], []),
    ],
)
def test_details_that_do_not_add_up_to_the_numerator(bagian, hasil):
    r = Realisasi(0, pembilang=D(50), penyebut=D(60), sumber="x")
    rincian = tuple(Rincian("Bagian", n and D(n), satuan) for n, satuan in bagian)

    i = replace(kini(indikator(), realisasi=(r,)), rincian=rincian)

    assert temuan(indikator=(i,)) == hasil


def test_details_of_a_counted_realisasi_add_up_to_it():
    orang = indikator(satuan="Orang", nilai="90")

    def beda(*angka):
        rincian = tuple(Rincian("Bagian", D(n), "Orang") for n in angka)
        return temuan(indikator=(replace(orang, rincian=rincian),))

    assert beda(50, 40) == []
    assert beda(50, 41) == [("D-RINCIAN", "91", "90")]


@pytest.mark.parametrize(
    ("sel", "alasan", "hasil"),
    [
        ({}, "", []),
        ({"n": "5"}, "", []),
        ({"n": "6"}, "", [("D-SUBJUMLAH", "6", "5")]),
        ({"n": "6"}, "angka menurut sumber", []),
    ],
)
def test_typed_total_of_a_data_table_that_differs_without_reason(sel, alasan, hasil):
    tabel = TabelData(
        "t",
        "T",
        "lampiran",
        kolom=(KolomData("n", "N", tipe="bulat", jumlahkan=True),),
        baris=(
            BarisData("a", "rinci", {"n": "2"}),
            BarisData("b", "rinci", {"n": "3"}),
            BarisData("c", "jumlah", sel, alasan_beda=alasan),
        ),
    )

    assert temuan(tabel=(tabel,)) == hasil


@pytest.mark.parametrize(
    ("nilai", "predikat", "bagian", "hasil"),
    [
        ("70", "B", (), []),
        ("70", "", (), []),
        ("70", "BB", (), [("D-AKIP", "BB", "B")]),
        (None, "", ("21", "21", "10.5", "17"), []),
        ("69.5", "B", ("21", "21", "10.5", "17"), []),
        ("70.5", "B", ("21", "21", "10.5", "17"), [("D-AKIP", "70.5", "69.5")]),
    ],
)
def test_akip_score_and_grade_that_do_not_fit(nilai, predikat, bagian, hasil):
    komponen = tuple(KomponenAkip(f"K{n}", D(30), D(x)) for n, x in enumerate(bagian))
    satu = EvaluasiAkip(2024, nilai=nilai and D(nilai), predikat=predikat, komponen=komponen)

    assert temuan(akip=(satu,)) == hasil


def test_polarity_against_the_name():
    salah = indikator(nama="Tingkat kemiskinan", arah=Arah.NAIK)
    benar = indikator(nama="Tingkat kemiskinan", arah=Arah.TURUN, nilai="70")

    assert temuan(indikator=(salah,)) == [("D-ARAH", "naik", "turun")]
    assert "D-ARAH" not in {a for a, *_ in temuan(indikator=(benar,))}


@pytest.mark.parametrize(
    ("nama", "arah"),
    [
        ("Angka kematian ibu", Arah.TURUN),
        ("Indeks kepuasan masyarakat", Arah.NAIK),
        ("Persentase penurunan angka kemiskinan", None),
        ("Persentase penanganan stunting", None),
        ("Nilai SAKIP", None),
    ],
)
def test_polarity_that_a_name_suggests(nama, arah):
    assert arah_nama(nama) is arah


def test_scale_with_gaps():
    assert SKALA_PERMENDAGRI_86.bercelah
    bercelah = temuan(ukur=AturanUkur(SKALA_PERMENDAGRI_86))

    assert [a for a, *_ in bercelah] == ["D-SKALA-CELAH"]
    assert temuan(ukur=AturanUkur(SKALA_LAN)) == []


def test_indicator_that_is_never_measured_and_iku_without_indicator():
    kosong = replace(indikator(nilai=None), tahun={TAHUN: DataTahun()})
    lepas = ItemIKU("", "", "Akurasi data")
    iku = KeputusanIKU("IKU", None, "", (ItemIKU("IK1", "", ""), lepas))

    assert ("D-TAK-DIUKUR", "", "") in temuan(indikator=(kosong,))
    assert temuan(iku=iku) == [("D-TAK-DIUKUR", "", "")]


def test_iku_that_the_pk_does_not_promise():
    assert temuan(pk=(PK("pk_murni", "murni", 0),)) == [("D-IKU-PK", "", "")]


def test_sasaran_without_indicator():
    dua = (*data().sasaran, Sasaran("S2", "Kosong"))

    assert temuan(sasaran=dua) == [("D-SASARAN-KOSONG", "", "")]


@pytest.mark.parametrize(
    "kurang",
    [
        {"pembanding": ()},
        {"tahun": {TAHUN: DataTahun(), TAHUN - 1: indikator().tahun[TAHUN - 1]}},
        {"target_renstra": {}, "tahun": {TAHUN: replace(indikator().tahun[TAHUN], pk=())}},
    ],
)
def test_indicator_that_lacks_something(kurang):
    assert "D-TIDAK-LENGKAP" in {a for a, *_ in temuan(indikator=(indikator(**kurang),))}


def test_indicator_without_analysis_or_source():
    tanpa_sumber = kini(indikator(sumber_data=""), realisasi=(Realisasi(0, D(90)),))

    assert temuan(analisis=()) == [("D-TIDAK-LENGKAP", "", "")]
    assert temuan(indikator=(tanpa_sumber,)) == [("D-TIDAK-LENGKAP", "", "")]


def test_cumulative_quarter_that_falls():
    def triwulan(*nilai):
        baris = tuple(Realisasi(n, D(x), sumber="x") for n, x in enumerate(nilai, 1))
        return (kini(indikator(agregasi=Agregasi.MAXV), realisasi=baris),)

    assert temuan(indikator=triwulan(20, 50, 45, 90)) == [("D-KUMULATIF", "45", "50")]
    assert temuan(indikator=triwulan(20, 50, 70, 90)) == []


def test_leaf_under_two_sasaran():
    dua = (Sasaran("S1", "Satu"), Sasaran("S2", "Dua"))
    indi = (indikator(), indikator("IK2", induk="S2", nama="Persentase lain"))
    berbagi = (Dukungan("S1", "1.01", D(60)), Dukungan("S2", "1.01", D(40)))
    penuh = (Dukungan("S1", "1.01"), Dukungan("S2", "1.01"))
    analisis = (*data().analisis, replace(data().analisis[0], milik="IK2"))
    isi = {"sasaran": dua, "indikator": indi, "analisis": analisis}

    assert temuan(**isi, dukungan=penuh) == [("D-DAUN-GANDA", "S1, S2", "")]
    assert temuan(**isi, dukungan=berbagi) == []


def test_output_without_unit():
    tanpa = Keluaran("1.01", 1, "Layanan", target=D(5), realisasi=D(5))

    assert temuan(keluaran=(tanpa,)) == [("D-KELUARAN-SATUAN", "", "")]


def test_mean_that_hides_a_low_indicator():
    rendah = indikator("IK2", "20", nama="Persentase lain")
    tinggi = indikator("IK2", "88", nama="Persentase lain")
    analisis = (*data().analisis, replace(data().analisis[0], milik="IK2"))
    dua = {"analisis": analisis}

    baik = replace(indikator(), tahun={**indikator(nilai="160").tahun})
    assert {a for a, *_ in temuan(indikator=(baik, rendah), **dua)} == {"D-RERATA"}
    assert temuan(indikator=(baik, tinggi), **dua) == []


@pytest.mark.parametrize(
    ("kunci", "isi", "nilai", "ada"),
    [
        ("analisis-6.S1", "Pelaksanaan program ini efisien.", "60", True),
        ("analisis-6.S1", "Pelaksanaan program ini efisien.", "90", False),
        ("analisis-6.IK1", "Pelaksanaan program belum efisien.", "60", False),
        ("kesimpulan", "Anggaran digunakan secara efisien.", "60", True),
        ("kesimpulan", "Efisiensi dihitung dari sisa anggaran.", "60", False),
    ],
)
def test_called_efficient_while_the_target_is_missed(kunci, isi, nilai, ada):
    hasil = temuan(teks={kunci: Teks(f"<p>{isi}</p>")}, indikator=(indikator(nilai=nilai),))

    assert [x for x in hasil if x[0] == "D-EFISIEN"] == [("D-EFISIEN", "efisien", "75")] * ada


def test_signer_who_was_not_in_office():
    lama = Pejabat(1, "kepala", "Contoh", "Kepala", "", "", date(2020, 1, 1), date(2025, 6, 1))
    tanpa_tanggal = AturanLaporan(penanda=1)

    assert temuan(pejabat=(lama,)) == [("D-PENANDA", "2026-01-09", "2020-01-01 s.d. 2025-06-01")]
    assert temuan(pejabat=(lama,), tampil=tanpa_tanggal) == []


@pytest.mark.parametrize(
    ("isi", "ada"),
    [
        ("Realisasi turun menjadi [[realisasi:IK1]].", True),
        ("Realisasi naik menjadi [[realisasi:IK1]].", False),
        ("Realisasi tidak turun, yaitu [[realisasi:IK1]].", False),
        ("Realisasi [[realisasi:IK1]] belum mencapai target [[target:IK1]].", True),
        ("Capaian [[capaian:IK1]] melampaui target.", False),
        ("Anggaran turun.", False),
        ("Turun dari [[realisasi:IK1@2024]] menjadi [[realisasi:IK1]].", True),
    ],
)
def test_words_against_their_live_figures(isi, ada):
    teks = {"kesimpulan": Teks(f"<p>{isi}</p>")}

    assert [a for a, *_ in temuan(teks=teks)] == ["D-KALIMAT"] * ada


def test_sentences_keep_tokens_with_dots_whole():
    assert kalimat("<p>Pagu [[pagu:1.06.02]] naik. Selesai sudah</p>") == [
        "Pagu [[pagu:1.06.02]] naik.",
        "Selesai sudah.",
    ]


def test_last_years_figure_left_in_a_text():
    lama = {"kesimpulan": Teks("<p>Layanan mencapai 75,5 persen.</p>")}
    wajar = {"kesimpulan": Teks("<p>Pada tahun 2024 layanan 75,5 persen, 2025 naik.</p>")}

    assert temuan(teks=lama) == [("D-TAHUN-LALU", "75,5", "realisasi:IK1")]
    assert temuan(teks=wajar) == []


def test_last_years_year_left_in_a_text():
    def teks(isi, kunci="latar-belakang"):
        return temuan(teks={kunci: Teks(f"<p>{isi}</p>")})

    assert teks("Laporan Kinerja Tahun 2024 disusun.") == [("D-TAHUN-LALU", "tahun 2024", "2025")]
    assert teks("Tahun 2025 lebih baik daripada 2024.") == []
    assert teks("Realisasi tahun 2024 rendah.", "analisis-2.S1") == []
    assert teks("Peraturan Nomor 3/2024 berlaku.") == []
    assert teks("Renstra 2024–2026 berlaku.") == []


def test_text_unchanged_from_last_year():
    panjang = "Pelayanan diberikan kepada warga yang memerlukan melalui petugas lapangan. " * 2
    teks = {"kesimpulan": Teks(f"<p>{panjang}</p>")}

    assert temuan({"kesimpulan": f"<p>{panjang}</p> "}, teks=teks) == [("D-TEKS-SAMA", "", "")]
    assert temuan({"kesimpulan": "lain"}, teks=teks) == []


@pytest.mark.parametrize(
    ("isi", "ada"),
    [
        ("NIK 6171012345678901 terdaftar", True),
        ("hubungi 0812-3456-7890", True),
        ("surel warga@contoh.id", True),
        ("surel dinas@contoh.go.id", False),
        ("anggaran 1.844.386.800 rupiah", False),
    ],
)
def test_private_data_in_texts_and_tables(isi, ada):
    tabel = TabelData("t", "T", "lampiran", baris=(BarisData("a", "rinci", {"nama": isi}),))

    assert [a for a, *_ in temuan(teks={"kesimpulan": Teks(isi)})] == ["D-PRIBADI"] * ada
    assert [a for a, *_ in temuan(tabel=(tabel,))] == ["D-PRIBADI"] * ada


def test_reference_to_a_figure_that_does_not_exist():
    isi = Teks("<p>[[realisasi:IK1]] dan [[realisasi:IK7]]</p>")

    hasil = temuan(teks={"kesimpulan": isi})

    assert hasil == [("D-RUJUKAN", "realisasi:IK7", "realisasi:IK1")]
