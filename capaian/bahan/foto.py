"""Photos of the documentation: adding several at once."""

from collections.abc import Sequence

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from capaian.models import Foto
from capaian.rencana.kisi_urut import urutan_akhir
from lakip.instansi.kejadian import catat
from lakip.instansi.models import Pengguna
from renstra.models import Sasaran, TahunKinerja

from .gambar import simpan_gambar


def tambah_foto(
    *,
    tahun_kinerja: TahunKinerja,
    unggahan: Sequence[UploadedFile],
    keterangan: str,
    sasaran: Sasaran | None,
    oleh: Pengguna,
) -> list[Foto]:
    """Add the photos at the end, all or none. Raises ValidationError for one that is no picture."""
    berkas = [simpan_gambar(u) for u in unggahan]
    with transaction.atomic():
        TahunKinerja.objects.select_for_update().get(pk=tahun_kinerja.pk)
        awal = urutan_akhir(Foto.objects.filter(tahun_kinerja=tahun_kinerja))
        foto = [
            Foto(
                tahun_kinerja=tahun_kinerja,
                urutan=awal + n,
                sasaran=sasaran,
                berkas=b,
                keterangan=keterangan,
            )
            for n, b in enumerate(berkas, 1)
        ]
        for satu in foto:
            satu.full_clean()
            satu.save()
        catat(
            "tambah_foto",
            oleh=oleh,
            opd=tahun_kinerja.opd,
            tahun=tahun_kinerja.tahun,
            uraian=f"Menambah {len(foto)} foto: {keterangan}",
        )
    return foto
