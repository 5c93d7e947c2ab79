"""Taking an open review over to the version of the checklist that is in force now."""

from dataclasses import replace
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from capaian.models import DaftarReviu, JawabanReviu, Reviu
from capaian.reviu.bahan import bahan_reviu
from capaian.reviu.buka import terkunci
from capaian.reviu.catatan import catat_reviu
from capaian.reviu.jawab import perbarui_mesin
from capaian.reviu.keadaan import daftar_berlaku
from capaian.reviu.mesin import jawab
from capaian.reviu.smart import samakan_smart
from capaian.sajian_versi import rekaman_terakhir
from lakip.instansi.izin import Izin, wajibkan
from lakip.instansi.models import Pengguna


def daftar_pengganti(reviu: Reviu, hari_ini: date) -> DaftarReviu | None:
    """The version in force on that day where an open review uses another one; else None."""
    baru = daftar_berlaku(hari_ini)
    return baru if reviu.ditutup is None and baru.pk != reviu.daftar_id else None


def pindah_daftar(*, reviu: Reviu, hari_ini: date, oleh: Pengguna) -> Reviu:
    """Let the review use the version in force; people's answers to the same items stay.

    An item is the same when number and words are. Answers to items that are no longer asked go;
    the history keeps them. Raises PermissionDenied, and ValidationError when the review is closed
    or uses that version already.
    """
    laporan = reviu.laporan
    wajibkan(oleh, Izin.REVIU, laporan.tahun_kinerja.opd)
    rekaman = rekaman_terakhir(laporan)
    bahan = bahan_reviu(laporan, rekaman)
    with transaction.atomic():
        kini = terkunci(reviu)
        baru = daftar_pengganti(kini, hari_ini)
        if baru is None:
            raise ValidationError("Reviu ini sudah memakai daftar periksa yang berlaku.")
        lama, kini.daftar, kini.rekaman = kini.daftar, baru, rekaman
        kini.save()
        _samakan_jawaban(kini)
        bahan = replace(bahan, smart=samakan_smart(kini, bahan.laporan))
        perbarui_mesin(kini, {b.nomor: jawab(b.mesin, bahan) for b in baru.butir.all()})
        uraian = f"Daftar periksa versi {lama.versi} diganti versi {baru.versi}."
        catat_reviu("pindah_daftar_reviu", kini, oleh, uraian)
    return kini


def _samakan_jawaban(reviu: Reviu) -> None:
    """One answer for each item of the review's checklist, kept where the item is the same."""
    lama = {(j.butir.nomor, j.butir.uraian): j for j in reviu.jawaban.select_related("butir")}
    for butir in reviu.daftar.butir.all():
        j = lama.pop((butir.nomor, butir.uraian), None)
        if j is None:
            milik = {"tahun_kinerja_id": reviu.tahun_kinerja_id, "reviu": reviu}
            JawabanReviu.objects.create(**milik, butir=butir)
        else:
            j.butir = butir
            j.save()
    for j in lama.values():
        j.delete()
