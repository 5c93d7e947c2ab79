"""The demo year that is published: what the demo people did from draft to publication.

They go through the functions that the pages use, so the recording, the review, the final file and
the log are those of any report.
"""

from datetime import date

from capaian.alur_laporan import Penyampaian, langkahkan, mulai_versi
from capaian.contoh import orang_contoh
from capaian.kelengkapan import kelengkapan
from capaian.models import (
    AnggotaReviu,
    BerkasLaporan,
    CatatanReviu,
    LaporanKinerja,
    PekerjaanLaporan,
    PenilaianSmart,
    Reviu,
)
from capaian.reviu.alur import Langkah
from capaian.reviu.buka import buka_reviu, simpan_anggota, simpan_data
from capaian.reviu.jawab import IsianJawaban, simpan_jawaban
from capaian.reviu.keadaan import BELUM_SELESAI
from capaian.reviu.percakapan import IsianCatatan, tanggapi, tulis_catatan
from capaian.reviu.simpulan import IsianSimpulan, simpulkan
from capaian.reviu.smart import IsianSmart, sandi, simpan_smart
from capaian.tidak_berlaku import kecualikan
from capaian.tugas import tahun_belum_terbit
from capaian.unduhan import kerjakan, minta
from lakip.instansi.contoh import PENGGUNA
from lakip.instansi.models import Pengguna

PERAN = ("verifikator", "kepala", "penyusun", "pereviu")
LANJUTAN = {
    Langkah.DRAF: (Langkah.DIVERIFIKASI, "verifikator"),
    Langkah.DIVERIFIKASI: (Langkah.DISETUJUI, "kepala"),
    Langkah.DISETUJUI: (Langkah.DIAJUKAN, "penyusun"),
    Langkah.DIREVIU: (Langkah.USUL_FINAL, "penyusun"),
    Langkah.USUL_FINAL: (Langkah.FINAL, "kepala"),
    Langkah.FINAL: (Langkah.DISAMPAIKAN, "penyusun"),
    Langkah.DISAMPAIKAN: (Langkah.TERBIT, "penyusun"),
}
"""From each step the next and who takes it; the review takes the one from "diajukan"."""
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
    """Take the demo year that the public shall read to publication, all on ``hari``.

    It goes on from whatever is stored, so a run that was cut off is finished by the next. None,
    and nothing happens, where there is no such year, its version is past that way already, or one
    of the demo people is missing. Raises ValidationError when a step is refused.
    """
    laporan = None
    while satu := selangkah_contoh(hari):
        laporan = satu
    return laporan


def selangkah_contoh(hari: date) -> LaporanKinerja | None:
    """Begin the version, or take it one step on. None and ValidationError as above."""
    tk = tahun_belum_terbit()
    orang = {peran: satu for peran in PERAN if (satu := orang_contoh(peran))}
    if tk is None or len(orang) < len(PERAN):
        return None
    semua = LaporanKinerja.objects.select_related("tahun_kinerja__opd__pemda")
    laporan = semua.filter(tahun_kinerja=tk).first()
    if laporan is None:
        return mulai_versi(tahun_kinerja=tk, oleh=orang["penyusun"])
    if laporan.langkah == Langkah.DIAJUKAN:
        _reviu(laporan, hari, pereviu=orang["pereviu"], penyusun=orang["penyusun"])
        return laporan
    if laporan.langkah == Langkah.DRAF:
        for butir in kelengkapan(tk).kurang:
            kunci = butir.syarat.kunci
            kecualikan(tahun_kinerja=tk, kunci=kunci, alasan=ALASAN, oleh=orang["penyusun"])
    penyampaian = None
    if laporan.langkah == Langkah.FINAL:
        _buat_berkas_final(laporan, orang["penyusun"])
        penyampaian = Penyampaian(hari, "Agenda 00/CONTOH")
    ke, peran = LANJUTAN[Langkah(laporan.langkah)]
    return langkahkan(laporan=laporan, ke=ke, oleh=orang[peran], penyampaian=penyampaian)


def _buat_berkas_final(laporan: LaporanKinerja, oleh: Pengguna) -> None:
    """Make the package now: the worker runs this, and would come to it only afterwards."""
    if laporan.berkas.filter(jenis=BerkasLaporan.Jenis.FINAL).exists():
        return
    tk = laporan.tahun_kinerja
    pekerjaan = minta(tahun_kinerja=tk, format_laporan="pdf", oleh=oleh, versi=laporan)
    # One that runs was cut off: the worker that would run it is here.
    antre = {"status": PekerjaanLaporan.Status.ANTRE}
    PekerjaanLaporan.objects.filter(pk=pekerjaan.pk, status="berjalan").update(**antre)
    kerjakan(pekerjaan.pk)


def _reviu(laporan: LaporanKinerja, hari: date, *, pereviu: Pengguna, penyusun: Pengguna) -> None:
    """The review: team, ticks, answers, a comment that is settled, the conclusion."""
    reviu = buka_reviu(laporan=laporan, hari_ini=hari, oleh=pereviu)
    if not reviu.nomor_surat_tugas:
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
    _percakapan(reviu, pereviu=pereviu, penyusun=penyusun)
    simpulan = IsianSimpulan(Reviu.Simpulan.TANPA_KEBERATAN, hari, reviu.tempat)
    simpulkan(reviu=reviu, isian=simpulan, oleh=pereviu)


def _percakapan(reviu: Reviu, *, pereviu: Pengguna, penyusun: Pengguna) -> None:
    """One comment, answered and settled."""
    if not reviu.catatan_reviu.exists():
        tulis_catatan(reviu=reviu, isian=CATATAN, oleh=pereviu)
    for catatan in reviu.catatan_reviu.filter(status__in=BELUM_SELESAI):
        if catatan.status != CatatanReviu.Status.DIJAWAB:
            tanggapi(catatan=catatan, isi=TANGGAPAN, oleh=penyusun)
        tanggapi(catatan=catatan, isi="", status=CatatanReviu.Status.SELESAI, oleh=pereviu)


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
