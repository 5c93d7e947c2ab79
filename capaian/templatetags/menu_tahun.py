"""The menu of an agency-year: groups of pages, and the pages of the group in use."""

from dataclasses import dataclass
from typing import Any

from django import template
from django.urls import reverse

from lakip.instansi.izin import Izin, SiapaPun, boleh_sebagian
from lakip.instansi.models import PerangkatDaerah

register = template.Library()


@dataclass(frozen=True)
class Pilihan:
    """A page: its name as the active one, its label, its address, who sees it (everybody)."""

    nama: str
    label: str
    alamat: str
    izin: tuple[Izin, ...] = ()


MENU: tuple[tuple[str, tuple[Pilihan, ...]], ...] = (
    (
        "Ringkasan",
        (
            Pilihan("ringkasan", "Ikhtisar", "capaian:tahun"),
            Pilihan("kelengkapan", "Kelengkapan", "pantau:kelengkapan"),
            Pilihan("riwayat", "Riwayat perubahan", "pantau:riwayat", (Izin.LIHAT_KEJADIAN,)),
        ),
    ),
    (
        "Perencanaan",
        (
            Pilihan("rencana", "Renstra dan PK", "rencana:perencanaan"),
            Pilihan("atur", "Pengaturan tahun", "rencana:atur", (Izin.ATUR_PENGUKURAN,)),
            Pilihan("jadwal", "Jadwal", "capaian:jadwal", (Izin.KELOLA_JADWAL,)),
        ),
    ),
    (
        "Hasil",
        (
            Pilihan("isian", "Isian", "capaian:isian", (Izin.ISI_REALISASI,)),
            Pilihan(
                "verifikasi",
                "Verifikasi",
                "capaian:verifikasi",
                (Izin.ISI_REALISASI, Izin.VERIFIKASI),
            ),
            Pilihan("indikator", "Capaian indikator", "capaian:indikator"),
            Pilihan("triwulan", "Laporan triwulan", "capaian:triwulan_muka"),
        ),
    ),
    (
        "Anggaran",
        (
            Pilihan("anggaran", "Pagu dan realisasi", "capaian:anggaran"),
            Pilihan("spj", "Berkas SPJ", "anggaran:spj"),
        ),
    ),
    (
        "Naskah",
        (
            Pilihan("naskah", "Teks", "capaian:naskah"),
            Pilihan("analisis", "Analisis", "bahan:analisis", (Izin.ISI_REALISASI,)),
            Pilihan("pembanding", "Pembanding", "bahan:pembanding", (Izin.ISI_REALISASI,)),
            Pilihan("data", "Tabel data", "capaian:data"),
            Pilihan("daftar", "Daftar", "bahan:daftar", (Izin.SUSUN_LAPORAN,)),
            Pilihan("foto", "Foto", "bahan:foto", (Izin.SUSUN_LAPORAN,)),
        ),
    ),
    (
        "Laporan",
        (
            Pilihan("laporan", "Baca dan unduh", "capaian:laporan"),
            Pilihan("periksa", "Periksa", "capaian:periksa"),
            Pilihan("versi", "Versi dan reviu", "versi:daftar"),
            Pilihan("tindak_lanjut", "Tindak lanjut", "reviu:tindak_lanjut"),
        ),
    ),
    ("Buku kerja", (Pilihan("buku", "Buku kerja", "capaian:buku", (Izin.UNDUH_BUKU,)),)),
)


@register.inclusion_tag("capaian/_menu_tahun.html", takes_context=True)
def menu_tahun(context: dict[str, Any]) -> dict[str, Any]:
    """The groups that the reader may open, each leading to its first page."""
    opd, tahun = context["opd"], context["tahun_kinerja"].tahun
    kelompok = []
    for judul, semua in MENU:
        terlihat = [p for p in semua if _terlihat(context["user"], p, opd)]
        if terlihat:
            aktif = any(p.nama == context["aktif"] for p in terlihat)
            kelompok.append((judul, _alamat(terlihat[0], opd, tahun), aktif, terlihat))
    dalam = next((p for _, _, aktif, p in kelompok if aktif), [])
    return {
        "tahun": tahun,
        "kelompok": [(judul, alamat, aktif) for judul, alamat, aktif, _ in kelompok],
        "halaman": [
            (p.label, _alamat(p, opd, tahun), p.nama == context["aktif"])
            for p in (dalam if len(dalam) > 1 else [])
        ],
    }


def _terlihat(pengguna: SiapaPun, p: Pilihan, opd: PerangkatDaerah) -> bool:
    return not p.izin or any(boleh_sebagian(pengguna, i, opd) for i in p.izin)


def _alamat(p: Pilihan, opd: PerangkatDaerah, tahun: int) -> str:
    return reverse(p.alamat, args=[opd.kode, tahun])
