"""The way of a report's version: begun, taken from step to step, recorded, made into its files.

Every step is one transaction: the version is locked and read again, the step is added to its log
(the database then moves the version), and the action is recorded. Who may and what must hold is
asked here, so pages, commands and programs pass the same gate.
"""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import Max

from capaian.laporan.pohon import Laporan
from capaian.laporan.rekaman import ke_rekaman, sidik_isi
from capaian.models import BerkasLaporan, LangkahLaporan, LaporanKinerja, RekamanLaporan
from capaian.reviu.alur import BERJALAN, SELESAI, Jalan, Langkah, cari_jalan
from capaian.sajian import sajikan_laporan
from capaian.sajian_versi import susun_versi
from capaian.syarat_laporan import halangan
from lakip.instansi.izin import Izin, SiapaPun, boleh, wajibkan
from lakip.instansi.jenis_isi import GAMBAR, PDF
from lakip.instansi.kejadian import catat
from lakip.instansi.models import Berkas, Pengguna, PerangkatDaerah
from lakip.instansi.simpanan import simpan_isi, simpan_unggahan
from renstra.models import TahunKinerja

Jenis = BerkasLaporan.Jenis


@dataclass(frozen=True)
class Penyampaian:
    """When the report was handed in, and the number or words of the receipt."""

    tanggal: date
    tanda_terima: str


def boleh_melangkah(pengguna: SiapaPun, jalan: Jalan, opd: PerangkatDaerah) -> bool:
    """Whether the user's roles permit this step for the whole agency."""
    return any(boleh(pengguna, izin, opd) for izin in jalan.izin)


@transaction.atomic
def mulai_versi(*, tahun_kinerja: TahunKinerja, oleh: Pengguna) -> LaporanKinerja:
    """Begin the next version of the report from the live data; earlier ones stay as they are.

    Raises PermissionDenied, and ValidationError while a version is unfinished.
    """
    wajibkan(oleh, Izin.SUSUN_LAPORAN, tahun_kinerja.opd)
    TahunKinerja.objects.select_for_update().get(pk=tahun_kinerja.pk)
    milik = LaporanKinerja.objects.filter(tahun_kinerja=tahun_kinerja)
    if berjalan := milik.filter(langkah__in=BERJALAN).first():
        raise ValidationError(
            f"Versi {berjalan.versi} belum final. Selesaikan atau perbaiki versi itu lebih dahulu."
        )
    terakhir = milik.aggregate(n=Max("versi"))["n"] or 0
    laporan = LaporanKinerja.objects.create(tahun_kinerja=tahun_kinerja, versi=terakhir + 1)
    _catat("mulai_versi_laporan", laporan, oleh, f"Memulai versi {laporan.versi}.")
    return laporan


def langkahkan(
    *,
    laporan: LaporanKinerja,
    ke: str,
    oleh: Pengguna,
    alasan: str = "",
    penyampaian: Penyampaian | None = None,
) -> LaporanKinerja:
    """Take the version one step on, or back to the draft, and return it as it stands then.

    ``laporan.langkah`` is where the caller saw it: when somebody moved it meanwhile the step is
    refused. Raises PermissionDenied, and ValidationError with every reason against it.
    """
    jalan = _jalan(laporan, ke, oleh)
    alasan = alasan.strip()
    if jalan.mundur and not alasan:
        raise ValidationError("Tulis alasan pengembalian.")
    if ke == Langkah.DISAMPAIKAN and not (penyampaian and penyampaian.tanda_terima.strip()):
        raise ValidationError("Isi tanggal penyampaian dan nomor atau uraian tanda terima.")
    if pesan := [h.uraian for h in halangan(laporan, jalan)]:
        raise ValidationError(pesan)
    # The tree takes a second to compose: read before the transaction, checked by its hash inside.
    pohon = _pohon(laporan, jalan)
    with transaction.atomic():
        kini = _terkunci(laporan, jalan)
        _siapkan(kini, jalan, pohon, oleh, penyampaian)
        _tambah_langkah(kini, jalan, oleh, alasan, pohon)
        kini.refresh_from_db()
        if jalan.ke == Langkah.FINAL:
            _bekukan(kini)
        _catat(
            "langkah_laporan",
            kini,
            oleh,
            f"{jalan.dari.label} ke {jalan.ke.label}" + (f": {alasan}" if alasan else "."),
            dari=jalan.dari.value,
            ke=jalan.ke.value,
        )
        if jalan.ke == Langkah.FINAL:
            transaction.on_commit(lambda: _minta_berkas_final(kini, oleh))
    return kini


def _jalan(laporan: LaporanKinerja, ke: str, oleh: Pengguna) -> Jalan:
    """The way to ``ke``, when there is one and the user may go it."""
    jalan = cari_jalan(laporan.langkah, ke)
    if jalan is None:
        raise ValidationError(
            f"Dari langkah “{laporan.get_langkah_display()}” laporan tidak dapat menjadi "
            f"“{Langkah(ke).label if ke in Langkah.values else ke}”."
        )
    if not boleh_melangkah(oleh, jalan, laporan.tahun_kinerja.opd):
        raise PermissionDenied(f"Langkah ini dilakukan oleh {' atau '.join(jalan.peran)}.")
    return jalan


def _pohon(laporan: LaporanKinerja, jalan: Jalan) -> Laporan | None:
    """The live content, where the step is about it."""
    if jalan.ke not in {Langkah.DISETUJUI, Langkah.DIAJUKAN}:
        return None
    return sajikan_laporan(laporan.tahun_kinerja)


def _terkunci(laporan: LaporanKinerja, jalan: Jalan) -> LaporanKinerja:
    """The version, locked. Raises ValidationError when it has left the step's beginning."""
    kini = (
        LaporanKinerja.objects.select_for_update(of=("self",))
        .select_related("tahun_kinerja__opd__pemda")
        .get(pk=laporan.pk)
    )
    if kini.langkah != jalan.dari:
        raise ValidationError(
            f"Laporan sudah berada pada langkah “{kini.get_langkah_display()}”. Muat ulang laman."
        )
    if jalan.reviu is not None and jalan.reviu != kini.perlu_reviu:
        raise ValidationError(
            "Laporan ini harus direviu Inspektorat lebih dahulu."
            if kini.perlu_reviu
            else "Laporan perangkat daerah di pemda ini tidak direviu Inspektorat."
        )
    return kini


def _siapkan(
    kini: LaporanKinerja,
    jalan: Jalan,
    pohon: Laporan | None,
    oleh: Pengguna,
    penyampaian: Penyampaian | None,
) -> None:
    """Write what belongs to the step beside the step itself."""
    if jalan.ke == Langkah.DIAJUKAN and pohon is not None:
        kini.perlu_reviu = kini.tahun_kinerja.opd.pemda.reviu_opd
        kini.save(update_fields=["perlu_reviu"])
        _rekam(kini, pohon, oleh)
    if jalan.ke == Langkah.DISAMPAIKAN and penyampaian is not None:
        kini.tanggal_penyampaian = penyampaian.tanggal
        kini.tanda_terima = penyampaian.tanda_terima.strip()
        kini.save(update_fields=["tanggal_penyampaian", "tanda_terima"])


def _rekam(kini: LaporanKinerja, pohon: Laporan, oleh: Pengguna) -> None:
    isi = ke_rekaman(pohon)
    tk = kini.tahun_kinerja
    nama = f"rekaman-{tk.tahun}-{tk.opd.kode}-v{kini.versi}.json"
    berkas = simpan_isi(isi, nama=nama, jenis_isi="application/json")
    if berkas.sha256 != kini.jejak.last().sidik:
        raise ValidationError("Isi laporan berubah sejak disetujui kepala. Kembalikan ke draf.")
    RekamanLaporan.objects.create(
        laporan=kini,
        urutan=kini.rekaman.count() + 1,
        pohon=berkas,
        versi_aturan=pohon.versi_aturan,
        sha256=berkas.sha256,
        oleh=oleh,
    )


def _tambah_langkah(
    kini: LaporanKinerja, jalan: Jalan, oleh: Pengguna, alasan: str, pohon: Laporan | None
) -> None:
    disetujui = jalan.ke == Langkah.DISETUJUI and pohon is not None
    LangkahLaporan.objects.create(
        laporan=kini,
        urutan=kini.jejak.count() + 1,
        dari=jalan.dari,
        ke=jalan.ke,
        alasan=alasan,
        sidik=sidik_isi(pohon) if disetujui else "",
        oleh=oleh,
    )


def _bekukan(kini: LaporanKinerja) -> None:
    """Keep the whole document as it becomes final: later settings or names change none of it."""
    tk = kini.tahun_kinerja
    nama = f"isi-final-{tk.tahun}-{tk.opd.kode}-v{kini.versi}.json"
    berkas = simpan_isi(ke_rekaman(susun_versi(kini)), nama=nama, jenis_isi="application/json")
    BerkasLaporan.objects.create(laporan=kini, jenis=Jenis.NASKAH, berkas=berkas, nama=nama)


def _minta_berkas_final(laporan: LaporanKinerja, oleh: Pengguna) -> None:
    from capaian.unduhan import minta  # which keeps the finished package by calling back here

    minta(tahun_kinerja=laporan.tahun_kinerja, format_laporan="pdf", oleh=oleh, versi=laporan)


@transaction.atomic
def simpan_berkas_final(*, laporan: LaporanKinerja, isi: bytes, nama: str) -> BerkasLaporan:
    """Keep the package of a final version; the first one stays, whatever is made after it."""
    kini = LaporanKinerja.objects.select_for_update(of=("self",)).get(pk=laporan.pk)
    ada = kini.berkas.filter(jenis=Jenis.FINAL).first()
    if ada is not None:
        return ada
    berkas = simpan_isi(isi, nama=nama, jenis_isi=PDF)
    jadi = BerkasLaporan.objects.create(
        laporan=kini, jenis=Jenis.FINAL, berkas=berkas, nama=nama, oleh=None
    )
    _catat("buat_berkas_final", laporan, None, f"Berkas final {nama}.", sha256=berkas.sha256)
    return jadi


def lampirkan(
    *, laporan: LaporanKinerja, jenis: str, unggahan: UploadedFile, oleh: Pengguna
) -> BerkasLaporan:
    """Keep the signed copy or the receipt beside a final version, with its own hash.

    Raises PermissionDenied, and ValidationError when the version is not final, the file is of the
    wrong kind, too large, or the unsigned package itself.
    """
    opd = laporan.tahun_kinerja.opd
    if not (boleh(oleh, Izin.SUSUN_LAPORAN, opd) or boleh(oleh, Izin.SETUJUI, opd)):
        raise PermissionDenied("Berkas ini dilampirkan oleh Penyusun atau Kepala.")
    if jenis not in {Jenis.TTD, Jenis.TANDA_TERIMA}:
        raise ValidationError("Pilih jenis berkas yang dilampirkan.")
    if laporan.langkah not in SELESAI:
        raise ValidationError("Berkas hanya dilampirkan pada laporan yang sudah final.")
    boleh_jenis = {PDF} if jenis == Jenis.TTD else {PDF, *GAMBAR}
    with transaction.atomic():
        berkas = simpan_unggahan(unggahan, jenis=boleh_jenis)
        _tolak_sama(laporan, jenis, berkas)
        jadi = BerkasLaporan.objects.create(
            laporan=laporan, jenis=jenis, berkas=berkas, nama=berkas.nama_asli[:200], oleh=oleh
        )
        uraian = f"Melampirkan {jadi.get_jenis_display().lower()}: {jadi.nama}."
        _catat("lampirkan_berkas_laporan", laporan, oleh, uraian, sha256=berkas.sha256)
    return jadi


def _tolak_sama(laporan: LaporanKinerja, jenis: str, berkas: Berkas) -> None:
    """A signed copy differs from the package; the same file is kept once."""
    if jenis == Jenis.TTD and laporan.berkas.filter(jenis=Jenis.FINAL, berkas=berkas).exists():
        raise ValidationError(
            "Berkas ini sama dengan berkas final: belum ada tanda tangan elektronik di dalamnya."
        )
    if laporan.berkas.filter(jenis=jenis, berkas=berkas).exists():
        raise ValidationError("Berkas yang sama sudah dilampirkan.")


def _catat(
    jenis: str, laporan: LaporanKinerja, oleh: Pengguna | None, uraian: str, **data: str
) -> None:
    tk = laporan.tahun_kinerja
    catat(
        jenis,
        oleh=oleh,
        opd=tk.opd,
        tahun=tk.tahun,
        objek=f"Laporan versi {laporan.versi}",
        uraian=uraian,
        data={"versi": laporan.versi, **data},
    )
