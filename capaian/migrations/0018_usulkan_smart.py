"""Let the item on SMART be proposed from the ticks of each indicator.

A version of the checklist that a review uses stays as it is; the newest then gets a successor.
"""

from django.db import migrations

NOMOR, MESIN = "III.10", "smart"


def pasang(apps, schema_editor):
    """Name the check in every version that no review uses, else in a copy of the newest."""
    DaftarReviu = apps.get_model("capaian", "DaftarReviu")
    ButirReviu = apps.get_model("capaian", "ButirReviu")
    milik = ButirReviu.objects.filter(nomor=NOMOR, mesin="")
    milik.filter(daftar__reviu=None).update(mesin=MESIN)
    terbaru = DaftarReviu.objects.order_by("-berlaku_sejak", "-versi").first()
    if terbaru is None or not milik.filter(daftar=terbaru).exists():
        return
    baru = DaftarReviu.objects.create(
        versi=DaftarReviu.objects.order_by("versi").last().versi + 1,
        nama=terbaru.nama,
        dasar=terbaru.dasar,
        berlaku_sejak=terbaru.berlaku_sejak,
    )
    for butir in ButirReviu.objects.filter(daftar=terbaru).order_by("urutan"):
        butir.pk, butir.daftar = None, baru
        if butir.nomor == NOMOR:
            butir.mesin = MESIN
        butir.save()


def lepas(apps, schema_editor):
    """Leave the item to people again where no review uses the version."""
    milik = apps.get_model("capaian", "ButirReviu").objects.filter(mesin=MESIN)
    milik.filter(daftar__reviu=None).update(mesin="")


class Migration(migrations.Migration):
    dependencies = [("capaian", "0017_nilai_smart")]

    operations = [migrations.RunPython(pasang, lepas)]
