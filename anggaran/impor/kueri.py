"""What imported files give the rest of the application: amounts per leaf and where they stand."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from django.db.models import Count, Max, Min, Sum

from anggaran.models import (
    BerkasSPJ,
    PosAnggaran,
    RealisasiAnggaran,
    RealisasiSPJ,
    SumberRealisasi,
)
from lakip.angka import nama_bulan

from .berlaku import BerkasBerlaku, berkas_aktif, berkas_berlaku, pilih_berlaku

BerkasDipakai = BerkasBerlaku


@dataclass(frozen=True, slots=True)
class AsalSPJ:
    """Where the amount of one leaf stands in one file; several rows when ``banyak`` > 1."""

    berkas_id: int
    nama: str
    sha256: str
    sumber: str
    bulan: int
    tahun: int
    lembar: str
    baris: int
    sampai_baris: int
    kolom: str
    banyak: int
    alamat: str

    @property
    def teks(self) -> str:
        """For people: "SPJ Desember 2025, berkas x.xlsx, lembar Desember, sel R12"."""
        tempat = (
            f"sel {self.kolom}{self.baris}"
            if self.banyak == 1
            else f"baris {self.baris}–{self.sampai_baris}, kolom {self.kolom}"
        )
        return (
            f"{SumberRealisasi(self.sumber).label} {nama_bulan(self.bulan)} {self.tahun}, berkas "
            f"{self.nama}, lembar {self.lembar}, {tempat}"
        )


@dataclass(frozen=True, slots=True)
class Terimpor:
    """The imported amount of a leaf up to a month, corrections included."""

    nilai: Decimal
    belanja: dict[str, Decimal]
    bulan: int
    asal: tuple[AsalSPJ, ...]


@dataclass(slots=True)
class _Kumpulan:
    belanja: dict[str, Decimal] = field(default_factory=lambda: defaultdict(Decimal))
    bulan: int = 0
    asal: dict[int, AsalSPJ] = field(default_factory=dict)


def realisasi_terimpor(
    tahun_kinerja_id: int, *, sampai: int = 12
) -> dict[tuple[int, str], Terimpor]:
    """Imported amounts by (leaf id, source); three queries however many rows there are."""
    berlaku = {b.id: b for b in berkas_berlaku(tahun_kinerja_id, sampai=sampai)}
    hasil: dict[tuple[int, str], _Kumpulan] = defaultdict(_Kumpulan)
    pos = (
        {
            pk: (kode, opd, tahun)
            for pk, kode, opd, tahun in PosAnggaran.objects.filter(
                tahun_kinerja=tahun_kinerja_id
            ).values_list("pk", "kode", "tahun_kinerja__opd__kode", "tahun_kinerja__tahun")
        }
        if berlaku
        else {}
    )
    for satu in _jumlah(list(berlaku)):
        berkas = berlaku[satu["berkas"]]
        isi = hasil[satu["pos"], berkas.sumber]
        isi.belanja[satu["belanja"]] += satu["lalu"] + satu["ini"]
        isi.bulan = max(isi.bulan, berkas.bulan)
        isi.asal[berkas.id] = _asal(berkas, satu, pos[satu["pos"]], isi.asal.get(berkas.id))
    return {
        kunci: Terimpor(
            sum(isi.belanja.values(), Decimal(0)),
            dict(isi.belanja),
            isi.bulan,
            tuple(isi.asal.values()),
        )
        for kunci, isi in hasil.items()
    }


def _jumlah(berkas: list[int]) -> list[dict]:
    return list(
        RealisasiSPJ.objects.filter(berkas__in=berkas)
        .values("berkas", "pos", "belanja")
        .annotate(
            lalu=Sum("saldo_awal"),
            ini=Sum("nilai"),
            awal=Min("baris"),
            akhir=Max("baris"),
            banyak=Count("id"),
            di=Min("lembar"),
            di_akhir=Max("lembar"),
            huruf=Min("kolom"),
        )
        .order_by("berkas", "awal")
    )


def _asal(
    berkas: BerkasBerlaku, satu: dict, pos: tuple[str, str, int], lama: AsalSPJ | None
) -> AsalSPJ:
    kode, opd, tahun = pos
    lembar = satu["di"] if satu["di"] == satu["di_akhir"] else f"{satu['di']} dan lainnya"
    return AsalSPJ(
        berkas_id=berkas.id,
        nama=berkas.nama,
        sha256=berkas.sha256,
        sumber=berkas.sumber,
        bulan=berkas.bulan,
        tahun=tahun,
        lembar=lembar,
        baris=min(satu["awal"], lama.baris) if lama else satu["awal"],
        sampai_baris=max(satu["akhir"], lama.sampai_baris) if lama else satu["akhir"],
        kolom=satu["huruf"],
        banyak=satu["banyak"] + (lama.banyak if lama else 0),
        alamat=f"/opd/{opd}/{tahun}/spj/{berkas.id}/rincian/?pos={kode}",
    )


def berkas_dipakai(tahun_kinerja_id: int, *, sampai: int = 12) -> list[BerkasDipakai]:
    """The files in force behind the figures up to the month; one query."""
    return berkas_berlaku(tahun_kinerja_id, sampai=sampai)


def kalimat_sumber(tahun_kinerja_id: int, sumber: str, *, sampai: int = 12) -> str:
    """Which files a figure comes from: "SPJ fungsional Desember 2025 (spj.xlsx)"; "" when none."""
    terpakai = [b for b in berkas_dipakai(tahun_kinerja_id, sampai=sampai) if b.sumber == sumber]
    if not terpakai:
        return ""
    bulan = nama_bulan(max(b.bulan for b in terpakai))
    berkas = terpakai[0].nama if len(terpakai) == 1 else f"{len(terpakai)} berkas"
    return f"{SumberRealisasi(sumber).label} s.d. {bulan} ({berkas})"


def bulan_terimpor(tahun_kinerja_id: int) -> dict[str, set[int]]:
    """Months by source that imported files cover; they may not be typed as well."""
    hasil: dict[str, set[int]] = defaultdict(set)
    for b in berkas_aktif(tahun_kinerja_id):
        hasil[b.sumber] |= set(range(1, b.bulan + 1)) if b.kumulatif else {b.bulan}
    return dict(hasil)


def kode_resmi_baru(tahun_kinerja_id: int) -> dict[str, str]:
    """The codes that imports have replaced by official ones, old to new; one query.

    An import that was taken back gave the old code back, so it no longer counts.
    """
    status = [BerkasSPJ.Status.AKTIF, BerkasSPJ.Status.DIGANTIKAN]
    cadangan = BerkasSPJ.objects.filter(tahun_kinerja=tahun_kinerja_id, status__in=status)
    return {
        lama: baru
        for isi in cadangan.values_list("cadangan", flat=True)
        for _, lama, baru in isi.get("kode_diubah", [])
    }


def akar_pos(tahun_kinerja_id: int) -> dict[int, int]:
    """The program of every node; one query."""
    milik = PosAnggaran.objects.filter(tahun_kinerja=tahun_kinerja_id)
    return puncak(dict(milik.values_list("pk", "induk")))


def puncak(induk: Mapping[int, int | None]) -> dict[int, int]:
    """The topmost node above each node; ``induk`` is the parent of each."""
    hasil = {}
    for pk in induk:
        atas = pk
        while (berikut := induk[atas]) is not None:
            atas = berikut
        hasil[pk] = atas
    return hasil


def selisih_sumber(tahun_kinerja_id: int) -> list[tuple[int, str, Decimal, str, Decimal]]:
    """Per program, the amounts of each two sources that both exist: (program, a, in a, b, in b)."""
    akar = akar_pos(tahun_kinerja_id)
    total: dict[str, dict[int, Decimal]] = defaultdict(lambda: defaultdict(Decimal))
    for (pos, sumber), isi in realisasi_terimpor(tahun_kinerja_id).items():
        total[sumber][akar[pos]] += isi.nilai
    ada = [s for s in SumberRealisasi.values if s in total]
    return [
        (program, a, total[a][program], b, total[b][program])
        for a, b in pairwise(ada)
        for program in sorted(set(total[a]) | set(total[b]))
        if total[a][program] != total[b][program]
    ]


def serapan_bulanan(tahun_kinerja_id: int, sumber: str) -> dict[int, dict[int, Decimal | None]]:
    """Per program (id) and month, what was realised in that month; None where nothing tells.

    A file that splits off its month tells it; otherwise the month is the difference from the file
    of the month before. Typed months, which no file covers, are added. Constant number of queries.
    """
    aktif = [b for b in berkas_aktif(tahun_kinerja_id) if b.sumber == sumber]
    akar = akar_pos(tahun_kinerja_id)
    per_berkas: dict[int, dict[int, list[Decimal]]] = defaultdict(
        lambda: defaultdict(lambda: [Decimal(0), Decimal(0)])
    )
    for satu in _jumlah([b.id for b in aktif]):
        isi = per_berkas[satu["berkas"]][akar[satu["pos"]]]
        isi[0] += satu["lalu"]
        isi[1] += satu["ini"]
    program = sorted({p for isi in per_berkas.values() for p in isi})
    hasil: dict[int, dict[int, Decimal | None]] = {p: dict.fromkeys(range(1, 13)) for p in program}
    sebelum = {(b.lingkup, b.bulan): b for b in aktif}
    for b in aktif:
        lalu = sebelum.get((b.lingkup, b.bulan - 1))
        for p in program:
            lama, ini = per_berkas[b.id][p]
            if not b.per_bulan and b.bulan > 1:
                if lalu is None:
                    continue
                ini = lama + ini - sum(per_berkas[lalu.id][p])
            elif not b.per_bulan:
                ini = lama + ini
            hasil[p][b.bulan] = (hasil[p][b.bulan] or Decimal(0)) + ini
    for pos, bulan, nilai in _ketikan_bulanan(tahun_kinerja_id, sumber):
        baris = hasil.setdefault(akar[pos], dict.fromkeys(range(1, 13)))
        baris[bulan] = (baris[bulan] or Decimal(0)) + nilai
    return hasil


def _ketikan_bulanan(tahun_kinerja_id: int, sumber: str) -> list[tuple[int, int, Decimal]]:
    """Typed amounts by leaf and month; an import has deleted those that it covers."""
    semua = RealisasiAnggaran.objects.filter(tahun_kinerja=tahun_kinerja_id, sumber=sumber)
    return list(
        semua.order_by("pos", "bulan")
        .values("pos", "bulan")
        .annotate(jumlah=Sum("nilai"))
        .values_list("pos", "bulan", "jumlah")
    )


__all__ = [
    "AsalSPJ",
    "BerkasDipakai",
    "Terimpor",
    "akar_pos",
    "berkas_dipakai",
    "bulan_terimpor",
    "kalimat_sumber",
    "kode_resmi_baru",
    "pilih_berlaku",
    "puncak",
    "realisasi_terimpor",
    "selisih_sumber",
    "serapan_bulanan",
]
