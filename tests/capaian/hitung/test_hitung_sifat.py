"""Properties that hold for every input, and agreement with the naive calculator."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

import oracle
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from capaian.hitung import (
    SKALA_AKIP,
    SKALA_LAN,
    SKALA_PERMENDAGRI_86,
    Anggota,
    Arah,
    AturanCelah,
    AturanIndikator,
    AturanNegatif,
    Batas,
    Daun,
    Hasil,
    Kelas,
    Keluaran,
    LingkupBatas,
    MetodeEfisiensi,
    MetodeSasaran,
    NilaiBatas,
    Rumus,
    Skala,
    SkalaTidakSah,
    Target,
    capaian_sasaran,
    efisiensi,
    hitung_capaian,
    kategori,
    rata_rata_capaian,
    rekap,
    serapan,
    sisa_persen,
)

SATU_ANGKA = [
    Rumus.MAX,
    Rumus.MIN_LAN,
    Rumus.MIN_RATIO,
    Rumus.MIN_CUM,
    Rumus.STABIL,
    Rumus.GRADE,
]
MENURUN = [Rumus.MIN_LAN, Rumus.MIN_RATIO, Rumus.MIN_CUM]
TELITI = Fraction(1, 10**18)

angka = st.decimals(-10_000, 10_000, places=4)
positif = st.decimals("0.0001", 10_000, places=4)
persen = st.decimals(0, 300, places=4)
rupiah = st.decimals(0, 10**13, places=2)
rentang = st.tuples(positif, positif).map(sorted)


def capaian(rumus, target, realisasi, **lain):
    if not isinstance(target, Target):
        target = Target.tunggal(target)
    return hitung_capaian(target=target, realisasi=realisasi, rumus=rumus, **lain)


def sama(hasil: Hasil, acuan: Fraction | int | None) -> bool:
    """Whether both have no value, or values that agree to eighteen decimals."""
    if hasil.nilai is None or acuan is None:
        return hasil.nilai is None and acuan is None
    return abs(Fraction(hasil.nilai) - acuan) < TELITI


@pytest.mark.sedang
@given(st.sampled_from(SATU_ANGKA), angka, angka)
def test_capaian_agrees_with_the_naive_calculator(rumus, target, realisasi):
    assert sama(capaian(rumus, target, realisasi), oracle.capaian(rumus, target, realisasi))


@given(st.sampled_from([Rumus.MAX, *MENURUN]), rentang, st.decimals(0, 20_000, places=4))
def test_range_agrees_with_the_naive_calculator(rumus, ujung, realisasi):
    hasil = capaian(rumus, Target.rentang(*ujung), realisasi)

    assert sama(hasil, oracle.capaian_rentang(rumus, *ujung, realisasi))


@given(positif, angka, angka)
def test_rising_indicator_never_loses_by_more_realisasi(target, satu, dua):
    kecil, besar = sorted((satu, dua))

    for rumus in (Rumus.MAX, Rumus.GRADE):
        assert capaian(rumus, target, kecil).nilai <= capaian(rumus, target, besar).nilai


@given(st.sampled_from(MENURUN), positif, positif, positif)
def test_falling_indicator_never_gains_by_more_realisasi(rumus, target, satu, dua):
    kecil, besar = sorted((satu, dua))

    assert capaian(rumus, target, kecil).nilai >= capaian(rumus, target, besar).nilai


@given(angka.filter(bool), angka, angka)
def test_distance_rule_is_monotone_on_both_sides_of_zero(target, satu, dua):
    aturan = AturanIndikator(negatif=AturanNegatif.JARAK)
    kecil, besar = sorted((satu, dua))

    def hitung(rumus, realisasi):
        return capaian(rumus, target, realisasi, aturan=aturan).nilai

    assert hitung(Rumus.MAX, kecil) <= hitung(Rumus.MAX, besar)
    assert hitung(Rumus.MIN_LAN, kecil) >= hitung(Rumus.MIN_LAN, besar)


@given(rentang, positif, positif)
def test_range_is_monotone_by_polarity(ujung, satu, dua):
    kecil, besar = sorted((satu, dua))

    def hitung(arah, realisasi):
        return capaian(Rumus.RANGE, Target.rentang(*ujung), realisasi, arah=arah).nilai

    assert hitung(Arah.NAIK, kecil) <= hitung(Arah.NAIK, besar)
    assert hitung(Arah.TURUN, kecil) >= hitung(Arah.TURUN, besar)


@given(st.sampled_from(SATU_ANGKA), angka, angka, positif)
def test_scale_of_the_unit_is_irrelevant(rumus, target, realisasi, kali):
    dalam_ribuan = capaian(rumus, target * kali, realisasi * kali)
    semula = capaian(rumus, target, realisasi)

    assert sama(dalam_ribuan, None if semula.nilai is None else Fraction(semula.nilai))
    assert dalam_ribuan.alasan == semula.alasan


@given(st.sampled_from(list(NilaiBatas)), st.sampled_from(list(LingkupBatas)), positif, positif)
def test_cap_only_ever_lowers_capaian_to_the_cap(nilai, lingkup, target, realisasi):
    batas = Batas(nilai, lingkup)
    bebas = capaian(Rumus.MAX, target, realisasi).nilai
    hasil = capaian(Rumus.MAX, target, realisasi, batas=batas)

    assert hasil.nilai <= bebas
    assert batas.untuk_rata(hasil.nilai) == (
        bebas if batas.maks is None else min(bebas, batas.maks)
    )


@given(st.decimals(-500, 500, places=6), st.sampled_from(list(AturanCelah)))
def test_preset_scales_agree_with_their_written_out_rules(nilai, aturan):
    def kode(skala):
        return kategori(nilai, replace(skala, aturan_celah=aturan)).kode

    assert kode(SKALA_LAN) == oracle.kelas_di_atas(nilai, oracle.LAN, "TB")
    assert kode(SKALA_AKIP) == oracle.kelas_di_atas(nilai, oracle.AKIP, "D")
    assert kode(SKALA_PERMENDAGRI_86) == oracle.kelas_permendagri(nilai, aturan)


@st.composite
def skala_bebas(draw):
    """A scale an agency could enter: some bounds inclusive, some gaps, any gap rule."""
    bawah = sorted(draw(st.sets(st.integers(1, 100), min_size=1, max_size=6)), reverse=True)
    atas = None
    kelas = []
    for nomor, batas in enumerate([*bawah, None]):
        eksklusif = draw(st.booleans())
        kelas.append(
            Kelas(
                f"K{nomor}",
                f"Kelas {nomor}",
                None if batas is None else Decimal(batas),
                eksklusif,
                atas,
            )
        )
        atas = draw(st.sampled_from([None, Decimal((batas or 0) - 1)]))
    try:
        return Skala("BEBAS", "Skala bebas", tuple(kelas), draw(st.sampled_from(list(AturanCelah))))
    except SkalaTidakSah:  # bounds one apart may leave a class empty
        assume(False)
        raise


@given(skala_bebas(), st.decimals(-50, 200, places=4), st.decimals(0, 50, places=4))
def test_every_value_has_one_class_and_more_is_never_a_lower_class(skala, nilai, tambahan):
    urutan = skala.kelas
    kelas, lebih = kategori(nilai, skala), kategori(nilai + tambahan, skala)

    assert [k.kode for k in urutan].count(kelas.kode) == 1
    assert urutan.index(lebih) <= urutan.index(kelas)


@given(skala_bebas())
def test_every_class_of_a_valid_scale_can_be_reached(skala):
    terkena = {kategori(Decimal(n) / 4, skala).kode for n in range(-8, 500)}

    assert terkena == {kelas.kode for kelas in skala.kelas}


daftar_capaian = st.lists(st.one_of(st.none(), persen), min_size=1, max_size=12)


def anggota_dari(capaian, bobot=None):
    return [Anggota(f"IK{n}", c, bobot and bobot[n]) for n, c in enumerate(capaian)]


@given(daftar_capaian)
def test_mean_lies_between_its_members_and_ignores_the_missing(capaian):
    hasil = rata_rata_capaian(anggota_dari(capaian))
    ada = [c for c in capaian if c is not None]

    assert sama(hasil, oracle.rata_rata(capaian))
    if ada:
        assert min(ada) <= hasil.nilai <= max(ada)
        assert bool(hasil.peringatan) == (len(ada) < len(capaian))


@given(daftar_capaian)
def test_grouped_mean_agrees_and_stays_within_the_class_means(capaian):
    hasil = capaian_sasaran(
        anggota_dari(capaian), metode=MetodeSasaran.DATA_KELOMPOK, skala=SKALA_LAN
    )

    assert sama(hasil, oracle.data_kelompok(capaian))
    if hasil.nilai is not None:
        assert Decimal("27.5") <= hasil.nilai <= Decimal("92.5")


@given(st.lists(persen, min_size=1, max_size=6), st.data())
def test_weighted_mean_agrees_and_lies_between_its_members(capaian, data):
    potong = data.draw(
        st.lists(st.integers(0, 100), min_size=len(capaian) - 1, max_size=len(capaian) - 1)
    )
    titik = [0, *sorted(potong), 100]
    bobot = [Decimal(b - a) for a, b in pairwise(titik)]
    hasil = capaian_sasaran(
        anggota_dari(capaian, bobot), metode=MetodeSasaran.TERTIMBANG, skala=SKALA_LAN
    )

    assert sama(hasil, oracle.tertimbang(list(zip(capaian, bobot, strict=True))))
    assert min(capaian) <= hasil.nilai <= max(capaian)


@given(st.lists(st.tuples(st.integers(1, 30), st.integers(0, 60)), min_size=1, max_size=9))
def test_residue_of_divisions_never_tips_a_mean_into_another_class(pasangan):
    hasil = [capaian(Rumus.MAX, Decimal(t), Decimal(r)).nilai for t, r in pasangan]
    tepat = oracle.rata_rata([Fraction(100 * r, t) for t, r in pasangan])

    kelas = kategori(rata_rata_capaian(anggota_dari(hasil)).nilai, SKALA_LAN)

    assert kelas.kode == oracle.kelas_di_atas(tepat, oracle.LAN, "TB")


def test_mean_of_thirds_that_is_exactly_seventy_is_not_above_seventy():
    capaian_ik = [capaian(Rumus.MAX, Decimal(3), Decimal(r)).nilai for r in ("2", "2", "2.3")]

    mean = rata_rata_capaian(anggota_dari(capaian_ik)).nilai

    assert kategori(mean, SKALA_LAN).label == "Cukup Berhasil"


@given(rupiah, rupiah)
def test_absorption_agrees_and_complements_the_remainder(pagu, realisasi):
    terserap, tersisa = serapan(pagu, realisasi), sisa_persen(pagu, realisasi)

    assert sama(terserap, oracle.serapan(pagu, realisasi))
    if terserap.nilai is not None:
        assert abs(terserap.nilai + tersisa.nilai - 100) < Decimal("1e-18")


@given(st.lists(st.tuples(rupiah, rupiah), min_size=1, max_size=8), st.data())
def test_leaves_named_twice_count_once(uang, data):
    daun = [Daun(str(n), pagu, realisasi) for n, (pagu, realisasi) in enumerate(uang)]
    berulang = daun + data.draw(st.lists(st.sampled_from(daun), max_size=8))

    assert rekap(berulang) == rekap(daun)
    assert rekap(daun).pagu.nilai == sum(pagu for pagu, _ in uang)


uang_positif = st.decimals(1, 10**9, places=2)
volume = st.decimals("0.5", 1000, places=1)


@given(st.lists(st.tuples(uang_positif, uang_positif, volume, volume), min_size=1, max_size=4))
def test_cost_per_output_agrees_with_the_naive_calculator(keluaran):
    hasil = efisiensi(
        MetodeEfisiensi.PMK249,
        pagu=None,
        realisasi=None,
        capaian=None,
        keluaran=[Keluaran(*satu) for satu in keluaran],
    )

    assert abs(Fraction(hasil.persen.nilai) - oracle.pmk249(keluaran)) < Fraction(1, 10**12)


@given(st.lists(st.tuples(uang_positif, uang_positif, persen), min_size=1, max_size=4))
def test_efficiency_score_agrees_and_stays_between_zero_and_hundred(keluaran):
    def hitung(metode):
        isi = [Keluaran(p, r, capaian=c) for p, r, c in keluaran]
        return efisiensi(metode, pagu=None, realisasi=None, capaian=None, keluaran=isi).persen

    e = oracle.pmk22(keluaran)
    nilai = hitung(MetodeEfisiensi.NE).nilai

    if e is None:
        assert nilai is None
    else:
        assert abs(Fraction(hitung(MetodeEfisiensi.PMK22).nilai) - e) < Fraction(1, 10**9)
        assert abs(Fraction(nilai) - oracle.ne(e)) < Fraction(1, 10**9)
        assert 0 <= nilai <= 100


@pytest.mark.parametrize("metode", list(MetodeEfisiensi))
@given(pagu=uang_positif, realisasi=uang_positif, capaian=st.decimals(0, 99, places=2))
def test_unfinished_work_is_never_called_efficient(metode, pagu, realisasi, capaian):
    hasil = efisiensi(
        metode,
        pagu=pagu,
        realisasi=realisasi,
        capaian=capaian,
        keluaran=[Keluaran(pagu, realisasi, Decimal(10), Decimal(10))],
        manual_rp=Decimal(5),
        alasan_manual="dinilai tim",
    )

    assert hasil.putusan not in ("efisien", "seimbang")
