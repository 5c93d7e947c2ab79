"""The terms of measurement: codes that are stored, with the Indonesian label people read."""

from enum import StrEnum
from typing import Self


class Istilah(StrEnum):
    """A stored code with a ``label``; ``pilihan()`` gives (code, label) pairs for forms."""

    label: str

    def __new__(cls, kode: str, label: str) -> Self:
        anggota = str.__new__(cls, kode)
        anggota._value_ = kode
        anggota.label = label
        return anggota

    @classmethod
    def pilihan(cls) -> list[tuple[str, str]]:
        """Return every (code, label) in order, for ``choices=`` and drop-downs."""
        return [(satu.value, satu.label) for satu in cls]


class Arah(Istilah):
    """Polarity: which way is better."""

    NAIK = "naik", "Semakin tinggi semakin baik"
    TURUN = "turun", "Semakin rendah semakin baik"
    TETAP = "tetap", "Semakin dekat dengan target semakin baik"


class Rumus(Istilah):
    """Formula of an indicator's capaian."""

    MAX = "MAX", "Realisasi dibagi target"
    MIN_LAN = "MIN_LAN", "Indikator menurun, dua kali target dikurangi realisasi"
    MIN_RATIO = "MIN_RATIO", "Indikator menurun, target dibagi realisasi"
    MIN_CUM = "MIN_CUM", "Kejadian negatif kumulatif"
    RANGE = "RANGE", "Target berupa rentang"
    STABIL = "STABIL", "Penyimpangan dari target ke dua arah"
    GRADE = "GRADE", "Predikat yang diangkakan"
    BINER = "BINER", "Tersedia atau tidak tersedia"
    MANUAL = "MANUAL", "Nilai diisi langsung dengan alasan"


class Agregasi(Istilah):
    """How four quarters become the figure of the year."""

    SUM = "SUM", "Dijumlahkan"
    LAST = "LAST", "Nilai triwulan terakhir yang terisi"
    AVG = "AVG", "Rata-rata triwulan yang terisi"
    MAXV = "MAXV", "Nilai tertinggi"
    MINV = "MINV", "Nilai terendah"


class DasarKemajuan(Istilah):
    """What the progress of a quarter is measured against."""

    TARGET_TAHUN = "target_tahun", "Target satu tahun"
    TARGET_TRIWULAN = "target_triwulan", "Target sampai dengan triwulan berjalan"


class MetodeSasaran(Istilah):
    """How indicators become the capaian of their sasaran."""

    RATA_RATA = "rata_rata", "Rata-rata capaian indikator"
    TERTIMBANG = "tertimbang", "Rata-rata tertimbang bobot indikator"
    DATA_KELOMPOK = "data_kelompok", "Rata-rata data kelompok"


class MetodeOpd(Istilah):
    """What the capaian of the agency is the mean of."""

    INDIKATOR = "indikator", "Rata-rata capaian seluruh indikator"
    SASARAN = "sasaran", "Rata-rata capaian seluruh sasaran"


class MetodeEfisiensi(Istilah):
    """How the efficient use of resources is measured."""

    SISA_PCT = "SISA_PCT", "100% dikurangi serapan anggaran"
    SISA_RP = "SISA_RP", "Sisa anggaran dalam rupiah dan persen"
    SELISIH = "SELISIH", "Capaian kinerja dikurangi serapan anggaran"
    KATEGORI = "KATEGORI", "Capaian kinerja dibandingkan dengan serapan anggaran"
    MANUAL_RP = "MANUAL_RP", "Nilai rupiah diisi langsung dengan alasan"
    PMK249 = "PMK249", "Biaya per keluaran menurut PMK 249/PMK.02/2011"
    PMK22 = "PMK22", "Anggaran seharusnya menurut PMK 22/PMK.02/2021"
    NE = "NE", "Nilai efisiensi 0 sampai 100"
    COST_OUTCOME = "COST_OUTCOME", "Biaya per satuan hasil"


class Hitungan(Istilah):
    """Codes of the other calculations, so that every result names its formula."""

    KETENTUAN = "KETENTUAN", "Ketentuan khusus"
    JARAK_NAIK = "JARAK_NAIK", "Jarak dari target, semakin tinggi semakin baik"
    JARAK_TURUN = "JARAK_TURUN", "Jarak dari target, semakin rendah semakin baik"
    RASIO = "RASIO", "Pembilang dibagi penyebut"
    DIKETIK = "DIKETIK", "Nilai yang diisi langsung"
    SERAPAN = "SERAPAN", "Serapan anggaran"
    SISA = "SISA", "Sisa anggaran"
    SISA_PERSEN = "SISA_PERSEN", "Sisa anggaran dalam persen pagu"
    BIAYA_SATUAN = "BIAYA_SATUAN", "Biaya rencana dikurangi biaya nyata per satuan"
    HEMAT_DIKETIK = "HEMAT_DIKETIK", "Penghematan yang diisi langsung"
    FISIK_RATA = "FISIK_RATA", "Rata-rata realisasi fisik"
    FISIK_PAGU = "FISIK_PAGU", "Realisasi fisik tertimbang pagu"
    PERUBAHAN = "PERUBAHAN", "Perubahan dari tahun sebelumnya"
    JAWABAN = "JAWABAN", "Nilai jawaban kali bobot"
    JUMLAH_NILAI = "JUMLAH_NILAI", "Jumlah nilai komponen"


class AturanTargetNol(Istilah):
    """What an indicator for which higher is better does with a target of 0."""

    TIDAK_DIHITUNG = "tidak_dihitung", "Tidak dihitung"
    SERATUS_BILA_ADA = "seratus_bila_ada", "100 bila ada realisasi, selain itu 0"
    SERATUS_BILA_TERCAPAI = "seratus_bila_tercapai", "100 bila realisasi tidak di bawah 0"
    NOL = "nol", "Selalu 0"


class AturanNegatif(Istilah):
    """What to do with a negative target (or a negative realisasi that would be a divisor)."""

    TIDAK_DIHITUNG = "tidak_dihitung", "Tidak dihitung"
    APA_ADANYA = "apa_adanya", "Rumus diterapkan apa adanya"
    MUTLAK = "mutlak", "Rumus diterapkan pada nilai mutlak bila tandanya sama"
    JARAK = "jarak", "Jarak realisasi dari target terhadap nilai mutlak target"


class NilaiBatas(Istilah):
    """Highest capaian that counts, in percent."""

    TANPA = "tanpa", "Tanpa batas"
    B100 = "100", "100%"
    B110 = "110", "110%"
    B120 = "120", "120%"
    B150 = "150", "150%"
    B200 = "200", "200%"


class LingkupBatas(Istilah):
    """Where the highest capaian applies."""

    TAMPIL = "tampil", "Capaian yang ditampilkan dan semua rata-ratanya"
    RATA_RATA = "rata_rata", "Hanya saat dirata-rata"


class AturanCelah(Istilah):
    """How a scale written for whole numbers classifies a value between two classes."""

    CONTINUOUS_GT = "CONTINUOUS_GT", "Nilai di atas batas atas suatu kelas masuk kelas berikutnya"
    ROUND_FIRST = "ROUND_FIRST", "Nilai dibulatkan ke bilangan bulat terdekat lebih dahulu"
    STRICT_GE = "STRICT_GE", "Nilai masuk kelas yang batas bawahnya sudah tercapai"


class AturanFisik(Istilah):
    """How the realisasi fisik of children becomes that of their parent."""

    RATA_RATA = "rata_rata", "Rata-rata"
    TERTIMBANG_PAGU = "tertimbang_pagu", "Rata-rata tertimbang pagu"


class Alasan(Istilah):
    """Why there is no value. The label is printed."""

    BELUM_ADA_DATA = "belum_ada_data", "belum ada data"
    TIDAK_TERSEDIA = "tidak_tersedia", "tidak tersedia (n/a)"
    TARGET_KOSONG = "target_kosong", "belum ada target"
    TARGET_NOL = "target_nol", "target 0, aturan untuk target nol belum dipilih"
    NEGATIF = "negatif", "target atau realisasi negatif, aturan untuk nilai negatif belum dipilih"
    TANDA_BERBEDA = "tanda_berbeda", "target dan realisasi berbeda tanda"
    PREDIKAT_TANPA_ANGKA = "predikat_tanpa_angka", "angka untuk predikat belum ditetapkan"
    MANUAL_TANPA_ALASAN = "manual_tanpa_alasan", "nilai diisi langsung tanpa alasan"
    PENYEBUT_NOL = "penyebut_nol", "penyebut 0"
    PERSEN_TIDAK_DIJUMLAH = "persen_tidak_dijumlah", "nilai persen tidak boleh dijumlahkan"
    TANPA_INDIKATOR = "tanpa_indikator", "tidak ada indikator"
    BOBOT_TIDAK_LENGKAP = "bobot_tidak_lengkap", "ada indikator yang belum berbobot"
    BOBOT_TIDAK_SERATUS = "bobot_tidak_seratus", "jumlah bobot indikator tidak 100"
    SKALA_TANPA_MEAN = "skala_tanpa_mean", "kelas pada skala belum memiliki nilai mean"
    TANPA_ANGGARAN = "tanpa_anggaran", "tidak ada anggaran pendukung"
    PAGU_NOL = "pagu_nol", "pagu 0"
    BELUM_LENGKAP = "belum_lengkap", "realisasi anggaran belum lengkap"
    TANPA_CAPAIAN = "tanpa_capaian", "belum ada capaian kinerja"
    KELUARAN_TIDAK_LENGKAP = "keluaran_tidak_lengkap", "data keluaran belum lengkap"
    PEMBAGI_NOL = "pembagi_nol", "pembagi 0"
    NILAI_AWAL_NOL = "nilai_awal_nol", "nilai tahun sebelumnya 0"
    JAWABAN_TIDAK_DIKENAL = "jawaban_tidak_dikenal", "jawaban tidak dikenal"


class KodePeringatan(Istilah):
    """What is remarkable about a value that could be computed."""

    DIBATASI = "dibatasi", "Capaian dibatasi"
    LANTAI_NOL = "lantai_nol", "Capaian negatif dijadikan 0"
    CAPAIAN_NEGATIF = "capaian_negatif", "Capaian negatif"
    TIDAK_DIRATA_RATA = "tidak_dirata_rata", "Ada yang tidak ikut dirata-rata"
    TRIWULAN_KOSONG = "triwulan_kosong", "Ada triwulan yang belum terisi"
    TRIWULAN_MENURUN = "triwulan_menurun", "Nilai triwulan menurun"
    MELEBIHI_PAGU = "melebihi_pagu", "Realisasi melebihi pagu"
    REALISASI_NEGATIF = "realisasi_negatif", "Realisasi negatif"
    BEDA_RASIO = "beda_rasio", "Nilai yang diisi berbeda dengan pembilang per penyebut"
    DIPOTONG = "dipotong", "Nilai dipotong ke batas rumus"
    DI_LUAR_BOBOT = "di_luar_bobot", "Nilai di luar bobotnya"


class PutusanEfisiensi(Istilah):
    """The verdict on the use of resources. Unfinished work is never called efficient."""

    EFISIEN = "efisien", "Efisien"
    SEIMBANG = "seimbang", "Sesuai anggaran"
    KURANG_EFISIEN = "kurang_efisien", "Kurang efisien"
    SISA_ANGGARAN = "sisa_anggaran", "Sisa anggaran"
    MELEBIHI_PAGU = "melebihi_pagu", "Realisasi melebihi pagu"
    TIDAK_DAPAT_DIHITUNG = "tidak_dapat_dihitung", "Tidak dapat dihitung"


class Posisi(Istilah):
    """Where a value stands beside another."""

    DI_ATAS = "di_atas", "di atas"
    DI_BAWAH = "di_bawah", "di bawah"
    SAMA = "sama", "sama dengan"


class Putusan(Istilah):
    """What that position means for the indicator's polarity."""

    LEBIH_BAIK = "lebih_baik", "lebih baik"
    LEBIH_BURUK = "lebih_buruk", "lebih buruk"
    SETARA = "setara", "setara"


class Perubahan(Istilah):
    """Direction from one year to the next."""

    PENINGKATAN = "peningkatan", "peningkatan"
    PENURUNAN = "penurunan", "penurunan"
    TETAP = "tetap", "tetap"
