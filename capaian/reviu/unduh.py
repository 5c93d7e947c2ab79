"""Catatan hasil reviu as workbook and PDF, from the same tables."""

from collections.abc import Callable

from django.template.loader import render_to_string
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from capaian.laporan.format import cari_format
from capaian.laporan.gambar import alamat_isi
from capaian.laporan.huruf import GAYA_HURUF, PengambilTertutup
from capaian.laporan.pohon import JenisBaris, Rata, Tabel
from capaian.laporan.xlsx.buku import tulis_tabel
from capaian.models import AnggotaReviu, Reviu
from capaian.reviu.lembar import tabel_catatan, tabel_daftar, tabel_data, tabel_smart, tabel_tim
from capaian.reviu.pernyataan import penanda
from capaian.sajian import ambil_gambar
from capaian.sajian_versi import rekaman_terakhir, sajikan_rekaman
from lakip.angka import format_tanggal
from lakip.instansi.jenis_isi import PDF

Peran = AnggotaReviu.Peran


def chr_xlsx(reviu: Reviu) -> bytes:
    """Findings, checklist, ticks, numbers and team: a sheet each.

    Raises TidakDapatDimuat when the recording cannot be read.
    """
    laporan = sajikan_rekaman(reviu.rekaman or rekaman_terakhir(reviu.laporan))
    tabel = (*_tabel_isi(reviu), tabel_data(reviu), tabel_tim(reviu))
    return tulis_tabel(laporan, tabel, daftar_isi=True)


def _tabel_isi(reviu: Reviu) -> list[Tabel]:
    """Findings and checklist, with the ticks of each indicator where there are any."""
    smart = tabel_smart(reviu)
    return [tabel_catatan(reviu), tabel_daftar(reviu), *([smart] if smart.baris else [])]


def chr_pdf(reviu: Reviu) -> bytes:
    """The same with letterhead and signatures, on landscape A4; nothing is fetched."""
    huruf, pengambil = FontConfiguration(), PengambilTertutup()
    gaya = CSS(string=GAYA_HURUF, font_config=huruf, url_fetcher=pengambil)
    html = HTML(
        string=render_to_string("reviu/chr_cetak.html", konteks_chr(reviu)), url_fetcher=pengambil
    )
    return html.write_pdf(stylesheets=[gaya], font_config=huruf, pdf_tags=True)


def konteks_chr(reviu: Reviu) -> dict[str, object]:
    """What the printed document shows."""
    tk = reviu.laporan.tahun_kinerja
    pemda = tk.opd.pemda
    lambang = ambil_gambar(pemda.lambang.sha256) if pemda.lambang else None
    tim = {a.peran: a for a in reviu.anggota.exclude(peran=Peran.ANGGOTA)}
    tanda_tangan = [
        penanda(tim[peran], _sebutan(tim[peran]))
        for peran in (Peran.KETUA, Peran.PENGENDALI, Peran.INSPEKTUR)
        if peran in tim
    ]
    tempat = f"{reviu.tempat}, {format_tanggal(reviu.tanggal)}" if reviu.tanggal else ""
    return {
        "reviu": reviu,
        "opd": tk.opd,
        "tahun_kinerja": tk,
        "lambang": alamat_isi(lambang),
        "data": siap_cetak(tabel_data(reviu)),
        "tim": siap_cetak(tabel_tim(reviu)),
        "tabel": [siap_cetak(t) for t in _tabel_isi(reviu)],
        "tempat": tempat,
        "tanda_tangan": tanda_tangan,
    }


def _sebutan(anggota: AnggotaReviu) -> str:
    """What stands over a signature: the Inspektur's jabatan, the others' role in the team."""
    if anggota.peran == Peran.INSPEKTUR and anggota.jabatan:
        return anggota.jabatan
    return str(anggota.get_peran_display())


def siap_cetak(tabel: Tabel) -> dict[str, object]:
    """A table for the print template: cells in the order of their columns."""
    tengah = {k.kunci for k in tabel.kolom if k.rata == Rata.TENGAH}
    baris = [
        {
            "kelompok": b.jenis == JenisBaris.KELOMPOK,
            "sel": [
                {
                    "teks": b.sel[k.kunci].teks,
                    "lebar": b.sel[k.kunci].lebar,
                    "tengah": k.kunci in tengah and b.sel[k.kunci].lebar == 1,
                }
                for k in tabel.kolom
                if k.kunci in b.sel
            ],
        }
        for b in tabel.baris
    ]
    return {"judul": tabel.judul, "kolom": tabel.kolom, "baris_cetak": baris}


BENTUK: dict[str, tuple[str, Callable[[Reviu], bytes]]] = {
    "xlsx": (cari_format("xlsx").jenis_isi, chr_xlsx),
    "pdf": (PDF, chr_pdf),
}
"""Media type and maker by suffix."""


def nama_berkas(reviu: Reviu, bentuk: str) -> str:
    """The name of the downloaded file."""
    laporan = reviu.laporan
    tk = laporan.tahun_kinerja
    putaran = f"-putaran-{reviu.putaran}" if reviu.putaran > 1 else ""
    return f"catatan-hasil-reviu-{tk.tahun}-{tk.opd.kode}-v{laporan.versi}{putaran}.{bentuk}"
