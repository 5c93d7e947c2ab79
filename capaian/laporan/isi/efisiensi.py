"""Analysis 6: how efficiently money was used for the capaian, by the agency's method."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from capaian.hitung import MetodeEfisiensi, PutusanEfisiensi
from capaian.laporan.isi.analisis import sebutan_blok
from capaian.laporan.isi.baris import uraian_induk
from capaian.laporan.isi.grafik import grafik_efisiensi
from capaian.laporan.isi.konteks import (
    Isi,
    Konteks,
    kolom_angka,
    kolom_data,
    kolom_teks,
    kolom_tengah,
    nomor,
    teks,
)
from capaian.laporan.isi.pos import PAGU, PERSEN, REALISASI_RP, kolom_uraian, sel_pos
from capaian.laporan.kerangka import BlokCapaian
from capaian.laporan.pohon import Baris, Blok, JenisBaris, Kolom, Paragraf, Sel, Tabel
from capaian.laporan.simpul import Simpul
from capaian.laporan.ukur import HasilDukungan, kata_kosong
from capaian.laporan.ukur.efisiensi import BarisDukungan, NamaFakta, Ukuran

_RUPIAH = (MetodeEfisiensi.SISA_RP, MetodeEfisiensi.MANUAL_RP, MetodeEfisiensi.COST_OUTCOME)


def pemilik(k: Konteks, blok: BlokCapaian) -> tuple[HasilDukungan, ...]:
    """Whose support the efficiency of a block is about, by the agency's level."""
    tingkat = k.data.ukur.tingkat_efisiensi
    if tingkat == "opd":
        return (k.u.dukungan["OPD"],)
    if tingkat == "indikator" or k.data.tampil.pola == "per_indikator":
        kode = [i.kode for i in blok.indikator]
    else:
        kode = list(dict.fromkeys(i.induk for i in blok.indikator))
        if blok.kode == "opd":  # tujuan and sasaran share the money: the sasaran tell
            kode = [s for s in kode if any(s == x.kode for x in k.data.sasaran)] or kode
    return tuple(k.u.dukungan[x] for x in kode)


def analisis_6(k: Konteks, s: Simpul) -> Isi:
    """Table, chart of capaian against absorption, a sentence per program."""
    blok = k.blok[s.blok]
    milik = pemilik(k, blok)
    awal: list[Blok] = [_tabel(k, blok, milik)]
    banding = [
        (_nama(k, m), capaian, serap)
        for m in milik
        if (capaian := m.cakupan.capaian.nilai) is not None
        and (serap := m.ukuran.serapan.nilai) is not None
    ]
    awal += grafik_efisiensi(k, f"{s.kunci}/grafik", banding)
    for m in milik:
        awal.extend(_kalimat(k, m, s.kunci))
    return awal, ()


def _nama(k: Konteks, m: HasilDukungan) -> str:
    kode = m.cakupan.pemilik
    if kode in k.u.indikator and k.data.ukur.tingkat_efisiensi != "indikator":
        return uraian_induk(k, k.u.indikator[kode].indikator.induk)
    return m.cakupan.nama


def _tabel(k: Konteks, blok: BlokCapaian, milik: Sequence[HasilDukungan]) -> Tabel:
    baris = [b for n, m in enumerate(milik, 1) for b in _baris_pemilik(k, m, n)]
    semua = k.u.dukungan.get(blok.kode)
    if semua and semua.cakupan.gabungan and len(milik) > 1:
        isi = {"sasaran": teks("Jumlah seluruhnya", tebal=True)}
        isi |= _sel(k, semua.ukuran, semua.fakta)
        baris.append(Baris(f"{blok.kode}#jumlah", JenisBaris.JUMLAH, isi))
    return Tabel(
        f"efisiensi{blok.akhiran}",
        f"Efisiensi Penggunaan Sumber Daya {sebutan_blok(blok)}Tahun {k.data.tahun}",
        tuple(_kolom(k, blok)),
        tuple(baris),
        sumber=k.sumber_keuangan,
        catatan=_catatan(k, milik),
        lanskap=k.data.ukur.fisik is not None or k.data.ukur.metode_efisiensi in _RUPIAH,
    )


def _kolom(k: Konteks, blok: BlokCapaian) -> Iterator[Kolom]:
    aturan = k.data.ukur
    judul = {"tujuan": "Tujuan", "opd": "Sasaran"}.get(blok.kode, "Sasaran")
    if aturan.tingkat_efisiensi == "indikator":
        judul = "Indikator"
    yield kolom_tengah("no", "No.", 3)
    yield kolom_teks("sasaran", judul, 15)
    if aturan.tingkat_efisiensi == "kegiatan":
        yield from kolom_uraian(k, 20)
    else:
        tampil = aturan.tingkat_efisiensi == "program"
        yield replace(kolom_teks("program", "Program", 18), tampil=tampil)
        yield kolom_data("kegiatan", "Kegiatan")
    yield PAGU
    yield REALISASI_RP
    yield PERSEN
    fisik = kolom_angka("realisasi_fisik", "Realisasi Fisik (%)", 7)
    yield replace(fisik, tampil=aturan.fisik is not None)
    # Where the capaian is the realisasi fisik, one column says both.
    capaian = kolom_angka("capaian", "Capaian Kinerja (%)", 7)
    yield replace(capaian, tampil=aturan.capaian_efisiensi != "fisik" or aturan.fisik is None)
    if aturan.metode_efisiensi in _RUPIAH:
        yield kolom_angka("efisiensi_rp", "Efisiensi (Rp)", 10)
    nilai = "Nilai Efisiensi" if aturan.metode_efisiensi is MetodeEfisiensi.NE else "Efisiensi (%)"
    yield kolom_angka("efisiensi", nilai, 7)
    yield kolom_tengah("putusan", "Keterangan", 8)


def _baris_pemilik(k: Konteks, m: HasilDukungan, n: int) -> Iterator[Baris]:
    """The nodes of an owner down to the agency's level, and their sum where there are several."""
    tingkat = k.data.ukur.tingkat_efisiensi
    kode = m.cakupan.pemilik
    dalam = {"program": 0, "kegiatan": 1}.get(tingkat, -1)
    baris = [b for b in m.baris if b.takuk <= dalam]
    berjumlah = sum(b.takuk == 0 for b in baris) > 1 or tingkat == "kegiatan"
    kepala = {"no": nomor(n), "sasaran": teks(_nama(k, m))}
    if not m.cakupan.bagian or not baris:
        alasan = m.cakupan.alasan or "belum ada program yang ditautkan"
        tulisan = (
            teks(f"Tidak ada anggaran pendukung: {alasan}") if not m.cakupan.bagian else teks("")
        )
        isi = {**kepala, "program": tulisan, "uraian": tulisan, **_sel(k, m.ukuran, m.fakta)}
        yield Baris(kode, JenisBaris.RINCI, isi)
        return
    tinggi = len(baris) + berjumlah
    for urut, b in enumerate(baris):
        isi = {x: replace(sel, tinggi=tinggi) for x, sel in kepala.items()} if urut == 0 else {}
        isi |= {**sel_pos(k, b.kode), **_sel(k, b.ukuran, b.fakta)}
        bawah = dalam > b.takuk and any(x.takuk > b.takuk for x in baris[urut + 1 : urut + 2])
        jenis = JenisBaris.KELOMPOK if bawah else JenisBaris.RINCI
        yield Baris(f"{kode}#{b.kode}", jenis, isi, b.takuk)
    if berjumlah:
        isi = {"program": teks("Jumlah", tebal=True), "uraian": teks("Jumlah", tebal=True)}
        isi |= _sel(k, m.ukuran, m.fakta)
        yield Baris(f"{kode}#jumlah", JenisBaris.SUBJUMLAH, isi)


def _sel(k: Konteks, u: Ukuran, f: NamaFakta) -> dict[str, Sel]:
    """Money, fisik, capaian, efficiency and verdict of a row."""
    isi = {
        "pagu": k.sel_uang(f.pagu),
        "realisasi": k.sel_uang(f.realisasi),
        "persen": k.sel_persen(f.serapan),
        "efisiensi": k.sel_persen(f.efisiensi),
        "putusan": teks(u.efisiensi.putusan.label),
    }
    if f.fisik:
        isi["realisasi_fisik"] = k.sel_persen(f.fisik)
    isi["capaian"] = k.sel_persen(f.capaian) if f.capaian else Sel(None, kata_kosong(None))
    if f.efisiensi_rp:
        isi["efisiensi_rp"] = k.sel_uang(f.efisiensi_rp)
    return isi


def _catatan(k: Konteks, milik: Sequence[HasilDukungan]) -> tuple[str, ...]:
    """Whose capaian is used, and what was not counted whole."""
    apa = {
        "sasaran": "rata-rata capaian indikator yang didukung",
        "fisik": "realisasi fisik program dan kegiatan",
        "keluaran": "rata-rata capaian keluaran program",
    }[k.data.ukur.capaian_efisiensi]
    catatan = [f"Capaian kinerja pada tabel ini adalah {apa}."]
    sebagian = any(f"#{m.cakupan.pemilik}" in b.fakta.pagu for m in milik for b in m.baris)
    if sebagian:
        catatan.append("Program dan kegiatan hanya memuat rincian yang mendukung sasaran tersebut.")
    return tuple(catatan)


def _kalimat(k: Konteks, m: HasilDukungan, kunci: str) -> Iterator[Paragraf]:
    """A sentence per program of the owner, or why there is nothing to say."""
    if not m.cakupan.bagian:
        alasan = f" ({m.cakupan.alasan})" if m.cakupan.alasan else ""
        yield k.paragraf(
            f"{kunci}/kalimat/{m.cakupan.pemilik}",
            f"Untuk {_nama(k, m)} tidak ada anggaran pendukung{alasan}, sehingga efisiensinya "
            "tidak dapat dihitung.",
        )
    for b in m.baris:
        if b.takuk == 0:
            yield _kalimat_program(k, m, b, f"{kunci}/kalimat/{m.cakupan.pemilik}#{b.kode}")


def _kalimat_program(k: Konteks, m: HasilDukungan, b: BarisDukungan, kunci: str) -> Paragraf:
    nama = k.u.anggaran.pos[b.kode].nama
    putusan = b.ukuran.efisiensi.putusan
    awal = (f"{nama} merealisasikan ", k.angka(b.fakta.realisasi), " dari anggaran ")
    uang = (*awal, k.angka(b.fakta.pagu))
    if b.ukuran.serapan.nilai is None:
        label = b.ukuran.serapan.alasan.label if b.ukuran.serapan.alasan else ""
        return k.paragraf(
            kunci, *uang, f"; serapan dan efisiensinya tidak dapat dihitung: {label}."
        )
    isi = [*uang, " atau terserap ", k.angka(b.fakta.serapan)]
    if b.ukuran.capaian is not None:
        apa = _SEBUTAN_CAPAIAN[k.data.ukur.capaian_efisiensi]
        isi += [f", dengan {apa} ", k.angka(b.fakta.capaian)]
    if b.ukuran.efisiensi.persen.nilai is None:
        alasan = b.ukuran.efisiensi.persen.alasan
        return k.paragraf(
            kunci, *isi, f". Efisiensinya tidak dapat dihitung: {alasan.label if alasan else ''}."
        )
    isi += [", sehingga tingkat efisiensinya ", k.angka(b.fakta.efisiensi, tebal=True)]
    return k.paragraf(kunci, *isi, _PENUTUP[putusan])


_PENUTUP = {
    PutusanEfisiensi.EFISIEN: " dan penggunaan sumber dayanya efisien.",
    PutusanEfisiensi.SEIMBANG: " dan penggunaan anggarannya sesuai rencana.",
    PutusanEfisiensi.KURANG_EFISIEN: " dan penggunaan sumber dayanya kurang efisien.",
    PutusanEfisiensi.SISA_ANGGARAN: (
        ". Selisih itu merupakan sisa anggaran dan belum dapat disebut efisiensi karena capaian "
        "kinerjanya belum mencapai 100%."
    ),
    PutusanEfisiensi.MELEBIHI_PAGU: ". Realisasi ini melebihi anggaran dan perlu dijelaskan.",
    PutusanEfisiensi.TIDAK_DAPAT_DIHITUNG: ".",
}

_SEBUTAN_CAPAIAN = {
    "sasaran": "capaian kinerja",
    "fisik": "realisasi fisik",
    "keluaran": "capaian keluaran",
}
