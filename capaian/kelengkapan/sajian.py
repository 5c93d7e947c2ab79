"""The list of required items as pages and exports show it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from capaian.kelengkapan import Bagian, Butir, Kelengkapan
from capaian.kelengkapan.petugas import DaftarPetugas, Petugas, per_petugas
from capaian.tenggat import Tenggat, batas_opd, dilihat_pada
from lakip.angka import format_tanggal
from lakip.instansi.izin import Izin
from lakip.xlsx.tulis import Daftar, KolomDaftar
from renstra.models import TahunKinerja

BUTIR_PENGINGAT = 12
"""Items that a reminder names; it counts the rest."""
_MENIT_SEJAM = 60
_BULAT_MENIT = 5


@dataclass(frozen=True)
class Baris:
    """An item with who fills it. ``keadaan``: kurang, nanti, dikecualikan or terisi."""

    butir: Butir
    petugas: Petugas
    keadaan: str

    @property
    def sejak(self) -> str:
        """Since when it is missing, or from when it can be asked for; "" for what has no date."""
        s = self.butir.syarat
        if s.sejak is None:
            return "" if s.bagian == Bagian.TEMUAN else "awal tahun kinerja"
        return format_tanggal(s.sejak)

    @property
    def kata(self) -> str:
        """Its state in words."""
        s = self.butir.syarat
        if self.keadaan != "kurang":
            return KATA_KEADAAN[self.keadaan]
        if s.dikembalikan:
            return "dikembalikan"
        if s.izin == Izin.VERIFIKASI:
            return "menunggu"
        return "terbuka" if s.bagian == Bagian.TEMUAN else KATA_KEADAAN["kurang"]


@dataclass(frozen=True)
class Kelompok:
    """A part with its items that the filter lets through, and how far the whole part is."""

    bagian: Bagian
    beres: int
    banyak: int
    baris: tuple[Baris, ...]


@dataclass(frozen=True)
class Pengingat:
    """What somebody has left to do, and a text to remind them with."""

    petugas: Petugas
    kini: int
    nanti: int
    teks: str


def keadaan(b: Butir, hari: date) -> str:
    """The state of an item on a day: terisi, dikecualikan, kurang or nanti."""
    if b.syarat.terisi:
        return "terisi"
    if b.alasan:
        return "dikecualikan"
    return "kurang" if b.kini(hari) else "nanti"


def kelompok(
    k: Kelengkapan,
    daftar: DaftarPetugas,
    hari: date,
    *,
    bagian: str = "",
    orang: str = "",
    terlihat: Iterable[str] = ("kurang", "nanti", "dikecualikan"),
) -> list[Kelompok]:
    """The items by part; ``orang`` is the id of a user, or the name of a role without anybody."""
    tampil = set(terlihat)
    hasil = []
    for satu, milik in k.bagian():
        if bagian not in ("", satu):
            continue
        baris = [Baris(b, daftar(b.syarat), keadaan(b, hari)) for b in milik]
        dipilih = [x for x in baris if x.keadaan in tampil and _milik(x.petugas, orang)]
        hasil.append(Kelompok(satu, sum(b.beres for b in milik), len(milik), tuple(dipilih)))
    return hasil


def _milik(p: Petugas, orang: str) -> bool:
    return not orang or orang in kunci_petugas(p)


def kunci_petugas(p: Petugas) -> list[str]:
    """What the filter calls the people of an item: their ids, or the role when there are none."""
    return [str(nomor) for nomor, _ in p.orang] or [p.peran]


def pilihan_petugas(k: Kelengkapan, daftar: DaftarPetugas) -> list[tuple[str, str]]:
    """Everybody who has something left to do: key and name."""
    hasil: dict[str, str] = {}
    for p in per_petugas((b.syarat for b in k.kurang), daftar):
        if p.orang:
            hasil |= {str(nomor): f"{nama} ({p.peran})" for nomor, nama in p.orang}
        else:
            hasil[p.peran] = p.nama
    return sorted(hasil.items(), key=lambda pasangan: pasangan[1].casefold())


def tenggat_laporan(tk: TahunKinerja, hari: date) -> Tenggat:
    """The deadline of the agency's report."""
    return dilihat_pada(batas_opd(tk.opd.pemda, tk.tahun), hari)


def pengingat(k: Kelengkapan, daftar: DaftarPetugas, hari: date, alamat: str) -> list[Pengingat]:
    """Who has something left, with a reminder; ``alamat`` is the full address of the page."""
    kini = {b.syarat.kunci for b in k.kurang if b.kini(hari)}
    hasil = []
    for p, milik in per_petugas((b.syarat for b in k.kurang), daftar).items():
        sebut = [s.uraian for s in milik if s.kunci in kini]
        teks = teks_pengingat(k.tahun_kinerja, p.nama, len(sebut), hari, alamat, sebut)
        hasil.append(Pengingat(p, len(sebut), len(milik) - len(sebut), teks))
    return hasil


def teks_pengingat(
    tk: TahunKinerja,
    nama: str,
    banyak: int,
    hari: date,
    alamat: str,
    sebut: Sequence[str] = (),
) -> str:
    """A letter that tells how much is missing, what, by when and where; "" when nothing is."""
    if not banyak:
        return ""
    batas = tenggat_laporan(tk, hari)
    butir = [f"- {uraian}" for uraian in sebut[:BUTIR_PENGINGAT]]
    if len(sebut) > BUTIR_PENGINGAT:
        butir.append(f"- dan {len(sebut) - BUTIR_PENGINGAT} butir lain")
    baris = [
        f"Yth. {nama}",
        "",
        f"Masih ada {banyak} isian {tk.opd.nama} tahun {tk.tahun} yang perlu Anda lengkapi. "
        f"Batas laporan: {format_tanggal(batas.tanggal)} ({batas.kata}).",
        *butir,
        "",
        f"Daftar lengkapnya: {alamat}",
        "Terima kasih.",
    ]
    return "\n".join(baris)


def perkiraan(menit: int) -> str:
    """A length of work in words: "kira-kira 10 menit", "kira-kira 3 jam"."""
    if menit <= 90:
        return f"kira-kira {max(-(-menit // _BULAT_MENIT) * _BULAT_MENIT, _BULAT_MENIT)} menit"
    return f"kira-kira {-(-menit // _MENIT_SEJAM)} jam"


_KOLOM = (
    KolomDaftar("Bagian", 24),
    KolomDaftar("Butir", 60),
    KolomDaftar("Keadaan", 16),
    KolomDaftar("Pengisi", 32),
    KolomDaftar("Sejak", 18),
    KolomDaftar("Keterangan", 40),
)
KATA_KEADAAN = {
    "kurang": "belum diisi",
    "nanti": "belum waktunya",
    "dikecualikan": "tidak berlaku",
    "terisi": "terisi",
}


def daftar_xlsx(k: Kelengkapan, isi: Iterable[Kelompok]) -> Daftar:
    """The items that a page shows, as a list to export."""
    baris = [
        (
            satu.bagian.label,
            b.butir.syarat.uraian,
            b.kata,
            "" if b.keadaan == "terisi" else b.petugas.nama,
            b.sejak if b.keadaan in ("kurang", "nanti") else "",
            b.butir.alasan or b.butir.syarat.dikembalikan,
        )
        for satu in isi
        for b in satu.baris
    ]
    return Daftar(f"Kelengkapan {k.tahun_kinerja}", _KOLOM, baris)
