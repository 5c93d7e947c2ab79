"""The grid of indicators for a period, as the offline sheet asks for them."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError

from capaian.formulir_isian import FormulirIsian
from capaian.galat_kisi import galat_baris
from capaian.laporan.ukur.pendaftar import bersatuan
from capaian.models import RealisasiIndikator
from capaian.pengisian import Butir, Takaran, daftar_butir, simpan_isian
from capaian.rencana.kisi import (
    BarisKisi,
    JenisSel,
    Kisi,
    KolomKisi,
    SelKisi,
    SelSalah,
)
from lakip.angka import format_angka
from lakip.instansi.models import Pengguna
from renstra.models import Indikator, TahunKinerja

_PANJANG = {"lebar": "panjang", "panjang": True}


class KisiIndikator(Kisi):
    """One row per indicator that the user may fill. ``unit`` keeps those of one unit only."""

    nama = "Realisasi indikator"
    judul_baris = "Indikator"
    kolom = (
        KolomKisi("target", "Target", tampil=True),
        KolomKisi("lalu", "Nilai terakhir", tampil=True),
        KolomKisi("cara", "Yang diisi", tampil=True, lebar="panjang"),
        KolomKisi("nilai", "Realisasi", JenisSel.ANGKA),
        KolomKisi("predikat", "Predikat"),
        KolomKisi("pembilang", "Pembilang", JenisSel.ANGKA),
        KolomKisi("penyebut", "Penyebut", JenisSel.ANGKA),
        KolomKisi("alasan_kosong", "Alasan tidak ada nilai"),
        KolomKisi(
            "status",
            "Status data",
            JenisSel.PILIH,
            pilihan=tuple((str(k), str(v)) for k, v in RealisasiIndikator.Status.choices),
        ),
        KolomKisi("tahun_data", "Tahun data", JenisSel.BULAT),
        KolomKisi("sumber", "Sumber"),
        KolomKisi("catatan_kaki", "Catatan kaki"),
        KolomKisi("catatan", "Catatan", **_PANJANG),
        KolomKisi("kendala", "Kendala", **_PANJANG),
        KolomKisi("upaya", "Upaya", **_PANJANG),
        KolomKisi("penjelasan", "Penjelasan bila nilainya janggal", **_PANJANG),
    )

    def __init__(
        self, tk: TahunKinerja, triwulan: int, oleh: Pengguna, unit: int | None = None
    ) -> None:
        self.tk, self.triwulan, self.oleh, self.unit = tk, triwulan, oleh, unit
        self._takaran: Takaran | None = None

    @property
    def takaran(self) -> Takaran:
        """The agency-year, measured once. Raises TidakDapatDimuat."""
        if self._takaran is None:
            self._takaran = Takaran.dari(self.tk)
        return self._takaran

    def butir(self) -> dict[str, Butir]:
        """The indicators by the key of their row."""
        semua = daftar_butir(self.tk, self.triwulan, self.oleh)
        return {
            str(b.indikator.pk): b
            for b in semua
            if self.unit is None or b.indikator.unit_id == self.unit
        }

    def daftar(self) -> list[BarisKisi]:
        return [self._baris(kunci, b) for kunci, b in self.butir().items()]

    def _baris(self, kunci: str, b: Butir) -> BarisKisi:
        i, form = b.indikator, _formulir(b)
        teks = {n: str(form[n].value() or "") for n in form.fields}
        hasil = self.takaran.ukur(i, b.baris)
        nama, lalu = self.takaran.nilai_lalu(i, self.triwulan)
        teks["target"] = (
            bersatuan(hasil.target.teks(i.desimal), i.satuan) if hasil.target else "belum ada"
        )
        ada = bersatuan(format_angka(lalu, i.desimal), i.satuan)
        teks["lalu"] = f"{nama}: {ada}" if lalu is not None else "belum ada"
        teks["cara"] = _cara(i, form)
        sel = [
            SelKisi(k, teks.get(k.nama, ""), terkunci=not k.tampil and k.nama not in form.fields)
            for k in self.kolom
        ]
        kelompok = str(i.tujuan or i.sasaran)
        return BarisKisi(kunci, i.nama, b.versi, sel, kelompok=kelompok, keterangan=i.satuan)

    def simpan(self, kunci: str, isian: Mapping[str, str], versi_dibaca: int) -> str:
        b = self.butir()[kunci]
        awal = _formulir(b)
        data: dict[str, Any] = {n: awal[n].value() for n in awal.fields}
        form = _formulir(b, data | {n: t for n, t in isian.items() if n in awal.fields})
        if not form.is_valid():
            raise SelSalah(
                {"" if n == "__all__" else n: " ".join(g) for n, g in form.errors.items()}
            )
        isi = dict(form.cleaned_data)
        try:
            with galat_baris("penjelasan", "isi kolom Penjelasan"):
                simpan_isian(
                    tahun_kinerja=self.tk,
                    indikator=b.indikator,
                    triwulan=self.triwulan,
                    penjelasan=isi.pop("penjelasan"),
                    isian=isi,
                    versi_dibaca=versi_dibaca,
                    oleh=self.oleh,
                    takaran=self.takaran,
                )
        except ValidationError as salah:
            raise SelSalah({"": " ".join(salah.messages)}) from salah
        return kunci


def _formulir(b: Butir, data: dict[str, Any] | None = None) -> FormulirIsian:
    return FormulirIsian(data, instance=b.baris, indikator=b.indikator, prefix="")


def _cara(i: Indikator, form: FormulirIsian) -> str:
    """Which cells this indicator is filled with."""
    bagian = []
    if "pembilang" in form.fields:
        bagian.append(f"Pembilang: {i.pembilang}; penyebut: {i.penyebut}")
    if "predikat" in form.fields:
        bagian.append("Predikat beserta angkanya")
    elif "nilai" in form.fields:
        bagian.append("Realisasi")
    return ". ".join(bagian)
