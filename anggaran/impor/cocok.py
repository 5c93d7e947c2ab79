"""Matches the nodes that a file names with the budget tree; says what would be added or renamed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from anggaran.models import KodeResmi, PosAnggaran
from anggaran.spj.bacaan import Bacaan, Simpul
from anggaran.spj.istilah import Temuan, Tingkat
from anggaran.spj.kode import beda_satu, induk, jenis, setara
from renstra.models import TahunKinerja

from .kueri import puncak

BARU = "baru"
_URUT = ("program", "kegiatan", "sub_kegiatan")
_SEBUTAN = {"program": "Program", "kegiatan": "Kegiatan", "sub_kegiatan": "Sub kegiatan"}


@dataclass(frozen=True, slots=True)
class PosBaru:
    """A node that the file adds; ``induk`` is a code of the file."""

    kode: str
    tingkat: str
    nama: str
    induk: str


@dataclass(slots=True)
class Pencocokan:
    """Where each code of the file goes.

    ``pos`` maps codes to stored nodes, ``baru`` holds those to add, ``kode_baru`` the codes that
    nodes without official code get, ``nama_baru`` the names that people chose to take over,
    ``akar`` the program of every stored node.
    """

    pos: dict[str, PosAnggaran] = field(default_factory=dict)
    baru: dict[str, PosBaru] = field(default_factory=dict)
    kode_baru: dict[int, str] = field(default_factory=dict)
    nama_baru: dict[int, str] = field(default_factory=dict)
    temuan: list[Temuan] = field(default_factory=list)
    akar: dict[int, int] = field(default_factory=dict)


def nama_polos(nama: str) -> str:
    """A name as it is compared: letters and digits only, lower case."""
    return re.sub(r"[\W_]+", "", nama.lower())


class _Pencocok:
    def __init__(
        self, tahun_kinerja: TahunKinerja, bacaan: Bacaan, pilihan: dict[str, Any]
    ) -> None:
        self.bacaan, self.hasil = bacaan, Pencocokan()
        self.pilih_kode: dict[str, str] = dict(pilihan.get("kode", {}))
        self.ganti_nama: set[str] = set(pilihan.get("nama", []))
        semua = list(PosAnggaran.objects.filter(tahun_kinerja=tahun_kinerja))
        self.hasil.akar = puncak({p.pk: p.induk_id for p in semua})
        self.per_kode = {p.kode: p for p in semua}
        self.per_setara = {setara(p.kode): p for p in semua}
        self.per_akhir: dict[str, list[PosAnggaran]] = {}
        self.per_nama: dict[tuple[str, str], list[PosAnggaran]] = {}
        for p in semua:
            self.per_akhir.setdefault(_tanpa_urusan(p.kode), []).append(p)
            if not p.kode_resmi:
                self.per_nama.setdefault((p.tingkat, nama_polos(p.nama)), []).append(p)
        self.nama_resmi = dict(
            KodeResmi.objects.filter(
                versi__tahun_awal__lte=tahun_kinerja.tahun, kode__in=self._semua_kode()
            )
            .exclude(versi__tahun_akhir__lt=tahun_kinerja.tahun)
            .values_list("kode", "nama")
        )
        self.kode_berkas = {s.kode for s in bacaan.simpul}

    def _semua_kode(self) -> set[str]:
        hasil = set()
        for s in self.bacaan.simpul:
            kode: str | None = s.kode
            while kode:
                hasil.add(kode)
                kode = induk(kode)
        return hasil

    def jalankan(self) -> Pencocokan:
        for simpul in self._berurut():
            self._satu(simpul)
        return self.hasil

    def _berurut(self) -> list[Simpul]:
        """Each node once, parents first, with the parents that the file only implies."""
        ada: dict[str, Simpul] = {}
        for s in self.bacaan.simpul:
            lama = ada.get(s.kode)
            if lama is None or (not lama.nama and s.nama):
                ada[s.kode] = s
        for s in list(ada.values()):
            atas = s.induk
            while atas and atas not in ada:
                tingkat = jenis(atas) or ("program" if s.tingkat == "kegiatan" else "kegiatan")
                ada[atas] = Simpul(atas, str(tingkat), "", induk(atas) or "", s.lembar, s.baris)
                atas = ada[atas].induk
        return sorted(ada.values(), key=lambda s: _URUT.index(s.tingkat))

    def _catat(
        self, kode: str, tingkat: Tingkat, pesan: str, s: Simpul, hitung: str | None = None
    ) -> None:
        self.hasil.temuan.append(
            Temuan(kode, tingkat, pesan, self.bacaan.lembar[s.lembar], s.baris, "", s.kode, hitung)
        )

    def _satu(self, s: Simpul) -> None:
        if pos := self.per_kode.get(s.kode):
            self._pakai(s, pos)
        elif pilihan := self.pilih_kode.get(s.kode):
            self._pilihan(s, pilihan)
        elif pos := self._setara(s):
            self._pakai(s, pos)
            self._catat(
                "kode_lama",
                Tingkat.PERINGATAN,
                f"Kode {s.kode} dibaca sebagai {pos.kode} ({pos.nama}).",
                s,
                pos.kode,
            )
        elif pos := self._senama(s):
            self._pakai(s, pos)
            self.hasil.kode_baru[pos.pk] = s.kode
            self._catat(
                "kode_dari_nama",
                Tingkat.PERINGATAN,
                f"“{pos.nama}” belum berkode resmi; kode {s.kode} akan disimpan karena namanya "
                "sama.",
                s,
                pos.kode,
            )
        elif dekat := self._dekat(s):
            self._catat(
                "kode_tidak_dikenal",
                Tingkat.BLOKIR,
                f"Kode {s.kode} tidak ada dalam anggaran, sangat mirip {dekat.kode} “{dekat.nama}” "
                "yang justru tidak ada dalam berkas. Perbaiki kodenya, atau pilih pada halaman "
                "rekonsiliasi.",
                s,
                dekat.kode,
            )
        else:
            self._tambah(s)

    def _pilihan(self, s: Simpul, pilihan: str) -> None:
        if pilihan == BARU or pilihan not in self.per_kode:
            self._tambah(s)
        else:
            self._pakai(s, self.per_kode[pilihan])

    def _pakai(self, s: Simpul, pos: PosAnggaran) -> None:
        self.hasil.pos[s.kode] = pos
        if s.nama and nama_polos(s.nama) != nama_polos(pos.nama):
            if s.kode in self.ganti_nama:
                self.hasil.nama_baru[pos.pk] = s.nama
            self._catat(
                "nama_berbeda",
                Tingkat.CATATAN,
                f"{_SEBUTAN[pos.tingkat]} {pos.kode} di berkas bernama “{s.nama}”, tersimpan "
                f"“{pos.nama}”.",
                s,
                pos.nama,
            )

    def _setara(self, s: Simpul) -> PosAnggaran | None:
        if pos := self.per_setara.get(setara(s.kode)):
            return pos
        if "X" in s.kode or any("X" in p.kode for p in self.per_kode.values()):
            calon = [
                p
                for p in self.per_akhir.get(_tanpa_urusan(s.kode), ())
                if "X" in s.kode or "X" in p.kode
            ]
            return calon[0] if len(calon) == 1 else None
        return None

    def _senama(self, s: Simpul) -> PosAnggaran | None:
        calon = [
            p
            for p in self.per_nama.get((s.tingkat, nama_polos(s.nama)), ())
            if p.pk not in self.hasil.kode_baru and self._induk_cocok(p, s)
        ]
        return calon[0] if s.nama and len(calon) == 1 else None

    def _induk_cocok(self, pos: PosAnggaran, s: Simpul) -> bool:
        atas = self.hasil.pos.get(s.induk)
        return pos.induk_id is None or atas is None or pos.induk_id == atas.pk

    def _dekat(self, s: Simpul) -> PosAnggaran | None:
        calon = [
            p
            for kode, p in self.per_kode.items()
            if p.tingkat == s.tingkat and kode not in self.kode_berkas and beda_satu(kode, s.kode)
        ]
        return calon[0] if len(calon) == 1 else None

    def _tambah(self, s: Simpul) -> None:
        nama = s.nama or self.nama_resmi.get(s.kode, "")
        if not nama:
            self._catat(
                "tanpa_nama",
                Tingkat.BLOKIR,
                f"{_SEBUTAN[s.tingkat]} {s.kode} belum ada dalam anggaran dan berkas tidak memuat "
                "namanya. Tambahkan pos itu dahulu, atau unggah berkas yang memuat namanya.",
                s,
            )
            return
        atas = s.induk
        if s.tingkat != "program" and not atas:
            self._catat(
                "tanpa_induk",
                Tingkat.BLOKIR,
                f"{_SEBUTAN[s.tingkat]} {s.kode} tidak jelas induknya.",
                s,
            )
            return
        self.hasil.baru[s.kode] = PosBaru(s.kode, s.tingkat, nama, atas)
        self._catat(
            "pos_baru",
            Tingkat.PERINGATAN,
            f"{_SEBUTAN[s.tingkat]} {s.kode} “{nama}” belum ada dan akan ditambahkan.",
            s,
        )


def _tanpa_urusan(kode: str) -> str:
    """The code after urusan and bidang: X.XX.01 and 1.06.01 agree in it."""
    return ".".join(kode.split(".")[2:])


def cocokkan(tahun_kinerja: TahunKinerja, bacaan: Bacaan, pilihan: dict[str, Any]) -> Pencocokan:
    """Match every node of the file; three queries.

    ``pilihan["kode"]`` maps a code of the file to a stored code or "baru", ``pilihan["nama"]``
    lists codes whose name in the file is to be taken over.
    """
    return _Pencocok(tahun_kinerja, bacaan, pilihan).jalankan()


def daun_tak_sah(hasil: Pencocokan, bacaan: Bacaan, beranak: Iterable[int]) -> list[Temuan]:
    """Amounts for nodes that have children in the stored tree: they belong further down."""
    anak = set(beranak)
    temuan = []
    for kode in dict.fromkeys(r.pos for r in bacaan.rinci):
        pos = hasil.pos.get(kode)
        if pos is not None and pos.pk in anak:
            temuan.append(
                Temuan(
                    "bukan_daun",
                    Tingkat.BLOKIR,
                    f"{pos.kode} masih terinci lagi dalam anggaran, sedangkan berkas hanya sampai "
                    "tingkat ini. Unggah berkas yang merinci sampai tingkat terbawah.",
                    tercetak=kode,
                )
            )
    return temuan
