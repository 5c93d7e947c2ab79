"""Entering outputs: who may, what is computed and asked, who wins, what the report then says."""

import re
from decimal import Decimal

import pytest
from kueri_terhitung import kueri_laman
from orang import buat_pengguna, buat_unit, klien
from pabrik import Pabrik

from anggaran.models import Keluaran, RealisasiKeluaran
from capaian.jadwal import tutup_periode
from capaian.models import Bukti
from capaian.sajian import sajikan_laporan
from capaian.verifikasi import Keputusan, daftar_isian, putuskan
from lakip.instansi.models import Kejadian
from lakip.instansi.sunting import versi

pytestmark = pytest.mark.django_db


@pytest.fixture
def p():
    p = Pabrik()
    p.pengukuran()
    p.unit = buat_unit(p.opd)
    program = p.pos("1.01", unit=p.unit["bidang"])
    kegiatan = p.pos("1.01.01", induk=program)
    lain = p.pos("1.02", unit=p.unit["sekretariat"])
    p.k1 = p.keluaran(kegiatan, 100, None)
    p.k2 = p.keluaran(lain, 50, None)
    p.penyusun = buat_pengguna("penyusun", "penyusun", opd=p.opd)
    p.operator = buat_pengguna("operator", "operator", opd=p.opd, unit=p.unit["bidang"])
    return p


def alamat(p: Pabrik, triwulan: int = 2, bagian: str = "") -> str:
    return f"/opd/{p.opd.kode}/{p.tahun}/isian/{triwulan}/keluaran/{bagian}"


def kirim(p: Pabrik, siapa, k: Keluaran, triwulan: int = 2, htmx: bool = False, **isi):
    """Send one row as the page does; ``versi`` and ``asal`` are those of a blank row."""
    data = {"baris": k.pk, f"versi-{k.pk}": isi.pop("versi", 0), f"asal-{k.pk}": "␟␟␟"}
    data |= {f"{n}-{k.pk}": isi.get(n, "") for n in ("nilai", "catatan", "kendala", "upaya")}
    kepala = {"HX-Request": "true"} if htmx else {}
    return klien(siapa).post(alamat(p, triwulan), data, headers=kepala)


def nama_baris(isi: str) -> list[str]:
    return re.findall(r'<tr id="baris-\d+".*?<th scope="row">([^<]+?) <span', isi, re.DOTALL)


def test_page_lists_the_outputs_of_nodes_below_the_operators_unit_grouped_by_program(p):
    isi = klien(p.operator).get(alamat(p)).content.decode()

    assert nama_baris(isi) == ["Keluaran 1.01.01"]
    assert re.findall(r'<th scope="rowgroup"[^>]*>([^<]+)<', isi) == [str(p.k1.pos.induk)]
    semua = klien(p.penyusun).get(alamat(p)).content.decode()
    assert nama_baris(semua) == ["Keluaran 1.01.01", "Keluaran 1.02"]


def test_stranger_gets_404_colleague_without_the_right_403_and_other_unit_is_not_found(p):
    asing = buat_pengguna("asing", "penyusun", opd=Pabrik("dinas-lain").opd)
    pengamat = buat_pengguna("pengamat", "pengamat", opd=p.opd)

    assert kirim(p, asing, p.k1, nilai="1").status_code == 404
    assert kirim(p, pengamat, p.k1, nilai="1").status_code == 403
    assert kirim(p, p.operator, p.k2, nilai="1").status_code == 404
    assert klien(p.operator).get(alamat(p, 5)).status_code == 404
    assert RealisasiKeluaran.objects.count() == 0


def test_quarter_is_stored_with_its_history_and_the_log(p):
    jawaban = kirim(p, p.operator, p.k1, nilai="40,5", catatan="Dua kali", kendala="Hujan")

    assert jawaban.status_code == 302
    baris = RealisasiKeluaran.objects.get()
    assert (baris.keluaran, baris.triwulan, baris.nilai) == (p.k1, 2, Decimal("40.5"))
    assert (baris.catatan, baris.kendala, baris.upaya) == ("Dua kali", "Hujan", "")
    assert baris.history.get().history_user == p.operator
    kejadian = Kejadian.objects.get(jenis="isi_keluaran")
    assert kejadian.data == {
        "triwulan": 2,
        "perubahan": {
            "nilai": [None, "40.5"],
            "catatan": ["", "Dua kali"],
            "kendala": ["", "Hujan"],
        },
    }


@pytest.mark.sedang
@pytest.mark.parametrize(
    ("agregasi", "setahun"), [("LAST", 45), ("SUM", 75), ("AVG", Decimal("37.5")), ("MAXV", 45)]
)
def test_report_puts_the_quarters_together_by_the_outputs_own_way(p, agregasi, setahun):
    p.k1.agregasi = agregasi
    p.k1.save()
    kirim(p, p.operator, p.k1, 1, nilai="30")
    kirim(p, p.operator, p.k1, 2, nilai="45")

    fakta = sajikan_laporan(p.tk).fakta

    assert fakta["keluaran:1.01.01#1"].nilai == setahun
    assert fakta["capaian:1.01.01#1"].nilai == setahun
    sumber = fakta["keluaran:1.01.01#1"].sumber
    assert sumber.oleh == "operator"
    assert sumber.tempat.startswith("isian keluaran triwulan ii")


def test_figure_typed_for_the_year_wins_over_the_quarters(p):
    kirim(p, p.operator, p.k1, 4, nilai="30")
    jawaban = kirim(
        p, p.operator, p.k1, 0, nilai="90", catatan="Menurut laporan akhir", versi=versi(p.k1)
    )

    assert jawaban.status_code == 302
    p.k1.refresh_from_db()
    assert (p.k1.realisasi, p.k1.penjelasan) == (90, "Menurut laporan akhir")
    assert sajikan_laporan(p.tk).fakta["keluaran:1.01.01#1"].nilai == 90


def test_percentages_are_never_added_up(p):
    p.k1.agregasi, p.k1.satuan = "SUM", "%"
    p.k1.save()
    kirim(p, p.operator, p.k1, 1, nilai="30")

    assert sajikan_laporan(p.tk).fakta["keluaran:1.01.01#1"].nilai is None


def test_capaian_and_questions_are_computed_by_the_server_without_saving(p):
    kirim(p, p.operator, p.k1, 1, nilai="30")

    def hasil(nilai: str) -> list[str]:
        isi = {"baris": p.k1.pk, f"nilai-{p.k1.pk}": nilai}
        jawaban = klien(p.operator).get(alamat(p, 2, "hitung/"), isi)
        return re.findall(r"<span[^>]*>([^<]+)</span>", jawaban.content.decode())

    assert hasil("80") == ["80,00% (Berhasil)"]
    assert hasil("") == ["belum ada data"]
    assert hasil("20") == [
        "20,00% (Tidak Berhasil)",
        "Nilai sampai Triwulan II (20) lebih kecil daripada Triwulan I (30).",
    ]
    assert RealisasiKeluaran.objects.filter(triwulan=2).count() == 0
    tak_ada = klien(p.operator).get(alamat(p, 2, "hitung/"), {"baris": p.k2.pk})
    assert tak_ada.status_code == 404


def test_surprising_figure_is_questioned_and_kept_with_its_explanation(p):
    kirim(p, p.operator, p.k1, 1, nilai="3")

    tanya = kirim(p, p.operator, p.k1, nilai="30")
    assert tanya.status_code == 422
    assert "Nilai 30 sedikitnya 10 kali Triwulan I (3)." in tanya.content.decode()
    assert RealisasiKeluaran.objects.filter(triwulan=2).count() == 0

    assert kirim(p, p.operator, p.k1, nilai="30", catatan="Gelombang dua").status_code == 302
    baris = RealisasiKeluaran.objects.get(triwulan=2)
    assert (baris.nilai, baris.catatan) == (30, "Gelombang dua")


@pytest.mark.parametrize(("nilai", "status"), [("0,85", 422), ("1,5", 302), ("0", 302)])
def test_fraction_of_a_percentage_is_questioned(p, nilai, status):
    p.k1.satuan = "%"
    p.k1.save()

    jawaban = kirim(p, p.operator, p.k1, nilai=nilai)

    assert jawaban.status_code == status
    kata = "Nilai 0,85 untuk satuan % jauh di bawah 100. Bila maksudnya 85%, tulis 85."
    assert (kata in jawaban.content.decode()) is (status == 422)


def test_old_note_does_not_explain_a_new_surprise(p):
    kirim(p, p.operator, p.k1, 1, nilai="3")
    kirim(p, p.operator, p.k1, nilai="4", catatan="Catatan lama")
    baris = RealisasiKeluaran.objects.get(triwulan=2)

    jawaban = kirim(p, p.operator, p.k1, nilai="40", catatan="Catatan lama", versi=versi(baris))

    assert jawaban.status_code == 422
    baris.refresh_from_db()
    assert baris.nilai == 4


def test_last_years_output_is_the_last_value_of_the_first_quarter(p):
    lama = p.tahun_lain(p.tahun - 1)
    lama.keluaran(lama.pos("1.01.01"), 80, 77)

    isi = klien(p.operator).get(alamat(p, 1)).content.decode()

    assert f"Tahun {p.tahun - 1}: 77" in isi


def test_second_person_is_stopped_and_sees_both_values(p):
    kirim(p, p.penyusun, p.k1, nilai="40")

    bentrok = kirim(p, p.operator, p.k1, nilai="41", htmx=True)

    isi = bentrok.content.decode()
    assert "Diubah orang lain" in isi
    assert "tersimpan: <strong>40</strong>" in isi
    assert 'value="41"' in isi
    assert RealisasiKeluaran.objects.get().nilai == 40


def test_unreadable_and_ambiguous_numbers_are_refused_with_what_was_typed(p):
    for teks, kata in (("empat", "tidak terbaca"), ("1.234", "dapat berarti")):
        jawaban = kirim(p, p.operator, p.k1, nilai=teks)
        assert jawaban.status_code == 422
        assert kata in jawaban.content.decode()
        assert f'value="{teks}"' in jawaban.content.decode()
    assert RealisasiKeluaran.objects.count() == 0


def test_closed_period_is_read_only_on_the_page_and_refused_by_the_server(p):
    admin = buat_pengguna("admin", "admin", opd=p.opd)
    tutup_periode(tahun_kinerja=p.tk, triwulan=2, oleh=admin)

    isi = klien(p.operator).get(alamat(p)).content.decode()
    assert "Periode ini sudah ditutup." in isi
    assert 'id="kisi-simpan"' not in isi
    assert len(re.findall(r'<(?:input|textarea) form="kisi-form" readonly', isi)) == 4
    jawaban = kirim(p, p.operator, p.k1, nilai="1")
    assert "Triwulan II sudah ditutup." in jawaban.content.decode()
    assert RealisasiKeluaran.objects.count() == 0


def test_row_saved_by_htmx_comes_back_with_its_capaian_and_announces_itself(p):
    jawaban = kirim(p, p.operator, p.k1, htmx=True, nilai="80")

    assert jawaban["HX-Trigger"] == "kisi-tersimpan"
    isi = jawaban.content.decode()
    assert "Tersimpan" in isi
    assert "80,00% (Berhasil)" in isi


def test_row_says_what_was_returned_and_how_much_evidence_there_is(p):
    kirim(p, p.operator, p.k1, nilai="40")
    kabid = buat_pengguna("kabid", "verifikator", opd=p.opd)
    putuskan(
        tahun_kinerja=p.tk,
        isian=daftar_isian(p.tk),
        keputusan=Keputusan.DIKEMBALIKAN,
        alasan="Sertakan daftar hadir",
        oleh=kabid,
    )
    bukti = {"tahun_kinerja": p.tk, "keluaran": p.k1, "triwulan": 2, "oleh": p.operator}
    Bukti.objects.create(tautan="https://contoh.test/hadir", **bukti)

    isi = klien(p.operator).get(alamat(p)).content.decode()

    assert re.search(r"Dikembalikan oleh kabid, [^:]+: Sertakan daftar hadir\. Perbaiki", isi)
    tujuan = f"/opd/{p.opd.kode}/{p.tahun}/isian/2/bukti/keluaran/{p.k1.pk}/"
    assert f'<a href="{tujuan}">1 bukti<' in isi


@pytest.mark.sedang
def test_page_needs_the_same_number_of_queries_for_1_and_for_30_outputs(p):
    peramban = klien(p.operator)
    kirim(p, p.operator, p.k1, nilai="40")
    satu = kueri_laman(peramban, alamat(p))
    for n in range(29):
        kirim(p, p.operator, p.keluaran(p.k1.pos, 10, None, nomor=n + 2), nilai="5")

    assert kueri_laman(peramban, alamat(p)) == satu
    assert len(nama_baris(peramban.get(alamat(p)).content.decode())) == 30
