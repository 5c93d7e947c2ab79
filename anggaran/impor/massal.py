"""Writes many SPJ rows at once, past the ORM: one statement, inside the caller's transaction.

Allowed because RealisasiSPJ keeps no history: the file itself is its history.
"""

from collections.abc import Iterable, Sequence

from django.db import connection

from anggaran.models import RealisasiSPJ

from .perubahan import Kunci, Nilai

MEDAN = (
    *("berkas", "pos", "rekening", "belanja", "rujukan", "uraian", "pagu", "saldo_awal", "nilai"),
    *("lembar", "baris", "kolom"),
)


def _nama_kolom(medan: Iterable[str]) -> str:
    return ", ".join(
        connection.ops.quote_name(RealisasiSPJ._meta.get_field(m).column) for m in medan
    )


def baca_nilai(berkas: int) -> dict[Kunci, Nilai]:
    """The rows of an import by key, in whole sen."""
    kolom = _nama_kolom(["pos", "rekening", "belanja", "rujukan", "pagu", "saldo_awal", "nilai"])
    tabel = connection.ops.quote_name(RealisasiSPJ._meta.db_table)
    with connection.cursor() as kursor:
        kursor.execute(f"SELECT {kolom} FROM {tabel} WHERE berkas_id = %s", [berkas])  # noqa: S608 - names of our own columns
        return {satu[:4]: satu[4:] for satu in kursor.fetchall()}


def tulis_baris(baris: Iterable[Sequence[object]]) -> None:
    """Insert rows in the order of MEDAN: ids for relations, whole sen for amounts.

    ``baris`` must not ask the database anything: PostgreSQL's connection is busy copying.
    """
    tabel = connection.ops.quote_name(RealisasiSPJ._meta.db_table)
    kolom = _nama_kolom(MEDAN)
    with connection.cursor() as kursor:
        if connection.vendor == "postgresql":
            with kursor.copy(f"COPY {tabel} ({kolom}) FROM STDIN") as salin:
                for satu in baris:
                    salin.write_row(satu)
            return
        tanda = ", ".join(["%s"] * len(MEDAN))
        kursor.executemany(f"INSERT INTO {tabel} ({kolom}) VALUES ({tanda})", baris)  # noqa: S608 - names of our own columns
