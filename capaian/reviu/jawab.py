"""Answering the checklist: people's answers, and what follows from them for dependent items."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import transaction

from capaian.models import JawabanReviu, Reviu
from capaian.reviu.catatan import catat_reviu
from capaian.reviu.keadaan import wajib_terbuka
from capaian.reviu.mesin import Jawaban, Nilai
from lakip.instansi.izin import Izin, wajibkan
from lakip.instansi.models import Pengguna


@dataclass(frozen=True)
class IsianJawaban:
    """What a person answers to one item. ``asal`` is the answer that the person saw before."""

    butir: int
    jawaban: str
    bukti: str = ""
    alasan: str = ""
    asal: str = ""


@transaction.atomic
def simpan_jawaban(*, reviu: Reviu, isian: Sequence[IsianJawaban], oleh: Pengguna) -> int:
    """Save changed answers, all or none, and return how many changed.

    Raises PermissionDenied, and ValidationError with one message per item that cannot be saved:
    an answer other than the machine's without a reason, or one that a colleague changed meanwhile.
    """
    tk = reviu.laporan.tahun_kinerja
    wajibkan(oleh, Izin.REVIU, tk.opd)
    kini = Reviu.objects.select_for_update(of=("self",)).get(pk=reviu.pk)
    wajib_terbuka(kini)
    baris = {j.butir_id: j for j in kini.jawaban.select_related("butir")}
    ubah = [(baris[i.butir], i) for i in isian if i.butir in baris and _berubah(baris[i.butir], i)]
    if galat := [pesan for j, i in ubah if (pesan := _galat(j, i))]:
        raise ValidationError(galat)
    for j, i in ubah:
        j.jawaban, j.bukti = i.jawaban, i.bukti.strip()
        j.alasan = i.alasan.strip() if j.mesin not in ("", i.jawaban) else ""
        j.oleh = oleh
        j.save()
    perbarui_mesin(kini, {})
    if ubah:
        nomor = ", ".join(j.butir.nomor for j, _ in ubah)
        catat_reviu("jawab_daftar_reviu", reviu, oleh, f"Menjawab butir {nomor}.")
    return len(ubah)


def _berubah(j: JawabanReviu, i: IsianJawaban) -> bool:
    alasan = i.alasan.strip() if j.mesin not in ("", i.jawaban) else ""
    return (j.jawaban, j.bukti, j.alasan) != (i.jawaban, i.bukti.strip(), alasan)


def _galat(j: JawabanReviu, i: IsianJawaban) -> str:
    butir = f"Butir {j.butir.nomor}"
    if i.jawaban not in JawabanReviu.Jawaban.values:
        return f"{butir}: pilih ya, tidak, atau tidak berlaku."
    if i.asal != j.jawaban:
        kini = j.get_jawaban_display() or "kosong"
        return f"{butir}: jawabannya sudah diubah orang lain menjadi “{kini}”. Periksa lagi."
    if j.mesin not in ("", i.jawaban) and not i.alasan.strip():
        return f"{butir}: tulis alasan jawaban yang berbeda dari hasil pemeriksaan otomatis."
    return ""


def perbarui_mesin(reviu: Reviu, hasil: Mapping[str, Jawaban]) -> None:
    """Store new machine answers by number of item, then those that follow from other answers.

    An answer that nobody touched follows the machine; a person's stays while it has its reason
    or agrees.
    """
    baris = {j.butir.nomor: j for j in reviu.jawaban.select_related("butir")}
    for nomor, satu in hasil.items():
        _pasang(baris[nomor], satu)
    for j in baris.values():
        syarat = [baris[n] for n in j.butir.nomor_syarat if n in baris]
        if syarat:
            _pasang(j, turunan(syarat))


def turunan(syarat: Sequence[JawabanReviu]) -> Jawaban:
    """What the answers of other items say: not asked when none of them is "tidak"."""
    nilai = {j.jawaban for j in syarat}
    nomor = " dan ".join(j.butir.nomor for j in syarat)
    if JawabanReviu.Jawaban.TIDAK in nilai:
        tidak = " dan ".join(j.butir.nomor for j in syarat if j.jawaban == Nilai.TIDAK)
        return Jawaban(Nilai.KOSONG, f"{tidak} dijawab tidak; nilailah penjelasannya.")
    if "" in nilai:
        return Jawaban(Nilai.KOSONG, f"Menunggu jawaban {nomor}.")
    return Jawaban(Nilai.TIDAK_BERLAKU, f"{nomor} tidak dijawab tidak.")


def _pasang(j: JawabanReviu, hasil: Jawaban) -> None:
    baru = (hasil.nilai.value, hasil.bukti, list(hasil.rujukan))
    if (j.mesin, j.bukti_mesin, j.rujukan) == baru:
        return
    milik_orang = j.oleh_id is not None and (hasil.nilai in ("", j.jawaban) or bool(j.alasan))
    j.mesin, j.bukti_mesin, j.rujukan = baru
    if not milik_orang:
        j.jawaban, j.alasan, j.oleh = hasil.nilai.value, "", None
    j.save()
