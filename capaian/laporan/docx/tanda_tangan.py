"""Signature blocks: one signer at the right half, two side by side, never parted by a page."""

from capaian.laporan.docx.oox import Rupa, Tata, baris_tabel, larik, sel_tabel, tabel
from capaian.laporan.docx.penulis import Penulis
from capaian.laporan.pohon import Penanda, TandaTangan

_RUANG_TANDA = 1_250  # twips for stamp and signature
_SISI = "".join(f'<w:{s} w:val="nil"/>' for s in ("top", "left", "bottom", "right"))
TANPA_GARIS = f"<w:tcBorders>{_SISI}</w:tcBorders>"


def xml_tanda_tangan(b: TandaTangan, p: Penulis) -> str:
    """The block; every line holds on to the next."""
    satu = len(b.pihak) == 1
    kiri = p.ruang * 48 // 100 if satu else None
    isi = p.alinea("", "Tanda Tangan", Tata(sebelum=200))
    if b.tempat_tanggal:
        rata = "" if satu else "right"
        isi += p.alinea(larik(b.tempat_tanggal), "Tanda Tangan", Tata(kiri=kiri, rata=rata))
    if satu:
        return isi + _penanda(b.pihak[0], p, kiri, terakhir=True)
    lebar = [p.ruang // len(b.pihak)] * len(b.pihak)
    sel = (
        sel_tabel(_penanda(x, p), n, TANPA_GARIS + _BAWAH)
        for x, n in zip(b.pihak, lebar, strict=True)
    )
    return isi + tabel(p.gaya["Tabel Laporan"], lebar, [baris_tabel(sel)]) + p.alinea("", "Sumber")


_BAWAH = '<w:vAlign w:val="bottom"/>'


def _penanda(x: Penanda, p: Penulis, kiri: int | None = None, *, terakhir: bool = False) -> str:
    """``terakhir``: nothing follows that the last line would have to hold on to."""
    atas = [larik(t) for t in (x.label, *x.jabatan) if t]
    bawah = [larik(t) for t in (x.pangkat, f"NIP {x.nip}" if x.nip else "") if t]
    isi = [p.alinea(t, "Tanda Tangan", Tata(kiri=kiri)) for t in atas]
    nama = larik(x.nama, Rupa(tebal=True, garis_bawah=True))
    isi.append(p.alinea(nama, "Tanda Tangan", Tata(kiri=kiri, sebelum=_RUANG_TANDA)))
    for ke, teks in enumerate(bawah, 1):
        lekat = False if terakhir and ke == len(bawah) else None
        isi.append(p.alinea(teks, "Tanda Tangan", Tata(kiri=kiri, lekat=lekat)))
    return "".join(isi)
