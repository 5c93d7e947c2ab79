"""The state of everything a report is made of, in one cheap query."""

import hashlib
import json
from functools import lru_cache
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.db.models import Max, Model, Q, Value

from lakip.instansi.models import Kejadian
from renstra.models import TahunKinerja

_APLIKASI = frozenset({"instansi", "renstra", "anggaran", "capaian"})
_ASAL_LAPORAN = (
    ("capaian", "*.py"),
    ("lakip/angka", "*.py"),
    ("lakip/xlsx", "*.py"),
    ("templates/laporan", "*"),
)
_TANPA_ISI_LAPORAN = frozenset(
    {
        *("Pengguna", "Penugasan", "SuratPengantar"),
        *("DaftarReviu", "ButirReviu", "Reviu", "AnggotaReviu", "JawabanReviu", "CatatanReviu"),
        "PenilaianSmart",
    }
)


def sidik_data(tahun_kinerja: TahunKinerja) -> str:
    """A hash that changes whenever anything changes that the report of this agency-year shows.

    Every edit of tracked data leaves a history row and every import an entry in the log, so their
    highest numbers tell; rows of other agencies' years do not count. The times keep a restored
    backup apart from what it replaced. Two queries.
    """
    opd = tahun_kinerja.opd_id
    tahun = list(TahunKinerja.objects.filter(opd=opd).values_list("pk", flat=True))
    kueri = [_tertinggi(model, tahun) for model in model_riwayat()]
    kejadian = (
        Kejadian.objects.filter(Q(opd=opd) | Q(opd=None))
        .order_by()
        .annotate(model=Value("kejadian"))
        .values("model")
        .annotate(nomor=Max("id"), kapan=Max("waktu"))
        .values_list("model", "nomor", "kapan")
    )
    nomor = sorted(kejadian.union(*kueri, all=True))
    isi = json.dumps([tahun_kinerja.pk, nomor, sidik_program()], default=str)
    return hashlib.sha256(isi.encode()).hexdigest()


def _tertinggi(model: type[Model], tahun: list[int]):
    """The last history row of the model, in the agency's years where it has a year."""
    baris = model.objects.order_by()
    if any(medan.name == "tahun_kinerja" for medan in model._meta.get_fields()):
        baris = baris.filter(tahun_kinerja_id__in=tahun)
    return (
        baris.annotate(model=Value(model.__name__))
        .values("model")
        .annotate(nomor=Max("history_id"), kapan=Max("history_date"))
        .values_list("model", "nomor", "kapan")
    )


@lru_cache(maxsize=1)
def model_riwayat() -> tuple[type[Model], ...]:
    """The history models of everything that a report may show."""
    return tuple(
        model.history.model
        for model in apps.get_models()
        if model._meta.app_label in _APLIKASI
        and model.__name__ not in _TANPA_ISI_LAPORAN
        and hasattr(model._meta, "simple_history_manager_attribute")
    )


@lru_cache(maxsize=1)
def sidik_program() -> str:
    """A hash of the code and templates that make reports: a new release makes them anew."""
    akar = Path(settings.BASE_DIR)
    isi = hashlib.sha256()
    for folder, pola in _ASAL_LAPORAN:
        for berkas in sorted((akar / folder).rglob(pola)):
            if berkas.is_file():
                isi.update(berkas.read_bytes())
    return isi.hexdigest()
