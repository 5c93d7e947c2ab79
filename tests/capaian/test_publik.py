"""Public pages and open data: published recordings only, nobody's name, a few queries."""

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from orang import buat_opd, buat_pemda, buat_pengguna, klien

from capaian import publik
from capaian.laporan.pohon import Fakta, Laporan, SumberNilai
from capaian.laporan.rekaman import ke_rekaman
from capaian.laporan.terbuka import Nilai, data_terbuka
from capaian.models import BerkasLaporan, LaporanKinerja
from capaian.reviu.alur import Langkah
from capaian.urls_terbit import urlpatterns
from lakip.instansi.jenis_isi import PDF
from lakip.instansi.models import PerangkatDaerah
from lakip.instansi.simpanan import simpan_isi, tempat
from renstra.models import TahunKinerja
from tests.contoh_pohon import contoh, grafik, p, sel, tabel_pengukuran
from tests.versi_contoh import BERKAS_FINAL, buat_versi

pytestmark = [pytest.mark.django_db, pytest.mark.dua_basis_data]

NIP, NAMA_PEJABAT, TELEPON = "00000000 000000 0 099", "Dra. CONTOH NAMA", "0000-555-0199"
POSEL, PETUGAS, AKUN = "surat@contoh.example", "Petugas Rahasia", "operator.rahasia"
BELUM_TERBIT = "INDIKATOR BELUM TERBIT"
RAHASIA = (
    *(NIP, NIP.replace(" ", ""), NAMA_PEJABAT, TELEPON, POSEL, PETUGAS, AKUN, BELUM_TERBIT),
    *("berkas-petugas.xlsx", "77,77", "7777"),
)


def pohon(opd: PerangkatDaerah, tahun: int, **ganti: object) -> Laporan:
    """A tree that holds names, numbers and addresses that the public must not get."""
    asal = SumberNilai("buku_kerja", "berkas-petugas.xlsx, baris 7", oleh=PETUGAS, waktu="2 Mei")
    dasar = contoh()
    fakta = {k: replace(f, sumber=asal) for k, f in dasar.fakta.items()}
    return replace(dasar, opd=opd.kode, tahun=tahun, contoh=False, fakta=fakta, **ganti)


@pytest.fixture
def opd():
    return buat_opd("dinas-contoh", buat_pemda(), telepon=TELEPON, posel=POSEL, nama="Dinas Contoh")


@pytest.fixture
def petugas(opd):
    orang = buat_pengguna(AKUN, "penyusun", opd=opd)
    orang.nama = PETUGAS
    orang.save()
    return orang


def terbitkan(opd, petugas, tahun: int, **lain: object) -> LaporanKinerja:
    tk, _ = TahunKinerja.objects.get_or_create(opd=opd, tahun=tahun)
    return buat_versi(tk, petugas, pohon(opd, tahun), **lain)


def ambil(alamat: str, **kepala: str):
    return Client().get(alamat, headers=kepala)


# Secrecy


def semua_alamat(opd: PerangkatDaerah) -> list[str]:
    """Every public address of the agency, filled in for each year and version there might be."""
    nama = [u.name for u in urlpatterns if str(u.pattern).startswith(("publik", "verifikasi"))]
    isi = {"publik_lambang": [[opd.pemda.kode]], "publik": [[]], "cari_kode": [[]]}
    isi["publik_opd"] = [[opd.kode]]
    isi["data"] = [[opd.kode, b] for b in ("csv", "json")]
    tahun = (2024, 2025, 2026)
    isi["publik_tahun"] = [[opd.kode, t] for t in tahun]
    isi["data_tahun"] = [[opd.kode, t, b] for t in tahun for b in ("csv", "json")]
    isi["publik_berkas"] = [
        [opd.kode, t, v, j] for t in tahun for v in (1, 2) for j in BerkasLaporan.Jenis.values
    ]
    assert sorted(isi) == sorted(nama)
    return [reverse(f"terbit:{n}", args=a) for n in nama for a in isi[n]]


def rahasia_di(isi: bytes) -> list[str]:
    teks = isi.decode(errors="replace")
    return [r for r in RAHASIA if r in teks]


@pytest.mark.sedang
def test_public_pages_and_files_hold_nothing_unpublished_or_personal(opd, petugas):
    terbitkan(opd, petugas, 2024)
    tabel = tabel_pengukuran("ringkasan")
    isi = {**tabel.baris[0].sel, "indikator": sel(BELUM_TERBIT), "target": sel("77,77")}
    tabel = replace(tabel, baris=(replace(tabel.baris[0], sel=isi),))
    bab = replace(contoh().bab[0], isi=(tabel, p("x", BELUM_TERBIT)))
    belum = pohon(opd, 2025, bab=(bab,))
    tk = TahunKinerja.objects.create(opd=opd, tahun=2025)
    buat_versi(tk, petugas, belum, sampai=Langkah.DISAMPAIKAN, final=b"%PDF- 7777 %%EOF")
    TahunKinerja.objects.create(opd=opd, tahun=2026)

    terekam = ke_rekaman(pohon(opd, 2024)) + ke_rekaman(belum)
    verifikasi = [f"/verifikasi/{laporan.kode}" for laporan in LaporanKinerja.objects.all()]
    jawaban = {a: ambil(a) for a in (*semua_alamat(opd), *verifikasi)}

    assert {NIP, NAMA_PEJABAT, POSEL, PETUGAS, BELUM_TERBIT, "77,77"} <= set(rahasia_di(terekam))
    assert {a: r for a, j in jawaban.items() if (r := rahasia_di(j.content))} == {}
    terbuka = [a for a, j in jawaban.items() if j.status_code == 200]
    assert terbuka == [
        *("/verifikasi/", "/publik/", "/publik/dinas-contoh/"),
        *("/publik/dinas-contoh/data.csv", "/publik/dinas-contoh/data.json"),
        *("/publik/dinas-contoh/2024/", "/publik/dinas-contoh/2024/data.csv"),
        *("/publik/dinas-contoh/2024/data.json", "/publik/dinas-contoh/2024/v1/final.pdf"),
        *verifikasi,
    ]
    assert {j.status_code for j in jawaban.values()} == {200, 404}


def test_correction_in_progress_shows_the_published_version(opd, petugas):
    terbitkan(opd, petugas, 2025)
    tk = TahunKinerja.objects.get()
    lain = pohon(opd, 2025, sampul=replace(contoh().sampul, opd=BELUM_TERBIT))
    buat_versi(tk, petugas, lain, sampai=Langkah.DISAMPAIKAN, final=b"%PDF- 7777 %%EOF")

    jawaban = ambil("/publik/dinas-contoh/2025/data.json")

    assert rahasia_di(jawaban.content) == []
    assert json.loads(jawaban.content)["laporan"][0]["publikasi"]["versi"] == 1
    assert ambil("/publik/dinas-contoh/2025/v2/final.pdf").status_code == 404


def test_live_data_changed_after_publication_do_not_show(opd, petugas):
    terbitkan(opd, petugas, 2025)
    opd.alamat = BELUM_TERBIT
    opd.save()

    assert BELUM_TERBIT not in ambil("/publik/dinas-contoh/2025/").content.decode()


def test_agency_without_published_report_is_not_found_and_not_listed(opd, petugas):
    terbitkan(opd, petugas, 2025, sampai=Langkah.FINAL)

    assert ambil("/publik/dinas-contoh/").status_code == 404
    assert "Dinas Contoh" not in ambil("/publik/").content.decode()
    assert "Belum ada laporan terbit" in ambil("/publik/").content.decode()


# Content


def test_newest_published_version_speaks_for_its_year(opd, petugas):
    terbitkan(opd, petugas, 2025)
    terbitkan(opd, petugas, 2025, final=b"%PDF-1.7 perbaikan %%EOF")

    halaman = ambil("/publik/dinas-contoh/2025/").content.decode()

    assert halaman.index("Versi 2") < halaman.index("Versi 1 (sudah digantikan)")
    assert ambil("/publik/dinas-contoh/2025/v2/final.pdf").content == b"%PDF-1.7 perbaikan %%EOF"
    assert ambil("/publik/dinas-contoh/2025/v1/final.pdf").content == BERKAS_FINAL
    data = json.loads(ambil("/publik/dinas-contoh/data.json").content)
    assert [(x["tahun"], x["publikasi"]["versi"]) for x in data["laporan"]] == [(2025, 2)]


def test_signed_copy_is_offered_beside_the_final_file(opd, petugas):
    laporan = terbitkan(opd, petugas, 2025)
    ttd = b"%PDF-1.7 bertanda tangan %%EOF"
    berkas = simpan_isi(ttd, nama="t.pdf", jenis_isi=PDF)
    for jenis in (BerkasLaporan.Jenis.TTD, BerkasLaporan.Jenis.TANDA_TERIMA):
        laporan.berkas.create(jenis=jenis, berkas=berkas, nama="t.pdf", oleh=petugas)

    halaman = ambil("/publik/dinas-contoh/2025/").content.decode()

    assert "PDF bertanda tangan" in halaman
    assert "v1/ttd.pdf" in halaman
    assert (
        ambil("/publik/dinas-contoh/2025/v1/ttd.pdf").content == b"%PDF-1.7 bertanda tangan %%EOF"
    )
    assert ambil("/publik/dinas-contoh/2025/v1/tanda_terima.pdf").status_code == 404


def test_list_is_found_by_name_and_year(opd, petugas):
    terbitkan(opd, petugas, 2024)
    lain = buat_opd("badan-uji", opd.pemda, nama="Badan Uji")
    terbitkan(lain, petugas, 2025)

    def nama(alamat: str) -> list[str]:
        isi = ambil(alamat).content.decode()
        return [n for n in ("Dinas Contoh", "Badan Uji") if f">{n}</a>" in isi]

    assert nama("/publik/") == ["Dinas Contoh", "Badan Uji"]
    assert nama("/publik/?cari=badan") == ["Badan Uji"]
    assert nama("/publik/?tahun=2024") == ["Dinas Contoh"]
    assert nama("/publik/?cari=badan&tahun=2024") == []
    assert "Tidak ada yang cocok" in ambil("/publik/?cari=badan&tahun=2024").content.decode()


def test_csv_states_indicators_and_programs_and_no_formula(opd, petugas):
    jahat = tabel_pengukuran("ringkasan")
    baris = replace(jahat.baris[0], sel={**jahat.baris[0].sel, "indikator": sel("=1+1")})
    bab = (replace(contoh().bab[0], isi=(replace(jahat, baris=(baris,)),)),)
    tk = TahunKinerja.objects.create(opd=opd, tahun=2025)
    buat_versi(tk, petugas, pohon(opd, 2025, bab=bab))

    isi = ambil("/publik/dinas-contoh/2025/data.csv").content.decode("utf-8-sig")

    (satu,) = csv.DictReader(io.StringIO(isi))
    assert (satu["jenis"], satu["kode"], satu["uraian"]) == ("indikator", "IK1", "'=1+1")
    assert (satu["target_tercetak"], satu["realisasi_tercetak"]) == ("4,30", "4,00")


def test_json_carries_licence_and_verification(opd, petugas):
    laporan = terbitkan(opd, petugas, 2025)

    data = json.loads(ambil("/publik/dinas-contoh/2025/data.json").content)

    (satu,) = data["laporan"]
    assert "Nomor 14 Tahun 2008" in data["lisensi"]
    assert satu["publikasi"]["kode_verifikasi"] == laporan.kode_tampil
    assert satu["publikasi"]["sha256_rekaman"] == laporan.rekaman.get().sha256
    assert satu["indikator"][0]["kode"] == "IK1"


def test_open_data_date_the_publication_by_the_day_of_the_local_government(
    opd, petugas, monkeypatch
):
    pagi = datetime(2026, 2, 22, 23, 30, tzinfo=UTC)
    monkeypatch.setattr(timezone, "now", lambda: pagi)
    terbitkan(opd, petugas, 2025)

    (satu,) = json.loads(ambil("/publik/dinas-contoh/2025/data.json").content)["laporan"]

    assert satu["publikasi"]["diterbitkan"] == "2026-02-23"


def test_unknown_format_and_year_are_not_found(opd, petugas):
    terbitkan(opd, petugas, 2025)

    assert ambil("/publik/dinas-contoh/data.xlsx").status_code == 404
    assert ambil("/publik/dinas-contoh/2023/").status_code == 404


@pytest.mark.sedang
def test_year_page_shows_charts_of_the_recording_with_their_finding(opd, petugas):
    bab = (replace(contoh().bab[0], isi=(replace(grafik(), kunci="analisis-1.S1/grafik"),)),)
    tk = TahunKinerja.objects.create(opd=opd, tahun=2025)
    buat_versi(tk, petugas, pohon(opd, 2025, bab=bab))

    halaman = ambil("/publik/dinas-contoh/2025/").content.decode()

    assert f'alt="{escape(grafik().uraian)}"' in halaman
    assert halaman.count('src="data:image/svg+xml;base64,') == 1


def test_damaged_recording_leaves_the_documents_of_the_agency(opd, petugas, caplog):
    laporan = terbitkan(opd, petugas, 2025)
    publik._isi.cache_clear()
    tempat(laporan.rekaman.get().sha256).write_bytes(b"rusak")

    assert "v1/final.pdf" in ambil("/publik/dinas-contoh/").content.decode()
    assert ambil("/publik/dinas-contoh/2025/").status_code == 404
    assert "tidak dapat disajikan" in caplog.text


def test_code_form_leads_to_the_verification():
    assert ambil("/verifikasi/?kode=abcd-1234-efgh").url == "/verifikasi/ABCD1234EFGH"
    assert "Kode verifikasi" in ambil("/verifikasi/").content.decode()


# Cost and caching


def kueri(alamat: str) -> int:
    with CaptureQueriesContext(connection) as semua:
        assert ambil(alamat).status_code == 200
    return len(semua)


@pytest.mark.sedang
def test_queries_do_not_grow_with_agencies_years_and_versions(opd, petugas):
    def terbitkan_kecil(milik: PerangkatDaerah, tahun: int) -> None:
        tk, _ = TahunKinerja.objects.get_or_create(opd=milik, tahun=tahun)
        buat_versi(tk, petugas, pohon(milik, tahun, bab=()))

    terbitkan_kecil(opd, 2025)
    alamat = ("/publik/", "/publik/dinas-contoh/", "/publik/dinas-contoh/2025/")
    satu = [kueri(a) for a in alamat]
    for n in range(29):
        terbitkan_kecil(buat_opd(f"dinas-{n}", opd.pemda), 2025)
        if n < 9:
            terbitkan_kecil(opd, 2000 + n % 5)

    banyak = [kueri(a) for a in alamat]

    assert banyak == satu
    assert max(satu) <= 6


def test_pages_and_files_can_be_kept_and_asked_for_again(opd, petugas):
    terbitkan(opd, petugas, 2025)
    milik = "/publik/dinas-contoh/"
    for akhir in ("../", "", "2025/", "data.csv", "2025/v1/final.pdf"):
        alamat = milik + akhir if akhir != "../" else "/publik/"
        jawaban = ambil(alamat)
        lagi = ambil(alamat, if_none_match=jawaban["ETag"])

        assert jawaban["Cache-Control"].startswith("public, max-age=")
        assert (lagi.status_code, lagi.content) == (304, b"")
        assert "Set-Cookie" not in jawaban
        assert "nonce-" not in jawaban["Content-Security-Policy"]


def test_page_is_the_same_for_everybody(opd, petugas):
    terbitkan(opd, petugas, 2025)

    for alamat in ("/publik/", "/publik/dinas-contoh/", "/publik/dinas-contoh/2025/"):
        assert klien(petugas).get(alamat).content == ambil(alamat).content


def test_page_changes_its_tag_with_its_content(opd, petugas):
    terbitkan(opd, petugas, 2024)
    lama = ambil("/publik/dinas-contoh/")["ETag"]
    terbitkan(opd, petugas, 2025)

    assert ambil("/publik/dinas-contoh/", if_none_match=lama).status_code == 200


def test_public_facts_without_value_are_blank():
    kosong = Fakta("capaian:OPD", "Capaian", None, teks="belum ada data")
    data = data_terbuka(replace(contoh(), fakta={"capaian:OPD": kosong}))

    assert (data.capaian, data.kategori) == (Nilai("", "belum ada data"), "")
