"""What each column of a heading holds, and which layout that makes."""

import re
from dataclasses import dataclass, field

from .istilah import Susunan, huruf_kolom
from .kepala import Kepala, Kolom, adalah_kode, adalah_uraian

_LALU = re.compile(
    r"\b(?:bulan|bln|bl|periode)\s+(?:yang\s+|yg\s+)?(?:lalu|sebelumnya)\b|^sd lalu$"
)
_INI = re.compile(
    r"\b(?:bulan|bln|bl|saat|periode|masa)\s+ini\b|\bperiode\s+(?:i+|[12])\b|^sd ini$"
)
_SD = re.compile(r"\bsd\b")
_JUMLAH = re.compile(r"\b(?:jumlah|total|jml)\b")
_RENCANA = re.compile(r"\b(?:rak|rencana|kas|semester|triwulan)\b")
_PERSEN = re.compile(r"\b(?:persen|persentase|prosentase|capaian)\b")
_DANA = re.compile(r"\bsumber dana\b|\bid dana\b")
_BELANJA = (
    ("operasi", re.compile(r"\boperasi\b")),
    ("modal", re.compile(r"\bmodal\b")),
    ("tidak_terduga", re.compile(r"\bt(?:id)?ak terduga\b|\bbtt\b")),
    ("transfer", re.compile(r"\btransfer\b")),
)


@dataclass(slots=True)
class Kelompok:
    """A payment lane: columns up to last month, this month (one or two periods), up to now."""

    nama: str = ""
    lalu: int | None = None
    ini: list[int] = field(default_factory=list)
    sd: int | None = None

    @property
    def ada(self) -> bool:
        """Whether the amount up to now can be told from it."""
        return self.sd is not None or (self.lalu is not None and bool(self.ini))


@dataclass(slots=True)
class Peta:
    """Where a table in rows keeps what; columns count from zero."""

    susunan: str
    kode: tuple[int, int]
    uraian: int
    anggaran: int | None = None
    kelompok: list[Kelompok] = field(default_factory=list)
    total: Kelompok | None = None
    jumlah: int | None = None
    sisa: int | None = None
    realisasi: int | None = None
    rujukan: int | None = None
    belanja: list[tuple[str, int, int | None]] = field(default_factory=list)
    lebar: dict[int, int] = field(default_factory=dict)

    @property
    def terpakai(self) -> bool:
        """Whether the columns found suffice to read amounts."""
        return bool(
            self.belanja
            or any(k.ada for k in self.kelompok)
            or (self.total is not None and self.total.ada)
            or self.jumlah is not None
            or self.realisasi is not None
        )

    @property
    def kolom_realisasi(self) -> str:
        """Letters of the column that shows the amount up to now."""
        sd = [k.sd for k in self.kelompok if k.sd is not None]
        calon = (self.jumlah, self.realisasi, sd[-1] if sd else None)
        kolom = next((k for k in calon if k is not None), None)
        if kolom is None:
            kolom = next(i for k in self.kelompok for i in (k.ini or [k.lalu]) if i is not None)
        return huruf_kolom(kolom)


def baca_peta(kepala: Kepala) -> Peta | None:
    """The columns' roles by their heads; None when codes, names or amounts cannot be told."""
    kode = next((k for k in kepala.kolom if adalah_kode(k.teks)), None)
    uraian = next((k for k in kepala.kolom if adalah_uraian(k.teks) and k is not kode), None)
    if kode is None or uraian is None or uraian.awal < kode.awal:
        return None
    peta = Peta(Susunan.SPJ, (kode.awal, _ujung_kode(kepala, kode, uraian)), uraian.awal)
    kanan = [k for k in kepala.kolom if k.awal > uraian.awal]
    peta.lebar = {k.awal: k.akhir for k in (uraian, *kanan) if k.akhir > k.awal}
    _beri_peran(peta, kanan)
    if not peta.kelompok:
        peta.belanja = _pasangan_belanja(kanan)
    if peta.belanja:  # the kinds are the amounts; any other sum beside them adds nothing
        peta.anggaran = peta.jumlah = peta.sisa = peta.realisasi = None
    if not peta.terpakai:
        return None
    peta.susunan = _namai(peta, kepala)
    return peta


def _ujung_kode(kepala: Kepala, kode: Kolom, uraian: Kolom) -> int:
    """Headless columns right of the code's head belong to it: the code is split over cells."""
    ujung = kode.akhir
    for kolom in kepala.kolom:
        if kode.akhir < kolom.awal < uraian.awal and not kolom.jalur:
            ujung = kolom.akhir
    return ujung


def _beri_peran(peta: Peta, kanan: list[Kolom]) -> None:
    selesai = False
    for kolom in kanan:
        teks = kolom.teks
        if not teks:
            if selesai and peta.rujukan is None and peta.sisa == kolom.awal - 1:
                peta.rujukan = kolom.awal  # the exporter's helper: number of the funding source
            continue
        if selesai or _PERSEN.search(teks) or _RENCANA.search(teks):
            continue
        if _DANA.search(teks):
            peta.rujukan = kolom.awal
        elif re.search(r"\bsisa\b", teks):
            peta.sisa = kolom.awal
            selesai = True
        elif _LALU.search(kolom.jalur[-1]) or _INI.search(kolom.jalur[-1]):
            _beri_bulan(peta, kolom)
        elif re.search(r"\brealisasi\b", teks) and not _belanja(teks):
            peta.realisasi = kolom.awal if peta.realisasi is None else peta.realisasi
        elif re.search(r"\b(?:anggaran|pagu|alokasi)\b", teks) and not _belanja(teks):
            peta.anggaran = kolom.awal if peta.anggaran is None else peta.anggaran
        elif _JUMLAH.search(teks):
            peta.jumlah = kolom.awal if peta.jumlah is None else peta.jumlah


def _beri_bulan(peta: Peta, kolom: Kolom) -> None:
    bawah, atas = kolom.jalur[-1], " ".join(kolom.jalur[:-1])
    if len(kolom.jalur) == 1 and _JUMLAH.search(bawah):
        peta.jumlah = kolom.awal if peta.jumlah is None else peta.jumlah
        return
    peran = "lalu" if _LALU.search(bawah) else "sd" if _SD.search(bawah) else "ini"
    if _JUMLAH.search(kolom.jalur[-2] if atas else ""):
        peta.total = peta.total or Kelompok("jumlah")
        _isi(peta.total, peran, kolom.awal)
        return
    akhir = peta.kelompok[-1] if peta.kelompok else None
    if akhir is None or akhir.nama != atas or _penuh(akhir, peran):
        akhir = Kelompok(atas)
        peta.kelompok.append(akhir)
    _isi(akhir, peran, kolom.awal)


def _penuh(kelompok: Kelompok, peran: str) -> bool:
    """Whether another column of this kind starts a new lane."""
    if peran == "ini":
        return kelompok.sd is not None
    return getattr(kelompok, peran) is not None or (peran == "lalu" and bool(kelompok.ini))


def _isi(kelompok: Kelompok, peran: str, kolom: int) -> None:
    if peran == "ini":
        kelompok.ini.append(kolom)
    else:
        setattr(kelompok, peran, kolom)


def _belanja(teks: str) -> str | None:
    return next((nama for nama, pola in _BELANJA if pola.search(teks)), None)


def _pasangan_belanja(kanan: list[Kolom]) -> list[tuple[str, int, int | None]]:
    """(kind, budget column, realised column) per kind of expenditure; after the change if both."""
    berjenis = [(k, _belanja(k.teks)) for k in kanan if _belanja(k.teks)]
    if any("setelah" in k.teks or "sesudah" in k.teks for k, _ in berjenis):
        berjenis = [(k, b) for k, b in berjenis if "setelah" in k.teks or "sesudah" in k.teks]
    pasangan: dict[str, list[int | None]] = {}
    for kolom, belanja in berjenis:
        isi = pasangan.setdefault(belanja or "", [None, None])
        letak = 1 if re.search(r"\brealisasi\b", kolom.teks) else 0
        if isi[letak] is None:
            isi[letak] = kolom.awal
    return [(b, isi[0], isi[1]) for b, isi in pasangan.items() if isi[0] is not None]


def _namai(peta: Peta, kepala: Kepala) -> str:
    if peta.belanja and not peta.kelompok:
        return Susunan.F if any(r is not None for _, _, r in peta.belanja) else Susunan.DPA
    if not peta.kelompok:
        return Susunan.LRA if peta.realisasi is not None else Susunan.SPJ
    baku = len(peta.kelompok) == 3 and all(
        k.lalu is not None and len(k.ini) == 1 and k.sd is not None for k in peta.kelompok
    )
    if not baku or peta.jumlah is None or peta.sisa is None or peta.kode[0] != 0:
        return Susunan.SPJ
    return Susunan.A if peta.kode[1] > peta.kode[0] else Susunan.C
