"""Money behind an owner, its absorption, realisasi fisik and efficiency, node by node."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from capaian import hitung
from capaian.hitung import (
    Hasil,
    HasilEfisiensi,
    Jumlah,
    MetodeEfisiensi,
    Rekap,
    efisiensi,
    serapan,
    sisa,
)
from capaian.laporan.bahan import DataLaporan
from capaian.laporan.ukur.anggaran import Bagian, PohonAnggaran, daftar_serapan
from capaian.laporan.ukur.pendaftar import RUPIAH, Pendaftar, nama_fakta

# Methods whose formula takes no capaian.
_TANPA_CAPAIAN = (MetodeEfisiensi.SISA_PCT, MetodeEfisiensi.SISA_RP, MetodeEfisiensi.MANUAL_RP)
# Methods whose formula takes target and volume of outputs.
_BERKELUARAN = (
    MetodeEfisiensi.PMK249,
    MetodeEfisiensi.PMK22,
    MetodeEfisiensi.NE,
    MetodeEfisiensi.COST_OUTCOME,
)


@dataclass(frozen=True)
class Cakupan:
    """What is measured: the leaves of an owner, and the mean capaian that they served.

    ``alasan`` says why there are none; "" with ``bagian`` empty means that nobody linked any.
    ``gabungan``: the owners whose leaves these are together; then nodes get no rows of their own.
    """

    pemilik: str
    nama: str
    bagian: Bagian
    capaian: Hasil
    fakta_capaian: str
    alasan: str = ""
    gabungan: tuple[str, ...] = ()


@dataclass(frozen=True)
class Ukuran:
    """Money and efficiency over some leaves. ``fisik`` None: the agency does not print it.

    ``keluaran``: keys of the outputs that the efficiency divides by.
    """

    rekap: Rekap
    serapan: Hasil
    fisik: Hasil | None
    capaian: Decimal | None
    efisiensi: HasilEfisiensi
    keluaran: tuple[str, ...] = ()


@dataclass(frozen=True)
class NamaFakta:
    """Names of the facts behind the figures of a row."""

    pagu: str
    realisasi: str
    serapan: str
    fisik: str
    capaian: str
    efisiensi: str
    efisiensi_rp: str


@dataclass(frozen=True)
class BarisDukungan:
    """A budget node under its owner: only the linked leaves count. ``daun``: nothing below it."""

    kode: str
    takuk: int
    daun: bool
    ukuran: Ukuran
    fakta: NamaFakta


@dataclass(frozen=True)
class HasilDukungan:
    """The support of an owner: the sums, and a row for every node on the way to a leaf."""

    cakupan: Cakupan
    ukuran: Ukuran
    fakta: NamaFakta
    baris: tuple[BarisDukungan, ...]


class Pengukur:
    """Measures owners by the agency's settings and registers the facts."""

    def __init__(self, data: DataLaporan, pohon: PohonAnggaran, daftar: Pendaftar) -> None:
        self._aturan = data.ukur
        self._pohon = pohon
        self._daftar = daftar

    def ukur(self, c: Cakupan) -> HasilDukungan:
        """Return the support of an owner."""
        akar = [a for a in self._pohon.akar if self._pohon.terpilih(a, c.bagian)]
        baris = [b for a in akar for b in self._baris(c, a, 0)] if not c.gabungan else []
        ukuran, fakta_capaian = self._ukuran(c, c.pemilik, "", akar, c.bagian)
        bawah = [(p, "") for p in c.gabungan] or [(a, self._rincian(c, a)) for a in akar]
        self._catat_uang(c.pemilik, c.nama, "", ukuran, bawah)
        fakta = self._catat(c.pemilik, c.nama, "", c.pemilik, ukuran, fakta_capaian, bawah)
        return HasilDukungan(c, ukuran, fakta, tuple(baris))

    def _baris(self, c: Cakupan, kode: str, takuk: int) -> Iterator[BarisDukungan]:
        """The node and the chosen nodes below it."""
        nama, rincian = self._pohon.pos[kode].nama, self._rincian(c, kode)
        anak = [a for a in self._pohon.anak(kode) if self._pohon.terpilih(a, c.bagian)]
        terpilih = self._pohon.terpilih(kode, c.bagian)
        # First, so that the sums of this node find the facts that they add up.
        bawahan = [b for a in anak for b in self._baris(c, a, takuk + 1)]
        ukuran, fakta_capaian = self._ukuran(c, kode, rincian, [kode], terpilih)
        bawah = [(a, self._rincian(c, a)) for a in anak]
        if rincian:
            bagian = None if anak else c.bagian[kode]
            self._catat_uang(kode, nama, rincian, ukuran, bawah or [(kode, "")], bagian)
        fakta = self._catat(kode, nama, rincian, c.pemilik, ukuran, fakta_capaian, bawah)
        yield BarisDukungan(kode, takuk, not anak, ukuran, fakta)
        yield from bawahan

    def _rincian(self, c: Cakupan, kode: str) -> str:
        """What the node's money facts carry after "#": nothing where it counts whole."""
        return "" if self._pohon.utuh(kode, c.bagian) else c.pemilik

    def _ukuran(
        self, c: Cakupan, kunci: str, rincian: str, pos: Sequence[str], bagian: Bagian
    ) -> tuple[Ukuran, str]:
        """The figures over ``bagian``, and the fact of the capaian that efficiency uses."""
        r = self._pohon.rekap(bagian)
        fisik = self._fisik(kunci, pos, bagian) if self._aturan.fisik else None
        capaian, fakta = c.capaian.nilai, c.fakta_capaian
        if self._aturan.capaian_efisiensi == "fisik" and fisik is not None:
            capaian, fakta = fisik.nilai, nama_fakta("fisik", kunci, rincian=rincian)
        elif self._aturan.capaian_efisiensi == "keluaran":
            capaian, fakta = self._capaian_keluaran(kunci, pos)
        manual = hitung.jumlah(self._pohon.pos[p].efisiensi_rp for p in pos)
        keluaran = [pasangan for d, b in bagian.items() for pasangan in self._keluaran(d, b)]
        hemat = efisiensi(
            self._aturan.metode_efisiensi,
            pagu=r.pagu,
            realisasi=r.realisasi,
            capaian=capaian,
            keluaran=[k for _, k in keluaran],
            manual_rp=manual.nilai if manual.lengkap else None,
            alasan_manual="; ".join(
                filter(None, (self._pohon.pos[p].alasan_efisiensi for p in pos))
            ),
        )
        dibagi = tuple(k for k, _ in keluaran if hemat.metode in _BERKELUARAN)
        ukuran = Ukuran(r, serapan(r.pagu, r.realisasi), fisik, capaian, hemat, dibagi)
        return ukuran, fakta

    def _fisik(self, kunci: str, pos: Sequence[str], bagian: Bagian) -> Hasil:
        if kunci in self._pohon.pos:
            return self._pohon.fisik(kunci, bagian)
        return self._pohon.fisik_bersama(pos, bagian)

    def _capaian_keluaran(self, kunci: str, pos: Iterable[str]) -> tuple[Decimal | None, str]:
        """The mean capaian of the nodes' own outputs."""
        keluaran = [k for kode in pos for k in self._pohon.keluaran.get(kode, ())]
        anggota = [hitung.Anggota(k.kunci, k.capaian.nilai) for k in keluaran]
        rata = hitung.rata_rata_capaian(anggota, self._aturan.batas)
        id_ = self._daftar.hasil(
            nama_fakta("capaian", kunci, rincian="keluaran"),
            f"Rata-rata capaian keluaran {kunci}",
            rata,
            masukan=[f"capaian:{k.kunci}" for k in keluaran],
        )
        return rata.nilai, id_

    def _keluaran(self, daun: str, bagian: Decimal | None) -> Iterator[tuple[str, hitung.Keluaran]]:
        """The first output of a leaf, which stands for the leaf's money, with its key.

        Where money weighs one output against another only the share ``bagian`` of it counts;
        the cost of one unit is that of the whole.
        """
        berbobot = self._aturan.metode_efisiensi in (MetodeEfisiensi.PMK22, MetodeEfisiensi.NE)
        uang = self._pohon.rekap({daun: bagian if berbobot else None})
        for k in self._pohon.keluaran.get(daun, ())[:1]:
            yield (
                k.kunci,
                hitung.Keluaran(
                    uang.pagu.nilai,
                    uang.realisasi.nilai,
                    k.keluaran.target,
                    k.keluaran.realisasi,
                    k.capaian.nilai,
                ),
            )

    def _catat_uang(
        self,
        kunci: str,
        nama: str,
        rincian: str,
        u: Ukuran,
        bawah: Iterable[tuple[str, str]],
        bagian: Decimal | None = None,
    ) -> None:
        """Register the sums of an owner, or of a node of which only a part counts.

        bagian: the percent of a leaf that counts, None for sums.
        """
        jml: Jumlah
        bawah = list(bawah)
        for jenis, label, jml in (
            ("pagu", "Pagu", u.rekap.pagu),
            ("realisasi_rp", "Realisasi", u.rekap.realisasi),
        ):
            masukan = [nama_fakta(jenis, k, rincian=r) for k, r in bawah]
            id_ = nama_fakta(jenis, kunci, rincian=rincian)
            self._daftar.jumlah_uang(id_, f"{label} pendukung {nama}", jml, masukan, bagian)
        tersisa = sisa(u.rekap.pagu, u.rekap.realisasi)
        daftar_serapan(self._daftar, kunci, nama, u.serapan, tersisa, rincian)

    def _catat(
        self,
        kunci: str,
        nama: str,
        rincian: str,
        pemilik: str,
        u: Ukuran,
        fakta_capaian: str,
        bawah: list[tuple[str, str]],
    ) -> NamaFakta:
        """Register realisasi fisik and efficiency, and name every fact of the row."""
        fisik = self._catat_fisik(kunci, nama, rincian, u, bawah) if u.fisik else ""
        uang = [nama_fakta(j, kunci, rincian=rincian) for j in ("pagu", "realisasi_rp", "serapan")]
        masukan = uang[:2]
        if u.efisiensi.metode not in _TANPA_CAPAIAN and fakta_capaian:
            masukan.append(fakta_capaian)
        masukan += [f"{jenis}:{k}" for k in u.keluaran for jenis in ("target", "keluaran")]
        id_, id_rp = self._catat_efisiensi(kunci, nama, rincian, pemilik, u, masukan)
        return NamaFakta(*uang, fisik, fakta_capaian, id_, id_rp)

    def _catat_efisiensi(
        self, kunci: str, nama: str, rincian: str, pemilik: str, u: Ukuran, masukan: list[str]
    ) -> tuple[str, str]:
        """Register percent and rupiah; a second owner with another capaian gets its own facts."""
        id_ = nama_fakta("efisiensi", kunci, rincian=rincian)
        ada = self._daftar.fakta.get(id_)
        if ada and ada.nilai != u.efisiensi.persen.nilai:
            id_, ada = nama_fakta("efisiensi", kunci, rincian=pemilik), None
        id_rp = id_.replace("efisiensi:", "efisiensi_rp:", 1) if u.efisiensi.rupiah else ""
        if ada:  # the first owner's inputs stay
            return id_, id_rp
        self._daftar.hasil(id_, f"Efisiensi {nama}", u.efisiensi.persen, masukan=masukan)
        if u.efisiensi.rupiah:
            self._daftar.hasil(
                id_rp,
                f"Efisiensi {nama} dalam rupiah",
                u.efisiensi.rupiah,
                masukan=masukan,
                satuan=RUPIAH,
            )
        return id_, id_rp

    def _catat_fisik(
        self, kunci: str, nama: str, rincian: str, u: Ukuran, bawah: list[tuple[str, str]]
    ) -> str:
        id_ = nama_fakta("fisik", kunci, rincian=rincian)
        pos = self._pohon.pos.get(kunci)
        if u.fisik is None:  # only called where the agency prints it
            return id_
        label = f"Realisasi fisik {nama}"
        if pos and pos.fisik is not None:
            return self._daftar.isian(id_, label, u.fisik.nilai, satuan="%", asal=pos.asal)
        keluaran = [k.kunci for k in self._pohon.keluaran.get(kunci, ())]
        if not bawah or any(k in u.fisik.masukan for k in keluaran):
            masukan = [f"capaian:{k}" for k in keluaran]
        else:
            masukan = [nama_fakta("fisik", k, rincian=r) for k, r in bawah]
        return self._daftar.hasil(id_, label, u.fisik, masukan=masukan)
