from django.apps import AppConfig


class CapaianConfig(AppConfig):
    name = "capaian"
    verbose_name = "Capaian dan laporan"

    def ready(self) -> None:
        """Let imports of SPJ files ask the calendar."""
        from anggaran.impor.tertutup import daftarkan_penjaga  # models are loaded only now
        from capaian.jadwal import alasan_bulan_tertutup

        daftarkan_penjaga(alasan_bulan_tertutup)
