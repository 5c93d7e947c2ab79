"""What every chapter needs: data, results, and the making of cells, numbers and paragraphs."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from capaian.hitung import Target
from capaian.laporan.bahan import DataLaporan, Pejabat
from capaian.laporan.kerangka import BlokCapaian, blok_capaian, kerangka
from capaian.laporan.pohon import (
    Baris,
    BelumDiisi,
    Blok,
    Fakta,
    Kolom,
    Paragraf,
    Penanda,
    Potongan,
    Rata,
    Sel,
    TandaTangan,
)
from capaian.laporan.simpul import Simpul
from capaian.laporan.ukur import Ukuran, ukur
from lakip.angka import (
    GayaRupiah,
    bulat,
    format_angka,
    format_nip,
    format_rupiah,
    format_tanggal,
    nama_bulan,
)

Isi = tuple[Iterable[Blok], Iterable[Blok]]
"""The blocks of a part before and after the person's text."""

Pengisi = Callable[["Konteks", Simpul], Isi]


def polos(nilai: Decimal | None, desimal: int | None = None) -> str | None:
    """A number as JSON carries it: rounded as printed; as stored without idle zeros otherwise."""
    if nilai is None:
        return None
    if desimal is not None:
        return f"{bulat(nilai, desimal):f}"
    utuh = nilai.to_integral_value()
    return f"{utuh if nilai == utuh else nilai.normalize():f}"


def kapital(teks: str) -> str:
    """The text with its first letter raised."""
    return teks[:1].upper() + teks[1:]


def kecil(teks: str) -> str:
    """The text continued in a sentence: first letter lowered, unless it starts an acronym."""
    if len(teks) > 1 and teks[1].isupper():
        return teks
    return teks[:1].lower() + teks[1:]


@dataclass(frozen=True)
class Konteks:
    """The data of the report, its results, its outline, and the blocks of Bab III."""

    data: DataLaporan
    u: Ukuran
    kerangka: tuple[Simpul, ...]
    blok: Mapping[str, BlokCapaian]

    @classmethod
    def dari(cls, data: DataLaporan) -> "Konteks":
        """Measure the data and set up the outline."""
        blok = {b.kode: b for b in blok_capaian(data)}
        return cls(data, ukur(data), kerangka(data), blok)

    def fakta(self, id_: str) -> Fakta:
        """The fact; an unknown one is visible as such."""
        return self.u.fakta.get(id_) or Fakta(id_, id_, None, teks=f"[{id_}]")

    def angka(self, id_: str, *, tebal: bool = False) -> Potongan:
        """A number in running text, with its unit."""
        return Potongan(self.fakta(id_).teks, id_, tebal)

    def paragraf(self, kunci: str, *isi: str | Potongan) -> Paragraf:
        """A paragraph of words and numbers; empty words are left out."""
        return Paragraf(kunci, tuple(Potongan(p) if isinstance(p, str) else p for p in isi if p))

    def sel_angka(self, id_: str, desimal: int | None = None) -> Sel:
        """A number in its column, without unit; words where it is missing."""
        f = self.fakta(id_)
        if not isinstance(f.nilai, Decimal):
            return Sel(None, f.teks, fakta=id_)
        return Sel(polos(f.nilai, desimal), format_angka(f.nilai, desimal), f.satuan, id_)

    def sel_persen(self, id_: str) -> Sel:
        """A percentage with two decimals, without its sign."""
        return self.sel_angka(id_, 2)

    def sel_uang(self, id_: str) -> Sel:
        """An amount in a column headed (Rp); an incomplete sum says so."""
        f = self.fakta(id_)
        if not isinstance(f.nilai, Decimal):
            return Sel(None, f.teks, f.satuan, id_)
        teks = format_rupiah(f.nilai, gaya=GayaRupiah.TABEL)
        if f.alasan:
            teks = f"{teks}\n{f.alasan}"
        return Sel(polos(f.nilai), teks, f.satuan, id_)

    def sel_fakta(self, id_: str) -> Sel:
        """A fact that is a text or is printed as the register prints it."""
        f = self.fakta(id_)
        nilai = polos(f.nilai) if isinstance(f.nilai, Decimal) else f.nilai
        return Sel(nilai, f.teks, f.satuan, id_)

    def rupiah(self, nilai: Decimal | None) -> str:
        """An amount in running text, in the agency's style."""
        if self.data.tampil.gaya_rupiah == "tanpa_sen":
            return format_rupiah(nilai, sen=False)
        return format_rupiah(nilai, gaya=GayaRupiah(self.data.tampil.gaya_rupiah))

    @property
    def sumber_keuangan(self) -> str:
        """Where the realised amounts come from."""
        label = {
            "SPJ": "SPJ Fungsional",
            "LRA": "Laporan Realisasi Anggaran (belum diaudit)",
            "LRA_AUDIT": "Laporan Realisasi Anggaran (diaudit)",
        }
        ada = {p.sumber_realisasi for p in self.data.pos}
        bulan = self.data.bulan_terimpor
        sumber = [
            f"{teks} s.d. {nama_bulan(bulan[kode])}" if kode in bulan else teks
            for kode, teks in label.items()
            if kode in ada
        ]
        return f"{'; '.join(sumber)} {self.nama_tahun}" if sumber else self.nama_tahun

    @property
    def nama_tahun(self) -> str:
        """ "Dinas Sosial Kota Contoh Tahun 2025"."""
        return f"{self.data.opd.nama} Tahun {self.data.tahun}"

    @property
    def kepala(self) -> Pejabat | None:
        """Who signs the report: the chosen one, else the head in office on its date."""
        pilihan = self.data.tampil.penanda
        if pilihan is not None:
            return next((p for p in self.data.pejabat if p.kunci == pilihan), None)
        return self.pejabat("kepala_opd", self.data.tampil.tanggal)

    def pejabat(self, peran: str, tanggal: date | None) -> Pejabat | None:
        """The official in office on ``tanggal``; None when nobody is known or there is no date."""
        if tanggal is None:
            return None
        return next(
            (
                p
                for p in self.data.pejabat
                if p.peran == peran
                and p.dari <= tanggal
                and (p.sampai is None or tanggal <= p.sampai)
            ),
            None,
        )

    def tanda_tangan(self, kunci: str) -> Blok:
        """The signature block of the report."""
        tampil, kepala = self.data.tampil, self.kepala
        if tampil.tanggal is None:
            return BelumDiisi(kunci, "Tanggal laporan belum diisi pada pengaturan laporan.")
        tempat_tanggal = f"{tampil.tempat}, {format_tanggal(tampil.tanggal)}"
        if kepala is None:
            return BelumDiisi(
                kunci,
                f"Penanda tangan belum diketahui: tidak ada kepala {self.data.opd.nama} yang "
                f"menjabat pada {format_tanggal(tampil.tanggal)}.",
            )
        return TandaTangan(kunci, tempat_tanggal, (penanda(kepala),))


def penanda(p: Pejabat, label: str = "") -> Penanda:
    """A signer as printed."""
    return Penanda((f"{p.sebutan},",), p.nama, p.pangkat, format_nip(p.nip), label)


def sel_target(
    target: Target | None,
    id_: str,
    *,
    satuan: str = "",
    desimal: int | None = None,
    kosong: str = "",
) -> Sel:
    """A target: one number with the given decimals, a range, or a grade with its number.

    A missing one is ``kosong`` and still names its fact, which says why; "" prints nothing.
    """
    if target is None:
        return Sel(None, kosong, fakta=id_ if kosong else None)
    satu = target.angka is not None and not target.predikat
    nilai = polos(target.angka, desimal) if satu else target.polos()
    return Sel(nilai, target.teks(desimal), satuan, id_)


def kolom_teks(kunci: str, judul: str, lebar: int = 10, **isi: Any) -> Kolom:
    """A column of words."""
    return Kolom(kunci, judul, lebar=lebar, **isi)


def kolom_angka(kunci: str, judul: str, lebar: int = 6, **isi: Any) -> Kolom:
    """A right-aligned column of numbers."""
    return Kolom(kunci, judul, lebar=lebar, rata=Rata.KANAN, **isi)


def kolom_tengah(kunci: str, judul: str, lebar: int = 5, **isi: Any) -> Kolom:
    """A centred column: ordinals, units, ticks."""
    return Kolom(kunci, judul, lebar=lebar, rata=Rata.TENGAH, **isi)


def kolom_data(kunci: str, judul: str) -> Kolom:
    """A column that only data formats carry."""
    return Kolom(kunci, judul, tampil=False)


def kolom_terisi(
    kolom: Iterable[Kolom], baris: Iterable[Baris], opsional: Collection[str]
) -> tuple[Kolom, ...]:
    """The columns, those of ``opsional`` that no row fills being left to data formats."""
    terisi = {kunci for b in baris for kunci, sel in b.sel.items() if sel.teks}
    return tuple(
        replace(k, tampil=k.tampil and (k.kunci not in opsional or k.kunci in terisi))
        for k in kolom
    )


NOMOR = kolom_tengah("no", "No.", 3)


def teks(isi: str | None, **lain: Any) -> Sel:
    """A cell of words."""
    return Sel(isi or None, isi or "", **lain)


def nomor(n: int) -> Sel:
    """An ordinal."""
    return Sel(str(n), str(n))


def poin(baris: Iterable[str]) -> str:
    """Several points in one cell, numbered when there are more than one."""
    semua = [b for b in baris if b]
    if len(semua) < 2:
        return "".join(semua)
    return "\n".join(f"{n}. {b}" for n, b in enumerate(semua, 1))
