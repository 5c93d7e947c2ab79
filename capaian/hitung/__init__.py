"""The calculator: pure functions over frozen dataclasses, in Decimal.

Nothing else in the project divides, averages or classifies. ``capaian/README.md`` is normative;
its worked tables are tests. Imports the standard library and ``lakip.angka`` alone.
"""

from capaian.hitung.akip import (
    BAGIAN_AKIP,
    BOBOT_AKIP,
    JAWABAN_AKIP,
    HasilAkip,
    KomponenAkip,
    bobot_subkomponen,
    evaluasi_akip,
    nilai_jawaban,
)
from capaian.hitung.anggaran import (
    Daun,
    Fisik,
    Jumlah,
    Rekap,
    jumlah,
    realisasi_fisik,
    rekap,
    serapan,
    sisa,
    sisa_persen,
)
from capaian.hitung.aturan import AturanIndikator, Batas, rumus_bawaan
from capaian.hitung.efisiensi import HasilEfisiensi, Keluaran, efisiensi
from capaian.hitung.hasil import Hasil, Peringatan
from capaian.hitung.istilah import (
    Agregasi,
    Alasan,
    Arah,
    AturanCelah,
    AturanFisik,
    AturanNegatif,
    AturanTargetNol,
    DasarKemajuan,
    Hitungan,
    Istilah,
    KodePeringatan,
    LingkupBatas,
    MetodeEfisiensi,
    MetodeOpd,
    MetodeSasaran,
    NilaiBatas,
    Perubahan,
    Posisi,
    Putusan,
    PutusanEfisiensi,
    Rumus,
)
from capaian.hitung.kata import rumus_kata, rumus_terisi
from capaian.hitung.pembanding import HasilPerubahan, Perbandingan, bandingkan, perubahan
from capaian.hitung.realisasi import (
    agregasi_triwulan,
    kemajuan_triwulan,
    realisasi_rasio,
    realisasi_terbit,
)
from capaian.hitung.rumus import hitung_capaian
from capaian.hitung.sasaran import Anggota, capaian_opd, capaian_sasaran, rata_rata_capaian
from capaian.hitung.skala import (
    SKALA_AKIP,
    SKALA_LAN,
    SKALA_PERMENDAGRI_86,
    Kelas,
    Skala,
    SkalaTidakSah,
    kategori,
    sebaran_kategori,
)
from capaian.hitung.target import Target, baca_target

__all__ = [
    "BAGIAN_AKIP",
    "BOBOT_AKIP",
    "JAWABAN_AKIP",
    "SKALA_AKIP",
    "SKALA_LAN",
    "SKALA_PERMENDAGRI_86",
    "VERSI_ATURAN",
    "Agregasi",
    "Alasan",
    "Anggota",
    "Arah",
    "AturanCelah",
    "AturanFisik",
    "AturanIndikator",
    "AturanNegatif",
    "AturanTargetNol",
    "Batas",
    "DasarKemajuan",
    "Daun",
    "Fisik",
    "Hasil",
    "HasilAkip",
    "HasilEfisiensi",
    "HasilPerubahan",
    "Hitungan",
    "Istilah",
    "Jumlah",
    "Kelas",
    "Keluaran",
    "KodePeringatan",
    "KomponenAkip",
    "LingkupBatas",
    "MetodeEfisiensi",
    "MetodeOpd",
    "MetodeSasaran",
    "NilaiBatas",
    "Perbandingan",
    "Peringatan",
    "Perubahan",
    "Posisi",
    "Putusan",
    "PutusanEfisiensi",
    "Rekap",
    "Rumus",
    "Skala",
    "SkalaTidakSah",
    "Target",
    "agregasi_triwulan",
    "baca_target",
    "bandingkan",
    "bobot_subkomponen",
    "capaian_opd",
    "capaian_sasaran",
    "efisiensi",
    "evaluasi_akip",
    "hitung_capaian",
    "jumlah",
    "kategori",
    "kemajuan_triwulan",
    "nilai_jawaban",
    "perubahan",
    "rata_rata_capaian",
    "realisasi_fisik",
    "realisasi_rasio",
    "realisasi_terbit",
    "rekap",
    "rumus_bawaan",
    "rumus_kata",
    "rumus_terisi",
    "sebaran_kategori",
    "serapan",
    "sisa",
    "sisa_persen",
]

VERSI_ATURAN = "2026.1"
"""Version of these rules; a frozen report keeps the one it was computed with."""
