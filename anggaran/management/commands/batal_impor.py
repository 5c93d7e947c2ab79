"""manage.py batal_impor: take one import of an SPJ back."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from anggaran.impor.batal import TidakDapatDibatalkan, batalkan
from anggaran.models import BerkasSPJ
from lakip.perintah import Perintah


class Command(Perintah):
    help = "Membatalkan satu impor SPJ dan mengembalikan keadaan sebelumnya."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("nomor", type=int, help="nomor impor")

    def handle(self, *args: Any, **pilihan: Any) -> None:
        try:
            berkas = batalkan(pilihan["nomor"], oleh=None)
        except BerkasSPJ.DoesNotExist as galat:
            raise CommandError(
                f"Tidak ada impor bernomor {pilihan['nomor']}.", returncode=2
            ) from galat
        except TidakDapatDibatalkan as tolakan:
            raise CommandError("\n".join(tolakan.alasan), returncode=1) from tolakan
        self.stderr.write(f"Impor {berkas.pk} ({berkas.nama_asli}) dibatalkan.")
