"""Bab I: the agency, its organisation, its resources, its problems."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from capaian.laporan.bahan import ButirDaftar, Unit
from capaian.laporan.isi.keuangan import tabel_spm
from capaian.laporan.isi.konteks import Isi, Konteks, kapital, kecil
from capaian.laporan.pohon import (
    Bagan,
    BelumDiisi,
    Blok,
    Butir,
    Daftar,
    Paragraf,
    Potongan,
    SimpulBagan,
    Swot,
)
from capaian.laporan.simpul import Simpul
from lakip.angka import romawi


def butir(b: ButirDaftar) -> Butir:
    """An item of a list as text: title, explanation, giver and year."""
    ekor = ", ".join(filter(None, [b.pemberi, str(b.tahun or "")]))
    isi = [Potongan(b.judul, tebal=bool(b.uraian))] if b.judul else []
    if b.uraian:
        isi.append(Potongan(f": {b.uraian}" if b.judul else b.uraian))
    if ekor:
        isi.append(Potongan(f" ({ekor})"))
    return Butir(tuple(isi))


def daftar(k: Konteks, nama: str, kunci: str, gaya: str = "angka") -> list[Daftar]:
    """A structured list of the agency; nothing when it is empty."""
    isi = k.data.daftar.get(nama, ())
    return [Daftar(kunci, tuple(butir(b) for b in isi), gaya)] if isi else []


def dasar_hukum(k: Konteks, s: Simpul) -> Isi:
    """The regulations."""
    isi = daftar(k, "dasar_hukum", f"{s.kunci}/daftar")
    if not isi:
        return (BelumDiisi(f"{s.kunci}/kosong", "Daftar dasar hukum belum diisi."),), ()
    pengantar = f"Penyusunan laporan kinerja {k.data.opd.nama} didasarkan pada:"
    return (k.paragraf(f"{s.kunci}/pengantar", pengantar), *isi), ()


def komitmen(k: Konteks, s: Simpul) -> Isi:
    """The service promises."""
    isi = daftar(k, "janji_layanan", f"{s.kunci}/daftar")
    if not isi:
        return (), ()
    pengantar = f"{k.data.opd.nama} menyampaikan janji layanan berikut kepada masyarakat:"
    return (), (k.paragraf(f"{s.kunci}/pengantar", pengantar), *isi)


def spm(k: Konteks, s: Simpul) -> Isi:
    """The basic services that the agency must provide, and their money."""
    isi = daftar(k, "spm", f"{s.kunci}/daftar")
    awal: list[Blok] = []
    if isi:
        awal.append(
            k.paragraf(
                f"{s.kunci}/pengantar",
                f"Jenis pelayanan dasar dalam standar pelayanan minimal yang diselenggarakan "
                f"{k.data.opd.nama} meliputi:",
            )
        )
    tabel = list(tabel_spm(k))
    if tabel:
        total = k.u.dukungan["spm"]
        tabel_dan_kalimat: list[Blok] = [
            k.paragraf(
                f"{s.kunci}/kalimat",
                f"Anggaran kegiatan standar pelayanan minimal tahun {k.data.tahun} sebesar ",
                k.angka(total.fakta.pagu),
                " terealisasi sebesar ",
                k.angka(total.fakta.realisasi),
                " atau ",
                k.angka(total.fakta.serapan),
                ".",
            ),
            *tabel,
        ]
        return (*awal, *isi), tabel_dan_kalimat
    return (*awal, *isi), ()


def susunan_organisasi(k: Konteks, s: Simpul) -> Isi:
    """The regulation, the positions, the chart."""
    susunan = k.data.susunan
    if susunan is None or not susunan.unit:
        return (BelumDiisi(f"{s.kunci}/kosong", "Susunan organisasi belum diisi."),), ()
    tentang = f" tentang {susunan.tentang}" if susunan.tentang else ""
    posisi = tuple(Butir((Potongan(u.jabatan or u.nama),)) for u in susunan.unit)
    return (
        k.paragraf(
            f"{s.kunci}/pengantar",
            f"Susunan organisasi {k.data.opd.nama} ditetapkan dengan {susunan.sebutan}{tentang}, "
            "terdiri atas:",
        ),
        Daftar(f"{s.kunci}/daftar", posisi),
        Bagan(
            f"{s.kunci}/bagan",
            f"Susunan Organisasi {k.data.opd.nama}",
            tuple(_simpul(susunan.unit, "")),
            sumber=susunan.sebutan,
        ),
    ), ()


def _simpul(unit: Sequence[Unit], induk: str) -> Iterator[SimpulBagan]:
    for u in unit:
        if u.induk == induk:
            anak = tuple(_simpul(unit, u.kode))
            yield SimpulBagan(u.jabatan or u.nama, anak, staf=u.jenis == "sekretariat")


def tugas_fungsi(k: Konteks, s: Simpul) -> Isi:
    """Task and functions of the agency before the text, those of each unit after it."""
    susunan = k.data.susunan
    awal: list[Blok] = []
    if susunan and susunan.tugas_pokok:
        tugas = kecil(susunan.tugas_pokok.rstrip("."))
        kalimat = f"{k.data.opd.nama} mempunyai tugas pokok {tugas}."
        awal.append(k.paragraf(f"{s.kunci}/tugas", kalimat))
    fungsi = daftar(k, "fungsi", f"{s.kunci}/fungsi")
    if fungsi:
        kata = "Dalam melaksanakan tugas tersebut, perangkat daerah menyelenggarakan fungsi:"
        awal += [k.paragraf(f"{s.kunci}/fungsi/pengantar", kata), *fungsi]
    unit = susunan.unit if susunan else ()
    return awal, [b for u in unit for b in _tugas_unit(k, s, u)]


def _tugas_unit(k: Konteks, s: Simpul, u: Unit) -> Iterator[Blok]:
    if not (u.tugas or u.fungsi):
        return
    kunci = f"{s.kunci}/unit/{u.kode}"
    nama = u.jabatan or u.nama
    kata = (
        f" mempunyai tugas {kecil(u.tugas.rstrip('.'))}."
        if u.tugas
        else " menyelenggarakan fungsi:"
    )
    if u.tugas and u.fungsi:
        kata = f"{kata} Untuk itu diselenggarakan fungsi:"
    yield Paragraf(kunci, (Potongan(nama, tebal=True), Potongan(kata)))
    if u.fungsi:
        isi = tuple(Butir((Potongan(kapital(f.rstrip(";.")) + "."),)) for f in u.fungsi)
        yield Daftar(f"{kunci}/fungsi", isi, "huruf")


def sarana(k: Konteks, s: Simpul) -> Isi:
    """The list of facilities; tables stand after the text."""
    return daftar(k, "sarana", f"{s.kunci}/daftar"), ()


def isu(k: Konteks, s: Simpul) -> Isi:
    """Numbered issues, grouped by urusan where they are."""
    isi = k.data.daftar.get("isu", ())
    if not isi:
        return (), ()
    blok: list[Blok] = []
    for kelompok, anggota in groupby(isi, key=lambda b: b.kelompok):
        kunci = f"{s.kunci}/{kelompok or 'umum'}"
        if kelompok:
            blok.append(Paragraf(f"{kunci}/judul", (Potongan(kelompok, tebal=True),)))
        blok.append(Daftar(kunci, tuple(butir(b) for b in anggota)))
    apa = f"Isu dan permasalahan yang dihadapi {k.data.opd.nama} pada tahun {k.data.tahun}:"
    return (k.paragraf(f"{s.kunci}/pengantar", apa), *blok), ()


_KUADRAN = (
    ("S", "Kekuatan (Strengths)"),
    ("W", "Kelemahan (Weaknesses)"),
    ("O", "Peluang (Opportunities)"),
    ("T", "Ancaman (Threats)"),
)


def swot(k: Konteks, s: Simpul) -> Isi:
    """The four quadrants."""
    isi = k.data.daftar.get("swot", ())
    if not isi:
        return (), ()
    kuadran = tuple(
        (judul, tuple(b.judul or b.uraian for b in isi if b.kelompok.upper() == kode))
        for kode, judul in _KUADRAN
    )
    return (Swot(f"{s.kunci}/swot", f"Analisis SWOT {k.data.opd.nama}", kuadran),), ()


def sistematika(k: Konteks, s: Simpul) -> Isi:
    """What each chapter is about, unless somebody wrote it."""
    if s.kunci in k.data.teks:
        return (), ()
    bab = [x for x in k.kerangka if x.jenis == "bab"]
    isi = tuple(
        Butir(
            (
                Potongan(f"Bab {romawi(n)} {x.judul}", tebal=True),
                Potongan(f" memuat {_rangkai([_biasa(a.judul) for a in x.anak])}."),
            )
        )
        for n, x in enumerate(bab, 1)
    )
    pengantar = f"Laporan kinerja {k.data.opd.nama} disusun dengan sistematika berikut:"
    return (k.paragraf(f"{s.kunci}/pengantar", pengantar), Daftar(f"{s.kunci}/daftar", isi)), ()


def _rangkai(kata: Sequence[str]) -> str:
    """Words in a row: "a", "a dan b", "a, b, dan c"."""
    if len(kata) < 3:
        return " dan ".join(kata)
    return f"{', '.join(kata[:-1])}, dan {kata[-1]}"


def _biasa(judul: str) -> str:
    """A title in running text; words all in capitals stay."""
    return " ".join(kata if kata.isupper() else kata.lower() for kata in judul.split())
