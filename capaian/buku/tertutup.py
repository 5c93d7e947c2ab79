"""Closed periods stay as they are: what a workbook would change in them is an error of its row."""

from anggaran.models import RealisasiAnggaran, RealisasiKeluaran
from capaian.jadwal import alasan_tutup, nama_periode, periode_tertutup
from capaian.models import RealisasiIndikator
from renstra.models import TahunKinerja

from .indeks import Indeks, Simpul
from .lembar import SEMUA
from .lembar_dasar import TAHUN
from .naskah import Buku
from .simpan import Penyimpan
from .spesifikasi import Lembar

BERPERIODE = (RealisasiIndikator, RealisasiKeluaran, RealisasiAnggaran)
"""Tables whose rows belong to a quarter (0: the year), or to a month of one."""


def periksa_tertutup(
    buku: Buku,
    penyimpan: Penyimpan,
    tahun: TahunKinerja | None,
    simpul: dict[Lembar, list[Simpul]],
    indeks: Indeks,
) -> None:
    """Note an error for a closed year, and for every row that would change a closed period."""
    if tahun is None:
        return
    if alasan := alasan_tutup(tahun):
        buku.salah(TAHUN.nama, None, "tahun", tahun.tahun, alasan)
        return
    tertutup = periode_tertutup(tahun)
    for lembar in SEMUA if tertutup else ():
        if lembar.model not in BERPERIODE:
            continue
        berubah = [s for s in simpul[lembar] if s.obj is None or penyimpan.beda(s)]
        hilang = [s for s in indeks.lembar(lembar.nama) if s.baris is None]
        for satu in (*berubah, *hilang):
            _salahkan(buku, satu, tertutup)


def _periode(simpul: Simpul) -> tuple[str, int]:
    """The column that names the period, and the quarter: of the row in the file, else as stored."""
    medan = "bulan" if simpul.lembar.model is RealisasiAnggaran else "triwulan"
    nilai: int = getattr(simpul.obj, medan) if simpul.baris is None else simpul.isi[medan]
    return medan, nilai if medan == "triwulan" else (nilai + 2) // 3


def _salahkan(buku: Buku, simpul: Simpul, tertutup: frozenset[int]) -> None:
    medan, triwulan = _periode(simpul)
    if triwulan not in tertutup:
        return
    kata = "tidak memuat baris ini" if simpul.baris is None else "mengubah isinya"
    nomor = simpul.baris.nomor if simpul.baris else None
    harapan = (
        f"{nama_periode(triwulan)} sudah ditutup, sedangkan buku {kata}. Samakan dengan yang "
        "tersimpan, atau buka kembali periodenya dengan alasan."
    )
    buku.salah(simpul.nama_lembar, nomor, medan, triwulan, harapan)
