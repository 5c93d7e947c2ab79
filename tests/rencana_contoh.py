"""A small plan for tests: one Renstra with two indicators, a budget, officials, the year 2025."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from orang import Dunia, buat_dunia, buat_unit

from anggaran.models import Dukungan, Keluaran, Pagu, PosAnggaran, TahapAnggaran
from lakip.instansi.models import Pejabat, Unit
from renstra.models import Indikator, Renstra, Sasaran, TahunKinerja, TargetRenstra, Tujuan


@dataclass
class Rencana:
    """Everything that the tests name."""

    dunia: Dunia
    renstra: Renstra
    tujuan: Tujuan
    sasaran: Sasaran
    indikator: list[Indikator]
    tahun: TahunKinerja
    program: PosAnggaran
    kegiatan: PosAnggaran
    unit: dict[str, Unit]

    @property
    def alamat(self) -> str:
        return f"/opd/{self.dunia.opd.kode}/"


def buat_rencana() -> Rencana:
    dunia = buat_dunia()
    opd = dunia.opd
    unit = buat_unit(opd)
    renstra = Renstra.objects.create(
        opd=opd, kode="r25", nama="Renstra Uji", tahun_awal=2025, tahun_akhir=2027
    )
    tujuan = Tujuan.objects.create(renstra=renstra, kode="T1", uraian="Meningkatnya layanan")
    sasaran = Sasaran.objects.create(
        renstra=renstra, tujuan=tujuan, kode="S1", uraian="Layanan merata", urutan=1
    )
    indikator = [
        Indikator.objects.create(
            renstra=renstra, sasaran=sasaran, kode=f"IK{n}", nama=nama, satuan="%", urutan=n
        )
        for n, nama in enumerate(("Cakupan layanan", "Tingkat keluhan"), 1)
    ]
    for i, nilai in zip(indikator, ("30", "4.3"), strict=True):
        TargetRenstra.objects.create(indikator=i, tahun=2025, nilai=Decimal(nilai))
    tahun = TahunKinerja.objects.create(
        opd=opd, tahun=2025, renstra=renstra, susunan=unit["bidang"].susunan
    )
    program, kegiatan = _anggaran(tahun, sasaran, unit["bidang"])
    _pejabat(dunia, unit)
    return Rencana(dunia, renstra, tujuan, sasaran, indikator, tahun, program, kegiatan, unit)


def _anggaran(
    tahun: TahunKinerja, sasaran: Sasaran, bidang: Unit
) -> tuple[PosAnggaran, PosAnggaran]:
    program = PosAnggaran.objects.create(
        tahun_kinerja=tahun,
        tingkat="program",
        kode="1.06.02",
        nama="Program Layanan",
        unit=bidang,
        pernyataan_sasaran="Layanan terjangkau",
    )
    kegiatan = PosAnggaran.objects.create(
        tahun_kinerja=tahun,
        tingkat="kegiatan",
        induk=program,
        kode="1.06.02.2.01",
        nama="Kegiatan Layanan",
    )
    tahap = TahapAnggaran.objects.create(tahun_kinerja=tahun, jenis="murni", urutan=1)
    Pagu.objects.create(tahun_kinerja=tahun, tahap=tahap, pos=kegiatan, nilai=Decimal("1234567.89"))
    Keluaran.objects.create(
        tahun_kinerja=tahun,
        pos=program,
        indikator="Orang dilayani",
        satuan="orang",
        target=Decimal(50),
        realisasi=Decimal(40),
    )
    Dukungan.objects.create(tahun_kinerja=tahun, sasaran=sasaran, pos=program)
    return program, kegiatan


def _pejabat(dunia: Dunia, unit: dict[str, Unit]) -> None:
    for kode, peran, isian in (
        ("lama", "kepala_opd", {"dari": date(2020, 1, 1), "sampai": date(2025, 5, 31)}),
        ("baru", "kepala_opd", {"dari": date(2025, 6, 1), "status": "plt"}),
        ("bidang", "lain", {"dari": date(2020, 1, 1), "unit": unit["bidang"]}),
    ):
        Pejabat.objects.create(
            pemda=dunia.pemda,
            opd=dunia.opd,
            kode=kode,
            peran=peran,
            nama=f"Contoh {kode}",
            jabatan="Kepala Bidang" if kode == "bidang" else "Kepala Dinas",
            **isian,
        )
    Pejabat.objects.create(
        pemda=dunia.pemda,
        kode="wali",
        peran="kepala_daerah",
        nama="Contoh Wali",
        jabatan="Wali Kota",
        dari=date(2020, 1, 1),
    )
