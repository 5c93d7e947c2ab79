"""A report made by hand: every block type, long names, huge numbers, 400 budget rows."""

from dataclasses import replace
from decimal import Decimal
from hashlib import sha256

from capaian.laporan.pohon import (
    AngkaUtama,
    Bab,
    Bagian,
    BelumDiisi,
    Blok,
    Butir,
    Daftar,
    DaftarOtomatis,
    Gambar,
    Grafik,
    KartuIKU,
    KinerjaAngka,
    Laporan,
    Penanda,
    Potongan,
    Rumus,
    Sampul,
    Swot,
    Tampilan,
    TandaTangan,
    TeksOrang,
)
from tests.contoh_blok import (
    BERKAS,
    FOTO,
    JAHAT,
    KALIMAT,
    LAMBANG,
    PANJANG,
    RAKSASA,
    TANPA_SPASI,
    bagan,
    fakta,
    grafik,
    p,
    png,
    sel,
    tabel,
    tabel_anggaran,
    tabel_lebar,
    tabel_pengukuran,
    uang,
)

__all__ = [
    "BERKAS",
    "FOTO",
    "JAHAT",
    "KALIMAT",
    "LAMBANG",
    "PANJANG",
    "RAKSASA",
    "TANPA_SPASI",
    "Decimal",
    "bagan",
    "contoh",
    "fakta",
    "grafik",
    "p",
    "png",
    "potong",
    "sel",
    "tabel",
    "tabel_anggaran",
    "tabel_lebar",
    "tabel_pengukuran",
    "uang",
]


def bab_depan() -> tuple[Bab, ...]:
    kepala = Penanda(
        ("Plt. KEPALA DINAS CONTOH", "KOTA CONTOH,"),
        "Dra. CONTOH NAMA, M.Si.",
        "Pembina Utama Muda",
        "00000000 000000 0 099",
    )
    pengantar = (
        TeksOrang("kata-pengantar", f"<p>{KALIMAT * 4}</p><p>{KALIMAT * 3}</p>"),
        Daftar("penghargaan", tuple(Butir((Potongan(f"Penghargaan {i}"),)) for i in range(1, 4))),
        TandaTangan("tanda-tangan", "Kota Contoh, 9 Januari 2026", (kepala,)),
    )
    angka = KinerjaAngka(
        "angka-utama",
        (
            AngkaUtama("106,98%", "capaian Tingkat Kemiskinan", "Sangat Berhasil", "capaian:IK1"),
            AngkaUtama("3 dari 4", "indikator mencapai target"),
            AngkaUtama("Rp987.654.321.098.765", "pagu anggaran", "terserap 90,55%", "pagu:1.06"),
            AngkaUtama("43", "keluaran diukur", "33 Sangat Berhasil"),
        ),
    )
    ringkasan = tabel_pengukuran("ringkasan", "1")
    return (
        Bab("kata-pengantar", "Kata Pengantar", pengantar, jenis="depan"),
        Bab("daftar-isi", "Daftar Isi", (DaftarOtomatis("isi", "isi"),), jenis="depan"),
        Bab("daftar-tabel", "Daftar Tabel", (DaftarOtomatis("dt", "tabel"),), jenis="depan"),
        Bab("daftar-gambar", "Daftar Gambar", (DaftarOtomatis("dg", "gambar"),), jenis="depan"),
        Bab("kinerja-dalam-angka", "Kinerja dalam Angka", (angka, grafik_kecil()), jenis="depan"),
        Bab(
            "ringkasan-eksekutif",
            "Ringkasan Eksekutif",
            (p("ringkas", KALIMAT * 3), ringkasan),
            jenis="depan",
        ),
    )


def grafik_kecil() -> Grafik:
    return replace(grafik(), kunci="grafik-kecil", nomor="1", judul="Serapan tiap program")


def bab_satu() -> Bab:
    swot = Swot(
        "swot-gambar",
        "Analisis SWOT",
        (
            ("Kekuatan (Strength)", ("Aparatur berpengalaman " + JAHAT, "Data terpadu")),
            ("Kelemahan (Weakness)", (PANJANG,)),
            ("Peluang (Opportunity)", ("Dukungan kelurahan", "Mitra usaha")),
            ("Ancaman (Threat)", ("Kenaikan harga",)),
        ),
        "1.2",
    )
    dasar = Daftar(
        "dasar",
        (
            Butir((Potongan("Peraturan Presiden tentang "), Potongan("SAKIP", miring=True))),
            Butir((Potongan("Peraturan Menteri"),), (Butir((Potongan("Lampiran II"),)),)),
        ),
    )
    return Bab(
        "bab-1",
        "Pendahuluan",
        (
            Bagian(
                "gambaran-umum",
                "Gambaran Umum",
                (
                    Bagian(
                        "latar-belakang",
                        "Latar Belakang",
                        (TeksOrang("latar", f"<p>{KALIMAT * 6}</p>" * 3),),
                        "1.",
                        3,
                    ),
                    Bagian("dasar-hukum", "Dasar Hukum", (dasar,), "2.", 3),
                ),
                "A.",
            ),
            Bagian("susunan", "Susunan Organisasi", (bagan(),), "B."),
            Bagian("keuangan", f"Sumber Daya Keuangan {PANJANG}", (tabel_anggaran(),), "C."),
            Bagian("swot", "Permasalahan Utama", (swot, BelumDiisi("isu", "Isu belum diisi."))),
        ),
        "BAB I",
    )


def bab_dua() -> Bab:
    rumus = Rumus(
        "rumus-IK1",
        "Tingkat Kemiskinan",
        "Jumlah penduduk di bawah garis kemiskinan",
        "Jumlah penduduk",
        "100%",
        "4,00%",
        "realisasi:IK1",
    )
    kartu = KartuIKU(
        "iku-IK1",
        "Tingkat Kemiskinan",
        (("Sasaran", "Menurunnya kemiskinan"), ("Alasan", KALIMAT), ("Sumber data", JAHAT)),
        rumus,
    )
    pihak = (
        Penanda(("KEPALA DINAS CONTOH,",), "NAMA PERTAMA", label="Pihak Pertama,"),
        Penanda(("WALI KOTA CONTOH,",), "NAMA KEDUA", label="Pihak Kedua,"),
    )
    isi = tuple(
        Bagian(
            f"ii-{i}", f"Bagian ke-{i} Perencanaan", (p(f"ii-{i}-p", KALIMAT * (3 + i % 4)),), ""
        )
        for i in range(1, 9)
    )
    return Bab(
        "bab-2",
        "Perencanaan Kinerja",
        (
            Bagian("iku", "Indikator Kinerja Utama", (kartu, rumus_polos()), "A."),
            Bagian(
                "pk", "Perjanjian Kinerja", (TandaTangan("ttd-pk", "Kota Contoh, 2025", pihak),)
            ),
            *isi,
        ),
        "BAB II",
    )


def rumus_polos() -> Rumus:
    return Rumus("rumus-polos", "Capaian", "realisasi − target")


def bab_tiga() -> Bab:
    analisis = TeksOrang(
        "analisis",
        '<p>Capaian <data value="capaian:IK1">106,98%</data> tercapai.</p>'
        "<h4>Penyebab</h4><ul><li>Pendampingan</li><li>Data terpadu</li></ul>"
        f"<p>{KALIMAT * 8}</p>",
        "rancangan",
    )
    foto = tuple(
        Gambar(
            f"foto-{i}", f"Kegiatan ke-{i}", sha256(FOTO).hexdigest(), "image/png", nomor=f"3.{i}"
        )
        for i in range(2, 6)
    )
    hilang = Gambar("foto-hilang", "Berkas yang hilang", "0" * 64, "image/png", nomor="3.6")
    return Bab(
        "bab-3",
        "Akuntabilitas Kinerja",
        (
            Bagian(
                "capaian",
                "Capaian Kinerja",
                (
                    Bagian(
                        "analisis-1",
                        "Target dan Realisasi",
                        (
                            tabel_pengukuran(),
                            p(
                                "kalimat",
                                "Capaian sebesar ",
                                Potongan("106,98%", "capaian:IK1", tebal=True),
                                " termasuk kategori ",
                                Potongan("Sangat Berhasil", "kategori:IK1", miring=True),
                                f". {JAHAT}",
                            ),
                            grafik(),
                            analisis,
                        ),
                        "1.",
                        3,
                    ),
                    Bagian("analisis-2", "Beberapa Tahun", (tabel_lebar(),), "2.", 3),
                    Bagian(
                        "analisis-7",
                        "Program yang Menunjang",
                        (
                            p("menunjang", KALIMAT * 5),
                            Bagian("a", "Sub kegiatan", (p("a-p", KALIMAT * 9),), "a.", 4),
                        ),
                        "3.",
                        3,
                    ),
                ),
                "A.",
            ),
            Bagian("dokumentasi", "Dokumentasi", (*foto, hilang), "B."),
        ),
        "BAB III",
    )


def contoh(**tampilan: object) -> Laporan:
    """The report; keyword arguments change its print settings."""
    depan = bab_depan()
    lampiran = Bab(
        "lampiran-formulir",
        "Formulir Pengukuran Kinerja",
        (p("lampiran-p", "Formulir."), tabel_pengukuran("formulir_pengukuran", "L.1")),
        "LAMPIRAN 1",
        "lampiran",
    )
    penutup = Bab(
        "bab-4", "Penutup", (p("tutup", KALIMAT * 5), BelumDiisi("x", "Belum diisi.")), "BAB IV"
    )
    return Laporan(
        opd="dinas-contoh",
        tahun=2025,
        versi_aturan="2026.1",
        status="draf",
        contoh=True,
        sampul=Sampul(
            "Laporan Kinerja Instansi Pemerintah (LKjIP)",
            2025,
            "Dinas Sosial, Pemberdayaan Perempuan, dan Perlindungan Anak",
            "Pemerintah Kota Contoh",
            "Jalan Contoh Nomor 1, Kota Contoh",
            "dinas.contoh.example",
            "surat@contoh.example",
            "Kota Contoh, 2026",
            sha256(LAMBANG).hexdigest(),
        ),
        tampilan=Tampilan(**tampilan),
        bab=(*depan, bab_satu(), bab_dua(), bab_tiga(), penutup, lampiran),
        fakta=fakta(),
    )


def potong(laporan: Laporan, *blok: Blok) -> Laporan:
    """The same report with one chapter that holds only the given blocks."""
    return replace(laporan, bab=(Bab("uji", "Bab Uji", tuple(blok), "BAB I"),))
