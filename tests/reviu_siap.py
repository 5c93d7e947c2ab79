"""A submitted report with its review opened, ready for answers, comments and the conclusion."""

from dataclasses import dataclass, replace
from datetime import date

from laporan_siap import Kantor
from orang import buat_pengguna
from pabrik import Pabrik

from capaian.laporan.rekaman import ke_rekaman
from capaian.models import (
    AnggotaReviu,
    LangkahLaporan,
    LaporanKinerja,
    RekamanLaporan,
    Reviu,
)
from capaian.reviu.alur import Langkah
from capaian.reviu.buka import buka_reviu, simpan_anggota, simpan_data
from capaian.reviu.jawab import IsianJawaban, simpan_jawaban
from capaian.reviu.simpulan import IsianSimpulan, simpulkan
from capaian.sajian import sajikan_laporan
from lakip.instansi.models import Pejabat, Pengguna
from lakip.instansi.simpanan import simpan_isi

HARI = date(2026, 2, 2)
SIMPULAN = IsianSimpulan("tanpa_keberatan", date(2026, 2, 10), "Kota Contoh")
SIMPULAN_TERBUKA = replace(SIMPULAN, alasan_terbuka="Tidak pokok.")
"""The conclusion while comments are not settled."""


@dataclass
class KantorReviu:
    """The office, its submitted version and the review of it."""

    k: Kantor
    laporan: LaporanKinerja
    reviu: Reviu

    @property
    def pereviu(self) -> Pengguna:
        return self.k.orang["pereviu"]

    @property
    def penyusun(self) -> Pengguna:
        return self.k.orang["penyusun"]

    @property
    def dasar(self) -> str:
        """The address of the review."""
        return f"{self.laporan.get_absolute_url()}reviu/"

    def segarkan(self) -> Reviu:
        self.reviu = Reviu.objects.get(pk=self.reviu.pk)
        self.laporan = LaporanKinerja.objects.get(pk=self.laporan.pk)
        return self.reviu

    def siap_simpul(self) -> None:
        """Fill what the conclusion needs: numbers, team, every answer."""
        isi = {
            "nomor_surat_tugas": "ST-01",
            "tanggal_surat_tugas": date(2026, 2, 1),
            "nomor_kkr": "KKR-01",
        }
        simpan_data(reviu=self.reviu, isi=isi, oleh=self.pereviu)
        ketua = AnggotaReviu(
            tahun_kinerja=self.k.tk, reviu=self.reviu, peran="ketua", nama="Contoh Ketua"
        )
        simpan_anggota(anggota=ketua, oleh=self.pereviu)
        self.jawab_semua()

    def jawab_semua(self) -> None:
        """Answer "ya" to every item without an answer."""
        isian = [
            IsianJawaban(j.butir_id, "ya", asal="") for j in self.reviu.jawaban.filter(jawaban="")
        ]
        simpan_jawaban(reviu=self.reviu, isian=isian, oleh=self.pereviu)

    def simpulkan(self, isian: IsianSimpulan = SIMPULAN) -> Reviu:
        self.segarkan()
        simpulkan(reviu=self.reviu, isian=isian, oleh=self.pereviu)
        return self.segarkan()


def kantor_reviu(kode: str = "dinas-contoh") -> KantorReviu:
    """An office whose report was submitted, with an Inspektur in office and the review begun."""
    k = _kantor(kode)
    laporan = LaporanKinerja.objects.create(tahun_kinerja=k.tk)
    laporan = ajukan(laporan, k.orang)
    return KantorReviu(
        k, laporan, buka_reviu(laporan=laporan, hari_ini=HARI, oleh=k.orang["pereviu"])
    )


def _kantor(kode: str) -> Kantor:
    """The smallest agency-year that has a report, with its people."""
    p = Pabrik(kode)
    p.pengukuran()
    p.laporan(pola="sekali", tanggal=date(2026, 1, 9), tempat="Kota Contoh")
    p.indikator("IK1", p.sasaran("S1"), target=80, realisasi="84.97", desimal=2)
    orang = {
        peran: buat_pengguna(f"{peran}-{kode}", peran, opd=p.opd)
        for peran in ("operator", "verifikator", "penyusun", "kepala")
    }
    orang["pereviu"] = buat_pengguna(f"pereviu-{kode}", "pereviu", pemda=p.opd.pemda)
    Pejabat.objects.create(
        pemda=p.opd.pemda,
        kode="inspektur",
        peran="inspektur",
        nama="Contoh Inspektur",
        jabatan="Inspektur Kota Contoh",
        dari=date(2020, 1, 1),
    )
    return Kantor(p, orang)


def ajukan(laporan: LaporanKinerja, orang: dict[str, Pengguna]) -> LaporanKinerja:
    """Take a draft to "diajukan" without asking whether the report is complete."""
    pohon = sajikan_laporan(laporan.tahun_kinerja)
    isi = ke_rekaman(pohon)
    berkas = simpan_isi(isi, nama="rekaman.json", jenis_isi="application/json")
    for dari, ke, peran in (
        (Langkah.DRAF, Langkah.DIVERIFIKASI, "verifikator"),
        (Langkah.DIVERIFIKASI, Langkah.DISETUJUI, "kepala"),
        (Langkah.DISETUJUI, Langkah.DIAJUKAN, "penyusun"),
    ):
        dasar = {"laporan": laporan, "oleh": orang[peran]}
        if ke == Langkah.DIAJUKAN:
            RekamanLaporan.objects.create(
                **dasar,
                urutan=laporan.rekaman.count() + 1,
                pohon=berkas,
                versi_aturan=pohon.versi_aturan,
                sha256=berkas.sha256,
            )
        urutan = laporan.jejak.count() + 1
        sidik = berkas.sha256 if ke == Langkah.DISETUJUI else ""
        LangkahLaporan.objects.create(**dasar, urutan=urutan, dari=dari, ke=ke, sidik=sidik)
    return LaporanKinerja.objects.select_related("tahun_kinerja__opd__pemda").get(pk=laporan.pk)
