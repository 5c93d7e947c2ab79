"""The engine: recompute every derived figure from the other printed ones, find the roots.

Facts are taken from the leaves upwards. A figure that fails against what it is derived from is a
finding, and the recomputed value takes its place for everything above it: what then fails only
because of that value, or fits only with it, is a consequence and stands under the finding.
"""

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal
from itertools import combinations

from capaian.periksa.aturan import ATURAN
from capaian.periksa.temuan import Tingkat
from capaian.periksa.terbit.catatan import Catatan
from capaian.periksa.terbit.cetak import SETENGAH, Cetak, Isi, cocok, terpotong
from capaian.periksa.terbit.dokumen import NOL, Ambil, Dokumen, Kaitan, angka
from capaian.periksa.terbit.nama import SEBUTAN
from capaian.periksa.terbit.sebab import dugaan

ULANGAN, POTONG, MASUKAN = "T-ULANGAN", "T-PEMBULATAN", "T-MASUKAN"
PEMBULATAN_MASUKAN = "dihitung dari angka masukan yang belum dibulatkan"
_MIN_GAGAL, _DESIMAL_BULAT = 2, 2
_MAKS_SUKU = 8
_TANPA_KOREKSI = ("T-PERSAMAAN", "T-BANYAK")


class Mesin:
    """One run over one document."""

    def __init__(self, dok: Dokumen, kaitan: Iterable[Kaitan]) -> None:
        self.dok = dok
        self.catatan: list[Catatan] = []
        self.koreksi = dok.koreksi
        self.pemilik: dict[str, Catatan] = {}
        self.pemilik_cetak: dict[int, Catatan] = {}
        self.hasil: dict[str, list[Kaitan]] = defaultdict(list)
        self.masuk: dict[str, list[Kaitan]] = defaultdict(list)
        for k in kaitan:
            self.hasil[k.hasil].append(k)
            for f in k.masukan:
                self.masuk[f].append(k)

    def jalan(self) -> list[Catatan]:
        """Return the findings in printed order."""
        self._pilih_acuan()
        for fakta in list(self.dok.menurut):
            self._masukan(fakta)
        for fakta in self._urut():
            self._ulangan(fakta)
            for k in self.hasil[fakta]:
                self._periksa(k)
        return sorted(self.catatan, key=lambda c: c.cetak.asal.urutan)

    def _pilih_acuan(self) -> None:
        """Of values that contradict each other take the one that fits most relations."""
        for fakta in self.dok.menurut:
            kelompok = self.dok.kelompok_nilai(fakta)
            if len(kelompok) > 1 and kelompok[0][0].nama.jenis not in SEBUTAN:
                terbaik = max(kelompok, key=lambda k: (self._nilai_cocok(k[0]), len(k)))
                self.dok.acuan[fakta] = max(terbaik, key=lambda c: c.desimal)

    def _nilai_cocok(self, c: Cetak) -> int:
        """How many relations the candidate satisfies, with everything else as it stands."""

        def ambil(fakta: str) -> Isi | None:
            return c.isi if fakta == c.fakta else self.dok.isi(fakta)

        benar = 0
        for k in (*self.hasil[c.fakta], *self.masuk[c.fakta]):
            if not k.saksi:
                continue
            hitung = k.hitung(ambil)
            tercetak = c if k.hasil == c.fakta else self.dok.acuan.get(k.hasil)
            benar += bool(hitung is not None and tercetak and cocok(tercetak, hitung))
        return benar

    def _masukan(self, fakta: str) -> None:
        """A figure that is derived from nothing but makes several relations fail at once.

        Where one other value mends all of them and breaks none, that figure is the root.
        """
        c = self.dok.acuan[fakta]
        sentuh = [k for k in self.masuk[fakta] if k.saksi and not k.pendamping]
        gagal = [k for k in sentuh if not self._tepat(k, self.dok.isi)]
        sendiri = all(self._tepat(k, self.dok.isi) for k in self.hasil[fakta])
        if len(gagal) + self._lebih(c, c.isi) < _MIN_GAGAL or not sendiri:
            return
        for calon in filter(None, (self._calon(k, c) for k in gagal if k.jumlahan)):

            def ambil(f: str, calon: Decimal = calon) -> Isi | None:
                return calon if f == fakta else self.dok.isi(f)

            tepat = all(self._tepat(k, ambil) for k in (*sentuh, *self.hasil[fakta]))
            if tepat and not self._lebih(c, calon):
                rumus = "nilai yang membuat jumlah dan persennya cocok"
                sebab = dugaan(self.dok, c, calon, None)
                catatan = Catatan(MASUKAN, c, calon, rumus, Tingkat.SALAH, sebab)
                self.catatan.append(catatan)
                self.koreksi[fakta], self.pemilik[fakta] = calon, catatan
                return

    def _lebih(self, c: Cetak, isi: Isi) -> bool:
        """Whether it would be a realisasi over its pagu."""
        pagu = angka(self.dok.isi(c.nama.sejajar("pagu")))
        uang = c.nama.ukuran == "realisasi_rp" and isinstance(isi, Decimal)
        return bool(uang and pagu is not None and isi > pagu)

    def _calon(self, k: Kaitan, c: Cetak) -> Decimal | None:
        """What the term would have to be for the sum to be as printed."""
        hasil, hitung = angka(self.dok.isi(k.hasil)), angka(k.hitung(self.dok.isi))
        isi = angka(c.isi)
        if hasil is None or hitung is None or isi is None:
            return None
        satu = angka(k.hitung(lambda f: isi + 1 if f == c.fakta else self.dok.isi(f)))
        return None if satu is None else isi + (hasil - hitung) * (satu - hitung)

    def _tepat(self, k: Kaitan, ambil: Ambil) -> bool:
        """Whether a relation holds, or cannot be told."""
        hitung = k.hitung(ambil)
        c = self._cetak(k)
        if hitung is None or c is None:
            return True
        longgar = max(k.longgar(self.dok.isi), self._kabur(k, hitung))
        return cocok(c, hitung, longgar) or terpotong(c, hitung)

    def _kabur(self, k: Kaitan, hitung: Isi) -> Decimal:
        """How far the result may move when measured inputs were rounded to two decimals or more."""
        geser = NOL
        for f in k.masukan:
            c, asal = self.dok.acuan.get(f), angka(hitung)
            if c is None or asal is None or not isinstance(c.isi, Decimal):
                continue
            if c.desimal < _DESIMAL_BULAT or c.nama.jenis == "target":
                continue
            lebih = c.isi + c.langkah * SETENGAH
            baru = angka(k.hitung(lambda x, f=f, v=lebih: v if x == f else self.dok.isi(x)))
            geser += abs(baru - asal) if baru is not None else NOL
        return geser

    def _urut(self) -> list[str]:
        """Facts so that what a figure is derived from comes before it; stated cycles are cut."""
        urut: dict[str, None] = {}
        terlihat: set[str] = set()

        def turun(fakta: str) -> None:
            if fakta in terlihat:
                return
            terlihat.add(fakta)
            for k in self.hasil[fakta]:
                for f in k.masukan:
                    turun(f)
            urut[fakta] = None

        for fakta in list(self.dok.menurut):
            turun(fakta)
        return [f for f in urut if f in self.dok.menurut]

    def _ulangan(self, fakta: str) -> None:
        """A figure printed with another value elsewhere."""
        acuan = self.dok.acuan[fakta]
        beda = [k for k in self.dok.kelompok_nilai(fakta) if acuan not in k]
        if acuan.nama.jenis in SEBUTAN and beda:  # variants of one wording are one finding
            beda = [[c for k in beda for c in k]]
        for kelompok in beda:
            tingkat = Tingkat.PENJELASAN if acuan.nama.jenis in SEBUTAN else Tingkat.SALAH
            sebab = dugaan(self.dok, kelompok[0], acuan.isi, None)
            rumus = f"sama dengan {acuan.letak}"
            c = Catatan(ULANGAN, kelompok[0], acuan.isi, rumus, tingkat, sebab)
            self.catatan.append(c)
            for satu in kelompok:
                c.tambah(satu, acuan.isi)
                self.pemilik_cetak[id(satu)] = c

    def _periksa(self, k: Kaitan) -> None:
        """Hold the printed figure against the printed inputs and against the corrected ones."""
        c = self._cetak(k)
        hitung, benar = k.hitung(self.dok.isi), k.hitung(self._koreksi)
        if c is None or hitung is None or benar is None or id(c) in self.pemilik_cetak:
            return
        longgar = k.longgar(self.dok.isi)
        sesuai, sesuai_benar = cocok(c, hitung, longgar), cocok(c, benar, longgar)
        if sesuai and sesuai_benar:
            self._setempat(k)
        elif k.pendamping:
            return
        elif sesuai:
            self._ikut(k, c, benar)
        elif sesuai_benar:
            self._tanggung(k, c, hitung)
        elif terpotong(c, hitung):
            self._catat(POTONG, k, c, hitung, Tingkat.SARAN)
        elif cocok(c, hitung, self._kabur(k, hitung)):
            # Computed before its inputs were rounded for print: true, but not to be followed.
            self._catat(POTONG, k, c, hitung, Tingkat.SARAN).sebab = PEMBULATAN_MASUKAN
        elif not self._sebagian(k, c, benar):
            self._baru(k, c, hitung, benar)

    def _cetak(self, k: Kaitan) -> Cetak | None:
        """The figure that the relation is about: the one of its row, or the fact's usual one."""
        if k.di is None:
            return self.dok.acuan.get(k.hasil)
        semua = self.dok.menurut[k.hasil]
        return next((c for c in semua if (c.asal.tempat, c.asal.baris) == k.di), None)

    def _koreksi(self, fakta: str) -> Isi | None:
        return self.dok.benar(fakta)

    def _sekawan(self, c: Cetak) -> list[Cetak]:
        """The printings of the same value."""
        return next(k for k in self.dok.kelompok_nilai(c.fakta) if c in k)

    def _pemilik(self, k: Kaitan) -> Catatan | None:
        return next((self.pemilik[f] for f in k.masukan if f in self.pemilik), None)

    def _setempat(self, k: Kaitan) -> None:
        """Printings that fit in general but not with a wrong input in their own row or table."""
        if k.di is not None:
            return
        for c in self.dok.menurut[k.hasil]:
            dekat = {f: self.dok.dekat(f, c) for f in k.masukan}
            milik = [
                self.pemilik_cetak[id(d)] for d in dekat.values() if id(d) in self.pemilik_cetak
            ]
            hitung = k.hitung(lambda f, d=dekat: d[f].isi if d[f] else None) if milik else None
            if hitung is not None and not cocok(c, hitung, k.longgar(self.dok.isi)):
                milik[0].tambah(c, hitung)

    def _ikut(self, k: Kaitan, c: Cetak, benar: Isi) -> None:
        """The figure follows from a wrong one: a consequence, and itself corrected."""
        pemilik = self._pemilik(k)
        if pemilik and c.fakta not in self.koreksi:
            for satu in self._sekawan(c):
                pemilik.tambah(satu, benar)
            if not terpotong(c, benar):
                self.koreksi[c.fakta], self.pemilik[c.fakta] = benar, pemilik

    def _tanggung(self, k: Kaitan, c: Cetak, hitung: Isi) -> None:
        """The figure is right; it differs from the printed inputs only because one is wrong."""
        if pemilik := self._pemilik(k):
            for satu in self._sekawan(c):
                pemilik.tambah(satu, hitung)

    def _sebagian(self, k: Kaitan, c: Cetak, benar: Isi) -> bool:
        """Whether some of the wrong terms alone explain the printed sum."""
        beda = [f for f in k.masukan if f in self.koreksi][:_MAKS_SUKU] if k.jumlahan else []
        for banyak in range(1, len(beda)):
            for pilih in combinations(beda, banyak):
                hitung = k.hitung(
                    lambda f, p=pilih: self._koreksi(f) if f in p else self.dok.isi(f)
                )
                if hitung is not None and cocok(c, hitung):
                    lama = k.hitung(self.dok.isi)
                    self.pemilik[pilih[0]].tambah(c, lama if lama is not None else benar)
                    sisa = next(f for f in beda if f not in pilih)
                    self.pemilik[sisa].tambah(c, benar)
                    self.koreksi[c.fakta], self.pemilik[c.fakta] = benar, self.pemilik[sisa]
                    return True
        return False

    def _baru(self, k: Kaitan, c: Cetak, hitung: Isi, benar: Isi) -> None:
        """A finding of its own."""
        lama = self.pemilik.get(c.fakta)
        if lama and lama.cetak is c:  # two relations fail for one misprint
            lama.tambah(c, benar)
            return
        tingkat = Tingkat.PENJELASAN if k.perlu else ATURAN[k.aturan].tingkat
        catatan = self._catat(k.aturan, k, c, benar, tingkat)
        catatan.tambah(c, hitung)
        if k.aturan not in _TANPA_KOREKSI and c.fakta not in self.koreksi:
            self.koreksi[c.fakta], self.pemilik[c.fakta] = benar, catatan

    def _catat(self, aturan: str, k: Kaitan, c: Cetak, hitung: Isi, tingkat: Tingkat) -> Catatan:
        sebab = dugaan(self.dok, c, hitung, k)
        catatan = Catatan(aturan, c, hitung, k.rumus, tingkat, sebab)
        self.catatan.append(catatan)
        for satu in self._sekawan(c) if k.di is None else ():
            catatan.tambah(satu, hitung)
        return catatan
