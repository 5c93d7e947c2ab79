"""Checks over a whole file: doubled rows, cut codes, amounts that cannot be."""

from collections import Counter

from .bacaan import Bacaan
from .istilah import Susunan, Temuan, Tingkat, polos


def selesaikan(bacaan: Bacaan) -> None:
    """Checks over the whole file, and what follows for the file as one."""
    bacaan.hanya_pagu = bacaan.susunan in (Susunan.ANGGARAN, Susunan.DPA)
    if bacaan.susunan == Susunan.D:
        bacaan.per_bulan = True
        bacaan.kumulatif = any(r.lalu for r in bacaan.rinci)
    if not bacaan.rinci and not bacaan.terhalang:
        bacaan.temuan.append(
            Temuan(
                "tanpa_data",
                Tingkat.BLOKIR,
                "Kepala tabel dikenali, tetapi tidak ada baris data di bawahnya.",
                bacaan.lembar[0] if bacaan.lembar else "",
            )
        )
    if bacaan.susunan != Susunan.D:
        _buang_rujukan(bacaan)
    _periksa_ganda(bacaan)
    _periksa_kedalaman(bacaan)
    if not bacaan.hanya_pagu:
        _periksa_nilai(bacaan)


def _buang_rujukan(bacaan: Bacaan) -> None:
    """Keep the funding source or unit only where it tells rows apart.

    So a corrected file in another layout, which may not name it, is compared row by row.
    """
    banyak = Counter((r.pos, r.rekening, r.belanja) for r in bacaan.rinci)
    bacaan.rinci = [
        r._replace(rujukan="") if r.rujukan and banyak[r.pos, r.rekening, r.belanja] == 1 else r
        for r in bacaan.rinci
    ]


def _periksa_ganda(bacaan: Bacaan) -> None:
    """Rows of one account under one sub kegiatan: double, unless the printed total agrees."""
    kunci = [(r.pos, r.rekening, r.belanja, r.rujukan) for r in bacaan.rinci]
    banyak = {x for x, n in Counter(kunci).items() if n > 1 and x[0]}
    if not banyak:
        return
    salah = {t.kode for t in bacaan.temuan}
    terbukti = bacaan.realisasi_cetak is not None and not salah & {
        "induk_tidak_cocok",
        "total_tidak_cocok",
    }
    pertama: dict[tuple[str, ...], int] = {}
    urut: Counter[tuple[str, ...]] = Counter()
    for i, x in enumerate(kunci):
        if x not in banyak:
            continue
        urut[x] += 1
        if x not in pertama:
            pertama[x] = i
            continue
        r, awal = bacaan.rinci[i], bacaan.rinci[pertama[x]]
        kembar = (r.pagu, r.lalu, r.ini) == (awal.pagu, awal.lalu, awal.ini)
        boleh = terbukti or (bacaan.realisasi_cetak is None and not kembar)
        bacaan.temuan.append(
            Temuan(
                "baris_ganda",
                Tingkat.PERINGATAN if boleh else Tingkat.BLOKIR,
                f"{r.pos} {r.rekening} sudah ada pada baris {awal.baris}"
                + ("; keduanya dijumlahkan." if boleh else ". Hapus salah satunya."),
                bacaan.lembar[r.lembar],
                r.baris,
                r.kolom,
                polos(r.lalu + r.ini),
                polos(awal.lalu + awal.ini),
            )
        )
        bacaan.rinci[i] = r._replace(rujukan=f"{r.rujukan}#{urut[x]}")


def _periksa_kedalaman(bacaan: Bacaan) -> None:
    """An account code shorter than the others has probably lost its end."""
    dalam = Counter(r.rekening.count(".") for r in bacaan.rinci if r.rekening)
    if len(dalam) < 2:
        return
    baku = dalam.most_common(1)[0][0]
    for r in bacaan.rinci:
        if r.rekening and r.rekening.count(".") != baku:
            bacaan.temuan.append(
                Temuan(
                    "rekening_tidak_lengkap",
                    Tingkat.PERINGATAN,
                    f"Kode rekening {r.rekening} tidak sepanjang rekening lain. Periksa kodenya.",
                    bacaan.lembar[r.lembar],
                    r.baris,
                    "",
                    r.rekening,
                )
            )


def _periksa_nilai(bacaan: Bacaan) -> None:
    """Realised over budget, and amounts below zero."""
    for r in bacaan.rinci:
        sd = r.lalu + r.ini
        if r.pagu is not None and sd > r.pagu:
            bacaan.temuan.append(
                Temuan(
                    "realisasi_lebih",
                    Tingkat.PERINGATAN,
                    f"{r.rekening or r.pos}: realisasi melebihi pagu.",
                    bacaan.lembar[r.lembar],
                    r.baris,
                    r.kolom,
                    polos(sd),
                    polos(r.pagu),
                    polos(sd - r.pagu),
                )
            )
        if sd < 0:
            bacaan.temuan.append(
                Temuan(
                    "realisasi_negatif",
                    Tingkat.PERINGATAN,
                    f"{r.rekening or r.pos}: realisasi s.d. bulan ini negatif.",
                    bacaan.lembar[r.lembar],
                    r.baris,
                    r.kolom,
                    polos(sd),
                )
            )
        elif r.ini < 0:
            bacaan.temuan.append(
                Temuan(
                    "pengembalian",
                    Tingkat.CATATAN,
                    f"{r.rekening or r.pos}: pengembalian mengurangi realisasi bulan ini.",
                    bacaan.lembar[r.lembar],
                    r.baris,
                    "",
                    polos(r.ini),
                )
            )
