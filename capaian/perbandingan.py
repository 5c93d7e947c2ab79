"""Two states of an agency-year's report side by side: recordings, and the data as they are now."""

from dataclasses import dataclass

from capaian.kueri.jejak import saat
from capaian.laporan.beda import Beda, beda
from capaian.laporan.pohon import Laporan
from capaian.models import RekamanLaporan
from capaian.sajian import sajikan_laporan
from capaian.sajian_versi import sajikan_rekaman
from renstra.models import TahunKinerja

KINI = "kini"


@dataclass(frozen=True)
class Keadaan:
    """A state that can be compared; ``rekaman`` None is the live data.

    ``kunci`` is "2" for what version 2 holds, "2.1" for an earlier submission of it, "kini" for
    the data as they are now.
    """

    kunci: str
    nama: str
    rekaman: RekamanLaporan | None = None


def keadaan(tahun_kinerja: TahunKinerja) -> list[Keadaan]:
    """Every recorded state, oldest first, then the live data. One query."""
    semua = list(
        RekamanLaporan.objects.filter(laporan__tahun_kinerja=tahun_kinerja)
        .select_related("laporan", "pohon")
        .order_by("laporan__versi", "urutan")
    )
    terakhir = {r.laporan_id: r.pk for r in semua}
    hasil = [_keadaan(tahun_kinerja, r, r.pk == terakhir[r.laporan_id]) for r in semua]
    return [*hasil, Keadaan(KINI, "Data sekarang")]


def _keadaan(tahun_kinerja: TahunKinerja, r: RekamanLaporan, terakhir: bool) -> Keadaan:
    versi = r.laporan.versi
    kunci = str(versi) if terakhir else f"{versi}.{r.urutan}"
    ke = "" if terakhir and r.urutan == 1 else f", pengajuan ke-{r.urutan}"
    return Keadaan(kunci, f"Versi {versi}{ke}, {saat(r.pada, tahun_kinerja.opd.pemda)}", r)


def pilih(semua: list[Keadaan], dari: str, ke: str) -> tuple[Keadaan, Keadaan]:
    """The two states asked for, of at least two.

    Without ``ke`` it is the last one, without ``dari`` the one before; the first of all, which has
    none before it, is compared with the live data.
    """
    menurut = {k.kunci: k for k in semua}
    kanan = menurut.get(ke, semua[-1])
    if dari in menurut:
        return menurut[dari], kanan
    if kanan == semua[0]:
        return kanan, semua[-1]
    return semua[semua.index(kanan) - 1], kanan


def bandingkan(tahun_kinerja: TahunKinerja, dari: Keadaan, ke: Keadaan) -> Beda:
    """What changed between the two. Raises TidakDapatDimuat when one cannot be read."""
    return beda(_pohon(tahun_kinerja, dari), _pohon(tahun_kinerja, ke))


def _pohon(tahun_kinerja: TahunKinerja, satu: Keadaan) -> Laporan:
    if satu.rekaman is None:
        return sajikan_laporan(tahun_kinerja)
    return sajikan_rekaman(satu.rekaman)
