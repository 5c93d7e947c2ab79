"""Bab IV and the lampiran."""

from collections.abc import Iterator

from capaian.laporan.isi.bab_1 import daftar
from capaian.laporan.isi.baris import tabel_pengukuran
from capaian.laporan.isi.kalimat import tak_ikut
from capaian.laporan.isi.konteks import Isi, Konteks
from capaian.laporan.isi.metode import tabel_sasaran
from capaian.laporan.isi.pk import dokumen_pk
from capaian.laporan.pohon import BelumDiisi, Blok, Gambar, Paragraf, Potongan
from capaian.laporan.simpul import Simpul
from capaian.laporan.ukur import nama_fakta


def kesimpulan(k: Konteks, s: Simpul) -> Isi:
    """Capaian per sasaran and of the agency before the text."""
    if not k.data.indikator:
        return (BelumDiisi(f"{s.kunci}/kosong", "Indikator kinerja belum diisi."),), ()
    isi: list[Blok] = []
    if k.u.kelompok:
        isi.append(tabel_sasaran(k, "kesimpulan_sasaran"))
    if k.u.opd.capaian.nilai is not None:
        kalimat: list[str | Potongan] = [
            f"Capaian kinerja {k.data.opd.nama} tahun {k.data.tahun} adalah ",
            k.angka("capaian:OPD", tebal=True),
            " dengan kategori ",
            k.angka("kategori:OPD", tebal=True),
        ]
        if k.u.serapan.nilai is not None:
            kalimat += [", dengan serapan anggaran ", k.angka("jumlah:serapan", tebal=True)]
        isi.append(k.paragraf(f"{s.kunci}/kalimat", *kalimat, ".", tak_ikut(k, k.u.opd)))
    return isi, ()


def langkah(k: Konteks, s: Simpul) -> Isi:
    """The list of steps."""
    return daftar(k, "langkah", f"{s.kunci}/daftar"), ()


def formulir(k: Konteks, s: Simpul) -> Isi:
    """The measurement form: targets, realisasi, capaian, and the money of the sasaran."""
    indikator = [i for i in k.data.indikator if not i.milik_tujuan] or list(k.data.indikator)
    if not indikator:
        return (BelumDiisi(f"{s.kunci}/kosong", "Indikator kinerja belum diisi."),), ()
    judul = f"Formulir Pengukuran Kinerja Tahun {k.data.tahun}"
    isi: list[Blok] = [
        Paragraf(f"{s.kunci}/opd", (Potongan(f"Perangkat Daerah: {k.data.opd.nama}"),)),
        Paragraf(f"{s.kunci}/tahun", (Potongan(f"Tahun Anggaran: {k.data.tahun}"),)),
        tabel_pengukuran(k, "formulir_pengukuran", judul, indikator, bernomor=False),
    ]
    if k.u.dukungan["sasaran"].cakupan.bagian:
        for jenis, kata in (
            ("pagu", "Jumlah Total Anggaran Sasaran: "),
            ("realisasi_rp", "Jumlah Realisasi Anggaran Sasaran: "),
            ("serapan", "Serapan Anggaran Sasaran: "),
        ):
            id_ = nama_fakta(jenis, "sasaran")
            isi.append(k.paragraf(f"{s.kunci}/{jenis}", kata, k.angka(id_, tebal=True)))
    return isi, (k.tanda_tangan(f"{s.kunci}/tanda-tangan"),)


def lampiran_pk(k: Konteks, s: Simpul) -> Isi:
    """Every PK as a document on pages of its own."""
    return [
        b
        for n, pk in enumerate(k.data.pk)
        for b in dokumen_pk(k, pk, f"{s.kunci}/{pk.kunci}", halaman_baru=n > 0)
    ], ()


def dokumentasi(k: Konteks, s: Simpul) -> Isi:
    """Photos under the sasaran they show; others at the end."""
    urutan = (*(x.kode for x in k.data.sasaran), "")
    return [b for kode in urutan for b in _foto(k, s, kode)], ()


def _foto(k: Konteks, s: Simpul, kode: str) -> Iterator[Blok]:
    dikenal = {x.kode: x.uraian for x in k.data.sasaran}
    foto = [f for f in k.data.foto if (f.sasaran if f.sasaran in dikenal else "") == kode]
    if not foto:
        return
    judul = f"Sasaran: {dikenal[kode]}" if kode else "Dokumentasi lain"
    yield Paragraf(f"{s.kunci}/{kode or 'lain'}", (Potongan(judul, tebal=True),))
    for f in foto:
        kunci = f"{s.kunci}/foto-{f.urutan}"
        yield Gambar(kunci, f.keterangan, f.sha256, f.jenis_isi, sumber=k.data.opd.nama)
