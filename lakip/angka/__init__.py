"""Indonesian numbers, money, dates and words: read them, round them, print them.

The one place for this in the project. Pure: standard library only. Every number is a
``Decimal``; a missing one is ``None`` and prints as the given placeholder.
"""

from lakip.angka.baca import (
    AngkaRancu,
    AngkaTidakTerbaca,
    JenisAngka,
    Kebiasaan,
    TandaKosong,
    baca_angka,
    baca_rentang,
    tanda_kosong,
    tebak_kebiasaan,
)
from lakip.angka.cetak import (
    GayaRupiah,
    format_angka,
    format_nip,
    format_persen,
    format_rentang,
    format_rupiah,
)
from lakip.angka.kata import huruf, kata_bilangan, romawi, terbilang, terbilang_rupiah
from lakip.angka.pembulatan import bulat
from lakip.angka.polos import baca_desimal_polos, desimal_polos
from lakip.angka.tanggal import (
    NAMA_BULAN,
    NAMA_BULAN_SINGKAT,
    TanggalTidakTerbaca,
    baca_bulan_tahun,
    baca_tanggal,
    format_bulan_tahun,
    format_tanggal,
    nama_bulan,
)

__all__ = [
    "NAMA_BULAN",
    "NAMA_BULAN_SINGKAT",
    "AngkaRancu",
    "AngkaTidakTerbaca",
    "GayaRupiah",
    "JenisAngka",
    "Kebiasaan",
    "TandaKosong",
    "TanggalTidakTerbaca",
    "baca_angka",
    "baca_bulan_tahun",
    "baca_desimal_polos",
    "baca_rentang",
    "baca_tanggal",
    "bulat",
    "desimal_polos",
    "format_angka",
    "format_bulan_tahun",
    "format_nip",
    "format_persen",
    "format_rentang",
    "format_rupiah",
    "format_tanggal",
    "huruf",
    "kata_bilangan",
    "nama_bulan",
    "romawi",
    "tanda_kosong",
    "tebak_kebiasaan",
    "terbilang",
    "terbilang_rupiah",
]
