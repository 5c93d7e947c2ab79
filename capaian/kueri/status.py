"""What became of entered values: read from their history and the decisions about them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db.models import Max, Model

from capaian.kueri.jejak import BUKU_KERJA, saat
from capaian.models import JenisIsian, KeputusanVerifikasi
from lakip.instansi.models import Pemda


class Keadaan(StrEnum):
    """What became of an entered value."""

    DIAJUKAN = "diajukan"
    DITERIMA = "diterima"
    DIKEMBALIKAN = "dikembalikan"


@dataclass(frozen=True)
class StatusIsian:
    """Who entered the present value and who judged it.

    ``versi`` is its latest history entry, 0 when it has none. ``impor``: it came in a workbook,
    ``pengisi`` imported it. ``oleh`` "" and ``waktu`` None while nobody judged it.
    """

    keadaan: Keadaan = Keadaan.DIAJUKAN
    versi: int = 0
    pengisi: str = ""
    pengisi_id: int | None = None
    diisi: datetime | None = None
    oleh: str = ""
    waktu: datetime | None = None
    alasan: str = ""
    impor: bool = False

    def uraian(self, pemda: Pemda) -> str:
        """The state as a sentence without its full stop, with times of the pemda's zone."""
        pada = f", {saat(self.waktu, pemda)}" if self.waktu else ""
        if self.impor:
            oleh = f" oleh {self.oleh}" if self.oleh else ""
            return f"Diterima bersama impor buku kerja{oleh}{pada}"
        if self.keadaan is Keadaan.DITERIMA:
            return f"Diverifikasi oleh {self.oleh}{pada}"
        if self.keadaan is Keadaan.DIKEMBALIKAN:
            return f"Dikembalikan oleh {self.oleh}{pada}: {self.alasan.rstrip('.')}"
        sejak = f" sejak {saat(self.diisi, pemda)}" if self.diisi else ""
        return f"Menunggu verifikasi{sejak}"


BELUM_DIPERIKSA = StatusIsian()
"""The state of a value of which nothing is known."""


def status_baris(model: type[Model], jenis: JenisIsian, **syarat: Any) -> Mapping[int, StatusIsian]:
    """The state of every row of ``model`` that matches ``syarat``, by its key; two queries.

    ``syarat`` are conditions on the agency-year, which history and decisions both carry.
    """
    riwayat = model.history.filter(**syarat).order_by()  # type: ignore[attr-defined] - tracked
    akhir = riwayat.values("id").annotate(t=Max("history_id")).values("t")
    keputusan = {
        (k.objek, k.versi): k
        for k in KeputusanVerifikasi.objects.filter(jenis=jenis, **syarat)
        .select_related("oleh")
        .order_by("pk")
    }
    return {
        h.id: _status(h, keputusan.get((h.id, h.history_id)))
        for h in riwayat.filter(history_id__in=akhir).select_related("history_user")
    }


def _status(h: Any, k: KeputusanVerifikasi | None) -> StatusIsian:
    pengisi = str(h.history_user or "")
    dasar = {
        "versi": h.history_id,
        "pengisi": pengisi,
        "pengisi_id": h.history_user_id,
        "diisi": h.history_date,
    }
    if k is not None:
        hasil = {"oleh": str(k.oleh), "waktu": k.waktu, "alasan": k.alasan}
        return StatusIsian(Keadaan(k.keputusan), **dasar, **hasil)
    if (h.history_change_reason or "").startswith(BUKU_KERJA):
        return StatusIsian(
            Keadaan.DITERIMA, **dasar, oleh=pengisi, waktu=h.history_date, impor=True
        )
    return StatusIsian(**dasar)
