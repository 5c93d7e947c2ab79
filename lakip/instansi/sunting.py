"""Save an edited row without overwriting what somebody else saved in the meantime.

The version of a row is the id of its latest history entry. A form carries the version that its
reader saw; saving reads the row under a lock and compares.
"""

from typing import Any

from django import forms
from django.db import models, transaction
from django.utils.text import capfirst


class Bentrok(Exception):
    """The row changed since it was read: ``kini`` is what is stored, ``versi`` its version."""

    def __init__(self, kini: models.Model, versi: int) -> None:
        self.kini = kini
        self.versi = versi
        super().__init__(f"{kini} telah diubah oleh orang lain.")


def versi(objek: models.Model) -> int:
    """The version of a tracked row; 0 for one that was never saved with history."""
    if objek.pk is None:
        return 0
    riwayat: Any = type(objek).history  # type: ignore[attr-defined] - tracked models have it
    return riwayat.filter(id=objek.pk).aggregate(akhir=models.Max("history_id"))["akhir"] or 0


def simpan_terkunci(form: forms.ModelForm, *, versi_dibaca: int) -> models.Model:
    """Save a valid form unless its row changed after ``versi_dibaca``. Raises Bentrok."""
    with transaction.atomic():
        if form.instance.pk is not None:
            semua = type(form.instance)._base_manager
            kini = semua.select_for_update().get(pk=form.instance.pk)
            if (terbaru := versi(kini)) != versi_dibaca:
                raise Bentrok(kini, terbaru)
        return form.save()


def beda(form: forms.ModelForm, kini: models.Model) -> list[tuple[str, str, str]]:
    """Label, stored and typed value of every field in which the form departs from ``kini``."""
    tersimpan = type(form)(instance=kini, **form.konteks)
    hasil = []
    for nama, medan in form.fields.items():
        if isinstance(form[nama].field.widget, forms.HiddenInput):
            continue
        lama, baru = tersimpan[nama].value(), form[nama].value()
        if medan.has_changed(lama, baru):
            hasil.append((capfirst(form[nama].label), _tampil(medan, lama), _tampil(medan, baru)))
    return hasil


def _tampil(medan: forms.Field, nilai: Any) -> str:
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    pilihan = getattr(medan, "choices", None)
    if pilihan is not None and not isinstance(nilai, list):
        cocok = [str(label) for kode, label in pilihan if str(kode) == str(nilai)]
        return cocok[0] if cocok else "kosong"
    if isinstance(nilai, list):
        return ", ".join(str(n) for n in nilai) or "kosong"
    return str(medan.prepare_value(nilai)) if nilai not in (None, "") else "kosong"
