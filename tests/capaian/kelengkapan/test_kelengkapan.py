"""What is missing before a report can be submitted: nothing is forgotten, nothing asked twice."""

import re
from datetime import date
from decimal import Decimal
from io import StringIO

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from orang import buat_pengguna, buat_unit, klien
from pabrik import Pabrik
from tahun_lengkap import lengkap

from anggaran.models import Keluaran, Pagu, PerjanjianKinerja, TargetTriwulan
from capaian.kelengkapan import Bagian, Kelengkapan, hitung_persen, kelengkapan
from capaian.kelengkapan.petugas import DaftarPetugas
from capaian.models import Analisis, Pembanding, RealisasiIndikator, TeksLaporan
from capaian.tidak_berlaku import berlakukan, kecualikan
from capaian.tugas_saya import tugas_saya
from capaian.verifikasi import Keputusan, belum_diverifikasi, putuskan
from lakip.instansi.models import Kejadian, Pengguna
from renstra.models import Indikator, TahunKinerja

pytestmark = pytest.mark.django_db

TENGAH_TAHUN = date(2025, 8, 1)


def hitung(p: Pabrik) -> Kelengkapan:
    return kelengkapan(TahunKinerja.objects.select_related("opd__pemda").get(pk=p.tk.pk))


def kurang(p: Pabrik) -> set[str]:
    return {b.syarat.kunci for b in hitung(p).kurang}


@pytest.fixture
def pontianak(tahun_contoh: TahunKinerja) -> TahunKinerja:
    """The finished demo year."""
    return tahun_contoh


@pytest.mark.sedang
@pytest.mark.dua_basis_data
def test_the_finished_demo_year_lacks_nothing(pontianak):
    k = kelengkapan(pontianak)

    assert (k.kurang, k.persen) == ((), 100)
    assert len(k.butir) > 250


@pytest.mark.sedang
@pytest.mark.parametrize(
    ("hapus", "hilang"),
    [
        (lambda: RealisasiIndikator.objects.get(indikator__kode="IK1"), "realisasi:IK1"),
        (lambda: TeksLaporan.objects.get(kunci="kesimpulan"), "teks:kesimpulan"),
        (lambda: Pembanding.objects.get(indikator__kode="IK1"), "pembanding:IK1"),
        (lambda: Pagu.objects.get(pos__kode="1.06.03.2.01.0001"), "pagu:1.06.03.2.01.0001"),
    ],
)
def test_taking_one_thing_away_makes_it_the_missing_item(pontianak, hapus, hilang):
    hapus().delete()

    k = kelengkapan(pontianak)

    assert hilang in {b.syarat.kunci for b in k.kurang}
    assert k.persen == 99


@pytest.mark.sedang
def test_an_output_without_realisasi_is_missing(pontianak):
    k = Keluaran.objects.order_by("pk").first()
    k.realisasi = None
    k.save()

    hasil = [b.syarat.kunci for b in kelengkapan(pontianak).kurang]

    assert hasil == [f"keluaran:{k.pos.kode}#{k.nomor}"]


def test_a_year_with_nothing_in_it_asks_for_its_plan_first():
    k = hitung(Pabrik())

    assert [b.syarat.kunci for b in k.kurang][:3] == ["keputusan_iku", "tujuan", "sasaran"]
    assert 0 < k.persen < 50


@pytest.mark.parametrize(
    ("beres", "semua", "persen"), [(0, 0, 0), (199, 200, 99), (9999, 10000, 99), (200, 200, 100)]
)
def test_percent_is_rounded_down_so_that_only_all_is_a_hundred(beres, semua, persen):
    assert hitung_persen(beres, semua) == persen


def test_a_quarter_is_asked_for_after_it_ended_where_it_has_a_target():
    p = Pabrik()
    i = p.indikator("IK1", p.sasaran(), target=80)
    for n in (2, 3):
        TargetTriwulan.objects.create(
            tahun_kinerja=p.tk, indikator=i, triwulan=n, nilai=Decimal(40)
        )

    nilai = {
        b.syarat.kunci: b.kini(TENGAH_TAHUN)
        for b in hitung(p).kurang
        if b.syarat.kunci.startswith("realisasi:IK1") and "@" not in b.syarat.kunci
    }

    assert nilai == {"realisasi:IK1#tw2": True, "realisasi:IK1#tw3": False, "realisasi:IK1": False}


def test_a_filled_quarter_is_done_and_the_year_still_open():
    p = Pabrik()
    i = p.indikator("IK1", p.sasaran(), target=80)
    TargetTriwulan.objects.create(tahun_kinerja=p.tk, indikator=i, triwulan=1, nilai=Decimal(20))
    p.realisasi(i, 21, triwulan=1)

    hasil = kurang(p)

    assert "realisasi:IK1#tw1" not in hasil
    assert "realisasi:IK1" in hasil


def test_the_figure_of_the_year_makes_its_quarters_needless():
    p = Pabrik()
    i = p.indikator("IK1", p.sasaran(), target=80, realisasi=81)
    TargetTriwulan.objects.create(tahun_kinerja=p.tk, indikator=i, triwulan=1, nilai=Decimal(20))

    hasil = {k for k in kurang(p) if k.startswith("realisasi:IK1") and "@" not in k}

    assert hasil == set()


def test_a_reason_for_no_figure_counts_as_filled():
    p = Pabrik()
    i = p.indikator("IK1", p.sasaran(), target=80)
    p.realisasi(i, None, alasan_kosong="belum dirilis")

    assert "realisasi:IK1" not in kurang(p)


@pytest.mark.sedang
def test_a_part_that_is_switched_off_asks_for_nothing():
    p = lengkap()
    Analisis.objects.all().delete()
    awal = {k for k in kurang(p) if k.startswith("analisis:")}
    p.bagian("analisis-5", aktif=False)

    assert len(awal) == 9
    assert {k for k in kurang(p) if k.startswith("analisis:")} == set()


@pytest.mark.sedang
def test_a_text_carried_over_from_last_year_is_not_done():
    p = lengkap()
    t = p.teks("kesimpulan", "Sudah baik.")
    assert "teks:kesimpulan" not in kurang(p)

    t.asal = TeksLaporan.Asal.TERBAWA
    t.save()

    assert "teks:kesimpulan" in kurang(p)


@pytest.mark.sedang
def test_a_pk_that_is_not_final_is_missing():
    p = lengkap()
    assert {"pk_murni#final", "pk_perubahan:1#final"} <= kurang(p)

    for pk in PerjanjianKinerja.objects.all():
        pk.final = True
        pk.save()

    assert {k for k in kurang(p) if k.endswith("#final")} == set()


def test_an_open_error_of_the_checks_is_an_item_that_always_applies():
    p = lengkap()
    p.belanja(p.pos("X", pagu=10), 20)

    satu = next(b for b in hitung(p).kurang if b.syarat.kunci.startswith("temuan:"))

    assert "melebihi pagu" in satu.syarat.uraian
    with pytest.raises(ValidationError):
        kecualikan(
            tahun_kinerja=p.tk,
            kunci=satu.syarat.kunci,
            alasan="biar",
            oleh=buat_pengguna("a"),
        )


@pytest.mark.sedang
def test_an_item_that_does_not_apply_counts_as_done_until_it_applies_again():
    p, oleh = lengkap(), buat_pengguna("panji")
    awal = hitung(p)

    kecualikan(tahun_kinerja=p.tk, kunci="kartu:IK1", alasan="Sudah pada SK", oleh=oleh)
    tengah = hitung(p)
    berlakukan(tahun_kinerja=p.tk, kunci="kartu:IK1", oleh=oleh)

    assert tengah.beres == awal.beres + 1
    assert hitung(p).beres == awal.beres
    jenis = list(Kejadian.objects.order_by("pk").values_list("jenis", flat=True))
    assert jenis == ["kecualikan_butir", "berlakukan_butir"]


@pytest.mark.parametrize("alasan", ["", "   "])
def test_an_exception_without_reason_is_refused(alasan):
    p = lengkap()
    with pytest.raises(ValidationError):
        kecualikan(
            tahun_kinerja=p.tk, kunci="kartu:IK1", alasan=alasan, oleh=buat_pengguna("panji")
        )


def test_people_of_the_unit_fill_it_and_penyusun_where_there_are_none():
    p = Pabrik()
    unit = buat_unit(p.opd)
    s = p.sasaran()
    for kode, satu in (("IK1", unit["seksi"]), ("IK2", unit["sekretariat"])):
        p.indikator(kode, s, target=1, unit=satu)
    bidang = buat_pengguna("oka", "operator", opd=p.opd, unit=unit["bidang"])
    penyusun = buat_pengguna("panji", "penyusun", opd=p.opd)

    petugas = DaftarPetugas(p.opd)
    siapa = {b.syarat.kunci: petugas(b.syarat) for b in hitung(p).kurang}

    assert siapa["realisasi:IK1"].orang == ((bidang.pk, "oka"),)
    assert siapa["realisasi:IK2"].orang == ((penyusun.pk, "panji"),)
    assert siapa["pk"].orang == ((penyusun.pk, "panji"),)


def test_without_anybody_the_role_is_named():
    p = Pabrik()
    p.indikator("IK1", p.sasaran(), target=1)

    petugas = DaftarPetugas(p.opd)
    satu = next(b.syarat for b in hitung(p).kurang if b.syarat.kunci == "realisasi:IK1")

    assert petugas(satu).nama == "Operator (belum ada)"


def test_queries_do_not_grow_with_the_indicators():
    banyak = []
    for n, jumlah in enumerate((1, 30)):
        p = Pabrik(f"dinas-{n}")
        s = p.sasaran()
        for k in range(jumlah):
            p.indikator(f"IK{k}", s, target=80, realisasi=80)
        with CaptureQueriesContext(connection) as kueri:
            hitung(p)
        banyak.append(len(kueri))

    assert banyak[0] == banyak[1]
    assert Indikator.objects.count() == 31


def test_an_entered_figure_wants_evidence_and_waits_for_the_verifikator():
    p = Pabrik()
    unit = buat_unit(p.opd)
    i = p.indikator("IK1", p.sasaran(), target=80, realisasi=80, unit=unit["seksi"])
    oka = buat_pengguna("oka", "operator", opd=p.opd, unit=unit["bidang"])
    vera = buat_pengguna("vera", "verifikator", opd=p.opd, unit=unit["bidang"])

    petugas = DaftarPetugas(p.opd)
    syarat = [b.syarat for b in hitung(p).kurang if b.syarat.bagian == Bagian.BUKTI]
    milik = {s.kunci: petugas(s).orang for s in syarat}

    tahun = f"/opd/{p.opd.kode}/{p.tahun}"
    assert [s.alamat for s in syarat] == [
        f"{tahun}/isian/0/bukti/indikator/{i.pk}/",
        f"{tahun}/verifikasi/?keadaan=diajukan#isian-indikator-{i.realisasi.get().pk}",
    ]
    assert milik == {
        "bukti:indikator:IK1#0": ((oka.pk, "oka"),),
        "verifikasi:indikator:IK1#0": ((vera.pk, "vera"),),
    }


def test_a_returned_figure_goes_back_to_who_fills_it_with_the_reason_first_of_all():
    p = Pabrik()
    unit = buat_unit(p.opd)
    s = p.sasaran()
    for kode in ("IK1", "IK2"):
        p.indikator(kode, s, target=80, unit=unit["seksi"])
    p.realisasi(Indikator.objects.get(kode="IK2"), 80)
    oka = buat_pengguna("oka", "operator", opd=p.opd, unit=unit["bidang"])
    tk = TahunKinerja.objects.select_related("opd__pemda").get(pk=p.tk.pk)

    putuskan(
        tahun_kinerja=tk,
        isian=belum_diverifikasi(tk),
        keputusan=Keputusan.DIKEMBALIKAN,
        alasan="Lampirkan rekapnya",
        oleh=buat_pengguna("vera", "verifikator", opd=p.opd),
    )

    pertama = tugas_saya(oka, date(2027, 1, 5))[0].kini[0].butir.syarat
    assert pertama.kunci == "verifikasi:indikator:IK2#0"
    assert pertama.dikembalikan == "Lampirkan rekapnya"
    assert "#indikator-" in pertama.alamat


@pytest.mark.lambat
def test_the_demo_year_being_filled_has_work_for_every_role(db):
    call_command("muat_contoh", verbosity=0, stderr=StringIO())
    hari = date(2026, 11, 20)
    orang = {p.username: p for p in Pengguna.objects.all()}

    tugas = {
        siapa: next(t for t in tugas_saya(orang[siapa], hari) if t.tahun_kinerja.tahun == 2026)
        for siapa in ("operator", "verifikator", "penyusun")
    }

    kunci = {siapa: [x.butir.syarat.kunci for x in t.kini] for siapa, t in tugas.items()}
    assert kunci["operator"] == [
        "verifikasi:indikator:IK1#2",
        "realisasi:IK1#tw3",
        "bukti:indikator:IK1#2",
        "bukti:indikator:IK3#3",
    ]
    assert kunci["verifikator"] == ["verifikasi:indikator:IK3#3"]
    assert "target_triwulan:IT1" in kunci["penyusun"]
    assert 50 < kelengkapan(tugas["penyusun"].tahun_kinerja).persen < 100


@pytest.mark.lambat
def test_every_link_of_the_demo_year_leads_to_a_place_on_its_page(db):
    call_command("muat_contoh", verbosity=0, stderr=StringIO())
    tk = TahunKinerja.objects.select_related("opd__pemda").get(tahun=2026)
    penyusun = klien(buat_pengguna("panji", "penyusun", opd=tk.opd))
    tempat: dict[str, set[str]] = {}
    for b in kelengkapan(tk).kurang:
        halaman, _, jangkar = b.syarat.alamat.partition("#")
        tempat.setdefault(halaman, set()).add(jangkar)

    hilang = {}
    for halaman, jangkar in tempat.items():
        jawaban = penyusun.get(halaman)
        ada = {"", *re.findall(r'\bid="([^"]+)"', jawaban.content.decode())}
        hilang[halaman] = (jawaban.status_code, jangkar - ada)

    assert hilang == dict.fromkeys(tempat, (200, set()))
    tanpa = {b.syarat.bagian for b in kelengkapan(tk).kurang if "#" not in b.syarat.alamat}
    assert Bagian.KELUARAN not in tanpa
    assert len(tempat) > 20
