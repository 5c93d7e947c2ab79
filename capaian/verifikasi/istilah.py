"""The words of verification: the state of a value, the value, its details, its kind."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from capaian.halaman import Nilai
from capaian.jadwal import nama_periode
from capaian.kueri.status import BELUM_DIPERIKSA, StatusIsian
from capaian.models import JenisIsian
from lakip.instansi.models import Unit
from renstra.models import TahunKinerja


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
    status: StatusIsian = BELUM_DIPERIKSA

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

    @property
    def jangkar(self) -> str:
        """Where the value stands on the page of verification."""
        return f"isian-{self.jenis}-{self.objek.pk}"


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
