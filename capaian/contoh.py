"""What demo people did in the demo year that is being filled: so that each role has work to see."""

from decimal import Decimal

from django.db import transaction

from anggaran.models import TargetTriwulan
from capaian.models import JenisIsian, RealisasiIndikator
from capaian.pengisian import simpan_isian
from capaian.verifikasi import Keputusan, daftar_isian, putuskan
from lakip.instansi.contoh import PENGGUNA
from lakip.instansi.models import Pengguna, Penugasan
from renstra.models import TahunKinerja

DIISI = ("IK3", 3, Decimal(69))
"""What the operator entered last, and nobody verified: indicator, quarter, figure."""
DIKEMBALIKAN = ("IK1", 2, "Lampirkan rekap pembinaan per kecamatan (contoh).")
"""What the verifikator sent back: indicator, quarter, reason."""


def sedang_diisi(tk: TahunKinerja) -> bool:
    """Whether the year has quarterly targets and no figure of the year yet."""
    setahun = RealisasiIndikator.objects.filter(tahun_kinerja=tk, triwulan=0)
    return TargetTriwulan.objects.filter(tahun_kinerja=tk).exists() and not setahun.exists()


@transaction.atomic
def isi_tahun_berjalan(tk: TahunKinerja) -> None:
    """Let the demo people work on the year by the functions that the pages use.

    Nothing happens where one of them is missing: the account of that name is a real person's.
    """
    operator, verifikator = orang_contoh("operator"), orang_contoh("verifikator")
    if operator is None or verifikator is None:
        return
    kode, triwulan, nilai = DIISI
    indikator = tk.renstra.indikator.filter(kode=kode).first() if tk.renstra else None
    if indikator is not None:
        simpan_isian(
            tahun_kinerja=tk,
            indikator=indikator,
            triwulan=triwulan,
            isian={"nilai": nilai, "sumber": "Isian operator (angka contoh)"},
            penjelasan="",
            versi_dibaca=0,
            oleh=operator,
        )
    kode, triwulan, alasan = DIKEMBALIKAN
    kembali = [
        i
        for i in daftar_isian(tk)
        if (i.jenis, i.kode, i.triwulan) == (JenisIsian.INDIKATOR, kode, triwulan)
    ]
    putuskan(
        tahun_kinerja=tk,
        isian=kembali,
        keputusan=Keputusan.DIKEMBALIKAN,
        alasan=alasan,
        oleh=verifikator,
    )


def orang_contoh(peran: str) -> Pengguna | None:
    """The demo user of that role."""
    milik = {"peran": Penugasan.Peran(peran), "pengguna__nama": PENGGUNA[peran]}
    tugas = Penugasan.objects.filter(pengguna__username=peran, **milik).first()
    return tugas.pengguna if tugas else None
