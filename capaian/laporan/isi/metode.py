"""How the report measures: formulas in use, scale, methods; and the level of capaian."""

from collections.abc import Iterator

from capaian.hitung import (
    AturanCelah,
    AturanFisik,
    LingkupBatas,
    MetodeEfisiensi,
    MetodeOpd,
    MetodeSasaran,
    NilaiBatas,
    Rumus,
    rumus_kata,
)
from capaian.laporan.isi.baris import (
    CAPAIAN,
    KATEGORI,
    REALISASI,
    SATUAN,
    TARGET,
    CatatanKaki,
    sel_tahun,
    tabel_indikator,
)
from capaian.laporan.isi.kalimat import tak_ikut
from capaian.laporan.isi.konteks import (
    NOMOR,
    Isi,
    Konteks,
    kecil,
    kolom_angka,
    kolom_teks,
    kolom_tengah,
    nomor,
    polos,
    teks,
)
from capaian.laporan.pohon import Baris, Blok, JenisBaris, Sel, Tabel
from capaian.laporan.pohon import Rumus as BlokRumus
from capaian.laporan.simpul import Simpul
from capaian.laporan.ukur import HasilIndikator, nama_fakta
from lakip.angka import format_angka

CENTANG = "√"

# Formulas drawn as fractions; the others are said in words.
_PECAHAN = {
    Rumus.MAX: ("Realisasi", "Target"),
    Rumus.GRADE: ("Angka predikat realisasi", "Angka predikat target"),
    Rumus.MIN_LAN: ("(2 × Target) − Realisasi", "Target"),
    Rumus.MIN_RATIO: ("Target", "Realisasi"),
    Rumus.MIN_CUM: ("Target − Jumlah kejadian", "Target"),
}
_SYARAT = {
    Rumus.MAX: "Untuk indikator yang makin tinggi makin baik",
    Rumus.GRADE: "Untuk indikator berupa predikat",
    Rumus.MIN_LAN: "Untuk indikator yang makin rendah makin baik",
    Rumus.MIN_RATIO: "Untuk indikator yang makin rendah makin baik",
    Rumus.MIN_CUM: "Untuk indikator yang menghitung kejadian yang dihindari",
    Rumus.RANGE: "Untuk indikator dengan target berupa rentang",
    Rumus.STABIL: "Untuk indikator yang makin dekat dengan target makin baik",
    Rumus.BINER: "Untuk indikator berupa ada atau tidaknya suatu hasil",
    Rumus.MANUAL: "Untuk indikator yang capaiannya ditetapkan dengan alasan",
}


def metode_pengukuran(k: Konteks, s: Simpul) -> Isi:
    """The formulas, the scale, the methods and the cap, as the agency set them."""
    isi: list[Blok] = [
        k.paragraf(
            f"{s.kunci}/pengantar",
            "Capaian kinerja diukur dengan membandingkan realisasi dengan target setiap indikator. "
            "Rumus yang dipakai pada laporan ini adalah sebagai berikut.",
        ),
        *_rumus_dipakai(k, s),
        *_batas(k, s),
        k.paragraf(
            f"{s.kunci}/skala",
            f"Nilai capaian digolongkan menurut {kecil(k.data.ukur.skala.nama)} berikut.",
        ),
        _tabel_skala(k),
        *_metode_sasaran(k, s),
        *_metode_opd(k, s),
        *_metode_efisiensi(k, s),
    ]
    return isi, ()


def _rumus_dipakai(k: Konteks, s: Simpul) -> Iterator[Blok]:
    """Each formula once, in the order the indicators use them."""
    dipakai = {h.rumus for h in k.u.indikator.values()}
    berentang = any(
        h.kini.target.nilai and h.kini.target.nilai.berentang for h in k.u.indikator.values()
    )
    if berentang:
        dipakai.add(Rumus.RANGE)
    for rumus in Rumus:
        if rumus not in dipakai:
            continue
        yield k.paragraf(f"{s.kunci}/rumus/{rumus}", f"{_SYARAT[rumus]}:")
        kunci = f"{s.kunci}/pecahan/{rumus}"
        if rumus in _PECAHAN:
            atas, bawah = _PECAHAN[rumus]
            yield BlokRumus(kunci, "Capaian", atas, bawah, "100%")
        else:
            yield BlokRumus(kunci, "Capaian", rumus_kata(rumus))


def _batas(k: Konteks, s: Simpul) -> Iterator[Blok]:
    batas = k.data.ukur.batas
    if batas.nilai is NilaiBatas.TANPA:
        return
    kata = (
        "Capaian yang ditampilkan dan dirata-rata"
        if batas.lingkup is LingkupBatas.TAMPIL
        else "Capaian yang dirata-rata"
    )
    yield k.paragraf(f"{s.kunci}/batas", f"{kata} dibatasi paling tinggi {batas.nilai.label}.")


def _tabel_skala(k: Konteks) -> Tabel:
    skala = k.data.ukur.skala
    bermean = any(kelas.mean is not None for kelas in skala.kelas)
    baris = []
    for n, kelas in enumerate(skala.kelas, 1):
        isi = {
            "no": nomor(n),
            "rentang": teks(skala.rentang_teks(kelas)),
            "kategori": teks(kelas.label),
        }
        if bermean:
            isi["mean"] = Sel(polos(kelas.mean), format_angka(kelas.mean))
        baris.append(Baris(kelas.kode, JenisBaris.RINCI, isi))
    kolom = [
        NOMOR,
        kolom_tengah("rentang", "Nilai Capaian (%)", 12),
        kolom_teks("kategori", "Kategori", 14),
    ]
    if bermean:
        kolom.append(kolom_angka("mean", "Nilai Mean", 8))
    catatan = ()
    if skala.bercelah:
        aturan: AturanCelah = skala.aturan_celah
        catatan = (f"Aturan untuk nilai di antara dua kelas: {aturan.label.lower()}.",)
    return Tabel(
        "skala", skala.nama, tuple(kolom), tuple(baris), sumber=skala.nama, catatan=catatan
    )


def _metode_sasaran(k: Konteks, s: Simpul) -> Iterator[Blok]:
    metode = k.data.ukur.metode_sasaran
    yield k.paragraf(
        f"{s.kunci}/sasaran",
        f"Capaian setiap sasaran disimpulkan dengan metode {metode.label.lower()}:",
    )
    pecahan = {
        MetodeSasaran.RATA_RATA: ("Jumlah capaian indikator", "Banyaknya indikator"),
        MetodeSasaran.TERTIMBANG: ("Jumlah (capaian indikator × bobot)", "Jumlah bobot"),
        MetodeSasaran.DATA_KELOMPOK: (
            "Jumlah (banyaknya indikator tiap kategori × nilai mean kategori)",
            "Banyaknya indikator sasaran",
        ),
    }[metode]
    yield BlokRumus(f"{s.kunci}/sasaran/pecahan", "Capaian sasaran", *pecahan)


def _metode_opd(k: Konteks, s: Simpul) -> Iterator[Blok]:
    aturan = k.data.ukur
    apa = {MetodeOpd.INDIKATOR: "seluruh indikator", MetodeOpd.SASARAN: "seluruh sasaran"}
    tambahan = [
        kata
        for kata, ya in (
            ("indikator tujuan", aturan.dengan_tujuan),
            ("indikator pendukung", aturan.dengan_pendukung),
        )
        if ya
    ]
    termasuk = f", termasuk {' dan '.join(tambahan)}" if tambahan else ""
    yield k.paragraf(
        f"{s.kunci}/opd",
        f"Capaian perangkat daerah adalah rata-rata capaian {apa[aturan.metode_opd]}{termasuk}.",
    )


def _metode_efisiensi(k: Konteks, s: Simpul) -> Iterator[Blok]:
    aturan = k.data.ukur
    metode: MetodeEfisiensi = aturan.metode_efisiensi
    fisik = ""
    if aturan.fisik is not None:
        cara = "rata-rata" if aturan.fisik is AturanFisik.RATA_RATA else "rata-rata tertimbang pagu"
        fisik = (
            " Realisasi fisik kegiatan dihitung dari capaian keluarannya, dan realisasi fisik "
            f"program adalah {cara} realisasi fisik kegiatannya."
        )
    yield k.paragraf(
        f"{s.kunci}/efisiensi",
        f"Efisiensi penggunaan sumber daya dihitung dengan rumus {rumus_kata(metode)}.{fisik}",
    )


def tingkat_capaian(k: Konteks, s: Simpul) -> Isi:
    """A tick in the class of every indicator, then the conclusion per sasaran."""
    skala = k.data.ukur.skala
    kolom = (
        SATUAN,
        TARGET,
        REALISASI,
        CAPAIAN,
        *(
            kolom_tengah(f"k_{kelas.kode}", kelas.label, 6, kelompok=("Tingkat Capaian",))
            for kelas in skala.kelas
        ),
        KATEGORI,
    )
    catatan = CatatanKaki()

    def sel(h: HasilIndikator) -> dict[str, Sel]:
        isi = sel_tahun(k, h.indikator, h.kini, catatan)
        if h.kini.kelas and not h.indikator.skala:
            isi[f"k_{h.kini.kelas.kode}"] = Sel(CENTANG, CENTANG)
        return isi

    tabel = tabel_indikator(
        k,
        "tingkat_capaian",
        f"Tingkat Capaian Kinerja Tahun {k.data.tahun}",
        k.data.indikator,
        kolom,
        sel,
        catatan=catatan,
        lanskap=True,
    )
    return (tabel, *_kesimpulan(k, s)), ()


def _kesimpulan(k: Konteks, s: Simpul) -> Iterator[Blok]:
    """A sentence and a row per sasaran, and the agency's own capaian."""
    kelompok = [k.u.kelompok[x.kode] for x in k.data.sasaran if x.kode in k.u.kelompok]
    if not kelompok:
        return
    metode = k.data.ukur.metode_sasaran.label.lower()
    for h in kelompok:
        awal = f"Sasaran {h.nama} mempunyai {len(h.anggota)} indikator. "
        kunci = f"{s.kunci}/sasaran/{h.kode}"
        if h.capaian.nilai is None:
            label = h.capaian.alasan.label if h.capaian.alasan else ""
            yield k.paragraf(kunci, awal, f"Capaiannya tidak dapat dihitung: {label}.")
            continue
        yield k.paragraf(
            kunci,
            awal,
            f"Dengan metode {metode}, capaiannya ",
            k.angka(nama_fakta("capaian", h.kode), tebal=True),
            " dengan kategori ",
            k.angka(nama_fakta("kategori", h.kode), tebal=True),
            ".",
            tak_ikut(k, h),
        )
    yield tabel_sasaran(k, "capaian_sasaran")
    if k.u.opd.capaian.nilai is not None:
        yield k.paragraf(
            f"{s.kunci}/opd",
            f"Capaian kinerja {k.data.opd.nama} tahun {k.data.tahun} adalah ",
            k.angka("capaian:OPD", tebal=True),
            " dengan kategori ",
            k.angka("kategori:OPD", tebal=True),
            ".",
            tak_ikut(k, k.u.opd),
        )


def tabel_sasaran(k: Konteks, kunci: str) -> Tabel:
    """Capaian and category per sasaran by the chosen method, beside the simple mean."""
    sama = k.data.ukur.metode_sasaran is MetodeSasaran.RATA_RATA
    baris = []
    for x in k.data.sasaran:
        h = k.u.kelompok.get(x.kode)
        if h is None:
            continue
        isi = {
            "no": nomor(len(baris) + 1),
            "sasaran": teks(h.nama),
            "indikator": Sel(str(len(h.anggota)), str(len(h.anggota))),
            "rata_rata": k.sel_persen(h.fakta_rata),
            "capaian": k.sel_persen(nama_fakta("capaian", h.kode)),
            "kategori": k.sel_fakta(nama_fakta("kategori", h.kode)),
        }
        baris.append(Baris(h.kode, JenisBaris.RINCI, isi))
    label = k.data.ukur.metode_sasaran.label
    kolom = [
        NOMOR,
        kolom_teks("sasaran", "Sasaran", 24),
        kolom_tengah("indikator", "Banyaknya Indikator", 7),
        *([] if sama else [kolom_angka("rata_rata", "Rata-rata Capaian (%)", 8)]),
        kolom_angka("capaian", "Capaian (%)" if sama else f"{label} (%)", 9),
        KATEGORI,
    ]
    judul = f"Capaian Sasaran Tahun {k.data.tahun}"
    catatan = tuple(
        f"{h.nama}:{kurang}"
        for x in k.data.sasaran
        if (h := k.u.kelompok.get(x.kode)) and (kurang := tak_ikut(k, h))
    )
    return Tabel(kunci, judul, tuple(kolom), tuple(baris), sumber=k.nama_tahun, catatan=catatan)
