"""The way of a report: who takes which step, what it needs, what is recorded, what stays."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from laporan_siap import JALUR, PENYAMPAIAN, Kantor, kantor
from orang import klien
from versi_contoh import BERKAS_FINAL

from anggaran.models import Pagu, TotalKontrol
from capaian.alur_laporan import (
    Penyampaian,
    lampirkan,
    langkahkan,
    mulai_versi,
    simpan_berkas_final,
)
from capaian.laporan.rekaman import sidik_isi
from capaian.models import LangkahLaporan, LaporanKinerja, TeksLaporan, TidakBerlaku
from capaian.reviu.alur import JALAN, Langkah, cari_jalan
from capaian.sajian import sajikan_laporan
from capaian.sajian_versi import rekaman_terakhir, sajikan_rekaman, sajikan_versi
from capaian.syarat_laporan import halangan
from lakip.instansi.izin import PERAN
from lakip.instansi.models import Kejadian

PDF_TTD = b"%PDF-1.7\nbertanda tangan\n%%EOF\n"


@pytest.fixture
def k(kantor_siap: Kantor) -> Kantor:
    return kantor_siap


def selesai(k: Kantor, akhir: str = Langkah.FINAL) -> LaporanKinerja:
    """A version up to ``akhir`` with its final file."""
    laporan = k.sampai(Langkah.FINAL)
    simpan_berkas_final(laporan=laporan, isi=BERKAS_FINAL, nama="laporan.pdf")
    return k.sampai(akhir, laporan)


def ubah_teks(k: Kantor) -> None:
    teks = TeksLaporan.objects.get(tahun_kinerja=k.tk, kunci="kesimpulan")
    teks.isi = "<p>Kesimpulan yang diperbaiki.</p>"
    teks.save()


@pytest.mark.sedang
def test_report_goes_from_draft_to_publication_and_every_step_is_recorded(k):
    laporan = selesai(k, Langkah.TERBIT)

    langkah = ["draf", *(str(ke) for ke, _ in JALUR)]
    jejak = list(laporan.jejak.values_list("dari", "ke", "oleh"))
    assert [(dari, ke) for dari, ke, _ in jejak] == list(pairwise(langkah))
    assert [oleh for *_, oleh in jejak] == [k.orang[peran].pk for _, peran in JALUR]
    assert (laporan.tanggal_penyampaian, laporan.tanda_terima) == (date(2026, 2, 20), "Agenda 15")
    assert (
        list(
            Kejadian.objects.filter(jenis="langkah_laporan")
            .order_by("pk")
            .values_list("data__ke", flat=True)
        )
        == langkah[1:]
    )


@pytest.mark.parametrize("jalan", JALAN, ids=lambda j: f"{j.dari.value}-{j.ke.value}")
def test_step_is_refused_to_everybody_whose_role_does_not_have_it(k, jalan):
    laporan = k.mulai()
    laporan.langkah = jalan.dari
    lain = [p for p in k.orang if not PERAN[p].izin & set(jalan.izin)]

    for peran in lain:
        with pytest.raises(PermissionDenied):
            langkahkan(laporan=laporan, ke=jalan.ke, oleh=k.orang[peran], alasan="x")

    assert (lain != [], LangkahLaporan.objects.count()) == (True, 0)


def test_only_a_penyusun_begins_a_version_and_only_when_none_is_unfinished(k):
    with pytest.raises(PermissionDenied):
        mulai_versi(tahun_kinerja=k.tk, oleh=k.orang["kepala"])
    k.mulai()

    with pytest.raises(ValidationError, match="Versi 1 belum final"):
        k.mulai()


def test_missing_item_open_total_and_empty_part_block_with_their_places(k):
    laporan = k.mulai()
    TidakBerlaku.objects.first().delete()
    TotalKontrol.objects.create(tahun_kinerja=k.tk, jenis="DPA", nilai=1, dokumen="DPA Dinas")
    TeksLaporan.objects.get(kunci="kesimpulan").delete()

    semua = halangan(laporan, cari_jalan("draf", "diverifikasi"))

    uraian = [h.uraian for h in semua]
    assert all(h.alamat.startswith("/opd/dinas-contoh/") for h in semua)
    assert "Naskah laporan: 1 hal belum selesai." in uraian
    assert any("masih bertanda belum diisi" in u for u in uraian)
    assert any("berbeda dari DPA Dinas" in u for u in uraian)
    with pytest.raises(ValidationError) as galat:
        k.langkah(laporan, "diverifikasi", "verifikator")
    assert galat.value.messages == uraian


def test_unverified_value_blocks(k):
    laporan = k.mulai()
    Pagu.objects.update(nilai=100)  # nothing that waits for a Verifikator
    realisasi = k.tk.realisasiindikator_set.get()
    realisasi.nilai += 1
    realisasi.save()

    uraian = [h.uraian for h in halangan(laporan, cari_jalan("draf", "diverifikasi"))]

    assert uraian == ["Bukti dan verifikasi: 1 hal belum selesai."]


@pytest.mark.sedang
def test_change_after_approval_needs_a_new_approval(k):
    laporan = k.sampai(Langkah.DISETUJUI)
    ubah_teks(k)

    with pytest.raises(ValidationError, match="berubah sejak disetujui"):
        k.langkah(laporan, "diajukan", "penyusun")
    laporan = k.langkah(laporan, "draf", "penyusun", "Kesimpulan diperbaiki")
    laporan = k.sampai(Langkah.DIAJUKAN, laporan)

    assert "yang diperbaiki" in str(sajikan_versi(laporan).bab)


@pytest.mark.sedang
def test_submitted_version_is_drawn_from_its_recording_whatever_changes_later(k):
    laporan = k.sampai(Langkah.DIAJUKAN)
    rekaman = rekaman_terakhir(laporan)
    semula = sajikan_laporan(k.tk)
    ubah_teks(k)

    kini = sajikan_versi(laporan)

    assert sajikan_rekaman(rekaman) == semula
    assert (kini.bab, kini.fakta, kini.status, kini.versi) == (
        semula.bab,
        semula.fakta,
        "diajukan",
        1,
    )
    assert rekaman.sha256 == rekaman.pohon.sha256 == sidik_isi(semula)
    assert sajikan_laporan(k.tk) != semula


@pytest.mark.sedang
def test_every_submission_has_its_own_recording(k):
    laporan = k.sampai(Langkah.DIAJUKAN)
    with pytest.raises(ValidationError, match="Tulis alasan"):
        k.langkah(laporan, "draf", "kepala", "  ")
    laporan = k.langkah(laporan, "draf", "kepala", "Kesimpulan kurang")
    ubah_teks(k)
    laporan = k.sampai(Langkah.DIAJUKAN, laporan)

    sidik = list(laporan.rekaman.values_list("urutan", "sha256"))
    assert [urutan for urutan, _ in sidik] == [1, 2]
    assert sidik[0][1] != sidik[1][1]
    assert laporan.jejak.filter(ke="draf").get().alasan == "Kesimpulan kurang"


@pytest.mark.sedang
def test_inspektorat_reviews_where_the_pemda_says_so(k):
    k.tk.opd.pemda.reviu_opd = True
    k.tk.opd.pemda.save()
    laporan = k.sampai(Langkah.DIAJUKAN)

    with pytest.raises(ValidationError, match="direviu Inspektorat lebih dahulu"):
        k.langkah(laporan, "usul_final", "penyusun")
    with pytest.raises(ValidationError, match="belum memberi simpulan"):
        k.langkah(laporan, "direviu", "pereviu")

    assert LaporanKinerja.objects.get().langkah == "diajukan"


@pytest.mark.sedang
def test_correction_is_a_new_version_and_the_earlier_one_stays(k):
    satu = selesai(k)
    isi_satu = sajikan_versi(satu)
    ubah_teks(k)
    dua = selesai(k)

    assert (satu.versi, dua.versi) == (1, 2)
    assert sajikan_versi(LaporanKinerja.objects.get(versi=1)) == isi_satu
    assert satu.kode != dua.kode
    assert "yang diperbaiki" in str(sajikan_versi(dua).bab)


@pytest.mark.sedang
def test_final_version_keeps_its_words_when_names_and_settings_change(k):
    laporan = selesai(k)
    semula = sajikan_versi(laporan)
    k.tk.opd.nama = k.tk.opd.pemda.nama = "Nama lain"
    k.tk.opd.save()
    k.tk.opd.pemda.save()

    lagi = sajikan_versi(k.sampai(Langkah.TERBIT, laporan))

    assert lagi == replace(semula, status="terbit")
    assert (semula.sampul.kode, semula.status) == (laporan.kode_tampil, "final")
    assert laporan.berkas.get(jenis="naskah").berkas.sha256 == sidik_isi(semula)


@pytest.mark.sedang
def test_final_file_is_kept_once(k):
    laporan = k.sampai(Langkah.FINAL)
    satu = simpan_berkas_final(laporan=laporan, isi=BERKAS_FINAL, nama="a.pdf")
    dua = simpan_berkas_final(laporan=laporan, isi=PDF_TTD, nama="b.pdf")

    assert (satu, satu.berkas.sha256) == (dua, dua.berkas.sha256)


@pytest.mark.sedang
def test_handing_in_needs_the_final_file_a_date_and_a_receipt(k):
    laporan = k.sampai(Langkah.FINAL)
    isi = {"laporan": laporan, "ke": "disampaikan", "oleh": k.orang["penyusun"]}

    with pytest.raises(ValidationError, match="Isi tanggal penyampaian"):
        langkahkan(**isi)
    with pytest.raises(ValidationError, match="Isi tanggal penyampaian"):
        langkahkan(**isi, penyampaian=Penyampaian(date(2026, 2, 1), " "))
    with pytest.raises(ValidationError, match="Berkas final belum selesai"):
        langkahkan(**isi, penyampaian=PENYAMPAIAN)


def unggahan(isi: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile("laporan-ttd.pdf", isi)


@pytest.mark.sedang
def test_signed_copy_is_kept_beside_the_final_file_with_its_own_hash(k):
    laporan = selesai(k)

    ttd = lampirkan(
        laporan=laporan, jenis="ttd", unggahan=unggahan(PDF_TTD), oleh=k.orang["kepala"]
    )

    final = laporan.berkas.get(jenis="final")
    assert (ttd.nama, ttd.berkas.sha256 != final.berkas.sha256) == ("laporan-ttd.pdf", True)


@pytest.mark.sedang
@pytest.mark.parametrize(
    ("isi", "jenis", "pesan"),
    [
        (b"bukan pdf", "ttd", "bukan PDF"),
        (BERKAS_FINAL, "ttd", "sama dengan berkas final"),
        (PDF_TTD, "final", "Pilih jenis"),
    ],
)
def test_attachment_that_is_no_signed_copy_is_refused(k, isi, jenis, pesan):
    laporan = selesai(k)

    with pytest.raises(ValidationError, match=pesan):
        lampirkan(laporan=laporan, jenis=jenis, unggahan=unggahan(isi), oleh=k.orang["penyusun"])

    assert set(laporan.berkas.values_list("jenis", flat=True)) == {"naskah", "final"}


@pytest.mark.sedang
def test_attachment_waits_for_the_final_version_and_the_right_people(k):
    laporan = k.sampai(Langkah.DIAJUKAN)
    with pytest.raises(ValidationError, match="sudah final"):
        lampirkan(laporan=laporan, jenis="ttd", unggahan=unggahan(PDF_TTD), oleh=k.orang["kepala"])
    with pytest.raises(PermissionDenied):
        lampirkan(
            laporan=laporan, jenis="ttd", unggahan=unggahan(PDF_TTD), oleh=k.orang["operator"]
        )


@pytest.mark.sedang
@pytest.mark.django_db(transaction=True)
def test_two_people_who_act_at_once_take_one_step_together():
    k = kantor()
    laporan = k.sampai(Langkah.DIAJUKAN)
    kedua = [("usul_final", "penyusun"), ("draf", "kepala")] * 2

    def coba(langkah: tuple[str, str]) -> str:
        ke, peran = langkah
        try:
            return k.langkah(laporan, ke, peran, "Bersamaan").langkah
        except ValidationError:
            return "ditolak"
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as banyak:
        hasil = sorted(banyak.map(coba, kedua))

    kini = LaporanKinerja.objects.get()
    assert (hasil.count("ditolak"), set(hasil) - {"ditolak"}) == (3, {kini.langkah})
    assert (kini.langkah != "diajukan", kini.jejak.filter(dari="diajukan").count()) == (True, 1)


@pytest.mark.sedang
@pytest.mark.django_db(transaction=True)
def test_two_who_begin_a_version_at_once_begin_one():
    k = kantor()

    def coba(_: int) -> int:
        try:
            return k.mulai().versi
        except ValidationError:
            return 0
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as banyak:
        hasil = sorted(banyak.map(coba, range(3)))

    assert (hasil, LaporanKinerja.objects.count()) == ([0, 0, 1], 1)


@pytest.mark.lambat
@pytest.mark.django_db(transaction=True)
def test_final_package_is_made_by_the_worker_and_its_code_verifies_it():
    k = kantor()
    laporan = k.sampai(Langkah.FINAL)
    layar = klien(k.orang["penyusun"])

    unduhan = layar.get(f"{laporan.get_absolute_url()}laporan.pdf")
    isi = b"".join(unduhan) if unduhan.streaming else unduhan.content
    alamat = f"/verifikasi/{laporan.kode_tampil.lower()}"
    umum = klien(None).post(alamat, {"berkas": SimpleUploadedFile("unduhan.pdf", isi)})

    nama = "LKjIP-2025-dinas-contoh-v1-final.pdf"
    assert (laporan.berkas.get(jenis="final").nama, isi[:5]) == (nama, b"%PDF-")
    assert nama in unduhan["Content-Disposition"]
    assert "sama persis dengan berkas final" in umum.content.decode()
