"""Forms of the SPJ pages: upload, approval, meaning of columns."""

from typing import Any

from django import forms
from django.conf import settings
from django.template.defaultfilters import filesizeformat

from anggaran.impor.lingkup import rapikan_nama
from anggaran.models import SumberRealisasi, SusunanKolom, TahapAnggaran
from anggaran.spj.ingatan import PemetaanTidakSah, judul, peta_dari_peran
from anggaran.spj.istilah import PILIHAN_PERAN, Peran, Susunan, huruf_kolom
from lakip.angka import NAMA_BULAN
from lakip.instansi.models import Pemda, Pengguna

_DATAR = {Peran.KODE_PROGRAM, Peran.KODE_KEGIATAN, Peran.KODE_SUB}
_TERPAKAI = {s.value.lower() for s in Susunan}


class FormulirSPJ(forms.Form):
    """One file and what it is for."""

    berkas = forms.FileField(
        label="Berkas SPJ, LRA, atau anggaran",
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.xls,.ods,.csv,.html,.htm"}),
        help_text="Excel (.xlsx, .xls), OpenDocument (.ods), CSV, atau tabel HTML.",
        error_messages={
            "required": "Pilih berkas.",
            "empty": "Berkas yang dipilih kosong. Unduh atau simpan ulang.",
        },
    )
    bulan = forms.TypedChoiceField(
        label="Bulan",
        coerce=int,
        choices=list(enumerate(NAMA_BULAN, 1)),
        initial=12,
        help_text="SPJ Desember memuat realisasi setahun.",
    )
    sumber = forms.ChoiceField(
        label="Sumber",
        choices=SumberRealisasi,
        help_text="LRA yang diaudit mengalahkan LRA, dan LRA mengalahkan SPJ.",
    )
    bendahara = forms.CharField(
        label="Bendahara pembantu",
        max_length=100,
        required=False,
        help_text="Kosong bila berkas memuat seluruh perangkat daerah.",
    )
    sub_unit = forms.CharField(
        label="Sub unit",
        max_length=100,
        required=False,
        help_text="Contoh: UPT Panti Sosial. Kosong bila tidak terbagi.",
    )
    tahap = forms.ChoiceField(
        label="Simpan pagu berkas sebagai tahap baru",
        required=False,
        choices=[("", "tidak"), *TahapAnggaran.Jenis.choices],
        help_text="Untuk DPA, DPPA, atau berkas anggaran SIPD.",
    )

    def clean_berkas(self) -> Any:
        berkas = self.cleaned_data["berkas"]
        if berkas.size > settings.LAKIP_BATAS_BERKAS:
            batas = filesizeformat(settings.LAKIP_BATAS_BERKAS)
            raise forms.ValidationError(
                f"Berkas melebihi {batas}. Kirim satu SPJ per berkas, tanpa gambar."
            )
        return berkas

    def clean_bendahara(self) -> str:
        return rapikan_nama(self.cleaned_data["bendahara"])

    def clean_sub_unit(self) -> str:
        return rapikan_nama(self.cleaned_data["sub_unit"])


class FormulirPemetaan(forms.Form):
    """What each column of an unknown layout is; the answer is remembered under a name."""

    nama = forms.CharField(
        label="Nama susunan",
        max_length=60,
        help_text="Diingat: berkas berikutnya dengan kepala yang sama langsung terbaca.",
    )
    baris_kepala = forms.IntegerField(
        label="Baris kepala tabel", min_value=1, help_text="Nomor baris pada berkas. Contoh: 9."
    )
    baris_data = forms.IntegerField(
        label="Baris data pertama", min_value=2, help_text="Di bawah kepala. Contoh: 12."
    )

    def __init__(self, *args: Any, pratinjau: dict[str, Any], pemda: Pemda, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.baris: list[list[str]] = pratinjau["baris"]
        self.pemda = pemda
        for field in ("baris_kepala", "baris_data"):
            self.fields[field].max_value = len(self.baris)
        for i in range(max((len(b) for b in self.baris), default=0)):
            self.fields[f"kolom_{i}"] = forms.ChoiceField(
                label=f"Kolom {huruf_kolom(i)}", choices=PILIHAN_PERAN, required=False
            )

    @property
    def kolom(self) -> list[forms.BoundField]:
        """The choices of the columns, from left to right."""
        return [self[nama] for nama in self.fields if nama.startswith("kolom_")]

    def clean_nama(self) -> str:
        nama = rapikan_nama(self.cleaned_data["nama"])
        if nama.lower() in _TERPAKAI:
            raise forms.ValidationError("Nama itu dipakai susunan bawaan. Pilih nama lain.")
        if SusunanKolom.objects.filter(pemda=self.pemda, nama=nama).exists():
            raise forms.ValidationError("Nama susunan itu sudah dipakai. Pilih nama lain.")
        return nama

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        kepala, baris_data = data.get("baris_kepala"), data.get("baris_data")
        if not kepala or not baris_data:
            return data
        if not kepala < baris_data <= len(self.baris):
            raise forms.ValidationError("Baris data harus di bawah baris kepala.")
        if not judul(list(self.baris[kepala - 1])):
            raise forms.ValidationError("Baris kepala yang dipilih kosong.")
        peran = self._peran()
        if not set(peran.values()) & _DATAR:
            try:
                peta_dari_peran("", peran)
            except PemetaanTidakSah as galat:
                raise forms.ValidationError(galat.pesan) from galat
        elif not set(peran.values()) & {Peran.REALISASI, Peran.ANGGARAN}:
            raise forms.ValidationError("Tentukan kolom realisasi atau anggaran.")
        return data

    def _peran(self) -> dict[int, Peran]:
        return {
            int(nama.removeprefix("kolom_")): Peran(isi)
            for nama, isi in self.cleaned_data.items()
            if nama.startswith("kolom_") and isi and isi != Peran.ABAIKAN
        }

    def simpan(self, *, oleh: Pengguna) -> SusunanKolom:
        """Remember the layout."""
        kepala, data = self.cleaned_data["baris_kepala"], self.cleaned_data["baris_data"]
        return SusunanKolom.objects.create(
            pemda=self.pemda,
            nama=self.cleaned_data["nama"],
            judul=judul(list(self.baris[kepala - 1])),
            kolom={str(i): p.value for i, p in self._peran().items()},
            tinggi=data - kepala,
            oleh=oleh,
        )
