"""Uploaded pictures: what is taken, what is left of it, who sees it, and pictures in texts."""

import io

import pytest
from django.core.exceptions import ValidationError
from gambar_contoh import isi_gambar, unggahan
from orang import klien
from pabrik import Pabrik
from PIL import Image

from capaian.bahan import gambar
from capaian.laporan.docx.dokumen import docx
from capaian.laporan.pohon import Gambar
from capaian.models import GambarTeks, TeksLaporan
from capaian.naskah import TeksDitolak, simpan_teks
from capaian.sajian import ambil_gambar, sajikan_laporan
from lakip.instansi.models import Berkas

DASAR = "/opd/dinas-uji/2025/"
GPS, ARAH = 0x8825, 0x0112


def buka(isi: bytes) -> Image.Image:
    return Image.open(io.BytesIO(isi))


def exif(**lain: int) -> Image.Exif:
    data = Image.Exif()
    data[ARAH] = lain.get("arah", 1)
    data.get_ifd(GPS)[1] = "S"
    data[0x010F] = "Merek Kamera"
    return data


def test_photo_loses_where_and_with_what_it_was_taken_and_stands_upright():
    asli = isi_gambar(ukuran=(40, 30), exif=exif(arah=6))
    hasil = buka(gambar.gambar_bersih(asli, "a.jpg"))

    assert dict(buka(asli).getexif())[0x010F] == "Merek Kamera"
    assert (dict(hasil.getexif()), hasil.size, hasil.format) == ({}, (30, 40), "JPEG")


def test_large_picture_is_made_as_large_as_paper_needs():
    hasil = buka(gambar.gambar_bersih(isi_gambar(ukuran=(4000, 1000)), "a.jpg"))

    assert hasil.size == (gambar.SISI_TERPANJANG, gambar.SISI_TERPANJANG // 4)


@pytest.mark.parametrize("jenis", ["PNG", "WEBP"])
def test_drawn_picture_keeps_its_transparency_and_words_of_others_are_left_out(jenis):
    from PIL.PngImagePlugin import PngInfo

    catatan = PngInfo()
    catatan.add_text("Author", "Seseorang")
    lain = {"pnginfo": catatan} if jenis == "PNG" else {}
    hasil = buka(gambar.gambar_bersih(isi_gambar(jenis, warna="#ff000080", **lain), "a"))

    assert hasil.format == ("PNG" if jenis == "PNG" else "JPEG")
    assert "Author" not in hasil.info


def test_scan_of_sixteen_bits_keeps_its_brightness():
    keluaran = io.BytesIO()
    Image.new("I;16", (4, 4), 128 * 256).save(keluaran, "PNG")

    hasil = buka(gambar.gambar_bersih(keluaran.getvalue(), "pindaian.png"))
    assert (hasil.mode, hasil.getpixel((1, 1))) == ("L", 128)


@pytest.mark.parametrize(
    ("isi", "kalimat"),
    [
        (b"%PDF-1.7 bukan gambar %%EOF", "bukan gambar JPEG, PNG, atau WebP"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "bukan gambar"),
        (isi_gambar()[:200], "rusak dan tidak dapat dibaca"),
        (b"\xff\xd8\xff" + b"0" * 50, "rusak dan tidak dapat dibaca"),
    ],
)
def test_what_is_no_picture_is_refused_by_name(isi, kalimat):
    with pytest.raises(ValidationError) as galat:
        gambar.gambar_bersih(isi, "rapat.jpg")

    assert kalimat in galat.value.messages[0]
    assert "rapat.jpg" in galat.value.messages[0]


def test_picture_of_far_too_many_pixels_is_refused_before_it_is_unpacked(monkeypatch):
    monkeypatch.setattr(gambar, "PIKSEL_TERBANYAK", 1000)

    with pytest.raises(ValidationError, match="40 × 30 piksel"):
        gambar.gambar_bersih(isi_gambar(), "a.jpg")


def unggah(orang) -> str:
    """The address of a newly uploaded picture."""
    return orang.post(f"{DASAR}gambar/", {"berkas": unggahan()}).json()["alamat"]


def tulis(orang, isi: str, **lain: str):
    kiriman = {"isi": isi, "versi": "0", "asal": "ditulis", **lain}
    return orang.post(f"{DASAR}naskah/latar-belakang/", kiriman)


@pytest.mark.sedang
def test_picture_stands_in_its_text_in_every_format(penyusun, p):
    alamat = unggah(penyusun)
    figur = f'<figure class="x"><img src="{alamat}"><figcaption>Rapat awal</figcaption></figure>'
    tulis(penyusun, f"<p>Sebelum</p>{figur}<p>Sesudah</p>")
    sha256 = Berkas.objects.get().sha256
    halaman = penyusun.get(f"{DASAR}laporan/bab/bab-1/").content.decode()
    blok = [b for b in sajikan_laporan(p.tk).semua_blok() if isinstance(b, Gambar)]

    assert TeksLaporan.objects.get().isi == (
        f'<p>Sebelum</p><figure><img src="gambar:{sha256}"><figcaption>Rapat awal</figcaption>'
        "</figure><p>Sesudah</p>"
    )
    assert [(b.judul, b.sha256, b.nomor) for b in blok] == [("Rapat awal", sha256, "1.1")]
    assert halaman.index("Sebelum") < halaman.index("Rapat awal") < halaman.index("Sesudah")
    assert f'/laporan/gambar/{sha256}/"' in halaman
    assert alamat in penyusun.get(f"{DASAR}naskah/latar-belakang/").content.decode()
    assert b"word/media/" in docx(sajikan_laporan(p.tk), ambil_gambar)


def test_picture_alone_is_a_text_and_is_previewed(penyusun, p):
    alamat = unggah(penyusun)
    isi = f'<figure><img src="{alamat}"><figcaption>Rapat</figcaption></figure>'
    pratinjau = penyusun.post(f"{DASAR}naskah/latar-belakang/pratinjau/", {"isi": isi})
    tulis(penyusun, isi)

    assert f'src="{alamat}"' in pratinjau.content.decode()
    assert "Rapat</figcaption>" in pratinjau.content.decode()
    assert TeksLaporan.objects.count() == 1


def test_picture_of_another_agency_is_neither_shown_nor_kept(penyusun, p, dunia):
    Pabrik(opd=dunia.opd_jauh)
    lain = klien(dunia.orang["admin_sistem"])
    berkas = gambar.simpan_gambar(unggahan())
    GambarTeks.objects.create(
        tahun_kinerja=dunia.opd_jauh.tahun_kinerja.get(), urutan=1, berkas=berkas
    )
    isi = f'<p>Ini</p><figure><img src="gambar:{berkas.sha256}"></figure>'

    assert penyusun.get(f"{DASAR}gambar/{berkas.sha256}/").status_code == 404
    assert lain.get(f"/opd/dinas-jauh/2025/gambar/{berkas.sha256}/").status_code == 200
    assert tulis(penyusun, isi).status_code == 422
    pratinjau = penyusun.post(f"{DASAR}naskah/latar-belakang/pratinjau/", {"isi": isi})
    assert berkas.sha256 not in pratinjau.content.decode()


def test_text_carried_into_the_next_year_keeps_its_pictures(penyusun, p, dunia):
    alamat = unggah(penyusun)
    isi = f'<figure><img src="{alamat}"><figcaption>Rapat</figcaption></figure>'
    tulis(penyusun, isi)
    depan = p.tahun_lain(2026)
    teks = TeksLaporan.objects.get().isi
    simpan_teks(
        tahun_kinerja=depan.tk,
        kunci="latar-belakang",
        isi=teks,
        asal="terbawa",
        versi_dibaca=0,
        oleh=dunia.orang["penyusun"],
    )

    assert sorted(GambarTeks.objects.values_list("tahun_kinerja__tahun", flat=True)) == [2025, 2026]


def test_unknown_picture_refuses_the_text(p, dunia):
    with pytest.raises(TeksDitolak, match="Satu gambar tidak dikenal"):
        simpan_teks(
            tahun_kinerja=p.tk,
            kunci="latar-belakang",
            isi=f'<figure><img src="gambar:{"0" * 64}"></figure>',
            asal="ditulis",
            versi_dibaca=0,
            oleh=dunia.orang["penyusun"],
        )


def test_upload_says_what_is_wrong(penyusun):
    kosong = penyusun.post(f"{DASAR}gambar/")
    salah = penyusun.post(f"{DASAR}gambar/", {"berkas": unggahan("a.jpg", b"bukan")})

    assert (kosong.status_code, salah.status_code) == (422, 422)
    assert "Pilih berkas" in kosong.json()["galat"]
    assert "“a.jpg” bukan gambar" in salah.json()["galat"]
    assert not Berkas.objects.exists()


def test_text_saves_by_itself_and_hands_out_its_new_version(penyusun, p):
    satu = tulis(penyusun, "<p>Satu</p>", otomatis="1").json()["versi"]
    dua = tulis(penyusun, "<p>Satu dua</p>", otomatis="1", versi=str(satu))
    lama = penyusun.post(
        f"{DASAR}naskah/latar-belakang/",
        {"isi": "<p>Rekan</p>", "versi": str(satu), "otomatis": "1"},
        headers={"Accept": "application/json"},
    )
    halaman = penyusun.get(f"{DASAR}naskah/latar-belakang/")

    assert dua.json()["versi"] > satu
    assert (lama.status_code, "Tekan Simpan" in lama.json()["galat"]) == (409, True)
    assert TeksLaporan.objects.get().isi == "<p>Satu dua</p>"
    assert [r.cuplikan for r in halaman.context["riwayat"]] == ["Satu dua"]


def test_draft_that_was_changed_is_the_writers_own(penyusun, p):
    rancangan = penyusun.get(f"{DASAR}naskah/kesimpulan/?awal=rancangan").context["naskah"]
    alamat = f"{DASAR}naskah/kesimpulan/"
    penyusun.post(alamat, {"isi": rancangan, "versi": "0", "asal": "rancangan"})
    utuh = TeksLaporan.objects.get()
    versi = penyusun.get(alamat).context["versi"]
    isi = {"isi": f"{rancangan}<p>Tambahan</p>", "versi": versi, "asal": "rancangan"}
    penyusun.post(alamat, isi)

    assert (utuh.asal, TeksLaporan.objects.get().asal) == ("rancangan", "ditulis")
