"""manage.py buat_laporan --opd KODE --tahun T --format pdf --keluaran FILE."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from capaian.kueri import TidakDapatDimuat, muat
from capaian.laporan.format import FORMAT, FormatTidakAda, cari_format, hemat_waktu
from capaian.laporan.susun import susun
from capaian.sajian import ambil_gambar
from lakip.berkas import UMUM, tulis_utuh
from lakip.perintah import Perintah

TAK_TERBACA = 2
"""Exit code for data that cannot be read and for wrong usage."""


class Command(Perintah):
    help = "Membuat laporan satu perangkat daerah dan tahun sebagai berkas."
    requires_system_checks = ()  # they load every page of the site, which takes longer than reading

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--opd", required=True, help="kode perangkat daerah")
        parser.add_argument("--tahun", required=True, type=int, help="tahun laporan")
        parser.add_argument("--format", required=True, help=f"salah satu dari: {', '.join(FORMAT)}")
        parser.add_argument("--keluaran", required=True, type=Path, help="berkas yang ditulis")

    def handle(self, *, opd: str, tahun: int, keluaran: Path, **pilihan: Any) -> None:
        """Write the file whole or not at all; exit code 2 says why when it cannot."""
        try:
            bentuk = cari_format(pilihan["format"])
            with hemat_waktu():
                laporan = susun(muat(opd, tahun, bertautan=bentuk is FORMAT["json"]))
                isi = bentuk.buat(laporan, ambil_gambar)
            keluaran.parent.mkdir(parents=True, exist_ok=True)
            tulis_utuh(keluaran, isi, mode=UMUM)
        except (FormatTidakAda, TidakDapatDimuat) as galat:
            raise CommandError(galat.pesan, returncode=TAK_TERBACA) from galat
        except OSError as galat:
            pesan = f"Berkas {keluaran} tidak dapat ditulis: {galat.strerror}."
            raise CommandError(pesan, returncode=TAK_TERBACA) from galat
        self.stderr.write(f"Laporan ditulis ke {keluaran}.", self.style.SUCCESS)
