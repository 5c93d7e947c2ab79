"""The reviewer's conclusion. The program lists what is missing; it never chooses the conclusion."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from capaian.alur_laporan import langkahkan
from capaian.models import AnggotaReviu, Reviu
from capaian.reviu.alur import Langkah
from capaian.reviu.buka import terkunci
from capaian.reviu.catatan import catat_reviu
from capaian.reviu.keadaan import BELUM_SELESAI
from capaian.syarat_laporan import Halangan
from lakip.instansi.izin import Izin, wajibkan
from lakip.instansi.models import Pengguna

Peran = AnggotaReviu.Peran


@dataclass(frozen=True)
class IsianSimpulan:
    """What the reviewer chose and wrote. ``alasan_terbuka``: why comments may still stand."""

    simpulan: str
    tanggal: date | None
    tempat: str = ""
    penjelas: str = ""
    alasan_terbuka: str = ""


def kekurangan(reviu: Reviu) -> list[Halangan]:
    """What has to be done before any conclusion, and where; open comments are not among it."""
    rekaman = reviu.laporan.rekaman.order_by("urutan").last()
    belum = list(reviu.jawaban.filter(jawaban="").values_list("butir__nomor", flat=True))
    peran = set(reviu.anggota.values_list("peran", flat=True))
    data, periksa = _alamat(reviu, "reviu:data"), _alamat(reviu, "reviu:daftar")
    daftar = [
        (reviu.laporan.langkah != Langkah.DIAJUKAN, "Laporan belum diajukan kembali.", ""),
        (
            rekaman is None or reviu.rekaman_id != rekaman.pk,
            "Laporan diajukan ulang: jalankan lagi pemeriksaan otomatis pada daftar periksa.",
            periksa,
        ),
        (
            not reviu.nomor_surat_tugas,
            "Nomor surat tugas belum diisi.",
            f"{data}#id_nomor_surat_tugas",
        ),
        (
            reviu.tanggal_surat_tugas is None,
            "Tanggal surat tugas belum diisi.",
            f"{data}#id_tanggal_surat_tugas",
        ),
        (not reviu.nomor_kkr, "Nomor kertas kerja reviu belum diisi.", f"{data}#id_nomor_kkr"),
        (Peran.KETUA not in peran, "Ketua tim belum ada.", f"{data}#j-tim"),
        (Peran.INSPEKTUR not in peran, "Inspektur belum ada dalam tim.", f"{data}#j-tim"),
        (
            bool(belum),
            f"Daftar periksa belum lengkap: butir {', '.join(belum)}.",
            f"{periksa}#butir-{next(iter(belum), '')}",
        ),
    ]
    return [Halangan(pesan, alamat) for kurang, pesan, alamat in daftar if kurang]


def _alamat(reviu: Reviu, nama: str) -> str:
    tk = reviu.laporan.tahun_kinerja
    return reverse(nama, args=[tk.opd.kode, tk.tahun, reviu.laporan.versi])


def simpulkan(*, reviu: Reviu, isian: IsianSimpulan, oleh: Pengguna) -> Reviu:
    """Close the review with the chosen conclusion and take the report to "direviu".

    Raises PermissionDenied, and ValidationError with every reason against it. All or nothing.
    """
    wajibkan(oleh, Izin.REVIU, reviu.laporan.tahun_kinerja.opd)
    with transaction.atomic():
        kini = terkunci(reviu)
        if pesan := [*(k.uraian for k in kekurangan(kini)), *_galat(kini, isian)]:
            raise ValidationError(pesan)
        kini.simpulan = isian.simpulan
        kini.penjelas = isian.penjelas.strip()
        kini.alasan_terbuka = isian.alasan_terbuka.strip()
        kini.tempat, kini.tanggal = isian.tempat.strip(), isian.tanggal
        kini.ditutup, kini.ditutup_oleh = timezone.now(), oleh
        kini.save()
        catat_reviu("simpulkan_reviu", kini, oleh, f"Simpulan: {kini.get_simpulan_display()}.")
        langkahkan(laporan=kini.laporan, ke=Langkah.DIREVIU, oleh=oleh)
    return kini


def _galat(reviu: Reviu, isian: IsianSimpulan) -> list[str]:
    pesan = []
    if isian.simpulan not in Reviu.Simpulan.values:
        pesan.append("Pilih simpulan reviu.")
    if isian.simpulan == Reviu.Simpulan.DENGAN_PENJELAS and not isian.penjelas.strip():
        pesan.append("Tulis paragraf penjelas.")
    if isian.tanggal is None or not isian.tempat.strip():
        pesan.append("Isi tempat dan tanggal pernyataan.")
    terbuka = reviu.catatan_reviu.filter(status__in=BELUM_SELESAI).count()
    if terbuka and not isian.alasan_terbuka.strip():
        pesan.append(f"{terbuka} catatan belum selesai: selesaikan, atau tulis alasannya.")
    return pesan
