"""Contents, lists of tables and figures: fields that Word fills anew, filled here already."""

from capaian.laporan.docx.oox import AKHIR_BIDANG, alinea, awal_bidang, bidang, larik, pranala
from capaian.laporan.docx.penulis import Penulis
from capaian.laporan.isi_daftar import TINGKAT_ISI, Entri, daftar
from capaian.laporan.pohon import DaftarOtomatis

_PERINTAH = {
    "isi": f'TOC \\o "1-{TINGKAT_ISI}" \\h \\z \\u',
    "tabel": 'TOC \\h \\z \\c "Tabel"',
    "gambar": 'TOC \\h \\z \\c "Gambar"',
}


def xml_daftar_otomatis(b: DaftarOtomatis, p: Penulis) -> str:
    """The list as one field over its lines."""
    entri = daftar(p.laporan, b.jenis)
    if not entri:
        return p.alinea(larik("Tidak ada."))
    baris = [_isi_baris(e, p) for e in entri]
    baris[0] = awal_bidang(_PERINTAH[b.jenis]) + baris[0]
    baris[-1] += AKHIR_BIDANG
    gaya = [p.gaya[f"toc {e.tingkat}" if b.jenis == "isi" else "table of figures"] for e in entri]
    return "".join(alinea(isi, g) for isi, g in zip(baris, gaya, strict=True))


def _isi_baris(e: Entri, p: Penulis) -> str:
    nama = p.nama_penanda(e.jangkar)
    judul = f"{e.nomor} {e.judul}".strip()
    halaman = bidang(f"PAGEREF {nama} \\h", p.halaman.get(e.jangkar, ""))
    return pranala(nama, larik(f"{judul}\t") + halaman)
