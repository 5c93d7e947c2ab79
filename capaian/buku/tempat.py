"""Places that a workbook names and the report does not have: kept, but told of."""

from collections.abc import Iterator, Mapping

from capaian.laporan.kerangka import kunci_dikenal

from .indeks import Simpul
from .lembar_laporan import BAGIAN, TABEL_DATA, TEKS
from .naskah import terdekat
from .spesifikasi import Lembar


def tak_tercetak(simpul: Mapping[Lembar, list[Simpul]]) -> Iterator[str]:
    """Sentences about texts and tables whose part no report outline knows, with their rows.

    They are no errors: a part that somebody removed leaves its text behind, and that text must
    survive a way out and back. A part that is only switched off, or of another manner, is known.
    """
    dikenal = kunci_dikenal() | {s.kunci[0] for s in simpul[BAGIAN]}
    for lembar, kolom in ((TEKS, "kunci"), (TABEL_DATA, "letak")):
        for satu in simpul[lembar]:
            kunci = str(satu.isi.get(kolom) or "")
            if satu.baris and kunci and not {kunci, kunci.partition(".")[0]} & dikenal:
                yield (
                    f"Lembar {satu.nama_lembar}, baris {satu.baris.nomor}: kerangka laporan tidak "
                    f"mempunyai bagian “{kunci}”, jadi isinya disimpan tetapi tidak dicetak."
                    f"{terdekat(kunci, dikenal)}"
                )
