"""The Pontianak agency-year in the database, empty or with its tree; and what a state is."""

import json
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.apps import apps
from django.forms.models import model_to_dict

from anggaran.impor.alur import Hasil, impor_langsung
from anggaran.impor.kueri import realisasi_terimpor
from anggaran.impor.lingkup import Lingkup
from anggaran.models import Pagu, PosAnggaran, RealisasiAnggaran, TahapAnggaran
from lakip.instansi.models import Pemda, PerangkatDaerah
from renstra.models import TahunKinerja
from tests.anggaran.spj.buat_berkas import FOLDER
from tests.anggaran.spj.data_contoh import BUKU, NAMA_OPD


def tahun_kosong(kode: str = "dinsos-pontianak", nama: str = NAMA_OPD) -> TahunKinerja:
    """An agency-year without any budget."""
    pemda, _ = Pemda.objects.get_or_create(
        kode="kota-pontianak", defaults={"nama": "Pemerintah Kota Pontianak", "jenis": "kota"}
    )
    opd = PerangkatDaerah.objects.create(pemda=pemda, kode=kode, nama=nama)
    return TahunKinerja.objects.create(opd=opd, tahun=2025)


def tahun_berisi(*, ketikan: bool = False) -> TahunKinerja:
    """The demo's tree and pagu; ``ketikan`` adds its typed December amounts."""
    tahun = tahun_kosong()
    buku = json.loads(BUKU.read_text())
    pos: dict[str, PosAnggaran] = {}
    for tingkat in ("program", "kegiatan", "sub_kegiatan"):
        baru = [
            PosAnggaran(
                tahun_kinerja=tahun,
                kode=b["kode"],
                kode_resmi=b["kode_resmi"] == "ya",
                tingkat=tingkat,
                induk=pos.get(b.get("induk", "")),
                nama=b["nama"],
                urutan=urutan,
            )
            for urutan, b in enumerate(buku["anggaran"])
            if b["tingkat"] == tingkat
        ]
        pos |= {p.kode: p for p in PosAnggaran.objects.bulk_create(baru)}
    tahap = TahapAnggaran.objects.create(
        tahun_kinerja=tahun, jenis="perubahan", nomor=1, urutan=1, dokumen="DPPA"
    )
    Pagu.objects.bulk_create(
        Pagu(tahun_kinerja=tahun, tahap=tahap, pos=pos[p["pos"]], nilai=Decimal(p["pagu"]))
        for p in buku["pagu"]
    )
    if ketikan:
        RealisasiAnggaran.objects.bulk_create(
            RealisasiAnggaran(
                tahun_kinerja=tahun, pos=pos[r["pos"]], bulan=12, nilai=Decimal(r["realisasi"])
            )
            for r in buku["realisasi_anggaran"]
        )
    return tahun


def berkas(nama: str) -> Path:
    """A committed sample file."""
    return FOLDER / nama


def impor(tahun: TahunKinerja, nama: str | Path, *, bulan: int = 12, **pilihan: Any) -> Hasil:
    """Import a sample file the way the command does, warnings accepted unless told."""
    cara = {"setujui": pilihan.pop("setujui", True), "coba": pilihan.pop("coba", False)}
    letak = berkas(nama) if isinstance(nama, str) else nama
    return impor_langsung(letak, Lingkup(tahun, bulan, **pilihan), oleh=None, **cara)


def keadaan(tahun: TahunKinerja) -> dict[str, list[dict[str, Any]]]:
    """Every row of the budget app that counts: logs and superseded imports left out."""
    hasil = {}
    for model in apps.get_app_config("anggaran").get_models():
        if model.__name__.startswith("Historical"):
            continue
        baris = model._default_manager.all()
        if model.__name__ == "BerkasSPJ":
            baris = baris.filter(status="aktif")
        isi = [model_to_dict(b) for b in baris.order_by("pk")]
        for satu in isi:
            satu.pop("ringkasan", None)
        hasil[model.__name__] = isi
    return hasil


def kode_temuan(hasil: Hasil, tingkat: str | None = None) -> set[str]:
    """Codes of the findings, of one weight or of all."""
    return {t.kode for t in hasil.rekon.temuan if tingkat in (None, t.tingkat)}


def jumlah(tahun: TahunKinerja, sumber: str = "SPJ", **pilihan: int) -> Decimal:
    """The imported amount of the whole agency, by the bridge that the report uses."""
    semua = realisasi_terimpor(tahun.pk, **pilihan)
    return sum((t.nilai for (_, s), t in semua.items() if s == sumber), Decimal(0))
