"""Write nodes that differ from the database, each with its history; count what happens."""

import hashlib
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import CheckConstraint, Model, ProtectedError, RestrictedError
from django.utils.text import Truncator

from lakip.angka import desimal_polos, format_tanggal
from lakip.instansi.jenis_isi import GAMBAR, kenali
from lakip.instansi.models import Berkas, Pengguna
from lakip.instansi.simpanan import simpan

from .asal import alasan
from .hasil import HasilImpor, Hitungan, Perubahan
from .indeks import Simpul
from .naskah import Buku
from .sel import isi_tersimpan
from .sel_tabel import sel_baku
from .spesifikasi import Jenis, Lembar, Milik
from .tersimpan import Lingkup
from .urai import unik_lain


class Penyimpan:
    """Writes the rows of one workbook; must run inside the import's transaction."""

    def __init__(
        self, buku: Buku, hasil: HasilImpor, lingkup: Lingkup, oleh: Pengguna | None
    ) -> None:
        self.buku = buku
        self.hasil = hasil
        self.lingkup = lingkup
        self.oleh = oleh

    def simpan(self, lembar: Lembar, simpul: list[Simpul]) -> None:
        """Make and change the rows of one sheet; their parents are written already."""
        self._parkir(lembar, simpul)
        for satu in simpul:
            if satu.obj is None:
                self._buat(satu)
            else:
                self._ubah(satu)

    def hapus(self, simpul: list[Simpul]) -> None:
        """Remove rows that the file does not have."""
        for satu in simpul:
            if self._disegel(satu):
                continue
            self._catat(satu, "hilang", {})
            self._tandai(satu.obj, satu)
            try:
                satu.obj.delete()
            except (ProtectedError, RestrictedError) as galat:
                self._salah_terpakai(satu, galat)

    def _salah_terpakai(self, simpul: Simpul, galat: ProtectedError | RestrictedError) -> None:
        """Note that a row which the file lacks is still needed by data outside of workbooks."""
        objek = getattr(galat, "protected_objects", None) or galat.restricted_objects
        pemakai = ", ".join(sorted({str(o._meta.verbose_name) for o in objek}))
        harapan = (
            f"Baris ini tidak ada di buku, tetapi masih dipakai oleh {pemakai}. Masukkan lagi."
        )
        self.buku.salah(simpul.nama_lembar, None, simpul.lembar.acuan, simpul.nama, harapan)

    def simpan_berkas(self, simpul: list[Simpul]) -> None:
        """Find or make the row of each file of the workbook; its bytes are not kept yet."""
        sha256 = {satu: hashlib.sha256(satu.isi["isi"]).hexdigest() for satu in simpul}
        ada = {b.sha256: b for b in Berkas.objects.filter(sha256__in=sha256.values())}
        for satu, sidik in sha256.items():
            if sidik in ada:
                self._hitung(satu).sama += 1
            else:
                ada[sidik] = _baris_berkas(sidik, satu)
                self._catat(satu, "baru", {})
            satu.obj = ada[sidik]

    def simpan_isi_berkas(self, simpul: list[Simpul]) -> None:
        """Keep the bytes of the files, once nothing else can fail."""
        for satu in simpul:
            simpan(satu.isi["isi"], nama=satu.isi["nama_asli"], jenis=GAMBAR)

    def _buat(self, simpul: Simpul) -> None:
        if any(isinstance(n, Simpul) and (not n.obj or not n.obj.pk) for n in simpul.isi.values()):
            return  # what it points to was refused
        pemilik = self._pemilik(simpul)
        wajib = (nama for nama in pemilik if not simpul.lembar.model._meta.get_field(nama).null)
        if any(pemilik[nama] is None or not pemilik[nama].pk for nama in wajib):
            return  # what it belongs to was refused
        isi = {nama: self._obj(nilai) for nama, nilai in simpul.isi.items()}
        simpul.obj = simpul.lembar.model(**pemilik, **isi)
        if self._sah(simpul):
            self._simpan(simpul)
        self._catat(simpul, "baru", {})

    def _ubah(self, simpul: Simpul) -> None:
        beda = self.beda(simpul)
        if not beda:
            self._hitung(simpul).sama += 1
            return
        if milik(simpul) is Milik.BERSAMA:
            self._biarkan(simpul, beda)
            return
        for nama, (_, baru) in beda.items():
            setattr(simpul.obj, nama, self._obj(baru))
        if self._sah(simpul):
            self._simpan(simpul)
        rincian = {nama: (tulis(lama), tulis(baru)) for nama, (lama, baru) in beda.items()}
        self._catat(simpul, "berubah", rincian)

    def _biarkan(self, simpul: Simpul, beda: dict[str, Any]) -> None:
        self._hitung(simpul).dibiarkan += 1
        self.hasil.catatan.append(
            f"Lembar {simpul.nama_lembar}, baris {simpul.baris.nomor}: {simpul.nama} dipakai "
            f"bersama dan tidak diubah; yang tersimpan berbeda pada {', '.join(beda)}."
        )

    def beda(self, simpul: Simpul) -> dict[str, tuple[Any, Any]]:
        """Return the fields whose stored value differs from the file's: stored, new.

        A column that the file does not have leaves rows alone that the year does not own.
        """
        lama = isi_sekarang(simpul)
        semua = milik(simpul) in {Milik.TAHUN, Milik.BAGIAN}
        beda = {}
        for nama, baru in simpul.isi.items():
            if not semua and nama not in simpul.hadir:
                continue
            sebanding = baru.obj.pk if isinstance(baru, Simpul) and baru.obj else baru
            if lama[nama] != sebanding:
                beda[nama] = (self._sebut(simpul, nama), baru)
        return beda

    def _sebut(self, simpul: Simpul, nama: str) -> Any:
        medan = simpul.obj._meta.get_field(nama)
        if medan.is_relation and getattr(simpul.obj, medan.attname) is not None:
            return getattr(simpul.obj, nama)
        return getattr(simpul.obj, medan.attname)

    def _obj(self, nilai: Any) -> Any:
        return nilai.obj if isinstance(nilai, Simpul) else nilai

    def _pemilik(self, simpul: Simpul) -> dict[str, Model | None]:
        """Return the owners of a new row, as its model has them."""
        lembar, lingkup = simpul.lembar, self.lingkup
        ada = {f.name for f in lembar.model._meta.concrete_fields} - set(simpul.isi)
        semua = {"tahun_kinerja": lingkup.tahun, "opd": lingkup.opd, "pemda": lingkup.pemda}
        if simpul.kunci and simpul.kunci[0] == "pemda" and "lingkup" in lembar.kolom:
            semua["opd"] = None
        return {nama: obj for nama, obj in semua.items() if nama in ada}

    def _sah(self, simpul: Simpul) -> bool:
        """Check the model's and the database's conditions; note the error of one that fails."""
        if self._disegel(simpul):
            return False
        model, obj = simpul.lembar.model, simpul.obj
        try:
            obj.clean()
            for batasan in model._meta.constraints:
                if isinstance(batasan, CheckConstraint):
                    batasan.validate(model, obj)
        except ValidationError as galat:
            harapan = " ".join(galat.messages)
            self.buku.salah(simpul.nama_lembar, simpul.baris.nomor, "", None, harapan)
            return False
        return True

    def _disegel(self, simpul: Simpul) -> bool:
        """Note that the row belongs to a PK that was made final in the app, which never changes."""
        obj: Any = simpul.obj
        pk = getattr(obj, "perjanjian", obj)
        if not getattr(pk, "sidik", ""):
            return False
        harapan = f"{pk} sudah final dan tidak dapat diubah. Samakan buku dengan yang tersimpan."
        nomor = simpul.baris.nomor if simpul.baris else None
        self.buku.salah(simpul.nama_lembar, nomor, "", simpul.nama, harapan)
        return True

    def _simpan(self, simpul: Simpul) -> None:
        self._tandai(simpul.obj, simpul)
        simpul.obj.save()

    def _tandai(self, obj: Model, simpul: Simpul) -> None:
        nomor = simpul.baris.nomor if simpul.baris else None
        obj._change_reason = alasan(self.buku.nama, simpul.nama_lembar, nomor)
        obj._history_user = self.oleh

    def _parkir(self, lembar: Lembar, simpul: list[Simpul]) -> None:
        """Move rows that exchange a unique value out of each other's way, without history."""
        for medan in unik_lain(lembar):
            nama = medan[-1]
            tukar = [s for s in simpul if s.obj and nama in self.beda(s)]
            for nomor, satu in enumerate(tukar if len(tukar) > 1 else [], 1):
                lama = getattr(satu.obj, nama)
                setattr(satu.obj, nama, _tempat_parkir(satu, nama, simpul, nomor))
                satu.obj.save_without_historical_record()
                setattr(satu.obj, nama, lama)

    def _hitung(self, simpul: Simpul) -> Hitungan:
        return self.hasil.lembar.setdefault(simpul.nama_lembar, Hitungan())

    def _catat(self, simpul: Simpul, jenis: str, isi: dict[str, tuple[str, str]]) -> None:
        hitungan = self._hitung(simpul)
        setattr(hitungan, jenis, getattr(hitungan, jenis) + 1)
        nomor = simpul.baris.nomor if simpul.baris else None
        self.hasil.perubahan.append(
            Perubahan(simpul.nama_lembar, nomor, jenis, simpul.nama, uraian(simpul), isi)
        )


def _baris_berkas(sha256: str, simpul: Simpul) -> Berkas:
    isi, nama = simpul.isi["isi"], simpul.isi["nama_asli"]
    return Berkas.objects.create(
        sha256=sha256, ukuran=len(isi), jenis_isi=kenali(isi), nama_asli=nama
    )


def _tempat_parkir(simpul: Simpul, medan: str, semua: list[Simpul], nomor: int) -> Any:
    kini = getattr(simpul.obj, medan)
    if isinstance(kini, str):
        return f"~{nomor}"
    terpakai = [s.isi[medan] for s in semua] + [getattr(s.obj, medan) for s in semua if s.obj]
    return max(terpakai) + nomor


def milik(simpul: Simpul) -> Milik:
    """Return whose row it is: officials of the pemda are shared, the others the agency's."""
    if "lingkup" in simpul.lembar.kolom and simpul.kunci[0] == "pemda":
        return Milik.BERSAMA
    return simpul.lembar.milik


def uraian(simpul: Simpul) -> str:
    """Return the row's first text beside its key, at most 120 characters."""
    for kolom in simpul.lembar.kolom.values():
        teks = kolom.jenis in {Jenis.TEKS, Jenis.PARAGRAF} and kolom.nama not in simpul.lembar.kunci
        if teks and kolom.medan is not None:
            isi = simpul.isi.get(kolom.medan.name) or getattr(simpul.obj, kolom.medan.name, "")
            if isi:
                return Truncator(isi).chars(120)
    return ""


def isi_sekarang(simpul: Simpul) -> dict[str, Any]:
    """Return the stored values of the sheet's fields; references as primary keys."""
    hasil: dict[str, Any] = {}
    for kolom in simpul.lembar.kolom.values():
        if kolom.jenis is Jenis.RUJUKAN and kolom.medan is not None:
            hasil[kolom.medan.name] = getattr(simpul.obj, kolom.medan.attname)
        else:
            hasil |= isi_tersimpan(kolom, simpul.obj)
    if simpul.lembar.tabel:
        hasil |= {"sel": sel_baku(simpul.obj.sel, simpul.obj.jenis), "tabel": simpul.obj.tabel_id}
    return hasil


def tulis(nilai: Any) -> str:
    """Return a field's value as text for the list of changes."""
    if isinstance(nilai, Simpul):
        return nilai.nama
    if nilai is None:
        return ""
    if isinstance(nilai, bool):
        return "ya" if nilai else "tidak"
    if hasattr(nilai, "is_finite"):
        return desimal_polos(nilai) or ""
    if hasattr(nilai, "isoformat"):
        return format_tanggal(nilai)
    return str(nilai)
