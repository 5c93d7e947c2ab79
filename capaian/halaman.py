"""What the pages of an agency-year show, made from measured results: texts, marks and order only.

Numbers come from ``capaian.laporan.ukur`` and are printed by ``lakip.angka``; nothing is computed.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from capaian.hitung import Hasil, Jumlah, Kelas, Skala, rumus_kata
from capaian.laporan.bahan import DataLaporan, Indikator
from capaian.laporan.ukur import HasilIndikator, HasilKeluaran, Ukuran, kata_kosong, nama_fakta
from lakip.angka import GayaRupiah, desimal_polos, format_angka, format_persen, format_rupiah

BAIK, CUKUP, SEDANG, BURUK = "baik", "cukup", "sedang", "buruk"


@dataclass(frozen=True)
class Nilai:
    """A figure of a page: its text, the fact it states, and where it stands on a scale.

    ``batang`` is the plain decimal that a bar shows, "" without bar; ``nada`` is the tone of its
    category: baik, cukup, sedang, buruk, or "" without one.
    """

    teks: str
    fakta: str = ""
    batang: str = ""
    kelas: str = ""
    nada: str = ""
    kosong: bool = False


@dataclass(frozen=True)
class SelTahun:
    """Target, realisasi and capaian of one year."""

    tahun: int
    target: Nilai
    realisasi: Nilai
    capaian: Nilai


@dataclass(frozen=True)
class BarisIndikator:
    """An indicator with the years shown, the reported one last."""

    indikator: Indikator
    kelompok: str
    rumus: str
    kini: SelTahun
    tahun: tuple[SelTahun, ...]


@dataclass(frozen=True)
class KelompokIndikator:
    """A tujuan or sasaran, its capaian, and its indicators."""

    jenis: str
    uraian: str
    capaian: Nilai | None
    baris: tuple[BarisIndikator, ...]


@dataclass(frozen=True)
class SimpulAnggaran:
    """A node of the budget tree with what lies below it."""

    kode: str
    tingkat: str
    nama: str
    pagu: Nilai
    realisasi: Nilai
    serapan: Nilai
    keluaran: tuple["BarisKeluaran", ...]
    anak: tuple["SimpulAnggaran", ...]


@dataclass(frozen=True)
class BarisKeluaran:
    """An output of a budget node."""

    indikator: str
    satuan: str
    target: str
    realisasi: str
    capaian: Nilai


def nada(kelas: Kelas | None, skala: Skala) -> str:
    """The tone of a class by its place on the scale, from baik at the top to buruk at the end."""
    if kelas is None:
        return ""
    kode = [k.kode for k in skala.kelas]
    ke, akhir = kode.index(kelas.kode), len(kode) - 1
    if ke in (0, akhir):
        return BAIK if ke == 0 else BURUK
    return CUKUP if ke * 2 < akhir else SEDANG


def nilai_persen(hasil: Hasil, fakta: str, kelas: Kelas | None, skala: Skala) -> Nilai:
    """A percentage with its category; says why when there is none."""
    if hasil.nilai is None:
        return Nilai(kata_kosong(hasil.alasan), fakta, kosong=True)
    return Nilai(
        format_persen(hasil.nilai),
        fakta,
        desimal_polos(hasil.nilai) or "",
        kelas.label if kelas else "",
        nada(kelas, skala),
    )


def nilai_uang(jumlah: Jumlah, fakta: str) -> Nilai:
    """A sum of leaves for a column headed (Rp); an incomplete one says so."""
    if jumlah.nilai is None:
        return Nilai("belum ada data", fakta, kosong=True)
    teks = format_rupiah(jumlah.nilai, gaya=GayaRupiah.TABEL)
    return Nilai(f"{teks} {jumlah.keterangan}".strip(), fakta)


def kelompok_indikator(data: DataLaporan, u: Ukuran, tahun: int = 1) -> list[KelompokIndikator]:
    """Every tujuan and sasaran that has indicators, with the last ``tahun`` years of each."""
    hasil = []
    for jenis, daftar in (("Tujuan", data.tujuan), ("Sasaran", data.sasaran)):
        for induk in daftar:
            milik = [h for h in u.indikator.values() if h.indikator.induk == induk.kode]
            k = u.kelompok.get(induk.kode)
            fakta = nama_fakta("capaian", induk.kode)
            capaian = nilai_persen(k.capaian, fakta, k.kelas, data.ukur.skala) if k else None
            baris = tuple(_baris_indikator(data, h, tahun) for h in milik)
            if baris:
                hasil.append(KelompokIndikator(jenis, induk.uraian, capaian, baris))
    return hasil


def _baris_indikator(data: DataLaporan, h: HasilIndikator, banyak: int) -> BarisIndikator:
    tahun = [t for t in sorted(h.lalu) if t > data.tahun - banyak]
    sel = tuple(_sel_tahun(data, h, t) for t in (*tahun, data.tahun))
    kelompok = {"IKU": "IKU", "pendukung": "Pendukung", "tujuan": "Tujuan"}[h.indikator.kelompok]
    return BarisIndikator(h.indikator, kelompok, rumus_kata(h.rumus), sel[-1], sel)


def _sel_tahun(data: DataLaporan, h: HasilIndikator, tahun: int) -> SelTahun:
    i, satu = h.indikator, h.tahun(tahun)
    fakta_tahun = None if tahun == data.tahun else tahun
    target = satu.target.nilai
    realisasi = satu.realisasi.teks(i.desimal)
    return SelTahun(
        tahun,
        Nilai(
            target.teks(i.desimal) if target else "belum ada target",
            nama_fakta("target", i.kode, fakta_tahun),
            kosong=target is None,
        ),
        Nilai(
            realisasi or kata_kosong(satu.realisasi.alasan),
            nama_fakta("realisasi", i.kode, fakta_tahun),
            kosong=not realisasi,
        ),
        nilai_persen(
            satu.capaian,
            nama_fakta("capaian", i.kode, fakta_tahun),
            satu.kelas,
            i.skala or data.ukur.skala,
        ),
    )


def pohon_anggaran(data: DataLaporan, u: Ukuran) -> list[SimpulAnggaran]:
    """The programs with everything below them."""
    return [_simpul(data, u, kode) for kode in u.anggaran.akar]


def _simpul(data: DataLaporan, u: Ukuran, kode: str) -> SimpulAnggaran:
    h = u.pos[kode]
    skala = data.ukur.skala_serapan or data.ukur.skala
    return SimpulAnggaran(
        kode if h.pos.resmi else h.pos.nomor,
        h.pos.tingkat.replace("_", " "),
        h.pos.nama,
        nilai_uang(h.pagu, nama_fakta("pagu", kode)),
        nilai_uang(h.realisasi, nama_fakta("realisasi_rp", kode)),
        nilai_persen(h.serapan, nama_fakta("serapan", kode), h.kelas, skala),
        tuple(_baris_keluaran(data, k) for k in u.anggaran.keluaran.get(kode, ())),
        tuple(_simpul(data, u, a) for a in u.anggaran.anak(kode)),
    )


def _baris_keluaran(data: DataLaporan, k: HasilKeluaran) -> BarisKeluaran:
    return BarisKeluaran(
        k.keluaran.indikator,
        k.keluaran.satuan,
        format_angka(k.keluaran.target, kosong="–"),
        format_angka(k.keluaran.realisasi, kosong="–"),
        nilai_persen(k.capaian, f"capaian:{k.kunci}", k.kelas, data.ukur.skala),
    )


def sebaran(data: DataLaporan, u: Ukuran) -> list[tuple[Kelas, str, int]]:
    """How many indicators fall into each class of the agency's scale, with the class's tone."""
    kelas = [h.kini.kelas.kode for h in u.indikator.values() if h.kini.kelas]
    skala = data.ukur.skala
    return [(k, nada(k, skala), kelas.count(k.kode)) for k in skala.kelas]


def kekurangan(data: DataLaporan, u: Ukuran) -> Iterator[str]:
    """What keeps the figures from being complete, one sentence each."""
    for h in u.indikator.values():
        if h.kini.target.nilai is None:
            yield f"Indikator “{h.indikator.nama}” belum mempunyai target tahun {data.tahun}."
        if h.kini.capaian.nilai is None and not h.kini.realisasi.sebab:
            kata = kata_kosong(h.kini.capaian.alasan)
            yield f"Capaian indikator “{h.indikator.nama}”: {kata}."
    if u.total.realisasi.belum:
        yield f"{u.total.realisasi.belum} pos anggaran belum mempunyai realisasi."
    for k in u.kontrol:
        if not k.cocok:
            tempat = u.pos[k.kontrol.pos].pos.nama if k.kontrol.pos else "perangkat daerah"
            yield f"Jumlah {k.kontrol.jenis} {tempat} berbeda dari {k.kontrol.dokumen}."
