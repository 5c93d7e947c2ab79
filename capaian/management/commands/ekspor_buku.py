"""Write an agency-year, or the blank template, as a workbook (.xlsx or .json by its name)."""

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import CommandError

from capaian.buku.berkas_buku import PENULIS, buku_terisi, templat
from lakip.berkas import UMUM, tulis_utuh
from lakip.instansi.simpanan import BerkasRusak
from lakip.perintah import Perintah
from renstra.models import TahunKinerja


class Command(Perintah):
    help = "Menulis buku kerja satu tahun kinerja, atau templat kosong, ke berkas .xlsx atau .json."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--opd", metavar="KODE", help="kode perangkat daerah")
        parser.add_argument("--tahun", type=int, help="tahun kinerja")
        parser.add_argument("--kosong", action="store_true", help="templat kosong")
        parser.add_argument("--keluaran", metavar="FILE", required=True, help=".xlsx atau .json")

    def handle(
        self, *, opd: str | None, tahun: int | None, kosong: bool, keluaran: str, **_: object
    ) -> None:
        tujuan = Path(keluaran)
        bentuk = tujuan.suffix.lower().removeprefix(".")
        if bentuk not in PENULIS:
            raise CommandError("Nama --keluaran harus berakhir .xlsx atau .json.", returncode=2)
        if kosong is bool(opd or tahun) or bool(opd) is not bool(tahun):
            raise CommandError("Sebut --opd dan --tahun, atau --kosong saja.", returncode=2)
        isi = templat(bentuk) if kosong else self._terisi(opd or "", tahun or 0, bentuk)
        self._tulis(tujuan, isi)
        self.stderr.write(f"{tujuan} ditulis.")

    def _terisi(self, opd: str, tahun: int, bentuk: str) -> bytes:
        semua = TahunKinerja.objects.select_related(
            "opd__pemda", "renstra", "susunan", "keputusan_iku"
        )
        tahun_kinerja = semua.filter(opd__kode=opd, tahun=tahun).first()
        if tahun_kinerja is None:
            pesan = f"Tahun kinerja {tahun} perangkat daerah {opd} tidak ada."
            raise CommandError(pesan, returncode=2)
        try:
            return buku_terisi(tahun_kinerja, bentuk)
        except BerkasRusak as galat:
            raise CommandError(str(galat), returncode=2) from galat

    def _tulis(self, tujuan: Path, isi: bytes) -> None:
        try:
            tulis_utuh(tujuan, isi, mode=UMUM)
        except OSError as galat:
            pesan = f"{tujuan} tidak dapat ditulis. Periksa folder dan izinnya."
            raise CommandError(pesan, returncode=2) from galat
