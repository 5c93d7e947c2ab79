"""Photos of the documentation: adding, captions, order, deleting, who sees them, printing."""

import pytest
from gambar_contoh import isi_gambar, unggahan
from orang import klien
from pabrik import Pabrik

from capaian.laporan.pohon import Gambar
from capaian.models import Foto
from capaian.sajian import sajikan_laporan
from lakip.instansi.models import Berkas, Kejadian

pytestmark = pytest.mark.django_db
FOTO = "/opd/dinas-uji/2025/foto/"


@pytest.fixture
def p(dunia) -> Pabrik:
    p = Pabrik(opd=dunia.opd)
    p.s1 = p.sasaran("S1", p.tujuan())
    p.indikator("IK1", p.s1, target=80, realisasi=70)
    return p


def tambah(orang, *warna: str, keterangan: str = "Pelatihan", sasaran: str = ""):
    berkas = [unggahan(f"{w}.jpg", isi_gambar(warna=w)) for w in warna]
    return orang.post(FOTO, {"berkas": berkas, "keterangan": keterangan, "sasaran": sasaran})


def urutan() -> list[str]:
    return list(Foto.objects.values_list("berkas__nama_asli", flat=True))


def test_several_photos_are_added_and_printed_below_their_sasaran(penyusun, p):
    tambah(penyusun, "red", "green", keterangan="Di kota", sasaran=str(p.s1.pk))
    tambah(penyusun, "blue")
    cetak = [b for b in sajikan_laporan(p.tk).semua_blok() if isinstance(b, Gambar)]

    assert urutan() == ["red.jpg", "green.jpg", "blue.jpg"]
    assert [b.judul for b in cetak] == ["Di kota", "Di kota", "Pelatihan"]
    assert Kejadian.objects.filter(jenis="tambah_foto").count() == 2


def test_one_file_that_is_no_picture_adds_none(penyusun):
    berkas = [unggahan("satu.jpg"), unggahan("dua.jpg", b"bukan gambar")]
    jawaban = penyusun.post(FOTO, {"berkas": berkas, "keterangan": "Rapat"})

    assert jawaban.status_code == 422
    assert "“dua.jpg” bukan gambar" in jawaban.content.decode()
    assert not Foto.objects.exists()


def test_caption_is_required_and_too_many_at_once_are_refused(penyusun, monkeypatch):
    monkeypatch.setattr("capaian.views.foto.FOTO_SEKALI", 1)
    kosong = tambah(penyusun, "red", keterangan="")
    banyak = tambah(penyusun, "red", "green")

    assert (kosong.status_code, banyak.status_code) == (422, 422)
    assert "paling banyak 1 foto" in banyak.content.decode()
    assert not Foto.objects.exists()


def test_caption_and_sasaran_are_changed_unless_somebody_else_did(penyusun, p):
    tambah(penyusun, "red")
    [(foto, versi, _)] = penyusun.get(FOTO).context["foto"]
    isi = {"keterangan": "Milik saya", "sasaran": p.s1.pk, "versi": versi}
    foto.keterangan = "Milik rekan"
    foto.save()
    bentrok = penyusun.post(f"{FOTO}{foto.pk}/", isi)
    [(_, _, ubahan)] = bentrok.context["foto"]
    penyusun.post(f"{FOTO}{foto.pk}/", isi | {"versi": ubahan["versi"]})
    foto.refresh_from_db()

    assert bentrok.status_code == 422
    assert "sekarang “Milik rekan”" in bentrok.content.decode()
    assert (foto.keterangan, foto.sasaran) == ("Milik saya", p.s1)


def test_photos_move_within_their_sasaran_only(penyusun, p):
    tambah(penyusun, "red")
    tambah(penyusun, "green", sasaran=str(p.s1.pk))
    tambah(penyusun, "blue")
    biru = Foto.objects.get(berkas__nama_asli="blue.jpg")
    penyusun.post(f"{FOTO}{biru.pk}/", {"naik": "1"})

    assert urutan() == ["blue.jpg", "green.jpg", "red.jpg"]


def test_deleted_photo_comes_back(penyusun):
    tambah(penyusun, "red")
    foto = Foto.objects.get()
    penyusun.post(f"{FOTO}{foto.pk}/", {"hapus": "1"})
    kosong = not Foto.objects.exists()
    penyusun.post(f"/urungkan/{Kejadian.objects.get(jenis='hapus').pk}/")

    assert (kosong, urutan()) == (True, ["red.jpg"])


@pytest.mark.parametrize(
    ("siapa", "lihat", "ubah"),
    [("penyusun", 200, 302), ("operator", 200, 403), ("pengamat", 200, 403), ("rekan", 404, 404)],
)
def test_readers_see_a_photo_and_only_the_writer_changes_it(dunia, p, penyusun, siapa, lihat, ubah):
    tambah(penyusun, "red")
    foto = Foto.objects.get()
    orang = klien(dunia.orang[siapa])

    assert orang.get(f"{FOTO}{foto.pk}/gambar/").status_code == lihat
    assert orang.get(f"{FOTO}{foto.pk}/gambar/?kecil=1").status_code == lihat
    assert orang.post(f"{FOTO}{foto.pk}/", {"turun": "1"}).status_code == ubah


def test_photo_of_another_year_is_not_found(penyusun, p):
    tambah(penyusun, "red")
    p.tahun_lain(2026)
    alamat = FOTO.replace("2025", "2026")

    assert penyusun.get(f"{alamat}{Foto.objects.get().pk}/gambar/").status_code == 404


@pytest.mark.parametrize("banyak", [1, 30])
def test_page_needs_as_many_queries_for_one_photo_as_for_thirty(
    penyusun, p, banyak, django_assert_max_num_queries
):
    berkas = Berkas.objects.create(sha256="a" * 64, ukuran=1, jenis_isi="image/png", nama_asli="x")
    for n in range(banyak):
        Foto.objects.create(tahun_kinerja=p.tk, urutan=n, berkas=berkas, keterangan=f"Foto {n}")

    # session, user, assignments, agency, year, calendar (2), sasaran (3), photos, versions
    with django_assert_max_num_queries(12):
        penyusun.get(FOTO)
