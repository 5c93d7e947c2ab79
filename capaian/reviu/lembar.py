"""The review as tables: what its exports and the attached checklist print."""

from collections.abc import Iterable, Sequence
from datetime import date
from itertools import groupby

from capaian.laporan.isi.konteks import NOMOR, kolom_teks, kolom_tengah, nomor, teks
from capaian.laporan.pohon import Baris, JenisBaris, Sel, Tabel
from capaian.models import AnggotaReviu, CatatanReviu, PenilaianSmart, Reviu, TanggapanCatatan
from lakip.angka import format_tanggal
from lakip.instansi.models import Pemda
from lakip.instansi.waktu import tanggal_setempat

_URUTAN_TIM = {peran: n for n, peran in enumerate(AnggotaReviu.Peran.values)}


def _tabel(kunci: str, judul: str, kolom: Sequence, baris: Iterable[Baris], sumber: str) -> Tabel:
    return Tabel(
        kunci, judul, tuple(kolom), tuple(baris), sumber, bernomor=False, baris_nomor=False
    )


def tim(reviu: Reviu) -> list[AnggotaReviu]:
    """The team, the Inspektur first."""
    return sorted(reviu.anggota.all(), key=lambda a: (_URUTAN_TIM[a.peran], a.pk))


def tabel_data(reviu: Reviu) -> Tabel:
    """Numbers, dates and conclusion, a line each."""
    laporan = reviu.laporan
    periode = [format_tanggal(t) for t in (reviu.periode_dari, reviu.periode_sampai) if t]
    isi = {
        "Perangkat daerah": laporan.tahun_kinerja.opd.nama,
        "Tahun laporan": str(laporan.tahun_kinerja.tahun),
        "Versi laporan": f"{laporan.versi}, putaran reviu {reviu.putaran}",
        "Surat tugas": _bertanggal(reviu.nomor_surat_tugas, reviu.tanggal_surat_tugas),
        "Nomor kertas kerja reviu (KKR)": reviu.nomor_kkr,
        "Waktu reviu": " sampai dengan ".join(periode),
        "Disusun oleh": _bertanggal(_nama(reviu.disusun_oleh), reviu.disusun_tanggal),
        "Direviu oleh": _bertanggal(_nama(reviu.direviu_oleh), reviu.direviu_tanggal),
        "Daftar periksa": f"{reviu.daftar}, {reviu.daftar.dasar}",
        "Simpulan": reviu.get_simpulan_display() or "Belum disimpulkan",
        "Paragraf penjelas": reviu.penjelas,
        "Alasan catatan belum selesai": reviu.alasan_terbuka,
        "Catatan tim": reviu.catatan,
    }
    baris = (
        Baris(f"data-{n}", JenisBaris.RINCI, {"hal": teks(hal), "isi": teks(str(nilai))})
        for n, (hal, nilai) in enumerate(isi.items(), 1)
        if nilai
    )
    kolom = (kolom_teks("hal", "Hal", 14), kolom_teks("isi", "Isi", 30))
    return _tabel("reviu_data", "Data Reviu", kolom, baris, "")


def _nama(anggota: AnggotaReviu | None) -> str:
    return anggota.nama if anggota else ""


def _bertanggal(isi: str, tanggal: date | None) -> str:
    return f"{isi}, {format_tanggal(tanggal)}" if isi and tanggal else isi


def tabel_tim(reviu: Reviu) -> Tabel:
    """The team with roles."""
    baris = (
        Baris(
            f"tim-{n}",
            JenisBaris.RINCI,
            {
                "no": nomor(n),
                "nama": teks(a.nama),
                "jabatan": teks(a.jabatan),
                "peran": teks(a.get_peran_display()),
            },
        )
        for n, a in enumerate(tim(reviu), 1)
    )
    kolom = (
        NOMOR,
        kolom_teks("nama", "Nama", 20),
        kolom_teks("jabatan", "Jabatan", 20),
        kolom_teks("peran", "Peran dalam Tim", 12),
    )
    return _tabel("reviu_tim", "Tim Reviu", kolom, baris, "")


def tabel_daftar(reviu: Reviu) -> Tabel:
    """The checklist with its answers, group by group."""
    jawaban = reviu.jawaban.select_related("butir", "oleh").order_by("butir__urutan")
    baris: list[Baris] = []
    for kelompok, milik in groupby(jawaban, key=lambda j: j.butir.kelompok):
        judul = {"nomor": Sel(kelompok, kelompok, tebal=True, lebar=4)}
        baris.append(Baris(f"kelompok-{len(baris)}", JenisBaris.KELOMPOK, judul))
        for j in milik:
            bukti = "\n".join(
                filter(None, (j.bukti, j.bukti_mesin, j.alasan and f"Alasan: {j.alasan}"))
            )
            isi = {
                "nomor": teks(j.butir.nomor),
                "pernyataan": teks(j.butir.uraian),
                "jawaban": teks(j.get_jawaban_display() or "belum dijawab"),
                "bukti": teks(bukti),
            }
            baris.append(Baris(j.butir.nomor, JenisBaris.RINCI, isi))
    kolom = (
        kolom_tengah("nomor", "No.", 5),
        kolom_teks("pernyataan", "Pernyataan", 24),
        kolom_tengah("jawaban", "Jawaban", 9),
        kolom_teks("bukti", "Bukti dan Penjelasan", 24),
    )
    return _tabel("reviu_daftar", reviu.daftar.nama, kolom, baris, reviu.daftar.dasar)


_CENTANG = {True: "Ya", False: "Tidak", None: "belum"}


def tabel_smart(reviu: Reviu) -> Tabel:
    """The indicators with their five ticks; without rows when there is nothing to judge."""
    sebutan = {k: v[:1].upper() + v[1:] for k, v in PenilaianSmart.sebutan().items()}
    baris = (
        Baris(
            p.kode,
            JenisBaris.RINCI,
            {"no": nomor(n), "indikator": teks(p.nama)}
            | {k: teks(_CENTANG[getattr(p, k)]) for k in sebutan},
        )
        for n, p in enumerate(reviu.smart.all(), 1)
    )
    kolom = (
        NOMOR,
        kolom_teks("indikator", "Indikator", 30),
        *(kolom_tengah(k, judul, 9) for k, judul in sebutan.items()),
    )
    return _tabel("reviu_smart", "Penilaian SMART", kolom, baris, reviu.daftar.dasar)


def catatan_reviu(reviu: Reviu) -> list[CatatanReviu]:
    """The comments with authors and threads; three queries."""
    return list(
        reviu.catatan_reviu.select_related("oleh")
        .prefetch_related("tanggapan__oleh")
        .order_by("nomor")
    )


def sebut_tanggapan(t: TanggapanCatatan, pemda: Pemda) -> str:
    """An answer in one line: who, when (in the zone of ``pemda``), what, the status it set."""
    pihak = "Pereviu" if t.dari_pereviu else "Perangkat daerah"
    status = f" [{t.get_status_display()}]" if t.status else ""
    hari = format_tanggal(tanggal_setempat(t.pada, pemda))
    return f"{pihak} ({t.oleh}, {hari}): {t.isi}{status}".strip()


def tabel_catatan(reviu: Reviu) -> Tabel:
    """The findings: place, comment, correction, answers, status."""
    pemda = reviu.laporan.tahun_kinerja.opd.pemda
    baris = (
        Baris(
            f"catatan-{c.nomor}",
            JenisBaris.RINCI,
            {
                "no": nomor(c.nomor),
                "tempat": teks("\n".join(filter(None, (c.tempat, c.ref_kkr)))),
                "kutipan": teks(c.kutipan),
                "catatan": teks(c.isi),
                "rekomendasi": teks(c.rekomendasi),
                "tanggapan": teks("\n".join(sebut_tanggapan(t, pemda) for t in c.tanggapan.all())),
                "status": teks(c.get_status_display()),
            },
        )
        for c in catatan_reviu(reviu)
    )
    kolom = (
        NOMOR,
        kolom_teks("tempat", "Tempat pada Laporan dan KKR", 16),
        kolom_teks("kutipan", "Tercetak", 16),
        kolom_teks("catatan", "Uraian Catatan", 20),
        kolom_teks("rekomendasi", "Rekomendasi atau Koreksi", 16),
        kolom_teks("tanggapan", "Tanggapan", 20),
        kolom_tengah("status", "Status", 9),
    )
    return _tabel("reviu_catatan", "Catatan Hasil Reviu", kolom, baris, "")
