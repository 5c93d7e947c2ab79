"""Every field of a planning or SPJ form has help next to it."""

import pytest
from orang import klien

from capaian.rencana.pk import buat_pk
from renstra.models import KeputusanIKU

pytestmark = pytest.mark.django_db

TAMBAH = (
    "tujuan", "sasaran", "indikator", "strategi", "butir-iku", "susunan", "unit", "pejabat",
    "renstra", "iku",
)  # fmt: skip


def tanpa_bantuan(form) -> list[str]:
    """Visible fields without help; a tick says what it does in its label."""
    return [
        f.name
        for f in form.visible_fields()
        if not f.help_text and getattr(f.field.widget, "input_type", "") != "checkbox"
    ]


@pytest.mark.parametrize("kunci", TAMBAH)
def test_fields_of_a_row_have_help(rencana, kunci):
    keputusan = KeputusanIKU.objects.create(
        opd=rencana.dunia.opd, kode="iku", nomor="7", tahun_awal=2025, tahun_akhir=2027
    )
    pemilik = {
        "renstra": rencana.renstra.pk,
        "susunan": rencana.tahun.susunan_id,
        "keputusan": keputusan.pk,
    }

    jawaban = klien(rencana.dunia.orang["penyusun"]).get(f"{rencana.alamat}ubah/{kunci}/", pemilik)

    assert tanpa_bantuan(jawaban.context["form"]) == []


@pytest.mark.parametrize(
    "alamat",
    ["2025/atur/dasar/", "2025/atur/pengukuran/", "2025/atur/laporan/", "2025/pk/{pk}/pihak/",
     "2025/rencana/", "atur/tahun-baru/", "atur/skala/", "2025/spj/"],
)  # fmt: skip
def test_fields_of_settings_pk_and_spj_have_help(rencana, alamat):
    orang = rencana.dunia.orang["penyusun"]
    pk = buat_pk(tahun=rencana.tahun, level="II", unit=None, oleh=orang)

    jawaban = klien(orang).get(f"{rencana.alamat}{alamat}".format(pk=pk.pk))

    assert tanpa_bantuan(jawaban.context["form"]) == []
