"""Data tables: each has a sheet of its own for its rows."""

from collections import defaultdict
from collections.abc import Iterable

from capaian.models import BarisData, KolomData, TabelData
from renstra.models import TahunKinerja

from .indeks import Indeks, Simpul
from .lembar_laporan import TABEL_DATA, TABEL_KOLOM, lembar_tabel
from .naskah import Baris, kunci_nama
from .spesifikasi import Lembar
from .urai import Pengurai

AWALAN = "t_"
MAKS_NAMA = 31  # characters that a spreadsheet allows in a sheet's name


def nama_lembar(kode: str, terpakai: Iterable[str] = ()) -> str:
    """Return the name of the sheet for the rows of table ``kode``, unlike those in use."""
    nama, nomor = f"{AWALAN}{kode}"[:MAKS_NAMA], 2
    sudah = {kunci_nama(t) for t in terpakai}
    while kunci_nama(nama) in sudah:
        akhiran = f"~{nomor}"
        nama, nomor = f"{AWALAN}{kode}"[: MAKS_NAMA - len(akhiran)] + akhiran, nomor + 1
    return nama


def muat_baris(tahun: TahunKinerja | None, indeks: Indeks) -> list[Simpul]:
    """Return the stored rows of all data tables as nodes, and add them to the index."""
    if tahun is None:
        return []
    hasil = []
    lembar: dict[int, Lembar] = {}
    for obj in BarisData.objects.filter(tahun_kinerja=tahun):
        tabel = indeks.menurut_pk(TABEL_DATA.nama, obj.tabel_id)
        if obj.tabel_id not in lembar:
            kode = tabel.obj.kode
            lembar[obj.tabel_id] = lembar_tabel(kunci_lembar(kode), kode, "", ())
        simpul = Simpul(lembar[obj.tabel_id], (obj.induk, obj.kunci), obj=obj)
        indeks.tersimpan(simpul)
        hasil.append(simpul)
    return hasil


def kunci_lembar(kode: str) -> str:
    """Return the name under which the index keeps the rows of a table, whatever its sheet."""
    return f"{AWALAN}{kode}"


def urai_tabel(pengurai: Pengurai, sisa: dict[str, list[Baris]]) -> list[Simpul]:
    """Read the row sheets of all data tables in ``sisa`` and take them out; returns their rows."""
    hasil = []
    kolom = _kolom_menurut_tabel(pengurai.indeks)
    nama_asli = {kunci_nama(nama): nama for nama in sisa}
    for tabel in pengurai.indeks.lembar(TABEL_DATA.nama):
        if tabel.baris is None:
            continue
        nama = _nama_dari_berkas(tabel)
        daftar = sisa.pop(nama_asli.pop(kunci_nama(nama), ""), None)
        if daftar is None and tabel.baris.isi.get("lembar"):
            harapan = f"Lembar {nama} tidak ada di buku kerja."
            pengurai.buku.salah(tabel.baris.lembar, tabel.baris.nomor, "lembar", nama, harapan)
        hasil += _urai_satu(pengurai, tabel, kolom[tabel], daftar or [])
    return hasil


def _nama_dari_berkas(tabel: Simpul) -> str:
    tertulis = str(tabel.baris.isi.get("lembar") or "").strip()
    return tertulis or nama_lembar(tabel.kunci[0])


def _kolom_menurut_tabel(indeks: Indeks) -> dict[Simpul, list[KolomData]]:
    """Return the columns that the file gives each table."""
    hasil: dict[Simpul, list[KolomData]] = defaultdict(list)
    for simpul in indeks.lembar(TABEL_KOLOM.nama):
        if simpul.baris is not None:
            isi = {m: simpul.isi.get(m) for m in ("kunci", "judul", "tipe", "urutan")}
            hasil[simpul.kunci[0]].append(KolomData(**isi))
    return hasil


def _urai_satu(
    pengurai: Pengurai, tabel: Simpul, kolom: list[KolomData], daftar: list[Baris]
) -> list[Simpul]:
    kode = tabel.kunci[0]
    lembar = lembar_tabel(kunci_lembar(kode), kode, tabel.isi.get("judul", ""), kolom)
    hasil = pengurai.urai(lembar, daftar)
    kunci = {simpul.kunci[1] for simpul in hasil}
    for simpul in hasil:
        simpul.lembar = lembar
        simpul.isi["tabel"] = tabel
        induk = simpul.kunci[0]
        if induk and induk not in kunci:
            harapan = "Tidak ada baris dengan kunci ini di tabel."
            pengurai.buku.salah(simpul.baris.lembar, simpul.baris.nomor, "_induk", induk, harapan)
    return hasil


def muat_kolom(tabel: TabelData) -> list[KolomData]:
    """Return the columns of a stored table in their order (from a prefetch)."""
    return list(tabel.kolom.all())
