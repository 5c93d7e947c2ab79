"""Rules on printed money: sums, absorption, remainder, efficiency, budgets promised."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from capaian.hitung import MetodeEfisiensi
from capaian.periksa.aturan import aturan
from capaian.periksa.temuan import Jenis, Tingkat
from capaian.periksa.terbit.cetak import SETENGAH, Cetak, cocok
from capaian.periksa.terbit.dokumen import (
    NOL,
    Ambil,
    Dokumen,
    Isi,
    Kaitan,
    angka_semua,
)
from capaian.periksa.terbit.nama import Nama
from capaian.periksa.terbit.pohon import daun, jumlah_uang

SERATUS = Decimal(100)


def penjumlah(suku: tuple[tuple[int, str], ...]) -> Callable[[Ambil], Isi | None]:
    """Return a function that adds the signed terms; None when one is not printed."""

    def hitung(ambil: Ambil) -> Isi | None:
        nilai = angka_semua(ambil, [f for _, f in suku])
        return (
            None
            if nilai is None
            else sum((t * n for (t, _), n in zip(suku, nilai, strict=True)), NOL)
        )

    return hitung


def kaitan_jumlah(aturan_: str, hasil: str, anak: tuple[str, ...], rumus: str) -> Kaitan:
    """A plain sum."""
    suku = tuple((1, f) for f in anak)
    return Kaitan(aturan_, hasil, anak, rumus, penjumlah(suku), jumlahan=True)


@aturan(
    "T-JUMLAH-ANGGARAN",
    "Jumlah anggaran berbeda dari jumlah rinciannya",
    jenis=Jenis.TERBIT,
    tingkat=Tingkat.SALAH,
    dasar="Pagu dan realisasi induk adalah jumlah anaknya; JUMLAH adalah jumlah seluruh program.",
    tindakan="Cocokkan baris induk dan rinciannya dengan DPA dan SPJ, lalu betulkan yang keliru.",
)
def jumlah_anggaran(dok: Dokumen) -> Iterator[Kaitan]:
    """A printed parent equals its printed children; a total equals the roots of its scope."""
    pohon = jumlah_uang(dok)
    for hasil, anak in pohon.items():
        total = hasil.startswith("jumlah")
        rumus = "total = jumlah baris induk" if total else "induk = jumlah anak"
        yield kaitan_jumlah("T-JUMLAH-ANGGARAN", hasil, anak, rumus)
        if (terbawah := daun(pohon, hasil)) != anak:
            rumus = "induk = jumlah seluruh baris terbawah"
            yield replace(
                kaitan_jumlah("T-JUMLAH-ANGGARAN", hasil, terbawah, rumus), pendamping=True
            )


@aturan(
    "T-SERAPAN",
    "Persen realisasi anggaran salah hitung",
    jenis=Jenis.TERBIT,
    tingkat=Tingkat.SALAH,
    dasar="Persen = realisasi ÷ pagu × 100%.",
    tindakan="Hitung ulang persen dari pagu dan realisasi pada baris yang sama.",
)
def serapan(dok: Dokumen) -> Iterator[Kaitan]:
    """serapan = realisasi_rp / pagu * 100, node by node and for totals."""
    for n in _ukuran(dok, "serapan"):
        pagu, real = _mitra(dok, n, "pagu"), _mitra(dok, n, "realisasi_rp")
        rumus = "persen = realisasi ÷ pagu × 100%"
        yield Kaitan(
            "T-SERAPAN", str(n), (real, pagu), rumus, lambda a, p=pagu, r=real: _per(a, r, p)
        )


@aturan(
    "T-SISA",
    "Sisa anggaran salah hitung",
    jenis=Jenis.TERBIT,
    tingkat=Tingkat.SALAH,
    dasar="Sisa = pagu − realisasi.",
    tindakan="Hitung ulang sisa dari pagu dan realisasi pada baris yang sama.",
)
def sisa(dok: Dokumen) -> Iterator[Kaitan]:
    """sisa = pagu - realisasi_rp; efisiensi_rp too where most printed rows say so."""
    for ukuran in ("sisa", "efisiensi_rp"):
        kaitan = [_kurang(dok, n) for n in _ukuran(dok, ukuran)]
        if ukuran == "sisa" or _sebagian_besar(dok, kaitan):
            yield from kaitan


@aturan(
    "T-EFISIENSI",
    "Efisiensi anggaran salah hitung",
    jenis=Jenis.TERBIT,
    tingkat=Tingkat.SALAH,
    dasar="Cara hitung yang dipakai sebagian besar baris laporan itu sendiri berlaku bagi semua.",
    tindakan="Hitung ulang efisiensi dengan cara yang sama pada setiap baris.",
)
def efisiensi(dok: Dokumen) -> Iterable[Kaitan]:
    """efisiensi by the method that fits most of the printed rows."""
    nama = list(_ukuran(dok, "efisiensi"))
    pilihan = {
        MetodeEfisiensi.SISA_RP: [k for n in nama for k in _efisiensi_rupiah(dok, n)],
        MetodeEfisiensi.SISA_PCT: [_efisiensi_sisa(dok, n) for n in nama],
        MetodeEfisiensi.SELISIH: [k for n in nama for k in _efisiensi_selisih(dok, n)],
    }
    pakai = dok.konteks.metode
    if pakai in pilihan and _banyak_cocok(dok, pilihan[pakai]) * 2 > len(nama):
        return pilihan[pakai]
    terbaik = max(pilihan.values(), key=lambda k: _banyak_cocok(dok, k))
    if nama and _banyak_cocok(dok, terbaik) * 2 >= len(nama):
        return terbaik
    # The report itself shows no method: that of the settings holds, but proves no error.
    return [replace(k, perlu=True) for k in pilihan.get(pakai, ())] if pakai else ()


@aturan(
    "T-PAGU-PK",
    "Anggaran Perjanjian Kinerja berbeda dari pagu",
    jenis=Jenis.TERBIT,
    tingkat=Tingkat.PENJELASAN,
    dasar="Anggaran pada Perjanjian Kinerja terakhir adalah pagu program yang dilaporkan.",
    tindakan="Jelaskan perbedaan, atau betulkan anggaran pada dokumen yang keliru.",
)
def pagu_pk(dok: Dokumen) -> Iterator[Kaitan]:
    """The budget of a program in the last PK equals its pagu."""
    nama = [n for n in dok.nama("pagu") if n.rincian.startswith("pk_")]
    terakhir = max((n.rincian for n in nama), key=lambda r: ("perubahan" in r, r), default="")
    for n in nama:
        pagu = n.ganti(rincian="")
        if n.rincian == terakhir:
            rumus = "anggaran Perjanjian Kinerja terakhir = pagu"
            yield Kaitan(
                "T-PAGU-PK", str(n), (pagu,), rumus, lambda a, p=pagu: a(p), perlu=True, saksi=False
            )


def _ukuran(dok: Dokumen, ukuran: str) -> Iterator[Nama]:
    """Names of one money measure, nodes and totals."""
    yield from dok.nama(ukuran)
    yield from (n for n in dok.nama("jumlah") if n.kunci == ukuran)


def _mitra(dok: Dokumen, n: Nama, ukuran: str) -> str:
    """The fact of another measure beside ``n``: in its scope, else of the whole node."""
    fakta = n.sejajar(ukuran)
    polos = Nama(n.jenis, n.kunci, n.tahun).sejajar(ukuran)
    return fakta if fakta in dok.menurut or polos not in dok.menurut else polos


def _per(ambil: Ambil, atas: str, bawah: str) -> Decimal | None:
    nilai = angka_semua(ambil, (atas, bawah))
    if nilai is None:
        return None
    if nilai[1] == 0:
        return NOL if nilai[0] == 0 else None
    return nilai[0] / nilai[1] * SERATUS


def _kurang(dok: Dokumen, n: Nama) -> Kaitan:
    pagu, real = _mitra(dok, n, "pagu"), _mitra(dok, n, "realisasi_rp")
    suku = ((1, pagu), (-1, real))
    return Kaitan("T-SISA", str(n), (pagu, real), "pagu − realisasi", penjumlah(suku))


def _efisiensi_rupiah(dok: Dokumen, n: Nama) -> Iterator[Kaitan]:
    rupiah, pagu = _mitra(dok, n, "efisiensi_rp"), _mitra(dok, n, "pagu")
    if rupiah not in dok.menurut:
        rupiah = _mitra(dok, n, "sisa")
    if rupiah in dok.menurut:
        rumus = "efisiensi = efisiensi rupiah ÷ pagu × 100%"
        yield Kaitan("T-EFISIENSI", str(n), (rupiah, pagu), rumus, lambda a: _per(a, rupiah, pagu))


def _efisiensi_sisa(dok: Dokumen, n: Nama) -> Kaitan:
    pagu, real = _mitra(dok, n, "pagu"), _mitra(dok, n, "realisasi_rp")

    def hitung(ambil: Ambil) -> Decimal | None:
        persen = _per(ambil, real, pagu)
        return None if persen is None else SERATUS - persen

    rumus = "efisiensi = (pagu − realisasi) ÷ pagu × 100%"
    return Kaitan("T-EFISIENSI", str(n), (pagu, real), rumus, hitung)


def _efisiensi_selisih(dok: Dokumen, n: Nama) -> Iterator[Kaitan]:
    """capaian - serapan, with the capaian that stands in the same printed row."""
    for c in dok.menurut[str(n)]:
        capaian = _capaian_sebaris(dok, c)
        terserap = _mitra(dok, n, "serapan")
        if capaian is None or terserap not in dok.menurut:
            continue
        suku = ((1, capaian), (-1, terserap))
        longgar = sum(dok.acuan[f].langkah for f in (capaian, terserap)) * SETENGAH
        yield Kaitan(
            "T-EFISIENSI",
            str(n),
            (capaian, terserap),
            "efisiensi = capaian − persen realisasi anggaran",
            penjumlah(suku),
            longgar=lambda _, batas=longgar: batas,
            di=(c.asal.tempat, c.asal.baris),
        )


def _capaian_sebaris(dok: Dokumen, c: Cetak) -> str | None:
    for fakta, cetak in dok.di_tempat[c.asal.tempat].items():
        sebaris = any(lain.asal.baris == c.asal.baris for lain in cetak)
        if sebaris and fakta.startswith(("capaian:", "fisik:", "jumlah:fisik")):
            return fakta
    return None


def _banyak_cocok(dok: Dokumen, kaitan: list[Kaitan]) -> int:
    hasil = {}
    for k in kaitan:
        isi = k.hitung(dok.isi)
        if isi is not None:
            hasil[k.hasil] = cocok(dok.acuan[k.hasil], isi, k.longgar(dok.isi))
    return sum(hasil.values())


def _sebagian_besar(dok: Dokumen, kaitan: list[Kaitan]) -> bool:
    return _banyak_cocok(dok, kaitan) * 2 > len(kaitan)
