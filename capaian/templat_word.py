"""The Word template of an agency: checked, kept, taken off."""

from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from capaian.laporan.docx.templat import RingkasanTemplat, TemplatTidakSah, ringkas
from capaian.models import TemplatWord
from lakip.instansi.jenis_isi import DOCX
from lakip.instansi.kejadian import catat
from lakip.instansi.models import Pengguna, PerangkatDaerah
from lakip.instansi.simpanan import BerkasRusak, baca, simpan_unggahan


@dataclass(frozen=True)
class TemplatTerpasang:
    """The template in use; ``ringkasan`` None when its file is damaged."""

    templat: TemplatWord
    ringkasan: RingkasanTemplat | None


def templat_terpasang(opd: PerangkatDaerah) -> TemplatTerpasang | None:
    """The template of the agency and what the report takes from it; None when it has none."""
    templat = TemplatWord.objects.filter(opd=opd).select_related("berkas").first()
    if templat is None:
        return None
    try:
        return TemplatTerpasang(templat, ringkas(baca(templat.berkas)))
    except (BerkasRusak, TemplatTidakSah):
        return TemplatTerpasang(templat, None)


def pasang_templat(*, opd: PerangkatDaerah, unggahan: UploadedFile, oleh: Pengguna) -> TemplatWord:
    """Let the agency's reports be written into this document.

    Raises ValidationError that says what is wrong with the file; nothing is changed then.
    """
    berkas = simpan_unggahan(unggahan, jenis={DOCX})
    try:
        ringkas(baca(berkas))
    except TemplatTidakSah as galat:
        raise ValidationError(galat.pesan) from galat
    with transaction.atomic():
        templat = TemplatWord.objects.select_for_update().filter(opd=opd).first()
        templat = templat or TemplatWord(opd=opd)
        templat.berkas = berkas
        templat.save()
        catat("pasang_templat_word", oleh=oleh, opd=opd, objek=unggahan.name or berkas.nama_asli)
    return templat


def lepas_templat(*, opd: PerangkatDaerah, oleh: Pengguna) -> None:
    """Go back to LAKIP's own look; nothing happens when the agency has no template."""
    with transaction.atomic():
        templat = TemplatWord.objects.select_for_update().filter(opd=opd).first()
        if templat is not None:
            nama = templat.berkas.nama_asli
            templat.delete()
            catat("lepas_templat_word", oleh=oleh, opd=opd, objek=nama)
