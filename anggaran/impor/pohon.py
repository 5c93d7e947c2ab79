"""Adds to the budget tree what a reviewed file proposes: nodes, codes, names, pagu."""

from collections import defaultdict
from typing import Any

from django.db.models import Max
from simple_history.utils import bulk_create_with_history

from anggaran.models import Pagu, PosAnggaran, TahapAnggaran
from anggaran.spj.bacaan import Rinci
from anggaran.spj.istilah import rupiah
from lakip.instansi.models import Pengguna

from .rekon import Rekonsiliasi

PANJANG_ALASAN = 100  # what the history keeps of a reason
_URUT = ("program", "kegiatan", "sub_kegiatan")


def isi_pohon(hasil: Rekonsiliasi, *, oleh: Pengguna | None, alasan: str) -> dict[str, Any]:
    """Write nodes, codes, names and pagu; returns what taking it back needs.

    Afterwards ``hasil.cocok.pos`` knows every code of the file.
    """
    cadangan = {
        "kode_diubah": _simpan_kode(hasil, oleh=oleh, alasan=alasan),
        "nama_diubah": _simpan_nama(hasil, oleh=oleh, alasan=alasan),
        "pos_dibuat": _buat_pos(hasil, oleh=oleh, alasan=alasan),
    }
    return {**cadangan, **_isi_pagu(hasil, oleh=oleh, alasan=alasan)}


def simpan(pos: Any, oleh: Pengguna | None, alasan: str) -> None:
    """Save one tracked row with who and why on its history."""
    pos._history_user = oleh
    pos._change_reason = alasan
    pos.save()


def _simpan_kode(hasil: Rekonsiliasi, *, oleh: Pengguna | None, alasan: str) -> list[list[Any]]:
    diubah = []
    per_pk = {p.pk: p for p in hasil.cocok.pos.values()}
    for pk, kode in hasil.cocok.kode_baru.items():
        pos = per_pk[pk]
        diubah.append([pk, pos.kode, kode])
        pos.kode, pos.kode_resmi = kode, True
        simpan(pos, oleh, alasan)
    return diubah


def _simpan_nama(hasil: Rekonsiliasi, *, oleh: Pengguna | None, alasan: str) -> list[list[Any]]:
    diubah = []
    per_pk = {p.pk: p for p in hasil.cocok.pos.values()}
    for pk, nama in hasil.cocok.nama_baru.items():
        pos = per_pk[pk]
        diubah.append([pk, pos.nama, nama])
        pos.nama = nama
        simpan(pos, oleh, alasan)
    return diubah


def _buat_pos(hasil: Rekonsiliasi, *, oleh: Pengguna | None, alasan: str) -> list[int]:
    tahun = hasil.lingkup.tahun_kinerja
    akhir = PosAnggaran.objects.filter(tahun_kinerja=tahun).aggregate(m=Max("urutan"))["m"] or 0
    urutan = {kode: akhir + 10 * n for n, kode in enumerate(sorted(hasil.cocok.baru), 1)}
    dibuat = []
    for tingkat in _URUT:
        baru = [b for b in hasil.cocok.baru.values() if b.tingkat == tingkat]
        objek = [
            PosAnggaran(
                tahun_kinerja=tahun,
                tingkat=tingkat,
                induk=hasil.cocok.pos[b.induk] if b.induk else None,
                kode=b.kode,
                kode_resmi=True,
                nama=b.nama,
                urutan=urutan[b.kode],
            )
            for b in baru
        ]
        if objek:
            objek = bulk_create_with_history(
                objek, PosAnggaran, default_user=oleh, default_change_reason=alasan
            )
        for b, pos in zip(baru, objek, strict=True):
            hasil.cocok.pos[b.kode] = pos
            dibuat.append(pos.pk)
    return dibuat


def _isi_pagu(hasil: Rekonsiliasi, *, oleh: Pengguna | None, alasan: str) -> dict[str, Any]:
    """Pagu for leaves that have none in the stage in force, or a whole new stage when asked for."""
    tahap, dibuat = hasil.tahap, None
    tersimpan = hasil.pagu_tersimpan
    if tahap is None or hasil.lingkup.tahap:
        tahap = dibuat = _buat_tahap(hasil, oleh=oleh, alasan=alasan)
        tersimpan = {}
    rinci: dict[tuple[int, str], list[Rinci]] = defaultdict(list)
    for r in hasil.bacaan.rinci:
        pos = hasil.cocok.pos[r.pos]
        if r.pagu is not None and pos.pk not in tersimpan:
            rinci[pos.pk, r.belanja].append(r)
    objek = [
        Pagu(
            tahun_kinerja=hasil.lingkup.tahun_kinerja,
            tahap=tahap,
            pos_id=pos,
            belanja=belanja,
            nilai=rupiah(sum(r.pagu or 0 for r in satu)),
        )
        for (pos, belanja), satu in rinci.items()
    ]
    for satu, pagu in zip(rinci.values(), objek, strict=True):
        pagu._change_reason = _tempat(satu, hasil.bacaan.lembar, alasan)
    if objek:
        objek = bulk_create_with_history(
            objek, Pagu, default_user=oleh, default_change_reason=alasan
        )
    return {
        "tahap_dibuat": dibuat.pk if dibuat else None,
        "pagu_dibuat": [[p.pk, str(p.nilai)] for p in objek],
    }


def _tempat(rinci: list[Rinci], lembar: list[str], alasan: str) -> str:
    """Where the file states these amounts, behind its shortened name."""
    pertama, terakhir = rinci[0], max(r.baris for r in rinci)
    if len(rinci) == 1:
        sel = f"sel {pertama.kolom_pagu}{pertama.baris}"
    else:
        sel = f"baris {min(r.baris for r in rinci)}–{terakhir}, kolom {pertama.kolom_pagu}"
    tempat = f", lembar {lembar[pertama.lembar][:31]}, {sel}"
    return f"{alasan[: PANJANG_ALASAN - len(tempat)]}{tempat}"


def _buat_tahap(hasil: Rekonsiliasi, *, oleh: Pengguna | None, alasan: str) -> TahapAnggaran:
    """A stage of the kind asked for; without wish the first one is murni."""
    tahun = hasil.lingkup.tahun_kinerja
    jenis = hasil.lingkup.tahap or TahapAnggaran.Jenis.MURNI
    ada = TahapAnggaran.objects.filter(tahun_kinerja=tahun)
    terakhir = ada.filter(jenis=jenis).aggregate(m=Max("nomor"))["m"]
    pertama = 0 if jenis == TahapAnggaran.Jenis.MURNI else 1
    tahap = TahapAnggaran(
        tahun_kinerja=tahun,
        jenis=jenis,
        nomor=pertama if terakhir is None else terakhir + 1,
        urutan=(ada.aggregate(m=Max("urutan"))["m"] or 0) + 1,
        dokumen=hasil.lingkup.teks[:150],
    )
    simpan(tahap, oleh, alasan)
    return tahap
