"""Texts, free tables, lists, photos, AKIP evaluations and outline changes of a report."""

from collections import defaultdict

from anggaran.impor.kueri import kode_resmi_baru
from capaian.kueri.jejak import Jejak
from capaian.laporan import bahan
from capaian.laporan.isi.teks import ganti_kode
from capaian.models import (
    BagianLaporan,
    BarisData,
    ButirDaftar,
    EvaluasiAKIP,
    Foto,
    GambarTeks,
    KolomData,
    KomponenAKIP,
    RekomendasiAKIP,
    TabelData,
    TeksLaporan,
)
from renstra.models import TahunKinerja

PEMISAH_KELOMPOK = " / "


def muat_tabel(tk: TahunKinerja, jejak: Jejak) -> tuple[bahan.TabelData, ...]:
    """The free tables with their columns and rows."""
    jejak.muat(BarisData, tahun_kinerja_id=tk.pk)
    kolom: dict[int, list[bahan.KolomData]] = defaultdict(list)
    for k in KolomData.objects.filter(tahun_kinerja=tk):
        kelompok = tuple(filter(None, k.kelompok.split(PEMISAH_KELOMPOK)))
        kolom[k.tabel_id].append(bahan.KolomData(k.kunci, k.judul, kelompok, k.tipe, k.jumlahkan))
    baris: dict[int, list[bahan.BarisData]] = defaultdict(list)
    for b in BarisData.objects.filter(tahun_kinerja=tk).select_related("tabel"):
        sel = {kunci: str(isi) for kunci, isi in b.sel.items() if isi is not None}
        baris[b.tabel_id].append(
            bahan.BarisData(b.kunci, b.jenis, sel, b.induk, b.alasan_beda, jejak.asal(b))
        )
    return tuple(
        bahan.TabelData(
            kode=t.kode,
            judul=t.judul,
            letak=t.letak,
            indikator=t.indikator.kode if t.indikator else "",
            sumber=t.sumber,
            satuan=t.satuan,
            per_tanggal=t.per_tanggal,
            catatan=t.catatan,
            kolom=tuple(kolom[t.pk]),
            baris=tuple(baris[t.pk]),
        )
        for t in TabelData.objects.filter(tahun_kinerja=tk).select_related("indikator")
    )


def muat_daftar(tk: TahunKinerja) -> dict[str, tuple[bahan.ButirDaftar, ...]]:
    """The structured lists by name."""
    hasil: dict[str, list[bahan.ButirDaftar]] = defaultdict(list)
    for b in ButirDaftar.objects.filter(tahun_kinerja=tk):
        hasil[b.daftar].append(bahan.ButirDaftar(b.judul, b.uraian, b.kelompok, b.tahun, b.pemberi))
    return {nama: tuple(butir) for nama, butir in hasil.items()}


def muat_foto(tk: TahunKinerja) -> tuple[bahan.Foto, ...]:
    """The photos in their order."""
    baris = Foto.objects.filter(tahun_kinerja=tk).select_related("sasaran", "berkas")
    return tuple(
        bahan.Foto(
            f.urutan,
            f.sasaran.kode if f.sasaran else "",
            f.keterangan,
            f.berkas.sha256,
            f.berkas.jenis_isi,
        )
        for f in baris
    )


def muat_teks(tk: TahunKinerja) -> dict[str, bahan.Teks]:
    """People's texts by outline key; their tokens follow nodes that got an official code."""
    kode = kode_resmi_baru(tk.pk)
    return {
        t.kunci: bahan.Teks(ganti_kode(t.isi, kode), t.asal)
        for t in TeksLaporan.objects.filter(tahun_kinerja=tk)
    }


def muat_gambar_teks(tk: TahunKinerja) -> dict[str, str]:
    """Media types by hash of the pictures of the agency's texts; a text may carry one over."""
    milik = GambarTeks.objects.filter(tahun_kinerja__opd=tk.opd_id).order_by()
    return dict(milik.values_list("berkas__sha256", "berkas__jenis_isi"))


def muat_bagian(tk: TahunKinerja) -> tuple[bahan.Ubahan, ...]:
    """The outline entries that depart from the preset."""
    return tuple(
        bahan.Ubahan(b.kunci, b.induk, b.judul, b.aktif, b.urutan, b.judul_kolom or {})
        for b in BagianLaporan.objects.filter(tahun_kinerja=tk)
    )


def muat_akip(tk: TahunKinerja, jejak: Jejak) -> tuple[bahan.EvaluasiAkip, ...]:
    """The AKIP evaluations, oldest first."""
    jejak.muat(KomponenAKIP, tahun_kinerja_id=tk.pk)
    jejak.muat(EvaluasiAKIP, tahun_kinerja_id=tk.pk)
    komponen: dict[int, list[bahan.KomponenAkip]] = defaultdict(list)
    for k in KomponenAKIP.objects.filter(tahun_kinerja=tk):
        komponen[k.evaluasi_id].append(bahan.KomponenAkip(k.nama, k.bobot, k.nilai, jejak.asal(k)))
    return tuple(
        bahan.EvaluasiAkip(
            tahun=e.tahun,
            nomor_lhe=e.nomor_lhe,
            tanggal=e.tanggal,
            nilai=e.nilai,
            predikat=e.predikat,
            komponen=tuple(komponen[e.pk]),
            asal=jejak.asal(e),
        )
        for e in EvaluasiAKIP.objects.filter(tahun_kinerja=tk).order_by("tahun")
    )


def muat_rekomendasi(tk: TahunKinerja) -> tuple[bahan.Rekomendasi, ...]:
    """Recommendations of evaluations and of earlier reviews, with what was done about them."""
    return tuple(
        bahan.Rekomendasi(
            kunci=f"{r.sumber}/{r.evaluasi.tahun if r.evaluasi else r.tahun_reviu}#{r.urutan}",
            sumber=r.get_sumber_display(),
            tahun=r.evaluasi.tahun if r.evaluasi else r.tahun_reviu,
            dokumen=r.evaluasi.nomor_lhe if r.evaluasi else r.nomor_dokumen,
            uraian=r.rekomendasi,
            tindak_lanjut=r.tindak_lanjut,
            bukti=r.berkas_bukti.nama_asli if r.berkas_bukti else r.tautan_bukti,
            status=r.get_status_display(),
        )
        for r in RekomendasiAKIP.objects.filter(tahun_kinerja=tk).select_related(
            "evaluasi", "berkas_bukti"
        )
    )
