"""Rules on printed figures that are no equations: repetitions, lists, what is missing."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from capaian.periksa.aturan import aturan
from capaian.periksa.temuan import Jenis, Temuan, Tingkat
from capaian.periksa.terbit.catatan import Catatan, kunci_temuan
from capaian.periksa.terbit.cetak import Cetak
from capaian.periksa.terbit.dokumen import NOL, Dokumen, angka

_MIN_BUTIR = 2
TANPA_REALISASI = "(tidak ada realisasi)"


@aturan(
    "T-ULANGAN",
    "Angka atau sebutan tercetak berbeda di bagian lain",
    jenis=Jenis.TERBIT,
    tingkat=Tingkat.SALAH,
    dasar="Angka dan sebutan yang sama tercetak sama di setiap bagian laporan.",
    tindakan="Tetapkan nilai yang benar, lalu samakan di semua bagian.",
)
def ulangan(dok: Dokumen) -> Iterator[Catatan]:
    """Done by the engine while it chooses the value that each fact goes by."""
    return iter(())


@aturan(
    "T-PEMBULATAN",
    "Angka terakhir dipotong",
    jenis=Jenis.TERBIT,
    tingkat=Tingkat.SARAN,
    dasar="Angka dibulatkan ke atas mulai dari setengah, bukan dipotong.",
    tindakan="Bulatkan angka terakhir.",
)
def pembulatan(dok: Dokumen) -> Iterator[Catatan]:
    """Done by the engine when a figure is the exact value cut off."""
    return iter(())


@aturan(
    "T-MASUKAN",
    "Angka tidak cocok dengan jumlah dan persennya",
    jenis=Jenis.TERBIT,
    tingkat=Tingkat.SALAH,
    dasar="Satu nilai lain membuat semua jumlah, sisa, dan persen di sekitarnya cocok.",
    tindakan="Cocokkan angka itu dengan dokumen sumbernya.",
)
def masukan(dok: Dokumen) -> Iterator[Catatan]:
    """Done by the engine where one figure alone makes several relations fail."""
    return iter(())


@aturan(
    "T-TAK-DIUKUR",
    "Indikator tanpa realisasi",
    jenis=Jenis.TERBIT,
    tingkat=Tingkat.PENJELASAN,
    dasar="Setiap indikator yang ditargetkan dilaporkan realisasinya.",
    tindakan="Laporkan realisasi indikator itu, atau jelaskan mengapa tidak diukur.",
)
def tak_diukur(dok: Dokumen) -> Iterator[Catatan]:
    """A target of the year is printed, a realisasi nowhere."""
    terukur = {n.kunci for jenis in ("realisasi", "keluaran") for n in dok.nama(jenis)}
    kosong: dict[str, Cetak] = {}
    for n in dok.nama("target"):
        if n.tahun is None and n.kunci not in terukur and n.rincian != "menengah":
            kosong.setdefault(n.kunci, dok.acuan[str(n)])
    for c in kosong.values():
        rumus = "setiap indikator bertarget mempunyai realisasi"
        yield Catatan("T-TAK-DIUKUR", c, TANPA_REALISASI, rumus, Tingkat.PENJELASAN)


@aturan(
    "T-LEBIH-PAGU",
    "Realisasi melebihi pagu",
    jenis=Jenis.TERBIT,
    tingkat=Tingkat.SALAH,
    dasar="Belanja tidak melampaui anggaran yang tersedia.",
    tindakan="Cocokkan realisasi dan pagu dengan SPJ dan DPA.",
)
def lebih_pagu(dok: Dokumen) -> Iterator[Catatan]:
    """realisasi_rp over pagu, for the figures that the engine found right."""
    for n in (*dok.nama("realisasi_rp"), *(n for n in dok.nama("jumlah") if n.jumlahan)):
        pagu, real = angka(dok.benar(n.sejajar("pagu"))), angka(dok.benar(str(n)))
        tercetak = angka(dok.isi(str(n)))
        if n.ukuran != "realisasi_rp" or pagu is None or real is None or tercetak is None:
            continue
        if min(real, tercetak) > pagu:
            rumus = "realisasi tidak melebihi pagu"
            yield Catatan("T-LEBIH-PAGU", dok.acuan[str(n)], pagu, rumus, Tingkat.SALAH)


@aturan(
    "T-DAFTAR-BEDA",
    "Rincian yang sama berjumlah lain di bagian lain",
    jenis=Jenis.TERBIT,
    tingkat=Tingkat.PENJELASAN,
    dasar="Daftar yang merinci besaran yang sama berjumlah sama.",
    tindakan="Tetapkan daftar yang benar, atau jelaskan beda cakupannya.",
)
def daftar_beda(dok: Dokumen) -> Iterator[Catatan]:
    """Details of one figure listed in two places with different sums."""
    daftar: dict[tuple[str, int | None], dict[str, list[Cetak]]] = defaultdict(dict)
    for c in dok.cetak:
        if c.nama.jenis == "rincian" and c.nama.rincian != "jumlah":
            daftar[c.nama.kunci, c.nama.tahun].setdefault(c.asal.tempat, []).append(c)
    for tempat in daftar.values():
        lengkap = [c for c in tempat.values() if len(c) >= _MIN_BUTIR]
        for lain in lengkap[1:]:
            satu, dua = _jumlah(lengkap[0]), _jumlah(lain)
            if satu != dua:
                yield _daftar(lengkap[0], satu, dua, lain[0].asal.tempat)


def _jumlah(cetak: list[Cetak]) -> Decimal:
    return sum((n for c in cetak if (n := angka(c.isi)) is not None), NOL)


def _daftar(satu: list[Cetak], jumlah: Decimal, lain: Decimal, tempat: str) -> Catatan:
    """The sum itself is printed nowhere: it stands in for the figures of the list."""
    contoh = satu[0]
    nama = type(contoh.nama)("rincian", contoh.nama.kunci, contoh.nama.tahun, "jumlah")
    baris = type(contoh.asal)(
        contoh.asal.urutan,
        contoh.asal.tempat,
        str(nama),
        str(jumlah),
        baris="jumlah rincian",
    )
    c = Cetak(baris, nama, jumlah)
    return Catatan(
        "T-DAFTAR-BEDA", c, lain, f"sama dengan jumlah pada {tempat}", Tingkat.PENJELASAN
    )


@aturan(
    "T-TAK-TERBACA",
    "Baris cetakan tidak terbaca",
    jenis=Jenis.TERBIT,
    tingkat=Tingkat.PENJELASAN,
    dasar="Angka hanya dapat diperiksa bila nama faktanya dikenal dan nilainya terbaca.",
    tindakan="Betulkan kolom fakta atau nilai pada lembar cetakan.",
)
def tak_terbaca(dok: Dokumen) -> Iterator[Temuan]:
    """Rows that the grammar does not cover: never passed over in silence."""
    for m in dok.masalah:
        yield Temuan(
            kunci_temuan("T-TAK-TERBACA", m.baris),
            "T-TAK-TERBACA",
            Jenis.TERBIT,
            Tingkat.PENJELASAN,
            m.baris.letak,
            m.baris.fakta,
            m.pesan,
            m.baris.nilai or m.baris.teks,
        )
