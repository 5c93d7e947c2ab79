"""The presets of the outline as data: order, default titles, nesting."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from capaian.laporan.simpul import Perlu, Simpul

ANALISIS = {
    1: "Perbandingan antara Target dan Realisasi Kinerja Tahun {tahun}",
    2: "Perbandingan Realisasi dan Capaian Kinerja Tahun {tahun} dengan Tahun-Tahun Sebelumnya",
    3: "Perbandingan Realisasi Kinerja sampai dengan Tahun {tahun} dengan Target Jangka Menengah",
    4: "Perbandingan Realisasi Kinerja Tahun {tahun} dengan Standar Nasional atau Provinsi",
    5: "Analisis Penyebab Keberhasilan atau Kegagalan, Alternatif Solusi, dan Tindak Lanjut",
    6: "Analisis atas Efisiensi Penggunaan Sumber Daya",
    7: "Analisis Program dan Kegiatan yang Menunjang Pencapaian Kinerja",
}
"""Default headings of the seven analyses."""
# Analyses 5 and 6 speak by their own rows; the others want a person's words.
_TANPA_TEKS_WAJIB = {5, 6}
# Manners in which 6 and 7 stand inside 1.
_POLA_BERSARANG = {"tujuan_sasaran", "sekali"}


def akar_pola(
    pola: str, penomoran: str, tahun: int, blok: Iterable[tuple[str, str]]
) -> tuple[Simpul, ...]:
    """Return the preset outline of a manner; ``blok``: code and heading of each block."""
    bab_3 = tuple(_isi_bab_3(pola, penomoran, tahun, blok))
    if pola == "per_indikator":
        return (*_depan("ringkasan-eksekutif", "kata-pengantar"), *_bab_2020(bab_3), *_akhir())
    return (*_depan("kata-pengantar", "ringkasan-eksekutif"), *_bab_2025(bab_3), *_akhir())


def _depan(*urutan: str) -> tuple[Simpul, ...]:
    """The prelims; the two texts stand in the given order around the contents."""
    teks = {
        "kata-pengantar": _s("kata-pengantar", "Kata Pengantar", teks=Perlu.WAJIB, jenis="depan"),
        "ringkasan-eksekutif": _s(
            "ringkasan-eksekutif", "Ringkasan Eksekutif", teks=Perlu.WAJIB, jenis="depan"
        ),
    }
    daftar = [
        _s(f"daftar-{apa}", f"Daftar {apa.title()}", jenis="depan", teks=Perlu.TANPA)
        for apa in ("isi", "tabel", "gambar")
    ]
    angka = _s("kinerja-dalam-angka", "Kinerja dalam Angka", jenis="depan")
    if urutan[0] == "kata-pengantar":
        return (teks[urutan[0]], *daftar, angka, teks[urutan[1]])
    return (teks[urutan[0]], angka, teks[urutan[1]], *daftar)


def _bab_2025(bab_3: tuple[Simpul, ...]) -> tuple[Simpul, ...]:
    gambaran = _s(
        "gambaran-umum",
        "Gambaran Umum",
        _s("latar-belakang", "Latar Belakang", teks=Perlu.WAJIB),
        _DASAR_HUKUM,
        _KOMITMEN,
        _SPM,
        _SUSUNAN,
        _TUGAS,
        *_SUMBER_DAYA,
        _SARANA,
    )
    masalah = replace(_MASALAH, anak=(_ISU, _SWOT))
    renstra = _s(
        "rencana-strategis",
        "Rencana Strategis",
        _s("visi-misi", "Visi dan Misi"),
        _s("tujuan-sasaran", "Tujuan, Sasaran, dan Indikator Kinerja"),
        _STRATEGI,
        _PEMETAAN,
        _s("indikator-kinerja-utama", "Indikator Kinerja Utama"),
        _s("rencana-kinerja-tahunan", "Rencana Kinerja Tahunan", bila_ada=True),
        _AKSI,
    )
    return (
        _s("bab-1", "Pendahuluan", gambaran, masalah, jenis="bab"),
        _s("bab-2", "Perencanaan Kinerja", renstra, _PK_MURNI, _PK_PERUBAHAN, jenis="bab"),
        _s("bab-3", "Akuntabilitas Kinerja", *bab_3, jenis="bab"),
    )


def _bab_2020(bab_3: tuple[Simpul, ...]) -> tuple[Simpul, ...]:
    layanan = _s(
        "gambaran-umum",
        "Gambaran Umum Pelayanan",
        _SPM,
        _KOMITMEN,
        _SARANA,
        replace(_MASALAH, anak=(_ISU, _SWOT)),
        teks=Perlu.WAJIB,
    )
    return (
        _s(
            "bab-1",
            "Pendahuluan",
            _s("latar-belakang", "Latar Belakang", _DASAR_HUKUM, teks=Perlu.WAJIB),
            replace(_TUGAS, anak=(_SUSUNAN,)),
            layanan,
            *_SUMBER_DAYA,
            _s("sistematika", "Sistematika Penulisan"),
            jenis="bab",
        ),
        _s(
            "bab-2",
            "Perencanaan Kinerja",
            _s("rencana-strategis", "Rencana Strategis"),
            _s("visi-misi", "Visi dan Misi"),
            _s("tujuan-sasaran", "Tujuan dan Sasaran"),
            _STRATEGI,
            _PEMETAAN,
            _s("rencana-kinerja-tahunan", "Rencana Kinerja Tahunan"),
            _s("indikator-kinerja-utama", "Indikator Kinerja Utama"),
            _AKSI,
            _PK_MURNI,
            _PK_PERUBAHAN,
            jenis="bab",
        ),
        _s("bab-3", "Akuntabilitas Kinerja", *bab_3, jenis="bab"),
    )


def _isi_bab_3(
    pola: str, penomoran: str, tahun: int, blok: Iterable[tuple[str, str]]
) -> Iterator[Simpul]:
    bernomor = penomoran == "angka"
    yield _s(
        "pengukuran-kinerja",
        "Pengukuran Kinerja",
        _s("metode-pengukuran", "Metode Pengukuran", bernomor=bernomor),
        _s("tingkat-capaian", "Tingkat Capaian Kinerja", bernomor=bernomor),
        bernomor=bernomor,
    )
    isi = [_simpul_blok(pola, tahun, kode, judul) for kode, judul in blok]
    langsung = len(isi) == 1 and not isi[0].judul
    yield _s("capaian-kinerja", "Capaian Kinerja Organisasi", *(isi[0].anak if langsung else isi))
    if pola != "per_indikator":
        yield _s("realisasi-anggaran", "Realisasi Anggaran")
    yield _s("evaluasi-akip", "Evaluasi Akuntabilitas Kinerja dan Tindak Lanjut", bila_ada=True)


def _simpul_blok(pola: str, tahun: int, kode: str, judul: str) -> Simpul:
    analisis = {n: _simpul_analisis(n, kode, tahun) for n in ANALISIS}
    if pola in _POLA_BERSARANG:
        analisis[1] = replace(analisis[1], anak=(analisis.pop(6), analisis.pop(7)))
    return _s(f"blok.{kode}", judul, *analisis.values())


def _simpul_analisis(nomor: int, blok: str, tahun: int) -> Simpul:
    teks = Perlu.PILIHAN if nomor in _TANPA_TEKS_WAJIB else Perlu.WAJIB
    return _s(f"analisis-{nomor}.{blok}", ANALISIS[nomor].format(tahun=tahun), teks=teks)


def _akhir() -> tuple[Simpul, ...]:
    return (
        _s(
            "bab-4",
            "Penutup",
            _s("kesimpulan", "Kesimpulan", teks=Perlu.WAJIB),
            _s("langkah-perbaikan", "Langkah Perbaikan", teks=Perlu.WAJIB),
            jenis="bab",
        ),
        _s("lampiran-formulir", "Formulir Pengukuran Kinerja", jenis="lampiran"),
        _s("lampiran-pk", "Perjanjian Kinerja", jenis="lampiran", bila_ada=True),
        _s("lampiran-dokumentasi", "Dokumentasi Kegiatan", jenis="lampiran", bila_ada=True),
        _s("lampiran-data", "Data Pendukung", jenis="lampiran", bila_ada=True),
    )


def _s(
    kunci: str,
    judul: str,
    *anak: Simpul,
    jenis: str = "bagian",
    teks: Perlu = Perlu.PILIHAN,
    bernomor: bool = True,
    bila_ada: bool = False,
) -> Simpul:
    return Simpul(kunci, judul, anak, jenis, teks, bernomor, bila_ada)


_DASAR_HUKUM = _s("dasar-hukum", "Dasar Hukum")
_KOMITMEN = _s("komitmen-pelayanan", "Komitmen Pelayanan", bila_ada=True)
_SPM = _s("spm", "Standar Pelayanan Minimal", bila_ada=True)
_SUSUNAN = _s("susunan-organisasi", "Susunan Organisasi")
_TUGAS = _s("tugas-fungsi", "Tugas Pokok dan Fungsi", teks=Perlu.WAJIB)
_SUMBER_DAYA = (
    _s("sumber-daya-aparatur", "Sumber Daya Aparatur"),
    _s("sumber-daya-keuangan", "Sumber Daya Keuangan"),
)
_SARANA = _s("sarana-prasarana", "Sarana dan Prasarana")
_MASALAH = _s("permasalahan-utama", "Permasalahan Utama", teks=Perlu.WAJIB)
_ISU = _s("isu", "Isu Strategis", bila_ada=True)
_SWOT = _s("swot", "Analisis Lingkungan Strategis", bila_ada=True)
_STRATEGI = _s("strategi-kebijakan", "Strategi dan Arah Kebijakan", teks=Perlu.WAJIB)
_PEMETAAN = _s("pemetaan-rpjmd", "Keterkaitan dengan Rencana Pembangunan Daerah", bila_ada=True)
_AKSI = _s("rencana-aksi", "Rencana Aksi", bila_ada=True)
_PK_MURNI = _s("pk-murni", "Perjanjian Kinerja")
_PK_PERUBAHAN = _s("pk-perubahan", "Perjanjian Kinerja Perubahan", bila_ada=True)
