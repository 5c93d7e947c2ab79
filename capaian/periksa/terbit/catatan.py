"""A finding on a published report while it is being put together."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256

from capaian.periksa.aturan import ATURAN
from capaian.periksa.temuan import Akibat, Jenis, Temuan, Tingkat
from capaian.periksa.terbit.cetak import BarisCetakan, Cetak, Isi, selisih, tulis


@dataclass
class Catatan:
    """A wrong figure, what it should be, and the figures that the same cause makes wrong."""

    aturan: str
    cetak: Cetak
    hitung: Isi
    rumus: str
    tingkat: Tingkat
    sebab: str = ""
    akibat: list[Akibat] = field(default_factory=list)

    def tambah(self, cetak: Cetak, hitung: Isi) -> None:
        """Add a figure with the same cause, once."""
        satu = Akibat(cetak.letak, cetak.tercetak, tulis(hitung, cetak))
        sendiri = Akibat(self.cetak.letak, self.cetak.tercetak, tulis(self.hitung, self.cetak))
        if satu != sendiri and satu not in self.akibat:
            self.akibat.append(satu)

    def temuan(self) -> Temuan:
        """The finished finding."""
        judul = ATURAN[self.aturan].judul
        hitung = tulis(self.hitung, self.cetak)
        uraian = f"{judul}: tercetak {self.cetak.tercetak}, seharusnya {hitung} ({self.rumus})."
        return Temuan(
            kunci_temuan(self.aturan, self.cetak.asal),
            self.aturan,
            Jenis.TERBIT,
            self.tingkat,
            self.cetak.letak,
            self.cetak.fakta,
            uraian,
            self.cetak.tercetak,
            hitung,
            selisih(self.cetak, self.hitung),
            self.sebab,
            tuple(self.akibat),
        )


def kunci_temuan(aturan: str, baris: BarisCetakan) -> str:
    """Name of a finding: rule, fact and place, whatever the figures are."""
    letak = sha256(f"{baris.letak}\x1f{baris.fakta}".encode()).hexdigest()[:10]
    return f"{aturan}:{letak}"


def unik(temuan: Iterable[Temuan]) -> tuple[Temuan, ...]:
    """Findings by name, the first of each; a figure printed twice in one place is one."""
    return tuple({t.kunci: t for t in reversed(list(temuan))}.values())[::-1]
