"""The stored state of agency-years, so that lists of a thousand agencies need no measuring.

A row is true for one state of its data (``sidik``). Whether anything at all has changed since it
was last looked at is one cheap query (``keadaan_basis_data``); only then the years are gone
through, and only those whose own data changed are measured anew.
"""

import hashlib
import json
from collections import Counter
from typing import Any

from django.core.cache import cache
from django.db.models import Max, Q, QuerySet, Value

from capaian.halaman import nada
from capaian.kelengkapan import Kelengkapan, kelengkapan
from capaian.kelengkapan.petugas import DaftarPetugas, per_petugas
from capaian.kelengkapan.syarat import Bagian
from capaian.kueri import TidakDapatDimuat
from capaian.kueri.sidik import model_riwayat, sidik_data, sidik_program
from capaian.models import RingkasanTahun
from capaian.sajian import sajikan_ukuran
from lakip.angka import bulat
from lakip.instansi.models import Kejadian, Pengguna, Penugasan
from renstra.models import TahunKinerja

DESIMAL = 2
JEDA = 60
"""Seconds in which a process asks for one refresh only."""


def keadaan_basis_data() -> str:
    """A hash that changes with every edit and import anywhere; one query of index look-ups."""
    kueri = [
        model.objects.order_by().values_list(Value(model.__name__)).annotate(n=Max("history_id"))
        for model in (*model_riwayat(), Penugasan.history.model, Pengguna.history.model)
    ]
    kejadian = Kejadian.objects.order_by().values_list(Value("kejadian")).annotate(n=Max("id"))
    nomor = sorted((nama, n or 0) for nama, n in kejadian.union(*kueri, all=True))
    return hashlib.sha256(json.dumps([nomor, sidik_program()]).encode()).hexdigest()


def basi(tahun: QuerySet[TahunKinerja], keadaan: str) -> QuerySet[TahunKinerja]:
    """The agency-years whose stored state was not looked at since ``keadaan`` came about."""
    return tahun.filter(Q(ringkasan=None) | ~Q(ringkasan__keadaan=keadaan))


def simpan_ringkasan(k: Kelengkapan) -> None:
    """Keep the state that was just computed, unless it is kept already."""
    sidik = _sidik(k.tahun_kinerja, k.sidik)
    if not RingkasanTahun.objects.filter(pk=k.tahun_kinerja.pk, sidik=sidik).exists():
        _simpan(k.tahun_kinerja, sidik, keadaan_basis_data(), _isi(k))


def segarkan(tk: TahunKinerja, keadaan: str) -> None:
    """Bring the stored state of one agency-year up to date."""
    sidik = _sidik(tk, sidik_data(tk))
    if RingkasanTahun.objects.filter(pk=tk.pk, sidik=sidik).update(keadaan=keadaan):
        return
    try:
        isi = _isi(kelengkapan(tk))
    except TidakDapatDimuat as galat:
        isi = {"pesan": galat.pesan}
    _simpan(tk, sidik, keadaan, isi)


def segarkan_semua() -> int:
    """Bring every stored state up to date; returns how many years were looked at."""
    keadaan = keadaan_basis_data()
    semua = list(basi(TahunKinerja.objects.select_related("opd__pemda"), keadaan))
    for tk in semua:
        segarkan(tk, keadaan)
    return len(semua)


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
