"""Forms of a Perjanjian Kinerja: its level, its parties and date."""

from typing import Any

from django import forms

from anggaran.models import PerjanjianKinerja
from lakip.instansi.formulir_dasar import FormulirOpd, isian_tanggal
from lakip.instansi.models import Unit
from renstra.models import TahunKinerja


class FormulirPKBaru(forms.Form):
    """For whom a PK is made."""

    level = forms.ChoiceField(
        label="Level",
        choices=PerjanjianKinerja.Level.choices,
        help_text="Eselon II memakai indikator Renstra; III dan IV keluaran program dan kegiatan.",
    )
    unit = forms.ModelChoiceField(
        Unit.objects.none(),
        label="Unit",
        required=False,
        help_text="Untuk eselon III dan IV. Contoh: Bidang Rehabilitasi Sosial.",
    )

    def __init__(self, *args: Any, tahun: TahunKinerja, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = Unit.objects.filter(susunan=tahun.susunan_id)

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        kepala = isi.get("level") == PerjanjianKinerja.Level.ESELON_II
        if kepala:
            isi["unit"] = None
        elif isi.get("level") and not isi.get("unit"):
            self.add_error("unit", "Pilih unit pejabat yang berjanji.")
        return isi


class FormulirPihak(FormulirOpd):
    """Parties, date and what is printed."""

    bantuan = {
        "tanggal": "Contoh: 31 Januari 2025.",
        "ketelitian": "Pilih bulan dan tahun bila dokumen tidak menyebut tanggal.",
        "tempat": "Contoh: Pontianak.",
        "pihak_pertama_nama": "Yang berjanji. Contoh: Contoh Nama, S.Sos., M.Si.",
        "pihak_pertama_jabatan": "Dengan Plt., Plh., atau Pj. bila ada.",
        "pihak_pertama_pangkat": "Contoh: Pembina Utama Muda (IV/c).",
        "pihak_pertama_nip": "18 angka, boleh berspasi. Contoh: 00000000 000000 0 001.",
        "pihak_kedua_nama": "Atasan langsung pihak pertama.",
        "pihak_kedua_jabatan": "Contoh: Wali Kota Pontianak.",
        "pihak_kedua_pangkat": "Kosongkan untuk kepala daerah.",
        "pihak_kedua_nip": "Kosongkan untuk kepala daerah.",
        "alasan_perubahan": "Hanya untuk PK perubahan.",
    }

    class Meta:
        model = PerjanjianKinerja
        fields = (
            *("tanggal", "ketelitian", "tempat", "alasan_perubahan", "tampilkan_anggaran"),
            *(
                f"pihak_{ke}_{apa}"
                for ke in ("pertama", "kedua")
                for apa in ("nama", "jabatan", "pangkat", "nip")
            ),
        )
        formfield_callback = isian_tanggal

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.jenis == PerjanjianKinerja.Jenis.MURNI:
            del self.fields["alasan_perubahan"]

    def clean_tanggal(self) -> Any:
        tanggal = self.cleaned_data["tanggal"]
        if tanggal and tanggal.year != self.instance.tahun_kinerja.tahun:
            tahun = self.instance.tahun_kinerja.tahun
            raise forms.ValidationError(f"Tanggal PK berada pada tahun {tahun}.")
        return tanggal
