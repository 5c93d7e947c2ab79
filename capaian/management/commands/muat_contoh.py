"""Load the demo agency-years in fixtures/ by the normal import, and the demo users."""

import json
from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management.base import CommandError
from django.db import transaction

from capaian.buku.hasil import HasilImpor
from capaian.buku.impor import impor_buku
from capaian.buku.naskah import BukuTidakTerbaca
from capaian.contoh import isi_tahun_berjalan, sedang_diisi
from lakip.instansi.contoh import PENGGUNA, SANDI, admin_contoh, muat_pengguna_contoh
from lakip.instansi.models import PerangkatDaerah
from lakip.perintah import Perintah
from renstra.models import TahunKinerja


class Command(Perintah):
    help = "Memuat data contoh dari fixtures/ dan akun contoh; tahun yang sudah ada tidak diubah."

    def add_arguments(self, parser: ArgumentParser) -> None:
        bawaan = Path(settings.BASE_DIR) / "fixtures"
        parser.add_argument("--folder", type=Path, default=bawaan, help="tempat buku kerja contoh")

    def handle(self, *, folder: Path, verbosity: int = 1, **_: object) -> None:
        opd, baru = "", []
        for berkas in sorted(folder.glob("*.json")):
            if (buku := _buku_tahun(berkas)) is None:
                continue
            opd, tahun = buku
            if TahunKinerja.objects.filter(opd__kode=opd, tahun=tahun).exists():
                self.stderr.write(f"{berkas.name}: sudah ada, tidak diubah.")
            else:
                self._muat(berkas.name, berkas.read_bytes())
                baru.append(tahun)
        if not opd:
            pesan = f"Tidak ada buku kerja contoh di {folder.name}."
            raise CommandError(pesan, returncode=2)
        milik = PerangkatDaerah.objects.select_related("pemda").get(kode=opd)
        muat_pengguna_contoh(opd=milik, pemda=milik.pemda)
        for tk in TahunKinerja.objects.filter(opd=milik, tahun__in=baru).select_related(
            "opd__pemda"
        ):
            if sedang_diisi(tk):
                isi_tahun_berjalan(tk)
        if verbosity:  # the server names them itself, after its address
            self.stderr.write(f"Akun contoh, kata sandi {SANDI}: {', '.join(PENGGUNA)}")

    def _muat(self, nama: str, isi: bytes) -> HasilImpor:
        try:
            with transaction.atomic():  # a refused file leaves no account either
                hasil = impor_buku(isi=isi, nama=nama, oleh=admin_contoh(), contoh=True)
                transaction.set_rollback(not hasil.sah)
        except BukuTidakTerbaca as galat:
            raise CommandError(galat.pesan, returncode=2) from galat
        for kesalahan in hasil.kesalahan:
            self.stderr.write(kesalahan.teks)
        self.stderr.write(f"{nama}: {hasil.ringkas}")
        if not hasil.sah:
            raise SystemExit(1)
        return hasil


def _buku_tahun(berkas: Path) -> tuple[str, int] | None:
    """The agency's code and the year of a workbook; None for another sample."""
    try:
        data = json.loads(berkas.read_bytes())
    except ValueError as galat:
        raise CommandError(f"{berkas.name} bukan JSON yang sah.", returncode=2) from galat
    if not (isinstance(data, dict) and {"opd", "tahun"} <= data.keys()):
        return None
    return str(data["opd"][0]["kode"]), int(data["tahun"][0]["tahun"])
