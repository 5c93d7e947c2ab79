"""A small agency-year as data, right in every respect; tests spoil one thing at a time."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from capaian.hitung import SKALA_LAN, Agregasi, Arah, Target
from capaian.laporan.bahan import (
    PK,
    Analisis,
    AnggaranPK,
    AturanLaporan,
    AturanUkur,
    DataLaporan,
    DataTahun,
    Dukungan,
    Indikator,
    Isian,
    ItemIKU,
    ItemPK,
    Keluaran,
    KeputusanIKU,
    Kontrol,
    Opd,
    Pejabat,
    Pembanding,
    Pemda,
    Pos,
    Realisasi,
    Sasaran,
    Tahap,
    TargetPK,
    Teks,
    Uang,
)
from capaian.laporan.ukur import ukur
from capaian.periksa import Bahan, periksa_data

TAHUN = 2025
D = Decimal


def target(nilai: str) -> Isian:
    return Isian(Target.tunggal(D(nilai)))


def realisasi(nilai: str | None, **isi: Any) -> Realisasi:
    return Realisasi(0, None if nilai is None else D(nilai), sumber="Dinas Contoh", **isi)


def indikator(kode: str = "IK1", nilai: str | None = "90", **isi: Any) -> Indikator:
    """An indicator with target 80, last year's 75.5 and everything it needs."""
    kini = DataTahun(
        pk=(TargetPK("pk_murni", "Perjanjian Kinerja", None, target("80")),),
        realisasi=() if nilai is None else (realisasi(nilai),),
    )
    dasar = Indikator(
        kode,
        "Persentase layanan",
        "S1",
        satuan="%",
        sumber_data="Dinas Contoh",
        target_renstra={TAHUN: target("80")},
        tahun={TAHUN: kini, TAHUN - 1: DataTahun(realisasi=(realisasi("75.5"),))},
        pembanding=(Pembanding("provinsi", "provinsi", "target", tidak_ada=True),),
    )
    return replace(dasar, **isi)


def pos(kode: str = "1.01", real: str | None = "90", **isi: Any) -> Pos:
    uang = None if real is None else Uang(D(real))
    return Pos(
        kode, "program", "Program Contoh", pagu={"murni": Uang(D(100))}, realisasi=uang, **isi
    )


def data(**isi: Any) -> DataLaporan:
    """The agency-year."""
    item = ItemPK("IK1", "Meningkatnya layanan", "Persentase layanan", "%", target("80"))
    bawaan: dict[str, Any] = {
        "opd": Opd("dinas", "Dinas Contoh", Pemda("Kota Contoh"), posel="dinas@contoh.go.id"),
        "tahun": TAHUN,
        "ukur": AturanUkur(SKALA_LAN),
        "tampil": AturanLaporan(tanggal=date(2026, 1, 9), penanda=1),
        "pejabat": (Pejabat(1, "kepala", "Contoh", "Kepala Dinas", "", "", date(2024, 1, 1)),),
        "sasaran": (Sasaran("S1", "Meningkatnya layanan"),),
        "indikator": (indikator(),),
        "iku": KeputusanIKU("IKU", None, "", (ItemIKU("IK1", "", "Persentase layanan"),)),
        "pk": (PK("pk_murni", "murni", 0, item=(item,), anggaran=(janji("100"),)),),
        "tahap": (Tahap("murni", "Murni"),),
        "pos": (pos(),),
        "keluaran": (Keluaran("1.01", 1, "Layanan", satuan="orang", target=D(5), realisasi=D(5)),),
        "dukungan": (Dukungan("S1", "1.01"),),
        "kontrol": (Kontrol("", "pagu", "DPA", D(100)),),
        "analisis": (Analisis("IK1", "penyebab", "Petugas cukup."),),
        "teks": {"kesimpulan": Teks("<p>Layanan naik menjadi [[realisasi:IK1]].</p>")},
    }
    return DataLaporan(**(bawaan | isi))


def janji(nilai: str) -> AnggaranPK:
    return AnggaranPK("Program Contoh", D(nilai), "1.01")


def temuan(
    teks_lalu: Mapping[str, str] | None = None,
    bukti: Mapping[str, int] | None = None,
    **isi: Any,
) -> list[tuple[str, str, str]]:
    """(rule, recorded, held against) of the findings on the spoilt year."""
    satu = data(**isi)
    hasil = periksa_data(Bahan(satu, ukur(satu), teks_lalu or {}, bukti or {}))
    return [(t.aturan, t.tercetak, t.hitung_ulang) for t in hasil]


__all__ = ["TAHUN", "Agregasi", "Arah", "D", "data", "indikator", "janji", "pos", "temuan"]
