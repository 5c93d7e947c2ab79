"""Which agency-years the logs mention since a time: by index, whatever the number of agencies."""

from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet

from capaian.kueri.sidik import model_riwayat
from lakip.instansi.models import Kejadian, Pengguna, Penugasan, PerangkatDaerah
from renstra.models import Indikator, TahunKinerja, TargetRenstra


def tahun_tersentuh(sejak: datetime) -> set[int] | None:
    """Keys of the agency-years that were edited after ``sejak``; None when all may have changed.

    Two queries for every kind of row at most.
    """
    tahun: set[int] = set()
    opd = _nilai(Kejadian.objects.filter(waktu__gt=sejak), "opd_id") - {None}
    orang = _nilai(Pengguna.history.filter(history_date__gt=sejak), "id")
    opd |= _nilai(Penugasan.objects.filter(pengguna__in=orang), "opd_id") - {None}
    opd |= _nilai(Penugasan.history.filter(history_date__gt=sejak), "opd_id") - {None}
    renstra: set[int | None] = set()
    for model in model_riwayat():
        baris = model.objects.filter(history_date__gt=sejak)
        kolom = {m.attname for m in model._meta.concrete_fields}
        if "tahun_kinerja_id" in kolom:
            tahun |= _nilai(baris, "tahun_kinerja_id")
        elif model.instance_type is PerangkatDaerah:
            opd |= _nilai(baris, "id")
        elif "opd_id" in kolom:
            opd |= _nilai(baris, "opd_id")
        elif "renstra_id" in kolom:
            renstra |= _nilai(baris, "renstra_id")
        elif model.instance_type is TargetRenstra:
            milik = Indikator.objects.filter(pk__in=_nilai(baris, "indikator_id"))
            renstra |= _nilai(milik, "renstra_id")
        elif baris.exists():
            return None  # what agencies share: a pemda, a regional plan
    if None in opd:  # a preset scale, or an official of the pemda
        return None
    lain = TahunKinerja.objects.filter(Q(opd__in=opd) | Q(renstra__in=renstra))
    return tahun | _nilai(lain, "pk")


def _nilai(baris: QuerySet[Any], kolom: str) -> set[Any]:
    return set(baris.order_by().values_list(kolom, flat=True).distinct())
