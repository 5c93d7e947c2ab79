"""The machine's answers: each check with a report that passes and one that does not. Pure."""

from dataclasses import replace
from decimal import Decimal

import pytest

from capaian.laporan.pohon import (
    Bab,
    Bagian,
    Baris,
    BelumDiisi,
    Blok,
    Fakta,
    JenisBaris,
    Kolom,
    Laporan,
    Paragraf,
    Potongan,
    Sampul,
    Sel,
    SumberNilai,
    Tabel,
    Tampilan,
)
from capaian.reviu.jangkar import cari_tempat
from capaian.reviu.mesin import (
    BahanReviu,
    CentangSmart,
    Nilai,
    indikator,
    jawab,
    kolom,
    ringkas,
)

YA, TIDAK, KOSONG = Nilai.YA, Nilai.TIDAK, Nilai.KOSONG


def sel(teks: str, tinggi: int = 1) -> Sel:
    return Sel(teks or None, teks, tinggi=tinggi)


def tabel(kunci: str, *baris: dict[str, Sel | str]) -> Tabel:
    """A table whose rows are named by their cell ``kode``."""
    nama = dict.fromkeys(k for b in baris for k in b if k != "kode")
    isi = tuple(
        Baris(
            str(b["kode"]),
            JenisBaris.RINCI,
            {k: v if isinstance(v, Sel) else sel(v) for k, v in b.items() if k != "kode"},
        )
        for b in baris
    )
    return Tabel(
        kunci, f"Judul {kunci}", tuple(Kolom(k, k.title()) for k in nama), isi, nomor="3.1"
    )


def bagian(kunci: str, *isi: Blok) -> Bagian:
    return Bagian(kunci, kunci.title(), isi or (teks(kunci),), nomor="A.")


def teks(kunci: str) -> Paragraf:
    return Paragraf(f"{kunci}/teks", (Potongan("Uraian."),))


def laporan(*isi: Blok, bab: tuple[Bab, ...] = (), **fakta: Fakta) -> Laporan:
    sampul = Sampul("Laporan", 2025, "Dinas", "Kota")
    semua = (Bab("bab-3", "Akuntabilitas", isi, "BAB III"), *bab)
    register = {f.id: f for f in fakta.values()}
    return Laporan("dinas", 2025, "1", "diajukan", False, sampul, Tampilan(), semua, register)


def hasil(kode: str, *isi: Blok, bab: tuple[Bab, ...] = (), **lain: object) -> Nilai:
    return jawab(kode, BahanReviu(laporan(*isi, bab=bab), **lain)).nilai


UKUR = tabel(
    "ringkasan",
    {
        "kode": "IK1",
        "sasaran": sel("Sasaran satu", 2),
        "indikator": "Indikator satu",
        "target": "80",
        "realisasi": "84",
        "capaian": "105",
    },
    {
        "kode": "IK2",
        "indikator": "Indikator dua",
        "target": "10",
        "realisasi": "9",
        "capaian": "90",
    },
)
PK = tabel(
    "pk_murni",
    {"kode": "IK1", "sasaran": "SASARAN  satu.", "indikator": "Indikator satu"},
    {"kode": "IK2", "sasaran": "Sasaran satu", "indikator": "Indikator dua"},
)


def tanpa_sel(t: Tabel, baris: str, kunci: str) -> Tabel:
    def ubah(b: Baris) -> Baris:
        return replace(b, sel={k: v for k, v in b.sel.items() if k != kunci})

    return replace(t, baris=tuple(ubah(b) if b.kunci == baris else b for b in t.baris))


def test_spanned_cells_count_in_each_row():
    assert kolom(UKUR, "sasaran") == {"IK1": "Sasaran satu", "IK2": "Sasaran satu"}


def test_wording_is_compared_without_capitals_spaces_and_marks():
    assert ringkas(" Meningkatnya  LAYANAN, sosial. ") == "meningkatnya layanan sosial"


@pytest.mark.parametrize(
    ("kode", "bagian_perlu"),
    [
        (
            "data_penting",
            ("tugas-fungsi", "susunan-organisasi", "sumber-daya-aparatur", "sumber-daya-keuangan"),
        ),
        ("perbaikan", ("langkah-perbaikan",)),
        ("pembanding", ("analisis-2.S1", "analisis-3.S1", "analisis-4.S1")),
    ],
)
def test_parts_must_stand_and_be_filled(kode, bagian_perlu):
    semua = [bagian(b) for b in bagian_perlu]
    kosong = bagian(bagian_perlu[-1], BelumDiisi("x", "belum diisi"))

    assert hasil(kode, *semua) == YA
    assert hasil(kode, *semua[:-1]) == TIDAK
    assert hasil(kode, *semua[:-1], kosong) == TIDAK


def test_attachments_are_chapters():
    pk, form = (
        Bab(k, k, (teks(k),), "Lampiran 1", "lampiran")
        for k in ("lampiran-pk", "lampiran-formulir")
    )

    assert hasil("lampiran", bab=(pk, form)) == YA
    assert hasil("lampiran", bab=(pk,)) == TIDAK


def test_every_indicator_needs_target_and_capaian():
    assert (hasil("target", UKUR), hasil("capaian", UKUR)) == (YA, YA)
    kurang = jawab("capaian", BahanReviu(laporan(tanpa_sel(UKUR, "IK2", "capaian"))))

    assert kurang.nilai == TIDAK
    assert kurang.bukti == (
        "1 dari 2 indikator memiliki realisasi dan capaian. Belum: Indikator dua."
    )
    assert kurang.rujukan == ("blok:ringkasan", "realisasi:IK2")
    assert (hasil("target"), hasil("target", tanpa_sel(UKUR, "IK1", "target"))) == (TIDAK, TIDAK)


def test_money_needs_pagu_realisasi_and_a_table():
    uang = tabel("realisasi_anggaran", {"kode": "P1", "program": "Program"})
    pagu = Fakta("jumlah:pagu", "Pagu", Decimal(100), teks="Rp100")
    realisasi = Fakta("jumlah:realisasi_rp", "Realisasi", Decimal(90), teks="Rp90")

    def nilai(*isi: Blok, **fakta: Fakta) -> Nilai:
        return jawab("keuangan", BahanReviu(laporan(*isi, **fakta))).nilai

    assert nilai(uang, a=pagu, b=realisasi) == YA
    assert nilai(a=pagu, b=realisasi) == TIDAK
    assert nilai(uang, a=pagu) == TIDAK
    belum = replace(realisasi, alasan="belum lengkap (1)")
    assert nilai(uang, a=pagu, b=belum) == TIDAK


def test_wording_of_pk_renstra_and_iku_is_compared_indicator_by_indicator():
    beda = tabel(
        "pk_perubahan:1",
        {"kode": "IK1", "sasaran": "Sasaran lain", "indikator": "Indikator satu"},
        {"kode": "IK2", "sasaran": "Sasaran satu", "indikator": "Indikator dua berubah"},
    )

    assert (hasil("selaras_pk", UKUR, PK), hasil("selaras_indikator", UKUR, PK)) == (YA, YA)
    assert hasil("selaras_pk", UKUR, PK, beda) == TIDAK, "the last PK counts"
    assert hasil("selaras_indikator", UKUR, PK, beda) == TIDAK
    assert hasil("selaras_pk", UKUR) == TIDAK, "without a PK nothing is in line"
    assert hasil("selaras_renstra", UKUR, replace(PK, kunci="renstra")) == YA
    assert hasil("selaras_iku", UKUR, replace(PK, kunci="iku")) == YA


def test_indicator_that_the_pk_has_and_the_report_does_not_measure_is_a_difference():
    lebih = replace(
        PK, baris=(*PK.baris, Baris("IK3", JenisBaris.RINCI, {"sasaran": sel("Sasaran satu")}))
    )
    j = jawab("selaras_pk", BahanReviu(laporan(UKUR, lebih)))

    assert j.nilai == TIDAK
    assert j.bukti == (
        "2 dari 2 indikator sama dengan Perjanjian Kinerja. "
        "Ada pada Perjanjian Kinerja tetapi tidak diukur: IK3."
    )


def test_indicator_that_the_pk_lacks_is_told_but_no_difference():
    satu = replace(PK, baris=PK.baris[:1])

    assert hasil("selaras_pk", UKUR, satu) == YA


def test_evidence_is_counted_per_indicator():
    assert hasil("bukti_data", UKUR, bukti={"IK1": 2, "IK2": 1}) == YA
    assert hasil("bukti_data", UKUR, bukti={"IK1": 3}) == TIDAK


def test_persons_in_charge_stand_in_the_iku_table():
    iku = tabel("iku", {"kode": "IK1", "indikator": "Satu", "penanggung_jawab": "Bidang A"})
    kosong = tabel("iku", {"kode": "IK1", "indikator": "Satu", "penanggung_jawab": ""})

    assert [hasil("penanggung_jawab", *isi) for isi in ((iku,), (kosong,), ())] == [
        *(YA, TIDAK, KOSONG)
    ]


def test_flow_of_data_is_read_from_verification():
    assert hasil("aliran_data", diterima=3) == YA
    assert hasil("aliran_data", diterima=3, menunggu=1) == TIDAK
    assert hasil("aliran_data") == KOSONG


def test_machine_never_vouches_for_reliability():
    assert hasil("keandalan") == KOSONG
    assert hasil("keandalan", salah=("Jumlah berbeda",)) == TIDAK
    assert hasil("keandalan", menunggu=2) == TIDAK


def test_units_knew_when_the_agency_verified_and_approved():
    langkah = {"diverifikasi": "Verra", "disetujui kepala": "Kartika"}

    assert hasil("diketahui_unit", langkah=langkah) == YA
    assert hasil("diketahui_unit", langkah={"diverifikasi": "Verra"}) == KOSONG


def test_contribution_needs_two_people():
    def nilai(*oleh: str) -> Nilai:
        fakta = {
            f"f{n}": Fakta(
                f"realisasi:IK{n}", "R", Decimal(1), sumber=SumberNilai("formulir", oleh=o)
            )
            for n, o in enumerate(oleh)
        }
        return jawab("kontribusi", BahanReviu(laporan(**fakta))).nilai

    assert [nilai("A", "B"), nilai("A", "A"), nilai()] == [YA, KOSONG, KOSONG]


def test_indicators_to_judge_are_the_measured_ones_and_what_only_the_iku_table_holds():
    iku = tabel(
        "iku",
        {"kode": "IK2", "indikator": "Nama lain"},
        {"kode": "IK9", "indikator": "Hanya IKU"},
        {"kode": "IK10", "indikator": ""},
    )

    assert list(indikator(laporan(UKUR, iku)).items()) == [
        ("IK1", "Indikator satu"),
        ("IK2", "Indikator dua"),
        ("IK9", "Hanya IKU"),
    ]
    assert indikator(laporan()) == {}


def test_smart_is_proposed_once_every_indicator_is_judged_through():
    satu, dua = CentangSmart("IK1", "Satu", True), CentangSmart("IK2", "Dua", True)
    belum = replace(dua, selesai=False, kurang=("relevan",))
    kurang = replace(dua, kurang=("terukur", "relevan"))

    def smart(*centang: CentangSmart):
        return jawab("smart", BahanReviu(laporan(), smart=centang))

    assert smart().nilai == KOSONG
    assert (smart(satu, belum).nilai, smart(satu, belum).bukti) == (
        KOSONG,
        "1 dari 2 indikator sudah dinilai menurut SMART.",
    )
    assert (smart(satu, dua).nilai, smart(satu, dua).rujukan) == (YA, ())
    tidak = smart(satu, kurang)
    assert (tidak.nilai, tidak.rujukan) == (TIDAK, ("realisasi:IK2",))
    assert tidak.bukti == (
        "2 dari 2 indikator sudah dinilai menurut SMART. Belum memenuhi: Dua (terukur, relevan)."
    )


def test_item_without_check_has_no_machine_answer():
    assert jawab("", BahanReviu(laporan())).nilai == KOSONG


@pytest.mark.parametrize(
    ("jangkar", "uraian", "kutipan"),
    [
        ("bagian:bab-3", "BAB III", "BAB III Akuntabilitas"),
        ("bagian:isu", "BAB III, A. Isu", "A. Isu"),
        ("blok:isu/teks", "BAB III, A. Isu", "Uraian."),
        ("blok:ringkasan", "BAB III, Tabel 3.1 Judul ringkasan", "Tabel 3.1 Judul ringkasan"),
        (
            "baris:ringkasan|IK2",
            "BAB III, Tabel 3.1 Judul ringkasan, baris Indikator dua",
            "Indikator dua · 10 · 9 · 90",
        ),
        (
            "sel:ringkasan|IK1|capaian",
            "BAB III, Tabel 3.1 Judul ringkasan, baris Sasaran satu, kolom Capaian",
            "105",
        ),
    ],
)
def test_places_are_found_by_their_names(jangkar, uraian, kutipan):
    tempat = cari_tempat(laporan(UKUR, bagian("isu")), jangkar)

    assert (tempat.uraian, tempat.kutipan, tempat.bab) == (uraian, kutipan, "bab-3")


@pytest.mark.parametrize(
    "jangkar",
    [
        "",
        "blok:x",
        "bagian:x",
        "baris:ringkasan",
        "sel:ringkasan|IK1|x",
        "sel:a|b|c|d",
        "capaian:X",
    ],
)
def test_unknown_places_are_none(jangkar):
    assert cari_tempat(laporan(UKUR), jangkar) is None
