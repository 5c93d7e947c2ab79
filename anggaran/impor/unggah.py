"""Steps that people start on the pages: upload, choose, approve, throw away, try again."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from anggaran.models import BerkasSPJ, SusunanKolom
from anggaran.tugas import baca_spj, tulis_spj
from lakip.instansi.models import Pengguna
from renstra.models import TahunKinerja

from .catatan import catat_spj
from .simpanan import nama_aman, simpan_spj
from .tertutup import alasan_terkunci

Status = BerkasSPJ.Status


class LangkahTidakSah(Exception):
    """The import is not in a state for this step. ``pesan`` is for the user."""

    def __init__(self, pesan: str) -> None:
        self.pesan = pesan
        super().__init__(pesan)


def unggah(
    *,
    tahun_kinerja: TahunKinerja,
    isi: bytes,
    nama: str,
    bulan: int,
    oleh: Pengguna,
    **lingkup: Any,
) -> BerkasSPJ:
    """Keep the file and have it read; where jobs run inline it has been read on return.

    Raises LangkahTidakSah for a month that may not be changed.
    """
    _wajib_terbuka(tahun_kinerja, bulan)
    with transaction.atomic():
        berkas = BerkasSPJ.objects.create(
            tahun_kinerja=tahun_kinerja,
            berkas=simpan_spj(isi, nama=nama),
            nama_asli=nama_aman(nama),
            bulan=bulan,
            oleh=oleh,
            **lingkup,
        )
        catat_spj("unggah_spj", berkas, oleh=oleh, uraian=f"Mengunggah {berkas.nama_asli}.")
    baca_spj.enqueue(berkas.pk)
    return berkas


def baca_ulang(berkas: BerkasSPJ, *, pilihan: dict[str, Any] | None = None) -> None:
    """Have the file read again, with what the person chose."""
    _pindah(
        berkas,
        dari=[Status.SIAP, Status.PEMETAAN, Status.GAGAL],
        ke=Status.ANTRE,
        pilihan=berkas.pilihan if pilihan is None else pilihan,
        ringkasan={},
    )
    baca_spj.enqueue(berkas.pk)


def petakan(berkas: BerkasSPJ, susunan: SusunanKolom) -> None:
    """Read the file with a layout that has just been explained."""
    baca_ulang(berkas, pilihan=berkas.pilihan | {"susunan": susunan.nama})


def setujui(berkas: BerkasSPJ, *, oleh: Pengguna, peringatan: bool) -> None:
    """Have the file written. Raises LangkahTidakSah when something forbids it."""
    _wajib_terbuka(berkas.tahun_kinerja, berkas.bulan)
    temuan = berkas.ringkasan.get("banyak_temuan", {})
    if temuan.get("blokir"):
        raise LangkahTidakSah("Masih ada temuan yang menghalangi. Perbaiki berkasnya dahulu.")
    if temuan.get("peringatan") and not peringatan:
        raise LangkahTidakSah("Centang persetujuan atas peringatan dahulu.")
    if berkas.ringkasan.get("sama"):
        raise LangkahTidakSah("Berkas yang sama sudah berlaku; tidak ada yang perlu ditulis.")
    _pindah(berkas, dari=[Status.SIAP], ke=Status.ANTRE_TULIS)
    tulis_spj.enqueue(berkas.pk, oleh.pk)


def buang(berkas: BerkasSPJ, *, oleh: Pengguna) -> None:
    """Throw an import away that was never written."""
    with transaction.atomic():
        _pindah(
            berkas,
            dari=[Status.SIAP, Status.PEMETAAN, Status.DITOLAK, Status.GAGAL],
            ke=Status.DIBUANG,
        )
        uraian = f"Membuang unggahan {berkas.nama_asli} yang belum diimpor."
        catat_spj("buang_spj", berkas, oleh=oleh, uraian=uraian)


def _wajib_terbuka(tahun_kinerja: TahunKinerja, bulan: int) -> None:
    """Say at once what the writing would say; only there is the agency-year locked."""
    if alasan := alasan_terkunci(tahun_kinerja, [bulan]):
        raise LangkahTidakSah(alasan)


def _pindah(berkas: BerkasSPJ, *, dari: list[Status], ke: Status, **isian: Any) -> None:
    """Change the state once, however many people press the button."""
    pindah = BerkasSPJ.objects.filter(pk=berkas.pk, status__in=dari).update(
        status=ke, kemajuan=0, pesan="", diperbarui=timezone.now(), **isian
    )
    if not pindah:
        raise LangkahTidakSah("Impor ini sudah berada pada langkah lain. Muat ulang halamannya.")
