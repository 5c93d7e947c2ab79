"""Sums of the leaves against every sum that the table prints above them."""

from collections.abc import Callable

from lakip.angka import GayaRupiah, format_rupiah

from .bacaan import Rinci
from .blok import Terbuka, daun
from .istilah import Tingkat, huruf_kolom, polos, rupiah
from .kode import JenisKode
from .tabel import Tabel

TINGKAT = {
    JenisKode.SKPD: 0.0,
    JenisKode.URUSAN: 1.0,
    JenisKode.BIDANG: 2.0,
    JenisKode.PROGRAM: 3.0,
    JenisKode.KEGIATAN: 4.0,
    JenisKode.SUB_KEGIATAN: 5.0,
}
_BELANJA_AKUN = {"5.1": "operasi", "5.2": "modal", "5.3": "tidak_terduga", "5.4": "transfer"}


def belanja_akun(rekening: str) -> str:
    """The kind of expenditure that an account code belongs to; "" when it tells none."""
    return _BELANJA_AKUN.get(rekening[:3], "")


class Neraca(Tabel):
    """Closes nodes: finds their leaves, adds them up, compares with what is printed."""

    def _tutup_sampai(self, tingkat: float) -> None:
        while len(self.buka) > 1 and self.buka[-1].tingkat >= tingkat:
            self._tutup_satu()

    def _tutup_satu(self) -> None:
        satu = self.buka.pop()
        atas = self.buka[-1]
        if satu.akun:
            self._tutup_akun(satu)
        elif not satu.beranak and satu.tingkat >= 3:
            self._daun_tanpa_akun(satu)
        self._bandingkan(satu.nomor, satu.cetak, satu.jumlah, satu.kode or satu.nama)
        atas.tambah(satu.jumlah)
        if atas is self.akar:
            self.cetak_atas.append(satu.cetak)
        if satu.tingkat == TINGKAT[JenisKode.PROGRAM] and satu.cetak:
            self._catat_program(satu)

    def _tutup_akun(self, satu: Terbuka) -> None:
        if satu.tingkat < 3:
            a = satu.akun[0]
            self._catat(
                "tanpa_induk",
                Tingkat.BLOKIR,
                f"Rekening {a.kode} tidak berada di bawah program, kegiatan, atau sub kegiatan, "
                "sehingga tidak dapat dibebankan. Pakai SPJ atau LRA yang merinci sub kegiatan.",
                a.nomor,
                tercetak=a.kode,
            )
        rinci, sub = daun(satu.akun)
        for a, jumlah in sub:
            self._bandingkan(a.nomor, a.nilai, jumlah, a.kode)
        kolom = self.peta.kolom_realisasi
        satu.tambah_semua(rinci)
        for a in rinci:
            pagu = a.hitung.get(self.peta.anggaran) if self.peta.anggaran is not None else None
            self.bacaan.rinci.append(
                Rinci(
                    satu.kode,
                    a.kode,
                    belanja_akun(a.kode),
                    a.rujukan,
                    a.uraian,
                    pagu,
                    a.lalu,
                    a.ini,
                    self.indeks,
                    a.nomor + 1,
                    kolom,
                    self._kolom_pagu(),
                )
            )

    def _daun_tanpa_akun(self, satu: Terbuka) -> None:
        """A node without rows below it: a leaf of a recap, or details that are missing."""
        if self.peta.belanja:
            self._rinci_belanja(satu)
        elif self.rekap:
            lalu, ini, hitung = self.uang.hitung(satu.nomor, satu.cetak, set())
            satu.tambah(hitung)
            pagu = hitung.get(self.peta.anggaran) if self.peta.anggaran is not None else None
            self.bacaan.rinci.append(
                Rinci(
                    satu.kode,
                    "",
                    "",
                    "",
                    satu.nama,
                    pagu,
                    lalu,
                    ini,
                    self.indeks,
                    satu.nomor + 1,
                    self.peta.kolom_realisasi,
                    self._kolom_pagu(),
                )
            )
        elif any(satu.cetak.values()):
            self._catat(
                "tanpa_rincian",
                Tingkat.BLOKIR,
                f"{satu.kode} berisi uang tetapi tidak ada baris rekening di bawahnya. Unggah SPJ "
                "yang lengkap.",
                satu.nomor,
                tercetak=satu.kode,
            )

    def _rinci_belanja(self, satu: Terbuka) -> None:
        for belanja, kolom_pagu, kolom_realisasi in self.peta.belanja:
            pagu = satu.cetak.get(kolom_pagu) or 0
            realisasi = (satu.cetak.get(kolom_realisasi) or 0) if kolom_realisasi is not None else 0
            satu.tambah({kolom_pagu: pagu})
            if kolom_realisasi is not None:
                satu.tambah({kolom_realisasi: realisasi})
            if pagu or realisasi:
                huruf = huruf_kolom(kolom_pagu if kolom_realisasi is None else kolom_realisasi)
                self.bacaan.rinci.append(
                    Rinci(
                        satu.kode,
                        "",
                        belanja,
                        "",
                        satu.nama,
                        pagu,
                        realisasi,
                        0,
                        self.indeks,
                        satu.nomor + 1,
                        huruf,
                        huruf_kolom(kolom_pagu),
                    )
                )

    def _kolom_pagu(self) -> str:
        return "" if self.peta.anggaran is None else huruf_kolom(self.peta.anggaran)

    def _bandingkan(
        self,
        nomor: int,
        cetak: dict[int, int | None],
        jumlah: dict[int, int],
        nama: str,
        kode: str = "induk_tidak_cocok",
    ) -> None:
        for kolom, tercetak in cetak.items():
            if tercetak is not None and kolom in jumlah and tercetak != jumlah[kolom]:
                beda = tercetak - jumlah[kolom]
                self._catat(
                    kode,
                    Tingkat.PERINGATAN,
                    f"{nama}: tercetak {_rp(tercetak)}, jumlah rinciannya {_rp(jumlah[kolom])}.",
                    nomor,
                    kolom=huruf_kolom(kolom),
                    tercetak=polos(tercetak),
                    hitung=polos(jumlah[kolom]),
                    selisih=polos(beda),
                )
            elif tercetak and kolom not in jumlah:
                self._catat(
                    kode,
                    Tingkat.PERINGATAN,
                    f"{nama}: tercetak {_rp(tercetak)}, tetapi tidak ada rinciannya.",
                    nomor,
                    kolom=huruf_kolom(kolom),
                    tercetak=polos(tercetak),
                    hitung="0",
                    selisih=polos(tercetak),
                )

    def _catat_program(self, satu: Terbuka) -> None:
        lama = self.bacaan.cetak_program.get(satu.kode, [None, None])
        baru = [self._pagu(satu.cetak), self._realisasi(satu.cetak)]
        self.bacaan.cetak_program[satu.kode] = [
            b if a is None else a if b is None else a + b for a, b in zip(lama, baru, strict=True)
        ]

    def _pagu(self, nilai: dict[int, int | None]) -> int | None:
        if self.peta.belanja:
            return sum(nilai.get(p) or 0 for _, p, _ in self.peta.belanja) if nilai else None
        return nilai.get(self.peta.anggaran) if self.peta.anggaran is not None else None

    def _realisasi(self, nilai: dict[int, int | None]) -> int | None:
        if not nilai:
            return None
        if self.peta.belanja:
            return sum(nilai.get(r) or 0 for _, _, r in self.peta.belanja if r is not None)
        for kolom in (self.peta.jumlah, self.peta.realisasi):
            if kolom is not None and nilai.get(kolom) is not None:
                return nilai[kolom]
        sd = [nilai.get(g.sd) for g in self.uang.kelompok]
        return None if None in sd or not sd else sum(sd)

    def _akhiri(self) -> None:
        if self.akar.akun:
            self._tutup_akun(self.akar)
        if self.cetak_total:
            self._bandingkan(
                self.baris_total or 0,
                self.cetak_total,
                self.akar.jumlah,
                "Baris jumlah",
                "total_tidak_cocok",
            )
        self._periksa_tanpa_kode()
        self._catat_rumus()
        self.bacaan.temuan += self.uang.temuan
        for nama, baca in (("pagu_cetak", self._pagu), ("realisasi_cetak", self._realisasi)):
            isi = self._tercetak(baca)
            if isi is not None:
                setattr(self.bacaan, nama, (getattr(self.bacaan, nama) or 0) + isi)

    def _tercetak(self, baca: Callable[[dict[int, int | None]], int | None]) -> int | None:
        """The total of the sheet: the row of sums, or without one the topmost rows together."""
        if self.cetak_total:
            return baca(self.cetak_total)
        nilai = [baca(c) for c in self.cetak_atas]
        return None if not nilai or None in nilai else sum(n or 0 for n in nilai)

    def _periksa_tanpa_kode(self) -> None:
        """Rows with money but no code are subtotals when the printed total does without them."""
        if not self.tanpa_kode:
            return
        pagu, realisasi = self._pagu(self.cetak_total), self._realisasi(self.cetak_total)
        sah = realisasi is not None and (pagu, realisasi) == (
            self._pagu(self.akar.jumlah),
            self._realisasi(self.akar.jumlah),
        )
        for nomor, label, nilai in self.tanpa_kode:
            self._catat(
                "baris_tanpa_kode",
                Tingkat.CATATAN if sah else Tingkat.BLOKIR,
                f"Baris “{label or 'tanpa uraian'}” berisi uang tetapi tidak berkode"
                + (" dan dianggap subjumlah." if sah else ". Lengkapi kodenya."),
                nomor,
                kolom=huruf_kolom(self.peta.kode[0]),
                tercetak=polos(self._realisasi(nilai)),
            )

    def _catat_rumus(self) -> None:
        if self.uang.rumus_pertama is not None:
            nomor, kolom = self.uang.rumus_pertama
            self._catat(
                "rumus_dihitung_ulang",
                Tingkat.PERINGATAN,
                f"{self.uang.rumus} sel berisi rumus yang hasilnya tidak tersimpan; nilainya "
                "dihitung ulang dari kolom bulan lalu dan bulan ini.",
                nomor,
                kolom=huruf_kolom(kolom),
            )


def _rp(sen: int) -> str:
    return "Rp" + format_rupiah(rupiah(sen), gaya=GayaRupiah.TABEL)
