"""The page "Pernyataan Telah Direviu", filled from a conclusion that a person has chosen."""

from collections.abc import Iterator

from capaian.laporan.final import Pernyataan
from capaian.laporan.pohon import Penanda, Tabel, TandaTangan
from capaian.models import AnggotaReviu, LaporanKinerja, PengaturanLaporan, Reviu
from capaian.reviu.keadaan import reviu_sah
from capaian.reviu.lembar import tabel_daftar
from lakip.angka import format_nip, format_tanggal

KUNCI = "pernyataan-reviu"


def pernyataan(laporan: LaporanKinerja) -> Pernyataan | None:
    """The statement about what was submitted last; None while no person has concluded.

    The checklist is attached only where the settings of the report say so.
    """
    reviu = reviu_sah(laporan)
    if reviu is None:
        return None
    opd = laporan.tahun_kinerja.opd
    return Pernyataan(
        isi=tuple(_isi(reviu, opd.nama)),
        tanda_tangan=_tanda_tangan(reviu),
        pembuka=(opd.nama, f"Tahun Anggaran {laporan.tahun_kinerja.tahun}"),
        lampiran=_lampiran(reviu),
        judul_lampiran="Daftar Periksa Reviu",
    )


def _isi(reviu: Reviu, opd: str) -> Iterator[str]:
    tahun = reviu.laporan.tahun_kinerja.tahun
    yield (
        f"Kami telah melakukan reviu atas laporan kinerja {opd} tahun anggaran {tahun} menurut "
        "pedoman reviu laporan kinerja. Isi laporan menjadi tanggung jawab manajemen "
        f"{opd}."
    )
    yield (
        "Reviu ini memberi keyakinan terbatas bahwa laporan kinerja menyajikan informasi kinerja "
        "yang akurat, andal, dan valid."
    )
    if reviu.simpulan == Reviu.Simpulan.DENGAN_PENJELAS:
        yield (
            "Menurut hasil reviu kami, selain hal yang dijelaskan pada paragraf berikut, tidak ada "
            "keadaan yang membuat kami meragukan keandalan informasi kinerja di dalam laporan ini."
        )
        yield from filter(None, (p.strip() for p in reviu.penjelas.splitlines()))
    else:
        yield (
            "Menurut hasil reviu kami, tidak ada keadaan yang membuat kami meragukan keandalan "
            "informasi kinerja di dalam laporan ini."
        )


def _tanda_tangan(reviu: Reviu) -> TandaTangan:
    inspektur = reviu.anggota.get(peran=AnggotaReviu.Peran.INSPEKTUR)
    tempat = f"{reviu.tempat}, {format_tanggal(reviu.tanggal)}"
    return TandaTangan(
        f"{KUNCI}/tanda-tangan", tempat, (penanda(inspektur, inspektur.jabatan or "Inspektur"),)
    )


def penanda(anggota: AnggotaReviu, jabatan: str) -> Penanda:
    """A member of the team as a signer under ``jabatan``."""
    return Penanda(
        (f"{jabatan},",),
        anggota.nama,
        anggota.pangkat,
        format_nip(anggota.nip) if anggota.nip else "",
    )


def _lampiran(reviu: Reviu) -> tuple[Tabel, ...]:
    diminta = PengaturanLaporan.objects.filter(
        tahun_kinerja=reviu.tahun_kinerja, lampirkan_daftar_reviu=True
    )
    return (tabel_daftar(reviu),) if diminta.exists() else ()
