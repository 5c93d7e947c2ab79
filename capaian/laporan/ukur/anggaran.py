"""The budget tree: parents sum leaves, absorption, outputs, control totals, other years."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from capaian.hitung import (
    Daun,
    Fisik,
    Hasil,
    Hitungan,
    Jumlah,
    Kelas,
    Rekap,
    jumlah,
    kategori,
    realisasi_fisik,
    rekap,
    serapan,
    sisa,
)
from capaian.hitung.istilah import AturanFisik
from capaian.laporan.bahan import DataLaporan, Kontrol, Pos, Tahap
from capaian.laporan.ukur.keluaran import HasilKeluaran, ukur_keluaran
from capaian.laporan.ukur.pendaftar import RUPIAH, Pendaftar, nama_fakta

Bagian = Mapping[str, Decimal | None]
"""Leaves by code with the percent of each that counts, None for the whole."""


@dataclass(frozen=True)
class HasilPos:
    """Sums and absorption of a node over all its leaves."""

    pos: Pos
    daun: tuple[str, ...]
    pagu: Jumlah
    realisasi: Jumlah
    serapan: Hasil
    kelas: Kelas | None


@dataclass(frozen=True)
class HasilKontrol:
    """A control total beside the sum of leaves; ``selisih`` sum − control, None while unknown.

    ``fakta`` names the sum.
    """

    kontrol: Kontrol
    jumlah: Jumlah
    selisih: Decimal | None
    fakta: str

    @property
    def cocok(self) -> bool:
        """Whether the sum is complete and equals the control total."""
        return self.jumlah.lengkap and self.selisih == 0


class PohonAnggaran:
    """The tree of budget nodes with sums over any selection of leaves."""

    def __init__(self, data: DataLaporan, aturan_fisik: AturanFisik | None) -> None:
        self.pos = {p.kode: p for p in data.pos}
        self.tahap = data.tahap[-1].kunci if data.tahap else ""
        self._aturan_fisik = aturan_fisik or AturanFisik.RATA_RATA
        self._anak: dict[str, list[str]] = defaultdict(list)
        for p in data.pos:
            self._anak[p.induk].append(p.kode)
        self._daun = {kode: tuple(self._telusuri(kode)) for kode in self.pos}
        self.keluaran = self._ukur_keluaran(data)

    @property
    def akar(self) -> tuple[str, ...]:
        """The nodes at the top, in printed order."""
        return self.anak("")

    def anak(self, kode: str) -> tuple[str, ...]:
        """The nodes directly below."""
        return tuple(self._anak.get(kode, ()))

    def daun(self, kode: str) -> tuple[str, ...]:
        """The leaves below a node; a leaf is its own."""
        return self._daun[kode]

    def semua_daun(self) -> tuple[str, ...]:
        """Every leaf of the agency."""
        return tuple(d for akar in self.akar for d in self.daun(akar))

    def pagu(self, kode: str, tahap: str | None = None) -> Decimal | None:
        """The ceiling of a leaf in a stage, by default the one in force."""
        uang = self.pos[kode].pagu.get(self.tahap if tahap is None else tahap)
        return uang.nilai if uang else None

    def rekap(self, bagian: Bagian) -> Rekap:
        """Pagu and realisasi over the leaves, each once."""
        return rekap(
            Daun(kode, self.pagu(kode), uang.nilai if uang else None, sebagian)
            for kode, sebagian in bagian.items()
            for uang in [self.pos[kode].realisasi]
        )

    def fisik(self, kode: str, bagian: Bagian) -> Hasil:
        """The realisasi fisik of a node over the chosen leaves: typed, from outputs, from below."""
        pos = self.pos[kode]
        if pos.fisik is not None:
            return Hasil(pos.fisik, Hitungan.DIKETIK)
        anak = [a for a in self.anak(kode) if self.terpilih(a, bagian)]
        hasil = self.fisik_bersama(anak, bagian)
        if hasil.nilai is not None:
            return hasil
        keluaran = [Fisik(k.kunci, k.capaian.nilai) for k in self.keluaran.get(kode, ())]
        return realisasi_fisik(keluaran, AturanFisik.RATA_RATA)

    def fisik_bersama(self, kode: Iterable[str], bagian: Bagian) -> Hasil:
        """The realisasi fisik of several nodes together, by the agency's rule."""
        anggota = [
            Fisik(satu, self.fisik(satu, bagian).nilai, self.rekap(terpilih).pagu.nilai)
            for satu in kode
            for terpilih in [self.terpilih(satu, bagian)]
        ]
        return realisasi_fisik(anggota, self._aturan_fisik)

    def terpilih(self, kode: str, bagian: Bagian) -> Bagian:
        """The chosen leaves below a node."""
        return {d: bagian[d] for d in self.daun(kode) if d in bagian}

    def utuh(self, kode: str, bagian: Bagian) -> bool:
        """Whether every leaf below the node is chosen, as a whole."""
        return all(d in bagian and bagian[d] is None for d in self.daun(kode))

    def _telusuri(self, kode: str) -> Iterable[str]:
        anak = self._anak.get(kode)
        if not anak:
            yield kode
            return
        for satu in anak:
            yield from self._telusuri(satu)

    @staticmethod
    def _ukur_keluaran(data: DataLaporan) -> dict[str, list[HasilKeluaran]]:
        hasil: dict[str, list[HasilKeluaran]] = defaultdict(list)
        for k in data.keluaran:
            hasil[k.pos].append(ukur_keluaran(k, data.ukur))
        return dict(hasil)


def ukur_pos(data: DataLaporan, pohon: PohonAnggaran, daftar: Pendaftar) -> dict[str, HasilPos]:
    """Return the results of every node and register their facts, leaves before parents."""
    hasil = {}
    for p in data.pos:
        semua = dict.fromkeys(pohon.daun(p.kode))
        r = pohon.rekap(semua)
        terserap = serapan(r.pagu, r.realisasi)
        skala = data.ukur.skala_serapan
        kelas = kategori(terserap.nilai, skala) if skala else None
        hasil[p.kode] = HasilPos(p, tuple(semua), r.pagu, r.realisasi, terserap, kelas)
    for satu in reversed(hasil.values()):
        _daftar_pos(daftar, pohon, satu)
    for k in (k for satu in pohon.keluaran.values() for k in satu):
        _daftar_keluaran(daftar, k)
    return hasil


def _daftar_pos(daftar: Pendaftar, pohon: PohonAnggaran, h: HasilPos) -> None:
    p = h.pos
    anak = pohon.anak(p.kode)
    for jenis, nama, jml in (("pagu", "Pagu", h.pagu), ("realisasi_rp", "Realisasi", h.realisasi)):
        id_ = nama_fakta(jenis, p.kode)
        if anak:
            masukan = [nama_fakta(jenis, a) for a in anak]
            daftar.jumlah_uang(id_, f"{nama} {p.nama}", jml, masukan)
        else:
            uang = p.pagu.get(pohon.tahap) if jenis == "pagu" else p.realisasi
            daftar.uang(id_, f"{nama} {p.nama}", jml.nilai, uang.asal if uang else None)
    daftar_serapan(daftar, p.kode, p.nama, h.serapan, sisa(h.pagu, h.realisasi))
    if h.kelas:
        id_ = nama_fakta("kategori", p.kode, rincian="serapan")
        dari = nama_fakta("serapan", p.kode)
        daftar.kategori(id_, f"Kategori serapan {p.nama}", h.kelas, dari, h.serapan)


def daftar_serapan(
    daftar: Pendaftar, kunci: str, nama: str, terserap: Hasil, tersisa: Hasil, rincian: str = ""
) -> None:
    """Register absorption and remainder of a node, a sasaran or a selection."""
    masukan = tuple(nama_fakta(j, kunci, rincian=rincian) for j in ("pagu", "realisasi_rp"))
    id_ = nama_fakta("serapan", kunci, rincian=rincian)
    daftar.hasil(id_, f"Serapan anggaran {nama}", terserap, masukan=masukan)
    id_ = nama_fakta("sisa", kunci, rincian=rincian)
    daftar.hasil(id_, f"Sisa anggaran {nama}", tersisa, masukan=masukan, satuan=RUPIAH)


def _daftar_keluaran(daftar: Pendaftar, h: HasilKeluaran) -> None:
    k = h.keluaran
    nama = k.indikator or f"keluaran {k.pos}"
    target = daftar.isian(
        f"target:{h.kunci}", f"Target {nama}", k.target, satuan=k.satuan, asal=k.asal
    )
    realisasi = daftar.isian(
        f"keluaran:{h.kunci}", f"Realisasi {nama}", k.realisasi, satuan=k.satuan, asal=k.asal
    )
    capaian = daftar.hasil(
        f"capaian:{h.kunci}", f"Capaian {nama}", h.capaian, masukan=(target, realisasi)
    )
    daftar.kategori(f"kategori:{h.kunci}", f"Kategori {nama}", h.kelas, capaian, h.capaian)


def ukur_kontrol(
    data: DataLaporan, pos: Mapping[str, HasilPos], total: Rekap, daftar: Pendaftar
) -> tuple[HasilKontrol, ...]:
    """Return every control total beside the sum of leaves that it controls.

    What the files of a source printed is held against what that source says, even where the
    report uses a more authoritative one.
    """
    hasil = []
    for k in data.kontrol:
        ukuran = pos[k.pos] if k.pos else total
        jenis = "pagu" if k.jenis == "pagu" else "realisasi_rp"
        fakta = nama_fakta(jenis, k.pos) if k.pos else nama_fakta("jumlah", jenis)
        jml = ukuran.pagu if k.jenis == "pagu" else ukuran.realisasi
        if k.jenis != "pagu" and (menurut := _sumber_lain(k, pos)):
            fakta, (jml, masukan) = f"{fakta}#{k.sumber}", menurut
            daftar.jumlah_uang(fakta, f"Realisasi menurut {k.dokumen}", jml, masukan)
        beda = sisa(jml.nilai, k.nilai).nilai
        hasil.append(HasilKontrol(k, jml, beda, fakta))
        rincian = f"{k.jenis}-{k.dokumen}".replace(" ", "-")
        id_ = nama_fakta("kontrol", k.pos or "OPD", rincian=rincian)
        daftar.uang(id_, f"{k.jenis.title()} menurut {k.dokumen}", k.nilai, k.asal)
    return tuple(hasil)


def _sumber_lain(k: Kontrol, pos: Mapping[str, HasilPos]) -> tuple[Jumlah, list[str]] | None:
    """What the document's source says of its leaves, with the names of the amounts.

    None when the report uses that source.
    """
    daun = [pos[d].pos for h in pos.values() if k.pos in ("", h.pos.kode) for d in h.daun]
    daun = list({p.kode: p for p in daun}.values())
    if not k.sumber or all(p.sumber_realisasi in ("", k.sumber) for p in daun):
        return None
    uang = {p.kode: u.nilai for p in daun if (u := p.realisasi_sumber.get(k.sumber))}
    masukan = [nama_fakta("realisasi_rp", kode, rincian=k.sumber) for kode in uang]
    return jumlah(uang.values()), masukan


def ukur_total(data: DataLaporan, pohon: PohonAnggaran, daftar: Pendaftar) -> tuple[Rekap, Hasil]:
    """Return the agency's sums and absorption; register them, earlier stages too."""
    total = pohon.rekap(dict.fromkeys(pohon.semua_daun()))
    nama = data.opd.nama
    for jenis, label, jml in (
        ("pagu", "Pagu", total.pagu),
        ("realisasi_rp", "Realisasi", total.realisasi),
    ):
        masukan = [nama_fakta(jenis, a) for a in pohon.akar]
        daftar.jumlah_uang(nama_fakta("jumlah", jenis), f"{label} {nama}", jml, masukan)
    masukan = ("jumlah:pagu", "jumlah:realisasi_rp")
    terserap = serapan(total.pagu, total.realisasi)
    daftar.hasil("jumlah:serapan", f"Serapan anggaran {nama}", terserap, masukan=masukan)
    tersisa = sisa(total.pagu, total.realisasi)
    daftar.hasil("jumlah:sisa", f"Sisa anggaran {nama}", tersisa, masukan=masukan, satuan=RUPIAH)
    for tahap in data.tahap:
        jml = jumlah(pohon.pagu(d, tahap.kunci) for d in pohon.semua_daun())
        if jml.nilai is not None:
            id_ = nama_fakta("jumlah", "pagu", rincian=tahap.kunci)
            masukan = _daftar_tahap(daftar, pohon, tahap)
            daftar.jumlah_uang(id_, f"Pagu {tahap.sebutan} {nama}", jml, masukan)
    return total, terserap


def _daftar_tahap(daftar: Pendaftar, pohon: PohonAnggaran, tahap: Tahap) -> list[str]:
    """The facts that the agency's ceiling of a stage adds up, registered for an earlier one."""
    if tahap.kunci == pohon.tahap:
        return [nama_fakta("pagu", a) for a in pohon.akar]
    hasil = []
    for akar in pohon.akar:
        uang = {d: u for d in pohon.daun(akar) if (u := pohon.pos[d].pagu.get(tahap.kunci))}
        for daun, satu in uang.items():
            id_ = nama_fakta("pagu", daun, rincian=tahap.kunci)
            nama = f"Pagu {tahap.sebutan} {pohon.pos[daun].nama}"
            daftar.uang(id_, nama, satu.nilai, satu.asal)
        if uang and akar not in uang:
            masukan = [nama_fakta("pagu", d, rincian=tahap.kunci) for d in uang]
            id_, nama = nama_fakta("pagu", akar, rincian=tahap.kunci), pohon.pos[akar].nama
            jml = jumlah(satu.nilai for satu in uang.values())
            daftar.jumlah_uang(id_, f"Pagu {tahap.sebutan} {nama}", jml, masukan)
        if uang:
            hasil.append(nama_fakta("pagu", akar, rincian=tahap.kunci))
    return hasil


def ukur_tahun_lain(data: DataLaporan, daftar: Pendaftar) -> dict[int, Hasil]:
    """Return the absorption of each row of another year, by its place in the list."""
    hasil = {}
    for n, baris in enumerate(data.tahun_lain):
        instansi = not (baris.program or baris.kegiatan or baris.sub_kegiatan)
        kunci, rincian = ("", "") if instansi else ("tahun-lain", str(baris.urutan))
        label = baris.sub_kegiatan or baris.kegiatan or baris.program or data.opd.nama
        nama = f"{label} tahun {baris.tahun}"
        ids = {
            j: nama_fakta("jumlah", j, baris.tahun)
            if instansi
            else nama_fakta(j, kunci, baris.tahun, rincian)
            for j in ("pagu", "realisasi_rp", "serapan")
        }
        daftar.uang(ids["pagu"], f"Pagu {nama}", baris.pagu, baris.asal)
        daftar.uang(ids["realisasi_rp"], f"Realisasi {nama}", baris.realisasi, baris.asal)
        hasil[n] = serapan(baris.pagu, baris.realisasi)
        masukan = (ids["pagu"], ids["realisasi_rp"])
        daftar.hasil(ids["serapan"], f"Serapan {nama}", hasil[n], masukan=masukan)
    return hasil
