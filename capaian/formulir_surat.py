"""The form of the covering letter."""

from typing import Any

from django.db.models import QuerySet

from capaian.models import SuratPengantar
from lakip.instansi.formulir_dasar import FormulirOpd, isian_tanggal
from lakip.instansi.models import Pejabat


class FormulirSurat(FormulirOpd):
    """Number, date, recipient, signer; signers are the agency's own officials."""

    bantuan = {
        "nomor": "Contoh: 000.8.6.1/25/Dinsos/2026.",
        "lampiran": "Contoh: 1 (satu) berkas.",
        "kepada": "Jabatan penerima, satu baris tiap baris surat. Contoh: Wali Kota Contoh.",
        "tempat_tujuan": "Dicetak sesudah kata “di”.",
    }

    class Meta:
        model = SuratPengantar
        fields = (
            *("nomor", "tanggal", "sifat", "lampiran", "hal", "kepada", "tempat_tujuan"),
            *("penanda_tangan", "isi", "tembusan"),
        )
        formfield_callback = isian_tanggal

    def pilihan(self, nama: str, semua: QuerySet[Any]) -> QuerySet[Any]:
        """Officials of this agency, the head first."""
        return Pejabat.objects.filter(opd=self.opd).order_by("peran", "-dari")
