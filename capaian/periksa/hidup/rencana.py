"""Rules on the plan: targets, promises, indicators, what an indicator must have."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from capaian.hitung import Agregasi, Arah, Target
from capaian.laporan.bahan import PK, DataTahun, Indikator, TargetPK
from capaian.periksa.aturan import aturan
from capaian.periksa.hidup.bahan import Bahan, letak_indikator, temuan
from capaian.periksa.temuan import Jenis, Temuan, Tingkat

TURUN = ("kemiskinan", "pengangguran", "kematian", "kesakitan", "stunting", "keluhan", "gini")
NAIK = ("kepuasan", "meningkat", "peningkatan", "pemenuhan", "cakupan", "kepatuhan", "indeks")
_BERLAWAN = ("penurunan", "menurun", "berkurang", "pengurangan", "tanpa", "bebas", "penanganan")


@aturan(
    "D-TARGET-BEDA",
    "Target berbeda tanpa perubahan perjanjian",
    jenis=Jenis.DATA,
    tingkat=Tingkat.PENJELASAN,
    dasar="Target laporan mengikuti Perjanjian Kinerja terakhir, yang menurunkan target Renstra.",
    tindakan="Tetapkan Perjanjian Kinerja perubahan, atau jelaskan sebab target berbeda.",
)
def target_beda(b: Bahan) -> Iterator[Temuan]:
    """Target used, last PK and Renstra of the year that differ, where no PK perubahan says so."""
    for i, h in b.indikator():
        pilih = h.kini.target
        pk = i.tahun.get(b.data.tahun, DataTahun()).pk
        if pilih.nilai is None or (pilih.jenis == "pk" and _perubahan(pk)):
            continue
        for sebutan, lain in pilih.lain[:1]:
            yield temuan(
                "D-TARGET-BEDA",
                f"target:{i.kode}",
                letak_indikator(i),
                f"Target {_teks(pilih.nilai)} ({pilih.sebutan}) berbeda dari"
                f" {_teks(lain)} ({sebutan}).",
                tercetak=pilih.nilai.polos(),
                hitung=lain.polos(),
                tautan=("indikator", i.kode),
            )


def _perubahan(pk: tuple[TargetPK, ...]) -> bool:
    return any("perubahan" in p.kunci for p in pk)


def _teks(target: Target) -> str:
    return target.teks()


@aturan(
    "D-PAGU-PK",
    "Anggaran Perjanjian Kinerja berbeda dari pagu",
    jenis=Jenis.DATA,
    tingkat=Tingkat.PENJELASAN,
    dasar="Anggaran program pada Perjanjian Kinerja terakhir sama dengan pagu yang berlaku.",
    tindakan="Perbarui Perjanjian Kinerja atau pagu, atau jelaskan sebab perbedaannya.",
)
def pagu_pk(b: Bahan) -> Iterator[Temuan]:
    """The amount that the last PK promises for a program is not its pagu."""
    pk: PK | None = b.data.pk[-1] if b.data.pk else None
    for a in pk.anggaran if pk else ():
        pagu = b.u.pos[a.pos].pagu.nilai if a.pos in b.u.pos else None
        if a.nilai is not None and pagu is not None and a.nilai != pagu:
            yield temuan(
                "D-PAGU-PK",
                f"pagu:{a.pos}",
                f"Perjanjian Kinerja, {a.nama}",
                f"Anggaran {a.nama} pada Perjanjian Kinerja berbeda dari pagunya.",
                tercetak=a.nilai,
                hitung=pagu,
                tautan=("anggaran", a.pos),
            )


@aturan(
    "D-TAK-DIUKUR",
    "Indikator tidak pernah diukur",
    jenis=Jenis.DATA,
    tingkat=Tingkat.PENJELASAN,
    dasar="Setiap indikator Renstra dan Indikator Kinerja Utama dilaporkan hasilnya.",
    tindakan="Isi realisasinya, atau catat mengapa indikator tidak diukur.",
)
def tak_diukur(b: Bahan) -> Iterator[Temuan]:
    """No realisasi in any year; an IKU that is tied to no indicator at all."""
    for i, h in b.indikator():
        if all(x.realisasi.nilai is None for x in (h.kini, *h.lalu.values())):
            yield temuan(
                "D-TAK-DIUKUR",
                f"realisasi:{i.kode}",
                letak_indikator(i),
                f"Indikator “{i.nama}” tidak mempunyai realisasi pada tahun mana pun.",
                tautan=("indikator", i.kode),
            )
    for satu in b.data.iku.item if b.data.iku else ():
        if not satu.indikator:
            yield temuan(
                "D-TAK-DIUKUR",
                "indikator:",
                f"Keputusan IKU, “{satu.indikator_teks}”",
                f"Indikator Kinerja Utama “{satu.indikator_teks}” tidak terkait indikator Renstra.",
                tautan=("indikator", ""),
            )


@aturan(
    "D-IKU-PK",
    "Indikator Kinerja Utama tidak diperjanjikan",
    jenis=Jenis.DATA,
    tingkat=Tingkat.PENJELASAN,
    dasar="Perjanjian Kinerja memuat seluruh Indikator Kinerja Utama perangkat daerah.",
    tindakan="Masukkan indikator itu ke Perjanjian Kinerja, atau jelaskan.",
)
def iku_pk(b: Bahan) -> Iterator[Temuan]:
    """An indicator of the IKU decision that the last PK does not promise."""
    if not (b.data.iku and b.data.pk):
        return
    janji = {p.indikator for p in b.data.pk[-1].item}
    nama = {i.kode: i for i in b.data.indikator}
    for satu in b.data.iku.item:
        if satu.indikator in nama and satu.indikator not in janji:
            i = nama[satu.indikator]
            yield temuan(
                "D-IKU-PK",
                f"target:{i.kode}",
                letak_indikator(i),
                f"Indikator Kinerja Utama “{i.nama}” tidak ada pada Perjanjian Kinerja terakhir.",
                tautan=("indikator", i.kode),
            )


@aturan(
    "D-SASARAN-KOSONG",
    "Sasaran tanpa indikator",
    jenis=Jenis.DATA,
    tingkat=Tingkat.SALAH,
    dasar="Keberhasilan sasaran hanya dapat diukur dengan indikator.",
    tindakan="Tetapkan sedikitnya satu indikator bagi sasaran itu.",
)
def sasaran_kosong(b: Bahan) -> Iterator[Temuan]:
    """A sasaran that no indicator belongs to."""
    punya = {i.induk for i in b.data.indikator}
    for s in b.data.sasaran:
        if s.kode not in punya:
            yield temuan(
                "D-SASARAN-KOSONG",
                f"capaian:{s.kode}",
                f"Sasaran {s.kode} “{s.uraian}”",
                f"Sasaran “{s.uraian}” tidak mempunyai indikator.",
                tautan=("indikator", ""),
            )


@aturan(
    "D-TIDAK-LENGKAP",
    "Indikator belum lengkap",
    jenis=Jenis.DATA,
    tingkat=Tingkat.PENJELASAN,
    dasar="Indikator dilaporkan dengan target, realisasi, sumber data, analisis, dan pembanding.",
    tindakan="Lengkapi isian yang disebut; pembanding boleh dinyatakan tidak ada.",
)
def tidak_lengkap(b: Bahan) -> Iterator[Temuan]:
    """No target, realisasi, source, analysis or comparator; a stated reason counts as filled."""
    for i, h in b.indikator():
        kurang = [apa for apa, ada in _isian(b, i, h).items() if not ada]
        if kurang:
            yield temuan(
                "D-TIDAK-LENGKAP",
                f"capaian:{i.kode}",
                letak_indikator(i),
                f"Indikator “{i.nama}” belum mempunyai {', '.join(kurang)}.",
                tautan=("indikator", i.kode),
            )


def _isian(b: Bahan, i: Indikator, h) -> dict[str, bool]:
    realisasi = h.kini.realisasi
    return {
        "target": h.kini.target.nilai is not None,
        "realisasi": realisasi.nilai is not None or bool(realisasi.sebab),
        "sumber data": bool(i.sumber_data or realisasi.sumber),
        "analisis": any(a.milik in (i.kode, i.induk) for a in b.data.analisis),
        "pembanding": bool(i.pembanding),
    }


@aturan(
    "D-ARAH",
    "Arah berlawanan dengan nama indikator",
    jenis=Jenis.DATA,
    tingkat=Tingkat.PENJELASAN,
    dasar="Indikator yang makin kecil makin baik berarah turun, dan sebaliknya.",
    tindakan="Periksa arah indikator; rumus capaian mengikutinya.",
)
def arah(b: Bahan) -> Iterator[Temuan]:
    """Polarity against what the name says."""
    for i, _ in b.indikator():
        seharusnya = arah_nama(i.nama)
        if seharusnya and i.arah in (Arah.NAIK, Arah.TURUN) and i.arah != seharusnya:
            yield temuan(
                "D-ARAH",
                f"capaian:{i.kode}",
                letak_indikator(i),
                f"Indikator “{i.nama}” berarah {i.arah.label.lower()}, sedangkan namanya"
                f" menunjukkan arah {seharusnya.label.lower()}.",
                tercetak=i.arah.value,
                hitung=seharusnya.value,
                tautan=("indikator", i.kode),
            )


def arah_nama(nama: str) -> Arah | None:
    """The polarity that the words of a name suggest, None when they suggest none or both."""
    kata = nama.casefold()
    if any(k in kata for k in _BERLAWAN):
        return None
    buruk, baik = any(k in kata for k in TURUN), any(k in kata for k in NAIK)
    if buruk == baik:
        return None
    return Arah.TURUN if buruk else Arah.NAIK


@aturan(
    "D-KUMULATIF",
    "Realisasi kumulatif turun",
    jenis=Jenis.DATA,
    tingkat=Tingkat.SALAH,
    dasar="Angka yang dihimpun sejak awal tahun tidak berkurang dari triwulan ke triwulan.",
    tindakan="Periksa realisasi triwulan, atau ganti cara menghimpun indikator itu.",
)
def kumulatif(b: Bahan) -> Iterator[Temuan]:
    """A quarter below the one before it, for an indicator that takes the highest quarter."""
    for i, _ in b.indikator():
        baris = i.tahun.get(b.data.tahun, DataTahun()).realisasi
        nilai = [(r.triwulan, r.nilai) for r in baris if r.triwulan and r.nilai is not None]
        if i.agregasi is Agregasi.MAXV:
            yield from _turun(i, sorted(nilai))


def _turun(i: Indikator, nilai: list[tuple[int, Decimal]]) -> Iterator[Temuan]:
    for (_, lama), (ke, baru) in pairwise(nilai):
        if baru < lama:
            yield temuan(
                "D-KUMULATIF",
                f"realisasi:{i.kode}#tw{ke}",
                f"{letak_indikator(i)}, triwulan {ke}",
                f"Realisasi kumulatif “{i.nama}” triwulan {ke} lebih kecil daripada sebelumnya.",
                tercetak=baru,
                hitung=lama,
                tautan=("indikator", i.kode),
            )
