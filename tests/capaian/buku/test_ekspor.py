"""What goes out comes back equal, and the .xlsx is made for people."""

import io
import json
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from anggaran.models import TotalKontrol
from capaian.buku.berkas_buku import buku_terisi, templat
from capaian.buku.lembar import MENURUT_NAMA
from capaian.models import TeksLaporan
from renstra.models import TahunKinerja
from tests.buku_contoh import buku_kecil, buku_lengkap, ke_json, kesalahan, muat, potret

pytestmark = pytest.mark.django_db
BENTUK = ("json", "xlsx")


def tahun() -> TahunKinerja:
    return TahunKinerja.objects.get()


def buka(isi: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(isi))


def test_full_workbook_has_rows_in_every_sheet():
    assert set(buku_lengkap()) - {"t_pegawai"} == set(MENURUT_NAMA)


@pytest.mark.sedang
@pytest.mark.parametrize("bentuk", BENTUK)
def test_export_into_an_empty_database_gives_equal_tables(bentuk):
    kosong = potret()
    with transaction.atomic():
        assert muat(buku_lengkap()).kesalahan == []
        asli = potret()
        isi = buku_terisi(tahun(), bentuk)
        transaction.set_rollback(True)
    assert potret() == kosong

    hasil = muat(isi, f"buku.{bentuk}")

    assert hasil.kesalahan == []
    assert potret() == asli
    assert all(asli[model] for model in asli if model not in {"Skala", "KelasSkala"})


@pytest.mark.sedang
@pytest.mark.parametrize("bentuk", BENTUK)
def test_export_imported_over_itself_changes_nothing(bentuk):
    muat(buku_lengkap())

    hasil = muat(buku_terisi(tahun(), bentuk), f"buku.{bentuk}")

    assert (hasil.status, hasil.perubahan, hasil.catatan) == ("sama", [], [])


@pytest.mark.sedang
def test_json_and_xlsx_of_the_same_year_mean_the_same():
    muat(buku_lengkap())
    dari_json = muat(buku_terisi(tahun(), "json"), coba=True)
    dari_xlsx = muat(buku_terisi(tahun(), "xlsx"), coba=True)

    assert dari_json.lembar == dari_xlsx.lembar


@pytest.mark.sedang
def test_amounts_beyond_a_spreadsheets_digits_stay_exact():
    muat(buku_lengkap())
    TotalKontrol.objects.filter(dokumen="SPJ").first().delete()
    besar = TotalKontrol.objects.get()
    besar.nilai = Decimal("91234567890123456.78")
    besar.save()

    muat(buku_terisi(tahun(), "xlsx"))

    assert TotalKontrol.objects.get().nilai == Decimal("91234567890123456.78")


@pytest.mark.sedang
def test_text_longer_than_a_cell_is_continued_in_the_next_rows():
    buku = buku_kecil()
    panjang = "\n".join(f"Paragraf {n} dengan isi yang panjang." for n in range(2000))
    buku["teks"][0]["isi"] = panjang
    muat(buku)

    isi = buku_terisi(tahun(), "xlsx")
    hasil = muat(isi)

    baris = list(buka(isi)["teks"].iter_rows(min_row=2, values_only=True))
    assert [(b[0], b[1]) for b in baris] == [
        ("latar-belakang", 1),
        ("latar-belakang", 2),
        ("latar-belakang", 3),
    ]
    assert hasil.status == "sama"
    assert TeksLaporan.objects.get().isi == panjang


@pytest.mark.sedang
def test_text_that_looks_like_a_formula_is_written_as_text():
    muat(buku_lengkap())
    lembar = buka(buku_terisi(tahun(), "xlsx"))["teks"]
    sel = next(b[2] for b in lembar.iter_rows() if b[0].value == "kesimpulan")

    assert (sel.value, sel.data_type, sel.quotePrefix) == ("=1+1 bukan rumus", "s", True)


def test_only_the_plans_that_the_year_refers_to_are_exported():
    muat(buku_lengkap())
    lain = buku_kecil()
    lain["tahun"] = [{"tahun": "2030", "renstra": "r30"}]
    lain["renstra"] = [{"kode": "r30", "nama": "Lain", "tahun_awal": "2030", "tahun_akhir": "2034"}]
    lain.pop("sotk")
    lain.pop("unit")
    muat(lain)

    data = json.loads(buku_terisi(TahunKinerja.objects.get(tahun=2030), "json"))

    assert [r["kode"] for r in data["renstra"]] == ["r30"]
    assert [i["kode"] for i in data["indikator"]] == ["IT1", "IK1"]
    assert [s["kode"] for s in data["sotk"]] == ["sotk-1"]  # the official in office leads a unit
    assert [k for k in data if k in {"rencana_daerah", "skala", "keputusan_iku"}] == []


def test_predecessor_in_another_renstra_is_written_with_its_parent():
    muat(buku_lengkap())
    data = json.loads(buku_terisi(tahun(), "json"))
    ik2 = next(i for i in data["indikator"] if i["kode"] == "IK2")

    assert (ik2["pendahulu"], ik2["sasaran"], ik2["skala"]) == ("r20#IK1", "S2", "skala-uji")
    assert [t["misi"] for t in data["tujuan"]] == ["rpjmd#1"]


@pytest.mark.sedang
def test_numbers_dates_and_codes_have_fitting_cells():
    muat(buku_lengkap())
    buku = buka(buku_terisi(tahun(), "xlsx"))

    def sel(lembar: str, kolom: str, baris: int = 2) -> Any:
        kepala = [s.value for s in buku[lembar][1]]
        return buku[lembar].cell(baris, kepala.index(kolom) + 1)

    assert (sel("pagu", "pagu").value, sel("pagu", "pagu").number_format) == (1000000, "#,##0")
    assert sel("pagu", "pagu", 3).number_format == "#,##0.00"
    assert sel("pk", "tanggal").number_format == "dd/mm/yyyy"
    assert sel("anggaran", "kode").number_format == "@"
    assert sel("target_renstra", "target").value == "4,2-4,25"
    assert sel("riwayat", "realisasi", 3).value == "A 80,71"


@pytest.mark.sedang
def test_template_guides_with_locked_heads_drop_downs_and_notes():
    buku = buka(templat("xlsx"))
    indikator = buku["indikator"]
    sah = {str(v.sqref).split("2:")[0]: v for v in indikator.data_validations.dataValidation}
    kepala = [s.value for s in indikator[1]]
    huruf = {nama: s.column_letter for nama, s in zip(kepala, indikator[1], strict=True)}

    assert buku.sheetnames[:4] == ["Petunjuk", "opd", "tahun", "pemda"]
    assert set(buku.sheetnames) == {"Petunjuk", *MENURUT_NAMA}
    assert indikator.protection.sheet
    assert indikator["A1"].protection.locked
    assert not indikator.column_dimensions["B"].protection.locked
    assert indikator.freeze_panes == "C2"
    assert sah[huruf["arah"]].formula1 == '"naik,turun,tetap"'
    assert sah[huruf["sasaran"]].formula1 == "sasaran!$B$2:$B$2000"
    assert sah[huruf["nama"]].prompt.startswith("Wajib. Nama indikator menurut Renstra.")


@pytest.mark.sedang
def test_guide_names_every_column_with_its_example():
    lembar = buka(templat("xlsx"))["Petunjuk"]
    baris = {(b[0], b[1]): b[5] for b in lembar.iter_rows(min_row=2, values_only=True) if b[1]}
    diharapkan = {
        (spek.nama, kolom.nama): kolom.contoh or None
        for spek in MENURUT_NAMA.values()
        for kolom in spek.kolom.values()
    }

    assert {k: v for k, v in baris.items() if k != ("lembar", "kolom")} == diharapkan


@pytest.mark.sedang
@pytest.mark.parametrize("bentuk", BENTUK)
def test_blank_template_lacks_only_the_four_rows_that_every_year_has(bentuk):
    hasil = muat(templat(bentuk))

    assert kesalahan(hasil) == [
        (nama, None, "") for nama in ("opd", "tahun", "pengaturan_pengukuran", "pengaturan_laporan")
    ]


def banyak(jumlah: int) -> dict[str, list[dict[str, Any]]]:
    """A small workbook with ``jumlah`` indicators, nodes, texts and table rows."""
    buku = buku_kecil()
    for n in range(jumlah):
        buku["indikator"].append({"kode": f"X{n}", "sasaran": "S1", "nama": f"Indikator {n}"})
        buku["realisasi"].append({"indikator": f"X{n}", "realisasi": str(n)})
        buku["anggaran"].append({"kode": f"2.{n}", "tingkat": "program", "nama": f"P {n}"})
        buku["teks"].append({"kunci": f"teks-{n}", "isi": f"Isi {n}"})
        buku["tabel_data"].append({"kode": f"tabel-{n}", "judul": f"T {n}", "letak": "x"})
        buku["tabel_kolom"].append({"tabel": f"tabel-{n}", "kunci": "a", "judul": "A"})
        buku[f"t_tabel-{n}"] = [{"_kunci": "r", "a": "isi"}]
    return buku


@pytest.mark.sedang
@pytest.mark.parametrize("perbuatan", ["ekspor", "impor"])
def test_queries_do_not_grow_with_rows(perbuatan):
    kueri = []
    for jumlah in (1, 30):
        buku = banyak(jumlah)
        muat(buku)
        with CaptureQueriesContext(connection) as tangkap:
            if perbuatan == "ekspor":
                buku_terisi(tahun(), "json")
            else:
                assert muat(ke_json(buku)).status == "sama"
        kueri.append(len(tangkap))

    assert kueri[0] == kueri[1]
