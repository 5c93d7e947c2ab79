"""Required items of the report: texts, other empty parts, signers, findings."""

from collections.abc import Iterator

from capaian.kelengkapan.bahan import Bahan
from capaian.kelengkapan.syarat import Bagian, Syarat
from capaian.laporan.isi.konteks import Konteks
from capaian.laporan.isi_daftar import jangkar
from capaian.laporan.kerangka import kerangka
from capaian.laporan.pohon import BelumDiisi, telusuri
from capaian.models import TeksLaporan
from capaian.naskah import tempat_teks
from capaian.periksa.temuan import Jenis, Tingkat
from lakip.instansi.izin import Izin

_TEKS, _BAGIAN, _PILIH, _TEMUAN = 20, 10, 2, 5
# Parts whose emptiness other items tell more exactly.
_TERSIRAT = frozenset(
    {
        *("tujuan-sasaran", "rencana-strategis", "pk-murni", "ringkasan-eksekutif"),
        *("kinerja-dalam-angka", "bab-3", "realisasi-anggaran", "sumber-daya-keuangan"),
        *("kesimpulan", "lampiran-formulir", "analisis-5", "analisis-7", "lampiran-pk"),
        *("pengukuran-kinerja", "tingkat-capaian", "capaian-kinerja", "indikator-kinerja-utama"),
    }
)


def naskah(b: Bahan) -> Iterator[Syarat]:
    """Every required text, then the parts that are empty for another reason."""
    kurang = {
        x.kunci: (bab, x)
        for bab in b.laporan.bab
        for x in telusuri(bab)
        if isinstance(x, BelumDiisi)
    }
    for akar, daftar in tempat_teks(b.data):
        for t in daftar:
            kunci = f"{t.kunci}/teks"
            if not t.wajib:
                continue
            teks = b.data.teks.get(t.kunci)
            terbawa = teks is not None and teks.asal == TeksLaporan.Asal.TERBAWA
            akhiran = " (masih teks tahun lalu; tinjau lalu simpan)" if terbawa else ""
            yield Syarat(
                f"teks:{t.kunci}",
                Bagian.NASKAH,
                f"{akar.judul}: {t.judul}{akhiran}",
                kunci not in kurang and not terbawa,
                Izin.SUSUN_LAPORAN,
                b.alamat("capaian:naskah_sunting", t.kunci),
                _TEKS,
                sejak=b.akhir_tahun,
            )
    for kunci, (bab, kosong) in kurang.items():
        dasar = kunci.partition("/")[0].partition(".")[0]
        if kunci.endswith(("/teks", "/tanda-tangan")) or dasar in _TERSIRAT:
            continue
        yield Syarat(
            f"bagian:{kunci}",
            Bagian.NASKAH,
            kosong.pesan.rstrip("."),
            False,
            Izin.SUSUN_LAPORAN,
            f"{b.alamat('capaian:laporan_bab', bab.kunci)}#{jangkar(kosong)}",
            _BAGIAN,
            sejak=b.akhir_tahun,
        )


def tanda_tangan(b: Bahan) -> Iterator[Syarat]:
    """The date of the report, who signs it on that day, and the parties of every PK."""
    k = Konteks(b.data, b.u, kerangka(b.data), {})
    tanggal = b.data.tampil.tanggal
    laporan = b.alamat("rencana:laporan")
    yield _tanda_tangan(b, "tanggal_laporan", "Tanggal laporan", tanggal is not None, laporan)
    yield _tanda_tangan(
        b,
        "penanda_tangan",
        "Kepala perangkat daerah yang menjabat pada tanggal laporan",
        k.kepala is not None,
        laporan if tanggal is None else b.alamat_opd("rencana:organisasi"),
    )
    for p in b.data.pk:
        kepala = p.pertama or k.pejabat("kepala_opd", p.tanggal)
        atasan = p.kedua or k.pejabat("kepala_daerah", p.tanggal)
        nama = "Perjanjian Kinerja" + (f" Perubahan {p.nomor}" if p.nomor else "")
        yield Syarat(
            f"{p.kunci}#pihak",
            Bagian.TANDA_TANGAN,
            f"Tanggal dan kedua pihak {nama}",
            p.tanggal is not None and kepala is not None and atasan is not None,
            Izin.SUSUN_RENCANA,
            b.alamat_pk(p.kunci, "rencana:pk_pihak"),
            _BAGIAN,
        )


def _tanda_tangan(b: Bahan, kunci: str, uraian: str, terisi: bool, alamat: str) -> Syarat:
    return Syarat(
        kunci,
        Bagian.TANDA_TANGAN,
        uraian,
        terisi,
        Izin.SUSUN_LAPORAN,
        alamat,
        _PILIH,
        sejak=b.akhir_tahun,
        wajib=True,
    )


def temuan(b: Bahan) -> Iterator[Syarat]:
    """Every finding "salah" on the data that nobody has answered.

    Findings on what a report of the past printed are no work left for this one.
    """
    laman = b.alamat("capaian:periksa")
    for t in b.temuan:
        salah = t.temuan.jenis == Jenis.DATA and t.temuan.tingkat == Tingkat.SALAH
        if salah and not t.dijelaskan:
            yield Syarat(
                f"temuan:{t.temuan.kunci}",
                Bagian.TEMUAN,
                f"{t.aturan.judul}: {t.temuan.uraian}",
                False,
                Izin.SUSUN_LAPORAN,
                laman,
                _TEMUAN,
                wajib=True,
            )
