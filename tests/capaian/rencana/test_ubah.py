"""Rows edited one at a time: two people at once, deleting and undoing, the indicator card."""

from decimal import Decimal

import pytest
from orang import klien
from rencana_contoh import buat_rencana

from capaian.models import (
    RealisasiIndikator,
)
from capaian.rencana.contoh_rumus import contoh_rumus
from lakip.instansi.models import Kejadian, Unit
from lakip.instansi.sunting import versi
from renstra.models import Indikator, Sasaran, TargetRenstra

pytestmark = [pytest.mark.django_db, pytest.mark.dua_basis_data]


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


def test_second_person_sees_both_values_and_may_choose_either(rencana):
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


def test_new_row_proposes_the_next_code_and_belongs_to_its_renstra(rencana):
    peramban = klien(rencana.dunia.orang["penyusun"])
    milik = f"?renstra={rencana.renstra.pk}&sasaran={rencana.sasaran.pk}"
    alamat = f"{rencana.alamat}ubah/indikator/{milik}"
    isi = peramban.get(alamat).context["form"]
    data = {n: isi[n].value() or "" for n in isi.fields} | {"nama": "Baru", "versi": "0"}

    jawaban = peramban.post(alamat, data)

    baru = Indikator.objects.get(nama="Baru")
    assert jawaban.status_code == 302
    assert (baru.kode, baru.sasaran, baru.renstra) == ("IK3", rencana.sasaran, rencana.renstra)


def test_row_of_another_agencys_renstra_cannot_be_made_or_reached(rencana):
    rekan = klien(rencana.dunia.orang["rekan"])
    tetangga = f"/opd/{rencana.dunia.tetangga.kode}/"

    baru = rekan.get(f"{tetangga}ubah/tujuan/?renstra={rencana.renstra.pk}")
    lama = rekan.get(f"{tetangga}ubah/tujuan/{rencana.tujuan.pk}/")

    assert (baru.status_code, lama.status_code) == (404, 404)


def keadaan() -> list:
    return [sorted(m.objects.values_list()) for m in (Sasaran, Indikator, TargetRenstra)] + [
        sorted(RealisasiIndikator.objects.values_list("indikator", "nilai"))
    ]


def test_deleted_row_comes_back_with_everything_below_it(rencana):
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


def test_row_that_pointed_to_the_deleted_one_points_to_it_again(rencana):
    peramban = klien(rencana.dunia.orang["penyusun"])

    peramban.post(f"{rencana.alamat}ubah/tujuan/{rencana.tujuan.pk}/hapus/")
    tanpa = Sasaran.objects.get().tujuan
    peramban.post(f"/urungkan/{Kejadian.objects.get(jenis='hapus').pk}/")

    assert (tanpa, Sasaran.objects.get().tujuan) == (None, rencana.tujuan)


def test_unit_tree_comes_back_parents_first(rencana):
    peramban = klien(rencana.dunia.orang["penyusun"])
    sebelum = sorted(Unit.objects.values_list("pk", "induk"))

    peramban.post(f"{rencana.alamat}ubah/unit/{rencana.unit['bidang'].pk}/hapus/")
    peramban.post(f"/urungkan/{Kejadian.objects.get(jenis='hapus').pk}/")

    assert sorted(Unit.objects.values_list("pk", "induk")) == sebelum


@pytest.mark.parametrize(("siapa", "status"), [("operator", 403), ("rekan", 404)])
def test_undoing_is_for_who_may_delete(rencana, siapa, status):
    klien(rencana.dunia.orang["penyusun"]).post(
        f"{rencana.alamat}ubah/sasaran/{rencana.sasaran.pk}/hapus/"
    )
    nomor = Kejadian.objects.get(jenis="hapus").pk

    jawaban = klien(rencana.dunia.orang[siapa]).post(f"/urungkan/{nomor}/")

    assert (jawaban.status_code, Sasaran.objects.count()) == (status, 0)


def test_second_undo_and_taken_code_say_so(rencana):
    peramban = klien(rencana.dunia.orang["penyusun"])
    peramban.post(f"{rencana.alamat}ubah/sasaran/{rencana.sasaran.pk}/hapus/")
    Sasaran.objects.create(renstra=rencana.renstra, kode="S1", uraian="Pengganti")
    nomor = Kejadian.objects.get(jenis="hapus").pk

    isi = peramban.post(f"/urungkan/{nomor}/", follow=True).content.decode()
    Sasaran.objects.get().delete()
    lagi = peramban.post(f"/urungkan/{nomor}/", follow=True).content.decode()
    dua_kali = peramban.post(f"/urungkan/{nomor}/", follow=True).content.decode()

    assert (
        "Sasaran Layanan merata tidak dapat dikembalikan: tempatnya sudah dipakai sasaran "
        "“Pengganti”. Ubah atau hapus baris itu di tab lain, lalu tekan “Coba urungkan lagi”."
    ) in isi
    assert f'action="/urungkan/{nomor}/"' in isi
    assert "dikembalikan." in lagi
    assert [s.kode for s in Sasaran.objects.all()] == ["S1"]
    assert "sudah diurungkan" in dua_kali
    assert f'action="/urungkan/{nomor}/"' not in dua_kali


@pytest.mark.django_db(transaction=True)
def test_row_whose_parent_was_deleted_meanwhile_says_what_to_bring_back_first():
    rencana = buat_rencana()
    peramban = klien(rencana.dunia.orang["penyusun"])
    peramban.post(f"{rencana.alamat}ubah/indikator/{rencana.indikator[1].pk}/hapus/")
    anak = Kejadian.objects.get(jenis="hapus")
    peramban.post(f"{rencana.alamat}ubah/sasaran/{rencana.sasaran.pk}/hapus/")
    induk = Kejadian.objects.filter(jenis="hapus").latest("pk")

    isi = peramban.post(f"/urungkan/{anak.pk}/", follow=True).content.decode()
    selama = Indikator.objects.filter(kode="IK2").exists()
    for satu in (induk, anak):
        peramban.post(f"/urungkan/{satu.pk}/")

    assert "sasaran tempatnya berada sudah dihapus. Kembalikan sasaran itu dahulu" in isi
    assert (selama, Indikator.objects.filter(kode="IK2").exists()) == (False, True)


def test_renstra_in_use_cannot_be_deleted_and_says_who_uses_it(rencana):
    peramban = klien(rencana.dunia.orang["penyusun"])

    alamat = f"{rencana.alamat}ubah/renstra/{rencana.renstra.pk}/hapus/"
    isi = peramban.post(alamat, follow=True).content.decode()

    assert "tidak dapat dihapus karena dipakai oleh" in isi
    assert Indikator.objects.count() == 2


def test_unit_cannot_stand_below_itself(rencana):
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
