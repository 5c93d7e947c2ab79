"""From indicators to sasaran to agency: README.md, "Capaian sasaran dan perangkat daerah"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from capaian.hitung.aturan import Batas
from capaian.hitung.hasil import NOL, SERATUS, Hasil, bagi, kali, tambah, tanpa_nilai
from capaian.hitung.istilah import Alasan, KodePeringatan, MetodeOpd, MetodeSasaran
from capaian.hitung.skala import Skala, sebaran_kategori


@dataclass(frozen=True, slots=True)
class Anggota:
    """One indicator (or sasaran) that a mean counts.

    capaian: in percent, None when there is none. bobot: weight, the weights of a sasaran sum to
    100. pendukung: a supporting indicator, which the agency may leave out.
    """

    kunci: str
    capaian: Decimal | None
    bobot: Decimal | None = None
    pendukung: bool = False


def rata_rata_capaian(anggota: Sequence[Anggota], batas: Batas | None = None) -> Hasil:
    """Return the simple mean in percent; members without capaian are left out, with a warning."""
    ada = _yang_ada(anggota, batas)
    if not ada:
        return _kosong(MetodeSasaran.RATA_RATA, anggota)
    nilai = bagi(tambah(*(capaian for _, capaian in ada)), Decimal(len(ada)))
    masukan: dict[str, Decimal | None] = {satu.kunci: capaian for satu, capaian in ada}
    return _sebut_yang_kosong(Hasil(nilai, MetodeSasaran.RATA_RATA, masukan=masukan), anggota)


def capaian_sasaran(
    anggota: Sequence[Anggota],
    *,
    metode: MetodeSasaran,
    skala: Skala,
    batas: Batas | None = None,
) -> Hasil:
    """Return the capaian of a sasaran in percent by the agency's method.

    ``skala`` is the agency's scale; rata-rata data kelompok classifies by it and takes its means,
    whatever scale an indicator is shown in. Its inputs are ``n_KODE`` and ``mean_KODE``.
    """
    if metode is MetodeSasaran.TERTIMBANG:
        return _tertimbang(anggota, batas)
    if metode is MetodeSasaran.DATA_KELOMPOK:
        return _data_kelompok(anggota, skala, batas)
    return rata_rata_capaian(anggota, batas)


def capaian_opd(
    *,
    metode: MetodeOpd,
    indikator: Sequence[Anggota],
    sasaran: Sequence[Anggota],
    dengan_pendukung: bool = False,
    batas: Batas | None = None,
) -> Hasil:
    """Return the capaian of the agency: the mean of its indicators, or of its sasaran.

    ``dengan_pendukung`` counts supporting indicators too. A cap applies to indicators; values of
    sasaran were formed from capped ones already.
    """
    if metode is MetodeOpd.SASARAN:
        return replace(rata_rata_capaian(sasaran), rumus=metode)
    dihitung = [satu for satu in indikator if dengan_pendukung or not satu.pendukung]
    return replace(rata_rata_capaian(dihitung, batas), rumus=metode)


def _yang_ada(anggota: Sequence[Anggota], batas: Batas | None) -> list[tuple[Anggota, Decimal]]:
    dipakai = batas or Batas()
    return [
        (satu, dipakai.untuk_rata(satu.capaian)) for satu in anggota if satu.capaian is not None
    ]


def _tertimbang(anggota: Sequence[Anggota], batas: Batas | None) -> Hasil:
    rumus = MetodeSasaran.TERTIMBANG
    ada = _yang_ada(anggota, batas)
    if not ada:
        return _kosong(rumus, anggota)
    bobot = [satu.bobot for satu in anggota if satu.bobot is not None]
    if len(bobot) < len(anggota):
        return tanpa_nilai(rumus, Alasan.BOBOT_TIDAK_LENGKAP)
    if tambah(*bobot) != SERATUS:
        return tanpa_nilai(rumus, Alasan.BOBOT_TIDAK_SERATUS)
    terpakai = tambah(*(satu.bobot or NOL for satu, _ in ada))
    if terpakai == 0:
        return tanpa_nilai(rumus, Alasan.PEMBAGI_NOL)
    jumlah = tambah(*(kali(capaian, satu.bobot or NOL) for satu, capaian in ada))
    masukan: dict[str, Decimal | None] = {}
    for satu, capaian in ada:
        masukan |= {satu.kunci: capaian, f"bobot_{satu.kunci}": satu.bobot}
    return _sebut_yang_kosong(Hasil(bagi(jumlah, terpakai), rumus, masukan=masukan), anggota)


def _data_kelompok(anggota: Sequence[Anggota], skala: Skala, batas: Batas | None) -> Hasil:
    rumus = MetodeSasaran.DATA_KELOMPOK
    ada = _yang_ada(anggota, batas)
    if not ada:
        return _kosong(rumus, anggota)
    mean = {kelas.kode: kelas.mean for kelas in skala.kelas if kelas.mean is not None}
    if len(mean) < len(skala.kelas):
        return tanpa_nilai(rumus, Alasan.SKALA_TANPA_MEAN)
    sebaran = sebaran_kategori((capaian for _, capaian in ada), skala)
    jumlah = tambah(*(kali(Decimal(n), mean[kode]) for kode, n in sebaran.items()))
    masukan: dict[str, Decimal | None] = {}
    for kode, n in sebaran.items():
        masukan |= {f"n_{kode}": Decimal(n), f"mean_{kode}": mean[kode]}
    nilai = bagi(jumlah, Decimal(len(ada)))
    return _sebut_yang_kosong(Hasil(nilai, rumus, masukan=masukan), anggota)


def _kosong(rumus: str, anggota: Sequence[Anggota]) -> Hasil:
    return tanpa_nilai(rumus, Alasan.BELUM_ADA_DATA if anggota else Alasan.TANPA_INDIKATOR)


def _sebut_yang_kosong(hasil: Hasil, anggota: Sequence[Anggota]) -> Hasil:
    kosong = sum(satu.capaian is None for satu in anggota)
    if not kosong:
        return hasil
    teks = f"{kosong} dari {len(anggota)} belum memiliki capaian dan tidak ikut dirata-rata."
    return hasil.dengan(KodePeringatan.TIDAK_DIRATA_RATA, teks)
