"""The years of a plan: what its form refuses. Grid, spreadsheet and workbook ask the same model."""

import pytest
from orang import klien
from rencana_contoh import Rencana

from renstra.models import KeputusanIKU, Renstra

pytestmark = pytest.mark.django_db
DI_LUAR = "Tahun harus antara 2000 dan 2100."
TERBALIK = "Tahun akhir tidak boleh sebelum tahun awal."
MASA = [
    ("9999", "9999", {"tahun_awal": [DI_LUAR], "tahun_akhir": [DI_LUAR]}),
    ("0", "5", {"tahun_awal": [DI_LUAR], "tahun_akhir": [DI_LUAR]}),
    ("2025", "20255", {"tahun_akhir": [DI_LUAR]}),
    ("2029", "2025", {"__all__": [TERBALIK]}),
    (
        "2025",
        "2036",
        {
            "__all__": [
                "Masa 2025 sampai 2036 terlalu panjang: paling lama 11 tahun. "
                "Periksa tahun awal dan tahun akhir."
            ]
        },
    ),
]


@pytest.mark.parametrize(("awal", "akhir", "galat"), MASA)
@pytest.mark.parametrize("jenis", ["renstra", "iku"])
def test_plan_with_years_that_cannot_be_is_refused_by_its_form(
    rencana_uji: Rencana, jenis, awal, akhir, galat
):
    peramban = klien(rencana_uji.dunia.orang["penyusun"])
    data = {"nama": "Rencana", "kode": "baru", "nomor": "1", "versi": "0"}
    data |= {"tahun_awal": awal, "tahun_akhir": akhir}

    jawaban = peramban.post(f"{rencana_uji.alamat}ubah/{jenis}/", data)

    assert jawaban.status_code == 422
    assert dict(jawaban.context["form"].errors) == galat
    assert not any(m.objects.filter(kode="baru").exists() for m in (Renstra, KeputusanIKU))


@pytest.mark.parametrize("akhir", ["2029", "2035"])
def test_plan_of_one_period_or_two_is_kept(rencana_uji: Rencana, akhir):
    data = {"nama": "Rencana", "kode": "baru", "versi": "0", "tahun_awal": "2025"}
    peramban = klien(rencana_uji.dunia.orang["penyusun"])

    peramban.post(f"{rencana_uji.alamat}ubah/renstra/", data | {"tahun_akhir": akhir})

    assert Renstra.objects.get(kode="baru").tahun_akhir == int(akhir)
