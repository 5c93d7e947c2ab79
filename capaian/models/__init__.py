"""MEASUREMENT and REPORT: settings, realisations, analyses, texts, data tables, printed figures."""

from .akip import EvaluasiAKIP, KomponenAKIP, RekomendasiAKIP
from .analisis import Analisis, Pembanding, TargetMenengah
from .bukti import Bukti
from .catatan_reviu import CatatanReviu, TanggapanCatatan
from .cetakan import Cetakan
from .daftar_reviu import ButirReviu, DaftarReviu
from .data import BarisData, ButirDaftar, Foto, KolomData, TabelData
from .gambar import GambarTeks
from .jadwal import PeriodeIsian, PeriodePemda
from .kelengkapan import RingkasanTahun, TidakBerlaku
from .laporan import BagianLaporan, PengaturanLaporan, RujukanTeks, TeksLaporan
from .pekerjaan import PekerjaanLaporan
from .pengaturan import PengaturanPengukuran
from .realisasi import RealisasiIndikator, RincianRealisasi, RiwayatKinerja, TargetDipakai
from .reviu import AnggotaReviu, JawabanReviu, Reviu
from .smart import PenilaianSmart
from .surat import SuratPengantar
from .templat import TemplatWord
from .temuan import PenjelasanTemuan
from .verifikasi import JenisIsian, KeputusanVerifikasi
from .versi import BerkasLaporan, LangkahLaporan, LaporanKinerja, RekamanLaporan

__all__ = [
    "Analisis",
    "AnggotaReviu",
    "BagianLaporan",
    "BarisData",
    "BerkasLaporan",
    "Bukti",
    "ButirDaftar",
    "ButirReviu",
    "CatatanReviu",
    "Cetakan",
    "DaftarReviu",
    "EvaluasiAKIP",
    "Foto",
    "GambarTeks",
    "JawabanReviu",
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
    "PenilaianSmart",
    "PenjelasanTemuan",
    "PeriodeIsian",
    "PeriodePemda",
    "RealisasiIndikator",
    "RekamanLaporan",
    "RekomendasiAKIP",
    "Reviu",
    "RincianRealisasi",
    "RingkasanTahun",
    "RiwayatKinerja",
    "RujukanTeks",
    "SuratPengantar",
    "TabelData",
    "TanggapanCatatan",
    "TargetDipakai",
    "TargetMenengah",
    "TeksLaporan",
    "TemplatWord",
    "TidakBerlaku",
]
