"""What the program itself can answer of the review checklist, each with the evidence it used.

Pure: it reads the submitted report's tree and a few counts. An answer is a proposal for the
reviewer; where the tree does not tell, there is none and only what was seen is said.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from capaian.laporan.isi_daftar import judul_penuh
from capaian.laporan.pohon import (
    Bab,
    Bagian,
    BelumDiisi,
    Blok,
    Laporan,
    Tabel,
    telusuri,
)
from capaian.reviu.jangkar import jangkar_blok

TERBANYAK = 5
"""Examples named in the evidence; the rest is counted."""


class Nilai(StrEnum):
    """An answer to an item of the checklist; KOSONG: none yet."""

    KOSONG = ""
    YA = "ya"
    TIDAK = "tidak"
    TIDAK_BERLAKU = "tidak_berlaku"


@dataclass(frozen=True)
class BahanReviu:
    """What the machine looks at.

    ``bukti`` counts pieces of evidence by code of indicator. ``diterima`` and ``menunggu`` count
    entries that the agency's verifier accepted and has not accepted yet. ``langkah`` are the
    steps that the report took, as words. ``salah`` are open findings of the heaviest level.
    """

    laporan: Laporan
    bukti: Mapping[str, int] = field(default_factory=dict)
    diterima: int = 0
    menunggu: int = 0
    langkah: Mapping[str, str] = field(default_factory=dict)
    salah: tuple[str, ...] = ()


@dataclass(frozen=True)
class Jawaban:
    """An answer, the evidence in words, and the places of the report it was read from."""

    nilai: Nilai
    bukti: str
    rujukan: tuple[str, ...] = ()


def jawab(kode: str, bahan: BahanReviu) -> Jawaban:
    """Return the machine's answer to the item with this code; an empty one for unknown codes."""
    mesin = MESIN.get(kode)
    return mesin(bahan) if mesin else Jawaban(Nilai.KOSONG, "")


def _sebut(contoh: list[str]) -> str:
    """The first few, and how many more there are."""
    lebih = len(contoh) - TERBANYAK
    return "; ".join(contoh[:TERBANYAK]) + (f"; dan {lebih} lainnya" if lebih > 0 else "")


def _ya_bila(benar: bool, bukti: str, rujukan: tuple[str, ...] = ()) -> Jawaban:
    return Jawaban(Nilai.YA if benar else Nilai.TIDAK, bukti, rujukan)


# Parts of the report


def _bagian(laporan: Laporan, dasar: str) -> list[Bab | Bagian]:
    """Chapters and parts with this key, in whatever block of Bab III."""
    return [
        b
        for b in laporan.semua_blok()
        if isinstance(b, Bab | Bagian) and b.kunci.partition(".")[0] == dasar
    ]


def _terisi(bagian: Blok) -> bool:
    isi = [b for b in telusuri(bagian) if not isinstance(b, Bab | Bagian)]
    return bool(isi) and not any(isinstance(b, BelumDiisi) for b in isi)


def _bagian_terisi(bahan: BahanReviu, dicari: Mapping[str, str]) -> Jawaban:
    """Ya when every part stands in the report and nothing of it is missing."""
    ada, kurang, rujukan = [], [], []
    for dasar, sebutan in dicari.items():
        ditemukan = _bagian(bahan.laporan, dasar)
        rujukan += [jangkar_blok(b) for b in ditemukan]
        if not ditemukan:
            kurang.append(f"{sebutan} tidak dicetak")
        elif not all(map(_terisi, ditemukan)):
            kurang.append(f"{sebutan} belum lengkap")
        else:
            ada += [judul_penuh(b) for b in ditemukan]
    kalimat = [f"Terisi: {_sebut(ada)}." if ada else "", f"{_sebut(kurang)}." if kurang else ""]
    bukti = " ".join(k[:1].upper() + k[1:] for k in kalimat if k)
    return _ya_bila(not kurang, bukti, tuple(rujukan))


def data_penting(bahan: BahanReviu) -> Jawaban:
    """Profile, duties, structure, staff and money are told."""
    return _bagian_terisi(
        bahan,
        {
            "tugas-fungsi": "tugas dan fungsi",
            "susunan-organisasi": "susunan organisasi",
            "sumber-daya-aparatur": "sumber daya aparatur",
            "sumber-daya-keuangan": "sumber daya keuangan",
        },
    )


def lampiran(bahan: BahanReviu) -> Jawaban:
    """Perjanjian Kinerja and the measurement form are attached."""
    return _bagian_terisi(
        bahan,
        {
            "lampiran-pk": "lampiran Perjanjian Kinerja",
            "lampiran-formulir": "lampiran formulir pengukuran",
        },
    )


def perbaikan(bahan: BahanReviu) -> Jawaban:
    """What the agency will do better is told."""
    return _bagian_terisi(bahan, {"langkah-perbaikan": "langkah perbaikan"})


def pembanding(bahan: BahanReviu) -> Jawaban:
    """Earlier years, the medium term, and a standard or other area are compared with."""
    return _bagian_terisi(
        bahan,
        {
            "analisis-2": "perbandingan dengan tahun sebelumnya",
            "analisis-3": "perbandingan dengan target jangka menengah",
            "analisis-4": "perbandingan dengan standar nasional atau daerah lain",
        },
    )


# Tables of the report


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
        bukti += f" Belum: {_sebut([nama.get(k, k) for k in kosong])}."
    rujukan = (jangkar_blok(tabel), *(f"{dicari[0]}:{k}" for k in kosong))
    return _ya_bila(bool(banyak) and not kosong, bukti, rujukan)


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
    return _ya_bila(not kurang, bukti[:1].upper() + bukti[1:], rujukan)


_TABEL_UANG = ("realisasi_anggaran", "rincian_anggaran", "efisiensi")


# Wording compared


def ringkas(teks: str) -> str:
    """The words alone, for comparing texts that differ in capitals, spaces and marks."""
    huruf = "".join(c if c.isalnum() else " " for c in teks.casefold())
    return " ".join(huruf.split())


Uraian = dict[str, set[str]]
"""Texts of each indicator of a table."""


def _selaras(
    bahan: BahanReviu, acuan: Tabel | None, sebutan: str, ambil: Callable[[Tabel], Uraian]
) -> Jawaban:
    """Ya when the report and ``acuan`` word alike every indicator that both hold.

    Indicators of the reference that are not measured are a difference; those that it lacks are
    only told, since not every document holds the indicators of tujuan.
    """
    ukur = tabel_ukur(bahan.laporan)
    if ukur is None or acuan is None:
        kurang = "tabel pengukuran kinerja" if ukur is None else sebutan
        return Jawaban(Nilai.TIDAK, f"Laporan tidak memuat {kurang}.")
    kami, mereka = ambil(ukur), ambil(acuan)
    nama = kolom(acuan, "indikator") | kolom(ukur, "indikator")
    bersama = [k for k in kami if k in mereka]
    beda = [k for k in bersama if not _ringkas(kami[k]) & _ringkas(mereka[k])]
    hilang = [k for k in mereka if k not in kami]
    tanpa = [k for k in kami if k not in mereka]
    bukti = [f"{len(bersama) - len(beda)} dari {len(kami)} indikator sama dengan {sebutan}."]
    for label, kode in (
        ("Berbeda uraian", beda),
        (f"Ada pada {sebutan} tetapi tidak diukur", hilang),
        (f"Tidak ada pada {sebutan}", tanpa),
    ):
        if kode:
            bukti.append(f"{label}: {_sebut([nama.get(k, k) for k in kode])}.")
    rujukan = (jangkar_blok(ukur), jangkar_blok(acuan))
    return _ya_bila(len(bersama) > len(beda) == 0 and not hilang, " ".join(bukti), rujukan)


def _ringkas(teks: set[str]) -> set[str]:
    return {ringkas(t) for t in teks}


def _induk(tabel: Tabel) -> Uraian:
    """What each indicator of a table belongs to: its tujuan, its sasaran, or both."""
    hasil: Uraian = {}
    for kunci in ("tujuan", "sasaran"):
        for baris, teks in kolom(tabel, kunci).items():
            if teks:
                hasil.setdefault(baris, set()).add(teks)
    return hasil


def _nama(tabel: Tabel) -> Uraian:
    return {k: {t} for k, t in kolom(tabel, "indikator").items() if t}


def selaras_pk(bahan: BahanReviu) -> Jawaban:
    """Tujuan and sasaran are those of the last Perjanjian Kinerja."""
    return _selaras(bahan, tabel_pk(bahan.laporan), "Perjanjian Kinerja", _induk)


def selaras_renstra(bahan: BahanReviu) -> Jawaban:
    """Tujuan and sasaran are those of the Renstra."""
    return _selaras(bahan, bahan.laporan.tabel().get("renstra"), "Renstra", _induk)


def selaras_indikator(bahan: BahanReviu) -> Jawaban:
    """The indicators are those of the last Perjanjian Kinerja."""
    return _selaras(
        bahan, tabel_pk(bahan.laporan), "indikator kinerja pada Perjanjian Kinerja", _nama
    )


def selaras_iku(bahan: BahanReviu) -> Jawaban:
    """Tujuan and sasaran are those of the IKU decision."""
    tabel = bahan.laporan.tabel().get("iku")
    return _selaras(bahan, tabel, "keputusan indikator kinerja utama", _induk)


# How the report came about


def bukti_data(bahan: BahanReviu) -> Jawaban:
    """Each measured indicator has evidence."""
    ukur = tabel_ukur(bahan.laporan)
    if ukur is None:
        return Jawaban(Nilai.TIDAK, "Laporan belum memuat tabel pengukuran kinerja.")
    nama = kolom(ukur, "indikator")
    tanpa = [k for k in nama if not bahan.bukti.get(k)]
    banyak = sum(bahan.bukti.get(k, 0) for k in nama)
    bukti = f"{banyak} bukti pada {len(nama) - len(tanpa)} dari {len(nama)} indikator."
    if tanpa:
        bukti += f" Tanpa bukti: {_sebut([nama[k] for k in tanpa])}."
    return _ya_bila(bool(nama) and not tanpa, bukti, tuple(f"realisasi:{k}" for k in tanpa))


def penanggung_jawab(bahan: BahanReviu) -> Jawaban:
    """Each IKU names who is in charge of its data."""
    iku = bahan.laporan.tabel().get("iku")
    if iku is None:
        return Jawaban(Nilai.KOSONG, "Laporan tidak memuat tabel indikator kinerja utama.")
    nama, siapa = kolom(iku, "indikator"), kolom(iku, "penanggung_jawab")
    tanpa = [k for k in nama if not siapa.get(k)]
    bukti = f"{len(nama) - len(tanpa)} dari {len(nama)} indikator menyebut penanggung jawab."
    if tanpa:
        bukti += f" Belum: {_sebut([nama[k] for k in tanpa])}."
    return _ya_bila(bool(nama) and not tanpa, bukti, (jangkar_blok(iku),))


def aliran_data(bahan: BahanReviu) -> Jawaban:
    """Entries went through the agency's verifier; without any, the program cannot tell."""
    if not bahan.diterima:
        return Jawaban(Nilai.KOSONG, "Tidak ada isian bidang yang tercatat diverifikasi.")
    bukti = f"{bahan.diterima} isian bidang diterima verifikator"
    bukti += f", {bahan.menunggu} belum diterima." if bahan.menunggu else "."
    return _ya_bila(not bahan.menunggu, bukti)


def keandalan(bahan: BahanReviu) -> Jawaban:
    """No heavy finding stands unexplained and nothing waits for verification.

    What speaks for the data is for a person to weigh, so there is no machine "ya".
    """
    keberatan = [f"temuan berat: {s}" for s in bahan.salah]
    if bahan.menunggu:
        keberatan.append(f"{bahan.menunggu} isian belum diterima verifikator")
    if keberatan:
        bukti = _sebut(keberatan)
        return Jawaban(Nilai.TIDAK, f"{bukti[:1].upper()}{bukti[1:]}.")
    return Jawaban(
        Nilai.KOSONG, "Pemeriksaan otomatis tidak menyisakan temuan berat; nilailah sumber datanya."
    )


def diketahui_unit(bahan: BahanReviu) -> Jawaban:
    """The report was verified and approved inside the agency."""
    ada = [f"{langkah} ({kata})" for langkah, kata in bahan.langkah.items()]
    if len(ada) < len(LANGKAH_INTERN):
        return Jawaban(Nilai.KOSONG, "Persetujuan unit kerja tidak tercatat lengkap.")
    return Jawaban(Nilai.YA, f"Tercatat {'; '.join(ada)}.")


LANGKAH_INTERN = ("diverifikasi", "disetujui")
"""Steps of the report that speak for the agency's units."""


def kontribusi(bahan: BahanReviu) -> Jawaban:
    """Figures were entered by several people; with fewer, the program cannot tell."""
    orang = sorted(
        {f.sumber.oleh for f in bahan.laporan.fakta.values() if f.sumber and f.sumber.oleh}
    )
    if len(orang) < 2:
        return Jawaban(Nilai.KOSONG, "Pengisi angka laporan tercatat kurang dari dua orang.")
    return Jawaban(Nilai.YA, f"Angka diisi oleh {len(orang)} orang: {_sebut(orang)}.")


MESIN: dict[str, Callable[[BahanReviu], Jawaban]] = {
    f.__name__: f
    for f in (
        *(data_penting, target, capaian, lampiran, perbaikan, keuangan),
        *(bukti_data, aliran_data, penanggung_jawab, keandalan, diketahui_unit, kontribusi),
        *(selaras_pk, selaras_renstra, selaras_indikator, selaras_iku, pembanding),
    )
}
"""The checks by the code that an item of the checklist names."""
