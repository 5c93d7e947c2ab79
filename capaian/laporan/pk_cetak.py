"""A Perjanjian Kinerja as a PDF of its own: statement and attachment, both with signatures."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from django.template.loader import render_to_string
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from capaian.hitung import jumlah
from capaian.laporan.bahan import PK, ItemPK
from capaian.laporan.gambar import alamat_isi
from capaian.laporan.huruf import GAYA_HURUF, PengambilTertutup
from capaian.laporan.isi.pk import sebutan, tanggal
from capaian.laporan.pdf import waktu_tetap
from lakip.angka import GayaRupiah, format_nip, format_rupiah

_KEDALAMAN = {"program": "Program", "kegiatan": "Kegiatan", "sub_kegiatan": "Sub Kegiatan"}
_SASARAN = {"II": "Sasaran Strategis", "III": "Sasaran Program", "IV": "Sasaran Kegiatan"}
_BLOK = (
    ("tujuan", "Indikator Tujuan"),
    ("IKU", "Indikator Kinerja Utama"),
    ("pendukung", "Indikator Kinerja Pendukung"),
)


@dataclass(frozen=True)
class KepalaPK:
    """What stands around the PK: agency, year, level, place, emblem, and its standing."""

    opd: str
    pemda: str
    tahun: int
    level: str
    tempat: str
    alamat: str = ""
    lambang: bytes | None = None
    final: bool = False
    contoh: bool = False
    sidik: str = ""

    @property
    def tanda(self) -> str:
        """What every page says of the document's standing."""
        draf = [] if self.final else ["DRAF"]
        return " · ".join([*draf, *(["CONTOH, bukan dokumen resmi"] if self.contoh else [])])


def pdf_pk(pk: PK, kepala: KepalaPK) -> bytes:
    """The statement and the attachment as PDF; equal PK give equal bytes, nothing is fetched."""
    huruf, pengambil = FontConfiguration(), PengambilTertutup()
    konteks = konteks_pk(pk, kepala)
    gaya = render_to_string("rencana/pk_cetak.css", konteks)
    css = [CSS(string=isi, font_config=huruf, url_fetcher=pengambil) for isi in (GAYA_HURUF, gaya)]
    html = HTML(string=render_to_string("rencana/pk_cetak.html", konteks), url_fetcher=pengambil)
    with waktu_tetap():
        return html.write_pdf(font_config=huruf, stylesheets=css, pdf_tags=True)


def konteks_pk(pk: PK, kepala: KepalaPK) -> dict[str, object]:
    """What the printed document shows, every figure as text."""
    uang = [(a, _rupiah(a.nilai)) for a in pk.anggaran]
    return {
        "pk": pk,
        "kepala": kepala,
        "judul": sebutan(pk).upper(),
        "tanggal": tanggal(pk),
        "lambang": alamat_isi(kepala.lambang),
        "blok": list(_blok(pk)),
        "banyak_blok": len({i.kelompok for i in pk.item}),
        "kolom_sasaran": _SASARAN.get(kepala.level, "Sasaran"),
        "kolom_anggaran": _KEDALAMAN.get(pk.kedalaman, "Program"),
        "anggaran": uang if pk.tampilkan_anggaran else [],
        "jumlah": _rupiah(jumlah(a.nilai for a in pk.anggaran).nilai),
        "berket": any(i.keterangan for i in pk.item),
        "berket_uang": any(a.keterangan for a in pk.anggaran),
        "nip": {
            ke: format_nip(p.nip) if p and p.nip else ""
            for ke, p in (("pertama", pk.pertama), ("kedua", pk.kedua))
        },
    }


def _blok(pk: PK) -> Iterator[tuple[str, list[tuple[int, str, list[tuple[ItemPK, str]]]]]]:
    """Blocks of indicators; in each, sasaran with their indicators and printed targets."""
    for kelompok, judul in _BLOK:
        item = [i for i in pk.item if i.kelompok == kelompok]
        if item:
            yield (
                judul,
                [
                    (n, sasaran, [(i, _target(i)) for i in milik])
                    for n, (sasaran, milik) in enumerate(groupby(item, lambda i: i.sasaran_teks), 1)
                ],
            )


def _target(item: ItemPK) -> str:
    nilai = item.target.nilai
    if nilai is None:
        return "belum diisi"
    return f"{nilai.teks()}{'%' if item.satuan == '%' else ''}"


def _rupiah(nilai: Decimal | None) -> str:
    return format_rupiah(nilai, gaya=GayaRupiah.TABEL)
