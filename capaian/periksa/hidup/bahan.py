"""What the rules on living data read: the data, their results, and last year's texts."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from hashlib import sha256

from capaian.laporan.bahan import DataLaporan, Indikator
from capaian.laporan.ukur import HasilIndikator, Ukuran
from capaian.periksa.aturan import ATURAN
from capaian.periksa.temuan import Jenis, Temuan, Tingkat
from lakip.angka import bulat, desimal_polos


@dataclass(frozen=True)
class Bahan:
    """One agency-year for the rules.

    ``teks_lalu`` are last year's texts by outline key, ``bukti`` how many pieces of evidence an
    indicator has in the year, by its code.
    """

    data: DataLaporan
    u: Ukuran
    teks_lalu: Mapping[str, str] = field(default_factory=dict)
    bukti: Mapping[str, int] = field(default_factory=dict)

    def indikator(self) -> Iterator[tuple[Indikator, HasilIndikator]]:
        """Every indicator with its results."""
        for i in self.data.indikator:
            yield i, self.u.indikator[i.kode]


def temuan(
    aturan: str,
    fakta: str,
    tempat: str,
    uraian: str,
    *,
    tercetak: Decimal | str | None = "",
    hitung: Decimal | str | None = "",
    tautan: tuple[str, str] = ("", ""),
    tingkat: Tingkat | None = None,
) -> Temuan:
    """Build a finding of a living-data rule; the difference is taken of two numbers."""
    a, b = _polos(tercetak), _polos(hitung)
    angka = isinstance(tercetak, Decimal) and isinstance(hitung, Decimal)
    selisih = _polos(tercetak - hitung) if angka else ""
    kunci = sha256(f"{fakta}\x1f{tempat}".encode()).hexdigest()[:10]
    berat = tingkat or ATURAN[aturan].tingkat
    return Temuan(
        f"{aturan}:{kunci}",
        aturan,
        Jenis.DATA,
        berat,
        tempat,
        fakta,
        uraian,
        a,
        b,
        selisih,
        tautan=tautan,
    )


def _polos(nilai: Decimal | str | None) -> str:
    """A plain decimal with at most four decimals, a text as it is."""
    if isinstance(nilai, Decimal):
        dekat = bulat(nilai, 4)
        return desimal_polos(dekat.normalize() if dekat else Decimal(0)) or ""
    return nilai or ""


def letak_indikator(i: Indikator) -> str:
    """How a finding names an indicator."""
    return f"Indikator {i.kode} “{i.nama}”"
