"""Evidence: what is accepted, who may open it, the mark of its absence, removing and undoing."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from orang import buat_pengguna, buat_unit, klien
from pabrik import Pabrik

from capaian.bukti import bukti_fakta, bukti_nilai, bukti_tahun, tambah_bukti
from capaian.jadwal import PeriodeTertutup, tutup_periode
from capaian.models import Bukti
from lakip.instansi.models import Kejadian

pytestmark = [pytest.mark.django_db, pytest.mark.dua_basis_data]
PDF = b"%PDF-1.4\nisi\n%%EOF\n"


@pytest.fixture
def p():
    p = Pabrik()
    p.pengukuran()
    p.unit = buat_unit(p.opd)
    s = p.sasaran("S1", p.tujuan())
    p.ik1 = p.indikator("IK1", s, target=80, realisasi=70, unit=p.unit["bidang"])
    p.ik2 = p.indikator("IK2", s, target=90, unit=p.unit["sekretariat"])
    p.operator = buat_pengguna("operator", "operator", opd=p.opd, unit=p.unit["bidang"])
    p.pengamat = buat_pengguna("pengamat", "pengamat", opd=p.opd)
    return p


def berkas(nama: str = "laporan.pdf", isi: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(nama, isi, "application/pdf")


def tambah(p: Pabrik, triwulan: int = 1, **isi) -> list[Bukti]:
    isi = {"berkas": [berkas()], "pemilik": p.ik1, **isi}
    return tambah_bukti(tahun_kinerja=p.tk, triwulan=triwulan, oleh=p.operator, **isi)


def alamat(p: Pabrik, bagian: str) -> str:
    return f"/opd/{p.opd.kode}/{p.tahun}/{bagian}"


def halaman_bukti(p: Pabrik, indikator=None, triwulan: int = 1) -> str:
    return alamat(p, f"isian/{triwulan}/bukti/indikator/{(indikator or p.ik1).pk}/")


def test_several_files_and_a_link_are_kept_with_page_and_description(p):
    kiriman = {
        "berkas": [berkas("satu.pdf"), berkas("dua.pdf", PDF + b"lagi %%EOF")],
        "tautan": "https://contoh.go.id/data",
        "halaman": "3–5",
        "uraian": "Rekap layanan",
    }

    assert klien(p.operator).post(halaman_bukti(p), kiriman).status_code == 302

    semua = bukti_tahun(p.tk)["indikator", p.ik1.pk, 1]
    assert [(b.nama, b.tautan, b.halaman, b.uraian, b.oleh) for b in semua] == [
        ("satu.pdf", "", "3–5", "Rekap layanan", p.operator),
        ("dua.pdf", "", "3–5", "Rekap layanan", p.operator),
        ("", "https://contoh.go.id/data", "3–5", "Rekap layanan", p.operator),
    ]
    assert Kejadian.objects.filter(jenis="tambah_bukti").count() == 3


@pytest.mark.parametrize(
    ("kiriman", "pesan"),
    [
        ({"berkas": [berkas("program.pdf", b"MZ\x90\x00")]}, "Isi berkas “program.pdf” bukan"),
        ({"tautan": "javascript:alert(1)"}, "Tulis alamat lengkap"),
        ({"uraian": "Hanya uraian"}, "Pilih berkas atau tulis tautannya."),
    ],
)
def test_what_is_no_evidence_is_refused_with_its_reason(p, kiriman, pesan):
    jawaban = klien(p.operator).post(halaman_bukti(p), kiriman)

    assert jawaban.status_code == 422
    assert pesan in jawaban.content.decode()
    assert Bukti.objects.count() == 0


def test_one_bad_file_keeps_the_good_one_out_too(p):
    with pytest.raises(ValidationError):
        tambah(p, berkas=[berkas(), berkas("b.pdf", b"bukan")])
    assert Bukti.objects.count() == 0


def test_file_is_served_as_what_it_is_to_who_may_see_the_value(p):
    satu = tambah(p, berkas=[berkas("rekap bulan.pdf")])[0]

    jawaban = klien(p.pengamat).get(alamat(p, f"bukti/{satu.kunci}/"))

    assert (jawaban.status_code, jawaban.content) == (200, PDF)
    assert jawaban["Content-Type"] == "application/pdf"
    assert jawaban["X-Content-Type-Options"] == "nosniff"
    assert jawaban["Content-Disposition"] == 'inline; filename="rekap bulan.pdf"'


def test_stranger_and_another_agencys_address_get_404(p):
    satu = tambah(p)[0]
    lain = Pabrik("dinas-lain")
    asing = buat_pengguna("asing", "penyusun", opd=lain.opd)

    assert klien(asing).get(alamat(p, f"bukti/{satu.kunci}/")).status_code == 404
    assert klien(asing).get(alamat(lain, f"bukti/{satu.kunci}/")).status_code == 404
    assert klien(None).get(alamat(p, f"bukti/{satu.kunci}/")).status_code == 302


def test_operator_reaches_only_the_values_of_the_own_unit(p):
    assert klien(p.operator).get(halaman_bukti(p)).status_code == 200
    assert klien(p.operator).get(halaman_bukti(p, p.ik2)).status_code == 403
    assert klien(p.pengamat).get(halaman_bukti(p)).status_code == 403
    assert klien(p.operator).get(alamat(p, "isian/1/bukti/lain/1/")).status_code == 404


def test_removed_evidence_can_be_brought_back_as_it_was(p):
    satu = tambah(p, halaman="7")[0]
    peramban = klien(p.operator)

    peramban.post(alamat(p, f"bukti/{satu.kunci}/hapus/"))
    assert Bukti.objects.count() == 0
    peramban.post(f"/urungkan/{Kejadian.objects.get(jenis='hapus').pk}/")

    kembali = Bukti.objects.get()
    assert (kembali.kunci, kembali.halaman, kembali.waktu) == (satu.kunci, "7", satu.waktu)


def test_closed_year_brings_nothing_back(p):
    satu = tambah(p)[0]
    peramban = klien(p.operator)
    peramban.post(alamat(p, f"bukti/{satu.kunci}/hapus/"))
    tutup_periode(tahun_kinerja=p.tk, triwulan=0, oleh=p.pengamat)

    nomor = Kejadian.objects.get(jenis="hapus").pk

    assert peramban.post(f"/urungkan/{nomor}/").status_code == 409
    assert Bukti.objects.count() == 0


def test_closed_period_takes_no_evidence_and_gives_none_away(p):
    satu = tambah(p)[0]
    tutup_periode(tahun_kinerja=p.tk, triwulan=1, oleh=p.pengamat)

    with pytest.raises(PeriodeTertutup):
        tambah(p)
    klien(p.operator).post(alamat(p, f"bukti/{satu.kunci}/hapus/"))
    assert [b.pk for b in Bukti.objects.all()] == [satu.pk]
    assert "Tambah bukti" not in klien(p.operator).get(halaman_bukti(p)).content.decode()


@pytest.mark.sedang
def test_card_is_marked_until_there_is_evidence_and_the_year_counts_every_quarter(p):
    def tanda(triwulan: int) -> int:
        isi = klien(p.operator).get(alamat(p, f"isian/{triwulan}/")).content.decode()
        return len(re.findall("Belum ada bukti", isi))

    assert (tanda(0), tanda(1), tanda(2)) == (1, 1, 1)
    tambah(p)
    assert (tanda(0), tanda(1), tanda(2)) == (0, 0, 1)
    milik = ("indikator", p.ik1.pk)
    assert [len(bukti_nilai(bukti_tahun(p.tk), milik, n)) for n in (0, 1, 2)] == [1, 1, 0]


def test_origin_of_the_number_shows_its_evidence_and_its_verification(p):
    satu = tambah(p)[0]

    panel = klien(p.pengamat).get(alamat(p, "laporan/asal/"), {"fakta": "realisasi:IK1"})
    isi = panel.content.decode()

    assert f'href="/opd/{p.opd.kode}/{p.tahun}/bukti/{satu.kunci}/"' in isi
    assert re.findall(r"<dt>Verifikasi</dt><dd>(Menunggu verifikasi)", isi) == [
        "Menunggu verifikasi"
    ]
    assert bukti_fakta(p.tk, "realisasi:IK1") == [satu]
    assert bukti_fakta(p.tk, "capaian:IK1") is None


def test_evidence_of_an_output_belongs_to_its_node(p):
    pos = p.pos("P1", pagu=100)
    keluaran = p.keluaran(pos, 10, 9)
    satu = tambah(p, pemilik=keluaran)[0]

    assert bukti_tahun(p.tk) == {("keluaran", keluaran.pk, 1): [satu]}
    assert bukti_fakta(p.tk, "keluaran:P1#1") == [satu]


def test_operator_adds_evidence_to_the_outputs_of_the_own_unit_only(p):
    program = p.pos("P1", unit=p.unit["bidang"])
    milik = p.keluaran(p.pos("P1.1", program, pagu=100), 10, 9)
    lain = p.keluaran(p.pos("P2", pagu=100, unit=p.unit["sekretariat"]), 10, 9)
    peramban = klien(p.operator)

    def laman(keluaran) -> str:
        return alamat(p, f"isian/1/bukti/keluaran/{keluaran.pk}/")

    assert laman(milik) in peramban.get(alamat(p, "isian/1/keluaran/")).content.decode()
    assert peramban.post(laman(milik), {"tautan": "https://contoh.go.id"}).status_code == 302
    assert peramban.post(laman(lain), {"tautan": "https://contoh.go.id"}).status_code == 403
    assert [b.keluaran for b in Bukti.objects.all()] == [milik]


def test_database_refuses_evidence_of_nothing_or_without_content(p):
    dasar = {"tahun_kinerja": p.tk, "oleh": p.operator}
    for isi in ({"tautan": "https://contoh.go.id"}, {"indikator": p.ik1}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Bukti.objects.create(**dasar, **isi)
