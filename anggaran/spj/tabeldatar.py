"""The state of reading one flat table: its cells, and which of its rows belong to the import."""

from collections.abc import Sequence
from datetime import date, datetime

from lakip.angka import AngkaTidakTerbaca, TanggalTidakTerbaca, baca_tanggal

from .bacaan import Bacaan
from .istilah import Peran, Temuan, Tingkat, huruf_kolom
from .kepala import teks_sel
from .kop import bulan_dari_nama, periksa_skpd
from .lembar import Lembar
from .uang import sen


class TabelDatar:
    """One flat sheet being read into ``bacaan``."""

    def __init__(
        self,
        bacaan: Bacaan,
        lembar: Lembar,
        kepala: int,
        letak: dict[Peran, int],
        opd: tuple[str, str, str],
        tahun: int,
        bulan: int,
        sub_unit: str,
    ) -> None:
        self.bacaan, self.lembar, self.kepala, self.letak = bacaan, lembar, kepala, letak
        self.opd, self.tahun, self.bulan, self.sub_unit = opd, tahun, bulan, sub_unit
        self.indeks = len(bacaan.lembar)
        bacaan.lembar.append(lembar.nama)
        self.lebar = max(letak.values()) + 1
        self.dikenal: set[str] = {s.kode for s in bacaan.simpul}
        self.skpd: dict[tuple[str, str], int] = {}
        self.bulan_lain: dict[int, int] = {}
        self.unit: set[str] = set()
        self.lewat_unit = self.konsep = self.konsep_nilai = 0
        self.lebih_awal = False
        self.unit_baris: dict[int, str] = {}

    def _teks(self, baris: Sequence[object], peran: Peran) -> str:
        kolom = self.letak.get(peran)
        isi = baris[kolom] if kolom is not None else ""
        if isinstance(isi, float) and isi.is_integer():
            isi = int(isi)
        teks = teks_sel(isi)
        return "" if teks.lower() == "null" else teks

    def _catat(
        self,
        kode: str,
        tingkat: Tingkat,
        pesan: str,
        nomor: int | None,
        peran: Peran | None = None,
        **lain: object,
    ) -> None:
        kolom = huruf_kolom(self.letak[peran]) if peran in self.letak else ""
        self.bacaan.temuan.append(
            Temuan(
                kode,
                tingkat,
                pesan,
                self.lembar.nama,
                None if nomor is None else nomor + 1,
                kolom,
                **lain,
            )
        )

    def _uang(self, nomor: int, baris: Sequence[object], peran: Peran) -> int | None:
        if peran not in self.letak:
            return None
        kolom = self.letak[peran]
        if alasan := self.lembar.cacat.get((nomor, kolom)):
            galat = alasan == "galat"
            self._catat(
                "sel_galat" if galat else "rumus_tanpa_hasil",
                Tingkat.BLOKIR,
                "Sel berisi nilai galat Excel. Perbaiki rumusnya."
                if galat
                else "Sel berisi rumus yang hasilnya tidak tersimpan. Buka di Excel, simpan, "
                "lalu unggah lagi.",
                nomor,
                peran,
                tercetak=alasan,
            )
            return None
        isi = baris[kolom]
        if isinstance(isi, str) and isi.strip().lower() == "null":
            return None
        try:
            return sen(isi)
        except AngkaTidakTerbaca as galat:
            self._catat(
                "angka_tidak_terbaca", Tingkat.BLOKIR, galat.pesan, nomor, peran, tercetak=str(isi)
            )
            return None

    def _milik_impor(self, nomor: int, baris: Sequence[object]) -> bool:
        """Whether the row belongs to this year, month, agency and unit; others are counted."""
        tahun = self._teks(baris, Peran.TAHUN)
        if tahun and tahun != str(self.tahun):
            if ("tahun", tahun) not in self.skpd:
                self.skpd["tahun", tahun] = nomor
                self._catat(
                    "kop_tahun",
                    Tingkat.BLOKIR,
                    f"Baris ini untuk tahun {tahun}, bukan {self.tahun}.",
                    nomor,
                    Peran.TAHUN,
                    tercetak=tahun,
                    hitung=str(self.tahun),
                )
            return False
        bulan = self._teks(baris, Peran.BULAN)
        angka = int(bulan) if bulan.isdigit() else bulan_dari_nama(bulan) if bulan else self.bulan
        if angka != self.bulan:
            self.bulan_lain[angka or 0] = self.bulan_lain.get(angka or 0, 0) + 1
            return False
        skpd = (self._teks(baris, Peran.KODE_SKPD), self._teks(baris, Peran.NAMA_SKPD))
        if skpd not in self.skpd:
            self.skpd[skpd] = nomor
            self.bacaan.temuan += periksa_skpd(
                nama=skpd[1],
                kode=skpd[0],
                berlabel=True,
                lembar=self.lembar.nama,
                baris=nomor + 1,
                opd=self.opd,
                kolom=self.letak.get(Peran.NAMA_SKPD),
            )
        unit = (self._teks(baris, Peran.KODE_UNIT), self._teks(baris, Peran.NAMA_UNIT))
        if self.sub_unit and any(unit) and self.sub_unit.lower() not in (u.lower() for u in unit):
            self.lewat_unit += 1
            return False
        return True

    def _konsep(self, baris: Sequence[object]) -> bool:
        """Whether the document is a draft: written in SIPD, never issued."""
        if Peran.DOKUMEN not in self.letak:
            return False
        return any("draft" in self._teks(baris, p).lower() for p in (Peran.DOKUMEN, Peran.SP2D))

    def _bagi_bulan(self, nomor: int, baris: Sequence[object], nilai: int) -> tuple[int, int]:
        """(earlier months, this month) by the document's date; a later date stops the import."""
        if Peran.TANGGAL not in self.letak:
            return (0, nilai) if Peran.DOKUMEN in self.letak else (nilai, 0)
        isi = baris[self.letak[Peran.TANGGAL]]
        try:
            tanggal = (
                isi.date()
                if isinstance(isi, datetime)
                else (
                    isi if isinstance(isi, date) else baca_tanggal(self._teks(baris, Peran.TANGGAL))
                )
            )
        except TanggalTidakTerbaca:
            self._catat(
                "tanggal_tidak_terbaca",
                Tingkat.BLOKIR,
                f"Tanggal “{isi}” tidak terbaca.",
                nomor,
                Peran.TANGGAL,
                tercetak=str(isi),
            )
            return 0, nilai
        if tanggal is None:
            return 0, nilai
        if (tanggal.year, tanggal.month) > (self.tahun, self.bulan) or tanggal.year != self.tahun:
            self._catat(
                "kop_bulan",
                Tingkat.BLOKIR,
                f"Dokumen bertanggal {tanggal:%d-%m-%Y} berada di luar bulan yang diimpor.",
                nomor,
                Peran.TANGGAL,
                tercetak=f"{tanggal:%d-%m-%Y}",
            )
            return 0, nilai
        if tanggal.month < self.bulan:
            self.lebih_awal = True
            return nilai, 0
        return 0, nilai
