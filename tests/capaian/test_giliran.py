"""Each person is told which reports wait for them."""

import pytest
from laporan_siap import Kantor, kantor
from orang import klien
from reviu_siap import HARI

from capaian.giliran import giliran
from capaian.models import LaporanKinerja
from capaian.reviu.alur import Langkah
from capaian.reviu.buka import buka_reviu
from capaian.reviu.percakapan import IsianCatatan, tanggapi, tulis_catatan
from lakip.instansi.models import Pengguna
from renstra.models import TahunKinerja

pytestmark = pytest.mark.django_db


def menunggu(k) -> dict[str, list[str]]:
    """For each person with something to do, what it is."""
    return {
        peran: [g.tugas for g in milik]
        for peran, orang in k.orang.items()
        if (milik := giliran(Pengguna.objects.get(pk=orang.pk)))
    }


@pytest.mark.sedang
def test_report_waits_for_one_role_at_each_step(kantor_siap: Kantor):
    k = kantor_siap
    assert menunggu(k) == {}

    laporan, hasil = k.mulai(), []
    for ke, peran in (
        (Langkah.DIVERIFIKASI, "verifikator"),
        (Langkah.DISETUJUI, "kepala"),
        (Langkah.DIAJUKAN, "penyusun"),
    ):
        hasil.append(menunggu(k))
        laporan = k.langkah(laporan, ke, peran)

    assert hasil == [
        {"verifikator": ["Nyatakan terverifikasi"]},
        {"kepala": ["Setujui"]},
        {"penyusun": ["Ajukan"]},
    ]
    assert menunggu(k) == {"penyusun": ["Usulkan final"]}


def test_returned_report_names_the_reason_to_who_mends_it(kantor_siap: Kantor):
    k = kantor_siap
    laporan = k.langkah(k.mulai(), Langkah.DIVERIFIKASI, "verifikator")
    k.langkah(laporan, Langkah.DRAF, "kepala", "Target S1 keliru.")

    (satu,) = giliran(k.orang["penyusun"])

    assert (satu.tugas, satu.keterangan) == (
        "Perbaiki lalu mintakan verifikasi",
        "Dikembalikan: Target S1 keliru.",
    )


@pytest.mark.sedang
def test_reviewer_and_agency_answer_each_other_in_turn():
    k = kantor(reviu=True)
    laporan = k.sampai(Langkah.DIAJUKAN)
    assert menunggu(k) == {"pereviu": ["Reviu dan beri simpulan"]}

    reviu = buka_reviu(laporan=laporan, hari_ini=HARI, oleh=k.orang["pereviu"])
    catatan = tulis_catatan(reviu=reviu, isian=IsianCatatan("Jelaskan."), oleh=k.orang["pereviu"])
    tulis_catatan(reviu=reviu, isian=IsianCatatan("Lengkapi."), oleh=k.orang["pereviu"])
    assert menunggu(k) == {
        "penyusun": ["2 catatan reviu menunggu tanggapan"],
        "pereviu": ["Reviu dan beri simpulan"],
    }

    tanggapi(catatan=catatan, isi="Sudah.", oleh=k.orang["penyusun"])
    assert menunggu(k) == {
        "penyusun": ["1 catatan reviu menunggu tanggapan"],
        "pereviu": ["Reviu dan beri simpulan", "1 tanggapan menunggu pendapat pereviu"],
    }


def test_other_agency_waits_for_its_own_people(kantor_siap: Kantor):
    k = kantor_siap
    k.mulai()

    assert giliran(kantor("badan-contoh").orang["verifikator"]) == []


@pytest.mark.parametrize(("peran", "alamat"), [("kepala", "/tugas/"), ("pereviu", "/pemantauan/")])
def test_landing_page_leads_to_the_step(peran, alamat):
    k = kantor(reviu=True)
    laporan = k.langkah(k.mulai(), Langkah.DIVERIFIKASI, "verifikator")
    tujuan = laporan.get_absolute_url()
    if peran == "pereviu":
        laporan = k.langkah(laporan, Langkah.DISETUJUI, "kepala")
        laporan = k.langkah(laporan, Langkah.DIAJUKAN, "penyusun")
        tujuan += "reviu/"

    jawaban = klien(k.orang[peran]).get(alamat)

    assert f'<a href="{tujuan}">' in jawaban.content.decode()


@pytest.mark.parametrize("banyak", [1, 30])
def test_queries_do_not_grow_with_reports(kantor_siap: Kantor, banyak, django_assert_num_queries):
    k = kantor_siap
    for ke in range(banyak):
        tk = TahunKinerja.objects.create(opd=k.p.opd, renstra=k.tk.renstra, tahun=2060 + ke)
        LaporanKinerja.objects.create(tahun_kinerja=tk)
    verifikator = Pengguna.objects.get(pk=k.orang["verifikator"].pk)

    with django_assert_num_queries(2):
        assert len(giliran(verifikator)) == banyak
