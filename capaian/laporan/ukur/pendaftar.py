"""The register of facts while it is being filled, and how a fact is printed."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal

from capaian.hitung import Alasan, Hasil, Kelas, rumus_kata, rumus_terisi
from capaian.hitung.anggaran import Jumlah
from capaian.hitung.hasil import tambah
from capaian.laporan.pohon import Fakta, SumberNilai
from lakip.angka import GayaRupiah, format_angka, format_persen, format_rupiah

DIHITUNG = SumberNilai("hitung", "dihitung aplikasi")
RUPIAH = "Rp"
PERSEN = "%"

# Short words in place of a missing number; the full reason stands in the fact.
_KATA_KOSONG = {
    Alasan.BELUM_ADA_DATA: "belum ada data",
    Alasan.TIDAK_TERSEDIA: "n/a",
    Alasan.TARGET_KOSONG: "belum ada target",
    Alasan.BELUM_LENGKAP: "belum lengkap",
    Alasan.PAGU_NOL: "n/a",
}
MAKS_SUKU = 8
"""Parts that a printed equation spells out; a longer sum names only how many it adds."""
TAK_TERHITUNG = "tidak dapat dihitung"


def nama_fakta(jenis: str, kunci: str, tahun: int | None = None, rincian: str = "") -> str:
    """Return "jenis:kunci[@tahun][#rincian]", the one grammar for the name of a number."""
    return f"{jenis}:{kunci}" + (f"@{tahun}" if tahun else "") + (f"#{rincian}" if rincian else "")


def kata_kosong(alasan: Alasan | None) -> str:
    """Return the words printed in place of a value that is missing for ``alasan``."""
    return _KATA_KOSONG.get(alasan, TAK_TERHITUNG) if alasan else "belum ada data"


def bersatuan(teks: str, satuan: str) -> str:
    """Return "4,3%", "30 orang"; a text without unit as it is."""
    if not satuan or not teks:
        return teks
    return f"{teks}%" if satuan == PERSEN else f"{teks} {satuan}"


@dataclass
class Pendaftar:
    """Collects facts; ``gaya`` is the agency's way of writing rupiah."""

    gaya: str = "eyd"
    fakta: dict[str, Fakta] = field(default_factory=dict)

    def rupiah(self, nilai: Decimal | None, *, kosong: str = "-") -> str:
        """An amount in running text, in the agency's style."""
        if self.gaya == "tanpa_sen":
            return format_rupiah(nilai, sen=False, kosong=kosong)
        return format_rupiah(nilai, gaya=GayaRupiah(self.gaya), kosong=kosong)

    def catat(self, fakta: Fakta) -> str:
        """Register a fact and return its name."""
        self.fakta[fakta.id] = fakta
        return fakta.id

    def isian(
        self,
        id_: str,
        nama: str,
        nilai: Decimal | str | None,
        *,
        teks: str = "",
        satuan: str = "",
        asal: SumberNilai | None = None,
        alasan: str = "",
    ) -> str:
        """Register a value that was entered; without ``teks`` the number is printed as stored."""
        if nilai is None:
            teks = teks or alasan or kata_kosong(None)
            alasan = alasan or Alasan.BELUM_ADA_DATA.label
        elif not teks:
            polos = nilai if isinstance(nilai, str) else format_angka(nilai)
            teks = bersatuan(polos, satuan)
        return self.catat(Fakta(id_, nama, nilai, satuan, teks, alasan, sumber=asal))

    def uang(
        self, id_: str, nama: str, nilai: Decimal | None, asal: SumberNilai | None = None
    ) -> str:
        """Register an amount in rupiah that was entered."""
        teks = self.rupiah(nilai) if nilai is not None else ""
        return self.isian(id_, nama, nilai, teks=teks, satuan=RUPIAH, asal=asal)

    def jumlah_uang(
        self,
        id_: str,
        nama: str,
        jumlah: Jumlah,
        masukan: Iterable[str],
        bagian: Decimal | None = None,
    ) -> str:
        """Register a sum of leaves in rupiah; an incomplete one says so beside its amount.

        bagian: the percent of the one leaf ``masukan`` that counts; None for the whole.
        """
        return self.jumlah(id_, nama, jumlah, masukan, RUPIAH, bagian)

    def jumlah(
        self,
        id_: str,
        nama: str,
        jumlah: Jumlah,
        masukan: Iterable[str],
        satuan: str = "",
        bagian: Decimal | None = None,
    ) -> str:
        """Register a sum, marked "belum lengkap (n)" while some of its parts are missing."""
        teks = self._cetak(jumlah.nilai, satuan, None) if jumlah.nilai is not None else ""
        teks = " ".join(filter(None, [teks or "belum ada data", teks and jumlah.keterangan]))
        masukan = tuple(masukan)
        rumus = "jumlah rincian" if bagian is None else "persentase bagian × rincian"
        alasan = jumlah.keterangan
        if jumlah.nilai is None:
            alasan = alasan or Alasan.BELUM_ADA_DATA.label
            terisi = f"{TAK_TERHITUNG}: {alasan}"
        else:
            terisi = f"{self._suku(jumlah.nilai, masukan, satuan, bagian)} = {teks}"
        fakta = Fakta(
            id_, nama, jumlah.nilai, satuan, teks, alasan, rumus, terisi, masukan, DIHITUNG
        )
        return self.catat(fakta)

    def _suku(
        self, nilai: Decimal, masukan: tuple[str, ...], satuan: str, bagian: Decimal | None
    ) -> str:
        """The left side of a sum: its parts, less what they count more than once."""
        dikenal = [self.fakta[m] for m in masukan if m in self.fakta]
        pendek = 1 <= len(dikenal) == len(masukan) <= MAKS_SUKU
        suku = " + ".join(f.teks for f in dikenal) if pendek else f"jumlah {len(masukan)} rincian"
        if bagian is not None:
            return f"{format_angka(bagian)}% × {suku}"
        lebih = tambah(*(f.nilai for f in dikenal if isinstance(f.nilai, Decimal)), -nilai)
        if lebih <= 0:
            return suku
        return f"{suku} − {self._cetak(lebih, satuan, None)} yang terhitung lebih dari sekali"

    def hasil(
        self,
        id_: str,
        nama: str,
        hasil: Hasil,
        *,
        masukan: Iterable[str] = (),
        satuan: str = PERSEN,
        desimal: int | None = 2,
        teks: str = "",
    ) -> str:
        """Register what the calculator gave, with its formula in words and filled in."""
        if hasil.nilai is None:
            teks = kata_kosong(hasil.alasan)
        elif not teks:
            teks = self._cetak(hasil.nilai, satuan, desimal)
        return self.catat(
            Fakta(
                id_,
                nama,
                hasil.nilai,
                satuan,
                teks,
                hasil.alasan.label if hasil.alasan else "",
                rumus_kata(hasil.rumus),
                rumus_terisi(hasil, 2 if desimal is None else desimal),
                tuple(masukan),
                DIHITUNG,
            )
        )

    def _cetak(self, nilai: Decimal, satuan: str, desimal: int | None) -> str:
        if satuan == RUPIAH:
            return self.rupiah(nilai)
        if satuan == PERSEN:
            return format_persen(nilai, desimal)
        return bersatuan(format_angka(nilai, desimal), satuan)

    def kategori(self, id_: str, nama: str, kelas: Kelas | None, dari: str, hasil: Hasil) -> str:
        """Register the class that ``hasil``, the fact ``dari``, falls into."""
        teks = kelas.label if kelas else kata_kosong(hasil.alasan)
        alasan = hasil.alasan.label if hasil.alasan else ""
        rumus = "kelas pada skala menurut capaian"
        nilai = kelas.label if kelas else None
        return self.catat(Fakta(id_, nama, nilai, "", teks, alasan, rumus, "", (dari,), DIHITUNG))

    def cacah(self, id_: str, nama: str, banyak: int, satuan: str = "") -> str:
        """Register a count."""
        teks = bersatuan(str(banyak), satuan)
        return self.catat(
            Fakta(id_, nama, Decimal(banyak), satuan, teks, "", "banyaknya", teks, (), DIHITUNG)
        )
