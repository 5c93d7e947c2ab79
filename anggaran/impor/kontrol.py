"""Control totals out of imported files: what the files in force printed, never what we added up."""

from decimal import Decimal

from anggaran.models import TotalKontrol
from anggaran.spj.istilah import rupiah
from lakip.instansi.models import Pengguna
from renstra.models import TahunKinerja

from .berlaku import BerkasBerlaku, berkas_berlaku

_JENIS = (TotalKontrol.Jenis.PAGU, TotalKontrol.Jenis.REALISASI)


def nama_dokumen(sumber: str) -> str:
    """How the control totals of imported files are named."""
    return f"{sumber} (berkas)"


def segarkan_total_kontrol(
    tahun_kinerja: TahunKinerja, *, oleh: Pengguna | None, alasan: str
) -> None:
    """Make the control totals those of the files in force: add, change and remove rows."""
    berlaku = berkas_berlaku(tahun_kinerja.pk)
    mau: dict[tuple[int | None, str, str], Decimal] = {}
    for sumber in {b.sumber for b in berlaku}:
        mau |= _total(sumber, [b for b in berlaku if b.sumber == sumber])
    ada = {
        (t.pos_id, t.jenis, t.dokumen): t
        for t in TotalKontrol.objects.filter(
            tahun_kinerja=tahun_kinerja, dokumen__endswith=" (berkas)"
        )
    }
    for kunci, baris in ada.items():
        if kunci not in mau:
            baris._history_user, baris._change_reason = oleh, alasan
            baris.delete()
    for (pos, jenis, dokumen), nilai in mau.items():
        baris = ada.get((pos, jenis, dokumen)) or TotalKontrol(
            tahun_kinerja=tahun_kinerja, pos_id=pos, jenis=jenis, dokumen=dokumen
        )
        if baris.pk is None or baris.nilai != nilai:
            baris.nilai = nilai
            baris._history_user, baris._change_reason = oleh, alasan
            baris.save()


def _total(sumber: str, berlaku: list[BerkasBerlaku]) -> dict[tuple[int | None, str, str], Decimal]:
    """Printed totals added over the files; a total that one file lacks is not known."""
    hasil = {}
    dokumen = nama_dokumen(sumber)
    semua = {pos for b in berlaku for pos in b.cetak}
    for pos in semua:
        terkait = [b.cetak.get(pos) for b in berlaku if pos in b.cetak or pos == ""]
        for letak, jenis in enumerate(_JENIS):
            nilai = [c[letak] if c else None for c in terkait]
            if nilai and None not in nilai and (letak == 1 or all(b.kumulatif for b in berlaku)):
                hasil[int(pos) if pos else None, jenis, dokumen] = rupiah(sum(nilai)) or Decimal(0)
    return hasil
