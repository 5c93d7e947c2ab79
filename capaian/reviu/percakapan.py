"""Comments of a review and their threads: who may say what, and what it does to the status."""

from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Max

from capaian.models import CatatanReviu, Reviu, TanggapanCatatan
from capaian.reviu.buka import terkunci
from capaian.reviu.catatan import catat_reviu
from capaian.reviu.jangkar import cari_tempat
from capaian.reviu.keadaan import DAPAT_DITANGGAPI
from capaian.sajian_versi import rekaman_terakhir, sajikan_rekaman
from lakip.instansi.izin import Izin, SiapaPun, boleh, wajibkan
from lakip.instansi.models import Pengguna, PerangkatDaerah

Status = CatatanReviu.Status
KESELURUHAN = "Laporan secara keseluruhan"
"""The place of a comment that has no anchor."""


@dataclass(frozen=True)
class IsianCatatan:
    """What a reviewer writes; ``jangkar`` "" is about the report as a whole."""

    isi: str
    jangkar: str = ""
    rekomendasi: str = ""
    ref_kkr: str = ""


def tulis_catatan(*, reviu: Reviu, isian: IsianCatatan, oleh: Pengguna) -> CatatanReviu:
    """Add a comment at a place of the submitted report, with what stands there now.

    Raises PermissionDenied, and ValidationError when the review is closed or the place unknown.
    """
    tk = reviu.laporan.tahun_kinerja
    wajibkan(oleh, Izin.REVIU, tk.opd)
    tempat, kutipan = KESELURUHAN, ""
    if isian.jangkar:
        satu = cari_tempat(sajikan_rekaman(rekaman_terakhir(reviu.laporan)), isian.jangkar)
        if satu is None:
            raise ValidationError("Tempat itu tidak ada pada laporan. Pilih lagi dari laporan.")
        tempat, kutipan = satu.uraian, satu.kutipan
    with transaction.atomic():
        kini = terkunci(reviu)
        nomor = (kini.catatan_reviu.aggregate(n=Max("nomor"))["n"] or 0) + 1
        catatan = CatatanReviu(
            tahun_kinerja=tk,
            reviu=kini,
            nomor=nomor,
            jangkar=isian.jangkar,
            tempat=tempat[:700],
            kutipan=kutipan,
            isi=isian.isi.strip(),
            rekomendasi=isian.rekomendasi.strip(),
            ref_kkr=isian.ref_kkr.strip(),
            oleh=oleh,
        )
        catatan.full_clean()
        catatan.save()
        catat_reviu("tulis_catatan_reviu", kini, oleh, f"Catatan {nomor}: {tempat}.", nomor=nomor)
    return catatan


@transaction.atomic
def ubah_catatan(*, catatan: CatatanReviu, isian: IsianCatatan, oleh: Pengguna) -> CatatanReviu:
    """Change the words of a comment that nobody has answered yet; its place stays.

    Raises PermissionDenied for anybody but its author, and ValidationError.
    """
    kini = _belum_ditanggapi(catatan, oleh)
    kini.isi, kini.rekomendasi = isian.isi.strip(), isian.rekomendasi.strip()
    kini.ref_kkr = isian.ref_kkr.strip()
    kini.full_clean()
    kini.save()
    catat_reviu("ubah_catatan_reviu", kini.reviu, oleh, f"Catatan {kini.nomor} diubah.")
    return kini


@transaction.atomic
def buang_catatan(*, catatan: CatatanReviu, oleh: Pengguna) -> None:
    """Withdraw a comment that nobody has answered yet. Raises as ``ubah_catatan``."""
    kini = _belum_ditanggapi(catatan, oleh)
    uraian = f"Catatan {kini.nomor} dicabut: {kini.isi[:200]}"
    kini.delete()
    catat_reviu("cabut_catatan_reviu", kini.reviu, oleh, uraian)


def _belum_ditanggapi(catatan: CatatanReviu, oleh: Pengguna) -> CatatanReviu:
    wajibkan(oleh, Izin.REVIU, catatan.reviu.laporan.tahun_kinerja.opd)
    kini = _terkunci(catatan)
    if kini.oleh_id != oleh.pk:
        raise PermissionDenied("Catatan diubah oleh penulisnya sendiri.")
    if kini.tanggapan.exists():
        raise ValidationError("Catatan yang sudah ditanggapi tidak dapat diubah. Tulis tanggapan.")
    return kini


def boleh_menanggapi(pengguna: SiapaPun, opd: PerangkatDaerah) -> bool:
    """Whether the user answers for the agency."""
    return boleh(pengguna, Izin.SUSUN_LAPORAN, opd)


@transaction.atomic
def tanggapi(
    *, catatan: CatatanReviu, isi: str, oleh: Pengguna, status: str = ""
) -> TanggapanCatatan:
    """Answer a comment.

    An agency's answer sets it to "dijawab"; a reviewer may settle it (selesai), turn the answer
    down (ditolak) or open it again (terbuka), the last two with words. Raises PermissionDenied,
    and ValidationError when the review is closed or the answer does not fit.
    """
    opd = catatan.reviu.laporan.tahun_kinerja.opd
    pereviu = boleh(oleh, Izin.REVIU, opd)
    if not (pereviu or boleh_menanggapi(oleh, opd)):
        raise PermissionDenied("Catatan reviu ditanggapi oleh Penyusun atau Pereviu.")
    kini = _terkunci(catatan)
    isi = isi.strip()
    if pereviu:
        _periksa_pereviu(kini, isi, status)
    elif not isi:
        raise ValidationError("Tulis tanggapan perangkat daerah.")
    elif kini.status == Status.SELESAI:
        raise ValidationError("Catatan ini sudah dinyatakan selesai oleh pereviu.")
    else:
        status = Status.DIJAWAB
    baru = TanggapanCatatan.objects.create(
        catatan=kini, dari_pereviu=pereviu, isi=isi, status=status, oleh=oleh
    )
    if status:
        kini.status = status
        kini.save()
    uraian = f"Catatan {kini.nomor}: {kini.get_status_display().lower()}."
    catat_reviu("tanggapi_catatan_reviu", kini.reviu, oleh, uraian, nomor=kini.nomor)
    return baru


def _periksa_pereviu(catatan: CatatanReviu, isi: str, status: str) -> None:
    if status not in ("", Status.SELESAI, Status.DITOLAK, Status.TERBUKA):
        raise ValidationError("Pilih selesai, ditolak, atau terbuka.")
    if not isi and status != Status.SELESAI:
        raise ValidationError("Tulis tanggapan pereviu.")
    if status == Status.DITOLAK and not catatan.tanggapan.filter(dari_pereviu=False).exists():
        raise ValidationError("Belum ada tanggapan perangkat daerah yang dapat ditolak.")


def _terkunci(catatan: CatatanReviu) -> CatatanReviu:
    """The comment of an open review, locked and read again."""
    reviu = terkunci(catatan.reviu)
    if reviu.laporan.langkah not in DAPAT_DITANGGAPI:
        raise ValidationError("Reviu laporan ini sudah selesai.")
    kini = CatatanReviu.objects.select_for_update(of=("self",)).get(pk=catatan.pk)
    kini.reviu = reviu
    return kini
