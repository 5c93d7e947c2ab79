"""What the list of required items is made from, read with a fixed number of queries."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Case, Exists, OuterRef, Q, When
from django.urls import reverse

from anggaran.models import (
    Keluaran,
    PerjanjianKinerja,
    PosAnggaran,
    RealisasiAnggaran,
    RealisasiKeluaran,
    TahapAnggaran,
    TargetTriwulan,
)
from capaian.kueri.anggaran import kunci_tahap
from capaian.kueri.kinerja import kunci_pk
from capaian.laporan.bahan import DataLaporan
from capaian.laporan.kerangka import BlokCapaian, blok_capaian, kerangka
from capaian.laporan.pohon import Laporan
from capaian.laporan.simpul import Simpul
from capaian.laporan.ukur import Ukuran
from capaian.pemeriksaan import TemuanDijawab, daftar_temuan
from capaian.sajian import sajikan_laporan, sajikan_ukuran
from renstra.models import Indikator, TahunKinerja

BULAN_TRIWULAN = 3


@dataclass(frozen=True)
class Kunci:
    """The row behind a code: its id and the id of the unit that fills it."""

    pk: int
    unit: int | None


@dataclass(frozen=True)
class Bahan:
    """One agency-year with its results, its report and the rows behind its codes."""

    tk: TahunKinerja
    data: DataLaporan
    u: Ukuran
    laporan: Laporan
    temuan: tuple[TemuanDijawab, ...]
    indikator: Mapping[str, Kunci]
    pos: Mapping[str, Kunci]
    tahap: Mapping[str, int]
    """Ids of the stages of the budget by key."""
    pk: Mapping[str, tuple[int, bool]]
    """By key of the PK of the head: its id and whether it is final."""
    target_triwulan: frozenset[tuple[str, int]]
    keluaran: Mapping[tuple[str, int], tuple[int, bool]]
    """By node and number of an output: its id, and whether its year is reported, by itself or by
    its last quarter."""
    bulan_uang: int
    """The last month for which money was typed or imported; 0 without."""
    tahun_lalu: bool
    """Whether the agency has the year before in the application."""
    aktif: frozenset[str] = field(default_factory=frozenset)
    """Keys without block of the parts that the outline in force prints."""

    @classmethod
    def dari(cls, tk: TahunKinerja) -> "Bahan":
        """Read it. Raises TidakDapatDimuat when the agency-year cannot be measured."""
        data, u = sajikan_ukuran(tk)
        return cls(
            tk=tk,
            data=data,
            u=u,
            laporan=sajikan_laporan(tk),
            temuan=daftar_temuan(tk),
            indikator=_kunci(Indikator.objects.filter(renstra_id=tk.renstra_id)),
            pos=_kunci(PosAnggaran.objects.filter(tahun_kinerja=tk)),
            tahap={kunci_tahap(t): t.pk for t in TahapAnggaran.objects.filter(tahun_kinerja=tk)},
            pk=_muat_pk(tk),
            target_triwulan=frozenset(
                TargetTriwulan.objects.filter(
                    Q(nilai__isnull=False) | ~Q(predikat=""), tahun_kinerja=tk
                ).values_list("indikator__kode", "triwulan")
            ),
            keluaran=_muat_keluaran(tk),
            bulan_uang=_bulan_uang(tk, data),
            tahun_lalu=TahunKinerja.objects.filter(opd=tk.opd_id, tahun=tk.tahun - 1).exists(),
            aktif=frozenset(s.dasar for s in _simpul(data)),
        )

    def alamat_pk(self, kunci: str, formulir: str) -> str:
        """This form of a PK; a final one has none, but its page says how it is completed."""
        nomor, final = self.pk[kunci]
        return self.alamat("rencana:pk" if final else formulir, nomor)

    @property
    def blok(self) -> tuple[BlokCapaian, ...]:
        """The blocks of Bab III."""
        return blok_capaian(self.data)

    def alamat(self, nama: str, *lain: object) -> str:
        """The address ``nama`` of this agency-year."""
        return reverse(nama, args=[self.tk.opd.kode, self.tk.tahun, *lain])

    def alamat_opd(self, nama: str, *lain: object) -> str:
        """The address ``nama`` of this agency."""
        return reverse(nama, args=[self.tk.opd.kode, *lain])

    def alamat_renstra(self, nama: str = "rencana:renstra") -> str:
        """The page of the Renstra; where one is chosen while there is none."""
        if self.data.renstra is None:
            return self.alamat("rencana:dasar")
        return self.alamat_opd(nama, self.data.renstra.kode)

    def alamat_isian(self, kode: str, triwulan: int) -> str:
        """The card of an indicator for a period."""
        laman = self.alamat("capaian:isian_periode", triwulan)
        return f"{laman}#indikator-{self.indikator[kode].pk}"

    @property
    def alamat_tahun_lalu(self) -> str:
        """The yearly figures of the year before."""
        return reverse("capaian:isian_periode", args=[self.tk.opd.kode, self.tk.tahun - 1, 0])

    @property
    def akhir_tahun(self) -> date:
        """The day from which figures of the whole year can be asked for."""
        return date(self.tk.tahun + 1, 1, 1)

    def sesudah_triwulan(self, n: int) -> date:
        """The day after the quarter ended."""
        if n * BULAN_TRIWULAN == 12:
            return self.akhir_tahun
        return date(self.tk.tahun, n * BULAN_TRIWULAN + 1, 1)


def _simpul(data: DataLaporan) -> tuple[Simpul, ...]:
    return tuple(s for akar in kerangka(data) for s in akar.telusuri())


def _kunci(baris) -> dict[str, Kunci]:
    return {kode: Kunci(pk, unit) for kode, pk, unit in baris.values_list("kode", "pk", "unit_id")}


def _muat_pk(tk: TahunKinerja) -> dict[str, tuple[int, bool]]:
    semua = PerjanjianKinerja.objects.filter(
        tahun_kinerja=tk, level=PerjanjianKinerja.Level.ESELON_II
    )
    return {kunci_pk(p): (p.pk, p.final) for p in semua}


def _muat_keluaran(tk: TahunKinerja) -> dict[tuple[str, int], tuple[int, bool]]:
    akhir = RealisasiKeluaran.objects.filter(
        keluaran=OuterRef("pk"), triwulan=4, nilai__isnull=False
    )
    semua = Keluaran.objects.filter(tahun_kinerja=tk).annotate(
        setahun=Case(When(Q(realisasi__isnull=False) | Exists(akhir), then=True), default=False)
    )
    isi = semua.values_list("pos__kode", "nomor", "pk", "setahun")
    return {(kode, nomor): (pk, setahun) for kode, nomor, pk, setahun in isi}


def _bulan_uang(tk: TahunKinerja, data: DataLaporan) -> int:
    diketik = RealisasiAnggaran.objects.filter(tahun_kinerja=tk).order_by("-bulan").first()
    return max([diketik.bulan if diketik else 0, *data.bulan_terimpor.values()])
