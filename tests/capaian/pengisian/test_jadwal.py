"""The calendar: who closes and opens periods, and what a closed one refuses."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from orang import buat_pengguna, klien
from pabrik import Pabrik

from capaian.jadwal import PeriodeTertutup, buka_periode, periode_tertutup, tutup_periode
from capaian.models import PeriodeIsian, RealisasiIndikator
from capaian.pengisian import simpan_isian
from lakip.instansi.models import Kejadian

pytestmark = pytest.mark.django_db


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
