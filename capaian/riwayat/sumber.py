"""Which history rows belong to an agency-year."""

from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from django.apps import apps
from django.db.models import Model

from renstra.models import Indikator, TahunKinerja

_APLIKASI = frozenset({"instansi", "renstra", "anggaran", "capaian"})


@lru_cache(maxsize=1)
def model_terlacak() -> dict[str, type[Model]]:
    """The tracked models by their name in lower case."""
    return {
        m._meta.model_name: m
        for m in apps.get_models()
        if m._meta.app_label in _APLIKASI and hasattr(m._meta, "simple_history_manager_attribute")
    }


def _pemilik(tk: TahunKinerja) -> dict[str, dict[str, Any]]:
    """For models without a year: which of their rows the agency-year stands on."""
    opd, renstra, iku, susunan = tk.opd_id, tk.renstra_id, tk.keputusan_iku_id, tk.susunan_id
    milik_renstra = {"renstra_id": renstra}
    return {
        "tahunkinerja": {"id": tk.pk},
        "perangkatdaerah": {"id": opd},
        "pejabat": {"opd_id": opd},
        "templatword": {"opd_id": opd},
        "susunanorganisasi": {"id": susunan},
        "unit": {"susunan_id": susunan},
        "renstra": {"id": renstra},
        "tujuan": milik_renstra,
        "sasaran": milik_renstra,
        "indikator": milik_renstra,
        "strategikebijakan": milik_renstra,
        "targetrenstra": {
            "indikator_id__in": Indikator.objects.filter(renstra=renstra).values("pk")
        },
        "keputusaniku": {"id": iku},
        "itemiku": {"keputusan_id": iku},
    }


def sumber(tk: TahunKinerja) -> Iterator[tuple[str, type[Model], dict[str, Any]]]:
    """Name, history model and condition of everything that belongs to the agency-year."""
    pemilik = _pemilik(tk)
    for nama, model in model_terlacak().items():
        riwayat: Any = model.history.model  # type: ignore[attr-defined]  # added by simple-history
        if any(medan.name == "tahun_kinerja" for medan in model._meta.concrete_fields):
            yield nama, riwayat, {"tahun_kinerja_id": tk.pk}
        elif nama in pemilik and None not in pemilik[nama].values():
            yield nama, riwayat, pemilik[nama]


def jenis_objek(tk: TahunKinerja) -> list[tuple[str, str]]:
    """The kinds of things that the log tells of: key and name, by name."""
    hasil = [(nama, str(model_terlacak()[nama]._meta.verbose_name)) for nama, _, _ in sumber(tk)]
    return sorted(hasil, key=lambda pasangan: pasangan[1].casefold())
