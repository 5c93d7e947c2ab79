"""Rules on money, outputs and parts: ceilings, control totals, double counting."""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from capaian.periksa.aturan import aturan
from capaian.periksa.hidup.bahan import Bahan, letak_indikator, temuan
from capaian.periksa.temuan import Jenis, Temuan, Tingkat

SERATUS = Decimal(100)


@aturan(
    "D-LEBIH-PAGU",
    "Realisasi melebihi pagu",
    jenis=Jenis.DATA,
    tingkat=Tingkat.SALAH,
    dasar="Belanja tidak melampaui anggaran yang tersedia.",
    tindakan="Cocokkan realisasi dan pagu dengan SPJ dan DPA.",
)
def lebih_pagu(b: Bahan) -> Iterator[Temuan]:
    """realisasi over pagu at any node."""
    for kode, h in b.u.pos.items():
        pagu, real = h.pagu.nilai, h.realisasi.nilai
        if pagu is not None and real is not None and real > pagu:
            yield temuan(
                "D-LEBIH-PAGU",
                f"realisasi_rp:{kode}",
                f"Anggaran {kode} {h.pos.nama}",
                f"Realisasi {h.pos.nama} melebihi pagunya.",
                tercetak=real,
                hitung=pagu,
                tautan=("anggaran", kode),
            )


@aturan(
    "D-NEGATIF",
    "Realisasi anggaran negatif",
    jenis=Jenis.DATA,
    tingkat=Tingkat.PENJELASAN,
    dasar="Pengembalian mengurangi belanja tahun ini, tetapi tidak melebihinya.",
    tindakan="Periksa pengembalian dan tandanya, atau jelaskan mengapa melebihi belanja.",
)
def negatif(b: Bahan) -> Iterator[Temuan]:
    """Less than nothing spent on a leaf; its parents only follow."""
    for kode, h in b.u.pos.items():
        real = h.realisasi.nilai
        if h.daun == (kode,) and real is not None and real < 0:
            yield temuan(
                "D-NEGATIF",
                f"realisasi_rp:{kode}",
                f"Anggaran {kode} {h.pos.nama}",
                f"Realisasi {h.pos.nama} kurang dari nol.",
                tercetak=real,
                tautan=("anggaran", kode),
            )


@aturan(
    "D-KONTROL",
    "Jumlah rincian berbeda dari total kontrol",
    jenis=Jenis.DATA,
    tingkat=Tingkat.SALAH,
    dasar="Jumlah rincian sama dengan total DPA, SPJ, atau LRA.",
    tindakan="Cari rincian yang kurang atau lebih; laporan tidak dapat final sebelum cocok.",
)
def kontrol(b: Bahan) -> Iterator[Temuan]:
    """The leaf sum differs from a control total."""
    for k in b.u.kontrol:
        if k.selisih:
            pos = b.u.pos.get(k.kontrol.pos)
            nama = pos.pos.nama if pos else b.data.opd.nama
            yield temuan(
                "D-KONTROL",
                f"{k.kontrol.jenis}:{k.kontrol.pos or 'OPD'}",
                f"Total kontrol {k.kontrol.dokumen}, {k.kontrol.jenis} {nama}",
                f"Jumlah {k.kontrol.jenis} {nama} berbeda dari {k.kontrol.dokumen}.",
                tercetak=k.jumlah.nilai,
                hitung=k.kontrol.nilai,
                tautan=("anggaran", k.kontrol.pos),
            )


@aturan(
    "D-PEMBILANG",
    "Pembilang melebihi penyebut",
    jenis=Jenis.DATA,
    tingkat=Tingkat.PENJELASAN,
    dasar="Pada persentase bagian dari keseluruhan, pembilang tidak melebihi penyebut.",
    tindakan="Periksa pembilang dan penyebut, atau jelaskan mengapa dapat lebih.",
)
def pembilang(b: Bahan) -> Iterator[Temuan]:
    """pembilang over penyebut of the published realisasi."""
    for i, h in b.indikator():
        baris = h.kini.realisasi.baris
        if baris is None or baris.pembilang is None or baris.penyebut is None:
            continue
        if baris.pembilang > baris.penyebut:
            yield temuan(
                "D-PEMBILANG",
                f"pembilang:{i.kode}",
                letak_indikator(i),
                f"Pembilang “{i.nama}” lebih besar daripada penyebutnya.",
                tercetak=baris.pembilang,
                hitung=baris.penyebut,
                tautan=("indikator", i.kode),
            )


@aturan(
    "D-DAUN-GANDA",
    "Rincian anggaran mendukung dua sasaran",
    jenis=Jenis.DATA,
    tingkat=Tingkat.SARAN,
    dasar="Pada jumlah seluruh sasaran satu rincian dihitung sekali, sedangkan per sasaran penuh.",
    tindakan="Sebutkan dalam laporan, atau bagi rincian itu dengan persentase.",
)
def daun_ganda(b: Bahan) -> Iterator[Temuan]:
    """A leaf that counts in full under more than one sasaran."""
    milik: dict[str, list[str]] = defaultdict(list)
    for s in b.data.sasaran:
        for daun, bagian in b.u.dukungan[s.kode].cakupan.bagian.items():
            if bagian is None or bagian >= SERATUS:
                milik[daun].append(s.kode)
    for daun, sasaran in milik.items():
        if len(sasaran) > 1:
            nama = b.u.pos[daun].pos.nama
            yield temuan(
                "D-DAUN-GANDA",
                f"pagu:{daun}",
                f"Anggaran {daun} {nama}",
                f"{nama} dihitung penuh pada sasaran {', '.join(sasaran)}.",
                tercetak=", ".join(sasaran),
                tautan=("anggaran", daun),
            )


@aturan(
    "D-KELUARAN-SATUAN",
    "Keluaran tanpa satuan",
    jenis=Jenis.DATA,
    tingkat=Tingkat.PENJELASAN,
    dasar="Volume keluaran hanya berarti dengan satuannya.",
    tindakan="Isi satuan keluaran.",
)
def keluaran_satuan(b: Bahan) -> Iterator[Temuan]:
    """An output without unit."""
    for k in b.data.keluaran:
        if not k.satuan.strip():
            yield temuan(
                "D-KELUARAN-SATUAN",
                f"keluaran:{k.pos}#{k.nomor}",
                f"Keluaran {k.pos}, “{k.indikator}”",
                f"Keluaran “{k.indikator}” tidak mempunyai satuan.",
                tautan=("anggaran", k.pos),
            )
