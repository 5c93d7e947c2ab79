"""What changed between two trees: exact, complete, the same both ways."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from capaian.laporan.beda import Beda, Macam, Ubahan, beda
from capaian.laporan.beda.angka import teks_selisih
from capaian.laporan.beda.kata import Jenis, Runtun
from capaian.laporan.beda.susunan import yang_pindah
from capaian.laporan.pohon import Bab, Bagian, Laporan
from tests.contoh_beda import LAPORAN, angka, laporan
from tests.contoh_pohon import contoh, p, sel, tabel_pengukuran

SAMA, HAPUS, TAMBAH = Jenis.SAMA, Jenis.HAPUS, Jenis.TAMBAH
KATA = st.lists(st.sampled_from(["dan", "yang", "4,00%", "naik", "turun", "kota"]), max_size=12)


def ringkas(b: Beda) -> dict[str, list]:
    """What matters of a difference, without the words for places."""
    return {
        "umum": [(u.apa, u.lama, u.baru) for u in b.umum],
        "angka": [(a.fakta, a.macam, a.lama, a.baru, a.selisih) for a in b.angka],
        "teks": [(t.kunci, t.macam, t.paragraf, t.catatan) for t in b.teks],
        "tabel": [
            (
                t.kunci,
                t.macam,
                sorted((u.apa, u.lama, u.baru) for u in t.label),
                sorted((r.kunci, r.macam) for r in t.baris),
                sorted((s.baris, s.kolom, s.lama, s.baru) for s in t.sel),
            )
            for t in b.tabel
        ],
        "bagian": [(x.kunci, x.macam, x.lama, x.baru) for x in b.bagian],
    }


BALIK = {Macam.BARU: Macam.HILANG, Macam.HILANG: Macam.BARU}


def cermin(b: Beda) -> dict[str, list]:
    """The same for the difference the other way round."""
    r = ringkas(b)

    def baris(t):
        return sorted((k, BALIK.get(m, m)) for k, m in t)

    def kata(paragraf):
        tukar = {HAPUS: TAMBAH, TAMBAH: HAPUS, SAMA: SAMA}
        hasil = []
        for satu in paragraf:
            balik = [Runtun(tukar[x.jenis], x.teks) for x in satu]
            for n in range(1, len(balik)):
                if (balik[n - 1].jenis, balik[n].jenis) == (TAMBAH, HAPUS):
                    balik[n - 1], balik[n] = balik[n], balik[n - 1]
            hasil.append(tuple(balik))
        return tuple(hasil)

    return {
        "umum": [(a, y, x) for a, x, y in r["umum"]],
        "angka": [
            (f, BALIK.get(m, m), y, x, -s if s is not None else None)
            for f, m, x, y, s in r["angka"]
        ],
        "teks": [(k, BALIK.get(m, m), kata(g), c) for k, m, g, c in r["teks"]],
        "tabel": [
            (
                k,
                BALIK.get(m, m),
                sorted((a, y, x) for a, x, y in label),
                baris(rr),
                sorted((b, c, y, x) for b, c, x, y in ss),
            )
            for k, m, label, rr, ss in r["tabel"]
        ],
        "bagian": [(k, BALIK.get(m, m), y, x) for k, m, x, y in r["bagian"]],
    }


def urut(hasil: dict[str, list]) -> dict[str, list]:
    return {k: sorted(v, key=repr) for k, v in hasil.items()}


# Whole trees


def test_tree_with_itself_has_no_difference():
    assert beda(LAPORAN, contoh()) == Beda((), (), (), (), ())
    assert beda(LAPORAN, LAPORAN).banyak == 0


NILAI = st.one_of(st.none(), st.decimals(-9999, 9999, places=3))


@st.composite
def dua_daftar_fakta(draw):
    """Two registers of facts, and the names of those that differ."""
    nama = [f"capaian:IK{n}" for n in range(8)]
    lama = {n: draw(NILAI) for n in draw(st.sets(st.sampled_from(nama)))}
    baru = {n: draw(NILAI) for n in draw(st.sets(st.sampled_from(nama)))}
    for n in draw(st.sets(st.sampled_from(nama))) & set(lama):
        baru[n] = lama[n]
    hilang = object()
    beda_ = {n for n in nama if lama.get(n, hilang) != baru.get(n, hilang)}
    return (*({n: angka(n, str(v) if v is not None else None, str(v)) for n, v in d.items()}
              for d in (lama, baru)), beda_)  # fmt: skip


@given(dua_daftar_fakta())
def test_every_changed_number_is_listed_exactly_once(isi):
    lama, baru, berubah = isi

    kosong = laporan()
    hasil = beda(replace(kosong, fakta=lama), replace(kosong, fakta=baru))

    assert sorted(a.fakta for a in hasil.angka) == sorted(berubah)
    for a in hasil.angka:
        kiri, kanan = lama.get(a.fakta), baru.get(a.fakta)
        if a.selisih is not None:
            assert kiri.nilai + a.selisih == kanan.nilai
    assert (hasil.teks, hasil.tabel, hasil.bagian) == ((), (), ())


@st.composite
def pohon_acak(draw) -> Laporan:
    """A small tree: parts in any order and nesting, with texts and a table of some rows."""
    kunci = draw(st.permutations(["a", "b", "c", "d"]).map(lambda k: k[: draw(st.integers(0, 4))]))
    bagian = []
    for k in kunci:
        isi = tuple(p(f"{k}/{n}", " ".join(draw(KATA))) for n in draw(st.permutations([1, 2])))
        bagian.append(Bagian(k, draw(st.sampled_from(["Judul", "Nama"])), isi))
    dalam = draw(st.booleans()) and len(bagian) > 1
    if dalam:
        bagian[0] = replace(bagian[0], isi=(*bagian[0].isi, bagian.pop()))
    tabel = tabel_pengukuran()
    baris = draw(st.permutations(tabel.baris))[: draw(st.integers(0, 3))]
    tabel = replace(tabel, baris=tuple(replace(b, sel={"target": sel(draw(st.sampled_from("12")))})
                                       for b in baris))  # fmt: skip
    return laporan(*bagian, tabel)


@pytest.mark.sedang
@given(pohon_acak(), pohon_acak())
def test_difference_is_the_same_both_ways(lama, baru):
    maju, mundur = beda(lama, baru), beda(baru, lama)

    assert urut(ringkas(mundur)) == urut(cermin(maju))
    assert maju.banyak == mundur.banyak
    assert (maju.banyak == 0) == (lama.bab == baru.bab)


# Numbers


def test_number_shows_old_new_and_difference_with_its_unit():
    lama = laporan(a=angka("pagu:1.06", "1000000", "Rp1.000.000,00", satuan="Rp"))
    baru = laporan(a=angka("pagu:1.06", "1250000.5", "Rp1.250.000,50", satuan="Rp"))

    (satu,) = beda(lama, baru).angka

    assert (satu.lama, satu.baru) == ("Rp1.000.000,00", "Rp1.250.000,50")
    assert (satu.selisih, satu.teks_selisih) == (Decimal("250000.5"), "+Rp250.000,50")


@pytest.mark.parametrize(
    ("lama", "baru", "selisih"),
    [
        (angka("x", "1", "1%", satuan="%"), angka("x", "1", "1 orang", satuan="orang"), None),
        (angka("x", "1", "1"), angka("x", None, "n/a"), None),
        (angka("x", "1", "1"), replace(angka("x", None, "A"), nilai="A"), None),
        (angka("x", "1", "1,0"), angka("x", "1", "1,00"), None),
        (angka("x", "1.1", "1,1"), angka("x", "1.4", "1,4"), Decimal("0.3")),
    ],
)
def test_difference_is_none_where_there_is_none_to_take(lama, baru, selisih):
    (satu,) = beda(laporan(a=lama), laporan(a=baru)).angka

    assert satu.selisih == selisih


def test_computed_numbers_are_told_from_entered_ones():
    lama = laporan(a=angka("realisasi:IK1", "4", "4"), b=angka("capaian:IK1", "8", rumus="r ÷ t"))
    baru = laporan(a=angka("realisasi:IK1", "5", "5"), b=angka("capaian:IK1", "9", rumus="r ÷ t"))

    assert [(a.fakta, a.dihitung) for a in beda(lama, baru).angka] == [
        ("realisasi:IK1", False),
        ("capaian:IK1", True),
    ]


@pytest.mark.parametrize(
    ("selisih", "satuan", "teks"),
    [
        ("0.001", "", "+0,001"),
        ("-2.3255813953488372", "%", "−2,33 poin persen"),
        ("0.00000001234", "%", "+0,00000001 poin persen"),
        ("-3", "orang", "−3 orang"),
        ("1234.5678901", "", "+1.234,57"),
        ("-1500000", "Rp", "−Rp1.500.000,00"),
    ],
)
def test_difference_is_printed_with_sign_and_never_as_zero(selisih, satuan, teks):
    assert teks_selisih(Decimal(selisih), satuan) == teks


# Outline and cover


def test_parts_that_came_went_moved_and_got_another_title():
    a, b, c, d = (Bagian(k, f"Judul {k}") for k in "abcd")
    lama = replace(LAPORAN, bab=(Bab("x", "Bab", (a, b, c, d)), Bab("y", "Lain")))
    baru = replace(
        LAPORAN,
        bab=(
            Bab("x", "Bab", (d, a, replace(b, judul="Nama b"))),
            Bab("y", "Lain", (replace(a, kunci="e"),)),
        ),
    )

    assert [(x.kunci, x.macam, x.lama, x.baru) for x in beda(lama, baru).bagian] == [
        ("d", Macam.PINDAH, "Bab › Judul d", "Bab › Judul d"),
        ("b", Macam.BERUBAH, "Judul b", "Nama b"),
        ("e", Macam.BARU, "", "Lain › Judul a"),
        ("c", Macam.HILANG, "Bab › Judul c", ""),
    ]


def test_part_under_another_one_has_moved():
    lama = laporan(Bagian("a", "A"), Bagian("b", "B", (Bagian("c", "C"),)))
    baru = laporan(Bagian("a", "A", (Bagian("c", "C"),)), Bagian("b", "B"))

    assert [(x.kunci, x.macam, x.lama, x.baru) for x in beda(lama, baru).bagian] == [
        ("c", Macam.PINDAH, "BAB I Bab Uji › B › C", "BAB I Bab Uji › A › C")
    ]


def test_cover_settings_and_rules_are_named():
    baru = replace(
        LAPORAN,
        versi_aturan="2026.2",
        sampul=replace(LAPORAN.sampul, judul="Laporan Lain"),
        tampilan=replace(LAPORAN.tampilan, kertas="F4"),
    )

    assert beda(LAPORAN, baru).umum == (
        Ubahan("Versi aturan hitung", "2026.1", "2026.2"),
        Ubahan("Judul dokumen", LAPORAN.sampul.judul, "Laporan Lain"),
        Ubahan("Kertas", "A4", "F4"),
    )


# Order


def bersama_terpanjang(a: Sequence[int], b: Sequence[int]) -> int:
    """The length of the longest common subsequence, by trying them all."""
    for banyak in range(len(a), 0, -1):
        if set(combinations(a, banyak)) & set(combinations(b, banyak)):
            return banyak
    return 0


@given(st.permutations(range(6)), st.permutations(range(6)), st.integers(0, 6))
def test_moved_pieces_are_the_fewest_that_explain_the_order(lama, baru, banyak):
    baru = baru[:banyak]
    pindah = yang_pindah(lama, baru)
    tetap = [x for x in baru if x not in pindah]
    bersama = [x for x in lama if x in baru]

    assert [x for x in lama if x in tetap] == tetap
    assert len(tetap) == bersama_terpanjang(bersama, baru)
    assert sorted(yang_pindah(baru, lama)) == sorted(pindah)
