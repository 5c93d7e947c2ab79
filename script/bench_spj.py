"""Time of importing an SPJ of 100,000 rows, on SQLite and PostgreSQL, in one run.

    script/bench spj [--baris N] [--baris-stok N] [--basis sqlite|postgresql]

Four ways, each in a process of its own: reading alone (python-calamine); the floor (reading and
one bulk write of the same rows); our whole pipeline (read, check, reconcile, write, log, history);
stock django-import-export on the same model, on fewer rows and compared per row. A table goes to
stderr, the same figures as JSON to stdout. Exit 1 when a target is missed.
"""

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from script.kluster import folder_kerja, postgresql

AKAR = Path(__file__).resolve().parent.parent
LANTAI_MAKS, STOK_MIN, MEMORI_MAKS = 4, 12, 400
PER_SUB, SUB_PER_KEGIATAN, KEGIATAN_PER_PROGRAM = 50, 5, 10
BULANAN = ("s.d. Bulan Lalu", "Bulan Ini", "s.d. Bulan Ini")


def kode_sub(nomor: int) -> tuple[str, str, str]:
    """Codes of program, kegiatan and sub kegiatan number ``nomor``."""
    kegiatan, sub = divmod(nomor, SUB_PER_KEGIATAN)
    program, kegiatan = divmod(kegiatan, KEGIATAN_PER_PROGRAM)
    atas = f"1.06.{program + 1:02}"
    return atas, f"{atas}.2.{kegiatan + 1:02}", f"{atas}.2.{kegiatan + 1:02}.{sub + 1:04}"


def buat_berkas(letak: Path, banyak: int) -> None:
    """An SPJ of layout C with ``banyak`` accounts of 14 columns and every subtotal right."""
    from openpyxl import Workbook

    acak = random.Random(1)  # noqa: S311 - the same file every time
    buku = Workbook(write_only=True)
    ws = buku.create_sheet("Desember")
    ws.append(["SKPD : Dinas Sosial Kota Contoh"])
    ws.append(["Tahun Anggaran : 2025"])
    atas = ["Kode Rekening", "Uraian", "Jumlah Anggaran"]
    for nama in ("SPJ - LS Gaji", "SPJ - LS Barang & Jasa", "SPJ - UP/GU/TU"):
        atas += [nama, None, None]
    ws.append([*atas, "Jumlah SPJ (LS+UP/GU/TU) s.d. Bulan Ini", "Sisa Pagu Anggaran"])
    ws.append([None] * 3 + list(BULANAN) * 3)
    ws.append([str(n) for n in range(1, 15)])
    total: dict[str, list[int]] = {}
    akun = []
    for n in range(banyak):
        g = [acak.randrange(10**8) for _ in range(6)]
        jumlah = sum(g)
        pagu = jumlah + acak.randrange(10**8)
        nilai = [pagu, g[0], g[1], g[0] + g[1], g[2], g[3], g[2] + g[3], g[4], g[5], g[4] + g[5]]
        akun.append([*nilai, jumlah, pagu - jumlah])
        for kode in ("", *kode_sub(n // PER_SUB)):
            lama = total.setdefault(kode, [0] * 12)
            total[kode] = [a + b for a, b in zip(lama, akun[-1], strict=True)]
    tertulis: set[str] = set()
    for n, nilai in enumerate(akun):
        for kode in kode_sub(n // PER_SUB):
            if kode not in tertulis:
                tertulis.add(kode)
                ws.append([kode, f"Nama pos {kode}", *total[kode]])
        ke = n % PER_SUB
        ws.append([f"5.1.02.{ke // 10 + 1:02}.01.{ke + 1:04}", f"Belanja contoh {ke}", *nilai])
    ws.append(["JUMLAH", None, *total[""]])
    buku.save(letak)


def django_siap() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lakip.settings")
    django.setup()


def siapkan(banyak: int) -> None:
    """An agency with the tree and the import that the floor and stock write to."""
    from anggaran.models import BerkasSPJ, PosAnggaran
    from lakip.instansi.models import Berkas, Pemda, PerangkatDaerah
    from renstra.models import TahunKinerja

    pemda = Pemda.objects.create(kode="contoh", nama="Pemerintah Kota Contoh")
    opd = PerangkatDaerah.objects.create(pemda=pemda, kode="dinas", nama="Dinas Sosial Kota Contoh")
    tahun = TahunKinerja.objects.create(opd=opd, tahun=2025)
    pos: dict[str, PosAnggaran] = {}
    for tingkat, letak in (("program", 0), ("kegiatan", 1), ("sub_kegiatan", 2)):
        semua = {kode_sub(n)[: letak + 1] for n in range(-(-banyak // PER_SUB))}
        baru = [
            PosAnggaran(
                tahun_kinerja=tahun, tingkat=tingkat, kode=jalur[-1], kode_resmi=True,
                nama=f"Nama pos {jalur[-1]}", induk=pos.get(jalur[-2]) if letak else None,
            )
            for jalur in sorted(semua)
        ]  # fmt: skip
        pos |= {p.kode: p for p in PosAnggaran.objects.bulk_create(baru)}
    isi = Berkas.objects.create(sha256="0" * 64, ukuran=0, jenis_isi="x", nama_asli="x")
    for nomor in (1, 2):
        BerkasSPJ.objects.create(
            tahun_kinerja=tahun, berkas=isi, nama_asli="x", bulan=nomor, status="dibuang"
        )


def baca_saja(letak: Path) -> list[list[Any]]:
    from python_calamine import CalamineWorkbook

    return CalamineWorkbook.from_path(letak).get_sheet_by_index(0).to_python(skip_empty_area=False)


def baris_tabel(
    isi: list[list[Any]], pos: dict[str, int], berkas: int
) -> Iterator[tuple[object, ...]]:
    """The accounts of the file as rows of the table, without any check."""
    terbuka = 0
    for nomor, b in enumerate(isi, 1):
        if str(b[0]).startswith("5."):
            lalu, ini = b[3] + b[6] + b[9], b[4] + b[7] + b[10]
            yield (
                *(berkas, terbuka, b[0], "operasi", "", b[1], int(b[2]) * 100, int(lalu) * 100),
                *(int(ini) * 100, "Desember", nomor, "M"),
            )
        elif b[0] in pos:
            terbuka = pos[b[0]]


def ukur_lantai(letak: Path) -> None:
    from django.db import transaction

    from anggaran.impor.massal import tulis_baris
    from anggaran.models import BerkasSPJ, PosAnggaran

    with transaction.atomic():
        pos = dict(PosAnggaran.objects.values_list("kode", "pk"))
        tulis_baris(baris_tabel(baca_saja(letak), pos, BerkasSPJ.objects.get(bulan=1).pk))


def ukur_kita(letak: Path) -> None:
    from anggaran.impor.alur import impor_langsung
    from anggaran.impor.lingkup import Lingkup
    from renstra.models import TahunKinerja

    tahun = TahunKinerja.objects.select_related("opd__pemda").get()
    hasil = impor_langsung(letak, Lingkup(tahun, 12), oleh=None, setujui=True, coba=False)
    if hasil.status != "diimpor":
        raise SystemExit(f"impor tidak selesai: {hasil.rekon.temuan[:3]}")


def ukur_stok(letak: Path) -> None:
    """django-import-export as it comes, on the same model and rows, without its preview."""
    import tablib
    from import_export import resources

    from anggaran.impor.massal import MEDAN
    from anggaran.models import BerkasSPJ, PosAnggaran, RealisasiSPJ

    class Sumber(resources.ModelResource):
        class Meta:
            model = RealisasiSPJ
            import_id_fields = ("berkas", "pos", "rekening", "belanja", "rujukan")
            fields = MEDAN

    pos = dict(PosAnggaran.objects.values_list("kode", "pk"))
    baris = list(baris_tabel(baca_saja(letak), pos, BerkasSPJ.objects.get(bulan=2).pk))
    data = tablib.Dataset(
        *((*b[:6], *(n / 100 for n in b[6:9]), *b[9:]) for b in baris), headers=list(MEDAN)
    )
    hasil = Sumber().import_data(data, dry_run=False, use_transactions=True)
    if hasil.has_errors() or hasil.totals["new"] != len(baris):
        raise SystemExit("django-import-export gagal")


UKUR = {"baca": baca_saja, "lantai": ukur_lantai, "kita": ukur_kita, "stok": ukur_stok}


def bagian(nama: str, letak: Path, banyak: int) -> None:
    """One part: its seconds, and the greatest memory of this process or its child."""
    django_siap()
    if nama == "siapkan":
        siapkan(banyak)
        return
    mulai = time.perf_counter()
    UKUR[nama](letak)
    detik = time.perf_counter() - mulai
    puncak = max(
        resource.getrusage(siapa).ru_maxrss
        for siapa in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    print(json.dumps({"detik": detik, "memori_mb": puncak / 1024}))


def jalankan(nama: str, letak: Path, banyak: int, lingkungan: dict[str, str]) -> dict[str, float]:
    hasil = subprocess.run(
        [
            *(sys.executable, "-m", "script.bench_spj", "--bagian", nama),
            *("--berkas", str(letak), "--baris", str(banyak)),
        ],
        cwd=AKAR, env=lingkungan, check=True, stdout=subprocess.PIPE,
    )  # fmt: skip
    return json.loads(hasil.stdout) if hasil.stdout else {}


def ukur_basis(alamat: str, folder: Path, baris: int, stok: int) -> dict[str, float]:
    """All four ways on one database; each starts from the same prepared agency."""
    lingkungan = {**os.environ, "DATABASE_URL": alamat, "LAKIP_VAR": str(folder)}
    subprocess.run(
        [sys.executable, "manage.py", "migrate", "-v0"], cwd=AKAR, env=lingkungan, check=True
    )
    besar, kecil = folder / "besar.xlsx", folder / "kecil.xlsx"
    jalankan("siapkan", besar, baris, lingkungan)
    hasil = {nama: jalankan(nama, besar, baris, lingkungan) for nama in ("baca", "lantai", "kita")}
    hasil["stok"] = jalankan("stok", kecil, stok, lingkungan)
    d = {nama: isi["detik"] for nama, isi in hasil.items()}
    return {
        **{f"{nama}_detik": round(nilai, 2) for nama, nilai in d.items()},
        "kali_lantai": round(d["kita"] / d["lantai"], 2),
        "stok_dibanding_kita_per_baris": round((d["stok"] / stok) / (d["kita"] / baris), 1),
        "memori_mb": round(hasil["kita"]["memori_mb"]),
    }


LABEL = {
    "baca_detik": "membaca saja (python-calamine)",
    "lantai_detik": "lantai: membaca dan menulis sekaligus",
    "kita_detik": "seluruh impor kita",
    "stok_detik": "django-import-export bawaan",
    "kali_lantai": "kita dibanding lantai (kali)",
    "stok_dibanding_kita_per_baris": "bawaan dibanding kita, per baris (kali)",
    "memori_mb": "memori puncak kita (MB)",
}


def tabel(hasil: dict[str, dict[str, float]], baris: int, stok: int) -> str:
    basis = list(hasil)
    isi = [f"SPJ {baris} baris x 14 kolom; bawaan diukur pada {stok} baris", ""]
    isi.append(f"{'':44}" + "".join(f"{b:>12}" for b in basis))
    for kunci, label in LABEL.items():
        isi.append(f"{label:44}" + "".join(f"{hasil[b][kunci]:>12}" for b in basis))
    return "\n".join(isi)


def utama() -> int:
    urai = argparse.ArgumentParser(prog="script/bench spj", description=__doc__)
    urai.add_argument("--baris", type=int, default=100_000)
    urai.add_argument("--baris-stok", type=int, default=5_000)
    urai.add_argument("--basis", choices=["sqlite", "postgresql"], action="append")
    urai.add_argument("--bagian", help=argparse.SUPPRESS)
    urai.add_argument("--berkas", type=Path, help=argparse.SUPPRESS)
    pilihan = urai.parse_args()
    if pilihan.bagian:
        bagian(pilihan.bagian, pilihan.berkas, pilihan.baris)
        return 0
    baris, stok = pilihan.baris, pilihan.baris_stok
    hasil: dict[str, dict[str, float]] = {}
    for basis in pilihan.basis or ["sqlite", "postgresql"]:
        with folder_kerja() as folder:
            buat_berkas(folder / "besar.xlsx", baris)
            buat_berkas(folder / "kecil.xlsx", stok)
            if basis == "sqlite":
                alamat = f"sqlite:///{folder}/bench.sqlite3"
                hasil[basis] = ukur_basis(alamat, folder, baris, stok)
            else:
                with postgresql(folder) as alamat:
                    hasil[basis] = ukur_basis(alamat, folder, baris, stok)
    print(tabel(hasil, baris, stok), file=sys.stderr)
    print(json.dumps({"baris": baris, "baris_stok": stok, **hasil}, indent=1))
    meleset = [
        b for b, h in hasil.items()
        if h["kali_lantai"] > LANTAI_MAKS or h["stok_dibanding_kita_per_baris"] < STOK_MIN
        or h["memori_mb"] >= MEMORI_MAKS
    ]  # fmt: skip
    if meleset:
        print(f"Sasaran tidak tercapai pada {', '.join(meleset)}.", file=sys.stderr)
    return 1 if meleset else 0


if __name__ == "__main__":
    sys.exit(utama())
