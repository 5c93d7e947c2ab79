"""Takes an import back: the state before it, or the reasons why not."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from anggaran.models import (
    BerkasSPJ,
    Pagu,
    PosAnggaran,
    RealisasiAnggaran,
    RealisasiSPJ,
    TahapAnggaran,
    TotalKontrol,
)
from lakip.instansi.models import Pengguna
from renstra.models import TahunKinerja

from .catatan import catat_spj
from .kontrol import segarkan_total_kontrol
from .lingkup import Lingkup
from .pohon import simpan
from .tertutup import alasan_terkunci

Status = BerkasSPJ.Status


class TidakDapatDibatalkan(Exception):
    """The import cannot be taken back. ``alasan`` are sentences for the user."""

    def __init__(self, alasan: list[str]) -> None:
        self.alasan = alasan
        super().__init__(" ".join(alasan))


def batalkan(berkas_id: int, *, oleh: Pengguna | None) -> BerkasSPJ:
    """Restore what the import replaced and remove what it added.

    Raises TidakDapatDibatalkan when it is not in force or something later depends on it.
    """
    with transaction.atomic():
        berkas = BerkasSPJ.objects.select_related("tahun_kinerja__opd__pemda").get(pk=berkas_id)
        kunci_tahun(berkas.tahun_kinerja_id)
        berkas.refresh_from_db()
        if alasan := penghalang(berkas):
            raise TidakDapatDibatalkan(alasan)
        _kembalikan(berkas, oleh=oleh)
        uraian = f"Membatalkan impor {Lingkup.dari_berkas(berkas).teks} dari {berkas.nama_asli}."
        catat_spj("batal_impor_spj", berkas, oleh=oleh, uraian=uraian)
    return berkas


def kunci_tahun(tahun_kinerja_id: int) -> None:
    """Let imports of one agency-year wait for each other."""
    list(TahunKinerja.objects.select_for_update().filter(pk=tahun_kinerja_id).values_list("pk"))


def penghalang(berkas: BerkasSPJ) -> list[str]:
    """Why the import cannot be taken back now; empty when it can."""
    if berkas.status == Status.DIGANTIKAN:
        baru = berkas.digantikan_oleh.filter(status__in=[Status.AKTIF, Status.DIGANTIKAN]).first()
        nomor = f" nomor {baru.pk} ({baru.nama_asli})" if baru else ""
        return [f"Impor ini sudah digantikan oleh impor{nomor}; batalkan impor itu dahulu."]
    if berkas.status != Status.AKTIF:
        return [f"Impor ini tidak sedang berlaku (status: {berkas.get_status_display()})."]
    bulan = {berkas.bulan, *(satu["bulan"] for satu in berkas.cadangan.get("ketikan", []))}
    tertutup = alasan_terkunci(berkas.tahun_kinerja, bulan)
    return [*filter(None, [tertutup]), *_dipakai(berkas), *_diubah(berkas)]


def _dipakai(berkas: BerkasSPJ) -> list[str]:
    """Things that use nodes which this import added."""
    dibuat = set(berkas.cadangan.get("pos_dibuat", []))
    if not dibuat:
        return []
    pagu = {pk for pk, _ in berkas.cadangan.get("pagu_dibuat", [])}
    alasan = []
    for relasi in PosAnggaran._meta.related_objects:
        model = relasi.related_model
        nama = relasi.field.name
        lain = model._default_manager.filter(**{f"{nama}__in": dibuat})
        if model is PosAnggaran:
            lain = lain.exclude(pk__in=dibuat)
        elif model is RealisasiSPJ:
            lain = lain.exclude(berkas=berkas)
        elif model is Pagu:
            lain = lain.exclude(pk__in=pagu)
        elif model is TotalKontrol:
            lain = lain.exclude(dokumen__endswith=" (berkas)")
        if model.__name__.startswith("Historical"):
            continue
        for kode in sorted(set(lain.values_list(f"{nama}__kode", flat=True)))[:5]:
            alasan.append(
                f"Pos {kode} yang ditambahkan impor ini dipakai oleh {model._meta.verbose_name}."
            )
    return alasan


def _diubah(berkas: BerkasSPJ) -> list[str]:
    """Things that this import wrote and somebody changed since."""
    c = berkas.cadangan
    alasan = []
    pagu = dict(
        Pagu.objects.filter(pk__in=[p for p, _ in c["pagu_dibuat"]]).values_list("pk", "nilai")
    )
    if any(str(pagu.get(pk)) != nilai for pk, nilai in c["pagu_dibuat"]):
        alasan.append("Pagu yang ditulis impor ini sudah diubah atau dihapus.")
    if c["tahap_dibuat"]:
        lain = Pagu.objects.filter(tahap=c["tahap_dibuat"]).exclude(pk__in=pagu)
        if lain.exists():
            alasan.append("Tahap anggaran yang dibuat impor ini sudah diisi pagu lain.")
    pos = {
        p.pk: p
        for p in PosAnggaran.objects.filter(
            pk__in=[x[0] for x in (*c["kode_diubah"], *c["nama_diubah"])]
        )
    }
    for kolom, isi in (("kode", c["kode_diubah"]), ("nama", c["nama_diubah"])):
        for pk, _, baru in isi:
            if pk not in pos or getattr(pos[pk], kolom) != baru:
                alasan.append(f"{kolom.capitalize()} pos {baru} sudah diubah setelah impor ini.")
    bentrok = RealisasiAnggaran.objects.none()
    for satu in c["ketikan"]:
        bentrok |= RealisasiAnggaran.objects.filter(
            **{k: satu[k] for k in ("pos", "sumber", "bulan", "belanja", "rekening", "bendahara")}
        )
    for satu in bentrok.select_related("pos")[:5] if c["ketikan"] else ():
        alasan.append(f"Realisasi {satu.pos.kode} bulan {satu.bulan} sudah diketik lagi.")
    return alasan


def _kembalikan(berkas: BerkasSPJ, *, oleh: Pengguna | None) -> None:
    c, alasan = berkas.cadangan, f"batal SPJ: {berkas.nama_asli}"[:100]
    berkas.realisasi.all().delete()
    berkas.status = Status.DIBATALKAN
    berkas.dibatalkan_oleh, berkas.dibatalkan = oleh, timezone.now()
    lama = berkas.menggantikan
    berkas.save()
    if lama is not None and lama.status == Status.DIGANTIKAN:
        lama.status = Status.AKTIF
        lama.save()
    segarkan_total_kontrol(berkas.tahun_kinerja, oleh=oleh, alasan=alasan)
    _hapus(Pagu.objects.filter(pk__in=[p for p, _ in c["pagu_dibuat"]]), oleh, alasan)
    _hapus(TahapAnggaran.objects.filter(pk=c["tahap_dibuat"]), oleh, alasan)
    for tingkat in ("sub_kegiatan", "kegiatan", "program"):
        _hapus(PosAnggaran.objects.filter(pk__in=c["pos_dibuat"], tingkat=tingkat), oleh, alasan)
    _kembalikan_kolom(c["nama_diubah"], "nama", oleh, alasan)
    _kembalikan_kolom(c["kode_diubah"], "kode", oleh, alasan)
    for satu in c["ketikan"]:
        _ketik_lagi(satu, oleh, alasan)


def _hapus(baris: Any, oleh: Pengguna | None, alasan: str) -> None:
    for satu in baris:
        satu._history_user, satu._change_reason = oleh, alasan
        satu.delete()


def _kembalikan_kolom(isi: list[list[Any]], kolom: str, oleh: Pengguna | None, alasan: str) -> None:
    for pos in PosAnggaran.objects.filter(pk__in=[x[0] for x in isi]):
        lama = next(x[1] for x in isi if x[0] == pos.pk)
        setattr(pos, kolom, lama)
        if kolom == "kode":
            pos.kode_resmi = False
        simpan(pos, oleh, alasan)


def _ketik_lagi(satu: dict[str, Any], oleh: Pengguna | None, alasan: str) -> None:
    """Type a deleted amount again, under its old id."""
    relasi = {"tahun_kinerja", "pos"}
    baris = RealisasiAnggaran(**{f"{k}_id" if k in relasi else k: v for k, v in satu.items()})
    baris._history_user, baris._change_reason = oleh, alasan
    baris.save(force_insert=True)
