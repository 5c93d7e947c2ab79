"""Writes a reconciled file: everything in the caller's transaction, or nothing."""

from collections.abc import Iterator
from typing import Any

from django.forms.models import model_to_dict
from django.utils import timezone

from anggaran.models import BerkasSPJ, RealisasiAnggaran
from lakip.instansi.models import Pengguna

from .catatan import catat_spj
from .kontrol import segarkan_total_kontrol
from .massal import tulis_baris
from .pohon import PANJANG_ALASAN, isi_pohon
from .rekon import Rekonsiliasi

Status = BerkasSPJ.Status
DARI_BERKAS = "SPJ: "
"""How the change reason of a value that came from a file begins; its name and place follow."""


def tulis(hasil: Rekonsiliasi, berkas: BerkasSPJ, *, oleh: Pengguna | None) -> None:
    """Bring the file into force: tree, typed rows it replaces, its rows, control totals, log.

    Call it in a transaction and only when nothing in ``hasil`` forbids it.
    """
    alasan = f"{DARI_BERKAS}{berkas.nama_asli}"[:PANJANG_ALASAN]
    berkas.cadangan = isi_pohon(hasil, oleh=oleh, alasan=alasan)
    berkas.cadangan["ketikan"] = _hapus_ketikan(hasil.ketikan, oleh=oleh, alasan=alasan)
    if hasil.lama is not None:
        hasil.lama.status = Status.DIGANTIKAN
        hasil.lama.save()
        berkas.menggantikan = hasil.lama
    berkas.status = Status.AKTIF
    berkas.kemajuan = 100
    berkas.pesan = ""
    berkas.kumulatif = hasil.bacaan.kumulatif
    berkas.per_bulan = hasil.bacaan.per_bulan
    berkas.hanya_pagu = hasil.bacaan.hanya_pagu
    berkas.ringkasan["cetak_pos"] = _cetak_pos(hasil)
    berkas.disetujui_oleh, berkas.disetujui = oleh, timezone.now()
    berkas.save()
    if not hasil.bacaan.hanya_pagu:
        tulis_baris(_baris(hasil, berkas.pk))
        segarkan_total_kontrol(hasil.lingkup.tahun_kinerja, oleh=oleh, alasan=alasan)
    uraian = f"Mengimpor {hasil.lingkup.teks} dari {berkas.nama_asli}."
    catat_spj("impor_spj", berkas, oleh=oleh, uraian=uraian, **hasil.perubahan.banyak)


def _baris(hasil: Rekonsiliasi, berkas: int) -> Iterator[tuple[object, ...]]:
    pk = {kode: pos.pk for kode, pos in hasil.cocok.pos.items()}
    lembar = [nama[:100] for nama in hasil.bacaan.lembar]
    for r in hasil.bacaan.rinci:
        yield (
            *(berkas, pk[r.pos], r.rekening[:40], r.belanja, r.rujukan[:400], r.uraian, r.pagu),
            *(r.lalu, r.ini, lembar[r.lembar], r.baris, r.kolom),
        )


def _cetak_pos(hasil: Rekonsiliasi) -> dict[str, list[int | None]]:
    """Totals printed in the file by the id of the program; "" is the whole file."""
    per_pos = {
        str(hasil.cocok.pos[kode].pk): nilai
        for kode, nilai in hasil.bacaan.cetak_program.items()
        if kode in hasil.cocok.pos
    }
    return {"": [hasil.bacaan.pagu_cetak, hasil.bacaan.realisasi_cetak], **per_pos}


def _hapus_ketikan(
    ketikan: list[RealisasiAnggaran], *, oleh: Pengguna | None, alasan: str
) -> list[dict[str, Any]]:
    """Delete typed rows, each with its history; returns what restores them."""
    simpanan = []
    for satu in ketikan:
        data = model_to_dict(satu) | {"id": satu.pk}
        simpanan.append({k: str(v) if k in {"nilai", "saldo_awal"} else v for k, v in data.items()})
        satu._history_user = oleh
        satu._change_reason = alasan
        satu.delete()
    return simpanan
