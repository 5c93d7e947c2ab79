"""Verification: what waits, who may judge it, and that a change puts a value back to waiting."""

import re
from decimal import Decimal
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from kueri_terhitung import kueri_laman
from openpyxl import load_workbook
from orang import buat_pengguna, buat_unit, klien
from pabrik import Pabrik

from capaian.jadwal import PeriodeTertutup, tutup_periode
from capaian.models import KeputusanVerifikasi, RealisasiIndikator
from capaian.pengisian import simpan_isian
from capaian.verifikasi import (
    Keadaan,
    Keputusan,
    TidakDapatDiputuskan,
    belum_diverifikasi,
    daftar_isian,
    putuskan,
)
from lakip.instansi.models import Kejadian
from lakip.instansi.sunting import versi

pytestmark = [pytest.mark.django_db, pytest.mark.dua_basis_data]


@pytest.fixture
def p():
    p = Pabrik()
    p.pengukuran()
    p.unit = buat_unit(p.opd)
    s = p.sasaran("S1", p.tujuan())
    p.ik1 = p.indikator("IK1", s, target=80, unit=p.unit["seksi"])
    p.ik2 = p.indikator("IK2", s, target=90, unit=p.unit["sekretariat"])
    p.operator = buat_pengguna("operator", "operator", opd=p.opd)
    p.kabid = buat_pengguna("kabid", "verifikator", opd=p.opd, unit=p.unit["bidang"])
    p.sekretaris = buat_pengguna("sekretaris", "verifikator", opd=p.opd)
    return p


def isi(p: Pabrik, indikator, nilai: int = 70, triwulan: int = 1, **lain) -> RealisasiIndikator:
    ada = RealisasiIndikator.objects.filter(indikator=indikator, triwulan=triwulan).first()
    return simpan_isian(
        tahun_kinerja=p.tk,
        indikator=indikator,
        triwulan=triwulan,
        isian={"nilai": Decimal(nilai), **lain},
        penjelasan="",
        versi_dibaca=versi(ada) if ada else 0,
        oleh=p.operator,
    )


def putus(p: Pabrik, keputusan=Keputusan.DITERIMA, oleh=None, **lain) -> int:
    lingkup = {"tahun_kinerja": p.tk, "isian": daftar_isian(p.tk), "oleh": oleh or p.kabid}
    return putuskan(keputusan=keputusan, **{**lingkup, **lain})


def keadaan(p: Pabrik) -> list[tuple[str, int, str]]:
    return [(i.kode, i.triwulan, i.status.keadaan.value) for i in daftar_isian(p.tk)]


def alamat(p: Pabrik) -> str:
    return f"/opd/{p.opd.kode}/{p.tahun}/verifikasi/"


def pilihan(isi_halaman: str) -> list[str]:
    return re.findall(r'name="isian" value="([^"]+)"', isi_halaman)


def test_entered_value_waits_until_it_is_accepted(p):
    isi(p, p.ik1)
    assert [(i.kode, i.nilai, i.status.pengisi) for i in belum_diverifikasi(p.tk)] == [
        ("IK1", "70%", "operator")
    ]

    assert putus(p) == 1

    assert belum_diverifikasi(p.tk) == []
    status = daftar_isian(p.tk)[0].status
    assert (status.keadaan, status.oleh) == (Keadaan.DITERIMA, "kabid")
    kejadian = Kejadian.objects.get(jenis="terima_isian")
    assert (kejadian.oleh, kejadian.objek) == (p.kabid, "Persentase IK1, Triwulan I")


def test_any_later_change_puts_the_value_back_to_waiting(p):
    baris = isi(p, p.ik1)
    putus(p)

    baris.kendala = "Diubah pada halaman lain"
    baris.save()

    assert keadaan(p) == [("IK1", 1, "diajukan")]


def test_value_from_a_workbook_counts_as_accepted_by_who_imported_it(p):
    baris = p.realisasi(p.ik1, 50)
    baris._change_reason, baris._history_user = "buku: dinas.xlsx, lembar realisasi", p.sekretaris
    baris.save()

    assert belum_diverifikasi(p.tk) == []
    teks = daftar_isian(p.tk)[0].status.uraian(p.opd.pemda)
    assert teks.startswith("Diterima bersama impor buku kerja oleh sekretaris, ")


def test_row_with_only_a_note_is_nothing_to_verify(p):
    RealisasiIndikator.objects.create(tahun_kinerja=p.tk, indikator=p.ik1, triwulan=1, catatan="x")

    assert daftar_isian(p.tk) == []


def test_returned_value_keeps_its_reason_and_the_operator_sees_it(p):
    isi(p, p.ik1)

    putus(p, Keputusan.DIKEMBALIKAN, alasan=" Lampirkan berita acara ")

    assert keadaan(p) == [("IK1", 1, "dikembalikan")]
    halaman = klien(p.operator).get(f"/opd/{p.opd.kode}/{p.tahun}/isian/1/").content.decode()
    assert re.findall(r"<strong>(Dikembalikan oleh kabid), .*?: (.*?)\.</strong>", halaman) == [
        ("Dikembalikan oleh kabid", "Lampirkan berita acara")
    ]
    isi(p, p.ik1, 71)
    assert keadaan(p) == [("IK1", 1, "diajukan")]


def test_returning_needs_a_reason_and_decides_nothing_without(p):
    isi(p, p.ik1)

    with pytest.raises(ValidationError):
        putus(p, Keputusan.DIKEMBALIKAN, alasan="  ")

    assert KeputusanVerifikasi.objects.count() == 0


def test_nobody_accepts_what_they_entered_themselves(p):
    isi(p, p.ik1)

    with pytest.raises(TidakDapatDiputuskan) as salah:
        putus(p, oleh=p.operator)

    assert salah.value.pesan == [
        "Persentase IK1, Triwulan I: Anda sendiri yang mengisinya. Minta verifikator lain "
        "memeriksanya."
    ]


def test_value_that_changed_meanwhile_stops_the_whole_decision(p):
    isi(p, p.ik1)
    isi(p, p.ik2)
    dilihat = daftar_isian(p.tk)
    isi(p, p.ik2, 75)

    with pytest.raises(TidakDapatDiputuskan) as salah:
        putus(p, isian=dilihat)

    assert salah.value.pesan == [
        "Persentase IK2, Triwulan I: isinya baru saja berubah. Periksa nilai yang baru."
    ]
    assert KeputusanVerifikasi.objects.count() == 0


def test_accepting_twice_is_one_decision(p):
    isi(p, p.ik1)
    assert [putus(p), putus(p)] == [1, 0]


def test_closed_period_takes_acceptance_but_nothing_back(p):
    isi(p, p.ik1)
    tutup_periode(tahun_kinerja=p.tk, triwulan=1, oleh=p.sekretaris)

    with pytest.raises(PeriodeTertutup):
        putus(p, Keputusan.DIKEMBALIKAN, alasan="Kurang")
    assert putus(p) == 1


def test_page_accepts_several_at_once_even_after_the_year_was_closed(p):
    isi(p, p.ik1)
    isi(p, p.ik2)
    tutup_periode(tahun_kinerja=p.tk, triwulan=0, oleh=p.operator)
    peramban = klien(p.sekretaris)
    tanda = pilihan(peramban.get(alamat(p)).content.decode())

    jawaban = peramban.post(alamat(p), {"isian": tanda, "tindakan": "terima"})

    assert (len(tanda), jawaban.status_code) == (2, 302)
    assert keadaan(p) == [("IK1", 1, "diterima"), ("IK2", 1, "diterima")]


def test_verifikator_of_a_unit_judges_only_the_units_below(p):
    isi(p, p.ik1)
    isi(p, p.ik2)
    peramban = klien(p.kabid)
    halaman = peramban.get(alamat(p)).content.decode()
    semua = [i.tanda for i in daftar_isian(p.tk)]

    assert (pilihan(halaman), halaman.count("<h3>")) == (semua[:1], 2)
    assert peramban.post(alamat(p), {"isian": semua, "tindakan": "terima"}).status_code == 403
    assert KeputusanVerifikasi.objects.count() == 0


def test_page_returns_with_a_reason_and_asks_for_it_when_it_is_missing(p):
    isi(p, p.ik1)
    peramban = klien(p.kabid)
    kiriman = {"isian": [daftar_isian(p.tk)[0].tanda], "tindakan": "kembalikan"}

    tanpa = peramban.post(alamat(p), kiriman)
    assert tanpa.status_code == 422
    assert "Tulis alasan mengembalikan isian ini." in tanpa.content.decode()
    assert "checked" in tanpa.content.decode()
    assert peramban.post(alamat(p), kiriman | {"alasan": "Salah satuan"}).status_code == 302
    assert keadaan(p) == [("IK1", 1, "dikembalikan")]


def test_page_shows_target_capaian_and_missing_evidence_beside_the_value(p):
    isi(p, p.ik1, 40, kendala="Hujan")

    halaman = klien(p.kabid).get(alamat(p)).content.decode()
    isian = re.findall(r"<dt>(.*?)</dt><dd>(.*?)</dd>", halaman, re.DOTALL)
    teks = [(dt, " ".join(re.sub(r"<[^>]+>", " ", dd).split())) for dt, dd in isian]

    assert teks == [
        ("Diisi", "40%"),
        ("Target", "80%"),
        ("Tahun 2024", "belum ada"),
        ("Capaian", "50,00% Tidak Berhasil"),
        ("Bukti", "Belum ada bukti"),
        ("Kendala", "Hujan"),
    ]


def test_workbook_names_who_entered_and_who_judged_each_value(p):
    isi(p, p.ik1)
    isi(p, p.ik2)
    kiriman = [i for i in daftar_isian(p.tk) if i.kode == "IK1"]
    putus(p, Keputusan.DIKEMBALIKAN, isian=kiriman, alasan="Salah satuan")

    jawaban = klien(p.kabid).get(alamat(p)[:-1] + ".xlsx")
    lembar = load_workbook(BytesIO(jawaban.content)).active
    baris = [[s or "" for s in b] for b in lembar.iter_rows(min_row=4, values_only=True)]

    assert [[b[n] for n in (0, 2, 4, 5, 6, 7, 9, 10, 12)] for b in baris] == [
        [
            *("Seksi", "IK1", "Triwulan I", "70%", ""),
            *("operator", "Dikembalikan", "kabid", "Salah satuan"),
        ],
        ["Sekretariat", "IK2", "Triwulan I", "70%", "", "operator", "Menunggu", "", ""],
    ]


@pytest.mark.lambat
def test_page_needs_the_same_number_of_queries_for_1_and_for_30_values(p):
    peramban = klien(p.sekretaris)
    isi(p, p.ik1)
    satu = kueri_laman(peramban, alamat(p))
    s = p.sasaran("S2")
    for n in range(29):
        isi(p, p.indikator(f"X{n}", s, target=10, unit=p.unit["bidang"]), 5)

    assert kueri_laman(peramban, alamat(p)) == satu
    assert len(pilihan(peramban.get(alamat(p)).content.decode())) == 30


def test_only_who_may_enter_the_value_gets_the_link_to_its_field(p):
    isi(p, p.ik1)
    halaman = {
        o: klien(getattr(p, o)).get(alamat(p)).content.decode() for o in ("kabid", "operator")
    }

    tautan = {o: re.findall(r'<h3><a href="([^"#]+)', teks) for o, teks in halaman.items()}

    assert tautan == {"kabid": [], "operator": [f"/opd/{p.opd.kode}/{p.tahun}/isian/1/"]}
