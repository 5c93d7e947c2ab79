"""All agencies at a glance: scope, order, filters, freshness, exports, and a steady query count."""

import csv
import io
import re
from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook
from orang import buat_opd, buat_pemda, buat_pengguna, klien
from pabrik import Pabrik

from capaian.kueri.sidik import model_riwayat
from capaian.kueri.tersentuh import tahun_tersentuh
from capaian.models import LaporanKinerja, RingkasanTahun
from capaian.ringkasan import keadaan_basis_data, segarkan_semua
from lakip.instansi.models import Pemda, Pengguna, Penugasan, PerangkatDaerah
from renstra.models import TahunKinerja

pytestmark = [pytest.mark.django_db, pytest.mark.dua_basis_data]


@pytest.fixture(autouse=True)
def _hari(settings):
    settings.LAKIP_HARI_INI = date(2026, 3, 3)
    cache.clear()  # it remembers that a refresh was asked for


@pytest.fixture
def kota():
    """Three agencies of a pemda: one without the year, two with; and one of another pemda."""
    a, b = Pabrik("dinas-a"), Pabrik("dinas-b")
    a.indikator("IK1", a.sasaran(), target=80, realisasi=84)
    kota = a.opd.pemda
    buat_opd("dinas-c", kota)
    buat_opd("dinas-luar", buat_pemda("kota-lain"))
    nama = {"dinas-a": "Dinas A", "dinas-b": "Dinas B"}
    for opd in PerangkatDaerah.objects.filter(kode__in=nama):
        opd.nama = nama[opd.kode]
        opd.save()
    kota.b = b
    return kota


def nama(isi: str) -> list[str]:
    return re.findall(r'<tr><th scope="row"><a href="[^"]*">([^<]+)</a>', isi)


def buka(pengguna, **isi) -> str:
    jawaban = klien(pengguna).get("/pemantauan/", isi)
    assert jawaban.status_code == 200
    return jawaban.content.decode()


@pytest.fixture
def inspektur(kota):
    return buat_pengguna("raka", "pereviu", pemda=kota)


@pytest.mark.sedang
def test_inspektorat_sees_the_agencies_of_its_pemda_and_no_other(inspektur):
    isi = buka(inspektur)

    assert nama(isi) == ["Dinas A", "Dinas B", "Dinas dinas-c"]
    assert "belum ada tahun 2025" in isi
    assert "terlambat 3 hari" in isi


def test_others_may_not_see_the_overview(kota):
    pengamat = buat_pengguna("mira", "pengamat", pemda=kota)
    penyusun = buat_pengguna("panji", "penyusun", opd=kota.b.opd)

    assert [klien(x).get("/pemantauan/").status_code for x in (pengamat, penyusun)] == [403, 403]


@pytest.mark.sedang
def test_figures_are_there_after_the_first_look_and_follow_a_change(inspektur, kota):
    buka(inspektur)
    awal = RingkasanTahun.objects.get(tahun_kinerja__opd__kode="dinas-a")

    assert awal.capaian == 105
    ikut = awal.tahun_kinerja.renstra.indikator.get().realisasi.get()
    ikut.nilai = 40
    ikut.save()
    segarkan_semua()

    awal.refresh_from_db()
    assert awal.capaian == 50


def test_nothing_is_measured_anew_while_nothing_changed(inspektur):
    segarkan_semua()
    keadaan = keadaan_basis_data()

    assert segarkan_semua() == 0
    assert keadaan_basis_data() == keadaan


def test_a_new_assignment_is_seen(inspektur, kota):
    segarkan_semua()
    oka = buat_pengguna("oka", "operator", opd=PerangkatDaerah.objects.get(kode="dinas-a"))

    segarkan_semua()

    r = RingkasanTahun.objects.get(tahun_kinerja__opd__kode="dinas-a")
    assert oka.pk in {n for x in r.petugas for n in x["orang"]}


@pytest.mark.sedang
@pytest.mark.parametrize(
    ("urut", "harapan"),
    [
        ("capaian", ["Dinas A", "Dinas B", "Dinas dinas-c"]),
        ("-nama", ["Dinas dinas-c", "Dinas B", "Dinas A"]),
        ("kelengkapan", ["Dinas B", "Dinas A", "Dinas dinas-c"]),
        ("-kelengkapan", ["Dinas A", "Dinas B", "Dinas dinas-c"]),
        ("ngawur", ["Dinas A", "Dinas B", "Dinas dinas-c"]),
    ],
)
def test_every_column_sorts_and_what_is_unknown_comes_last(inspektur, urut, harapan):
    segarkan_semua()

    assert nama(buka(inspektur, urut=urut)) == harapan


@pytest.mark.sedang
@pytest.mark.parametrize(
    ("saringan", "harapan"),
    [
        ({"cari": "dinas-b"}, ["Dinas B"]),
        ({"keadaan": "belum"}, ["Dinas dinas-c"]),
        ({"keadaan": "kurang"}, ["Dinas A", "Dinas B"]),
        ({"keadaan": "lengkap"}, []),
        ({"keadaan": "terlambat"}, ["Dinas A", "Dinas B", "Dinas dinas-c"]),
        ({"langkah": "draf"}, ["Dinas A", "Dinas B", "Dinas dinas-c"]),
        ({"langkah": "diajukan"}, []),
    ],
)
def test_filters(inspektur, saringan, harapan):
    segarkan_semua()

    assert nama(buka(inspektur, **saringan)) == harapan


@pytest.mark.sedang
def test_step_of_the_latest_version_is_shown(inspektur, kota):
    LaporanKinerja.objects.create(tahun_kinerja=kota.b.tk)

    assert nama(buka(inspektur, langkah="draf")) == ["Dinas A", "Dinas B", "Dinas dinas-c"]


@pytest.mark.sedang
def test_exports_hold_every_agency_of_the_list(inspektur):
    segarkan_semua()
    k = klien(inspektur)

    ws = load_workbook(io.BytesIO(k.get("/pemantauan.xlsx").content)).active
    baris = list(ws.iter_rows(min_row=4, values_only=True))
    teks = k.get("/pemantauan.csv").content.decode("utf-8-sig")
    sel = list(csv.reader(io.StringIO(teks), delimiter=";"))

    assert [b[1] for b in baris] == ["Dinas A", "Dinas B", "Dinas dinas-c"]
    assert [b[1] for b in sel[1:]] == [b[1] for b in baris]
    assert sel[1][6] == "105,00"
    assert (baris[0][6], baris[0][10], baris[0][11]) == (105, "28-02-2026", -3)


def test_csv_keeps_a_name_that_looks_like_a_formula_a_text(inspektur, kota):
    PerangkatDaerah.objects.create(pemda=kota, kode="jahat", nama="=1+1")

    teks = klien(inspektur).get("/pemantauan.csv").content.decode("utf-8-sig")

    assert "'=1+1" in teks


@pytest.mark.sedang
def test_reminder_of_a_row_tells_whom_how_much_and_where(inspektur, kota):
    buat_pengguna("panji", "penyusun", opd=kota.b.opd)
    segarkan_semua()

    isi = buka(inspektur, cari="dinas-b")

    assert "Yth. panji" in isi
    assert "http://testserver/opd/dinas-b/2025/kelengkapan/" in isi


@pytest.mark.lambat
def test_queries_are_the_same_for_one_agency_and_for_thirty():
    banyak = []
    for n, jumlah in enumerate((1, 30)):
        pemda = buat_pemda(f"kota-{n}")
        for k in range(jumlah):
            opd = buat_opd(f"opd-{n}-{k}", pemda)
            TahunKinerja.objects.create(opd=opd, tahun=2025)
            buat_pengguna(f"panji-{n}-{k}", "penyusun", opd=opd)
        segarkan_semua()
        peramban = klien(buat_pengguna(f"raka{n}", "pereviu", pemda=pemda))
        segarkan_semua()
        with CaptureQueriesContext(connection) as kueri:
            isi = peramban.get("/pemantauan/").content.decode()
        assert len(nama(isi)) == jumlah
        banyak.append(len(kueri))

    assert banyak[0] == banyak[1]
    assert Pemda.objects.count() == 2


@pytest.mark.sedang
@pytest.mark.parametrize(
    ("sunting", "tersentuh"),
    [
        (lambda a: a.realisasi(a.renstra.indikator.get(), 1, triwulan=1), {"dinas-a"}),
        (lambda a: a.target_renstra(a.renstra.indikator.get(), 2026, 1), {"dinas-a"}),
        (lambda a: a.renstra.indikator.get().save(), {"dinas-a"}),
        (lambda a: a.opd.save(), {"dinas-a"}),
        (lambda a: buat_pengguna("oka", "operator", opd=a.opd), {"dinas-a"}),
        (lambda a: a.opd.pemda.save(), {"dinas-a", "dinas-b"}),
    ],
)
def test_an_edit_makes_only_the_years_it_touches_be_looked_at(db, sunting, tersentuh):
    a, b = Pabrik("dinas-a"), Pabrik("dinas-b")
    for p in (a, b):
        p.indikator("IK1", p.sasaran(), target=80, realisasi=84)
    segarkan_semua()
    lama = timezone.now() - timedelta(hours=1)
    for model in (*model_riwayat(), Pengguna.history.model, Penugasan.history.model):
        model.objects.update(history_date=lama - timedelta(hours=1))
    RingkasanTahun.objects.update(diperbarui=lama)
    sunting(a)

    kena = tahun_tersentuh(lama)
    dilihat = segarkan_semua()

    semua = {p.tk.pk: p.opd.kode for p in (a, b)}
    assert {semua[pk] for pk in (semua if kena is None else kena)} == tersentuh
    assert dilihat == len(tersentuh)
    assert segarkan_semua() == 0
