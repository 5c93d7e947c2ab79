"""What the pages of a review show: checklist rows with links to their evidence, comments."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import quote

from django.template.loader import get_template
from django.urls import reverse
from django.utils.safestring import SafeString

from capaian.laporan.isi_daftar import jangkar as id_html
from capaian.laporan.pohon import Blok, DaftarOtomatis, Laporan
from capaian.models import CatatanReviu, JawabanReviu, LaporanKinerja, Reviu
from capaian.reviu.jangkar import Tempat, cari_tempat, jangkar_blok, nama_blok
from capaian.reviu.keadaan import reviu_terakhir
from capaian.reviu.lembar import catatan_reviu
from capaian.sajian_versi import ambil_versi, rekaman_terakhir, sajikan_rekaman
from lakip.instansi.izin import Izin, SiapaPun, boleh
from renstra.models import TahunKinerja


@dataclass(frozen=True)
class BarisDaftar:
    """An item with what its form shows: stored, or as it was typed when it could not be saved."""

    j: JawabanReviu
    jawaban: str
    bukti: str
    alasan: str
    asal: str
    tautan: tuple[tuple[str, str], ...]


def alamat_tempat(laporan: LaporanKinerja, tempat: Tempat) -> str:
    """The address of a place on the reading pages of the version; "" when it is not printed."""
    if not tempat.bab:
        return ""
    tk = laporan.tahun_kinerja
    bagian = {"kode": tk.opd.kode, "tahun": tk.tahun, "versi": laporan.versi, "kunci": tempat.bab}
    return f"{reverse('capaian:laporan_bab', kwargs=bagian)}#{quote(tempat.html, safe=':')}"


def butir_daftar(
    reviu: Reviu, kirim: Mapping[str, str] | None = None
) -> list[tuple[str, list[BarisDaftar]]]:
    """The checklist by group; ``kirim`` is a form that could not be saved.

    Raises TidakDapatDimuat when the recording cannot be read.
    """
    laporan = reviu.laporan
    rekaman = reviu.rekaman or rekaman_terakhir(laporan)
    pohon = sajikan_rekaman(rekaman)
    jawaban = reviu.jawaban.select_related("butir", "oleh").order_by("butir__urutan")
    baris = [_baris(j, laporan, pohon, kirim or {}) for j in jawaban]
    return [(k, list(isi)) for k, isi in groupby(baris, key=lambda b: b.j.butir.kelompok)]


def _baris(
    j: JawabanReviu, laporan: LaporanKinerja, pohon: Laporan, kirim: Mapping[str, str]
) -> BarisDaftar:
    pk = j.butir_id
    tempat = (cari_tempat(pohon, r) for r in j.rujukan)
    # Two facts of one table are one place to look.
    tautan = {t.uraian: alamat_tempat(laporan, t) for t in tempat if t is not None}
    return BarisDaftar(
        j,
        kirim.get(f"jawaban-{pk}", j.jawaban),
        kirim.get(f"bukti-{pk}", j.bukti),
        kirim.get(f"alasan-{pk}", j.alasan),
        kirim.get(f"asal-{pk}", j.jawaban),
        tuple((uraian, alamat) for uraian, alamat in tautan.items() if alamat),
    )


@dataclass(frozen=True)
class ButirCatatan:
    """A comment with the address of its place and what stands there now, where that changed."""

    c: CatatanReviu
    alamat: str
    html: str
    kini: str = ""
    hilang: bool = False


def daftar_catatan(reviu: Reviu) -> list[ButirCatatan]:
    """The comments with their places on the version's pages.

    Raises TidakDapatDimuat when the recording cannot be read.
    """
    catatan = catatan_reviu(reviu)
    if not catatan:
        return []
    pohon = sajikan_rekaman(rekaman_terakhir(reviu.laporan))
    return [_butir(c, reviu.laporan, pohon) for c in catatan]


def _butir(c: CatatanReviu, laporan: LaporanKinerja, pohon: Laporan) -> ButirCatatan:
    if not c.jangkar:
        return ButirCatatan(c, "", "")
    tempat = cari_tempat(pohon, c.jangkar)
    if tempat is None:
        return ButirCatatan(c, "", "", hilang=True)
    kini = tempat.kutipan if tempat.kutipan != c.kutipan else ""
    alamat = alamat_tempat(laporan, tempat) if laporan.beku else ""
    return ButirCatatan(c, alamat, tempat.html, kini)


@dataclass(frozen=True)
class TepiCatatan:
    """Comments of a version at the edge of its reading pages.

    ``banyak`` counts them by HTML id of the block, ``angka`` by fact; ``tulis`` is the address for
    a new one, "" for who may not; ``baca`` that of the list.
    """

    banyak: Mapping[str, int]
    angka: Mapping[str, int]
    tulis: str
    baca: str

    def gambar(self, blok: Blok) -> SafeString:
        """The links after a block: how many comments it has, and the way to write one."""
        banyak = self.banyak.get(id_html(blok), 0)
        if not banyak and (not self.tulis or isinstance(blok, DaftarOtomatis)):
            return SafeString()
        isi = {
            "tepi": self,
            "banyak": banyak,
            "di": id_html(blok),
            "jangkar": jangkar_blok(blok),
            "nama": nama_blok(blok),
        }
        return get_template("reviu/_tepi.html").render(isi)


def tepi_versi(pembaca: SiapaPun, tahun_kinerja: TahunKinerja, versi: int) -> TepiCatatan | None:
    """What the reading pages show of the last round of review; None without a review.

    Raises TidakDapatDimuat when the recording cannot be read.
    """
    laporan = ambil_versi(tahun_kinerja, versi)
    reviu = reviu_terakhir(laporan)
    if reviu is None:
        return None
    reviu.laporan = laporan
    dasar = [tahun_kinerja.opd.kode, tahun_kinerja.tahun, versi]
    catatan = daftar_catatan(reviu)
    tulis = reviu.ditutup is None and boleh(pembaca, Izin.REVIU, tahun_kinerja.opd)
    return TepiCatatan(
        Counter(b.html for b in catatan if b.html),
        Counter(b.c.jangkar for b in catatan),
        reverse("reviu:catatan_baru", args=dasar) if tulis else "",
        reverse("reviu:catatan", args=dasar),
    )
