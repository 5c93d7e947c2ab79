"""Forms of a year's settings: what it reports on, how it measures, how its report looks."""

from typing import Any

from django import forms
from django.db.models import Q, QuerySet

from capaian.models import PengaturanLaporan, PengaturanPengukuran
from lakip.instansi.formulir_dasar import FormulirMilikOpd, FormulirOpd, isian_tanggal
from lakip.instansi.models import Pejabat, SusunanOrganisasi
from renstra.models import KeputusanIKU, Renstra, Skala, TahunKinerja


class FormulirTahun(FormulirMilikOpd):
    """The year, its Renstra, IKU decision and organisation."""

    bantuan = {
        "tahun": "Contoh: 2026.",
        "renstra": "Renstra yang berlaku pada tahun itu; bila ada dua, pilih yang dilaporkan.",
        "keputusan_iku": "Boleh dikosongkan; laporan lalu memakai kata-kata Renstra.",
        "susunan": "Peraturan yang menjadi dasar bagan organisasi pada Bab I.",
    }

    class Meta:
        model = TahunKinerja
        fields = ("tahun", "renstra", "keputusan_iku", "susunan")
        error_messages = {"tahun": {"unique": "Tahun itu sudah ada."}}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is not None:
            del self.fields["tahun"]

    def pilihan(self, nama: str, semua: QuerySet) -> QuerySet:
        model = {"renstra": Renstra, "keputusan_iku": KeputusanIKU, "susunan": SusunanOrganisasi}
        return model[nama].objects.filter(opd=self.opd)


class FormulirPengukuran(FormulirOpd):
    """How the year is measured."""

    bantuan = {
        "skala": "Kategori pada tabel capaian. Contoh: lebih dari 85 Sangat Berhasil.",
        "skala_serapan": "Kosong: serapan memakai skala yang sama.",
        "metode_sasaran": "Contoh: rata-rata data kelompok membagi indikator menurut kategorinya.",
        "metode_opd": "Rata-rata seluruh indikator, atau rata-rata capaian sasaran.",
        "rumus_turun": "Untuk indikator yang makin rendah makin baik tanpa rumus sendiri.",
        "batas_capaian": "Contoh: 120 membuat capaian 205% dihitung 120%.",
        "lingkup_batas": "Hanya berlaku bila batas dipilih.",
        "metode_efisiensi": "Rumus efisiensi dicetak pada laporan.",
        "tingkat_efisiensi": "Baris tabel efisiensi.",
        "capaian_efisiensi": "Capaian yang disandingkan dengan serapan. Contoh: capaian sasaran.",
        "realisasi_fisik": "Kosong: kolom realisasi fisik tidak dicetak.",
    }

    class Meta:
        model = PengaturanPengukuran
        fields = (
            *("skala", "skala_serapan", "metode_sasaran", "metode_opd", "dengan_pendukung"),
            *("dengan_tujuan", "rumus_turun", "batas_capaian", "lingkup_batas"),
            *("metode_efisiensi", "tingkat_efisiensi", "capaian_efisiensi", "realisasi_fisik"),
        )

    def pilihan(self, nama: str, semua: QuerySet) -> QuerySet:
        return Skala.objects.filter(Q(opd=None) | Q(opd=self.opd))


class FormulirLaporan(FormulirOpd):
    """How the report looks."""

    bantuan = {
        "judul": "Contoh: Laporan Kinerja Instansi Pemerintah (LKjIP).",
        "kertas": "Contoh: F4, kertas folio yang lazim di kantor.",
        "gaya_rupiah": "Cara menulis uang dalam kalimat. Contoh: Rp1.250.000,00.",
        "penomoran": "Contoh: A. 1. a. atau 1.1 1.1.1.",
        "tahun_capaian": "Contoh: 2 menampilkan capaian tahun laporan dan tahun sebelumnya.",
        "ukuran_huruf": "Antara 8 dan 14. Contoh: 11.",
        "pola": "Menentukan susunan Bab III; pada tingkat mana tujuh analisis diulang.",
        "tahun_target": "Contoh: 1 menampilkan target tahun laporan saja.",
        "tahun_realisasi": "Contoh: 3 menampilkan tahun laporan dan dua tahun sebelumnya.",
        "acuan_menengah": "Pembanding pada analisis ketiga.",
        "tempat": "Kosong: tempat penandatanganan pemda. Contoh: Pontianak.",
        "tanggal": "Menentukan pejabat penanda tangan. Contoh: 9 Januari 2026.",
    }

    class Meta:
        model = PengaturanLaporan
        fields = (
            *("judul", "kertas", "ukuran_huruf", "gaya_rupiah", "penomoran", "pola"),
            *("tahun_target", "tahun_realisasi", "tahun_capaian", "acuan_menengah"),
            *("tempat", "tanggal", "penanda_tangan", "lampirkan_daftar_reviu"),
        )
        formfield_callback = isian_tanggal

    def pilihan(self, nama: str, semua: QuerySet) -> QuerySet:
        return Pejabat.objects.filter(opd=self.opd)


class FormulirSalin(forms.Form):
    """A new year made from an earlier one."""

    dari = forms.ModelChoiceField(
        TahunKinerja.objects.none(),
        label="Salin dari tahun",
        help_text="Susunan, pengaturan, teks, dan pohon anggaran disalin; realisasinya menjadi "
        "riwayat.",
    )
    tahun = TahunKinerja._meta.get_field("tahun").formfield(
        label="Tahun baru", help_text="Contoh: 2026."
    )

    def __init__(self, *args: Any, opd: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        semua = TahunKinerja.objects.filter(opd=opd).select_related("opd")
        self.fields["dari"].queryset = semua
        if terakhir := semua.order_by("-tahun").first():
            self.initial = {"dari": terakhir.pk, "tahun": terakhir.tahun + 1, **self.initial}
        self.opd = opd

    def clean_tahun(self) -> int:
        tahun: int = self.cleaned_data["tahun"]
        if TahunKinerja.objects.filter(opd=self.opd, tahun=tahun).exists():
            raise forms.ValidationError(f"Tahun {tahun} sudah ada. Pilih tahun lain.")
        return tahun

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        if isi.get("dari") and isi.get("tahun") and isi["tahun"] <= isi["dari"].tahun:
            self.add_error("tahun", "Tahun baru harus sesudah tahun yang disalin.")
        return isi
