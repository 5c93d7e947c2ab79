"""Small agency-years made in the database, for tests of everything that reads them.

    p = Pabrik()
    s1 = p.sasaran("S1")
    p.indikator("IK1", s1, target=80, realisasi=84.97)

Every method returns the row it made; a number may be a string so that it stays exact.
"""

from datetime import date
from decimal import Decimal
from typing import Any

from anggaran.models import (
    AnggaranPK,
    Dukungan,
    ItemPK,
    Keluaran,
    Pagu,
    PerjanjianKinerja,
    PosAnggaran,
    RealisasiAnggaran,
    TahapAnggaran,
)
from capaian.models import (
    BagianLaporan,
    BarisData,
    KolomData,
    PengaturanLaporan,
    PengaturanPengukuran,
    RealisasiIndikator,
    RiwayatKinerja,
    TabelData,
    TargetDipakai,
    TeksLaporan,
)
from lakip.instansi.models import Pemda, PerangkatDaerah
from renstra.models import Indikator, Renstra, Sasaran, Skala, TahunKinerja, TargetRenstra, Tujuan

Angka = int | str | Decimal | None

TINGKAT = ("program", "kegiatan", "sub_kegiatan")


def d(nilai: Angka) -> Decimal | None:
    """The number as Decimal; None stays None."""
    return None if nilai is None else Decimal(str(nilai))


class Pabrik:
    """Makes one agency-year; ``tahun_lain`` makes another of the same agency and Renstra."""

    def __init__(
        self,
        kode: str = "dinas-contoh",
        tahun: int = 2025,
        *,
        opd: PerangkatDaerah | None = None,
        renstra: Renstra | None = None,
    ) -> None:
        pemda, _ = Pemda.objects.get_or_create(
            kode="kota-contoh",
            defaults={
                "nama": "Pemerintah Kota Contoh",
                "sebutan_kepala": "Wali Kota Contoh",
                "ibu_kota": "Kota Contoh",
            },
        )
        self.opd = opd or PerangkatDaerah.objects.create(
            pemda=pemda, kode=kode, nama="Dinas Contoh Kota Contoh"
        )
        self.renstra = renstra or Renstra.objects.create(
            opd=self.opd,
            kode="renstra",
            nama="Renstra Dinas Contoh",
            tahun_awal=tahun - 1,
            tahun_akhir=tahun + 3,
        )
        self.tahun = tahun
        self.tk = TahunKinerja.objects.create(opd=self.opd, tahun=tahun, renstra=self.renstra)
        self.tahap = TahapAnggaran.objects.create(
            tahun_kinerja=self.tk, jenis="murni", nomor=0, urutan=1
        )
        self._urutan = 0

    def tahun_lain(self, tahun: int) -> "Pabrik":
        """Another year of the same agency under the same Renstra."""
        return Pabrik(tahun=tahun, opd=self.opd, renstra=self.renstra)

    def urut(self) -> int:
        """The next position; rows stand in the order they are made in."""
        self._urutan += 1
        return self._urutan

    def pengukuran(self, skala: str = "lan-ordinal", **isi: Any) -> PengaturanPengukuran:
        """The measurement settings."""
        pilihan = {**isi, "skala": Skala.objects.get(kode=skala, opd=None)}
        return PengaturanPengukuran.objects.create(tahun_kinerja=self.tk, **pilihan)

    def laporan(self, **isi: Any) -> PengaturanLaporan:
        """The print settings."""
        return PengaturanLaporan.objects.create(tahun_kinerja=self.tk, **isi)

    def tujuan(self, kode: str = "T1", uraian: str = "Menurunnya masalah contoh") -> Tujuan:
        return Tujuan.objects.create(
            renstra=self.renstra, kode=kode, uraian=uraian, urutan=self.urut()
        )

    def sasaran(self, kode: str = "S1", tujuan: Tujuan | None = None, uraian: str = "") -> Sasaran:
        return Sasaran.objects.create(
            renstra=self.renstra,
            kode=kode,
            tujuan=tujuan,
            uraian=uraian or f"Meningkatnya layanan {kode}",
            urutan=self.urut(),
        )

    def indikator(
        self,
        kode: str,
        induk: Sasaran | Tujuan,
        *,
        target: Angka = None,
        realisasi: Angka = None,
        **isi: Any,
    ) -> Indikator:
        """An indicator with its Renstra target and yearly realisasi, where given."""
        induknya = {"tujuan": induk} if isinstance(induk, Tujuan) else {"sasaran": induk}
        isi = {"nama": f"Persentase {kode}", "satuan": "%", **isi}
        indikator = Indikator.objects.create(
            renstra=self.renstra, kode=kode, urutan=self.urut(), **induknya, **isi
        )
        if target is not None:
            self.target_renstra(indikator, self.tahun, target)
        if realisasi is not None:
            self.realisasi(indikator, realisasi)
        return indikator

    def target_renstra(
        self,
        indikator: Indikator,
        tahun: int,
        nilai: Angka,
        atas: Angka = None,
        jenis: str = "tahun",
    ) -> TargetRenstra:
        return TargetRenstra.objects.create(
            indikator=indikator, tahun=tahun, jenis=jenis, nilai=d(nilai), nilai_atas=d(atas)
        )

    def target(self, indikator: Indikator, nilai: Angka, alasan: str) -> TargetDipakai:
        """The target typed for the year."""
        return TargetDipakai.objects.create(
            tahun_kinerja=self.tk, indikator=indikator, nilai=d(nilai), alasan=alasan
        )

    def realisasi(
        self, indikator: Indikator, nilai: Angka = None, triwulan: int = 0, **isi: Any
    ) -> RealisasiIndikator:
        isi = {k: d(v) if k in ("pembilang", "penyebut") else v for k, v in isi.items()}
        return RealisasiIndikator.objects.create(
            tahun_kinerja=self.tk, indikator=indikator, triwulan=triwulan, nilai=d(nilai), **isi
        )

    def riwayat(
        self, indikator: Indikator, tahun: int, realisasi: Angka, target: Angka = None, **isi: Any
    ) -> RiwayatKinerja:
        return RiwayatKinerja.objects.create(
            tahun_kinerja=self.tk,
            indikator=indikator,
            tahun=tahun,
            realisasi=d(realisasi),
            target=d(target),
            **isi,
        )

    def pk(
        self,
        nomor: int = 0,
        *,
        target: dict[Indikator, Angka] | None = None,
        anggaran: dict[PosAnggaran, Angka] | None = None,
        tanggal: date | None = None,
        **isi: Any,
    ) -> PerjanjianKinerja:
        """A Perjanjian Kinerja; ``nomor`` 0 is murni, from 1 on perubahan."""
        pk = PerjanjianKinerja.objects.create(
            tahun_kinerja=self.tk,
            jenis="perubahan" if nomor else "murni",
            nomor=nomor,
            tanggal=tanggal or date(self.tahun, 1, 31),
            **isi,
        )
        for urutan, (i, nilai) in enumerate((target or {}).items(), 1):
            ItemPK.objects.create(
                tahun_kinerja=self.tk,
                perjanjian=pk,
                urutan=urutan,
                indikator=i,
                sasaran_teks=str(i.sasaran or i.tujuan),
                indikator_teks=i.nama,
                satuan=i.satuan,
                nilai=d(nilai),
            )
        for urutan, (pos, nilai) in enumerate((anggaran or {}).items(), 1):
            AnggaranPK.objects.create(
                tahun_kinerja=self.tk,
                perjanjian=pk,
                urutan=urutan,
                pos=pos,
                nama=pos.nama,
                nilai=d(nilai),
            )
        return pk

    def pos(
        self,
        kode: str,
        induk: PosAnggaran | None = None,
        *,
        pagu: Angka = None,
        realisasi: Angka = None,
        **isi: Any,
    ) -> PosAnggaran:
        """A budget node one level below ``induk``, with its pagu and realisasi where given."""
        tingkat = TINGKAT[TINGKAT.index(induk.tingkat) + 1] if induk else TINGKAT[0]
        isi = {"nama": f"{tingkat.replace('_', ' ').capitalize()} {kode}", **isi}
        pos = PosAnggaran.objects.create(
            tahun_kinerja=self.tk,
            kode=kode,
            induk=induk,
            tingkat=tingkat,
            urutan=self.urut(),
            **isi,
        )
        if pagu is not None:
            Pagu.objects.create(tahun_kinerja=self.tk, tahap=self.tahap, pos=pos, nilai=d(pagu))
        if realisasi is not None:
            self.belanja(pos, realisasi)
        return pos

    def belanja(
        self, pos: PosAnggaran, nilai: Angka, bulan: int = 12, **isi: Any
    ) -> RealisasiAnggaran:
        """Money spent on a leaf in one month."""
        return RealisasiAnggaran.objects.create(
            tahun_kinerja=self.tk, pos=pos, bulan=bulan, nilai=d(nilai), **isi
        )

    def dukung(
        self,
        pemilik: Tujuan | Sasaran | Indikator,
        *pos: PosAnggaran,
        bagian: Angka = None,
        alasan: str = "",
    ) -> list[Dukungan]:
        """Links from an owner to budget nodes, or the reason why there are none."""
        medan = type(pemilik).__name__.lower()
        return [
            Dukungan.objects.create(
                tahun_kinerja=self.tk,
                pos=satu,
                bagian=d(bagian),
                alasan=alasan,
                urutan=self.urut(),
                **{medan: pemilik},
            )
            for satu in pos or (None,)
        ]

    def keluaran(
        self, pos: PosAnggaran, target: Angka, realisasi: Angka, nomor: int = 1, **isi: Any
    ) -> Keluaran:
        """An output of a budget node."""
        return Keluaran.objects.create(
            tahun_kinerja=self.tk,
            pos=pos,
            nomor=nomor,
            indikator=f"Keluaran {pos.kode}",
            satuan="orang",
            target=d(target),
            realisasi=d(realisasi),
            urutan=self.urut(),
            **isi,
        )

    def teks(self, kunci: str, isi: str) -> TeksLaporan:
        """A person's text."""
        return TeksLaporan.objects.create(tahun_kinerja=self.tk, kunci=kunci, isi=isi)

    def bagian(self, kunci: str, **isi: Any) -> BagianLaporan:
        """A change to the outline."""
        return BagianLaporan.objects.create(tahun_kinerja=self.tk, kunci=kunci, **isi)

    def tabel(
        self, kode: str, letak: str, kolom: dict[str, str], baris: list[dict[str, Any]], **isi: Any
    ) -> TabelData:
        """A free table; ``kolom`` maps keys to types, numeric ones are added up.

        A row is its cells and, with a leading underscore, ``_kunci``, ``_jenis``, ``_induk``.
        """
        tabel = TabelData.objects.create(
            tahun_kinerja=self.tk, kode=kode, judul=f"Tabel {kode}", letak=letak, **isi
        )
        for urutan, (kunci, tipe) in enumerate(kolom.items(), 1):
            KolomData.objects.create(
                tahun_kinerja=self.tk,
                tabel=tabel,
                kunci=kunci,
                judul=kunci.capitalize(),
                tipe=tipe,
                jumlahkan=tipe in ("bulat", "rupiah"),
                urutan=urutan,
            )
        for urutan, sel in enumerate(baris, 1):
            BarisData.objects.create(
                tahun_kinerja=self.tk,
                tabel=tabel,
                kunci=sel.get("_kunci", f"b{urutan}"),
                jenis=sel.get("_jenis", "rinci"),
                induk=sel.get("_induk", ""),
                alasan_beda=sel.get("_alasan_beda", ""),
                sel={k: v for k, v in sel.items() if not k.startswith("_")},
                urutan=urutan,
            )
        return tabel
