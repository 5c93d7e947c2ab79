"""The list of rules for the README, made from the register."""

from capaian.periksa.aturan import menurut_jenis
from capaian.periksa.temuan import Jenis


def tabel_aturan(jenis: Jenis) -> str:
    """Return the rules of one kind as a Markdown table."""
    baris = [
        f"| `{a.kode}` | {a.judul} | {a.tingkat.value} | {a.dasar} | {a.tindakan} |"
        for a in menurut_jenis(jenis)
    ]
    kepala = ["| kode | temuan | tingkat | dasar | yang perlu dilakukan |", "|---|---|---|---|---|"]
    return "\n".join([*kepala, *baris])
