"""Load a workbook: a whole agency-year from .xlsx or .json, all of it or nothing."""

import json
from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import CommandError

from capaian.buku.hasil import HasilImpor, Kesalahan
from capaian.buku.impor import impor_buku
from capaian.buku.naskah import BukuTidakTerbaca
from lakip.perintah import Perintah


class Command(Perintah):
    help = "Memuat buku kerja (.xlsx atau .json): seluruhnya, atau tidak sama sekali."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("berkas", metavar="FILE", help="buku kerja .xlsx atau .json")
        parser.add_argument("--coba", action="store_true", help="periksa saja, tidak menulis")
        parser.add_argument("--json", action="store_true", help="cetak hasil sebagai JSON")

    def handle(self, *, berkas: str, coba: bool, json: bool, **pilihan: object) -> None:
        """Exit 1 when the workbook has errors, 2 when it cannot be read."""
        try:
            hasil = self._muat(Path(berkas), coba)
        except BukuTidakTerbaca as galat:
            if json:
                self._cetak_json(_tak_terbaca(Path(berkas).name, coba, galat.pesan))
            raise CommandError(galat.pesan, returncode=2) from galat
        if json:
            self._cetak_json(hasil)
        else:
            self._cetak(hasil)
        if not hasil.sah:
            raise SystemExit(1)

    def _muat(self, berkas: Path, coba: bool) -> HasilImpor:
        """Import it. Raises BukuTidakTerbaca, also for a file that cannot be opened."""
        try:
            isi = berkas.read_bytes()
        except OSError as galat:
            sebab = "tidak ditemukan" if isinstance(galat, FileNotFoundError) else "tidak terbaca"
            pesan = f"Berkas {berkas} {sebab}. Periksa nama dan izin berkasnya."
            raise BukuTidakTerbaca(pesan) from galat
        return impor_buku(isi=isi, nama=berkas.name, oleh=None, coba=coba)

    def _cetak_json(self, hasil: HasilImpor) -> None:
        self.stdout.write(json.dumps(hasil.ke_json(), ensure_ascii=False, indent=2))

    def _cetak(self, hasil: HasilImpor) -> None:
        """Errors, notes and counts are for people: all on standard error."""
        for kesalahan in hasil.kesalahan:
            self.stderr.write(kesalahan.teks)
        for catatan in hasil.catatan:
            self.stderr.write(f"Catatan: {catatan}")
        for lembar, h in hasil.lembar.items():
            if hasil.sah:
                rincian = ", ".join(f"{n} {jenis}" for jenis, n in vars(h).items() if n)
                self.stderr.write(f"  {lembar}: {rincian}")
        self.stderr.write(hasil.ringkas)


def _tak_terbaca(nama: str, coba: bool, pesan: str) -> HasilImpor:
    """The refusal of a file that cannot be read, shaped as that of a workbook with errors."""
    return HasilImpor(nama, coba=coba, kesalahan=[Kesalahan(nama, "", None, "", "", pesan)])
