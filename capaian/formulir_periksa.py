"""The form that explains a finding."""

from django import forms


class FormulirPenjelasan(forms.Form):
    """Which finding, with which figures, and why it stands."""

    kunci = forms.CharField(max_length=60, widget=forms.HiddenInput)
    sidik = forms.CharField(max_length=32, widget=forms.HiddenInput)
    uraian = forms.CharField(
        label="Penjelasan",
        min_length=10,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={
            "required": "Tulis penjelasannya.",
            "min_length": "Penjelasan terlalu pendek: tulis sedikitnya satu kalimat.",
        },
    )
