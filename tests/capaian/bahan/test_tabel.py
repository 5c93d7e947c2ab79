"""Data tables made and changed in the browser: columns, rows, sums, order, deletion and undo."""

import pytest
from kisi_kiriman import kiriman
from orang import klien

from capaian.bahan.kisi_baris import KisiBaris
from capaian.bahan.kisi_kolom import KisiKolom
from capaian.models import BarisData, KolomData, TabelData
from capaian.sajian import sajikan_laporan
from lakip.instansi.models import Kejadian

pytestmark = pytest.mark.django_db
DASAR = "/opd/dinas-uji/2025/tabel/"
PEGAWAI = f"{DASAR}pegawai/"


@pytest.fixture
def pegawai(p) -> TabelData:
    return p.tabel(
        "pegawai",
        "sumber-daya-aparatur",
        {"jabatan": "teks", "jumlah": "bulat"},
        [
            {"jabatan": "Struktural", "_kunci": "st", "_jenis": "kelompok"},
            {"jabatan": "Kepala", "jumlah": "1", "_induk": "st"},
            {"jabatan": "Jumlah", "_kunci": "jml", "_jenis": "jumlah"},
        ],
    )


def baris() -> list[tuple]:
    return list(BarisData.objects.values_list("kunci", "induk", "jenis", "sel"))


def kirim_baris(penyusun, tabel, isian, **lain):
    urut = [str(b.pk) for b in BarisData.objects.filter(tabel=tabel)]
    kunci = {n: urut[n] if isinstance(n, int) else n for n in isian}
    data = kiriman(KisiBaris(tabel), {kunci[n]: sel for n, sel in isian.items()})
    return penyusun.post(f"{DASAR}{tabel.kode}/isi/", data, **lain)


def test_table_is_made_step_by_step_and_printed_at_its_place(penyusun, p):
    awal = {"judul": "Pegawai menurut Pendidikan", "letak": "sumber-daya-aparatur", "sumber": "BKD"}
    jawaban = penyusun.post(f"{DASAR}baru/", awal)
    tabel = TabelData.objects.get()
    kolom = {
        "baru-1": {"judul": "Pendidikan"},
        "baru-2": {"judul": "Laki-laki", "kelompok": "Pegawai", "tipe": "bulat", "jumlahkan": "ya"},
        "baru-3": {"judul": "Laki-laki", "kelompok": "Lain/Baru", "tipe": "bulat"},
    }
    penyusun.post(jawaban.url, kiriman(KisiKolom(tabel), kolom))
    isi = {
        "baru-1": {"sel.pendidikan": "S1", "sel.laki-laki": "1.200", "sel.laki-laki-2": "-"},
        "baru-2": {"sel.pendidikan": "S2", "sel.laki-laki": "0", "sel.laki-laki-2": "n/a"},
        "baru-3": {"sel.pendidikan": "Jumlah", "jenis": "jumlah"},
    }
    kirim_baris(penyusun, tabel, isi)

    assert jawaban.url == f"{DASAR}pegawai-menurut-pendidikan/kolom/"
    assert list(KolomData.objects.values_list("kunci", "kelompok", "tipe", "jumlahkan")) == [
        ("pendidikan", "", "teks", False),
        ("laki-laki", "Pegawai", "bulat", True),
        ("laki-laki-2", "Lain / Baru", "bulat", False),
    ]
    assert baris() == [
        ("s1", "", "rinci", {"pendidikan": "S1", "laki-laki": "1200", "laki-laki-2": "-"}),
        ("s2", "", "rinci", {"pendidikan": "S2", "laki-laki": "0", "laki-laki-2": "n/a"}),
        ("jumlah", "", "jumlah", {"pendidikan": "Jumlah"}),
    ]
    cetak = sajikan_laporan(p.tk).tabel()["data:pegawai-menurut-pendidikan"]
    assert [[s.teks for s in b.sel.values()] for b in cetak.baris] == [
        ["S1", "1.200", "-"],
        ["S2", "0", "n/a"],
        ["Jumlah", "1.200"],
    ]


def test_new_detail_goes_above_the_total_and_below_the_last_group(penyusun, pegawai):
    kirim_baris(penyusun, pegawai, {"baru-1": {"sel.jabatan": "Staf", "sel.jumlah": "4"}})

    assert [b[:3] for b in baris()] == [
        ("st", "", "kelompok"),
        ("b2", "st", "rinci"),
        ("staf", "st", "rinci"),
        ("jml", "", "jumlah"),
    ]


def test_computed_sum_stands_in_its_empty_cell(penyusun, pegawai):
    isi = penyusun.get(f"{PEGAWAI}isi/").content.decode()

    nomor = BarisData.objects.get(kunci="jml").pk
    assert f'name="sel.jumlah-{nomor}" value="" placeholder="1"' in isi


@pytest.mark.parametrize(
    ("alasan", "status", "tersimpan"),
    [("", 422, {"jabatan": "Jumlah"}), ("Data BKD", 302, {"jabatan": "Jumlah", "jumlah": "9"})],
)
def test_typed_sum_that_differs_wants_its_reason(penyusun, pegawai, alasan, status, tersimpan):
    isian = {2: {"sel.jumlah": "9", "alasan_beda": alasan}}
    jawaban = kirim_baris(penyusun, pegawai, isian)

    assert jawaban.status_code == status
    assert ("rinciannya berjumlah 1" in jawaban.content.decode()) == (status == 422)
    assert BarisData.objects.get(kunci="jml").sel == tersimpan


def test_sum_that_must_print_nothing_is_kept_apart_from_a_computed_one(penyusun, pegawai):
    kirim_baris(penyusun, pegawai, {2: {"sel.jumlah": "(kosong)"}})
    kosong = BarisData.objects.get(kunci="jml").sel
    ulang = kiriman(KisiBaris(pegawai), {})[f"sel.jumlah-{BarisData.objects.get(kunci='jml').pk}"]
    kirim_baris(penyusun, pegawai, {2: {"sel.jumlah": ""}})

    assert (kosong["jumlah"], ulang) == ("", "(kosong)")
    assert "jumlah" not in BarisData.objects.get(kunci="jml").sel


def test_cell_of_the_wrong_type_is_named_and_only_its_row_is_left(penyusun, pegawai):
    isian = {
        "baru-1": {"sel.jabatan": "Staf", "sel.jumlah": "empat"},
        "baru-2": {"sel.jabatan": "Magang", "sel.jumlah": "2"},
    }
    jawaban = kirim_baris(penyusun, pegawai, isian)

    assert jawaban.status_code == 422
    assert "“empat” tidak terbaca sebagai angka" in jawaban.content.decode()
    assert [b[0] for b in baris()] == ["st", "b2", "magang", "jml"]


def test_one_name_may_stand_below_two_groups(penyusun, pegawai):
    kirim_baris(penyusun, pegawai, {"baru-1": {"sel.jabatan": "Khusus", "jenis": "kelompok"}})
    for induk in ("st", "khusus"):
        kirim_baris(penyusun, pegawai, {"baru-1": {"sel.jabatan": "Staf", "induk": induk}})

    assert [(k, i) for k, i, j, _ in baris() if k.startswith("staf")] == [
        ("staf", "st"),
        ("staf", "khusus"),
    ]


def test_group_with_rows_below_it_is_neither_deleted_nor_made_a_detail(penyusun, pegawai):
    nomor = BarisData.objects.get(kunci="st").pk
    hapus = penyusun.post(f"{PEGAWAI}isi/", {"hapus": nomor}, follow=True)
    ubah = kirim_baris(penyusun, pegawai, {0: {"jenis": "rinci"}})

    assert "Masih ada baris di bawah kelompok ini" in hapus.content.decode()
    assert "Masih ada baris di bawah kelompok ini" in ubah.content.decode()
    assert baris()[0][:3] == ("st", "", "kelompok")


@pytest.mark.parametrize(
    ("nomor", "arah", "urutan"),
    [
        (1, "naik", ["b2", "st", "jml"]),
        (1, "turun", ["st", "jml", "b2"]),
        (0, "naik", ["st", "b2", "jml"]),
        (2, "turun", ["st", "b2", "jml"]),
    ],
)
def test_rows_move_by_one_and_stop_at_the_ends(penyusun, pegawai, nomor, arah, urutan):
    pk = BarisData.objects.all()[nomor].pk
    penyusun.post(f"{PEGAWAI}isi/", {arah: pk})

    assert [b[0] for b in baris()] == urutan


def test_column_that_becomes_numbers_takes_its_cells_along(penyusun, p):
    tabel = p.tabel("t", "lampiran-data", {"isi": "teks"}, [{"isi": "1.234,5"}, {"isi": "-"}])
    pk = str(KolomData.objects.get().pk)

    penyusun.post(f"{DASAR}t/kolom/", kiriman(KisiKolom(tabel), {pk: {"tipe": "angka"}}))
    angka = [b[3]["isi"] for b in baris()]
    penyusun.post(f"{DASAR}t/kolom/", kiriman(KisiKolom(tabel), {pk: {"tipe": "teks"}}))

    assert angka == ["1234.5", "-"]
    assert [b[3]["isi"] for b in baris()] == ["1234,5", "-"]


def test_column_with_words_does_not_become_numbers(penyusun, p):
    tabel = p.tabel("t", "lampiran-data", {"isi": "teks"}, [{"isi": "3"}, {"isi": "banyak"}])
    pk = str(KolomData.objects.get().pk)

    jawaban = penyusun.post(f"{DASAR}t/kolom/", kiriman(KisiKolom(tabel), {pk: {"tipe": "bulat"}}))

    assert "Baris 2: “banyak” tidak terbaca" in jawaban.content.decode()
    assert KolomData.objects.get().tipe == "teks"


def test_only_numbers_are_added_up(penyusun, pegawai):
    pk = str(KolomData.objects.get(kunci="jabatan").pk)
    isian = kiriman(KisiKolom(pegawai), {pk: {"jumlahkan": "ya"}})

    jawaban = penyusun.post(f"{PEGAWAI}kolom/", isian)

    assert "Hanya kolom bilangan" in jawaban.content.decode()
    assert not KolomData.objects.get(pk=pk).jumlahkan


def test_deleted_column_comes_back_with_its_cells_and_its_key_is_not_given_away(penyusun, pegawai):
    pk = KolomData.objects.get(kunci="jumlah").pk
    penyusun.post(f"{PEGAWAI}kolom/", {"hapus": pk})
    penyusun.post(f"{PEGAWAI}kolom/", kiriman(KisiKolom(pegawai), {"baru-1": {"judul": "Jumlah"}}))
    kirim_baris(penyusun, pegawai, {1: {"sel.jabatan": "Kepala Dinas"}})
    baru = KolomData.objects.last()
    baru.delete()
    penyusun.post(f"/urungkan/{Kejadian.objects.get(jenis='hapus').pk}/")

    assert baru.kunci == "jumlah-2"
    assert KolomData.objects.last().kunci == "jumlah"
    assert BarisData.objects.get(kunci="b2").sel == {"jabatan": "Kepala Dinas", "jumlah": "1"}


def test_deleted_table_comes_back_whole(penyusun, pegawai):
    penyusun.post(f"{PEGAWAI}hapus/")
    kosong = (TabelData.objects.count(), BarisData.objects.count())
    penyusun.post(f"/urungkan/{Kejadian.objects.get(jenis='hapus').pk}/")

    assert kosong == (0, 0)
    assert [b[0] for b in baris()] == ["st", "b2", "jml"]
    assert KolomData.objects.count() == 2


def test_tables_of_one_place_change_order(penyusun, p, pegawai):
    p.tabel("kedua", "sumber-daya-aparatur", {"isi": "teks"}, [])
    penyusun.post(f"{DASAR}pegawai/geser/", {"naik": "1"})
    penyusun.post(f"{DASAR}pegawai/geser/", {"naik": "1"})
    urutan = list(TabelData.objects.values_list("kode", flat=True))

    assert urutan == ["pegawai", "kedua"]
    halaman = penyusun.get("/opd/dinas-uji/2025/data/")
    assert [(letak, [t.kode for t in isi]) for letak, isi in halaman.context["kelompok"]] == [
        ("Sumber Daya Aparatur", ["pegawai", "kedua"])
    ]


def test_title_and_place_saved_by_somebody_else_are_not_overwritten(penyusun, pegawai):
    halaman = penyusun.get(f"{PEGAWAI}keterangan/")
    pegawai.judul = "Judul rekan"
    pegawai.save()
    isi = {"judul": "Judul saya", "letak": "lampiran-data", "versi": halaman.context["versi"]}

    bentrok = penyusun.post(f"{PEGAWAI}keterangan/", isi)
    isi["versi"] = bentrok.context["versi"]
    penyusun.post(f"{PEGAWAI}keterangan/", isi)

    assert bentrok.status_code == 409
    assert ("Judul", "Judul rekan", "Judul saya") in bentrok.context["beda"]
    tabel = TabelData.objects.get()
    assert (tabel.judul, tabel.letak) == ("Judul saya", "lampiran-data")


@pytest.mark.parametrize(
    ("siapa", "status"), [("operator", 403), ("pengamat", 403), ("rekan", 404)]
)
def test_only_who_writes_the_report_changes_tables(dunia, pegawai, siapa, status):
    orang = klien(dunia.orang[siapa])
    laman = [f"{PEGAWAI}{bagian}/" for bagian in ("isi", "kolom", "keterangan")]

    assert {orang.get(a).status_code for a in laman} == {status}
    assert orang.post(f"{PEGAWAI}hapus/").status_code == status
    assert TabelData.objects.exists()


@pytest.mark.parametrize("banyak", [1, 30])
def test_grid_needs_as_many_queries_for_one_row_as_for_thirty(p, banyak, django_assert_num_queries):
    isi = [{"isi": str(n)} for n in range(banyak)]
    tabel = p.tabel("t", "lampiran-data", {"isi": "bulat"}, isi)

    with django_assert_num_queries(5):  # columns, rows for them, rows, versions, rows in order
        KisiBaris(tabel).daftar()
