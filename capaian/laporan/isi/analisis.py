"""Analyses 1 to 4 of a block of Bab III."""

from collections.abc import Iterator
from dataclasses import replace

from capaian.laporan.bahan import Indikator
from capaian.laporan.isi import kalimat
from capaian.laporan.isi.baris import (
    SATUAN,
    TARGET,
    CatatanKaki,
    sel_capaian,
    sel_realisasi,
    sel_target_tahun,
    sumber_data,
    tabel_indikator,
    tabel_pengukuran,
)
from capaian.laporan.isi.grafik import grafik_capaian, grafik_riwayat
from capaian.laporan.isi.konteks import (
    NOMOR,
    Isi,
    Konteks,
    kolom_angka,
    kolom_teks,
    kolom_tengah,
    kolom_terisi,
    nomor,
    sel_target,
    teks,
)
from capaian.laporan.isi.teks import teks_indikator
from capaian.laporan.kerangka import BlokCapaian
from capaian.laporan.pohon import Baris, Blok, JenisBaris, Sel, Tabel
from capaian.laporan.simpul import Simpul
from capaian.laporan.ukur import HasilIndikator, nama_fakta


def hasil_blok(k: Konteks, blok: BlokCapaian) -> list[HasilIndikator]:
    """The results of a block's indicators."""
    return [k.u.indikator[i.kode] for i in blok.indikator]


def analisis_1(k: Konteks, s: Simpul) -> Isi:
    """Target and realisasi of the year: table, chart, details, a sentence per indicator."""
    blok = k.blok[s.blok]
    judul = f"Target dan Realisasi Kinerja {sebutan_blok(blok)}Tahun {k.data.tahun}"
    awal: list[Blok] = [
        tabel_pengukuran(k, f"pengukuran{blok.akhiran}", judul, blok.indikator),
        *grafik_capaian(k, f"{s.kunci}/grafik", hasil_blok(k, blok)),
    ]
    for h in hasil_blok(k, blok):
        awal.append(kalimat.capaian_tahun_ini(k, h, f"{s.kunci}/kalimat/{h.indikator.kode}"))
        awal.extend(teks_indikator(k, s, h.indikator.kode))
    awal.extend(_rincian(k, blok))
    return awal, ()


def sebutan_blok(blok: BlokCapaian) -> str:
    """What table titles call the block: "Tujuan ", "Sasaran 2 ", "" for the whole agency."""
    umum = {"tujuan": "Tujuan ", "sasaran": "Sasaran ", "opd": ""}
    return umum.get(blok.kode, f"{blok.judul.partition(':')[0]} ")


def _rincian(k: Konteks, blok: BlokCapaian) -> Iterator[Tabel]:
    """Details of the realisasi, with a sum where all have one unit."""
    berinci = [i for i in blok.indikator if i.rincian]
    if not berinci:
        return
    baris: list[Baris] = []
    for i in berinci:
        for n, r in enumerate(i.rincian, 1):
            isi = {
                "rincian": teks(r.nama),
                "jumlah": k.sel_angka(nama_fakta("rincian", i.kode, rincian=str(n))),
                "satuan": teks(r.satuan),
            }
            if n == 1:
                isi["indikator"] = teks(i.nama, tinggi=len(i.rincian) + _berjumlah(i))
            baris.append(Baris(f"{i.kode}#{n}", JenisBaris.RINCI, isi))
        if _berjumlah(i):
            isi = {
                "rincian": teks("Jumlah", tebal=True),
                "jumlah": k.sel_angka(nama_fakta("rincian", i.kode, rincian="jumlah")),
                "satuan": teks(i.rincian[0].satuan),
            }
            baris.append(Baris(f"{i.kode}#jumlah", JenisBaris.SUBJUMLAH, isi))
    yield Tabel(
        f"rincian_realisasi{blok.akhiran}",
        f"Rincian Realisasi {sebutan_blok(blok) or 'Indikator '}Tahun {k.data.tahun}",
        (
            kolom_teks("indikator", "Indikator", 18),
            kolom_teks("rincian", "Rincian", 18),
            kolom_angka("jumlah", "Jumlah"),
            kolom_tengah("satuan", "Satuan"),
        ),
        tuple(baris),
        sumber=sumber_data(k, berinci),
    )


def _berjumlah(i: Indikator) -> bool:
    """Whether the details have one unit, so that a sum means something."""
    return len(i.rincian) > 1 and len({r.satuan for r in i.rincian}) == 1


def analisis_2(k: Konteks, s: Simpul) -> Isi:
    """This year beside the years before: table, trend, a sentence per indicator."""
    blok = k.blok[s.blok]
    hasil = hasil_blok(k, blok)
    tahun = tahun_realisasi(k)
    awal: list[Blok] = [
        _tabel_riwayat(k, blok),
        *grafik_riwayat(k, f"{s.kunci}/grafik", hasil, tahun),
    ]
    for h in hasil:
        awal.append(kalimat.dengan_tahun_lalu(k, h, f"{s.kunci}/kalimat/{h.indikator.kode}"))
        awal.extend(teks_indikator(k, s, h.indikator.kode))
    return awal, ()


def tahun_realisasi(k: Konteks) -> list[int]:
    """The years whose realisasi the report shows, oldest first."""
    return _tahun(k, k.data.tampil.tahun_realisasi)


def _tahun(k: Konteks, banyak: int) -> list[int]:
    return list(range(k.data.tahun - max(banyak, 1) + 1, k.data.tahun + 1))


def _tabel_riwayat(k: Konteks, blok: BlokCapaian) -> Tabel:
    tampil = k.data.tampil
    kelompok = (
        ("target", "Target", _tahun(k, tampil.tahun_target)),
        ("realisasi", "Realisasi", tahun_realisasi(k)),
        ("capaian", "Capaian (%)", _tahun(k, tampil.tahun_capaian)),
    )
    kolom = [SATUAN]
    for kunci, judul, tahun in kelompok:
        kolom += [kolom_angka(f"{kunci}_{t}", str(t), 6, kelompok=(judul,)) for t in tahun]
    catatan = CatatanKaki()

    def sel(h: HasilIndikator) -> dict[str, Sel]:
        i, isi = h.indikator, {}
        for kunci, _, tahun in kelompok:
            for t in tahun:
                satu, lalu = h.tahun(t), None if t == k.data.tahun else t
                isi[f"{kunci}_{t}"] = (
                    sel_target_tahun(k, i, satu, lalu)
                    if kunci == "target"
                    else _SEL[kunci](k, i, satu, lalu, catatan)
                )
        return isi

    return tabel_indikator(
        k,
        f"riwayat{blok.akhiran}",
        f"Realisasi dan Capaian Kinerja {sebutan_blok(blok)}Tahun {k.data.tahun} "
        "dan Tahun-Tahun Sebelumnya",
        blok.indikator,
        kolom,
        sel,
        catatan=catatan,
        lanskap=len(kolom) > _KOLOM_TEGAK,
    )


_KOLOM_TEGAK = 8
_SEL = {"realisasi": sel_realisasi, "capaian": sel_capaian}


def analisis_3(k: Konteks, s: Simpul) -> Isi:
    """Progress towards the medium-term target."""
    blok = k.blok[s.blok]
    catatan = CatatanKaki()
    kolom = (
        SATUAN,
        kolom_angka("target", f"Target {k.data.tahun}"),
        kolom_angka("realisasi", f"Realisasi {k.data.tahun}"),
        kolom_angka("target_menengah", "Target Menengah", 7),
        kolom_teks("acuan", "Acuan", 9),
        kolom_angka("capaian", "Tingkat Kemajuan (%)", 7),
    )

    def sel(h: HasilIndikator) -> dict[str, Sel]:
        i, m = h.indikator, h.menengah
        id_ = nama_fakta("target", i.kode, rincian="menengah")
        target = m.target if m else None
        kosong = k.fakta(id_).teks
        menengah = sel_target(target, id_, satuan=i.satuan, desimal=i.desimal, kosong=kosong)
        acuan = " ".join(filter(None, [m.acuan, str(m.tahun or "")])) if m and target else ""
        return {
            "target": sel_target_tahun(k, i, h.kini),
            "realisasi": sel_realisasi(k, i, h.kini, None, catatan),
            "target_menengah": menengah,
            "acuan": teks(acuan),
            "capaian": k.sel_persen(nama_fakta("capaian", i.kode, rincian="menengah")),
        }

    tabel = tabel_indikator(
        k,
        f"target_menengah{blok.akhiran}",
        f"Realisasi Kinerja {sebutan_blok(blok)}sampai dengan Tahun {k.data.tahun} "
        "terhadap Target Jangka Menengah",
        blok.indikator,
        kolom,
        sel,
        catatan=catatan,
    )
    isi: list[Blok] = [_satu_acuan(tabel)]
    for h in hasil_blok(k, blok):
        isi.append(kalimat.dengan_target_menengah(k, h, f"{s.kunci}/kalimat/{h.indikator.kode}"))
        isi.extend(teks_indikator(k, s, h.indikator.kode))
    return isi, ()


def _satu_acuan(tabel: Tabel) -> Tabel:
    """The table with a note for its column of documents where one document serves every row."""
    acuan = {b.sel["acuan"].teks for b in tabel.baris}
    if len(acuan) != 1 or "" in acuan:
        return tabel
    kolom = tuple(replace(x, tampil=x.tampil and x.kunci != "acuan") for x in tabel.kolom)
    catatan = (*tabel.catatan, f"Target menengah menurut {acuan.pop()}.")
    return replace(tabel, kolom=kolom, catatan=catatan)


def analisis_4(k: Konteks, s: Simpul) -> Isi:
    """Beside national, provincial and other comparators."""
    blok = k.blok[s.blok]
    catatan = CatatanKaki()
    baris: list[Baris] = []
    for n, h in enumerate(hasil_blok(k, blok), 1):
        baris.extend(_baris_pembanding(k, h, n, catatan))
    kolom = (
        NOMOR,
        kolom_teks("indikator", "Indikator", 18),
        TARGET,
        kolom_angka("realisasi", "Realisasi"),
        kolom_angka("pembanding", "Pembanding"),
        kolom_teks("jenis", "Jenis", 9),
        kolom_teks("sumber", "Sumber", 12),
        kolom_teks("keterangan", "Keterangan", 12),
    )
    tabel = Tabel(
        f"pembanding{blok.akhiran}",
        f"Realisasi Kinerja {sebutan_blok(blok)}Tahun {k.data.tahun} dan Pembandingnya",
        kolom_terisi(kolom, baris, ("jenis", "sumber", "keterangan")),
        tuple(baris),
        sumber=sumber_data(k, blok.indikator),
        catatan=catatan.isi,
    )
    isi: list[Blok] = [tabel]
    for h in hasil_blok(k, blok):
        isi.extend(kalimat.dengan_pembanding(k, h, f"{s.kunci}/kalimat/{h.indikator.kode}"))
        isi.extend(teks_indikator(k, s, h.indikator.kode))
    return isi, ()


def _baris_pembanding(
    k: Konteks, h: HasilIndikator, n: int, catatan: CatatanKaki
) -> Iterator[Baris]:
    i, banyak = h.indikator, max(len(h.pembanding), 1)
    kepala = {
        "no": nomor(n),
        "indikator": teks(i.nama),
        "target": sel_target_tahun(k, i, h.kini),
        "realisasi": sel_realisasi(k, i, h.kini, None, catatan),
    }
    kepala = {kunci: _tinggi(sel, banyak) for kunci, sel in kepala.items()}
    if not h.pembanding:
        isi = {**kepala, "pembanding": Sel(None, "belum diisi")}
        yield Baris(i.kode, JenisBaris.RINCI, isi)
    for m, (p, hasil) in enumerate(h.pembanding):
        isi = dict(kepala) if m == 0 else {}
        putusan = ""
        if hasil.posisi:
            putusan = hasil.posisi.label
            putusan += f", {hasil.putusan.label}" if hasil.putusan else ""
        id_ = nama_fakta("pembanding", i.kode, rincian=p.kunci)
        isi |= {
            "pembanding": Sel("tidak ada", "tidak ada") if p.tidak_ada else k.sel_fakta(id_),
            "jenis": teks(f"{p.jenis} {p.tingkat.lower()}"),
            "sumber": teks(", ".join(filter(None, [p.sumber, str(p.tahun or "")]))),
            "keterangan": teks(". ".join(filter(None, [putusan.capitalize(), p.keterangan]))),
        }
        yield Baris(f"{i.kode}#{p.kunci}", JenisBaris.RINCI, isi)


def _tinggi(sel: Sel, tinggi: int) -> Sel:
    return Sel(sel.nilai, sel.teks, sel.satuan, sel.fakta, sel.tebal, sel.lebar, tinggi)
