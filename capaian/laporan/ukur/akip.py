"""AKIP evaluations: totals and grades over the years."""

from dataclasses import dataclass
from decimal import Decimal

from capaian.hitung import SKALA_AKIP, Hasil, KomponenAkip, evaluasi_akip, kategori
from capaian.laporan.bahan import DataLaporan, EvaluasiAkip
from capaian.laporan.ukur.pendaftar import Pendaftar, nama_fakta


@dataclass(frozen=True)
class HasilEvaluasi:
    """One year's evaluation: the sum of its components, or what the LHE states without them.

    ``predikat``: as the LHE states it, else ``seharusnya``, the grade of the total; "" without.
    """

    evaluasi: EvaluasiAkip
    total: Decimal | None
    predikat: str
    seharusnya: str
    hasil: Hasil


def ukur_akip(data: DataLaporan, daftar: Pendaftar) -> tuple[HasilEvaluasi, ...]:
    """Return every evaluation and register its figures."""
    return tuple(_ukur(e, daftar) for e in data.akip)


def _ukur(e: EvaluasiAkip, daftar: Pendaftar) -> HasilEvaluasi:
    komponen = []
    masukan = []
    for nomor, k in enumerate(e.komponen, 1):
        id_ = nama_fakta("akip", str(nomor), e.tahun)
        masukan.append(daftar.isian(id_, f"{k.nama} tahun {e.tahun}", k.nilai, asal=k.asal))
        komponen.append(KomponenAkip(k.nama, k.bobot, k.nilai))
    dihitung = evaluasi_akip(komponen)
    total = nama_fakta("akip", "total", e.tahun)
    nama = f"Nilai evaluasi AKIP tahun {e.tahun}"
    if dihitung.total.nilai is None and e.nilai is not None:
        daftar.isian(total, nama, e.nilai, asal=e.asal)
        nilai: Decimal | None = e.nilai
    else:
        daftar.hasil(total, nama, dihitung.total, masukan=masukan, satuan="")
        nilai = dihitung.total.nilai
    kelas = kategori(nilai, SKALA_AKIP)
    seharusnya = kelas.kode if kelas else ""
    return HasilEvaluasi(e, nilai, e.predikat or seharusnya, seharusnya, dihitung.total)
