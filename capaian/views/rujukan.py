"""The money and the figures of a plan in grids: budget tree, pagu, outputs, support, references."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from anggaran.models import TahapAnggaran
from capaian.rencana import kisi_dukungan, kisi_pos, kisi_rujukan
from lakip.instansi.izin import Izin, SiapaPun, boleh
from lakip.instansi.models import PerangkatDaerah
from renstra.akses import ambil_tahun
from renstra.models import TahunKinerja

from .kisi import hapus_baris, tangani, tangani_terurut
from .tahun import konteks_tahun


@dataclass(frozen=True)
class Halaman:
    """A grid of the plan: what it is called, who may edit it, and what its reader must know."""

    kisi: Any
    izin: Izin
    petunjuk: str
    kosong: str = ""
    """What must be there first, shown when there is nothing to list."""

    @property
    def judul(self) -> str:
        return self.kisi.nama


_TANPA_INDIKATOR = "Pilih Renstra pada pengaturan tahun dan isi indikatornya lebih dahulu."
_TANPA_POS = "Isi program dan kegiatan lebih dahulu."

HALAMAN: dict[str, Halaman] = {
    "program": Halaman(
        kisi_pos.KisiPos,
        Izin.SUSUN_ANGGARAN,
        "Tulis program, lalu kegiatan dan sub kegiatan di bawahnya. Kode resmi seperti "
        "1.06.02.2.01.0001 menentukan tingkat dan tempatnya sendiri; tanpa kode resmi, pilih "
        "keduanya. Blok dari Excel dapat ditempel.",
    ),
    "tahap": Halaman(
        kisi_pos.KisiTahap,
        Izin.SUSUN_ANGGARAN,
        "Murni, pergeseran, dan perubahan menurut urutan berlakunya; yang terakhir dipakai "
        "laporan. Buka nomornya untuk mengisi pagu. Contoh dokumen: DPPA-SKPD.",
    ),
    "keluaran": Halaman(
        kisi_dukungan.KisiKeluaran,
        Izin.SUSUN_ANGGARAN,
        "Indikator keluaran dengan target setahun. Realisasinya diisi per triwulan pada Isian.",
        _TANPA_POS,
    ),
    "dukungan": Halaman(
        kisi_dukungan.KisiDukungan,
        Izin.SUSUN_ANGGARAN,
        "Pilih program, kegiatan, atau sub kegiatan yang mendukung. Bila memang tidak ada, tulis "
        "alasannya; efisiensinya lalu tidak dihitung.",
        _TANPA_INDIKATOR,
    ),
    "kontrol": Halaman(
        kisi_dukungan.KisiKontrol,
        Izin.SUSUN_ANGGARAN,
        "Total yang tertulis pada dokumen, misalnya DPPA atau LRA. Laporan mencetak jumlah "
        "rinciannya; selisih dengan total ini ditunjukkan dan menahan penetapan final.",
    ),
    "tahun-lain": Halaman(
        kisi_dukungan.KisiTahunLain,
        Izin.SUSUN_ANGGARAN,
        "Anggaran tahun lain untuk perbandingan. Kosongkan program untuk seluruh perangkat daerah.",
    ),
    "target-dipakai": Halaman(
        kisi_rujukan.KisiTargetDipakai,
        Izin.SUSUN_RENCANA,
        "Isi hanya bila laporan memakai target lain daripada Perjanjian Kinerja dan Renstra. "
        "Alasannya dicetak.",
        _TANPA_INDIKATOR,
    ),
    "target-menengah": Halaman(
        kisi_rujukan.KisiTargetMenengah,
        Izin.SUSUN_RENCANA,
        "Isi hanya bila target jangka menengah berbeda dari Renstra. Contoh acuan: RPJMD.",
        _TANPA_INDIKATOR,
    ),
    "riwayat": Halaman(
        kisi_rujukan.KisiRiwayat,
        Izin.SUSUN_RENCANA,
        "Target dan realisasi tahun-tahun sebelum aplikasi dipakai. Bila tidak ada nilainya, "
        "tulis alasannya, misalnya belum menjadi sasaran.",
        _TANPA_INDIKATOR,
    ),
    "rincian": Halaman(
        kisi_rujukan.KisiRincian,
        Izin.SUSUN_RENCANA,
        "Bagian-bagian realisasi suatu indikator; jumlahnya dicocokkan dengan pembilang.",
        _TANPA_INDIKATOR,
    ),
    "evaluasi": Halaman(
        kisi_rujukan.KisiEvaluasi,
        Izin.SUSUN_LAPORAN,
        "Hasil evaluasi AKIP menurut LHE, satu baris setahun. Contoh predikat: BB.",
    ),
    "komponen": Halaman(
        kisi_rujukan.KisiKomponen,
        Izin.SUSUN_LAPORAN,
        "Bobot dan nilai setiap komponen menurut LHE.",
        "Isi evaluasi AKIP lebih dahulu.",
    ),
}
"""The grids by the last part of their address."""
MENU = (
    (
        "Anggaran",
        "Program, pagu, keluaran, dan apa yang mendukung sasaran. Boleh juga dari berkas SPJ, "
        "DPA, atau buku kerja.",
        ("program", "tahap", "keluaran", "dukungan", "kontrol", "tahun-lain"),
        Izin.SUSUN_ANGGARAN,
    ),
    (
        "Angka rujukan",
        "Target lain yang dipakai laporan, riwayat sebelum aplikasi dipakai, rincian realisasi, "
        "dan evaluasi AKIP.",
        ("target-dipakai", "target-menengah", "riwayat", "rincian", "evaluasi", "komponen"),
        Izin.SUSUN_RENCANA,
    ),
)


def menu(pengguna: SiapaPun, opd: PerangkatDaerah) -> list[tuple[str, str, list[tuple[str, str]]]]:
    """The groups of grids that the person may edit: heading, what for, addresses with names."""
    return [
        (judul, uraian, [(n, HALAMAN[n].judul) for n in nama])
        for judul, uraian, nama, izin in MENU
        if boleh(pengguna, izin, opd)
    ]


@require_http_methods(["GET", "HEAD", "POST"])
def rujukan(request: HttpRequest, kode: str, tahun: int, nama: str) -> HttpResponse:
    """One grid of the plan."""
    halaman = HALAMAN.get(nama)
    tk = ambil_tahun(request.user, kode, tahun, halaman.izin if halaman else Izin.SUSUN_RENCANA)
    if halaman is None:
        raise Http404("Halaman ini tidak ada.")
    kisi = halaman.kisi(tk)
    konteks = _konteks(tk, halaman.judul, halaman.petunjuk) | {"kosong": halaman.kosong}
    if isinstance(kisi, kisi_pos.KisiTerurut):
        return tangani_terurut(request, tk, kisi, halaman.izin, "rencana/kisi_tahun.html", konteks)
    if "hapus" in request.POST:
        return hapus_baris(request, tk, kisi.semua(), halaman.izin)
    return tangani(request, kisi, "rencana/kisi_tahun.html", konteks)


@require_http_methods(["GET", "HEAD", "POST"])
def pagu(request: HttpRequest, kode: str, tahun: int, nomor: int) -> HttpResponse:
    """The pagu of every leaf in one stage."""
    tk = ambil_tahun(request.user, kode, tahun, Izin.SUSUN_ANGGARAN)
    tahap = get_object_or_404(TahapAnggaran, tahun_kinerja=tk, pk=nomor)
    kisi = kisi_pos.KisiPagu(tahap)
    petunjuk = (
        "Isi pagu pos terdalam saja; induknya dijumlahkan. Kosong berarti belum ada pagu, bukan 0."
    )
    konteks = _konteks(tk, kisi.nama, petunjuk, di_bawah="tahap") | {"kosong": _TANPA_POS}
    return tangani(request, kisi, "rencana/kisi_tahun.html", konteks)


def _konteks(tk: TahunKinerja, judul: str, petunjuk: str, di_bawah: str = "") -> dict[str, Any]:
    dasar = [tk.opd.kode, tk.tahun]
    kembali = reverse("rencana:perencanaan", args=dasar)
    konteks = konteks_tahun(tk, "rencana", judul)
    konteks["remah"].insert(-1, ("Perencanaan", kembali))
    if di_bawah:
        kembali = reverse("rencana:rujukan", args=[*dasar, di_bawah])
        konteks["remah"].insert(-1, (HALAMAN[di_bawah].judul, kembali))
    return konteks | {"judul": judul, "kembali": kembali, "petunjuk": petunjuk}
