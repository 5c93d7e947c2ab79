"""The entries of the log as one list: filtered, newest first, cut by a paginator."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import F, QuerySet, Value

from capaian.kueri.jejak import BUKU_KERJA
from capaian.riwayat.sumber import sumber
from lakip.instansi.models import Kejadian, Pengguna
from renstra.models import TahunKinerja

TINDAKAN = "kejadian"
KOLOM = ("r_model", "r_nomor", "r_waktu", "r_siapa", "r_cara")
# Actions that say no more than the values themselves do.
_TERULANG = ("isi_",)


@dataclass(frozen=True)
class Saringan:
    """What the log shows. ``orang`` is a user's id, ``jenis`` a kind of object or "kejadian".

    ``indikator``: only what belongs to that indicator. ``impor``: rows of workbooks too, each.
    """

    orang: int | None = None
    jenis: str = ""
    dari: date | None = None
    sampai: date | None = None
    indikator: int | None = None
    impor: bool = False


def catatan(tk: TahunKinerja, s: Saringan) -> QuerySet[Any]:
    """The entries as dictionaries of KOLOM, newest first. One query when read, one to count."""
    semua = [
        _riwayat(nama, model.objects.filter(**syarat), s, tk)
        for nama, model, syarat in sumber(tk)
        if s.jenis in ("", nama) and _tentang(model, nama, s)
    ]
    if s.jenis in ("", TINDAKAN) and s.indikator is None:
        semua.append(_kejadian(tk, s))
    if not semua:
        return Kejadian.objects.none().values()
    pertama, *lain = semua
    return pertama.union(*lain, all=True).order_by("-r_waktu", "r_model", "-r_nomor")


def _tentang(model: Any, nama: str, s: Saringan) -> bool:
    """Whether rows of the model can belong to one indicator, where only one is asked for."""
    if s.indikator is None or nama == "indikator":
        return True
    return any(m.attname == "indikator_id" for m in model._meta.concrete_fields)


def _riwayat(nama: str, baris: QuerySet[Any], s: Saringan, tk: TahunKinerja) -> QuerySet[Any]:
    baris = _pada(baris, "history_date", s, tk)
    if s.orang is not None:
        baris = baris.filter(history_user_id=s.orang)
    if s.indikator is not None:
        medan = "id" if nama == "indikator" else "indikator_id"
        baris = baris.filter(**{medan: s.indikator})
    if not s.impor:
        baris = baris.exclude(history_change_reason__startswith=BUKU_KERJA)
    return baris.order_by().values(
        r_model=Value(nama),
        r_nomor=F("history_id"),
        r_waktu=F("history_date"),
        r_siapa=F("history_user_id"),
        r_cara=F("history_type"),
    )


def _kejadian(tk: TahunKinerja, s: Saringan) -> QuerySet[Any]:
    baris = _pada(Kejadian.objects.filter(opd=tk.opd_id, tahun=tk.tahun), "waktu", s, tk)
    for awalan in _TERULANG:
        baris = baris.exclude(jenis__startswith=awalan)
    if s.orang is not None:
        baris = baris.filter(oleh=s.orang)
    return baris.order_by().values(
        r_model=Value(TINDAKAN),
        r_nomor=F("id"),
        r_waktu=F("waktu"),
        r_siapa=F("oleh_id"),
        r_cara=Value(""),
    )


def _pada(baris: QuerySet[Any], medan: str, s: Saringan, tk: TahunKinerja) -> QuerySet[Any]:
    """The rows of the days asked for, as the pemda counts days."""
    zona = ZoneInfo(tk.opd.pemda.zona_waktu)
    if s.dari:
        baris = baris.filter(**{f"{medan}__gte": datetime.combine(s.dari, time(), zona)})
    if s.sampai:
        esok = s.sampai + timedelta(days=1)
        baris = baris.filter(**{f"{medan}__lt": datetime.combine(esok, time(), zona)})
    return baris


def orang_tercatat(tk: TahunKinerja) -> list[Pengguna]:
    """Everybody who has an entry in the log, by name. Two queries."""
    kejadian = Kejadian.objects.filter(opd=tk.opd_id, tahun=tk.tahun).order_by()
    lain = [
        model.objects.filter(**syarat).order_by().values_list("history_user_id").distinct()
        for _, model, syarat in sumber(tk)
    ]
    nomor = {n for (n,) in kejadian.values_list("oleh_id").distinct().union(*lain)} - {None}
    return sorted(Pengguna.objects.filter(pk__in=nomor), key=lambda p: str(p).casefold())
