"""manage.py impor_spj: read, reconcile and write one SPJ, LRA or budget file."""

import json
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from anggaran.impor.alur import Hasil, SusunanTidakDikenal, impor_langsung
from anggaran.impor.lingkup import Lingkup, rapikan_nama
from anggaran.impor.ringkas import json_temuan, ringkasan, urutkan
from anggaran.models import SumberRealisasi, TahapAnggaran
from anggaran.spj.istilah import BerkasDitolak, Temuan, Tingkat, rupiah
from lakip.angka import format_rupiah
from lakip.perintah import Perintah
from renstra.models import TahunKinerja

KODE_SELESAI, KODE_DITOLAK, KODE_TAK_TERBACA = 0, 1, 2
_TEMUAN_TERCETAK = 40


class Command(Perintah):
    help = "Mengimpor SPJ, LRA, atau berkas anggaran satu perangkat daerah untuk satu bulan."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("berkas", type=Path, help=".xlsx, .xls, .ods, .csv, atau tabel HTML")
        parser.add_argument("--opd", required=True, help="kode perangkat daerah")
        parser.add_argument("--tahun", required=True, type=int)
        parser.add_argument(
            "--bulan", required=True, type=int, choices=range(1, 13), metavar="1-12"
        )
        parser.add_argument("--bendahara", default="", help="bendahara pembantu, bila bukan semua")
        parser.add_argument("--sub-unit", default="", help="sub unit, bila bukan semua")
        parser.add_argument("--sumber", default="SPJ", choices=SumberRealisasi.values)
        parser.add_argument(
            "--susunan", default="", help="nama susunan: A sampai F atau yang diingat"
        )
        parser.add_argument(
            "--tahap",
            default="",
            choices=["", *TahapAnggaran.Jenis.values],
            help="simpan pagu berkas ini sebagai tahap anggaran baru",
        )
        parser.add_argument("--setujui", action="store_true", help="menerima semua peringatan")
        parser.add_argument(
            "--coba", action="store_true", help="memeriksa saja, tidak menulis apa pun"
        )
        parser.add_argument(
            "--json", action="store_true", help="hasil sebagai JSON di keluaran baku"
        )

    def handle(self, *args: Any, **pilihan: Any) -> None:
        """Exit 1 when what the file holds is refused, 2 when it cannot be read."""
        try:
            lingkup = self._lingkup(pilihan)
            berkas: Path = pilihan["berkas"]
            if not berkas.is_file():
                raise BerkasDitolak(
                    "berkas_tidak_ada", "Berkas tidak ditemukan. Periksa nama dan foldernya."
                )
            hasil = impor_langsung(
                berkas,
                lingkup,
                oleh=None,
                setujui=pilihan["setujui"],
                coba=pilihan["coba"],
                kemajuan=self._kemajuan,
            )
        except BerkasDitolak as tolakan:
            self._tak_terbaca(tolakan.kode, tolakan.pesan, pilihan)
        except SusunanTidakDikenal:
            self._tak_terbaca(
                "susunan_tidak_dikenal",
                "Kepala tabel tidak dikenali. Unggah lewat halaman SPJ untuk menjelaskan arti "
                "kolomnya; penjelasan itu diingat untuk berkas berikutnya.",
                pilihan,
            )
        else:
            self._laporkan(hasil, pilihan)

    def _lingkup(self, pilihan: dict[str, Any]) -> Lingkup:
        """What the file is for. Raises BerkasDitolak when there is no such agency-year."""
        tahun = (
            TahunKinerja.objects.select_related("opd__pemda")
            .filter(opd__kode=pilihan["opd"], tahun=pilihan["tahun"])
            .first()
        )
        if tahun is None:
            raise BerkasDitolak(
                "tahun_tidak_ada",
                f"Perangkat daerah {pilihan['opd']} tahun {pilihan['tahun']} belum ada. "
                "Periksa --opd dan --tahun, atau buat tahunnya lebih dahulu.",
            )
        return Lingkup(
            tahun_kinerja=tahun,
            bulan=pilihan["bulan"],
            sumber=pilihan["sumber"],
            sub_unit=rapikan_nama(pilihan["sub_unit"]),
            bendahara=rapikan_nama(pilihan["bendahara"]),
            susunan=pilihan["susunan"],
            tahap=pilihan["tahap"],
        )

    def _kemajuan(self, persen: int) -> None:
        if sys.stderr.isatty():
            kotak = "#" * (persen * 40 // 100)
            self.stderr.write(f"\r[{kotak:<40}] {persen:3}%", ending="\n" if persen == 100 else "")
            self.stderr.flush()

    def _tak_terbaca(self, kode: str, pesan: str, pilihan: dict[str, Any]) -> None:
        """Refuse; the finding names the file, since JSON is all that a program reads."""
        pesan = f"{pilihan['berkas'].name}: {pesan}"
        if pilihan["json"]:
            self._cetak_json(
                {
                    "status": "gagal",
                    "susunan": None,
                    "bulan": pilihan["bulan"],
                    "total": {"pagu": None, "realisasi": None},
                    "per_program": [],
                    "perubahan": {"baru": 0, "berubah": 0, "sama": 0, "hilang": 0},
                    "temuan": json_temuan([Temuan(kode, Tingkat.BLOKIR, pesan)]),
                }
            )
        raise CommandError(pesan, returncode=KODE_TAK_TERBACA)

    def _laporkan(self, hasil: Hasil, pilihan: dict[str, Any]) -> None:
        isi = ringkasan(hasil.rekon)
        if pilihan["json"]:
            self._cetak_json(
                {
                    "status": hasil.status,
                    **{k: isi[k] for k in ("susunan", "bulan", "total", "tercetak", "per_program")},
                    "perubahan": isi["perubahan"],
                    "temuan": json_temuan(hasil.rekon.temuan),
                    "impor": hasil.berkas.pk if hasil.berkas else None,
                }
            )
        self._cetak_teks(hasil)
        if hasil.status == "ditolak":
            sys.exit(KODE_DITOLAK)

    def _cetak_json(self, isi: dict[str, Any]) -> None:
        self.stdout.write(json.dumps(isi, ensure_ascii=False, indent=1))

    def _cetak_teks(self, hasil: Hasil) -> None:
        bacaan, temuan = hasil.rekon.bacaan, urutkan(hasil.rekon.temuan)
        for t in temuan[:_TEMUAN_TERCETAK]:
            tempat = " ".join(filter(None, [t.lembar, f"{t.kolom}{t.baris}" if t.baris else ""]))
            self.stderr.write(
                f"{Tingkat(t.tingkat).label}: {t.pesan}{f' ({tempat})' if tempat else ''}"
            )
        if len(temuan) > _TEMUAN_TERCETAK:
            self.stderr.write(f"dan {len(temuan) - _TEMUAN_TERCETAK} temuan lain (lihat --json)")
        self.stderr.write(
            f"Susunan {bacaan.susunan}: {len(bacaan.rinci)} baris, pagu "
            f"{format_rupiah(rupiah(bacaan.pagu))}, realisasi "
            f"{format_rupiah(rupiah(bacaan.realisasi))}."
        )
        nomor = f" Nomor impor {hasil.berkas.pk}." if hasil.berkas else ""
        self.stderr.write(_KALIMAT[hasil.status] + nomor)


_KALIMAT = {
    "diimpor": "Selesai diimpor.",
    "sama": "Berkas yang sama sudah berlaku; tidak ada yang berubah.",
    "diperiksa": "Hanya diperiksa; tidak ada yang ditulis.",
    "ditolak": "Tidak diimpor. Perbaiki yang menghalangi; peringatan diterima dengan --setujui.",
}
