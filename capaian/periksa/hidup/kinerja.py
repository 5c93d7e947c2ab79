"""Rules on how results are concluded and who signs."""

from collections.abc import Iterator
from datetime import date

from capaian.hitung import kategori
from capaian.periksa.aturan import aturan
from capaian.periksa.hidup.bahan import Bahan, letak_indikator, temuan
from capaian.periksa.temuan import Jenis, Temuan, Tingkat

_KELAS_RENDAH = 2


@aturan(
    "D-SKALA-CELAH",
    "Skala kategori bercelah",
    jenis=Jenis.DATA,
    tingkat=Tingkat.SARAN,
    dasar="Setiap capaian harus masuk tepat satu kelas.",
    tindakan="Sebutkan aturan celah di bawah tabel skala, atau pakai skala tanpa celah.",
)
def skala_celah(b: Bahan) -> Iterator[Temuan]:
    """A scale that leaves values between its classes."""
    skala = {s.kode: s for s in (b.data.ukur.skala, *(i.skala for i in b.data.indikator)) if s}
    for s in skala.values():
        if s.bercelah:
            yield temuan(
                "D-SKALA-CELAH",
                "kategori:OPD",
                f"Skala {s.nama}",
                f"Skala {s.nama} mempunyai celah antarkelas; aturan yang dipakai:"
                f" {s.aturan_celah.label}.",
                tercetak=s.aturan_celah.value,
                tautan=("laporan", "metode-pengukuran"),
            )


@aturan(
    "D-RERATA",
    "Rata-rata menutupi indikator yang rendah",
    jenis=Jenis.DATA,
    tingkat=Tingkat.PENJELASAN,
    dasar="Kesimpulan kelompok yang baik tidak boleh menyembunyikan indikator yang gagal.",
    tindakan="Sebutkan indikator yang rendah itu di samping kesimpulan sasarannya.",
)
def rerata(b: Bahan) -> Iterator[Temuan]:
    """A group in a good class with a member in the two lowest classes of the scale."""
    skala = b.data.ukur.skala
    rendah = skala.kelas[-_KELAS_RENDAH:]
    for k in (*b.u.kelompok.values(), b.u.opd):
        if k.kelas is None or k.kelas in rendah:
            continue
        for kode in k.anggota:
            h = b.u.indikator.get(kode)
            if h and kategori(h.kini.capaian.nilai, skala) in rendah:
                yield temuan(
                    "D-RERATA",
                    f"kategori:{k.kode}",
                    f"{k.nama}, indikator {kode}",
                    f"{k.nama} berkategori {k.kelas.label}, sedangkan capaian indikator"
                    f" “{h.indikator.nama}” berada pada dua kelas terbawah.",
                    tercetak=k.capaian.nilai,
                    hitung=h.kini.capaian.nilai,
                    tautan=("indikator", kode),
                )


@aturan(
    "D-PENANDA",
    "Penanda tangan tidak menjabat pada tanggalnya",
    jenis=Jenis.DATA,
    tingkat=Tingkat.SALAH,
    dasar="Dokumen ditandatangani pejabat yang menjabat pada tanggal dokumen.",
    tindakan="Pilih pejabat yang menjabat, atau betulkan tanggal atau masa jabatannya.",
)
def penanda(b: Bahan) -> Iterator[Temuan]:
    """The chosen signer was not in office on the date of the report."""
    tampil = b.data.tampil
    pejabat = next((p for p in b.data.pejabat if p.kunci == tampil.penanda), None)
    if pejabat and tampil.tanggal and not _menjabat(pejabat.dari, pejabat.sampai, tampil.tanggal):
        yield temuan(
            "D-PENANDA",
            "penanda",
            "Tanda tangan laporan",
            f"{pejabat.sebutan} tidak menjabat pada {tampil.tanggal:%d-%m-%Y}.",
            tercetak=tampil.tanggal.isoformat(),
            hitung=f"{pejabat.dari.isoformat()} s.d. {pejabat.sampai or 'sekarang'}",
            tautan=("laporan", "kata-pengantar"),
        )


@aturan(
    "D-BUKTI",
    "Realisasi tanpa bukti",
    jenis=Jenis.DATA,
    tingkat=Tingkat.SARAN,
    dasar="Setiap angka kinerja yang diisi didukung dokumen sumber yang dapat ditunjukkan.",
    tindakan="Unggah berkas atau tulis tautan buktinya pada halaman isian.",
)
def tanpa_bukti(b: Bahan) -> Iterator[Temuan]:
    """A realisasi typed in the app without any evidence; a workbook names its own source."""
    for i, h in b.indikator():
        r = h.kini.realisasi
        diketik = r.asal is not None and r.asal.jenis == "formulir"
        if r.nilai is not None and diketik and not b.bukti.get(i.kode):
            yield temuan(
                "D-BUKTI",
                f"realisasi:{i.kode}",
                letak_indikator(i),
                f"Realisasi indikator “{i.nama}” belum mempunyai bukti.",
                tercetak=r.nilai,
                tautan=("indikator", i.kode),
            )


def _menjabat(dari: date, sampai: date | None, tanggal: date) -> bool:
    return dari <= tanggal and (sampai is None or tanggal <= sampai)
