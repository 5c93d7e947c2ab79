"""A round of review from opening to conclusion, and what the database keeps frozen."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, connection, transaction
from reviu_siap import HARI, SIMPULAN, KantorReviu, ajukan

from capaian.models import ButirReviu, CatatanReviu, JawabanReviu, PenilaianSmart, Reviu
from capaian.reviu.alur import Langkah
from capaian.reviu.buka import buka_reviu, periksa_ulang, simpan_data
from capaian.reviu.keadaan import reviu_sah
from capaian.reviu.percakapan import IsianCatatan, tulis_catatan
from capaian.reviu.pernyataan import pernyataan
from capaian.reviu.simpulan import IsianSimpulan, kekurangan, simpulkan
from lakip.instansi.models import Kejadian

pytestmark = [pytest.mark.django_db, pytest.mark.dua_basis_data]


@pytest.fixture
def kr(kantor_direviu: KantorReviu) -> KantorReviu:
    return kantor_direviu


def test_opening_asks_23_items_names_the_inspektur_and_records_it(kr):
    assert [j.butir.nomor for j in kr.reviu.jawaban.all()][:7] == [
        *("I.1", "I.2", "I.3", "I.4", "I.5", "I.6", "II.1")
    ]
    assert kr.reviu.jawaban.count() == 23
    assert [(a.peran, a.nama) for a in kr.reviu.anggota.all()] == [
        ("inspektur", "Contoh Inspektur")
    ]
    assert Kejadian.objects.filter(jenis="buka_reviu", oleh=kr.pereviu).count() == 1
    assert kr.reviu.simpulan == ""


def test_opening_again_returns_the_open_review(kr):
    lagi = buka_reviu(laporan=kr.laporan, hari_ini=HARI, oleh=kr.pereviu)

    assert (lagi.pk, Reviu.objects.count()) == (kr.reviu.pk, 1)


def test_only_the_inspektorat_opens_a_review_and_only_of_a_submitted_report(kr):
    with pytest.raises(PermissionDenied):
        buka_reviu(laporan=kr.laporan, hari_ini=HARI, oleh=kr.penyusun)
    kr.siap_simpul()
    kr.simpulkan()

    laporan = kr.k.langkah(kr.laporan, Langkah.DRAF, "pereviu", "Perbaiki tabel.")
    with pytest.raises(ValidationError, match="sesudah laporan diajukan"):
        buka_reviu(laporan=laporan, hari_ini=HARI, oleh=kr.pereviu)
    assert Reviu.objects.count() == 1


def test_conclusion_waits_for_numbers_team_and_checklist(kr):
    with pytest.raises(ValidationError) as galat:
        simpulkan(reviu=kr.reviu, isian=SIMPULAN, oleh=kr.pereviu)

    belum = [j.butir.nomor for j in kr.reviu.jawaban.filter(jawaban="")]
    assert galat.value.messages == [
        "Nomor surat tugas belum diisi.",
        "Tanggal surat tugas belum diisi.",
        "Nomor kertas kerja reviu belum diisi.",
        "Ketua tim belum ada.",
        f"Daftar periksa belum lengkap: butir {', '.join(belum)}.",
    ]
    assert kr.segarkan().ditutup is None
    assert kr.laporan.langkah == Langkah.DIAJUKAN


def test_conclusion_closes_the_review_and_moves_the_report(kr):
    kr.siap_simpul()
    assert kekurangan(kr.segarkan()) == []

    reviu = kr.simpulkan()

    assert (reviu.simpulan, reviu.ditutup_oleh) == ("tanpa_keberatan", kr.pereviu)
    assert kr.laporan.langkah == Langkah.DIREVIU
    assert reviu_sah(kr.laporan) == reviu


@pytest.mark.parametrize(
    ("isian", "pesan"),
    [
        (IsianSimpulan("", date(2026, 2, 10), "Kota"), "Pilih simpulan reviu."),
        (
            IsianSimpulan("dengan_penjelas", date(2026, 2, 10), "Kota", " "),
            "Tulis paragraf penjelas.",
        ),
        (IsianSimpulan("tanpa_keberatan", None, ""), "Isi tempat dan tanggal pernyataan."),
    ],
)
def test_conclusion_is_never_made_up(kr, isian, pesan):
    kr.siap_simpul()

    with pytest.raises(ValidationError) as galat:
        kr.simpulkan(isian)

    assert galat.value.messages == [pesan]
    assert kr.segarkan().simpulan == ""


def test_open_comments_need_a_reason(kr):
    kr.siap_simpul()
    tulis_catatan(reviu=kr.reviu, isian=IsianCatatan("Perbaiki."), oleh=kr.pereviu)

    with pytest.raises(ValidationError, match="1 catatan belum selesai"):
        kr.simpulkan()
    reviu = kr.simpulkan(
        IsianSimpulan("tanpa_keberatan", date(2026, 2, 10), "Kota", alasan_terbuka="Tidak pokok.")
    )

    assert reviu.alasan_terbuka == "Tidak pokok."


def test_statement_says_what_the_reviewer_chose_and_only_then(kr):
    assert pernyataan(kr.laporan) is None
    kr.siap_simpul()
    kr.simpulkan(
        IsianSimpulan("dengan_penjelas", date(2026, 2, 10), "Kota Contoh", "Data masih sementara.")
    )

    p = pernyataan(kr.laporan)

    assert p.isi[-1] == "Data masih sementara."
    assert "selain hal yang dijelaskan" in p.isi[2]
    assert p.tanda_tangan.tempat_tanggal == "Kota Contoh, 10 Februari 2026"
    assert p.tanda_tangan.pihak[0].nama == "Contoh Inspektur"
    assert p.lampiran == ()


def test_checklist_is_attached_only_when_the_settings_say_so(kr):
    kr.siap_simpul()
    kr.simpulkan()
    p = kr.k.p.tk.pengaturan_laporan
    p.lampirkan_daftar_reviu = True
    p.save()

    (tabel,) = pernyataan(kr.laporan).lampiran

    assert [b.kunci for b in tabel.baris if b.jenis == "rinci"][-1] == "III.10"


def test_report_that_came_back_needs_a_new_round_and_a_new_conclusion(kr):
    kr.siap_simpul()
    kr.simpulkan()
    laporan = kr.k.langkah(kr.laporan, Langkah.DRAF, "pereviu", "Ada yang tertinggal.")
    laporan = ajukan(laporan, kr.k.orang)
    assert laporan.langkah == Langkah.DIAJUKAN
    assert (reviu_sah(laporan), pernyataan(laporan)) == (None, None)

    baru = buka_reviu(laporan=laporan, hari_ini=HARI, oleh=kr.pereviu)

    assert (baru.putaran, baru.nomor_surat_tugas, baru.simpulan) == (2, "ST-01", "")
    assert [a.peran for a in baru.anggota.all()] == ["inspektur", "ketua"]


def test_resubmission_during_a_review_asks_for_the_machine_again(kr):
    kr.siap_simpul()
    laporan = kr.k.langkah(kr.laporan, Langkah.DRAF, "pereviu", "Perbaiki.")
    ajukan(laporan, kr.k.orang)

    kr.segarkan()
    assert [k.uraian for k in kekurangan(kr.reviu)] == [
        "Laporan diajukan ulang: jalankan lagi pemeriksaan otomatis pada daftar periksa."
    ]
    periksa_ulang(reviu=kr.reviu, oleh=kr.pereviu)
    assert kekurangan(kr.segarkan()) == []


def test_closed_review_is_frozen_for_functions_orm_and_sql(kr):
    kr.siap_simpul()
    catatan = tulis_catatan(reviu=kr.reviu, isian=IsianCatatan("Perbaiki."), oleh=kr.pereviu)
    CatatanReviu.objects.filter(pk=catatan.pk).update(status="selesai")
    reviu = kr.simpulkan()

    with pytest.raises(ValidationError, match="sudah ditutup"):
        simpan_data(reviu=reviu, isi={"nomor_kkr": "X"}, oleh=kr.pereviu)
    perintah = [
        lambda: Reviu.objects.filter(pk=reviu.pk).update(simpulan="dengan_penjelas", penjelas="x"),
        lambda: Reviu.objects.filter(pk=reviu.pk).update(ditutup=None),
        lambda: JawabanReviu.objects.filter(reviu=reviu).update(jawaban="tidak", alasan="x"),
        lambda: reviu.anggota.first().delete(),
        lambda: CatatanReviu.objects.filter(reviu=reviu).delete(),
        lambda: CatatanReviu.objects.create(
            tahun_kinerja=kr.k.tk, reviu=reviu, nomor=9, tempat="x", isi="x", oleh=kr.pereviu
        ),
        lambda: ButirReviu.objects.filter(daftar=reviu.daftar).update(uraian="x"),
        lambda: ButirReviu.objects.create(
            daftar=reviu.daftar, urutan=99, nomor="IV.1", kelompok="x", uraian="x"
        ),
        lambda: reviu.smart.update(terukur=False),
        lambda: reviu.smart.get().delete(),
        lambda: PenilaianSmart.objects.create(
            tahun_kinerja=kr.k.tk, reviu=reviu, urutan=9, kode="X", nama="x"
        ),
        lambda: _sql("UPDATE capaian_penilaiansmart SET nama = 'x'"),
        lambda: _sql("DELETE FROM capaian_jawabanreviu"),
        lambda: _sql("UPDATE capaian_catatanreviu SET isi = 'x'"),
    ]
    for satu in perintah:
        with pytest.raises(DatabaseError, match="sudah final"), transaction.atomic():
            satu()


def _sql(perintah: str) -> None:
    with connection.cursor() as kursor:
        kursor.execute(perintah)
