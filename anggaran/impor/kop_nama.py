"""Finds the node of a file whose heading names its sub kegiatan without a code."""

from anggaran.models import PosAnggaran
from anggaran.spj.bacaan import Bacaan, Simpul
from anggaran.spj.istilah import Temuan, Tingkat
from anggaran.spj.kode import TANPA_KODE
from renstra.models import TahunKinerja

from .cocok import nama_polos

KODE_TEMUAN = "kode_tidak_dikenal"  # the page asks which node such a finding means


def pasang_kode(
    tahun_kinerja: TahunKinerja, bacaan: Bacaan, pilihan: dict[str, str]
) -> list[Temuan]:
    """Put stored codes in place of names, in ``bacaan`` itself; one query, none without names.

    A name that exactly one sub kegiatan bears is a warning that a person accepts; any other blocks
    and is asked about. ``pilihan`` maps what stood in place of a code to the chosen code.
    """
    nama = [s for s in bacaan.simpul if s.kode.startswith(TANPA_KODE)]
    if not nama:
        return []
    semua = {
        p.pk: p
        for p in PosAnggaran.objects.filter(tahun_kinerja=tahun_kinerja).order_by("urutan", "kode")
    }
    temuan, pasti = [], {}
    for s in nama:
        calon = _calon(s, list(semua.values()), semua)
        terpilih = [p for p in semua.values() if p.kode == pilihan.get(s.kode)]
        if terpilih or len(calon) == 1:
            pasti[s.kode] = (terpilih or calon)[0]
        if not terpilih:
            temuan.append(_temuan(s, calon, bacaan.lembar[s.lembar]))
    _ganti(bacaan, pasti, semua)
    return temuan


def _calon(
    s: Simpul, semua: list[PosAnggaran], per_pk: dict[int, PosAnggaran]
) -> list[PosAnggaran]:
    """The sub kegiatan of that name; below the kegiatan or program of the heading, if it helps."""
    senama = [p for p in semua if p.tingkat == s.tingkat and _sama(p.nama, s.nama)]
    di_bawah = [p for p in senama if _di_bawah(p, s.induk, per_pk)]
    return di_bawah or senama


def _di_bawah(pos: PosAnggaran, atas: str, per_pk: dict[int, PosAnggaran]) -> bool:
    satu = per_pk.get(pos.induk_id or 0)
    while satu is not None:
        if atas == satu.kode or _sama(satu.nama, atas.removeprefix(TANPA_KODE)):
            return True
        satu = per_pk.get(satu.induk_id or 0)
    return False


def _sama(satu: str, dua: str) -> bool:
    return nama_polos(satu) == nama_polos(dua)


def _temuan(s: Simpul, calon: list[PosAnggaran], lembar: str) -> Temuan:
    if len(calon) == 1:
        pos = calon[0]
        pesan = (
            f"Kop hanya menyebut nama “{s.nama}”; dibaca sebagai {pos.kode} karena namanya sama."
        )
        return Temuan(
            "kode_dari_kop", Tingkat.PERINGATAN, pesan, lembar, s.baris, "", s.nama, pos.kode
        )
    sebab = (
        f"dipakai oleh {len(calon)} sub kegiatan" if calon else "tidak ada dalam anggaran tahun ini"
    )
    pesan = (
        f"Kop menyebut sub kegiatan “{s.nama}” tanpa kode, dan nama itu {sebab}. Tulis kodenya "
        "pada kop, atau pilih pada halaman rekonsiliasi."
    )
    hitung = calon[0].kode if calon else None
    return Temuan(KODE_TEMUAN, Tingkat.BLOKIR, pesan, lembar, s.baris, "", s.kode, hitung)


def _ganti(bacaan: Bacaan, pasti: dict[str, PosAnggaran], semua: dict[int, PosAnggaran]) -> None:
    """Write the nodes with everything above them; names that stay unknown leave the tree."""
    lama = [s for s in bacaan.simpul if not s.kode.startswith(TANPA_KODE)]
    baru = []
    for s in bacaan.simpul:
        pos = pasti.get(s.kode)
        while pos is not None:
            atas = semua.get(pos.induk_id or 0)
            induk = atas.kode if atas else ""
            baru.append(Simpul(pos.kode, pos.tingkat, "", induk, s.lembar, s.baris))
            pos = atas
    bacaan.simpul = [*lama, *baru]
    bacaan.rinci = [
        r._replace(pos=pasti[r.pos].kode) if r.pos in pasti else r for r in bacaan.rinci
    ]
