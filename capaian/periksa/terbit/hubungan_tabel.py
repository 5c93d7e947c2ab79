"""Rules on printed tables, lists, counts and stated equations."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from capaian.hitung import Kelas
from capaian.periksa.aturan import aturan
from capaian.periksa.temuan import Jenis, Tingkat
from capaian.periksa.terbit.cetak import Isi, baku
from capaian.periksa.terbit.dokumen import Ambil, Dokumen, Kaitan, angka
from capaian.periksa.terbit.hubungan_anggaran import kaitan_jumlah, penjumlah
from capaian.periksa.terbit.nama import SEBUTAN, Nama
from capaian.periksa.terbit.pohon import baris_total, jumlah_tabel


@aturan(
    "T-JUMLAH-TABEL",
    "Jumlah pada tabel data salah",
    jenis=Jenis.TERBIT,
    tingkat=Tingkat.SALAH,
    dasar="Baris jumlah dan baris induk adalah jumlah baris rincinya.",
    tindakan="Jumlahkan ulang kolomnya dan cocokkan dengan data sumber.",
)
def jumlah_baris(dok: Dokumen) -> Iterator[Kaitan]:
    """A total row, or a row with rows below it, equals their sum, column by column."""
    for hasil, anak in jumlah_tabel(dok).items():
        if all(isinstance(dok.isi(f), Decimal) for f in (hasil, *anak)):
            yield kaitan_jumlah("T-JUMLAH-TABEL", hasil, anak, "induk = jumlah baris di bawahnya")


@aturan(
    "T-RINCIAN",
    "Rincian realisasi berbeda dari jumlahnya",
    jenis=Jenis.TERBIT,
    tingkat=Tingkat.SALAH,
    dasar="Rincian yang dicetak lengkap berjumlah sama dengan pembilang atau realisasinya.",
    tindakan="Cocokkan rincian dengan jumlah yang dilaporkan.",
)
def rincian(dok: Dokumen) -> Iterator[Kaitan]:
    """The details of a figure add up to it: rincian:X#jumlah, pembilang:X or the output X."""
    for kunci, anak in _rincian(dok).items():
        n = Nama("rincian", kunci[0], kunci[1], "jumlah")
        calon = [str(n), n.ganti(jenis="pembilang", rincian="")]
        calon += [x for x in dok.menurut if x.startswith(f"keluaran:{kunci[0]}#")][:1]
        for hasil in calon:
            if hasil in dok.menurut:
                yield kaitan_jumlah("T-RINCIAN", hasil, anak, "jumlah = jumlah rincian")


def _rincian(dok: Dokumen) -> dict[tuple[str, int | None], tuple[str, ...]]:
    milik: dict[tuple[str, int | None], list[str]] = defaultdict(list)
    for n in dok.nama("rincian"):
        if n.rincian != "jumlah":
            milik[n.kunci, n.tahun].append(str(n))
    return {k: tuple(f) for k, f in milik.items()}


@aturan(
    "T-PERSAMAAN",
    "Angka yang seharusnya sama berbeda di dua bagian",
    jenis=Jenis.TERBIT,
    tingkat=Tingkat.SALAH,
    dasar="Besaran yang sama bernilai sama di setiap bagian laporan.",
    tindakan="Tetapkan nilai yang benar, lalu samakan di semua bagian.",
)
def persamaan(dok: Dokumen) -> Iterator[Kaitan]:
    """A row whose fact reads "A = B + C" holds as written."""
    for c in dok.cetak:
        if not c.suku:
            continue
        masukan = tuple(f for _, f in c.suku)
        rumus = " ".join(f"{'+' if t > 0 else '−'} {f}" for t, f in c.suku).removeprefix("+ ")
        tempat = (c.asal.tempat, c.asal.baris)
        satu = len(c.suku) == 1
        hitung = (lambda a, f=masukan[0]: a(f)) if satu else penjumlah(c.suku)
        yield Kaitan("T-PERSAMAAN", c.fakta, masukan, rumus, hitung, jumlahan=not satu, di=tempat)


@aturan(
    "T-BANYAK",
    "Banyaknya yang disebut berbeda dari yang didaftar",
    jenis=Jenis.TERBIT,
    tingkat=Tingkat.SALAH,
    dasar="Jumlah yang disebut dalam kalimat sama dengan banyaknya butir yang dicetak.",
    tindakan="Hitung ulang butirnya, lalu betulkan kalimat atau daftarnya.",
)
def banyak(dok: Dokumen) -> Iterator[Kaitan]:
    """jumlah:sasaran counts printed sasaran:*; with #class it counts printed classes."""
    for n in dok.nama("jumlah"):
        if n.kunci in SEBUTAN or n.kunci.startswith("data/"):
            masukan = _butir(dok, n)
        elif n.kunci in ("indikator", "keluaran"):
            masukan = _kategori(dok, n)
        else:
            continue
        if masukan:
            hitung = partial(_hitung_banyak, masukan=masukan)
            yield Kaitan("T-BANYAK", str(n), masukan, "banyaknya butir yang dicetak", hitung)
        elif kelas := _kelas_hitung(dok, n):
            yield kelas


def _butir(dok: Dokumen, n: Nama) -> tuple[str, ...]:
    """The listed items: names of the kind in the same scope, or the detail rows of a table."""
    if n.kunci.startswith("data/"):
        kode = n.kunci.removeprefix("data/")
        baris = {m.sel[1]: str(m) for m in dok.nama("data") if m.sel[0] == kode}
        return tuple(f for b, f in baris.items() if not baris_total(b))
    if n.rincian and not any(m.rincian == n.rincian for m in dok.nama(n.kunci)):
        return ()
    return tuple(str(m) for m in dok.nama(n.kunci) if m.rincian == n.rincian)


def _kategori(dok: Dokumen, n: Nama) -> tuple[str, ...]:
    return () if n.rincian else _butir(dok, n)


def _kelas_hitung(dok: Dokumen, n: Nama) -> Kaitan | None:
    """How many indicators or outputs carry a class: jumlah:keluaran#berhasil."""
    kelas = next((k for k in dok.konteks.skala.kelas if baku(n.rincian) in _nama(k)), None)
    keluaran = n.kunci == "keluaran"
    milik = [m for m in dok.nama("kategori") if m.tahun == n.tahun and bool(m.rincian) == keluaran]
    masukan = tuple(str(m) for m in milik)
    if kelas is None or not masukan:
        return None

    def hitung(ambil: Ambil) -> Decimal:
        return Decimal(sum(baku(ambil(f) or "") == baku(kelas.label) for f in masukan))

    return Kaitan("T-BANYAK", str(n), masukan, f"banyaknya berkategori {kelas.label}", hitung)


def _nama(kelas: Kelas) -> tuple[str, str]:
    return baku(kelas.kode), baku(kelas.label)


def _hitung_banyak(ambil: Ambil, *, masukan: tuple[str, ...]) -> Isi | None:
    return Decimal(len(masukan))


@aturan(
    "T-TAHUN",
    "Tahun yang tercetak salah",
    jenis=Jenis.TERBIT,
    tingkat=Tingkat.SALAH,
    dasar="Judul dan kolom memuat tahun laporan; urutan tahun dihitung dari awal periode.",
    tindakan="Betulkan tahun yang tertinggal dari laporan lain.",
)
def tahun(dok: Dokumen) -> Iterator[Kaitan]:
    """tahun:laporan is the year of the report; tahun_ke:X counts from tahun:X#awal."""
    kini = Decimal(dok.konteks.tahun)
    for n in dok.nama("tahun"):
        if n.kunci == "laporan":
            yield Kaitan("T-TAHUN", str(n), (), "tahun laporan", lambda _: kini)
    for n in dok.nama("tahun_ke"):
        awal = n.ganti(jenis="tahun", rincian="awal")
        if awal in dok.menurut:
            suku = partial(_urutan, kini=kini, awal=awal)
            yield Kaitan("T-TAHUN", str(n), (awal,), "tahun laporan − tahun awal + 1", suku)


def _urutan(ambil: Ambil, *, kini: Decimal, awal: str) -> Isi | None:
    mulai = angka(ambil(awal))
    return None if mulai is None else kini - mulai + 1
