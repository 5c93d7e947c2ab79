"""The way from an empty installation to a first draft of a report, step by step."""

from dataclasses import dataclass

from django.urls import reverse

from capaian.models import RealisasiIndikator
from lakip.instansi.izin import Izin, SiapaPun, boleh
from lakip.instansi.models import Pemda, Penugasan, PerangkatDaerah, Unit
from renstra.models import Indikator, TahunKinerja


@dataclass(frozen=True)
class Langkah:
    """A step: what it is for, whether it is done, and the links that lead to doing it."""

    kunci: str
    judul: str
    uraian: str
    selesai: bool
    tautan: tuple[tuple[str, str], ...] = ()


def langkah_mulai(pengguna: SiapaPun, tahun_kini: int) -> list[Langkah]:
    """The steps for the agency made last; ``tahun_kini`` is offered for its first year.

    Forms of the plan are for whoever draws it up there; other admins have those of the admin site.
    """
    pemda = Pemda.objects.exists()
    opd = PerangkatDaerah.objects.order_by("-pk").first()
    tk = TahunKinerja.objects.filter(opd=opd).order_by("-tahun").first() if opd else None
    return [
        Langkah(
            "pemda", "Pemerintah daerah", "Nama dan zona waktu dipakai pada semua dokumen.", pemda
        ),
        Langkah(
            "opd",
            "Perangkat daerah",
            "Dinas, badan, atau kantor yang membuat laporan. Anda dapat menambah yang lain nanti.",
            opd is not None,
        ),
        *(_langkah_opd(opd, tk, tahun_kini, pengguna) if opd else _langkah_nanti()),
    ]


def _langkah_nanti() -> list[Langkah]:
    """The steps that wait for an agency."""
    judul = ("Bidang dan pejabat", "Rencana dan isian", "Laporan pertama", "Rekan kerja")
    return [Langkah(j, j, "Tersedia setelah perangkat daerah dibuat.", False) for j in judul]


def _langkah_organisasi(opd: PerangkatDaerah, *, menyusun: bool) -> Langkah:
    """Units and officials, on the agency's page for who may plan, else in the admin site."""
    return Langkah(
        "organisasi",
        "Bidang dan pejabat",
        "Bidang menentukan siapa mengisi apa; pejabat menandatangani. Dapat lewat buku kerja.",
        Unit.objects.filter(susunan__opd=opd).exists(),
        (("Atur organisasi dan pejabat", reverse("rencana:organisasi", args=[opd.kode])),)
        if menyusun
        else (
            ("Atur bidang", reverse("admin:instansi_unit_changelist")),
            ("Atur pejabat", reverse("admin:instansi_pejabat_changelist")),
        ),
    )


def _langkah_opd(
    opd: PerangkatDaerah, tk: TahunKinerja | None, tahun_kini: int, pengguna: SiapaPun
) -> list[Langkah]:
    menyusun = boleh(pengguna, Izin.SUSUN_RENCANA, opd)
    terisi = tk is not None and Indikator.objects.filter(renstra=tk.renstra_id).exists()
    buku = reverse("capaian:buku", args=[opd.kode, tk.tahun if tk else tahun_kini])
    isian = (
        ("Isi lewat formulir", reverse("rencana:atur", args=[opd.kode, tk.tahun]))
        if tk
        else ("Mulai tahun dengan formulir", reverse("rencana:tahun_baru", args=[opd.kode]))
    )
    laporan = reverse("capaian:laporan", args=[opd.kode, tk.tahun]) if tk else ""
    capaian = tk is not None and RealisasiIndikator.objects.filter(tahun_kinerja=tk).exists()
    lain = Penugasan.objects.exclude(pengguna__is_superuser=True)
    return [
        _langkah_organisasi(opd, menyusun=menyusun),
        Langkah(
            "isi",
            "Rencana, anggaran, dan capaian",
            "Paling cepat lewat satu buku kerja Excel; formulir mengisi hal yang sama.",
            terisi and capaian,
            (("Unduh templat atau muat buku kerja", buku), *((isian,) if menyusun else ())),
        ),
        Langkah(
            "laporan",
            "Laporan pertama",
            "Draf laporan tersusun dari data yang sudah ada; yang belum ada ditandai.",
            terisi and capaian,
            (("Buka draf laporan", laporan),) if laporan else (),
        ),
        Langkah(
            "rekan",
            "Rekan kerja",
            "Buat akun, lalu beri setiap orang tugas pada perangkat daerah atau bidangnya.",
            lain.exists(),
            (
                ("Tambah pengguna", reverse("admin:instansi_pengguna_add")),
                ("Beri tugas", reverse("admin:instansi_pengguna_changelist")),
            ),
        ),
    ]
