"""The bridge from the database to the machine's answers."""

from collections import Counter

from capaian.models import Bukti, LaporanKinerja, RekamanLaporan
from capaian.pemeriksaan import daftar_temuan
from capaian.periksa.temuan import Jenis, Tingkat
from capaian.reviu.mesin import LANGKAH_INTERN, BahanReviu
from capaian.sajian_versi import sajikan_rekaman
from capaian.verifikasi import Keadaan, daftar_isian
from lakip.angka import format_tanggal
from lakip.instansi.waktu import tanggal_setempat


def bahan_reviu(laporan: LaporanKinerja, rekaman: RekamanLaporan) -> BahanReviu:
    """Everything the machine looks at: the recording, and how the figures came about.

    Raises TidakDapatDimuat when the recording or the agency-year cannot be read.
    """
    tk = laporan.tahun_kinerja
    # What came in with a workbook counts as accepted, but no unit handed it in here.
    isian = [i for i in daftar_isian(tk) if not i.status.impor]
    diterima = sum(1 for i in isian if i.status.keadaan is Keadaan.DITERIMA)
    # What an earlier publication printed says nothing about this report.
    berat = (
        t
        for t in daftar_temuan(tk)
        if (t.temuan.tingkat, t.temuan.jenis) == (Tingkat.SALAH, Jenis.DATA)
    )
    return BahanReviu(
        laporan=sajikan_rekaman(rekaman),
        bukti=Counter(
            Bukti.objects.filter(tahun_kinerja=tk, indikator__isnull=False).values_list(
                "indikator__kode", flat=True
            )
        ),
        diterima=diterima,
        menunggu=len(isian) - diterima,
        langkah=_langkah(laporan),
        salah=tuple(f"{t.aturan.judul} ({t.temuan.tempat})" for t in berat if not t.dijelaskan),
    )


def _langkah(laporan: LaporanKinerja) -> dict[str, str]:
    """Who took the agency's own steps last, and when."""
    langkah = laporan.jejak.filter(ke__in=LANGKAH_INTERN).select_related("oleh")
    pemda = laporan.tahun_kinerja.opd.pemda
    return {
        str(satu.get_ke_display()).lower(): (
            f"{satu.oleh}, {format_tanggal(tanggal_setempat(satu.pada, pemda))}"
        )
        for satu in langkah.order_by("urutan")
    }
