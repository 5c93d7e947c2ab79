"""Files kept by their hash: recognised by content, limited in size, checked when served."""

import hashlib
import io
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

from lakip.instansi import jenis_isi
from lakip.instansi.jenis_isi import kenali
from lakip.instansi.models import Berkas
from lakip.instansi.simpanan import (
    BerkasRusak,
    baca,
    sajikan,
    simpan,
    simpan_unggahan,
    tempat,
)

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\x00" * 20
PDF = b"%PDF-1.7\nisi\n%%EOF\n"


def arsip(*nama: str, isi: bytes = b"<x/>") -> bytes:
    wadah = io.BytesIO()
    with zipfile.ZipFile(wadah, "w", zipfile.ZIP_DEFLATED) as z:
        for n in nama:
            z.writestr(n, isi)
    return wadah.getvalue()


XLSX = arsip("[Content_Types].xml", "xl/workbook.xml")


@pytest.mark.parametrize(
    ("isi", "jenis"),
    [
        (PNG, jenis_isi.PNG),
        (b"\xff\xd8\xff\xe0 isi", jenis_isi.JPEG),
        (b"RIFF\x00\x00\x00\x00WEBPVP8 ", jenis_isi.WEBP),
        (PDF, jenis_isi.PDF),
        (XLSX, jenis_isi.XLSX),
        (arsip("[Content_Types].xml", "word/document.xml"), jenis_isi.DOCX),
        (b"", None),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", None),
        (b"%PDF-1.7\nputus", None),
        (arsip("catatan.txt"), None),
        (arsip("[Content_Types].xml", "xl/workbook.xml", "xl/vbaProject.bin"), None),
        (XLSX[:40], None),
    ],
    ids=[
        *("png", "jpeg", "webp", "pdf", "xlsx", "docx", "kosong", "svg", "pdf terputus"),
        *("zip lain", "bermakro", "zip terputus"),
    ],
)
def test_content_decides_the_type(isi, jenis):
    assert kenali(isi) == jenis


def test_document_that_unpacks_to_far_too_much_is_refused(monkeypatch):
    monkeypatch.setattr(jenis_isi, "_BATAS_MEKAR", 1000)

    assert kenali(arsip("[Content_Types].xml", "xl/workbook.xml", isi=b"0" * 501)) is None


@pytest.mark.django_db
def test_same_content_is_kept_once_under_its_first_name():
    pertama = simpan(PNG, nama="foto.png")
    kedua = simpan_unggahan(SimpleUploadedFile("salinan.png", PNG))

    assert pertama == kedua
    assert list(Berkas.objects.values_list("nama_asli", "ukuran", "jenis_isi")) == [
        ("foto.png", len(PNG), "image/png")
    ]
    assert tempat(hashlib.sha256(PNG).hexdigest()).read_bytes() == PNG
    # Files of other tests may share the folder.
    semua = [b.name for b in tempat(pertama.sha256).parent.iterdir()]
    assert [nama for nama in semua if pertama.sha256 in nama] == [pertama.sha256]


@pytest.mark.django_db
def test_name_with_folders_keeps_its_last_part():
    assert simpan(PDF, nama="C:\\rahasia\\..\\lap.pdf").nama_asli == "lap.pdf"


@pytest.mark.django_db
def test_content_of_another_kind_is_refused_whatever_its_name():
    with pytest.raises(ValidationError) as galat:
        simpan(b"MZ program", nama="foto.png", jenis=jenis_isi.GAMBAR)

    assert galat.value.messages == [
        "Isi berkas “foto.png” bukan JPEG atau PNG atau WebP. Simpan ulang sebagai JPEG "
        "atau PNG atau WebP, tanpa makro dan tanpa sandi, lalu unggah kembali."
    ]
    assert Berkas.objects.count() == 0


@pytest.mark.django_db
def test_accepted_kind_depends_on_the_place():
    with pytest.raises(ValidationError, match="bukan PDF"):
        simpan(PNG, nama="bukti.pdf", jenis={jenis_isi.PDF})


@pytest.mark.django_db
def test_upload_over_the_limit_is_refused(settings):
    settings.LAKIP_BATAS_BERKAS = len(PDF) - 1

    with pytest.raises(ValidationError, match=r"Berkas “lap.pdf” melebihi"):
        simpan_unggahan(SimpleUploadedFile("lap.pdf", PDF))
    with pytest.raises(ValidationError, match=r"Berkas “lap.pdf” melebihi"):
        simpan(PDF, nama="lap.pdf")


@pytest.mark.django_db
def test_file_is_served_with_its_type_and_name():
    jawaban = sajikan(RequestFactory().get("/"), simpan(PDF, nama="Laporan é.pdf"), unduh=True)

    assert (jawaban.status_code, jawaban.content) == (200, PDF)
    assert jawaban["Content-Type"] == "application/pdf"
    assert jawaban["Content-Disposition"] == "attachment; filename*=utf-8''Laporan%20%C3%A9.pdf"
    assert "private" in jawaban["Cache-Control"]


@pytest.mark.django_db
def test_unchanged_file_is_not_sent_again():
    berkas = simpan(PDF, nama="lap.pdf")
    request = RequestFactory().get("/", headers={"If-None-Match": f'"{berkas.sha256}"'})

    assert sajikan(request, berkas).status_code == 304


@pytest.mark.django_db
def test_damaged_or_missing_content_is_never_served():
    berkas = simpan(PDF + b"rusak\n%%EOF", nama="lap.pdf")
    tempat(berkas.sha256).write_bytes(PDF)

    with pytest.raises(BerkasRusak, match="tidak utuh lagi"):
        baca(berkas)
    tempat(berkas.sha256).unlink()
    with pytest.raises(BerkasRusak, match="tidak ada di simpanan"):
        sajikan(RequestFactory().get("/"), berkas)


@pytest.mark.django_db
def test_storing_again_mends_damaged_content():
    isi = PDF + b"pulih\n%%EOF"
    berkas = simpan(isi, nama="lap.pdf")
    tempat(berkas.sha256).write_bytes(b"")

    assert baca(simpan(isi, nama="lap.pdf")) == isi
