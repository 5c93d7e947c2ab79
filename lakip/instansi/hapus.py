"""Delete a row with everything below it, and bring it back.

The log keeps which history entries the deletion wrote and which links it cut; undoing saves those
rows again under their old keys, parents first.
"""

from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import DatabaseError, IntegrityError, connections, models, router, transaction
from django.db.models.deletion import Collector, ProtectedError
from django.utils.text import capfirst

from .izin import Izin
from .kejadian import catat
from .models import Kejadian, Pengguna, PerangkatDaerah

HAPUS, URUNGKAN = "hapus", "urungkan_hapus"
TERTAHAN = "tertahan"
LAGI = "Coba urungkan lagi"
"""The words on the button that a message about something in the way goes with."""


@transaction.atomic
def hapus(
    objek: models.Model,
    *,
    oleh: Pengguna,
    opd: PerangkatDaerah,
    izin: Izin,
    tahun: int | None = None,
) -> Kejadian:
    """Delete ``objek`` with what belongs to it; who holds ``izin`` may undo it.

    Raises ValidationError when something that must stay refers to it.
    """
    nama = f"{objek._meta.verbose_name} {objek}"
    try:
        pengumpul = Collector(using=router.db_for_write(type(objek)), origin=objek)
        pengumpul.collect([objek])
    except ProtectedError as galat:
        raise ValidationError(_pesan_dipakai(nama, galat.protected_objects)) from galat
    putus = _putuskan(pengumpul)
    pengumpul.sort()
    kena = [o for baris in pengumpul.data.values() for o in _urut_induk(list(baris))]
    kunci = [(o._meta.label, o.pk) for o in kena]
    try:
        with transaction.atomic():
            objek.delete()
    except (IntegrityError, DatabaseError) as galat:
        pesan = f"{nama} tidak dapat dihapus: masih dipakai dokumen yang sudah final."
        raise ValidationError(pesan) from galat
    riwayat = [[label, _riwayat_hapus(label, pk)] for label, pk in reversed(kunci)]
    return catat(
        HAPUS,
        oleh=oleh,
        opd=opd,
        tahun=tahun,
        objek=nama,
        uraian=f"Menghapus {nama} beserta isinya ({len(kena)} baris).",
        data={"izin": izin.value, "riwayat": riwayat, "putus": putus},
    )


def _pesan_dipakai(nama: str, pemakai: Any) -> str:
    sebut = ", ".join(sorted({str(p) for p in pemakai})[:3])
    return f"{nama} tidak dapat dihapus karena dipakai oleh {sebut}. Ganti dahulu pemakaiannya."


def _putuskan(pengumpul: Collector) -> list[list[Any]]:
    """Cut the links that would become empty, with history; return them to mend them later."""
    hasil: list[list[Any]] = []
    for (medan, _), kumpulan in pengumpul.field_updates.items():
        for baris in kumpulan:
            for o in baris:
                hasil.append([o._meta.label, o.pk, medan.attname, getattr(o, medan.attname)])
                setattr(o, medan.attname, None)
                o.save()
    return hasil


def _urut_induk(baris: list[models.Model]) -> list[models.Model]:
    """Rows of one table with children before their parents, as deleting goes."""
    medan = next(
        (f for f in baris[0]._meta.concrete_fields if f.related_model is type(baris[0])), None
    )
    if medan is None:
        return baris
    isi = {o.pk: o for o in baris}

    def dalam(o: models.Model) -> int:
        langkah = 0
        while (o := isi.get(getattr(o, medan.attname))) is not None:
            langkah += 1
        return langkah

    return sorted(baris, key=dalam, reverse=True)


def _riwayat_hapus(label: str, pk: int) -> int | None:
    model: Any = apps.get_model(label)
    if not hasattr(model, "history"):
        return None
    return model.history.filter(id=pk, history_type="-").values_list("pk", flat=True).first()


@transaction.atomic
def urungkan(kejadian: Kejadian, *, oleh: Pengguna) -> Kejadian:
    """Bring back what the deletion took.

    Raises ValidationError when that was done before, and with the code TERTAHAN when something
    stands in its way that the message says how to remove.
    """
    if Kejadian.objects.filter(jenis=URUNGKAN, data__kejadian=kejadian.pk).exists():
        raise ValidationError(f"Penghapusan {kejadian.objek} sudah diurungkan.")
    try:
        with transaction.atomic():
            for label, nomor in kejadian.data["riwayat"]:
                _pulihkan(label, nomor)
            for label, pk, kolom, nilai in kejadian.data["putus"]:
                _sambung(label, pk, kolom, nilai)
            _periksa_rujukan(kejadian)
    except (IntegrityError, DatabaseError) as galat:
        pesan = f"{capfirst(kejadian.objek)} tidak dapat dikembalikan: {_sebab(kejadian)}"
        raise ValidationError(pesan, code=TERTAHAN) from galat
    return catat(
        URUNGKAN,
        oleh=oleh,
        opd=kejadian.opd,
        tahun=kejadian.tahun,
        objek=kejadian.objek,
        uraian=f"Mengembalikan {kejadian.objek}.",
        data={"kejadian": kejadian.pk},
    )


def _pulihkan(label: str, nomor: int | None) -> None:
    if nomor is not None:
        _terhapus(label, nomor).save(force_insert=True)


def _terhapus(label: str, nomor: int) -> models.Model:
    """The row as it was when it was deleted."""
    model: Any = apps.get_model(label)
    objek: models.Model = model.history.get(pk=nomor).instance
    return objek


def _periksa_rujukan(kejadian: Kejadian) -> None:
    """Have the database look at what the rows point to now, rather than at the commit."""
    basis = connections[router.db_for_write(Kejadian)]
    model = {apps.get_model(label) for label, _ in kejadian.data["riwayat"]}
    basis.check_constraints(table_names=[m._meta.db_table for m in model])


def _sebab(kejadian: Kejadian) -> str:
    """Why the rows cannot come back, and what to do about it."""
    kembali = [_terhapus(label, n) for label, n in kejadian.data["riwayat"] if n is not None]
    ikut = {(type(o), o.pk) for o in kembali}
    for o in kembali:
        if (lain := _penghuni(o)) is not None:
            sebut = f"{lain._meta.verbose_name} “{lain}”"
            return (
                f"tempatnya sudah dipakai {sebut}. Ubah atau hapus baris itu di tab lain, "
                f"lalu tekan “{LAGI}”."
            )
        if (induk := _induk_hilang(o, ikut)) is not None:
            return (
                f"{induk} tempatnya berada sudah dihapus. Kembalikan {induk} itu dahulu, lalu "
                f"tekan “{LAGI}”; bila tidak dapat, tambahkan sebagai baris baru."
            )
    return "datanya sekarang dikunci. Tambahkan sebagai baris baru bila masih diperlukan."


def _penghuni(objek: models.Model) -> models.Model | None:
    """The row that now has what must be unique about the deleted one."""
    tunggal = [((f.name,), None) for f in objek._meta.concrete_fields if f.unique]
    berdua = [
        (c.fields, c.condition)
        for c in objek._meta.constraints
        if isinstance(c, models.UniqueConstraint) and c.fields
    ]
    for medan, syarat in [*tunggal, *berdua]:
        isi = {nama: getattr(objek, objek._meta.get_field(nama).attname) for nama in medan}
        if None not in isi.values():
            sama = type(objek)._base_manager.filter(syarat or models.Q(), **isi)
            if (lain := sama.first()) is not None:
                return lain
    return None


def _induk_hilang(objek: models.Model, ikut: set[tuple[type[models.Model], Any]]) -> str | None:
    """What the row points to that is neither there nor among the rows that come back."""
    for f in objek._meta.concrete_fields:
        tujuan, nomor = f.related_model, getattr(objek, f.attname)
        if tujuan is None or nomor is None or (tujuan, nomor) in ikut:
            continue
        if not tujuan._base_manager.filter(pk=nomor).exists():
            return str(f.verbose_name)
    return None


def _sambung(label: str, pk: int, kolom: str, nilai: int) -> None:
    objek = apps.get_model(label)._base_manager.filter(pk=pk).first()
    if objek is not None and getattr(objek, kolom) is None:
        setattr(objek, kolom, nilai)
        objek.save()
