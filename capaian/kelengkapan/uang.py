"""Required items of money and outputs: pagu, realisasi and the volumes of every leaf."""

from collections.abc import Iterator

from capaian.jadwal import nama_periode
from capaian.kelengkapan.bahan import BULAN_TRIWULAN, Bahan
from capaian.kelengkapan.syarat import Bagian, Syarat
from lakip.instansi.izin import Izin

_NILAI, _IMPOR, _POHON = 1, 10, 30
DESEMBER = 12


def anggaran(b: Bahan) -> Iterator[Syarat]:
    """The tree, the ceiling and realisasi of every leaf, and the money of each past quarter."""
    pohon, pagu = b.alamat("rencana:rujukan", "program"), b.alamat("rencana:rujukan", "tahap")
    if nomor := b.tahap.get(b.u.anggaran.tahap):
        pagu = b.alamat("rencana:pagu", nomor)
    spj = b.alamat("anggaran:spj")
    yield _uang("anggaran", "Program, kegiatan, dan sub kegiatan", bool(b.data.pos), pohon, _POHON)
    lengkap = bool(b.data.pos) and not b.u.total.realisasi.belum
    for n in range(1, 5):
        terisi = lengkap or b.bulan_uang >= n * BULAN_TRIWULAN
        uraian = f"Realisasi anggaran sampai {nama_periode(n)}"
        yield _uang(f"realisasi_rp#tw{n}", uraian, terisi, spj, _IMPOR, triwulan=n, b=b)
    for kode in b.u.anggaran.semua_daun():
        h = b.u.pos[kode]
        nama = f"{kode} {h.pos.nama}" if h.pos.resmi else h.pos.nama
        baris = f"#baris-{b.pos[kode].pk}"
        ada = h.pagu.nilai is not None
        yield _uang(f"pagu:{kode}", f"Pagu {nama}", ada, f"{pagu}{baris if nomor else ''}", _NILAI)
        terisi = h.realisasi.nilai is not None
        yield _uang(
            f"realisasi_rp:{kode}",
            f"Realisasi anggaran setahun {nama}",
            terisi and b.bulan_uang >= DESEMBER,
            f"{b.alamat('isian:anggaran', 4)}{baris}",
            _NILAI,
            triwulan=0,
            b=b,
        )


def _uang(
    kunci: str,
    uraian: str,
    terisi: bool,
    alamat: str,
    menit: int,
    *,
    triwulan: int | None = None,
    b: Bahan | None = None,
) -> Syarat:
    sejak = None
    if b is not None:
        sejak = b.sesudah_triwulan(triwulan) if triwulan else b.akhir_tahun
    return Syarat(
        kunci,
        Bagian.ANGGARAN,
        uraian,
        terisi,
        Izin.SUSUN_ANGGARAN,
        alamat,
        menit,
        sejak=sejak,
        triwulan=triwulan,
    )


def keluaran(b: Bahan) -> Iterator[Syarat]:
    """Target and realisasi of every output."""
    for k in b.data.keluaran:
        nama = k.indikator or b.u.pos[k.pos].pos.nama
        kunci, unit = f"{k.pos}#{k.nomor}", b.pos[k.pos].unit
        pk, setahun = b.keluaran[k.pos, k.nomor]
        yield Syarat(
            f"keluaran_target:{kunci}",
            Bagian.KELUARAN,
            f"Target keluaran “{nama}”",
            k.target is not None,
            Izin.SUSUN_ANGGARAN,
            f"{b.alamat('rencana:rujukan', 'keluaran')}#baris-{pk}",
            _NILAI,
        )
        yield Syarat(
            f"keluaran:{kunci}",
            Bagian.KELUARAN,
            f"Realisasi keluaran “{nama}”",
            setahun,
            Izin.ISI_REALISASI,
            f"{b.alamat('isian:keluaran', 0)}#baris-{pk}",
            _NILAI,
            unit=unit,
            sejak=b.akhir_tahun,
            triwulan=0,
        )
