"""An agency-year with at least one row of everything that the report has a table for."""

from collections.abc import Iterator
from datetime import date

from pabrik import Pabrik

from anggaran.models import ItemRKT, ProgramRKT, RencanaKinerjaTahunan
from capaian.kueri import muat
from capaian.laporan.pohon import Bagian, BelumDiisi, Blok, Laporan
from capaian.laporan.susun import susun
from capaian.models import Analisis, EvaluasiAKIP, KomponenAKIP, Pembanding, RincianRealisasi
from renstra.models import ItemIKU, KeputusanIKU, StrategiKebijakan


def buat(p: Pabrik) -> Laporan:
    return susun(muat(p.opd.kode, p.tahun))


def cari(laporan: Laporan, kunci: str) -> Blok:
    return next(b for b in laporan.semua_blok() if b.kunci == kunci)


def bagian(laporan: Laporan) -> list[str]:
    return [b.kunci for b in laporan.semua_blok() if isinstance(b, Bagian)]


def pesan_kosong(laporan: Laporan) -> list[str]:
    return [b.kunci for b in laporan.semua_blok() if isinstance(b, BelumDiisi)]


def lengkap(pola: str = "per_sasaran", **pengukuran: object) -> Pabrik:
    """An agency-year with at least one row of everything that has a table."""
    p = Pabrik()
    p.pengukuran(**pengukuran)
    p.laporan(pola=pola, tanggal=date(2026, 1, 9), tempat="Kota Contoh")
    t = p.tujuan()
    s1, s2 = p.sasaran("S1", t), p.sasaran("S2", t)
    it = p.indikator("IT1", t, target="4.3", realisasi="4", arah="turun", desimal=2)
    ik1 = p.indikator("IK1", s1, target=80, pembilang="Jumlah dilayani", penyebut="Jumlah diajukan")
    p.realisasi(ik1, pembilang=129, penyebut=150, sumber="Data Dinas Contoh")
    ik2 = p.indikator("IK2", s2, target=100, realisasi=60)
    p.riwayat(ik1, 2024, 70, 75)
    p.riwayat(ik2, 2024, None, alasan_kosong="Belum menjadi sasaran")
    a, b = p.pos("1.06.02", kode_resmi=True), p.pos("P2")
    a1 = p.pos("1.06.02.2.01", a)
    daun = [
        p.pos("1.06.02.2.01.0001", a1, pagu=100, realisasi=90, spm=True),
        p.pos("1.06.02.2.01.0002", a1, pagu=200, realisasi=150),
    ]
    b1 = p.pos("P2.1", b, pagu=300, realisasi=300)
    p.dukung(t, a)
    p.dukung(s1, daun[0])
    p.dukung(s2, a, b1)
    for pos in (a, *daun, b1):
        p.keluaran(pos, 10, 9)
    for jenis in ("penyebab", "solusi", "tindak_lanjut"):
        for i in (it, ik1, ik2):
            Analisis.objects.create(
                tahun_kinerja=p.tk, indikator=i, jenis=jenis, urutan=1, uraian=f"Hal {jenis}"
            )
    RincianRealisasi.objects.create(
        tahun_kinerja=p.tk, indikator=ik1, urutan=1, nama="Anak", jumlah=129, satuan="orang"
    )
    Pembanding.objects.create(
        tahun_kinerja=p.tk, indikator=ik1, tingkat="provinsi", nilai=66, satuan="%"
    )
    Pembanding.objects.create(tahun_kinerja=p.tk, indikator=ik2, tingkat="nasional", tidak_ada=True)
    StrategiKebijakan.objects.create(renstra=p.renstra, urutan=1, sasaran=s1, strategi="Strategi")
    iku = KeputusanIKU.objects.create(opd=p.opd, kode="iku", tahun_awal=2024, tahun_akhir=2026)
    ItemIKU.objects.create(
        keputusan=iku, urutan=1, indikator=ik1, sasaran_teks="Sasaran", indikator_teks="Indikator"
    )
    p.tk.keputusan_iku = iku
    p.tk.save()
    rkt = RencanaKinerjaTahunan.objects.create(tahun_kinerja=p.tk)
    item = ItemRKT.objects.create(
        tahun_kinerja=p.tk, rkt=rkt, urutan=1, indikator=ik1, indikator_teks="I", nilai=80
    )
    ProgramRKT.objects.create(tahun_kinerja=p.tk, item=item, urutan=1, pos=a, nama="Program A")
    p.pk(0, target={ik1: 80, ik2: 100}, anggaran={a: 250, b: 300})
    p.pk(1, target={ik1: 80, ik2: 90}, anggaran={a: 300, b: 300}, tanggal=date(2025, 10, 1))
    akip = EvaluasiAKIP.objects.create(tahun_kinerja=p.tk, tahun=2024)
    KomponenAKIP.objects.create(
        tahun_kinerja=p.tk, evaluasi=akip, urutan=1, nama="Perencanaan Kinerja", bobot=30, nilai=21
    )
    p.tabel(
        "pegawai",
        "sumber-daya-aparatur",
        {"jabatan": "teks", "jumlah": "bulat"},
        [
            {"jabatan": "Kepala", "jumlah": "1"},
            {"jabatan": "Staf", "jumlah": "-"},
            {"jabatan": "Jumlah", "_jenis": "jumlah"},
        ],
    )
    return p


def isi(b: Blok) -> Iterator[Blok]:
    """Every block below ``b``."""
    for anak in getattr(b, "isi", ()):
        if isinstance(anak, Blok):
            yield anak
            yield from isi(anak)
