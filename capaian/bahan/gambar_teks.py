"""Pictures for people's texts: uploading one, and texts as the editor shows them."""

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.urls import reverse

from capaian.laporan.isi.gambar_teks import beralamat
from capaian.models import GambarTeks
from capaian.rencana.kisi_urut import urutan_akhir
from lakip.instansi.kejadian import catat
from lakip.instansi.models import Berkas, Pengguna
from renstra.models import TahunKinerja

from .gambar import simpan_gambar


def tambah_gambar(*, tahun_kinerja: TahunKinerja, unggahan: UploadedFile, oleh: Pengguna) -> Berkas:
    """Keep a picture for the year's texts. Raises ValidationError for what is no picture."""
    berkas = simpan_gambar(unggahan)
    with transaction.atomic():
        TahunKinerja.objects.select_for_update().get(pk=tahun_kinerja.pk)
        milik = GambarTeks.objects.filter(tahun_kinerja=tahun_kinerja)
        if not milik.filter(berkas=berkas).exists():
            GambarTeks.objects.create(
                tahun_kinerja=tahun_kinerja, urutan=urutan_akhir(milik) + 1, berkas=berkas
            )
            catat(
                "tambah_gambar",
                oleh=oleh,
                opd=tahun_kinerja.opd,
                tahun=tahun_kinerja.tahun,
                objek=berkas.nama_asli,
                uraian=f"Menambah gambar {berkas.nama_asli} untuk teks laporan.",
            )
    return berkas


def alamat_gambar(tk: TahunKinerja, sha256: str) -> str:
    """Where a picture of the agency's texts is shown."""
    return reverse("bahan:gambar", args=[tk.opd.kode, tk.tahun, sha256])


def untuk_peramban(isi: str, tk: TahunKinerja) -> str:
    """A stored text with its pictures at addresses that a browser can open."""
    return beralamat(isi, alamat_gambar(tk, "SHA"))
