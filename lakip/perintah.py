"""Commands whose wrong usage is told in Indonesian."""

import re
from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandError, CommandParser

SALAH_PAKAI = 2

# What argparse says, in the words of Python 3.11, and what the user reads.
_KATA = tuple(
    (re.compile(pola), ganti)
    for pola, ganti in (
        (r"the following arguments are required: (.+)", r"wajib diisi: \1"),
        (r"argument (.+?): invalid int value: '(.*)'", r"\1 harus bilangan bulat, bukan “\2”"),
        (
            r"argument (.+?): invalid choice: (.+) \(choose from (.+)\)",
            r"\1 tidak mengenal \2; pilihannya \3",
        ),
        (r"argument (.+?): expected one argument", r"\1 harus diikuti isinya"),
        (r"unrecognized arguments: (.+)", r"tidak dikenal: \1"),
    )
)


def kata_salah(pesan: str) -> str:
    """Return what argparse refuses in Indonesian; a sentence that is not known stays as it is."""
    for pola, ganti in _KATA:
        if cocok := pola.fullmatch(pesan):
            return cocok.expand(ganti)
    return pesan


class Perintah(BaseCommand):
    """A command that ends with exit 2 and Indonesian words when it is used wrongly."""

    def create_parser(self, prog_name: str, subcommand: str, **kwargs: Any) -> CommandParser:
        """Return Django's parser with another way to refuse."""
        parser = super().create_parser(prog_name, subcommand, **kwargs)

        def tolak(pesan: str) -> NoReturn:
            pesan = f"{kata_salah(pesan)}."
            if not parser.called_from_command_line:
                raise CommandError(pesan, returncode=SALAH_PAKAI)
            cara = parser.format_usage().removeprefix("usage: ")
            parser.exit(SALAH_PAKAI, f"Salah pakai: {pesan}\nCara pakai: {cara}")

        parser.error = tolak  # type: ignore[method-assign]  # Django builds its own parser class
        return parser
