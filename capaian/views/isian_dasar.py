"""What the pages of entering share: breadcrumbs, period, and the kinds of figures of the period."""

from typing import Any

from django.urls import reverse

from capaian.jadwal import PERIODE, keadaan_periode, nama_periode
from capaian.views.tahun import konteks_tahun
from renstra.models import TahunKinerja


def konteks_isian(tk: TahunKinerja, triwulan: int, bagian: str, nama: str) -> dict[str, Any]:
    """The frame of an entry page; ``bagian`` is its kind: indikator, keluaran or anggaran."""
    nama_lengkap = f"{nama}, {nama_periode(triwulan)}"
    kini = keadaan_periode(tk)[triwulan]
    konteks = konteks_tahun(tk, "isian", nama_lengkap)
    konteks["remah"].insert(-1, ("Isian", reverse("capaian:isian", args=[tk.opd.kode, tk.tahun])))
    return konteks | {
        "bagian_isian": bagian,
        "triwulan": triwulan,
        "nama_periode": nama_periode(triwulan),
        "periode": [(p, nama_periode(p)) for p in PERIODE if p or bagian != "anggaran"],
        "kini": kini,
        "tertutup": kini.tertutup,
    }
