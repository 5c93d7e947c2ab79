"""Other file formats from a worksheet's cells, and files that no reader should trust."""

import csv
import io
import zipfile
from html import escape

import xlwt
from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

WAKTU_ZIP = (2026, 1, 1, 0, 0, 0)


def stabil(isi: bytes, ubah: dict[str, bytes] | None = None) -> bytes:
    """The archive with fixed times and, where given, other parts: the same bytes every time."""
    hasil = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(isi)) as asal, zipfile.ZipFile(hasil, "w") as baru:
        for bagian in asal.infolist():
            data = (ubah or {}).get(bagian.filename, asal.read(bagian.filename))
            if bagian.filename == "docProps/core.xml":
                data = _tanpa_waktu(data)
            baru.writestr(zipfile.ZipInfo(bagian.filename, WAKTU_ZIP), data, zipfile.ZIP_DEFLATED)
        for nama in (ubah or {}).keys() - {b.filename for b in asal.infolist()}:
            baru.writestr(
                zipfile.ZipInfo(nama, WAKTU_ZIP), (ubah or {})[nama], zipfile.ZIP_DEFLATED
            )
    return hasil.getvalue()


def _tanpa_waktu(data: bytes) -> bytes:
    teks = data.decode()
    for tanda in ("dcterms:created", "dcterms:modified"):
        awal, akhir = teks.index(f"<{tanda}"), teks.index(f"</{tanda}>")
        buka = teks.index(">", awal) + 1
        teks = f"{teks[:buka]}2026-01-01T00:00:00Z{teks[akhir:]}"
    return teks.encode()


def xlsx(buku: Workbook) -> bytes:
    """The workbook as .xlsx with stable bytes."""
    isi = io.BytesIO()
    buku.save(isi)
    return stabil(isi.getvalue())


def kisi(ws: Worksheet) -> list[list[object]]:
    """The cells of a sheet as rows; blank is ""."""
    return [["" if s is None else s for s in baris] for baris in ws.iter_rows(values_only=True)]


def csv_teks(baris: list[list[object]], *, pemisah: str, sandi: str) -> bytes:
    """Rows as CSV."""
    isi = io.StringIO()
    csv.writer(isi, delimiter=pemisah, lineterminator="\r\n").writerows(baris)
    return isi.getvalue().encode(sandi)


def xls(ws: Worksheet) -> bytes:
    """The sheet as a real .xls (BIFF8), merged areas kept."""
    buku = xlwt.Workbook(encoding="utf-8")
    lembar = buku.add_sheet(ws.title)
    gabungan = {(a.min_row - 1, a.min_col - 1): a for a in ws.merged_cells.ranges}
    for r, baris in enumerate(kisi(ws)):
        for k, isi in enumerate(baris):
            if area := gabungan.get((r, k)):
                lembar.write_merge(r, area.max_row - 1, k, area.max_col - 1, isi)
            elif isi != "":
                lembar.write(r, k, isi)
    hasil = io.BytesIO()
    buku.save(hasil)
    return hasil.getvalue()


def html(ws: Worksheet) -> bytes:
    """The sheet as an HTML table, the way web applications "export to Excel"."""
    gabungan = {(a.min_row, a.min_col): a for a in ws.merged_cells.ranges}
    tertutup = {
        (r, k)
        for a in ws.merged_cells.ranges
        for r in range(a.min_row, a.max_row + 1)
        for k in range(a.min_col, a.max_col + 1)
    } - set(gabungan)
    bagian = ['<html><head><meta charset="utf-8"></head><body><table border="1">']
    for r, baris in enumerate(kisi(ws), 1):
        bagian.append("<tr>")
        for k, isi in enumerate(baris, 1):
            if (r, k) in tertutup:
                continue
            area = gabungan.get((r, k))
            bentang = (
                f' rowspan="{area.max_row - r + 1}" colspan="{area.max_col - k + 1}"'
                if area
                else ""
            )
            teks = f"{isi:,}".replace(",", ".") + ",00" if isinstance(isi, int) else str(isi)
            bagian.append(f"<td{bentang}>{escape(teks)}</td>")
        bagian.append("</tr>")
    return "\n".join([*bagian, "</table></body></html>"]).encode()


_ODS_ISI = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content office:version="1.2"
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>
<table:table table:name="{nama}">{baris}</table:table>
</office:spreadsheet></office:body></office:document-content>"""
_ODS_JENIS = "application/vnd.oasis.opendocument.spreadsheet"


def ods(ws: Worksheet) -> bytes:
    """The sheet as .ods."""

    def sel(isi: object) -> str:
        if isinstance(isi, int):
            return f'<table:table-cell office:value-type="float" office:value="{isi}"/>'
        if isi == "":
            return "<table:table-cell/>"
        return (
            '<table:table-cell office:value-type="string"><text:p>'
            f"{escape(str(isi))}</text:p></table:table-cell>"
        )

    baris = "".join(f"<table:table-row>{''.join(map(sel, b))}</table:table-row>" for b in kisi(ws))
    return arsip(
        {
            "mimetype": _ODS_JENIS.encode(),
            "content.xml": _ODS_ISI.format(nama=escape(ws.title), baris=baris).encode(),
            "META-INF/manifest.xml": (
                '<?xml version="1.0"?><manifest:manifest '
                'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
                f'<manifest:file-entry manifest:media-type="{_ODS_JENIS}" '
                'manifest:full-path="/"/></manifest:manifest>'
            ).encode(),
        }
    )


def arsip(bagian: dict[str, bytes]) -> bytes:
    """A zip of these parts with fixed times."""
    hasil = io.BytesIO()
    with zipfile.ZipFile(hasil, "w") as zipnya:
        for nama, data in bagian.items():
            cara = zipfile.ZIP_STORED if nama == "mimetype" else zipfile.ZIP_DEFLATED
            zipnya.writestr(zipfile.ZipInfo(nama, WAKTU_ZIP), data, cara)
    return hasil.getvalue()


def tanpa_hasil(isi: bytes, lembar: str = "xl/worksheets/sheet1.xml") -> bytes:
    """The workbook with every formula's empty result element removed, as exceljs writes it."""
    with zipfile.ZipFile(io.BytesIO(isi)) as zipnya:
        xml = zipnya.read(lembar)
    for kosong in (b"<v></v>", b"<v />", b"<v/>"):
        xml = xml.replace(b"</f>" + kosong, b"</f>")
    return stabil(isi, {lembar: xml})


def ole(nama: str) -> bytes:
    """The start of an OLE file whose directory names one stream: enough to be recognised."""
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + nama.encode("utf-16-le") + bytes(2048)
