"""The state of reading one table in rows: its cells, its codes and their repair."""

import re
from collections.abc import Sequence

from . import kode as k
from .bacaan import Bacaan
from .blok import Terbuka
from .istilah import Temuan, Tingkat, huruf_kolom
from .kepala import Kepala, adalah_nomor, teks_sel
from .kode import JenisKode
from .kop import Kop, periksa_skpd
from .lembar import Lembar
from .peran import Peta
from .uang import Uang

# A text that was meant as a code: parts between dots, or figures and marks only.
MIRIP_KODE = re.compile(
    r"^[0-9X][0-9A-Z]{0,3}(?:\s?[.,/\-]\s?[0-9A-Z]{1,4})+\.?$|^[0-9][0-9.,/ \-]*$", re.IGNORECASE
)


class Tabel:
    """One sheet being read into ``bacaan``; sheets of one file are read one after the other."""

    def __init__(
        self,
        bacaan: Bacaan,
        lembar: Lembar,
        peta: Peta,
        kepala: Kepala,
        kop: Kop,
        opd: tuple[str, str, str],
        kewenangan: str,
    ) -> None:
        self.bacaan, self.lembar, self.peta, self.kepala, self.kop = (
            bacaan,
            lembar,
            peta,
            kepala,
            kop,
        )
        self.opd, self.kewenangan = opd, kewenangan
        self.indeks = len(bacaan.lembar)
        bacaan.lembar.append(lembar.nama)
        self.uang = Uang(peta, lembar.nama, lembar.cacat)
        self._periksa_kelompok()
        bacaan.per_bulan |= any(g.ini for g in self.uang.kelompok)
        self.akar = Terbuka(-2, "", 0, "", {})
        self.buka: list[Terbuka] = [self.akar]
        self.tanpa_kode: list[tuple[int, str, dict[int, int | None]]] = []
        self.terlewat: list[tuple[Terbuka, int]] = []
        self.cetak_total: dict[int, int | None] = {}
        self.cetak_atas: list[dict[int, int | None]] = []
        self.baris_total: int | None = None
        self.skpd_di_bidang = False
        self.lebar_baris = max([peta.kode[1], peta.uraian, *self.uang.kolom, peta.rujukan or 0]) + 1
        self.rekap = not self._ada_akun()

    def _periksa_kelompok(self) -> None:
        """One lane with other columns than its neighbours has lost a column, or gained one."""
        bentuk = {(g.lalu is None, len(g.ini), g.sd is None) for g in self.uang.kelompok}
        if len(bentuk) > 1:
            self._catat(
                "kolom_kelompok_beda",
                Tingkat.PERINGATAN,
                "Kelompok kolom tidak seragam: tidak semuanya memuat bulan lalu, bulan ini, dan "
                "s.d. bulan ini. Yang tidak ada dihitung dari yang lain.",
                self.kepala.baris,
            )

    def _ada_akun(self) -> bool:
        a, b = self.peta.kode
        for baris in self.lembar.baris[self.kepala.data :]:
            isi = baris[a] if a < len(baris) else ""
            if not isinstance(isi, str) or not isi or isi[0] not in "456 '":
                continue
            gabungan = k.rapikan(isi) if a == b else k.gabung(list(baris[a : b + 1]))
            if k.jenis(gabungan) is JenisKode.AKUN and gabungan.count(".") >= 2:
                return True
        return self.kop.bersub

    def _ada_simpul(self) -> bool:
        """Whether any row names a program, kegiatan or sub kegiatan by its code."""
        a, b = self.peta.kode
        simpul = {JenisKode.PROGRAM, JenisKode.KEGIATAN, JenisKode.SUB_KEGIATAN}
        data = self.lembar.baris[self.kepala.data :]
        return any(k.jenis(k.gabung(list(baris[a : b + 1]))) in simpul for baris in data)

    def _ratakan(self, baris: Sequence[object]) -> Sequence[object]:
        if len(baris) < self.lebar_baris:
            baris = [*baris, *[""] * (self.lebar_baris - len(baris))]
        if self.peta.lebar:
            baris = list(baris)
            for awal, akhir in self.peta.lebar.items():
                if baris[awal] in ("", None):
                    baris[awal] = next(
                        (s for s in baris[awal : akhir + 1] if s not in ("", None)), ""
                    )
        return baris

    def _catat(
        self, kode: str, tingkat: Tingkat, pesan: str, nomor: int | None, **lain: object
    ) -> None:
        self.bacaan.temuan.append(
            Temuan(
                kode, tingkat, pesan, self.lembar.nama, None if nomor is None else nomor + 1, **lain
            )
        )

    def _kode_sulit(self, nomor: int, isi: Sequence[object]) -> tuple[str, object]:
        """The code of a row whose cell is split, numeric or a date; repairs are told."""
        a, b = self.peta.kode
        sel = [s for s in isi[a : b + 1] if s not in ("", None)]
        if not sel:
            return "", ""
        if len(sel) > 1 or (a < b and isinstance(sel[0], str)):
            gabungan = k.gabung(list(isi[a : b + 1]))
            return (gabungan, sel[0]) if k.jenis(gabungan) else ("", self._teks_kode(sel))
        if isinstance(sel[0], int | float) and not isinstance(sel[0], bool):
            kode = k.dari_angka(sel[0])
            if k.jenis(kode) is not None and not adalah_nomor(isi):
                if "." in kode:
                    self._catat(
                        "kode_angka",
                        Tingkat.CATATAN,
                        f"Kode tersimpan sebagai angka; dibaca {kode}.",
                        nomor,
                        kolom=huruf_kolom(a),
                        tercetak=kode,
                    )
                return kode, sel[0]
        return "", sel[0]

    def _teks_kode(self, sel: list[object]) -> object:
        return sel[0] if len(sel) == 1 else ".".join(teks_sel(s).strip(".") for s in sel)

    def _perbaiki(self, nomor: int, mentah: object) -> str | None:
        """The code that was meant where the cell holds a date, commas, or lacks a part."""
        teks = teks_sel(mentah)
        if calon := k.dari_tanggal(mentah):
            return calon if self._diikuti(nomor, calon) else None
        if not MIRIP_KODE.match(teks):
            return None
        rapi = k.rapikan(re.sub(r"[,/\- ]", ".", teks))
        if k.jenis(rapi) not in (None, JenisKode.URUSAN):
            return rapi
        lengkap = k.lengkapi_kewenangan(rapi, self.kewenangan)
        return lengkap if lengkap and k.jenis(lengkap) else None

    def _diikuti(self, nomor: int, calon: str) -> bool:
        """Whether the next code below starts with ``calon``: proof that the repair is right."""
        a, b = self.peta.kode
        for baris in self.lembar.baris[nomor + 1 : nomor + 6]:
            kode = k.gabung([s for s in baris[a : b + 1] if isinstance(s, str)])
            if k.jenis(kode):
                return kode.startswith(f"{calon}.")
        return False

    def _periksa_skpd(self, nomor: int, nama: str, kode: str, kolom: int) -> None:
        self.bacaan.temuan += periksa_skpd(
            nama=nama,
            kode=kode,
            berlabel=True,
            lembar=self.lembar.nama,
            baris=nomor + 1,
            opd=self.opd,
            kolom=kolom,
        )
