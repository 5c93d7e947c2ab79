"""A workbook leaves the months of a closed quarter as they are."""

import pytest
from orang import buat_pengguna

from anggaran.models import RealisasiAnggaran
from capaian.jadwal import tutup_periode
from renstra.models import TahunKinerja
from tests.buku_contoh import buku_kecil, kesalahan, muat

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("triwulan", "salah"), [(4, [("realisasi_anggaran", 1, "bulan")]), (3, [])]
)
def test_changed_month_is_refused_while_its_quarter_is_closed(triwulan, salah):
    buku = buku_kecil()
    muat(buku)
    tk = TahunKinerja.objects.get()
    admin = buat_pengguna("admin", "admin", opd=tk.opd)
    tutup_periode(tahun_kinerja=tk, triwulan=triwulan, oleh=admin)

    assert kesalahan(muat(buku)) == []
    buku["realisasi_anggaran"][0]["realisasi"] = "1050000"

    assert kesalahan(muat(buku)) == salah
    assert RealisasiAnggaran.objects.get().nilai == (1100000 if salah else 1050000)
