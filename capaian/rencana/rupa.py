"""The kinds of rows that planning pages edit one at a time: form, rows in reach, way back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model, QuerySet
from django.urls import reverse

from lakip.instansi.formulir_dasar import FormulirOpd
from lakip.instansi.formulir_organisasi import FormulirPejabat, FormulirSusunan, FormulirUnit
from lakip.instansi.models import Pejabat, PerangkatDaerah, SusunanOrganisasi, Unit
from renstra import formulir
from renstra.models import (
    Indikator,
    ItemIKU,
    KeputusanIKU,
    Renstra,
    Sasaran,
    StrategiKebijakan,
    Tujuan,
)


@dataclass(frozen=True)
class Rupa:
    """``opd`` is the path from a row to its agency; ``tempat`` gives the address of its page."""

    nama: str
    model: type[Model]
    formulir: type[FormulirOpd]
    opd: str
    tempat: Callable[[PerangkatDaerah, Any], str]
    templat: str = "rencana/ubah.html"

    def semua(self, opd: PerangkatDaerah) -> QuerySet:
        """Every row of this kind that belongs to the agency."""
        return self.model._default_manager.filter(**{self.opd: opd})


def _organisasi(opd: PerangkatDaerah, _: Any) -> str:
    return reverse("rencana:organisasi", args=[opd.kode])


def _atur(opd: PerangkatDaerah, _: Any) -> str:
    return reverse("rencana:atur_opd", args=[opd.kode])


def _renstra(opd: PerangkatDaerah, objek: Any) -> str:
    renstra = objek if isinstance(objek, Renstra) else objek.renstra
    if renstra.pk is None:
        return _atur(opd, renstra)
    return reverse("rencana:renstra", args=[opd.kode, renstra.kode])


def _iku(opd: PerangkatDaerah, objek: Any) -> str:
    keputusan = objek if isinstance(objek, KeputusanIKU) else objek.keputusan
    if keputusan.pk is None:
        return _atur(opd, keputusan)
    return reverse("rencana:iku", args=[opd.kode, keputusan.kode])


RUPA: dict[str, Rupa] = {
    "susunan": Rupa("susunan organisasi", SusunanOrganisasi, FormulirSusunan, "opd", _organisasi),
    "unit": Rupa("unit", Unit, FormulirUnit, "susunan__opd", _organisasi),
    "pejabat": Rupa("pejabat", Pejabat, FormulirPejabat, "opd", _organisasi),
    "renstra": Rupa("Renstra", Renstra, formulir.FormulirRenstra, "opd", _renstra),
    "tujuan": Rupa("tujuan", Tujuan, formulir.FormulirTujuan, "renstra__opd", _renstra),
    "sasaran": Rupa("sasaran", Sasaran, formulir.FormulirSasaran, "renstra__opd", _renstra),
    "indikator": Rupa(
        "indikator",
        Indikator,
        formulir.FormulirIndikator,
        "renstra__opd",
        _renstra,
        "rencana/kartu.html",
    ),
    "strategi": Rupa(
        "strategi dan arah kebijakan",
        StrategiKebijakan,
        formulir.FormulirStrategi,
        "renstra__opd",
        _renstra,
    ),
    "iku": Rupa("keputusan IKU", KeputusanIKU, formulir.FormulirKeputusanIKU, "opd", _iku),
    "butir-iku": Rupa("butir IKU", ItemIKU, formulir.FormulirItemIKU, "keputusan__opd", _iku),
}
