"""An agency's own scale: typed class by class, refused while it has gaps or overlaps."""

from typing import Any

from django import forms
from django.db import transaction
from django.forms import BaseInlineFormSet, inlineformset_factory
from django.utils.text import slugify

from capaian.hitung import AturanCelah, Kelas, SkalaTidakSah
from capaian.hitung import Skala as SkalaTerukur
from lakip.instansi.formulir_dasar import FormulirMilikOpd
from lakip.instansi.kejadian import catat
from lakip.instansi.models import Pengguna
from renstra.models import KelasSkala, Skala


class FormulirSkala(FormulirMilikOpd):
    """Name and source of a scale."""

    bantuan = {
        "nama": "Contoh: Skala nilai capaian Kota Contoh.",
        "sumber": "Contoh: Peraturan Wali Kota Nomor 10 Tahun 2024.",
        "aturan_celah": "Hanya berpengaruh bila kelas ditulis 76–90, 91–100 dan seterusnya.",
    }

    class Meta:
        model = Skala
        fields = ("nama", "sumber", "aturan_celah")


class KumpulanKelas(BaseInlineFormSet):
    """The classes from the highest to the lowest; checked together by the calculator."""

    def susun(self, nama: str, aturan: str) -> SkalaTerukur:
        """The scale as typed. Raises SkalaTidakSah with everything that is wrong."""
        kelas = tuple(
            Kelas(
                kode_kelas(isi["label"]),
                isi["label"],
                isi.get("bawah"),
                isi.get("eksklusif", False),
                isi.get("atas"),
                isi.get("mean"),
            )
            for isi in self.isi()
        )
        return SkalaTerukur("skala", nama, kelas, AturanCelah(aturan))

    def isi(self) -> list[dict[str, Any]]:
        """The typed classes that stay, in their order."""
        return [f.cleaned_data for f in self.hidup() if f.cleaned_data.get("label")]

    def hidup(self) -> list[forms.ModelForm]:
        """The forms of those classes."""
        dibuang = self.deleted_forms
        return [f for f in self.forms if f.has_changed() or f.instance.pk if f not in dibuang]


FormulirKelas = inlineformset_factory(
    Skala,
    KelasSkala,
    formset=KumpulanKelas,
    fields=("label", "bawah", "eksklusif", "atas", "mean"),
    extra=5,
    can_delete=True,
)


def kode_kelas(label: str) -> str:
    """A short stable code of a class."""
    return slugify(label)[:40] or "kelas"


def periksa_skala(form: FormulirSkala, kelas: KumpulanKelas) -> bool:
    """Whether scale and classes can be saved; what is wrong is added to the scale's form."""
    if not (form.is_valid() and kelas.is_valid()):
        return False
    try:
        kelas.susun(form.cleaned_data["nama"], form.cleaned_data["aturan_celah"])
    except SkalaTidakSah as galat:
        for kalimat in galat.pesan:
            form.add_error(None, kalimat)
        return False
    return True


@transaction.atomic
def simpan_skala(form: FormulirSkala, kelas: KumpulanKelas, *, oleh: Pengguna) -> Skala:
    """Save a checked scale with its classes."""
    skala: Skala = form.save(commit=False)
    if not skala.kode:
        skala.kode = _kode_bebas(skala)
    skala.save()
    hidup = [f.instance for f in kelas.hidup() if f.cleaned_data.get("label")]
    for lama in KelasSkala.objects.filter(skala=skala).exclude(
        pk__in=[k.pk for k in hidup if k.pk]
    ):
        lama.delete()
    for urutan, satu in enumerate(hidup):
        satu.skala, satu.urutan, satu.kode = skala, urutan, kode_kelas(satu.label)
        satu.save()
    catat("simpan_skala", oleh=oleh, opd=skala.opd, objek=skala.nama)
    return skala


def _kode_bebas(skala: Skala) -> str:
    dasar, kode, n = slugify(skala.nama)[:50] or "skala", slugify(skala.nama)[:50] or "skala", 1
    while Skala.objects.filter(opd=skala.opd, kode=kode).exists():
        n += 1
        kode = f"{dasar}-{n}"
    return kode
