"""Rows edited one at a time: two people at once, deleting and undoing, cards, search, settings."""

from decimal import Decimal

import pytest
from orang import klien
from rencana_contoh import buat_rencana

from anggaran.models import Keluaran, Pagu, PosAnggaran
from capaian.models import (
    BagianLaporan,
    PengaturanPengukuran,
    RealisasiIndikator,
    RiwayatKinerja,
    TeksLaporan,
)
from capaian.rencana.contoh_rumus import contoh_rumus
from lakip.instansi.models import Kejadian, Unit
from lakip.instansi.sunting import versi
from renstra.models import Indikator, Sasaran, Skala, TahunKinerja, TargetRenstra

pytestmark = pytest.mark.django_db


def isian_sasaran(s: Sasaran, **lain: object) -> dict[str, object]:
    return {
        "versi": versi(s),
        "renstra": s.renstra_id,
        "tujuan": s.tujuan_id or "",
        "uraian": s.uraian,
        "kode": s.kode,
        "urutan": s.urutan,
        **lain,
    }


def test_second_person_sees_both_values_and_may_choose_either():
    rencana = buat_rencana()
    s, peramban = rencana.sasaran, klien(rencana.dunia.orang["penyusun"])
    alamat = f"{rencana.alamat}ubah/sasaran/{s.pk}/"
    kiriman = isian_sasaran(s, uraian="Menurut saya")
    s.uraian = "Menurut rekan"
    s.save()

    bentrok = peramban.post(alamat, kiriman)
    sesudah = Sasaran.objects.get(pk=s.pk).uraian
    jawaban = peramban.post(alamat, kiriman | {"versi": bentrok.context["versi"]})

    assert bentrok.status_code == 409
    assert bentrok.context["beda"] == [("Sasaran", "Menurut rekan", "Menurut saya")]
    assert sesudah == "Menurut rekan"
    assert jawaban.status_code == 302
    assert Sasaran.objects.get(pk=s.pk).uraian == "Menurut saya"


def test_new_row_proposes_the_next_code_and_belongs_to_its_renstra():
    rencana = buat_rencana()
    peramban = klien(rencana.dunia.orang["penyusun"])
    milik = f"?renstra={rencana.renstra.pk}&sasaran={rencana.sasaran.pk}"
    alamat = f"{rencana.alamat}ubah/indikator/{milik}"
    isi = peramban.get(alamat).context["form"]
    data = {n: isi[n].value() or "" for n in isi.fields} | {"nama": "Baru", "versi": "0"}

    jawaban = peramban.post(alamat, data)

    baru = Indikator.objects.get(nama="Baru")
    assert jawaban.status_code == 302
    assert (baru.kode, baru.sasaran, baru.renstra) == ("IK3", rencana.sasaran, rencana.renstra)


def test_row_of_another_agencys_renstra_cannot_be_made_or_reached():
    rencana = buat_rencana()
    rekan = klien(rencana.dunia.orang["rekan"])
    tetangga = f"/opd/{rencana.dunia.tetangga.kode}/"

    baru = rekan.get(f"{tetangga}ubah/tujuan/?renstra={rencana.renstra.pk}")
    lama = rekan.get(f"{tetangga}ubah/tujuan/{rencana.tujuan.pk}/")

    assert (baru.status_code, lama.status_code) == (404, 404)


def keadaan() -> list:
    return [sorted(m.objects.values_list()) for m in (Sasaran, Indikator, TargetRenstra)] + [
        sorted(RealisasiIndikator.objects.values_list("indikator", "nilai"))
    ]


def test_deleted_row_comes_back_with_everything_below_it():
    rencana = buat_rencana()
    RealisasiIndikator.objects.create(
        tahun_kinerja=rencana.tahun, indikator=rencana.indikator[0], nilai=Decimal("27.68")
    )
    peramban = klien(rencana.dunia.orang["penyusun"])
    sebelum = keadaan()

    hapus = peramban.post(f"{rencana.alamat}ubah/sasaran/{rencana.sasaran.pk}/hapus/", follow=True)
    kejadian = Kejadian.objects.get(jenis="hapus")
    selama = keadaan()
    pulih = peramban.post(f"/urungkan/{kejadian.pk}/", {"kembali": "/opd/"})

    assert f'action="/urungkan/{kejadian.pk}/"' in hapus.content.decode()
    assert selama == [[], [], [], []]
    assert keadaan() == sebelum
    assert pulih.url == "/opd/"


def test_row_that_pointed_to_the_deleted_one_points_to_it_again():
    rencana = buat_rencana()
    peramban = klien(rencana.dunia.orang["penyusun"])

    peramban.post(f"{rencana.alamat}ubah/tujuan/{rencana.tujuan.pk}/hapus/")
    tanpa = Sasaran.objects.get().tujuan
    peramban.post(f"/urungkan/{Kejadian.objects.get(jenis='hapus').pk}/")

    assert (tanpa, Sasaran.objects.get().tujuan) == (None, rencana.tujuan)


def test_unit_tree_comes_back_parents_first():
    rencana = buat_rencana()
    peramban = klien(rencana.dunia.orang["penyusun"])
    sebelum = sorted(Unit.objects.values_list("pk", "induk"))

    peramban.post(f"{rencana.alamat}ubah/unit/{rencana.unit['bidang'].pk}/hapus/")
    peramban.post(f"/urungkan/{Kejadian.objects.get(jenis='hapus').pk}/")

    assert sorted(Unit.objects.values_list("pk", "induk")) == sebelum


@pytest.mark.parametrize(("siapa", "status"), [("operator", 403), ("rekan", 404)])
def test_undoing_is_for_who_may_delete(siapa, status):
    rencana = buat_rencana()
    klien(rencana.dunia.orang["penyusun"]).post(
        f"{rencana.alamat}ubah/sasaran/{rencana.sasaran.pk}/hapus/"
    )
    nomor = Kejadian.objects.get(jenis="hapus").pk

    jawaban = klien(rencana.dunia.orang[siapa]).post(f"/urungkan/{nomor}/")

    assert (jawaban.status_code, Sasaran.objects.count()) == (status, 0)


def test_second_undo_and_taken_code_say_so():
    rencana = buat_rencana()
    peramban = klien(rencana.dunia.orang["penyusun"])
    peramban.post(f"{rencana.alamat}ubah/sasaran/{rencana.sasaran.pk}/hapus/")
    Sasaran.objects.create(renstra=rencana.renstra, kode="S1", uraian="Pengganti")
    nomor = Kejadian.objects.get(jenis="hapus").pk

    isi = peramban.post(f"/urungkan/{nomor}/", follow=True).content.decode()

    assert "tidak dapat dikembalikan" in isi
    assert [s.uraian for s in Sasaran.objects.all()] == ["Pengganti"]


def test_renstra_in_use_cannot_be_deleted_and_says_who_uses_it():
    rencana = buat_rencana()
    peramban = klien(rencana.dunia.orang["penyusun"])

    alamat = f"{rencana.alamat}ubah/renstra/{rencana.renstra.pk}/hapus/"
    isi = peramban.post(alamat, follow=True).content.decode()

    assert "tidak dapat dihapus karena dipakai oleh" in isi
    assert Indikator.objects.count() == 2


def test_unit_cannot_stand_below_itself():
    rencana = buat_rencana()
    bidang, seksi = rencana.unit["bidang"], rencana.unit["seksi"]
    peramban = klien(rencana.dunia.orang["penyusun"])
    data = {
        "versi": versi(bidang), "susunan": bidang.susunan_id, "nama": "Bidang", "jenis": "bidang",
        "induk": seksi.pk, "kode": "bid", "urutan": 0,
    }  # fmt: skip

    jawaban = peramban.post(f"{rencana.alamat}ubah/unit/{bidang.pk}/", data)

    assert jawaban.status_code == 422
    assert "tidak berada di bawah unit ini sendiri" in jawaban.content.decode()


@pytest.mark.parametrize(
    ("isian", "hasil"),
    [
        ({}, "27,68 ÷ 30 × 100% = 92,27%"),
        ({"arah": "turun"}, "(2 × 4,3 − 4) ÷ 4,3 × 100% = 106,98%"),
        ({"rumus": "MIN_RATIO"}, "4,3 ÷ 4 × 100% = 107,50%"),
        ({"contoh_target": "56", "contoh_realisasi": "70,10"}, "70,10 ÷ 56 × 100% = 125,18%"),
    ],
)
def test_card_shows_an_example_computed_by_the_calculator(isian, hasil):
    assert contoh_rumus(isian).hasil == hasil


def test_card_says_what_is_wrong_with_an_example_figure():
    contoh = contoh_rumus({"contoh_target": "1.250"})

    assert contoh.hasil == ""
    assert "1.250" in contoh.galat


def kiriman_skala(*kelas: tuple) -> dict[str, object]:
    data: dict[str, object] = {
        "nama": "Skala Uji", "sumber": "", "aturan_celah": "CONTINUOUS_GT",
        "kelas-TOTAL_FORMS": len(kelas), "kelas-INITIAL_FORMS": 0,
    }  # fmt: skip
    for n, (label, bawah) in enumerate(kelas):
        data |= {f"kelas-{n}-label": label, f"kelas-{n}-bawah": bawah, f"kelas-{n}-eksklusif": "on"}
    return data


def test_own_scale_is_kept_from_the_highest_class_down():
    rencana = buat_rencana()
    peramban = klien(rencana.dunia.orang["penyusun"])
    data = kiriman_skala(("Baik", "75"), ("Cukup", "50"), ("Kurang", ""))

    peramban.post(f"{rencana.alamat}atur/skala/", data)

    skala = Skala.objects.get(opd=rencana.dunia.opd)
    kelas = list(skala.kelas.values_list("label", "bawah", "urutan"))
    assert kelas == [("Baik", Decimal(75), 0), ("Cukup", Decimal(50), 1), ("Kurang", None, 2)]


@pytest.mark.parametrize(
    ("kelas", "sebab"),
    [
        ((("Baik", "75"), ("Cukup", "80"), ("Kurang", "")), "tidak berurutan dari yang tertinggi"),
        ((("Baik", "75"), ("Cukup", ""), ("Kurang", "")), "Batas bawah kelas “Cukup” belum diisi"),
        ((("Baik", "75"), ("Baik", "50"), ("Kurang", "")), "data ganda"),
        ((("Baik", "75"),), "sedikitnya dua kelas"),
    ],
)
def test_scale_with_gap_or_overlap_is_refused(kelas, sebab):
    rencana = buat_rencana()
    peramban = klien(rencana.dunia.orang["penyusun"])

    jawaban = peramban.post(f"{rencana.alamat}atur/skala/", kiriman_skala(*kelas))

    assert jawaban.status_code == 422
    assert sebab in jawaban.content.decode()
    assert Skala.objects.filter(opd=rencana.dunia.opd).count() == 0


def test_outline_keeps_only_what_departs_from_the_preset():
    rencana = buat_rencana()
    peramban = klien(rencana.dunia.orang["penyusun"])
    alamat = f"{rencana.alamat}2025/atur/kerangka/"
    baris = peramban.get(alamat).context["baris"]
    data = {f"urutan-{b.kunci}": b.urutan for b in baris}
    data |= {f"aktif-{b.kunci}": "on" for b in baris if b.kunci != "swot"}
    data["judul-latar-belakang"] = "Latar  Belakang Penyusunan"

    peramban.post(alamat, data)

    assert sorted(BagianLaporan.objects.values_list("kunci", "judul", "aktif", "urutan")) == [
        ("latar-belakang", "Latar Belakang Penyusunan", True, None),
        ("swot", "", False, None),
    ]


def test_year_is_copied_with_structure_drafts_and_history_but_without_money():
    rencana = buat_rencana()
    tahun, penyusun = rencana.tahun, rencana.dunia.orang["penyusun"]
    RealisasiIndikator.objects.create(
        tahun_kinerja=tahun, indikator=rencana.indikator[0], nilai=Decimal("27.68")
    )
    RiwayatKinerja.objects.create(
        tahun_kinerja=tahun, indikator=rencana.indikator[0], tahun=2024, realisasi=Decimal(20)
    )
    TeksLaporan.objects.create(tahun_kinerja=tahun, kunci="latar-belakang", isi="<p>Tahun lalu</p>")
    PengaturanPengukuran.objects.create(
        tahun_kinerja=tahun, skala=Skala.objects.first(), metode_sasaran="data_kelompok"
    )
    data = {"cara": "salin", "salin-dari": tahun.pk, "salin-tahun": "2026"}

    klien(penyusun).post(f"{rencana.alamat}atur/tahun-baru/", data)

    baru = TahunKinerja.objects.get(tahun=2026)
    teks = TeksLaporan.objects.get(tahun_kinerja=baru)
    pos = list(PosAnggaran.objects.filter(tahun_kinerja=baru).values_list("kode", "induk__kode"))
    riwayat = RiwayatKinerja.objects.filter(tahun_kinerja=baru).order_by("tahun")
    assert (baru.renstra, baru.susunan) == (rencana.renstra, tahun.susunan)
    assert (teks.isi, teks.asal) == ("<p>Tahun lalu</p>", "terbawa")
    assert pos == [("1.06.02", None), ("1.06.02.2.01", "1.06.02")]
    assert Pagu.objects.filter(tahun_kinerja=baru).count() == 0
    keluaran = Keluaran.objects.get(tahun_kinerja=baru)
    assert keluaran.indikator == "Orang dilayani"
    assert (keluaran.target, keluaran.realisasi) == (None, None)
    assert list(riwayat.values_list("tahun", "target", "realisasi")) == [
        (2024, None, Decimal(20)),
        (2025, Decimal(30), Decimal("27.68")),
    ]
    assert baru.pengaturan_pengukuran.metode_sasaran == "data_kelompok"
    assert Kejadian.objects.get(jenis="salin_tahun").oleh == penyusun


def test_existing_year_is_not_copied_over():
    rencana = buat_rencana()
    data = {"cara": "salin", "salin-dari": rencana.tahun.pk, "salin-tahun": "2025"}

    jawaban = klien(rencana.dunia.orang["penyusun"]).post(f"{rencana.alamat}atur/tahun-baru/", data)

    assert jawaban.status_code == 422
    assert "Tahun 2025 sudah ada." in jawaban.content.decode()


@pytest.mark.parametrize(
    ("kata", "jenis"),
    [
        ("dinas-uji", ["Perangkat daerah"]),
        ("keluhan", ["Indikator"]),
        ("1.06.02", ["Program, kegiatan, dan sub kegiatan"]),
        ("berkabut", ["Teks laporan"]),
        ("tidak ada sama sekali", []),
    ],
)
def test_search_finds_agencies_indicators_programs_and_texts_in_scope(kata, jenis):
    rencana = buat_rencana()
    TeksLaporan.objects.create(tahun_kinerja=rencana.tahun, kunci="isu", isi="<p>Pagi berkabut</p>")

    dalam = klien(rencana.dunia.orang["penyusun"]).get("/cari/", {"q": kata}).context["kelompok"]
    luar = klien(rencana.dunia.orang["admin_lain"]).get("/cari/", {"q": kata}).context["kelompok"]

    assert [k.nama for k in dalam] == jenis
    assert list(luar) == []
