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
        return isi + _jabatan(b.pihak[0], p, kiri) + _nama(b.pihak[0], p, kiri, terakhir=True)
    lebar = [p.ruang // len(b.pihak)] * len(b.pihak)
    # Two rows keep the names on one line, however long the titles above them are.
    baris = [
        baris_tabel(
            sel_tabel(isi_sel(x, p), n, TANPA_GARIS) for x, n in zip(b.pihak, lebar, strict=True)
        )
        for isi_sel in (_jabatan, _nama)
    ]
    return isi + tabel(p.gaya["Tabel Laporan"], lebar, baris) + p.alinea("", "Sumber")


def _jabatan(x: Penanda, p: Penulis, kiri: int | None = None) -> str:
    tata = Tata(kiri=kiri)
    return "".join(p.alinea(larik(t), "Tanda Tangan", tata) for t in (x.label, *x.jabatan) if t)


def _nama(x: Penanda, p: Penulis, kiri: int | None = None, *, terakhir: bool = False) -> str:
    """``terakhir``: nothing follows that the last line would have to hold on to."""
    bawah = [larik(t) for t in (x.pangkat, f"NIP {x.nip}" if x.nip else "") if t]
    nama = larik(x.nama, Rupa(tebal=True, garis_bawah=True))
    isi = [p.alinea(nama, "Tanda Tangan", Tata(kiri=kiri, sebelum=_RUANG_TANDA))]
    for ke, teks in enumerate(bawah, 1):
        lekat = False if terakhir and ke == len(bawah) else None
        isi.append(p.alinea(teks, "Tanda Tangan", Tata(kiri=kiri, lekat=lekat)))
    return "".join(isi)
