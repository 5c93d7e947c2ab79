"""Load the demo agency-years in fixtures/ by the normal import, and the demo users."""

import json
from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from capaian.buku.hasil import HasilImpor
from capaian.buku.impor import impor_buku
from capaian.buku.naskah import BukuTidakTerbaca
from lakip.instansi.contoh import PENGGUNA, SANDI, muat_pengguna_contoh
from lakip.instansi.models import PerangkatDaerah


class Command(BaseCommand):
    help = "Memuat data contoh dari fixtures/ dan akun contoh; diulang tidak mengubah apa pun."

    def add_arguments(self, parser: ArgumentParser) -> None:
        bawaan = Path(settings.BASE_DIR) / "fixtures"
        parser.add_argument("--folder", type=Path, default=bawaan, help="tempat buku kerja contoh")

    def handle(self, *, folder: Path, verbosity: int = 1, **_: object) -> None:
        opd = ""
        for berkas in sorted(folder.glob("*.json")):
            if (isi := _buku_tahun(berkas)) is not None:
                opd = self._muat(berkas.name, isi).opd
        if not opd:
            pesan = f"Tidak ada buku kerja contoh di {folder.name}."
            raise CommandError(pesan, returncode=2)
        milik = PerangkatDaerah.objects.select_related("pemda").get(kode=opd)
        muat_pengguna_contoh(opd=milik, pemda=milik.pemda)
        if verbosity:  # the server names them itself, after its address
            self.stderr.write(f"Akun contoh, kata sandi {SANDI}: {', '.join(PENGGUNA)}")

    def _muat(self, nama: str, isi: bytes) -> HasilImpor:
        try:
            hasil = impor_buku(isi=isi, nama=nama, oleh=None, contoh=True)
        except BukuTidakTerbaca as galat:
            raise CommandError(galat.pesan, returncode=2) from galat
        for kesalahan in hasil.kesalahan:
            self.stderr.write(kesalahan.teks)
        self.stderr.write(f"{nama}: {hasil.ringkas}")
        if not hasil.sah:
            raise SystemExit(1)
        return hasil


def _buku_tahun(berkas: Path) -> bytes | None:
    """Return the file's bytes when it is an agency-year; other samples may stand beside them."""
    isi = berkas.read_bytes()
    try:
        data = json.loads(isi)
    except ValueError as galat:
        raise CommandError(f"{berkas.name} bukan JSON yang sah.", returncode=2) from galat
    return isi if isinstance(data, dict) and {"opd", "tahun"} <= data.keys() else None
