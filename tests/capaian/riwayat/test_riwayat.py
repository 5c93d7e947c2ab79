"""The change log: who, when, old and new, in words; nobody else's; a steady number of queries."""

import io
from datetime import date
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook
from orang import buat_opd, buat_pengguna, klien
from pabrik import Pabrik

from capaian.models import Bukti, RealisasiIndikator, TidakBerlaku
from capaian.riwayat import Perubahan, Saringan, catatan, uraikan
from capaian.tidak_berlaku import kecualikan
from lakip.instansi.jenis_isi import XLSX

pytestmark = [pytest.mark.django_db, pytest.mark.dua_basis_data]


@pytest.fixture
def p():
    p = Pabrik()
    p.ik1 = p.indikator("IK1", p.sasaran(), target=80)
    p.panji = buat_pengguna("panji", "penyusun", opd=p.opd)
    p.oka = buat_pengguna("oka", "operator", opd=p.opd)
    return p


def ubah(baris: RealisasiIndikator, oleh, **isi: object) -> None:
    for nama, nilai in isi.items():
        setattr(baris, nama, nilai)
    baris._history_user = oleh
    baris.save()


def log(p: Pabrik, **saringan: Any) -> list[Perubahan]:
    return uraikan(catatan(p.tk, Saringan(**saringan)))


def test_a_change_tells_who_what_old_and_new(p):
    r = p.realisasi(p.ik1, "81.5", triwulan=2)
    ubah(r, p.oka, nilai=Decimal("1234.25"), status="sementara")

    satu = log(p)[0]

    assert (satu.oleh, satu.jenis, satu.objek) == (
        "oka",
        "realisasi indikator",
        "Persentase IK1 TW 2",
    )
    assert satu.cara == "diubah"
    assert satu.isi == (("Realisasi", "81,5", "1.234,25"), ("Status data", "Tetap", "Sementara"))


def test_a_new_row_tells_what_it_holds_and_a_deleted_one_what_it_held(p):
    r = p.realisasi(p.ik1, 80)
    r.delete()

    hapus, baru = log(p, jenis="realisasiindikator")

    assert (baru.cara, hapus.cara) == ("ditambahkan", "dihapus")
    assert ("Realisasi", "", "80") in baru.isi
    assert ("Realisasi", "80", "") in hapus.isi
    assert ("Indikator", "", "Persentase IK1") in baru.isi


def test_money_and_references_are_written_as_people_read_them(p):
    a, b = p.pos("A", pagu=1000), p.pos("B")
    pagu = a.pagu.get()
    pagu.nilai, pagu.pos = Decimal("2500000.50"), b
    pagu.save()

    satu = log(p, jenis="pagu")[0]

    assert satu.isi == (
        ("Pos", "Program A", "Program B"),
        ("Pagu (Rp)", "Rp1.000,00", "Rp2.500.000,50"),
    )


def test_evidence_is_told_without_its_random_key(p):
    tautan = "https://contoh.go.id/rekap"
    Bukti.objects.create(tahun_kinerja=p.tk, indikator=p.ik1, tautan=tautan, oleh=p.oka)

    assert log(p)[0].isi == (
        ("Indikator", "", "Persentase IK1"),
        ("Triwulan", "", "0"),
        ("Tautan", "", tautan),
    )


def test_what_a_row_pointed_to_may_be_gone(p):
    p.realisasi(p.ik1, 80)
    p.ik1.delete()

    hapus = log(p, jenis="realisasiindikator")[0]

    assert hapus.objek.startswith("Realisasi indikator nomor")


def test_actions_stand_among_the_values_by_time(p):
    kecualikan(tahun_kinerja=p.tk, kunci="kartu:IK1", alasan="Pada SK", oleh=p.panji)

    tindakan, nilai = log(p)[:2] if log(p)[0].jenis == "tindakan" else reversed(log(p)[:2])

    assert "tidak berlaku: Pada SK" in tindakan.uraian
    assert (nilai.jenis, nilai.objek) == ("butir tidak berlaku", "kartu:IK1")
    assert TidakBerlaku.objects.count() == 1


@pytest.mark.parametrize(
    ("saringan", "banyak"),
    [
        ({}, 1),
        ({"jenis": "realisasiindikator"}, 1),
        ({"jenis": "analisis"}, 0),
        ({"dari": date(2020, 1, 1)}, 1),
        ({"sampai": date(2020, 1, 1)}, 0),
    ],
)
def test_filters(p, saringan, banyak):
    r = p.realisasi(p.ik1, 80)
    ubah(r, p.oka, nilai=Decimal(81))

    assert len(log(p, orang=p.oka.pk, **saringan)) == banyak
    assert log(p, orang=p.panji.pk, **saringan) == []


def test_the_log_of_an_indicator_holds_only_its_own(p):
    lain = p.indikator("IK2", p.sasaran("S2"), target=1, realisasi=1)
    p.realisasi(p.ik1, 80)

    jenis = {x.jenis for x in log(p, indikator=p.ik1.pk)}
    objek = {x.objek for x in log(p, indikator=p.ik1.pk)}

    assert jenis == {"indikator", "target renstra", "realisasi indikator"}
    assert not {o for o in objek if lain.nama in o}


def test_another_agencys_changes_are_not_told(p):
    lain = Pabrik("dinas-lain")
    lain.indikator("IK9", lain.sasaran(), target=1, realisasi=1)

    assert [x.objek for x in log(p) if "IK9" in x.objek] == []


def test_who_may_read_the_log(p):
    alamat = f"/opd/{p.opd.kode}/2025/riwayat/"
    luar = buat_pengguna("luar", "penyusun", opd=buat_opd("dinas-luar", p.opd.pemda))

    status = [klien(x).get(alamat).status_code for x in (p.panji, p.oka, luar)]
    sendiri = [klien(x).get(f"{alamat}indikator/IK1/").status_code for x in (p.panji, p.oka, luar)]

    assert status == [200, 403, 404]
    assert sendiri == [200, 200, 404]


@pytest.mark.sedang
def test_page_filters_by_the_address_and_pages(p):
    r = p.realisasi(p.ik1, 0)
    for n in range(1, 60):
        ubah(r, p.oka, nilai=Decimal(n))
    k, alamat = klien(p.panji), f"/opd/{p.opd.kode}/2025/riwayat/"

    pertama = k.get(alamat, {"orang": p.oka.pk})
    kedua = k.get(alamat, {"orang": p.oka.pk, "halaman": 2})

    assert (len(pertama.context["perubahan"]), len(kedua.context["perubahan"])) == (50, 9)
    assert "<del>58</del> → <ins>59</ins>" in pertama.content.decode()
    assert k.get(alamat, {"orang": "x", "dari": "bukan", "jenis": "?"}).status_code == 200


def unduh(p, siapa, bagian: str = "", **saringan: Any) -> list[tuple]:
    """The rows of the saved log, its title first."""
    alamat = f"/opd/{p.opd.kode}/2025/riwayat/{bagian}"
    jawaban = klien(siapa).get(alamat, {**saringan, "unduh": "xlsx"})
    assert jawaban["Content-Type"] == XLSX
    return list(load_workbook(io.BytesIO(jawaban.content)).active.iter_rows(values_only=True))


def test_saved_log_has_a_row_for_each_changed_field_and_follows_the_filters(p):
    r = p.realisasi(p.ik1, "81.5", triwulan=2)
    ubah(r, p.oka, nilai=Decimal("1234.25"), status="sementara")
    waktu = r.history.latest().history_date.astimezone(ZoneInfo("Asia/Jakarta"))
    awal = (f"{waktu:%Y-%m-%d %H.%M}", "oka", "realisasi indikator", "Persentase IK1 TW 2")

    judul, _, kepala, *baris = unduh(p, p.panji, orang=p.oka.pk)
    satu = unduh(p, p.oka, "indikator/IK1/")

    assert judul[0] == "Riwayat perubahan 2025"
    assert kepala[4:] == ("Tindakan", "Isian", "Semula", "Menjadi")
    assert baris == [
        (*awal, "diubah", "Realisasi", "81,5", "1.234,25"),
        (*awal, "diubah", "Status data", "Tetap", "Sementara"),
    ]
    assert satu[3:5] == baris
    assert klien(p.oka).get(f"/opd/{p.opd.kode}/2025/riwayat/?unduh=xlsx").status_code == 403


def test_saved_log_says_when_it_leaves_older_entries_out(p, monkeypatch):
    monkeypatch.setattr("capaian.riwayat.lembar.TERBANYAK", 2)
    r = p.realisasi(p.ik1, 0)
    for n in (1, 2, 3):
        ubah(r, p.oka, nilai=Decimal(n))

    judul, _, _, *baris = unduh(p, p.panji, orang=p.oka.pk)

    assert judul[0] == (
        "Riwayat perubahan 2025: 2 catatan terbaru dari 3; persempit saringannya untuk yang lain"
    )
    assert [b[6:] for b in baris] == [("2", "3"), ("1", "2")]


def test_queries_do_not_grow_with_the_rows_of_a_page(p):
    r = p.realisasi(p.ik1, 0)
    banyak = []
    for jumlah in (1, 30):
        for n in range(jumlah):
            ubah(r, p.oka, nilai=Decimal(n + jumlah))
        with CaptureQueriesContext(connection) as kueri:
            log(p, jenis="realisasiindikator")
        banyak.append(len(kueri))

    assert banyak[0] == banyak[1]
