"""Rows and cells of budget nodes, shared by every table of money and outputs."""

from collections.abc import Iterable, Iterator

from capaian.laporan.isi.konteks import (
    Konteks,
    kolom_angka,
    kolom_data,
    kolom_teks,
    kolom_tengah,
    teks,
)
from capaian.laporan.pohon import Baris, JenisBaris, Kolom, Sel, Tabel
from capaian.laporan.ukur import nama_fakta
from lakip.angka import romawi

TINGKAT = ("program", "kegiatan", "sub_kegiatan")
JUDUL_TINGKAT = {"program": "Program", "kegiatan": "Kegiatan", "sub_kegiatan": "Sub Kegiatan"}

PAGU = kolom_angka("pagu", "Anggaran (Rp)", 11)
REALISASI_RP = kolom_angka("realisasi", "Realisasi (Rp)", 11)
PERSEN = kolom_angka("persen", "%", 6)


def kolom_uraian(k: Konteks, lebar: int = 26) -> tuple[Kolom, ...]:
    """One printed column for the names of all levels, and a data column for each level."""
    ada = [t for t in TINGKAT if any(p.tingkat == t for p in k.data.pos)]
    judul = "/".join(JUDUL_TINGKAT[t] for t in ada) or "Program"
    return (
        kolom_teks("uraian", judul, lebar),
        *(kolom_data(t, JUDUL_TINGKAT[t]) for t in TINGKAT),
    )


def sel_pos(k: Konteks, kode: str) -> dict[str, Sel]:
    """The name of a node, and the names of its program, kegiatan and sub kegiatan as data."""
    pos = k.u.anggaran.pos
    isi = {"uraian": teks(pos[kode].nama)}
    kini = kode
    while kini in pos:
        isi[pos[kini].tingkat] = teks(pos[kini].nama)
        kini = pos[kini].induk
    return isi


def sel_uang(k: Konteks, kunci: str, rincian: str = "") -> dict[str, Sel]:
    """Pagu, realisasi and absorption of a node, a sasaran or a selection."""
    return {
        "pagu": k.sel_uang(nama_fakta("pagu", kunci, rincian=rincian)),
        "realisasi": k.sel_uang(nama_fakta("realisasi_rp", kunci, rincian=rincian)),
        "persen": k.sel_persen(nama_fakta("serapan", kunci, rincian=rincian)),
    }


def sel_jumlah(k: Konteks, kolom: str, label: str = "JUMLAH") -> dict[str, Sel]:
    """The cells of the agency's total row."""
    return {
        kolom: teks(label, tebal=True),
        "pagu": k.sel_uang("jumlah:pagu"),
        "realisasi": k.sel_uang("jumlah:realisasi_rp"),
        "persen": k.sel_persen("jumlah:serapan"),
    }


def nomor_pos(k: Konteks) -> dict[str, str]:
    """Printed numbers: as entered, else programs in Roman, leaves counted through the program."""
    hasil = {}
    for n, akar in enumerate(k.u.anggaran.akar, 1):
        hasil[akar] = k.u.anggaran.pos[akar].nomor or romawi(n)
        daun = [d for d in k.u.anggaran.daun(akar) if d != akar]
        for m, kode in enumerate(daun, 1):
            hasil[kode] = k.u.anggaran.pos[kode].nomor or str(m)
    return hasil


def telusuri(k: Konteks, kode: str, takuk: int = 0) -> Iterator[tuple[str, int]]:
    """A node and all below it, with the depth of each."""
    yield kode, takuk
    for anak in k.u.anggaran.anak(kode):
        yield from telusuri(k, anak, takuk + 1)


def baris_pos(k: Konteks, kode: str, takuk: int, nomor: str) -> Baris:
    """A node with its money; one with others below it is a group."""
    pos = k.u.anggaran.pos[kode]
    jenis = JenisBaris.KELOMPOK if k.u.anggaran.anak(kode) else JenisBaris.RINCI
    isi = {
        "no": teks(nomor),
        "kode": Sel(kode, kode if pos.resmi else ""),
        **sel_pos(k, kode),
        **sel_uang(k, kode),
    }
    if pos.keterangan:
        isi["keterangan"] = teks(pos.keterangan)
    return Baris(kode, jenis, isi, takuk)


def tabel_rincian(k: Konteks, kunci: str, judul: str) -> Tabel:
    """Every node of the budget with pagu, realisasi and absorption."""
    nomor = nomor_pos(k)
    baris = [
        baris_pos(k, kode, takuk, nomor.get(kode, ""))
        for akar in k.u.anggaran.akar
        for kode, takuk in telusuri(k, akar)
    ]
    baris.append(Baris("jumlah", JenisBaris.JUMLAH, sel_jumlah(k, "uraian")))
    return Tabel(
        kunci,
        judul,
        (
            kolom_no(),
            kolom_kode(k),
            *kolom_uraian(k, 30),
            PAGU,
            REALISASI_RP,
            PERSEN,
            *kolom_keterangan(p.keterangan for p in k.data.pos),
        ),
        tuple(baris),
        sumber=k.sumber_keuangan,
    )


def kolom_no() -> Kolom:
    """The column of printed numbers of nodes."""
    return kolom_tengah("no", "No.", 4)


def kolom_kode(k: Konteks) -> Kolom:
    """The column of codes: printed only where codes are official."""
    resmi = any(p.resmi for p in k.data.pos)
    return Kolom("kode", "Kode", lebar=9, tampil=resmi)


def kolom_keterangan(isi: Iterable[str]) -> tuple[Kolom, ...]:
    """A column of notes where there are any."""
    return (kolom_teks("keterangan", "Keterangan", 10),) if any(isi) else ()


def tahun_lain(k: Konteks) -> Iterator[Tabel]:
    """Budgets of other years, and this year's below them where they are of the whole agency."""
    if not k.data.tahun_lain:
        return
    baris = []
    for n, a in enumerate(k.data.tahun_lain):
        instansi = not (a.program or a.kegiatan or a.sub_kegiatan)
        ids = [
            nama_fakta("jumlah", j, a.tahun)
            if instansi
            else nama_fakta(j, "tahun-lain", a.tahun, str(a.urutan))
            for j in ("pagu", "realisasi_rp", "serapan")
        ]
        nama = a.sub_kegiatan or a.kegiatan or a.program or k.data.opd.nama
        isi = {
            "tahun": Sel(str(a.tahun), str(a.tahun)),
            "uraian": teks(nama),
            "program": teks(a.program),
            "kegiatan": teks(a.kegiatan),
            "sub_kegiatan": teks(a.sub_kegiatan),
            "pagu": k.sel_uang(ids[0]),
            "realisasi": k.sel_uang(ids[1]),
            "persen": k.sel_persen(ids[2]),
        }
        baris.append(Baris(f"{a.tahun}#{n + 1}", JenisBaris.RINCI, isi))
    sumber = "; ".join(dict.fromkeys(a.sumber for a in k.data.tahun_lain if a.sumber))
    yield Tabel(
        "anggaran_tahun_lain",
        "Anggaran dan Realisasi Tahun-Tahun Lain",
        (
            Kolom("tahun", "Tahun", lebar=5),
            *kolom_uraian(k, 24),
            PAGU,
            REALISASI_RP,
            PERSEN,
        ),
        tuple(baris),
        sumber=sumber or k.data.opd.nama,
    )
