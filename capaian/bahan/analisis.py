"""Points of analysis in a grid: a row per indicator, sasaran and agency, a point per line."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction

from capaian.models import Analisis
from capaian.rencana.kisi import (
    BarisBerubah,
    BarisKisi,
    Kisi,
    KolomKisi,
    SelKisi,
    SelSalah,
    pesan,
)
from lakip.instansi.izin import SiapaPun
from renstra.models import Indikator, Sasaran, TahunKinerja

from .pemilik import indikator_bertugas, induk_indikator, seluruh_opd

Pemilik = tuple[int | None, int | None]
"""Ids of the indicator and of the sasaran; of neither: the agency."""

_JUDUL = {
    Analisis.Jenis.PENYEBAB: "Penyebab",
    Analisis.Jenis.HAMBATAN: "Hambatan",
    Analisis.Jenis.SOLUSI: "Alternatif solusi",
    Analisis.Jenis.TINDAK_LANJUT: "Rencana tindak lanjut",
}


class KisiAnalisis(Kisi):
    """What the person may analyse; ``arah`` are directions by code of the indicator."""

    nama = "Analisis"
    judul_baris = "Indikator, sasaran, atau perangkat daerah"
    kolom = tuple(
        KolomKisi(jenis, judul, panjang=True, alinea=True) for jenis, judul in _JUDUL.items()
    )

    def __init__(self, tk: TahunKinerja, pengguna: SiapaPun, arah: Mapping[str, str]) -> None:
        self.tk = tk
        self.arah = arah
        self.pemilik: dict[str, tuple[Pemilik, str, str, str]] = {}
        """By key of the row: owner, group, title, note."""
        if seluruh_opd(tk, pengguna):
            self.pemilik["opd"] = ((None, None), "Perangkat daerah", tk.opd.nama, "")
            sasaran = list(Sasaran.objects.filter(renstra=tk.renstra_id))
        else:
            sasaran = []
        self._susun(sasaran, indikator_bertugas(tk, pengguna))

    def _susun(self, sasaran: Iterable[Sasaran], indikator: Iterable[Indikator]) -> None:
        milik: dict[int | None, list[Indikator]] = {}
        for i in indikator:
            milik.setdefault(i.sasaran_id, []).append(i)
        for i in milik.pop(None, []):
            self._indikator(i)
        for s in sasaran:
            judul = f"{s.kode} {s.uraian}"
            self.pemilik[f"s-{s.pk}"] = ((None, s.pk), judul, "Sasaran ini secara umum", "")
            for i in milik.pop(s.pk, []):
                self._indikator(i)
        for sisa in milik.values():
            for i in sisa:
                self._indikator(i)

    def _indikator(self, i: Indikator) -> None:
        catatan = self.arah.get(i.kode, "")
        judul = f"{i.kode} {i.nama}"
        self.pemilik[f"i-{i.pk}"] = ((i.pk, None), induk_indikator(i), judul, catatan)

    def daftar(self) -> list[BarisKisi]:
        butir: dict[tuple[Pemilik, str], list[str]] = {}
        for a in Analisis.objects.filter(tahun_kinerja=self.tk):
            kunci = ((a.indikator_id, a.sasaran_id), a.jenis)
            butir.setdefault(kunci, []).append(" ".join(a.uraian.split()))
        terbaru = self._versi()
        return [
            BarisKisi(
                kunci,
                judul,
                terbaru.get(pemilik, 0),
                [SelKisi(k, "\n".join(butir.get((pemilik, k.nama), []))) for k in self.kolom],
                kelompok=kelompok,
                keterangan=catatan,
            )
            for kunci, (pemilik, kelompok, judul, catatan) in self.pemilik.items()
        ]

    def _versi(self) -> dict[Pemilik, int]:
        """The latest history entry of any point of an owner, deleted ones included."""
        riwayat: Any = Analisis.history  # type: ignore[attr-defined] - a tracked model
        semua = riwayat.filter(tahun_kinerja_id=self.tk.pk).order_by()
        baris = semua.values("indikator_id", "sasaran_id").annotate(akhir=models.Max("history_id"))
        return {(b["indikator_id"], b["sasaran_id"]): b["akhir"] for b in baris}

    @transaction.atomic
    def simpan(self, kunci: str, isian: Mapping[str, str], versi_dibaca: int) -> str:
        pemilik = self.pemilik[kunci][0]
        # The lock is on the year: an owner without points has no row to lock.
        TahunKinerja.objects.select_for_update().get(pk=self.tk.pk)
        if self._versi().get(pemilik, 0) != versi_dibaca:
            raise BarisBerubah
        for jenis in _JUDUL:
            butir = [" ".join(b.split()) for b in isian.get(jenis, "").splitlines()]
            try:
                self._simpan_jenis(pemilik, jenis, [b for b in butir if b])
            except ValidationError as salah:
                raise SelSalah({jenis: pesan(salah)}) from salah
        return kunci

    def _simpan_jenis(self, pemilik: Pemilik, jenis: str, butir: list[str]) -> None:
        """Let the stored points say what was typed, in its order."""
        kunci = {"tahun_kinerja": self.tk, "indikator_id": pemilik[0], "sasaran_id": pemilik[1]}
        ada = list(Analisis.objects.filter(**kunci, jenis=jenis).order_by("urutan"))
        akhir = ada[-1].urutan if ada else 0
        for n, uraian in enumerate(butir):
            satu = ada[n] if n < len(ada) else None
            if satu is None:
                akhir += 1
                satu = Analisis(**kunci, jenis=jenis, urutan=akhir)
            if satu.uraian != uraian:
                satu.uraian = uraian
                satu.full_clean()
                satu.save()
        for satu in ada[len(butir) :]:
            satu.delete()
