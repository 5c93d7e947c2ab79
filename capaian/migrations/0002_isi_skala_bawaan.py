"""Seed the preset scales that every agency can choose; an agency adds its own beside them."""

from decimal import Decimal as D

from django.db import migrations

# Classes from the highest: kode, label, bawah, eksklusif, atas, mean.
SKALA = [
    (
        "lan-ordinal",
        "Skala ordinal LAN",
        "Pedoman LAN tentang pengukuran kinerja instansi pemerintah",
        [
            ("sangat-berhasil", "Sangat Berhasil", D(85), True, None, D("92.5")),
            ("berhasil", "Berhasil", D(70), True, D(85), D("77.5")),
            ("cukup-berhasil", "Cukup Berhasil", D(55), True, D(70), D("62.5")),
            ("tidak-berhasil", "Tidak Berhasil", None, False, D(55), D("27.5")),
        ],
    ),
    (
        "permendagri-86-2017",
        "Skala nilai Permendagri 86 Tahun 2017",
        "Peraturan Menteri Dalam Negeri Nomor 86 Tahun 2017",
        [
            ("sangat-tinggi", "Sangat Tinggi", D(91), False, None, None),
            ("tinggi", "Tinggi", D(76), False, D(90), None),
            ("sedang", "Sedang", D(66), False, D(75), None),
            ("rendah", "Rendah", D(51), False, D(65), None),
            ("sangat-rendah", "Sangat Rendah", None, False, D(50), None),
        ],
    ),
    (
        "predikat-akip",
        "Predikat AKIP",
        "Peraturan Menteri PANRB Nomor 88 Tahun 2021",
        [
            ("AA", "AA", D(90), True, D(100), None),
            ("A", "A", D(80), True, D(90), None),
            ("BB", "BB", D(70), True, D(80), None),
            ("B", "B", D(60), True, D(70), None),
            ("CC", "CC", D(50), True, D(60), None),
            ("C", "C", D(30), True, D(50), None),
            ("D", "D", None, False, D(30), None),
        ],
    ),
]


def isi(apps, schema_editor):
    """Create the presets with their classes."""
    Skala = apps.get_model("renstra", "Skala")
    KelasSkala = apps.get_model("renstra", "KelasSkala")
    for kode, nama, sumber, kelas in SKALA:
        skala = Skala.objects.create(kode=kode, nama=nama, sumber=sumber, opd=None)
        for urutan, (kelas_kode, label, bawah, eksklusif, atas, mean) in enumerate(kelas):
            KelasSkala.objects.create(
                skala=skala,
                kode=kelas_kode,
                label=label,
                bawah=bawah,
                eksklusif=eksklusif,
                atas=atas,
                mean=mean,
                urutan=urutan,
            )


class Migration(migrations.Migration):
    dependencies = [
        ("capaian", "0001_buat_pengukuran_dan_laporan"),
        ("renstra", "0001_buat_rencana"),
    ]
    operations = [migrations.RunPython(isi, migrations.RunPython.noop)]
