"""The state of everything a report is made of, in one cheap query."""

import hashlib
import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.models import Model

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
    milik = f"tahun_kinerja_id IN ({', '.join(['%s'] * len(tahun))})"
    bagian = [sql_tertinggi(Kejadian, "id", "waktu", syarat="opd_id = %s OR opd_id IS NULL")]
    nilai: list[int] = [opd]
    for model in model_riwayat():
        per_tahun = any(medan.name == "tahun_kinerja" for medan in model._meta.concrete_fields)
        syarat = milik if per_tahun else ""
        bagian.append(sql_tertinggi(model, "history_id", "history_date", syarat=syarat))
        nilai += tahun if per_tahun else []
    nomor = sorted(baca_gabungan(bagian, nilai))
    isi = json.dumps([tahun_kinerja.pk, nomor, sidik_program()], default=str)
    return hashlib.sha256(isi.encode()).hexdigest()


def sql_tertinggi(model: type[Model], *kolom: str, syarat: str = "") -> str:
    """The name of the model and the highest value of each column, as SQL.

    Compiling seventy such queries by the ORM takes ten times as long as running them.
    """
    kutip = connection.ops.quote_name
    tertinggi = ", ".join(f"MAX({kutip(k)})" for k in kolom)
    di_mana = f" WHERE {syarat}" if syarat else ""
    return f"SELECT '{model.__name__}', {tertinggi} FROM {kutip(model._meta.db_table)}{di_mana}"  # noqa: S608 - names of our own columns


def baca_gabungan(bagian: list[str], nilai: Sequence[int] = ()) -> list[tuple[Any, ...]]:
    """The rows of all these queries, in one round trip; a time as the database writes it."""
    with connection.cursor() as kursor:
        kursor.execute(" UNION ALL ".join(bagian), nilai)
        return kursor.fetchall()


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
