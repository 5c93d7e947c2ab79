"""All agencies of a year at a glance: completeness, step, deadline, capaian, serapan.

Figures come from the stored state of each year, so that neither the number of agencies nor their
data weigh on a page.
"""

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import F, FilteredRelation, OuterRef, Q, QuerySet, Subquery

from capaian.kelengkapan.sajian import teks_pengingat
from capaian.models import LaporanKinerja
from capaian.peran import MEMANTAU
from capaian.reviu.alur import BEKU, Langkah
from capaian.tenggat import Tenggat, batas_opd, dilihat_pada
from lakip.angka import format_angka
from lakip.instansi.izin import SiapaPun, opd_terlihat
from lakip.instansi.models import Pemda, Pengguna, PerangkatDaerah
from lakip.xlsx.tulis import Daftar, KolomDaftar
from renstra.models import TahunKinerja

URUTAN = {
    "nama": "nama",
    "kelengkapan": "persen",
    "kurang": "kurang",
    "capaian": "capaian",
    "serapan": "serapan",
    "langkah": "langkah",
    "batas": "batas",
}
KEADAAN = {
    "belum": "belum ada tahunnya",
    "kurang": "belum lengkap",
    "lengkap": "lengkap",
    "salah": "ada temuan salah",
    "terlambat": "terlambat",
}
DIAJUKAN = [str(x) for x in BEKU]
"""Steps at which the agency has handed its report in."""


@dataclass(frozen=True)
class Saringan:
    """What a list shows, and in which order; ``urut`` begins with "-" for descending."""

    tahun: int
    cari: str = ""
    pemda: int | None = None
    keadaan: str = ""
    langkah: str = ""
    urut: str = "nama"


@dataclass(frozen=True)
class Orang:
    """Somebody with items left in one agency, and a text to remind them with."""

    nama: str
    peran: str
    banyak: int
    pengingat: str


@dataclass(frozen=True)
class Baris:
    """One agency; ``persen`` None: the year is not there or was not measured yet."""

    opd: PerangkatDaerah
    tenggat: Tenggat
    ada: bool
    persen: int | None
    kurang: int
    salah: int
    capaian: Decimal | None
    kelas: str
    nada: str
    serapan: Decimal | None
    langkah: str
    selesai: bool
    pesan: str
    orang: tuple[Orang, ...] = ()


def opd_dipantau(pengguna: SiapaPun) -> QuerySet[PerangkatDaerah]:
    """The active agencies that the user watches over, with their pemda."""
    syarat = Q(pk__in=[])
    for izin in MEMANTAU:
        syarat |= Q(pk__in=opd_terlihat(pengguna, izin).order_by().values("pk"))
    return PerangkatDaerah.objects.filter(syarat, aktif=True).select_related("pemda")


def tahun_dipantau(pengguna: SiapaPun) -> list[int]:
    """The years that any of the agencies has, the latest first."""
    tahun = TahunKinerja.objects.filter(opd__in=opd_dipantau(pengguna)).order_by("-tahun")
    return list(tahun.values_list("tahun", flat=True).distinct())


def saring(semua: QuerySet[PerangkatDaerah], s: Saringan, hari: date) -> QuerySet[PerangkatDaerah]:
    """The agencies with the state of their year, as the filter asks. One query when read."""
    terakhir = LaporanKinerja.objects.filter(tahun_kinerja=OuterRef("tk__pk")).order_by("-versi")
    kueri = semua.annotate(
        tk=FilteredRelation("tahun_kinerja", condition=Q(tahun_kinerja__tahun=s.tahun))
    ).annotate(
        nomor=F("tk__pk"),
        persen=F("tk__ringkasan__persen"),
        kurang=F("tk__ringkasan__butir") - F("tk__ringkasan__beres"),
        salah=F("tk__ringkasan__salah"),
        capaian=F("tk__ringkasan__capaian"),
        kelas=F("tk__ringkasan__kelas"),
        nada=F("tk__ringkasan__nada"),
        serapan=F("tk__ringkasan__serapan"),
        pesan=F("tk__ringkasan__pesan"),
        petugas=F("tk__ringkasan__petugas"),
        langkah=Subquery(terakhir.values("langkah")[:1]),
    )
    if s.cari:
        kueri = kueri.filter(
            Q(nama__icontains=s.cari) | Q(singkatan__icontains=s.cari) | Q(kode__icontains=s.cari)
        )
    if s.pemda:
        kueri = kueri.filter(pemda=s.pemda)
    if s.langkah == Langkah.DRAF:
        kueri = kueri.filter(Q(langkah=None) | Q(langkah=s.langkah))
    elif s.langkah:
        kueri = kueri.filter(langkah=s.langkah)
    return _urutkan(_menurut_keadaan(kueri, s, hari), s.urut)


def _menurut_keadaan(
    kueri: QuerySet[PerangkatDaerah], s: Saringan, hari: date
) -> QuerySet[PerangkatDaerah]:
    match s.keadaan:
        case "belum":
            return kueri.filter(nomor=None)
        case "kurang":
            return kueri.filter(persen__lt=100)
        case "lengkap":
            return kueri.filter(persen=100)
        case "salah":
            return kueri.filter(salah__gt=0)
        case "terlambat":
            lewat = [p.pk for p in Pemda.objects.all() if batas_opd(p, s.tahun) < hari]
            belum = Q(langkah=None) | ~Q(langkah__in=DIAJUKAN)
            return kueri.filter(belum, pemda__in=lewat)
    return kueri


def _urutkan(kueri: QuerySet[PerangkatDaerah], urut: str) -> QuerySet[PerangkatDaerah]:
    """By the column; agencies without a value come last, then by name."""
    turun, kolom = urut.startswith("-"), URUTAN.get(urut.lstrip("-"), "nama")
    if kolom == "batas":
        arah = "-" if turun else ""
        medan = ("pemda__batas_opd_bulan", "pemda__batas_opd_tanggal")
        return kueri.order_by(*(f"{arah}{m}" for m in medan), "nama", "pk")
    satu = F(kolom)
    ekspresi = satu.desc(nulls_last=True) if turun else satu.asc(nulls_last=True)
    return kueri.order_by(ekspresi, "nama", "pk")


def jadi_baris(
    daftar: Iterable[PerangkatDaerah], s: Saringan, hari: date, alamat: str
) -> list[Baris]:
    """The rows of a page; ``alamat`` is the address of the site, for reminders. One query."""
    opd = list(daftar)
    nomor = {n for o in opd for p in o.petugas or () for n in p["orang"]}
    nama = {p.pk: str(p) for p in Pengguna.objects.filter(pk__in=nomor)}
    return [_baris(o, s, hari, alamat, nama) for o in opd]


def _baris(o: Any, s: Saringan, hari: date, alamat: str, nama: Mapping[int, str]) -> Baris:
    return Baris(
        opd=o,
        tenggat=dilihat_pada(batas_opd(o.pemda, s.tahun), hari),
        ada=o.nomor is not None,
        persen=None if o.pesan else o.persen,
        kurang=o.kurang or 0,
        salah=o.salah or 0,
        capaian=o.capaian,
        kelas=o.kelas or "",
        nada=o.nada or "",
        serapan=o.serapan,
        langkah=str(Langkah(o.langkah or Langkah.DRAF).label) if o.nomor else "",
        selesai=(o.langkah or "") in DIAJUKAN,
        pesan=o.pesan or "",
        orang=tuple(_orang(o, s, hari, alamat, nama)),
    )


def _orang(o: Any, s: Saringan, hari: date, alamat: str, nama: Mapping[int, str]):
    """Who has something due now in the agency."""
    tk = TahunKinerja(opd=o, tahun=s.tahun)
    laman = f"{alamat}{tk.get_absolute_url()}kelengkapan/"
    for p in o.petugas or ():
        kini = sum(n for sejak, n in p["sejak"].items() if sejak <= hari.isoformat())
        if not kini:
            continue
        orang = ", ".join(nama[n] for n in p["orang"] if n in nama)
        teks = teks_pengingat(tk, orang or p["peran"], kini, hari, laman)
        yield Orang(orang or f"{p['peran']} (belum ada)", p["peran"], kini, teks)


_KOLOM = (
    KolomDaftar("Pemerintah daerah", 30),
    KolomDaftar("Perangkat daerah", 44),
    KolomDaftar("Tahun", 8),
    KolomDaftar("Kelengkapan (%)", 14),
    KolomDaftar("Butir kurang", 12),
    KolomDaftar("Temuan salah", 12),
    KolomDaftar("Capaian (%)", 12, 2),
    KolomDaftar("Kategori", 22),
    KolomDaftar("Serapan (%)", 12, 2),
    KolomDaftar("Langkah laporan", 20),
    KolomDaftar("Batas laporan", 14),
    KolomDaftar("Sisa hari", 10),
)


def _isi(b: Baris, s: Saringan) -> tuple[str | int | Decimal | None, ...]:
    return (
        b.opd.pemda.nama,
        b.opd.nama,
        s.tahun,
        b.persen,
        b.kurang if b.ada else None,
        b.salah if b.ada else None,
        b.capaian,
        b.kelas,
        b.serapan,
        b.langkah or "belum ada tahunnya",
        b.tenggat.tanggal.strftime("%d-%m-%Y"),
        None if b.selesai else b.tenggat.sisa,
    )


def daftar_xlsx(baris: Iterable[Baris], s: Saringan) -> Daftar:
    """The rows as a list to export."""
    return Daftar(f"Pemantauan tahun {s.tahun}", _KOLOM, [_isi(b, s) for b in baris])


def tulis_csv(baris: Iterable[Baris], s: Saringan) -> bytes:
    """The rows as CSV for Indonesian spreadsheets: semicolons, decimal commas, UTF-8 with BOM."""
    keluaran = io.StringIO()
    penulis = csv.writer(keluaran, delimiter=";", lineterminator="\r\n")
    penulis.writerow([k.judul for k in _KOLOM])
    for b in baris:
        penulis.writerow([_sel_csv(isi) for isi in _isi(b, s)])
    return keluaran.getvalue().encode("utf-8-sig")


def _sel_csv(isi: str | int | Decimal | None) -> str:
    if isinstance(isi, Decimal):
        return format_angka(isi, 2, kosong="").replace(".", "")
    teks = "" if isi is None else str(isi)
    # A text that a spreadsheet would take for a formula is kept a text.
    return f"'{teks}" if isinstance(isi, str) and teks.startswith(("=", "+", "-", "@")) else teks
