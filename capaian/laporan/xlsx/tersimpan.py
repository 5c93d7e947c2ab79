"""Store the value of every formula in the file, which openpyxl cannot.

Without it a preview, a phone or another program that does not compute shows empty cells.
"""

import io
import re
import zipfile
from collections.abc import Mapping
from decimal import Decimal

from openpyxl import load_workbook

_SEL = re.compile(r'<c r="([A-Z]+[0-9]+)"([^>]*)><f>([^<]*)</f><v\s*/?>(?:</v>)?</c>')


def isi_nilai(isi: bytes, nilai: Mapping[str, Mapping[str, Decimal]]) -> bytes:
    """The workbook with these values, by sheet and address, beside their formulas."""
    bagian = _bagian_lembar(isi)
    keluaran = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(isi)) as lama,
        zipfile.ZipFile(keluaran, "w", zipfile.ZIP_DEFLATED) as baru,
    ):
        for nama in lama.namelist():
            data = lama.read(nama)
            if nama in bagian and nilai.get(bagian[nama]):
                data = _lengkapi(data.decode(), nilai[bagian[nama]]).encode()
            baru.writestr(nama, data)
    return keluaran.getvalue()


def _bagian_lembar(isi: bytes) -> dict[str, str]:
    """The name of each sheet by its part; openpyxl numbers the parts in order."""
    nama = load_workbook(io.BytesIO(isi), read_only=True).sheetnames
    return {f"xl/worksheets/sheet{n}.xml": satu for n, satu in enumerate(nama, 1)}


def _lengkapi(xml: str, nilai: Mapping[str, Decimal]) -> str:
    def ganti(cocok: re.Match[str]) -> str:
        alamat, sifat, rumus = cocok.groups()
        return f'<c r="{alamat}"{sifat}><f>{rumus}</f><v>{nilai[alamat]:f}</v></c>'

    return _SEL.sub(ganti, xml)
