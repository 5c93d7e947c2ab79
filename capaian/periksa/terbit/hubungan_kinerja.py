"""Rules on printed results: capaian, class, ratio, means, targets."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import partial

from capaian.hitung import Arah, Rumus, Target, hitung_capaian, kategori, rumus_bawaan
from capaian.periksa.aturan import aturan
from capaian.periksa.temuan import Jenis, Tingkat
from capaian.periksa.terbit.cetak import SETENGAH, Isi, baku, cocok
from capaian.periksa.terbit.dokumen import NOL, Ambil, Dokumen, Kaitan, angka, angka_semua
from capaian.periksa.terbit.nama import Nama

SERATUS = Decimal(100)
BATAS = (SERATUS, Decimal(110), Decimal(120), Decimal(150), Decimal(200))
_MIN_TERBATAS = 2


@aturan(
    "T-CAPAIAN",
    "Capaian tidak sesuai target dan realisasi",
    jenis=Jenis.TERBIT,
    tingkat=Tingkat.SALAH,
    dasar="Capaian = realisasi ÷ target × 100%, atau rumus arah turun indikator itu.",
    tindakan="Hitung ulang capaian dari target dan realisasi yang tercetak.",
)
def capaian(dok: Dokumen) -> Iterator[Kaitan]:
    """capaian of indicators and outputs, by their polarity; caps that the report keeps hold."""
    kaitan = [k for n in dok.nama("capaian") if (k := _kaitan_capaian(dok, n, None))]
    batas = _batas(dok, kaitan)
    for n in dok.nama("capaian"):
        if k := _kaitan_capaian(dok, n, batas):
            yield k


def _kaitan_capaian(dok: Dokumen, n: Nama, batas: Decimal | None) -> Kaitan | None:
    target, realisasi = n.ganti(jenis="target"), _realisasi(dok, n)
    if target not in dok.menurut or realisasi not in dok.menurut:
        return None
    arah = _arah(dok, n)
    rumus = dok.konteks.rumus.get(n.kunci) or rumus_bawaan(arah, dok.konteks.rumus_turun)
    kata = _KATA.get(rumus, rumus.label)
    hitung = partial(
        _capaian, target=target, realisasi=realisasi, rumus=rumus, arah=arah, batas=batas
    )
    return Kaitan("T-CAPAIAN", str(n), (target, realisasi), kata, hitung)


def _arah(dok: Dokumen, n: Nama) -> Arah:
    """As printed, as the workbook says, else the more the better."""
    tercetak = dok.isi(f"arah:{n.kunci}")
    if isinstance(tercetak, str) and baku(tercetak) in set(Arah):
        return Arah(baku(tercetak))
    kunci = f"{n.kunci}#{n.rincian}" if n.rincian else n.kunci
    return dok.konteks.arah.get(kunci) or dok.konteks.arah.get(n.kunci, Arah.NAIK)


_KATA = {
    Rumus.MAX: "capaian naik = realisasi ÷ target × 100%",
    Rumus.MIN_LAN: "capaian turun = (2 × target − realisasi) ÷ target × 100%",
}


def _realisasi(dok: Dokumen, n: Nama) -> str:
    """The figure that the capaian of ``n`` divides; medium-term capaian takes this year's."""
    keluaran = n.ganti(jenis="keluaran")
    if keluaran in dok.menurut:
        return keluaran
    return n.ganti(jenis="realisasi", rincian="" if n.rincian == "menengah" else n.rincian)


def _capaian(
    ambil: Ambil, *, target: str, realisasi: str, rumus: Rumus, arah: Arah, batas: Decimal | None
) -> Isi | None:
    isi, nyata = ambil(target), angka(ambil(realisasi))
    if nyata is None or isinstance(isi, str) or isi is None:
        return None
    sasaran = isi if isinstance(isi, Target) else Target.tunggal(isi)
    nilai = hitung_capaian(target=sasaran, realisasi=nyata, rumus=rumus, arah=arah).nilai
    return nilai if nilai is None or batas is None else min(nilai, batas)


def _batas(dok: Dokumen, kaitan: Iterable[Kaitan]) -> Decimal | None:
    """The cap that the report itself keeps: several at it, none above, all else as computed."""
    pasangan = [
        (c, nilai)
        for k in kaitan
        if (nilai := angka(k.hitung(dok.isi))) is not None and angka(dok.isi(k.hasil)) is not None
        for c in [dok.acuan[k.hasil]]
    ]
    for batas in BATAS:
        lebih = [c for c, nilai in pasangan if nilai > batas and not cocok(c, batas)]
        tepat = [c for c, nilai in pasangan if nilai > batas and cocok(c, batas)]
        if len(tepat) >= _MIN_TERBATAS and not lebih:
            return batas
    return None


@aturan(
    "T-KATEGORI",
    "Kategori tidak sesuai capaian",
    jenis=Jenis.TERBIT,
    tingkat=Tingkat.SALAH,
    dasar="Kategori adalah kelas tempat capaian berada pada skala yang dipakai laporan.",
    tindakan="Tetapkan kategori dari capaian yang benar menurut skala laporan.",
)
def kategori_capaian(dok: Dokumen) -> Iterator[Kaitan]:
    """kategori of every printed capaian."""
    for n in dok.nama("kategori"):
        dari = n.ganti(jenis="capaian")
        if dari in dok.menurut:
            yield Kaitan(
                "T-KATEGORI", str(n), (dari,), "kelas skala menurut capaian", _kelas(dok, dari)
            )


def _kelas(dok: Dokumen, dari: str):
    def hitung(ambil: Ambil) -> str | None:
        kelas = kategori(angka(ambil(dari)), dok.konteks.skala)
        return kelas.label if kelas else None

    return hitung


@aturan(
    "T-RASIO",
    "Realisasi tidak sesuai pembilang dan penyebut",
    jenis=Jenis.TERBIT,
    tingkat=Tingkat.SALAH,
    dasar="Realisasi indikator rasio = pembilang ÷ penyebut × 100%.",
    tindakan="Cocokkan pembilang, penyebut, dan realisasi yang tercetak.",
)
def rasio(dok: Dokumen) -> Iterator[Kaitan]:
    """realisasi = pembilang / penyebut * 100 where both are printed."""
    for n in dok.nama("realisasi"):
        masukan = n.ganti(jenis="pembilang"), n.ganti(jenis="penyebut")
        if all(m in dok.menurut for m in masukan):
            rumus = "realisasi = pembilang ÷ penyebut × 100%"
            yield Kaitan("T-RASIO", str(n), masukan, rumus, partial(_rasio, masukan=masukan))


def _rasio(ambil: Ambil, *, masukan: tuple[str, str]) -> Isi | None:
    nilai = angka_semua(ambil, masukan)
    return None if nilai is None or nilai[1] == 0 else nilai[0] / nilai[1] * SERATUS


@aturan(
    "T-RERATA",
    "Capaian kelompok bukan rata-rata indikatornya",
    jenis=Jenis.TERBIT,
    tingkat=Tingkat.PENJELASAN,
    dasar="Tanpa cara lain yang disebut, capaian kelompok adalah rata-rata capaian anggotanya.",
    tindakan="Sebutkan cara menyimpulkan capaian, atau hitung ulang rata-ratanya.",
)
def rerata(dok: Dokumen) -> Iterator[Kaitan]:
    """capaian of a sasaran or of the agency: mean of members, or of the class means."""
    anggota: dict[str, list[str]] = {}
    for n in dok.nama("capaian"):
        kelompok = dok.konteks.kelompok.get(n.kunci)
        if kelompok and not n.rincian:
            anggota.setdefault(n.ganti(kunci=kelompok), []).append(str(n))
            anggota.setdefault(n.ganti(kunci="OPD"), []).append(str(n))
    for hasil, milik in anggota.items():
        if hasil in dok.menurut:
            rumus = "capaian = rata-rata capaian indikator"
            longgar = partial(_longgar, dok=dok, milik=tuple(milik))
            hitung = partial(_rerata, dok=dok, hasil=hasil, milik=tuple(milik))
            yield Kaitan("T-RERATA", hasil, tuple(milik), rumus, hitung, longgar, perlu=True)


def _rerata(ambil: Ambil, *, dok: Dokumen, hasil: str, milik: tuple[str, ...]) -> Isi | None:
    tujuan = dok.konteks.tujuan
    tanpa = [f for f in milik if dok.konteks.kelompok[dok.acuan[f].nama.kunci] not in tujuan]
    calon: list[Decimal] = []
    for bagian in filter(None, (milik, tanpa)):
        if nilai := angka_semua(ambil, bagian):
            kelas = [kategori(n, dok.konteks.skala) for n in nilai]
            tengah = [k.mean for k in kelas if k and k.mean is not None]
            calon.append(sum(nilai, NOL) / len(nilai))
            if len(tengah) == len(nilai):
                calon.append(sum(tengah, NOL) / len(tengah))
    longgar = _longgar(ambil, dok=dok, milik=milik)
    cocok_dengan = [n for n in calon if cocok(dok.acuan[hasil], n, longgar)]
    return next(iter((*cocok_dengan, *calon)), None)


def _longgar(_: Ambil, *, dok: Dokumen, milik: tuple[str, ...]) -> Decimal:
    return max(dok.acuan[m].langkah for m in milik) * SETENGAH


@aturan(
    "T-TARGET",
    "Target laporan berbeda dari perjanjian atau rencana",
    jenis=Jenis.TERBIT,
    tingkat=Tingkat.PENJELASAN,
    dasar="Target tahun berjalan berasal dari Perjanjian Kinerja terakhir, atau dari Renstra.",
    tindakan="Pakai target yang diperjanjikan, atau jelaskan dokumen yang mengubahnya.",
)
def target(dok: Dokumen) -> Iterator[Kaitan]:
    """The target equals that of the last PK, else RKT, else Renstra; a PK equals Renstra."""
    for n in dok.nama("target"):
        if n.rincian == "" or n.rincian.startswith(("pk_", "rkt")):
            asal = _asal_target(dok, n)
            if asal:
                rumus = f"target = target {_SUMBER[asal.rpartition('#')[2].split('_')[0]]}"
                hitung = partial(_sama, asal=asal)
                yield Kaitan("T-TARGET", str(n), (asal,), rumus, hitung, perlu=True, saksi=False)


def _sama(ambil: Ambil, *, asal: str) -> Isi | None:
    return ambil(asal)


_SUMBER = {
    "renstra": "Renstra tahun berjalan",
    "pk": "Perjanjian Kinerja",
    "rkt": "rencana tahunan",
}


def _asal_target(dok: Dokumen, n: Nama) -> str:
    renstra = n.ganti(rincian="renstra")
    if n.rincian:
        return renstra if renstra in dok.menurut else ""
    pk = [x.rincian for x in dok.nama("target") if (x.kunci, x.tahun) == (n.kunci, n.tahun)]
    pk = sorted((r for r in pk if r.startswith("pk_")), key=lambda r: ("perubahan" in r, r))
    for rincian in (*reversed(pk), "rkt", "renstra"):
        if n.ganti(rincian=rincian) in dok.menurut:
            return n.ganti(rincian=rincian)
    return ""
