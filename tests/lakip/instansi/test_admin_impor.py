"""Master data in and out of spreadsheets: Indonesian cells, all or nothing, scope row by row."""

import io
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook, load_workbook
from orang import buat_unit, klien

from anggaran.models import KodeResmi, VersiKode
from lakip.instansi.models import Kejadian, Pejabat, Pengguna, Penugasan, PerangkatDaerah, Unit
from renstra.models import Indikator, Renstra, Sasaran, TargetRenstra

pytestmark = [pytest.mark.django_db, pytest.mark.dua_basis_data]


def alamat(model, aksi: str) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_{aksi}")


def xlsx(*baris: list[object]) -> bytes:
    buku = Workbook()
    for satu in baris:
        buku.active.append(satu)
    wadah = io.BytesIO()
    buku.save(wadah)
    return wadah.getvalue()


def unggah(peramban, model, isi: bytes, jenis: str = "0"):
    """Upload for the preview; ``jenis`` 0 is XLSX, 1 is CSV."""
    berkas = SimpleUploadedFile("data", isi)
    data = {"import_file": berkas, "format": jenis, "resource": "0"}
    return peramban.post(alamat(model, "import"), data)


def impor(peramban, model, isi: bytes, jenis: str = "0"):
    """Upload, then confirm the preview; the preview itself when it has errors."""
    pratinjau = unggah(peramban, model, isi, jenis)
    konfirmasi = pratinjau.context.get("confirm_form")
    if konfirmasi is None:
        return pratinjau
    return peramban.post(alamat(model, "process_import"), konfirmasi.initial, follow=True)


def ekspor(peramban, model) -> list[tuple[object, ...]]:
    jawaban = peramban.get(alamat(model, "export"))
    lembar = load_workbook(io.BytesIO(jawaban.content)).active
    return list(lembar.iter_rows(values_only=True))


def galat(jawaban) -> list[tuple[int, str]]:
    """Row and message of every error in the preview."""
    hasil = jawaban.context["result"]
    baris = [(n, str(g.error)) for n, semua in hasil.row_errors() for g in semua]
    salah = [(r.number, p) for r in hasil.invalid_rows for p in r.error.messages]
    return [(0, str(g.error)) for g in hasil.base_errors] + baris + salah


def siapkan_renstra(opd) -> Renstra:
    renstra = Renstra.objects.create(
        opd=opd, kode="R1", nama="Renstra", tahun_awal=2025, tahun_akhir=2029
    )
    sasaran = Sasaran.objects.create(renstra=renstra, kode="S1", uraian="Sasaran")
    Indikator.objects.create(renstra=renstra, sasaran=sasaran, kode="IK1", nama="Kemiskinan")
    return renstra


def test_officials_are_imported_with_dates_and_choices_as_people_write_them(dunia):
    isi = xlsx(
        [
            *("kode pemda", "kode perangkat daerah", "kode", "peran", "nama lengkap dan gelar"),
            *("jabatan", "status", "menjabat dari", "sampai"),
        ],
        [
            *("kota-uji", "dinas-uji", "k1", "Kepala perangkat daerah", "Nama Contoh"),
            *("Kepala Dinas", "Plt.", "5 Maret 2025", "31/12/2025"),
        ],
    )
    impor(klien(dunia.orang["admin_opd"]), Pejabat, isi)

    pejabat = Pejabat.objects.get()
    assert (pejabat.peran, pejabat.status) == ("kepala_opd", "plt")
    assert (pejabat.dari.isoformat(), pejabat.sampai.isoformat()) == ("2025-03-05", "2025-12-31")
    assert pejabat.opd == dunia.opd


@pytest.mark.parametrize(
    ("tertulis", "nilai"),
    [("4,25", Decimal("4.25")), (4.25, Decimal("4.25")), ("1.234,5", Decimal("1234.5"))],
)
def test_targets_are_read_with_decimal_comma(dunia, tertulis, nilai):
    siapkan_renstra(dunia.opd)
    isi = xlsx(
        ["kode perangkat daerah", "kode renstra", "kode indikator", "jenis", "tahun", "target"],
        ["dinas-uji", "R1", "IK1", "Target tahun", 2025, tertulis],
    )
    impor(klien(dunia.orang["admin_opd"]), TargetRenstra, isi)

    assert TargetRenstra.objects.get().nilai == nilai


def test_number_with_two_readings_is_asked_about_in_its_row(dunia):
    siapkan_renstra(dunia.opd)
    isi = xlsx(
        ["kode perangkat daerah", "kode renstra", "kode indikator", "jenis", "tahun", "target"],
        ["dinas-uji", "R1", "IK1", "Target tahun", 2025, "4,25"],
        ["dinas-uji", "R1", "IK1", "Target tahun", 2026, "1.250"],
    )
    jawaban = impor(klien(dunia.orang["admin_opd"]), TargetRenstra, isi)

    assert galat(jawaban) == [
        (
            3,
            "“1.250” dapat berarti 1250 atau 1,250; tulis 1250 (tanpa titik) atau 1,250 "
            "(dengan koma).",
        )
    ]
    assert TargetRenstra.objects.count() == 0


def test_years_that_no_plan_has_are_refused_in_their_row(dunia):
    isi = xlsx(
        ["kode perangkat daerah", "kode", "nama", "tahun awal", "tahun akhir"],
        ["dinas-uji", "R1", "Renstra", 2025, 20255],
        ["dinas-uji", "R2", "Renstra", 2020, 2040],
    )
    jawaban = impor(klien(dunia.orang["admin_opd"]), Renstra, isi)

    assert galat(jawaban) == [
        (2, "Tahun harus antara 2000 dan 2100."),
        (
            3,
            "Masa 2020 sampai 2040 terlalu panjang: paling lama 11 tahun. "
            "Periksa tahun awal dan tahun akhir.",
        ),
    ]
    assert not Renstra.objects.exists()


def test_one_bad_row_stops_the_whole_file(dunia):
    isi = xlsx(
        ["kode pemda", "kode", "nama"],
        ["kota-uji", "dinas-baru", "Dinas Baru"],
        ["kota-uji", "dinas baru!", "Dinas Lain"],
    )
    jawaban = impor(klien(dunia.orang["admin"]), PerangkatDaerah, isi)

    assert [nomor for nomor, _ in galat(jawaban)] == [3]
    assert not PerangkatDaerah.objects.filter(kode="dinas-baru").exists()


@pytest.mark.parametrize(
    ("siapa", "kode_pemda", "kode"),
    [
        ("admin", "kota-lain", "dinas-baru"),
        ("admin", "kota-lain", "dinas-uji"),
        ("admin", "kota-uji", "dinas-jauh"),
    ],
    ids=["baru di pemda lain", "memindahkan keluar", "menarik masuk"],
)
def test_rows_outside_the_scope_are_refused(dunia, siapa, kode_pemda, kode):
    sebelum = list(PerangkatDaerah.objects.values_list("kode", "pemda__kode").order_by("kode"))
    isi = xlsx(["kode pemda", "kode", "nama"], [kode_pemda, kode, "Dinas"])
    jawaban = impor(klien(dunia.orang[siapa]), PerangkatDaerah, isi)

    assert galat(jawaban) == [(2, "Baris ini milik instansi di luar lingkup penugasan Anda.")]
    assert sebelum == list(
        PerangkatDaerah.objects.values_list("kode", "pemda__kode").order_by("kode")
    )


def test_assignment_beyond_the_own_scope_cannot_be_imported(dunia):
    judul = ["nama pengguna", "peran", "kode pemda", "kode perangkat daerah", "kode unit"]
    isi = xlsx(judul, ["operator", "Admin", "", "", ""])
    jawaban = impor(klien(dunia.orang["admin"]), Penugasan, isi)

    assert galat(jawaban) == [(2, "Baris ini milik instansi di luar lingkup penugasan Anda.")]
    assert Penugasan.objects.filter(pengguna__username="operator").count() == 1


def test_unknown_heading_and_missing_key_are_named(dunia):
    isi = xlsx(["kode pemda", "nama", "pejabat"], ["kota-uji", "Dinas", "x"])
    jawaban = impor(klien(dunia.orang["admin"]), PerangkatDaerah, isi)

    [(_, pesan)] = galat(jawaban)
    assert pesan.startswith(
        "Baris 1: judul kolom “pejabat” tidak dikenal; kolom “kode” tidak ada. "
        "Judul yang dikenal: kode pemda, kode, nama,"
    )


@pytest.mark.parametrize(
    ("kolom", "nilai", "pesan"),
    [
        ("jenis", "Biro", "“Biro” bukan pilihan; isi salah satu: Kepala, Sekretariat, Bidang,"),
        ("kode unit induk", "xx", "Tidak ada unit dengan kode “xx”."),
        ("urutan", "dua", "“dua” tidak terbaca sebagai angka; angka harus bilangan bulat"),
    ],
)
def test_cell_that_cannot_be_read_says_what_is_expected(dunia, kolom, nilai, pesan):
    buat_unit(dunia.opd)
    isi = xlsx(
        ["kode perangkat daerah", "kode susunan", "kode", "nama unit", kolom],
        ["dinas-uji", "sotk", "u9", "Unit", nilai],
    )
    jawaban = impor(klien(dunia.orang["admin_opd"]), Unit, isi)

    [(nomor, teks)] = galat(jawaban)
    assert nomor == 2
    assert teks.startswith(pesan)


def test_users_are_imported_without_password_by_system_admins_only(dunia):
    isi = xlsx(["nama pengguna", "nama lengkap", "aktif"], ["baru", "Orang Baru", "ya"])

    assert unggah(klien(dunia.orang["admin"]), Pengguna, isi).status_code == 403
    impor(klien(dunia.orang["admin_sistem"]), Pengguna, isi)

    baru = Pengguna.objects.get(username="baru")
    assert (baru.nama, baru.has_usable_password(), baru.wajib_ganti_sandi) == (
        "Orang Baru",
        False,
        True,
    )


def test_code_list_is_imported_per_version_and_recorded(dunia):
    VersiKode.objects.create(kode="v1", dasar="Keputusan", tahun_awal=2024)
    isi = "kode versi,kode,nama\nv1,1.06.02,Program Pemberdayaan\nv1,1.06.03,Program Lain\n"
    impor(klien(dunia.orang["admin_sistem"]), KodeResmi, isi.encode(), jenis="1")

    assert list(KodeResmi.objects.values_list("kode", "nama")) == [
        ("1.06.02", "Program Pemberdayaan"),
        ("1.06.03", "Program Lain"),
    ]
    assert list(Kejadian.objects.values_list("jenis", "objek", "data")) == [
        ("impor_induk", "kode resmi", {"new": 2})
    ]


def test_export_holds_the_scope_only(dunia):
    assert [b[1] for b in ekspor(klien(dunia.orang["admin"]), PerangkatDaerah)] == [
        *("kode", "dinas-tetangga", "dinas-uji")
    ]


def test_export_escapes_formulas(dunia):
    dunia.opd.nama = '=HYPERLINK("http://contoh.example")'
    dunia.opd.save()

    assert ekspor(klien(dunia.orang["admin_opd"]), PerangkatDaerah)[1][2] == (
        'HYPERLINK("http://contoh.example")'
    )


@pytest.mark.parametrize("model", [Unit, Indikator, TargetRenstra, Penugasan, PerangkatDaerah])
def test_exported_file_imported_again_changes_nothing(dunia, model):
    buat_unit(dunia.opd)
    renstra = siapkan_renstra(dunia.opd)
    TargetRenstra.objects.create(
        indikator=renstra.indikator.get(), tahun=2025, nilai=Decimal("1234.5")
    )
    peramban = klien(dunia.orang["admin"])
    isi = peramban.get(alamat(model, "export")).content

    jawaban = impor(peramban, model, isi)

    assert "result" not in jawaban.context or galat(jawaban) == []
    assert [str(p) for p in jawaban.context["messages"]] == [
        f"Impor selesai: 0 baru, 0 berubah, 0 dihapus, dan "
        f"{len(load_workbook(io.BytesIO(isi)).active['A']) - 1} tidak berubah pada "
        f"{model._meta.verbose_name_plural}."
    ]


def test_import_keeps_history_with_its_author(dunia):
    isi = xlsx(["kode pemda", "kode", "nama"], ["kota-uji", "dinas-uji", "Dinas Berganti Nama"])
    impor(klien(dunia.orang["admin"]), PerangkatDaerah, isi)

    terbaru = PerangkatDaerah.objects.get(kode="dinas-uji").history.first()
    assert (terbaru.nama, terbaru.history_user) == ("Dinas Berganti Nama", dunia.orang["admin"])
