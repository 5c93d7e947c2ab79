"""Drafts of the texts that people write, made from the data, with live tokens for figures.

A draft is offered, never printed by itself: somebody accepts it and makes it theirs.
"""

from collections.abc import Callable, Iterable, Mapping
from html import escape

from capaian.hitung import Perubahan, Putusan, perubahan
from capaian.laporan.bahan import DataLaporan
from capaian.laporan.isi.grafik import PENUH
from capaian.laporan.isi.konteks import Konteks, kecil
from capaian.laporan.kerangka import BlokCapaian
from capaian.laporan.ukur import HasilIndikator
from lakip.angka import kata_bilangan


def rancangan(data: DataLaporan, kunci: str) -> str:
    """Return the draft of a part's text as HTML with tokens; "" where nobody can draft it.

    ``kunci`` is the key of the part, with its block in Bab III ("analisis-2.S1").
    """
    k = Konteks.dari(data)
    dasar, _, kode = kunci.partition(".")
    if dasar in _ANALISIS:
        blok = k.blok.get(kode)
        return _alinea(_ANALISIS[dasar](k, blok)) if blok else ""
    tulis = _BAGIAN.get(kunci)
    return _alinea(tulis(k)) if tulis else ""


def _alinea(isi: Iterable[str]) -> str:
    """Paragraphs; tokens stay as they are, everything else is escaped."""
    return "".join(f"<p>{escape(satu, quote=False)}</p>" for satu in isi if satu)


def _t(id_: str) -> str:
    """A live reference to a fact."""
    return f"[[{id_}]]"


def _kata_pengantar(k: Konteks) -> Iterable[str]:
    d = k.data
    yield (
        f"Laporan kinerja {d.opd.nama} tahun {d.tahun} disusun sebagai pertanggungjawaban atas "
        "kinerja yang diperjanjikan dan anggaran yang digunakan."
    )
    yield (
        f"Laporan ini memuat capaian {kata_bilangan(len(d.sasaran))} sasaran yang diukur dengan "
        f"{kata_bilangan(len(d.indikator))} indikator, beserta analisis dan langkah perbaikannya."
    )
    yield (
        "Kami berterima kasih kepada semua pihak yang membantu, dan berharap laporan ini berguna "
        "bagi perbaikan kinerja pada tahun berikutnya."
    )


def _ringkasan(k: Konteks) -> Iterable[str]:
    if k.u.opd.capaian.nilai is not None:
        yield (
            f"Capaian kinerja {k.data.opd.nama} tahun {k.data.tahun} adalah {_t('capaian:OPD')} "
            f"dengan kategori {_t('kategori:OPD')}. Dari {_t('jumlah:indikator')} indikator, "
            f"{_t('jumlah:indikator#tercapai')} mencapai target."
        )
    for h in k.u.indikator.values():
        if h.kini.capaian.nilai is not None:
            yield _hasil(h)
    if k.u.serapan.nilai is not None:
        yield (
            f"Anggaran sebesar {_t('jumlah:pagu')} terealisasi {_t('jumlah:realisasi_rp')} atau "
            f"{_t('jumlah:serapan')}."
        )


def _hasil(h: HasilIndikator) -> str:
    kode = h.indikator.kode
    return (
        f"{h.indikator.nama} terealisasi {_t(f'realisasi:{kode}')} dari target "
        f"{_t(f'target:{kode}')}, dengan capaian {_t(f'capaian:{kode}')} "
        f"({_t(f'kategori:{kode}')})."
    )


def _latar_belakang(k: Konteks) -> Iterable[str]:
    d = k.data
    urusan = f" yang menyelenggarakan {kecil(d.opd.urusan)}" if d.opd.urusan else ""
    yield (
        f"{d.opd.nama} adalah perangkat daerah {d.opd.pemda.nama}{urusan}. Sebagai bagian dari "
        "sistem akuntabilitas kinerja instansi pemerintah, setiap perangkat daerah melaporkan "
        "kinerjanya setiap tahun."
    )
    if d.renstra:
        yield (
            f"Laporan ini menjelaskan hasil yang dicapai pada tahun {d.tahun} terhadap "
            f"{d.renstra.nama} tahun {d.renstra.awal}–{d.renstra.akhir} dan perjanjian kinerja "
            "tahun berjalan."
        )


def _gambaran_umum(k: Konteks) -> Iterable[str]:
    susunan = k.data.susunan
    unit = f" dengan {kata_bilangan(len(susunan.unit))} unit dan jabatan" if susunan else ""
    yield (
        f"{k.data.opd.nama} melaksanakan pelayanan{unit}. Pada tahun {k.data.tahun} perangkat "
        f"daerah ini menjalankan {_t('jumlah:program')} program."
    )


def _tugas_fungsi(k: Konteks) -> Iterable[str]:
    susunan = k.data.susunan
    if susunan and susunan.tugas_pokok:
        yield (
            f"Tugas pokok dan fungsi {k.data.opd.nama} dilaksanakan oleh unit-unit di bawahnya "
            f"sebagaimana diatur dalam {susunan.sebutan}."
        )


def _permasalahan(k: Konteks) -> Iterable[str]:
    isu = k.data.daftar.get("isu", ())
    if isu:
        pokok = "; ".join(kecil((b.judul or b.uraian).rstrip(".")) for b in isu)
        yield f"Permasalahan utama yang dihadapi {k.data.opd.nama} adalah {pokok}."


def _strategi(k: Konteks) -> Iterable[str]:
    if k.data.sasaran:
        nama = "; ".join(kecil(s.uraian) for s in k.data.sasaran)
        yield f"Strategi dan arah kebijakan disusun untuk mencapai sasaran berikut: {nama}."


def _kesimpulan(k: Konteks) -> Iterable[str]:
    if k.u.opd.capaian.nilai is None:
        return
    yield (
        f"Secara keseluruhan kinerja {k.data.opd.nama} tahun {k.data.tahun} mencapai "
        f"{_t('capaian:OPD')} dengan kategori {_t('kategori:OPD')}."
    )
    for h in k.u.kelompok.values():
        if h.capaian.nilai is not None and any(s.kode == h.kode for s in k.data.sasaran):
            yield (
                f"Sasaran {h.nama} mencapai {_t(f'capaian:{h.kode}')} dengan kategori "
                f"{_t(f'kategori:{h.kode}')}."
            )


def _langkah(k: Konteks) -> Iterable[str]:
    butir = [a.uraian for a in k.data.analisis if a.jenis == "tindak_lanjut"]
    if butir:
        yield "Langkah perbaikan yang akan dilakukan pada tahun berikutnya adalah sebagai berikut."
    yield from dict.fromkeys(butir)


def _analisis_1(k: Konteks, blok: BlokCapaian) -> Iterable[str]:
    """What lies behind the figures: highest and lowest capaian, and the causes people gave."""
    ada = [
        (n, h)
        for i in blok.indikator
        for h in [k.u.indikator[i.kode]]
        if (n := h.kini.capaian.nilai) is not None
    ]
    urut = sorted(ada, key=lambda pasangan: pasangan[0])
    if len(urut) > 1 and urut[0][0] != urut[-1][0]:
        rendah, tinggi = urut[0][1].indikator, urut[-1][1].indikator
        yield (
            f"Capaian tertinggi diraih indikator {tinggi.nama} sebesar "
            f"{_t(f'capaian:{tinggi.kode}')}, sedangkan yang terendah adalah {rendah.nama} "
            f"sebesar {_t(f'capaian:{rendah.kode}')}."
        )
    for i in blok.indikator:
        sebab = [a.uraian for a in k.data.analisis if a.milik == i.kode and a.jenis == "penyebab"]
        if sebab:
            yield f"Hasil pada {i.nama} dipengaruhi oleh hal berikut: {_rangkai(sebab)}."


def _rangkai(isi: Iterable[str]) -> str:
    return "; ".join(kecil(satu.rstrip(".")) for satu in isi)


def _analisis_2(k: Konteks, blok: BlokCapaian) -> Iterable[str]:
    """The way of each indicator over all years shown."""
    for i in blok.indikator:
        h = k.u.indikator[i.kode]
        tahun = [t for t in sorted(h.lalu) if h.lalu[t].realisasi.nilai is not None]
        if not tahun or h.kini.realisasi.nilai is None:
            continue
        awal = tahun[0]
        beda = perubahan(h.kini.realisasi.nilai, h.lalu[awal].realisasi.nilai, i.arah)
        kini, lalu = _t(f"realisasi:{i.kode}"), _t(f"realisasi:{i.kode}@{awal}")
        if beda.perubahan is Perubahan.TETAP:
            yield f"Sejak tahun {awal} {i.nama} bertahan pada {kini}."
            continue
        arti = ""
        if beda.putusan is not None:
            baik = beda.putusan is Putusan.LEBIH_BAIK
            arti = " Kinerja ini membaik." if baik else " Kinerja ini menurun."
        kata = "naik" if beda.perubahan is Perubahan.PENINGKATAN else "turun"
        yield f"Sejak tahun {awal} {i.nama} {kata} dari {lalu} menjadi {kini}.{arti}"


def _analisis_3(k: Konteks, blok: BlokCapaian) -> Iterable[str]:
    """What the plan still asks for by its last year."""
    for i in blok.indikator:
        akhir = max(i.target_renstra, default=0)
        if akhir > k.data.tahun and k.u.indikator[i.kode].kini.realisasi.nilai is not None:
            yield (
                f"Sampai akhir periode Renstra tahun {akhir}, {i.nama} ditargetkan "
                f"{_t(f'target:{i.kode}@{akhir}#renstra')}. Realisasi tahun {k.data.tahun} sebesar "
                f"{_t(f'realisasi:{i.kode}')} menjadi pijakan untuk mencapainya."
            )


def _analisis_4(k: Konteks, blok: BlokCapaian) -> Iterable[str]:
    """How many comparisons turned out well, and which did not."""
    hasil = [
        (i, p, banding.putusan)
        for i in blok.indikator
        for p, banding in k.u.indikator[i.kode].pembanding
        if banding.putusan is not None
    ]
    if not hasil:
        return
    baik = sum(1 for _, _, putusan in hasil if putusan is Putusan.LEBIH_BAIK)
    yield (
        f"Dari {kata_bilangan(len(hasil))} pembanding yang tersedia, {kata_bilangan(baik)} "
        "menunjukkan kinerja yang lebih baik daripada pembandingnya."
    )
    for i, p, putusan in hasil:
        if putusan is Putusan.LEBIH_BURUK:
            yield (
                f"{i.nama} masih tertinggal dari {p.jenis.lower()} tingkat {p.tingkat.lower()} "
                f"sebesar {_t(f'pembanding:{i.kode}#{p.kunci}')}."
            )


def _analisis_7(k: Konteks, blok: BlokCapaian) -> Iterable[str]:
    """The money behind each owner, and the outputs that stayed below their target."""
    for kode in dict.fromkeys(i.induk for i in blok.indikator):
        d = k.u.dukungan.get(kode)
        if d is None or not d.cakupan.bagian:
            continue
        nama = ", ".join(k.u.anggaran.pos[b.kode].nama for b in d.baris if b.takuk == 0)
        yield (
            f"Pencapaian {d.cakupan.nama} ditunjang oleh {nama} dengan anggaran "
            f"{_t(f'pagu:{kode}')} dan realisasi {_t(f'realisasi_rp:{kode}')}."
        )
        kurang = [
            x
            for b in d.baris
            if b.daun
            for x in k.u.anggaran.keluaran.get(b.kode, ())
            if x.capaian.nilai is not None and x.capaian.nilai < PENUH
        ]
        if kurang:
            daftar = "; ".join(
                f"{k.u.anggaran.pos[x.keluaran.pos].nama} ({_t(f'capaian:{x.kunci}')})"
                for x in kurang
            )
            yield f"Keluaran yang belum mencapai target adalah {daftar}."


_BAGIAN: Mapping[str, Callable[[Konteks], Iterable[str]]] = {
    "kata-pengantar": _kata_pengantar,
    "ringkasan-eksekutif": _ringkasan,
    "latar-belakang": _latar_belakang,
    "gambaran-umum": _gambaran_umum,
    "tugas-fungsi": _tugas_fungsi,
    "permasalahan-utama": _permasalahan,
    "strategi-kebijakan": _strategi,
    "kesimpulan": _kesimpulan,
    "langkah-perbaikan": _langkah,
}
_ANALISIS: Mapping[str, Callable[[Konteks, BlokCapaian], Iterable[str]]] = {
    "analisis-1": _analisis_1,
    "analisis-2": _analisis_2,
    "analisis-3": _analisis_3,
    "analisis-4": _analisis_4,
    "analisis-7": _analisis_7,
}
