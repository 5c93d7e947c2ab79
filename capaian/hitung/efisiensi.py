"""Efficient use of resources by nine methods: README.md, "Efisiensi"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from capaian.hitung.anggaran import Jumlah, serapan, sisa, sisa_persen
from capaian.hitung.hasil import (
    NOL,
    SERATUS,
    Hasil,
    bagi,
    bersih,
    kali,
    persen,
    tambah,
    tanpa_nilai,
)
from capaian.hitung.istilah import (
    Alasan,
    Hitungan,
    KodePeringatan,
    MetodeEfisiensi,
    PutusanEfisiensi,
)
from lakip.angka import format_persen

_BATAS_E = Decimal(20)
Uang = Decimal | Jumlah | None


@dataclass(frozen=True, slots=True)
class Keluaran:
    """One output with its money: amounts in rupiah, volumes in its own unit, capaian in percent.

    capaian None is taken from volume ÷ target where both are known.
    """

    pagu: Decimal | None
    realisasi: Decimal | None
    target: Decimal | None = None
    volume: Decimal | None = None
    capaian: Decimal | None = None


@dataclass(frozen=True, slots=True)
class HasilEfisiensi:
    """What a method gave.

    persen: percent; for NE the score 0 to 100. rupiah: the saving in rupiah (SISA_RP, MANUAL_RP)
    or the saving per unit of output (COST_OUTCOME), None in the other methods.
    """

    metode: MetodeEfisiensi
    persen: Hasil
    rupiah: Hasil | None
    putusan: PutusanEfisiensi


def efisiensi(
    metode: MetodeEfisiensi,
    *,
    pagu: Uang,
    realisasi: Uang,
    capaian: Decimal | None,
    keluaran: Sequence[Keluaran] = (),
    manual_rp: Decimal | None = None,
    alasan_manual: str = "",
) -> HasilEfisiensi:
    """Return the efficiency of spending ``realisasi`` of ``pagu`` rupiah for ``capaian`` percent.

    ``capaian`` is the unrounded mean of indicators (``rata_rata_capaian``), never the value of
    rata-rata data kelompok. PMK249, PMK22, NE and COST_OUTCOME use ``keluaran``; PMK22 and NE
    take the whole as one output without it. ``manual_rp`` serves MANUAL_RP.
    The verdict never says efficient while capaian is below 100 or unknown.
    """
    terserap = serapan(pagu, realisasi)
    rupiah: Hasil | None = None
    match metode:
        case MetodeEfisiensi.SISA_PCT | MetodeEfisiensi.SISA_RP:
            hasil = sisa_persen(pagu, realisasi)
            rupiah = sisa(pagu, realisasi) if metode is MetodeEfisiensi.SISA_RP else None
        case MetodeEfisiensi.MANUAL_RP:
            rupiah = _manual(manual_rp, alasan_manual)
            hasil = _persen_manual(rupiah, _satu(pagu, realisasi, capaian).pagu)
        case MetodeEfisiensi.SELISIH | MetodeEfisiensi.KATEGORI:
            hasil = _selisih(capaian, terserap)
        case MetodeEfisiensi.PMK249:
            hasil = _pmk249(keluaran)
        case MetodeEfisiensi.COST_OUTCOME:
            hasil = _hemat_satuan(keluaran[0] if len(keluaran) == 1 else None)
            rupiah = _biaya_satuan(hasil)
        case _:
            hasil = _pmk22(keluaran or [_satu(pagu, realisasi, capaian)])
    putusan = _putusan(hasil, capaian, terserap, boleh_nol=metode is MetodeEfisiensi.KATEGORI)
    if metode is MetodeEfisiensi.NE:
        hasil = _ne(hasil)
    return HasilEfisiensi(metode, replace(hasil, rumus=metode), rupiah, putusan)


def _satu(pagu: Uang, realisasi: Uang, capaian: Decimal | None) -> Keluaran:
    """Return the whole as one output; an incomplete sum counts as missing."""
    uang = [
        (satu.nilai if satu.lengkap else None) if isinstance(satu, Jumlah) else satu
        for satu in (pagu, realisasi)
    ]
    return Keluaran(uang[0], uang[1], capaian=capaian)


def _selisih(capaian: Decimal | None, terserap: Hasil) -> Hasil:
    rumus = MetodeEfisiensi.SELISIH
    masukan = {"capaian": capaian, "serapan": terserap.nilai}
    if terserap.nilai is None:
        return tanpa_nilai(rumus, terserap.alasan or Alasan.TANPA_ANGGARAN, masukan)
    if capaian is None:
        return tanpa_nilai(rumus, Alasan.TANPA_CAPAIAN, masukan)
    nilai = tambah(capaian, -terserap.nilai)
    return Hasil(nilai, rumus, masukan=masukan, peringatan=terserap.peringatan)


def _manual(nilai: Decimal | None, alasan: str) -> Hasil:
    rumus = Hitungan.HEMAT_DIKETIK
    if nilai is None:
        return tanpa_nilai(rumus, Alasan.BELUM_ADA_DATA)
    if not alasan.strip():
        return tanpa_nilai(rumus, Alasan.MANUAL_TANPA_ALASAN)
    teks = f"diisi langsung: {alasan.strip()}"
    return Hasil(nilai, rumus, langkah=Hitungan.KETENTUAN, ketentuan=teks)


def _persen_manual(rupiah: Hasil, pagu: Decimal | None) -> Hasil:
    masukan = {"hemat": rupiah.nilai, "pagu": pagu}
    if rupiah.nilai is None:
        return replace(rupiah, masukan=masukan)
    if not pagu:
        alasan = Alasan.TANPA_ANGGARAN if pagu is None else Alasan.PAGU_NOL
        return tanpa_nilai(rupiah.rumus, alasan, masukan)
    return Hasil(persen(rupiah.nilai, pagu), rupiah.rumus, masukan=masukan)


def _pmk22(keluaran: Sequence[Keluaran]) -> Hasil:
    """E = Σ(pagu × capaian − realisasi) ÷ Σ(pagu × capaian) × 100, capaian as a fraction."""
    rumus = MetodeEfisiensi.PMK22
    seharusnya, dibelanjakan = NOL, NOL
    for satu in keluaran:
        capaian = _capaian(satu)
        if satu.pagu is None or satu.realisasi is None or capaian is None:
            return tanpa_nilai(rumus, Alasan.KELUARAN_TIDAK_LENGKAP)
        seharusnya = tambah(seharusnya, bagi(kali(satu.pagu, capaian), SERATUS))
        dibelanjakan = tambah(dibelanjakan, satu.realisasi)
    masukan: dict[str, Decimal | None] = {"seharusnya": seharusnya, "realisasi": dibelanjakan}
    if seharusnya == 0:
        return tanpa_nilai(rumus, Alasan.PEMBAGI_NOL, masukan)
    return Hasil(persen(tambah(seharusnya, -dibelanjakan), seharusnya), rumus, masukan=masukan)


def _ne(e: Hasil) -> Hasil:
    """NE = 50 + E ÷ 20 × 50 with E held within ±20, so that it runs from 0 to 100."""
    rumus = MetodeEfisiensi.NE
    if e.nilai is None:
        return replace(e, rumus=rumus)
    terpotong = max(-_BATAS_E, min(_BATAS_E, e.nilai))
    nilai = tambah(Decimal(50), bagi(kali(terpotong, Decimal(50)), _BATAS_E))
    hasil = Hasil(nilai, rumus, masukan={**e.masukan, "E": e.nilai, "E_dipakai": terpotong})
    if terpotong == e.nilai:
        return hasil
    teks = f"E {format_persen(e.nilai)} dipotong menjadi {format_persen(terpotong, 0)}."
    return hasil.dengan(KodePeringatan.DIPOTONG, teks)


def _pmk249(keluaran: Sequence[Keluaran]) -> Hasil:
    """E = (1/n) Σ [1 − (realisasi ÷ volume) ÷ (pagu ÷ target)] × 100."""
    rumus = MetodeEfisiensi.PMK249
    bagian: list[Decimal] = []
    masukan: dict[str, Decimal | None] = {}
    for nomor, satu in enumerate(keluaran, 1):
        hemat = _hemat_satuan(satu)
        if hemat.nilai is None:
            return replace(hemat, rumus=rumus)
        bagian.append(hemat.nilai)
        masukan[f"E_{nomor}"] = hemat.nilai
    if not bagian:
        return tanpa_nilai(rumus, Alasan.KELUARAN_TIDAK_LENGKAP)
    return Hasil(bagi(tambah(*bagian), Decimal(len(bagian))), rumus, masukan=masukan)


def _hemat_satuan(keluaran: Keluaran | None) -> Hasil:
    """Return by how many percent one unit of output cost less than planned."""
    rumus = MetodeEfisiensi.COST_OUTCOME
    angka = _angka(keluaran)
    if angka is None:
        return tanpa_nilai(rumus, Alasan.KELUARAN_TIDAK_LENGKAP)
    pagu, realisasi, target, volume = angka
    masukan: dict[str, Decimal | None] = {
        "pagu": pagu,
        "realisasi": realisasi,
        "target": target,
        "volume": volume,
    }
    if 0 in (pagu, target, volume):
        return tanpa_nilai(rumus, Alasan.PEMBAGI_NOL, masukan)
    masukan |= {"biaya_rencana": bagi(pagu, target), "biaya_nyata": bagi(realisasi, volume)}
    rencana, nyata = kali(pagu, volume), kali(realisasi, target)
    return Hasil(persen(tambah(rencana, -nyata), rencana), rumus, masukan=masukan)


def _biaya_satuan(hemat: Hasil) -> Hasil:
    """Return the planned minus the real cost of one unit of output, in rupiah."""
    rencana, nyata = hemat.masukan.get("biaya_rencana"), hemat.masukan.get("biaya_nyata")
    if rencana is None or nyata is None:
        return hemat
    return Hasil(tambah(rencana, -nyata), Hitungan.BIAYA_SATUAN, masukan=hemat.masukan)


def _angka(keluaran: Keluaran | None) -> tuple[Decimal, Decimal, Decimal, Decimal] | None:
    if keluaran is None or keluaran.pagu is None or keluaran.realisasi is None:
        return None
    if keluaran.target is None or keluaran.volume is None:
        return None
    return keluaran.pagu, keluaran.realisasi, keluaran.target, keluaran.volume


def _capaian(keluaran: Keluaran) -> Decimal | None:
    if keluaran.capaian is not None:
        return keluaran.capaian
    if keluaran.target is None or keluaran.volume is None or keluaran.target == 0:
        return None
    return persen(keluaran.volume, keluaran.target)


def _putusan(
    hemat: Hasil, capaian: Decimal | None, terserap: Hasil, *, boleh_nol: bool
) -> PutusanEfisiensi:
    """Return the verdict on what was saved; unfinished work is never called efficient.

    ``boleh_nol``: a saving of 0 is efficient too, as KATEGORI has it.
    """
    if any(satu.kode is KodePeringatan.MELEBIHI_PAGU for satu in terserap.peringatan):
        return PutusanEfisiensi.MELEBIHI_PAGU
    if hemat.nilai is None or capaian is None:
        return PutusanEfisiensi.TIDAK_DAPAT_DIHITUNG
    lebih = bersih(hemat.nilai)
    if lebih < 0:
        return PutusanEfisiensi.KURANG_EFISIEN
    if bersih(capaian) < SERATUS:
        habis = terserap.nilai is not None and bersih(terserap.nilai) >= SERATUS
        return PutusanEfisiensi.KURANG_EFISIEN if habis else PutusanEfisiensi.SISA_ANGGARAN
    if lebih == 0 and not boleh_nol:
        return PutusanEfisiensi.SEIMBANG
    return PutusanEfisiensi.EFISIEN
