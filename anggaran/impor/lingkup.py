"""What one import is for, and the file as it was read."""

import re
from dataclasses import dataclass, field
from typing import Any

from anggaran.models import BerkasSPJ, SusunanKolom
from anggaran.spj.bacaan import Permintaan
from lakip.angka import nama_bulan
from lakip.instansi.models import Pemda
from renstra.models import TahunKinerja

_RUANG = re.compile(r"\s+")


def rapikan_nama(teks: str) -> str:
    """A name of a sub unit or bendahara as it is compared: no doubled or outer spaces."""
    return _RUANG.sub(" ", teks).strip()


@dataclass(frozen=True, slots=True)
class Lingkup:
    """The one thing that an import replaces: agency-year, source, month, sub unit, bendahara."""

    tahun_kinerja: TahunKinerja
    bulan: int
    sumber: str = "SPJ"
    sub_unit: str = ""
    bendahara: str = ""
    susunan: str = ""
    tahap: str = ""
    pilihan: dict[str, Any] = field(default_factory=dict)

    @property
    def teks(self) -> str:
        """For sentences: "SPJ Desember 2025, bendahara X"."""
        bagian = [
            f"{self.sumber.replace('_', ' ')} {nama_bulan(self.bulan)} {self.tahun_kinerja.tahun}"
        ]
        if self.sub_unit:
            bagian.append(f"sub unit {self.sub_unit}")
        if self.bendahara:
            bagian.append(f"bendahara {self.bendahara}")
        return ", ".join(bagian)

    @property
    def kunci(self) -> dict[str, Any]:
        """The fields that say which imports replace each other."""
        return {
            "tahun_kinerja": self.tahun_kinerja,
            "sumber": self.sumber,
            "sub_unit": self.sub_unit,
            "bendahara": self.bendahara,
        }

    def permintaan(self) -> Permintaan:
        """What the reader must know to check the file's heading."""
        opd = self.tahun_kinerja.opd
        return Permintaan(
            nama_opd=opd.nama,
            singkatan_opd=opd.singkatan,
            kode_opd=opd.kode_resmi,
            tahun=self.tahun_kinerja.tahun,
            bulan=self.bulan,
            sub_unit=self.sub_unit,
            kewenangan="1" if opd.pemda.jenis == Pemda.Jenis.PROVINSI else "2",
            susunan=self.susunan,
            ingatan=list(
                SusunanKolom.objects.filter(pemda=opd.pemda).values(
                    "nama", "judul", "kolom", "tinggi"
                )
            ),
        )

    @classmethod
    def dari_berkas(cls, berkas: BerkasSPJ) -> "Lingkup":
        """The scope that an uploaded file was given."""
        return cls(
            tahun_kinerja=berkas.tahun_kinerja,
            bulan=berkas.bulan,
            sumber=berkas.sumber,
            sub_unit=berkas.sub_unit,
            bendahara=berkas.bendahara,
            susunan=berkas.pilihan.get("susunan", ""),
            tahap=berkas.tahap,
            pilihan=berkas.pilihan,
        )
