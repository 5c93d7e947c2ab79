"""The words of verification: the state of a value, the value, its details, its kind."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from django.db.models import Model

from capaian.halaman import Nilai
from capaian.jadwal import nama_periode
from capaian.kueri.jejak import saat
from capaian.models import JenisIsian
from lakip.instansi.models import Pemda, Unit
from renstra.models import TahunKinerja


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
            return f"Dikembalikan oleh {self.oleh}{pada}: {self.alasan}"
        sejak = f" sejak {saat(self.diisi, pemda)}" if self.diisi else ""
        return f"Menunggu verifikasi{sejak}"


@dataclass(frozen=True)
class Isian:
    """An entered value: where it belongs, what it says, where it is filled, what became of it."""

    jenis: JenisIsian
    objek: Any
    triwulan: int
    kode: str
    nama: str
    unit: Unit | None
    nilai: str
    alamat: str
    status: StatusIsian = StatusIsian()

    @property
    def sebutan(self) -> str:
        """ "Persentase Penduduk Miskin, Triwulan II"."""
        return f"{self.nama}, {self.sebutan_periode}"

    @property
    def sebutan_periode(self) -> str:
        """ "Triwulan II" or "Setahun"."""
        return nama_periode(self.triwulan)

    @property
    def tanda(self) -> str:
        """What a form names this state of the value: kind, key and version."""
        return f"{self.jenis}-{self.objek.pk}-{self.status.versi}"


@dataclass(frozen=True)
class Rincian:
    """What a Verifikator sees beside a value: target, the value before it, capaian, notes.

    ``lalu`` is the name of the earlier period and its value; ``catatan`` are label and text.
    """

    target: str = ""
    lalu: tuple[str, str] = ("", "")
    capaian: Nilai | None = None
    catatan: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Sumber:
    """A kind of entered value: its table, its rows that hold a value, and what to show of them.

    ``rinci`` gives the details of some of its values by the row's key; it may raise
    TidakDapatDimuat. ``milik_bukti`` names the key under which ``Bukti`` refers to a value's
    owner: field and primary key; None where no evidence is kept.
    """

    model: type[Model]
    daftar: Callable[[TahunKinerja], Iterable[Isian]]
    rinci: Callable[[TahunKinerja, Sequence[Isian]], Mapping[int, Rincian]]
    milik_bukti: Callable[[Isian], tuple[str, int]] | None = None
