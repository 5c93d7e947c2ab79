"""The grammar of facts: ``jenis:kunci[@tahun][#rincian]``, alone or in an equation."""

import re
from dataclasses import dataclass, replace

_POLA = re.compile(r"(?P<jenis>[a-z_]+):(?P<kunci>[^@#]+)(@(?P<tahun>\d{4}))?(#(?P<rincian>.+))?\Z")
_SUKU = re.compile(r"\s+([+-])\s+")

# fmt: off
BERANGKA = frozenset({
    "target", "realisasi", "pembilang", "penyebut", "capaian", "keluaran", "pagu", "realisasi_rp",
    "sisa", "serapan", "efisiensi", "efisiensi_rp", "fisik", "pembanding", "rincian", "jumlah",
    "tahun", "tahun_ke",
})
SEBUTAN = frozenset({
    "tujuan", "sasaran", "indikator", "program", "kegiatan", "sub_kegiatan", "misi", "satuan",
})
# fmt: on
DIKENAL = BERANGKA | SEBUTAN | {"kategori", "arah", "data"}
UANG = ("pagu", "realisasi_rp", "sisa", "efisiensi_rp")
PERSEN_UANG = ("serapan", "efisiensi", "fisik")


class FaktaTidakTerbaca(ValueError):
    """A name outside the grammar. ``pesan`` says in Indonesian what to write."""

    def __init__(self, nama: str) -> None:
        self.pesan = (
            f"Nama fakta {nama!r} tidak dikenal. Tulis jenis:kunci[@tahun][#rincian],"
            " misalnya capaian:IK1 atau jumlah:pagu."
        )
        super().__init__(self.pesan)


@dataclass(frozen=True)
class Nama:
    """A parsed name; ``tahun`` None means the year of the report."""

    jenis: str
    kunci: str
    tahun: int | None = None
    rincian: str = ""

    def __str__(self) -> str:
        ekor = (f"@{self.tahun}" if self.tahun else "") + (f"#{self.rincian}" * bool(self.rincian))
        return f"{self.jenis}:{self.kunci}{ekor}"

    def ganti(self, **isi: object) -> str:
        """The name with some parts replaced, as text."""
        return str(replace(self, **isi))

    @property
    def ukuran(self) -> str:
        """What is measured: pagu for ``pagu:1.06`` and for ``jumlah:pagu``."""
        return self.kunci if self.jumlahan else self.jenis

    @property
    def jumlahan(self) -> bool:
        """Whether it is the total of a money measure over everything in its scope."""
        return self.jenis == "jumlah" and self.kunci in (*UANG, *PERSEN_UANG)

    def sejajar(self, ukuran: str) -> str:
        """The same node, year and scope in another measure: serapan:X from pagu:X."""
        return self.ganti(kunci=ukuran) if self.jumlahan else self.ganti(jenis=ukuran)

    @property
    def sel(self) -> tuple[str, str, str]:
        """Table, row and column of a data fact."""
        tabel, _, sisa = self.kunci.partition("/")
        baris, _, kolom = sisa.rpartition("/")
        return tabel, baris, kolom


def baca_nama(teks: str, tahun_laporan: int) -> Nama:
    """Return the parsed name; ``@`` the year of the report is the same as none."""
    cocok = _POLA.match(teks.strip())
    if not cocok or cocok["jenis"] not in DIKENAL:
        raise FaktaTidakTerbaca(teks)
    tahun = int(cocok["tahun"]) if cocok["tahun"] else None
    nama = Nama(
        cocok["jenis"],
        cocok["kunci"].strip(),
        None if tahun == tahun_laporan else tahun,
        (cocok["rincian"] or "").strip(),
    )
    if nama.jenis == "data" and not all(nama.sel):
        raise FaktaTidakTerbaca(teks)
    if nama.kunci == "OPD" and nama.jenis in (*UANG, *PERSEN_UANG):
        return replace(nama, jenis="jumlah", kunci=nama.jenis)
    return nama


def baca_fakta(teks: str, tahun: int) -> tuple[Nama, tuple[tuple[int, str], ...]]:
    """Return the fact that is stated and, for "A = B + C - D", the terms it equals."""
    kiri, sama, kanan = teks.partition(" = ")
    if not sama:
        return baca_nama(kiri, tahun), ()
    bagian = _SUKU.split(kanan.strip())
    tanda = [1, *(1 if b == "+" else -1 for b in bagian[1::2])]
    suku = [str(baca_nama(b, tahun)) for b in bagian[::2]]
    return baca_nama(kiri, tahun), tuple(zip(tanda, suku, strict=True))
