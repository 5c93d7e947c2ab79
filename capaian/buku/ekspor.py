"""An agency-year as sheets of typed cells; ekspor_json and ekspor_xlsx write them to files."""

import re
from base64 import b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from django.db.models import Model

from capaian.hitung import Target
from capaian.kueri.baca import transaksi_baca
from capaian.models import TabelData
from lakip.instansi.models import Berkas
from lakip.instansi.simpanan import baca
from renstra.models import TahunKinerja

from .indeks import PISAH, Indeks, Simpul
from .lembar import MENURUT_NAMA, SEMUA
from .lembar_dasar import BERKAS, OPD, PEJABAT, PEMDA, TAHUN
from .lembar_laporan import TABEL_DATA, lembar_tabel
from .sel_tabel import DICETAK_KOSONG, sel_baku
from .spesifikasi import Jenis, KolomLembar, Lembar, Milik
from .tabel import muat_kolom, nama_lembar
from .tersimpan import Lingkup, muat

MAKS_SEL = 30_000  # characters in a cell; spreadsheets allow 32,767


@dataclass
class LembarIsi:
    """A sheet with its rows; cells are typed values, None or "" when blank."""

    lembar: Lembar
    baris: list[dict[str, Any]] = field(default_factory=list)


def susun_buku(tahun: TahunKinerja) -> list[LembarIsi]:
    """Return the sheets of the agency-year in the order of the workbook; constant queries.

    Of the plans, organisations and scales only those that the year refers to. Raises BerkasRusak
    when the bytes of an image are gone.
    """
    with transaksi_baca():
        return _Ekspor(tahun).susun()


def buku_kosong() -> list[LembarIsi]:
    """Return the sheets without rows, for the template."""
    return [LembarIsi(lembar) for lembar in urutan_tampil()]


def urutan_tampil() -> list[Lembar]:
    """Return the sheets as people read them: who and when first, bulky files last."""
    awal = [OPD, TAHUN, PEMDA]
    return [*awal, *(spek for spek in SEMUA if spek not in {*awal, BERKAS}), BERKAS]


class _Ekspor:
    def __init__(self, tahun: TahunKinerja) -> None:
        self.tahun = tahun
        self.indeks = Indeks(hanya_berkas=False)
        muat(Lingkup(tahun.opd.pemda, tahun.opd, tahun), self.indeks)
        for spek, kode in (("renstra", tahun.renstra), ("sotk", tahun.susunan)):
            self.indeks.utama[spek] = kode.kode if kode else ""
        iku = tahun.keputusan_iku
        self.indeks.utama["keputusan_iku"] = iku.kode if iku else ""
        self.kode_berkas: dict[int, str] = {}

    def susun(self) -> list[LembarIsi]:
        terpilih = self._terpilih()
        berkas = LembarIsi(BERKAS, list(self._berkas(terpilih)))
        hasil = []
        for spek in urutan_tampil():
            simpul = [s for s in self.indeks.lembar(spek.nama) if s in terpilih]
            isi = LembarIsi(spek, [b for s in simpul for b in self._baris(s)])
            hasil.append(berkas if spek is BERKAS else isi)
        return [*hasil, *self._tabel(next(h for h in hasil if h.lembar is TABEL_DATA))]

    def _terpilih(self) -> set[Simpul]:
        """Return the year's rows and, whole, the plans and organisations that they refer to."""
        anak: dict[Simpul, list[Simpul]] = {}
        for spek in SEMUA:
            for simpul in self.indeks.lembar(spek.nama):
                anak.setdefault(_akar(simpul), []).append(simpul)
        terpilih: set[Simpul] = set()
        antre = [s for spek in SEMUA for s in self.indeks.lembar(spek.nama) if self._awal(s)]
        while antre:
            keluarga = _akar(antre.pop())
            if keluarga in terpilih or keluarga.kunci[:1] == ("bawaan",):
                continue
            for simpul in anak[keluarga]:
                terpilih.add(simpul)
                antre += [r for r in self._rujukan(simpul) if _akar(r) not in terpilih]
        return terpilih

    def _awal(self, simpul: Simpul) -> bool:
        """Whether the row belongs to the workbook by itself."""
        if simpul.lembar is PEJABAT:
            mulai, akhir = date(self.tahun.tahun, 1, 1), date(self.tahun.tahun + 1, 12, 31)
            obj = simpul.obj
            return obj.dari <= akhir and (obj.sampai is None or obj.sampai >= mulai)
        return simpul.lembar.milik is Milik.TAHUN or simpul.lembar in {OPD, PEMDA, TAHUN}

    def _rujukan(self, simpul: Simpul) -> Iterator[Simpul]:
        for kolom in simpul.lembar.kolom.values():
            if kolom.rujuk and (tujuan := self._tujuan(kolom, simpul)) is not None:
                yield tujuan

    def _tujuan(self, kolom: KolomLembar, simpul: Simpul) -> Simpul | None:
        """Return the row that the column points to; an unstored column is the parent's parent."""
        if kolom.medan is not None:
            return self.indeks.menurut_pk(kolom.rujuk, getattr(simpul.obj, kolom.medan.attname))
        anak = next(k for k in simpul.lembar.kolom.values() if k.dalam == kolom.nama)
        return self._tujuan(anak, simpul).kunci[0]

    def _baris(self, simpul: Simpul) -> Iterator[dict[str, Any]]:
        """Return the row's cells, in several rows when its text is too long for one cell."""
        lembar = simpul.lembar
        sel = {k.nama: self._sel(k, simpul) for k in lembar.kolom.values()}
        panjang = sel.get(lembar.sambung) or ""
        if len(panjang) <= MAKS_SEL:
            yield sel
            return
        yield from bagi(sel, lembar)

    def _sel(self, kolom: KolomLembar, simpul: Simpul) -> Any:
        obj = simpul.obj
        if kolom.rujuk == BERKAS.nama:
            return self.kode_berkas.get(getattr(obj, kolom.medan.attname), "")
        if kolom.rujuk:
            return self._kode(kolom, simpul)
        if kolom.medan is None:
            return self._tak_tersimpan(kolom, simpul)
        nilai = getattr(obj, kolom.medan.name)
        if kolom.jenis is Jenis.TARGET:
            return _target(nilai, obj.nilai_atas, obj.predikat)
        if kolom.jenis is Jenis.NILAI:
            ber_dua = hasattr(obj, f"{kolom.medan.name}_predikat")
            predikat = f"{kolom.medan.name}_predikat" if ber_dua else "predikat"
            return _target(nilai, None, getattr(obj, predikat))
        return nilai

    def _tak_tersimpan(self, kolom: KolomLembar, simpul: Simpul) -> str | None:
        if simpul.lembar.label and kolom.nama == simpul.lembar.acuan:
            return simpul.jalur[-1]
        return simpul.kunci[0] if kolom.nama == "lingkup" else None

    def _kode(self, kolom: KolomLembar, simpul: Simpul) -> str:
        """Return the shortest code by which the cell finds its row again."""
        tujuan = self._tujuan(kolom, simpul)
        if tujuan is None:
            return ""
        pendek = tujuan.jalur[-1]
        if kolom.dalam or self._menunjuk(kolom.rujuk, pendek, tujuan):
            return pendek
        return PISAH.join(tujuan.jalur)

    def _menunjuk(self, lembar: str, kode: str, tujuan: Simpul) -> bool:
        try:
            return self.indeks.cari(lembar, kode, None) is tujuan
        except ValueError:
            return False

    def _berkas(self, terpilih: set[Simpul]) -> Iterator[dict[str, Any]]:
        """Return the rows of the images in use, and remember the codes they get."""
        pk = [getattr(s.obj, f"{m}_id") for s, m in _medan_berkas(terpilih)]
        for berkas in Berkas.objects.filter(pk__in=[p for p in pk if p]).order_by("pk"):
            kode = _kode_berkas(berkas.nama_asli, self.kode_berkas.values())
            self.kode_berkas[berkas.pk] = kode
            isi = b64encode(baca(berkas)).decode()
            yield from bagi({"kode": kode, "nama": berkas.nama_asli, "isi": isi}, BERKAS)

    def _tabel(self, daftar: LembarIsi) -> Iterator[LembarIsi]:
        """Return one sheet per data table, and name it in the list of tables where needed."""
        semua = TabelData.objects.filter(tahun_kinerja=self.tahun)
        tabel = {t.kode: t for t in semua.prefetch_related("kolom", "baris")}
        terpakai = list(MENURUT_NAMA)
        for sel in daftar.baris:
            obj = tabel[sel["kode"]]
            nama = nama_lembar(obj.kode, terpakai)
            terpakai.append(nama)
            sel["lembar"] = "" if nama == nama_lembar(obj.kode) else nama
            lembar = lembar_tabel(nama, obj.kode, obj.judul, muat_kolom(obj))
            yield LembarIsi(lembar, [_baris_tabel(lembar, baris) for baris in obj.baris.all()])


def _akar(simpul: Simpul) -> Simpul:
    """Return the topmost parent in the row's key, of the same ownership: the Renstra of a goal."""
    induk = next((k for k in simpul.kunci if isinstance(k, Simpul)), None)
    if induk is None or simpul.lembar.milik is Milik.TAHUN:
        return simpul
    return _akar(induk)


def _medan_berkas(simpul: Iterable[Simpul]) -> Iterator[tuple[Simpul, str]]:
    for satu in simpul:
        for kolom in satu.lembar.kolom.values():
            if kolom.rujuk == BERKAS.nama:
                yield satu, kolom.medan.name


def _kode_berkas(nama: str, terpakai: Iterable[str]) -> str:
    """Return a code for a file from its name, unlike those in use."""
    dasar = re.sub(r"[^A-Za-z0-9]+", "-", Path(nama).stem).strip("-").lower()[:40] or "berkas"
    kode, nomor, terpakai = dasar, 2, set(terpakai)
    while kode in terpakai:
        kode, nomor = f"{dasar}-{nomor}", nomor + 1
    return kode


def bagi(sel: dict[str, Any], lembar: Lembar) -> Iterator[dict[str, Any]]:
    """Return the row in parts whose text fits a cell; only the first has the other columns."""
    isi = sel[lembar.sambung]
    for nomor, awal in enumerate(range(0, len(isi), MAKS_SEL), 1):
        dasar = sel if nomor == 1 else {lembar.acuan: sel[lembar.acuan]}
        yield {**dasar, "bagian": nomor, lembar.sambung: isi[awal : awal + MAKS_SEL]}


def _target(nilai: Any, atas: Any, predikat: str) -> Target | None:
    if atas is not None:
        return Target.rentang(nilai, atas)
    if predikat:
        return Target.grade(predikat, nilai)
    return None if nilai is None else Target.tunggal(nilai)


def _baris_tabel(lembar: Lembar, obj: Model) -> dict[str, Any]:
    sel = sel_baku(obj.sel, obj.jenis)
    hasil = {k.nama: getattr(obj, k.medan.name) for k in lembar.kolom.values() if k.medan}
    for nama, isi in sel.items():
        hasil[nama] = isi if isi != "" else DICETAK_KOSONG
    return hasil
