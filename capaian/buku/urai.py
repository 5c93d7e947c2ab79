"""Turn the rows of a sheet into nodes: typed values, references, keys; errors are collected."""

from collections import defaultdict
from typing import Any

from django.db.models import UniqueConstraint

from lakip.instansi.models import Berkas

from .indeks import Indeks, Simpul, jalur_acuan
from .naskah import Baris, Buku, SelRusak, kunci_nama, terdekat
from .sel import SelSalah, baca, baca_rujukan, bukan_angka, ke_medan, kosong
from .sel_tabel import baca_sel, isi_sel
from .spesifikasi import Jenis, KolomLembar, Lembar

GAGAL = object()  # the value of a cell that has an error already


class Pengurai:
    """Reads sheet after sheet of one workbook into the index."""

    def __init__(self, buku: Buku, indeks: Indeks) -> None:
        self.buku = buku
        self.indeks = indeks

    def urai(self, lembar: Lembar, daftar: list[Baris]) -> list[Simpul]:
        """Add the rows of a sheet to the index and return their nodes, parents first."""
        daftar = [self._kenali(lembar, baris) for baris in self._sebut_asing(lembar, daftar)]
        if lembar.sambung:
            daftar = self._sambung(lembar, daftar)
        if lembar.satu and len(daftar) != 1:
            harapan = "Lembar ini harus berisi tepat satu baris."
            self.buku.salah(lembar.nama, None, "", None, harapan)
        hitung: dict[tuple[Any, ...], int] = defaultdict(int)
        simpul = []
        for baris in daftar:
            nilai = self._nilai_baris(lembar, baris, hitung)
            if (satu := self._daftarkan(lembar, baris, nilai)) is not None:
                simpul.append((satu, nilai))
        self._hubungkan(lembar, simpul)
        self._cari_kembar(lembar, [s for s, _ in simpul])
        return self._urutkan(lembar, [s for s, _ in simpul])

    def _sebut_asing(self, lembar: Lembar, daftar: list[Baris]) -> list[Baris]:
        """Note headings that the sheet does not have, each once."""
        asing: dict[str, int] = {}
        for baris in daftar:
            for judul in baris.isi:
                if judul not in lembar.kolom and kunci_nama(judul) not in lembar.kolom:
                    asing.setdefault(judul, baris.nomor)
        for judul, nomor in asing.items():
            harapan = f"Kolom ini tidak dikenal.{terdekat(judul, lembar.kolom)}"
            self.buku.salah(daftar[0].lembar, nomor, judul, None, harapan)
        return daftar

    def _kenali(self, lembar: Lembar, baris: Baris) -> Baris:
        """Return the row with its cells by the sheet's own column names."""
        isi = {j if j in lembar.kolom else kunci_nama(j): sel for j, sel in baris.isi.items()}
        return Baris(baris.lembar, baris.nomor, {k: s for k, s in isi.items() if k in lembar.kolom})

    def _sambung(self, lembar: Lembar, daftar: list[Baris]) -> list[Baris]:
        """Join the rows that continue a long text: same key, parts 1, 2, … in order."""
        kelompok: dict[str, list[Baris]] = defaultdict(list)
        for baris in daftar:
            kelompok[str(baris.isi.get(lembar.acuan) or "").strip()].append(baris)
        hasil = []
        for bagian in kelompok.values():
            if len(bagian) > 1 and bagian[0].isi.get(lembar.acuan):
                bagian = self._bagian_urut(lembar, bagian)
            teks = [b.isi.get(lembar.sambung) for b in bagian]
            if len(bagian) > 1 and all(isinstance(t, str) for t in teks):
                isi = {**bagian[0].isi, lembar.sambung: "".join(teks)}
                bagian = [Baris(bagian[0].lembar, bagian[0].nomor, isi)]
            hasil += bagian
        return hasil

    def _bagian_urut(self, lembar: Lembar, bagian: list[Baris]) -> list[Baris]:
        kolom = lembar.kolom["bagian"]
        nomor = [self._satu(lembar, kolom, b, {}) for b in bagian]
        if GAGAL in nomor:
            return bagian[:1]
        if sorted(nomor) != list(range(1, len(nomor) + 1)):
            harapan = "Bagian dengan kode yang sama harus bernomor 1, 2, dan seterusnya."
            self.buku.salah(bagian[0].lembar, bagian[-1].nomor, "bagian", nomor[-1], harapan)
        return [b for _, b in sorted(zip(nomor, bagian, strict=True), key=lambda p: p[0])]

    def _nilai_baris(
        self, lembar: Lembar, baris: Baris, hitung: dict[tuple[Any, ...], int]
    ) -> dict[str, Any]:
        """Return the value of every column, references to the sheet itself still as text."""
        nilai: dict[str, Any] = {}
        for kolom in lembar.kolom.values():
            if kolom.jenis is not Jenis.URUTAN:
                nilai[kolom.nama] = self._satu(lembar, kolom, baris, nilai)
        for kolom in lembar.kolom.values():
            if kolom.jenis is Jenis.URUTAN:
                kelompok = (kolom.nama, *(nilai[k] for k in kolom.kelompok))
                hitung[kelompok] += 1
                urutan = self._satu(lembar, kolom, baris, nilai)
                nilai[kolom.nama] = hitung[kelompok] if urutan is None else urutan
        return nilai

    def _satu(self, lembar: Lembar, kolom: KolomLembar, baris: Baris, nilai: dict[str, Any]) -> Any:
        """Return one cell's value; GAGAL after noting its error."""
        isi = baris.isi.get(kolom.nama)
        try:
            if isinstance(isi, SelRusak):
                raise SelSalah(isi.harapan)
            hasil = None if kosong(isi) else self._baca(lembar, kolom, isi, nilai)
            return self._bila_kosong(lembar, kolom, nilai) if hasil is None else hasil
        except SelSalah as salah:
            self.buku.salah(baris.lembar, baris.nomor, kolom.nama, isi, salah.harapan)
            return GAGAL

    def _baca(self, lembar: Lembar, kolom: KolomLembar, isi: Any, nilai: dict[str, Any]) -> Any:
        if kolom.jenis is Jenis.RUJUKAN:
            return self._rujuk(lembar, kolom, baca_rujukan(isi), nilai)
        if kolom.jenis is Jenis.NILAI and "alasan_kosong" in lembar.kolom and bukan_angka(isi):
            nilai["n/a"] = True
            return None
        if kolom.jenis is Jenis.SEL:
            return baca_sel(kolom, isi, polos=self.buku.polos)
        return baca(kolom, isi, polos=self.buku.polos)

    def _rujuk(self, lembar: Lembar, kolom: KolomLembar, teks: str, nilai: dict[str, Any]) -> Any:
        if kolom.rujuk == lembar.nama:  # found once all rows of the sheet are known
            return teks
        dalam = nilai.get(kolom.dalam) if kolom.dalam else None
        return GAGAL if dalam is GAGAL else self.indeks.cari(kolom.rujuk, teks, dalam)

    def _bila_kosong(self, lembar: Lembar, kolom: KolomLembar, nilai: dict[str, Any]) -> Any:
        """Return what a blank cell means. Raises SelSalah when it must not be blank."""
        if kolom.utama and (utama := self.indeks.utama.get(kolom.rujuk)):
            return self.indeks.cari(kolom.rujuk, utama, None)
        if kolom.utama:
            raise SelSalah("Wajib diisi, atau pilih satu di lembar tahun.")
        if kolom.kosong:
            return self._baca(lembar, kolom, kolom.kosong, nilai)
        if kolom.wajib:
            raise SelSalah("Wajib diisi.")
        if kolom.jenis is Jenis.URUTAN or kolom.medan is None:
            return None
        if kolom.nama == "alasan_kosong" and nilai.get("n/a"):
            return "n/a"
        if kolom.jenis in {Jenis.TARGET, Jenis.NILAI} or kolom.medan.null:
            return None
        return kolom.medan.get_default()

    def _daftarkan(self, lembar: Lembar, baris: Baris, nilai: dict[str, Any]) -> Simpul | None:
        """Return the row's node; None when its key has an error or is there already."""
        kunci = tuple(nilai[k] for k in lembar.kunci)
        label = nilai.get(lembar.acuan)
        if GAGAL in kunci or label is GAGAL:
            return None
        try:
            jalur = jalur_acuan(lembar, kunci, label)
            simpul = self.indeks.dari_berkas(lembar, kunci, jalur, baris)
        except KeyError as galat:
            self._salah_kembar(lembar, baris, lembar.kunci, galat.args[0].nomor)
            return None
        for kolom in lembar.kolom.values():
            if nilai[kolom.nama] is not GAGAL and kolom.medan is not None:
                medan = ke_medan(kolom, nilai[kolom.nama])
                simpul.isi |= medan
                simpul.hadir |= set(medan) if kolom.nama in baris.isi else set()
        if nilai.get("n/a"):
            simpul.hadir.add("alasan_kosong")
        if lembar.tabel:
            simpul.isi["sel"] = isi_sel(lembar, baris.isi, nilai, polos=self.buku.polos)
        elif lembar.model is Berkas:
            simpul.isi["isi"] = nilai["isi"]
        return simpul

    def _hubungkan(self, lembar: Lembar, simpul: list[tuple[Simpul, dict[str, Any]]]) -> None:
        """Find the rows that rows of the same sheet point to."""
        sendiri = [k for k in lembar.kolom.values() if k.rujuk == lembar.nama]
        for satu, nilai in simpul:
            for kolom in sendiri:
                teks = nilai[kolom.nama]
                if isinstance(teks, str):
                    satu.isi[kolom.medan.name] = self._cari_sendiri(kolom, satu, teks, nilai)

    def _cari_sendiri(
        self, kolom: KolomLembar, simpul: Simpul, teks: str, nilai: dict[str, Any]
    ) -> Simpul | None:
        try:
            dalam = nilai.get(kolom.dalam) if kolom.dalam else None
            return self.indeks.cari(kolom.rujuk, teks, dalam)
        except SelSalah as salah:
            baris = simpul.baris
            self.buku.salah(baris.lembar, baris.nomor, kolom.nama, teks, salah.harapan)
            return None

    def _urutkan(self, lembar: Lembar, simpul: list[Simpul]) -> list[Simpul]:
        """Return the nodes with parents first; a row that is its own ancestor is an error."""
        sendiri = [k for k in lembar.kolom.values() if k.rujuk == lembar.nama]
        for kolom in sendiri:
            medan = kolom.medan.name
            for satu in simpul:
                if self._melingkar(satu, medan):
                    isi, baris = satu.isi[medan].jalur[-1], satu.baris
                    harapan = "Rujukan melingkar: baris ini akhirnya menunjuk dirinya sendiri."
                    self.buku.salah(baris.lembar, baris.nomor, kolom.nama, isi, harapan)
        if self.buku.kesalahan or not sendiri:
            return simpul
        urut: dict[Simpul, None] = {}
        for satu in simpul:
            self._tempatkan(satu, [k.medan.name for k in sendiri], urut)
        return list(urut)

    def _tempatkan(self, simpul: Simpul, medan: list[str], urut: dict[Simpul, None]) -> None:
        for nama in medan:
            induk = simpul.isi.get(nama)
            if induk is not None and induk.baris is not None and induk not in urut:
                self._tempatkan(induk, medan, urut)
        urut.setdefault(simpul)

    def _melingkar(self, simpul: Simpul, medan: str) -> bool:
        terlihat, kini = {simpul}, self._induk(simpul, medan)
        while kini is not None and kini not in terlihat:
            terlihat.add(kini)
            kini = self._induk(kini, medan)
        return kini is simpul

    def _induk(self, simpul: Simpul, medan: str) -> Simpul | None:
        """Return the parent by the file, or by the database for what the file leaves alone."""
        if medan in simpul.isi:
            return simpul.isi[medan]
        pk = getattr(simpul.obj, f"{medan}_id") if simpul.obj else None
        return self.indeks.menurut_pk(simpul.lembar.nama, pk)

    def _cari_kembar(self, lembar: Lembar, simpul: list[Simpul]) -> None:
        """Note rows that share what must be unique beside the key, or their label."""
        for medan in unik_lain(lembar):
            ada: dict[tuple[Any, ...], Simpul] = {}
            for satu in simpul:
                isi = tuple(satu.isi.get(m) for m in medan)
                lain = ada.setdefault(isi, satu)
                if lain is not satu:
                    self._salah_kembar(lembar, satu.baris, medan, lain.baris.nomor)
        if lembar.acuan and lembar.acuan not in lembar.kunci:
            self._cari_label_kembar(lembar, simpul)

    def _cari_label_kembar(self, lembar: Lembar, simpul: list[Simpul]) -> None:
        ada: dict[tuple[str, ...], Simpul] = {}
        for satu in simpul:
            lain = ada.setdefault(satu.jalur, satu)
            if lain is not satu:
                self._salah_kembar(lembar, satu.baris, (lembar.acuan,), lain.baris.nomor)

    def _salah_kembar(
        self, lembar: Lembar, baris: Baris, medan: tuple[str, ...], nomor: int
    ) -> None:
        harapan = f"{', '.join(medan)} sudah dipakai di baris {nomor}; setiap baris harus berbeda."
        kolom = medan[-1] if medan else ""
        self.buku.salah(baris.lembar, baris.nomor, kolom, baris.isi.get(kolom), harapan)


def unik_lain(lembar: Lembar) -> list[tuple[str, ...]]:
    """Return the field sets that the database wants unique beside the sheet's key."""
    kunci = {lembar.kolom[k].medan.name for k in lembar.kunci if lembar.kolom[k].medan is not None}
    hasil = []
    for batasan in lembar.model._meta.constraints:
        if isinstance(batasan, UniqueConstraint) and batasan.fields:
            pemilik = {"tahun_kinerja", "tabel"} if lembar.tabel else {"tahun_kinerja"}
            medan = tuple(m for m in batasan.fields if m not in pemilik)
            if not kunci <= set(batasan.fields) and set(medan) <= _medan_lembar(lembar):
                hasil.append(medan)
    return hasil


def _medan_lembar(lembar: Lembar) -> set[str]:
    return {k.medan.name for k in lembar.kolom.values() if k.medan is not None}
