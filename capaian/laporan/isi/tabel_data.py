"""Free data tables at their places in the report."""

from collections.abc import Iterator

from capaian.laporan.bahan import BarisData, KolomData, TabelData
from capaian.laporan.isi.konteks import Konteks, polos
from capaian.laporan.pohon import Baris, JenisBaris, Kolom, Rata, Sel, Tabel
from capaian.laporan.ukur.data_tabel import SelData, kunci_baris, label_baris
from lakip.angka import format_angka

_LANSKAP_KOLOM = 8
_LEBAR = {"teks": 16, "rupiah": 12, "tahun": 5}
_LEBAR_ANGKA = 7


def tabel_di(k: Konteks, letak: str, dikenal: frozenset[str]) -> Iterator[Tabel]:
    """The tables that stand at the part ``letak``; ``dikenal`` are the parts that are printed.

    A table of an indicator named for an analysis without block stands in the block that holds
    its indicator. One whose place is not printed stands among the data of the lampiran.
    """
    for t in k.data.tabel:
        tempat = tempat_tabel(k, t)
        if tempat == letak or (letak == "lampiran-data" and tempat not in dikenal):
            yield jadi_tabel(k, t)


def tempat_tabel(k: Konteks, t: TabelData) -> str:
    """The key of the part that a table stands in."""
    dasar, _, blok = t.letak.partition(".")
    if not dasar.startswith("analisis-"):
        return t.letak
    if blok in k.blok:
        return t.letak
    indikator = t.indikator or blok
    for kode, isi in k.blok.items():
        if any(indikator in (i.kode, i.induk) for i in isi.indikator):
            return f"{dasar}.{kode}"
    return t.letak


def jadi_tabel(k: Konteks, t: TabelData) -> Tabel:
    """The table as a piece of the report."""
    sel = k.u.tabel[t.kode]
    kolom = tuple(_kolom(c) for c in t.kolom)
    judul = t.judul + (f" ({t.satuan})" if t.satuan else "")
    catatan = [f"Keadaan {t.per_tanggal}."] if t.per_tanggal else []
    catatan += [b.strip() for b in t.catatan.splitlines() if b.strip()]
    catatan += _beda(t, sel)
    return Tabel(
        f"data:{t.kode}",
        judul,
        kolom,
        tuple(_baris(t, n, b, sel[n]) for n, b in enumerate(t.baris)),
        sumber=t.sumber,
        catatan=tuple(catatan),
        lanskap=len(kolom) >= _LANSKAP_KOLOM,
    )


def _kolom(c: KolomData) -> Kolom:
    rata = Rata.KIRI if c.tipe == "teks" else Rata.KANAN
    if c.tipe == "tahun" or c.kunci == "no":
        rata = Rata.TENGAH
    lebar = 3 if c.kunci == "no" else _LEBAR.get(c.tipe, _LEBAR_ANGKA)
    return Kolom(c.kunci, c.judul, c.kelompok, lebar, rata)


def _baris(t: TabelData, n: int, b: BarisData, sel: dict[str, SelData]) -> Baris:
    isi = {c.kunci: _sel(c, sel[c.kunci]) for c in t.kolom if c.kunci in sel}
    if b.jenis == "kelompok" and len(isi) == 1:  # a heading across the table
        [(kunci, satu)] = isi.items()
        awal = [c.kunci for c in t.kolom].index(kunci)
        isi[kunci] = Sel(satu.nilai, satu.teks, lebar=len(t.kolom) - awal)
    takuk = 1 if b.induk and b.jenis == "rinci" else 0
    return Baris(kunci_baris(b), JenisBaris(b.jenis), isi, takuk)


def _sel(c: KolomData, s: SelData) -> Sel:
    if s.nilai is None:
        return Sel(s.teks or None, s.teks)
    satuan = {"rupiah": "Rp", "persen": "%"}.get(c.tipe, "")
    return Sel(polos(s.nilai), s.teks, satuan, s.fakta)


def _beda(t: TabelData, sel: tuple[dict[str, SelData], ...]) -> list[str]:
    """A note for every typed subtotal that differs from its details."""
    hasil = []
    for b, isi in zip(t.baris, sel, strict=True):
        for c in t.kolom:
            s = isi.get(c.kunci)
            if s and s.beda is not None:
                alasan = f"; {b.alasan_beda}" if b.alasan_beda else ""
                hasil.append(
                    f"{label_baris(t, b)}, {c.judul}: tercantum {s.teks}, jumlah rincian "
                    f"{format_angka(s.beda)}{alasan}."
                )
    return hasil
