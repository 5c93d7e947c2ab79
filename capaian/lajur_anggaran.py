"""The realised budget of leaves, month by month: what files tell and what was typed.

A month is either typed or imported, never both: months that a file covers are only shown. Typed
months stand without account, kind and bendahara; a leaf that a workbook splits is only shown too.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import Max

from anggaran.impor.kueri import Terimpor, akar_pos, realisasi_terimpor
from anggaran.models import (
    Pagu,
    PosAnggaran,
    RealisasiAnggaran,
    TahapAnggaran,
)
from anggaran.unit import unit_pos
from capaian.hitung import Hasil, Jumlah, jumlah, serapan
from capaian.kueri.anggaran import jumlah_ketikan
from lakip.angka import nama_bulan
from lakip.instansi.izin import Izin, SiapaPun, unit_bertugas
from renstra.models import TahunKinerja

_DIRINCI = "Dirinci menurut jenis belanja, rekening, atau bendahara; ubah lewat buku kerja."


def bulan_triwulan(triwulan: int) -> tuple[int, int, int]:
    """The months of a quarter: 2 gives (4, 5, 6)."""
    awal = triwulan * 3 - 2
    return awal, awal + 1, awal + 2


def bulan_tampil(triwulan: int) -> tuple[int, ...]:
    """The months whose amounts a quarter shows: its own, and the one before it."""
    bulan = bulan_triwulan(triwulan)
    return (bulan[0] - 1, *bulan)


@dataclass(frozen=True)
class Lajur:
    """The realised budget of one leaf from one source.

    ``baris`` are all its typed rows in order of months, ``terimpor`` what files say of the whole
    year and ``sampai_bulan`` what they say up to a month, None without any.
    """

    pos: PosAnggaran
    program: PosAnggaran
    unit: int | None
    sumber: str
    pagu: Decimal | None
    baris: tuple[RealisasiAnggaran, ...] = ()
    terimpor: Terimpor | None = None
    sampai_bulan: Mapping[int, Terimpor] = field(default_factory=dict)
    versi: int = 0

    @property
    def dirinci(self) -> bool:
        """Whether a workbook splits the leaf by kind, account or bendahara."""
        return any(r.belanja or r.rekening or r.bendahara for r in self.baris)

    @property
    def menurut_bulan(self) -> dict[int, RealisasiAnggaran]:
        """The typed rows that this form may change."""
        return {r.bulan: r for r in self.baris if not self.dirinci}

    def terkunci(self, bulan: int) -> str:
        """Why the month may not be typed; "" when it may."""
        if self.terimpor and self.terimpor.bulan >= bulan:
            return f"Dari {self.terimpor.asal[-1].teks}."
        return _DIRINCI if self.dirinci else ""

    def kumulatif(self, bulan: int) -> Decimal | None:
        """The amount up to a month, in rupiah; None when nothing tells it."""
        if self.terimpor is None:
            return _sampai(self.baris, bulan)
        if bulan < self.terimpor.bulan:
            berkas = self.sampai_bulan.get(bulan)
            return berkas.nilai if berkas and berkas.bulan == bulan else None
        kemudian = (r.nilai for r in self.baris if self.terimpor.bulan < r.bulan <= bulan)
        return self.terimpor.nilai + sum(kemudian, Decimal(0))

    def bulan_ini(self, bulan: int) -> Decimal | None:
        """The amount of one month; None when nothing tells it."""
        if self.terimpor is None or bulan > self.terimpor.bulan:
            isi = [r.nilai for r in self.baris if r.bulan == bulan]
            return sum(isi, Decimal(0)) if isi else None
        kini, lalu = self.kumulatif(bulan), self.kumulatif(bulan - 1) if bulan > 1 else Decimal(0)
        return None if kini is None or lalu is None else kini - lalu

    def pertama(self) -> int:
        """The first typed month; 13 without any."""
        return min((r.bulan for r in self.baris), default=13)

    def saldo_terkunci(self, triwulan: int) -> bool:
        """Whether the opening balance is not to be typed with this quarter."""
        sebelum = self.pertama() < bulan_triwulan(triwulan)[0]
        return self.terimpor is not None or self.dirinci or sebelum

    def sebelum(self, triwulan: int) -> Decimal | None:
        """The amount before the quarter: its opening balance while no month stands before it."""
        awal = bulan_triwulan(triwulan)[0]
        if self.saldo_terkunci(triwulan):
            return self.kumulatif(awal - 1) if awal > 1 else Decimal(0)
        pertama = next(iter(self.baris), None)
        ada = pertama is not None and pertama.bulan <= awal + 2
        return pertama.saldo_awal if ada else None

    def catatan(self, triwulan: int) -> str:
        """The notes of the quarter's months."""
        milik = (r for r in self.baris if r.bulan in bulan_triwulan(triwulan) and r.catatan)
        return " ".join(f"{nama_bulan(r.bulan)}: {r.catatan}" for r in milik)


def _sampai(baris: Iterable[RealisasiAnggaran], bulan: int) -> Decimal | None:
    terpakai = [r for r in baris if r.bulan <= bulan]
    return jumlah_ketikan(terpakai) if terpakai else None


def daftar_lajur(
    tk: TahunKinerja, sumber: str, *, bulan: Iterable[int] = (), pos: int | None = None
) -> list[Lajur]:
    """Every leaf of the agency-year, in printed order; ``bulan`` are months to be shown.

    ``pos``: the leaf that is about to change is locked first.

    The number of queries does not depend on the number of leaves.
    """
    if pos is not None:
        list(PosAnggaran.objects.select_for_update().filter(pk=pos).values_list("pk"))
    akar, milik_unit, pagu = akar_pos(tk.pk), unit_pos(tk.pk), _pagu(tk)
    semua = {p.pk: p for p in PosAnggaran.objects.filter(tahun_kinerja=tk)}
    for p in semua.values():
        p.tahun_kinerja = tk
    induk = {p.induk_id for p in semua.values()}
    ketikan: dict[int, list[RealisasiAnggaran]] = defaultdict(list)
    for r in RealisasiAnggaran.objects.filter(tahun_kinerja=tk, sumber=sumber).order_by(
        "bulan", "pk"
    ):
        ketikan[r.pos_id].append(r)
    terimpor = realisasi_terimpor(tk.pk)
    per_bulan = {b: realisasi_terimpor(tk.pk, sampai=b) for b in bulan if terimpor and b}
    terbaru = _versi(tk, sumber)
    return [
        Lajur(
            p,
            semua[akar[pk]],
            milik_unit[pk],
            sumber,
            pagu.get(pk),
            tuple(ketikan[pk]),
            terimpor.get((pk, sumber)),
            {b: isi[pk, sumber] for b, isi in per_bulan.items() if (pk, sumber) in isi},
            terbaru.get(pk, 0),
        )
        for pk, p in semua.items()
        if pk not in induk
    ]


@dataclass(frozen=True)
class JumlahLajur:
    """The sums of a program up to the end of a quarter; of the agency when ``nama`` is blank."""

    nama: str
    pagu: Jumlah
    realisasi: Jumlah
    serapan: Hasil


def jumlah_lajur(semua: Iterable[Lajur], triwulan: int) -> list[JumlahLajur]:
    """The sums of every program, then of the agency."""
    sampai = bulan_triwulan(triwulan)[-1]
    kelompok: dict[str, list[Lajur]] = defaultdict(list)
    for lajur in semua:
        kelompok[str(lajur.program)].append(lajur)
    seluruh = [lajur for milik in kelompok.values() for lajur in milik]
    return [_jumlah(nama, milik, sampai) for nama, milik in (*kelompok.items(), ("", seluruh))]


def _jumlah(nama: str, milik: list[Lajur], sampai: int) -> JumlahLajur:
    pagu = jumlah(lajur.pagu for lajur in milik)
    realisasi = jumlah(lajur.kumulatif(sampai) for lajur in milik)
    return JumlahLajur(nama, pagu, realisasi, serapan(pagu, realisasi))


def boleh_diisi(
    semua: Iterable[Lajur], tk: TahunKinerja, pengguna: SiapaPun, izin: Izin = Izin.ISI_REALISASI
) -> list[Lajur]:
    """The leaves that the user holds ``izin`` for."""
    units = unit_bertugas(pengguna, izin, tk.opd)
    return [lajur for lajur in semua if units is None or lajur.unit in units]


def _pagu(tk: TahunKinerja) -> dict[int, Decimal]:
    """The ceilings in force by leaf."""
    tahap = TahapAnggaran.objects.filter(tahun_kinerja=tk).order_by("-urutan").first()
    hasil: dict[int, Decimal] = defaultdict(Decimal)
    for p in Pagu.objects.filter(tahap=tahap) if tahap else ():
        hasil[p.pos_id] += p.nilai
    return dict(hasil)


def _versi(tk: TahunKinerja, sumber: str) -> dict[int, int]:
    """The latest history entry of any month of a leaf, deleted ones included."""
    riwayat: Any = RealisasiAnggaran.history  # type: ignore[attr-defined] - a tracked model
    baris = riwayat.filter(tahun_kinerja_id=tk.pk, sumber=sumber).order_by().values("pos_id")
    return dict(baris.annotate(akhir=Max("history_id")).values_list("pos_id", "akhir"))
