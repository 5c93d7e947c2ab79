"""The demo year that is published: what the demo people did from draft to publication.

They go through the functions that the pages use, so the recording, the review, the final file and
the log are those of any report.
"""

from datetime import date

from capaian.alur_laporan import Penyampaian, langkahkan, mulai_versi
from capaian.contoh import orang_contoh
from capaian.kelengkapan import kelengkapan
from capaian.models import AnggotaReviu, LaporanKinerja, PekerjaanLaporan, PenilaianSmart, Reviu
from capaian.reviu.alur import Langkah
from capaian.reviu.buka import buka_reviu, simpan_anggota, simpan_data
from capaian.reviu.jawab import IsianJawaban, simpan_jawaban
from capaian.reviu.percakapan import IsianCatatan, tanggapi, tulis_catatan
from capaian.reviu.simpulan import IsianSimpulan, simpulkan
from capaian.reviu.smart import IsianSmart, sandi, simpan_smart
from capaian.tidak_berlaku import kecualikan
from capaian.unduhan import kerjakan
from lakip.instansi.contoh import PENGGUNA
from lakip.instansi.models import Pengguna
from renstra.models import TahunKinerja

TAHUN = 2020
PERAN = ("verifikator", "kepala", "penyusun", "pereviu")
ALASAN = "Dokumen aslinya tidak memuat hal ini (alasan contoh)."
JAWABAN = "Dibaca dan sesuai (jawaban contoh)."
TIM = (
    ("inspektur", "Contoh Inspektur", "Inspektur"),
    ("pengendali", "Contoh Pengendali Teknis", "Auditor Madya"),
    ("ketua", PENGGUNA["pereviu"], "Auditor Muda"),
    ("anggota", "Contoh Anggota Tim", "Auditor Pertama"),
)
"""The invented reviewers: role, name, position."""
CATATAN = IsianCatatan(
    jangkar="capaian:OPD",
    isi="Jelaskan cara menghitung capaian perangkat daerah (catatan contoh).",
    rekomendasi="Sebutkan rumus rata-ratanya pada laporan tahun berikutnya (contoh).",
    ref_kkr="KKR-CONTOH/01-A",
)
TANGGAPAN = "Rumusnya tertulis pada bab Akuntabilitas Kinerja (tanggapan contoh)."


def terbitkan_contoh(hari: date) -> LaporanKinerja | None:
    """Take the demo year that the public shall read from draft to publication, all on ``hari``.

    None, and nothing happens, where that year is no demo year, has a version already, or one of
    the demo people is missing. Raises ValidationError when a step is refused.
    """
    tk = (
        TahunKinerja.objects.filter(contoh=True, tahun=TAHUN, laporankinerja_set=None)
        .select_related("opd__pemda")
        .first()
    )
    orang = {peran: satu for peran in PERAN if (satu := orang_contoh(peran))}
    if tk is None or len(orang) < len(PERAN):
        return None
    penyusun, kepala = orang["penyusun"], orang["kepala"]
    for butir in kelengkapan(tk).kurang:
        kecualikan(tahun_kinerja=tk, kunci=butir.syarat.kunci, alasan=ALASAN, oleh=penyusun)
    laporan = mulai_versi(tahun_kinerja=tk, oleh=penyusun)
    laporan = langkahkan(laporan=laporan, ke=Langkah.DIVERIFIKASI, oleh=orang["verifikator"])
    laporan = langkahkan(laporan=laporan, ke=Langkah.DISETUJUI, oleh=kepala)
    laporan = langkahkan(laporan=laporan, ke=Langkah.DIAJUKAN, oleh=penyusun)
    laporan = _reviu(laporan, hari, pereviu=orang["pereviu"], penyusun=penyusun)
    laporan = langkahkan(laporan=laporan, ke=Langkah.USUL_FINAL, oleh=penyusun)
    laporan = langkahkan(laporan=laporan, ke=Langkah.FINAL, oleh=kepala)
    # The worker runs this, and would come to the file only afterwards.
    kerjakan(PekerjaanLaporan.objects.get(laporan=laporan, format="pdf").pk)
    laporan = langkahkan(
        laporan=laporan,
        ke=Langkah.DISAMPAIKAN,
        oleh=penyusun,
        penyampaian=Penyampaian(hari, "Agenda 00/CONTOH"),
    )
    return langkahkan(laporan=laporan, ke=Langkah.TERBIT, oleh=penyusun)


def _reviu(
    laporan: LaporanKinerja, hari: date, *, pereviu: Pengguna, penyusun: Pengguna
) -> LaporanKinerja:
    """The review: team, ticks, answers, a comment that is settled, the conclusion."""
    reviu = buka_reviu(laporan=laporan, hari_ini=hari, oleh=pereviu)
    isi: dict[str, object] = {
        "nomor_surat_tugas": "ST-CONTOH/01",
        "tanggal_surat_tugas": hari,
        "nomor_kkr": "KKR-CONTOH/01",
        "periode_dari": hari,
        "periode_sampai": hari,
    }
    reviu = simpan_data(reviu=reviu, isi=isi, oleh=pereviu)
    _bentuk_tim(reviu, pereviu)
    ya = (True,) * len(PenilaianSmart.KRITERIA)
    centang = [IsianSmart(p.pk, ya, sandi(p.nilai)) for p in reviu.smart.all()]
    simpan_smart(reviu=reviu, isian=centang, oleh=pereviu)
    # An answer may open the items that depend on it.
    while kosong := [j.butir_id for j in reviu.jawaban.filter(jawaban="")]:
        jawaban = [IsianJawaban(butir, "ya", bukti=JAWABAN) for butir in kosong]
        simpan_jawaban(reviu=reviu, isian=jawaban, oleh=pereviu)
    catatan = tulis_catatan(reviu=reviu, isian=CATATAN, oleh=pereviu)
    tanggapi(catatan=catatan, isi=TANGGAPAN, oleh=penyusun)
    tanggapi(catatan=catatan, isi="", status="selesai", oleh=pereviu)
    simpulan = IsianSimpulan(Reviu.Simpulan.TANPA_KEBERATAN, hari, reviu.tempat)
    simpulkan(reviu=reviu, isian=simpulan, oleh=pereviu)
    return LaporanKinerja.objects.select_related("tahun_kinerja__opd__pemda").get(pk=laporan.pk)


def _bentuk_tim(reviu: Reviu, pereviu: Pengguna) -> None:
    ada = set(reviu.anggota.values_list("peran", flat=True))
    for peran, nama, jabatan in TIM:
        if peran not in ada:
            anggota = AnggotaReviu(
                tahun_kinerja=reviu.tahun_kinerja,
                reviu=reviu,
                peran=peran,
                pengguna=pereviu if peran == AnggotaReviu.Peran.KETUA else None,
                nama=nama,
                jabatan=jabatan,
            )
            simpan_anggota(anggota=anggota, oleh=pereviu)
