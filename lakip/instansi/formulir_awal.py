"""Forms of first use: what a pemda and an agency need before anything else."""

from typing import Any

from django import forms

from .models import Pemda, PerangkatDaerah


class FormulirPemdaAwal(forms.ModelForm):
    """The local government."""

    class Meta:
        model = Pemda
        fields = ("nama", "jenis", "provinsi", "sebutan_kepala", "ibu_kota", "zona_waktu")
        help_texts = {
            "nama": "Contoh: Pemerintah Kota Contoh.",
            "sebutan_kepala": "Contoh: Wali Kota Contoh.",
            "ibu_kota": "Tertulis sebelum tanggal pada tanda tangan. Contoh: Contoh.",
        }


class FormulirOpdAwal(forms.ModelForm):
    """The first agency, and whether its maker also writes its report."""

    menyusun = forms.BooleanField(
        label="Saya juga menyusun laporan perangkat daerah ini",
        required=False,
        initial=True,
        help_text="Anda mendapat tugas Penyusun; dapat dicabut pada Data induk.",
    )

    class Meta:
        model = PerangkatDaerah
        fields = ("pemda", "nama", "singkatan", "urusan", "alamat")
        help_texts = {
            "nama": "Contoh: Dinas Sosial Kota Contoh.",
            "singkatan": "Contoh: Dinsos. Menjadi alamat halamannya.",
            "urusan": "Contoh: Urusan pemerintahan wajib bidang sosial.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        semua = Pemda.objects.all()
        self.fields["pemda"].queryset = semua
        if (satu := semua.first()) is not None:
            self.fields["pemda"].initial = satu.pk
