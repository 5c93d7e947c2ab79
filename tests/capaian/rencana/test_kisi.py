"""The grid of yearly targets: reading, saving row by row, two people at once, no script."""

from decimal import Decimal

import pytest
from kisi_kiriman import kiriman as kirim_kisi
from orang import klien

from capaian.views.rencana import kisi_renstra
from renstra.models import Indikator, TargetRenstra

pytestmark = [pytest.mark.django_db, pytest.mark.dua_basis_data]


def kiriman(rencana, isian: dict[int, dict[str, str]]) -> dict[str, object]:
    """What the page's form sends, some cells typed over: row number, column, text."""
    kisi = kisi_renstra(rencana.dunia.opd, rencana.renstra)
    kunci = [b.kunci for b in kisi.daftar()]
    return kirim_kisi(kisi, {kunci[n]: isi for n, isi in isian.items()})


def target(rencana) -> list[tuple]:
    return list(
        TargetRenstra.objects.order_by("indikator__kode", "jenis", "tahun").values_list(
            "indikator__kode", "jenis", "tahun", "nilai", "nilai_atas", "predikat"
        )
    )


def kirim(rencana, siapa, data, **lain):
    alamat = f"{rencana.alamat}renstra/r25/target/"
    return klien(rencana.dunia.orang[siapa]).post(alamat, data, **lain)


def test_form_saves_numbers_ranges_grades_and_clears(rencana):
    isian = {
        0: {"tahun-2025": "", "tahun-2026": "4,20-4,25", "awal-2024": "BB 70"},
        1: {"tahun-2027": "27,68"},
    }

    jawaban = kirim(rencana, "penyusun", kiriman(rencana, isian), follow=True)

    assert "2 baris tersimpan." in jawaban.content.decode()
    assert target(rencana) == [
        ("IK1", "awal", 2024, Decimal(70), None, "BB"),
        ("IK1", "tahun", 2026, Decimal("4.2"), Decimal("4.25"), ""),
        ("IK2", "tahun", 2025, Decimal("4.3"), None, ""),
        ("IK2", "tahun", 2027, Decimal("27.68"), None, ""),
    ]


def test_unreadable_cell_is_refused_and_its_row_left_alone_while_others_are_saved(rencana):
    isian = {0: {"tahun-2026": "tiga puluh?", "tahun-2027": "31"}, 1: {"tahun-2026": "5"}}

    jawaban = kirim(rencana, "penyusun", kiriman(rencana, isian))

    assert jawaban.status_code == 422
    assert 'value="tiga puluh?"' in jawaban.content.decode()
    assert [(b[0], b[2]) for b in target(rencana)] == [("IK1", 2025), ("IK2", 2025), ("IK2", 2026)]


def test_ambiguous_number_is_asked_about(rencana):
    jawaban = kirim(rencana, "penyusun", kiriman(rencana, {0: {"tahun-2026": "1.234"}}))

    assert "1.234" in jawaban.content.decode()
    assert (jawaban.status_code, len(target(rencana))) == (422, 2)


def test_row_changed_by_somebody_else_comes_back_with_both_values_and_can_then_be_saved(rencana):
    lama = kiriman(rencana, {0: {"tahun-2025": "40"}})
    TargetRenstra.objects.get(indikator=rencana.indikator[0]).delete()
    baru = TargetRenstra(indikator=rencana.indikator[0], tahun=2025, nilai=Decimal(35))
    baru.save()

    jawaban = kirim(rencana, "penyusun", lama, headers={"HX-Request": "true"})
    isi = jawaban.content.decode()
    tetap = TargetRenstra.objects.get(pk=baru.pk).nilai
    ulang = kiriman(rencana, {0: {"tahun-2025": "40"}})
    kirim(rencana, "penyusun", ulang)

    assert "Orang lain menyimpan baris ini" in isi
    assert "<strong>35</strong>" in isi
    assert 'value="40"' in isi
    assert (tetap, TargetRenstra.objects.get(pk=baru.pk).nilai) == (Decimal(35), Decimal(40))


def test_untouched_row_is_not_saved_over_somebody_elses_change(rencana):
    lama = kiriman(rencana, {1: {"tahun-2025": "5"}})
    satu = TargetRenstra.objects.get(indikator=rencana.indikator[0])
    satu.nilai = Decimal(33)
    satu.save()

    jawaban = kirim(rencana, "penyusun", lama)

    assert jawaban.status_code == 302
    assert [b[3] for b in target(rencana)] == [Decimal(33), Decimal(5)]


def test_saving_is_recorded_in_the_history_of_the_target(rencana):
    kirim(rencana, "penyusun", kiriman(rencana, {0: {"tahun-2025": "31"}}))
    riwayat = TargetRenstra.history.filter(indikator=rencana.indikator[0]).first()

    assert (riwayat.nilai, riwayat.history_user.username) == (Decimal(31), "penyusun")


@pytest.mark.parametrize(
    ("siapa", "status"),
    [("penyusun", 302), ("operator", 403), ("pengamat", 403), ("rekan", 404), ("admin_lain", 404)],
)
def test_only_who_plans_for_the_agency_saves_targets(rencana, siapa, status):
    jawaban = kirim(rencana, siapa, kiriman(rencana, {0: {"tahun-2025": "99"}}))

    nilai = TargetRenstra.objects.get(indikator=rencana.indikator[0]).nilai
    assert (jawaban.status_code, nilai == 99) == (status, status == 302)


@pytest.mark.parametrize("banyak", [1, 30])
def test_grid_needs_as_many_queries_for_one_indicator_as_for_thirty(
    rencana, banyak, django_assert_num_queries
):
    for n in range(3, banyak + 3):
        Indikator.objects.create(
            renstra=rencana.renstra, sasaran=rencana.sasaran, kode=f"IK{n}", nama=f"I {n}"
        )
    peramban = klien(rencana.dunia.orang["penyusun"])

    # session, user, assignments, agency, plan, start, end, indicators, targets, versions
    with django_assert_num_queries(10):
        peramban.get(f"{rencana.alamat}renstra/r25/target/")
