"""Where a value was entered: the change reason that an import leaves in the history."""

from capaian.kueri.jejak import BUKU_KERJA

MAKS = 100  # length of history_change_reason


def alasan(nama: str, lembar: str = "", baris: int | None = None) -> str:
    """Return "buku: nama.xlsx, lembar realisasi, baris 7"; a long name is cut in its middle."""
    tempat = f", lembar {lembar}" if lembar else ""
    tempat += f", baris {baris}" if baris else ""
    sisa = MAKS - len(BUKU_KERJA) - len(tempat)
    if len(nama) > sisa:
        depan = sisa // 2
        nama = f"{nama[:depan]}…{nama[len(nama) - (sisa - depan - 1) :]}"
    return f"{BUKU_KERJA}{nama}{tempat}"
