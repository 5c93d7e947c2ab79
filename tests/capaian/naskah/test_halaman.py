"""The pages of the report's texts: list, editor, preview, figures, last year."""

import io

import pytest
from openpyxl import load_workbook
from orang import klien

from capaian.models import TeksLaporan
from capaian.naskah import versi_teks
from tests.kueri_terhitung import kueri_laman
from tests.pabrik import Pabrik

pytestmark = pytest.mark.django_db
DASAR = "/opd/dinas-uji/2025/naskah/"
KUNCI = "latar-belakang"
SUNTING = f"{DASAR}{KUNCI}/"


@pytest.fixture
def p(dunia) -> Pabrik:
    p = Pabrik(opd=dunia.opd)
    p.indikator("IK1", p.sasaran("S1", p.tujuan()), target=80, realisasi=70)
    return p


@pytest.fixture
def penyusun(dunia, p):
    return klien(dunia.orang["penyusun"])


def teks(jawaban) -> str:
    return " ".join(jawaban.content.decode().split())


def test_list_links_every_required_part_and_counts_what_is_filled(penyusun, p):
    TeksLaporan.objects.create(tahun_kinerja=p.tk, kunci=KUNCI, isi="<p>Ada.</p>")
    jawaban = penyusun.get(DASAR)

    isi = [k for _, daftar in jawaban.context["bab"] for k in daftar]
    kurang = [k.tempat.kunci for k in isi if k.status == "belum"]
    assert jawaban.context["terisi"] == jawaban.context["wajib"] - len(kurang)
    assert all(f'href="{DASAR}{k}/"' in teks(jawaban) for k in kurang)


def test_reader_sees_the_list_without_links_to_the_editor(dunia, p):
    jawaban = klien(dunia.orang["pengamat"]).get(DASAR)

    assert jawaban.status_code == 200
    assert SUNTING not in teks(jawaban)


@pytest.mark.parametrize(("siapa", "status"), [("operator", 403), ("rekan", 404)])
def test_editor_is_closed_to_colleagues_with_less_and_to_strangers(dunia, p, siapa, status):
    orang = klien(dunia.orang[siapa])

    assert orang.get(SUNTING).status_code == status
    assert orang.post(SUNTING, {"isi": "x", "versi": "0"}).status_code == status
    assert orang.post(f"{SUNTING}pratinjau/", {"isi": "x"}).status_code == status
    assert not TeksLaporan.objects.exists()


def test_saving_returns_to_the_editor_and_the_report_prints_the_text(penyusun, p):
    kirim = {"isi": "<p>Capaian [[capaian:IK1]].</p>", "versi": "0", "asal": "ditulis"}

    assert penyusun.post(SUNTING, kirim).url == SUNTING
    laporan = teks(penyusun.get("/opd/dinas-uji/2025/laporan/bab/bab-1/"))
    assert "87,50%" in laporan.split("Capaian ", 1)[1][:200]


def test_unknown_figure_is_explained_and_the_typed_text_stays(penyusun, p):
    jawaban = penyusun.post(SUNTING, {"isi": "<p>Isi saya [[salah]]</p>", "versi": "0"})

    assert jawaban.status_code == 422
    assert "Rujukan angka ini tidak dikenal: [[salah]]" in teks(jawaban)
    assert jawaban.context["naskah"] == "<p>Isi saya [[salah]]</p>"


def test_conflict_shows_both_texts_and_the_next_save_is_a_choice(penyusun, p):
    penyusun.post(SUNTING, {"isi": "<p>Teks rekan</p>", "versi": "0"})
    jawaban = penyusun.post(SUNTING, {"isi": "<p>Teks saya</p>", "versi": "0"})

    assert jawaban.status_code == 409
    assert jawaban.context["bentrok"] == "<p>Teks rekan</p>"
    assert jawaban.context["naskah"] == "<p>Teks saya</p>"
    assert TeksLaporan.objects.get().isi == "<p>Teks rekan</p>"
    versi = jawaban.context["versi"]
    penyusun.post(SUNTING, {"isi": "<p>Teks saya</p>", "versi": versi})
    assert TeksLaporan.objects.get().isi == "<p>Teks saya</p>"


def test_script_that_saves_gets_json(penyusun, p):
    def kirim(isi: str):
        data = {"isi": isi, "versi": versi_teks(p.tk, KUNCI)}
        return penyusun.post(SUNTING, data, headers={"Accept": "application/json"})

    assert kirim("<p>Ya</p>").json() == {"alamat": SUNTING}
    tolak = kirim("[[salah]]")
    assert (tolak.status_code, list(tolak.json())) == (422, ["galat"])


def test_preview_prints_the_typed_text_with_its_figures_and_saves_nothing(penyusun, p):
    jawaban = penyusun.post(f"{SUNTING}pratinjau/", {"isi": "<p>Baru [[capaian:IK1]]</p>"})

    assert '<p>Baru <a class="angka"' in teks(jawaban)
    assert ">87,50%</a>" in teks(jawaban)
    assert not TeksLaporan.objects.exists()


def test_preview_shows_an_unknown_figure_as_unknown(penyusun, p):
    jawaban = penyusun.post(f"{SUNTING}pratinjau/", {"isi": "<p>[[salah]]</p>"})

    assert "[[salah]] tidak dikenal" in teks(jawaban)


def test_figures_are_found_by_words_with_their_present_value(penyusun, p):
    angka = penyusun.get(f"{SUNTING}angka/", {"q": "capaian:IK1"}).context["angka"]

    assert ("[[capaian:IK1]]", "87,50%") in [(a.token, a.teks) for a in angka]
    assert penyusun.get(f"{SUNTING}angka/", {"q": "tak ada"}).context["angka"] == []


def test_draft_is_offered_without_touching_the_saved_text(penyusun, p):
    TeksLaporan.objects.create(tahun_kinerja=p.tk, kunci=KUNCI, isi="<p>Tulisan orang</p>")
    jawaban = penyusun.get(SUNTING, {"awal": "rancangan"})

    assert jawaban.context["asal"] == "rancangan"
    assert jawaban.context["naskah"] != "<p>Tulisan orang</p>"
    assert TeksLaporan.objects.get().isi == "<p>Tulisan orang</p>"


def test_text_of_last_year_shows_the_figures_of_that_year(penyusun, p):
    lalu = p.tahun_lain(2024)
    TeksLaporan.objects.create(tahun_kinerja=lalu.tk, kunci=KUNCI, isi="<p>[[tahun-salah]] A</p>")
    jawaban = penyusun.get(f"{SUNTING}lalu/")

    assert teks(jawaban).endswith("tidak dikenal</mark> A</p>")
    awal = penyusun.get(SUNTING, {"awal": "lalu"})
    assert (awal.context["naskah"], awal.context["asal"]) == ("<p>[[tahun-salah]] A</p>", "terbawa")


def test_earlier_state_can_be_loaded_and_that_of_another_part_cannot(penyusun, p):
    for isi in ("<p>Lama</p>", "<p>Baru</p>"):
        penyusun.post(SUNTING, {"isi": isi, "versi": versi_teks(p.tk, KUNCI)})
    nomor = TeksLaporan.history.order_by("history_id").first().history_id

    assert penyusun.get(SUNTING, {"awal": f"riwayat-{nomor}"}).context["naskah"] == "<p>Lama</p>"
    lain = penyusun.get(f"{DASAR}kesimpulan/", {"awal": f"riwayat-{nomor}"})
    assert lain.status_code == 404


def test_text_outside_the_outline_stays_reachable(penyusun, p):
    TeksLaporan.objects.create(tahun_kinerja=p.tk, kunci="bagian-lama", isi="<p>Simpan</p>")

    assert f'href="{DASAR}bagian-lama/"' in teks(penyusun.get(DASAR))
    assert penyusun.get(f"{DASAR}bagian-lama/").context["naskah"] == "<p>Simpan</p>"


def test_list_asks_as_often_for_thirty_texts_as_for_one(penyusun, p):
    TeksLaporan.objects.create(tahun_kinerja=p.tk, kunci=KUNCI, isi="<p>1</p>")
    satu = kueri_laman(penyusun, DASAR)
    for n in range(29):
        TeksLaporan.objects.create(tahun_kinerja=p.tk, kunci=f"yatim-{n}", isi="<p>x</p>")
    assert kueri_laman(penyusun, DASAR) == satu


def test_list_can_be_saved_as_a_workbook(penyusun, p):
    TeksLaporan.objects.create(tahun_kinerja=p.tk, kunci=KUNCI, isi="<p>Ada.</p>", asal="terbawa")

    ws = load_workbook(io.BytesIO(penyusun.get(f"{DASAR}?unduh=xlsx").content)).active

    baris = {b[1]: b for b in ws.iter_rows(min_row=4, values_only=True)}
    halaman = [k for _, daftar in penyusun.get(DASAR).context["bab"] for k in daftar]
    assert len(baris) == len({k.tempat.judul for k in halaman})
    assert baris["Latar Belakang"][2:5] == ("ya", "Terbawa", "impor buku kerja")
