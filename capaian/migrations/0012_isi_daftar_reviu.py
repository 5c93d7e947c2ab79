"""Seed the first version of the review checklist: 23 items in three groups."""

from datetime import date

from django.db import migrations

FORMAT, MEKANISME, SUBSTANSI = "Format", "Mekanisme penyusunan", "Substansi"
# Number, group, statement, check that proposes the answer, items on which it depends.
BUTIR = [
    (
        *("I.1", FORMAT),
        "Laporan menampilkan data penting instansi: tugas dan fungsi, susunan organisasi, sumber "
        "daya manusia, dan keuangan.",
        *("data_penting", ""),
    ),
    ("I.2", FORMAT, "Laporan menyajikan target kinerja.", "target", ""),
    ("I.3", FORMAT, "Laporan menyajikan capaian kinerja secara memadai.", "capaian", ""),
    ("I.4", FORMAT, "Lampiran mendukung isi batang tubuh laporan.", "lampiran", ""),
    ("I.5", FORMAT, "Laporan menyajikan upaya perbaikan ke depan.", "perbaikan", ""),
    ("I.6", FORMAT, "Laporan menyajikan akuntabilitas keuangan.", "keuangan", ""),
    (
        *("II.1", MEKANISME),
        "Laporan disusun oleh unit kerja yang memang bertugas menyusunnya.",
        *("", ""),
    ),
    (
        *("II.2", MEKANISME),
        "Informasi dalam laporan didukung data yang memadai.",
        *("bukti_data", ""),
    ),
    (
        *("II.3", MEKANISME),
        "Ada mekanisme penyampaian data dari unit kerja ke unit penyusun laporan.",
        *("aliran_data", ""),
    ),
    (
        *("II.4", MEKANISME),
        "Penanggung jawab pengumpulan data pada setiap unit kerja sudah ditetapkan.",
        *("penanggung_jawab", ""),
    ),
    ("II.5", MEKANISME, "Keandalan data kinerja dapat diyakini.", "keandalan", ""),
    (
        *("II.6", MEKANISME),
        "Analisis dan penjelasan dalam laporan diketahui unit kerja yang bersangkutan.",
        *("diketahui_unit", ""),
    ),
    (
        *("II.7", MEKANISME),
        "Laporan merupakan hasil kerja bersama unit-unit di bawahnya.",
        *("kontribusi", ""),
    ),
    (
        *("III.1", SUBSTANSI),
        "Tujuan dan sasaran dalam laporan sesuai dengan Perjanjian Kinerja.",
        *("selaras_pk", ""),
    ),
    (
        *("III.2", SUBSTANSI),
        "Tujuan dan sasaran dalam laporan selaras dengan Renstra.",
        *("selaras_renstra", ""),
    ),
    (
        *("III.3", SUBSTANSI),
        "Ketidaksesuaian pada III.1 atau III.2 dijelaskan secara memadai.",
        *("", "III.1, III.2"),
    ),
    (
        *("III.4", SUBSTANSI),
        "Tujuan dan sasaran dalam laporan diukur dengan indikator kinerja yang ditetapkan.",
        *("selaras_indikator", ""),
    ),
    (
        *("III.5", SUBSTANSI),
        "Tujuan dan sasaran dalam laporan sesuai dengan indikator kinerja utama.",
        *("selaras_iku", ""),
    ),
    (
        *("III.6", SUBSTANSI),
        "Ketidaksesuaian pada III.4 atau III.5 dijelaskan secara memadai.",
        *("", "III.4, III.5"),
    ),
    (
        *("III.7", SUBSTANSI),
        "Laporan membandingkan kinerja secara berguna: dengan tahun lalu, target jangka menengah, "
        "dan standar nasional atau daerah lain.",
        *("pembanding", ""),
    ),
    (
        *("III.8", SUBSTANSI),
        "Indikator kinerja utama dan indikator kinerja cukup untuk mengukur tujuan dan sasaran.",
        *("", ""),
    ),
    (
        *("III.9", SUBSTANSI),
        "Bila III.8 dijawab tidak, laporan menjelaskannya secara memadai.",
        *("", "III.8"),
    ),
    (
        *("III.10", SUBSTANSI),
        "Indikator kinerja utama dan indikator kinerja memenuhi SMART: khusus, terukur, dapat "
        "dicapai, relevan, dan berbatas waktu.",
        *("", ""),
    ),
]


def isi(apps, schema_editor):
    """Create the version with its items."""
    DaftarReviu = apps.get_model("capaian", "DaftarReviu")
    ButirReviu = apps.get_model("capaian", "ButirReviu")
    daftar = DaftarReviu.objects.create(
        versi=1,
        nama="Formulir daftar periksa reviu laporan kinerja",
        dasar="Peraturan Menteri PANRB Nomor 53 Tahun 2014, Lampiran III",
        berlaku_sejak=date(2014, 11, 20),
    )
    for urutan, (nomor, kelompok, uraian, mesin, syarat) in enumerate(BUTIR, 1):
        ButirReviu.objects.create(
            daftar=daftar,
            urutan=urutan,
            nomor=nomor,
            kelompok=kelompok,
            uraian=uraian,
            mesin=mesin,
            syarat=syarat,
        )


def buang(apps, schema_editor):
    """Remove the first version."""
    apps.get_model("capaian", "DaftarReviu").objects.filter(versi=1).delete()


class Migration(migrations.Migration):
    dependencies = [("capaian", "0011_simpan_reviu")]

    operations = [migrations.RunPython(isi, buang)]
