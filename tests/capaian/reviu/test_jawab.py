"""Answering the checklist: reasons against the machine, dependent items, two people at once."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from reviu_siap import KantorReviu

from capaian.models import JawabanReviu
from capaian.reviu.jawab import IsianJawaban, simpan_jawaban

pytestmark = pytest.mark.django_db


@pytest.fixture
def kr(kantor_direviu: KantorReviu) -> KantorReviu:
    return kantor_direviu


def butir(kr: KantorReviu, nomor: str) -> JawabanReviu:
    return kr.reviu.jawaban.get(butir__nomor=nomor)


def jawab(kr: KantorReviu, nomor: str, jawaban: str, *, oleh=None, **isi: str) -> int:
    j = butir(kr, nomor)
    isian = IsianJawaban(j.butir_id, jawaban, **{"asal": j.jawaban, **isi})
    return simpan_jawaban(reviu=kr.reviu, isian=[isian], oleh=oleh or kr.pereviu)


def test_machine_answers_stand_with_their_evidence_until_a_person_answers(kr):
    j = butir(kr, "I.2")

    assert (j.mesin, j.jawaban, j.bukti_mesin) == (
        "ya",
        "ya",
        "1 dari 1 indikator memiliki target.",
    )
    assert (j.oleh, j.rujukan) == (None, ["blok:ringkasan"])


def test_answer_against_the_machine_needs_a_reason(kr):
    with pytest.raises(ValidationError) as galat:
        jawab(kr, "I.2", "tidak")
    assert galat.value.messages == [
        "Butir I.2: tulis alasan jawaban yang berbeda dari hasil pemeriksaan otomatis."
    ]
    assert butir(kr, "I.2").jawaban == "ya"

    assert jawab(kr, "I.2", "tidak", alasan="Target tidak jelas.") == 1
    j = butir(kr, "I.2")
    assert (j.jawaban, j.alasan, j.oleh) == ("tidak", "Target tidak jelas.", kr.pereviu)


def test_database_refuses_an_unexplained_override(kr):
    with pytest.raises(IntegrityError), transaction.atomic():
        kr.reviu.jawaban.filter(butir__nomor="I.2").update(jawaban="tidak")


def test_unchanged_answers_are_not_saved(kr):
    assert jawab(kr, "I.2", "ya") == 0
    assert butir(kr, "I.2").oleh is None


def test_answer_changed_by_a_colleague_is_not_overwritten(kr):
    jawab(kr, "II.1", "ya")

    with pytest.raises(ValidationError, match="sudah diubah orang lain menjadi “Ya”"):
        jawab(kr, "II.1", "tidak", asal="")
    assert butir(kr, "II.1").jawaban == "ya"


def test_dependent_item_is_asked_only_when_another_is_no(kr):
    assert (butir(kr, "III.9").jawaban, butir(kr, "III.9").bukti_mesin) == (
        "",
        "Menunggu jawaban III.8.",
    )
    jawab(kr, "III.8", "ya")
    assert butir(kr, "III.9").jawaban == "tidak_berlaku"

    jawab(kr, "III.8", "tidak")
    assert (butir(kr, "III.9").mesin, butir(kr, "III.9").jawaban) == ("", "")
    jawab(kr, "III.9", "ya", bukti="Dijelaskan pada Bab II.")
    assert (butir(kr, "III.9").jawaban, butir(kr, "III.9").bukti) == (
        "ya",
        "Dijelaskan pada Bab II.",
    )


def test_all_or_nothing_and_only_by_reviewers(kr):
    satu, dua = butir(kr, "II.1"), butir(kr, "I.2")
    isian = [IsianJawaban(satu.butir_id, "ya"), IsianJawaban(dua.butir_id, "tidak", asal="ya")]

    with pytest.raises(ValidationError):
        simpan_jawaban(reviu=kr.reviu, isian=isian, oleh=kr.pereviu)
    assert butir(kr, "II.1").jawaban == ""
    with pytest.raises(PermissionDenied):
        jawab(kr, "II.1", "ya", oleh=kr.penyusun)
