"""The package of a finished version: which files belong to it, and the ZIP of them.

Everything is drawn from what is frozen: the recording, the stored files, the sealed PK.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from django.conf import settings
from django.urls import reverse

from anggaran.models import PerjanjianKinerja
from capaian.kueri import TidakDapatDimuat
from capaian.kueri.jejak import saat
from capaian.kueri.perjanjian import muat_satu_pk
from capaian.laporan.final import KUNCI_PERNYATAAN
from capaian.laporan.format import FORMAT
from capaian.laporan.paket import IsiPaket, paket
from capaian.laporan.pdf import pdf_bab, waktu_tetap
from capaian.laporan.pk_cetak import pdf_pk
from capaian.laporan.pohon import Laporan, SumberNilai
from capaian.laporan.surat import pdf_surat
from capaian.models import BerkasLaporan, LaporanKinerja
from capaian.rencana.cetak import kepala_pk
from capaian.reviu.alur import Langkah
from capaian.reviu.keadaan import reviu_sah
from capaian.reviu.unduh import chr_pdf, chr_xlsx
from capaian.sajian import ambil_gambar
from capaian.sajian_versi import alamat_verifikasi, sajikan_versi, sidik_versi
from capaian.surat import surat_tersimpan, susun_surat
from capaian.unduhan import tempat
from lakip.angka import format_tanggal
from lakip.berkas import tulis_utuh
from lakip.instansi.jenis_isi import AKHIRAN
from lakip.instansi.simpanan import baca

Jenis = BerkasLaporan.Jenis
_FORMAT = ("docx", "xlsx", "json")


@dataclass(frozen=True)
class Bahan:
    """A file of the package before it is made; ``ukuran`` in bytes, None until then.

    ``tanda`` changes whenever the file would; ``buat`` makes its bytes.
    """

    nama: str
    uraian: str
    tanda: str
    buat: Callable[[], bytes]
    ukuran: int | None = None


def bahan_paket(laporan: LaporanKinerja) -> list[Bahan]:
    """The files that belong to this final version now, numbered in their order."""
    tk = laporan.tahun_kinerja
    dasar = f"{tk.tahun}-{tk.opd.kode}"
    isi = [*_tersimpan(laporan), *_terbuat(laporan), *_reviu(laporan), *_pk(laporan)]
    surat = surat_tersimpan(laporan)
    if surat is not None:
        tanda = str(surat.history.first().history_id)
        buat = partial(_surat, laporan)
        isi.append(Bahan(f"Surat-Pengantar-{dasar}.pdf", "Surat pengantar", tanda, buat))
    return [replace(b, nama=f"{n:02d}-{b.nama}") for n, b in enumerate(isi, 1)]


def ada_final(laporan: LaporanKinerja) -> bool:
    """Whether the final PDF is there; the worker makes it after the last step."""
    return laporan.berkas.filter(jenis=Jenis.FINAL).exists()


def buat_paket(laporan: LaporanKinerja) -> tuple[str, bytes]:
    """The name and bytes of the ZIP; the same content gives the same bytes, made once.

    Raises TidakDapatDimuat, also while the final PDF is still being made, and BerkasRusak when a
    stored file is damaged.
    """
    if not ada_final(laporan):
        raise TidakDapatDimuat("Berkas final sedang dibuat. Coba lagi sebentar lagi.")
    tk = laporan.tahun_kinerja
    nama = f"Paket-LKjIP-{tk.tahun}-{tk.opd.kode}-v{laporan.versi}.zip"
    bahan = bahan_paket(laporan)
    tanda = [sidik_versi(laporan), *([b.nama, b.tanda] for b in bahan)]
    tujuan = tempat(hashlib.sha256(json.dumps(tanda).encode()).hexdigest(), "zip")
    if tujuan.exists():
        return nama, tujuan.read_bytes()
    with waktu_tetap():
        isi = paket([IsiPaket(b.nama, b.uraian, b.buat()) for b in bahan], _kepala(laporan))
    tulis_utuh(tujuan, isi)
    return nama, isi


def _kepala(laporan: LaporanKinerja) -> list[tuple[str, str]]:
    """What the description says of the report; lines without content are left out."""
    tk = laporan.tahun_kinerja
    jejak = {j.ke: saat(j.pada, tk.opd.pemda) for j in laporan.jejak.all()}
    terbit = jejak.get(Langkah.TERBIT, "")
    laman = settings.LAKIP_ALAMAT + reverse("terbit:publik_tahun", args=[tk.opd.kode, tk.tahun])
    kirim = laporan.tanggal_penyampaian
    baris = [
        ("Laporan", f"Laporan kinerja {tk.opd.nama} tahun {tk.tahun}"),
        ("Pemerintah daerah", tk.opd.pemda.nama),
        ("Versi", str(laporan.versi)),
        ("Difinalkan", jejak.get(Langkah.FINAL, "")),
        ("Disampaikan", f"{format_tanggal(kirim)} ({laporan.tanda_terima})" if kirim else ""),
        ("Diterbitkan", terbit),
        ("Laman publik", laman if terbit else ""),
        ("Kode verifikasi", laporan.kode_tampil),
        ("Alamat verifikasi", alamat_verifikasi(laporan)),
        ("Tanda", "CONTOH, bukan dokumen resmi" if tk.contoh else ""),
    ]
    return [(label, isi) for label, isi in baris if isi]


def _tersimpan(laporan: LaporanKinerja) -> Iterator[Bahan]:
    """The final package and its last signed copy, as they are kept."""
    tk = laporan.tahun_kinerja
    menurut = {b.jenis: b for b in laporan.berkas.select_related("berkas")}
    for jenis, akhiran in ((Jenis.FINAL, ""), (Jenis.TTD, "-bertanda-tangan")):
        if satu := menurut.get(jenis):
            yield Bahan(
                f"LKjIP-{tk.tahun}-{tk.opd.kode}{akhiran}.pdf",
                str(jenis.label),
                satu.berkas.sha256,
                partial(baca, satu.berkas),
                satu.berkas.ukuran,
            )


def _terbuat(laporan: LaporanKinerja) -> Iterator[Bahan]:
    """The recorded report in the other formats, without names of those who typed it."""
    tk = laporan.tahun_kinerja
    for nama in _FORMAT:
        bentuk = FORMAT[nama]
        yield Bahan(
            f"LKjIP-{tk.tahun}-{tk.opd.kode}.{nama}",
            f"Isi laporan sebagai {bentuk.label}",
            "",
            partial(_dari_rekaman, laporan, nama),
        )


def _dari_rekaman(laporan: LaporanKinerja, format_laporan: str) -> bytes:
    return FORMAT[format_laporan].buat(tanpa_nama(sajikan_versi(laporan)), ambil_gambar)


def tanpa_nama(laporan: Laporan) -> Laporan:
    """The report whose figures no longer say who entered them and when; their places stay."""

    def polos(s: SumberNilai | None) -> SumberNilai | None:
        return s and replace(s, oleh="", waktu="", tautan="")

    fakta = {k: replace(f, sumber=polos(f.sumber)) for k, f in laporan.fakta.items()}
    return replace(laporan, fakta=fakta)


def _reviu(laporan: LaporanKinerja) -> Iterator[Bahan]:
    """The reviewer's statement and notes, where a review was concluded."""
    reviu = reviu_sah(laporan)
    if reviu is None:
        return
    tk = laporan.tahun_kinerja
    dasar, tanda = f"{tk.tahun}-{tk.opd.kode}", f"{reviu.pk}:{reviu.ditutup}"
    yield Bahan(
        f"Pernyataan-Telah-Direviu-{dasar}.pdf",
        "Pernyataan Telah Direviu",
        tanda,
        lambda: pdf_bab(sajikan_versi(laporan), KUNCI_PERNYATAAN, ambil_gambar),
    )
    for bentuk, buat in (("pdf", chr_pdf), ("xlsx", chr_xlsx)):
        nama = f"Catatan-Hasil-Reviu-{dasar}.{bentuk}"
        yield Bahan(nama, "Catatan hasil reviu", tanda, partial(buat, reviu))


def _pk(laporan: LaporanKinerja) -> Iterator[Bahan]:
    """Every final Perjanjian Kinerja: the signed scan where there is one, else its print."""
    tk = laporan.tahun_kinerja
    semua = PerjanjianKinerja.objects.filter(tahun_kinerja=tk, final=True)
    for satu in semua.select_related("unit", "pindaian"):
        satu.tahun_kinerja = tk
        versi = f"perubahan-{satu.nomor}" if satu.nomor else "murni"
        bagian = ["PK", str(tk.tahun), tk.opd.kode, satu.level, versi]
        bagian += [satu.unit.kode] if satu.unit else []
        nama, pindaian = "-".join(bagian), satu.pindaian
        if pindaian is not None:
            akhiran = AKHIRAN[pindaian.jenis_isi]
            buat, tanda = partial(baca, pindaian), pindaian.sha256
            uraian = f"{satu} (pindaian)"
            yield Bahan(f"{nama}.{akhiran}", uraian, tanda, buat, pindaian.ukuran)
        else:
            tanda = satu.sidik or str(satu.history.first().history_id)
            yield Bahan(f"{nama}.pdf", str(satu), tanda, partial(_cetak_pk, satu))


def _cetak_pk(satu: PerjanjianKinerja) -> bytes:
    return pdf_pk(muat_satu_pk(satu), kepala_pk(satu))


def _surat(laporan: LaporanKinerja) -> bytes:
    surat = surat_tersimpan(laporan)
    if surat is None:
        raise ValueError("Surat pengantar tidak ada.")
    surat.laporan = laporan
    return pdf_surat(susun_surat(surat))
