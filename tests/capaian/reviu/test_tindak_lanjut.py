"""Follow-up of recommendations: taken over from reviews, written down, printed in the report."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from orang import klien
from reviu_siap import SIMPULAN_TERBUKA, KantorReviu
from tahun_lengkap import buat, cari

from capaian.laporan.pohon import Tabel
from capaian.models import EvaluasiAKIP, RekomendasiAKIP
from capaian.reviu.percakapan import IsianCatatan, tanggapi, tulis_catatan
from capaian.tindak_lanjut import ambil_dari_reviu, dapat_diambil, simpan_rekomendasi
from lakip.instansi.models import Kejadian

pytestmark = pytest.mark.django_db
PDF = SimpleUploadedFile("bukti.pdf", b"%PDF-1.4\n%%EOF")


@pytest.fixture
def kr(kantor_direviu: KantorReviu):
    """Last year's review, closed: one settled comment that asks nothing, two that stand."""
    kr = kantor_direviu
    for isi, rekomendasi in (("Salah ketik.", ""), ("Beda LRA.", "Samakan."), ("Kurang.", "")):
        tulis_catatan(
            reviu=kr.reviu, isian=IsianCatatan(isi, rekomendasi=rekomendasi), oleh=kr.pereviu
        )
    selesai = kr.reviu.catatan_reviu.get(nomor=1)
    tanggapi(catatan=selesai, isi="", status="selesai", oleh=kr.pereviu)
    kr.siap_simpul()
    kr.simpulkan(SIMPULAN_TERBUKA)
    return kr


def test_what_earlier_reviews_asked_for_is_taken_over_once(kr):
    tk = kr.k.p.tahun_lain(2026).tk

    assert ambil_dari_reviu(tahun_kinerja=tk, oleh=kr.penyusun) == 2
    assert ambil_dari_reviu(tahun_kinerja=tk, oleh=kr.penyusun) == 0

    semua = RekomendasiAKIP.objects.filter(tahun_kinerja=tk)
    assert [(r.sumber, r.tahun_reviu, r.nomor_dokumen, r.urutan, r.rekomendasi) for r in semua] == [
        ("reviu", 2025, "KKR-01", 1, "Samakan."),
        ("reviu", 2025, "KKR-01", 2, "Kurang."),
    ]
    assert dapat_diambil(kr.k.tk).count() == 0, "a year's own review is not its follow-up"
    assert Kejadian.objects.filter(jenis="ambil_rekomendasi_reviu").count() == 1
    with pytest.raises(PermissionDenied):
        ambil_dari_reviu(tahun_kinerja=tk, oleh=kr.pereviu)


def test_follow_up_is_printed_with_source_evidence_and_status(kr):
    p = kr.k.p.tahun_lain(2026)
    p.pengukuran()
    p.laporan(pola="sekali")
    p.indikator("IK9", p.sasaran("S9"), target=1)
    ambil_dari_reviu(tahun_kinerja=p.tk, oleh=kr.penyusun)
    r = RekomendasiAKIP.objects.filter(tahun_kinerja=p.tk).first()
    r.tindak_lanjut, r.status = "Disamakan dengan LRA.", "selesai"
    simpan_rekomendasi(rekomendasi=r, bukti=PDF, oleh=kr.penyusun)

    tabel = cari(buat(p), "rekomendasi_akip")

    assert isinstance(tabel, Tabel)
    assert [[s.teks for s in b.sel.values()] for b in tabel.baris] == [
        [
            *("1", "Reviu laporan kinerja", "2025", "Samakan.", "Disamakan dengan LRA."),
            *("bukti.pdf", "Selesai"),
        ],
        [
            "2",
            "Reviu laporan kinerja",
            "2025",
            "Kurang.",
            "belum diisi",
            "",
            "Belum ditindaklanjuti",
        ],
    ]
    assert tabel.sumber == "Reviu laporan kinerja KKR-01"
    unduh = klien(kr.pereviu).get(f"/opd/dinas-contoh/2026/tindak-lanjut/{r.pk}/bukti/")
    assert unduh.content == b"%PDF-1.4\n%%EOF"


def test_settled_without_action_and_files_of_other_kinds_are_refused(kr):
    r = RekomendasiAKIP(
        tahun_kinerja=kr.k.tk, sumber="reviu", tahun_reviu=2024, rekomendasi="X", status="selesai"
    )
    with pytest.raises(ValidationError, match="Tulis tindak lanjut"):
        simpan_rekomendasi(rekomendasi=r, oleh=kr.penyusun)
    r.tindak_lanjut = "Dikerjakan."
    with pytest.raises(ValidationError, match="bukan"):
        simpan_rekomendasi(
            rekomendasi=r, bukti=SimpleUploadedFile("x.exe", b"MZ\x90"), oleh=kr.penyusun
        )
    assert RekomendasiAKIP.objects.count() == 0


def test_source_and_its_year_go_together_in_the_database(kr):
    akip = EvaluasiAKIP.objects.create(tahun_kinerja=kr.k.tk, tahun=2024)
    dasar = {"tahun_kinerja": kr.k.tk, "urutan": 1, "rekomendasi": "X"}
    for isi in (
        {"sumber": "lhe"},
        {"sumber": "reviu"},
        {"sumber": "lhe", "evaluasi": akip, "tahun_reviu": 2024},
        {"sumber": "reviu", "evaluasi": akip, "tahun_reviu": 2024},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            RekomendasiAKIP.objects.create(**dasar, **isi)


def test_pages_add_change_and_remove(kr):
    c, dasar = klien(kr.penyusun), "/opd/dinas-contoh/2025/tindak-lanjut/"
    EvaluasiAKIP.objects.create(tahun_kinerja=kr.k.tk, tahun=2024, nomor_lhe="LHE-7")
    isi = {"sumber": "lhe", "rekomendasi": "Perbaiki pohon kinerja.", "status": "belum"}

    tanpa = c.post(f"{dasar}baru/", isi)
    isi["evaluasi"] = EvaluasiAKIP.objects.get().pk
    jadi = c.post(f"{dasar}baru/", isi)
    r = RekomendasiAKIP.objects.get()
    ubah = {"rekomendasi": r.rekomendasi, "status": "proses", "tindak_lanjut": "Disusun ulang."}
    c.post(f"{dasar}{r.pk}/", {**ubah, "tautan_bukti": "javascript:alert(1)"})

    assert (tanpa.status_code, jadi.status_code) == (422, 302)
    assert "Pilih evaluasinya." in tanpa.content.decode()
    assert RekomendasiAKIP.objects.get().status == "belum", "a bad address changes nothing"
    c.post(f"{dasar}{r.pk}/", {**ubah, "tautan_bukti": "https://contoh.example/bukti"})
    laman = klien(kr.pereviu).get(dasar).content.decode()
    assert "LHE 2024, LHE-7" in laman
    assert 'href="https://contoh.example/bukti"' in laman
    assert c.post(f"{dasar}{r.pk}/hapus/").status_code == 302
    assert RekomendasiAKIP.objects.count() == 0
