"""Handing a final version over: the letter, the package, who may."""

import hashlib
import io
import json
import subprocess
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime

import openpyxl
import pypdf
import pytest
from django.utils import timezone
from orang import buat_opd, buat_pengguna, klien
from pabrik import Pabrik
from reviu_siap import kantor_reviu

from capaian.kueri import muat
from capaian.laporan.paket import BATAS_PDF, IsiPaket, paket, ukuran
from capaian.laporan.pohon import SumberNilai
from capaian.laporan.susun import susun
from capaian.models import BerkasLaporan, LaporanKinerja, SuratPengantar
from capaian.paket import bahan_paket, buat_paket
from capaian.reviu.alur import Langkah
from capaian.surat import surat_tersimpan, susun_surat
from lakip.instansi.jenis_isi import PDF
from lakip.instansi.models import Kejadian, Pejabat
from lakip.instansi.simpanan import simpan_isi
from tests.versi_contoh import BERKAS_FINAL, buat_versi

ISIAN = {
    "nomor": "000.8/25/2026",
    "tanggal": "20 Februari 2026",
    "sifat": "biasa",
    "lampiran": "1 (satu) berkas",
    "kepada": "Wali Kota Contoh",
    "tempat_tujuan": "Tempat",
    "versi": "-1",
}


@pytest.fixture
def tahun(db):
    p = Pabrik()
    p.pengukuran()
    p.laporan(tempat="Kota Contoh", tanggal=date(2026, 1, 9))
    indikator = p.indikator("IK1", p.sasaran("S1", p.tujuan()), target=80)
    p.realisasi(indikator, 60)
    p.penyusun = buat_pengguna("penyusun", "penyusun", opd=p.opd)
    p.pengamat = buat_pengguna("pengamat", "pengamat", opd=p.opd)
    asal = SumberNilai("formulir", "Formulir", oleh="Petugas Rahasia", waktu="2 Mei", tautan="/x/")
    pohon = susun(muat(p.opd.kode, p.tahun))
    p.pohon = replace(pohon, fakta={k: replace(f, sumber=asal) for k, f in pohon.fakta.items()})
    return p


@pytest.fixture
def final(tahun):
    return buat_versi(tahun.tk, tahun.penyusun, tahun.pohon, sampai=Langkah.DISAMPAIKAN)


def alamat(laporan, akhir: str = "kirim/") -> str:
    return f"{laporan.get_absolute_url()}{akhir}"


# The ZIP by itself


def test_package_has_checksums_that_sha256sum_accepts(tmp_path):
    isi = paket([IsiPaket("a.pdf", "Berkas", b"satu"), IsiPaket("b.json", "Isi", b"{}")], [])

    zipfile.ZipFile(io.BytesIO(isi)).extractall(tmp_path)

    hasil = subprocess.run(
        ["sha256sum", "--check", "--strict", "DAFTAR.txt"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (hasil.returncode, hasil.stdout.splitlines()) == (
        0,
        ["a.pdf: OK", "b.json: OK", "KETERANGAN.txt: OK"],
    )


def test_same_content_gives_the_same_bytes():
    berkas = [IsiPaket("a.pdf", "Berkas", b"satu")]

    assert paket(berkas, [("Versi", "1")]) == paket(list(berkas), [("Versi", "1")])
    assert paket(berkas, [("Versi", "1")]) != paket(berkas, [("Versi", "2")])


def test_files_of_one_name_are_refused():
    with pytest.raises(ValueError, match="bernama sama"):
        paket([IsiPaket("a", "", b""), IsiPaket("a", "", b"")], [])


def test_description_warns_of_a_pdf_above_the_limit():
    def keterangan(besar: int) -> str:
        isi = paket([IsiPaket("a.pdf", "Berkas final", b"x" * besar)], [])
        return zipfile.ZipFile(io.BytesIO(isi)).read("KETERANGAN.txt").decode()

    assert "a.pdf (20,0 MB): Berkas final" in keterangan(BATAS_PDF)
    assert "Melebihi" not in keterangan(BATAS_PDF)
    assert "Melebihi 20,0 MB" in keterangan(BATAS_PDF + 1)


@pytest.mark.parametrize(
    ("byte", "teks"), [(1, "1 KB"), (2048, "2 KB"), (2049, "3 KB"), (1_572_864, "1,5 MB")]
)
def test_sizes_are_rounded_up(byte, teks):
    assert ukuran(byte) == teks


# The package of a version


def isi_zip(isi: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
        return {n: arsip.read(n) for n in arsip.namelist()}


@pytest.mark.lambat
def test_package_of_a_version_holds_the_frozen_report_in_every_form(tahun, final):
    ttd = b"%PDF-1.7 bertanda tangan %%EOF"
    final.berkas.create(
        jenis=BerkasLaporan.Jenis.TTD,
        berkas=simpan_isi(ttd, nama="t.pdf", jenis_isi=PDF),
        nama="t.pdf",
        oleh=tahun.penyusun,
    )
    tahun.pk(0, target={tahun.tk.renstra.sasaran.first().indikator.first(): 80})
    tahun.tk.perjanjiankinerja_set.update(final=True)

    jawaban = klien(tahun.pengamat).get(alamat(final, "paket.zip"))

    isi = isi_zip(jawaban.content)
    assert list(isi) == [
        "01-LKjIP-2025-dinas-contoh.pdf",
        "02-LKjIP-2025-dinas-contoh-bertanda-tangan.pdf",
        "03-LKjIP-2025-dinas-contoh.docx",
        "04-LKjIP-2025-dinas-contoh.xlsx",
        "05-LKjIP-2025-dinas-contoh.json",
        "06-PK-2025-dinas-contoh-II-murni.pdf",
        "KETERANGAN.txt",
        "DAFTAR.txt",
    ]
    assert isi["01-LKjIP-2025-dinas-contoh.pdf"] == BERKAS_FINAL
    assert isi["02-LKjIP-2025-dinas-contoh-bertanda-tangan.pdf"] == ttd
    data = json.loads(isi["05-LKjIP-2025-dinas-contoh.json"])
    assert data["fakta"]["realisasi:IK1"]["nilai"] == "60"
    assert not [n for n, i in isi.items() if b"Petugas Rahasia" in i]
    daftar = dict(reversed(b.split("  ")) for b in isi["DAFTAR.txt"].decode().splitlines())
    assert daftar == {n: hashlib.sha256(i).hexdigest() for n, i in isi.items() if n != "DAFTAR.txt"}
    keterangan = isi["KETERANGAN.txt"].decode()
    assert final.kode_tampil in keterangan
    assert "20 Februari 2026 (TT-1)" in keterangan
    assert "/publik/" not in keterangan
    assert 'filename="Paket-LKjIP-2025-dinas-contoh-v1.zip"' in jawaban["Content-Disposition"]


@pytest.mark.lambat
def test_package_does_not_change_with_live_data_and_is_made_once(tahun, final, settings, tmp_path):
    settings.VAR = tmp_path
    _, satu = buat_paket(final)
    realisasi = tahun.tk.realisasiindikator_set.get()
    realisasi.nilai = 99
    realisasi.save()
    _, dua = buat_paket(final)
    (simpanan,) = (tmp_path / "keluaran").glob("*.zip")
    simpanan.unlink()
    _, tiga = buat_paket(final)

    assert satu == dua == tiga


@pytest.mark.lambat
def test_package_of_a_reviewed_version_holds_statement_and_notes(db):
    k = kantor_reviu()
    k.siap_simpul()
    k.simpulkan()
    laporan = LaporanKinerja.objects.select_related("tahun_kinerja__opd__pemda").get()

    menurut = {b.nama[3:]: b for b in bahan_paket(laporan)}
    pernyataan = menurut["Pernyataan-Telah-Direviu-2025-dinas-contoh.pdf"].buat()
    catatan = menurut["Catatan-Hasil-Reviu-2025-dinas-contoh.xlsx"].buat()

    halaman = pypdf.PdfReader(io.BytesIO(pernyataan)).pages
    assert len(halaman) == 1
    assert "Contoh Inspektur" in halaman[0].extract_text()
    assert pernyataan == menurut["Pernyataan-Telah-Direviu-2025-dinas-contoh.pdf"].buat()
    assert openpyxl.load_workbook(io.BytesIO(catatan)).sheetnames != []
    assert menurut["Catatan-Hasil-Reviu-2025-dinas-contoh.pdf"].buat().startswith(b"%PDF-")


# The letter


def simpan(tahun, laporan, **ganti: str):
    return klien(tahun.penyusun).post(alamat(laporan), {**ISIAN, **ganti})


def test_letter_is_kept_with_its_entry_in_the_log(tahun, final):
    jawaban = simpan(tahun, final)

    surat = SuratPengantar.objects.get()
    assert (jawaban.status_code, surat.nomor, surat.tanggal) == (
        302,
        "000.8/25/2026",
        date(2026, 2, 20),
    )
    assert surat.tahun_kinerja == tahun.tk
    assert Kejadian.objects.filter(jenis="simpan_surat_pengantar").count() == 1


def test_letter_joins_the_package(tahun, final):
    simpan(tahun, final)

    assert bahan_paket(final)[-1].nama == "05-Surat-Pengantar-2025-dinas-contoh.pdf"


def test_signer_is_the_head_in_office_on_the_date_unless_one_is_chosen(tahun, final):
    def pejabat(kode: str, dari: date, sampai: date | None, **lain: str) -> Pejabat:
        return Pejabat.objects.create(
            pemda=tahun.opd.pemda, opd=tahun.opd, kode=kode, nama=f"Nama {kode}", jabatan="Kepala",
            dari=dari, sampai=sampai, **{"peran": "kepala_opd", **lain},
        )  # fmt: skip

    pejabat("lama", date(2020, 1, 1), date(2026, 1, 31))
    pejabat("baru", date(2026, 2, 1), None, status="plt")
    lain = pejabat("sekretaris", date(2020, 1, 1), None, peran="lain")
    simpan(tahun, final)

    def penanda(**ganti: object) -> tuple[str, tuple[str, ...]]:
        surat = surat_tersimpan(final)
        for nama, nilai in ganti.items():
            setattr(surat, nama, nilai)
        p = susun_surat(surat).penanda
        return p.nama, p.jabatan

    assert penanda() == ("Nama baru", ("Plt. Kepala,",))
    assert penanda(tanggal=date(2026, 1, 20)) == ("Nama lama", ("Kepala,",))
    assert penanda(penanda_tangan=lain) == ("Nama sekretaris", ("Kepala,",))
    surat = surat_tersimpan(final)
    surat.tanggal = date(2019, 1, 1)
    assert susun_surat(surat).penanda is None


def test_letter_names_the_report_its_code_and_hash(tahun, final):
    simpan(tahun, final)

    isi = klien(tahun.pengamat).get(alamat(final, "surat.pdf")).content

    teks = "".join(
        "".join(h.extract_text().split()) for h in pypdf.PdfReader(io.BytesIO(isi)).pages
    )
    assert final.kode_tampil in teks
    assert hashlib.sha256(BERKAS_FINAL).hexdigest() in teks
    assert "WaliKotaContoh" in teks


def test_letter_dates_the_final_step_by_the_day_of_the_local_government(tahun, monkeypatch):
    # Half past six in the morning of the 23rd in western Indonesia.
    pagi = datetime(2026, 2, 22, 23, 30, tzinfo=UTC)
    monkeypatch.setattr(timezone, "now", lambda: pagi)
    laporan = buat_versi(tahun.tk, tahun.penyusun, tahun.pohon, sampai=Langkah.DISAMPAIKAN)
    simpan(tahun, laporan)

    isi = " ".join(susun_surat(surat_tersimpan(laporan)).paragraf)

    assert "dinyatakan final pada tanggal 23 Februari 2026" in isi


def test_own_words_replace_the_usual_ones(tahun, final):
    simpan(tahun, final, isi="Satu\nbaris.\n\nDua.", hal="Hal sendiri")

    surat = susun_surat(surat_tersimpan(final))

    assert (surat.paragraf, surat.hal) == (("Satu baris.", "Dua."), "Hal sendiri")


def test_incomplete_letter_says_what_is_missing_and_keeps_nothing(tahun, final):
    jawaban = simpan(tahun, final, nomor="", tanggal="31 Februari 2026")

    assert jawaban.status_code == 422
    assert SuratPengantar.objects.count() == 0
    assert "000.8" not in jawaban.content.decode().split('name="nomor"')[1][:80]


def test_letter_changed_by_somebody_else_is_not_overwritten(tahun, final):
    simpan(tahun, final)
    jawaban = simpan(tahun, final, nomor="lain")

    assert jawaban.status_code == 409
    assert SuratPengantar.objects.get().nomor == "000.8/25/2026"


def test_page_lists_the_package_and_only_the_author_gets_the_form(tahun, final):
    baca, tulis = (
        klien(o).get(alamat(final)).content.decode() for o in (tahun.pengamat, tahun.penyusun)
    )

    assert "01-LKjIP-2025-dinas-contoh.pdf" in baca
    assert ("Simpan surat" in baca, "Simpan surat" in tulis) == (False, True)


def test_package_waits_for_the_final_file(tahun):
    final = buat_versi(tahun.tk, tahun.penyusun, tahun.pohon, sampai=Langkah.FINAL)

    jawaban = klien(tahun.penyusun).get(alamat(final, "paket.zip"))
    halaman = klien(tahun.penyusun).get(alamat(final)).content.decode()

    assert jawaban.status_code == 409
    assert "Berkas final sedang dibuat" in jawaban.content.decode()
    assert ("Berkas final sedang dibuat" in halaman, "Unduh paket ZIP" in halaman) == (True, False)


def test_draft_has_neither_package_nor_letter(tahun):
    draf = buat_versi(tahun.tk, tahun.penyusun, tahun.pohon, sampai=Langkah.DIAJUKAN)

    for akhir in ("kirim/", "surat.pdf", "surat.docx", "paket.zip"):
        assert klien(tahun.penyusun).get(alamat(draf, akhir)).status_code == 404


def test_others_and_other_formats_find_nothing(tahun, final):
    simpan(tahun, final)
    rekan = buat_pengguna("rekan", "penyusun", opd=buat_opd("dinas-lain", tahun.opd.pemda))

    assert klien(rekan).get(alamat(final, "paket.zip")).status_code == 404
    assert klien(tahun.penyusun).get(alamat(final, "surat.odt")).status_code == 404
    assert klien(tahun.pengamat).post(alamat(final), ISIAN).status_code == 403
