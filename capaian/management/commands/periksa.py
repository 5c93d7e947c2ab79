"""manage.py periksa --opd KODE --tahun T [--jenis data|terbit] [--json]."""

import json
import sys
from argparse import ArgumentParser
from collections import Counter
from typing import Any

from django.core.management.base import CommandError

from capaian.kueri import TidakDapatDimuat
from capaian.pemeriksaan import periksa_tahun
from capaian.periksa import Jenis, Temuan, Tingkat, salah
from lakip.perintah import Perintah

ADA_SALAH, TAK_TERBACA = 1, 2


class Command(Perintah):
    help = "Memeriksa data dan laporan terbit satu perangkat daerah dan tahun."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--opd", required=True, help="kode perangkat daerah")
        parser.add_argument("--tahun", required=True, type=int, help="tahun laporan")
        parser.add_argument(
            "--jenis", choices=[j.value for j in Jenis], help="data atau terbit; bawaan keduanya"
        )
        parser.add_argument("--json", action="store_true", help="temuan sebagai JSON ke stdout")

    def handle(self, *, opd: str, tahun: int, **pilihan: Any) -> None:
        """Print the findings; exit 1 when one is an error, 2 when nothing can be checked."""
        jenis = Jenis(pilihan["jenis"]) if pilihan["jenis"] else None
        try:
            temuan = periksa_tahun(opd, tahun, jenis)
        except TidakDapatDimuat as galat:
            if pilihan["json"]:
                self._cetak_json((_tak_terbaca(opd, tahun, jenis, galat.pesan),))
            raise CommandError(galat.pesan, returncode=TAK_TERBACA) from galat
        if pilihan["json"]:
            self._cetak_json(temuan)
        else:
            self._tulis(temuan)
        banyak = Counter(t.tingkat for t in temuan)
        rincian = ", ".join(f"{banyak[t]} {t.value}" for t in Tingkat)
        self.stderr.write(f"{len(temuan)} temuan: {rincian}.")
        if salah(temuan):
            sys.exit(ADA_SALAH)

    def _cetak_json(self, temuan: tuple[Temuan, ...]) -> None:
        isi = [t.ke_json() for t in temuan]
        self.stdout.write(json.dumps(isi, ensure_ascii=False, indent=1))

    def _tulis(self, temuan: tuple[Temuan, ...]) -> None:
        for tingkat in Tingkat:
            for t in (t for t in temuan if t.tingkat == tingkat):
                self.stdout.write(f"[{tingkat.value}] {t.aturan} {t.tempat}")
                self.stdout.write(f"  {t.uraian}")
                if t.dugaan_sebab:
                    self.stdout.write(f"  Dugaan sebab: {t.dugaan_sebab}.")
                for a in t.akibat:
                    angka = f"tercetak {a.tercetak}, hitung ulang {a.hitung_ulang}"
                    self.stdout.write(f"  - {a.tempat}: {angka}")


def _tak_terbaca(opd: str, tahun: int, jenis: Jenis | None, pesan: str) -> Temuan:
    """The one finding of a program that asked for JSON where nothing could be checked."""
    return Temuan(
        kunci="tak_terbaca",
        aturan="tak_terbaca",
        jenis=jenis or Jenis.DATA,
        tingkat=Tingkat.SALAH,
        tempat=f"{opd} {tahun}",
        fakta="",
        uraian=pesan,
    )
