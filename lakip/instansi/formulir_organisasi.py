"""Forms of the organisation: its regulation, units and officials."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet

from .formulir_dasar import FormulirMilikOpd, FormulirOpd, isian_tanggal, kode_berikut
from .models import Pejabat, SusunanOrganisasi, Unit


class FormulirSusunan(FormulirMilikOpd):
    """The regulation under which the units stand."""

    bantuan = {
        "kode": "Nama pendek untuk pilihan di aplikasi. Contoh: sotk-2021.",
        "jenis": "Contoh: Peraturan Wali Kota.",
        "nomor": "Contoh: 55.",
        "tahun": "Contoh: 2021.",
        "tentang": "Contoh: Kedudukan, Susunan Organisasi, Tugas, dan Fungsi Dinas Sosial.",
        "tugas_pokok": "Dicetak pada Bab I sebelum uraian tugas setiap unit.",
    }

    class Meta:
        model = SusunanOrganisasi
        fields = ("jenis", "nomor", "tahun", "tanggal", "tentang", "tugas_pokok", "kode")
        formfield_callback = isian_tanggal


class FormulirUnit(FormulirOpd):
    """A unit, its place in the tree, its tasks."""

    milik = "susunan"
    bantuan = {
        "nama": "Contoh: Bidang Rehabilitasi Sosial.",
        "jabatan": "Contoh: Kepala Bidang Rehabilitasi Sosial.",
        "jenis": "Menentukan bentuk kotak pada bagan. Contoh: Bidang.",
        "induk": "Unit di atasnya pada bagan organisasi. Kosongkan untuk kepala perangkat daerah.",
        "kode": "Nama pendek. Contoh: bidang-rehsos.",
        "tugas": "Dicetak pada Tugas Pokok dan Fungsi.",
        "urutan": "Unit bernomor kecil digambar lebih dahulu.",
    }

    class Meta:
        model = Unit
        fields = (
            "susunan", "nama", "jabatan", "jenis", "induk", "tugas", "fungsi", "kode", "urutan",
        )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None and (susunan := self.induk()) is not None:
            self.initial.setdefault("kode", kode_berikut(Unit.objects.filter(susunan=susunan), "U"))

    def pilihan(self, nama: str, semua: QuerySet) -> QuerySet:
        if nama == "susunan":
            return SusunanOrganisasi.objects.filter(opd=self.opd)
        return Unit.objects.filter(susunan=self.induk()).exclude(pk=self.instance.pk)

    def clean_induk(self) -> Unit | None:
        """Refuse a parent that lies below the unit itself."""
        calon = atas = self.cleaned_data["induk"]
        while atas is not None and self.instance.pk is not None:
            if atas.pk == self.instance.pk:
                raise ValidationError("Pilih unit yang tidak berada di bawah unit ini sendiri.")
            atas = atas.induk
        return calon


class FormulirPejabat(FormulirOpd):
    """An official with period and status."""

    bantuan = {
        "peran": "Dokumen mengambil kepala perangkat daerah dan kepala daerah yang menjabat pada "
        "tanggal dokumen.",
        "nama": "Contoh: Contoh Nama, S.Sos., M.Si.",
        "nip": "18 angka, boleh berspasi. Contoh: 00000000 000000 0 001.",
        "jabatan": "Contoh: Kepala Dinas Sosial. Plt., Plh., atau Pj. ditambahkan dari status.",
        "pangkat": "Contoh: Pembina Utama Muda (IV/c).",
        "status": "Contoh: Plt. bila merangkap sampai pejabat definitif dilantik.",
        "kode": "Nama pendek untuk buku kerja. Contoh: kepala-2025.",
        "unit": "Isi untuk pejabat yang memimpin sebuah unit.",
        "sampai": "Kosongkan bila masih menjabat.",
    }

    class Meta:
        model = Pejabat
        fields = (
            *("peran", "nama", "nip", "jabatan", "pangkat", "status", "unit", "dari", "sampai"),
            "kode",
        )  # fmt: skip
        formfield_callback = isian_tanggal

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            self.instance.pemda, self.instance.opd = self.opd.pemda, self.opd
            semua = Pejabat.objects.filter(opd=self.opd)
            self.initial.setdefault("kode", kode_berikut(semua, "P"))
        peran = Pejabat.Peran
        self.fields["peran"].choices = [(p.value, p.label) for p in (peran.KEPALA_OPD, peran.LAIN)]

    def pilihan(self, nama: str, semua: QuerySet) -> QuerySet:
        return Unit.objects.filter(susunan__opd=self.opd).select_related("susunan")

    def clean_nip(self) -> str:
        """Eighteen digits, kept without blanks."""
        nip = "".join(self.cleaned_data["nip"].split())
        if nip and not (nip.isdecimal() and len(nip) == 18):
            raise ValidationError("NIP terdiri atas 18 angka. Kosongkan bila bukan pegawai negeri.")
        return nip
