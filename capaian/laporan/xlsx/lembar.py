"""One table of the report as a sheet: heads, spans, sums, formulas, print set-up."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from openpyxl.cell import Cell
from openpyxl.styles import Alignment, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from capaian.laporan.cetak import campur, tanda
from capaian.laporan.pohon import Baris, Fakta, JenisBaris, Kolom, Laporan, Rata, Sel, Tabel
from capaian.laporan.tabel import kepala
from capaian.laporan.xlsx.rumus import rentang
from capaian.laporan.xlsx.sel import Angka, angka_sel
from lakip.xlsx.tulis import (
    BINGKAI,
    atur_tinggi,
    banyak_baris,
    gaya_kepala,
    huruf,
    siapkan_cetak,
    taut_lembar,
    tulis_teks,
)

BARIS_KEPALA = 5
"""Row of the first heads; above stand title, agency and the way back to the contents."""
_LEBAR_TEGAK = 130  # characters that are still readable across an upright page
_RATA = {Rata.KIRI: "left", Rata.TENGAH: "center", Rata.KANAN: "right"}


@dataclass
class Lembar:
    """A sheet being written: where facts stand in it, and the numbers of its cells."""

    tabel: Tabel
    ws: Worksheet
    laporan: Laporan
    angka: dict[str, Angka] = field(default_factory=dict)
    """Number by address."""
    tempat: dict[str, str] = field(default_factory=dict)
    """Address of a fact; the first one where it stands twice."""
    terhitung: dict[str, tuple[str, JenisBaris]] = field(default_factory=dict)
    """Fact ("" for none) and kind of row of every number, by address."""

    @property
    def fakta(self) -> Mapping[str, Fakta]:
        return self.laporan.fakta

    @property
    def kolom(self) -> tuple[Kolom, ...]:
        return self.tabel.kolom

    def alamat(self, alamat: str, dari: "Lembar") -> str:
        """The address of one of its cells as a formula of the sheet ``dari`` writes it."""
        return alamat if dari is self else f"'{self.ws.title}'!{alamat}"


def tulis_lembar(lembar: Lembar, isi_kembali: str) -> None:
    """Write everything but formulas; ``isi_kembali`` is the name of the contents sheet."""
    tabel, ws = lembar.tabel, lembar.ws
    _tulis_judul(lembar, isi_kembali)
    akhir_kepala = _tulis_kepala(lembar)
    baris = akhir_kepala + 1
    for satu in tabel.baris:
        _tulis_baris(lembar, satu, baris)
        baris += 1
    for teks in (*tabel.catatan, f"Sumber: {tabel.sumber}" if tabel.sumber else ""):
        if teks:
            tulis_teks(ws.cell(baris, 1), teks)
            ws.cell(baris, 1).font = huruf(size=9, italic=True)
            baris += 1
    _atur_lebar(lembar)
    _atur_tinggi(lembar, akhir_kepala)
    ws.freeze_panes = ws.cell(akhir_kepala + 1, 1)
    t = lembar.laporan.tampilan
    ukuran = ws.column_dimensions.values()
    lanskap = sum(u.width for u in ukuran if not u.hidden) > _LEBAR_TEGAK
    siapkan_cetak(
        ws,
        kepala=(BARIS_KEPALA, akhir_kepala),
        lanskap=lanskap,
        kertas=t.kertas,
        kaki=tanda(lembar.laporan),
    )


def judul_lembar(tabel: Tabel) -> str:
    """Number and title of the table."""
    return f"Tabel {tabel.nomor} {tabel.judul}" if tabel.nomor else tabel.judul


def _tulis_judul(lembar: Lembar, isi_kembali: str) -> None:
    ws, s = lembar.ws, lembar.laporan.sampul
    status = tanda(lembar.laporan)
    tulis_teks(ws.cell(1, 1), judul_lembar(lembar.tabel))
    ws.cell(1, 1).font = huruf(bold=True, size=12)
    tulis_teks(ws.cell(2, 1), f"{s.opd}, {s.pemda}" + (f" ({status})" if status else ""))
    ws.cell(2, 1).font = huruf()
    if isi_kembali:
        tulis_teks(ws.cell(3, 1), "Kembali ke daftar isi")
        taut_lembar(ws.cell(3, 1), isi_kembali)


def _tulis_kepala(lembar: Lembar) -> int:
    """Write the heads; the last row of them."""
    ws, warna = lembar.ws, lembar.laporan.tampilan.warna_aksen.lstrip("#").upper()
    turun = [0] * len(lembar.kolom)
    baris = BARIS_KEPALA
    for deret in kepala(lembar.kolom):
        sisa, i = list(deret), 0
        while i < len(turun):
            if turun[i]:
                turun[i] -= 1
                gaya_kepala(ws.cell(baris, i + 1), warna)
                i += 1
                continue
            satu = sisa.pop(0)
            tulis_teks(ws.cell(baris, i + 1), satu.judul)
            for n in range(i, i + satu.lebar):
                turun[n] = satu.tinggi - 1
                gaya_kepala(ws.cell(baris, n + 1), warna)
            _gabung(ws, baris, i + 1, satu.lebar, satu.tinggi)
            i += satu.lebar
        baris += 1
    return baris - 1


def _gabung(ws: Worksheet, baris: int, kolom: int, lebar: int, tinggi: int) -> None:
    if lebar > 1 or tinggi > 1:
        ws.merge_cells(
            start_row=baris,
            start_column=kolom,
            end_row=baris + tinggi - 1,
            end_column=kolom + lebar - 1,
        )


def _tulis_baris(lembar: Lembar, baris: Baris, nomor: int) -> None:
    ws = lembar.ws
    for i, kolom in enumerate(lembar.kolom, 1):
        _rias(ws.cell(nomor, i), kolom, baris, lembar)
    for i, kolom, sel in _sel_baris(lembar, baris):
        satu = ws.cell(nomor, i)
        angka = angka_sel(sel, lembar.fakta)
        if angka is None:
            teks = sel.teks if kolom.tampil else sel.teks or sel.nilai or ""
            if teks:
                tulis_teks(satu, teks)
        else:
            satu.value = angka.tersimpan
            satu.number_format = angka.bentuk
            lembar.angka[satu.coordinate] = angka
            lembar.terhitung[satu.coordinate] = (sel.fakta or "", baris.jenis)
            if sel.fakta:
                lembar.tempat.setdefault(sel.fakta, satu.coordinate)
        if sel.tebal:
            satu.font = huruf(bold=True)
        _gabung(ws, nomor, i, sel.lebar, sel.tinggi)


def _sel_baris(lembar: Lembar, baris: Baris) -> Iterator[tuple[int, Kolom, Sel]]:
    for i, kolom in enumerate(lembar.kolom, 1):
        sel = baris.sel.get(kolom.kunci)
        if sel is not None:
            yield i, kolom, sel


def _rias(satu: Cell, kolom: Kolom, baris: Baris, lembar: Lembar) -> None:
    satu.border = BINGKAI
    satu.font = huruf(bold=baris.jenis != JenisBaris.RINCI)
    takuk = baris.takuk if kolom.rata == Rata.KIRI and kolom.kunci not in {"no", "kode"} else 0
    satu.alignment = Alignment(
        horizontal=_RATA[kolom.rata], vertical="top", wrap_text=True, indent=min(takuk, 5)
    )
    if baris.jenis != JenisBaris.RINCI:
        persen = 4 if baris.jenis == JenisBaris.SUBJUMLAH else 9
        warna = campur(lembar.laporan.tampilan.warna_aksen, persen).lstrip("#").upper()
        satu.fill = PatternFill("solid", fgColor=warna)


def _atur_lebar(lembar: Lembar) -> None:
    """Widths by the printed weights, at least as wide as the longest number."""
    terpanjang: dict[str, int] = {}
    for alamat, angka in lembar.angka.items():
        lajur = alamat.rstrip("0123456789")
        panjang = len(f"{angka.nilai:,.{angka.desimal}f}")
        terpanjang[lajur] = max(terpanjang.get(lajur, 0), panjang)
    for i, kolom in enumerate(lembar.kolom, 1):
        lajur = get_column_letter(i)
        ukuran = lembar.ws.column_dimensions[lajur]
        ukuran.width = max(kolom.lebar * 3 // 2, terpanjang.get(lajur, 0) + 4, 6)
        ukuran.hidden = not kolom.tampil


def _atur_tinggi(lembar: Lembar, akhir_kepala: int) -> None:
    """Heights of the rows, by the text that wraps in each cell; spans share theirs."""
    ws = lembar.ws
    lebar = [int(ws.column_dimensions[get_column_letter(i)].width) for i in _nomor(lembar)]
    for nomor in range(BARIS_KEPALA, akhir_kepala + 1):
        deret = zip(lembar.kolom, lebar, strict=True)
        banyak = (banyak_baris(k.judul, n) for k, n in deret if k.tampil)
        atur_tinggi(ws, nomor, -(-max(banyak, default=1) // (akhir_kepala - BARIS_KEPALA + 1)))
    for nomor, baris in enumerate(lembar.tabel.baris, akhir_kepala + 1):
        banyak = (
            -(-banyak_baris(sel.teks, sum(lebar[i - 1 : i - 1 + sel.lebar])) // sel.tinggi)
            for i, kolom, sel in _sel_baris(lembar, baris)
            if kolom.tampil
        )
        atur_tinggi(ws, nomor, max(banyak, default=1))


def _nomor(lembar: Lembar) -> range:
    return range(1, len(lembar.kolom) + 1)


def jumlah_kolom(lembar: Lembar, alamat: str) -> str:
    """The sum of the detail rows above, "" where that is not what the cell says."""
    lajur = alamat.rstrip("0123456789")
    nomor = int(alamat[len(lajur) :])
    rinci = [
        f"{lajur}{n}"
        for n in range(BARIS_KEPALA, nomor)
        if lembar.terhitung.get(f"{lajur}{n}", ("", None))[1] == JenisBaris.RINCI
    ]
    jumlah = sum((lembar.angka[a].nilai for a in rinci), Decimal(0))
    if len(rinci) < 2 or jumlah != lembar.angka[alamat].nilai:
        return ""
    return f"=SUM({','.join(rentang(rinci))})"
