"""Print the table of a report's steps as README shows it."""

from typing import Any

from django.core.management.base import BaseCommand

from capaian.reviu.alur import JALAN, Jalan, jalan_dari


def tabel_alur() -> str:
    """Every step forward with who takes it, what it means, and who may take the report back."""
    baris = ["| Dari | Ke | Peran | Arti | Kembali ke draf oleh |", "|---|---|---|---|---|"]
    baris += [
        f"| {j.dari.label} | {j.ke.label} | {_peran(j)} | {j.uraian} | {_kembali(j)} |"
        for j in JALAN
        if not j.mundur
    ]
    return "\n".join(baris)


def _peran(jalan: Jalan) -> str:
    return ", ".join(jalan.peran)


def _kembali(jalan: Jalan) -> str:
    """Who may take it back from where this step leads; nobody once it is final."""
    mundur = [j for j in jalan_dari(jalan.ke, perlu_reviu=True) if j.mundur]
    return _peran(mundur[0]) if mundur else "–"


class Command(BaseCommand):
    """The code is the source; README's table is checked against it."""

    help = "Mencetak tabel langkah laporan untuk README."

    def handle(self, *_args: Any, **_options: Any) -> None:
        self.stdout.write(tabel_alur())
