"""Where the review of a version stands. Reads the database, writes nothing."""

from datetime import date

from django.core.exceptions import ValidationError

from capaian.models import CatatanReviu, DaftarReviu, LaporanKinerja, Reviu
from capaian.reviu.alur import Langkah

BELUM_SELESAI = tuple(s for s in CatatanReviu.Status if s != CatatanReviu.Status.SELESAI)
"""Comments with these statuses still stand when the review is concluded."""
DAPAT_DITANGGAPI = (Langkah.DRAF, Langkah.DIVERIFIKASI, Langkah.DISETUJUI, Langkah.DIAJUKAN)
"""Steps at which an open review goes on: submitted, or back with the agency for repair."""


def daftar_berlaku(tanggal: date) -> DaftarReviu:
    """The checklist in force on that day. Raises ValidationError when there is none."""
    daftar = DaftarReviu.objects.filter(berlaku_sejak__lte=tanggal).first()
    if daftar is None:
        raise ValidationError("Belum ada daftar periksa reviu yang berlaku. Hubungi admin.")
    return daftar


def reviu_terakhir(laporan: LaporanKinerja) -> Reviu | None:
    """The last round of review of the version, open or closed; None before the first."""
    return laporan.reviu.select_related("daftar", "rekaman", "ditutup_oleh").last()


def reviu_sah(laporan: LaporanKinerja) -> Reviu | None:
    """The closed review of what was submitted last; None while a person has yet to conclude."""
    reviu = reviu_terakhir(laporan)
    if reviu is None or reviu.ditutup is None:
        return None
    rekaman = laporan.rekaman.order_by("urutan").last()
    return reviu if rekaman is not None and reviu.rekaman_id == rekaman.pk else None


def wajib_terbuka(reviu: Reviu) -> None:
    """Raise ValidationError unless the review may still be worked on."""
    if reviu.ditutup is not None:
        raise ValidationError("Reviu ini sudah ditutup; isinya tidak dapat diubah lagi.")
