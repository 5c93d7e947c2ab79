"""The five ticks of each indicator: rows from the recording, form, proposal, export, checklist."""

import io
from importlib import import_module

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook
from orang import klien
from reviu_siap import HARI, KantorReviu, ajukan, kantor_reviu

from capaian.laporan.pohon import (
    Bab,
    Baris,
    JenisBaris,
    Kolom,
    Laporan,
    Sampul,
    Sel,
    Tabel,
    Tampilan,
)
from capaian.models import ButirReviu, DaftarReviu, JawabanReviu, PenilaianSmart
from capaian.reviu.alur import Langkah
from capaian.reviu.buka import buka_reviu, periksa_ulang
from capaian.reviu.jawab import IsianJawaban, simpan_jawaban
from capaian.reviu.keadaan import daftar_berlaku
from capaian.reviu.smart import IsianSmart, samakan_smart, sandi, simpan_smart
from lakip.instansi.models import Kejadian

pytestmark = pytest.mark.django_db
SEMUA = (True,) * 5
TIDAK_RELEVAN = (True, True, True, False, True)
BELUM = (None,) * 5


@pytest.fixture
def kr(kantor_direviu: KantorReviu) -> KantorReviu:
    return kantor_direviu


def butir(kr: KantorReviu) -> JawabanReviu:
    return kr.reviu.jawaban.get(butir__nomor="III.10")


def nilai(kr: KantorReviu, isi: tuple[bool | None, ...], *, oleh=None) -> int:
    """Judge every indicator alike."""
    isian = [IsianSmart(p.pk, isi, sandi(p.nilai)) for p in kr.reviu.smart.all()]
    return simpan_smart(reviu=kr.reviu, isian=isian, oleh=oleh or kr.pereviu)


def jawab(kr: KantorReviu, jawaban: str, alasan: str = "") -> int:
    j = butir(kr)
    isian = IsianJawaban(j.butir_id, jawaban, alasan=alasan, asal=j.jawaban)
    return simpan_jawaban(reviu=kr.reviu, isian=[isian], oleh=kr.pereviu)


def laporan(nama: dict[str, str]) -> Laporan:
    """A report that measures these indicators."""
    baris = tuple(
        Baris(kode, JenisBaris.RINCI, {"indikator": Sel(isi, isi)}) for kode, isi in nama.items()
    )
    tabel = Tabel("ringkasan", "Ringkasan", (Kolom("indikator", "Indikator"),), baris)
    bab = Bab("bab-3", "Akuntabilitas", (tabel,), "BAB III")
    sampul = Sampul("Laporan", 2025, "Dinas", "Kota")
    return Laporan("dinas", 2025, "1", "diajukan", False, sampul, Tampilan(), (bab,), {})


def test_opening_lists_the_recorded_indicators_unanswered(kr):
    (p,) = kr.reviu.smart.all()

    assert (p.kode, p.nama, p.nilai) == ("IK1", "Persentase IK1", BELUM)
    assert (butir(kr).mesin, butir(kr).jawaban, butir(kr).bukti_mesin) == (
        *("", ""),
        "0 dari 1 indikator sudah dinilai menurut SMART.",
    )


def test_ticks_propose_the_answer_once_all_are_judged(kr):
    nilai(kr, (True, True, None, None, None))
    assert (butir(kr).mesin, butir(kr).jawaban) == ("", "")

    nilai(kr, SEMUA)
    assert (butir(kr).mesin, butir(kr).jawaban, butir(kr).oleh) == ("ya", "ya", None)

    nilai(kr, TIDAK_RELEVAN)
    j = butir(kr)
    assert (j.mesin, j.jawaban, j.rujukan) == ("tidak", "tidak", ["realisasi:IK1"])
    assert j.bukti_mesin == (
        "1 dari 1 indikator sudah dinilai menurut SMART. Belum memenuhi: Persentase IK1 (relevan)."
    )
    assert Kejadian.objects.filter(jenis="nilai_smart_reviu", oleh=kr.pereviu).count() == 3
    assert p_riwayat() == [TIDAK_RELEVAN, SEMUA, (True, True, None, None, None), BELUM]


def p_riwayat() -> list[tuple[bool | None, ...]]:
    """What the history of ticks holds, the newest first."""
    riwayat = PenilaianSmart.history.order_by("-history_id")
    return list(riwayat.values_list(*PenilaianSmart.KRITERIA))


def test_answer_against_the_ticks_needs_a_reason_and_a_persons_stays_before_them(kr):
    jawab(kr, "ya")
    assert (butir(kr).jawaban, butir(kr).oleh) == ("ya", kr.pereviu)
    nilai(kr, SEMUA)
    assert (butir(kr).jawaban, butir(kr).oleh) == ("ya", kr.pereviu)

    with pytest.raises(ValidationError, match=r"Butir III\.10: tulis alasan"):
        jawab(kr, "tidak")
    jawab(kr, "tidak", "Targetnya terlalu rendah.")
    nilai(kr, TIDAK_RELEVAN)
    nilai(kr, SEMUA)

    j = butir(kr)
    assert (j.mesin, j.jawaban, j.alasan) == ("ya", "tidak", "Targetnya terlalu rendah.")


def test_only_reviewers_save_and_only_while_the_review_is_open(kr):
    with pytest.raises(PermissionDenied):
        nilai(kr, SEMUA, oleh=kr.penyusun)
    kr.siap_simpul()
    kr.simpulkan()

    with pytest.raises(ValidationError, match="sudah ditutup"):
        nilai(kr, SEMUA)
    assert kr.reviu.smart.get().nilai == BELUM


def test_ticks_of_a_colleague_are_not_overwritten_and_untouched_rows_do_not_count(kr):
    (p,) = kr.reviu.smart.all()
    nilai(kr, SEMUA)
    kosong = sandi(BELUM)

    def simpan(isi: tuple[bool | None, ...], asal: str) -> int:
        isian = [IsianSmart(p.pk, isi, asal)]
        return simpan_smart(reviu=kr.reviu, isian=isian, oleh=kr.pereviu)

    with pytest.raises(ValidationError) as galat:
        simpan(TIDAK_RELEVAN, kosong)
    assert galat.value.messages == [
        "IK1 Persentase IK1: penilaiannya sudah diubah orang lain. Periksa lagi, lalu simpan."
    ]
    assert (simpan(BELUM, kosong), simpan(SEMUA, kosong)) == (0, 0)
    assert kr.reviu.smart.get().nilai == SEMUA


def test_ticks_follow_the_recording_and_new_wording_is_judged_anew(kr):
    samakan_smart(kr.reviu, laporan({"IK1": "Persentase IK1", "IK2": "Dua", "IK3": "Tiga"}))
    nilai(kr, SEMUA)

    centang = samakan_smart(kr.reviu, laporan({"IK4": "Empat", "IK2": "DUA.", "IK1": "Indeks IK1"}))

    assert [(p.urutan, p.kode, p.nama, p.nilai) for p in kr.reviu.smart.all()] == [
        (1, "IK4", "Empat", BELUM),
        (2, "IK2", "DUA.", SEMUA),
        (3, "IK1", "Indeks IK1", BELUM),
    ]
    assert [(c.kode, c.selesai) for c in centang] == [("IK4", False), ("IK2", True), ("IK1", False)]


def test_asking_again_keeps_ticks_and_a_new_round_starts_without(kr):
    nilai(kr, SEMUA)
    periksa_ulang(reviu=kr.reviu, oleh=kr.pereviu)
    assert (kr.reviu.smart.get().nilai, butir(kr).mesin) == (SEMUA, "ya")

    kr.siap_simpul()
    kr.simpulkan()
    baru = ajukan(kr.k.langkah(kr.laporan, Langkah.DRAF, "pereviu", "Perbaiki."), kr.k.orang)
    putaran = buka_reviu(laporan=baru, hari_ini=HARI, oleh=kr.pereviu)

    assert (putaran.smart.get().nilai, kr.reviu.smart.get().nilai) == (BELUM, SEMUA)


def test_form_saves_without_script_and_an_empty_box_is_a_no_once_marked_judged(kr):
    c, alamat = klien(kr.pereviu), f"{kr.dasar}smart/"
    (p,) = kr.reviu.smart.all()
    centang = {f"{k}-{p.pk}": "on" for k in ("spesifik", "terukur", "dapat_dicapai")}
    asal = {f"asal-{p.pk}": "-----"}

    assert f'href="{alamat}"' in c.get(f"{kr.dasar}daftar/").content.decode()
    sebagian = c.post(alamat, centang | asal)
    assert (sebagian.status_code, kr.reviu.smart.get().nilai) == (302, (True,) * 3 + (None,) * 2)
    asal = {f"asal-{p.pk}": "111--"}
    jadi = c.post(alamat, centang | asal | {f"dinilai-{p.pk}": "on"}, follow=True)

    assert "Penilaian 1 indikator disimpan." in jadi.content.decode()
    assert kr.reviu.smart.get().nilai == (True, True, True, False, False)
    assert butir(kr).jawaban == "tidak"


def test_refused_form_keeps_what_was_typed(kr):
    (p,) = kr.reviu.smart.all()
    nilai(kr, TIDAK_RELEVAN)
    isi = {f"asal-{p.pk}": "-----", f"relevan-{p.pk}": "on", f"dinilai-{p.pk}": "on"}

    jawaban = klien(kr.pereviu).post(f"{kr.dasar}smart/", isi)
    (baris,) = jawaban.context["baris"]

    assert (jawaban.status_code, baris.asal, baris.dinilai) == (422, "11101", True)
    assert [n for *_, n in baris.centang] == [False, False, False, True, False]
    assert "penilaiannya sudah diubah orang lain" in jawaban.content.decode()


def test_page_is_read_only_for_the_agency_and_after_the_conclusion(kr):
    nilai(kr, TIDAK_RELEVAN)
    alamat = f"{kr.dasar}smart/"
    terbuka, penyusun = (klien(o).get(alamat).content.decode() for o in (kr.pereviu, kr.penyusun))
    kr.siap_simpul()
    kr.simpulkan()
    tutup = klien(kr.pereviu).get(alamat).content.decode()

    assert [h.count('type="checkbox"') for h in (terbuka, penyusun, tutup)] == [6, 0, 0]
    assert '<td data-label="Relevan">Tidak</td>' in tutup
    (p,) = kr.reviu.smart.all()
    kirim = klien(kr.pereviu).post(alamat, {f"asal-{p.pk}": "11101"} | {f"relevan-{p.pk}": "on"})
    assert kirim.status_code == 422
    assert kr.reviu.smart.get().nilai == TIDAK_RELEVAN


def test_queries_do_not_grow_with_the_indicators(kr):
    c, alamat = klien(kr.pereviu), f"{kr.dasar}smart/"

    def hitung(isi: dict[str, str] | None) -> int:
        with CaptureQueriesContext(connection) as kueri:
            jawaban = c.post(alamat, isi) if isi else c.get(alamat)
        assert jawaban.status_code == (302 if isi else 200)
        return len(kueri)

    def kirim(kriteria: str) -> dict[str, str]:
        isi = {}
        for p in kr.reviu.smart.all():
            isi |= {f"asal-{p.pk}": sandi(p.nilai), f"{kriteria}-{p.pk}": "on"}
        return isi

    satu = hitung(None), hitung(kirim("spesifik"))
    samakan_smart(kr.reviu, laporan({f"IK{n}": f"Indikator {n}" for n in range(1, 31)}))
    hitung(kirim("relevan"))  # the proposal tells the new number of indicators
    banyak = hitung(None), hitung(kirim("terukur"))

    assert kr.reviu.smart.filter(terukur=True).count() == 30
    assert banyak == satu


def test_export_prints_the_ticks(kr):
    nilai(kr, (True, False, None, True, True))

    isi = klien(kr.penyusun).get(f"{kr.dasar}catatan-hasil-reviu.xlsx").content
    ws = load_workbook(io.BytesIO(isi))["Penilaian SMART"]
    baris = [[s.value for s in b] for b in ws.iter_rows()]
    (isi,) = [b for b in baris if b[0] in ("1", 1)]

    kepala = ["No.", "Indikator", "Spesifik", "Terukur", "Dapat dicapai", "Relevan"]
    assert [*kepala, "Berbatas waktu"] in baris
    assert isi[1:] == ["Persentase IK1", "Ya", "Tidak", "belum", "Ya", "Ya"]


def test_checklist_without_the_check_asks_no_ticks():
    tanpa = kantor_tanpa_smart()

    assert (tanpa.reviu.smart.count(), butir(tanpa).mesin) == (0, "")
    assert butir(tanpa).bukti_mesin == ""
    assert "smart/" not in klien(tanpa.pereviu).get(f"{tanpa.dasar}daftar/").content.decode()
    laman = klien(tanpa.pereviu).get(f"{tanpa.dasar}smart/")
    assert (laman.status_code, "Tidak ada indikator" in laman.content.decode()) == (200, True)


def kantor_tanpa_smart() -> KantorReviu:
    """A review by a version of the checklist in which people alone answer III.10."""
    ButirReviu.objects.filter(daftar__reviu=None, mesin="smart").update(mesin="")
    return kantor_reviu("dinas-lama")


def test_used_checklist_gets_a_successor_that_proposes():
    lama = kantor_tanpa_smart().reviu.daftar
    pasang = import_module("capaian.migrations.0018_usulkan_smart").pasang

    pasang(apps, None)
    pasang(apps, None)

    baru = daftar_berlaku(HARI)
    assert (DaftarReviu.objects.count(), baru.versi, baru.butir.count()) == (2, 2, 23)
    assert baru.butir.get(nomor="III.10").mesin == "smart"
    assert lama.butir.get(nomor="III.10").mesin == ""
    assert list(baru.butir.exclude(nomor="III.10").values_list("nomor", "mesin", "syarat")) == list(
        lama.butir.exclude(nomor="III.10").values_list("nomor", "mesin", "syarat")
    )
