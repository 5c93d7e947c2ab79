"""Typed budget realisations as values to verify, each month of a leaf by itself."""

from collections.abc import Iterable, Mapping, Sequence

from django.urls import reverse

from anggaran.models import RealisasiAnggaran
from capaian.halaman import nilai_persen
from capaian.hitung import Skala, serapan
from capaian.kueri.instansi import DaftarSkala, muat_aturan_ukur
from capaian.lajur_anggaran import Lajur, daftar_lajur
from capaian.models import JenisIsian
from lakip.angka import format_rupiah, nama_bulan
from renstra.models import TahunKinerja

from .istilah import Isian, Rincian, Sumber
from .keluaran import unit_keluaran


def _isian(tk: TahunKinerja) -> Iterable[Isian]:
    baris = RealisasiAnggaran.objects.filter(tahun_kinerja=tk).select_related("pos")
    unit = unit_keluaran(tk)
    for r in baris.order_by("pos__urutan", "pos__kode", "sumber", "bulan", "pk"):
        triwulan = (r.bulan + 2) // 3
        argumen = [tk.opd.kode, tk.tahun, triwulan, r.sumber, "bulan"]
        dasar = reverse("isian:anggaran_cara", args=argumen)
        rinci = " ".join(t for t in (r.belanja, r.rekening, r.bendahara) if t)
        yield Isian(
            JenisIsian.ANGGARAN,
            r,
            triwulan,
            r.pos.kode,
            f"{r.pos}{f', {rinci}' if rinci else ''}, {nama_bulan(r.bulan)}",
            unit[r.pos_id],
            format_rupiah(r.nilai),
            f"{dasar}#baris-{r.pos_id}",
        )


def _rinci(tk: TahunKinerja, isian: Sequence[Isian]) -> Mapping[int, Rincian]:
    skala = muat_aturan_ukur(tk, DaftarSkala(tk.opd)).skala
    lajur = {
        (n.pos.pk, sumber): n
        for sumber in {i.objek.sumber for i in isian}
        for n in daftar_lajur(tk, sumber)
    }
    return {i.objek.pk: _satu(lajur[i.objek.pos_id, i.objek.sumber], i.objek, skala) for i in isian}


def _satu(n: Lajur, r: RealisasiAnggaran, skala: Skala) -> Rincian:
    sampai = n.kumulatif(r.bulan)
    catatan = [
        ("Sumber", r.get_sumber_display()),
        ("Saldo awal", format_rupiah(r.saldo_awal) if r.saldo_awal else ""),
        (f"S.d. {nama_bulan(r.bulan)}", format_rupiah(sampai)),
        ("Catatan", r.catatan),
    ]
    lalu = n.kumulatif(r.bulan - 1) if r.bulan > 1 else None
    return Rincian(
        f"pagu {format_rupiah(n.pagu)}" if n.pagu is not None else "",
        (f"S.d. {nama_bulan(r.bulan - 1)}" if r.bulan > 1 else "", format_rupiah(lalu)),
        nilai_persen(serapan(n.pagu, sampai), "", None, skala),
        tuple((label, isi) for label, isi in catatan if isi),
    )


SUMBER = Sumber(RealisasiAnggaran, _isian, _rinci)
