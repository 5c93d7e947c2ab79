"""Generated sentences about indicators: plain, official, every number a fact."""

from collections.abc import Iterator

from capaian.hitung import Alasan, Arah, Perbandingan, Perubahan, Posisi, Putusan
from capaian.laporan.bahan import Indikator, Pembanding
from capaian.laporan.isi.konteks import Konteks, kecil
from capaian.laporan.pohon import Paragraf, Potongan
from capaian.laporan.ukur import HasilIndikator, HasilKelompok, nama_fakta
from capaian.laporan.ukur.indikator import HasilTahun
from capaian.laporan.ukur.pendaftar import bersatuan

Kata = str | Potongan
_ARAH = {
    Arah.NAIK: "makin tinggi makin baik",
    Arah.TURUN: "makin rendah makin baik",
    Arah.TETAP: "makin dekat dengan target makin baik",
}


def sebab(h: HasilTahun) -> str:
    """Why a year has no realisasi, to stand in brackets."""
    return h.realisasi.sebab.rstrip(".") or (h.realisasi.alasan or Alasan.BELUM_ADA_DATA).label


def tak_ikut(k: Konteks, h: HasilKelompok) -> str:
    """A sentence about the members that a mean had to leave out; "" when all count."""
    nilai = [(k.u.indikator[a].kini if a in k.u.indikator else k.u.kelompok[a]) for a in h.anggota]
    kosong = sum(n.capaian.nilai is None for n in nilai)
    if not kosong:
        return ""
    apa = "indikator" if all(a in k.u.indikator for a in h.anggota) else "sasaran"
    return f" {kosong} dari {len(nilai)} {apa} belum memiliki capaian sehingga tidak ikut dihitung."


def capaian_tahun_ini(k: Konteks, h: HasilIndikator, kunci: str) -> Paragraf:
    """Target, realisasi, capaian, category, the parts of a ratio, the source of the target."""
    i = h.indikator
    return k.paragraf(kunci, *_capaian(k, i, h.kini), *_rasio(k, h), *_asal_target(k, i, h.kini))


def _capaian(k: Konteks, i: Indikator, h: HasilTahun) -> Iterator[Kata]:
    yield f"Indikator {i.nama} pada tahun {h.tahun} "
    target = k.angka(nama_fakta("target", i.kode))
    if h.realisasi.nilai is None and h.capaian.nilai is None:
        if h.target.nilai is None:
            yield f"belum mempunyai target maupun realisasi ({sebab(h)})."
            return
        yield "mempunyai target "
        yield target
        yield f", tetapi realisasinya tidak tersedia ({sebab(h)}), sehingga capaian tidak dihitung."
        return
    yield "terealisasi sebesar "
    yield k.angka(nama_fakta("realisasi", i.kode))
    if h.target.nilai is None:
        yield ", tetapi targetnya belum ditetapkan, sehingga capaian tidak dihitung."
        return
    yield " dari target "
    yield target
    if h.capaian.nilai is None:
        label = h.capaian.alasan.label if h.capaian.alasan else ""
        yield f". Capaian tidak dapat dihitung: {label}."
        return
    yield ", sehingga capaian kinerjanya "
    yield k.angka(nama_fakta("capaian", i.kode), tebal=True)
    yield " dengan kategori "
    yield k.angka(nama_fakta("kategori", i.kode), tebal=True)
    yield "."
    if i.arah is not Arah.NAIK:
        yield f" Indikator ini bersifat {_ARAH[i.arah]}."


def _rasio(k: Konteks, h: HasilIndikator) -> Iterator[Kata]:
    i, baris = h.indikator, h.kini.realisasi.baris
    if baris is None or baris.pembilang is None or h.kini.realisasi.nilai is None:
        return
    yield f" Realisasi tersebut diperoleh dari {kecil(i.pembilang or 'pembilang')} sebanyak "
    yield k.angka(nama_fakta("pembilang", i.kode))
    if baris.penyebut is not None:
        yield f" dibandingkan dengan {kecil(i.penyebut or 'penyebut')} sebanyak "
        yield k.angka(nama_fakta("penyebut", i.kode))
    yield "."


def _asal_target(k: Konteks, i: Indikator, h: HasilTahun) -> Iterator[Kata]:
    """Name the source of the target where sources differ."""
    t = h.target
    if not t.lain and t.jenis != "ketikan":
        return
    yield " Target "
    yield k.angka(nama_fakta("target", i.kode))
    yield f" bersumber dari {t.sebutan}."
    if t.alasan:
        yield f" Alasannya: {kecil(t.alasan.rstrip('.'))}."
    if t.lain:
        lain = (f"{nama}: {bersatuan(n.teks(i.desimal), i.satuan)}" for nama, n in t.lain)
        yield f" Target menurut sumber lain adalah {'; '.join(lain)}."


def dengan_tahun_lalu(k: Konteks, h: HasilIndikator, kunci: str) -> Paragraf:
    """This year's realisasi beside last year's, by polarity."""
    i, tahun = h.indikator, k.data.tahun
    lalu = h.lalu.get(tahun - 1)
    return k.paragraf(kunci, *_perubahan(k, i, h, lalu))


def _perubahan(
    k: Konteks, i: Indikator, h: HasilIndikator, lalu: HasilTahun | None
) -> Iterator[Kata]:
    tahun = k.data.tahun
    if h.kini.realisasi.nilai is None:
        yield f"Realisasi {i.nama} tahun {tahun} tidak tersedia ({sebab(h.kini)}), "
        yield "sehingga tidak dapat dibandingkan dengan tahun sebelumnya."
        return
    if lalu is None or lalu.realisasi.nilai is None or h.perubahan is None:
        alasan = sebab(lalu) if lalu else Alasan.BELUM_ADA_DATA.label
        yield f"Realisasi {i.nama} tahun {tahun} sebesar "
        yield k.angka(nama_fakta("realisasi", i.kode))
        yield f" belum dapat dibandingkan dengan tahun {tahun - 1} ({alasan})."
        return
    yield f"Realisasi {i.nama} tahun {tahun} sebesar "
    yield k.angka(nama_fakta("realisasi", i.kode))
    if h.perubahan.perubahan is Perubahan.TETAP:
        yield f" sama dengan realisasi tahun {tahun - 1}."
        return
    naik = h.perubahan.perubahan is Perubahan.PENINGKATAN
    yield f" {'meningkat' if naik else 'menurun'} dibandingkan dengan tahun {tahun - 1} sebesar "
    yield k.angka(nama_fakta("realisasi", i.kode, tahun - 1))
    yield "."
    putusan = h.perubahan.putusan
    if putusan:
        kata = "perbaikan" if putusan is Putusan.LEBIH_BAIK else "penurunan kinerja"
        yield f" Karena indikator ini {_ARAH[i.arah]}, perubahan itu merupakan {kata}."


def dengan_target_menengah(k: Konteks, h: HasilIndikator, kunci: str) -> Paragraf:
    """Progress towards the medium-term target."""
    i, m = h.indikator, h.menengah
    if m is None or m.target is None:
        return k.paragraf(kunci, f"Target jangka menengah untuk {i.nama} belum ditetapkan.")
    tahun = f" tahun {m.tahun}" if m.tahun else ""
    awal: list[Kata] = [f"Target jangka menengah {i.nama} menurut {m.acuan}{tahun} adalah "]
    awal.append(k.angka(nama_fakta("target", i.kode, rincian="menengah")))
    if m.kemajuan.nilai is None:
        label = sebab(h.kini) if h.kini.realisasi.nilai is None else ""
        alasan = label or (m.kemajuan.alasan.label if m.kemajuan.alasan else "")
        return k.paragraf(kunci, *awal, f". Tingkat kemajuannya tidak dihitung ({alasan}).")
    return k.paragraf(
        kunci,
        *awal,
        f". Realisasi sampai dengan tahun {k.data.tahun} sebesar ",
        k.angka(nama_fakta("realisasi", i.kode)),
        " menghasilkan tingkat kemajuan ",
        k.angka(nama_fakta("capaian", i.kode, rincian="menengah"), tebal=True),
        ".",
    )


def dengan_pembanding(k: Konteks, h: HasilIndikator, kunci: str) -> Iterator[Paragraf]:
    """The verdict beside every comparator; that there is none is said too."""
    i = h.indikator
    if not h.pembanding:
        isi = f"Pembanding tingkat nasional atau provinsi untuk {i.nama} belum diisi."
        yield k.paragraf(kunci, isi)
    for p, hasil in h.pembanding:
        kata = _tanpa_pembanding(i, p) if p.tidak_ada else _banding(k, h, p, hasil)
        yield k.paragraf(f"{kunci}#{p.kunci}", *kata)


def _tanpa_pembanding(i: Indikator, p: Pembanding) -> Iterator[Kata]:
    yield f"Tidak ada pembanding tingkat {p.tingkat.lower()} untuk {i.nama}."
    if p.keterangan:
        yield f" {p.keterangan.rstrip('.')}."


def _banding(k: Konteks, h: HasilIndikator, p: Pembanding, hasil: Perbandingan) -> Iterator[Kata]:
    i = h.indikator
    posisi, putusan = hasil.posisi, hasil.putusan
    acuan = f"{p.jenis.lower()} tingkat {p.tingkat.lower()}"
    nama = f" untuk {p.nama_indikator}" if p.nama_indikator and p.nama_indikator != i.nama else ""
    yield f"{p.jenis} tingkat {p.tingkat.lower()}{nama} adalah "
    yield k.angka(nama_fakta("pembanding", i.kode, rincian=p.kunci))
    rujukan = ", ".join(filter(None, [p.sumber, f"tahun {p.tahun}" if p.tahun else ""]))
    yield f" ({rujukan}). " if rujukan else ". "
    if posisi is None:
        yield f"Realisasi {i.nama} tidak dapat dibandingkan dengan angka tersebut."
        return
    yield f"Realisasi {i.nama} sebesar "
    yield k.angka(nama_fakta("realisasi", i.kode))
    if posisi is Posisi.SAMA:
        yield f" sama dengan {acuan}."
        return
    yield f" berada {posisi.label} {acuan}"
    if putusan:
        yield f"; karena indikator ini {_ARAH[i.arah]}, kinerjanya {putusan.label}"
    yield "."
