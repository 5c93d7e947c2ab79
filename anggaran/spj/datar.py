"""Flat tables: one row per leaf or document, each level in a column of its own (D, E, Anggaran)."""

import re
from collections.abc import Sequence

from . import kode as k
from .bacaan import Rinci, Simpul
from .istilah import Peran, Tingkat, huruf_kolom, polos
from .kepala import teks_sel
from .neraca import belanja_akun
from .tabeldatar import TabelDatar


class PembacaDatar(TabelDatar):
    """Reads one flat sheet into ``bacaan``."""

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
                huruf_kolom(self.letak[Peran.ANGGARAN]) if Peran.ANGGARAN in self.letak else "",
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
            kode = self._kode(nomor, baris, peran)
            if kode is None:
                return None
            if not kode:
                continue
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

    def _kode(self, nomor: int, baris: Sequence[object], peran: Peran) -> str | None:
        """The code in a column of the row, "" where there is none; None when unreadable."""
        isi = baris[self.letak[peran]] if peran in self.letak else ""
        if not isinstance(isi, str) and isi is not None:
            pesan = "Kode tersimpan sebagai angka atau tanggal. Ubah format kolomnya menjadi Teks."
        else:
            kode = k.rapikan(isi or "")
            if not kode or (kode != "NULL" and re.fullmatch(r"[0-9A-Z][0-9A-Z._-]*", kode)):
                return kode
            pesan = f"Kode “{isi}” tidak dapat dipakai."
        self._catat("kode_rusak", Tingkat.BLOKIR, pesan, nomor, peran, tercetak=str(isi))
        return None

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
