"""Make an Office file's bytes depend on its content alone."""

import io
import re
import zipfile

_WAKTU = (1980, 1, 1, 0, 0, 0)
_SIFAT = "docProps/core.xml"
_KAPAN = re.compile(rb"<dcterms:(created|modified)\b[^>]*>[^<]*</dcterms:\1>")


def tetapkan(isi: bytes) -> bytes:
    """The same .docx or .xlsx without the times of its making."""
    keluaran = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(isi)) as lama,
        zipfile.ZipFile(keluaran, "w", zipfile.ZIP_DEFLATED) as baru,
    ):
        for nama in lama.namelist():
            bagian = lama.read(nama)
            if nama == _SIFAT:
                bagian = _KAPAN.sub(b"", bagian)
            baru.writestr(zipfile.ZipInfo(nama, _WAKTU), bagian, zipfile.ZIP_DEFLATED)
    return keluaran.getvalue()
