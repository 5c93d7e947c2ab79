"""The form of one realisasi: the fields that the indicator's definition calls for."""

from typing import Any

from django import forms

from capaian.models import RealisasiIndikator
from capaian.pengisian import MEDAN
from renstra.models import Indikator

KETERANGAN = ("status", "tahun_data", "sumber", "catatan_kaki", "alasan_kosong")
URAIAN = ("catatan", "kendala", "upaya")
ISI = ("nilai", "predikat", "pembilang", "penyebut")


class MedanUraian(forms.CharField):
    """Text of several lines; browsers send CRLF, and the same text must stay the same."""

    widget = forms.Textarea

    def to_python(self, value: Any) -> str:
        teks: str = super().to_python(value)
        return teks.replace("\r\n", "\n")


class FormulirIsian(forms.ModelForm):
    """One row; ``penjelasan`` answers the question about a surprising figure.

    The names of its fields begin with the indicator, because a page holds many such forms.
    """

    penjelasan = forms.CharField(
        label="Penjelasan",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    class Meta:
        model = RealisasiIndikator
        fields = MEDAN
        field_classes = dict.fromkeys(URAIAN, MedanUraian)
        widgets = {n: forms.Textarea(attrs={"rows": 2}) for n in URAIAN}

    def __init__(self, *args: Any, indikator: Indikator, **kwargs: Any) -> None:
        kwargs.setdefault("prefix", f"i{indikator.pk}")
        kwargs.setdefault("auto_id", "isian-%s")
        super().__init__(*args, **kwargs)
        self.indikator = indikator
        for nama in self._tak_dipakai():
            del self.fields[nama]
        for nama in ("pembilang", "penyebut"):
            if nama in self.fields:
                self.fields[nama].label = f"{nama.title()}: {getattr(indikator, nama)}"
        if "nilai" in self.fields:
            self.fields["nilai"].label = f"Realisasi ({indikator.satuan or 'angka'})"
        self.fields["tahun_data"].help_text = "Kosongkan bila datanya tahun ini."
        self.fields["alasan_kosong"].help_text = "Diisi hanya bila nilainya memang tidak ada."
        for medan in self.fields.values():
            pilih = isinstance(medan.widget, forms.Select)
            medan.widget.attrs["class"] = "form-select" if pilih else "form-control"
            medan.widget.attrs["autocomplete"] = "off"

    @property
    def nama_versi(self) -> str:
        """Under which name the version of the row is sent."""
        return self.add_prefix("versi")

    @property
    def terkirim(self) -> bool:
        """Whether the page that was sent held this card."""
        return self.nama_versi in self.data

    @property
    def versi(self) -> int:
        """The version of the row that the page showed; -1 when it sent none."""
        dibaca = self.data.get(self.nama_versi, "")
        return int(dibaca) if dibaca.isdecimal() else -1

    @property
    def nama_medan_isi(self) -> str:
        """The names of the fields of the figure, as they are sent."""
        return ",".join(m.html_name for m in self.medan_isi)

    @property
    def konteks(self) -> dict[str, Any]:
        """What another form of the same row is made with."""
        return {"indikator": self.indikator}

    def _tak_dipakai(self) -> set[str]:
        """Fields that the indicator does not use and that hold nothing yet."""
        i, baris = self.indikator, self.instance
        rasio = bool(i.pembilang and i.penyebut)
        manual = i.rumus == Indikator.Rumus.MANUAL or baris.capaian_manual is not None
        buang = set() if manual else {"capaian_manual", "alasan_manual"}
        if i.rumus != Indikator.Rumus.GRADE and not baris.predikat:
            buang.add("predikat")
        if rasio and baris.nilai is None:
            buang.add("nilai")
        if not rasio and baris.pembilang is None and baris.penyebut is None:
            buang |= {"pembilang", "penyebut"}
        return buang

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        ada = [n for n in ISI if isi.get(n) not in (None, "")]
        if isi.get("alasan_kosong") and ada:
            self.add_error(
                "alasan_kosong", "Kosongkan nilainya, atau kosongkan alasan tidak ada nilai."
            )
        if isi.get("penyebut") == 0:
            self.add_error("penyebut", "Penyebut tidak boleh 0. Kosongkan bila belum ada datanya.")
        if isi.get("pembilang") is not None and isi.get("penyebut") is None:
            self.add_error("penyebut", "Isi penyebutnya juga.")
        return isi

    def sementara(self) -> RealisasiIndikator:
        """The row with whatever of the typed values could be read, not to be saved."""
        self.is_valid()
        for nama in (*ISI, "capaian_manual", "alasan_manual", "alasan_kosong"):
            if nama in self.fields:
                bawaan = "" if isinstance(self.fields[nama], forms.CharField) else None
                setattr(self.instance, nama, self.cleaned_data.get(nama, bawaan))
        return self.instance

    def medan(self, nama: tuple[str, ...]) -> list[forms.BoundField]:
        """The bound fields of these names that the form has."""
        return [self[n] for n in nama if n in self.fields]

    @property
    def medan_isi(self) -> list[forms.BoundField]:
        """The fields of the figure itself."""
        return self.medan((*ISI, "capaian_manual", "alasan_manual"))

    @property
    def medan_keterangan(self) -> list[forms.BoundField]:
        """The fields about the figure."""
        return self.medan(KETERANGAN)

    @property
    def medan_uraian(self) -> list[forms.BoundField]:
        """Note, obstacles, effort."""
        return self.medan(URAIAN)
