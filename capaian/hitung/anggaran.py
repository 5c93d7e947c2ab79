"""Sums of budget leaves, serapan, sisa and realisasi fisik: README.md, "Anggaran"."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from capaian.hitung.hasil import (
    NOL,
    SERATUS,
    Hasil,
    bagi,
    kali,
    persen,
    tambah,
    tanpa_nilai,
)
from capaian.hitung.istilah import Alasan, AturanFisik, Hitungan, KodePeringatan
from lakip.angka import format_rupiah


@dataclass(frozen=True, slots=True)
class Jumlah:
    """A sum of what is known. ``belum`` of ``banyak`` leaves have no amount yet.

    nilai: sum of the known amounts in rupiah; None when none is known.
    """

    nilai: Decimal | None
    banyak: int
    belum: int

    @property
    def lengkap(self) -> bool:
        """Tell whether every leaf has its amount, and there is one."""
        return self.nilai is not None and self.belum == 0

    @property
    def keterangan(self) -> str:
        """Return "belum lengkap (n)" for the mark beside an incomplete sum, else ""."""
        return f"belum lengkap ({self.belum})" if self.belum else ""


@dataclass(frozen=True, slots=True)
class Daun:
    """A deepest node of the budget: amounts in rupiah, None when not entered.

    bagian: percent of the leaf that the asking sasaran uses; None for the whole.
    """

    kunci: str
    pagu: Decimal | None
    realisasi: Decimal | None
    bagian: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Rekap:
    """Pagu and realisasi of a set of leaves."""

    pagu: Jumlah
    realisasi: Jumlah


@dataclass(frozen=True, slots=True)
class Fisik:
    """Realisasi fisik in percent of one child; ``pagu`` is its weight."""

    kunci: str
    nilai: Decimal | None
    pagu: Decimal | None = None


def jumlah(nilai: Iterable[Decimal | None]) -> Jumlah:
    """Return the sum of the known amounts and how many are missing; missing is never 0."""
    semua = list(nilai)
    ada = [satu for satu in semua if satu is not None]
    return Jumlah(tambah(*ada) if ada else None, len(semua), len(semua) - len(ada))


def rekap(daun: Iterable[Daun]) -> Rekap:
    """Return pagu and realisasi of the leaves, each ``kunci`` counted once.

    A leaf that several sasaran share counts with the sum of its shares, at most the whole; one
    of them without a share makes it count whole.
    """
    unik: dict[str, Daun] = {}
    bagian: dict[str, Decimal] = {}
    for satu in daun:
        unik[satu.kunci] = satu
        dipakai = SERATUS if satu.bagian is None else satu.bagian
        bagian[satu.kunci] = min(SERATUS, bagian.get(satu.kunci, NOL) + dipakai)
    return Rekap(
        jumlah(_sebagian(satu.pagu, bagian[satu.kunci]) for satu in unik.values()),
        jumlah(_sebagian(satu.realisasi, bagian[satu.kunci]) for satu in unik.values()),
    )


def serapan(pagu: Decimal | Jumlah | None, realisasi: Decimal | Jumlah | None) -> Hasil:
    """Return realisasi ÷ pagu in percent.

    No value without pagu, with pagu 0, or while any leaf lacks its amount. Realisasi above pagu
    and negative realisasi are computed and flagged.
    """
    return _dari_uang(Hitungan.SERAPAN, pagu, realisasi)


def sisa(pagu: Decimal | Jumlah | None, realisasi: Decimal | Jumlah | None) -> Hasil:
    """Return pagu − realisasi in rupiah, under the same conditions as ``serapan``."""
    return _dari_uang(Hitungan.SISA, pagu, realisasi)


def sisa_persen(pagu: Decimal | Jumlah | None, realisasi: Decimal | Jumlah | None) -> Hasil:
    """Return (pagu − realisasi) ÷ pagu in percent, under the same conditions as ``serapan``."""
    return _dari_uang(Hitungan.SISA_PERSEN, pagu, realisasi)


def realisasi_fisik(anak: Sequence[Fisik], aturan: AturanFisik) -> Hasil:
    """Return the realisasi fisik in percent of a parent from its children.

    Children without a value are left out with a warning; weighting by pagu needs the pagu of
    every child that counts.
    """
    tertimbang = aturan is AturanFisik.TERTIMBANG_PAGU
    rumus = Hitungan.FISIK_PAGU if tertimbang else Hitungan.FISIK_RATA
    ada = [(satu, satu.nilai) for satu in anak if satu.nilai is not None]
    if not ada:
        return tanpa_nilai(rumus, Alasan.BELUM_ADA_DATA)
    bobot = [satu.pagu if tertimbang else Decimal(1) for satu, _ in ada]
    dikenal = [satu for satu in bobot if satu is not None]
    if len(dikenal) < len(bobot):
        return tanpa_nilai(rumus, Alasan.TANPA_ANGGARAN)
    if tambah(*dikenal) == 0:
        return tanpa_nilai(rumus, Alasan.PAGU_NOL)
    terbobot = (kali(nilai, berat) for (_, nilai), berat in zip(ada, dikenal, strict=True))
    masukan: dict[str, Decimal | None] = {satu.kunci: nilai for satu, nilai in ada}
    if tertimbang:
        masukan |= {f"bobot_{satu.kunci}": satu.pagu for satu, _ in ada}
    hasil = Hasil(bagi(tambah(*terbobot), tambah(*dikenal)), rumus, masukan=masukan)
    if len(ada) == len(anak):
        return hasil
    teks = f"{len(anak) - len(ada)} dari {len(anak)} belum memiliki realisasi fisik."
    return hasil.dengan(KodePeringatan.TIDAK_DIRATA_RATA, teks)


def _sebagian(nilai: Decimal | None, bagian: Decimal) -> Decimal | None:
    if nilai is None or bagian == SERATUS:
        return nilai
    return bagi(kali(nilai, bagian), SERATUS)


def _dari_uang(
    rumus: Hitungan, pagu: Decimal | Jumlah | None, realisasi: Decimal | Jumlah | None
) -> Hasil:
    nilai_pagu = pagu.nilai if isinstance(pagu, Jumlah) else pagu
    nilai_real = realisasi.nilai if isinstance(realisasi, Jumlah) else realisasi
    masukan = {"pagu": nilai_pagu, "realisasi": nilai_real}
    if nilai_pagu is None:
        return tanpa_nilai(rumus, Alasan.TANPA_ANGGARAN, masukan)
    if any(isinstance(satu, Jumlah) and not satu.lengkap for satu in (pagu, realisasi)):
        return tanpa_nilai(rumus, Alasan.BELUM_LENGKAP, masukan)
    if nilai_real is None:
        return tanpa_nilai(rumus, Alasan.BELUM_ADA_DATA, masukan)
    if nilai_pagu == 0 and rumus is not Hitungan.SISA:
        return tanpa_nilai(rumus, Alasan.PAGU_NOL, masukan)
    beda = tambah(nilai_pagu, -nilai_real)
    nilai = (
        beda
        if rumus is Hitungan.SISA
        else persen(nilai_real if rumus is Hitungan.SERAPAN else beda, nilai_pagu)
    )
    return _sebut_yang_janggal(Hasil(nilai, rumus, masukan=masukan), nilai_pagu, nilai_real)


def _sebut_yang_janggal(hasil: Hasil, pagu: Decimal, realisasi: Decimal) -> Hasil:
    if realisasi > pagu:
        teks = f"Realisasi {format_rupiah(realisasi)} melebihi pagu {format_rupiah(pagu)}."
        return hasil.dengan(KodePeringatan.MELEBIHI_PAGU, teks)
    if realisasi < 0:
        teks = f"Realisasi {format_rupiah(realisasi)} bernilai negatif."
        return hasil.dengan(KodePeringatan.REALISASI_NEGATIF, teks)
    return hasil
