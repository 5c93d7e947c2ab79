"""A small agency-year whose report may go all the way, with a person for every step."""

from dataclasses import dataclass
from datetime import date

from orang import buat_pengguna
from pabrik import Pabrik

from capaian.alur_laporan import Penyampaian, langkahkan, mulai_versi
from capaian.kelengkapan import kelengkapan
from capaian.laporan.pohon import BelumDiisi
from capaian.models import LaporanKinerja, TidakBerlaku
from capaian.reviu.alur import Langkah, cari_jalan
from capaian.sajian import sajikan_laporan
from capaian.verifikasi import Keputusan, belum_diverifikasi, putuskan
from lakip.instansi.models import Pejabat, Pengguna
from renstra.models import TahunKinerja

JALUR = (
    (Langkah.DIVERIFIKASI, "verifikator"),
    (Langkah.DISETUJUI, "kepala"),
    (Langkah.DIAJUKAN, "penyusun"),
    (Langkah.USUL_FINAL, "penyusun"),
    (Langkah.FINAL, "kepala"),
    (Langkah.DISAMPAIKAN, "penyusun"),
    (Langkah.TERBIT, "penyusun"),
)
"""The way of a report that the Inspektorat does not review, and who takes each step."""

PENYAMPAIAN = Penyampaian(date(2026, 2, 20), "Agenda 15")


@dataclass(frozen=True)
class Kantor:
    """The agency-year, its people by role, and the maker of its data."""

    p: Pabrik
    orang: dict[str, Pengguna]

    @property
    def tk(self) -> TahunKinerja:
        return self.p.tk

    def mulai(self) -> LaporanKinerja:
        return mulai_versi(tahun_kinerja=self.tk, oleh=self.orang["penyusun"])

    def langkah(self, laporan: LaporanKinerja, ke: str, peran: str, alasan: str = ""):
        return langkahkan(
            laporan=laporan,
            ke=ke,
            oleh=self.orang[peran],
            alasan=alasan,
            penyampaian=PENYAMPAIAN if ke == Langkah.DISAMPAIKAN else None,
        )

    def sampai(self, akhir: str, laporan: LaporanKinerja | None = None) -> LaporanKinerja:
        """A version that went on to ``akhir`` without review."""
        laporan = laporan or self.mulai()
        for ke, peran in JALUR:
            if laporan.langkah != akhir and cari_jalan(laporan.langkah, ke):
                laporan = self.langkah(laporan, ke, peran)
        return laporan


def kantor(kode: str = "dinas-contoh", *, reviu: bool = False) -> Kantor:
    """The office; ``reviu``: its pemda's Inspektorat reviews reports of agencies."""
    p = Pabrik(kode)
    p.opd.pemda.reviu_opd = reviu
    p.opd.pemda.save()
    orang = {
        peran: buat_pengguna(f"{peran}-{kode}", peran, opd=p.opd)
        for peran in ("operator", "verifikator", "penyusun", "kepala")
    }
    orang["pereviu"] = buat_pengguna(f"pereviu-{kode}", "pereviu", pemda=p.opd.pemda)
    _isi(p)
    p.tk = TahunKinerja.objects.select_related("opd__pemda").get(pk=p.tk.pk)
    putuskan(
        tahun_kinerja=p.tk,
        isian=belum_diverifikasi(p.tk),
        keputusan=Keputusan.DITERIMA,
        oleh=orang["verifikator"],
    )
    lengkapi(p, orang["penyusun"])
    return Kantor(p, orang)


def _isi(p: Pabrik) -> None:
    p.pengukuran()
    p.laporan(pola="sekali", tanggal=date(2026, 1, 9), tempat="Kota Contoh")
    s = p.sasaran("S1")
    p.indikator("IK1", s, target=80, realisasi="84.97", desimal=2)
    program = p.pos("1.06.02", kode_resmi=True)
    kegiatan = p.pos("1.06.02.2.01", program)
    daun = p.pos("1.06.02.2.01.0001", kegiatan, pagu=100, realisasi=90)
    p.dukung(s, daun)
    p.keluaran(daun, 10, 9)
    Pejabat.objects.create(
        pemda=p.opd.pemda,
        opd=p.opd,
        kode="kepala",
        peran="kepala_opd",
        nama="Contoh Kepala",
        jabatan="Kepala Dinas Contoh",
        dari=date(2020, 1, 1),
    )


def lengkapi(p: Pabrik, oleh: Pengguna) -> None:
    """Write every missing text, switch empty parts off, and say why the rest does not apply."""
    for blok in list(sajikan_laporan(p.tk).semua_blok()):
        if isinstance(blok, BelumDiisi):
            bagian = blok.kunci.partition("/")[0]
            if blok.kunci.endswith("/teks"):
                p.teks(bagian, "<p>Uraian contoh.</p>")
            else:
                p.bagian(bagian, aktif=False)
    for butir in kelengkapan(p.tk).kurang:
        TidakBerlaku.objects.create(
            tahun_kinerja=p.tk, kunci=butir.syarat.kunci, alasan="Tahun uji.", oleh=oleh
        )
