"""What keeps a version of the report from taking a step: each reason with the place to mend it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.urls import reverse

from capaian.kelengkapan import kelengkapan
from capaian.kueri import TidakDapatDimuat
from capaian.laporan.pohon import BelumDiisi, Gambar, Laporan, telusuri
from capaian.laporan.rekaman import sidik_isi
from capaian.models import BerkasLaporan, LaporanKinerja
from capaian.reviu.alur import Jalan, Langkah
from capaian.reviu.keadaan import reviu_sah
from capaian.sajian import sajikan_laporan, sajikan_ukuran
from lakip.instansi.models import Berkas

Jenis = BerkasLaporan.Jenis


@dataclass(frozen=True)
class Halangan:
    """One reason; ``alamat`` is where it is mended, ``butir`` names the first few cases."""

    uraian: str
    alamat: str = ""
    butir: tuple[tuple[str, str], ...] = ()


def halangan(laporan: LaporanKinerja, jalan: Jalan) -> tuple[Halangan, ...]:
    """Everything that keeps the version from this step; nothing when it may go."""
    try:
        return tuple(h for syarat in SYARAT.get(jalan.ke, ()) for h in syarat(laporan))
    except TidakDapatDimuat as galat:
        return (Halangan(galat.pesan),)


def _alamat(laporan: LaporanKinerja, nama: str) -> str:
    tk = laporan.tahun_kinerja
    return reverse(nama, args=[tk.opd.kode, tk.tahun])


def _lengkap(laporan: LaporanKinerja) -> Iterator[Halangan]:
    """Every required item of the year is filled, verified, or said not to apply."""
    kurang = [b.syarat for b in kelengkapan(laporan.tahun_kinerja).kurang]
    for bagian in dict.fromkeys(s.bagian for s in kurang):
        milik = [s for s in kurang if s.bagian == bagian]
        yield Halangan(
            f"{bagian.label}: {len(milik)} hal belum selesai.",
            _alamat(laporan, "pantau:kelengkapan"),
            tuple((s.uraian, s.alamat) for s in milik),
        )


def _total_kontrol(laporan: LaporanKinerja) -> Iterator[Halangan]:
    """The leaves add up to every control total of DPA, SPJ or LRA."""
    _, u = sajikan_ukuran(laporan.tahun_kinerja)
    for k in u.kontrol:
        if not k.cocok:
            tempat = u.pos[k.kontrol.pos].pos.nama if k.kontrol.pos else "perangkat daerah"
            uraian = f"Jumlah {k.kontrol.jenis} {tempat} berbeda dari {k.kontrol.dokumen}."
            yield Halangan(uraian, _alamat(laporan, "capaian:anggaran"))


def berkas_pohon(pohon: Laporan) -> set[str]:
    """Hashes of the stored files that the tree shows: pictures, emblem, the office's template."""
    gambar = {b.sha256 for b in pohon.semua_blok() if isinstance(b, Gambar)}
    lain = {pohon.sampul.lambang_sha256, pohon.tampilan.templat_word_sha256}
    return {sha for sha in gambar | lain if sha}


def _gambar_ada(laporan: LaporanKinerja) -> Iterator[Halangan]:
    """Every picture of the report is kept, so that the recording can show it for good."""
    perlu = berkas_pohon(sajikan_laporan(laporan.tahun_kinerja))
    ada = set(Berkas.objects.filter(sha256__in=perlu).values_list("sha256", flat=True))
    if perlu - ada:
        uraian = f"{len(perlu - ada)} gambar laporan tidak ada di simpanan. Unggah kembali."
        yield Halangan(uraian, _alamat(laporan, "capaian:laporan"))


def _seperti_disetujui(laporan: LaporanKinerja) -> Iterator[Halangan]:
    """What is submitted is what the head approved, to the last letter."""
    disetujui = laporan.jejak.filter(ke=Langkah.DISETUJUI).last()
    kini = sidik_isi(sajikan_laporan(laporan.tahun_kinerja))
    if disetujui is None or disetujui.sidik != kini:
        yield Halangan(
            "Isi laporan berubah sejak disetujui kepala. Kembalikan ke draf, lalu minta "
            "persetujuan atas isi yang baru.",
            _alamat(laporan, "capaian:laporan"),
        )


def _belum_diisi(laporan: LaporanKinerja) -> Iterator[Halangan]:
    """Nothing of the document says that it is empty."""
    tk = laporan.tahun_kinerja
    butir = tuple(
        (
            f"{bab.judul}: {blok.pesan}",
            reverse("capaian:laporan_bab", args=[tk.opd.kode, tk.tahun, bab.kunci]),
        )
        for bab in sajikan_laporan(tk).bab
        for blok in telusuri(bab)
        if isinstance(blok, BelumDiisi)
    )
    if butir:
        uraian = (
            f"{len(butir)} tempat pada laporan masih bertanda belum diisi. Isi, atau matikan "
            "bagiannya pada kerangka."
        )
        yield Halangan(uraian, _alamat(laporan, "rencana:kerangka"), butir)


def _disimpulkan(laporan: LaporanKinerja) -> Iterator[Halangan]:
    """The Inspektorat has concluded about what was submitted last."""
    if reviu_sah(laporan) is None:
        yield Halangan(
            "Inspektorat belum memberi simpulan reviu.",
            f"{laporan.get_absolute_url()}reviu/",
        )


def _berkas_final(laporan: LaporanKinerja) -> Iterator[Halangan]:
    """The package is made before it is handed in."""
    if not laporan.berkas.filter(jenis=Jenis.FINAL).exists():
        yield Halangan("Berkas final belum selesai dibuat. Tunggu sebentar, lalu muat ulang.")


_ISI = (_lengkap, _belum_diisi, _total_kontrol, _gambar_ada)

SYARAT: dict[Langkah, tuple[Callable[[LaporanKinerja], Iterator[Halangan]], ...]] = {
    Langkah.DIVERIFIKASI: _ISI,
    Langkah.DISETUJUI: _ISI,
    Langkah.DIAJUKAN: (*_ISI, _seperti_disetujui),
    Langkah.DIREVIU: (_disimpulkan,),
    Langkah.DISAMPAIKAN: (_berkas_final,),
}
