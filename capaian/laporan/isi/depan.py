"""Cover and prelims: kata pengantar, key numbers, executive summary, contents."""

from collections.abc import Iterator

from capaian.laporan.isi.bab_1 import daftar
from capaian.laporan.isi.baris import tabel_pengukuran
from capaian.laporan.isi.grafik import grafik_capaian
from capaian.laporan.isi.keuangan import kalimat_anggaran
from capaian.laporan.isi.konteks import Isi, Konteks
from capaian.laporan.pohon import (
    AngkaUtama,
    BelumDiisi,
    Blok,
    DaftarOtomatis,
    KinerjaAngka,
    Sampul,
    Tampilan,
)
from capaian.laporan.simpul import Simpul
from lakip.angka import format_persen


def sampul(k: Konteks) -> Sampul:
    """What the cover prints."""
    opd, tampil = k.data.opd, k.data.tampil
    terbit = tampil.tanggal.year if tampil.tanggal else k.data.tahun + 1
    return Sampul(
        judul=tampil.judul,
        tahun=k.data.tahun,
        opd=opd.nama,
        pemda=opd.pemda.nama,
        alamat=opd.alamat,
        laman=opd.laman,
        posel=opd.posel,
        tempat_tahun=", ".join(filter(None, [tampil.tempat, str(terbit)])),
        lambang_sha256=opd.pemda.lambang_sha256,
    )


def tampilan(k: Konteks) -> Tampilan:
    """Paper, letter size, colour and the office's template."""
    tampil = k.data.tampil
    return Tampilan(
        tampil.kertas,
        tampil.ukuran_huruf,
        k.data.opd.pemda.warna_aksen,
        tampil.templat_word_sha256,
    )


def kata_pengantar(k: Konteks, s: Simpul) -> Isi:
    """After the text: awards, innovations, signature."""
    sesudah: list[Blok] = []
    for nama, kata in (
        ("penghargaan", f"Penghargaan yang diterima {k.data.opd.nama}:"),
        ("inovasi", f"Inovasi yang dijalankan {k.data.opd.nama}:"),
    ):
        isi = daftar(k, nama, f"{s.kunci}/{nama}")
        if isi:
            sesudah += [k.paragraf(f"{s.kunci}/{nama}/pengantar", kata), *isi]
    return (), (*sesudah, k.tanda_tangan(f"{s.kunci}/tanda-tangan"))


def daftar_otomatis(k: Konteks, s: Simpul) -> Isi:
    """The place of a contents list."""
    return (DaftarOtomatis(f"{s.kunci}/daftar", s.kunci.removeprefix("daftar-")),), ()


def ringkasan(k: Konteks, s: Simpul) -> Isi:
    """The measurement table and the money line before the text."""
    if not k.data.indikator:
        return (BelumDiisi(f"{s.kunci}/kosong", "Indikator kinerja belum diisi."),), ()
    judul = f"Ringkasan Capaian Kinerja Tahun {k.data.tahun}"
    tabel = tabel_pengukuran(k, "ringkasan", judul, k.data.indikator, bernomor=False)
    isi: list[Blok] = [tabel]
    if k.data.pos:
        isi.append(kalimat_anggaran(k, f"{s.kunci}/anggaran"))
    return isi, ()


def kinerja_dalam_angka(k: Konteks, s: Simpul) -> Isi:
    """The few numbers that matter, and how far each indicator came."""
    angka = tuple(_angka(k))
    if not angka:
        return (BelumDiisi(f"{s.kunci}/kosong", "Belum ada angka kinerja."),), ()
    grafik = grafik_capaian(k, f"{s.kunci}/capaian", list(k.u.indikator.values()))
    return (KinerjaAngka(f"{s.kunci}/angka", angka), *grafik), ()


def _angka(k: Konteks) -> Iterator[AngkaUtama]:
    opd = k.u.opd
    if opd.capaian.nilai is not None and opd.kelas:
        teks = k.fakta("capaian:OPD").teks
        label = "Capaian kinerja perangkat daerah"
        yield AngkaUtama(teks, label, opd.kelas.label, "capaian:OPD")
    terukur = [h for h in k.u.indikator.values() if h.kini.capaian.nilai is not None]
    if terukur:
        banyak = k.fakta("jumlah:indikator#tercapai").teks
        catatan = f"dari {len(terukur)} indikator yang terukur"
        yield AngkaUtama(banyak, "Indikator mencapai target", catatan, "jumlah:indikator#tercapai")
    if k.data.pos:
        serap = k.fakta("jumlah:serapan")
        pagu = k.fakta("jumlah:pagu").teks
        yield AngkaUtama(serap.teks, "Anggaran terserap", f"dari pagu {pagu}", "jumlah:serapan")
        realisasi = k.fakta("jumlah:realisasi_rp")
        sisa = k.fakta("jumlah:sisa").teks
        id_ = "jumlah:realisasi_rp"
        yield AngkaUtama(realisasi.teks, "Realisasi anggaran", f"sisa {sisa}", id_)
    if k.data.keluaran:
        kelas = k.data.ukur.skala.kelas[0]
        id_ = f"jumlah:keluaran#{kelas.kode}"
        catatan = f"dari {k.fakta('jumlah:keluaran').teks} keluaran program dan kegiatan"
        yield AngkaUtama(k.fakta(id_).teks, f"Keluaran {kelas.label}", catatan, id_)
    for h in k.u.indikator.values():
        if h.indikator.milik_tujuan and h.kini.realisasi.nilai is not None:
            id_ = f"realisasi:{h.indikator.kode}"
            catatan = f"capaian {format_persen(h.kini.capaian.nilai)}"
            yield AngkaUtama(k.fakta(id_).teks, h.indikator.nama, catatan, id_)
