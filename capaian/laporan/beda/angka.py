"""Numbers that changed: old, new, and how far apart."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from capaian.laporan.beda.jenis import Macam
from capaian.laporan.pohon import Fakta
from lakip.angka import GayaRupiah, desimal_polos, format_angka, format_rupiah

_DESIMAL = 2
_DESIMAL_TERBANYAK = 6


@dataclass(frozen=True)
class BedaAngka:
    """A fact with another value or print.

    ``selisih`` is new less old in ``satuan``, unrounded; None when either is no number, when the
    units differ, or when the value stayed and only its print changed. ``dihitung`` tells computed
    facts from entered ones.
    """

    fakta: str
    nama: str
    macam: Macam
    lama: str
    baru: str
    satuan: str
    selisih: Decimal | None
    dihitung: bool

    @property
    def teks_selisih(self) -> str:
        """The difference with its sign and unit; "" without one."""
        return teks_selisih(self.selisih, self.satuan)


def beda_angka(lama: Mapping[str, Fakta], baru: Mapping[str, Fakta]) -> Iterator[BedaAngka]:
    """Every fact that came, went or changed, once; in the order of ``baru``, gone ones last."""
    for id_ in {**baru, **lama}:
        a, b = lama.get(id_), baru.get(id_)
        kini = b or a
        if kini is None or (a and b and _isi(a) == _isi(b)):
            continue
        macam = Macam.BERUBAH if a and b else Macam.BARU if b else Macam.HILANG
        yield BedaAngka(
            id_,
            kini.nama,
            macam,
            a.teks if a else "",
            b.teks if b else "",
            kini.satuan,
            _selisih(a, b),
            any(f is not None and bool(f.rumus) for f in (a, b)),
        )


def _isi(f: Fakta) -> tuple[object, ...]:
    return f.nilai, f.satuan, f.teks, f.alasan


def _selisih(a: Fakta | None, b: Fakta | None) -> Decimal | None:
    if a is None or b is None or a.satuan != b.satuan:
        return None
    if not (isinstance(a.nilai, Decimal) and isinstance(b.nilai, Decimal)):
        return None
    return b.nilai - a.nilai or None


def teks_selisih(selisih: Decimal | None, satuan: str) -> str:
    """ "+1.000.000", "−2,33 poin persen": rupiah whole or with sen; "" for None."""
    if selisih is None:
        return ""
    tanda = "+" if selisih > 0 else "−"
    if satuan == "Rp":
        return tanda + format_rupiah(abs(selisih), gaya=GayaRupiah.EYD)
    akhiran = {"%": " poin persen", "": ""}.get(satuan, f" {satuan}")
    return f"{tanda}{format_angka(abs(selisih), _desimal(selisih))}{akhiran}"


def _desimal(selisih: Decimal) -> int:
    """Decimals shown: all of a short number, two of a long one, more where two would show 0."""
    pecahan = (desimal_polos(selisih) or "").partition(".")[2].rstrip("0")
    if len(pecahan) <= _DESIMAL_TERBANYAK:
        return len(pecahan)
    penting = len(pecahan) - len(pecahan.lstrip("0")) + 1 if abs(selisih) < 1 else 0
    return max(_DESIMAL, penting)
