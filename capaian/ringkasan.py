"""The stored state of agency-years, so that lists of a thousand agencies need no measuring.

A row is true for one state of its data (``sidik``). Whether anything at all has changed since it
was last looked at is one cheap query (``keadaan_basis_data``); only then the years are gone
through, and only those whose own data changed are measured anew.
"""

import hashlib
import json
from collections import Counter
from datetime import timedelta
from typing import Any

from django.core.cache import cache
from django.db.models import Max, Min, Q, QuerySet
from django.utils import timezone

from capaian.halaman import nada
from capaian.kelengkapan import Kelengkapan, kelengkapan
from capaian.kelengkapan.petugas import DaftarPetugas, per_petugas
from capaian.kelengkapan.syarat import Bagian
from capaian.kueri import TidakDapatDimuat
from capaian.kueri.sidik import (
    baca_gabungan,
    model_riwayat,
    sidik_data,
    sidik_program,
    sql_tertinggi,
)
from capaian.kueri.tersentuh import tahun_tersentuh
from capaian.models import RingkasanTahun
from capaian.sajian import sajikan_ukuran
from lakip.angka import bulat
from lakip.instansi.models import Kejadian, Pengguna, Penugasan
from renstra.models import TahunKinerja

DESIMAL = 2
TUMPANG = timedelta(minutes=10)
"""An edit is dated when it is made and seen when its transaction ends: an import takes a while."""
_PANJANG_PROGRAM = 16
JEDA = 60
"""Seconds in which a process asks for one refresh only."""


def keadaan_basis_data() -> str:
    """A hash that changes with every edit and import anywhere; one query of index look-ups.

    It begins with the state of the program: a new release measures every year anew.
    """
    riwayat = (*model_riwayat(), Penugasan.history.model, Pengguna.history.model)
    bagian = [sql_tertinggi(model, "history_id") for model in riwayat]
    bagian.append(sql_tertinggi(Kejadian, "id"))
    nomor = sorted((nama, n or 0) for nama, n in baca_gabungan(bagian))
    data = hashlib.sha256(json.dumps(nomor).encode()).hexdigest()
    return _program() + data[_PANJANG_PROGRAM:]


def _program() -> str:
    return sidik_program()[:_PANJANG_PROGRAM]


def basi(tahun: QuerySet[TahunKinerja], keadaan: str) -> QuerySet[TahunKinerja]:
    """The agency-years whose stored state was not looked at since ``keadaan`` came about."""
    return tahun.filter(Q(ringkasan=None) | ~Q(ringkasan__keadaan=keadaan))


def simpan_ringkasan(k: Kelengkapan) -> None:
    """Keep the state that was just computed, unless it is kept already."""
    sidik = _sidik(k.tahun_kinerja, k.sidik)
    if not RingkasanTahun.objects.filter(pk=k.tahun_kinerja.pk, sidik=sidik).exists():
        _simpan(k.tahun_kinerja, sidik, keadaan_basis_data(), _isi(k))


def tanpa_tugas(tk: TahunKinerja, pengguna: int) -> bool:
    """Whether the stored state is true and says that nothing is left for this user."""
    r = RingkasanTahun.objects.filter(pk=tk.pk, pesan="").first()
    if r is None or any(pengguna in p["orang"] for p in r.petugas):
        return False
    return r.sidik == _sidik(tk, sidik_data(tk))


def segarkan(tk: TahunKinerja, keadaan: str) -> None:
    """Bring the stored state of one agency-year up to date."""
    sidik = _sidik(tk, sidik_data(tk))
    if _sama(RingkasanTahun.objects.filter(pk=tk.pk, sidik=sidik), keadaan):
        return
    try:
        isi = _isi(kelengkapan(tk))
    except TidakDapatDimuat as galat:
        isi = {"pesan": galat.pesan}
    _simpan(tk, sidik, keadaan, isi)


def _sama(baris: QuerySet[RingkasanTahun], keadaan: str) -> int:
    """Note that these rows are still true; how many there were."""
    return RingkasanTahun.objects.filter(pk__in=baris.values("pk")).update(
        keadaan=keadaan, diperbarui=timezone.now()
    )


def segarkan_semua() -> int:
    """Bring every stored state up to date; returns how many years had to be looked at.

    What the logs do not mention since the last time is still true, and takes one query for all.
    """
    keadaan = keadaan_basis_data()
    semua = basi(TahunKinerja.objects.select_related("opd__pemda"), keadaan)
    baris = RingkasanTahun.objects.exclude(keadaan=keadaan).filter(keadaan__startswith=_program())
    if (sejak := baris.aggregate(t=Min("diperbarui"))["t"]) is not None:
        tersentuh = tahun_tersentuh(sejak - TUMPANG)
        if tersentuh is not None:
            _sama(baris.exclude(pk__in=tersentuh), keadaan)
    daftar = list(semua.all())
    for tk in daftar:
        segarkan(tk, keadaan)
    return len(daftar)


def minta_segarkan(tahun: QuerySet[TahunKinerja]) -> bool:
    """Ask the worker to refresh when something changed; whether any state is out of date."""
    from capaian.tugas import segarkan_ringkasan

    if not basi(tahun, keadaan_basis_data()).exists():
        return False
    if cache.add("segarkan-ringkasan", True, JEDA):
        segarkan_ringkasan.enqueue()
    return True


def _sidik(tk: TahunKinerja, data: str) -> str:
    """The state of the data and of who is assigned to the agency."""
    tugas = Penugasan.history.filter(opd=tk.opd_id).aggregate(n=Max("history_id"))["n"]
    return hashlib.sha256(f"{data} {tugas}".encode()).hexdigest()


def _isi(k: Kelengkapan) -> dict[str, Any]:
    """The figures of an agency-year as they are stored."""
    data, u = sajikan_ukuran(k.tahun_kinerja)
    kelas = u.opd.kelas
    return {
        "butir": len(k.butir),
        "beres": k.beres,
        "persen": k.persen,
        "capaian": bulat(u.opd.capaian.nilai, DESIMAL),
        "kelas": kelas.label if kelas else "",
        "nada": nada(kelas, data.ukur.skala),
        "serapan": bulat(u.serapan.nilai, DESIMAL),
        "salah": sum(b.syarat.bagian == Bagian.TEMUAN for b in k.kurang),
        "petugas": _petugas(k),
    }


def _petugas(k: Kelengkapan) -> list[dict[str, Any]]:
    """Who has how much left: ids, role, and how many items by the day they can be asked for."""
    daftar = DaftarPetugas(k.tahun_kinerja.opd)
    return [
        {
            "orang": [nomor for nomor, _ in p.orang],
            "peran": p.peran,
            "sejak": Counter(s.sejak.isoformat() if s.sejak else "" for s in milik),
        }
        for p, milik in per_petugas((b.syarat for b in k.kurang), daftar).items()
    ]


def _simpan(tk: TahunKinerja, sidik: str, keadaan: str, isi: dict[str, Any]) -> None:
    kosong = {m.name: m.get_default() for m in RingkasanTahun._meta.concrete_fields}
    for nama in ("tahun_kinerja", "diperbarui"):
        kosong.pop(nama)
    nilai = kosong | isi | {"sidik": sidik, "keadaan": keadaan}
    RingkasanTahun.objects.update_or_create(tahun_kinerja=tk, defaults=nilai)
