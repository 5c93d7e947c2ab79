"""Verification of outputs and typed budgets: what waits, for whom, and what a change undoes."""

import pytest
from kueri_terhitung import banyak_kueri
from orang import buat_pengguna, buat_unit, klien
from pabrik import Pabrik

from capaian.isian_anggaran import IsianLajur, simpan_lajur
from capaian.isian_keluaran import butir_keluaran, simpan_keluaran
from capaian.kisi_anggaran import KisiAnggaran
from capaian.models import JenisIsian
from capaian.verifikasi import SUMBER, Keputusan, belum_diverifikasi, daftar_isian, putuskan
from capaian.verifikasi.alur import isian_verifikator

pytestmark = pytest.mark.django_db


@pytest.fixture
def p():
    p = Pabrik()
    p.pengukuran()
    p.unit = buat_unit(p.opd)
    program = p.pos("1.01", unit=p.unit["bidang"])
    p.daun = p.pos("1.01.01", induk=program, pagu=1000)
    p.k = p.keluaran(p.daun, 100, None)
    p.operator = buat_pengguna("operator", "operator", opd=p.opd)
    p.kabid = buat_pengguna("kabid", "verifikator", opd=p.opd, unit=p.unit["bidang"])
    p.sek = buat_pengguna("sek", "verifikator", opd=p.opd, unit=p.unit["sekretariat"])
    return p


def isi_keluaran(p: Pabrik, nilai: int, triwulan: int = 1) -> None:
    butir = butir_keluaran(p.tk, triwulan)[0]
    isian = {"nilai": nilai, "catatan": f"Catatan {nilai}"}
    simpan_keluaran(butir=butir, isian=isian, versi_dibaca=butir.versi, oleh=p.operator)


def isi_anggaran(p: Pabrik, **bulan: int) -> None:
    baris = KisiAnggaran(p.tk, 1, p.operator).satu(str(p.daun.pk))
    simpan_lajur(
        tahun_kinerja=p.tk,
        pos_id=p.daun.pk,
        sumber="SPJ",
        triwulan=1,
        isian=IsianLajur({int(b[1:]): n for b, n in bulan.items()}),
        versi_dibaca=baris.versi,
        oleh=p.operator,
    )


def menunggu(p: Pabrik) -> list[tuple[str, str, int, str]]:
    return [(i.jenis, i.nama, i.triwulan, i.nilai) for i in belum_diverifikasi(p.tk)]


def test_entered_outputs_and_months_wait_until_they_are_accepted_and_again_when_changed(p):
    isi_keluaran(p, 40)
    isi_keluaran(p, 90, triwulan=0)
    isi_anggaran(p, b1=100, b3=50)

    assert menunggu(p) == [
        ("keluaran", "Keluaran 1.01.01", 1, "40 orang"),
        ("keluaran_0", "Keluaran 1.01.01", 0, "90 orang"),
        ("anggaran", "Kegiatan 1.01.01, Januari", 1, "Rp100,00"),
        ("anggaran", "Kegiatan 1.01.01, Maret", 1, "Rp50,00"),
    ]
    semua = daftar_isian(p.tk)
    putuskan(tahun_kinerja=p.tk, isian=semua, keputusan=Keputusan.DITERIMA, oleh=p.kabid)
    assert menunggu(p) == []

    isi_keluaran(p, 41)
    isi_anggaran(p, b1=100, b3=60)
    assert menunggu(p) == [
        ("keluaran", "Keluaran 1.01.01", 1, "41 orang"),
        ("anggaran", "Kegiatan 1.01.01, Maret", 1, "Rp60,00"),
    ]


def test_only_who_verifies_the_unit_of_a_node_above_sees_its_outputs_and_months(p):
    isi_keluaran(p, 40)
    isi_anggaran(p, b1=100)

    assert len(isian_verifikator(p.tk, p.kabid)) == 2
    assert isian_verifikator(p.tk, p.sek) == []


def test_verifier_sees_target_last_value_capaian_and_notes_beside_the_value(p):
    isi_keluaran(p, 40)
    isi_keluaran(p, 60, triwulan=2)
    isi_anggaran(p, b1=100, b3=50)

    def rinci(jenis: JenisIsian):
        milik = [i for i in daftar_isian(p.tk) if i.jenis == jenis]
        return SUMBER[jenis].rinci(p.tk, milik)[milik[-1].objek.pk]

    k, a = rinci(JenisIsian.KELUARAN), rinci(JenisIsian.ANGGARAN)
    assert (k.target, k.lalu) == ("100 orang", ("Triwulan I", "40"))
    assert (k.capaian.teks, k.catatan) == ("60,00%", (("Catatan", "Catatan 60"),))
    assert (a.target, a.lalu) == ("pagu Rp1.000,00", ("S.d. Februari", "Rp100,00"))
    assert (a.capaian.teks, a.catatan) == (
        "15,00%",
        (("Sumber", "SPJ fungsional"), ("S.d. Maret", "Rp150,00")),
    )


def test_verification_page_leads_to_the_row_where_the_value_is_filled(p):
    isi_keluaran(p, 40)

    isi = klien(p.operator).get(f"/opd/{p.opd.kode}/{p.tahun}/verifikasi/").content.decode()

    assert f'/isian/1/keluaran/#baris-{p.k.pk}"' in isi


def test_list_needs_the_same_number_of_queries_for_1_and_for_30_values(p):
    def banyak() -> int:
        return banyak_kueri(lambda: daftar_isian(p.tk))

    isi_keluaran(p, 40)
    isi_anggaran(p, b1=10)
    satu = banyak()
    for n in range(29):
        k = p.keluaran(p.daun, 10, n, nomor=n + 2)
        p.belanja(p.daun, 1, bulan=n % 12 + 1, rekening=str(n))
        assert k.realisasi == n

    assert banyak() == satu
