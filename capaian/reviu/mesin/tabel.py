"""Checks of the report's tables: targets, capaian, money."""

from capaian.laporan.pohon import Laporan, Tabel
from capaian.reviu.jangkar import jangkar_blok

from .istilah import BahanReviu, Jawaban, Nilai, sebut, ya_bila


def tabel_ukur(laporan: Laporan) -> Tabel | None:
    """The table with every measured indicator; None when nothing is measured."""
    tabel = laporan.tabel()
    return next((tabel[k] for k in ("ringkasan", "tingkat_capaian") if k in tabel), None)


def tabel_pk(laporan: Laporan) -> Tabel | None:
    """The targets of the last Perjanjian Kinerja of the year."""
    tabel = laporan.tabel()
    ubahan = [k for k in tabel if k.startswith("pk_perubahan:")]
    akhir = max(ubahan, key=lambda k: int(k.partition(":")[2]), default="pk_murni")
    return tabel.get(akhir)


def kolom(tabel: Tabel, kunci: str) -> dict[str, str]:
    """Texts of a column by row; a cell that spans rows counts in each of them."""
    hasil, turun, sisa = {}, "", 0
    for baris in tabel.baris:
        sel = baris.sel.get(kunci)
        if sel is not None:
            turun, sisa = sel.teks, sel.tinggi - 1
            hasil[baris.kunci] = turun
        elif sisa > 0:
            sisa -= 1
            hasil[baris.kunci] = turun
    return hasil


def _bernilai(bahan: BahanReviu, *dicari: str) -> Jawaban:
    """Ya when each indicator has a value in all these columns."""
    tabel = tabel_ukur(bahan.laporan)
    if tabel is None:
        return Jawaban(Nilai.TIDAK, "Laporan belum memuat tabel pengukuran kinerja.")
    nama = kolom(tabel, "indikator")
    kosong = [
        b.kunci
        for b in tabel.baris
        if any(k not in b.sel or b.sel[k].nilai is None for k in dicari)
    ]
    banyak = len(tabel.baris)
    sebutan = " dan ".join(dicari)
    bukti = f"{banyak - len(kosong)} dari {banyak} indikator memiliki {sebutan}."
    if kosong:
        bukti += f" Belum: {sebut([nama.get(k, k) for k in kosong])}."
    rujukan = (jangkar_blok(tabel), *(f"{dicari[0]}:{k}" for k in kosong))
    return ya_bila(bool(banyak) and not kosong, bukti, rujukan)


def target(bahan: BahanReviu) -> Jawaban:
    """Every measured indicator has a target."""
    return _bernilai(bahan, "target")


def capaian(bahan: BahanReviu) -> Jawaban:
    """Every measured indicator has a realisasi and a capaian."""
    return _bernilai(bahan, "realisasi", "capaian")


def keuangan(bahan: BahanReviu) -> Jawaban:
    """Pagu and realisasi of the whole agency are told."""
    fakta = bahan.laporan.fakta
    dicari = {"jumlah:pagu": "pagu", "jumlah:realisasi_rp": "realisasi"}
    nilai = {k: fakta[k] for k in dicari if k in fakta and fakta[k].nilai is not None}
    tabel = [t for k, t in bahan.laporan.tabel().items() if k.startswith(_TABEL_UANG)]
    kurang = [f"{sebutan} belum ada" for k, sebutan in dicari.items() if k not in nilai]
    kurang += [f"{dicari[k]}: {f.alasan}" for k, f in nilai.items() if f.alasan]
    if not tabel:
        kurang.append("tabel anggaran dan realisasi tidak dicetak")
    isi = [f"{dicari[k]} {f.teks}" for k, f in nilai.items()]
    bukti = "; ".join([*isi, *kurang]) + "."
    rujukan = (*nilai, *(jangkar_blok(t) for t in tabel[:1]))
    return ya_bila(not kurang, bukti[:1].upper() + bukti[1:], rujukan)


_TABEL_UANG = ("realisasi_anggaran", "rincian_anggaran", "efisiensi")
