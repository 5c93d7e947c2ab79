"""Perjanjian Kinerja: its tables in Bab II, what changed, and its documents in the lampiran."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from capaian.hitung import sisa
from capaian.laporan.bahan import PK, Pihak
from capaian.laporan.isi.konteks import (
    NOMOR,
    Isi,
    Konteks,
    kecil,
    kolom_angka,
    kolom_teks,
    kolom_tengah,
    nomor,
    penanda,
    polos,
    sel_target,
    teks,
)
from capaian.laporan.pohon import (
    Baris,
    BelumDiisi,
    Blok,
    JenisBaris,
    Kolom,
    Paragraf,
    Penanda,
    Potongan,
    Sel,
    Tabel,
    TandaTangan,
)
from capaian.laporan.simpul import Simpul
from capaian.laporan.ukur.perjanjian import fakta_anggaran_pk, fakta_jumlah_pk, fakta_target_pk
from lakip.angka import GayaRupiah, format_bulan_tahun, format_nip, format_rupiah, format_tanggal

_KEDALAMAN = {"program": "Program", "kegiatan": "Kegiatan", "sub_kegiatan": "Sub Kegiatan"}


def sebutan(pk: PK) -> str:
    """ "Perjanjian Kinerja", "Perjanjian Kinerja Perubahan", with its number from the second on."""
    if pk.jenis == "murni":
        return "Perjanjian Kinerja"
    return "Perjanjian Kinerja Perubahan" + (f" Ke-{pk.nomor}" if pk.nomor > 1 else "")


def tanggal(pk: PK) -> str:
    """The date as printed, or month and year alone; "" without one."""
    if pk.tanggal is None:
        return ""
    return format_bulan_tahun(pk.tanggal) if pk.hanya_bulan else format_tanggal(pk.tanggal)


def pk_murni(k: Konteks, s: Simpul) -> Isi:
    """The first PK of the year."""
    murni = [pk for pk in k.data.pk if pk.jenis == "murni"]
    if not murni:
        return (BelumDiisi(f"{s.kunci}/kosong", "Perjanjian kinerja belum diisi."),), ()
    return [b for pk in murni for b in _isi(k, s, pk)], ()


def pk_perubahan(k: Konteks, s: Simpul) -> Isi:
    """Every later PK, and what it changed against the one before."""
    hasil: list[Blok] = []
    lalu: PK | None = None
    for pk in k.data.pk:
        if pk.jenis == "perubahan":
            hasil.extend(_isi(k, s, pk))
            if lalu:
                hasil.extend(_perubahan(k, s, lalu, pk))
        lalu = pk
    return hasil, ()


def _isi(k: Konteks, s: Simpul, pk: PK) -> Iterator[Blok]:
    pada = f" pada {'bulan ' if pk.hanya_bulan else 'tanggal '}{tanggal(pk)}" if pk.tanggal else ""
    alasan = (
        f" Dasar perubahannya adalah {kecil(pk.alasan_perubahan)}." if pk.alasan_perubahan else ""
    )
    kata = f"ditetapkan{pada}" if pada else "memuat target kinerja berikut"
    isi: list[str | Potongan] = [
        f"{sebutan(pk)} {k.data.opd.nama} tahun {k.data.tahun} {kata}.{alasan}"
    ]
    if pk.anggaran and pk.tampilkan_anggaran:
        isi += [" Jumlah anggaran yang diperjanjikan adalah ", k.angka(fakta_jumlah_pk(pk)), "."]
    yield k.paragraf(f"{s.kunci}/{pk.kunci}", *isi)
    yield tabel_target(k, pk, pk.kunci)
    if pk.anggaran and pk.tampilkan_anggaran:
        yield tabel_anggaran(k, pk, kunci_anggaran(pk))


def kunci_anggaran(pk: PK) -> str:
    """The key of the money table: pk_murni_anggaran, pk_perubahan_anggaran:1."""
    awal, titik_dua, akhir = pk.kunci.partition(":")
    return f"{awal}_anggaran{titik_dua}{akhir}"


def tabel_target(k: Konteks, pk: PK, kunci: str, **lain: bool) -> Tabel:
    """What is promised, in the wording of the PK; IKU first, then supporting indicators."""
    baris: list[Baris] = []
    blok = {item.kelompok for item in pk.item}
    for kelompok, judul in (
        ("tujuan", "Indikator Tujuan"),
        ("IKU", "Indikator Kinerja Utama"),
        ("pendukung", "Indikator Kinerja Pendukung"),
    ):
        if kelompok in blok and len(blok) > 1:
            isi = {"no": teks(judul, lebar=6, tebal=True)}
            baris.append(Baris(f"kelompok-{kelompok}", JenisBaris.KELOMPOK, isi))
        for n, item in enumerate(pk.item, 1):
            if item.kelompok == kelompok:
                baris.append(_baris_target(k, pk, n))
    berket = any(item.keterangan for item in pk.item)
    kolom = (
        NOMOR,
        kolom_teks("sasaran", "Sasaran", 22),
        kolom_teks("indikator", "Indikator Kinerja", 24),
        kolom_tengah("satuan", "Satuan", 6),
        kolom_angka("target", "Target", 7),
        kolom_teks("keterangan", "Ket.", 8, tampil=berket),
    )
    judul = f"Target {sebutan(pk)} Tahun {k.data.tahun}"
    sumber = " ".join(filter(None, [sebutan(pk), str(k.data.tahun)]))
    return Tabel(kunci, judul, kolom, tuple(baris), sumber, **lain)


def _baris_target(k: Konteks, pk: PK, n: int) -> Baris:
    item = pk.item[n - 1]
    isi = {
        "no": nomor(n),
        "sasaran": teks(item.sasaran_teks),
        "indikator": teks(item.indikator_teks),
        "satuan": teks(item.satuan),
        "target": _sel_target(pk, n),
        "keterangan": teks(item.keterangan),
    }
    return Baris(item.indikator or f"butir-{n}", JenisBaris.RINCI, isi)


def _sel_target(pk: PK, n: int) -> Sel:
    """The target of item ``n`` as its own document states it."""
    item = pk.item[n - 1]
    id_ = fakta_target_pk(pk, n)
    return sel_target(item.target.nilai, id_, satuan=item.satuan, kosong="belum diisi")


def tabel_anggaran(k: Konteks, pk: PK, kunci: str, **lain: bool) -> Tabel:
    """The programs that the PK names, in its order, with their total."""
    baris = [
        Baris(
            a.pos or f"butir-{n}",
            JenisBaris.RINCI,
            {
                "no": nomor(n),
                "program": teks(a.nama),
                "pagu": k.sel_uang(fakta_anggaran_pk(pk, n)),
                "keterangan": teks(a.keterangan),
            },
        )
        for n, a in enumerate(pk.anggaran, 1)
    ]
    isi = {"program": teks("JUMLAH", tebal=True), "pagu": k.sel_uang(fakta_jumlah_pk(pk))}
    baris.append(Baris("jumlah", JenisBaris.JUMLAH, isi))
    kolom: tuple[Kolom, ...] = (
        NOMOR,
        kolom_teks("program", _KEDALAMAN.get(pk.kedalaman, "Program"), 32),
        kolom_angka("pagu", "Anggaran (Rp)", 12),
        kolom_teks("keterangan", "Ket.", 8, tampil=any(a.keterangan for a in pk.anggaran)),
    )
    judul = f"Anggaran {sebutan(pk)} Tahun {k.data.tahun}"
    sumber = f"{sebutan(pk)} {k.data.tahun}"
    return Tabel(kunci, judul, kolom, tuple(baris), sumber, **lain)


def _perubahan(k: Konteks, s: Simpul, lama: PK, baru: PK) -> Iterator[Blok]:
    """What changed: targets, programs and their amounts."""
    baris = perbedaan(lama, baru)
    apa = f"{sebutan(baru)} dibandingkan dengan {sebutan(lama)}"
    if not baris:
        kata = f"Tidak ada target maupun anggaran yang berubah pada {apa}."
        yield k.paragraf(f"{s.kunci}/{baru.kunci}/perubahan", kata)
        return
    beda = sum(b.kunci.startswith("target#") for b in baris)
    kata = "Target indikator tidak berubah; " if not beda else f"{beda} target indikator berubah; "
    isi: list[str | Potongan] = [kata]
    if lama.anggaran and baru.anggaran:
        isi += [
            "jumlah anggaran yang diperjanjikan semula ",
            k.angka(fakta_jumlah_pk(lama)),
            " menjadi ",
            k.angka(fakta_jumlah_pk(baru)),
            ".",
        ]
    else:
        isi = [kata.rstrip("; ") + "."]
    yield k.paragraf(f"{s.kunci}/{baru.kunci}/perubahan", *isi)
    kolom = (
        kolom_teks("jenis", "Jenis", 8),
        kolom_teks("uraian", "Uraian", 26),
        kolom_angka("semula", "Semula", 11),
        kolom_angka("menjadi", "Menjadi", 11),
        kolom_angka("selisih", "Bertambah/ (Berkurang)", 11),
    )
    judul = f"Perubahan pada {sebutan(baru)} Tahun {k.data.tahun}"
    sumber = f"{sebutan(lama)} dan {sebutan(baru)} {k.data.tahun}"
    yield Tabel(f"perubahan_pk:{baru.nomor}", judul, kolom, tuple(baris), sumber)


def perbedaan(lama: PK, baru: PK) -> list[Baris]:
    """One row for every target, program and amount in which two PK differ."""
    return [*_beda_target(lama, baru), *_beda_anggaran(lama, baru)]


def _beda_target(lama: PK, baru: PK) -> Iterator[Baris]:
    semula = {i.indikator or i.indikator_teks: (n, i) for n, i in enumerate(lama.item, 1)}
    menjadi = {i.indikator or i.indikator_teks: (n, i) for n, i in enumerate(baru.item, 1)}
    for kunci in dict.fromkeys([*semula, *menjadi]):
        dulu, kini = semula.get(kunci), menjadi.get(kunci)
        if dulu and kini and dulu[1].target.nilai == kini[1].target.nilai:
            continue
        item = (kini or dulu or (0, None))[1]
        isi = {"jenis": teks("Target"), "uraian": teks(item.indikator_teks if item else kunci)}
        for kolom, pk, ada in (("semula", lama, dulu), ("menjadi", baru, kini)):
            isi[kolom] = _sel_target(pk, ada[0]) if ada else Sel(None, "tidak ada")
        yield Baris(f"target#{kunci}", JenisBaris.RINCI, isi)


def _beda_anggaran(lama: PK, baru: PK) -> Iterator[Baris]:
    semula = {a.pos or a.nama: (n, a) for n, a in enumerate(lama.anggaran, 1)}
    menjadi = {a.pos or a.nama: (n, a) for n, a in enumerate(baru.anggaran, 1)}
    for kunci in dict.fromkeys([*semula, *menjadi]):
        dulu, kini = semula.get(kunci), menjadi.get(kunci)
        if dulu and kini and dulu[1].nilai == kini[1].nilai:
            continue
        a = (kini or dulu or (0, None))[1]
        isi = {"jenis": teks("Anggaran"), "uraian": teks(a.nama if a else kunci)}
        for kolom, pk, ada in (("semula", lama, dulu), ("menjadi", baru, kini)):
            nilai = ada[1].nilai if ada else None
            fakta = fakta_anggaran_pk(pk, ada[0]) if ada else None
            isi[kolom] = Sel(polos(nilai), _rupiah(nilai), "Rp", fakta)
        beda = sisa(kini[1].nilai if kini else None, dulu[1].nilai if dulu else None).nilai
        isi["selisih"] = Sel(polos(beda), _rupiah(beda), "Rp")
        yield Baris(f"anggaran#{kunci}", JenisBaris.RINCI, isi)


def _rupiah(nilai: Decimal | None) -> str:
    return format_rupiah(nilai, gaya=GayaRupiah.TABEL)


def dokumen_pk(k: Konteks, pk: PK, kunci: str, *, halaman_baru: bool = False) -> Iterator[Blok]:
    """One PK as it is attached: statement, signatures, targets, money."""
    pertama = _pihak(k, pk.pertama, "kepala_opd", pk)
    kedua = _pihak(k, pk.kedua, "kepala_daerah", pk)
    judul = f"{sebutan(pk)} Tahun {k.data.tahun}".upper()
    yield Paragraf(f"{kunci}/judul", (Potongan(judul, tebal=True),), halaman_baru)
    yield k.paragraf(
        f"{kunci}/pembuka",
        "Untuk mewujudkan pemerintahan yang efektif, terbuka, dan bertanggung jawab dengan "
        "mengutamakan hasil, kedua pihak di bawah ini menyepakati kinerja tahun "
        f"{k.data.tahun}.",
    )
    for label, pihak in (("Pihak pertama", pertama), ("Pihak kedua", kedua)):
        nama = f"{pihak.nama}, {pihak.jabatan[0].rstrip(',')}" if pihak else "belum diisi"
        yield Paragraf(
            f"{kunci}/{label}", (Potongan(f"{label}: ", tebal=True), Potongan(f"{nama}."))
        )
    yield k.paragraf(
        f"{kunci}/janji",
        "Pihak pertama sanggup mencapai target kinerja tahunan sebagaimana tercantum pada tabel "
        "di bawah ini, dan bertanggung jawab atas keberhasilan maupun kegagalan pencapaiannya.",
    )
    yield k.paragraf(
        f"{kunci}/pembinaan",
        "Pihak kedua membina dan menilai pencapaian kinerja tersebut, dan memberikan penghargaan "
        "atau sanksi sesuai dengan hasilnya.",
    )
    lampiran = {"bernomor": False}
    yield tabel_target(k, pk, f"lampiran_{pk.kunci}", **lampiran)
    if pk.anggaran and pk.tampilkan_anggaran:
        yield tabel_anggaran(k, pk, f"lampiran_{kunci_anggaran(pk)}", **lampiran)
    if pertama and kedua:
        tempat = ", ".join(filter(None, [pk.tempat or k.data.tampil.tempat, tanggal(pk)]))
        kiri, kanan = replace(kedua, label="Pihak Kedua"), replace(pertama, label="Pihak Pertama")
        yield TandaTangan(f"{kunci}/tanda-tangan", tempat, (kiri, kanan))
    else:
        yield BelumDiisi(f"{kunci}/tanda-tangan", "Pihak perjanjian kinerja belum diisi.")


def _pihak(k: Konteks, pihak: Pihak | None, peran: str, pk: PK) -> Penanda | None:
    """The party as its document names it, else the official in office on its date."""
    if pihak:
        return Penanda((f"{pihak.jabatan},",), pihak.nama, pihak.pangkat, format_nip(pihak.nip))
    pejabat = k.pejabat(peran, pk.tanggal)
    return penanda(pejabat) if pejabat else None
