"""Planning pages as workbooks: what the page lists, numbers as numbers, for whom the page is."""

import io
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from kueri_terhitung import banyak_kueri
from orang import klien
from rencana_contoh import Rencana

from anggaran.models import RencanaAksi
from capaian.rencana.pk import buat_pk
from lakip.instansi.jenis_isi import XLSX
from renstra.models import Indikator, ItemIKU, KeputusanIKU, TargetRenstra

pytestmark = pytest.mark.django_db


def buka(rencana: Rencana, alamat: str, siapa: str = "penyusun") -> openpyxl.Workbook:
    jawaban = klien(rencana.dunia.orang[siapa]).get(f"{rencana.alamat}{alamat}?unduh=xlsx")
    assert (jawaban.status_code, jawaban["Content-Type"]) == (200, XLSX)
    assert jawaban["Content-Disposition"].startswith("attachment; filename=")
    return openpyxl.load_workbook(io.BytesIO(jawaban.content))


def isi(ws) -> list[tuple]:
    """Head and rows below the title."""
    return list(ws.iter_rows(min_row=3, values_only=True))


def test_target_grid_keeps_numbers_ranges_and_grades(rencana):
    satu, dua = rencana.indikator
    TargetRenstra.objects.create(
        indikator=satu, tahun=2026, nilai=Decimal("4.2"), nilai_atas=Decimal("4.25")
    )
    TargetRenstra.objects.create(indikator=dua, tahun=2026, nilai=Decimal(70), predikat="BB")

    ws = buka(rencana, "renstra/r25/target/").active

    assert isi(ws) == [
        ("Kelompok", "Indikator", "Satuan", "Kondisi awal", "2025", "2026", "2027",
         "Kondisi akhir"),
        ("Layanan merata", "Cakupan layanan", "%", None, 30, "4,2–4,25", None, None),
        ("Layanan merata", "Tingkat keluhan", "%", None, 4.3, "BB (70)", None, None),
    ]  # fmt: skip
    assert [ws.cell(5, 5).number_format, ws.cell(4, 5).number_format] == [
        "[$-421]#,##0.0",
        "[$-421]#,##0",
    ]


def test_actions_name_their_budget_and_leave_blank_lines_out(rencana):
    RencanaAksi.objects.create(
        tahun_kinerja=rencana.tahun,
        indikator=rencana.indikator[0],
        urutan=1,
        aksi="=Menjangkau keluarga",
        target_tw1=Decimal("2.5"),
        pos=rencana.kegiatan,
        anggaran=Decimal("1250000.5"),
    )

    ws = buka(rencana, "2025/rencana/aksi/").active

    kepala, *baris = isi(ws)
    assert len(baris) == 1
    satu = dict(zip(kepala, baris[0], strict=True))
    assert (satu["Aksi"], satu["TW I"], satu["TW II"], satu["Anggaran (Rp)"]) == (
        "=Menjangkau keluarga", 2.5, None, 1250000.5
    )  # fmt: skip
    assert satu["Program atau kegiatan"] == str(rencana.kegiatan)
    assert ws.cell(4, kepala.index("Aksi") + 1).data_type == "s"


def test_tree_of_a_renstra_has_a_row_for_every_indicator(rencana):
    isi_ = isi(buka(rencana, "renstra/r25/", "pengamat").active)

    assert isi_[1:] == [
        ("Meningkatnya layanan", "Layanan merata", "IK1", "Cakupan layanan", "%", 30, None,
         None),
        ("Meningkatnya layanan", "Layanan merata", "IK2", "Tingkat keluhan", "%", 4.3, None,
         None),
    ]  # fmt: skip


def test_pk_of_a_year_and_what_one_promises(rencana):
    pk = buat_pk(tahun=rencana.tahun, level="II", unit=None, oleh=rencana.dunia.orang["penyusun"])
    pk.tanggal = date(2025, 1, 31)
    pk.save()

    daftar = isi(buka(rencana, "2025/rencana/", "pengamat").active)
    satu = buka(rencana, f"2025/pk/{pk.pk}/", "pengamat")

    assert daftar[1][:5] == ("Perjanjian Kinerja", "Eselon II", None, "31 Januari 2025", "draf")
    assert satu.sheetnames == ["Target", "Anggaran"]
    assert [b[:4] for b in isi(satu["Target"])[1:]] == [
        ("Layanan merata", "Cakupan layanan", "%", 30),
        ("Layanan merata", "Tingkat keluhan", "%", 4.3),
    ]
    assert isi(satu["Anggaran"])[1][:3] == ("1.06.02", "Program Layanan", 1234567.89)


def test_units_and_officials(rencana):
    buku = buka(rencana, "atur/organisasi/")

    assert buku.sheetnames == ["Unit", "Pejabat"]
    assert [b[0] for b in isi(buku["Pejabat"])[1:]] == [
        "Contoh baru", "Contoh lama", "Contoh bidang"
    ]  # fmt: skip
    assert ("bid", "Bidang") in {(b[1], b[2]) for b in isi(buku["Unit"])[1:]}


def test_iku_decision(rencana):
    keputusan = KeputusanIKU.objects.create(
        opd=rencana.dunia.opd, kode="iku", nomor="7/2025", tahun_awal=2025, tahun_akhir=2027
    )
    ItemIKU.objects.create(
        keputusan=keputusan, urutan=1, indikator=rencana.indikator[0], sasaran_teks="Sasaran",
        indikator_teks="Cakupan", alasan="Ukuran pokok",
    )  # fmt: skip

    ws = buka(rencana, "iku/iku/", "pengamat").active

    assert isi(ws)[1][:4] == ("IK1", "Sasaran", "Cakupan", "Ukuran pokok")


@pytest.mark.parametrize(
    ("alamat", "siapa", "status"),
    [
        ("renstra/r25/target/", "pengamat", 403),
        ("atur/organisasi/", "pengamat", 403),
        ("renstra/r25/", "rekan", 404),
        ("2025/rencana/", "rekan", 404),
    ],
)
def test_workbook_is_for_those_whom_the_page_is_for(rencana, alamat, siapa, status):
    peramban = klien(rencana.dunia.orang[siapa])

    assert peramban.get(f"{rencana.alamat}{alamat}?unduh=xlsx").status_code == status


@pytest.mark.parametrize("alamat", ["renstra/r25/", "renstra/r25/target/", "2025/rencana/aksi/"])
def test_thirty_rows_take_as_many_queries_as_a_few(rencana, alamat):
    def kueri() -> int:
        return banyak_kueri(lambda: buka(rencana, alamat))

    sedikit = kueri()
    for n in range(30):
        i = Indikator.objects.create(
            renstra=rencana.renstra, sasaran=rencana.sasaran, kode=f"X{n}", nama=f"Ukuran {n}"
        )
        RencanaAksi.objects.create(tahun_kinerja=rencana.tahun, indikator=i, urutan=1, aksi="Aksi")

    assert kueri() == sedikit
