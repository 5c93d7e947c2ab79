"""Compares a file that was read with what is stored: what would change, and what does not agree.

Reads only; a constant number of queries.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from anggaran.models import (
    BerkasSPJ,
    Pagu,
    PosAnggaran,
    RealisasiAnggaran,
    TahapAnggaran,
)
from anggaran.spj.bacaan import Bacaan
from anggaran.spj.istilah import Temuan, Tingkat, polos
from lakip.angka import nama_bulan

from .banding_pagu import periksa_pagu, periksa_pk
from .cocok import Pencocokan, cocokkan, daun_tak_sah
from .kop_nama import pasang_kode
from .lingkup import Lingkup
from .massal import baca_nilai
from .perubahan import Perubahan, bandingkan, kunci_rinci
from .tertutup import KODE_TERTUTUP, alasan_terkunci

Status = BerkasSPJ.Status


@dataclass(slots=True)
class Rekonsiliasi:
    """The outcome: matched nodes, findings of file and database, changes, what is replaced."""

    bacaan: Bacaan
    lingkup: Lingkup
    cocok: Pencocokan
    temuan: list[Temuan] = field(default_factory=list)
    perubahan: Perubahan = field(default_factory=Perubahan)
    lama: BerkasSPJ | None = None
    ketikan: list[RealisasiAnggaran] = field(default_factory=list)
    tahap: TahapAnggaran | None = None
    pagu_tersimpan: dict[int, int] = field(default_factory=dict)
    pagu_pk: dict[int, int] = field(default_factory=dict)

    def pagu_program(self, program: int) -> int | None:
        """The budget in force of a program (id), whole sen; None when no stage holds any."""
        nilai = [n for p, n in self.pagu_tersimpan.items() if self.cocok.akar.get(p) == program]
        return sum(nilai) if nilai else None

    @property
    def terhalang(self) -> bool:
        """Whether a finding forbids writing."""
        return any(t.tingkat == Tingkat.BLOKIR for t in self.temuan)

    @property
    def perlu_setuju(self) -> bool:
        """Whether a person must accept warnings first."""
        return any(t.tingkat == Tingkat.PERINGATAN for t in self.temuan)


def rekonsiliasi(bacaan: Bacaan, lingkup: Lingkup) -> Rekonsiliasi:
    """Match and compare; nothing is written."""
    dari_kop = pasang_kode(lingkup.tahun_kinerja, bacaan, lingkup.pilihan.get("kode", {}))
    cocok = cocokkan(lingkup.tahun_kinerja, bacaan, lingkup.pilihan)
    hasil = Rekonsiliasi(bacaan, lingkup, cocok, [*bacaan.temuan, *dari_kop, *cocok.temuan])
    _periksa_pohon(hasil)
    hasil.tahap = (
        TahapAnggaran.objects.filter(tahun_kinerja=lingkup.tahun_kinerja)
        .order_by("-urutan")
        .first()
    )
    periksa_pagu(hasil)
    periksa_pk(hasil)
    if not bacaan.hanya_pagu:
        _bandingkan_tersimpan(hasil)
        _periksa_bulan_lalu(hasil)
        _periksa_ketikan(hasil)
    _periksa_tertutup(hasil)
    return hasil


def _periksa_tertutup(hasil: Rekonsiliasi) -> None:
    """The file's month must be open, and the months whose typed amounts it would replace."""
    tahun = hasil.lingkup.tahun_kinerja
    pesan = alasan_terkunci(tahun, [hasil.lingkup.bulan])
    if not pesan and hasil.ketikan:
        pesan = alasan_terkunci(tahun, {satu.bulan for satu in hasil.ketikan})
        pesan = pesan and f"Berkas ini menggantikan realisasi yang diketik. {pesan}"
    if pesan:
        hasil.temuan.append(Temuan(KODE_TERTUTUP, Tingkat.BLOKIR, pesan))


def _periksa_pohon(hasil: Rekonsiliasi) -> None:
    tahun = hasil.lingkup.tahun_kinerja
    beranak = set(
        PosAnggaran.objects.filter(tahun_kinerja=tahun, induk__isnull=False).values_list(
            "induk", flat=True
        )
    )
    hasil.temuan += daun_tak_sah(hasil.cocok, hasil.bacaan, beranak)
    induk_baru = {b.induk for b in hasil.cocok.baru.values()}
    daun = [p for k in induk_baru if (p := hasil.cocok.pos.get(k)) and p.pk not in beranak]
    berisi = set(Pagu.objects.filter(pos__in=daun).values_list("pos", flat=True)) | set(
        RealisasiAnggaran.objects.filter(pos__in=daun).values_list("pos", flat=True)
    )
    for pos in daun:
        if pos.pk in berisi:
            hasil.temuan.append(
                Temuan(
                    "daun_menjadi_induk",
                    Tingkat.BLOKIR,
                    f"{pos.kode} “{pos.nama}” sudah berisi pagu atau realisasi, sedangkan berkas "
                    "merincinya lebih dalam. Kosongkan dahulu isinya, lalu unggah lagi.",
                    tercetak=pos.kode,
                )
            )


def _bandingkan_tersimpan(hasil: Rekonsiliasi) -> None:
    hasil.lama = BerkasSPJ.objects.filter(
        **hasil.lingkup.kunci, bulan=hasil.lingkup.bulan, status=Status.AKTIF, hanya_pagu=False
    ).first()
    lama = baca_nilai(hasil.lama.pk) if hasil.lama else {}
    hasil.perubahan, ganda = bandingkan(hasil.bacaan.rinci, hasil.cocok, lama)
    for r in ganda:
        hasil.temuan.append(
            Temuan(
                "baris_ganda",
                Tingkat.BLOKIR,
                f"{r.pos} {r.rekening} tertulis dengan dua kode yang sama artinya. Hapus salah "
                "satunya.",
                hasil.bacaan.lembar[r.lembar],
                r.baris,
                r.kolom,
            )
        )
    _catat_hilang(hasil)


def _catat_hilang(hasil: Rekonsiliasi) -> None:
    """Accounts of the import before that the file no longer has at all."""
    ada = {
        (kunci[0], kunci[1])
        for r in hasil.bacaan.rinci
        if (kunci := kunci_rinci(r, hasil.cocok)) is not None
    }
    kode = {p.pk: p.kode for p in hasil.cocok.pos.values()}
    for (pos, rekening, *_), nilai in hasil.perubahan.hilang:
        if (pos, rekening) not in ada:
            jumlah = nilai[1] + nilai[2]
            hasil.temuan.append(
                Temuan(
                    "baris_hilang",
                    Tingkat.PERINGATAN,
                    f"{kode.get(pos, '')} {rekening}".strip()
                    + " ada dalam impor sebelumnya tetapi "
                    "tidak ada dalam berkas ini; nilainya akan hilang.",
                    hitung=polos(jumlah),
                    selisih=polos(-jumlah),
                )
            )


def _periksa_bulan_lalu(hasil: Rekonsiliasi) -> None:
    """ "s.d. bulan lalu" against "s.d. bulan ini" of the last month's file."""
    bulan = hasil.lingkup.bulan - 1
    if bulan < 1 or not hasil.bacaan.kumulatif:
        return
    lalu = BerkasSPJ.objects.filter(
        **hasil.lingkup.kunci, bulan=bulan, status=Status.AKTIF, hanya_pagu=False, kumulatif=True
    ).first()
    if lalu is None:
        return
    sebelum = baca_nilai(lalu.pk)
    terlihat = set()
    for r in hasil.bacaan.rinci:
        kunci = kunci_rinci(r, hasil.cocok)
        if kunci is None:
            continue
        terlihat.add(kunci)
        _, a, b = sebelum.get(kunci, (None, 0, 0))
        if hasil.bacaan.per_bulan and r.lalu != a + b:
            hasil.temuan.append(
                Temuan(
                    "bulan_lalu_berbeda",
                    Tingkat.PERINGATAN,
                    f"{r.rekening or r.pos}: s.d. bulan lalu berbeda dari s.d. "
                    f"{nama_bulan(bulan)} yang tersimpan.",
                    hasil.bacaan.lembar[r.lembar],
                    r.baris,
                    "",
                    polos(r.lalu),
                    polos(a + b),
                    polos(r.lalu - a - b),
                )
            )
    for kunci, (_, a, b) in sebelum.items():
        if kunci not in terlihat and a + b:
            hasil.temuan.append(
                Temuan(
                    "rekening_hilang",
                    Tingkat.PERINGATAN,
                    f"Rekening {kunci[1] or kunci[0]} terealisasi s.d. {nama_bulan(bulan)} tetapi "
                    "tidak ada dalam berkas ini.",
                    hitung=polos(a + b),
                    selisih=polos(-a - b),
                )
            )


def _ketikan(hasil: Rekonsiliasi) -> dict[int, list[RealisasiAnggaran]]:
    """Typed rows of the file's source and months by leaf, in the order of the months."""
    lingkup = hasil.lingkup
    bulan = {"bulan__lte" if hasil.bacaan.kumulatif else "bulan": lingkup.bulan}
    semua = RealisasiAnggaran.objects.filter(
        tahun_kinerja=lingkup.tahun_kinerja, sumber=lingkup.sumber, **bulan
    ).select_related("pos")
    if lingkup.bendahara:
        semua = semua.filter(bendahara__in=["", lingkup.bendahara])
    per_pos: dict[int, list[RealisasiAnggaran]] = defaultdict(list)
    for satu in semua.order_by("bulan"):
        per_pos[satu.pos_id].append(satu)
    return per_pos


def _periksa_ketikan(hasil: Rekonsiliasi) -> None:
    """Typed amounts of the same leaves and months: the file takes their place."""
    berkas: dict[int, int] = defaultdict(int)
    for r in hasil.bacaan.rinci:
        if pos := hasil.cocok.pos.get(r.pos):
            berkas[pos.pk] += r.lalu + r.ini
    sama = 0
    for pos, baris in _ketikan(hasil).items():
        nilai = int((baris[0].saldo_awal + sum(b.nilai for b in baris)) * 100)
        if pos not in berkas:
            _catat_ketikan_lain(hasil, baris[0].pos.kode, nilai)
            continue
        hasil.ketikan += baris
        if nilai == berkas[pos]:
            sama += 1
            continue
        hasil.temuan.append(
            Temuan(
                "ketikan_digantikan",
                Tingkat.PERINGATAN,
                f"Realisasi {baris[0].pos.kode} yang diketik akan digantikan isi berkas.",
                tercetak=polos(berkas[pos]),
                hitung=polos(nilai),
                selisih=polos(berkas[pos] - nilai),
            )
        )
    if sama:
        hasil.temuan.append(
            Temuan(
                "ketikan_sama",
                Tingkat.CATATAN,
                f"Realisasi {sama} pos yang diketik sama dengan isi berkas dan digantikan olehnya.",
            )
        )


def _catat_ketikan_lain(hasil: Rekonsiliasi, kode: str, nilai: int) -> None:
    """A typed amount that a file of the whole agency does not name stays in force."""
    if nilai and not hasil.lingkup.bendahara and not hasil.lingkup.sub_unit:
        hasil.temuan.append(
            Temuan(
                "ketikan_di_luar_berkas",
                Tingkat.PERINGATAN,
                f"{kode} punya realisasi yang diketik tetapi tidak ada dalam berkas; ketikan itu "
                "tetap berlaku.",
                hitung=polos(nilai),
            )
        )
