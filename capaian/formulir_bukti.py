"""The form that adds evidence: several files at once, or a link."""

from typing import Any

from django import forms
from django.core.validators import URLValidator

from lakip.instansi.jenis_isi import AKHIRAN


class BanyakBerkas(forms.ClearableFileInput):
    """A file picker that takes several files."""

    allow_multiple_selected = True


class MedanBerkas(forms.FileField):
    """Any number of files; cleans to a list."""

    widget = BanyakBerkas

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        banyak = data if isinstance(data, list | tuple) else [data]
        return [super(MedanBerkas, self).clean(satu, initial) for satu in banyak if satu]


class FormulirBukti(forms.Form):
    """Files or a link, with the page and a description that hold for all of them."""

    berkas = MedanBerkas(
        label="Berkas",
        required=False,
        help_text="Boleh lebih dari satu: PDF, JPEG, PNG, WebP, XLSX, atau DOCX, paling besar "
        "25 MB tiap berkas.",
        widget=BanyakBerkas(attrs={"accept": ",".join(f".{a}" for a in AKHIRAN.values())}),
    )
    tautan = forms.CharField(
        label="Tautan",
        required=False,
        max_length=500,
        help_text="Alamat laman sumber data, diawali http:// atau https://.",
        widget=forms.URLInput(attrs={"inputmode": "url"}),
        validators=[
            URLValidator(
                schemes=["http", "https"], message="Tulis alamat lengkap, misalnya https://…"
            )
        ],
    )
    halaman = forms.CharField(
        label="Halaman", required=False, max_length=40, help_text="Misalnya 12 atau 3–5."
    )
    uraian = forms.CharField(label="Uraian", required=False, max_length=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for medan in self.fields.values():
            medan.widget.attrs["class"] = "form-control"

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        if not self.errors and not isi.get("berkas") and not isi.get("tautan"):
            self.add_error(None, "Pilih berkas atau tulis tautannya.")
        return isi
