"""Search over agencies, indicators, programs and texts that a user may read."""

import re
from dataclasses import dataclass
from html import unescape

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.html import strip_tags

from anggaran.models import PosAnggaran
from capaian.models import TeksLaporan
from lakip.instansi.models import PerangkatDaerah
from renstra.models import Indikator

BATAS = 20  # hits shown of each kind
_SEKITAR = 90


@dataclass(frozen=True)
class Temu:
    """A hit: what it is, where it stands, and where it leads."""

    judul: str
    tempat: str
    alamat: str
    petikan: str = ""


@dataclass(frozen=True)
class KelompokTemu:
    """Hits of one kind; ``lebih``: there are more than are shown."""

    nama: str
    temu: tuple[Temu, ...]
    lebih: bool


def cari(kata: str, opd: QuerySet[PerangkatDaerah]) -> list[KelompokTemu]:
    """Hits in the agencies ``opd``, by kind; a fixed number of queries, nothing for a blank."""
    kata = " ".join(kata.split())
    if not kata:
        return []
    semua = (
        ("Perangkat daerah", _opd(kata, opd)),
        ("Indikator", _indikator(kata, opd)),
        ("Program, kegiatan, dan sub kegiatan", _pos(kata, opd)),
        ("Teks laporan", _teks(kata, opd)),
    )
    return [KelompokTemu(n, tuple(t[:BATAS]), len(t) > BATAS) for n, t in semua if t]


def _opd(kata: str, opd: QuerySet[PerangkatDaerah]) -> list[Temu]:
    syarat = Q(nama__icontains=kata) | Q(singkatan__icontains=kata) | Q(kode__icontains=kata)
    return [
        Temu(o.nama, o.pemda.nama, o.get_absolute_url())
        for o in opd.filter(syarat).order_by("nama")[: BATAS + 1]
    ]


def _indikator(kata: str, opd: QuerySet[PerangkatDaerah]) -> list[Temu]:
    semua = Indikator.objects.filter(
        Q(nama__icontains=kata) | Q(definisi__icontains=kata) | Q(kode__iexact=kata),
        renstra__opd__in=opd,
    ).select_related("renstra__opd")
    return [
        Temu(
            i.nama,
            f"{i.renstra.opd.nama}, {i.renstra}",
            reverse("rencana:renstra", args=[i.renstra.opd.kode, i.renstra.kode]),
        )
        for i in semua.order_by("nama")[: BATAS + 1]
    ]


def _pos(kata: str, opd: QuerySet[PerangkatDaerah]) -> list[Temu]:
    semua = PosAnggaran.objects.filter(
        Q(nama__icontains=kata) | Q(kode__istartswith=kata), tahun_kinerja__opd__in=opd
    ).select_related("tahun_kinerja__opd")
    return [
        Temu(
            str(p),
            f"{p.get_tingkat_display()}, {p.tahun_kinerja.opd.nama} {p.tahun_kinerja.tahun}",
            reverse("capaian:anggaran", args=[p.tahun_kinerja.opd.kode, p.tahun_kinerja.tahun]),
        )
        for p in semua.order_by("-tahun_kinerja__tahun", "nama")[: BATAS + 1]
    ]


def _teks(kata: str, opd: QuerySet[PerangkatDaerah]) -> list[Temu]:
    semua = TeksLaporan.objects.filter(
        isi__icontains=kata, tahun_kinerja__opd__in=opd
    ).select_related("tahun_kinerja__opd")
    hasil = []
    for t in semua.order_by("-tahun_kinerja__tahun", "kunci")[: BATAS + 1]:
        tk = t.tahun_kinerja
        hasil.append(
            Temu(
                t.kunci.replace("-", " ").capitalize(),
                f"{tk.opd.nama} {tk.tahun}",
                reverse("capaian:laporan_semua", args=[tk.opd.kode, tk.tahun]) + f"#{t.kunci}",
                petikan(t.isi, kata),
            )
        )
    return hasil


def petikan(isi: str, kata: str) -> str:
    """The words around the first hit, without markup."""
    teks = " ".join(unescape(strip_tags(re.sub(r"</?(p|li|td|br)[^>]*>", " ", isi))).split())
    di = max(teks.lower().find(kata.lower()), 0)
    awal, akhir = max(di - _SEKITAR, 0), di + len(kata) + _SEKITAR
    return ("…" if awal else "") + teks[awal:akhir] + ("…" if akhir < len(teks) else "")
