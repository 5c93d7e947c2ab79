"""Follow-up of recommendations: of AKIP evaluations (LHE) and of reviews of earlier reports."""

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Max, Q, QuerySet

from capaian.models import CatatanReviu, RekomendasiAKIP
from lakip.instansi.izin import Izin, wajibkan
from lakip.instansi.kejadian import catat
from lakip.instansi.models import Pengguna
from lakip.instansi.simpanan import simpan_unggahan
from renstra.models import TahunKinerja

Sumber = RekomendasiAKIP.Sumber
Status = RekomendasiAKIP.Status


def daftar_rekomendasi(tk: TahunKinerja) -> QuerySet[RekomendasiAKIP]:
    """The recommendations that this year's report follows up."""
    return RekomendasiAKIP.objects.filter(tahun_kinerja=tk).select_related(
        "evaluasi", "berkas_bukti", "catatan_reviu__reviu__laporan"
    )


def dapat_diambil(tk: TahunKinerja) -> QuerySet[CatatanReviu]:
    """Comments of closed reviews of earlier years that ask for something and are not here yet."""
    return (
        CatatanReviu.objects.filter(
            reviu__ditutup__isnull=False,
            reviu__tahun_kinerja__opd=tk.opd_id,
            reviu__tahun_kinerja__tahun__lt=tk.tahun,
        )
        .filter(~Q(rekomendasi="") | ~Q(status=CatatanReviu.Status.SELESAI))
        .exclude(tindak_lanjut__tahun_kinerja=tk)
        .select_related("reviu__tahun_kinerja")
        .order_by("reviu__tahun_kinerja__tahun", "reviu", "nomor")
    )


@transaction.atomic
def ambil_dari_reviu(*, tahun_kinerja: TahunKinerja, oleh: Pengguna) -> int:
    """Take over what earlier reviews asked for, and return how many. Raises PermissionDenied."""
    wajibkan(oleh, Izin.SUSUN_LAPORAN, tahun_kinerja.opd)
    TahunKinerja.objects.select_for_update().get(pk=tahun_kinerja.pk)
    semua = list(dapat_diambil(tahun_kinerja))
    for c in semua:
        tahun = c.reviu.tahun_kinerja.tahun
        baru = RekomendasiAKIP(
            tahun_kinerja=tahun_kinerja,
            sumber=Sumber.REVIU,
            tahun_reviu=tahun,
            nomor_dokumen=c.reviu.nomor_kkr,
            catatan_reviu=c,
            rekomendasi=c.rekomendasi or c.isi,
        )
        baru.urutan = _berikut(baru)
        baru.save()
    if semua:
        _catat("ambil_rekomendasi_reviu", tahun_kinerja, oleh, f"{len(semua)} rekomendasi reviu.")
    return len(semua)


def _berikut(r: RekomendasiAKIP) -> int:
    """The next position among recommendations of the same evaluation or reviewed year."""
    sejenis = RekomendasiAKIP.objects.filter(
        tahun_kinerja=r.tahun_kinerja_id,
        sumber=r.sumber,
        evaluasi=r.evaluasi_id,
        tahun_reviu=r.tahun_reviu,
    )
    return (sejenis.aggregate(n=Max("urutan"))["n"] or 0) + 1


@transaction.atomic
def simpan_rekomendasi(
    *, rekomendasi: RekomendasiAKIP, oleh: Pengguna, bukti: UploadedFile | None = None
) -> RekomendasiAKIP:
    """Save a recommendation with its follow-up; ``bukti`` replaces the evidence file.

    Raises PermissionDenied, and ValidationError when it is incomplete, settled without an action,
    or the file is of a wrong kind.
    """
    tk = rekomendasi.tahun_kinerja
    wajibkan(oleh, Izin.SUSUN_LAPORAN, tk.opd)
    if rekomendasi.status != Status.BELUM and not rekomendasi.tindak_lanjut.strip():
        raise ValidationError({"tindak_lanjut": "Tulis tindak lanjut yang sudah dilakukan."})
    if bukti is not None:
        rekomendasi.berkas_bukti = simpan_unggahan(bukti)
    if rekomendasi.pk is None:
        rekomendasi.urutan = _berikut(rekomendasi)
    rekomendasi.full_clean()
    rekomendasi.save()
    uraian = f"{rekomendasi.get_status_display()}: {rekomendasi.rekomendasi[:150]}"
    _catat("simpan_tindak_lanjut", tk, oleh, uraian)
    return rekomendasi


@transaction.atomic
def buang_rekomendasi(*, rekomendasi: RekomendasiAKIP, oleh: Pengguna) -> None:
    """Remove a recommendation. Raises PermissionDenied."""
    tk = rekomendasi.tahun_kinerja
    wajibkan(oleh, Izin.SUSUN_LAPORAN, tk.opd)
    uraian = rekomendasi.rekomendasi[:200]
    rekomendasi.delete()
    _catat("hapus_rekomendasi", tk, oleh, uraian)


def _catat(jenis: str, tk: TahunKinerja, oleh: Pengguna, uraian: str) -> None:
    catat(jenis, oleh=oleh, opd=tk.opd, tahun=tk.tahun, objek="Tindak lanjut", uraian=uraian)
