"""Rules on people's texts: words against figures, last year's leavings, private data."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from html import unescape

from capaian.laporan.isi.teks import TOKEN
from capaian.laporan.pohon import Fakta
from capaian.periksa.aturan import aturan
from capaian.periksa.hidup.bahan import Bahan, temuan
from capaian.periksa.temuan import Jenis, Temuan, Tingkat
from lakip.angka import format_angka

SERATUS = Decimal(100)
_TAG = re.compile(r"<[^>]+>")
_KALIMAT = re.compile(r"(?<=[.!?])\s+")
_NAIK = re.compile(r"\b(naik|meningkat|bertambah)\b", re.I)
_TURUN = re.compile(r"\b(turun|menurun|berkurang)\b", re.I)
_LEBIH = re.compile(r"\b(melebihi|melampaui|mencapai|memenuhi)\s+target\b|\btercapai\b", re.I)
_TIDAK = re.compile(r"\b(tidak|belum|tanpa|kurang)\s+(\w+\s+)?$", re.I)
_EFISIEN = re.compile(r"\befisien\b", re.I)
_TAHUN = re.compile(r"(?<![\d\[@/.–-])(?:19|20)\d{2}(?![\d/]|\s*[–-]\s*\d)")
_NIK = re.compile(r"(?<!\d)\d{16}(?!\d)")
_TELEPON = re.compile(r"(?<!\d)(?:\+62|62|0)8\d{2}[\s.-]?\d{3,4}[\s.-]?\d{3,5}(?!\d)")
_POSEL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_MIN_SAMA = 80
_BERSEJARAH = ("analisis-2", "analisis-4", "dasar-hukum", "renstra", "visi-misi")
_HARUS_LEWAT = ("melebihi", "melampaui")


def kalimat(isi: str) -> list[str]:
    """The sentences of a text, tags gone, tokens whole though their names have dots."""
    token: list[str] = []

    def simpan(m: re.Match[str]) -> str:
        token.append(m[0])
        return f"\x00{len(token) - 1}\x00"

    polos = unescape(_TAG.sub(" ", re.sub(r"</(p|li|h\d|td|tr)>", ". ", TOKEN.sub(simpan, isi))))
    potong = _KALIMAT.split(" ".join(polos.split()))
    return [re.sub("\x00(\\d+)\x00", lambda m: token[int(m[1])], k).strip() for k in potong]


@aturan(
    "D-KALIMAT",
    "Kalimat berlawanan dengan angkanya",
    jenis=Jenis.DATA,
    tingkat=Tingkat.PENJELASAN,
    dasar="Kata naik, turun, melebihi, atau mencapai harus sesuai dengan angka di kalimat itu.",
    tindakan="Ubah kalimatnya, atau periksa angka yang dirujuknya.",
)
def kata_angka(b: Bahan) -> Iterator[Temuan]:
    """A sentence about one indicator whose words contradict its live figures."""
    for kunci, teks in b.data.teks.items():
        for satu in kalimat(teks.isi):
            kode = {k for t in TOKEN.findall(satu) if (k := _indikator(b, t))}
            if len(kode) == 1 and (salah := _bertentangan(satu, kode.pop(), b.u.fakta)):
                kata, fakta, a, c = salah
                yield temuan(
                    "D-KALIMAT",
                    fakta,
                    f"Teks {kunci}: “{_ringkas(satu, b.u.fakta)}”",
                    f"Kalimat menyebut “{kata}”, sedangkan angkanya tidak demikian.",
                    tercetak=a,
                    hitung=c,
                    tautan=("laporan", kunci),
                )


def _indikator(b: Bahan, token: str) -> str:
    jenis, _, sisa = token.partition(":")
    kode = re.split("[@#]", sisa)[0]
    return kode if jenis in ("realisasi", "capaian", "target") and kode in b.u.indikator else ""


def _bertentangan(
    satu: str, kode: str, fakta: Mapping[str, Fakta]
) -> tuple[str, str, Decimal, Decimal] | None:
    """(word, fact, figure, what it is held against) of the first contradiction."""
    if (m := _LEBIH.search(satu)) and isinstance(n := _nilai(fakta, f"capaian:{kode}"), Decimal):
        tidak = bool(_TIDAK.search(satu[: m.start()]))
        lewat = n > SERATUS if m[0].casefold().startswith(_HARUS_LEWAT) else n >= SERATUS
        if lewat is tidak:
            return m[0], f"capaian:{kode}", n, SERATUS
    if f"realisasi:{kode}" not in satu:
        return None
    kini = _nilai(fakta, f"realisasi:{kode}")
    lalu = _lalu(satu, kode, fakta)
    if kini is None or lalu is None:
        return None
    for pola, benar in ((_NAIK, kini > lalu), (_TURUN, kini < lalu)):
        m = pola.search(satu)
        if m and not _TIDAK.search(satu[: m.start()]) and not benar:
            return m[0], f"realisasi:{kode}", kini, lalu
    return None


def _lalu(satu: str, kode: str, fakta: Mapping[str, Fakta]) -> Decimal | None:
    """The earlier figure that the sentence names, else that of the latest earlier year."""
    awalan = f"realisasi:{kode}@"
    disebut = [t for t in TOKEN.findall(satu) if t.startswith(awalan)]
    ada = disebut or sorted((f for f in fakta if f.startswith(awalan)), reverse=True)
    return _nilai(fakta, ada[0]) if ada else None


def _nilai(fakta: Mapping[str, Fakta], id_: str) -> Decimal | None:
    nilai = fakta[id_].nilai if id_ in fakta else None
    return nilai if isinstance(nilai, Decimal) else None


def _ringkas(satu: str, fakta: Mapping[str, Fakta]) -> str:
    isi = TOKEN.sub(lambda m: fakta[m[1]].teks if m[1] in fakta else m[0], satu)
    return isi if len(isi) <= _MIN_SAMA else f"{isi[: _MIN_SAMA - 1].rstrip()}…"


@aturan(
    "D-EFISIEN",
    "Disebut efisien padahal target tidak tercapai",
    jenis=Jenis.DATA,
    tingkat=Tingkat.PENJELASAN,
    dasar="Sisa anggaran adalah efisiensi hanya bila kinerjanya tercapai.",
    tindakan="Jelaskan sisa anggaran sebagai sisa, bukan efisiensi.",
)
def efisien(b: Bahan) -> Iterator[Temuan]:
    """A text that calls its block efficient while the block's capaian is below 100."""
    for kunci, teks in b.data.teks.items():
        capaian = _capaian_bagian(b, kunci)
        if capaian is None or capaian >= SERATUS:
            continue
        for satu in kalimat(teks.isi):
            m = _EFISIEN.search(satu)
            if m and not _TIDAK.search(satu[: m.start()]):
                yield temuan(
                    "D-EFISIEN",
                    f"efisiensi:{kunci.rpartition('.')[2]}",
                    f"Teks {kunci}: “{_ringkas(satu, b.u.fakta)}”",
                    "Teks menyebut efisien, sedangkan capaiannya di bawah 100%.",
                    tercetak=m[0].lower(),
                    hitung=capaian,
                    tautan=("laporan", kunci),
                )


def _capaian_bagian(b: Bahan, kunci: str) -> Decimal | None:
    """The capaian that a text speaks of: its indicator, sasaran or tujuan, else the agency."""
    kode = kunci.rpartition(".")[2]
    if kode in b.u.indikator:
        return b.u.indikator[kode].kini.capaian.nilai
    if kode in b.u.kelompok:
        return b.u.kelompok[kode].rata.nilai
    return b.u.opd.rata.nilai


@aturan(
    "D-TAHUN-LALU",
    "Angka atau tahun lalu tertinggal dalam teks",
    jenis=Jenis.DATA,
    tingkat=Tingkat.PENJELASAN,
    dasar="Teks yang disalin dari laporan tahun lalu memuat angka tahun ini.",
    tindakan="Ganti angka yang diketik dengan rujukan hidup, dan betulkan tahunnya.",
)
def tahun_lalu(b: Bahan) -> Iterator[Temuan]:
    """Last year's figure typed as this year's, or a text that names last year and never this."""
    lama, lalu = _angka_lalu(b), str(b.data.tahun - 1)
    for kunci, teks in b.data.teks.items():
        polos = unescape(_TAG.sub(" ", TOKEN.sub(" ", teks.isi)))
        tahun = set(_TAHUN.findall(polos))
        sejarah = kunci.startswith(_BERSEJARAH) or f"@{lalu}" in teks.isi
        if lalu in tahun and str(b.data.tahun) not in tahun and not sejarah:
            yield _tertinggal(kunci, f"tahun {lalu}", str(b.data.tahun))
        for angka, id_ in lama.items():
            ada = re.search(rf"(?<![\d.,]){re.escape(angka)}(?![\d]|[.,]\d)", polos)
            if ada and lalu not in _sekitar(polos, ada.start()):
                yield _tertinggal(kunci, angka, id_)


def _angka_lalu(b: Bahan) -> dict[str, str]:
    """Distinctive figures of last year that this year does not share, as printed."""
    hasil = {}
    for i, h in b.indikator():
        lalu = h.lalu.get(b.data.tahun - 1)
        nilai = lalu.realisasi.nilai if lalu else None
        if nilai is not None and nilai != h.kini.realisasi.nilai and nilai != nilai.to_integral():
            hasil[format_angka(nilai, i.desimal)] = f"realisasi:{i.kode}"
    return hasil


def _sekitar(polos: str, letak: int) -> str:
    return polos[max(0, letak - 80) : letak + 80]


def _tertinggal(kunci: str, tertulis: str, seharusnya: str) -> Temuan:
    return temuan(
        "D-TAHUN-LALU",
        seharusnya,
        f"Teks {kunci}",
        f"Teks memuat {tertulis}, yang tampaknya tertinggal dari laporan tahun lalu.",
        tercetak=tertulis,
        hitung=seharusnya,
        tautan=("laporan", kunci),
    )


@aturan(
    "D-TEKS-SAMA",
    "Teks sama dengan tahun lalu",
    jenis=Jenis.DATA,
    tingkat=Tingkat.SARAN,
    dasar="Analisis menjelaskan kinerja tahun ini.",
    tindakan="Tulis ulang, atau pastikan teks itu memang masih berlaku.",
)
def teks_sama(b: Bahan) -> Iterator[Temuan]:
    """A text of some length that equals last year's word for word."""
    for kunci, teks in b.data.teks.items():
        baru = _rapat(teks.isi)
        if len(baru) >= _MIN_SAMA and baru == _rapat(b.teks_lalu.get(kunci, "")):
            yield temuan(
                "D-TEKS-SAMA",
                kunci,
                f"Teks {kunci}",
                f"Teks “{kunci}” tidak berubah dari tahun {b.data.tahun - 1}.",
                tautan=("laporan", kunci),
            )


def _rapat(isi: str) -> str:
    return " ".join(unescape(_TAG.sub(" ", isi)).split())


@aturan(
    "D-PRIBADI",
    "Data pribadi dalam laporan",
    jenis=Jenis.DATA,
    tingkat=Tingkat.SALAH,
    dasar="Undang-Undang Nomor 27 Tahun 2022 melindungi data pribadi; laporan dibaca umum.",
    tindakan="Hapus NIK, nomor telepon, dan alamat surel perorangan.",
)
def pribadi(b: Bahan) -> Iterator[Temuan]:
    """NIK, mobile phone numbers and e-mail addresses in texts and data tables."""
    dinas = {b.data.opd.posel.casefold(), b.data.opd.telepon}
    for tempat, tautan, isi in _isian(b):
        for jenis, pola in (("NIK", _NIK), ("nomor telepon", _TELEPON), ("surel", _POSEL)):
            ada = [m for m in pola.findall(_rapat(isi)) if m.casefold() not in dinas]
            if ada:
                yield temuan(
                    "D-PRIBADI",
                    jenis,
                    tempat,
                    f"{tempat} memuat {jenis} ({len(ada)} kali).",
                    tautan=tautan,
                )


def _isian(b: Bahan) -> Iterator[tuple[str, tuple[str, str], str]]:
    """Everything people typed that a report prints: place, link, content."""
    for kunci, teks in b.data.teks.items():
        yield f"Teks {kunci}", ("laporan", kunci), teks.isi
    for t in b.data.tabel:
        for r in t.baris:
            for kolom, isi in r.sel.items():
                yield f"Tabel {t.kode}, baris {r.kunci}, kolom {kolom}", ("tabel", t.kode), isi
    for a in b.data.analisis:
        yield f"Analisis {a.jenis} {a.milik}", ("indikator", a.milik), a.uraian
