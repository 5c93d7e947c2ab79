"""Bab II: regional plans and Renstra."""

from collections.abc import Iterator

from capaian.laporan.bahan import Indikator, RencanaDaerah
from capaian.laporan.isi.baris import uraian_induk
from capaian.laporan.isi.konteks import (
    NOMOR,
    Isi,
    Konteks,
    kolom_angka,
    kolom_teks,
    kolom_tengah,
    kolom_terisi,
    nomor,
    poin,
    sel_target,
    teks,
)
from capaian.laporan.pohon import (
    Baris,
    BelumDiisi,
    Blok,
    Butir,
    Daftar,
    JenisBaris,
    Paragraf,
    Potongan,
    Sel,
    Tabel,
)
from capaian.laporan.simpul import Simpul
from capaian.laporan.ukur import nama_fakta


def renstra(k: Konteks, s: Simpul) -> Isi:
    """Which plan the report measures."""
    r = k.data.renstra
    if r is None:
        return (BelumDiisi(f"{s.kunci}/kosong", "Renstra untuk tahun ini belum dipilih."),), ()
    dasar = f" yang ditetapkan dengan {r.dasar}" if r.dasar else ""
    kata = (
        f"Perencanaan kinerja {k.data.opd.nama} tahun {k.data.tahun} mengacu pada {r.nama} "
        f"tahun {r.awal}–{r.akhir}{dasar}."
    )
    catatan = f" {r.catatan.rstrip('.')}." if r.catatan else ""
    return (k.paragraf(f"{s.kunci}/acuan", kata + catatan),), ()


def visi_misi(k: Konteks, s: Simpul) -> Isi:
    """Vision, its elements, missions and flagship programs of every regional plan."""
    if not k.data.rencana_daerah:
        return (BelumDiisi(f"{s.kunci}/kosong", "Rencana daerah yang diacu belum dipilih."),), ()
    return [b for r in k.data.rencana_daerah for b in _visi(k, s, r)], ()


def _visi(k: Konteks, s: Simpul, r: RencanaDaerah) -> Iterator[Blok]:
    kunci = f"{s.kunci}/{r.kode}"
    yield Paragraf(
        f"{kunci}/visi",
        (
            Potongan(
                f"Visi {k.data.opd.pemda.nama} dalam {r.nama} tahun {r.awal}–{r.akhir} adalah "
            ),
            Potongan(f"“{r.visi}”", tebal=True),
            Potongan("." if not r.unsur else ", dengan unsur:"),
        ),
    )
    if r.unsur:
        isi = tuple(
            Butir((Potongan(nama, tebal=bool(makna)), Potongan(f": {makna}" if makna else "")))
            for nama, makna in r.unsur
        )
        yield Daftar(f"{kunci}/unsur", isi, "butir")
    if r.misi:
        kata = "Misi untuk mewujudkan visi tersebut adalah:"
        yield k.paragraf(f"{kunci}/misi/pengantar", kata)
        yield Daftar(f"{kunci}/misi", tuple(Butir((Potongan(m.uraian),)) for m in r.misi))
    if any(m.program for m in r.misi):
        yield _tabel_unggulan(r)


def _tabel_unggulan(r: RencanaDaerah) -> Tabel:
    baris = [
        Baris(
            f"misi-{m.nomor}",
            JenisBaris.RINCI,
            {"no": nomor(m.nomor), "misi": teks(m.uraian), "program": teks(poin(m.program))},
        )
        for m in r.misi
        if m.program
    ]
    return Tabel(
        f"program_unggulan:{r.kode}",
        f"Misi dan Program Unggulan dalam {r.nama}",
        (NOMOR, kolom_teks("misi", "Misi", 14), kolom_teks("program", "Program Unggulan", 26)),
        tuple(baris),
        sumber=f"{r.nama} Tahun {r.awal}–{r.akhir}",
    )


def tujuan_sasaran(k: Konteks, s: Simpul) -> Isi:
    """Tujuan, sasaran and indicators with the targets of every year of the plan."""
    r = k.data.renstra
    if r is None or not k.data.indikator:
        kata = "Tujuan, sasaran, dan indikator kinerja belum diisi."
        return (BelumDiisi(f"{s.kunci}/kosong", kata),), ()
    tahun = sorted({t for i in k.data.indikator for t in i.target_renstra})
    tahun = tahun or list(range(r.awal, r.akhir + 1))
    tepi = [
        (kunci, judul)
        for kunci, judul, ada in (
            ("kondisi_awal", "Kondisi Awal", any(i.kondisi_awal for i in k.data.indikator)),
            ("kondisi_akhir", "Kondisi Akhir", any(i.kondisi_akhir for i in k.data.indikator)),
        )
        if ada
    ]
    baris = [
        Baris(i.kode, JenisBaris.RINCI, _sel_renstra(k, i, tahun, n))
        for n, i in enumerate(_urut(k), 1)
    ]
    kolom_tepi = {
        kunci: kolom_angka(kunci, judul, 7, tampil=(kunci, judul) in tepi)
        for kunci, judul in (("kondisi_awal", "Kondisi Awal"), ("kondisi_akhir", "Kondisi Akhir"))
    }
    kolom = (
        NOMOR,
        kolom_teks("tujuan", "Tujuan", 13),
        kolom_teks("sasaran", "Sasaran", 16),
        kolom_teks("indikator", "Indikator", 18),
        kolom_tengah("satuan", "Satuan"),
        kolom_tepi["kondisi_awal"],
        *(kolom_angka(f"target_{t}", str(t), 7, kelompok=("Target",)) for t in tahun),
        kolom_tepi["kondisi_akhir"],
    )
    tabel = Tabel(
        "renstra",
        f"Tujuan, Sasaran, dan Target Indikator {r.nama} Tahun {r.awal}–{r.akhir}",
        kolom,
        tuple(baris),
        sumber=r.nama,
        lanskap=len(tahun) + len(tepi) > 3,
    )
    return (tabel,), ()


def _urut(k: Konteks) -> list[Indikator]:
    """Indicators of a tujuan first, then those of its sasaran; sasaran without tujuan last."""
    hasil: list[Indikator] = []
    for t in (*(t.kode for t in k.data.tujuan), ""):
        hasil += [i for i in k.data.indikator if t and i.induk == t]
        milik = [x.kode for x in k.data.sasaran if x.tujuan == t]
        hasil += [i for i in k.data.indikator if i.induk in milik]
    return hasil


def _sel_renstra(k: Konteks, i: Indikator, tahun: list[int], n: int) -> dict[str, Sel]:
    sasaran = next((x for x in k.data.sasaran if x.kode == i.induk), None)
    tujuan = i.induk if i.milik_tujuan else (sasaran.tujuan if sasaran else "")
    isi = {
        "no": nomor(n),
        "tujuan": teks(uraian_induk(k, tujuan) if tujuan else ""),
        "sasaran": teks(sasaran.uraian if sasaran else ""),
        "indikator": teks(i.nama),
        "satuan": teks(i.satuan),
    }
    for t in tahun:
        if isian := i.target_renstra.get(t):
            id_ = nama_fakta("target", i.kode, t, "renstra")
            isi[f"target_{t}"] = sel_target(isian.nilai, id_, satuan=i.satuan, desimal=i.desimal)
    for kunci, rincian, pasangan in (
        ("kondisi_awal", "awal", i.kondisi_awal),
        ("kondisi_akhir", "akhir", i.kondisi_akhir),
    ):
        if pasangan:
            id_ = nama_fakta("target", i.kode, pasangan[0], rincian)
            target = pasangan[1].nilai
            isi[kunci] = sel_target(target, id_, satuan=i.satuan, desimal=i.desimal)
    return isi


def strategi(k: Konteks, s: Simpul) -> Isi:
    """Strategies and policy directions by sasaran."""
    if not k.data.strategi:
        return (), ()
    baris = []
    for n, (milik, strategi_, arah) in enumerate(k.data.strategi, 1):
        sasaran = next((x for x in k.data.sasaran if x.kode == milik), None)
        tujuan = sasaran.tujuan if sasaran else milik
        isi = {
            "no": nomor(n),
            "tujuan": teks(uraian_induk(k, tujuan) if tujuan else ""),
            "sasaran": teks(sasaran.uraian if sasaran else ""),
            "strategi": teks(strategi_),
            "arah_kebijakan": teks(arah),
        }
        baris.append(Baris(str(n), JenisBaris.RINCI, isi))
    kolom = (
        NOMOR,
        kolom_teks("tujuan", "Tujuan", 12),
        kolom_teks("sasaran", "Sasaran", 14),
        kolom_teks("strategi", "Strategi", 20),
        kolom_teks("arah_kebijakan", "Arah Kebijakan", 20),
    )
    kolom = kolom_terisi(kolom, baris, ("tujuan", "sasaran"))
    sumber = k.data.renstra.nama if k.data.renstra else ""
    tabel = Tabel("strategi_kebijakan", "Strategi dan Arah Kebijakan", kolom, tuple(baris), sumber)
    return (tabel,), ()


def pemetaan_rpjmd(k: Konteks, s: Simpul) -> Isi:
    """What the agency's tujuan and indicators serve in the regional plan."""
    baris: list[Baris] = []
    for t in k.data.tujuan:
        if t.sasaran_daerah or t.misi:
            isi = {
                "tujuan": teks(t.uraian),
                "misi": teks(t.misi),
                "sasaran_daerah": teks(t.sasaran_daerah),
            }
            baris.append(Baris(t.kode, JenisBaris.RINCI, {"no": nomor(len(baris) + 1), **isi}))
    for i in k.data.indikator:
        if i.daerah is None and not i.tidak_mengampu:
            continue
        isi = {"no": nomor(len(baris) + 1), "indikator": teks(i.nama)}
        if i.daerah is None:
            isi["sasaran_daerah"] = teks("tidak mengampu IKU pemda")
        else:
            isi |= {
                "sasaran_daerah": teks(i.daerah.sasaran),
                "indikator_daerah": teks(i.daerah.nama),
            }
            if i.daerah.target and i.daerah.target.nilai:
                id_ = nama_fakta("target", i.kode, rincian="daerah")
                target = i.daerah.target.nilai
                isi["target_daerah"] = sel_target(target, id_, satuan=i.daerah.satuan)
        baris.append(Baris(i.kode, JenisBaris.RINCI, isi))
    if not baris:
        return (), ()
    kolom = (
        NOMOR,
        kolom_teks("tujuan", "Tujuan", 12),
        kolom_teks("indikator", "Indikator", 14),
        kolom_teks("misi", "Misi Daerah", 14),
        kolom_teks("sasaran_daerah", "Sasaran Daerah", 14),
        kolom_teks("indikator_daerah", "Indikator Daerah", 12),
        kolom_angka("target_daerah", f"Target Daerah {k.data.tahun}", 7),
    )
    kolom = kolom_terisi(kolom, baris, [satu.kunci for satu in kolom])
    judul = "Keterkaitan Tujuan dan Indikator dengan Rencana Pembangunan Daerah"
    sumber = "; ".join(r.nama for r in k.data.rencana_daerah)
    return (Tabel("pemetaan_rpjmd", judul, kolom, tuple(baris), sumber, lanskap=True),), ()
