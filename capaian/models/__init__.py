"""MEASUREMENT and REPORT: settings, realisations, analyses, texts, data tables, printed figures."""

from .akip import EvaluasiAKIP, KomponenAKIP, RekomendasiAKIP
from .analisis import Analisis, Pembanding, TargetMenengah
from .bukti import Bukti
from .cetakan import Cetakan
from .data import BarisData, ButirDaftar, Foto, KolomData, TabelData
from .gambar import GambarTeks
from .jadwal import PeriodeIsian, PeriodePemda
from .kelengkapan import RingkasanTahun, TidakBerlaku
from .laporan import BagianLaporan, PengaturanLaporan, RujukanTeks, TeksLaporan
from .pekerjaan import PekerjaanLaporan
from .pengaturan import PengaturanPengukuran
from .realisasi import RealisasiIndikator, RincianRealisasi, RiwayatKinerja, TargetDipakai
from .templat import TemplatWord
from .temuan import PenjelasanTemuan
from .verifikasi import JenisIsian, KeputusanVerifikasi
from .versi import BerkasLaporan, LangkahLaporan, LaporanKinerja, RekamanLaporan

__all__ = [
    "Analisis",
    "BagianLaporan",
    "BarisData",
    "BerkasLaporan",
    "Bukti",
    "ButirDaftar",
    "Cetakan",
    "EvaluasiAKIP",
    "Foto",
    "GambarTeks",
    "JenisIsian",
    "KeputusanVerifikasi",
    "KolomData",
    "KomponenAKIP",
    "LangkahLaporan",
    "LaporanKinerja",
    "PekerjaanLaporan",
    "Pembanding",
    "PengaturanLaporan",
    "PengaturanPengukuran",
    "PenjelasanTemuan",
    "PeriodeIsian",
    "PeriodePemda",
    "RealisasiIndikator",
    "RekamanLaporan",
    "RekomendasiAKIP",
    "RincianRealisasi",
    "RingkasanTahun",
    "RiwayatKinerja",
    "RujukanTeks",
    "TabelData",
    "TargetDipakai",
    "TargetMenengah",
    "TeksLaporan",
    "TemplatWord",
    "TidakBerlaku",
]
