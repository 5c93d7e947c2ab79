"""Required items of the plan and of the Perjanjian Kinerja."""

from collections.abc import Iterator

from capaian.kelengkapan.bahan import Bahan
from capaian.kelengkapan.syarat import Bagian, Syarat
from capaian.laporan.bahan import Indikator, ItemIKU
from capaian.laporan.ukur.realisasi import berisi
from lakip.instansi.izin import Izin

_KARTU, _SATU_NILAI, _DOKUMEN = 5, 2, 15


def rencana(b: Bahan) -> Iterator[Syarat]:
    """Renstra, IKU decision, tujuan, sasaran, indicator cards and targets."""
    pohon = b.alamat_renstra()
    dasar = b.alamat("rencana:dasar")
    yield _rencana("renstra", "Renstra yang dilaporkan", b.data.renstra is not None, dasar, wajib=1)
    yield _rencana("keputusan_iku", "Keputusan indikator kinerja utama", bool(b.data.iku), dasar)
    yield _rencana("tujuan", "Tujuan Renstra", bool(b.data.tujuan), pohon)
    yield _rencana("sasaran", "Sasaran Renstra", bool(b.data.sasaran), pohon, wajib=1)
    for s in b.data.sasaran:
        ada = any(i.induk == s.kode for i in b.data.indikator)
        yield _rencana(f"indikator:{s.kode}", f"Indikator sasaran “{s.uraian}”", ada, pohon)
    iku = {x.indikator: x for x in b.data.iku.item} if b.data.iku else {}
    for i in b.data.indikator:
        yield from _indikator(b, i, iku.get(i.kode))


def _rencana(
    kunci: str, uraian: str, terisi: bool, alamat: str, menit: int = _KARTU, wajib: int = 0
) -> Syarat:
    return Syarat(
        kunci,
        Bagian.RENCANA,
        uraian,
        terisi,
        Izin.SUSUN_RENCANA,
        alamat,
        menit,
        wajib=bool(wajib),
    )


def _indikator(b: Bahan, i: Indikator, iku: ItemIKU | None) -> Iterator[Syarat]:
    """The card, the target of the year, and the quarterly targets while the year has no figure."""
    pk = b.indikator[i.kode].pk
    kartu = b.alamat_opd("rencana:ubah", "indikator", pk)
    kurang = list(_kurang_kartu(b, i, iku))
    akhiran = f": {', '.join(kurang)}" if kurang else ""
    yield _rencana(f"kartu:{i.kode}", f"Kartu indikator “{i.nama}”{akhiran}", not kurang, kartu)
    yield _rencana(
        f"target:{i.kode}",
        f"Target {b.tk.tahun} “{i.nama}”",
        b.u.indikator[i.kode].kini.target.nilai is not None,
        f"{b.alamat_renstra('rencana:target')}#baris-{pk}",
        _SATU_NILAI,
    )
    isi = i.tahun.get(b.tk.tahun)
    setahun = isi is not None and any(r.triwulan == 0 and berisi(r) for r in isi.realisasi)
    bertarget = any(kode == i.kode for kode, _ in b.target_triwulan)
    yield _rencana(
        f"target_triwulan:{i.kode}",
        f"Target triwulan “{i.nama}”",
        setahun or bertarget,
        f"{b.alamat('rencana:triwulan')}#baris-{pk}",
        _SATU_NILAI,
    )


def _kurang_kartu(b: Bahan, i: Indikator, iku: ItemIKU | None) -> Iterator[str]:
    """What the card lacks; what the IKU decision says about the indicator counts too."""
    bagian = iku and (iku.rumus_teks or iku.pembilang)
    if not (i.definisi or i.pembilang or bagian):
        yield "definisi operasional"
    if not (i.sumber_data or (iku and iku.sumber_data)):
        yield "sumber data"
    unit = b.indikator[i.kode].unit is not None
    if not (unit or i.penanggung_jawab or (iku and iku.penanggung_jawab)):
        yield "penanggung jawab"


def perjanjian(b: Bahan) -> Iterator[Syarat]:
    """The PK murni, and of every PK of the head: targets, and that it was made final."""
    ada = any(p.jenis == "murni" for p in b.data.pk)
    laman = b.alamat("rencana:perencanaan")
    yield _perjanjian("pk", "Perjanjian Kinerja kepala perangkat daerah", ada, laman, _DOKUMEN)
    for p in b.data.pk:
        nomor, final = b.pk[p.kunci]
        nama = "Perjanjian Kinerja" + (f" Perubahan {p.nomor}" if p.nomor else "")
        laman = b.alamat("rencana:pk", nomor)
        yield _perjanjian(f"{p.kunci}#final", f"{nama} ditetapkan final", final, laman)
        yield _perjanjian(f"{p.kunci}#target", f"Daftar target {nama}", bool(p.item), laman)
        target = b.alamat_pk(p.kunci, "rencana:pk_item")
        for n, item in enumerate(p.item, 1):
            yield _perjanjian(
                f"{p.kunci}#{n}",
                f"Target “{item.indikator_teks}” pada {nama}",
                item.target.nilai is not None,
                target,
            )


def _perjanjian(
    kunci: str, uraian: str, terisi: bool, alamat: str, menit: int = _SATU_NILAI
) -> Syarat:
    return Syarat(kunci, Bagian.PERJANJIAN, uraian, terisi, Izin.SUSUN_RENCANA, alamat, menit)
