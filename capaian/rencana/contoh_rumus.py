"""The formula codes explained, each with an example worked out by the calculator."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from capaian.hitung import (
    Arah,
    AturanIndikator,
    AturanNegatif,
    AturanTargetNol,
    Rumus,
    Target,
    baca_target,
    hitung_capaian,
    rumus_bawaan,
    rumus_kata,
    rumus_terisi,
)
from lakip.angka import AngkaTidakTerbaca, baca_angka

PENJELASAN = {
    Rumus.MAX: "Dipakai bila makin tinggi makin baik, misalnya cakupan layanan.",
    Rumus.MIN_LAN: "Dipakai bila makin rendah makin baik, misalnya tingkat kemiskinan. Realisasi "
    "dua kali target atau lebih bernilai 0.",
    Rumus.MIN_RATIO: "Dipakai bila makin rendah makin baik dan selisih kecil ingin tampak besar.",
    Rumus.MIN_CUM: "Dipakai untuk kejadian yang diharapkan tidak terjadi; realisasi 0 bernilai "
    "100.",
    Rumus.RANGE: "Dipakai bila target berupa rentang; di dalam rentang bernilai 100, di luarnya "
    "diukur ke batas terdekat.",
    Rumus.STABIL: "Dipakai bila penyimpangan ke atas maupun ke bawah sama buruknya.",
    Rumus.GRADE: "Dipakai untuk predikat seperti BB yang mempunyai angka, misalnya nilai AKIP.",
    Rumus.BINER: "Dipakai untuk keluaran yang ada atau tidak ada, misalnya sebuah peraturan.",
    Rumus.MANUAL: "Capaian diketik sendiri dengan alasan; pakai hanya bila rumus lain tidak cocok.",
}
# Target and realisasi of the example, until somebody types others.
_ANGKA = {
    Rumus.MIN_LAN: ("4,3", "4"),
    Rumus.MIN_RATIO: ("4,3", "4"),
    Rumus.MIN_CUM: ("10", "2"),
    Rumus.RANGE: ("4,20-4,25", "4,1"),
    Rumus.STABIL: ("100", "96"),
    Rumus.GRADE: ("BB 70", "69,5"),
    Rumus.BINER: ("1", "1"),
}
_ANGKA_UMUM = ("30", "27,68")


@dataclass(frozen=True)
class ContohRumus:
    """A formula in words, when to use it, and the example; ``galat`` says what cannot be read."""

    rumus: str
    label: str
    kata: str
    penjelasan: str
    target: str
    realisasi: str
    hasil: str
    galat: str = ""


def contoh_rumus(isian: Mapping[str, Any]) -> ContohRumus:
    """The example for the fields of an indicator card: arah, rumus, rules, example figures."""
    arah = _pilih(Arah, isian.get("arah"), Arah.NAIK)
    rumus = _pilih(Rumus, isian.get("rumus"), None) or rumus_bawaan(arah)
    baku = _ANGKA.get(rumus, _ANGKA_UMUM)
    target = str(isian.get("contoh_target") or baku[0])
    realisasi = str(isian.get("contoh_realisasi") or baku[1])
    aturan = AturanIndikator(
        target_nol=_pilih(AturanTargetNol, isian.get("aturan_nol"), AturanTargetNol.TIDAK_DIHITUNG),
        negatif=_pilih(AturanNegatif, isian.get("aturan_negatif"), AturanNegatif.TIDAK_DIHITUNG),
    )
    hasil = galat = ""
    try:
        hasil = _hitung(rumus, arah, aturan, target, realisasi)
    except AngkaTidakTerbaca as salah:
        galat = salah.pesan
    return ContohRumus(
        rumus.value,
        rumus.label,
        rumus_kata(rumus.value),
        PENJELASAN[rumus],
        target,
        realisasi,
        hasil,
        galat,
    )


def _pilih(jenis: Any, nilai: Any, baku: Any) -> Any:
    try:
        return jenis(str(nilai))
    except ValueError:
        return baku


def _hitung(rumus: Rumus, arah: Arah, aturan: AturanIndikator, target: str, realisasi: str) -> str:
    if rumus is Rumus.MANUAL:
        return "capaian diketik bersama alasannya"
    dibaca: Target | None = baca_target(target)
    hasil = hitung_capaian(
        target=dibaca, realisasi=baca_angka(realisasi), rumus=rumus, arah=arah, aturan=aturan
    )
    return rumus_terisi(hasil)
