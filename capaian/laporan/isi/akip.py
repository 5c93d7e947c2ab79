"""Evaluations of performance accountability over the years, with their follow-up."""

from collections.abc import Iterator

from capaian.laporan.isi.konteks import (
    NOMOR,
    Isi,
    Konteks,
    kolom_angka,
    kolom_teks,
    kolom_tengah,
    nomor,
    polos,
    teks,
)
from capaian.laporan.pohon import Baris, Blok, JenisBaris, Sel, Tabel
from capaian.laporan.simpul import Simpul
from capaian.laporan.ukur import nama_fakta
from lakip.angka import format_angka


def evaluasi_akip(k: Konteks, s: Simpul) -> Isi:
    """Components over the years, the latest grade, recommendations and what was done."""
    evaluasi = (*_kalimat(k, s), tabel_akip(k)) if k.u.akip else ()
    return (*evaluasi, *_rekomendasi(k)), ()


def _kalimat(k: Konteks, s: Simpul) -> Iterator[Blok]:
    akhir = k.u.akip[-1]
    if akhir.total is None:
        return
    nomor_lhe = f" ({akhir.evaluasi.nomor_lhe})" if akhir.evaluasi.nomor_lhe else ""
    predikat = f" dengan predikat {akhir.predikat}" if akhir.predikat else ""
    yield k.paragraf(
        f"{s.kunci}/kalimat",
        f"Hasil evaluasi akuntabilitas kinerja tahun {akhir.evaluasi.tahun}{nomor_lhe} adalah ",
        k.angka(nama_fakta("akip", "total", akhir.evaluasi.tahun), tebal=True),
        f"{predikat}.",
    )


def tabel_akip(k: Konteks) -> Tabel:
    """Component, weight, and the score of each year; then total and grade."""
    tahun = [h.evaluasi.tahun for h in k.u.akip]
    nama = list(dict.fromkeys(c.nama for h in k.u.akip for c in h.evaluasi.komponen))
    bobot = {c.nama: c.bobot for h in k.u.akip for c in h.evaluasi.komponen}
    baris = []
    for n, komponen in enumerate(nama, 1):
        isi = {
            "no": nomor(n),
            "komponen": teks(komponen),
            "bobot": Sel(polos(bobot[komponen]), format_angka(bobot[komponen])),
        }
        for h in k.u.akip:
            for urut, c in enumerate(h.evaluasi.komponen, 1):
                if c.nama == komponen:
                    id_ = nama_fakta("akip", str(urut), h.evaluasi.tahun)
                    isi[f"nilai_{h.evaluasi.tahun}"] = k.sel_persen(id_)
        baris.append(Baris(f"komponen-{n}", JenisBaris.RINCI, isi))
    total = {"komponen": teks("Nilai akhir", tebal=True)}
    predikat = {"komponen": teks("Predikat", tebal=True)}
    for h in k.u.akip:
        kolom = f"nilai_{h.evaluasi.tahun}"
        total[kolom] = k.sel_persen(nama_fakta("akip", "total", h.evaluasi.tahun))
        predikat[kolom] = teks(h.predikat)
    baris += [
        Baris("total", JenisBaris.JUMLAH, total),
        Baris("predikat", JenisBaris.JUMLAH, predikat),
    ]
    lhe = [h.evaluasi.nomor_lhe for h in k.u.akip if h.evaluasi.nomor_lhe]
    return Tabel(
        "evaluasi_akip",
        "Hasil Evaluasi Akuntabilitas Kinerja",
        (
            NOMOR,
            kolom_teks("komponen", "Komponen", 22),
            kolom_angka("bobot", "Bobot"),
            *(kolom_angka(f"nilai_{t}", str(t), 6, kelompok=("Nilai",)) for t in tahun),
        ),
        tuple(baris),
        sumber="; ".join(lhe) or "Laporan Hasil Evaluasi",
    )


def _rekomendasi(k: Konteks) -> Iterator[Tabel]:
    """Recommendations of evaluations and earlier reviews, and what was done about each."""
    semua = k.data.rekomendasi
    baris = tuple(
        Baris(
            r.kunci,
            JenisBaris.RINCI,
            {
                "no": nomor(n),
                "sumber": teks(r.sumber),
                "tahun": teks(str(r.tahun)),
                "rekomendasi": teks(r.uraian),
                "tindak_lanjut": teks(r.tindak_lanjut or "belum diisi"),
                "bukti": teks(r.bukti),
                "status": teks(r.status),
            },
        )
        for n, r in enumerate(semua, 1)
    )
    if baris:
        dokumen = dict.fromkeys(f"{r.sumber} {r.dokumen}".strip() for r in semua)
        yield Tabel(
            "rekomendasi_akip",
            "Tindak Lanjut Rekomendasi Evaluasi dan Reviu",
            (
                NOMOR,
                kolom_tengah("sumber", "Sumber", 9),
                kolom_tengah("tahun", "Tahun"),
                kolom_teks("rekomendasi", "Rekomendasi", 20),
                kolom_teks("tindak_lanjut", "Tindak Lanjut", 20),
                kolom_teks("bukti", "Bukti", 12, tampil=any(r.bukti for r in semua)),
                kolom_tengah("status", "Status", 9),
            ),
            baris,
            sumber="; ".join(dokumen),
        )
