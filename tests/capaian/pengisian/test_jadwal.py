"""The calendar: who closes and opens periods, and what a closed one refuses."""

import json
from collections.abc import Iterator
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.urls import URLResolver, get_resolver
from orang import buat_opd, buat_pemda, buat_pengguna, klien
from pabrik import Pabrik

from capaian.buku.berkas_buku import buku_terisi
from capaian.buku.impor import impor_buku
from capaian.jadwal import (
    PeriodeTertutup,
    buka_pemda,
    buka_periode,
    opd_berbeda,
    periode_tertutup,
    tutup_pemda,
    tutup_periode,
)
from capaian.models import PeriodeIsian, RealisasiIndikator, TeksLaporan
from capaian.pengisian import simpan_isian
from lakip.instansi.models import Kejadian

pytestmark = [pytest.mark.django_db, pytest.mark.dua_basis_data]


@pytest.fixture
def p():
    p = Pabrik()
    p.pengukuran()
    p.ik1 = p.indikator("IK1", p.sasaran("S1", p.tujuan()), target=80)
    p.admin = buat_pengguna("admin", "admin", pemda=p.opd.pemda)
    p.penyusun = buat_pengguna("penyusun", "penyusun", opd=p.opd)
    return p


def tutup(p: Pabrik, triwulan: int = 2) -> bool:
    return tutup_periode(tahun_kinerja=p.tk, triwulan=triwulan, oleh=p.admin)


def buka(p: Pabrik, alasan: str, triwulan: int = 2) -> bool:
    return buka_periode(tahun_kinerja=p.tk, triwulan=triwulan, alasan=alasan, oleh=p.admin)


def isi(p: Pabrik, triwulan: int = 2) -> RealisasiIndikator:
    return simpan_isian(
        tahun_kinerja=p.tk,
        indikator=p.ik1,
        triwulan=triwulan,
        isian={"nilai": Decimal(70)},
        penjelasan="",
        versi_dibaca=0,
        oleh=p.penyusun,
    )


def alamat(p: Pabrik, bagian: str) -> str:
    return f"/opd/{p.opd.kode}/{p.tahun}/{bagian}"


def catatan(jenis: str) -> list[tuple[str, str, str]]:
    semua = Kejadian.objects.filter(jenis=jenis)
    return [(k.oleh.username, k.objek, k.data["alasan"]) for k in semua]


def test_closed_period_refuses_an_entry_and_the_others_take_it(p):
    assert tutup(p) is True

    with pytest.raises(PeriodeTertutup):
        isi(p)
    assert isi(p, 3).triwulan == 3
    assert RealisasiIndikator.objects.count() == 1


def test_closing_twice_is_one_event(p):
    assert [tutup(p), tutup(p)] == [True, False]
    assert catatan("tutup_periode") == [("admin", "Triwulan II", "")]


def test_opening_again_keeps_its_reason_and_lets_people_enter(p):
    tutup(p)

    assert buka(p, " Data BPS direvisi ") is True

    assert catatan("buka_periode") == [("admin", "Triwulan II", "Data BPS direvisi")]
    assert PeriodeIsian.objects.get().alasan == "Data BPS direvisi"
    assert isi(p).nilai == 70


def test_opening_without_a_reason_is_refused_and_the_period_stays_closed(p):
    tutup(p)

    with pytest.raises(ValidationError):
        buka(p, "  ")

    assert periode_tertutup(p.tk) == {2}
    assert catatan("buka_periode") == []


def test_reason_of_every_opening_stays_in_the_history(p):
    for alasan in ("Pertama", "Kedua"):
        tutup(p)
        buka(p, alasan)

    riwayat = PeriodeIsian.history.filter(tertutup=False).order_by("history_id")
    assert [(r.alasan, r.history_user) for r in riwayat] == [
        ("Pertama", p.admin),
        ("Kedua", p.admin),
    ]


def test_admin_closes_and_opens_on_the_page(p):
    peramban, jadwal = klien(p.admin), alamat(p, "jadwal/")

    assert peramban.post(jadwal, {"triwulan": "1", "tindakan": "tutup"}).url == jadwal
    assert periode_tertutup(p.tk) == {1}
    tanpa = peramban.post(jadwal, {"triwulan": "1", "tindakan": "buka"})
    assert tanpa.status_code == 422
    assert "Tulis alasan membuka kembali periode ini." in tanpa.content.decode()
    isi = {"triwulan": "1", "tindakan": "buka", "alasan": "Salah tutup"}
    assert peramban.post(jadwal, isi).status_code == 302
    assert periode_tertutup(p.tk) == set()


def test_closed_page_can_only_be_read_and_a_stale_form_is_told_so(p):
    tutup(p)
    peramban = klien(p.penyusun)

    halaman = peramban.get(alamat(p, "isian/2/")).content.decode()
    assert "Periode ini sudah ditutup." in halaman
    assert '<fieldset class="isian-medan" disabled>' in halaman
    assert f'id="simpan-{p.ik1.pk}"' not in halaman
    isian = {"versi": 0, "nilai": "70", "status": "tetap"}
    kiriman = {f"i{p.ik1.pk}-{nama}": nilai for nama, nilai in isian.items()}
    kiriman["simpan"] = p.ik1.pk
    ditolak = peramban.post(alamat(p, "isian/2/"), kiriman)
    assert ditolak.status_code == 422
    assert "Triwulan II sudah ditutup. Minta admin" in ditolak.content.decode()
    assert RealisasiIndikator.objects.count() == 0


@pytest.mark.parametrize("tindakan", ["tutup", "buka"])
def test_only_an_admin_of_this_pemda_may_change_the_calendar(p, tindakan):
    asing = buat_pengguna("asing", "admin", opd=Pabrik("dinas-lain").opd)
    isi = {"triwulan": "2", "tindakan": tindakan, "alasan": "x"}

    assert klien(p.penyusun).post(alamat(p, "jadwal/"), isi).status_code == 403
    assert klien(asing).post(alamat(p, "jadwal/"), isi).status_code == 404
    assert PeriodeIsian.objects.count() == 0


def tutup_semua(p: Pabrik, triwulan: int = 2) -> bool:
    lingkup = {"pemda": p.opd.pemda, "tahun": p.tahun, "oleh": p.admin}
    return tutup_pemda(triwulan=triwulan, **lingkup)


def buka_semua(p: Pabrik, alasan: str, triwulan: int = 2) -> bool:
    lingkup = {"pemda": p.opd.pemda, "tahun": p.tahun, "oleh": p.admin}
    return buka_pemda(triwulan=triwulan, alasan=alasan, **lingkup)


def test_period_closed_for_the_pemda_is_closed_for_every_agency_and_for_no_other_pemda(p):
    tetangga = Pabrik("dinas-tetangga")
    jauh = Pabrik(opd=buat_opd("dinas-jauh", buat_pemda("kota-jauh")))

    assert [tutup_semua(p), tutup_semua(p)] == [True, False]

    assert [periode_tertutup(x.tk) for x in (p, tetangga, jauh)] == [{2}, {2}, set()]
    with pytest.raises(PeriodeTertutup):
        isi(p)


def test_agency_opened_on_its_own_stays_open_until_the_pemda_closes_again(p):
    tutup_semua(p)

    assert buka(p, "Menunggu data BPS") is True
    assert periode_tertutup(p.tk) == set()
    assert opd_berbeda(p.opd.pemda, p.tahun) == {2: [p.opd.nama]}
    assert tutup_semua(p) is True
    assert periode_tertutup(p.tk) == {2}


def test_opening_for_the_pemda_needs_a_reason_and_opens_agencies_closed_on_their_own(p):
    tutup(p)

    with pytest.raises(ValidationError):
        buka_semua(p, " ")
    assert periode_tertutup(p.tk) == {2}
    assert buka_semua(p, "Revisi") is True
    assert periode_tertutup(p.tk) == set()
    kejadian = Kejadian.objects.get(jenis="buka_periode_pemda")
    assert (kejadian.oleh, kejadian.data["alasan"]) == (p.admin, "Revisi")


def test_closed_year_closes_its_quarters(p):
    tutup(p, 0)

    assert periode_tertutup(p.tk) == {0, 1, 2, 3, 4}
    with pytest.raises(PeriodeTertutup):
        isi(p, 3)


def test_closed_year_refuses_what_any_page_sends_and_says_why_it_is_read_only(p):
    peramban = klien(p.penyusun)
    naskah = alamat(p, "naskah/kesimpulan/")
    tutup(p, 0)

    for bagian in ("atur/laporan/", "naskah/kesimpulan/", "rencana/triwulan/", "pk/"):
        jawaban = peramban.post(alamat(p, bagian), {"isi": "<p>x</p>", "versi": "0"})
        assert (bagian, jawaban.status_code) == (bagian, 409)
    json = peramban.post(naskah, {"isi": "x"}, headers={"Accept": "application/json"})
    assert (json.status_code, list(json.json())) == (409, ["galat"])
    assert TeksLaporan.objects.count() == 0
    halaman = peramban.get(naskah).content.decode()
    assert f"Tahun {p.tahun} sudah ditutup: isinya hanya dapat dibaca." in halaman
    assert "<textarea" not in halaman


def test_only_calendar_verification_downloads_workflow_and_review_go_on_in_a_closed_year():
    def nama(pola: list, ruang: str = "") -> Iterator[str]:
        for satu in pola:
            if isinstance(satu, URLResolver):
                yield from nama(satu.url_patterns, f"{satu.namespace}:" * bool(satu.namespace))
            elif getattr(satu.callback, "tetap_saat_tutup", False) and ruang != "reviu:":
                yield f"{ruang}{satu.name or 'laporan_unduh'}"

    assert set(nama(get_resolver().url_patterns)) == {
        *("capaian:jadwal", "capaian:verifikasi", "capaian:laporan_unduh"),
        *("versi:daftar", "versi:langkah", "versi:lampirkan", "terbit:kirim"),
    }


def test_pemda_admin_sets_a_deadline_that_entry_pages_show(p):
    jadwal = f"/jadwal/{p.opd.pemda.kode}/{p.tahun}/"
    isian = {"triwulan": "2", "tindakan": "tenggat", "tenggat": "15 Juli 2025"}

    assert klien(p.admin).post(jadwal, isian).status_code == 302

    halaman = klien(p.penyusun).get(alamat(p, "isian/2/")).content.decode()
    assert "Batas akhir 15 Juli 2025." in halaman
    salah = klien(p.admin).post(jadwal, isian | {"tenggat": "besok"})
    assert salah.status_code == 422
    assert "“besok” tidak terbaca sebagai tanggal" in salah.content.decode()
    assert 'name="tenggat" value="besok" aria-invalid="true"' in salah.content.decode()


def test_pemda_page_closes_and_opens_for_all(p):
    jadwal = f"/jadwal/{p.opd.pemda.kode}/{p.tahun}/"
    peramban = klien(p.admin)

    peramban.post(jadwal, {"triwulan": "1", "tindakan": "tutup"})
    assert periode_tertutup(p.tk) == {1}
    tanpa = peramban.post(jadwal, {"triwulan": "1", "tindakan": "buka"})
    assert tanpa.status_code == 422
    peramban.post(jadwal, {"triwulan": "1", "tindakan": "buka", "alasan": "Salah tutup"})
    assert periode_tertutup(p.tk) == set()


def buku_berubah(p: Pabrik, nilai: str) -> list[str]:
    """Export the workbook, change the realisasi of the second quarter, import it: its errors."""
    buku = json.loads(buku_terisi(p.tk, "json"))
    for baris in buku["realisasi"]:
        if baris["triwulan"] == "2":
            baris["realisasi"] = nilai
    isi_buku = json.dumps(buku).encode()
    return [k.harapan for k in impor_buku(isi=isi_buku, nama="b.json", oleh=p.admin).kesalahan]


def test_workbook_that_would_change_a_closed_quarter_is_refused_at_that_row(p):
    p.laporan()
    isi(p)
    tutup(p)

    assert buku_berubah(p, "70") == []
    assert buku_berubah(p, "71") == [
        "Triwulan II sudah ditutup, sedangkan buku mengubah isinya. Samakan dengan yang "
        "tersimpan, atau buka kembali periodenya dengan alasan."
    ]
    assert RealisasiIndikator.objects.get().nilai == 70


def test_workbook_of_a_closed_year_is_refused(p):
    p.laporan()
    isi(p)
    tutup(p, 0)

    assert [k[:29] for k in buku_berubah(p, "71")] == [f"Tahun {p.tahun} sudah ditutup: isi"]
