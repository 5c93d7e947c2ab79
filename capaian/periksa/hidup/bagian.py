"""Rules on figures and their parts: ratios, details, subtotals of data tables."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from capaian.hitung import KodePeringatan, jumlah
from capaian.laporan.bahan import DataTahun, Indikator
from capaian.laporan.ukur import HasilIndikator
from capaian.laporan.ukur.data_tabel import label_baris
from capaian.laporan.ukur.realisasi import terbit_baris
from capaian.periksa.aturan import aturan
from capaian.periksa.hidup.bahan import Bahan, letak_indikator, temuan
from capaian.periksa.temuan import Jenis, Temuan, Tingkat
from lakip.angka import format_angka


@aturan(
    "D-RASIO",
    "Realisasi berbeda dari pembilang per penyebut",
    jenis=Jenis.DATA,
    tingkat=Tingkat.PENJELASAN,
    dasar="Realisasi yang diketik dipakai apa adanya, tetapi harus sama dengan hasil bagiannya.",
    tindakan="Betulkan realisasi atau bagiannya, atau jelaskan sebab perbedaannya.",
)
def rasio(b: Bahan) -> Iterator[Temuan]:
    """A typed realisasi that is not the ratio of the parts beside it, year or quarter."""
    for i, _ in b.indikator():
        for r in i.tahun.get(b.data.tahun, DataTahun()).realisasi:
            if KodePeringatan.BEDA_RASIO not in {p.kode for p in terbit_baris(i, r).peringatan}:
                continue
            tw = f", triwulan {r.triwulan}" if r.triwulan else ""
            yield temuan(
                "D-RASIO",
                f"realisasi:{i.kode}" + (f"#tw{r.triwulan}" if r.triwulan else ""),
                f"{letak_indikator(i)}{tw}",
                f"Realisasi “{i.nama}”{tw} yang diisi berbeda dari pembilang per penyebutnya.",
                tercetak=r.nilai,
                hitung=terbit_baris(i, replace(r, nilai=None)).nilai,
                tautan=("indikator", i.kode),
            )


@aturan(
    "D-RINCIAN",
    "Jumlah rincian berbeda dari realisasinya",
    jenis=Jenis.DATA,
    tingkat=Tingkat.PENJELASAN,
    dasar="Rincian realisasi menjelaskan seluruh pembilang, atau seluruh realisasi yang dicacah.",
    tindakan="Lengkapi rincian atau betulkan pembilangnya, atau jelaskan sebab perbedaannya.",
)
def rincian(b: Bahan) -> Iterator[Temuan]:
    """Details whose sum is not the pembilang, or not the counted realisasi that they detail."""
    for i, h in b.indikator():
        utuh = _jumlah_rincian(i)
        acuan = None if utuh is None else _acuan_rincian(i, h)
        if utuh is not None and acuan is not None and utuh != acuan:
            yield temuan(
                "D-RINCIAN",
                f"rincian:{i.kode}#jumlah",
                letak_indikator(i),
                f"Jumlah rincian realisasi “{i.nama}” berbeda dari angka yang dirincinya.",
                tercetak=utuh,
                hitung=acuan,
                tautan=("indikator", i.kode),
            )


def _jumlah_rincian(i: Indikator) -> Decimal | None:
    """The sum of complete details of one unit and year, None for others."""
    sejenis = {(r.satuan, r.tahun_data) for r in i.rincian}
    semua = jumlah(r.jumlah for r in i.rincian)
    return semua.nilai if len(sejenis) == 1 and semua.lengkap else None


def _acuan_rincian(i: Indikator, h: HasilIndikator) -> Decimal | None:
    """What the details add up to: the pembilang, or a realisasi in the details' own unit."""
    baris = h.kini.realisasi.baris
    if baris is not None and baris.pembilang is not None:
        return baris.pembilang
    return h.kini.realisasi.nilai if i.satuan == i.rincian[0].satuan else None


@aturan(
    "D-SUBJUMLAH",
    "Jumlah pada tabel data berbeda dari rinciannya",
    jenis=Jenis.DATA,
    tingkat=Tingkat.PENJELASAN,
    dasar="Jumlah yang diketik dicetak apa adanya; perbedaannya memerlukan alasan.",
    tindakan="Kosongkan selnya supaya dihitung, betulkan rinciannya, atau tulis alasannya.",
)
def subjumlah(b: Bahan) -> Iterator[Temuan]:
    """A typed subtotal that differs from its details while nobody said why."""
    for t in b.data.tabel:
        for baris, isi in zip(t.baris, b.u.tabel[t.kode], strict=True):
            for k in t.kolom:
                sel = isi.get(k.kunci)
                if sel and sel.beda is not None and not baris.alasan_beda:
                    yield temuan(
                        "D-SUBJUMLAH",
                        sel.fakta or "",
                        f"Tabel {t.judul}, baris {label_baris(t, baris)}, kolom {k.judul}",
                        "Jumlah yang diketik berbeda dari jumlah rinciannya.",
                        tercetak=sel.nilai,
                        hitung=sel.beda,
                        tautan=("laporan", t.letak),
                    )


@aturan(
    "D-AKIP",
    "Nilai atau predikat AKIP tidak sesuai",
    jenis=Jenis.DATA,
    tingkat=Tingkat.PENJELASAN,
    dasar="Nilai adalah jumlah komponennya; predikat dimulai di atas batasnya: 70,00 masih B.",
    tindakan="Cocokkan nilai, komponen, dan predikat dengan LHE.",
)
def akip(b: Bahan) -> Iterator[Temuan]:
    """A stated score that its components do not make, or a grade that the score does not earn."""
    for h in b.u.akip:
        e, fakta = h.evaluasi, f"akip:total@{h.evaluasi.tahun}"
        tempat = f"Evaluasi AKIP tahun {e.tahun}"
        if e.nilai is not None and h.total is not None and e.nilai != h.total:
            uraian = "Nilai yang diisi berbeda dari jumlah komponennya."
            yield temuan("D-AKIP", fakta, tempat, uraian, tercetak=e.nilai, hitung=h.total)
        if h.predikat != h.seharusnya:
            uraian = f"Predikat {h.predikat} bukan predikat nilai {format_angka(h.total)}."
            yield temuan(
                "D-AKIP",
                fakta,
                f"{tempat}, predikat",
                uraian,
                tercetak=h.predikat,
                hitung=h.seharusnya,
            )
