"""Typing realised budgets: month or sum, opening balance, imported months, questions, sums."""

import re
from decimal import Decimal
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from kueri_terhitung import kueri_laman
from orang import buat_pengguna, buat_unit, klien
from pabrik import Pabrik

from anggaran.models import BerkasSPJ, PosAnggaran, RealisasiAnggaran, RealisasiSPJ
from capaian.jadwal import tutup_periode
from capaian.kisi_anggaran import KisiAnggaran
from capaian.rencana.kisi import PEMISAH
from capaian.sajian import sajikan_laporan
from capaian.verifikasi import Keputusan, daftar_isian, putuskan
from lakip.instansi.models import Berkas, Kejadian

pytestmark = pytest.mark.django_db

NAMA = {1: ("b1", "b2", "b3"), 2: ("b4", "b5", "b6")}


@pytest.fixture
def p():
    p = Pabrik()
    p.pengukuran()
    p.unit = buat_unit(p.opd)
    program = p.pos("1.01", unit=p.unit["bidang"])
    p.daun = p.pos("1.01.01", induk=program, pagu=1000)
    p.lain = p.pos("1.02", unit=p.unit["sekretariat"], pagu=500)
    p.penyusun = buat_pengguna("penyusun", "penyusun", opd=p.opd)
    p.operator = buat_pengguna("operator", "operator", opd=p.opd, unit=p.unit["bidang"])
    return p


def alamat(p: Pabrik, triwulan: int = 1, bagian: str = "") -> str:
    return f"/opd/{p.opd.kode}/{p.tahun}/isian/{triwulan}/anggaran/{bagian}"


def kirim(
    p: Pabrik, *, siapa=None, pos=None, triwulan: int = 1, cara: str = "bulan", versi=None, **isi
):
    """Type into the row of a leaf as the page shows it now, and send it."""
    siapa, pos = siapa or p.operator, pos or p.daun
    kisi = KisiAnggaran(p.tk, triwulan, p.penyusun, kumulatif=cara == "sd")
    baris = kisi.satu(str(pos.pk))
    teks = {s.kolom.nama: s.teks for s in baris.sel if not s.kolom.tampil} | isi
    data = {
        "baris": pos.pk,
        f"versi-{pos.pk}": baris.versi if versi is None else versi,
        f"asal-{pos.pk}": baris.asal,
    }
    data |= {f"{n}-{pos.pk}": t for n, t in teks.items()}
    return klien(siapa).post(alamat(p, triwulan, f"SPJ/{cara}/"), data)


def tersimpan(pos: PosAnggaran) -> dict[int, tuple[Decimal, Decimal]]:
    """Opening balance and amount of every stored month."""
    baris = RealisasiAnggaran.objects.filter(pos=pos).order_by("bulan")
    return {r.bulan: (r.saldo_awal, r.nilai) for r in baris}


def impor(p: Pabrik, bulan: int, nilai: int, *, lalu: int = 0, kumulatif: bool = True) -> BerkasSPJ:
    """An SPJ file in force that tells the leaf's amount."""
    isi = Berkas.objects.create(sha256=f"{bulan:064}", ukuran=1, nama_asli="spj.xlsx")
    berkas = BerkasSPJ.objects.create(
        tahun_kinerja=p.tk,
        berkas=isi,
        nama_asli=f"spj-{bulan}.xlsx",
        bulan=bulan,
        status="aktif",
        kumulatif=kumulatif,
    )
    RealisasiSPJ.objects.create(
        berkas=berkas, pos=p.daun, saldo_awal=lalu, nilai=nilai, lembar="SPJ", baris=9, kolom="R"
    )
    return berkas


def sel(isi: str, nama: str, pos: PosAnggaran) -> tuple[str, bool]:
    """Text of a cell and whether it may only be read."""
    tanda = re.search(
        rf'<input form="kisi-form"( readonly)? name="{nama}-{pos.pk}" value="([^"]*)"', isi
    )
    return tanda[2], bool(tanda[1])


def test_page_lists_the_leaves_of_the_operators_units_with_their_pagu(p):
    isi = klien(p.operator).get(alamat(p)).content.decode()

    assert re.findall(r'<tr id="baris-(\d+)"', isi) == [str(p.daun.pk)]
    assert re.findall(r'class="tampil angka"><span>([^<]*)</span>', isi)[0] == "1.000"


def test_stranger_gets_404_colleague_without_the_right_403_and_other_unit_is_not_found(p):
    asing = buat_pengguna("asing", "penyusun", opd=Pabrik("dinas-lain").opd)
    pengamat = buat_pengguna("pengamat", "pengamat", opd=p.opd)

    assert kirim(p, siapa=asing, b1="1").status_code == 404
    assert kirim(p, siapa=pengamat, b1="1").status_code == 403
    assert kirim(p, siapa=p.operator, pos=p.lain, b1="1").status_code == 404
    for salah in ("0/anggaran/", "5/anggaran/", "1/anggaran/XXX/bulan/", "1/anggaran/SPJ/hari/"):
        lama = f"/opd/{p.opd.kode}/{p.tahun}/isian/{salah}"
        assert klien(p.operator).get(lama).status_code == 404
    assert RealisasiAnggaran.objects.count() == 0


def test_months_are_stored_by_themselves_with_history_log_and_report(p):
    jawaban = kirim(p, b1="Rp 100.000,50", b2="", b3="250")

    assert jawaban.status_code == 422  # over pagu: 100.250,50 of 1.000
    assert kirim(p, b1="100,50", b3="250").status_code == 302
    assert tersimpan(p.daun) == {1: (0, Decimal("100.50")), 3: (0, 250)}
    baris = RealisasiAnggaran.objects.get(bulan=1)
    assert baris.history.get().history_user == p.operator
    assert Kejadian.objects.get(jenis="isi_realisasi_anggaran").data == {
        "triwulan": 1,
        "sumber": "SPJ",
        "perubahan": {"1": [None, "100.50"], "3": [None, "250"]},
        "penjelasan": "",
    }
    fakta = sajikan_laporan(p.tk).fakta["realisasi_rp:1.01.01"]
    assert (fakta.nilai, fakta.sumber.oleh) == (Decimal("350.50"), "operator")


def test_sums_are_converted_to_months_and_shown_again_as_sums(p):
    kirim(p, b1="100")

    assert kirim(p, cara="sd", b2="160", b3="400").status_code == 302
    assert tersimpan(p.daun) == {1: (0, 100), 2: (0, 60), 3: (0, 240)}
    isi = klien(p.operator).get(alamat(p, 1, "SPJ/sd/")).content.decode()
    assert [sel(isi, n, p.daun)[0] for n in NAMA[1]] == ["100", "160", "400"]


@pytest.mark.parametrize(("cara", "disebut"), [("sd", True), ("bulan", False)])
def test_page_of_sums_says_that_an_earlier_month_shifts_the_later_sums(p, cara, disebut):
    isi = klien(p.operator).get(alamat(p, 1, f"SPJ/{cara}/")).content.decode()

    assert ("jumlah sampai dengan bulan-bulan sesudahnya ikut bergeser" in isi) is disebut


def test_sum_of_the_last_month_alone_is_the_whole_quarter(p):
    kirim(p, b3="300")

    assert kirim(p, triwulan=2, cara="sd", b6="450").status_code == 302
    assert tersimpan(p.daun) == {3: (0, 300), 6: (0, 150)}


def test_opening_balance_stands_with_the_first_month_and_is_counted_once(p):
    assert kirim(p, triwulan=2, sebelum="200", b5="50").status_code == 302
    assert tersimpan(p.daun) == {5: (200, 50)}

    assert kirim(p, triwulan=2, b4="10").status_code == 302
    assert tersimpan(p.daun) == {4: (200, 10), 5: (0, 50)}
    assert sajikan_laporan(p.tk).fakta["realisasi_rp:1.01.01"].nilai == 260
    isi = klien(p.operator).get(alamat(p, 3)).content.decode()
    assert sel(isi, "sebelum", p.daun) == ("260", True)


def test_opening_balance_without_any_month_is_refused(p):
    jawaban = kirim(p, triwulan=2, sebelum="200")

    assert jawaban.status_code == 422
    assert "Isi realisasi bulan pertamanya" in jawaban.content.decode()
    assert RealisasiAnggaran.objects.count() == 0


def test_month_before_an_opening_balance_is_questioned(p):
    kirim(p, triwulan=2, sebelum="200", b4="50")

    jawaban = kirim(p, b3="200")

    assert "Saldo awal Rp200,00 pada April tidak dihitung lagi" in jawaban.content.decode()
    assert tersimpan(p.daun) == {4: (200, 50)}
    assert kirim(p, b3="200", penjelasan="Maret sudah terinci").status_code == 302
    assert sajikan_laporan(p.tk).fakta["realisasi_rp:1.01.01"].nilai == 250


@pytest.mark.parametrize(
    ("isi", "tanya"),
    [
        ({"b1": "1.200"}, "Realisasi setahun Rp1.200,00 melebihi pagu Rp1.000,00."),
        ({"b1": "-5"}, "Realisasi Januari negatif, (Rp5,00). Apakah ini pengembalian?"),
    ],
)
def test_surprising_amount_is_questioned_and_kept_with_its_explanation(p, isi, tanya):
    jawaban = kirim(p, **isi)
    assert jawaban.status_code == 422
    assert tanya in jawaban.content.decode()
    assert RealisasiAnggaran.objects.count() == 0

    assert kirim(p, **isi, penjelasan="Sesuai rekonsiliasi").status_code == 302
    baris = RealisasiAnggaran.objects.get()
    assert baris.catatan == "Penjelasan: Sesuai rekonsiliasi"
    assert (
        "Januari: Penjelasan: Sesuai rekonsiliasi"
        in klien(p.operator).get(alamat(p)).content.decode()
    )


def test_emptied_month_is_deleted_with_its_history(p):
    kirim(p, b1="100", b2="50")

    assert kirim(p, b2="").status_code == 302
    assert tersimpan(p.daun) == {1: (0, 100)}
    hapus = RealisasiAnggaran.history.filter(history_type="-").get()
    assert (hapus.bulan, hapus.history_user) == (2, p.operator)


def test_imported_months_are_read_only_and_name_their_file(p):
    impor(p, 2, 120, lalu=80)

    isi = klien(p.operator).get(alamat(p)).content.decode()

    assert [sel(isi, n, p.daun) for n in ("sebelum", *NAMA[1])] == [
        ("", True),
        ("", True),
        ("", True),
        ("", False),
    ]
    assert "berkas spj-2.xlsx, lembar SPJ, sel R9" in isi
    sd = klien(p.operator).get(alamat(p, 1, "SPJ/sd/")).content.decode()
    assert sel(sd, "b2", p.daun) == ("200", True)


def test_imported_month_cannot_be_typed_but_a_later_one_is_added_to_it(p):
    impor(p, 1, 80)
    impor(p, 2, 120, lalu=80)

    jawaban = kirim(p, b2="5")
    assert jawaban.status_code == 422
    assert "berkas spj-2.xlsx" in jawaban.content.decode()

    assert kirim(p, cara="sd", b3="260").status_code == 302
    assert tersimpan(p.daun) == {3: (0, 60)}
    assert sajikan_laporan(p.tk).fakta["realisasi_rp:1.01.01"].nilai == 260
    isi = klien(p.operator).get(alamat(p)).content.decode()
    assert [sel(isi, n, p.daun)[0] for n in NAMA[1]] == ["80", "120", "60"]


def test_leaf_that_a_workbook_splits_is_only_shown(p):
    p.belanja(p.daun, 70, bulan=1, rekening="5.1.02")

    assert sel(klien(p.operator).get(alamat(p)).content.decode(), "b1", p.daun) == ("70", True)
    assert "ubah lewat buku kerja" in kirim(p, b1="71").content.decode()
    assert tersimpan(p.daun) == {1: (0, 70)}


def test_second_person_is_stopped_and_sees_both_amounts(p):
    kirim(p, siapa=p.penyusun, b1="100")

    jawaban = kirim(p, b1="90", versi=0)

    isi = jawaban.content.decode()
    assert jawaban.status_code == 422
    assert "tersimpan: <strong>100</strong>" in isi
    assert tersimpan(p.daun) == {1: (0, 100)}


def test_closed_quarter_is_read_only_and_refused_by_the_server(p):
    tutup_periode(tahun_kinerja=p.tk, triwulan=1, oleh=buat_pengguna("admin", "admin", opd=p.opd))

    isi = klien(p.operator).get(alamat(p)).content.decode()
    assert [sel(isi, n, p.daun)[1] for n in ("sebelum", *NAMA[1])] == [True] * 4
    assert "Triwulan I sudah ditutup." in kirim(p, b1="1").content.decode()
    assert kirim(p, triwulan=2, b4="1").status_code == 302


def test_sums_per_program_and_agency_follow_what_was_saved(p):
    def jumlah() -> list[tuple[str, ...]]:
        isi = klien(p.operator).get(alamat(p, 1, "SPJ/jumlah/")).content.decode()
        baris = re.findall(r"<tr[^>]*>(<th scope=\"row\".*?)</tr>", isi, re.DOTALL)
        return [tuple(re.findall(r">([^<]+)</t[hd]>", b)) for b in baris]

    kirim(p, b1="250")
    assert jumlah() == [
        ("Program 1.01", "1.000", "250", "25,00%"),
        ("Program 1.02", "500", "belum ada data", "belum lengkap"),
        ("Jumlah perangkat daerah", "1.500", "250 belum lengkap (1)", "belum lengkap"),
    ]
    kirim(p, siapa=p.penyusun, pos=p.lain, b3="500")
    assert jumlah()[-1] == ("Jumlah perangkat daerah", "1.500", "750", "50,00%")


def test_row_says_which_month_was_returned_and_why(p):
    kirim(p, b1="100", b2="50")
    isian = [i for i in daftar_isian(p.tk) if i.objek.bulan == 2]
    kabid = buat_pengguna("kabid", "verifikator", opd=p.opd)
    putuskan(
        tahun_kinerja=p.tk,
        isian=isian,
        keputusan=Keputusan.DIKEMBALIKAN,
        alasan="Belum cocok dengan buku kas",
        oleh=kabid,
    )

    isi = klien(p.operator).get(alamat(p)).content.decode()

    assert re.findall(r"(\w+): Dikembalikan oleh kabid, [^:]+: ([\w ]+)\.", isi) == [
        ("Februari", "Belum cocok dengan buku kas")
    ]


def test_other_source_is_typed_apart(p):
    kirim(p, b1="100")
    data = {"baris": p.daun.pk, f"versi-{p.daun.pk}": 0, f"asal-{p.daun.pk}": PEMISAH * 4}
    data[f"b1-{p.daun.pk}"] = "90"

    assert klien(p.operator).post(alamat(p, 1, "LRA/bulan/"), data).status_code == 302
    assert sorted(RealisasiAnggaran.objects.values_list("sumber", "nilai")) == [
        ("LRA", 90),
        ("SPJ", 100),
    ]


@pytest.mark.sedang
def test_page_needs_the_same_number_of_queries_for_1_and_for_30_leaves(p):
    peramban = klien(p.operator)
    kirim(p, b1="10")
    impor(p, 1, 5).realisasi.all().delete()
    satu = kueri_laman(peramban, alamat(p))
    for n in range(29):
        pos = p.pos(f"1.01.{n + 2:02}", induk=p.daun.induk, pagu=100)
        kirim(p, pos=pos, b1="5")

    assert kueri_laman(peramban, alamat(p)) == satu
    isi = peramban.get(alamat(p)).content.decode()
    assert len(re.findall(r'<tr id="baris-\d+"', isi)) == 30


def test_saving_one_row_of_a_page_without_script_does_not_read_the_others_one_by_one(p):
    def banyak() -> int:
        baris = KisiAnggaran(p.tk, 1, p.operator).daftar()
        data: dict[str, object] = {"baris": [b.kunci for b in baris]}
        for b in baris:
            data |= {f"versi-{b.kunci}": b.versi, f"asal-{b.kunci}": b.asal}
            data |= {f"{s.kolom.nama}-{b.kunci}": s.teks for s in b.sel if not s.kolom.tampil}
        data[f"b1-{p.daun.pk}"] = str(len(RealisasiAnggaran.history.all()) + 1)
        with CaptureQueriesContext(connection) as kueri:
            assert peramban.post(alamat(p, 1, "SPJ/bulan/"), data).status_code == 302
        return len(kueri)

    peramban = klien(p.operator)
    banyak()
    satu = banyak()
    for n in range(29):
        p.pos(f"1.01.{n + 2:02}", induk=p.daun.induk, pagu=100)

    assert banyak() == satu


@pytest.mark.django_db(transaction=True)
def test_of_two_who_save_the_same_leaf_at_once_only_one_is_taken(p):
    """Both read the blank row; the lock lets one write, the other is told."""
    hasil, serentak = [], Barrier(2)

    def simpan(nilai: str) -> None:
        try:
            serentak.wait(timeout=20)
            hasil.append(kirim(p, siapa=p.penyusun, b1=nilai, versi=0).status_code)
        finally:
            connection.close()

    utas = [Thread(target=simpan, args=(n,)) for n in ("100", "200")]
    for u in utas:
        u.start()
    for u in utas:
        u.join()

    assert sorted(hasil) == [302, 422]
    assert RealisasiAnggaran.objects.count() == 1
