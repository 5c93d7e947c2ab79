"""Money outside Bab III-A: realisasi anggaran per program, control totals, SPM."""

from collections.abc import Iterator

from capaian.laporan.isi.grafik import grafik_anggaran
from capaian.laporan.isi.konteks import Isi, Konteks, kolom_angka, kolom_teks, polos, teks
from capaian.laporan.isi.pos import (
    PAGU,
    PERSEN,
    REALISASI_RP,
    kolom_no,
    kolom_uraian,
    nomor_pos,
    sel_jumlah,
    sel_pos,
    sel_uang,
    tabel_rincian,
    tahun_lain,
)
from capaian.laporan.isi.sumber_uang import banding_sumber
from capaian.laporan.pohon import Baris, BelumDiisi, Blok, JenisBaris, Paragraf, Sel, Tabel
from capaian.laporan.simpul import Simpul
from capaian.laporan.ukur import nama_fakta
from capaian.laporan.ukur.anggaran import HasilKontrol
from lakip.angka import GayaRupiah, format_rupiah


def kalimat_anggaran(k: Konteks, kunci: str) -> Paragraf:
    """The agency's money in one sentence."""
    tahap = k.data.tahap[-1].sebutan.lower() if len(k.data.tahap) > 1 else ""
    setelah = " setelah perubahan" if "perubahan" in tahap else ""
    awal = (f"Anggaran {k.data.opd.nama} tahun {k.data.tahun}{setelah} sebesar ",)
    isi = (*awal, k.angka("jumlah:pagu"), " terealisasi sebesar ", k.angka("jumlah:realisasi_rp"))
    if k.u.serapan.nilai is None:
        label = k.u.serapan.alasan.label if k.u.serapan.alasan else ""
        return k.paragraf(kunci, *isi, f"; serapannya belum dapat dihitung: {label}.")
    return k.paragraf(
        kunci,
        *isi,
        " atau terserap ",
        k.angka("jumlah:serapan", tebal=True),
        ", dengan sisa anggaran ",
        k.angka("jumlah:sisa"),
        ".",
    )


def sumber_daya_keuangan(k: Konteks, s: Simpul) -> Isi:
    """Every node of the budget, and budgets of other years."""
    if not k.data.pos:
        return (*_tanpa_anggaran(s), *tahun_lain(k)), ()
    judul = (
        f"Rincian Anggaran dan Realisasi Program, Kegiatan, dan Sub Kegiatan Tahun {k.data.tahun}"
    )
    if not any(p.tingkat == "sub_kegiatan" for p in k.data.pos):
        judul = f"Rincian Anggaran dan Realisasi Program dan Kegiatan Tahun {k.data.tahun}"
    isi: list[Blok] = [kalimat_anggaran(k, f"{s.kunci}/kalimat")]
    if k.data.tampil.pola == "per_indikator":  # that manner has no Bab III-B
        isi += [per_program(k), *banding_sumber(k, s)]
    isi += [tabel_rincian(k, "rincian_anggaran", judul), *tahun_lain(k)]
    if k.data.tampil.pola == "per_indikator":
        isi.extend(_kontrol(k, s))
    return isi, ()


def per_program(k: Konteks) -> Tabel:
    """Pagu, realisasi and serapan of every program, with their total."""
    nomor = nomor_pos(k)
    baris = [
        Baris(
            kode,
            JenisBaris.RINCI,
            {"no": teks(nomor[kode]), **sel_pos(k, kode), **sel_uang(k, kode)},
        )
        for kode in k.u.anggaran.akar
    ]
    baris.append(Baris("jumlah", JenisBaris.JUMLAH, sel_jumlah(k, "program")))
    return Tabel(
        "realisasi_anggaran",
        f"Anggaran dan Realisasi per Program Tahun {k.data.tahun}",
        (kolom_no(), kolom_teks("program", "Program", 28), PAGU, REALISASI_RP, PERSEN),
        tuple(baris),
        sumber=k.sumber_keuangan,
    )


def realisasi_anggaran(k: Konteks, s: Simpul) -> Isi:
    """Per program with total, chart, and the totals that documents state."""
    if not k.data.pos:
        return _tanpa_anggaran(s), ()
    kalimat = kalimat_anggaran(k, f"{s.kunci}/kalimat")
    grafik = grafik_anggaran(k, f"{s.kunci}/grafik")
    return (kalimat, per_program(k), *grafik, *banding_sumber(k, s), *_kontrol(k, s)), ()


def _tanpa_anggaran(s: Simpul) -> tuple[Blok, ...]:
    return (BelumDiisi(f"{s.kunci}/kosong", "Anggaran tahun ini belum diisi."),)


def _kontrol(k: Konteks, s: Simpul) -> Iterator[Blok]:
    """The totals that documents state; every difference is shown."""
    if not k.u.kontrol:
        return
    beda = [h for h in k.u.kontrol if not h.cocok]
    dokumen = ", ".join(dict.fromkeys(h.kontrol.dokumen for h in k.u.kontrol))
    if not beda:
        yield k.paragraf(
            f"{s.kunci}/kontrol", f"Jumlah rincian anggaran sesuai dengan total menurut {dokumen}."
        )
        return
    yield k.paragraf(
        f"{s.kunci}/kontrol",
        f"Jumlah rincian berikut belum sesuai dengan total menurut {dokumen} dan perlu dijelaskan "
        "sebelum laporan ditetapkan.",
    )
    yield Tabel(
        "total_kontrol",
        "Selisih Jumlah Rincian dengan Total Menurut Dokumen",
        (
            kolom_teks("uraian", "Program/Kegiatan", 18),
            kolom_teks("jenis", "Jenis", 7),
            kolom_teks("dokumen", "Dokumen", 7),
            kolom_angka("kontrol", "Total Dokumen (Rp)", 10),
            kolom_angka("jumlah", "Jumlah Rincian (Rp)", 10),
            kolom_angka("selisih", "Selisih (Rp)", 10),
            kolom_teks("keterangan", "Keterangan", 10),
        ),
        tuple(_baris_kontrol(k, h) for h in beda),
        sumber=k.sumber_keuangan,
    )


def _baris_kontrol(k: Konteks, h: HasilKontrol) -> Baris:
    kontrol = h.kontrol
    rincian = f"{kontrol.jenis}-{kontrol.dokumen}".replace(" ", "-")
    nama = k.u.anggaran.pos[kontrol.pos].nama if kontrol.pos else k.data.opd.nama
    selisih = format_rupiah(h.selisih, gaya=GayaRupiah.TABEL, kosong="belum lengkap")
    isi = {
        "uraian": teks(nama),
        "jenis": teks(kontrol.jenis.capitalize()),
        "dokumen": teks(kontrol.dokumen),
        "kontrol": k.sel_uang(nama_fakta("kontrol", kontrol.pos or "OPD", rincian=rincian)),
        "jumlah": k.sel_uang(h.fakta),
        "selisih": Sel(polos(h.selisih), selisih, "Rp"),
        "keterangan": teks(kontrol.keterangan),
    }
    return Baris(f"{kontrol.pos or 'OPD'}#{rincian}", JenisBaris.RINCI, isi)


def tabel_spm(k: Konteks) -> Iterator[Tabel]:
    """Money of the nodes marked SPM, with sums over marked leaves only."""
    pohon = k.u.anggaran
    bertanda = [p.kode for p in k.data.pos if p.spm]
    daun = dict.fromkeys(d for kode in bertanda for d in pohon.daun(kode))
    if not daun:
        return
    baris: list[Baris] = []
    for akar in pohon.akar:
        baris.extend(_baris_spm(k, akar, daun, 0, terlihat=False))
    total = k.u.dukungan["spm"]
    isi = {
        "uraian": teks("JUMLAH", tebal=True),
        "pagu": k.sel_uang(total.fakta.pagu),
        "realisasi": k.sel_uang(total.fakta.realisasi),
        "persen": k.sel_persen(total.fakta.serapan),
    }
    baris.append(Baris("jumlah", JenisBaris.JUMLAH, isi))
    yield Tabel(
        "anggaran_spm",
        f"Anggaran dan Realisasi Standar Pelayanan Minimal Tahun {k.data.tahun}",
        (
            *kolom_uraian(k, 26),
            *(
                (kolom_teks("jenis_pelayanan", "Jenis Pelayanan Dasar", 16),)
                if any(k.u.anggaran.pos[x].jenis_pelayanan for x in bertanda)
                else ()
            ),
            PAGU,
            REALISASI_RP,
            PERSEN,
        ),
        tuple(baris),
        sumber=k.sumber_keuangan,
    )


def _baris_spm(
    k: Konteks, kode: str, daun: dict[str, None], takuk: int, *, terlihat: bool
) -> Iterator[Baris]:
    """The node from the marked level down; what stands above a mark is not printed."""
    pohon = k.u.anggaran
    milik = [d for d in pohon.daun(kode) if d in daun]
    if not milik:
        return
    pos = pohon.pos[kode]
    terlihat = terlihat or pos.spm
    if terlihat:
        jenis = JenisBaris.KELOMPOK if pohon.anak(kode) else JenisBaris.RINCI
        isi = {
            **sel_pos(k, kode),
            **sel_uang(k, kode),
            "jenis_pelayanan": teks(pos.jenis_pelayanan),
        }
        yield Baris(kode, jenis, isi, takuk)
    for anak in pohon.anak(kode):
        yield from _baris_spm(k, anak, daun, takuk + terlihat, terlihat=terlihat)
