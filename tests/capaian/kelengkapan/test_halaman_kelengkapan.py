"""The pages that tell what is missing: who sees what, filters, exceptions, exports, tasks."""

import re
from datetime import date
from io import BytesIO

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook
from orang import buat_opd, buat_pengguna, buat_unit, klien
from pabrik import Pabrik

from anggaran.models import TahapAnggaran
from capaian.kelengkapan import kelengkapan
from capaian.kelengkapan.sajian import perkiraan
from capaian.models import LaporanKinerja, RingkasanTahun, TidakBerlaku
from capaian.tenggat import batas_opd, batas_pemda, dilihat_pada
from capaian.tugas_saya import tugas_saya
from lakip.instansi.models import Pemda

pytestmark = pytest.mark.django_db

HARI = date(2026, 2, 10)


@pytest.fixture(autouse=True)
def _hari(settings):
    settings.LAKIP_HARI_INI = HARI


@pytest.fixture
def p():
    """A year with two indicators of two units, an operator for one of them, and a penyusun."""
    p = Pabrik()
    p.unit = buat_unit(p.opd)
    s = p.sasaran()
    p.indikator("IK1", s, target=80, unit=p.unit["seksi"])
    p.indikator("IK2", s, target=90, unit=p.unit["sekretariat"])
    p.operator = buat_pengguna("oka", "operator", opd=p.opd, unit=p.unit["bidang"])
    p.penyusun = buat_pengguna("panji", "penyusun", opd=p.opd)
    return p


def alamat(p: Pabrik, bagian: str = "") -> str:
    return f"/opd/{p.opd.kode}/{p.tahun}/kelengkapan{bagian or '/'}"


def butir(isi: str) -> list[str]:
    return re.findall(r'<tr><th scope="row"><a href="[^"]+">([^<]+)</a>', isi)


def test_each_missing_item_links_to_the_field_that_fills_it(p):
    isi = klien(p.operator).get(alamat(p)).content.decode()

    i = p.renstra.indikator.get(kode="IK1")
    assert f'<a href="/opd/dinas-contoh/2025/isian/0/#indikator-{i.pk}">Realisasi setahun' in isi
    assert "28 Februari 2026" in isi
    assert "18 hari lagi" in isi


def test_items_lead_nowhere_that_their_reader_may_not_go(p):
    pengamat = klien(buat_pengguna("pia", "pengamat", opd=p.opd))

    isi = pengamat.get(alamat(p)).content.decode()

    assert '<th scope="row">Realisasi setahun' in isi
    assert butir(isi) == []


def test_filters_leave_the_items_of_one_person_and_one_part(p):
    k = klien(p.penyusun)

    sendiri = butir(
        k.get(alamat(p), {"orang": p.operator.pk, "bagian": "realisasi"}).content.decode()
    )
    kosong = k.get(alamat(p), {"orang": p.operator.pk, "bagian": "naskah"}).content.decode()

    assert sendiri == ["Realisasi setahun “Persentase IK1”"]
    assert "Tidak ada butir yang cocok" in kosong


def test_strangers_find_no_page_and_readers_cannot_except_items(p):
    orang_luar = buat_pengguna("luar", "penyusun", opd=buat_opd("dinas-lain", p.opd.pemda))
    data = {"butir": "kartu:IK1", "alasan": "sudah pada SK"}

    assert klien(orang_luar).get(alamat(p)).status_code == 404
    assert klien(p.operator).post(alamat(p, "/kecuali/"), data).status_code == 403
    assert TidakBerlaku.objects.count() == 0


@pytest.mark.sedang
def test_penyusun_excepts_an_item_with_a_reason_and_lets_it_apply_again(p):
    k = klien(p.penyusun)

    kosong = k.post(alamat(p, "/kecuali/"), {"butir": "kartu:IK1", "alasan": " "})
    jadi = k.post(alamat(p, "/kecuali/"), {"butir": "kartu:IK1", "alasan": "sudah pada SK"})
    isi = k.get(alamat(p)).content.decode()
    k.post(alamat(p, "/berlaku/"), {"butir": "kartu:IK1"})

    assert (kosong.status_code, jadi.status_code) == (422, 302)
    assert "Isian ini tidak boleh kosong." in kosong.content.decode()
    assert "Tidak berlaku: sudah pada SK" in isi
    assert TidakBerlaku.objects.count() == 0


@pytest.mark.sedang
def test_the_workbook_holds_the_rows_of_the_page(p):
    k = klien(p.penyusun)
    halaman = butir(k.get(alamat(p)).content.decode())

    ws = load_workbook(BytesIO(k.get(alamat(p, ".xlsx")).content)).active
    baris = [r[1] for r in ws.iter_rows(min_row=4, values_only=True)]

    assert baris == halaman


def test_the_reminder_names_person_items_deadline_and_page(p):
    isi = klien(p.penyusun).get(alamat(p)).content.decode()

    teks = re.search(r"<textarea[^>]*>(Yth\. oka.*?)</textarea>", isi, re.DOTALL)
    assert teks is not None
    assert "Batas laporan: 28 Februari 2026 (18 hari lagi)." in teks[1]
    assert "- Realisasi setahun “Persentase IK1”" in teks[1]
    assert "http://testserver/opd/dinas-contoh/2025/kelengkapan/" in teks[1]


@pytest.mark.sedang
def test_page_queries_do_not_grow_with_items():
    banyak = []
    for n, jumlah in enumerate((1, 30)):
        p = Pabrik(f"dinas-{n}")
        s = p.sasaran()
        for k in range(jumlah):
            p.indikator(f"IK{k}", s, target=80)
        orang = klien(buat_pengguna(f"panji{n}", "penyusun", opd=p.opd))
        with CaptureQueriesContext(connection) as kueri:
            orang.get(alamat(p))
        banyak.append(len(kueri))

    assert banyak[0] == banyak[1]


def test_tasks_are_those_of_this_person_with_an_estimate(p):
    isi = klien(p.operator).get("/tugas/").content.decode()

    daftar = re.findall(r"<li><a href=\"[^\"]+\">([^<]+)</a>", isi.partition("<main")[2])
    assert daftar == [
        "Realisasi setahun “Persentase IK1”",
        "Pembanding nasional, provinsi, atau kota “Persentase IK1”",
        "Penyebab keberhasilan atau kegagalan “Persentase IK1”",
        "Solusi “Persentase IK1”",
        "Rencana tindak lanjut “Persentase IK1”",
    ]
    assert "5 isian, kira-kira 25 menit" in isi
    assert "IK2" not in isi


def test_a_finished_report_leaves_no_tasks(p, monkeypatch):
    assert len(tugas_saya(p.operator, HARI)) == 1

    LaporanKinerja.objects.create(tahun_kinerja=p.tk)
    monkeypatch.setattr("capaian.tugas_saya.SELESAI", {LaporanKinerja.Langkah.DRAF})

    assert tugas_saya(p.operator, HARI) == []


@pytest.mark.parametrize(
    ("peran", "tujuan"),
    [
        ("operator", "/tugas/"),
        ("penyusun", "/tugas/"),
        ("kepala", "/tugas/"),
        ("pengamat", "/opd/"),
    ],
)
def test_everybody_lands_where_their_work_is(p, peran, tujuan):
    assert klien(buat_pengguna("baru", peran, opd=p.opd)).get("/").url == tujuan


@pytest.mark.parametrize("peran", ["pereviu", "admin"])
def test_those_who_watch_over_agencies_land_on_the_overview(p, peran):
    assert klien(buat_pengguna("baru", peran, pemda=p.opd.pemda)).get("/").url == "/pemantauan/"


def test_opening_the_page_stores_its_state(p):
    klien(p.penyusun).get(alamat(p))

    r = RingkasanTahun.objects.get(tahun_kinerja=p.tk)
    milik = [x for x in r.petugas if x["orang"] == [p.operator.pk]]
    assert 0 < r.persen < 100
    assert [x["peran"] for x in milik] == ["Operator"]
    assert milik[0]["sejak"] == {"2026-01-01": 5}


@pytest.mark.parametrize(
    ("menit", "kata"),
    [
        (1, "kira-kira 5 menit"),
        (8, "kira-kira 10 menit"),
        (90, "kira-kira 90 menit"),
        (91, "kira-kira 2 jam"),
    ],
)
def test_estimates_are_rounded_up(menit, kata):
    assert perkiraan(menit) == kata


@pytest.mark.parametrize(
    ("bulan", "tanggal", "tahun", "batas"),
    [
        (2, None, 2025, date(2026, 2, 28)),
        (2, None, 2027, date(2028, 2, 29)),
        (2, 31, 2025, date(2026, 2, 28)),
        (1, 15, 2025, date(2026, 1, 15)),
    ],
)
def test_deadline_of_an_agency_is_the_day_set_or_the_last_of_the_month(
    bulan, tanggal, tahun, batas
):
    pemda = Pemda(batas_opd_bulan=bulan, batas_opd_tanggal=tanggal)

    assert batas_opd(pemda, tahun) == batas
    assert batas_pemda(pemda, tahun) == date(tahun + 1, 3, 31)


@pytest.mark.parametrize(
    ("hari", "kata"),
    [
        (date(2026, 2, 27), "1 hari lagi"),
        (date(2026, 2, 28), "hari ini"),
        (date(2026, 3, 3), "terlambat 3 hari"),
    ],
)
def test_deadline_counts_days(hari, kata):
    assert dilihat_pada(date(2026, 2, 28), hari).kata == kata


def test_a_year_known_to_hold_nothing_for_a_person_is_not_measured_again(p):
    kepala = buat_pengguna("karta", "kepala", opd=p.opd)
    tugas_saya(kepala, HARI)

    with CaptureQueriesContext(connection) as kueri:
        assert tugas_saya(kepala, HARI) == []

    assert len(kueri) < 10


@pytest.mark.parametrize(("final", "akhir"), [(False, ("target/", "pihak/")), (True, ("", ""))])
def test_what_a_pk_lacks_leads_to_a_page_that_exists(final, akhir):
    p = Pabrik()
    pk = p.pk(target={p.indikator("IK1", p.sasaran("S1")): None}, final=final)

    alamat = {b.syarat.kunci: b.syarat.alamat for b in kelengkapan(p.tk).kurang}

    dasar = f"/opd/dinas-contoh/2025/pk/{pk.pk}/"
    kunci = ("pk_murni#1", "pk_murni#pihak")
    assert tuple(alamat[k] for k in kunci) == tuple(dasar + a for a in akhir)


def test_missing_pagu_leads_to_its_row_in_the_last_stage():
    p = Pabrik()
    induk = p.pos("P1")
    p.pos("P1.1", induk, pagu=100)
    kosong = p.pos("P1.2", induk)
    tahap = TahapAnggaran.objects.create(tahun_kinerja=p.tk, jenis="perubahan", nomor=1, urutan=2)

    alamat = {b.syarat.kunci: b.syarat.alamat for b in kelengkapan(p.tk).kurang}["pagu:P1.2"]
    penyusun = klien(buat_pengguna("panji", "penyusun", opd=p.opd))
    halaman, _, jangkar = alamat.partition("#")

    assert alamat == f"/opd/dinas-contoh/2025/rencana/tahap/{tahap.pk}/#baris-{kosong.pk}"
    assert f'id="{jangkar}"' in penyusun.get(halaman).content.decode()
