"""The quarterly report: monitoring of the rencana aksi, as a small tree of the same pieces.

Results come from the measuring of the entry page, money from the budget up to the quarter's last
month; nothing is computed here.
"""

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from capaian.hitung import Target
from capaian.laporan.bahan import Aksi, DataLaporan, DataTahun, Indikator, Realisasi
from capaian.laporan.isi.depan import sampul, tampilan
from capaian.laporan.isi.keuangan import per_program
from capaian.laporan.isi.konteks import (
    NOMOR,
    Konteks,
    kolom_angka,
    kolom_teks,
    kolom_tengah,
    nomor,
    penanda,
    poin,
    polos,
    teks,
)
from capaian.laporan.nomor import nomori
from capaian.laporan.pohon import (
    Bab,
    Bagian,
    Baris,
    BelumDiisi,
    Blok,
    JenisBaris,
    Laporan,
    Sel,
    Tabel,
    TandaTangan,
)
from capaian.laporan.susun import VERSI_ATURAN
from capaian.laporan.ukur import kata_kosong
from capaian.laporan.ukur.realisasi import berisi
from capaian.laporan.ukur.triwulan import HasilIsian, ukur_isian
from lakip.angka import GayaRupiah, format_angka, format_persen, format_rupiah, nama_bulan, romawi

TargetTriwulan = Mapping[str, Mapping[int, Target]]
"""Targets up to a quarter, by code of indicator and quarter."""
BULAN = 3
"""Months in a quarter."""


@dataclass(frozen=True)
class BarisTriwulan:
    """An indicator in the quarter: its row as entered (None: nothing yet) and what it gives."""

    indikator: Indikator
    isian: Realisasi | None
    hasil: HasilIsian
    setahun: Target | None
    """The target of the year."""


def nama_triwulan(triwulan: int) -> str:
    """ "Triwulan II"."""
    return f"Triwulan {romawi(triwulan)}"


def susun_triwulan(
    data: DataLaporan, target: TargetTriwulan, triwulan: int, *, selesai: bool
) -> Laporan:
    """The report of a quarter (1-4); ``data`` holds the money realised up to its last month.

    ``selesai``: the quarter is closed and every value accepted; otherwise every page says DRAF.
    """
    bulan = {sumber: min(b, triwulan * BULAN) for sumber, b in data.bulan_terimpor.items()}
    k = Konteks.dari(replace(data, bulan_terimpor=bulan))
    baris = [
        _ukur(k, i, target.get(i.kode, {}), triwulan) for i in data.indikator if _berlaku(k, i)
    ]
    judul = f"Laporan Pemantauan Rencana Aksi {nama_triwulan(triwulan)}"
    tajuk = judul.replace("Triwulan ", "Triwulan\N{NO-BREAK SPACE}")
    isi = (
        *_pengantar(k, baris, triwulan),
        Bagian("tw-kinerja", "Capaian Kinerja", (_kinerja(k, baris, triwulan),)),
        Bagian("tw-anggaran", "Serapan Anggaran", tuple(_serapan(k, triwulan))),
        Bagian("tw-aksi", "Pelaksanaan Rencana Aksi", (_aksi(k, triwulan),)),
        Bagian("tw-kendala", "Kendala dan Tindak Lanjut", (_kendala(baris),)),
        *_tanda_tangan(k, triwulan),
    )
    muka = replace(sampul(k), judul=judul, tempat_tahun=str(data.tahun))
    return Laporan(
        opd=data.opd.kode,
        tahun=data.tahun,
        versi_aturan=VERSI_ATURAN,
        status="final" if selesai else "draf",
        contoh=data.contoh,
        sampul=muka,
        tampilan=tampilan(k),
        bab=tuple(
            replace(b, nomor="")
            for b in nomori([Bab("triwulan", tajuk, isi)], data.tampil.penomoran)
        ),
        fakta=k.u.fakta,
    )


def _berlaku(k: Konteks, i: Indikator) -> bool:
    return i.dari_tahun is None or i.dari_tahun <= k.data.tahun


def _ukur(k: Konteks, i: Indikator, target: Mapping[int, Target], triwulan: int) -> BarisTriwulan:
    ada = [r for r in i.tahun.get(k.data.tahun, DataTahun()).realisasi if r.triwulan == triwulan]
    isian = next((r for r in ada if berisi(r)), None)
    hasil = ukur_isian(k.data, i, isian or Realisasi(triwulan), target)
    return BarisTriwulan(i, isian, hasil, k.u.indikator[i.kode].kini.target.nilai)


def _pengantar(k: Konteks, baris: list[BarisTriwulan], triwulan: int) -> Iterator[Blok]:
    terisi = sum(b.isian is not None for b in baris)
    yield k.paragraf(
        "triwulan/pengantar",
        f"Laporan ini memuat hasil pemantauan rencana aksi {k.data.opd.nama} sampai dengan "
        f"{nama_triwulan(triwulan)} tahun {k.data.tahun}. Dari {len(baris)} indikator, {terisi} "
        "sudah diisi. Target adalah target sampai dengan triwulan ini; indikator tanpa target "
        "triwulan dibandingkan dengan target setahun.",
    )


def _kinerja(k: Konteks, baris: list[BarisTriwulan], triwulan: int) -> Tabel:
    kolom = (
        NOMOR,
        kolom_teks("indikator", "Indikator", 24),
        kolom_tengah("satuan", "Satuan", 10),
        kolom_angka("target_setahun", "Setahun", 8, kelompok=("Target",)),
        kolom_angka("target", f"TW {romawi(triwulan)}", 8, kelompok=("Target",)),
        kolom_angka("realisasi", "Realisasi", 9),
        kolom_angka("capaian", "Capaian (%)", 9),
        kolom_tengah("kategori", "Kategori", 11),
        kolom_teks("verifikasi", "Verifikasi", 20),
    )
    return Tabel(
        "triwulan_kinerja",
        f"Target, Realisasi, dan Capaian {nama_triwulan(triwulan)} Tahun {k.data.tahun}",
        kolom,
        tuple(_berkelompok(k, baris)),
        sumber=k.nama_tahun,
        lanskap=True,
    )


def _berkelompok(k: Konteks, baris: list[BarisTriwulan]) -> Iterator[Baris]:
    """The indicators under their tujuan and sasaran, numbered through."""
    ke = 0
    for jenis, semua in (("Tujuan", k.data.tujuan), ("Sasaran", k.data.sasaran)):
        for induk in semua:
            milik = [b for b in baris if b.indikator.induk == induk.kode]
            if milik:
                judul = Sel(induk.uraian, f"{jenis}: {induk.uraian}", lebar=9)
                yield Baris(induk.kode, JenisBaris.KELOMPOK, {"no": judul})
            for satu in milik:
                ke += 1
                yield Baris(satu.indikator.kode, JenisBaris.RINCI, _sel_kinerja(satu, ke))


def _sel_kinerja(b: BarisTriwulan, ke: int) -> dict[str, Sel]:
    i, hasil = b.indikator, b.hasil
    capaian = hasil.capaian.nilai
    return {
        "no": nomor(ke),
        "indikator": teks(i.nama),
        "satuan": teks(i.satuan),
        "target_setahun": _sel_target(b.setahun, i),
        "target": _sel_target(None if hasil.setahun else hasil.target, i),
        "realisasi": _sel_realisasi(b),
        "capaian": Sel(polos(capaian, 2), format_persen(capaian).removesuffix("%"), "%")
        if capaian is not None
        else Sel(None, kata_kosong(hasil.capaian.alasan)),
        "kategori": teks(hasil.kelas.label if hasil.kelas else ""),
        "verifikasi": teks(b.isian.asal.verifikasi if b.isian and b.isian.asal else ""),
    }


def _sel_target(target: Target | None, i: Indikator) -> Sel:
    return Sel(target.polos(), target.teks(i.desimal), i.satuan) if target else Sel(None, "-")


def _sel_realisasi(b: BarisTriwulan) -> Sel:
    """What was reached up to the quarter, with its grade; words where there is none."""
    i, nilai = b.indikator, b.hasil.dicapai
    if b.isian is None:
        return Sel(None, "belum diisi")
    angka = format_angka(nilai, i.desimal, kosong="")
    if b.isian.predikat:
        return Sel(b.isian.predikat, f"{b.isian.predikat} ({angka})" if angka else b.isian.predikat)
    if nilai is None:
        return Sel(None, b.isian.alasan_kosong or "n/a")
    return Sel(polos(nilai, i.desimal), angka, i.satuan)


def _serapan(k: Konteks, triwulan: int) -> Iterator[Blok]:
    if not k.data.pos:
        yield BelumDiisi("tw-anggaran/kosong", "Anggaran tahun ini belum diisi.")
        return
    akhir = nama_bulan(triwulan * BULAN)
    judul = f"Anggaran dan Realisasi per Program sampai dengan {akhir} {k.data.tahun}"
    yield replace(per_program(k), kunci="triwulan_serapan", judul=judul)


def _aksi(k: Konteks, triwulan: int) -> Blok:
    if not k.data.aksi:
        return BelumDiisi("tw-aksi/kosong", "Rencana aksi tahun ini belum disusun.")
    nama = {i.kode: i.nama for i in k.data.indikator}
    kolom = (
        NOMOR,
        kolom_teks("indikator", "Indikator", 20),
        kolom_teks("aksi", "Rencana Aksi", 24),
        kolom_tengah("satuan", "Satuan", 10),
        kolom_angka("target", f"Target TW {romawi(triwulan)}", 8),
        kolom_teks("program", "Program/Kegiatan", 20),
        kolom_angka("anggaran", "Anggaran (Rp)", 13),
        kolom_teks("penanggung_jawab", "Penanggung Jawab", 14),
    )
    baris = [
        Baris(str(ke), JenisBaris.RINCI, _sel_aksi(a, nama.get(a.indikator, ""), ke, triwulan))
        for ke, a in enumerate(k.data.aksi, 1)
    ]
    judul = f"Rencana Aksi Tahun {k.data.tahun}"
    return Tabel("triwulan_aksi", judul, kolom, tuple(baris), sumber=k.nama_tahun, lanskap=True)


def _sel_aksi(a: Aksi, indikator: str, ke: int, triwulan: int) -> dict[str, Sel]:
    target = a.target[triwulan - 1]
    uang = format_rupiah(a.anggaran, gaya=GayaRupiah.TABEL) if a.anggaran is not None else "-"
    return {
        "no": nomor(ke),
        "indikator": teks(indikator),
        "aksi": teks(a.aksi),
        "satuan": teks(a.satuan),
        "target": Sel(polos(target), format_angka(target, kosong="-"), a.satuan),
        "program": teks(a.program),
        "anggaran": Sel(polos(a.anggaran), uang, "Rp"),
        "penanggung_jawab": teks(a.penanggung_jawab),
    }


def _kendala(baris: list[BarisTriwulan]) -> Blok:
    ada = [(b, r) for b in baris if (r := b.isian) and (r.kendala or r.upaya or r.catatan)]
    if not ada:
        pesan = "Belum ada catatan, kendala, atau tindak lanjut yang ditulis untuk triwulan ini."
        return BelumDiisi("tw-kendala/kosong", pesan)
    kolom = (
        NOMOR,
        kolom_teks("indikator", "Indikator", 20),
        kolom_teks("catatan", "Catatan", 20),
        kolom_teks("kendala", "Kendala", 22),
        kolom_teks("upaya", "Tindak Lanjut", 22),
    )
    isi = [
        Baris(
            b.indikator.kode,
            JenisBaris.RINCI,
            {
                "no": nomor(ke),
                "indikator": teks(b.indikator.nama),
                "catatan": teks(poin(r.catatan.splitlines())),
                "kendala": teks(poin(r.kendala.splitlines())),
                "upaya": teks(poin(r.upaya.splitlines())),
            },
        )
        for ke, (b, r) in enumerate(ada, 1)
    ]
    return Tabel("triwulan_kendala", "Kendala dan Tindak Lanjut", kolom, tuple(isi))


def _tanda_tangan(k: Konteks, triwulan: int) -> Iterator[Blok]:
    """The head in office on the quarter's last day; the day of signing is written by hand."""
    bulan = triwulan * BULAN
    akhir = date(k.data.tahun, bulan, monthrange(k.data.tahun, bulan)[1])
    kepala = k.pejabat("kepala_opd", akhir)
    if kepala is not None:
        tempat = k.data.tampil.tempat or k.data.opd.pemda.ibu_kota
        yield TandaTangan("triwulan/tanda-tangan", f"{tempat}, ……………………", (penanda(kepala),))
