"""The budget tree with amounts on its leaves, outputs, links, control totals, other years."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from anggaran.impor.kontrol import nama_dokumen
from anggaran.impor.kueri import Terimpor, berkas_dipakai, realisasi_terimpor
from anggaran.models import (
    AnggaranTahunLain,
    Dukungan,
    Keluaran,
    Pagu,
    PosAnggaran,
    RealisasiAnggaran,
    RealisasiKeluaran,
    RincianKeluaran,
    TahapAnggaran,
    TotalKontrol,
)
from anggaran.models.pos import SumberRealisasi
from capaian.hitung import Agregasi, Arah
from capaian.kueri.jejak import Jejak
from capaian.laporan import bahan
from capaian.laporan.pohon import SumberNilai
from capaian.laporan.ukur.keluaran import realisasi_keluaran
from renstra.models import TahunKinerja

# From the earliest to the most authoritative.
URUTAN_SUMBER = list(SumberRealisasi.values)


def kunci_tahap(tahap: TahapAnggaran) -> str:
    """ "murni", "pergeseran-1", "perubahan-1"."""
    return tahap.jenis if tahap.jenis == "murni" else f"{tahap.jenis}-{tahap.nomor}"


def muat_tahap(tk: TahunKinerja) -> tuple[bahan.Tahap, ...]:
    """The stages of the budget; the last is in force."""
    return tuple(
        bahan.Tahap(kunci_tahap(t), str(t), t.dokumen, t.tanggal)
        for t in TahapAnggaran.objects.filter(tahun_kinerja=tk)
    )


def muat_pos(tk: TahunKinerja, jejak: Jejak, *, sampai: int = 12) -> tuple[bahan.Pos, ...]:
    """The nodes of the budget tree in printed order, realised up to the month ``sampai``."""
    jejak.muat(PosAnggaran, tahun_kinerja_id=tk.pk)
    pagu = _muat_pagu(tk, jejak)
    realisasi = _muat_realisasi(tk, jejak, sampai)
    baris = PosAnggaran.objects.filter(tahun_kinerja=tk).select_related("induk", "unit")
    return tuple(_pos(p, pagu[p.pk], realisasi.get(p.pk, {}), jejak) for p in baris)


def _pos(
    p: PosAnggaran, pagu: dict[str, bahan.Uang], realisasi: dict[str, bahan.Uang], j: Jejak
) -> bahan.Pos:
    sumber = max(realisasi, key=URUTAN_SUMBER.index, default="")
    return bahan.Pos(
        kode=p.kode,
        tingkat=p.tingkat,
        nama=p.nama,
        induk=p.induk.kode if p.induk else "",
        resmi=p.kode_resmi,
        nomor=p.nomor,
        pernyataan_sasaran=p.pernyataan_sasaran,
        unit=p.unit.nama if p.unit else "",
        sumber_dana=p.sumber_dana,
        keterangan=p.keterangan,
        spm=p.spm,
        jenis_pelayanan=p.jenis_pelayanan,
        fisik=p.realisasi_fisik,
        efisiensi_rp=p.efisiensi_rp,
        alasan_efisiensi=p.alasan_efisiensi,
        asal=j.asal(p),
        pagu=pagu,
        realisasi=realisasi.get(sumber),
        sumber_realisasi=sumber,
        realisasi_sumber=realisasi,
    )


def _muat_pagu(tk: TahunKinerja, jejak: Jejak) -> dict[int, dict[str, bahan.Uang]]:
    """Pagu by node and stage; kinds of expenditure are added up."""
    jejak.muat(Pagu, tahun_kinerja_id=tk.pk)
    hasil: dict[int, dict[str, bahan.Uang]] = defaultdict(dict)
    for p in Pagu.objects.filter(tahun_kinerja=tk).select_related("tahap"):
        tahap = kunci_tahap(p.tahap)
        lalu = hasil[p.pos_id].get(tahap)
        jumlah = p.nilai + (lalu.nilai if lalu else Decimal(0))
        hasil[p.pos_id][tahap] = bahan.Uang(jumlah, jejak.asal(p))
    return hasil


def _muat_realisasi(
    tk: TahunKinerja, jejak: Jejak, sampai: int
) -> dict[int, dict[str, bahan.Uang]]:
    """Realisasi by node and source: imported files, then typed months."""
    jejak.muat(RealisasiAnggaran, tahun_kinerja_id=tk.pk)
    ketikan: dict[tuple[int, str], list[RealisasiAnggaran]] = defaultdict(list)
    semua = RealisasiAnggaran.objects.filter(tahun_kinerja=tk, bulan__lte=sampai)
    for r in semua.order_by("bulan", "pk"):
        ketikan[r.pos_id, r.sumber].append(r)
    terimpor = realisasi_terimpor(tk.pk, sampai=sampai)
    hasil: dict[int, dict[str, bahan.Uang]] = defaultdict(dict)
    for pos, sumber in dict.fromkeys((*ketikan, *terimpor)):
        baris, berkas = ketikan.get((pos, sumber), []), terimpor.get((pos, sumber))
        uang = _dari_berkas(berkas, baris) if berkas else None
        hasil[pos][sumber] = uang or bahan.Uang(jumlah_ketikan(baris), jejak.asal(baris[-1]))
    return hasil


def _dari_berkas(berkas: Terimpor, ketikan: list[RealisasiAnggaran]) -> bahan.Uang:
    """The imported amount and what was typed for later months; earlier ones are inside it."""
    kemudian = sum((r.nilai for r in ketikan if r.bulan > berkas.bulan), Decimal(0))
    asal = SumberNilai("spj", "; ".join(a.teks for a in berkas.asal), tautan=berkas.asal[0].alamat)
    return bahan.Uang(berkas.nilai + kemudian, asal)


def jumlah_ketikan(baris: Iterable[RealisasiAnggaran]) -> Decimal:
    """The typed months of one leaf and source, which come in order of months.

    The opening balance counts once per kind, account and bendahara: that of the first month.
    """
    jumlah, terlihat = Decimal(0), set()
    for r in baris:
        lajur = (r.belanja, r.rekening, r.bendahara)
        jumlah += r.nilai + (r.saldo_awal if lajur not in terlihat else Decimal(0))
        terlihat.add(lajur)
    return jumlah


def muat_bulan_terimpor(tk: TahunKinerja) -> dict[str, int]:
    """The last month that imported files cover, by source."""
    bulan: dict[str, int] = {}
    for berkas in berkas_dipakai(tk.pk):
        bulan[berkas.sumber] = max(berkas.bulan, bulan.get(berkas.sumber, 0))
    return bulan


def muat_keluaran(tk: TahunKinerja, jejak: Jejak) -> tuple[bahan.Keluaran, ...]:
    """The outputs in printed order with their details; quarters are put together."""
    jejak.muat(Keluaran, tahun_kinerja_id=tk.pk)
    jejak.muat(RealisasiKeluaran, tahun_kinerja_id=tk.pk)
    triwulan: dict[int, dict[int, RealisasiKeluaran]] = defaultdict(dict)
    for t in RealisasiKeluaran.objects.filter(tahun_kinerja=tk, nilai__isnull=False):
        triwulan[t.keluaran_id][t.triwulan] = t
    rincian: dict[int, list[bahan.Rincian]] = defaultdict(list)
    for r in RincianKeluaran.objects.filter(tahun_kinerja=tk):
        rincian[r.keluaran_id].append(bahan.Rincian(r.nama, r.jumlah, r.satuan))
    return tuple(
        _keluaran(k, triwulan[k.pk], tuple(rincian[k.pk]), jejak)
        for k in Keluaran.objects.filter(tahun_kinerja=tk).select_related("pos")
    )


def _keluaran(
    k: Keluaran,
    triwulan: dict[int, RealisasiKeluaran],
    rincian: tuple[bahan.Rincian, ...],
    jejak: Jejak,
) -> bahan.Keluaran:
    nilai = {n: t.nilai for n, t in triwulan.items()}
    asal, catatan = jejak.asal(k), ""
    if k.realisasi is None and triwulan:
        terakhir = triwulan[max(triwulan)]
        asal, catatan = _asal_gabungan(k, triwulan, jejak), terakhir.catatan
    return bahan.Keluaran(
        pos=k.pos.kode,
        nomor=k.nomor,
        indikator=k.indikator,
        nomor_tercetak=k.nomor_tercetak,
        satuan=k.satuan,
        target=k.target,
        realisasi=realisasi_keluaran(k.realisasi, nilai, Agregasi(k.agregasi), k.satuan).nilai,
        arah=Arah(k.arah),
        penjelasan=k.penjelasan or catatan,
        penyebab=k.penyebab,
        solusi=k.solusi,
        keterangan=k.keterangan,
        rincian=rincian,
        asal=asal,
    )


def _asal_gabungan(
    k: Keluaran, triwulan: dict[int, RealisasiKeluaran], jejak: Jejak
) -> SumberNilai:
    """The last quarter's entry, and which quarters the figure is made of."""
    asal = jejak.asal(triwulan[max(triwulan)])
    if k.agregasi == Agregasi.LAST:
        return asal
    nama = ", ".join(str(n) for n in sorted(triwulan))
    return replace(
        asal, tempat=f"{asal.tempat} ({k.get_agregasi_display().lower()} dari triwulan {nama})"
    )


def muat_dukungan(tk: TahunKinerja) -> tuple[bahan.Dukungan, ...]:
    """The links from tujuan, sasaran and indikator to budget nodes."""
    baris = Dukungan.objects.filter(tahun_kinerja=tk)
    return tuple(
        bahan.Dukungan(
            pemilik=(d.tujuan or d.sasaran or d.indikator).kode,
            pos=d.pos.kode if d.pos else "",
            bagian=d.bagian,
            alasan=d.alasan,
        )
        for d in baris.select_related("tujuan", "sasaran", "indikator", "pos")
    )


def muat_kontrol(tk: TahunKinerja, jejak: Jejak) -> tuple[bahan.Kontrol, ...]:
    """The totals that documents state."""
    jejak.muat(TotalKontrol, tahun_kinerja_id=tk.pk)
    sumber = {nama_dokumen(s): s for s in URUTAN_SUMBER}
    return tuple(
        bahan.Kontrol(
            pos=k.pos.kode if k.pos else "",
            jenis=k.jenis,
            dokumen=k.dokumen,
            nilai=k.nilai,
            keterangan=k.keterangan,
            asal=jejak.asal(k),
            sumber=sumber.get(k.dokumen, ""),
        )
        for k in TotalKontrol.objects.filter(tahun_kinerja=tk).select_related("pos")
    )


def muat_tahun_lain(tk: TahunKinerja, jejak: Jejak) -> tuple[bahan.TahunLain, ...]:
    """Budgets of other years, oldest first."""
    jejak.muat(AnggaranTahunLain, tahun_kinerja_id=tk.pk)
    return tuple(
        bahan.TahunLain(
            tahun=a.tahun,
            urutan=a.urutan,
            program=a.program,
            kegiatan=a.kegiatan,
            sub_kegiatan=a.sub_kegiatan,
            pagu=a.pagu,
            realisasi=a.realisasi,
            sumber=a.sumber,
            asal=jejak.asal(a),
        )
        for a in AnggaranTahunLain.objects.filter(tahun_kinerja=tk).order_by("tahun", "urutan")
    )
