"""IKU cards, the yearly plan and the actions of Bab II."""

from decimal import Decimal

from capaian.laporan.bahan import ItemIKU
from capaian.laporan.isi.konteks import (
    NOMOR,
    Isi,
    Konteks,
    kolom_angka,
    kolom_teks,
    kolom_tengah,
    nomor,
    poin,
    polos,
    sel_target,
    teks,
)
from capaian.laporan.pohon import (
    Baris,
    BelumDiisi,
    JenisBaris,
    KartuIKU,
    Rumus,
    Sel,
    Tabel,
)
from capaian.laporan.simpul import Simpul
from capaian.laporan.ukur import nama_fakta
from lakip.angka import format_tanggal, romawi


def iku(k: Konteks, s: Simpul) -> Isi:
    """The decision's indicators as a table and as cards with the formula drawn as a fraction."""
    if k.data.iku is None or not k.data.iku.item:
        kata = "Keputusan indikator kinerja utama belum dipilih atau belum berisi indikator."
        return (BelumDiisi(f"{s.kunci}/kosong", kata),), ()
    keputusan = k.data.iku
    tanggal = f" tanggal {format_tanggal(keputusan.tanggal)}" if keputusan.tanggal else ""
    tentang = f" tentang {keputusan.tentang}" if keputusan.tentang else ""
    kata = (
        f"Indikator kinerja utama {k.data.opd.nama} ditetapkan dengan "
        f"{keputusan.sebutan}{tanggal}{tentang}."
    )
    baris = [
        Baris(item.indikator or f"butir-{n}", JenisBaris.RINCI, _sel_iku(item, n))
        for n, item in enumerate(keputusan.item, 1)
    ]
    kolom = (
        NOMOR,
        kolom_teks("sasaran", "Sasaran", 14),
        kolom_teks("indikator", "Indikator", 16),
        kolom_teks("alasan", "Alasan Pemilihan", 16),
        kolom_teks("pembilang", "Pembilang", 12),
        kolom_teks("penyebut", "Penyebut", 12),
        kolom_teks("sumber_data", "Sumber Data", 10),
        kolom_teks("penanggung_jawab", "Penanggung Jawab", 10),
    )
    tabel = Tabel(
        "iku",
        f"Indikator Kinerja Utama {k.data.opd.nama}",
        kolom,
        tuple(baris),
        sumber=keputusan.sebutan,
        lanskap=True,
    )
    kartu = [_kartu(k, f"{s.kunci}/kartu/{n}", item) for n, item in enumerate(keputusan.item, 1)]
    return (k.paragraf(f"{s.kunci}/dasar", kata), tabel, *kartu), ()


def _sel_iku(item: ItemIKU, n: int) -> dict[str, Sel]:
    return {
        "no": nomor(n),
        "sasaran": teks(item.sasaran_teks),
        "indikator": teks(item.indikator_teks),
        "alasan": teks(item.alasan),
        "pembilang": teks(item.pembilang or item.rumus_teks),
        "penyebut": teks(item.penyebut),
        "sumber_data": teks(item.sumber_data),
        "penanggung_jawab": teks(item.penanggung_jawab),
    }


def _kartu(k: Konteks, kunci: str, item: ItemIKU) -> KartuIKU:
    """The card of an indicator; what the decision leaves out comes from the Renstra."""
    h = k.u.indikator.get(item.indikator)
    i = h.indikator if h else None
    pembilang = item.pembilang or (i.pembilang if i and not item.rumus_teks else "")
    penyebut = item.penyebut or (i.penyebut if i and not item.rumus_teks else "")
    pengali = polos(i.pengali) if i and i.pengali else ("100" if penyebut else None)
    rumus = None
    if pembilang:
        kali = f"{pengali}%" if pengali == "100" else (pengali or "")
        rumus = Rumus(f"{kunci}/rumus", item.indikator_teks, pembilang, penyebut, kali)
    isi = (
        ("Sasaran", item.sasaran_teks),
        ("Indikator", item.indikator_teks),
        ("Satuan", i.satuan if i else ""),
        ("Alasan pemilihan", item.alasan),
        ("Definisi", i.definisi if i else ""),
        ("Cara menghitung", item.rumus_teks),
        ("Sumber data", item.sumber_data or (i.sumber_data if i else "")),
        ("Penanggung jawab", item.penanggung_jawab or (i.penanggung_jawab if i else "")),
    )
    return KartuIKU(kunci, item.indikator_teks, tuple(b for b in isi if b[1]), rumus)


def rkt(k: Konteks, s: Simpul) -> Isi:
    """The yearly plan in its own wording."""
    if not k.data.rkt:
        if s.bila_ada:
            return (), ()
        return (BelumDiisi(f"{s.kunci}/kosong", "Rencana kinerja tahunan belum diisi."),), ()
    baris = [
        Baris(
            item.indikator or f"butir-{n}",
            JenisBaris.RINCI,
            {
                "no": nomor(n),
                "sasaran": teks(item.sasaran_teks),
                "indikator": teks(item.indikator_teks),
                "satuan": teks(item.satuan),
                "target": sel_target(
                    item.target.nilai,
                    nama_fakta("target", item.indikator or f"butir-{n}", rincian="rkt"),
                    satuan=item.satuan,
                    kosong="belum diisi",
                ),
                "program": teks(poin(item.program)),
            },
        )
        for n, item in enumerate(k.data.rkt, 1)
    ]
    kolom = (
        NOMOR,
        kolom_teks("sasaran", "Sasaran", 15),
        kolom_teks("indikator", "Indikator", 16),
        kolom_tengah("satuan", "Satuan"),
        kolom_angka("target", "Target"),
        kolom_teks("program", "Program", 20),
    )
    judul = f"Rencana Kinerja Tahunan {k.data.tahun}"
    return (Tabel("rkt", judul, kolom, tuple(baris), sumber=judul),), ()


def rencana_aksi(k: Konteks, s: Simpul) -> Isi:
    """Actions with quarterly targets, money and who is in charge."""
    if not k.data.aksi:
        return (), ()
    nama = {i.kode: i.nama for i in k.data.indikator}
    baris = []
    for n, a in enumerate(k.data.aksi, 1):
        isi = {
            "no": nomor(n),
            "indikator": teks(nama.get(a.indikator, a.indikator)),
            "aksi": teks(a.aksi),
            "satuan": teks(a.satuan),
            **{f"tw{t}": _sel_tw(k, n, t, x) for t, x in enumerate(a.target, 1)},
            "program": teks(a.program),
            "anggaran": k.sel_uang(f"pagu:aksi-{n}") if a.anggaran is not None else Sel(None, "-"),
            "penanggung_jawab": teks(a.penanggung_jawab),
        }
        baris.append(Baris(str(n), JenisBaris.RINCI, isi))
    kolom = (
        NOMOR,
        kolom_teks("indikator", "Indikator", 14),
        kolom_teks("aksi", "Aksi", 18),
        kolom_tengah("satuan", "Satuan"),
        *(kolom_angka(f"tw{t}", romawi(t), 4, kelompok=("Target Triwulan",)) for t in range(1, 5)),
        kolom_teks("program", "Program/Kegiatan", 14),
        kolom_angka("anggaran", "Anggaran (Rp)", 9),
        kolom_teks("penanggung_jawab", "Penanggung Jawab", 10),
    )
    judul = f"Rencana Aksi Tahun {k.data.tahun}"
    sumber = k.nama_tahun
    return (Tabel("rencana_aksi", judul, kolom, tuple(baris), sumber, lanskap=True),), ()


def _sel_tw(k: Konteks, n: int, triwulan: int, nilai: Decimal | None) -> Sel:
    """The target of a quarter; one without target is "-", not 0."""
    if nilai is None:
        return Sel(None, "-")
    return k.sel_angka(nama_fakta("target", f"aksi-{n}", rincian=f"tw{triwulan}"))
