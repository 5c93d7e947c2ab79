"""Formulas in words, and with their numbers filled in, as the report's origin panel prints them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from capaian.hitung.hasil import Hasil, tambah
from capaian.hitung.istilah import (
    Agregasi,
    Hitungan,
    MetodeEfisiensi,
    MetodeOpd,
    MetodeSasaran,
    Rumus,
)
from lakip.angka import bulat, format_angka, format_persen, format_rupiah

Masukan = Mapping[str, Decimal | None]
_MAKS_DESIMAL = 4  # an input with more decimals is itself a result and is printed rounded
_MAKS_SUKU = 10


@dataclass(frozen=True, slots=True)
class _Cetakan:
    """kata: the formula in words. isi: the same with ``{names}`` of inputs, or a function."""

    kata: str
    isi: str | Callable[[Masukan, int], str]
    satuan: str = "%"


def rumus_kata(kode: str) -> str:
    """Return the formula behind a code in Indonesian words. Raises KeyError for no code of ours."""
    return _CETAKAN[kode].kata


def rumus_terisi(hasil: Hasil, desimal: int = 2) -> str:
    """Return the formula with its numbers: "(2 × 4,3 − 4,00) ÷ 4,3 × 100% = 106,98%".

    Inputs keep their decimals, the result has ``desimal``. A special rule is named instead of a
    formula, a cap or floor behind it, a missing value by its reason.
    """
    if hasil.alasan is not None or hasil.nilai is None:
        return f"tidak dapat dihitung: {hasil.alasan.label if hasil.alasan else ''}"
    cetakan = _CETAKAN[hasil.rumus]
    nilai = _cetak(hasil.nilai, desimal, cetakan.satuan)
    if hasil.sebelum_batas is not None:
        nilai = f"{_cetak(hasil.sebelum_batas, desimal, cetakan.satuan)}, menjadi {nilai}"
    if hasil.langkah == Hitungan.KETENTUAN:
        return f"{nilai} ({hasil.ketentuan})"
    isi = _CETAKAN[hasil.langkah or hasil.rumus].isi
    masukan = _dipakai(hasil.masukan)
    teks = isi(masukan, desimal) if callable(isi) else isi.format_map(_Suku(masukan, desimal))
    if hasil.rumus == Hitungan.RASIO and masukan.get("pengali") != 100:
        nilai = nilai.removesuffix("%")
    terisi = f"{teks} = {nilai}"
    return f"{terisi} ({hasil.ketentuan})" if hasil.ketentuan else terisi


class _Suku(dict[str, str]):
    """The inputs as printed terms, a negative one in brackets; ``abs_x`` the magnitude of x."""

    def __init__(self, masukan: Masukan, desimal: int) -> None:
        super().__init__((kunci, _suku(nilai, desimal)) for kunci, nilai in masukan.items())
        self.update((f"abs_{k}", _suku(abs(n), desimal)) for k, n in masukan.items() if n)


def _suku(nilai: Decimal | None, desimal: int) -> str:
    if nilai is None:
        return "–"
    panjang = nilai != bulat(nilai, _MAKS_DESIMAL)
    utuh = nilai == bulat(nilai, 0) and abs(nilai) >= 1000  # amounts: no ",00" in a formula
    teks = format_angka(nilai, desimal if panjang else None, buang_nol=utuh)
    return f"({teks})" if nilai < 0 else teks


def _cetak(nilai: Decimal, desimal: int, satuan: str) -> str:
    if satuan == "Rp":
        return format_rupiah(nilai)
    return format_persen(nilai, desimal) if satuan == "%" else format_angka(nilai, desimal)


def _dipakai(masukan: Masukan) -> Masukan:
    """Return the inputs with those that a rule replaced ("target_dipakai") in their place."""
    pengganti = {
        kunci.removesuffix("_dipakai"): nilai
        for kunci, nilai in masukan.items()
        if kunci.endswith("_dipakai")
    }
    return {**masukan, **pengganti}


def _deret(nilai: list[Decimal], desimal: int) -> str:
    if len(nilai) > _MAKS_SUKU:
        return f"jumlah {len(nilai)} nilai {_suku(tambah(*nilai), desimal)}"
    return " + ".join(_suku(satu, desimal) for satu in nilai)


def _isi(masukan: Masukan) -> list[Decimal]:
    return [nilai for nilai in masukan.values() if nilai is not None]


def _jumlah(masukan: Masukan, desimal: int) -> str:
    return _deret(_isi(masukan), desimal)


def _rata_rata(masukan: Masukan, desimal: int) -> str:
    nilai = _isi(masukan)
    deret = _deret(nilai, desimal)
    return f"({deret}) ÷ {len(nilai)}" if len(nilai) > 1 else f"{deret} ÷ 1"


def _tertimbang(masukan: Masukan, desimal: int) -> str:
    pasangan = [
        (nilai, masukan[f"bobot_{kunci}"])
        for kunci, nilai in masukan.items()
        if nilai is not None and f"bobot_{kunci}" in masukan
    ]
    bobot = [berat for _, berat in pasangan if berat is not None]
    suku = [f"{_suku(nilai, desimal)} × {_suku(berat, desimal)}" for nilai, berat in pasangan]
    return f"({' + '.join(suku)}) ÷ {_suku(tambah(*bobot), desimal)}"


def _data_kelompok(masukan: Masukan, desimal: int) -> str:
    suku = [
        (nilai, masukan[f"mean_{kunci.removeprefix('n_')}"])
        for kunci, nilai in masukan.items()
        if kunci.startswith("n_") and nilai
    ]
    teks = " + ".join(f"{_suku(n, 0)} × {_suku(mean, desimal)}" for n, mean in suku)
    return f"({teks}) ÷ {_suku(tambah(*(n for n, _ in suku)), 0)}"


def _rasio(masukan: Masukan, desimal: int) -> str:
    suku = _Suku(masukan, desimal)
    teks = f"{suku['pembilang']} ÷ {suku['penyebut']}"
    if masukan.get("pengali") == 1:
        return teks
    return f"{teks} × {suku['pengali']}{'%' if masukan.get('pengali') == 100 else ''}"


def _terakhir(masukan: Masukan, desimal: int) -> str:
    return f"nilai triwulan terakhir yang terisi {_suku(_isi(masukan)[-1], desimal)}"


def _ujung(nama: str) -> Callable[[Masukan, int], str]:
    def isi(masukan: Masukan, desimal: int) -> str:
        return f"nilai {nama} dari " + "; ".join(_suku(n, desimal) for n in _isi(masukan))

    return isi


_MENURUN = "(2 × {target} − {realisasi}) ÷ {target} × 100%"
_SISA = _Cetakan("(pagu − realisasi) ÷ pagu × 100%", "({pagu} − {realisasi}) ÷ {pagu} × 100%")
_SELISIH = _Cetakan("capaian kinerja − serapan anggaran", "{capaian}% − {serapan}%")
_RATA = _Cetakan("jumlah capaian ÷ banyaknya yang memiliki capaian", _rata_rata)

_CETAKAN: dict[str, _Cetakan] = {
    Rumus.MAX: _Cetakan("realisasi ÷ target × 100%", "{realisasi} ÷ {target} × 100%"),
    Rumus.MIN_LAN: _Cetakan(_MENURUN.replace("{", "").replace("}", ""), _MENURUN),
    Rumus.MIN_RATIO: _Cetakan("target ÷ realisasi × 100%", "{target} ÷ {realisasi} × 100%"),
    Rumus.MIN_CUM: _Cetakan(
        "(target − jumlah kejadian) ÷ target × 100%", "({target} − {realisasi}) ÷ {target} × 100%"
    ),
    Rumus.RANGE: _Cetakan(
        "100% bila realisasi berada dalam rentang target; di luarnya diukur dari tepi terdekat",
        "{realisasi} ÷ {target} × 100%",
    ),
    Rumus.STABIL: _Cetakan(
        "(1 − |realisasi − target| ÷ |target|) × 100%, paling rendah 0%",
        "(1 − |{realisasi} − {target}| ÷ {abs_target}) × 100%",
    ),
    Rumus.GRADE: _Cetakan(
        "angka predikat realisasi ÷ angka predikat target × 100%",
        "{realisasi} ÷ {target} × 100%",
    ),
    Rumus.BINER: _Cetakan("100% bila tersedia, 0% bila belum", "{realisasi}"),
    Rumus.MANUAL: _Cetakan("nilai diisi langsung dengan alasan", "{realisasi}"),
    Hitungan.JARAK_NAIK: _Cetakan(
        "(1 + (realisasi − target) ÷ |target|) × 100%",
        "(1 + ({realisasi} − {target}) ÷ {abs_target}) × 100%",
    ),
    Hitungan.JARAK_TURUN: _Cetakan(
        "(1 − (realisasi − target) ÷ |target|) × 100%",
        "(1 − ({realisasi} − {target}) ÷ {abs_target}) × 100%",
    ),
    Hitungan.RASIO: _Cetakan("pembilang ÷ penyebut × pengali", _rasio),
    Hitungan.DIKETIK: _Cetakan("nilai yang diisi langsung", "nilai yang diisi langsung", ""),
    Agregasi.SUM: _Cetakan("jumlah nilai triwulan", _jumlah, ""),
    Agregasi.LAST: _Cetakan("nilai triwulan terakhir yang terisi", _terakhir, ""),
    Agregasi.AVG: _Cetakan("rata-rata nilai triwulan yang terisi", _rata_rata, ""),
    Agregasi.MAXV: _Cetakan("nilai tertinggi di antara triwulan", _ujung("tertinggi"), ""),
    Agregasi.MINV: _Cetakan("nilai terendah di antara triwulan", _ujung("terendah"), ""),
    MetodeSasaran.RATA_RATA: _RATA,
    MetodeSasaran.TERTIMBANG: _Cetakan("jumlah (capaian × bobot) ÷ jumlah bobot", _tertimbang),
    MetodeSasaran.DATA_KELOMPOK: _Cetakan(
        "jumlah (banyaknya indikator tiap kategori × nilai mean kategori) ÷ banyaknya indikator",
        _data_kelompok,
    ),
    MetodeOpd.INDIKATOR: _RATA,
    MetodeOpd.SASARAN: _RATA,
    Hitungan.SERAPAN: _Cetakan("realisasi ÷ pagu × 100%", "{realisasi} ÷ {pagu} × 100%"),
    Hitungan.SISA: _Cetakan("pagu − realisasi", "{pagu} − {realisasi}", "Rp"),
    Hitungan.SISA_PERSEN: _SISA,
    Hitungan.BIAYA_SATUAN: _Cetakan(
        "pagu ÷ target volume − realisasi ÷ realisasi volume",
        "{pagu} ÷ {target} − {realisasi} ÷ {volume}",
        "Rp",
    ),
    Hitungan.HEMAT_DIKETIK: _Cetakan("penghematan yang diisi langsung", "{hemat}", "Rp"),
    Hitungan.FISIK_RATA: _Cetakan("jumlah realisasi fisik ÷ banyaknya", _rata_rata),
    Hitungan.FISIK_PAGU: _Cetakan("jumlah (realisasi fisik × pagu) ÷ jumlah pagu", _tertimbang),
    Hitungan.PERUBAHAN: _Cetakan(
        "(tahun ini − tahun lalu) ÷ |tahun lalu| × 100%", "({kini} − {lalu}) ÷ {abs_lalu} × 100%"
    ),
    Hitungan.JAWABAN: _Cetakan("nilai jawaban ÷ 100 × bobot", "{nilai} ÷ 100 × {bobot}", ""),
    Hitungan.JUMLAH_NILAI: _Cetakan("jumlah nilai komponen", _jumlah, ""),
    MetodeEfisiensi.SISA_PCT: _Cetakan(
        "100% − realisasi ÷ pagu × 100%", "100% − {realisasi} ÷ {pagu} × 100%"
    ),
    MetodeEfisiensi.SISA_RP: _SISA,
    MetodeEfisiensi.SELISIH: _SELISIH,
    MetodeEfisiensi.KATEGORI: _SELISIH,
    MetodeEfisiensi.MANUAL_RP: _Cetakan(
        "penghematan yang diisi langsung ÷ pagu × 100%", "{hemat} ÷ {pagu} × 100%"
    ),
    MetodeEfisiensi.PMK249: _Cetakan(
        "rata-rata [1 − (realisasi anggaran ÷ realisasi volume) ÷ (pagu ÷ target volume)] × 100%",
        _rata_rata,
    ),
    MetodeEfisiensi.PMK22: _Cetakan(
        "jumlah (pagu × capaian − realisasi) ÷ jumlah (pagu × capaian) × 100%",
        "({seharusnya} − {realisasi}) ÷ {seharusnya} × 100%",
    ),
    MetodeEfisiensi.NE: _Cetakan(
        "50 + E ÷ 20 × 50, dengan E antara −20% dan 20%", "50 + {E} ÷ 20 × 50", ""
    ),
    MetodeEfisiensi.COST_OUTCOME: _Cetakan(
        "[1 − (realisasi ÷ realisasi volume) ÷ (pagu ÷ target volume)] × 100%",
        "[1 − ({realisasi} ÷ {volume}) ÷ ({pagu} ÷ {target})] × 100%",
    ),
}
