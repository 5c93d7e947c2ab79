"""Evidence of entered values: adding files and links, finding and removing them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from anggaran.models import Keluaran
from capaian.jadwal import nama_periode, wajib_terbuka
from capaian.models import Bukti
from lakip.instansi.hapus import hapus
from lakip.instansi.izin import Izin
from lakip.instansi.kejadian import catat
from lakip.instansi.models import Kejadian, Pengguna
from lakip.instansi.simpanan import simpan_unggahan
from renstra.models import Indikator, TahunKinerja

Pemilik = Indikator | Keluaran
"""What evidence belongs to."""
Kunci = tuple[str, int, int]
"""Field of the owner ("indikator" or "keluaran"), its key, and the period."""


def bukti_tahun(tk: TahunKinerja) -> dict[Kunci, list[Bukti]]:
    """All evidence of the agency-year by what it belongs to. One query."""
    hasil: dict[Kunci, list[Bukti]] = defaultdict(list)
    for b in Bukti.objects.filter(tahun_kinerja=tk).select_related("berkas", "oleh"):
        medan = "indikator" if b.indikator_id else "keluaran"
        hasil[medan, b.indikator_id or b.keluaran_id, b.triwulan].append(b)
    return dict(hasil)


def bukti_nilai(
    semua: dict[Kunci, list[Bukti]], milik: tuple[str, int], triwulan: int
) -> list[Bukti]:
    """The evidence of a quarter's value; that of a yearly value is the evidence of every period."""
    periode: Iterable[int] = (triwulan,) if triwulan else range(5)
    return [b for p in periode for b in semua.get((*milik, p), [])]


def bukti_fakta(tk: TahunKinerja, fakta: str) -> list[Bukti] | None:
    """The evidence of the value that a fact of this year states; None for a fact without any.

    ``fakta`` is its name: "realisasi:IK1", or "keluaran:" with the node's code and "#" and number.
    """
    jenis, _, kunci = fakta.partition(":")
    semua = Bukti.objects.filter(tahun_kinerja=tk).select_related("berkas", "oleh")
    if jenis == "realisasi" and "@" not in kunci and "#" not in kunci:
        return list(semua.filter(indikator__kode=kunci).order_by("triwulan", "pk"))
    if jenis == "keluaran" and "@" not in kunci:
        pos, _, nomor = kunci.partition("#")
        nomor = nomor if nomor.isdecimal() else "1"
        milik = semua.filter(keluaran__pos__kode=pos, keluaran__nomor=nomor)
        return list(milik.order_by("triwulan", "pk"))
    return None


def tambah_bukti(
    *,
    tahun_kinerja: TahunKinerja,
    pemilik: Pemilik,
    triwulan: int,
    berkas: Sequence[UploadedFile] = (),
    tautan: str = "",
    halaman: str = "",
    uraian: str = "",
    oleh: Pengguna,
) -> list[Bukti]:
    """Keep files and a link as evidence of the value for a period; all of them or none.

    Raises ValidationError for a file whose content or size is not accepted and for a link that is
    none, PeriodeTertutup when the period is closed.
    """
    isi: list[dict[str, Any]] = [
        {"berkas": simpan_unggahan(b), "nama": (b.name or "berkas")[-255:]} for b in berkas
    ]
    if tautan:
        isi.append({"tautan": tautan})
    medan = "indikator" if isinstance(pemilik, Indikator) else "keluaran"
    sama = {medan: pemilik, "triwulan": triwulan, "halaman": halaman, "uraian": uraian}
    with transaction.atomic():
        wajib_terbuka(tahun_kinerja, triwulan)
        return [_tambah(Bukti(tahun_kinerja=tahun_kinerja, oleh=oleh, **sama, **x)) for x in isi]


def _tambah(bukti: Bukti) -> Bukti:
    bukti.full_clean()
    bukti._history_user = bukti.oleh
    bukti.save()
    tk, pemilik = bukti.tahun_kinerja, bukti.indikator or bukti.keluaran
    catat(
        "tambah_bukti",
        oleh=bukti.oleh,
        opd=tk.opd,
        tahun=tk.tahun,
        objek=str(pemilik),
        uraian=f"Bukti “{bukti}” ditambahkan untuk {nama_periode(bukti.triwulan).lower()}.",
        data={"bukti": str(bukti.kunci), "triwulan": bukti.triwulan},
    )
    return bukti


def hapus_bukti(bukti: Bukti, *, oleh: Pengguna) -> Kejadian:
    """Take evidence away; the log lets it be brought back. Raises PeriodeTertutup."""
    tk = bukti.tahun_kinerja
    with transaction.atomic():
        wajib_terbuka(tk, bukti.triwulan)
        bukti._history_user = oleh
        return hapus(bukti, oleh=oleh, opd=tk.opd, izin=Izin.ISI_REALISASI, tahun=tk.tahun)
