"""Who entered a value, when and where: the latest history row of each value."""

from dataclasses import replace
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Max, Model

from anggaran.impor.tulis import DARI_BERKAS
from capaian.kueri.tempat import tautan_tempat
from capaian.laporan.pohon import SumberNilai
from lakip.angka import format_tanggal
from lakip.instansi.models import Pemda
from renstra.models import TahunKinerja

BUKU_KERJA = "buku: "
"""How the change reason of a value that came from a workbook begins; its place follows."""


def saat(waktu: datetime, pemda: Pemda) -> str:
    """A time in the pemda's zone: "3 April 2026 10.20 WIB"."""
    setempat = waktu.astimezone(ZoneInfo(pemda.zona_waktu))
    zona = pemda.get_zona_waktu_display().split(" ")[0]
    return f"{format_tanggal(setempat.date())} {setempat:%H.%M} {zona}"


class Jejak:
    """The provenance of rows; a model takes one query, at the first question about a row of it.

    ``bertautan``: whether it names the page that changes the value.
    """

    def __init__(self, tk: TahunKinerja, *, bertautan: bool = True) -> None:
        self._tk, self._bertautan = tk, bertautan
        self._pemda = tk.opd.pemda
        self._sumber: dict[tuple[type[Model], int], SumberNilai] = {}
        self._menunggu: dict[type[Model], dict[str, Any]] = {}

    def muat(self, model: type[Model], **syarat: Any) -> None:
        """Answer about rows of ``model`` from the latest history rows that match ``syarat``."""
        self._menunggu[model] = syarat

    def _baca(self, model: type[Model], syarat: dict[str, Any]) -> None:
        riwayat = model.history.model.objects.order_by()  # type: ignore[attr-defined]  # added by simple-history
        terakhir = riwayat.filter(**syarat).values("id").annotate(t=Max("history_id")).values("t")
        baris = riwayat.filter(history_id__in=terakhir).values_list(
            "id",
            "history_date",
            "history_user__nama",
            "history_user__username",
            "history_change_reason",
        )
        label = str(model._meta.verbose_name)
        for kunci, waktu, nama, pengguna, alasan in baris:
            self._sumber[model, kunci] = self._jadi(
                label, waktu, nama or pengguna or "", alasan or ""
            )

    def asal(self, obj: Model) -> SumberNilai:
        """The provenance of ``obj``; without history only the place is known."""
        if (syarat := self._menunggu.pop(type(obj), None)) is not None:
            self._baca(type(obj), syarat)
        kosong = SumberNilai("formulir", f"formulir {obj._meta.verbose_name}")
        sumber = self._sumber.get((type(obj), obj.pk), kosong)
        return replace(sumber, tautan=tautan_tempat(self._tk, obj)) if self._bertautan else sumber

    def _jadi(self, label: str, waktu: datetime, oleh: str, alasan: str) -> SumberNilai:
        pada = saat(waktu, self._pemda)
        if alasan.startswith(BUKU_KERJA):
            return SumberNilai("buku_kerja", alasan.removeprefix(BUKU_KERJA), oleh, pada)
        if alasan.startswith(DARI_BERKAS):
            tempat = f"berkas {alasan.removeprefix(DARI_BERKAS)}"
            return SumberNilai("berkas", tempat, oleh, pada)
        return SumberNilai("formulir", alasan or f"formulir {label}", oleh, pada)
