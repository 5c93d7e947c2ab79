"""What SPJ and LRA say of the same programs, side by side."""

from collections.abc import Iterator

from capaian.laporan.isi.konteks import Konteks, kolom_angka, kolom_teks, polos, teks
from capaian.laporan.pohon import Baris, Blok, JenisBaris, Sel, Tabel
from capaian.laporan.simpul import Simpul
from capaian.laporan.ukur import nama_fakta
from capaian.laporan.ukur.sumber import SUMBER, BandingSumber
from lakip.angka import GayaRupiah, format_rupiah


def banding_sumber(k: Konteks, s: Simpul) -> Iterator[Blok]:
    """Which source the report used, and the difference per program; silent with one source."""
    semua = k.u.sumber
    if not semua:
        return
    ada = [x for x in SUMBER if any(x in h.realisasi for h in semua)]
    awal = f"Laporan ini memakai realisasi menurut {_terpakai(k, ada)}."
    kunci = f"{s.kunci}/sumber"
    if all(h.selisih == 0 for h in semua):
        daftar = " dan ".join(SUMBER[x] for x in ada)
        yield k.paragraf(kunci, f"{awal} Realisasi menurut {daftar} sama untuk setiap program.")
        return
    yield k.paragraf(kunci, f"{awal} Selisih antarsumber per program disajikan pada tabel berikut.")
    yield Tabel(
        "selisih_sumber",
        f"Realisasi Anggaran Menurut Sumber Tahun {k.data.tahun}",
        (
            kolom_teks("program", "Program", 24),
            *(kolom_angka(x, f"{SUMBER[x]} (Rp)", 11) for x in ada),
            kolom_angka("selisih", "Selisih (Rp)", 11),
        ),
        tuple(_baris(k, h, ada) for h in semua),
        sumber=k.sumber_keuangan,
    )


def _terpakai(k: Konteks, ada: list[str]) -> str:
    dipakai = {p.sumber_realisasi for p in k.data.pos if p.realisasi is not None}
    return " dan ".join(SUMBER[x] for x in ada if x in dipakai)


def _baris(k: Konteks, h: BandingSumber, ada: list[str]) -> Baris:
    isi = {"program": teks(k.u.anggaran.pos[h.pos].nama)}
    for x in ada:
        id_ = nama_fakta("realisasi_rp", h.pos, rincian=x)
        isi[x] = k.sel_uang(id_) if x in h.realisasi else Sel(None, "-")
    beda = format_rupiah(h.selisih, gaya=GayaRupiah.TABEL, kosong="belum lengkap")
    isi["selisih"] = Sel(polos(h.selisih), beda, "Rp")
    return Baris(h.pos, JenisBaris.RINCI, isi)
