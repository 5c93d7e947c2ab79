"""What a recorded report gains on its way to publication: standing, statement, QR code. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from capaian.laporan.pohon import Bab, Blok, Laporan, Paragraf, Potongan, TandaTangan

KUNCI_PERNYATAAN = "pernyataan-reviu"
KUNCI_LAMPIRAN = "lampiran-checklist-reviu"


@dataclass(frozen=True)
class Pernyataan:
    """The reviewer's statement of a reviewed report, a page of its own after the cover.

    ``pembuka`` are centred lines under the heading (agency, fiscal year), ``isi`` its paragraphs
    as the reviewer's conclusion has them; ``tanda_tangan`` keeps the place of the signature.
    ``lampiran`` (the checklist) becomes the last attachment where there is one.
    """

    isi: tuple[str, ...]
    tanda_tangan: TandaTangan
    judul: str = "Pernyataan Telah Direviu"
    pembuka: tuple[str, ...] = ()
    lampiran: tuple[Blok, ...] = ()
    judul_lampiran: str = "Formulir Checklist Reviu"


def lengkapi(
    laporan: Laporan,
    *,
    status: str,
    versi: int,
    pernyataan: Pernyataan | None = None,
    kode: str = "",
    alamat_verifikasi: str = "",
) -> Laporan:
    """The recorded tree as it is shown now; its own content stays as it was recorded.

    ``kode`` and ``alamat_verifikasi`` are printed on the cover of a final version.
    """
    sampul = replace(laporan.sampul, kode=kode, alamat_verifikasi=alamat_verifikasi)
    bab = laporan.bab
    if pernyataan is not None:
        bab = (_halaman(pernyataan), *bab, *_lampiran(pernyataan, bab))
    return replace(laporan, status=status, versi=versi, sampul=sampul, bab=bab)


def _halaman(p: Pernyataan) -> Bab:
    isi: list[Blok] = [
        Paragraf(f"{KUNCI_PERNYATAAN}/pembuka-{n}", (Potongan(baris, tebal=True),))
        for n, baris in enumerate(p.pembuka, 1)
    ]
    isi += [
        Paragraf(f"{KUNCI_PERNYATAAN}/{n}", (Potongan(teks),)) for n, teks in enumerate(p.isi, 1)
    ]
    return Bab(KUNCI_PERNYATAAN, p.judul, (*isi, p.tanda_tangan), jenis="depan")


def _lampiran(p: Pernyataan, bab: tuple[Bab, ...]) -> Iterator[Bab]:
    if p.lampiran:
        nomor = 1 + sum(b.jenis == "lampiran" for b in bab)
        judul = f"Lampiran {nomor}"
        yield Bab(KUNCI_LAMPIRAN, p.judul_lampiran, p.lampiran, judul, "lampiran")
