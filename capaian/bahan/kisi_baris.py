"""The rows of a data table in a grid: its own columns, then what kind of row each is."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.db import models

from capaian.buku.sel_tabel import DICETAK_KOSONG, TIPE_ANGKA, sel_baku
from capaian.laporan import bahan
from capaian.laporan.ukur.data_tabel import angka_sel, jumlah_rincian
from capaian.models import BarisData, KolomData, TabelData
from capaian.rencana.kisi import BarisKisi, JenisSel, KolomKisi, SelKisi
from capaian.rencana.kisi_urut import KisiTerurut
from lakip.angka import AngkaTidakTerbaca, format_angka

from .kunci import kunci_baru
from .sel_data import baca_sel, teks_sel

Jenis = BarisData.Jenis
JUMLAHAN = frozenset({Jenis.SUBJUMLAH, Jenis.JUMLAH})
AWALAN = "sel."
LEBAR, PANJANG = 16, 60
"""Characters of a text from which its column is wide, and is typed in fields of several lines."""


class KisiBaris(KisiTerurut):
    """Details, headings, subtotals and totals; a blank sum cell is computed from the details."""

    nama = "Isi tabel"
    judul_baris = "No"

    def __init__(self, tabel: TabelData) -> None:
        self.tabel = tabel
        self.kolom_data = list(KolomData.objects.filter(tabel=tabel))
        self._muat()
        self.kolom = (*map(self._kolom, self.kolom_data), *self._kolom_jenis())

    def _muat(self) -> None:
        self.baris_data = list(self.semua())

    def _kolom(self, k: KolomData) -> KolomKisi:
        judul = " – ".join(filter(None, [k.kelompok.replace(" / ", " – "), k.judul]))
        if k.tipe in TIPE_ANGKA:
            return KolomKisi(f"{AWALAN}{k.kunci}", judul, JenisSel.ANGKA)
        isi = [b.sel.get(k.kunci) or "" for b in self.baris_data]
        panjang = any(len(t) > PANJANG or "\n" in t for t in isi)
        lebar = "panjang" if any(len(t) > LEBAR for t in isi) else ""
        return KolomKisi(f"{AWALAN}{k.kunci}", judul, panjang=panjang, lebar=lebar)

    def _kolom_jenis(self) -> list[KolomKisi]:
        hasil = [KolomKisi("jenis", "Jenis baris", JenisSel.PILIH, pilihan=tuple(Jenis.choices))]
        if induk := self._calon_induk():
            pilihan = (("", "–"), *((b.kunci, self.label(b)[:60]) for b in induk))
            hasil.append(KolomKisi("induk", "Di bawah kelompok", JenisSel.PILIH, pilihan=pilihan))
        if any(k.jumlahkan for k in self.kolom_data):
            hasil.append(KolomKisi("alasan_beda", "Alasan jumlah berbeda dari rinciannya"))
        return hasil

    def _calon_induk(self) -> list[BarisData]:
        dirujuk = {b.induk for b in self.baris_data}
        return [
            b
            for b in self.baris_data
            if b.jenis in {Jenis.KELOMPOK, Jenis.SUBJUMLAH} or b.kunci in dirujuk
        ]

    def label(self, b: BarisData) -> str:
        """What a row is called: its first filled cell."""
        return next((b.sel[k.kunci] for k in self.kolom_data if b.sel.get(k.kunci)), b.kunci)

    def semua(self) -> models.QuerySet:
        return BarisData.objects.filter(tabel=self.tabel)

    def alasan_tetap(self, o: BarisData) -> str:
        if not self._dirujuk(o):
            return ""
        return "Masih ada baris di bawah kelompok ini. Hapus atau pindahkan lebih dahulu."

    def daftar(self) -> list[BarisKisi]:
        self._muat()
        return super().daftar()

    def kosong(self, kunci: str, **lain: Any) -> BarisKisi:
        baris = super().kosong(kunci, **lain)
        kelompok = [b.kunci for b in self.baris_data if b.jenis == Jenis.KELOMPOK]
        for sel in baris.sel:
            if sel.kolom.nama == "induk" and kelompok:
                sel.teks = kelompok[-1]
        return baris

    def sel(self, o: BarisData) -> list[SelKisi]:
        tipe = {k.kunci: k for k in self.kolom_data}
        hasil = []
        for k in self.kolom:
            if not k.nama.startswith(AWALAN):
                hasil.append(SelKisi(k, getattr(o, k.nama)))
                continue
            kolom = tipe[k.nama.removeprefix(AWALAN)]
            jumlahan = o.jenis in JUMLAHAN and kolom.jumlahkan
            isi = o.sel.get(kolom.kunci)
            if isi == "" and jumlahan:
                isi = DICETAK_KOSONG
            dihitung = self._dihitung(self.baris_data, o, kolom.kunci) if jumlahan else None
            petunjuk = format_angka(dihitung) if dihitung is not None else ""
            hasil.append(SelKisi(k, teks_sel(kolom.tipe, isi or ""), petunjuk=petunjuk))
        return hasil

    def _dihitung(self, baris: Sequence[BarisData], o: BarisData, kolom: str) -> Any:
        """What the details of a sum row add up to; None when none is known."""
        isi = [bahan.BarisData(b.kunci, b.jenis, b.sel, b.induk) for b in baris]
        tempat = next(n for n, b in enumerate(baris) if b is o or (o.pk and b.pk == o.pk))
        return jumlah_rincian(isi, tempat, kolom)

    def calon(self) -> BarisData:
        TabelData.objects.select_for_update().get(pk=self.tabel.pk)
        return BarisData(tahun_kinerja=self.tabel.tahun_kinerja, tabel=self.tabel)

    def isi(self, o: BarisData, isian: Mapping[str, str]) -> dict[str, str]:
        self._muat()
        jenis_lama, induk_lama = o.jenis, o.induk
        galat = self._isi_sel(o, isian) | self._isi_jenis(o, isian)
        if galat:
            return galat
        if o.pk is None or o.induk != induk_lama:
            o.kunci = self._kunci(o)
        if o.pk is None:
            self._sebelum_jumlah(o)
        elif jenis_lama != o.jenis and self._dirujuk(o) and o.jenis == Jenis.RINCI:
            return {"jenis": "Masih ada baris di bawah kelompok ini. Pindahkan lebih dahulu."}
        return self._periksa_jumlah(o)

    def _isi_sel(self, o: BarisData, isian: Mapping[str, str]) -> dict[str, str]:
        galat, sel = {}, {}
        jenis = isian.get("jenis", "")
        for k in self.kolom_data:
            try:
                isi = baca_sel(k.tipe, isian.get(f"{AWALAN}{k.kunci}", ""))
            except AngkaTidakTerbaca as salah:
                galat[f"{AWALAN}{k.kunci}"] = salah.pesan
                continue
            if isi == DICETAK_KOSONG:
                sel[k.kunci] = ""
            elif isi:
                sel[k.kunci] = isi
        if not galat and not sel:
            return {"": "Isi sedikitnya satu sel, atau hapus baris ini."}
        dikenal = {k.kunci for k in self.kolom_data}
        # Cells of a deleted column stay: undoing the deletion brings them back.
        o.sel = {k: v for k, v in o.sel.items() if k not in dikenal} | sel_baku(sel, jenis)
        return galat

    def _isi_jenis(self, o: BarisData, isian: Mapping[str, str]) -> dict[str, str]:
        jenis, induk = isian.get("jenis", ""), isian.get("induk", "")
        if jenis not in Jenis.values:
            return {"jenis": "Pilih dari daftar."}
        o.jenis = jenis
        o.induk = "" if jenis in {Jenis.KELOMPOK, Jenis.JUMLAH} else induk
        o.alasan_beda = isian.get("alasan_beda", "").strip()
        calon = {b.kunci for b in self._calon_induk() if b.pk != o.pk or o.pk is None}
        if o.induk and o.induk not in calon:
            return {"induk": "Pilih kelompok lain dari daftar."}
        return {}

    def _kunci(self, o: BarisData) -> str:
        terpakai = {b.kunci for b in self.baris_data if b.induk == o.induk and b.pk != o.pk}
        if o.pk is not None and o.kunci not in terpakai:
            return o.kunci
        return kunci_baru(self.label(o), terpakai, bawaan="baris", panjang=70)

    def _dirujuk(self, o: BarisData) -> bool:
        return any(b.induk == o.kunci for b in self.baris_data)

    def _sebelum_jumlah(self, o: BarisData) -> None:
        """A new row goes above the table's last total, which keeps its place at the end."""
        akhir = self.baris_data[-1] if self.baris_data else None
        if akhir is None or akhir.jenis != Jenis.JUMLAH or o.jenis == Jenis.JUMLAH:
            return
        akhir.urutan, o.urutan = o.urutan, akhir.urutan
        akhir.save()
        self.baris_data[-1:] = [o, akhir]

    def _periksa_jumlah(self, o: BarisData) -> dict[str, str]:
        """A typed sum that differs from its details wants its reason."""
        if o.jenis not in JUMLAHAN or o.alasan_beda:
            return {}
        baris = [o if b.pk == o.pk else b for b in self.baris_data]
        if not any(b is o for b in baris):
            baris.append(o)
        for k in self.kolom_data:
            nilai = angka_sel(o.sel.get(k.kunci, "")) if k.jumlahkan else None
            hitung = self._dihitung(baris, o, k.kunci) if nilai is not None else None
            if hitung is not None and hitung != nilai:
                return {
                    "alasan_beda": f"{k.judul}: rinciannya berjumlah {format_angka(hitung)}. "
                    "Kosongkan sel itu agar dihitung, atau tulis alasan berbeda."
                }
        return {}
