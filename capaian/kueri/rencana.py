"""The plan: Renstra with tujuan, sasaran and indicators, IKU decision, strategies."""

from collections import defaultdict

from capaian.hitung import Agregasi, Arah, AturanIndikator, AturanNegatif, AturanTargetNol, Rumus
from capaian.kueri.daerah import muat_indikator_daerah
from capaian.kueri.instansi import DaftarSkala
from capaian.kueri.jejak import Jejak
from capaian.kueri.kinerja import Kinerja
from capaian.kueri.nilai import isian
from capaian.laporan import bahan
from renstra.models import (
    Indikator,
    ItemIKU,
    KeputusanIKU,
    Renstra,
    Sasaran,
    StrategiKebijakan,
    TahunKinerja,
    TargetRenstra,
    Tujuan,
)


def muat_renstra(renstra: Renstra | None) -> bahan.Renstra | None:
    """The strategic plan; None when the year names none."""
    if renstra is None:
        return None
    return bahan.Renstra(
        kode=renstra.kode,
        nama=renstra.nama,
        awal=renstra.tahun_awal,
        akhir=renstra.tahun_akhir,
        dasar=renstra.dasar,
        catatan=renstra.catatan,
    )


def muat_tujuan(renstra: Renstra | None) -> tuple[bahan.Tujuan, ...]:
    """The goals with the mission and the regional objective they serve."""
    baris = Tujuan.objects.filter(renstra=renstra).select_related("misi", "sasaran_daerah__rencana")
    return tuple(
        bahan.Tujuan(
            kode=t.kode,
            uraian=t.uraian,
            misi=t.misi.uraian if t.misi else "",
            sasaran_daerah=t.sasaran_daerah.uraian if t.sasaran_daerah else "",
            rencana_daerah=str(t.sasaran_daerah.rencana) if t.sasaran_daerah else "",
        )
        for t in baris
    )


def muat_sasaran(renstra: Renstra | None) -> tuple[bahan.Sasaran, ...]:
    """The objectives, each with the code of its goal."""
    baris = Sasaran.objects.filter(renstra=renstra).select_related("tujuan")
    return tuple(
        bahan.Sasaran(s.kode, s.uraian, s.tujuan.kode if s.tujuan else "", s.bobot) for s in baris
    )


def baris_indikator(renstra: Renstra | None) -> list[Indikator]:
    """The indicators of the plan, with their parents at hand."""
    return list(Indikator.objects.filter(renstra=renstra).select_related("tujuan", "sasaran"))


def muat_indikator(
    tk: TahunKinerja,
    baris: list[Indikator],
    *,
    skala: DaftarSkala,
    rumus_turun: Rumus,
    kinerja: Kinerja,
    jejak: Jejak,
) -> tuple[bahan.Indikator, ...]:
    """The indicators that are measured in the year, with everything entered for them."""
    jejak.muat(TargetRenstra, indikator__renstra_id=tk.renstra_id)
    target: dict[int, list[TargetRenstra]] = defaultdict(list)
    for t in TargetRenstra.objects.filter(indikator__renstra=tk.renstra):
        target[t.indikator_id].append(t)
    daerah = muat_indikator_daerah(baris, tk.tahun)
    return tuple(
        _indikator(
            i,
            skala=skala,
            rumus_turun=rumus_turun,
            target=target[i.pk],
            kinerja=kinerja,
            jejak=jejak,
            daerah=daerah.get(i.indikator_daerah_id or 0),
        )
        for i in baris
        if i.dari_tahun is None or i.dari_tahun <= tk.tahun
    )


def _indikator(
    i: Indikator,
    *,
    skala: DaftarSkala,
    rumus_turun: Rumus,
    target: list[TargetRenstra],
    kinerja: Kinerja,
    jejak: Jejak,
    daerah: bahan.IndikatorDaerah | None,
) -> bahan.Indikator:
    tepi = {t.jenis: (t.tahun, isian(t, jejak)) for t in target if t.jenis != "tahun"}
    return bahan.Indikator(
        kode=i.kode,
        nama=i.nama,
        induk=(i.tujuan or i.sasaran).kode,
        milik_tujuan=i.tujuan_id is not None,
        satuan=i.satuan,
        desimal=i.desimal,
        kelompok=i.kelompok,
        arah=Arah(i.arah),
        rumus=Rumus(i.rumus) if i.rumus else None,
        agregasi=Agregasi(i.agregasi),
        aturan=AturanIndikator(
            AturanTargetNol(i.aturan_nol), AturanNegatif(i.aturan_negatif), rumus_turun
        ),
        skala=skala(i.skala_id) if i.skala_id else None,
        bobot=i.bobot,
        definisi=i.definisi,
        pembilang=i.pembilang,
        penyebut=i.penyebut,
        pengali=i.pengali,
        sumber_data=i.sumber_data,
        penanggung_jawab=i.penanggung_jawab,
        dari_tahun=i.dari_tahun,
        tidak_mengampu=i.tidak_mengampu,
        daerah=daerah,
        target_renstra={t.tahun: isian(t, jejak) for t in target if t.jenis == "tahun"},
        kondisi_awal=tepi.get("awal"),
        kondisi_akhir=tepi.get("akhir"),
        tahun=kinerja.tahun(i),
        menengah=kinerja.menengah.get(i.pk),
        rincian=tuple(kinerja.rincian[i.pk]),
        pembanding=tuple(kinerja.pembanding[i.pk]),
    )


def muat_strategi(renstra: Renstra | None) -> tuple[tuple[str, str, str], ...]:
    """Code of the sasaran or tujuan, strategy, policy direction."""
    baris = StrategiKebijakan.objects.filter(renstra=renstra).select_related("tujuan", "sasaran")
    return tuple(
        (
            (s.sasaran or s.tujuan).kode if s.sasaran or s.tujuan else "",
            s.strategi,
            s.arah_kebijakan,
        )
        for s in baris
    )


def muat_iku(keputusan: KeputusanIKU | None) -> bahan.KeputusanIKU | None:
    """The IKU decision in its own wording; None when the year names none."""
    if keputusan is None:
        return None
    item = ItemIKU.objects.filter(keputusan=keputusan).select_related("indikator")
    return bahan.KeputusanIKU(
        sebutan=str(keputusan),
        tanggal=keputusan.tanggal,
        tentang=keputusan.tentang,
        item=tuple(
            bahan.ItemIKU(
                indikator=i.indikator.kode if i.indikator else "",
                sasaran_teks=i.sasaran_teks,
                indikator_teks=i.indikator_teks,
                alasan=i.alasan,
                pembilang=i.pembilang,
                penyebut=i.penyebut,
                rumus_teks=i.rumus_teks,
                sumber_data=i.sumber_data,
                penanggung_jawab=i.penanggung_jawab,
            )
            for i in item
        ),
    )
