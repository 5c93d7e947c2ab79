"""What a sheet is made of: its grids, its hidden keys and their signature."""

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.core.signing import Signer

from capaian.isian_keluaran import daftar_keluaran
from capaian.kisi_anggaran import KisiAnggaran
from capaian.kisi_keluaran import KisiKeluaran
from capaian.lajur_anggaran import boleh_diisi, daftar_lajur
from capaian.pengisian import daftar_butir
from capaian.rencana.kisi import JenisSel, Kisi, KolomKisi, rangkai
from capaian.rencana.kisi_objek import ANGKA
from lakip.angka import AngkaTidakTerbaca, baca_angka, format_angka
from lakip.instansi.models import Pengguna, Unit
from lakip.xlsx.tulis import bersih
from renstra.models import TahunKinerja

from .kisi_indikator import KisiIndikator

TANDA_LEMBAR = "lembar-isian:"
"""What the first hidden cell of a sheet begins with; the kind of its rows follows."""
LEMBAR_KUNCI = "_lembar"
BARIS_KEPALA, BARIS_ISI = 4, 5
KOLOM_KUNCI = ("_kunci", "_asal", "_tanda")
KOLOM_NAMA = ("_kelompok", "_judul", "_keterangan")
_PANJANG_ASAL = 60  # longer texts are kept as their hash: a cell has an end
_PENANDA = Signer(salt="capaian.lembar_isian")


@dataclass(frozen=True)
class Petak:
    """A sheet of the workbook: ``jenis`` names it for ever, ``judul`` shows on its tab.

    ``sebutan`` is what its rows are called where they are counted.
    """

    jenis: str
    judul: str
    sebutan: str
    buat: Callable[..., Kisi]

    def kisi(self, tk: TahunKinerja, triwulan: int, oleh: Pengguna, unit: int | None) -> Kisi:
        """The grid behind the sheet, for what ``oleh`` may fill."""
        return self.buat(tk, triwulan, oleh, unit=unit)


def petak_isian(triwulan: int) -> tuple[Petak, ...]:
    """The sheets of a period; money is entered by quarter only."""
    dasar = (
        Petak("indikator", "Indikator", "indikator", KisiIndikator),
        Petak("keluaran", "Keluaran", "keluaran", KisiKeluaran),
    )
    return (
        (*dasar, Petak("anggaran", "Anggaran", "pos anggaran", KisiAnggaran)) if triwulan else dasar
    )


def pilihan_unit(
    tk: TahunKinerja, triwulan: int, oleh: Pengguna
) -> list[tuple[Unit, dict[str, int]]]:
    """The units with something to fill in the period, each with how many rows of each kind."""
    milik: dict[str, Iterable[int | None]] = {
        "indikator": (b.indikator.unit_id for b in daftar_butir(tk, triwulan, oleh)),
        "keluaran": (b.unit for b in daftar_keluaran(tk, triwulan, oleh)),
    }
    if triwulan:
        milik["anggaran"] = (n.unit for n in boleh_diisi(daftar_lajur(tk, "SPJ"), tk, oleh))
    banyak = {jenis: Counter(unit) for jenis, unit in milik.items()}
    ada = {u for cacah in banyak.values() for u in cacah if u is not None}
    unit = Unit.objects.filter(pk__in=ada).order_by("urutan", "kode")
    return [(u, {j: cacah[u.pk] for j, cacah in banyak.items()}) for u in unit]


def teks_label(k: KolomKisi, teks: str) -> str:
    """A cell as the sheet shows it: a choice by its label."""
    return dict(k.pilihan).get(teks, teks) if k.jenis is JenisSel.PILIH else teks


def teks_nilai(k: KolomKisi, teks: str) -> str:
    """A cell of the sheet as the grid takes it: a choice by its value; unknown texts stay."""
    kode = {label.casefold(): nilai for nilai, label in k.pilihan}
    return kode.get(" ".join(teks.split()).casefold(), teks)


def teks_angka(nilai: object) -> str:
    """A numeric cell as one would type it, without grouped thousands."""
    return format_angka(baca_angka(nilai), kosong="").replace(".", "")


def sama(k: KolomKisi, a: str, b: str) -> bool:
    """Whether two texts of a column say the same."""
    if k.jenis in ANGKA:
        try:
            return baca_angka(a, jenis=ANGKA[k.jenis]) == baca_angka(b, jenis=ANGKA[k.jenis])
        except AngkaTidakTerbaca:
            pass
    return rangkai([bersih(a)]) == rangkai([bersih(b)])


def padat(teks: str) -> str:
    """A text to remember in a hidden cell: itself, or its hash when it is long."""
    teks = rangkai([bersih(teks)])
    if len(teks) <= _PANJANG_ASAL:
        return teks
    return f"#{hashlib.sha256(teks.encode()).hexdigest()[:24]}"


def tanda_baris(lingkup: str, jenis: str, kunci: str, asal: str, judul: str) -> str:
    """The signature of a row: of its key, of what it held, and of the name beside it."""
    return _PENANDA.signature("\x1f".join((lingkup, jenis, kunci, asal, rangkai([bersih(judul)]))))


def lingkup_berkas(tk: TahunKinerja, triwulan: int) -> str:
    """What a workbook is for, as its hidden sheet says: agency, year and period."""
    return json.dumps({"opd": tk.opd.kode, "tahun": tk.tahun, "triwulan": triwulan})


def tanda_berkas(lingkup: str) -> str:
    """The signature of what a workbook is for."""
    return _PENANDA.signature(lingkup)
