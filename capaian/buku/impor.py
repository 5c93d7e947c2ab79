"""Load a workbook: all of it in one transaction, or nothing."""

from dataclasses import dataclass
from hashlib import sha256

from django.db import transaction

from anggaran.impor.kueri import realisasi_terimpor
from capaian.hitung import SkalaTidakSah
from capaian.kueri.instansi import DaftarSkala
from lakip.instansi.kejadian import catat
from lakip.instansi.models import Pemda, Pengguna, PerangkatDaerah
from renstra.models import TahunKinerja

from .hasil import HasilImpor
from .indeks import Indeks, Simpul
from .lembar import MENURUT_NAMA, SEMUA
from .lembar_anggaran import ANGGARAN, REALISASI_ANGGARAN, TOTAL_KONTROL
from .lembar_dasar import BERKAS, OPD, PEMDA, SKALA, TAHUN
from .lembar_laporan import TABEL_DATA
from .naskah import Baris, Buku, baca_buku, kunci_nama, terdekat
from .sel import kosong
from .simpan import Penyimpan
from .spesifikasi import Lembar, Milik
from .tabel import muat_baris, urai_tabel
from .tempat import tak_tercetak
from .tersimpan import AKHIRAN_BERKAS, Lingkup, muat
from .tertutup import periksa_tertutup
from .urai import Pengurai


@dataclass(frozen=True)
class Sasaran:
    """The agency-year that a workbook must be of, when it is sent from that one's page."""

    opd: str
    tahun: int


def impor_buku(
    *,
    isi: bytes,
    nama: str,
    oleh: Pengguna | None,
    coba: bool = False,
    sasaran: Sasaran | None = None,
    contoh: bool = False,
    sidik: str = "",
) -> HasilImpor:
    """Load the workbook in ``isi``; the result has every change, or every error.

    Nothing is written when there is any error or ``coba`` is set. ``sasaran``: the only
    agency-year that may be loaded. ``contoh`` marks the agency-year as demo data. ``sidik``: the
    digest of the changes that somebody agreed to; other changes are not written. Raises
    BukuTidakTerbaca when the bytes are no workbook.
    """
    buku = baca_buku(isi, nama)
    if contoh:
        _tandai_contoh(buku)
    hasil = HasilImpor(nama, coba)
    with transaction.atomic():
        _Impor(buku, hasil, oleh, sasaran).jalankan()
        hasil.usang = bool(sidik) and hasil.sah and hasil.sidik != sidik
        if coba or hasil.usang or not hasil.sah:
            transaction.set_rollback(True)
        elif hasil.perubahan:
            _catat(hasil, isi, oleh)
    return hasil


def _tandai_contoh(buku: Buku) -> None:
    for lembar, daftar in buku.lembar.items():
        if kunci_nama(lembar) == TAHUN.nama:
            for baris in daftar:
                baris.isi["contoh"] = "ya"


def _catat(hasil: HasilImpor, isi: bytes, oleh: Pengguna | None) -> None:
    catat(
        "impor_buku",
        oleh=oleh,
        opd=PerangkatDaerah.objects.get(kode=hasil.opd),
        tahun=hasil.tahun,
        objek=hasil.berkas,
        uraian=f"Buku kerja {hasil.berkas} dimuat. {hasil.ringkas}",
        data={
            "sha256": sha256(isi).hexdigest(),
            "lembar": {nama: vars(hitungan) for nama, hitungan in hasil.lembar.items()},
        },
    )


class _Impor:
    """One import, inside its transaction."""

    def __init__(
        self, buku: Buku, hasil: HasilImpor, oleh: Pengguna | None, sasaran: Sasaran | None
    ) -> None:
        self.buku = buku
        self.hasil = hasil
        self.oleh = oleh
        self.sasaran = sasaran
        self.indeks = Indeks()
        self.sisa = dict(buku.lembar)
        self.simpul: dict[Lembar, list[Simpul]] = {}
        self.baris_tabel: list[Simpul] = []

    def jalankan(self) -> None:
        lembar = self._menurut_lembar()
        self.lingkup = self._lingkup(lembar)
        muat(self.lingkup, self.indeks)
        baris_lama = muat_baris(self.lingkup.tahun, self.indeks)
        pengurai = Pengurai(self.buku, self.indeks)
        for spek in SEMUA:
            self.simpul[spek] = pengurai.urai(spek, lembar.get(spek.nama, []))
        self.baris_tabel = urai_tabel(pengurai, self.sisa)
        self._sebut_lembar_asing()
        self._periksa_pemilik()
        self._periksa_terimpor()
        if not self.buku.kesalahan:
            penyimpan = Penyimpan(self.buku, self.hasil, self.lingkup, self.oleh)
            periksa_tertutup(self.buku, penyimpan, self.lingkup.tahun, self.simpul, self.indeks)
        if not self.buku.kesalahan:
            self._sebut_lembar_kurang(lembar)
            self.hasil.catatan += tak_tercetak(self.simpul)
            self._tulis(baris_lama)
        self.hasil.kesalahan = self.buku.kesalahan

    def _menurut_lembar(self) -> dict[str, list[Baris]]:
        """Return the rows of the known sheets; what remains in ``sisa`` is for data tables."""
        hasil: dict[str, list[Baris]] = {}
        for nama in list(self.sisa):
            kunci = kunci_nama(nama)
            if kunci not in MENURUT_NAMA:
                continue
            if kunci in hasil:
                self.buku.salah(nama, None, "", None, "Lembar ini ada dua.")
            hasil[kunci] = self.sisa.pop(nama)
        return hasil

    def _lingkup(self, lembar: dict[str, list[Baris]]) -> Lingkup:
        """Find and lock the agency-year that the file names, as far as it exists."""
        opd_kode, pemda_kode = (self._teks(lembar, OPD, k) for k in ("kode", "pemda"))
        tahun = self._teks(lembar, TAHUN, "tahun").removesuffix(".0")
        for nama in ("renstra", "sotk", "keputusan_iku"):
            self.indeks.utama[nama] = self._teks(lembar, TAHUN, nama)
        opd = PerangkatDaerah.objects.select_for_update().filter(kode=opd_kode).first()
        pemda = Pemda.objects.filter(kode=pemda_kode).first() if opd is None else opd.pemda
        tahun_kinerja = None
        if opd and tahun.isdecimal():
            tahun_kinerja = TahunKinerja.objects.filter(opd=opd, tahun=int(tahun[:5])).first()
        self.hasil.opd, self.hasil.tahun = opd_kode, int(tahun[:5]) if tahun.isdecimal() else None
        return Lingkup(pemda, opd, tahun_kinerja)

    def _teks(self, lembar: dict[str, list[Baris]], spek: Lembar, kolom: str) -> str:
        """Return a cell of a one-row sheet as text, before the sheet is read."""
        for baris in lembar.get(spek.nama, [])[:1]:
            for judul, isi in baris.isi.items():
                if kunci_nama(judul) == kolom and not kosong(isi):
                    return str(isi).strip()
        return ""

    def _sebut_lembar_asing(self) -> None:
        dikenal = [*MENURUT_NAMA, *(f"t_{s.kunci[0]}" for s in self.simpul[TABEL_DATA])]
        for nama in self.sisa:
            harapan = f"Lembar ini tidak dikenal.{terdekat(nama, dikenal)}"
            self.buku.salah(nama, None, "", None, harapan)

    def _sebut_lembar_kurang(self, lembar: dict[str, list[Baris]]) -> None:
        """Say which sheets are not there though the agency-year has such rows."""
        for spek in SEMUA:
            ada = [s for s in self.indeks.lembar(spek.nama) if s.obj]
            if spek.milik is Milik.TAHUN and spek.nama not in lembar and ada:
                self.hasil.catatan.append(
                    f"Lembar {spek.nama} tidak ada di buku: {len(ada)} baris dihapus."
                )

    def _periksa_pemilik(self) -> None:
        """The agency stays in its pemda, and is the one whose page sent the file."""
        for simpul in self.simpul[OPD]:
            pemda = simpul.isi.get("pemda")
            if simpul.obj and pemda and (pemda.obj is None or pemda.obj.pk != simpul.obj.pemda_id):
                harapan = f"Perangkat daerah ini milik {simpul.obj.pemda.kode}."
                self._salah(simpul, "pemda", harapan)
            if self.sasaran and simpul.kunci[0] != self.sasaran.opd:
                self._salah(simpul, "kode", f"Halaman ini hanya memuat {self.sasaran.opd}.")
            for lain in self.simpul[PEMDA]:
                if pemda and lain is not pemda:
                    self._salah(lain, "kode", f"Hanya pemda perangkat daerah ini: {pemda.nama}.")
        for simpul in self.simpul[TAHUN]:
            if self.sasaran and simpul.kunci[0] != self.sasaran.tahun:
                self._salah(
                    simpul, "tahun", f"Halaman ini hanya memuat tahun {self.sasaran.tahun}."
                )

    def _periksa_terimpor(self) -> None:
        """A month is typed or imported, never both; control totals out of files are not typed."""
        tahun = self.lingkup.tahun
        terimpor = realisasi_terimpor(tahun.pk) if tahun else {}
        for simpul in self.simpul[REALISASI_ANGGARAN]:
            pos = simpul.isi.get("pos")
            kunci = (pos.obj.pk if pos and pos.obj else None, simpul.isi.get("sumber"))
            if simpul.obj is None and kunci in terimpor:
                sampai = terimpor[kunci].bulan
                if simpul.isi.get("bulan", 0) <= sampai:
                    harapan = f"Realisasi pos ini sampai bulan {sampai} sudah diimpor dari SPJ."
                    self._salah(simpul, "bulan", f"{harapan} Hapus baris ini dari buku.")
        for simpul in self.simpul[TOTAL_KONTROL]:
            if simpul.isi.get("dokumen", "").endswith(AKHIRAN_BERKAS):
                harapan = "Jumlah ini ditulis aplikasi dari berkas SPJ. Hapus baris ini dari buku."
                self._salah(simpul, "dokumen", harapan)

    def _salah(self, simpul: Simpul, kolom: str, harapan: str) -> None:
        baris = simpul.baris
        self.buku.salah(baris.lembar, baris.nomor, kolom, baris.isi.get(kolom), harapan)

    def _tulis(self, baris_lama: list[Simpul]) -> None:
        """Remove first what would stand in the way of a unique number, then write, then the rest.

        Budget nodes go last: their children may have moved to other parents.
        """
        penyimpan = Penyimpan(self.buku, self.hasil, self.lingkup, self.oleh)
        penyimpan.hapus([s for s in baris_lama if s.baris is None])
        for spek in reversed(SEMUA):
            if spek is not ANGGARAN:
                penyimpan.hapus(self._hilang(spek))
        penyimpan.simpan_berkas(self.simpul[BERKAS])
        for spek in SEMUA:
            if spek is not BERKAS:
                penyimpan.simpan(spek, self.simpul[spek])
            self._perbarui_lingkup(spek)
        for tabel in self.simpul[TABEL_DATA]:
            baris = [s for s in self.baris_tabel if s.isi["tabel"] is tabel]
            if baris:
                penyimpan.simpan(baris[0].lembar, baris)
        penyimpan.hapus(_anak_dulu(self._hilang(ANGGARAN)))
        self._periksa_skala()
        if not self.hasil.coba and not self.buku.kesalahan:
            penyimpan.simpan_isi_berkas(self.simpul[BERKAS])

    def _hilang(self, lembar: Lembar) -> list[Simpul]:
        """Return the stored rows that the file does not have and that an import removes."""
        tak_ada = [s for s in self.indeks.lembar(lembar.nama) if s.baris is None]
        if lembar.milik is Milik.BAGIAN:
            return [s for s in tak_ada if s.kunci[0].baris is not None]
        return tak_ada if lembar.milik is Milik.TAHUN else []

    def _perbarui_lingkup(self, lembar: Lembar) -> None:
        """Let rows that follow belong to a pemda, agency or year that was just made."""
        pemilik = {PEMDA: "pemda", OPD: "opd", TAHUN: "tahun"}.get(lembar)
        if pemilik and self.simpul[lembar]:
            setattr(self.lingkup, pemilik, self.simpul[lembar][0].obj)

    def _periksa_skala(self) -> None:
        """A scale of the agency must classify every value into one class."""
        if not self.simpul[SKALA] or self.buku.kesalahan:
            return
        daftar = DaftarSkala(self.lingkup.opd)
        for simpul in self.simpul[SKALA]:
            try:
                daftar(simpul.obj.pk)
            except SkalaTidakSah as galat:
                self._salah(simpul, "kode", " ".join(galat.pesan))


def _anak_dulu(simpul: list[Simpul]) -> list[Simpul]:
    """Return budget nodes with the deepest first, so that each removal is counted once."""
    tingkat = ["sub_kegiatan", "kegiatan", "program"]
    return sorted(simpul, key=lambda s: tingkat.index(s.obj.tingkat))
