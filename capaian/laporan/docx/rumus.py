"""Formulas as Office Math: a fraction whose long words are stacked in lines."""

from capaian.laporan.docx.gaya import XML_HURUF
from capaian.laporan.docx.oox import lolos
from capaian.laporan.lebar import bungkus
from capaian.laporan.pohon import Rumus

# Ends of lines in thousandths of an em: Word does not break lines inside a formula.
_LEBAR_KIRI, _LEBAR_PECAHAN, _LEBAR_TUNGGAL = 12_000, 17_000, 20_000


def xml_rumus(rumus: Rumus) -> str:
    """The formula as a centred paragraph of its own."""
    isi = _susun(rumus.kiri, _LEBAR_KIRI, tebal=True) + _teks(" = ")
    if rumus.penyebut:
        atas, bawah = (_susun(t, _LEBAR_PECAHAN) for t in (rumus.pembilang, rumus.penyebut))
        isi += f"<m:f><m:num>{atas}</m:num><m:den>{bawah}</m:den></m:f>"
    else:
        isi += _susun(rumus.pembilang, _LEBAR_TUNGGAL)
    isi += _teks(f" × {rumus.pengali}") if rumus.pengali else ""
    isi += _teks(" = ") + _teks(rumus.hasil, tebal=True) if rumus.hasil else ""
    return f"<m:oMathPara><m:oMath>{isi}</m:oMath></m:oMathPara>"


def _susun(teks: str, lebar: int, *, tebal: bool = False) -> str:
    baris = bungkus(teks, lebar, tebal=tebal)
    if len(baris) < 2:
        return _teks(teks, tebal=tebal)
    isi = "".join(f"<m:e>{_teks(b, tebal=tebal)}</m:e>" for b in baris)
    return f"<m:eqArr>{isi}</m:eqArr>"


def _teks(teks: str, *, tebal: bool = False) -> str:
    """Words, not variables: upright, spaces kept."""
    rupa = f"<w:rPr>{XML_HURUF}{'<w:b/>' if tebal else ''}</w:rPr>"
    return f'<m:r><m:rPr><m:nor/></m:rPr>{rupa}<m:t xml:space="preserve">{lolos(teks)}</m:t></m:r>'
