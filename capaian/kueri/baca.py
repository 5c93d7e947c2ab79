"""A short read transaction that sees one state of the data and, on SQLite, takes no write lock."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def transaksi_baca() -> Iterator[None]:
    """Read everything inside from one snapshot.

    SQLite is configured to begin with IMMEDIATE, which would make readers wait for each other;
    reading begins DEFERRED instead. PostgreSQL reads REPEATABLE READ. Inside a transaction that
    is already open that one's isolation holds.
    """
    if connection.in_atomic_block:
        yield
        return
    ragam = getattr(connection, "transaction_mode", None)
    if connection.vendor == "sqlite":
        connection.transaction_mode = "DEFERRED"
    try:
        with transaction.atomic():
            if connection.vendor == "postgresql":
                with connection.cursor() as kursor:
                    kursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield
    finally:
        if connection.vendor == "sqlite":
            connection.transaction_mode = ragam
