"""Tables whose rows run from program to account: SPJ of every shape, LRA, DPA recaps.

Money comes from the leaves alone; every printed sum above them is only checked.
"""

import re
from collections.abc import Mapping, Sequence

from . import kode as k
from .bacaan import Simpul
from .blok import BarisAkun, Terbuka
from .istilah import Tingkat, huruf_kolom
from .kepala import adalah_kode, adalah_nomor, adalah_uraian, teks_sel
from .kepala import polos as kata
from .kode import JenisKode
from .neraca import TINGKAT, Neraca
from .tabel import MIRIP_KODE

_SKPD_DI_BIDANG = 2.5
_SIMPUL = {3.0: "program", 4.0: "kegiatan", 5.0: "sub_kegiatan"}
_KAKI = re.compile(
    r"^(jumlah|total|grand total|penerimaan|pengeluaran|saldo|mengetahui|menyetujui|disetujui|"
    r"disiapkan|dibuat oleh|surplus|defisit)\b"
)
_SUBJUMLAH = re.compile(
    r"^(sub ?(jumlah|total)|(jumlah|total) (program|kegiatan|sub|belanja|dipindah|pindah|halaman))"
)
_BUKAN_DATA = re.compile(r"\b(rekapitulasi|beserta hasil|tahun anggaran)\b")


class PembacaJenjang(Neraca):
    """Reads the rows of one sheet."""

    def baca(self) -> None:
        """Read every data row of the sheet, then compare its totals."""
        if self.kop.sub_kegiatan or (self.kop.nama_sub and not self._ada_simpul()):
            self._buka_dari_kop()
        baris, data = self.lembar.baris, self.kepala.data
        kepala_ulang = selesai = False
        a, b = self.peta.kode
        satu_sel = a == b
        for nomor in range(data, len(baris)):
            isi = self._ratakan(baris[nomor])
            mentah = isi[a]
            if satu_sel and mentah.__class__ is str and mentah:
                kode = k.rapikan(mentah)
            else:
                kode, mentah = self._kode_sulit(nomor, isi)
            jenis = k.jenis(kode) if kode else None
            if selesai:
                self._sesudah_kaki(nomor, isi, jenis, kode)
            elif jenis is not None:
                kepala_ulang = self._baris_berkode(nomor, isi, kode, jenis, kepala_ulang)
            else:
                selesai, kepala_ulang = self._baris_lain(nomor, isi, mentah, kepala_ulang)
        self._tutup_sampai(-2)
        self._akhiri()

    def _baris_berkode(
        self, nomor: int, isi: Sequence[object], kode: str, jenis: JenisKode, kepala_ulang: bool
    ) -> bool:
        if kode == "1" and adalah_nomor(isi):
            return kepala_ulang
        if jenis is JenisKode.AKUN and (cepat := self.uang.cepat(isi)):
            self._tambah_akun(nomor, isi, kode, cepat[2], cepat)
            return False
        nilai = self.uang.baca(nomor, isi)
        hilang = self.uang.lengkapi(nomor, nilai)
        if jenis is JenisKode.URUSAN and kode in "456" and self._di_bawah_sub():
            jenis = JenisKode.AKUN
        if jenis is JenisKode.AKUN:
            self._akun(nomor, isi, kode, nilai, hilang)
        else:
            self._simpul(nomor, teks_sel(isi[self.peta.uraian]), kode, TINGKAT[jenis], nilai)
            self.uang.periksa_baris(nomor, nilai) if not hilang else None
        return False

    def _di_bawah_sub(self) -> bool:
        return self.buka[-1].tingkat == TINGKAT[JenisKode.SUB_KEGIATAN]

    def _akun(
        self,
        nomor: int,
        isi: Sequence[object],
        kode: str,
        nilai: dict[int, int | None],
        hilang: set[int],
    ) -> None:
        hasil = self.uang.hitung(nomor, nilai, hilang)
        if not hilang:
            self.uang.periksa_baris(nomor, nilai)
        self._tambah_akun(nomor, isi, kode, nilai, hasil)

    def _tambah_akun(
        self,
        nomor: int,
        isi: Sequence[object],
        kode: str,
        nilai: Mapping[int, int | None],
        hasil: tuple[int, int, dict[int, int]],
    ) -> None:
        p = self.peta
        rujukan = teks_sel(isi[p.rujukan]).removesuffix(".0") if p.rujukan is not None else ""
        uraian = teks_sel(isi[p.uraian])
        self.buka[-1].akun.append(BarisAkun(kode, nomor, uraian, rujukan, nilai, *hasil))

    def _simpul(
        self, nomor: int, nama: str, kode: str, tingkat: float, nilai: dict[int, int | None]
    ) -> None:
        if tingkat == 0.0:
            if any(t.tingkat == TINGKAT[JenisKode.BIDANG] for t in self.buka):
                self.skpd_di_bidang = True
            tingkat = _SKPD_DI_BIDANG if self.skpd_di_bidang else tingkat
            self._periksa_skpd(nomor, nama, kode, self.peta.uraian)
        self._tutup_sampai(tingkat)
        while self.buka[-1].tingkat >= 3 and not _anak(kode, self.buka[-1].kode):
            self._tutup_satu()
        self.buka[-1].beranak = True
        self.buka.append(Terbuka(tingkat, kode, nomor, nama, nilai))
        if tingkat in _SIMPUL:
            self._daftar(kode, _SIMPUL[tingkat], nama, nomor + 1)

    def _daftar(self, kode: str, tingkat: str, nama: str, baris: int | None) -> None:
        atas = next((t.kode for t in reversed(self.buka[:-1]) if t.tingkat >= 3), "")
        induk = atas if atas and _anak(kode, atas) else k.induk(kode) or ""
        self.bacaan.simpul.append(Simpul(kode, tingkat, nama, induk, self.indeks, baris))

    def _buka_dari_kop(self) -> None:
        kop = self.kop
        for kode, nama, tingkat in (
            (kop.program, kop.nama_program, 3.0),
            (kop.kegiatan, kop.nama_kegiatan, 4.0),
            (kop.sub_kegiatan, kop.nama_sub, 5.0),
        ):
            if kode:
                self.buka[-1].beranak = True
                self.buka.append(Terbuka(tingkat, kode, (kop.baris_sub or 1) - 1, nama, {}))
                self._daftar(kode, _SIMPUL[tingkat], nama, kop.baris_sub)
        if not kop.sub_kegiatan:
            self._buka_menurut_nama()

    def _buka_menurut_nama(self) -> None:
        """A sub kegiatan that the heading names without code: the budget tree tells it later."""
        kop, kode = self.kop, self.kop.pengganti_kode
        self.buka[-1].beranak = True
        self.buka.append(Terbuka(5.0, kode, (kop.baris_sub or 1) - 1, kop.nama_sub, {}))
        self.bacaan.simpul.append(
            Simpul(kode, "sub_kegiatan", kop.nama_sub, kop.atas_sub, self.indeks, kop.baris_sub)
        )

    def _baris_lain(
        self, nomor: int, isi: Sequence[object], mentah: object, kepala_ulang: bool
    ) -> tuple[bool, bool]:
        """(whether the footer begins, whether we are inside a repeated heading)."""
        teks_kode = teks_sel(mentah)
        uraian = teks_sel(isi[self.peta.uraian])
        if not teks_kode and not uraian and not any(teks_sel(isi[c]) for c in self.uang.kolom):
            return False, kepala_ulang
        if adalah_kode(kata(teks_kode)) and adalah_uraian(kata(uraian)):
            return False, True
        if adalah_nomor(isi):
            return False, kepala_ulang
        if teks_kode and (jalur := k.pisah_jalur(k.rapikan(teks_kode))):
            self._jalur(nomor, isi, *jalur)
            return False, False
        if teks_kode and (mentah is not None) and self._coba_perbaiki(nomor, isi, mentah):
            return False, False
        return self._baris_teks(nomor, isi, teks_kode, uraian, kepala_ulang)

    def _jalur(self, nomor: int, isi: Sequence[object], sub: str, akun: str) -> None:
        """A row whose one code names the sub kegiatan and the account."""
        if self.buka[-1].kode != sub:
            self._simpul(nomor, "", sub, TINGKAT[JenisKode.SUB_KEGIATAN], {})
        nilai = self.uang.baca(nomor, isi)
        self._akun(nomor, isi, akun, nilai, self.uang.lengkapi(nomor, nilai))

    def _coba_perbaiki(self, nomor: int, isi: Sequence[object], mentah: object) -> bool:
        if (
            isinstance(mentah, str)
            and not MIRIP_KODE.match(mentah.strip())
            and not k.dari_tanggal(mentah)
        ):
            return False
        a = self.peta.kode[0]
        kode = self._perbaiki(nomor, mentah)
        jenis = k.jenis(kode) if kode else None
        if kode and jenis:
            self._catat(
                "kode_diperbaiki",
                Tingkat.PERINGATAN,
                f"Kode tertulis “{teks_sel(mentah)}”; dibaca {kode}. Periksa kebenarannya.",
                nomor,
                kolom=huruf_kolom(a),
                tercetak=teks_sel(mentah),
                hitung=kode,
            )
            self._baris_berkode(nomor, isi, kode, jenis, False)
            return True
        nilai = self.uang.baca(nomor, isi)
        if any(nilai.values()) or self.uang.lengkapi(nomor, nilai):
            self._catat(
                "kode_rusak",
                Tingkat.BLOKIR,
                f"Kode “{teks_sel(mentah)}” tidak dikenali sebagai kode program, kegiatan, sub "
                "kegiatan, atau rekening. Ubah format selnya menjadi Teks dan tulis lagi kodenya.",
                nomor,
                kolom=huruf_kolom(a),
                tercetak=teks_sel(mentah),
            )
            return True
        return False

    def _baris_teks(
        self, nomor: int, isi: Sequence[object], teks_kode: str, uraian: str, kepala_ulang: bool
    ) -> tuple[bool, bool]:
        label = teks_kode or uraian
        kata_label = kata(label)
        beruang = any(teks_sel(isi[c]) for c in self.uang.kolom) or any(
            (nomor, c) in self.uang.cacat for c in self.uang.kolom
        )
        if _SUBJUMLAH.match(kata_label) and self._masih_ada_data(nomor):
            return False, False
        if _KAKI.match(kata_label):
            if beruang and re.match(r"^(jumlah|total|grand total)\b", kata_label):
                self.cetak_total = self.uang.baca(nomor, isi)
                self.baris_total = nomor
                if not self.uang.lengkapi(nomor, self.cetak_total):
                    self.uang.periksa_baris(nomor, self.cetak_total)
            return True, False
        if kepala_ulang or _BUKAN_DATA.search(kata_label):
            return False, kepala_ulang
        if not beruang:
            self._sambung_uraian(teks_kode, uraian)
            return False, False
        nilai = self.uang.baca(nomor, isi)
        hilang = self.uang.lengkapi(nomor, nilai)
        if not any(nilai.values()) and not hilang:
            return False, False
        if len(self.buka) == 1 and not self.akar.beranak:
            if label:
                self._periksa_skpd(
                    nomor, label, "", self.peta.kode[0] if teks_kode else self.peta.uraian
                )
            self.akar.beranak = True
            self.buka.append(Terbuka(-1, "", nomor, label, nilai))
        else:
            self.tanpa_kode.append((nomor, label, nilai))
        return False, False

    def _sambung_uraian(self, teks_kode: str, uraian: str) -> None:
        """A name that goes on in the row below."""
        if teks_kode or not uraian:
            return
        akhir = self.buka[-1]
        if akhir.akun:
            akhir.akun[-1] = akhir.akun[-1]._replace(uraian=f"{akhir.akun[-1].uraian} {uraian}")
        elif (
            akhir.tingkat >= 3 and self.bacaan.simpul and self.bacaan.simpul[-1].kode == akhir.kode
        ):
            lama = self.bacaan.simpul[-1]
            self.bacaan.simpul[-1] = lama._replace(nama=f"{lama.nama} {uraian}")

    def _masih_ada_data(self, nomor: int) -> bool:
        a, b = self.peta.kode
        return any(
            k.jenis(k.gabung(list(baris[a : b + 1]))) is not None
            for baris in self.lembar.baris[nomor + 1 : nomor + 40]
        )

    def _sesudah_kaki(
        self, nomor: int, isi: Sequence[object], jenis: JenisKode | None, kode: str
    ) -> None:
        rinci = jenis is JenisKode.SUB_KEGIATAN or (
            jenis is JenisKode.AKUN and kode.count(".") >= 3
        )
        if rinci and any(self.uang.baca(nomor, isi).values()):
            self._catat(
                "data_sesudah_kaki",
                Tingkat.BLOKIR,
                f"Setelah baris jumlah masih ada baris {kode} yang berisi uang. Pindahkan baris "
                "itu ke atas baris jumlah, atau hapus bila bukan bagian SPJ ini.",
                nomor,
                kolom=huruf_kolom(self.peta.kode[0]),
                tercetak=kode,
            )


def _anak(kode: str, induk: str) -> bool:
    """Whether ``kode`` stands under ``induk``; X matches any urusan."""
    bagian, atas = kode.split("."), induk.split(".")
    return len(bagian) > len(atas) and all(
        a == b or "X" in (a[0], b[0]) for a, b in zip(bagian, atas, strict=False)
    )
