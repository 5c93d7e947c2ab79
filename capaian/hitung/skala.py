"""Category scales: data that classifies every value into exactly one class."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from capaian.hitung.hasil import bersih
from capaian.hitung.istilah import AturanCelah
from lakip.angka import bulat, format_angka

_SATU = Decimal(1)


class SkalaTidakSah(ValueError):
    """A scale with gaps, overlaps or contradictions. ``pesan`` lists them for the user."""

    def __init__(self, nama: str, pesan: tuple[str, ...]) -> None:
        self.pesan = pesan
        super().__init__(f"Skala “{nama}” belum benar: " + " ".join(pesan))


@dataclass(frozen=True, slots=True)
class Kelas:
    """One class of a scale.

    kode: short and unique in the scale ("SB", "AA"). label: as printed.
    bawah: lower bound; None in the lowest class, which takes everything below the others.
    eksklusif: True when the bound itself belongs to the class below ("> 85").
    atas: upper bound as printed ("76–90"), only in scales written for whole numbers; None when
    the class simply runs up to the next one. The highest class takes everything above it.
    mean: its value in the method rata-rata data kelompok.
    """

    kode: str
    label: str
    bawah: Decimal | None
    eksklusif: bool = False
    atas: Decimal | None = None
    mean: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Skala:
    """A checked scale: ``kelas`` from the highest to the lowest.

    Raises SkalaTidakSah when, after ``aturan_celah``, a value would have no class or two, when
    a code or label repeats, or when a mean lies outside its own class.
    """

    kode: str
    nama: str
    kelas: tuple[Kelas, ...]
    aturan_celah: AturanCelah = AturanCelah.CONTINUOUS_GT

    def __post_init__(self) -> None:
        pesan = tuple(_susunan_salah(self.kelas))
        if not pesan:
            pesan = tuple(_celah_salah(self))
        if not pesan:
            pesan = (*_kelas_kosong(self), *_mean_salah(self))
        if pesan:
            raise SkalaTidakSah(self.nama, pesan)

    @property
    def bercelah(self) -> bool:
        """Tell whether classes leave values between them, so that the gap rule matters."""
        return any(_celah(tinggi, rendah) for tinggi, rendah in pairwise(self.kelas))

    def rentang_teks(self, kelas: Kelas) -> str:
        """Return the interval of a class as printed: "> 85", "70 < x ≤ 85", "76–90", "≤ 50"."""
        nomor = self.kelas.index(kelas)
        di_atas = self.kelas[nomor - 1] if nomor else None
        if kelas.atas is not None and kelas.bawah is not None:
            penghubung = " < x ≤ " if kelas.eksklusif else "–"
            return format_angka(kelas.bawah) + penghubung + format_angka(kelas.atas)
        if kelas.atas is not None:
            return f"≤ {format_angka(kelas.atas)}"
        if di_atas is None:
            return f"{'>' if kelas.eksklusif else '≥'} {format_angka(kelas.bawah)}"
        ujung = f"{'≤' if di_atas.eksklusif else '<'} {format_angka(di_atas.bawah)}"
        if kelas.bawah is None:
            return ujung
        return f"{format_angka(kelas.bawah)} {'<' if kelas.eksklusif else '≤'} x {ujung}"


def kategori(nilai: Decimal | None, skala: Skala) -> Kelas | None:
    """Return the class of an unrounded value; None for None.

    Values above the highest class belong to it, values below the lowest to that one. The scale's
    gap rule applies only where the scale has gaps.
    """
    if nilai is None:
        return None
    angka = bersih(nilai)
    if _dibulatkan(skala):
        angka = bulat(angka, 0)
    for kelas, (batas, eksklusif) in zip(skala.kelas, _ambang(skala), strict=False):
        if angka > batas or (angka == batas and not eksklusif):
            return kelas
    return skala.kelas[-1]


def sebaran_kategori(nilai: Iterable[Decimal | None], skala: Skala) -> dict[str, int]:
    """Return how many values fall into each class, by class code; None counts nowhere."""
    sebaran = {kelas.kode: 0 for kelas in skala.kelas}
    for satu in nilai:
        if kelas := kategori(satu, skala):
            sebaran[kelas.kode] += 1
    return sebaran


def _dibulatkan(skala: Skala) -> bool:
    return skala.aturan_celah is AturanCelah.ROUND_FIRST and skala.bercelah


def _ambang(skala: Skala) -> list[tuple[Decimal, bool]]:
    """Return (bound, exclusive) from which on a value belongs to each class but the lowest."""
    sambung = skala.aturan_celah is AturanCelah.CONTINUOUS_GT
    return [
        (rendah.atas, True)
        if sambung and rendah.atas is not None and _celah(tinggi, rendah)
        else (_bawah(tinggi), tinggi.eksklusif)
        for tinggi, rendah in pairwise(skala.kelas)
    ]


def _bawah(kelas: Kelas) -> Decimal:
    if kelas.bawah is None:  # checked when the scale was built
        raise ValueError("Kelas ini tidak memiliki batas bawah.")
    return kelas.bawah


def _celah(tinggi: Kelas, rendah: Kelas) -> bool:
    """Tell whether values exist that lie above the lower class and below the upper one."""
    if rendah.atas is None:
        return False
    return rendah.atas < _bawah(tinggi)


def _susunan_salah(kelas: tuple[Kelas, ...]) -> Iterable[str]:
    if len(kelas) < 2:
        yield "Skala memerlukan sedikitnya dua kelas."
        return
    for nama, isi in (("Kode", [k.kode for k in kelas]), ("Nama", [k.label for k in kelas])):
        if len(set(isi)) < len(isi) or not all(satu.strip() for satu in isi):
            yield f"{nama} kelas harus terisi dan berbeda-beda."
    for satu in kelas[:-1]:
        if satu.bawah is None:
            yield f"Batas bawah kelas “{satu.label}” belum diisi."
    for satu in kelas:
        if satu.bawah is not None and satu.atas is not None and satu.bawah > satu.atas:
            yield f"Batas bawah kelas “{satu.label}” melebihi batas atasnya."


def _celah_salah(skala: Skala) -> Iterable[str]:
    for tinggi, rendah in pairwise(skala.kelas):
        bawah = _bawah(tinggi)
        pasangan = f"Kelas “{tinggi.label}” dan “{rendah.label}”"
        if rendah.bawah is not None and rendah.bawah >= bawah:
            yield f"{pasangan} tidak berurutan dari yang tertinggi."
        elif rendah.atas is None:
            continue
        elif rendah.atas > bawah or (rendah.atas == bawah and not tinggi.eksklusif):
            yield f"{pasangan} bertumpang tindih di {format_angka(bawah)}."
        elif bawah - rendah.atas > _SATU:
            yield (
                f"{pasangan} menyisakan celah antara {format_angka(rendah.atas)} dan "
                f"{format_angka(bawah)} yang tidak ditutup aturan celah."
            )
        elif skala.aturan_celah is AturanCelah.ROUND_FIRST and _pecahan(bawah, rendah.atas):
            yield f"{pasangan}: aturan pembulatan memerlukan batas berupa bilangan bulat."


def _pecahan(*batas: Decimal) -> bool:
    return any(satu != bulat(satu, 0) for satu in batas)


def _kelas_kosong(skala: Skala) -> Iterable[str]:
    """A class must begin below the one above it; among whole numbers "> 2" begins at 3."""
    ambang = _ambang(skala)
    if _dibulatkan(skala):
        ambang = [(batas + eksklusif, False) for batas, eksklusif in ambang]
    for kelas, (tinggi, rendah) in zip(skala.kelas[1:], pairwise(ambang), strict=False):
        if rendah >= tinggi:
            yield f"Kelas “{kelas.label}” tidak memuat satu nilai pun."


def _mean_salah(skala: Skala) -> Iterable[str]:
    for kelas in skala.kelas:
        if kelas.mean is not None and kategori(kelas.mean, skala) != kelas:
            yield f"Nilai mean kelas “{kelas.label}” berada di luar kelasnya."


def _kelas(
    kode: str, label: str, bawah: str, atas: str = "", mean: str = "", eksklusif: bool = False
) -> Kelas:
    return Kelas(
        kode,
        label,
        Decimal(bawah) if bawah else None,
        eksklusif,
        Decimal(atas) if atas else None,
        Decimal(mean) if mean else None,
    )


SKALA_LAN = Skala(
    "LAN",
    "Skala ordinal LAN",
    (
        _kelas("SB", "Sangat Berhasil", "85", mean="92.5", eksklusif=True),
        _kelas("B", "Berhasil", "70", mean="77.5", eksklusif=True),
        _kelas("CB", "Cukup Berhasil", "55", mean="62.5", eksklusif=True),
        _kelas("TB", "Tidak Berhasil", "", mean="27.5"),
    ),
)
SKALA_PERMENDAGRI_86 = Skala(
    "PERMENDAGRI_86",
    "Skala nilai peringkat kinerja Permendagri 86/2017",
    (
        _kelas("ST", "Sangat Tinggi", "91", atas="100"),
        _kelas("T", "Tinggi", "76", atas="90"),
        _kelas("S", "Sedang", "66", atas="75"),
        _kelas("R", "Rendah", "51", atas="65"),
        _kelas("SR", "Sangat Rendah", "", atas="50"),
    ),
)
SKALA_AKIP = Skala(
    "AKIP",
    "Predikat akuntabilitas kinerja Permen PANRB 88/2021",
    (
        _kelas("AA", "Sangat Memuaskan", "90", eksklusif=True),
        _kelas("A", "Memuaskan", "80", eksklusif=True),
        _kelas("BB", "Sangat Baik", "70", eksklusif=True),
        _kelas("B", "Baik", "60", eksklusif=True),
        _kelas("CC", "Cukup (Memadai)", "50", eksklusif=True),
        _kelas("C", "Kurang", "30", eksklusif=True),
        _kelas("D", "Sangat Kurang", ""),
    ),
)
