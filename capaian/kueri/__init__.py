"""The one bridge from the database to the report: ``muat`` fills ``DataLaporan``.

Everything is read in one short transaction with a number of queries that does not depend on
the number of rows; after it nothing asks the database again.
"""

from dataclasses import replace

from capaian.hitung import SkalaTidakSah
from capaian.kueri import anggaran, instansi, naskah, perjanjian, rencana
from capaian.kueri.baca import transaksi_baca
from capaian.kueri.daerah import muat_rencana_daerah
from capaian.kueri.jejak import Jejak
from capaian.kueri.kinerja import Kinerja, muat_analisis
from capaian.laporan.bahan import DataLaporan
from renstra.models import TahunKinerja

__all__ = ["LaporanTidakAda", "TidakDapatDimuat", "muat"]


class TidakDapatDimuat(Exception):
    """The agency-year cannot be read; ``pesan`` tells the user why and what to do."""

    def __init__(self, pesan: str) -> None:
        self.pesan = pesan
        super().__init__(pesan)


class LaporanTidakAda(TidakDapatDimuat):
    """There is no such agency-year."""


def muat(opd_kode: str, tahun: int, *, bertautan: bool = True) -> DataLaporan:
    """Return everything the report of an agency-year is made of.

    ``bertautan``: whether each value names the page that changes it. Only pages and JSON show that,
    and it loads the code of every page.

    Raises LaporanTidakAda when there is no such agency-year, TidakDapatDimuat when its scale is
    not valid.
    """
    with transaksi_baca():
        tk = (
            TahunKinerja.objects.filter(opd__kode=opd_kode, tahun=tahun)
            .select_related("opd__pemda__lambang", "renstra", "keputusan_iku", "susunan")
            .first()
        )
        if tk is None:
            raise LaporanTidakAda(
                f"Tahun kinerja {tahun} untuk perangkat daerah “{opd_kode}” belum ada."
            )
        try:
            return _muat(tk, bertautan=bertautan)
        except SkalaTidakSah as galat:
            raise TidakDapatDimuat(f"{galat} Perbaiki skala pada pengaturan pengukuran.") from galat


def _muat(tk: TahunKinerja, *, bertautan: bool) -> DataLaporan:
    jejak = Jejak(tk, bertautan=bertautan)
    skala = instansi.DaftarSkala(tk.opd)
    data = DataLaporan(
        opd=instansi.muat_opd(tk.opd),
        tahun=tk.tahun,
        ukur=instansi.muat_aturan_ukur(tk, skala),
        tampil=instansi.muat_aturan_laporan(tk),
        contoh=tk.contoh,
        pejabat=instansi.muat_pejabat(tk.opd),
        susunan=instansi.muat_susunan(tk.susunan),
        rencana_daerah=muat_rencana_daerah(tk),
        renstra=rencana.muat_renstra(tk.renstra),
        tujuan=rencana.muat_tujuan(tk.renstra),
        sasaran=rencana.muat_sasaran(tk.renstra),
        strategi=rencana.muat_strategi(tk.renstra),
        iku=rencana.muat_iku(tk.keputusan_iku),
        analisis=muat_analisis(tk),
        akip=naskah.muat_akip(tk, jejak),
        rekomendasi=naskah.muat_rekomendasi(tk),
        tabel=naskah.muat_tabel(tk, jejak),
        daftar=naskah.muat_daftar(tk),
        foto=naskah.muat_foto(tk),
        teks=naskah.muat_teks(tk),
        gambar_teks=naskah.muat_gambar_teks(tk),
        bagian=naskah.muat_bagian(tk),
    )
    return _dengan_angka(data, tk, skala, jejak)


def _dengan_angka(
    data: DataLaporan, tk: TahunKinerja, skala: instansi.DaftarSkala, jejak: Jejak
) -> DataLaporan:
    """The data with indicators, agreements and money."""
    baris = rencana.baris_indikator(tk.renstra)
    kinerja = Kinerja(tk, baris, data.tampil.mundur, jejak)
    return replace(
        data,
        indikator=rencana.muat_indikator(
            tk,
            baris,
            skala=skala,
            rumus_turun=data.ukur.rumus_turun,
            kinerja=kinerja,
            jejak=jejak,
        ),
        rkt=perjanjian.muat_rkt(tk, jejak),
        pk=perjanjian.muat_pk(tk, jejak),
        aksi=perjanjian.muat_aksi(tk, jejak),
        tahap=anggaran.muat_tahap(tk),
        pos=anggaran.muat_pos(tk, jejak),
        bulan_terimpor=anggaran.muat_bulan_terimpor(tk),
        keluaran=anggaran.muat_keluaran(tk, jejak),
        dukungan=anggaran.muat_dukungan(tk),
        kontrol=anggaran.muat_kontrol(tk, jejak),
        tahun_lain=anggaran.muat_tahun_lain(tk, jejak),
    )
