"""Forms of the review: numbers and dates, team, comments, answers, conclusion."""

from typing import Any

from django import forms
from django.db.models import Q

from capaian.models import AnggotaReviu, CatatanReviu, EvaluasiAKIP, RekomendasiAKIP, Reviu
from capaian.reviu.simpulan import IsianSimpulan
from lakip.instansi.formulir_dasar import CONTOH_TANGGAL, isian_tanggal
from lakip.instansi.izin import PERAN, Izin
from lakip.instansi.models import Pengguna
from lakip.isian import IsianTanggal

_PARAGRAF = forms.Textarea(attrs={"rows": 3})


class FormulirData(forms.ModelForm):
    """Letter of assignment, working paper, period, and who prepared and reviewed."""

    class Meta:
        model = Reviu
        fields = (
            *("nomor_surat_tugas", "tanggal_surat_tugas", "nomor_kkr", "periode_dari"),
            *("periode_sampai", "disusun_oleh", "disusun_tanggal", "direviu_oleh"),
            *("direviu_tanggal", "catatan"),
        )
        formfield_callback = isian_tanggal
        widgets = {"catatan": _PARAGRAF}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        tim = AnggotaReviu.objects.filter(reviu=self.instance)
        for nama in ("disusun_oleh", "direviu_oleh"):
            self.fields[nama].queryset = tim
        self.fields["disusun_oleh"].help_text = "Penyusun kertas kerja; pilih dari tim di atas."
        self.fields["direviu_oleh"].help_text = "Pereviu kertas kerja; pilih dari tim di atas."


class FormulirAnggota(forms.ModelForm):
    """A member of the team: a reviewer of the application, or a name with jabatan."""

    class Meta:
        model = AnggotaReviu
        fields = ("peran", "pengguna", "nama", "jabatan", "pangkat", "nip")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        opd = self.instance.reviu.laporan.tahun_kinerja.opd
        peran = [kode for kode, p in PERAN.items() if Izin.REVIU in p.izin]
        lingkup = Q(penugasan__opd=opd) | Q(penugasan__pemda=opd.pemda)
        self.fields["pengguna"].queryset = Pengguna.objects.filter(
            lingkup, penugasan__peran__in=peran
        ).distinct()
        self.fields["pengguna"].required = self.fields["nama"].required = False
        self.fields["pengguna"].help_text = "Kosong untuk orang yang tidak memakai aplikasi ini."
        self.fields["nama"].help_text = "Kosong: nama pengguna yang dipilih."

    def clean(self) -> dict[str, Any]:
        """Take the name of the chosen user where none is typed."""
        isi: dict[str, Any] = super().clean() or {}
        if not isi.get("nama") and isi.get("pengguna"):
            isi["nama"] = isi["pengguna"].get_full_name()
        if not isi.get("nama"):
            self.add_error("nama", "Tulis nama, atau pilih pengguna.")
        return isi


class FormulirCatatan(forms.Form):
    """A comment; rows and columns are offered when it is about a table."""

    baris = forms.ChoiceField(label="Baris tabel", required=False)
    kolom = forms.ChoiceField(label="Kolom tabel", required=False)
    isi = forms.CharField(
        label="Catatan",
        max_length=4000,
        widget=_PARAGRAF,
        error_messages={"required": "Tulis catatannya."},
    )
    rekomendasi = forms.CharField(
        label="Rekomendasi atau koreksi", max_length=4000, required=False, widget=_PARAGRAF
    )
    ref_kkr = forms.CharField(
        label="Rujukan KKR",
        max_length=100,
        required=False,
        help_text="Nomor lembar kertas kerja reviu.",
    )

    def __init__(
        self,
        *args: Any,
        baris: list[tuple[str, str]] | None = None,
        kolom: list[tuple[str, str]] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        for nama, pilihan in (("baris", baris), ("kolom", kolom)):
            if pilihan is None:
                del self.fields[nama]
            else:
                self.fields[nama].choices = [("", f"Seluruh {nama}"), *pilihan]

    def clean(self) -> dict[str, Any]:
        """A column alone names no cell."""
        isi: dict[str, Any] = super().clean() or {}
        if isi.get("kolom") and not isi.get("baris"):
            self.add_error("baris", "Pilih barisnya juga.")
        return isi


class FormulirTanggapan(forms.Form):
    """An answer; reviewers may set the status with it."""

    isi = forms.CharField(label="Tanggapan", max_length=4000, required=False, widget=_PARAGRAF)
    status = forms.ChoiceField(
        label="Status catatan",
        required=False,
        choices=[
            ("", "Tidak berubah"),
            (CatatanReviu.Status.SELESAI, "Selesai: tanggapan diterima"),
            (CatatanReviu.Status.DITOLAK, "Tanggapan ditolak: catatan tetap"),
            (CatatanReviu.Status.TERBUKA, "Buka kembali"),
        ],
    )


class FormulirSimpulan(forms.Form):
    """The conclusion. Nothing is chosen beforehand; open comments want a reason."""

    simpulan = forms.ChoiceField(
        label="Simpulan reviu",
        choices=Reviu.Simpulan.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih simpulan reviu."},
    )
    penjelas = forms.CharField(
        label="Paragraf penjelas",
        max_length=6000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="Wajib bila simpulan memakai paragraf penjelas; dicetak pada pernyataan.",
    )
    alasan_terbuka = forms.CharField(
        label="Alasan menyimpulkan selagi ada catatan yang belum selesai",
        max_length=2000,
        required=False,
        widget=_PARAGRAF,
    )
    tempat = forms.CharField(label="Tempat pernyataan", max_length=100)
    tanggal = IsianTanggal(label="Tanggal pernyataan", help_text=CONTOH_TANGGAL)

    def __init__(self, *args: Any, terbuka: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not terbuka:
            del self.fields["alasan_terbuka"]

    def isian(self) -> IsianSimpulan:
        """What the reviewer chose."""
        return IsianSimpulan(**self.cleaned_data)


class FormulirTindakLanjut(forms.ModelForm):
    """A recommendation, what was done about it, and the evidence."""

    bukti = forms.FileField(
        label="Berkas bukti",
        required=False,
        help_text="PDF, gambar, Word, atau Excel. Kosongkan bila tidak diganti.",
    )

    class Meta:
        model = RekomendasiAKIP
        fields = (
            *("sumber", "evaluasi", "tahun_reviu", "nomor_dokumen", "rekomendasi"),
            *("tindak_lanjut", "status", "tautan_bukti"),
        )
        widgets = {"rekomendasi": _PARAGRAF, "tindak_lanjut": _PARAGRAF}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is not None:
            # Where a recommendation comes from is fixed once it is there.
            for nama in ("sumber", "evaluasi", "tahun_reviu"):
                del self.fields[nama]
            if self.instance.sumber == RekomendasiAKIP.Sumber.LHE:
                del self.fields["nomor_dokumen"]
            return
        evaluasi = EvaluasiAKIP.objects.filter(tahun_kinerja=self.instance.tahun_kinerja)
        self.fields["evaluasi"].queryset = evaluasi
        if not evaluasi.exists():
            self.initial["sumber"] = RekomendasiAKIP.Sumber.REVIU
        self.fields["evaluasi"].help_text = "Untuk rekomendasi LHE AKIP."
        self.fields["tahun_reviu"].help_text = "Untuk rekomendasi reviu. Contoh: 2024."

    def clean(self) -> dict[str, Any]:
        """Say which of the two is missing before the database does."""
        isi: dict[str, Any] = super().clean() or {}
        if isi.get("sumber") == RekomendasiAKIP.Sumber.LHE:
            isi["tahun_reviu"] = None
            if not isi.get("evaluasi"):
                self.add_error("evaluasi", "Pilih evaluasinya.")
        elif isi.get("sumber") == RekomendasiAKIP.Sumber.REVIU:
            isi["evaluasi"] = None
            if not isi.get("tahun_reviu"):
                self.add_error("tahun_reviu", "Isi tahun laporan yang direviu.")
        return isi
