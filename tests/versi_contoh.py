"""Versions of a report at any step, made row by row as the database allows, without the guards."""

from datetime import date

from capaian.laporan.pohon import Laporan
from capaian.laporan.rekaman import ke_rekaman, sidik_isi
from capaian.models import BerkasLaporan, LangkahLaporan, LaporanKinerja, RekamanLaporan
from capaian.reviu.alur import Langkah
from lakip.instansi.jenis_isi import PDF
from lakip.instansi.models import Pengguna
from lakip.instansi.simpanan import simpan_isi
from renstra.models import TahunKinerja

JALAN = (
    *(Langkah.DRAF, Langkah.DIVERIFIKASI, Langkah.DISETUJUI, Langkah.DIAJUKAN),
    *(Langkah.USUL_FINAL, Langkah.FINAL, Langkah.DISAMPAIKAN, Langkah.TERBIT),
)
BERKAS_FINAL = b"%PDF-1.7\nberkas final contoh\n%%EOF\n"


def buat_versi(
    tk: TahunKinerja,
    oleh: Pengguna,
    pohon: Laporan,
    *,
    sampai: Langkah = Langkah.TERBIT,
    final: bytes = BERKAS_FINAL,
) -> LaporanKinerja:
    """The next version of the year's report, not reviewed, taken to the step ``sampai``."""
    versi = LaporanKinerja.objects.filter(tahun_kinerja=tk).count() + 1
    laporan = LaporanKinerja.objects.create(tahun_kinerja=tk, versi=versi, perlu_reviu=False)
    return langkahkan(laporan, oleh, pohon, sampai=sampai, final=final)


def langkahkan(
    laporan: LaporanKinerja,
    oleh: Pengguna,
    pohon: Laporan,
    *,
    sampai: Langkah,
    final: bytes = BERKAS_FINAL,
) -> LaporanKinerja:
    """Take the version on to the step ``sampai``."""
    awal, akhir = JALAN.index(Langkah(laporan.langkah)), JALAN.index(sampai)
    for dari, ke in zip(JALAN[awal:akhir], JALAN[awal + 1 : akhir + 1], strict=True):
        if ke == Langkah.DIAJUKAN:
            _rekam(laporan, oleh, pohon)
        if ke == Langkah.DISAMPAIKAN:
            _sampaikan(laporan, final)
        _catat(laporan, oleh, dari, ke, sidik_isi(pohon) if ke == Langkah.DISETUJUI else "")
    laporan.refresh_from_db()
    return laporan


def kembalikan(laporan: LaporanKinerja, oleh: Pengguna, alasan: str) -> LaporanKinerja:
    """Take an unfinished version back to the draft."""
    _catat(laporan, oleh, Langkah(laporan.langkah), Langkah.DRAF, alasan=alasan)
    laporan.refresh_from_db()
    return laporan


def _catat(
    laporan: LaporanKinerja,
    oleh: Pengguna,
    dari: Langkah,
    ke: Langkah,
    sidik: str = "",
    alasan: str = "",
) -> None:
    LangkahLaporan.objects.create(
        laporan=laporan,
        urutan=laporan.jejak.count() + 1,
        dari=dari,
        ke=ke,
        sidik=sidik,
        alasan=alasan,
        oleh=oleh,
    )


def _rekam(laporan: LaporanKinerja, oleh: Pengguna, pohon: Laporan) -> None:
    berkas = simpan_isi(ke_rekaman(pohon), nama="rekaman.json", jenis_isi="application/json")
    RekamanLaporan.objects.create(
        laporan=laporan,
        urutan=laporan.rekaman.count() + 1,
        pohon=berkas,
        versi_aturan=pohon.versi_aturan,
        sha256=berkas.sha256,
        oleh=oleh,
    )


def _sampaikan(laporan: LaporanKinerja, final: bytes) -> None:
    berkas = simpan_isi(final, nama="final.pdf", jenis_isi=PDF)
    BerkasLaporan.objects.create(
        laporan=laporan, jenis=BerkasLaporan.Jenis.FINAL, berkas=berkas, nama="final.pdf", oleh=None
    )
    laporan.refresh_from_db()
    laporan.tanggal_penyampaian, laporan.tanda_terima = date(2026, 2, 20), "TT-1"
    laporan.save(update_fields=["tanggal_penyampaian", "tanda_terima"])
