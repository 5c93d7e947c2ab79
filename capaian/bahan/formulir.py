"""Forms of data tables and photos."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import QuerySet

from capaian.laporan.bahan import DataLaporan
from capaian.laporan.kerangka import kerangka
from capaian.laporan.pola import ANALISIS
from capaian.models import Foto, TabelData
from capaian.rencana.kisi_urut import urutan_akhir
from lakip.instansi.formulir_dasar import FormulirOpd
from renstra.models import Indikator, Sasaran, TahunKinerja

from .kunci import kunci_baru

Pilihan = list[tuple[str, str]]
LAMPIRAN_DATA = ("lampiran-data", "Lampiran: Data Pendukung")


def pilihan_letak(data: DataLaporan | None) -> Pilihan:
    """The parts of the outline that may hold a table, inner ones indented."""
    if data is None:
        return [LAMPIRAN_DATA]
    hasil: Pilihan = []

    def turun(saudara: Iterable[Any], tingkat: int) -> None:
        for s in saudara:
            if not s.kunci.startswith("daftar-"):
                hasil.append((s.kunci, "\u2003" * tingkat + s.judul))
            turun(s.anak, tingkat + 1)

    turun(kerangka(data), 0)
    hasil += [
        (f"analisis-{n}", f"Di blok indikatornya: {judul.format(tahun=data.tahun)}")
        for n, judul in ANALISIS.items()
    ]
    return hasil if LAMPIRAN_DATA[0] in dict(hasil) else [*hasil, LAMPIRAN_DATA]


class FormulirTabel(FormulirOpd):
    """What stands around a table: title, place, unit, date, source, notes."""

    bantuan = {
        "judul": "Contoh: Pegawai Menurut Tingkat Pendidikan.",
        "letak": "Tabel dicetak sesudah teks bagian itu.",
        "indikator": "Pilih bila tabel mendukung satu indikator.",
        "satuan": "Satuan seluruh tabel, bila sama. Contoh: Orang.",
        "per_tanggal": "Contoh: 31 Desember 2025.",
        "sumber": "Contoh: Data kepegawaian dinas.",
        "catatan": "Dicetak di bawah tabel, satu catatan per baris.",
    }

    class Meta:
        model = TabelData
        fields = ("judul", "letak", "indikator", "satuan", "per_tanggal", "sumber", "catatan")

    def __init__(
        self, *args: Any, tahun: TahunKinerja, letak: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        self.tahun, self.letak = tahun, list(letak)
        super().__init__(*args, opd=tahun.opd, **kwargs)
        self.instance.tahun_kinerja = tahun
        kini = self.instance.letak
        if kini and kini not in dict(letak):
            letak = [*letak, (kini, f"{kini} (tidak ada pada kerangka yang berlaku)")]
        self.fields["letak"] = forms.ChoiceField(
            label="Letak dalam laporan", choices=letak, help_text=self.bantuan["letak"]
        )

    @property
    def konteks(self) -> dict[str, Any]:
        return {"tahun": self.tahun, "letak": self.letak}

    def pilihan(self, nama: str, semua: QuerySet) -> QuerySet:
        return Indikator.objects.filter(renstra=self.tahun.renstra_id)

    @transaction.atomic
    def save(self, commit: bool = True) -> TabelData:
        """Save; a new table gets its code, and one that moves goes to the end of its place."""
        tabel = self.instance
        milik = TabelData.objects.filter(tahun_kinerja=self.tahun)
        if tabel.pk is None:
            TahunKinerja.objects.select_for_update().get(pk=self.tahun.pk)
            kode = set(milik.values_list("kode", flat=True))
            tabel.kode = kunci_baru(tabel.judul, kode, bawaan="tabel")
        if "letak" in self.changed_data:
            tabel.urutan = urutan_akhir(milik.filter(letak=tabel.letak)) + 1
        return super().save(commit)


class FormulirFoto(FormulirOpd):
    """Caption and sasaran of a photo."""

    class Meta:
        model = Foto
        fields = ("keterangan", "sasaran")

    def __init__(self, *args: Any, tahun: TahunKinerja, **kwargs: Any) -> None:
        self.tahun = tahun
        super().__init__(*args, opd=tahun.opd, **kwargs)
        self.fields["sasaran"].empty_label = "Dokumentasi lain"

    @property
    def konteks(self) -> dict[str, Any]:
        return {"tahun": self.tahun}

    def pilihan(self, nama: str, semua: QuerySet) -> QuerySet:
        return Sasaran.objects.filter(renstra=self.tahun.renstra_id)


class PilihBanyak(forms.ClearableFileInput):
    """A field that takes several files at once."""

    allow_multiple_selected = True


class BerkasBanyak(forms.FileField):
    """Several files; the cleaned value is their list."""

    widget = PilihBanyak

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        satu = super().clean
        return [satu(berkas, initial) for berkas in data] if data else [satu(None, initial)]


class FormulirUnggahFoto(forms.Form):
    """Photos to add, with the caption and sasaran that they share."""

    berkas = BerkasBanyak(
        label="Berkas foto",
        widget=PilihBanyak(attrs={"accept": "image/jpeg,image/png,image/webp"}),
        help_text="JPEG, PNG, atau WebP; boleh beberapa sekaligus.",
    )
    keterangan = forms.CharField(
        label="Keterangan", max_length=300, help_text="Contoh: Pelatihan fasilitator pendamping."
    )
    sasaran = forms.ModelChoiceField(
        Sasaran.objects.none(), required=False, empty_label="Dokumentasi lain"
    )

    def __init__(self, *args: Any, tahun: TahunKinerja, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        medan: Any = self.fields["sasaran"]
        medan.queryset = Sasaran.objects.filter(renstra=tahun.renstra_id)
