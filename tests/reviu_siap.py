"""A submitted report with its review opened, ready for answers, comments and the conclusion."""

from dataclasses import dataclass
from datetime import date

from laporan_siap import Kantor, kantor

from capaian.models import AnggotaReviu, LaporanKinerja, Reviu
from capaian.reviu.alur import Langkah
from capaian.reviu.buka import buka_reviu, simpan_anggota, simpan_data
from capaian.reviu.jawab import IsianJawaban, simpan_jawaban
from capaian.reviu.simpulan import IsianSimpulan, simpulkan
from lakip.instansi.models import Pejabat, Pengguna

HARI = date(2026, 2, 2)
SIMPULAN = IsianSimpulan("tanpa_keberatan", date(2026, 2, 10), "Kota Contoh")


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
    k = kantor(kode, reviu=True)
    Pejabat.objects.create(
        pemda=k.p.opd.pemda,
        kode="inspektur",
        peran="inspektur",
        nama="Contoh Inspektur",
        jabatan="Inspektur Kota Contoh",
        dari=date(2020, 1, 1),
    )
    laporan = k.sampai(Langkah.DIAJUKAN)
    return KantorReviu(
        k, laporan, buka_reviu(laporan=laporan, hari_ini=HARI, oleh=k.orang["pereviu"])
    )
