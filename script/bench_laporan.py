"""Time of making one report: data to HTML, WeasyPrint alone, the whole command, Chromium.

    script/bench laporan [--opd KODE] [--tahun T] [--ulang N]

Each part runs in a process of its own, as on a fresh machine. Without --opd the demo data are
loaded into a throwaway database. A table goes to stderr, the same figures as JSON to stdout.
Processor time stands beside the clock's: on a busy machine only that can be compared.
"""

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

AKAR = Path(__file__).resolve().parent.parent
SASARAN = 1.1  # the whole command may take so many times WeasyPrint alone


def django_siap() -> None:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lakip.settings")
    django.setup()


def ukur_html(opd: str, tahun: int, keluaran: str) -> dict[str, float]:
    """Data to HTML: queries, tree and markup, timed apart."""
    django_siap()
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from capaian.kueri import muat
    from capaian.laporan.cetak import dokumen_cetak
    from capaian.laporan.susun import susun
    from capaian.sajian import ambil_gambar

    mulai = time.perf_counter()
    with CaptureQueriesContext(connection) as kueri:
        data = muat(opd, tahun)
    dimuat = time.perf_counter()
    laporan = susun(data)
    disusun = time.perf_counter()
    html = dokumen_cetak(laporan, ambil_gambar)
    selesai = time.perf_counter()
    Path(keluaran).write_text(html)
    return {
        "kueri": len(kueri),
        "muat": dimuat - mulai,
        "susun": disusun - dimuat,
        "html": selesai - disusun,
        "data_ke_html": selesai - mulai,
        "html_byte": len(html.encode()),
    }


def ukur_weasyprint(html: str, keluaran: str) -> dict[str, float]:
    """WeasyPrint as it comes, on the finished HTML with the document's fonts."""
    mulai = time.perf_counter()
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    from capaian.laporan.huruf import GAYA_HURUF

    huruf = FontConfiguration()
    dokumen = HTML(filename=html).render(
        font_config=huruf, stylesheets=[CSS(string=GAYA_HURUF, font_config=huruf)]
    )
    dokumen.write_pdf(keluaran)
    return {"weasyprint": time.perf_counter() - mulai, "halaman_weasyprint": len(dokumen.pages)}


def jalankan_bagian(nama: str, *argumen: str) -> dict[str, float]:
    """A part of this file in a process of its own, with its peak memory."""
    hasil = subprocess.run(
        [sys.executable, "-m", "script.bench_laporan", "--bagian", nama, *argumen],
        cwd=AKAR,
        check=True,
        stdout=subprocess.PIPE,
    )
    return json.loads(hasil.stdout)


def ukur_perintah(opd: str, tahun: int, keluaran: str) -> dict[str, float]:
    """The command as people run it, from the start of its process to its end."""
    mulai = time.perf_counter()
    proses = subprocess.Popen(
        [
            *(sys.executable, "manage.py", "buat_laporan", "--format=pdf"),
            *(f"--opd={opd}", f"--tahun={tahun}", f"--keluaran={keluaran}"),
        ],
        cwd=AKAR,
        stderr=subprocess.DEVNULL,
    )
    _, status, pakai = os.wait4(proses.pid, 0)
    if status:
        raise SystemExit("buat_laporan gagal")
    return {
        "perintah_pdf": time.perf_counter() - mulai,
        "perintah_pdf_cpu": pakai.ru_utime + pakai.ru_stime,
        "memori_mb": pakai.ru_maxrss / 1024,
    }


def ukur_chromium(html: str, keluaran: str) -> dict[str, float]:
    """Headless Chromium printing the same HTML; nothing when it is not installed."""
    chromium = shutil.which("chromium")
    if chromium is None:
        return {}
    mulai = time.perf_counter()
    subprocess.run(
        [
            *(chromium, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer"),
            *(f"--print-to-pdf={keluaran}", Path(html).as_uri()),
        ],
        check=True,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    return {"chromium": time.perf_counter() - mulai}


def halaman(berkas: str) -> int:
    info = subprocess.run(["pdfinfo", berkas], check=True, capture_output=True, text=True).stdout
    return int(next(b for b in info.splitlines() if b.startswith("Pages:")).split()[1])


def terbaik(ulangan: list[dict[str, float]]) -> dict[str, float]:
    """The least of each figure: what disturbs a run only ever adds to it."""
    return {kunci: min(u[kunci] for u in ulangan) for kunci in ulangan[0]}


def ukur(opd: str, tahun: int, folder: str, ulang: int) -> dict[str, float | int | str]:
    """All parts in one run; what is compared takes turns, ``ulang`` times each."""
    html, pdf = f"{folder}/laporan.html", f"{folder}/laporan.pdf"
    hasil: dict[str, float | int | str] = {"opd": opd, "tahun": tahun}
    hasil |= jalankan_bagian("html", opd, str(tahun), html)
    giliran = [
        jalankan_bagian("weasyprint", html, f"{folder}/weasyprint.pdf")
        | ukur_perintah(opd, tahun, pdf)
        | ukur_chromium(html, f"{folder}/chromium.pdf")
        for _ in range(ulang)
    ]
    hasil |= terbaik(giliran)
    hasil["halaman"] = halaman(pdf)
    hasil["rasio_weasyprint"] = hasil["perintah_pdf"] / hasil["weasyprint"]
    hasil["rasio_weasyprint_cpu"] = hasil["perintah_pdf_cpu"] / hasil["weasyprint_cpu"]
    if "chromium" in hasil:
        hasil["rasio_chromium"] = hasil["perintah_pdf"] / hasil["chromium"]
    return hasil


LABEL = {
    "kueri": ("Kueri", "{:d}"),
    "muat": ("Membaca data", "{:.2f} detik"),
    "susun": ("Menyusun pohon", "{:.2f} detik"),
    "html": ("Menulis HTML", "{:.2f} detik"),
    "data_ke_html": ("Data sampai HTML", "{:.2f} detik"),
    "weasyprint": ("WeasyPrint saja, HTML yang sama", "{:.2f} detik"),
    "perintah_pdf": ("Seluruh perintah PDF", "{:.2f} detik"),
    "weasyprint_cpu": ("WeasyPrint saja, waktu prosesor", "{:.2f} detik"),
    "perintah_pdf_cpu": ("Perintah PDF, waktu prosesor", "{:.2f} detik"),
    "chromium": ("Chromium, HTML yang sama", "{:.2f} detik"),
    "rasio_weasyprint": ("Perintah dibanding WeasyPrint", "{:.2f} kali"),
    "rasio_weasyprint_cpu": ("Perbandingan waktu prosesor", "{:.2f} kali"),
    "rasio_chromium": ("Perintah dibanding Chromium", "{:.2f} kali"),
    "halaman": ("Halaman", "{:d}"),
    "memori_mb": ("Memori puncak perintah", "{:.0f} MB"),
}


def tabel(hasil: dict[str, float | int | str]) -> str:
    baris = [f"Laporan {hasil['opd']} {hasil['tahun']}"]
    for kunci, (label, bentuk) in LABEL.items():
        if kunci in hasil:
            baris.append(f"  {label:<34}{bentuk.format(hasil[kunci]):>14}")
    return "\n".join(baris)


def siapkan_contoh(folder: str) -> list[tuple[str, int]]:
    """Load the demo data into a database of their own; the agency-years to measure."""
    os.environ["DATABASE_URL"] = f"sqlite:///{folder}/bench.sqlite3"
    os.environ["LAKIP_VAR"] = folder
    for perintah in ("migrate", "muat_contoh"):
        subprocess.run(
            [sys.executable, "manage.py", perintah], cwd=AKAR, check=True, stdout=subprocess.DEVNULL
        )
    return [("dinsos-pontianak", 2025), ("dinsos-pontianak", 2020)]


def bagian(nama: str, argumen: list[str]) -> None:
    if nama == "html":
        hasil = ukur_html(argumen[0], int(argumen[1]), argumen[2])
    else:
        hasil = ukur_weasyprint(*argumen)
        pakai = resource.getrusage(resource.RUSAGE_SELF)
        hasil["weasyprint_cpu"] = pakai.ru_utime + pakai.ru_stime
        hasil["memori_weasyprint_mb"] = pakai.ru_maxrss / 1024
    print(json.dumps(hasil))


def main() -> int:
    parser = argparse.ArgumentParser(prog="script/bench laporan")
    parser.add_argument("--opd")
    parser.add_argument("--tahun", type=int, default=2025)
    parser.add_argument("--ulang", type=int, default=5, help="runs of each, the best counts")
    parser.add_argument("--bagian", nargs="+", help=argparse.SUPPRESS)
    pilihan = parser.parse_args()
    if pilihan.bagian:
        bagian(pilihan.bagian[0], pilihan.bagian[1:])
        return 0
    with tempfile.TemporaryDirectory(prefix="lakip-bench-") as folder:
        semua = [(pilihan.opd, pilihan.tahun)] if pilihan.opd else siapkan_contoh(folder)
        hasil = [ukur(opd, tahun, folder, pilihan.ulang) for opd, tahun in semua]
    print("\n".join(tabel(h) for h in hasil), file=sys.stderr)
    print(json.dumps(hasil, indent=1))
    # By processor time: the clock also counts what else this machine is doing.
    lambat = [h for h in hasil if h["rasio_weasyprint_cpu"] > SASARAN]
    for h in lambat:
        print(f"{h['tahun']}: melewati sasaran {SASARAN} kali WeasyPrint.", file=sys.stderr)
    return 1 if lambat else 0


if __name__ == "__main__":
    raise SystemExit(main())
