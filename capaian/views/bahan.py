"""What the pages of the report's material share: frame and breadcrumbs."""

from typing import Any

from django.urls import reverse

from renstra.models import TahunKinerja

from .tahun import konteks_tahun

KISI = "bahan/kisi.html"


def konteks_bahan(
    tk: TahunKinerja, menu: str, judul: str, *, petunjuk: str = "", di_bawah: str = ""
) -> dict[str, Any]:
    """Context of a page; ``menu`` is its place in the menu, ``di_bawah`` a page's name above it."""
    konteks = konteks_tahun(tk, menu, judul)
    dasar = [tk.opd.kode, tk.tahun]
    konteks["remah"].insert(-1, ("Naskah", reverse("capaian:naskah", args=dasar)))
    if di_bawah:
        nama, alamat = HALAMAN[di_bawah]
        konteks["remah"].insert(-1, (nama, reverse(alamat, args=dasar)))
    return konteks | {"judul": judul, "petunjuk": petunjuk}


HALAMAN = {
    "data": ("Tabel data", "capaian:data"),
    "daftar": ("Daftar", "bahan:daftar"),
}
"""Pages with pages below them: name and address."""
