"""Opening a review, its numbers and team, and asking the machine again."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction

from capaian.models import AnggotaReviu, JawabanReviu, LaporanKinerja, RekamanLaporan, Reviu
from capaian.reviu.alur import Langkah
from capaian.reviu.bahan import bahan_reviu
from capaian.reviu.catatan import catat_reviu
from capaian.reviu.jawab import perbarui_mesin
from capaian.reviu.keadaan import daftar_berlaku, reviu_terakhir, wajib_terbuka
from capaian.reviu.mesin import BahanReviu, jawab
from capaian.reviu.smart import samakan_smart
from capaian.sajian_versi import rekaman_terakhir
from lakip.instansi.izin import Izin, wajibkan
from lakip.instansi.models import Pejabat, Pemda, Pengguna

# What a new round takes over from the one before it.
_TERBAWA = ("nomor_surat_tugas", "tanggal_surat_tugas", "nomor_kkr", "periode_dari", "tempat")
_TIM = ("peran", "pengguna_id", "nama", "jabatan", "pangkat", "nip")


def buka_reviu(*, laporan: LaporanKinerja, hari_ini: date, oleh: Pengguna) -> Reviu:
    """Begin the review of a submitted version, or return the one that is open.

    Raises PermissionDenied, and ValidationError when the version is not there to be reviewed.
    """
    wajibkan(oleh, Izin.REVIU, laporan.tahun_kinerja.opd)
    rekaman = rekaman_terakhir(laporan)
    bahan = bahan_reviu(laporan, rekaman)
    with transaction.atomic():
        kini = LaporanKinerja.objects.select_for_update(of=("self",)).get(pk=laporan.pk)
        lalu = reviu_terakhir(kini)
        if lalu is not None and lalu.ditutup is None:
            return lalu
        if kini.langkah != Langkah.DIAJUKAN or not kini.perlu_reviu:
            raise ValidationError("Reviu dimulai sesudah laporan diajukan kepada Inspektorat.")
        return _buka(laporan, lalu, rekaman, bahan, hari_ini, oleh)


def _buka(
    laporan: LaporanKinerja,
    lalu: Reviu | None,
    rekaman: RekamanLaporan,
    bahan: BahanReviu,
    hari_ini: date,
    oleh: Pengguna,
) -> Reviu:
    tk = laporan.tahun_kinerja
    pemda = tk.opd.pemda
    terbawa = {n: getattr(lalu, n) for n in _TERBAWA} if lalu else {"tempat": pemda.ibu_kota}
    reviu = Reviu.objects.create(
        tahun_kinerja=tk,
        laporan=laporan,
        putaran=lalu.putaran + 1 if lalu else 1,
        daftar=daftar_berlaku(hari_ini),
        rekaman=rekaman,
        **terbawa,
    )
    tim = [{n: getattr(a, n) for n in _TIM} for a in lalu.anggota.all()] if lalu else []
    for isi in tim or _inspektur(pemda, hari_ini):
        AnggotaReviu.objects.create(tahun_kinerja=tk, reviu=reviu, **isi)
    bahan = replace(bahan, smart=samakan_smart(reviu, bahan.laporan))
    for butir in reviu.daftar.butir.all():
        hasil = jawab(butir.mesin, bahan)
        JawabanReviu.objects.create(
            tahun_kinerja=tk,
            reviu=reviu,
            butir=butir,
            mesin=hasil.nilai.value,
            bukti_mesin=hasil.bukti,
            rujukan=list(hasil.rujukan),
            jawaban=hasil.nilai.value,
        )
    perbarui_mesin(reviu, {})
    catat_reviu("buka_reviu", reviu, oleh, f"Memulai reviu laporan versi {laporan.versi}.")
    return reviu


def _inspektur(pemda: Pemda, tanggal: date) -> Iterable[dict[str, str]]:
    """The Inspektur in office that day, where the officials name one."""
    pejabat = Pejabat.objects.filter(pemda=pemda, peran=Pejabat.Peran.INSPEKTUR).pada(tanggal)
    for p in pejabat[:1]:
        yield {
            "peran": AnggotaReviu.Peran.INSPEKTUR,
            "nama": p.nama,
            "jabatan": p.sebutan,
            "pangkat": p.pangkat,
            "nip": p.nip,
        }


def periksa_ulang(*, reviu: Reviu, oleh: Pengguna) -> Reviu:
    """Read the machine's answers again from what was submitted last; people's own answers stay.

    Raises PermissionDenied, and ValidationError when the review is closed.
    """
    laporan = reviu.laporan
    wajibkan(oleh, Izin.REVIU, laporan.tahun_kinerja.opd)
    rekaman = rekaman_terakhir(laporan)
    bahan = bahan_reviu(laporan, rekaman)
    with transaction.atomic():
        kini = terkunci(reviu)
        bahan = replace(bahan, smart=samakan_smart(kini, bahan.laporan))
        hasil = {b.nomor: jawab(b.mesin, bahan) for b in kini.daftar.butir.all() if b.mesin}
        perbarui_mesin(kini, hasil)
        kini.rekaman = rekaman
        kini.save()
        catat_reviu("periksa_ulang_reviu", kini, oleh, "Membaca ulang jawaban mesin.")
    return kini


@transaction.atomic
def simpan_data(*, reviu: Reviu, isi: dict[str, object], oleh: Pengguna) -> Reviu:
    """Save numbers, dates and who prepared and reviewed. Raises as ``periksa_ulang``."""
    wajibkan(oleh, Izin.REVIU, reviu.laporan.tahun_kinerja.opd)
    kini = terkunci(reviu)
    for nama, nilai in isi.items():
        setattr(kini, nama, nilai)
    kini.full_clean(exclude=["laporan", "daftar", "rekaman"])
    kini.save()
    catat_reviu("ubah_reviu", kini, oleh, "Mengubah data reviu.")
    return kini


@transaction.atomic
def simpan_anggota(*, anggota: AnggotaReviu, oleh: Pengguna) -> AnggotaReviu:
    """Add or change a member of the team. Raises as ``periksa_ulang``."""
    wajibkan(oleh, Izin.REVIU, anggota.reviu.laporan.tahun_kinerja.opd)
    terkunci(anggota.reviu)
    anggota.full_clean()
    anggota.save()
    catat_reviu("ubah_tim_reviu", anggota.reviu, oleh, f"Tim reviu: {anggota}.")
    return anggota


@transaction.atomic
def buang_anggota(*, anggota: AnggotaReviu, oleh: Pengguna) -> None:
    """Take a member off the team. Raises as ``periksa_ulang``."""
    wajibkan(oleh, Izin.REVIU, anggota.reviu.laporan.tahun_kinerja.opd)
    reviu = terkunci(anggota.reviu)
    uraian = f"Mengeluarkan {anggota} dari tim reviu."
    for medan in ("disusun_oleh", "direviu_oleh"):
        if getattr(reviu, f"{medan}_id") == anggota.pk:
            setattr(reviu, medan, None)
    reviu.save()
    anggota.delete()
    catat_reviu("ubah_tim_reviu", reviu, oleh, uraian)


def terkunci(reviu: Reviu) -> Reviu:
    """The review, locked and read again. Raises ValidationError when it is closed."""
    kini = (
        Reviu.objects.select_for_update(of=("self",))
        .select_related("laporan__tahun_kinerja__opd__pemda", "daftar")
        .get(pk=reviu.pk)
    )
    wajib_terbuka(kini)
    return kini
