"""Flat tables: one row per leaf or document, each level in a column of its own (D, E, Anggaran)."""

import re
from collections.abc import Sequence
from datetime import date, datetime

from lakip.angka import AngkaTidakTerbaca, TanggalTidakTerbaca, baca_tanggal

from . import kode as k
from .bacaan import Bacaan, Rinci, Simpul
from .istilah import Peran, Susunan, Temuan, Tingkat, huruf_kolom, polos
from .kepala import CARI_SAMPAI, teks_sel
from .kepala import polos as kata
from .kop import bulan_dari_nama, periksa_skpd
from .lembar import Lembar
from .neraca import belanja_akun
from .uang import sen

_NAMA_KOLOM: dict[str, Peran] = {
    "tahun": Peran.TAHUN,
    "bulan": Peran.BULAN,
    "nomor": Peran.NOMOR,
    "no": Peran.NOMOR,
    "selisih": Peran.SISA,
    "sisa": Peran.SISA,
    "nilai realisasi": Peran.REALISASI,
    "total realisasi": Peran.REALISASI,
    "realisasi": Peran.REALISASI,
    "nilai setoran": Peran.SETORAN,
    "total anggaran": Peran.ANGGARAN,
    "anggaran": Peran.ANGGARAN,
    "pagu": Peran.ANGGARAN,
    "nilai anggaran": Peran.ANGGARAN,
    "tanggal dokumen": Peran.TANGGAL,
    "nomor dokumen": Peran.DOKUMEN,
    "nomor spm": Peran.SPM,
    "nomor sp2d": Peran.SP2D,
    "kode sumber dana": Peran.RUJUKAN,
    "nama sumber dana": Peran.ABAIKAN,
}
_JENJANG = (
    ("program", Peran.KODE_PROGRAM, Peran.NAMA_PROGRAM),
    ("kegiatan|giat", Peran.KODE_KEGIATAN, Peran.NAMA_KEGIATAN),
    ("sub kegiatan|sub giat", Peran.KODE_SUB, Peran.NAMA_SUB),
    ("rekening|sro|sub rincian objek", Peran.KODE_REKENING, Peran.NAMA_REKENING),
    ("skpd", Peran.KODE_SKPD, Peran.NAMA_SKPD),
    ("unit skpd|sub unit skpd|sub skpd|unit|sub unit", Peran.KODE_UNIT, Peran.NAMA_UNIT),
)


def peran_datar(teks: str) -> Peran:
    """The role that a column's one head names."""
    if teks in _NAMA_KOLOM:
        return _NAMA_KOLOM[teks]
    for nama, kode, uraian in _JENJANG:
        if re.fullmatch(rf"(?:kode|kd) (?:{nama})", teks):
            return kode
        if re.fullmatch(rf"nama (?:{nama})", teks):
            return uraian
    return Peran.ABAIKAN


def cari_datar(lembar: Lembar) -> tuple[int, dict[Peran, int]] | None:
    """(row index of the head, column of each role) of a flat table, or None."""
    for nomor, baris in enumerate(lembar.baris[:CARI_SAMPAI]):
        if sum(1 for s in baris if isinstance(s, str) and s) < 4:
            continue
        letak: dict[Peran, int] = {}
        for kolom, isi in enumerate(baris):
            if isinstance(isi, str) and (peran := peran_datar(kata(isi))) is not Peran.ABAIKAN:
                letak.setdefault(peran, kolom)
        if letak.keys() & {Peran.KODE_SUB, Peran.KODE_KEGIATAN} and letak.keys() & {
            Peran.REALISASI,
            Peran.ANGGARAN,
        }:
            return nomor, letak
    return None


def susunan_datar(letak: dict[Peran, int]) -> str:
    """The layout that these columns make."""
    if Peran.REALISASI not in letak:
        return Susunan.ANGGARAN
    return Susunan.E if Peran.ANGGARAN in letak else Susunan.D


class PembacaDatar:
    """Reads one flat sheet into ``bacaan``."""

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
                else "Sel berisi rumus yang hasilnya tidak tersimpan. Buka di Excel, simpan, lalu unggah "
                "lagi.",
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

    def baca(self) -> None:
        """Read every row below the head."""
        cetak: tuple[int | None, int | None] | None = None
        for nomor in range(self.kepala + 1, len(self.lembar.baris)):
            baris = self.lembar.baris[nomor]
            if len(baris) < self.lebar:
                baris = [*baris, *[""] * (self.lebar - len(baris))]
            if Peran.NOMOR in self.letak and not re.search(r"\d", self._teks(baris, Peran.NOMOR)):
                cetak = self._baris_lain(nomor, baris) or cetak
            elif any(teks_sel(s) for s in baris):
                cetak = self._baris(nomor, baris) or cetak
        if cetak:
            self._periksa_total(*cetak)
        self._laporkan_lewat()

    def _baris_lain(
        self, nomor: int, baris: Sequence[object]
    ) -> tuple[int | None, int | None] | None:
        """A row that is no data: a printed total, or money that would be lost."""
        nilai = [self._uang(nomor, baris, p) for p in (Peran.ANGGARAN, Peran.REALISASI)]
        if not any(nilai):
            return None
        teks = next((teks_sel(s) for s in baris if isinstance(s, str) and s.strip()), "")
        if re.match(r"(?:jumlah|total|grand total)\b", teks, re.IGNORECASE):
            self.nomor_total = nomor
            return nilai[0], nilai[1]
        self._catat(
            "baris_tanpa_kode",
            Tingkat.BLOKIR,
            "Baris berisi uang tetapi tanpa nomor atau kode sub kegiatan. Lengkapi barisnya.",
            nomor,
            Peran.KODE_SUB,
            tercetak=polos(nilai[1] if nilai[1] is not None else nilai[0]),
        )
        return None

    def _baris(self, nomor: int, baris: Sequence[object]) -> tuple[int | None, int | None] | None:
        pos = self._pos(nomor, baris)
        if pos is None:
            return None
        if not pos:
            return self._baris_lain(nomor, baris)
        if not self._milik_impor(nomor, baris):
            return None
        realisasi = self._uang(nomor, baris, Peran.REALISASI) or 0
        setoran = self._uang(nomor, baris, Peran.SETORAN) or 0
        pagu = self._uang(nomor, baris, Peran.ANGGARAN)
        if Peran.ANGGARAN in self.letak:
            pagu = pagu or 0
            self._periksa_sisa(nomor, baris, pagu, realisasi)
        if self._konsep(baris):
            self.konsep += 1
            self.konsep_nilai += realisasi - setoran
            return None
        lalu, ini = self._bagi_bulan(nomor, baris, realisasi - setoran)
        rekening = k.rapikan(self._teks(baris, Peran.KODE_REKENING))
        unit = self._teks(baris, Peran.KODE_UNIT)
        self.unit.add(unit)
        kolom = self.letak.get(Peran.REALISASI, self.letak.get(Peran.ANGGARAN, 0))
        self.unit_baris[len(self.bacaan.rinci)] = unit
        self.bacaan.rinci.append(
            Rinci(
                pos,
                rekening,
                belanja_akun(rekening),
                self._rujukan(baris),
                self._teks(baris, Peran.NAMA_REKENING),
                pagu,
                lalu,
                ini,
                self.indeks,
                nomor + 1,
                huruf_kolom(kolom),
            )
        )
        return None

    def _rujukan(self, baris: Sequence[object]) -> str:
        bagian = [
            self._teks(baris, p) for p in (Peran.DOKUMEN, Peran.SPM, Peran.SP2D, Peran.RUJUKAN)
        ]
        return " | ".join(b for b in bagian if b and b != "-")

    def _pos(self, nomor: int, baris: Sequence[object]) -> str | None:
        """The code of the row's deepest node, after noting its parents; None when unreadable."""
        induk = ""
        for tingkat, peran, nama in (
            ("program", Peran.KODE_PROGRAM, Peran.NAMA_PROGRAM),
            ("kegiatan", Peran.KODE_KEGIATAN, Peran.NAMA_KEGIATAN),
            ("sub_kegiatan", Peran.KODE_SUB, Peran.NAMA_SUB),
        ):
            isi = baris[self.letak[peran]] if peran in self.letak else ""
            if not isinstance(isi, str) and isi is not None:
                self._catat(
                    "kode_rusak",
                    Tingkat.BLOKIR,
                    "Kode tersimpan sebagai angka atau tanggal. Ubah format kolomnya menjadi Teks.",
                    nomor,
                    peran,
                    tercetak=str(isi),
                )
                return None
            kode = k.rapikan(isi or "")
            if not kode:
                continue
            if kode == "NULL" or not re.fullmatch(r"[0-9A-Z][0-9A-Z._-]*", kode):
                self._catat(
                    "kode_rusak",
                    Tingkat.BLOKIR,
                    f"Kode “{isi}” tidak dapat dipakai.",
                    nomor,
                    peran,
                    tercetak=str(isi),
                )
                return None
            if kode not in self.dikenal:
                self.dikenal.add(kode)
                self.bacaan.simpul.append(
                    Simpul(
                        kode,
                        tingkat,
                        self._teks(baris, nama),
                        induk or k.induk(kode) or "",
                        self.indeks,
                        nomor + 1,
                    )
                )
            induk = kode
        return induk

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

    def _periksa_sisa(self, nomor: int, baris: Sequence[object], pagu: int, realisasi: int) -> None:
        if Peran.SISA not in self.letak or (nomor, self.letak[Peran.SISA]) in self.lembar.cacat:
            return
        sisa = self._uang(nomor, baris, Peran.SISA)
        if sisa is not None and sisa != pagu - realisasi:
            self._catat(
                "sisa_tidak_cocok",
                Tingkat.PERINGATAN,
                f"Baris {nomor + 1}: selisih tidak sama dengan anggaran dikurangi realisasi.",
                nomor,
                Peran.SISA,
                tercetak=polos(sisa),
                hitung=polos(pagu - realisasi),
                selisih=polos(sisa - pagu + realisasi),
            )

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

    def _periksa_total(self, pagu: int | None, realisasi: int | None) -> None:
        sendiri = [r for r in self.bacaan.rinci if r.lembar == self.indeks]
        for peran, tercetak, hitung in (
            (Peran.ANGGARAN, pagu, sum(r.pagu or 0 for r in sendiri)),
            (Peran.REALISASI, realisasi, sum(r.lalu + r.ini for r in sendiri)),
        ):
            if tercetak is None or peran not in self.letak:
                continue
            nama = "pagu_cetak" if peran is Peran.ANGGARAN else "realisasi_cetak"
            setattr(self.bacaan, nama, (getattr(self.bacaan, nama) or 0) + tercetak)
            if tercetak != hitung:
                self._catat(
                    "total_tidak_cocok",
                    Tingkat.PERINGATAN,
                    "Baris jumlah tidak sama dengan jumlah baris di atasnya.",
                    self.nomor_total,
                    peran,
                    tercetak=polos(tercetak),
                    hitung=polos(hitung),
                    selisih=polos(tercetak - hitung),
                )

    def _laporkan_lewat(self) -> None:
        ada = any(r.lembar == self.indeks for r in self.bacaan.rinci)
        for bulan, banyak in sorted(self.bulan_lain.items()):
            self._catat(
                "baris_bulan_lain",
                Tingkat.CATATAN if ada else Tingkat.BLOKIR,
                f"{banyak} baris untuk bulan {bulan} tidak ikut diimpor ke bulan {self.bulan}.",
                None,
                Peran.BULAN,
                tercetak=str(bulan),
                hitung=str(self.bulan),
            )
        if self.lewat_unit:
            self._catat(
                "baris_unit_lain",
                Tingkat.CATATAN,
                f"{self.lewat_unit} baris sub unit lain tidak ikut diimpor.",
                None,
            )
        if self.konsep:
            self._catat(
                "konsep_dilewati",
                Tingkat.CATATAN,
                f"{self.konsep} dokumen konsep (draft) tidak ikut dijumlahkan.",
                None,
                tercetak=polos(self.konsep_nilai),
            )
        if len(self.unit) > 1:
            for i, unit in self.unit_baris.items():
                r = self.bacaan.rinci[i]
                self.bacaan.rinci[i] = r._replace(
                    rujukan=" | ".join(filter(None, (unit, r.rujukan)))
                )
