"""What the form of a grid sends, with some cells typed over."""

from typing import Any

from capaian.rencana.kisi import Kisi


def kiriman(kisi: Kisi, isian: dict[str, dict[str, str]]) -> dict[str, Any]:
    """The whole page's fields; ``isian`` holds typed texts by key of the row and column."""
    data: dict[str, Any] = {"baris": []}
    for b in kisi.daftar():
        data["baris"].append(b.kunci)
        data[f"versi-{b.kunci}"] = b.versi
        data[f"asal-{b.kunci}"] = b.asal
        for s in b.sel:
            data[f"{s.kolom.nama}-{b.kunci}"] = isian.get(b.kunci, {}).get(s.kolom.nama, s.teks)
    return data
