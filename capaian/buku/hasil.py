"""What came out of an import: counts per sheet, every change, every error."""

import hashlib
import json
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(frozen=True)
class Kesalahan:
    """One error: where it is, what stands there, and what is expected."""

    berkas: str
    lembar: str
    baris: int | None
    kolom: str
    isi: str
    harapan: str

    @property
    def tempat(self) -> str:
        """The place as people say it: "lembar realisasi, baris 7, kolom target"."""
        bagian = [f"lembar {self.lembar}"] if self.lembar else []
        bagian += [f"baris {self.baris}"] if self.baris else []
        bagian += [f"kolom {self.kolom}"] if self.kolom else []
        return ", ".join(bagian)

    @property
    def teks(self) -> str:
        """The whole error as one line, beginning with the file's name."""
        tempat = f"{self.berkas}, {self.tempat}" if self.tempat else self.berkas
        sudah_disebut = self.harapan.startswith(f"“{self.isi}”")
        isi = f" “{self.isi}”:" if self.isi and not sudah_disebut else ""
        return f"{tempat}:{isi} {self.harapan}"


@dataclass
class Hitungan:
    """Rows of one sheet by what happens to them; ``dibiarkan`` are shared rows that differ."""

    baru: int = 0
    berubah: int = 0
    hilang: int = 0
    sama: int = 0
    dibiarkan: int = 0


@dataclass(frozen=True)
class Perubahan:
    """One row that is made, changed or removed.

    ``uraian`` is the row's first text, ``isi`` maps fields to their old and new text.
    """

    lembar: str
    baris: int | None
    jenis: str
    kunci: str
    uraian: str
    isi: dict[str, tuple[str, str]]


@dataclass
class HasilImpor:
    """The outcome of an import.

    Nothing was written when there are errors, when it was a trial (``coba``), or when it would
    write something else than was agreed to (``usang``).
    """

    berkas: str
    coba: bool = False
    usang: bool = False
    opd: str = ""
    tahun: int | None = None
    lembar: dict[str, Hitungan] = field(default_factory=dict)
    perubahan: list[Perubahan] = field(default_factory=list)
    kesalahan: list[Kesalahan] = field(default_factory=list)
    catatan: list[str] = field(default_factory=list)

    @property
    def sah(self) -> bool:
        """Whether the workbook can be loaded."""
        return not self.kesalahan

    @property
    def status(self) -> str:
        """ "ditolak", "coba", "usang", "sama" (nothing to change) or "dimuat"."""
        if not self.sah:
            return "ditolak"
        if self.coba or self.usang:
            return "usang" if self.usang else "coba"
        return "dimuat" if self.perubahan else "sama"

    def jumlah(self, jenis: str) -> int:
        """Rows of all sheets that are "baru", "berubah", "hilang", "sama" or "dibiarkan"."""
        return sum(getattr(h, jenis) for h in self.lembar.values())

    @property
    def sidik(self) -> str:
        """A digest of everything that would be written: equal when two trials mean the same."""
        isi = json.dumps([asdict(p) for p in self.perubahan], ensure_ascii=False)
        return hashlib.sha256(isi.encode()).hexdigest()

    @property
    def ringkas(self) -> str:
        """The outcome as one sentence."""
        if not self.sah:
            return f"Ditolak: {len(self.kesalahan)} kesalahan, tidak ada yang ditulis."
        rincian = ", ".join(f"{self.jumlah(j)} {j}" for j in ("baru", "berubah", "hilang", "sama"))
        ditulis = self.status in {"dimuat", "sama"}
        awal = "Selesai" if ditulis else "Percobaan, tidak ada yang ditulis"
        return f"{awal}: {rincian}."

    def ke_json(self) -> dict[str, Any]:
        """Return everything as JSON can hold it."""
        return {"status": self.status, **asdict(self)}
