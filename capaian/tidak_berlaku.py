"""Say that a required item does not apply, with a reason, and take that back."""

from django.core.exceptions import ValidationError
from django.db import transaction

from capaian.kelengkapan import Butir, kelengkapan
from capaian.models import TidakBerlaku
from lakip.instansi.kejadian import catat
from lakip.instansi.models import Pengguna
from renstra.models import TahunKinerja


def kecualikan(
    *, tahun_kinerja: TahunKinerja, kunci: str, alasan: str, oleh: Pengguna
) -> TidakBerlaku:
    """Record that the item ``kunci`` does not apply; an earlier reason is replaced.

    Raises ValidationError without a reason, for an item that always applies, and for one that
    this agency-year does not have.
    """
    butir = _cari(tahun_kinerja, kunci)
    if butir is None:
        raise ValidationError("Butir itu tidak ada lagi. Muat ulang halaman.")
    if butir.syarat.wajib:
        raise ValidationError("Butir ini selalu wajib; isi atau perbaiki datanya.")
    with transaction.atomic():
        ada = TidakBerlaku.objects.filter(tahun_kinerja=tahun_kinerja, kunci=kunci).first()
        satu = ada or TidakBerlaku(tahun_kinerja=tahun_kinerja, kunci=kunci)
        satu.alasan, satu.oleh, satu._history_user = alasan.strip(), oleh, oleh
        satu.full_clean()
        satu.save()
        uraian = f"{butir.syarat.uraian} tidak berlaku: {satu.alasan}"
        _catat("kecualikan_butir", tahun_kinerja, kunci, uraian, oleh)
    return satu


def berlakukan(*, tahun_kinerja: TahunKinerja, kunci: str, oleh: Pengguna) -> bool:
    """Let the item apply again; False when it does already."""
    with transaction.atomic():
        satu = TidakBerlaku.objects.filter(tahun_kinerja=tahun_kinerja, kunci=kunci).first()
        if satu is None:
            return False
        satu._history_user = oleh
        satu.delete()
        uraian = f"Butir {kunci} berlaku lagi; sebelumnya tidak berlaku: {satu.alasan}"
        _catat("berlakukan_butir", tahun_kinerja, kunci, uraian, oleh)
    return True


def _cari(tk: TahunKinerja, kunci: str) -> Butir | None:
    return next((b for b in kelengkapan(tk).butir if b.syarat.kunci == kunci), None)


def _catat(jenis: str, tk: TahunKinerja, kunci: str, uraian: str, oleh: Pengguna) -> None:
    catat(jenis, oleh=oleh, opd=tk.opd, tahun=tk.tahun, objek=kunci, uraian=uraian)
