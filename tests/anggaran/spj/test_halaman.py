"""The SPJ pages as people use them: upload, reconcile, approve, undo, unknown columns, files."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from anggaran.impor.alur import BATAS_DIAM
from anggaran.impor.kueri import realisasi_terimpor
from anggaran.models import BerkasSPJ, RealisasiSPJ, SusunanKolom
from lakip.instansi.models import PerangkatDaerah
from renstra.models import TahunKinerja
from tests.anggaran.spj.data_contoh import PAGU, REALISASI
from tests.anggaran.spj.sediakan import berkas, impor, keadaan, tahun_kosong
from tests.orang import buat_pengguna, klien

pytestmark = pytest.mark.django_db

A = "benar-a-fungsional-desember.xlsx"
C = "benar-c-fungsional-kop.xlsx"
DASAR = "/opd/dinsos-pontianak/2025/spj/"


@pytest.fixture
def tahun(tahun_spj: TahunKinerja) -> TahunKinerja:
    return tahun_spj


def masuk(tahun: TahunKinerja, peran: str = "admin") -> Client:
    lingkup = {"pemda": tahun.opd.pemda} if peran == "admin" else {"opd": tahun.opd}
    return klien(buat_pengguna(f"uji-{peran}", peran, **lingkup))


def unggah(peramban: Client, nama: str, **isian: object) -> BerkasSPJ:
    isi = {"bulan": 12, "sumber": "SPJ", **isian}
    unggahan = SimpleUploadedFile(nama, berkas(nama).read_bytes())
    jawaban = peramban.post(DASAR, {"berkas": unggahan, **isi})
    satu = BerkasSPJ.objects.latest("pk")
    assert (jawaban.status_code, jawaban.url) == (302, f"{DASAR}{satu.pk}/")
    return satu


def teks(jawaban) -> str:
    return " ".join(jawaban.content.decode().split())


def test_upload_is_read_and_waits_for_consent(tahun):
    peramban = masuk(tahun)

    satu = unggah(peramban, A)
    halaman = teks(peramban.get(f"{DASAR}{satu.pk}/"))

    assert (satu.status, satu.susunan, RealisasiSPJ.objects.count()) == ("siap", "A", 0)
    assert "15.461.472.643" in halaman
    assert "14.000.121.695" in halaman
    assert "Saya telah memeriksa 1 peringatan" in halaman


def test_consent_writes_and_undo_restores(tahun):
    peramban = masuk(tahun)
    sebelum = keadaan(tahun)
    satu = unggah(peramban, A)

    peramban.post(f"{DASAR}{satu.pk}/terima/", {"peringatan": "on"})
    satu.refresh_from_db()
    total = sum(t.nilai for t in realisasi_terimpor(tahun.pk).values())
    peramban.post(f"{DASAR}{satu.pk}/batal/")
    setelah = keadaan(tahun)

    assert (satu.status, total) == ("aktif", REALISASI)
    assert satu.disetujui_oleh.username == "uji-admin"
    assert setelah == sebelum


def test_warnings_must_be_ticked(tahun):
    peramban = masuk(tahun)
    satu = unggah(peramban, A)

    jawaban = peramban.post(f"{DASAR}{satu.pk}/terima/", follow=True)

    satu.refresh_from_db()
    assert satu.status == "siap"
    assert "Centang persetujuan atas peringatan dahulu." in teks(jawaban)


def test_blocked_file_cannot_be_approved(tahun):
    peramban = masuk(tahun)
    satu = unggah(peramban, "kop-bulan-lain.xlsx")

    jawaban = peramban.post(f"{DASAR}{satu.pk}/terima/", {"peringatan": "on"}, follow=True)

    satu.refresh_from_db()
    assert satu.status == "siap"
    assert "Masih ada temuan yang menghalangi" in teks(jawaban)


def test_state_that_changed_since_is_shown_again_instead_of_written(tahun):
    peramban = masuk(tahun)
    satu = unggah(peramban, C)
    impor(tahun, "benar-c-november.xlsx", bulan=11)  # takes the code that the warning was about

    peramban.post(f"{DASAR}{satu.pk}/terima/", {"peringatan": "on"})

    satu.refresh_from_db()
    assert (satu.status, RealisasiSPJ.objects.filter(berkas=satu).count()) == ("siap", 0)
    assert satu.pesan == (
        "Data tersimpan berubah setelah berkas diperiksa. Periksa lagi, lalu setujui."
    )


def test_unknown_code_is_placed_by_choice(tahun):
    peramban = masuk(tahun)
    satu = unggah(peramban, "kode-tidak-dikenal.xlsx")

    peramban.post(f"{DASAR}{satu.pk}/pilih/", {"kode:1.06.02.2.03.0009": "1.06.02.2.03.0002"})
    satu.refresh_from_db()
    peramban.post(f"{DASAR}{satu.pk}/terima/", {"peringatan": "on"})

    satu.refresh_from_db()
    assert satu.status == "aktif"
    assert sum(t.nilai for t in realisasi_terimpor(tahun.pk).values()) == REALISASI


def test_unknown_columns_are_asked_once_and_remembered(tahun):
    peramban = masuk(tahun)
    satu = unggah(peramban, "kepala-tidak-dikenal.xlsx")
    peran = ["kode", "uraian", "anggaran", *["lalu", "ini", "sd"] * 3, "jumlah", "sisa"]
    isian = {f"kolom_{i}": p for i, p in enumerate(peran)}

    peramban.post(
        f"{DASAR}{satu.pk}/jelaskan/",
        {"nama": "Bentuk kota", "baris_kepala": 9, "baris_data": 11, **isian},
    )
    satu.refresh_from_db()
    kedua = unggah(peramban, "kepala-tidak-dikenal.xlsx")

    assert (satu.status, satu.susunan) == ("siap", "Bentuk kota")
    assert satu.ringkasan["total"] == {"pagu": str(PAGU), "realisasi": str(REALISASI)}
    assert (kedua.status, kedua.susunan) == ("siap", "Bentuk kota")
    assert SusunanKolom.objects.get().oleh.username == "uji-admin"


def test_columns_without_amounts_are_asked_again(tahun):
    peramban = masuk(tahun)
    satu = unggah(peramban, "kepala-tidak-dikenal.xlsx")

    jawaban = peramban.post(
        f"{DASAR}{satu.pk}/jelaskan/",
        {"nama": "x", "baris_kepala": 9, "baris_data": 11, "kolom_0": "kode", "kolom_1": "uraian"},
    )

    assert jawaban.status_code == 422
    assert "Tentukan kolom realisasi" in teks(jawaban)
    assert SusunanKolom.objects.count() == 0


def test_unreadable_upload_says_why_and_can_be_thrown_away(tahun):
    peramban = masuk(tahun)
    satu = unggah(peramban, "terkunci-sandi.xlsx")

    halaman = teks(peramban.get(f"{DASAR}{satu.pk}/"))
    peramban.post(f"{DASAR}{satu.pk}/buang/")

    assert "Berkas dikunci kata sandi." in halaman
    satu.refresh_from_db()
    assert satu.status == "dibuang"


def test_dead_job_is_told_and_can_be_repeated(tahun):
    peramban = masuk(tahun)
    satu = unggah(peramban, A)
    BerkasSPJ.objects.filter(pk=satu.pk).update(
        status="dibaca", diperbarui=timezone.now() - BATAS_DIAM - timedelta(seconds=1)
    )

    halaman = teks(peramban.get(f"{DASAR}{satu.pk}/"))
    peramban.post(f"{DASAR}{satu.pk}/ulangi/")

    satu.refresh_from_db()
    assert "Pekerjaan terputus sebelum selesai." in halaman
    assert satu.status == "siap"


def test_progress_of_a_running_job_survives_a_new_visit(tahun):
    peramban = masuk(tahun)
    satu = unggah(peramban, A)
    BerkasSPJ.objects.filter(pk=satu.pk).update(status="dibaca", kemajuan=45)

    halaman = teks(peramban.get(f"{DASAR}{satu.pk}/"))
    sepotong = peramban.get(f"{DASAR}{satu.pk}/kemajuan/")
    BerkasSPJ.objects.filter(pk=satu.pk).update(status="siap")
    selesai = peramban.get(f"{DASAR}{satu.pk}/kemajuan/")

    assert '<progress max="100" value="45"' in halaman
    assert "45%" in teks(sepotong)
    assert selesai.headers["HX-Refresh"] == "true"


def test_rows_of_a_leaf_show_their_cells(tahun):
    peramban = masuk(tahun, "penyusun")
    satu = impor(tahun, C).berkas

    halaman = teks(peramban.get(f"{DASAR}{satu.pk}/rincian/?pos=1.06.01.2.02.0001"))

    baris = RealisasiSPJ.objects.get(pos__kode="1.06.01.2.02.0001")
    assert f"SPJ, M{baris.baris}" in halaman
    assert "5.155.759.046" in halaman


@pytest.mark.sedang
def test_serapan_shows_months_and_quarters(tahun):
    peramban = masuk(tahun, "penyusun")
    impor(tahun, "benar-c-november.xlsx", bulan=11)
    impor(tahun, C)

    bulanan = peramban.get(f"{DASAR}serapan/")
    triwulan = peramban.get(f"{DASAR}serapan/?per=triwulan")

    nov, des = (n for n in bulanan.context["jumlah"].nilai if n is not None)
    assert [n for n in triwulan.context["jumlah"].nilai if n is not None] == [nov + des]
    assert f"s.d. Desember ({C})" in teks(bulanan)
    assert "data:image/svg+xml;base64," in teks(triwulan)


@pytest.mark.parametrize("peran", ["operator", "verifikator", "kepala"])
def test_readers_see_the_history_but_not_the_upload(tahun, peran):
    impor(tahun, A)

    halaman = teks(masuk(tahun, peran).get(DASAR))

    assert A in halaman
    assert "Unggah dan periksa" not in halaman


def test_import_of_another_agency_does_not_exist_here(tahun):
    nomor = impor(tahun, A).berkas.pk
    lain = PerangkatDaerah.objects.create(pemda=tahun.opd.pemda, kode="lain", nama="Dinas Lain")
    TahunKinerja.objects.create(opd=lain, tahun=2025)
    peramban = klien(buat_pengguna("penyusun-lain", "penyusun", opd=lain))

    assert peramban.get(f"/opd/lain/2025/spj/{nomor}/").status_code == 404
    assert peramban.get(f"{DASAR}{nomor}/").status_code == 404
    assert peramban.post(f"/opd/lain/2025/spj/{nomor}/batal/").status_code == 404


def test_history_asks_as_many_questions_for_1_as_for_30_imports(tahun):
    peramban = masuk(tahun)
    impor(tahun, A)
    satu = BerkasSPJ.objects.get()
    with CaptureQueriesContext(
        connection,
    ) as pertama:
        peramban.get(DASAR)
    BerkasSPJ.objects.bulk_create(
        BerkasSPJ(
            tahun_kinerja=tahun, berkas=satu.berkas, nama_asli=f"{n}.xlsx", bulan=12,
            status="dibuang", oleh=satu.oleh,
        )
        for n in range(29)
    )  # fmt: skip
    with CaptureQueriesContext(connection) as banyak:
        peramban.get(DASAR)

    assert len(pertama) == len(banyak)


def test_reconciliation_asks_the_same_questions_for_small_and_large_files(tahun, tmp_path):
    from anggaran.impor.alur import baca_dan_banding
    from anggaran.impor.lingkup import Lingkup
    from tests.anggaran.spj import mentah as m
    from tests.anggaran.spj import penulis as p
    from tests.anggaran.spj.mutasi import contoh

    kecil = tmp_path / "kecil.xlsx"
    kecil.write_bytes(m.xlsx(p.tulis_c(contoh())))
    banyak = []
    for letak in (kecil, berkas(C)):
        with CaptureQueriesContext(connection) as kueri:
            baca_dan_banding(letak, Lingkup(tahun, 12))
        banyak.append(len(kueri))

    assert banyak[0] == banyak[1]


def test_empty_agency_page_offers_upload():
    tahun = tahun_kosong()

    halaman = teks(masuk(tahun).get(DASAR))

    assert "Belum ada berkas yang diunggah untuk tahun 2025." in halaman
    assert "Unggah dan periksa" in halaman
