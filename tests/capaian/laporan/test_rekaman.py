"""A recorded tree is the same tree: nothing is lost, nothing made up, its bytes canonical."""

import json
import types
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from capaian.hitung import Rumus
from capaian.laporan import pohon
from capaian.laporan.cetak import html
from capaian.laporan.data import ke_json
from capaian.laporan.rekaman import RekamanRusak, dari_rekaman, ke_rekaman, sidik_isi
from tests.contoh_pohon import BERKAS, contoh

TEKS = st.text(max_size=6)
DESIMAL = st.decimals(allow_nan=False, allow_infinity=False)
POLOS = {
    str: TEKS,
    int: st.integers(),
    bool: st.booleans(),
    Decimal: DESIMAL,
    type(None): st.none(),
}
# What a chart's specification may hold.
BEBAS = st.recursive(
    st.none() | st.booleans() | st.integers() | TEKS | DESIMAL,
    lambda isi: st.lists(isi, max_size=2) | st.dictionaries(TEKS, isi, max_size=2),
    max_leaves=5,
)
DAUN = [
    kelas
    for kelas in vars(pohon).values()
    if isinstance(kelas, type)
    and issubclass(kelas, pohon.Blok)
    and kelas not in (pohon.Blok, pohon.Bagian, pohon.Bab)
]


def strategi(jenis: Any, dalam: int = 2) -> st.SearchStrategy:
    """Values of a type as the tree annotates it; ``dalam`` more levels of pieces in pieces."""
    if isinstance(jenis, str):
        return strategi(getattr(pohon, jenis), dalam)
    if jenis in POLOS:
        return POLOS[jenis]
    asal, isi = get_origin(jenis), get_args(jenis)
    if asal is types.UnionType:
        return st.one_of(*(strategi(satu, dalam) for satu in isi))
    if asal is tuple and isi[-1] is Ellipsis:
        return (
            st.lists(strategi(isi[0], dalam - 1), max_size=2).map(tuple) if dalam else st.just(())
        )
    if asal is tuple:
        return st.tuples(*(strategi(satu, dalam) for satu in isi))
    if asal is Mapping:
        nilai = BEBAS if isi[1] is Any else strategi(isi[1], dalam - 1)
        return st.dictionaries(TEKS, nilai, max_size=2)
    if issubclass(jenis, Enum):
        return st.sampled_from(jenis)
    if jenis is pohon.Blok:
        return st.sampled_from(DAUN).flatmap(lambda kelas: bangun(kelas, dalam))
    return bangun(jenis, dalam)


def bangun(kelas: type, dalam: int) -> st.SearchStrategy:
    assert is_dataclass(kelas)
    petunjuk = get_type_hints(kelas)
    return st.builds(kelas, **{f.name: strategi(petunjuk[f.name], dalam) for f in fields(kelas)})


@pytest.mark.parametrize("kelas", [*DAUN, pohon.Fakta], ids=lambda kelas: kelas.__name__)
@settings(max_examples=20)
@given(data=st.data())
def test_any_piece_in_any_place_comes_back_as_it_was(kelas, data):
    isi = data.draw(bangun(kelas, 2))
    bagian = pohon.Bagian("b", "Judul", (isi,) if isinstance(isi, pohon.Blok) else ())
    fakta = {isi.id: isi} if isinstance(isi, pohon.Fakta) else {}
    laporan = pohon.Laporan(
        opd="x",
        tahun=2025,
        versi_aturan="1",
        status="draf",
        contoh=False,
        sampul=data.draw(bangun(pohon.Sampul, 1)),
        tampilan=data.draw(bangun(pohon.Tampilan, 1)),
        bab=(pohon.Bab("bab", "Judul", (bagian,)),),
        fakta=fakta,
    )

    lagi = dari_rekaman(ke_rekaman(laporan))

    assert lagi == laporan
    assert ke_rekaman(lagi) == ke_rekaman(laporan)


def test_number_keeps_its_written_form():
    fakta = {
        "a": pohon.Fakta("a", "A", Decimal("4.200")),
        "b": pohon.Fakta("b", "B", Decimal("1E+3")),
    }
    lagi = dari_rekaman(ke_rekaman(_dengan(fakta)))

    assert [str(f.nilai) for f in lagi.fakta.values()] == ["4.200", "1E+3"]


def _dengan(fakta: dict[str, pohon.Fakta]) -> pohon.Laporan:
    sampul = pohon.Sampul("J", 2025, "O", "P")
    return pohon.Laporan("o", 2025, "1", "draf", False, sampul, pohon.Tampilan(), (), fakta)


def test_code_of_the_calculator_becomes_its_text():
    fakta = {"a": pohon.Fakta("a", "A", Rumus.MAX)}

    assert type(dari_rekaman(ke_rekaman(_dengan(fakta))).fakta["a"].nilai) is str


def test_value_of_an_unknown_kind_is_refused():
    with pytest.raises(TypeError, match="set tidak dapat direkam"):
        ke_rekaman(_dengan({"a": pohon.Fakta("a", "A", {"x"})}))


def test_recorded_report_gives_the_same_page_and_the_same_data():
    laporan = contoh()
    lagi = dari_rekaman(ke_rekaman(laporan))

    assert html(lagi, BERKAS.get) == html(laporan, BERKAS.get)
    assert ke_json(lagi) == ke_json(laporan)
    assert sidik_isi(lagi) == sidik_isi(laporan)


@pytest.mark.parametrize(
    "isi",
    [
        b"bukan json",
        b"[]",
        b'{"bentuk": 2, "laporan": null}',
        b'{"bentuk": 1, "laporan": {"$k": "TidakAda"}}',
        b'{"bentuk": 1, "laporan": {"$k": "Sampul", "judul": "x"}}',
        b'{"bentuk": 1, "laporan": {"$d": "sepuluh"}}',
    ],
    ids=[
        "bukan json",
        "bukan rekaman",
        "bentuk lain",
        "kelas asing",
        "tidak lengkap",
        "bukan angka",
    ],
)
def test_damaged_recording_is_refused(isi):
    with pytest.raises(RekamanRusak):
        dari_rekaman(isi)


def test_field_that_a_later_program_adds_gets_its_default():
    isi = json.loads(ke_rekaman(_dengan({})))
    del isi["laporan"]["versi"]

    assert dari_rekaman(json.dumps(isi).encode()) == _dengan({})
