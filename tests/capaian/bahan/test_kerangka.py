"""Parts that an agency adds to the outline: text or table, order, title, taking them away."""

import pytest
from orang import klien

from capaian.laporan.pohon import Bab, Bagian
from capaian.models import BagianLaporan, TeksLaporan
from capaian.sajian import sajikan_laporan
from lakip.instansi.models import Kejadian

pytestmark = pytest.mark.django_db
DASAR = "/opd/dinas-uji/2025/"
KERANGKA = f"{DASAR}atur/kerangka/"


def tambah(orang, judul: str, induk: str = "", isi: str = "teks"):
    return orang.post(f"{KERANGKA}tambah/", {"judul": judul, "induk": induk, "isi": isi})


def kiriman(orang, **ubah: str) -> dict[str, object]:
    baris = orang.get(KERANGKA).context["baris"]
    data = {f"urutan-{b.kunci}": b.urutan for b in baris} | {
        f"judul-{b.kunci}": b.judul for b in baris
    }
    return data | {f"aktif-{b.kunci}": "on" for b in baris} | ubah


def bagian(p) -> list[tuple[str, str]]:
    blok = sajikan_laporan(p.tk).semua_blok()
    return [(b.nomor, b.judul) for b in blok if isinstance(b, Bab | Bagian)]


@pytest.mark.sedang
def test_added_parts_stand_in_their_chapter_with_their_text(penyusun, p):
    tambah(penyusun, "Kerja  Sama", "bab-1")
    tambah(penyusun, "Bentuk kerja sama", "tambahan-kerja-sama")
    alamat = f"{DASAR}naskah/tambahan-bentuk-kerja-sama/"
    penyusun.post(alamat, {"isi": "<p>Dengan kota lain.</p>", "versi": "0"})
    isi = penyusun.get(f"{DASAR}laporan/bab/bab-1/").content.decode()

    assert ("C.", "Kerja Sama") in bagian(p)
    assert ("1.", "Bentuk kerja sama") in bagian(p)
    assert "Dengan kota lain." in isi
    tingkat = {b.kunci: b.tingkat for b in penyusun.get(KERANGKA).context["baris"]}
    assert [tingkat["bab-1"], tingkat["tambahan-kerja-sama"]] == [0, 1]
    assert tingkat["tambahan-bentuk-kerja-sama"] == 2


def test_added_chapter_stands_after_the_last_and_before_the_lampiran(penyusun, p):
    tambah(penyusun, "Rencana ke depan")

    bab = [b.kunci for b in sajikan_laporan(p.tk).bab]
    assert bab[bab.index("bab-4") :][:3] == [
        "bab-4",
        "tambahan-rencana-ke-depan",
        "lampiran-formulir",
    ]


def test_same_title_gets_a_key_of_its_own(penyusun):
    for _ in range(2):
        tambah(penyusun, "Isu", "bab-1")

    assert sorted(BagianLaporan.objects.values_list("kunci", flat=True)) == [
        "tambahan-isu",
        "tambahan-isu-2",
    ]


@pytest.mark.parametrize(
    ("judul", "induk", "kalimat"),
    [("  ", "bab-1", "Tulis judul bagian baru."), ("Ada", "tidak-ada", "Pilih bagian induk")],
)
def test_part_without_title_or_parent_is_not_added(penyusun, judul, induk, kalimat):
    tambah(penyusun, judul, induk)

    assert kalimat in penyusun.get(KERANGKA).content.decode()
    assert not BagianLaporan.objects.exists()


@pytest.mark.sedang
def test_added_part_is_renamed_moved_and_switched_off_like_any_other(penyusun, p):
    tambah(penyusun, "Kerja Sama", "bab-1")
    kunci = "tambahan-kerja-sama"
    penyusun.post(
        KERANGKA, kiriman(penyusun, **{f"judul-{kunci}": "Mitra", f"urutan-{kunci}": "5"})
    )
    pindah = bagian(p)
    kosong = penyusun.post(KERANGKA, kiriman(penyusun, **{f"judul-{kunci}": " "}))
    data = kiriman(penyusun)
    del data[f"aktif-{kunci}"]
    penyusun.post(KERANGKA, data)

    assert ("A.", "Mitra") in pindah
    assert kosong.status_code == 422
    assert "Mitra: bagian tambahan harus berjudul." in kosong.content.decode()
    assert "Mitra" not in dict(map(reversed, bagian(p)))


def test_outline_is_listed_in_the_order_in_force(penyusun, p):
    penyusun.post(KERANGKA, kiriman(penyusun, **{"urutan-dasar-hukum": "5"}))

    kunci = [b.kunci for b in penyusun.get(KERANGKA).context["baris"] if b.induk == "gambaran-umum"]
    assert kunci[:2] == ["dasar-hukum", "latar-belakang"]


def test_part_is_deleted_while_empty_and_comes_back(penyusun, p):
    tambah(penyusun, "Kerja Sama", "bab-1")
    alamat = f"{KERANGKA}tambahan-kerja-sama/hapus/"
    p.teks("tambahan-kerja-sama", "<p>Isi</p>")
    penyusun.post(alamat)
    berisi = BagianLaporan.objects.count()
    TeksLaporan.objects.all().delete()
    penyusun.post(alamat)
    kosong = BagianLaporan.objects.count()
    penyusun.post(f"/urungkan/{Kejadian.objects.get(jenis='hapus').pk}/")

    assert (berisi, kosong) == (1, 0)
    assert BagianLaporan.objects.get().judul == "Kerja Sama"


def test_table_is_made_for_the_chosen_part_and_fills_an_added_one(penyusun, p):
    tambah(penyusun, "Data mitra", "bab-1")
    jawaban = tambah(penyusun, "", "tambahan-data-mitra", isi="tabel")
    halaman = penyusun.get(jawaban.url)
    p.tabel("mitra", "tambahan-data-mitra", {"nama": "teks"}, [{"nama": "Kota"}])
    laporan = sajikan_laporan(p.tk)

    assert jawaban.url == f"{DASAR}tabel/baru/?letak=tambahan-data-mitra"
    assert halaman.context["form"].initial["letak"] == "tambahan-data-mitra"
    assert "data:mitra" in laporan.tabel()
    assert "tambahan-data-mitra/teks" not in {b.kunci for b in laporan.semua_blok()}


@pytest.mark.parametrize(("siapa", "status"), [("operator", 403), ("rekan", 404)])
def test_only_who_writes_the_report_changes_its_outline(dunia, p, siapa, status):
    p.bagian("tambahan-x", judul="X", induk="bab-1")
    orang = klien(dunia.orang[siapa])

    assert tambah(orang, "Baru").status_code == status
    assert orang.post(f"{KERANGKA}tambahan-x/hapus/").status_code == status
    assert BagianLaporan.objects.get().judul == "X"
