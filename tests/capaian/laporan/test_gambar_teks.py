"""Texts with pictures in pieces; addresses of pictures when a text is cleaned."""

import pytest

from capaian.laporan.isi.gambar_teks import Sisipan, beralamat, pisah, potongan_teks
from capaian.laporan.isi.teks import bersihkan
from capaian.laporan.pohon import Gambar, TeksOrang

A, B = "a" * 64, "b" * 64


def figur(sha: str, keterangan: str = "") -> str:
    kepala = f"<figcaption>{keterangan}</figcaption>" if keterangan else ""
    return f'<figure><img src="gambar:{sha}">{kepala}</figure>'


@pytest.mark.parametrize(
    ("html", "potongan"),
    [
        ("<p>Satu &amp; dua</p>", ["<p>Satu &amp; dua</p>"]),
        (figur(A, "Rapat"), [Sisipan(A, "Rapat")]),
        (
            f"<p>Satu</p>{figur(A, 'Rapat <b>awal</b>')}<p>Dua &lt; 3</p>",
            ["<p>Satu</p>", Sisipan(A, "Rapat awal"), "<p>Dua &lt; 3</p>"],
        ),
        (f"{figur(A)}{figur(B)}", [Sisipan(A, ""), Sisipan(B, "")]),
        (
            f"<ul><li>Butir{figur(A, 'Isi')}</li></ul>teks & lain",
            ["<ul><li>Butir</li></ul>", Sisipan(A, "Isi"), "teks &amp; lain"],
        ),
        (f'<p>Kiri<img src="gambar:{A}">kanan</p>', ["<p>Kirikanan</p>", Sisipan(A, "")]),
        ("<p>Ada</p><figure><img></figure>", ["<p>Ada</p>"]),
        (
            f"<table><tbody><tr><td>{figur(A)}</td></tr></tbody></table>",
            ["<table><tbody><tr><td></td></tr></tbody></table>", Sisipan(A, "")],
        ),
    ],
)
def test_words_and_pictures_come_in_turn(html, potongan):
    assert list(pisah(html)) == potongan


def test_pieces_have_keys_of_their_own_and_unknown_pictures_are_missing():
    html = f"<p>Satu</p>{figur(A, 'Rapat')}<p>Dua</p>{figur(B)}"

    assert list(potongan_teks("isu", html, "ditulis", {A: "image/png"})) == [
        TeksOrang("isu/teks", "<p>Satu</p>", "ditulis"),
        Gambar("isu/gambar-1", "Rapat", A, "image/png"),
        TeksOrang("isu/teks-2", "<p>Dua</p>", "ditulis"),
        Gambar("isu/gambar-2", "Gambar", "", ""),
    ]


@pytest.mark.parametrize(
    ("src", "hasil"),
    [
        (f"/opd/dinas/2025/gambar/{A}/", f'<img src="gambar:{A}">'),
        (f"gambar:{A}", f'<img src="gambar:{A}">'),
        ("https://contoh.id/x.png", "<img>"),
        ("javascript:alert(1)", "<img>"),
        (f"/lain/{A}/", "<img>"),
        ("data:image/png;base64,AAAA", "<img>"),
        ("gambar:abc", "<img>"),
    ],
)
def test_cleaning_keeps_only_pictures_named_by_their_hash(src, hasil):
    assert bersihkan(f'<img src="{src}" onerror="x" alt="y" style="z">') == hasil


def test_stored_text_shows_its_pictures_at_addresses():
    assert beralamat(figur(A), "/gambar/SHA/") == f'<figure><img src="/gambar/{A}/"></figure>'
