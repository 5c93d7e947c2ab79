"""Checks of how the report came about: evidence, verification, people."""

from capaian.reviu.jangkar import jangkar_blok

from .istilah import BahanReviu, Jawaban, Nilai, sebut, ya_bila
from .tabel import kolom, tabel_ukur


def bukti_data(bahan: BahanReviu) -> Jawaban:
    """Each measured indicator has evidence."""
    ukur = tabel_ukur(bahan.laporan)
    if ukur is None:
        return Jawaban(Nilai.TIDAK, "Laporan belum memuat tabel pengukuran kinerja.")
    nama = kolom(ukur, "indikator")
    tanpa = [k for k in nama if not bahan.bukti.get(k)]
    banyak = sum(bahan.bukti.get(k, 0) for k in nama)
    bukti = f"{banyak} bukti pada {len(nama) - len(tanpa)} dari {len(nama)} indikator."
    if tanpa:
        bukti += f" Tanpa bukti: {sebut([nama[k] for k in tanpa])}."
    return ya_bila(bool(nama) and not tanpa, bukti, tuple(f"realisasi:{k}" for k in tanpa))


def penanggung_jawab(bahan: BahanReviu) -> Jawaban:
    """Each IKU names who is in charge of its data."""
    iku = bahan.laporan.tabel().get("iku")
    if iku is None:
        return Jawaban(Nilai.KOSONG, "Laporan tidak memuat tabel indikator kinerja utama.")
    nama, siapa = kolom(iku, "indikator"), kolom(iku, "penanggung_jawab")
    tanpa = [k for k in nama if not siapa.get(k)]
    bukti = f"{len(nama) - len(tanpa)} dari {len(nama)} indikator menyebut penanggung jawab."
    if tanpa:
        bukti += f" Belum: {sebut([nama[k] for k in tanpa])}."
    return ya_bila(bool(nama) and not tanpa, bukti, (jangkar_blok(iku),))


def aliran_data(bahan: BahanReviu) -> Jawaban:
    """Entries went through the agency's verifier; without any, the program cannot tell."""
    if not bahan.diterima:
        return Jawaban(Nilai.KOSONG, "Tidak ada isian bidang yang tercatat diverifikasi.")
    bukti = f"{bahan.diterima} isian bidang diterima verifikator"
    bukti += f", {bahan.menunggu} belum diterima." if bahan.menunggu else "."
    return ya_bila(not bahan.menunggu, bukti)


def keandalan(bahan: BahanReviu) -> Jawaban:
    """No heavy finding stands unexplained and nothing waits for verification.

    What speaks for the data is for a person to weigh, so there is no machine "ya".
    """
    keberatan = [f"temuan berat: {s}" for s in bahan.salah]
    if bahan.menunggu:
        keberatan.append(f"{bahan.menunggu} isian belum diterima verifikator")
    if keberatan:
        bukti = sebut(keberatan)
        return Jawaban(Nilai.TIDAK, f"{bukti[:1].upper()}{bukti[1:]}.")
    return Jawaban(
        Nilai.KOSONG, "Pemeriksaan otomatis tidak menyisakan temuan berat; nilailah sumber datanya."
    )


def diketahui_unit(bahan: BahanReviu) -> Jawaban:
    """The report was verified and approved inside the agency."""
    ada = [f"{langkah} ({kata})" for langkah, kata in bahan.langkah.items()]
    if len(ada) < len(LANGKAH_INTERN):
        return Jawaban(Nilai.KOSONG, "Persetujuan unit kerja tidak tercatat lengkap.")
    return Jawaban(Nilai.YA, f"Tercatat {'; '.join(ada)}.")


LANGKAH_INTERN = ("diverifikasi", "disetujui")
"""Steps of the report that speak for the agency's units."""


def kontribusi(bahan: BahanReviu) -> Jawaban:
    """Figures were entered by several people; with fewer, the program cannot tell."""
    orang = sorted(
        {f.sumber.oleh for f in bahan.laporan.fakta.values() if f.sumber and f.sumber.oleh}
    )
    if len(orang) < 2:
        return Jawaban(Nilai.KOSONG, "Pengisi angka laporan tercatat kurang dari dua orang.")
    return Jawaban(Nilai.YA, f"Angka diisi oleh {len(orang)} orang: {sebut(orang)}.")
