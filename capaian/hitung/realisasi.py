"""The published realisasi, and how quarters become a year: README.md, "Realisasi"."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from capaian.hitung.aturan import AturanIndikator
from capaian.hitung.hasil import SERATUS, Hasil, bagi, kali, tambah, tanpa_nilai
from capaian.hitung.istilah import (
    Agregasi,
    Alasan,
    Arah,
    DasarKemajuan,
    Hitungan,
    KodePeringatan,
    Rumus,
)
from capaian.hitung.rumus import hitung_capaian
from capaian.hitung.target import Target
from lakip.angka import bulat, format_angka


def realisasi_rasio(
    pembilang: Decimal | None,
    penyebut: Decimal | None,
    *,
    pengali: Decimal = SERATUS,
    desimal: int = 2,
) -> Hasil:
    """Return pembilang ÷ penyebut × pengali, rounded to the indicator's decimals.

    It is rounded because this is the figure that is published, and capaian divides the published
    figure. No value without both parts or with penyebut 0.
    """
    masukan = {"pembilang": pembilang, "penyebut": penyebut, "pengali": pengali}
    if pembilang is None or penyebut is None:
        return tanpa_nilai(Hitungan.RASIO, Alasan.BELUM_ADA_DATA, masukan)
    if penyebut == 0:
        return tanpa_nilai(Hitungan.RASIO, Alasan.PENYEBUT_NOL, masukan)
    rasio = bulat(bagi(kali(pembilang, pengali), penyebut), desimal)
    return Hasil(rasio, Hitungan.RASIO, masukan=masukan)


def realisasi_terbit(
    *,
    diketik: Decimal | None,
    pembilang: Decimal | None = None,
    penyebut: Decimal | None = None,
    pengali: Decimal = SERATUS,
    desimal: int = 2,
) -> Hasil:
    """Return the published realisasi: the typed value, else the ratio.

    A typed value wins as it stands; when it differs from the ratio at the indicator's decimals
    the result carries a warning.
    """
    rasio = realisasi_rasio(pembilang, penyebut, pengali=pengali, desimal=desimal)
    if diketik is None:
        return rasio
    hasil = Hasil(diketik, Hitungan.DIKETIK, masukan=rasio.masukan)
    if rasio.nilai is None or rasio.nilai == bulat(diketik, desimal):
        return hasil
    teks = (
        f"Realisasi yang diisi {format_angka(diketik)} berbeda dengan hasil pembilang per "
        f"penyebut {format_angka(rasio.nilai)}."
    )
    return hasil.dengan(KodePeringatan.BEDA_RASIO, teks)


def agregasi_triwulan(
    nilai: Sequence[Decimal | None], metode: Agregasi, *, persen: bool = False
) -> Hasil:
    """Return the figure of the year from its quarters, in order; 0 is filled, None is not.

    ``persen``: the indicator's unit is a percentage, which SUM refuses. Quarters left empty are
    named in a warning unless only the last filled one counts; falling percentages under LAST too.
    """
    masukan = {f"tw_{nomor}": satu for nomor, satu in enumerate(nilai, 1)}
    terisi = [satu for satu in nilai if satu is not None]
    if persen and metode is Agregasi.SUM:
        return tanpa_nilai(metode, Alasan.PERSEN_TIDAK_DIJUMLAH, masukan)
    if not terisi:
        return tanpa_nilai(metode, Alasan.BELUM_ADA_DATA, masukan)
    hasil = Hasil(_gabung(terisi, metode), metode, masukan=masukan)
    if metode is Agregasi.LAST:
        return _sebut_yang_menurun(hasil, terisi) if persen else hasil
    kosong = [str(nomor) for nomor, satu in enumerate(nilai, 1) if satu is None]
    if not kosong:
        return hasil
    teks = f"Triwulan {', '.join(kosong)} belum terisi."
    return hasil.dengan(KodePeringatan.TRIWULAN_KOSONG, teks)


def kemajuan_triwulan(
    ke: int,
    *,
    realisasi: Sequence[Decimal | None],
    target: Sequence[Decimal | None],
    target_tahun: Decimal | None,
    metode: Agregasi,
    dasar: DasarKemajuan,
    rumus: Rumus,
    arah: Arah = Arah.NAIK,
    aturan: AturanIndikator | None = None,
    persen: bool = False,
) -> Hasil:
    """Return the progress in percent up to quarter ``ke`` (1 to 4), by the indicator's formula.

    Realisasi is aggregated over the filled quarters up to ``ke``; LAST needs that very quarter.
    It is measured against the target of the year, or against the targets of the same quarters,
    aggregated alike; a quarter without a target is skipped, never 0.
    """
    if metode is Agregasi.LAST and realisasi[ke - 1] is None:
        return tanpa_nilai(rumus, Alasan.BELUM_ADA_DATA)
    dicapai = agregasi_triwulan(realisasi[:ke], metode, persen=persen)
    if dicapai.nilai is None:
        return tanpa_nilai(rumus, dicapai.alasan or Alasan.BELUM_ADA_DATA)
    acuan = target_tahun
    if dasar is DasarKemajuan.TARGET_TRIWULAN:
        acuan = _target_sampai(ke, realisasi, target, metode)
    return hitung_capaian(
        target=None if acuan is None else Target.tunggal(acuan),
        realisasi=dicapai.nilai,
        rumus=rumus,
        arah=arah,
        aturan=aturan,
    )


def _target_sampai(
    ke: int,
    realisasi: Sequence[Decimal | None],
    target: Sequence[Decimal | None],
    metode: Agregasi,
) -> Decimal | None:
    """Return the targets of the quarters whose realisasi is filled, as one number."""
    if metode is Agregasi.LAST:
        return target[ke - 1]
    pasangan = zip(realisasi[:ke], target[:ke], strict=True)
    dipakai = [tw for dicapai, tw in pasangan if dicapai is not None and tw is not None]
    return _gabung(dipakai, metode) if dipakai else None


def _gabung(nilai: Sequence[Decimal], metode: Agregasi) -> Decimal:
    match metode:
        case Agregasi.SUM:
            return tambah(*nilai)
        case Agregasi.AVG:
            return bagi(tambah(*nilai), Decimal(len(nilai)))
        case Agregasi.MAXV:
            return max(nilai)
        case Agregasi.MINV:
            return min(nilai)
        case _:
            return nilai[-1]


def _sebut_yang_menurun(hasil: Hasil, terisi: Sequence[Decimal]) -> Hasil:
    if all(lalu <= kini for lalu, kini in pairwise(terisi)):
        return hasil
    return hasil.dengan(
        KodePeringatan.TRIWULAN_MENURUN, "Nilai suatu triwulan lebih rendah daripada sebelumnya."
    )
