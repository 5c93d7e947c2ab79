"""Amounts of a row: cells to whole sen, and what the columns say about each other."""

from collections.abc import Sequence
from functools import lru_cache

from lakip.angka import AngkaTidakTerbaca, JenisAngka, baca_angka

from .istilah import Temuan, Tingkat, huruf_kolom, polos
from .peran import Kelompok, Peta

_MAKS = 10**17


@lru_cache(maxsize=100_000)
def _dari_teks(teks: str) -> int | None:
    angka = baca_angka(teks, jenis=JenisAngka.RUPIAH)
    if angka is None:
        return 0 if teks.strip() else None
    return int(angka.scaleb(2))


def sen(isi: object) -> int | None:
    """The cell's amount in whole sen; blank is None, a dash or "nihil" is 0.

    Raises AngkaTidakTerbaca for anything that is no amount.
    """
    if isi.__class__ is float:
        hasil = int(isi) * 100 if isi.is_integer() else _dari_numerik(isi)
    elif isi.__class__ is str:
        hasil = _dari_teks(isi) if isi else None
    elif isi is None:
        return None
    elif isi.__class__ is int:
        hasil = isi * 100
    else:
        raise AngkaTidakTerbaca(isi, "harus berupa rupiah, bukan tanggal atau nilai lain")
    if hasil is not None and not -_MAKS < hasil < _MAKS:
        raise AngkaTidakTerbaca(isi, "terlalu besar untuk rupiah")
    return hasil


def _dari_numerik(isi: float) -> int:
    angka = baca_angka(isi, jenis=JenisAngka.RUPIAH)
    return int(angka.scaleb(2)) if angka is not None else 0


class Uang:
    """Reads the money columns of one sheet by its map of columns."""

    def __init__(self, peta: Peta, lembar: str, cacat: dict[tuple[int, int], str]) -> None:
        self.peta = peta
        self.lembar = lembar
        self.cacat = cacat
        self.temuan: list[Temuan] = []
        self.rumus = 0
        self.rumus_pertama: tuple[int, int] | None = None
        self.kelompok = [k for k in peta.kelompok if k.ada] or (
            [peta.total] if peta.total is not None and peta.total.ada else []
        )
        self.total = None if peta.total in self.kelompok else peta.total
        self.kolom = self._kolom()
        self.baku = self._letak_baku()

    def _kolom(self) -> list[int]:
        p = self.peta
        semua = [p.anggaran, p.jumlah, p.sisa, p.realisasi]
        for k in (*self.kelompok, *([self.total] if self.total else [])):
            semua += [k.lalu, *k.ini, k.sd]
        for _, pagu, realisasi in p.belanja:
            semua += [pagu, realisasi]
        return sorted({k for k in semua if k is not None})

    def _letak_baku(self) -> tuple[list[tuple[int, int, int]], int, int, int] | None:
        """Places in ``kolom`` of lanes, budget, sum and rest when the sheet has them all."""
        p, letak = self.peta, self.kolom.index
        penuh = all(
            k.lalu is not None and len(k.ini) == 1 and k.sd is not None for k in self.kelompok
        )
        if self.cacat or self.total or not self.kelompok or not penuh:
            return None
        if None in (p.anggaran, p.jumlah, p.sisa) or p.realisasi is not None:
            return None
        lajur = [(letak(k.lalu), letak(k.ini[0]), letak(k.sd)) for k in self.kelompok]
        return lajur, letak(p.anggaran), letak(p.jumlah), letak(p.sisa)

    def cepat(self, baris: Sequence[object]) -> tuple[int, int, dict[int, int]] | None:
        """What ``hitung`` gives for a row of whole rupiah whose sums all agree, else None.

        Nearly every row of a large file is one, and this way it costs a third.
        """
        if self.baku is None:
            return None
        isi = [baris[k] for k in self.kolom]
        if not all(s.__class__ is float and s.is_integer() and -1e15 < s < 1e15 for s in isi):
            return None
        nilai = [int(s) * 100 for s in isi]
        lajur, pagu, jumlah, sisa = self.baku
        lalu = ini = 0
        for a, b, c in lajur:
            if nilai[a] + nilai[b] != nilai[c]:
                return None
            lalu += nilai[a]
            ini += nilai[b]
        if nilai[jumlah] != lalu + ini or nilai[sisa] != nilai[pagu] - nilai[jumlah]:
            return None
        return lalu, ini, dict(zip(self.kolom, nilai, strict=True))

    def baca(self, nomor: int, baris: Sequence[object]) -> dict[int, int | None]:
        """The row's amounts by column; ``nomor`` is the row index."""
        hasil: dict[int, int | None] = {}
        for k in self.kolom:
            isi = baris[k]
            if isi.__class__ is float and isi.is_integer() and -1e15 < isi < 1e15:
                hasil[k] = int(isi) * 100
                continue
            try:
                hasil[k] = sen(isi)
            except AngkaTidakTerbaca as galat:
                hasil[k] = None
                self._tolak(nomor, k, "angka_tidak_terbaca", galat.pesan, isi)
        return hasil

    def lengkapi(self, nomor: int, nilai: dict[int, int | None]) -> set[int]:
        """Mark what a formula without result hides; returns those columns.

        Error values stop the import: nothing can be told from them.
        """
        hilang = set()
        if not self.cacat:
            return hilang
        for k in self.kolom:
            alasan = self.cacat.get((nomor, k))
            if alasan == "galat":
                self._tolak(
                    nomor,
                    k,
                    "sel_galat",
                    "Sel berisi nilai galat Excel (#REF!, #DIV/0!). Perbaiki rumusnya.",
                    "galat",
                )
            elif alasan is not None:
                nilai[k] = None
                hilang.add(k)
                self.rumus += 1
                self.rumus_pertama = self.rumus_pertama or (nomor, k)
        return hilang

    def _tolak(self, nomor: int, kolom: int, kode: str, pesan: str, isi: object) -> None:
        self.temuan.append(
            Temuan(
                kode, Tingkat.BLOKIR, pesan, self.lembar, nomor + 1, huruf_kolom(kolom), str(isi)
            )
        )

    def hitung(
        self, nomor: int, nilai: dict[int, int | None], hilang: set[int]
    ) -> tuple[int, int, dict[int, int]]:
        """(up to last month, this month, every column as computed) of a leaf row."""
        lalu = ini = 0
        terhitung: dict[int, int] = {}
        for k in self.kelompok:
            satu_lalu, satu_ini = self._kelompok(nomor, k, nilai, hilang, terhitung)
            lalu += satu_lalu
            ini += satu_ini
        p = self.peta
        if not self.kelompok:
            sumber = p.jumlah if p.jumlah is not None else p.realisasi
            if sumber in hilang:
                self._tanpa_hasil(nomor, sumber)
            lalu = (nilai[sumber] or 0) if sumber is not None else 0
        if p.anggaran is not None and p.anggaran in hilang:
            self._tanpa_hasil(nomor, p.anggaran)
        pagu = nilai[p.anggaran] or 0 if p.anggaran is not None else 0
        for kolom, isi in (
            (p.anggaran, pagu),
            (p.jumlah, lalu + ini),
            (p.realisasi, lalu + ini),
            (p.sisa, pagu - lalu - ini),
        ):
            if kolom is not None:
                terhitung[kolom] = isi
        if self.total:
            self._isi_total(lalu, ini, terhitung)
        return lalu, ini, terhitung

    def _isi_total(self, lalu: int, ini: int, terhitung: dict[int, int]) -> None:
        t = self.total
        if t.lalu is not None:
            terhitung[t.lalu] = lalu
        if len(t.ini) == 1:
            terhitung[t.ini[0]] = ini
        if t.sd is not None:
            terhitung[t.sd] = lalu + ini

    def _kelompok(
        self,
        nomor: int,
        k: Kelompok,
        nilai: dict[int, int | None],
        hilang: set[int],
        terhitung: dict[int, int],
    ) -> tuple[int, int]:
        sd = nilai[k.sd] if k.sd is not None else None
        lalu = (nilai[k.lalu] or 0) if k.lalu is not None else None
        ini = sum(nilai[i] or 0 for i in k.ini) if k.ini else None
        if hilang:
            lalu, ini = self._tanpa_masukan(nomor, k, hilang, lalu, ini, sd)
        if lalu is None and ini is None:
            lalu, ini = sd or 0, 0
        elif lalu is None:
            lalu = (sd if sd is not None else ini) - ini
        elif ini is None:
            ini = (sd if sd is not None else lalu) - lalu
        if k.lalu is not None:
            terhitung[k.lalu] = lalu
        if len(k.ini) == 1:
            terhitung[k.ini[0]] = ini
        else:
            terhitung.update((i, nilai[i] or 0) for i in k.ini)
        if k.sd is not None:
            terhitung[k.sd] = lalu + ini
        return lalu, ini

    def _tanpa_masukan(
        self,
        nomor: int,
        k: Kelompok,
        hilang: set[int],
        lalu: int | None,
        ini: int | None,
        sd: int | None,
    ) -> tuple[int | None, int | None]:
        """An input that is a formula without result follows from the other two, or not at all."""
        masukan = [i for i in (k.lalu, *k.ini) if i is not None and i in hilang]
        if not masukan:
            if k.sd in hilang and (lalu is None or ini is None):
                self._tanpa_hasil(nomor, k.sd)
            return lalu, ini
        if len(masukan) > 1 or sd is None or len(k.ini) > 1:
            self._tanpa_hasil(nomor, masukan[0])
            return lalu, ini
        return (None, ini) if masukan[0] == k.lalu else (lalu, None)

    def _tanpa_hasil(self, nomor: int, kolom: int) -> None:
        self._tolak(
            nomor,
            kolom,
            "rumus_tanpa_hasil",
            "Sel berisi rumus yang hasilnya tidak tersimpan dan tidak dapat dihitung dari kolom "
            "lain. Buka berkas di Excel, simpan, lalu unggah lagi.",
            "rumus",
        )

    def periksa_baris(self, nomor: int, nilai: dict[int, int | None]) -> None:
        """Printed sums within one row: 6 = 4 + 5, 13 = 6 + 9 + 12, 14 = 3 - 13."""
        p = self.peta
        sd_semua: int | None = 0
        for k in self.kelompok:
            sd = nilai[k.sd] if k.sd is not None else None
            if k.lalu is not None and k.ini:
                jumlah = (nilai[k.lalu] or 0) + sum(nilai[i] or 0 for i in k.ini)
                if sd is not None and sd != jumlah:
                    self._beda(
                        nomor,
                        k.sd,
                        "kelompok_tidak_cocok",
                        sd,
                        jumlah,
                        f"s.d. bulan ini tidak sama dengan bulan lalu ditambah bulan ini"
                        f"{f' ({k.nama})' if k.nama else ''}",
                    )
                sd = jumlah if sd is None else sd
            sd_semua = None if sd is None or sd_semua is None else sd_semua + sd
        jumlah = nilai[p.jumlah] if p.jumlah is not None else None
        if self.kelompok and jumlah is not None and sd_semua is not None and jumlah != sd_semua:
            self._beda(
                nomor,
                p.jumlah,
                "jumlah_tidak_cocok",
                jumlah,
                sd_semua,
                "jumlah SPJ tidak sama dengan jumlah semua kelompok",
            )
        if jumlah is None:
            jumlah = sd_semua if self.kelompok else nilai.get(p.realisasi)
        pagu = nilai[p.anggaran] if p.anggaran is not None else None
        sisa = nilai[p.sisa] if p.sisa is not None else None
        if None not in (pagu, sisa, jumlah) and sisa != pagu - jumlah:
            self._beda(
                nomor,
                p.sisa,
                "sisa_tidak_cocok",
                sisa,
                pagu - jumlah,
                "sisa pagu tidak sama dengan anggaran dikurangi jumlah SPJ",
            )

    def _beda(
        self, nomor: int, kolom: int, kode: str, tercetak: int, hitung: int, kalimat: str
    ) -> None:
        self.temuan.append(
            Temuan(
                kode,
                Tingkat.PERINGATAN,
                f"Baris {nomor + 1}: {kalimat}.",
                self.lembar,
                nomor + 1,
                huruf_kolom(kolom),
                polos(tercetak),
                polos(hitung),
                polos(tercetak - hitung),
            )
        )
