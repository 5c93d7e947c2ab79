"""The rows that the database holds in the scope of a workbook, as nodes; constant queries."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q, QuerySet

from anggaran.models import TotalKontrol
from lakip.instansi.models import Pejabat, Pemda, PerangkatDaerah, Unit
from renstra.models import Skala, TahunKinerja

from .indeks import Indeks, Simpul, jalur_acuan
from .lembar import MENURUT_NAMA, SEMUA
from .lembar_dasar import BERKAS
from .sel import isi_tersimpan
from .spesifikasi import Jenis, Lembar

AKHIRAN_BERKAS = " (berkas)"  # ends the document's name of control totals out of imported files


@dataclass
class Lingkup:
    """Whose rows are meant: pemda, agency and agency-year as far as they exist."""

    pemda: Pemda | None
    opd: PerangkatDaerah | None
    tahun: TahunKinerja | None


def muat(lingkup: Lingkup, indeks: Indeks) -> None:
    """Add every stored row in the scope to the index, sheet by sheet; files are no part of it."""
    for lembar in SEMUA:
        if lembar is BERKAS:
            continue
        for obj in baris_tersimpan(lembar, lingkup):
            kunci = kunci_tersimpan(lembar, obj, indeks)
            label = lembar.label(obj) if lembar.label else ""
            jalur = jalur_acuan(lembar, kunci, label)
            indeks.tersimpan(Simpul(lembar, kunci, jalur, obj))


def baris_tersimpan(lembar: Lembar, lingkup: Lingkup) -> QuerySet[Model] | list[Model]:
    """Return the stored rows of a sheet in the scope, in the model's order."""
    model = lembar.model
    if model in {Pemda, PerangkatDaerah, TahunKinerja}:
        satu = {Pemda: lingkup.pemda, PerangkatDaerah: lingkup.opd, TahunKinerja: lingkup.tahun}
        return [satu[model]] if satu[model] else []
    if model is Pejabat:
        milik = Q(opd=None) | (Q(opd=lingkup.opd) if lingkup.opd else Q(pk=None))
        return Pejabat.objects.filter(milik, pemda=lingkup.pemda) if lingkup.pemda else []
    if model is Skala:
        return Skala.objects.filter(Q(opd=None) | Q(opd=lingkup.opd or 0))
    jalur, pemilik = jalur_pemilik(lembar)
    obj = getattr(lingkup, pemilik)
    semua = model._default_manager.filter(**{jalur: obj}) if obj else []
    if obj and model is TotalKontrol:  # kept by the import of files, not by people
        semua = semua.exclude(dokumen__endswith=AKHIRAN_BERKAS)
    return semua.select_related("unit") if obj and lembar.label and _ber_unit(model) else semua


def _ber_unit(model: type[Model]) -> bool:
    return any(f.is_relation and f.related_model is Unit for f in model._meta.concrete_fields)


def jalur_pemilik(lembar: Lembar) -> tuple[str, str]:
    """Return the look-up from the sheet's model to its owner, and which one of Lingkup it is."""
    for medan, pemilik in (("tahun_kinerja", "tahun"), ("opd", "opd"), ("pemda", "pemda")):
        if any(f.name == medan for f in lembar.model._meta.concrete_fields):
            return medan, pemilik
    kolom = next(lembar.kolom[k] for k in lembar.kunci if lembar.kolom[k].jenis is Jenis.RUJUKAN)
    jalur, pemilik = jalur_pemilik(MENURUT_NAMA[kolom.rujuk])
    return f"{kolom.medan.name}__{jalur}", pemilik


def kunci_tersimpan(lembar: Lembar, obj: Model, indeks: Indeks) -> tuple[Any, ...]:
    """Return the key of a stored row, its references as nodes."""
    if isinstance(obj, Skala) and obj.opd_id is None:
        return "bawaan", obj.kode
    return tuple(nilai_kunci(lembar, nama, obj, indeks) for nama in lembar.kunci)


def nilai_kunci(lembar: Lembar, nama: str, obj: Model, indeks: Indeks) -> Any:
    """Return one part of the key of a stored row."""
    kolom = lembar.kolom[nama]
    if kolom.medan is None:  # the scope of an official: the only part that is not a field
        return "opd" if obj.opd_id else "pemda"
    if kolom.jenis is Jenis.RUJUKAN:
        return indeks.menurut_pk(kolom.rujuk, getattr(obj, kolom.medan.attname))
    return isi_tersimpan(kolom, obj)[kolom.medan.name]
