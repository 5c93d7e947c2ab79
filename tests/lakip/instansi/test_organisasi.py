"""Rules of the organisation: accent colours, units of assignments, emblems, scales in the admin."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from orang import buat_dunia, buat_opd, buat_pemda, buat_pengguna, buat_unit, klien

from lakip.instansi.models import Pemda, Penugasan
from lakip.instansi.models.organisasi import periksa_warna_aksen
from renstra.models import Skala

PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + b"\x01" * 20


@pytest.mark.parametrize("warna", ["#1f4e79", "#7a1f3d", "#000000", "#767676"])
def test_dark_enough_accent_colour_is_taken(warna):
    periksa_warna_aksen(warna)


@pytest.mark.parametrize(
    ("warna", "pesan"),
    [
        ("#777777", "Warna terlalu terang"),
        ("#ffffff", "Warna terlalu terang"),
        ("biru", "Tulis warna seperti #1f4e79"),
        ("#12345", "Tulis warna seperti #1f4e79"),
    ],
)
def test_accent_colour_on_which_white_cannot_be_read_is_refused(warna, pesan):
    with pytest.raises(ValidationError, match=pesan):
        periksa_warna_aksen(warna)


@pytest.mark.django_db
def test_assignment_to_a_unit_of_another_agency_is_refused():
    opd, lain = buat_opd("satu"), buat_opd("dua")
    tugas = Penugasan(
        pengguna=buat_pengguna("o"), peran="operator", opd=opd, unit=buat_unit(lain)["bidang"]
    )

    with pytest.raises(ValidationError, match="Pilih unit dari perangkat daerah itu sendiri"):
        tugas.full_clean()


def isian_pemda(**ganti: object) -> dict[str, object]:
    return {
        "kode": "kota-uji",
        "nama": "Pemerintah Kota Uji",
        "jenis": "kota",
        "zona_waktu": "Asia/Jakarta",
        "warna_aksen": "#1f4e79",
        "batas_opd_bulan": 2,
        "batas_pemda_bulan": 3,
        **ganti,
    }


@pytest.mark.django_db
def test_emblem_is_uploaded_in_the_admin_and_shown_to_those_in_scope():
    dunia = buat_dunia()
    data = isian_pemda(unggah_lambang=SimpleUploadedFile("lambang.png", PNG))
    alamat = f"/admin/instansi/pemda/{dunia.pemda.pk}/change/"
    klien(dunia.orang["admin"]).post(alamat, data)

    status = {
        siapa: klien(dunia.orang[siapa]).get("/lambang/kota-uji/").status_code
        for siapa in ("operator", "pengamat", "admin_lain", "tanpa_tugas")
    }
    assert status == {"operator": 200, "pengamat": 200, "admin_lain": 404, "tanpa_tugas": 404}
    assert klien(dunia.orang["operator"]).get("/lambang/kota-uji/").content == PNG
    assert "/lambang/kota-uji/" in klien(dunia.orang["operator"]).get("/opd/dinas-uji/").text


@pytest.mark.django_db
def test_emblem_that_is_no_picture_is_refused():
    pemda = buat_pemda()
    data = isian_pemda(unggah_lambang=SimpleUploadedFile("lambang.png", b"<svg/>"))
    jawaban = klien(buat_pengguna("a", "admin")).post(
        f"/admin/instansi/pemda/{pemda.pk}/change/", data
    )

    assert "bukan JPEG atau PNG atau WebP" in jawaban.content.decode()
    assert Pemda.objects.get().lambang is None


KELAS = {
    "baik": {"label": "Baik", "bawah": "75,5", "urutan": 0},
    "cukup": {"label": "Cukup", "bawah": "50", "urutan": 1},
    "kurang": {"label": "Kurang", "urutan": 2},
}


def isian_skala(opd_id: int, kelas: dict[str, dict[str, object]]) -> dict[str, object]:
    data = {
        "opd": opd_id,
        "kode": "skala-uji",
        "nama": "Skala uji",
        "aturan_celah": "STRICT_GE",
        "kelas-TOTAL_FORMS": len(kelas),
        "kelas-INITIAL_FORMS": 0,
    }
    for i, (kode, isi) in enumerate(kelas.items()):
        data |= {f"kelas-{i}-{n}": v for n, v in {"kode": kode, **isi}.items()}
    return data


@pytest.mark.django_db
def test_agency_adds_its_own_scale():
    opd = buat_opd()
    data = isian_skala(opd.pk, KELAS)
    klien(buat_pengguna("a", "admin", opd=opd)).post("/admin/renstra/skala/add/", data)

    skala = Skala.objects.get(opd=opd)
    assert [(k.kode, str(k.bawah)) for k in skala.kelas.all()] == [
        ("baik", "75.5"),
        ("cukup", "50"),
        ("kurang", "None"),
    ]


@pytest.mark.django_db
@pytest.mark.parametrize(
    "rusak",
    [
        {"baik": {"bawah": "75", "atas": "100"}, "cukup": {"bawah": "50", "atas": "80"}},
        {"baik": {"bawah": "80", "atas": "100"}, "cukup": {"bawah": "50", "atas": "60"}},
    ],
    ids=["bertumpuk", "bercelah"],
)
def test_scale_with_overlap_or_gap_is_refused(rusak):
    opd = buat_opd()
    kelas = {kode: {**isi, **rusak.get(kode, {})} for kode, isi in KELAS.items()}
    jawaban = klien(buat_pengguna("a", "admin", opd=opd)).post(
        "/admin/renstra/skala/add/", isian_skala(opd.pk, kelas)
    )

    assert len(jawaban.context["inline_admin_formsets"][0].formset.non_form_errors()) == 1
    assert not Skala.objects.filter(opd=opd).exists()
