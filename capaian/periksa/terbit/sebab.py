"""What a wrong figure looks like: the cause is guessed from the figures alone."""

from collections.abc import Callable, Iterator
from decimal import ROUND_DOWN, Decimal

from capaian.periksa.terbit.cetak import Cetak, Isi, baku, terpotong
from capaian.periksa.terbit.dokumen import Dokumen, Kaitan, angka
from capaian.periksa.terbit.nama import UANG, Nama, baca_nama
from capaian.periksa.terbit.pohon import leluhur
from lakip.angka import bulat

SERATUS = Decimal(100)
_MAKS_PANGKAT = 6


def dugaan(dok: Dokumen, c: Cetak, hitung: Isi, kaitan: Kaitan | None) -> str:
    """Return the likely cause in words, "" when the figures show none."""
    if not (isinstance(c.isi, Decimal) and isinstance(hitung, Decimal)):
        return _sebutan(dok, c, hitung)
    for cara in _CARA:
        if sebab := cara(dok, c, hitung, kaitan):
            return sebab
    return ""


def _hampir(c: Cetak, nilai: Decimal) -> bool:
    """Rounded or cut off to the printed decimals."""
    return c.isi in (bulat(nilai, c.desimal), nilai.quantize(c.langkah, rounding=ROUND_DOWN))


def _potong(dok: Dokumen, c: Cetak, hitung: Decimal, _: Kaitan | None) -> str:
    return "angka dipotong, bukan dibulatkan" if terpotong(c, hitung) else ""


def _operasi(dok: Dokumen, c: Cetak, hitung: Decimal, kaitan: Kaitan | None) -> str:
    """Multiplied, turned over, or the wrong polarity, where a figure comes from two others."""
    if kaitan is None or len(kaitan.masukan) != 2 or kaitan.jumlahan:
        return ""
    a, b = (angka(dok.isi(f)) for f in kaitan.masukan)
    if a is None or b is None:
        return ""
    calon: list[tuple[str, Decimal]] = [("dikalikan, bukan dibagi", a * b / SERATUS)]
    if a and b:
        calon += [("pembagian terbalik", a / b * SERATUS), ("pembagian terbalik", b / a * SERATUS)]
    if a:
        calon.append(("rumus untuk arah yang berlawanan", (2 * a - b) / a * SERATUS))
    calon += [("angka masukan tercetak sebagai hasil", n) for n in (b, a)]
    return next((kata for kata, nilai in calon if _hampir(c, nilai)), "")


def _suku(dok: Dokumen, c: Cetak, hitung: Decimal, kaitan: Kaitan | None) -> str:
    """A term left out of a sum, counted twice, or a sum of some of the terms."""
    if kaitan is None or not kaitan.jumlahan:
        return ""
    beda = (c.isi if isinstance(c.isi, Decimal) else hitung) - hitung
    for fakta in kaitan.masukan:
        nilai = angka(dok.isi(fakta))
        if nilai and beda == -nilai:
            return f"{_sebut(dok, fakta)} tidak ikut dijumlahkan"
        if nilai and beda == nilai:
            return f"{_sebut(dok, fakta)} dijumlahkan dua kali"
    return ""


def _induk(dok: Dokumen, c: Cetak, hitung: Decimal, _: Kaitan | None) -> str:
    """The figure of the row above it in the tree, printed for its part."""
    if c.nama.jenis not in UANG:
        return ""
    atas = leluhur(c.nama.kunci, dok.konteks.induk)
    calon = [c.nama.ganti(kunci=k) for k in atas]
    if any(dok.isi(f) == c.isi for f in calon):
        return "nilai induk tercetak pada rinciannya"
    return ""


def _tahun(dok: Dokumen, c: Cetak, hitung: Decimal, _: Kaitan | None) -> str:
    """The same figure, or the target and realisasi, of another year."""
    if c.nama.jenis == "tahun":
        return "tahun laporan lain tertinggal"
    for fakta, semua in dok.menurut.items():
        n = semua[0].nama
        serupa = n.jenis in (c.nama.jenis, "realisasi", "target") and n.kunci == c.nama.kunci
        if serupa and n.tahun != c.nama.tahun and dok.isi(fakta) == c.isi:
            return f"nilai {n.jenis.replace('_', ' ')} tahun {n.tahun or dok.konteks.tahun}"
    return ""


def _tertukar(dok: Dokumen, c: Cetak, hitung: Decimal, _: Kaitan | None) -> str:
    """The figure of another row of its kind, or of the neighbouring cell."""
    if c.isi in (0, SERATUS) or c.nama.jenis == "rincian":
        return ""
    for lain in _tetangga(dok, c):
        if lain.isi == c.isi and lain.fakta != c.fakta and not _sedarah(dok, lain, c):
            arah = "kolom" if lain.asal.baris == c.asal.baris else "baris"
            return f"{arah} tertukar atau bergeser: sama dengan {_sebut(dok, lain.fakta)}"
    return ""


def _tetangga(dok: Dokumen, c: Cetak) -> Iterator[Cetak]:
    """Figures of the same kind and of the same row in this place, and those next to it."""
    for fakta, semua in dok.menurut.items():
        n = semua[0].nama
        sejenis = (n.jenis, n.tahun, n.rincian) == (c.nama.jenis, c.nama.tahun, c.nama.rincian)
        if sejenis and n.jenis != "data" and abs(_jarak(dok.acuan[fakta], c)) > 0:
            yield dok.acuan[fakta]
    setempat = [x for semua in dok.di_tempat[c.asal.tempat].values() for x in semua]
    yield from (x for x in setempat if abs(_jarak(x, c)) == 1 or _sekolom(x, c))


def _sedarah(dok: Dokumen, a: Cetak, b: Cetak) -> bool:
    """Whether one row is part of the other: equal figures say nothing there."""
    x, y = a.nama.kunci, b.nama.kunci
    return x in leluhur(y, dok.konteks.induk) or y in leluhur(x, dok.konteks.induk)


def _jarak(a: Cetak, b: Cetak) -> int:
    return a.asal.urutan - b.asal.urutan


def _sekolom(a: Cetak, b: Cetak) -> bool:
    if a.nama.jenis != "data" or b.nama.jenis != "data":
        return False
    return (a.nama.sel[0], a.nama.sel[2]) == (b.nama.sel[0], b.nama.sel[2])


def _angka_salah(dok: Dokumen, c: Cetak, hitung: Decimal, _: Kaitan | None) -> str:
    """Two digits swapped, one digit wrong or missing, the decimal mark moved."""
    if not isinstance(c.isi, Decimal):
        return ""
    benar = bulat(hitung, c.desimal)
    if benar is None:
        return ""
    a, b = (format(abs(n), f".{c.desimal}f").replace(".", "") for n in (c.isi, benar))
    if c.desimal and c.isi == bulat(hitung, 0):
        return "dibulatkan ke bilangan bulat, lalu dicetak dengan desimal"
    if len(a) == len(b):
        beda = [i for i in range(len(a)) if a[i] != b[i]]
        if len(beda) == 2 and a[beda[0]] == b[beda[1]] and a[beda[1]] == b[beda[0]]:
            return "dua angka tertukar tempat"
        if len(beda) == 1 and len(a) > 2:
            return "satu angka salah ketik"
    for pangkat in range(1, _MAKS_PANGKAT + 1):
        if c.isi and hitung and c.isi in (hitung.scaleb(pangkat), hitung.scaleb(-pangkat)):
            return "letak koma atau banyaknya nol bergeser"
    return _satu_kurang(a, b)


def _satu_kurang(a: str, b: str) -> str:
    if abs(len(a) - len(b)) != 1 or min(len(a), len(b)) < 2:
        return ""
    pendek, panjang = sorted((a, b), key=len)
    hilang = any(panjang[:i] + panjang[i + 1 :] == pendek for i in range(len(panjang)))
    return "satu angka hilang atau berlebih" if hilang else ""


_CARA: tuple[Callable[[Dokumen, Cetak, Decimal, Kaitan | None], str], ...] = (
    _potong,
    _operasi,
    _induk,
    _suku,
    _tahun,
    _angka_salah,
    _tertukar,
)


def _sebutan(dok: Dokumen, c: Cetak, hitung: Isi) -> str:
    """A label that belongs to another row, or a target of another year."""
    for fakta, semua in dok.menurut.items():
        n = semua[0].nama
        if n.jenis != c.nama.jenis or fakta == c.fakta or c.nama.jenis == "kategori":
            continue
        lain = n.kunci != c.nama.kunci and n.rincian == c.nama.rincian
        if lain and not isinstance(c.isi, Decimal) and baku(semua[0].isi) == baku(c.isi):
            return f"sebutan milik {fakta}"
    return _ujung_rentang(dok, c.nama, c.isi)


def _ujung_rentang(dok: Dokumen, n: Nama, isi: Isi) -> str:
    """A number that is the edge of the same range in another year."""
    for fakta, semua in dok.menurut.items():
        lain = baca_nama(fakta, dok.konteks.tahun)
        if (lain.jenis, lain.kunci) == (n.jenis, n.kunci) and lain.tahun != n.tahun:
            rentang = semua[0].isi
            if not isinstance(rentang, (Decimal, str)) and isi in (rentang.bawah, rentang.atas):
                return f"batas {n.jenis} tahun {lain.tahun or dok.konteks.tahun}"
    return ""


def _sebut(dok: Dokumen, fakta: str) -> str:
    asal = dok.acuan[fakta].asal
    return asal.baris or fakta
