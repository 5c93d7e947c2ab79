"""Tables, pictures and facts of a report made by hand: long names, huge numbers, hostile text."""

import struct
import zlib
from decimal import Decimal
from hashlib import sha256

from capaian.laporan.pohon import (
    Bagan,
    Baris,
    Fakta,
    Grafik,
    JenisBaris,
    Kolom,
    Paragraf,
    Potongan,
    Rata,
    Sel,
    SimpulBagan,
    SumberNilai,
    Tabel,
)
from lakip.angka import format_angka, format_rupiah

JAHAT = '<script>alert("x")</script> & <b>bukan tebal</b>'
PANJANG = (
    "Penyelenggaraan Pemberdayaan Potensi Sumber Kesejahteraan Sosial Kelembagaan Masyarakat "
    "Kewenangan Kabupaten/Kota bagi Penyandang Masalah Kesejahteraan Sosial Lanjut Usia Telantar"
)
TANPA_SPASI = "DokumenPertanggungjawabanPenyelenggaraanKesejahteraanSosialTerpadu"
RAKSASA = Decimal("987654321098765")
KALIMAT = (
    "Capaian ini diperoleh melalui pendampingan keluarga sasaran, pemutakhiran data secara "
    "berkala, serta kerja sama dengan kelurahan dan lembaga kesejahteraan sosial. "
)


def png(lebar: int, tinggi: int) -> bytes:
    """A picture of one grey, as a PNG file."""

    def potong(jenis: bytes, isi: bytes) -> bytes:
        periksa = zlib.crc32(jenis + isi)
        return struct.pack(">I", len(isi)) + jenis + isi + struct.pack(">I", periksa)

    kepala = struct.pack(">IIBBBBB", lebar, tinggi, 8, 0, 0, 0, 0)
    baris = b"\0" + b"\xb4" * lebar
    isi = zlib.compress(baris * tinggi)
    return (
        b"\x89PNG\r\n\x1a\n" + potong(b"IHDR", kepala) + potong(b"IDAT", isi) + potong(b"IEND", b"")
    )


FOTO = png(640, 400)
LAMBANG = png(200, 240)
BERKAS = {sha256(isi).hexdigest(): isi for isi in (FOTO, LAMBANG)}


def p(kunci: str, *isi: str | Potongan) -> Paragraf:
    return Paragraf(kunci, tuple(i if isinstance(i, Potongan) else Potongan(i) for i in isi))


def sel(teks: str, fakta: str | None = None, **lain: object) -> Sel:
    return Sel(nilai=teks or None, teks=teks, fakta=fakta, **lain)


def uang(nilai: Decimal | int, fakta: str | None = None) -> Sel:
    return Sel(str(nilai), format_angka(Decimal(nilai), 0), "Rp", fakta)


def tabel_pengukuran(kunci: str = "pengukuran", nomor: str = "3.1") -> Tabel:
    kolom = (
        Kolom("no", "No", lebar=4, rata=Rata.TENGAH),
        Kolom("sasaran", "Sasaran", lebar=24),
        Kolom("indikator", "Indikator Kinerja", lebar=24),
        Kolom("satuan", "Satuan", lebar=8, rata=Rata.TENGAH),
        Kolom("target", "Target", ("Tahun 2025",), 9, Rata.KANAN),
        Kolom("realisasi", "Realisasi", ("Tahun 2025",), 9, Rata.KANAN),
        Kolom("capaian", "Capaian (%)", ("Tahun 2025",), 10, Rata.KANAN),
        Kolom("kategori", "Kategori", lebar=14),
    )
    baris = (
        Baris(
            f"{kunci}/IK1",
            JenisBaris.RINCI,
            {
                "no": sel("1"),
                "sasaran": sel("Menurunnya kemiskinan " + JAHAT, tinggi=2),
                "indikator": sel("Tingkat Kemiskinan"),
                "satuan": sel("%"),
                "target": sel("4,30", "target:IK1"),
                "realisasi": sel("4,00", "realisasi:IK1"),
                "capaian": sel("106,98", "capaian:IK1"),
                "kategori": sel("Sangat Berhasil", "kategori:IK1"),
            },
        ),
        Baris(
            f"{kunci}/IK2",
            JenisBaris.RINCI,
            {
                "no": sel("2"),
                "indikator": sel(PANJANG),
                "satuan": sel("Orang"),
                "target": sel("n/a"),
                "realisasi": sel("-"),
                "capaian": sel("-", "capaian:IK2"),
                "kategori": sel("tidak dihitung"),
            },
        ),
        Baris(
            f"{kunci}/rata",
            JenisBaris.JUMLAH,
            {
                "no": sel("Rata-rata capaian", lebar=6),
                "capaian": sel("106,98"),
                "kategori": sel(""),
            },
        ),
    )
    return Tabel(
        kunci,
        "Target dan Realisasi Kinerja Tahun 2025",
        kolom,
        baris,
        sumber="Dinas Contoh, 2025",
        catatan=("*) angka sementara",),
        nomor=nomor,
    )


def tabel_anggaran(banyak: int = 400) -> Tabel:
    kolom = (
        Kolom("kode", "Kode", lebar=14),
        Kolom("nama", "Program / Kegiatan / Sub Kegiatan", lebar=40),
        Kolom("pagu", "Pagu (Rp)", ("Anggaran",), 18, Rata.KANAN),
        Kolom("realisasi", "Realisasi (Rp)", ("Anggaran",), 18, Rata.KANAN),
        Kolom("persen", "%", lebar=8, rata=Rata.KANAN),
    )
    baris = [
        Baris("rincian/kelompok", JenisBaris.KELOMPOK, {"kode": sel("Urusan Sosial", lebar=5)}),
    ]
    for i in range(banyak):
        sub = i % 5 != 0
        baris.append(
            Baris(
                f"rincian/{i}",
                JenisBaris.RINCI if sub else JenisBaris.SUBJUMLAH,
                {
                    "kode": sel(f"1.06.{i // 100 + 1:02d}.2.{i % 100:02d}.{i:04d}"),
                    "nama": sel(f"{PANJANG} ke-{i}" if i % 7 == 0 else f"Sub kegiatan nomor {i}"),
                    "pagu": uang(RAKSASA - i, "pagu:1.06"),
                    "realisasi": uang(RAKSASA - 2 * i),
                    "persen": sel("100,00"),
                },
                takuk=2 if sub else 1,
            )
        )
    jumlah = {
        "kode": sel("Jumlah", lebar=2),
        "pagu": uang(RAKSASA * 10),
        "realisasi": uang(RAKSASA),
    }
    baris.append(Baris("rincian/jumlah", JenisBaris.JUMLAH, {**jumlah, "persen": sel("10,00")}))
    return Tabel(
        "rincian_anggaran",
        "Rincian Anggaran dan Realisasi per Program, Kegiatan, dan Sub Kegiatan",
        kolom,
        tuple(baris),
        sumber="DPPA Dinas Contoh, 2025",
        nomor="1.2",
    )


def tabel(kolom: tuple[Kolom, ...], *baris: dict[str, Sel], takuk: int = 0) -> Tabel:
    """A table of plain rows."""
    return Tabel(
        "t",
        "T",
        kolom,
        tuple(Baris(f"t/{n}", JenisBaris.RINCI, b, takuk) for n, b in enumerate(baris)),
    )


def tabel_lebar() -> Tabel:
    tahun = tuple(
        Kolom(f"{jenis}_{t}", str(t), (judul,), 10, Rata.KANAN)
        for jenis, judul in (("target", "Target"), ("realisasi", "Realisasi"))
        for t in range(2020, 2026)
    )
    kolom = (
        Kolom("indikator", "Indikator", lebar=30),
        Kolom("satuan", "Satuan", lebar=10, rata=Rata.TENGAH),
        *tahun,
        Kolom("keterangan", "Keterangan", lebar=24),
    )
    isi = {k.kunci: uang(1234567890 + i) for i, k in enumerate(tahun)}
    baris = tuple(
        Baris(
            f"riwayat/{i}",
            JenisBaris.RINCI,
            {
                "indikator": sel(PANJANG if i == 3 else f"Indikator {i}"),
                "satuan": sel("Rupiah"),
                **isi,
                "keterangan": sel(TANPA_SPASI if i == 5 else "tercapai"),
            },
        )
        for i in range(12)
    )
    return Tabel("riwayat", "Perkembangan Kinerja", kolom, baris, nomor="3.2", lanskap=True)


def grafik() -> Grafik:
    nilai = [
        {"program": "Pemberdayaan Sosial", "jenis": "Pagu", "rp": 1824.8},
        {"program": "Pemberdayaan Sosial", "jenis": "Realisasi", "rp": 1610.9},
        {"program": "Rehabilitasi Sosial", "jenis": "Pagu", "rp": 3410.2},
        {"program": "Rehabilitasi Sosial", "jenis": "Realisasi", "rp": 3225.4},
    ]
    return Grafik(
        "grafik-anggaran",
        "Realisasi anggaran mengikuti pagu pada setiap program",
        {
            "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
            "width": 480,
            "height": 150,
            "data": {"values": nilai},
            "mark": "bar",
            "encoding": {
                "y": {"field": "program", "type": "nominal", "title": None},
                "yOffset": {"field": "jenis"},
                "x": {
                    "field": "rp",
                    "type": "quantitative",
                    "title": "juta rupiah",
                    "axis": {"format": ",.1f"},
                },
                "color": {"field": "jenis", "type": "nominal", "title": None},
            },
        },
        "Realisasi dua program mencapai lebih dari 88 persen pagunya.",
        "Dinas Contoh, 2025",
        "3.1",
    )


def bagan() -> Bagan:
    seksi = tuple(SimpulBagan(f"Seksi {n}") for n in ("Data", PANJANG, "Pelayanan"))
    akar = SimpulBagan(
        "Kepala Dinas",
        (
            SimpulBagan(
                "Sekretariat",
                (SimpulBagan("Subbagian Umum dan Aparatur"), SimpulBagan("Subbagian Keuangan")),
                staf=True,
            ),
            SimpulBagan("Kelompok Jabatan Fungsional", staf=True),
            SimpulBagan("Bidang Pemberdayaan Sosial", seksi),
            SimpulBagan("Bidang Rehabilitasi Sosial", seksi[:2]),
            SimpulBagan("Bidang Perlindungan dan Jaminan Sosial", seksi[2:]),
            SimpulBagan("UPT Panti Sosial " + JAHAT),
        ),
    )
    return Bagan("bagan-organisasi", "Bagan Susunan Organisasi", (akar,), "Perwa Nomor 1", "1.1")


def fakta() -> dict[str, Fakta]:
    formulir = SumberNilai(
        "formulir",
        "Formulir realisasi indikator",
        oleh="Operator Contoh",
        waktu="9 Januari 2026 10.15",
        status="sementara",
        tautan="/opd/contoh/2025/indikator/IK1/",
    )
    buku = SumberNilai("buku_kerja", "contoh.xlsx, lembar target, baris 7, kolom target")
    rumus = "(2 × target − realisasi) ÷ target × 100%"
    daftar = (
        Fakta("target:IK1", "Target Tingkat Kemiskinan", Decimal("4.3"), "%", "4,30", sumber=buku),
        Fakta(
            "realisasi:IK1",
            "Realisasi Tingkat Kemiskinan " + JAHAT,
            Decimal("4"),
            "%",
            "4,00",
            sumber=formulir,
        ),
        Fakta(
            "capaian:IK1",
            "Capaian Tingkat Kemiskinan",
            Decimal("106.9767441860465116279069767"),
            "%",
            "106,98",
            rumus=rumus,
            terisi="(2 × 4,3 − 4,00) ÷ 4,3 × 100% = 106,98%",
            masukan=("target:IK1", "realisasi:IK1"),
        ),
        Fakta(
            "kategori:IK1",
            "Kategori Tingkat Kemiskinan",
            "Sangat Berhasil",
            teks="Sangat Berhasil",
            rumus="kategori menurut skala pengukuran",
            masukan=("capaian:IK1",),
        ),
        Fakta(
            "capaian:IK2",
            "Capaian indikator kedua",
            None,
            "%",
            "-",
            alasan="realisasi belum ada",
            rumus="realisasi ÷ target × 100%",
        ),
        Fakta(
            "pagu:1.06",
            "Pagu program",
            RAKSASA,
            "Rp",
            format_rupiah(RAKSASA),
            sumber=SumberNilai("spj", "spj.xlsx, lembar 1, baris 12, kolom F"),
        ),
    )
    return {f.id: f for f in daftar}
