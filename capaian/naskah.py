"""People's texts of a report: which there are, saving one, and what has changed since.

A version is the number of a text's latest history entry, found by agency-year and key: it tells
also of a text that was emptied and written again. 0: never written.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from difflib import get_close_matches

from django.db import transaction
from django.db.models import Max
from django.utils.html import strip_tags

from anggaran.impor.kueri import kode_resmi_baru
from capaian.laporan.bahan import DataLaporan
from capaian.laporan.isi.gambar_teks import gambar_dirujuk
from capaian.laporan.isi.teks import bersihkan, ganti_kode_fakta, rujukan, teks_yatim
from capaian.laporan.kerangka import Perlu, Simpul, blok_capaian, kerangka
from capaian.laporan.pohon import BelumDiisi, Fakta, Laporan
from capaian.models import GambarTeks, RujukanTeks, TeksLaporan
from capaian.sajian import sajikan_ukuran
from lakip.instansi.models import Pengguna
from renstra.models import TahunKinerja

TERPANJANG = 200_000
"""Characters of one text; a chapter of a printed report stays far below."""


class TeksDitolak(ValueError):
    """The text cannot be saved; ``pesan`` says why and what to do."""

    def __init__(self, pesan: str) -> None:
        self.pesan = pesan
        super().__init__(pesan)


class TeksBentrok(Exception):
    """Somebody saved the text after it was read: ``isi`` is stored now, ``versi`` its version."""

    def __init__(self, isi: str, versi: int) -> None:
        self.isi, self.versi = isi, versi
        super().__init__("Teks ini telah disimpan oleh orang lain.")


@dataclass(frozen=True)
class Tempat:
    """A place for a text: a part of the outline, or one indicator or sasaran within it.

    ``halus``: the finer text of a block's part. ``yatim``: stored, but the outline in force does
    not print it.
    """

    kunci: str
    judul: str
    wajib: bool = False
    halus: bool = False
    yatim: bool = False


@dataclass(frozen=True)
class AngkaBerubah:
    """A figure that a text refers to and that prints differently now than when it was saved."""

    fakta: str
    nama: str
    lama: str
    baru: str


@dataclass(frozen=True)
class Keadaan:
    """A place with its text: ``status`` is kosong, belum, ditulis, terbawa or rancangan."""

    tempat: Tempat
    status: str
    oleh: str = ""
    waktu: datetime | None = None
    berubah: tuple[AngkaBerubah, ...] = ()


def tempat_teks(data: DataLaporan) -> Iterator[tuple[Simpul, tuple[Tempat, ...]]]:
    """Every chapter of the outline in force with the places for text in it, in printed order."""
    blok = {b.kode: b for b in blok_capaian(data)}
    nama = {i.kode: i.nama for i in data.indikator} | {s.kode: s.uraian for s in data.sasaran}
    for akar in kerangka(data):
        hasil = []
        for s in akar.telusuri():
            if s.teks is Perlu.TANPA:
                continue
            hasil.append(Tempat(s.kunci, s.judul, s.teks is Perlu.WAJIB))
            if s.blok in blok and s.dasar.startswith("analisis-"):
                kode = [k for i in blok[s.blok].indikator for k in (i.kode, i.induk)]
                hasil += [
                    Tempat(f"{s.dasar}.{k}", f"{s.judul}: {nama.get(k, k)}", halus=True)
                    for k in dict.fromkeys(kode)
                    if k != s.blok
                ]
        yield akar, tuple(hasil)


def tempat_yatim(data: DataLaporan) -> tuple[Tempat, ...]:
    """Stored texts that the outline in force does not print."""
    return tuple(Tempat(k, k, yatim=True) for k in teks_yatim(data))


def cari_tempat(data: DataLaporan, kunci: str) -> Tempat | None:
    """The place of that key; None when the report has no such place."""
    semua = [t for _, daftar in tempat_teks(data) for t in daftar]
    return next((t for t in (*semua, *tempat_yatim(data)) if t.kunci == kunci), None)


def versi_teks(tahun_kinerja: TahunKinerja, kunci: str) -> int:
    """The version of a text; 0 when it was never written."""
    riwayat = TeksLaporan.history.filter(tahun_kinerja=tahun_kinerja, kunci=kunci)
    return riwayat.aggregate(akhir=Max("history_id"))["akhir"] or 0


def simpan_teks(
    *,
    tahun_kinerja: TahunKinerja,
    kunci: str,
    isi: str,
    asal: str,
    versi_dibaca: int,
    oleh: Pengguna,
) -> TeksLaporan | None:
    """Save a cleaned text with the figures it refers to; None when it was emptied.

    Raises TeksBentrok when somebody saved after ``versi_dibaca``, TeksDitolak for a token that
    names no figure, a picture of another agency, or a text that is too long.
    """
    bersih = rapikan_teks(isi)
    fakta = sajikan_ukuran(tahun_kinerja)[1].fakta
    _tolak_yang_tak_dikenal(bersih, fakta)
    with transaction.atomic():
        # The lock is on the year: a text that nobody wrote yet has no row to lock.
        TahunKinerja.objects.select_for_update().get(pk=tahun_kinerja.pk)
        teks = TeksLaporan.objects.filter(tahun_kinerja=tahun_kinerja, kunci=kunci).first()
        terbaru = versi_teks(tahun_kinerja, kunci)
        if terbaru != versi_dibaca:
            raise TeksBentrok(teks.isi if teks else "", terbaru)
        if not bersih:
            if teks is not None:
                teks._history_user = oleh
                teks.delete()
            return None
        _pakai_gambar(tahun_kinerja, gambar_dirujuk(bersih))
        teks = teks or TeksLaporan(tahun_kinerja=tahun_kinerja, kunci=kunci)
        teks.isi, teks.asal, teks._history_user = bersih, asal, oleh
        teks.full_clean()
        teks.save()
        _catat_rujukan(teks, fakta)
    return teks


def rapikan_teks(isi: str) -> str:
    """The text with nothing but its structure; "" when no word, table or picture is in it.

    Raises TeksDitolak when it is too long.
    """
    if len(isi) > TERPANJANG:
        raise TeksDitolak(
            f"Teks terlalu panjang ({len(isi)} karakter, paling banyak {TERPANJANG}). "
            "Pindahkan sebagian ke bagian lain."
        )
    bersih = bersihkan(isi).strip()
    polos = strip_tags(bersih).replace("&nbsp;", " ").strip()
    return bersih if polos or "<table" in bersih or gambar_dirujuk(bersih) else ""


def _pakai_gambar(tahun_kinerja: TahunKinerja, sha256: Collection[str]) -> None:
    """Let the year show these pictures of the agency's earlier texts.

    Raises TeksDitolak for one that the agency never uploaded.
    """
    if not sha256:
        return
    milik = GambarTeks.objects.filter(
        tahun_kinerja__opd=tahun_kinerja.opd_id, berkas__sha256__in=sha256
    ).order_by()
    ada = {g.berkas.sha256: g.berkas for g in milik.select_related("berkas")}
    if len(ada) < len(sha256):
        raise TeksDitolak("Satu gambar tidak dikenal. Hapus gambar itu, lalu unggah dan sisipkan.")
    tahun_ini = GambarTeks.objects.filter(tahun_kinerja=tahun_kinerja)
    dipakai = set(tahun_ini.values_list("berkas__sha256", flat=True))
    akhir = tahun_ini.aggregate(akhir=Max("urutan"))["akhir"] or 0
    for n, satu in enumerate((s for s in sha256 if s not in dipakai), akhir + 1):
        GambarTeks.objects.create(tahun_kinerja=tahun_kinerja, urutan=n, berkas=ada[satu])


def _tolak_yang_tak_dikenal(isi: str, fakta: Mapping[str, Fakta]) -> None:
    asing = [f for f in rujukan_teks(isi) if f not in fakta]
    if not asing:
        return
    kalimat = []
    for satu in asing:
        dekat = get_close_matches(satu, fakta, n=1, cutoff=0.7)
        kalimat.append(f"[[{satu}]]" + (f" (maksudnya [[{dekat[0]}]]?)" if dekat else ""))
    raise TeksDitolak(
        f"Rujukan angka ini tidak dikenal: {', '.join(kalimat)}. Pilih dari daftar angka, atau "
        "hapus kurung sikunya."
    )


def rujukan_teks(isi: str) -> tuple[str, ...]:
    """The facts that a stored text refers to, in order, each once."""
    return tuple(r.replace("&amp;", "&") for r in rujukan(isi))


def _catat_rujukan(teks: TeksLaporan, fakta: Mapping[str, Fakta]) -> None:
    teks.rujukan.all().delete()
    RujukanTeks.objects.bulk_create(
        RujukanTeks(teks=teks, fakta=f, nilai=_nilai(fakta[f]), tercetak=fakta[f].teks[:200])
        for f in rujukan_teks(teks.isi)
    )


def _nilai(f: Fakta) -> str:
    return "" if f.nilai is None else str(f.nilai)[:100]


def angka_berubah(
    tahun_kinerja: TahunKinerja, fakta: Mapping[str, Fakta]
) -> dict[str, tuple[AngkaBerubah, ...]]:
    """By key of text, the figures that print differently now. Two queries."""
    hasil: dict[str, list[AngkaBerubah]] = {}
    kode = kode_resmi_baru(tahun_kinerja.pk)
    baris = RujukanTeks.objects.filter(teks__tahun_kinerja=tahun_kinerja).order_by("pk")
    for kunci, lama, nilai, cetak in baris.values_list("teks__kunci", "fakta", "nilai", "tercetak"):
        id_ = ganti_kode_fakta(lama, kode)
        f = fakta.get(id_)
        sama = f is not None and (cetak == f.teks[:200] if cetak else nilai == _nilai(f))
        if not sama:
            baru = f.teks if f else "tidak ada lagi"
            satu = AngkaBerubah(id_, f.nama if f else id_, cetak or nilai or "kosong", baru)
            hasil.setdefault(kunci, []).append(satu)
    return {kunci: tuple(isi) for kunci, isi in hasil.items()}


def keadaan_teks(
    tahun_kinerja: TahunKinerja, data: DataLaporan, laporan: Laporan
) -> list[tuple[str, list[Keadaan]]]:
    """Title of each chapter, and every place in it with its state. Four queries.

    A finer place is named only where a text stands in it.
    """
    kurang = {b.kunci for b in laporan.semua_blok() if isinstance(b, BelumDiisi)}
    berubah = angka_berubah(tahun_kinerja, laporan.fakta)
    jejak = _penulis(tahun_kinerja)

    def keadaan(t: Tempat) -> Keadaan:
        teks = data.teks.get(t.kunci)
        if teks is None:
            return Keadaan(t, "belum" if f"{t.kunci}/teks" in kurang else "kosong")
        oleh, waktu = jejak.get(t.kunci, ("", None))
        return Keadaan(t, teks.asal, oleh, waktu, berubah.get(t.kunci, ()))

    hasil = [
        (akar.judul, [keadaan(t) for t in daftar if not t.halus or t.kunci in data.teks])
        for akar, daftar in tempat_teks(data)
    ]
    hasil.append(("Tersimpan, tidak tercetak", [keadaan(t) for t in tempat_yatim(data)]))
    return [(judul, isi) for judul, isi in hasil if isi]


def _penulis(tahun_kinerja: TahunKinerja) -> dict[str, tuple[str, datetime]]:
    """By key of text, who saved it last and when."""
    riwayat = TeksLaporan.history.filter(tahun_kinerja=tahun_kinerja).order_by()
    akhir = riwayat.values("kunci").annotate(nomor=Max("history_id")).values("nomor")
    baris = riwayat.filter(history_id__in=akhir).select_related("history_user")
    return {r.kunci: (nama_penulis(r), r.history_date) for r in baris}


def nama_penulis(baris) -> str:
    """The person behind a history entry."""
    orang = baris.history_user
    return (orang.get_full_name() or orang.get_username()) if orang else "impor buku kerja"


def teks_tahun_lalu(tahun_kinerja: TahunKinerja, kunci: str) -> TeksLaporan | None:
    """The agency's latest earlier text of the same part, with its year; None when there is none."""
    return (
        TeksLaporan.objects.filter(
            tahun_kinerja__opd=tahun_kinerja.opd,
            tahun_kinerja__tahun__lt=tahun_kinerja.tahun,
            kunci=kunci,
        )
        .select_related("tahun_kinerja__opd__pemda")
        .order_by("-tahun_kinerja__tahun")
        .first()
    )
