"""Seeded damage to sample files, and a naive reading of the damaged file as the judge.

The judge knows nothing of the reader: it opens the file with openpyxl, takes every row whose code
is a full account, and adds the six input columns.
"""

import io
import random
import re
from collections.abc import Callable
from decimal import Decimal

from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from tests.anggaran.spj import mentah as m
from tests.anggaran.spj import penulis as p
from tests.anggaran.spj.data_contoh import Baris, jumlahkan, pontianak

AKUN = re.compile(r"[456]\.[0-9]\.[0-9]{2}\.[0-9]{2}\.[0-9]{2}\.[0-9]{4}")
# First row of data, columns of the code, input columns (s.d. bulan lalu and bulan ini), names.
BENTUK = {
    "A": (4, range(1, 7), [9, 10, 12, 13, 15, 16], 7),
    "C": (12, range(1, 2), [4, 5, 7, 8, 10, 11], 2),
}


def contoh() -> list[Baris]:
    """Two small programs: enough structure, quick to read hundreds of times."""
    hasil, ikut = [], False
    for b in pontianak():
        if b.tingkat == "program":
            ikut = b.kode in {"1.06.02", "1.06.06"}
        if ikut:
            hasil.append(b)
    return jumlahkan(hasil)


def bersih(bentuk: str) -> bytes:
    """The undamaged file."""
    return m.xlsx(p.tulis_a(contoh()) if bentuk == "A" else p.tulis_c(contoh()))


class Rusak:
    """One workbook being damaged; ``kolom`` follows the inputs when columns move."""

    def __init__(self, bentuk: str, isi: bytes, acak: random.Random) -> None:
        self.acak, self.bentuk = acak, bentuk
        self.buku: Workbook = load_workbook(io.BytesIO(isi))
        self.ws: Worksheet = self.buku.active
        awal, kode, masukan, nama = BENTUK[bentuk]
        self.awal, self.kode, self.kolom, self.nama = awal, list(kode), list(masukan), nama

    @property
    def baris(self) -> int:
        """A row of data or the total."""
        return self.acak.randint(self.awal, self.ws.max_row)

    @property
    def kolom_uang(self) -> int:
        return self.acak.randint(self.nama + 1, self.nama + 12)

    def angka_lain(self) -> None:
        sel = self.ws.cell(self.baris, self.kolom_uang)
        if isinstance(sel.value, int):
            sel.value += self.acak.choice([1, -1, 1_000, 19_568_000, -sel.value * 2])

    def kosongkan(self) -> None:
        sel = self.ws.cell(self.baris, self.kolom_uang)
        if type(sel).__name__ == "Cell":
            sel.value = None

    def jadi_teks(self) -> None:
        for _ in range(self.acak.randint(1, 30)):
            sel = self.ws.cell(self.baris, self.kolom_uang)
            if isinstance(sel.value, int) and type(sel).__name__ == "Cell":
                koma = f"{sel.value:,}"
                sel.value = self.acak.choice(
                    [koma.replace(",", ".") + ",00", f"{koma}.00", f"Rp {koma.replace(',', '.')},-"]
                )

    def jadi_sampah(self) -> None:
        sel = self.ws.cell(self.baris, self.kolom_uang)
        if type(sel).__name__ == "Cell":
            sel.value = self.acak.choice(["lihat lampiran", "#REF!", "12 juta", "1.2.3", "?", True])

    def hapus_baris(self) -> None:
        self._lepas()
        self.ws.delete_rows(self.baris)

    def gandakan_baris(self) -> None:
        self._lepas()
        asal, tujuan = self.baris, self.baris
        isi = [s.value for s in self.ws[asal]]
        self.ws.insert_rows(tujuan)
        for k, nilai in enumerate(isi, 1):
            self.ws.cell(tujuan, k, nilai)

    def tukar_baris(self) -> None:
        self._lepas()
        a, b = self.baris, self.baris
        satu, dua = ([s.value for s in self.ws[r]] for r in (a, b))
        for r, isi in ((a, dua), (b, satu)):
            for k, nilai in enumerate(isi, 1):
                self.ws.cell(r, k, nilai)

    def baris_kosong(self) -> None:
        self._lepas()
        self.ws.insert_rows(self.acak.randint(1, self.ws.max_row), self.acak.randint(1, 5))

    def sisip_kolom(self) -> None:
        self._lepas()
        letak = self.acak.randint(self.nama + 1, self.nama + 13)
        self.ws.insert_cols(letak)
        self.kolom = [k + 1 if k >= letak else k for k in self.kolom]

    def hapus_kolom(self) -> None:
        self._lepas()
        letak = self.acak.randint(self.nama + 1, self.nama + 12)
        self.ws.delete_cols(letak)
        self.kolom = [k - 1 if k > letak else k for k in self.kolom if k != letak]

    def kepala_lain(self) -> None:
        atas = 1 if self.bentuk == "A" else 9
        calon = [
            s
            for r in (atas, atas + 1)
            for s in self.ws[r]
            if s.value and type(s).__name__ == "Cell"
        ]
        sel = self.acak.choice(calon)
        sel.value = self.acak.choice(
            [
                None,
                "xxx",
                sel.value.upper(),
                f" {sel.value} ",
                sel.value.replace(" ", "  "),
                "Bulan Ini",
            ]
        )

    def kode_lain(self) -> None:
        sel = self.ws.cell(self.baris, self.acak.choice(self.kode))
        if not isinstance(sel.value, str) or type(sel).__name__ != "Cell":
            return
        huruf = self.acak.randrange(len(sel.value))
        sel.value = self.acak.choice(
            [
                None,
                f"{sel.value}.",
                f"'{sel.value}",
                f" {sel.value} ",
                sel.value[:-1],
                sel.value[:huruf] + self.acak.choice("0123456789.X") + sel.value[huruf + 1 :],
                sel.value.replace(".", ","),
            ]
        )

    def gabung(self) -> None:
        """Merge an area; openpyxl keeps the upper left cell only, as Excel does."""
        r, k = self.baris, self.acak.choice([*self.kode, self.nama, self.kolom_uang])
        akhir = (min(self.ws.max_row, r + self.acak.randint(0, 2)), k + self.acak.randint(0, 2))
        area = f"{get_column_letter(k)}{r}:{get_column_letter(akhir[1])}{akhir[0]}"
        self._lepas()
        self.ws.merge_cells(area)

    def pisah(self) -> None:
        self._lepas()

    def _lepas(self) -> None:
        """Take all merges apart: moving rows would leave them behind at the wrong place."""
        for area in list(self.ws.merged_cells.ranges):
            self.ws.unmerge_cells(str(area))

    def isi(self) -> bytes:
        return m.xlsx(self.buku)


CARA: tuple[Callable[[Rusak], None], ...] = (
    Rusak.angka_lain, Rusak.kosongkan, Rusak.jadi_teks, Rusak.jadi_sampah, Rusak.hapus_baris,
    Rusak.gandakan_baris, Rusak.tukar_baris, Rusak.baris_kosong, Rusak.sisip_kolom,
    Rusak.hapus_kolom, Rusak.kepala_lain, Rusak.kode_lain, Rusak.gabung, Rusak.pisah,
)  # fmt: skip


def rusakkan(benih: int, bersih_a: bytes, bersih_c: bytes) -> tuple[bytes, Decimal | None, str]:
    """(file, total by the naive reading or None when it cannot tell, what was done)."""
    acak = random.Random(benih)  # noqa: S311 - repeatable damage, no secret
    bentuk = acak.choice("AC")
    rusak = Rusak(bentuk, bersih_a if bentuk == "A" else bersih_c, acak)
    cara = acak.sample(CARA, acak.choice([1, 1, 1, 2, 3]))
    for satu in cara:
        satu(rusak)
    isi = rusak.isi()
    return isi, jumlah_naif(isi, rusak.kode, rusak.kolom), "+".join(c.__name__ for c in cara)


def rusakkan_byte(benih: int, isi: bytes) -> bytes:
    """The file with a few bytes changed, cut out or doubled."""
    acak = random.Random(benih)  # noqa: S311 - repeatable damage, no secret
    data = bytearray(isi)
    for _ in range(acak.choice([1, 1, 3, 20])):
        letak = acak.randrange(len(data))
        match acak.randrange(3):
            case 0:
                data[letak] ^= 1 << acak.randrange(8)
            case 1:
                del data[letak : letak + acak.randint(1, 50)]
            case _:
                data[letak:letak] = data[letak : letak + acak.randint(1, 50)]
    return bytes(data)


def jumlah_naif(isi: bytes, kode: list[int], kolom: list[int]) -> Decimal | None:
    """The six inputs added over every row with a full account code; None when one is no number."""
    total = Decimal(0)
    for baris in load_workbook(io.BytesIO(isi), data_only=True).active.iter_rows(values_only=True):
        sel = [str(baris[k - 1]).strip(" '.") for k in kode if k <= len(baris) and baris[k - 1]]
        if AKUN.fullmatch(".".join(sel)):
            for k in kolom:
                nilai = _angka(baris[k - 1] if k <= len(baris) else None)
                if nilai is None:
                    return None
                total += nilai
    return total


def _angka(isi: object) -> Decimal | None:
    if isi is None:
        return Decimal(0)
    if isinstance(isi, int | float) and not isinstance(isi, bool):
        return Decimal(str(isi))
    teks = str(isi).replace("Rp", "").strip().removesuffix(",-")
    teks = re.sub(r"[.,]00$", "", teks)
    return Decimal(re.sub(r"[.,]", "", teks)) if re.fullmatch(r"-?[0-9.,]+", teks) else None
