"""An agency's own Word template: checked when it comes in, used in the report, taken off again."""

import io
import zipfile

import docx as pustaka
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from docx.shared import Cm, Pt

from capaian.kueri import muat
from capaian.kueri.sidik import sidik_data
from capaian.laporan.docx.dokumen import docx
from capaian.laporan.susun import susun
from capaian.models import TemplatWord
from capaian.sajian import ambil_gambar
from capaian.templat_word import lepas_templat, pasang_templat
from lakip.instansi.jenis_isi import DOCX
from lakip.instansi.models import Kejadian
from tests.kueri_terhitung import kueri_laman
from tests.orang import Dunia, klien
from tests.pabrik import Pabrik

pytestmark = pytest.mark.django_db
ALAMAT = "/opd/dinas-uji/atur/templat-word/"


@pytest.fixture
def p(dunia: Dunia) -> Pabrik:
    p = Pabrik(opd=dunia.opd)
    p.indikator("IK1", p.sasaran("S1", p.tujuan()), target=80, realisasi=70)
    p.pos("P1", pagu=100, realisasi=90)
    return p


@pytest.fixture
def penyusun(dunia: Dunia) -> Client:
    return klien(dunia.orang["penyusun"])


def templat(*, kop: str = "DINAS UJI KOP", margin: int = 4) -> bytes:
    d = pustaka.Document()
    bagian = d.sections[0]
    bagian.page_width, bagian.page_height = Cm(21.5), Cm(33)
    bagian.left_margin = bagian.right_margin = Cm(margin)
    bagian.header.paragraphs[0].text = kop
    d.styles["Heading 2"].font.size = Pt(19)
    d.add_paragraph("Isi templat yang tidak ikut dicetak.")
    keluaran = io.BytesIO()
    d.save(keluaran)
    return keluaran.getvalue()


def unggahan(isi: bytes, nama: str = "kop.docx") -> SimpleUploadedFile:
    return SimpleUploadedFile(nama, isi, content_type=DOCX)


def tambah_bagian(isi: bytes, nama: str, data: bytes) -> bytes:
    keluaran = io.BytesIO(isi)
    with zipfile.ZipFile(keluaran, "a") as arsip:
        arsip.writestr(nama, data)
    return keluaran.getvalue()


GAMBAR_LUAR = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    b'<Relationship Id="r1" TargetMode="External" Target="http://contoh.example/kop.png" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"/>'
    b"</Relationships>"
)


@pytest.mark.lambat
def test_report_takes_letterhead_paper_and_styles_but_no_text_of_the_template(
    dunia: Dunia, p: Pabrik
):
    lama = sidik_data(p.tk)
    pasang_templat(opd=dunia.opd, unggahan=unggahan(templat()), oleh=dunia.orang["penyusun"])
    laporan = susun(muat("dinas-uji", 2025))
    d = pustaka.Document(io.BytesIO(docx(laporan, ambil_gambar)))
    sampul, *isi = d.sections

    assert sidik_data(p.tk) != lama
    assert {round(s.left_margin.cm, 1) for s in isi} == {4.0}
    assert {round(min(s.page_width, s.page_height).cm, 1) for s in isi} == {21.5}
    assert {s.header.paragraphs[0].text for s in isi} == {"DINAS UJI KOP"}
    assert sampul.header.paragraphs[0].text == ""
    assert d.styles["Heading 2"].font.size == Pt(19)
    assert "Isi templat" not in "".join(x.text for x in d.paragraphs)
    assert all("DRAF" in s.footer.paragraphs[0].text for s in d.sections)


@pytest.mark.lambat
def test_report_is_made_without_a_template_whose_file_is_gone(dunia: Dunia, p: Pabrik):
    pasang_templat(opd=dunia.opd, unggahan=unggahan(templat()), oleh=dunia.orang["penyusun"])
    laporan = susun(muat("dinas-uji", 2025))
    d = pustaka.Document(io.BytesIO(docx(laporan, lambda _sha256: None)))

    assert {round(s.left_margin.cm, 1) for s in d.sections[:2]} == {3.0}


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        (b"bukan dokumen", "bukan DOCX"),
        (templat(margin=9), "terlalu sempit"),
        (tambah_bagian(templat(), "word/vbaProject.bin", b"x"), "tanpa makro"),
        (tambah_bagian(templat(), "word/_rels/x.xml.rels", GAMBAR_LUAR), "dari luar berkas"),
    ],
)
def test_unfit_file_is_refused_and_the_old_template_stays(dunia: Dunia, isi: bytes, pesan: str):
    pasang_templat(opd=dunia.opd, unggahan=unggahan(templat()), oleh=dunia.orang["penyusun"])
    lama = TemplatWord.objects.get().berkas

    with pytest.raises(ValidationError, match=pesan):
        pasang_templat(opd=dunia.opd, unggahan=unggahan(isi), oleh=dunia.orang["penyusun"])
    assert TemplatWord.objects.get().berkas == lama
    assert Kejadian.objects.filter(jenis="pasang_templat_word").count() == 1


def test_page_tells_what_is_taken_from_the_template(dunia: Dunia, penyusun: Client):
    kosong = penyusun.get(ALAMAT).content.decode()
    jawaban = penyusun.post(ALAMAT, {"berkas": unggahan(templat())})
    isi = penyusun.get(ALAMAT).content.decode()

    assert "Belum ada. Laporan Word memakai tampilan LAKIP." in kosong
    assert (jawaban.status_code, jawaban["Location"]) == (302, ALAMAT)
    assert "kop.docx" in isi
    assert "21,5 × 33 cm" in isi
    assert "dicetak pada setiap halaman selain sampul" in isi


def test_page_says_what_is_wrong_with_a_file(penyusun: Client):
    jawaban = penyusun.post(ALAMAT, {"berkas": unggahan(b"x", "x.docx")})

    assert jawaban.status_code == 422
    assert "bukan DOCX" in jawaban.content.decode()


def test_template_is_downloaded_and_taken_off(dunia: Dunia, penyusun: Client):
    penyusun.post(ALAMAT, {"berkas": unggahan(templat())})
    berkas = penyusun.get(f"{ALAMAT}berkas/")
    penyusun.post(f"{ALAMAT}lepas/")

    assert berkas.content == templat()
    assert not TemplatWord.objects.exists()
    assert list(Kejadian.objects.order_by("id").values_list("jenis", flat=True)) == [
        "pasang_templat_word",
        "lepas_templat_word",
    ]
    assert penyusun.get(f"{ALAMAT}berkas/").status_code == 404


@pytest.mark.parametrize(("siapa", "status"), [("operator", 403), ("rekan", 404)])
def test_only_who_shapes_the_report_may_set_its_template(dunia: Dunia, siapa: str, status: int):
    peramban = klien(dunia.orang[siapa])

    assert peramban.get(ALAMAT).status_code == status
    assert peramban.post(ALAMAT, {"berkas": unggahan(templat())}).status_code == status
    assert peramban.post(f"{ALAMAT}lepas/").status_code == status
    assert not TemplatWord.objects.exists()


def test_taking_off_nothing_leaves_no_trace(dunia: Dunia):
    lepas_templat(opd=dunia.opd, oleh=dunia.orang["penyusun"])

    assert not Kejadian.objects.exists()


def test_page_needs_as_many_queries_with_many_years_as_with_one(dunia: Dunia, p: Pabrik, penyusun):
    satu = kueri_laman(penyusun, ALAMAT)
    for tahun in range(2030, 2060):
        type(p.tk).objects.create(opd=dunia.opd, tahun=tahun)
    assert kueri_laman(penyusun, ALAMAT) == satu
