"""Agency, officials, organisation, settings and scales."""

from dataclasses import replace

from django.db.models import Q

from capaian.hitung import (
    AturanCelah,
    AturanFisik,
    Batas,
    Kelas,
    LingkupBatas,
    MetodeEfisiensi,
    MetodeOpd,
    MetodeSasaran,
    NilaiBatas,
    Rumus,
    Skala,
)
from capaian.laporan import bahan
from capaian.models import PengaturanLaporan, PengaturanPengukuran
from lakip.instansi.models import Berkas, Pejabat, PerangkatDaerah, SusunanOrganisasi, Unit
from renstra.models import Skala as SkalaTersimpan
from renstra.models import TahunKinerja

SKALA_BAWAAN = "lan-ordinal"


def muat_opd(opd: PerangkatDaerah) -> bahan.Opd:
    """The agency and its local government."""
    pemda = opd.pemda
    return bahan.Opd(
        kode=opd.kode,
        nama=opd.nama,
        singkatan=opd.singkatan,
        urusan=opd.urusan,
        alamat=opd.alamat,
        laman=opd.laman,
        posel=opd.posel,
        telepon=opd.telepon,
        pemda=bahan.Pemda(
            nama=pemda.nama,
            jenis=pemda.jenis,
            provinsi=pemda.provinsi,
            sebutan_kepala=pemda.sebutan_kepala,
            ibu_kota=pemda.ibu_kota,
            lambang_sha256=pemda.lambang.sha256 if pemda.lambang else "",
            warna_aksen=pemda.warna_aksen,
        ),
    )


def muat_pejabat(opd: PerangkatDaerah) -> tuple[bahan.Pejabat, ...]:
    """Officials of the agency and the head of the local government, latest first."""
    pejabat = Pejabat.objects.filter(pemda=opd.pemda).filter(Q(opd=opd) | Q(opd=None))
    return tuple(
        bahan.Pejabat(
            kunci=p.pk,
            peran=p.peran,
            nama=p.nama,
            sebutan=p.sebutan,
            pangkat=p.pangkat,
            nip=p.nip,
            dari=p.dari,
            sampai=p.sampai,
        )
        for p in pejabat.order_by("-dari", "kode")
    )


def muat_susunan(susunan: SusunanOrganisasi | None) -> bahan.Susunan | None:
    """The organisation regulation and its units; None when the year names none."""
    if susunan is None:
        return None
    unit = Unit.objects.filter(susunan=susunan).select_related("induk")
    return bahan.Susunan(
        sebutan=str(susunan),
        tentang=susunan.tentang,
        tugas_pokok=susunan.tugas_pokok,
        unit=tuple(
            bahan.Unit(
                kode=u.kode,
                nama=u.nama,
                jabatan=u.jabatan,
                jenis=u.jenis,
                induk=u.induk.kode if u.induk else "",
                tugas=u.tugas,
                fungsi=tuple(b.strip() for b in u.fungsi.splitlines() if b.strip()),
            )
            for u in unit
        ),
    )


class DaftarSkala:
    """Every scale the agency can use, by primary key; built once from one query."""

    def __init__(self, opd: PerangkatDaerah) -> None:
        tersimpan = SkalaTersimpan.objects.filter(Q(opd=None) | Q(opd=opd))
        self._baris = {s.pk: s for s in tersimpan.prefetch_related("kelas")}

    def __call__(self, pk: int) -> Skala:
        """Return the scale. Raises SkalaTidakSah when it has gaps or overlaps."""
        return _skala(self._baris[pk])

    def sumber(self, pk: int) -> str:
        """The regulation or decision that a scale comes from."""
        return self._baris[pk].sumber

    @property
    def bawaan(self) -> int:
        """The preset that an agency-year without settings measures with."""
        return next(pk for pk, s in self._baris.items() if s.kode == SKALA_BAWAAN)


def _skala(tersimpan: SkalaTersimpan) -> Skala:
    return Skala(
        kode=tersimpan.kode,
        nama=tersimpan.nama,
        kelas=tuple(
            Kelas(k.kode, k.label, k.bawah, k.eksklusif, k.atas, k.mean)
            for k in tersimpan.kelas.all()
        ),
        aturan_celah=AturanCelah(tersimpan.aturan_celah),
    )


def muat_aturan_ukur(tk: TahunKinerja, skala: DaftarSkala) -> bahan.AturanUkur:
    """The measurement settings, or their defaults when the year has none."""
    p = PengaturanPengukuran.objects.filter(tahun_kinerja=tk).first()
    pilihan = p.skala_id if p else skala.bawaan
    dasar = bahan.AturanUkur(skala(pilihan), skala.sumber(pilihan))
    if p is None:
        return dasar
    return replace(
        dasar,
        skala_serapan=skala(p.skala_serapan_id) if p.skala_serapan_id else None,
        metode_sasaran=MetodeSasaran(p.metode_sasaran),
        metode_opd=MetodeOpd(p.metode_opd),
        dengan_pendukung=p.dengan_pendukung,
        dengan_tujuan=p.dengan_tujuan,
        rumus_turun=Rumus(p.rumus_turun),
        batas=Batas(NilaiBatas(p.batas_capaian), LingkupBatas(p.lingkup_batas)),
        metode_efisiensi=MetodeEfisiensi(p.metode_efisiensi),
        tingkat_efisiensi=p.tingkat_efisiensi,
        capaian_efisiensi=p.capaian_efisiensi,
        fisik=AturanFisik(p.realisasi_fisik) if p.realisasi_fisik else None,
    )


def muat_aturan_laporan(tk: TahunKinerja) -> bahan.AturanLaporan:
    """The print settings, or their defaults when the year has none."""
    p = PengaturanLaporan.objects.filter(tahun_kinerja=tk).first()
    berkas = Berkas.objects.filter(templat_word__opd=tk.opd_id).first()
    templat = berkas.sha256 if berkas else ""
    if p is None:
        return bahan.AturanLaporan(tempat=tk.opd.pemda.ibu_kota, templat_word_sha256=templat)
    return bahan.AturanLaporan(
        judul=p.judul,
        kertas=p.kertas,
        ukuran_huruf=p.ukuran_huruf,
        gaya_rupiah=p.gaya_rupiah,
        penomoran=p.penomoran,
        pola=p.pola,
        tahun_target=p.tahun_target,
        tahun_realisasi=p.tahun_realisasi,
        tahun_capaian=p.tahun_capaian,
        acuan_menengah=p.acuan_menengah,
        tempat=p.tempat or tk.opd.pemda.ibu_kota,
        tanggal=p.tanggal,
        penanda=p.penanda_tangan_id,
        templat_word_sha256=templat,
    )
