"""Entering outputs of programs, kegiatan and sub kegiatan, per quarter or for the year.

A quarter is a row of its own; the figure of the year stands on the output itself and wins.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Max

from anggaran.impor.kueri import akar_pos
from anggaran.models import Keluaran, PosAnggaran, RealisasiKeluaran
from anggaran.unit import unit_pos
from capaian.hitung import Agregasi, Arah
from capaian.jadwal import nama_periode, wajib_terbuka
from capaian.kejanggalan import PerluPenjelasan, lipat_janggal, pecahan_janggal, turun_janggal
from capaian.laporan import bahan
from capaian.laporan.ukur.keluaran import HasilKeluaran, realisasi_keluaran, ukur_keluaran
from lakip.angka import desimal_polos
from lakip.instansi.izin import Izin, SiapaPun, unit_bertugas
from lakip.instansi.kejadian import catat
from lakip.instansi.models import Pengguna
from lakip.instansi.sunting import Bentrok, versi
from renstra.models import TahunKinerja

PADANAN = {"nilai": "realisasi", "catatan": "penjelasan", "kendala": "penyebab", "upaya": "solusi"}
"""What is entered for a quarter, and the field of the output that holds it for the year."""
MEDAN = tuple(PADANAN)


@dataclass(frozen=True)
class ButirKeluaran:
    """An output to fill for a period; ``objek`` is the row that holds it, unsaved when new.

    ``terisi`` are the figures of its quarters, ``lalu`` that of the year before (None: none).
    """

    keluaran: Keluaran
    triwulan: int
    objek: Any
    versi: int
    program: PosAnggaran
    unit: int | None = None
    terisi: Mapping[int, Decimal] = field(default_factory=dict)
    lalu: Decimal | None = None

    def medan(self, nama: str) -> str:
        """The field of ``objek`` that holds ``nama``, one of MEDAN."""
        return nama if self.triwulan else PADANAN[nama]

    def isi(self) -> dict[str, Any]:
        """What is stored, by MEDAN."""
        return {n: getattr(self.objek, self.medan(n)) for n in MEDAN}

    @property
    def nilai(self) -> Decimal | None:
        """The stored figure of the period."""
        return self.isi()["nilai"]

    def nilai_lalu(self) -> tuple[str, Decimal | None]:
        """Name and figure of the last period before this one that has a figure; None without."""
        for ke in range(self.triwulan - 1, 0, -1):
            if ke in self.terisi:
                return nama_periode(ke), self.terisi[ke]
        return f"Tahun {self.keluaran.tahun_kinerja.tahun - 1}", self.lalu

    def dicapai(self, nilai: Decimal | None) -> Decimal | None:
        """The output up to the period if ``nilai`` were its figure; None without one."""
        k = self.keluaran
        if self.triwulan and nilai is None:
            return None
        isi = {**self.terisi, self.triwulan: nilai} if self.triwulan else self.terisi
        setahun = None if self.triwulan else nilai
        return realisasi_keluaran(
            setahun, isi, Agregasi(k.agregasi), k.satuan, sampai=self.triwulan or 4
        ).nilai

    def ukur(self, nilai: Decimal | None, aturan: bahan.AturanUkur) -> HasilKeluaran:
        """Capaian against the target of the year if ``nilai`` were the figure of the period."""
        k = self.keluaran
        isi = bahan.Keluaran(
            pos=k.pos.kode,
            nomor=k.nomor,
            satuan=k.satuan,
            target=k.target,
            realisasi=self.dicapai(nilai),
            arah=Arah(k.arah),
        )
        return ukur_keluaran(isi, aturan)

    def kejanggalan(self, nilai: Decimal | None) -> list[str]:
        """What is surprising about ``nilai``, as questions to the person."""
        nama, lalu = self.nilai_lalu()
        return [
            *turun_janggal(self.keluaran, self.triwulan, nilai, nama, lalu),
            *lipat_janggal(nilai, nama, lalu),
            *pecahan_janggal(
                self.keluaran.satuan, nilai, lalu if lalu is not None else self.keluaran.target
            ),
        ]


def daftar_keluaran(
    tk: TahunKinerja, triwulan: int, pengguna: SiapaPun, izin: Izin = Izin.ISI_REALISASI
) -> list[ButirKeluaran]:
    """The outputs that the user holds ``izin`` for, in printed order of the budget tree."""
    units = unit_bertugas(pengguna, izin, tk.opd)
    return [b for b in butir_keluaran(tk, triwulan) if units is None or b.unit in units]


def butir_keluaran(tk: TahunKinerja, triwulan: int) -> list[ButirKeluaran]:
    """Every output of the agency-year, as it stands in a period, in printed order.

    A node without a unit belongs to that of the nearest node above. The number of queries does
    not depend on the number of outputs.
    """
    semua = Keluaran.objects.filter(tahun_kinerja=tk).select_related("pos")
    baris: dict[int, dict[int, RealisasiKeluaran]] = defaultdict(dict)
    for r in RealisasiKeluaran.objects.filter(tahun_kinerja=tk):
        baris[r.keluaran_id][r.triwulan] = r
    akar, milik_unit = akar_pos(tk.pk), unit_pos(tk.pk)
    program = PosAnggaran.objects.in_bulk(set(akar.values()))
    lalu, terbaru = _tahun_lalu(tk), _versi(tk, triwulan)
    hasil = []
    for k in semua.order_by("pos__urutan", "pos__kode", "urutan", "nomor"):
        k.tahun_kinerja = tk
        objek = _objek(k, triwulan, baris[k.pk].get(triwulan))
        hasil.append(
            ButirKeluaran(
                k,
                triwulan,
                objek,
                terbaru.get(objek.pk, 0),
                program[akar[k.pos_id]],
                milik_unit[k.pos_id],
                {n: r.nilai for n, r in baris[k.pk].items() if r.nilai is not None},
                lalu.get((k.pos.kode, k.nomor)),
            )
        )
    return hasil


def _objek(k: Keluaran, triwulan: int, baris: RealisasiKeluaran | None) -> Any:
    if not triwulan:
        return k
    tk = k.tahun_kinerja
    return baris or RealisasiKeluaran(tahun_kinerja=tk, keluaran=k, triwulan=triwulan)


def _versi(tk: TahunKinerja, triwulan: int) -> dict[int | None, int]:
    model: Any = RealisasiKeluaran if triwulan else Keluaran
    riwayat = model.history.filter(tahun_kinerja_id=tk.pk)
    if triwulan:
        riwayat = riwayat.filter(triwulan=triwulan)
    baris = riwayat.order_by().values("id").annotate(akhir=Max("history_id"))
    return dict(baris.values_list("id", "akhir"))


def _tahun_lalu(tk: TahunKinerja) -> dict[tuple[str, int], Decimal]:
    """The figures of the year before, by code of the node and number of the output."""
    lama = {"tahun_kinerja__opd": tk.opd_id, "tahun_kinerja__tahun": tk.tahun - 1}
    triwulan: dict[int, dict[int, Decimal | None]] = defaultdict(dict)
    for r in RealisasiKeluaran.objects.filter(**lama):
        triwulan[r.keluaran_id][r.triwulan] = r.nilai
    hasil = {}
    for k in Keluaran.objects.filter(**lama).select_related("pos"):
        satu = realisasi_keluaran(k.realisasi, triwulan[k.pk], Agregasi(k.agregasi), k.satuan).nilai
        if satu is not None:
            hasil[k.pos.kode, k.nomor] = satu
    return hasil


def simpan_keluaran(
    *,
    butir: ButirKeluaran,
    isian: Mapping[str, Any],
    versi_dibaca: int,
    oleh: Pengguna,
) -> None:
    """Save what was entered for an output and period, unless it changed after ``versi_dibaca``.

    ``isian`` are cleaned values by MEDAN; what it leaves out keeps its value. A surprising figure
    needs a changed note. Raises Bentrok, PeriodeTertutup, PerluPenjelasan, and ValidationError
    for what the model refuses.
    """
    k, triwulan = butir.keluaran, butir.triwulan
    tk = k.tahun_kinerja
    with transaction.atomic():
        wajib_terbuka(tk, triwulan)
        kini = Keluaran.objects.select_for_update().get(pk=k.pk)
        kini.tahun_kinerja = tk
        ada = kini.triwulan.filter(triwulan=triwulan).first() if triwulan else None
        objek = _objek(kini, triwulan, ada)
        if (terbaru := versi(objek)) != versi_dibaca:
            raise Bentrok(objek, terbaru)
        lama = _ringkas(butir, objek)
        for nama in MEDAN:
            if nama in isian:
                setattr(objek, butir.medan(nama), isian[nama])
        baru = _ringkas(butir, objek)
        if lama == baru:
            return
        _wajib_dijelaskan(butir, lama, baru, getattr(objek, butir.medan("nilai")))
        objek.full_clean(validate_unique=False)
        objek._history_user = oleh
        objek._change_reason = f"isian keluaran {nama_periode(triwulan).lower()}"
        objek.save()
        _catat(butir, lama, baru, oleh)


def _wajib_dijelaskan(
    butir: ButirKeluaran, lama: Mapping[str, Any], baru: Mapping[str, Any], nilai: Decimal | None
) -> None:
    dijelaskan = baru["catatan"] and baru["catatan"] != lama["catatan"]
    if lama["nilai"] == baru["nilai"] or dijelaskan:
        return
    if janggal := butir.kejanggalan(nilai):
        raise PerluPenjelasan(janggal)


def _ringkas(butir: ButirKeluaran, objek: Any) -> dict[str, Any]:
    nilai = {n: getattr(objek, butir.medan(n)) for n in MEDAN}
    return {k: desimal_polos(v) if isinstance(v, Decimal) else v for k, v in nilai.items()}


def _catat(
    butir: ButirKeluaran, lama: Mapping[str, Any], baru: Mapping[str, Any], oleh: Pengguna
) -> None:
    tk, periode = butir.keluaran.tahun_kinerja, nama_periode(butir.triwulan)
    catat(
        "isi_keluaran",
        oleh=oleh,
        opd=tk.opd,
        tahun=tk.tahun,
        objek=str(butir.keluaran),
        uraian=f"Keluaran {butir.keluaran} untuk {periode.lower()} diisi.",
        data={
            "triwulan": butir.triwulan,
            "perubahan": {n: [lama[n], baru[n]] for n in MEDAN if lama[n] != baru[n]},
        },
    )
