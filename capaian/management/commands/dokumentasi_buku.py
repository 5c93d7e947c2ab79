"""Write the part of the workbook's manual that lists every sheet and column."""

from django.core.management.base import BaseCommand

from capaian.buku.dokumentasi import NASKAH, tulis


class Command(BaseCommand):
    help = "Menulis ulang daftar lembar dan kolom pada capaian/buku/README.md."

    def handle(self, **pilihan: object) -> None:
        NASKAH.write_text(tulis(NASKAH.read_text()))
