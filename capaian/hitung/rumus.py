"""Capaian of one indicator or output: README.md, "Capaian indikator"."""

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal

from capaian.hitung.aturan import AturanIndikator, Batas, rumus_bawaan
from capaian.hitung.hasil import NOL, SERATUS, Hasil, kali, persen, tambah, tanpa_nilai
from capaian.hitung.istilah import (
    Alasan,
    Arah,
    AturanNegatif,
    AturanTargetNol,
    Hitungan,
    KodePeringatan,
    Rumus,
)
from capaian.hitung.target import Target
from lakip.angka import format_angka, format_persen, format_rentang

_MENURUN = frozenset({Rumus.MIN_LAN, Rumus.MIN_RATIO, Rumus.MIN_CUM})
_BERLANTAI = frozenset({Rumus.MIN_LAN, Rumus.MIN_CUM, Rumus.STABIL, Hitungan.JARAK_TURUN})


def hitung_capaian(
    *,
    target: Target | None,
    realisasi: Decimal | None,
    rumus: Rumus,
    arah: Arah = Arah.NAIK,
    aturan: AturanIndikator | None = None,
    batas: Batas | None = None,
    manual: Decimal | None = None,
    alasan_manual: str = "",
    alasan_kosong: Alasan = Alasan.BELUM_ADA_DATA,
) -> Hasil:
    """Return the capaian in percent, unrounded, of ``realisasi`` against ``target``.

    The same call measures outputs, earlier years and the progress towards a medium-term target.
    A range is met anywhere inside it and measured at its nearest edge outside, by the formula of
    the indicator or, for RANGE, of its polarity. ``realisasi`` None gives ``alasan_kosong``.
    ``manual`` and ``alasan_manual`` serve Rumus.MANUAL alone. ``arah`` matters to RANGE alone.
    """
    masukan = _masukan(target, realisasi)
    if rumus is Rumus.MANUAL:
        hasil = _manual(manual, alasan_manual, masukan)
    elif realisasi is None:
        hasil = tanpa_nilai(rumus, alasan_kosong, masukan)
    elif rumus is Rumus.BINER:
        hasil = _biner(target, realisasi, masukan)
    elif target is None:
        hasil = tanpa_nilai(rumus, Alasan.TARGET_KOSONG, masukan)
    else:
        hasil = _ukur(target, realisasi, rumus, arah, aturan or AturanIndikator(), masukan)
    return (batas or Batas()).untuk_tampil(hasil)


def _masukan(target: Target | None, realisasi: Decimal | None) -> dict[str, Decimal | None]:
    if target is not None and target.berentang:
        return {"bawah": target.bawah, "atas": target.atas, "realisasi": realisasi}
    return {"target": target.angka if target else None, "realisasi": realisasi}


def _manual(nilai: Decimal | None, alasan: str, masukan: Mapping[str, Decimal | None]) -> Hasil:
    if nilai is None:
        return tanpa_nilai(Rumus.MANUAL, Alasan.BELUM_ADA_DATA, masukan)
    if not alasan.strip():
        return tanpa_nilai(Rumus.MANUAL, Alasan.MANUAL_TANPA_ALASAN, masukan)
    return _ketentuan(Rumus.MANUAL, nilai, f"diisi langsung: {alasan.strip()}", masukan)


def _biner(
    target: Target | None, realisasi: Decimal, masukan: Mapping[str, Decimal | None]
) -> Hasil:
    """Done is what reaches the target, or 1 where the target names no number."""
    ambang = target.angka if target and target.angka is not None else Decimal(1)
    if realisasi > 0 and realisasi >= ambang:
        return _ketentuan(Rumus.BINER, SERATUS, "tersedia", masukan)
    return _ketentuan(Rumus.BINER, NOL, "belum tersedia", masukan)


def _ukur(
    target: Target,
    realisasi: Decimal,
    rumus: Rumus,
    arah: Arah,
    aturan: AturanIndikator,
    masukan: Mapping[str, Decimal | None],
) -> Hasil:
    pakai = rumus_bawaan(arah, aturan.rumus_turun) if rumus is Rumus.RANGE else rumus
    if target.bawah is not None and target.atas is not None:
        return _rentang(target.bawah, target.atas, realisasi, rumus, pakai, aturan, masukan)
    if target.angka is None:
        return tanpa_nilai(rumus, Alasan.PREDIKAT_TANPA_ANGKA, masukan)
    return _atas_nama(rumus, _tunggal(pakai, target.angka, realisasi, aturan), masukan)


def _rentang(
    bawah: Decimal,
    atas: Decimal,
    realisasi: Decimal,
    rumus: Rumus,
    pakai: Rumus,
    aturan: AturanIndikator,
    masukan: Mapping[str, Decimal | None],
) -> Hasil:
    rentang = format_rentang(bawah, atas)
    if bawah <= realisasi <= atas:
        return _ketentuan(rumus, SERATUS, f"realisasi berada dalam rentang {rentang}", masukan)
    tepi = bawah if realisasi < bawah else atas
    hasil = _tunggal(pakai, tepi, realisasi, aturan)
    if hasil.langkah != Hitungan.KETENTUAN:
        teks = f"di luar rentang {rentang}, diukur dari tepi terdekat {format_angka(tepi)}"
        hasil = replace(hasil, ketentuan=teks)
    return _atas_nama(rumus, hasil, {**masukan, "target_dipakai": tepi})


def _atas_nama(rumus: Rumus, hasil: Hasil, masukan: Mapping[str, Decimal | None]) -> Hasil:
    """Return ``hasil`` under the indicator's own code, keeping which formula did the work."""
    langkah = hasil.langkah or ("" if hasil.rumus == rumus else hasil.rumus)
    dipakai = {kunci: nilai for kunci, nilai in hasil.masukan.items() if kunci.endswith("_dipakai")}
    return replace(hasil, rumus=rumus, langkah=langkah, masukan={**masukan, **dipakai})


def _tunggal(rumus: Rumus, target: Decimal, realisasi: Decimal, aturan: AturanIndikator) -> Hasil:
    """Return the capaian against one number."""
    if target == 0:
        return _target_nol(rumus, realisasi, aturan)
    if rumus is Rumus.STABIL:
        return _hitung(rumus, rumus, target, realisasi)
    if target < 0 or (realisasi < 0 and rumus in (Rumus.MIN_RATIO, Rumus.MIN_CUM)):
        return _negatif(rumus, target, realisasi, aturan.negatif)
    if realisasi == 0 and rumus is Rumus.MIN_RATIO:
        return _ketentuan(rumus, SERATUS, "realisasi 0 dinilai 100%")
    return _hitung(rumus, _langkah(rumus), target, realisasi)


def _target_nol(rumus: Rumus, realisasi: Decimal, aturan: AturanIndikator) -> Hasil:
    """Nothing divides by 0: rules take over, README.md "Nol, kosong, dan negatif"."""
    if rumus is Rumus.STABIL:
        if realisasi == 0:
            return _ketentuan(rumus, SERATUS, "target 0 dan realisasi 0 dinilai 100%")
        return tanpa_nilai(rumus, Alasan.TARGET_NOL)
    if rumus in _MENURUN:
        if realisasi <= 0:
            return _ketentuan(rumus, SERATUS, "target 0 tercapai, dinilai 100%")
        return _ketentuan(rumus, NOL, "target 0 terlampaui, dinilai 0%")
    if aturan.target_nol is AturanTargetNol.TIDAK_DIHITUNG:
        return tanpa_nilai(rumus, Alasan.TARGET_NOL)
    penuh = (aturan.target_nol is AturanTargetNol.SERATUS_BILA_ADA and realisasi != 0) or (
        aturan.target_nol is AturanTargetNol.SERATUS_BILA_TERCAPAI and realisasi >= 0
    )
    teks = f"target 0: {aturan.target_nol.label.lower()}"
    return _ketentuan(rumus, SERATUS if penuh else NOL, teks)


def _negatif(rumus: Rumus, target: Decimal, realisasi: Decimal, aturan: AturanNegatif) -> Hasil:
    if aturan is AturanNegatif.TIDAK_DIHITUNG:
        return tanpa_nilai(rumus, Alasan.NEGATIF)
    if aturan is AturanNegatif.JARAK:
        langkah = Hitungan.JARAK_TURUN if rumus in _MENURUN else Hitungan.JARAK_NAIK
        return replace(_hitung(rumus, langkah, target, realisasi), ketentuan=aturan.label)
    if aturan is AturanNegatif.MUTLAK:
        if target * realisasi < 0:
            return tanpa_nilai(rumus, Alasan.TANDA_BERBEDA)
        target, realisasi = abs(target), abs(realisasi)
    if realisasi == 0 and rumus is Rumus.MIN_RATIO:
        return tanpa_nilai(rumus, Alasan.PEMBAGI_NOL)
    hasil = _hitung(rumus, _langkah(rumus), target, realisasi)
    dipakai = {"target_dipakai": target, "realisasi_dipakai": realisasi}
    return replace(hasil, ketentuan=aturan.label, masukan={**hasil.masukan, **dipakai})


def _langkah(rumus: Rumus) -> Rumus:
    return Rumus.MAX if rumus is Rumus.GRADE else rumus


def _hitung(rumus: Rumus, langkah: Rumus | Hitungan, target: Decimal, realisasi: Decimal) -> Hasil:
    """Apply the formula ``langkah``; its floor of 0, and a warning below 0 where it has none."""
    mentah = _terapkan(langkah, target, realisasi)
    hasil = Hasil(mentah, rumus, langkah="" if langkah == rumus else langkah)
    if mentah >= 0:
        return hasil
    if langkah in _BERLANTAI:
        teks = f"Capaian {format_persen(mentah)} di bawah 0 dijadikan 0%."
        return replace(hasil, nilai=NOL, sebelum_batas=mentah).dengan(
            KodePeringatan.LANTAI_NOL, teks
        )
    teks = f"Capaian {format_persen(mentah)} bernilai negatif."
    return hasil.dengan(KodePeringatan.CAPAIAN_NEGATIF, teks)


def _terapkan(langkah: Rumus | Hitungan, target: Decimal, realisasi: Decimal) -> Decimal:
    selisih = tambah(realisasi, -target)
    match langkah:
        case Rumus.MIN_LAN:
            return persen(tambah(kali(Decimal(2), target), -realisasi), target)
        case Rumus.MIN_RATIO:
            return persen(target, realisasi)
        case Rumus.MIN_CUM:
            return persen(-selisih, target)
        case Rumus.STABIL:
            return persen(tambah(abs(target), -abs(selisih)), abs(target))
        case Hitungan.JARAK_NAIK:
            return persen(tambah(abs(target), selisih), abs(target))
        case Hitungan.JARAK_TURUN:
            return persen(tambah(abs(target), -selisih), abs(target))
        case _:
            return persen(realisasi, target)


def _ketentuan(
    rumus: Rumus,
    nilai: Decimal,
    teks: str,
    masukan: Mapping[str, Decimal | None] | None = None,
) -> Hasil:
    return Hasil(nilai, rumus, masukan=masukan or {}, langkah=Hitungan.KETENTUAN, ketentuan=teks)
