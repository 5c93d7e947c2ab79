"""Print the table of roles and permissions as README shows it."""

from typing import Any

from django.core.management.base import BaseCommand

from lakip.instansi.izin import PER_UNIT, PERAN, Izin
from lakip.instansi.models import Penugasan


def tabel_peran() -> str:
    """Roles with their purpose, then who may do what, as Markdown."""
    nama = [Penugasan.Peran(kode).label for kode in PERAN]
    baris = ["| Peran | Tugas |", "|---|---|"]
    baris += [f"| {n} | {k.uraian} |" for n, k in zip(nama, PERAN.values(), strict=True)]
    baris += ["", f"| Boleh | {' | '.join(nama)} |", "|---" * (len(nama) + 1) + "|"]
    for izin in Izin:
        tanda = [("ya" if izin in kelas.izin else "") for kelas in PERAN.values()]
        label = izin.label + (" (menurut unitnya)" if izin in PER_UNIT else "")
        baris.append(f"| {label} | {' | '.join(tanda)} |")
    return "\n".join(baris)


class Command(BaseCommand):
    """The code is the source; README's table is checked against it."""

    help = "Mencetak tabel peran dan izin untuk README."

    def handle(self, *_args: Any, **_options: Any) -> None:
        self.stdout.write(tabel_peran())
