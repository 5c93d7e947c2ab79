"""The house rules that no single file shows: who imports whom, and what never appears."""

import ast
import os
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from django.apps import apps
from django.conf import settings

AKAR = Path(settings.BASE_DIR)
PAKET = ("lakip", "renstra", "anggaran", "capaian")
# Data flows one way: each app may know those before it.
URUTAN = ("lakip.instansi", "renstra", "anggaran", "capaian", "lakip.urls")
DILEWATI = {".git", ".venv", "var", "test-results", "__pycache__", ".hypothesis"}
AKHIRAN_TEKS = {".py", ".html", ".css", ".js", ".json", ".md", ".toml", ".txt", ".svg", ".csv", ""}


def _semua_berkas() -> Iterator[Path]:
    for folder, isi, berkas in os.walk(AKAR):
        isi[:] = [nama for nama in isi if nama not in DILEWATI and not nama.endswith("_cache")]
        yield from (Path(folder, nama).relative_to(AKAR) for nama in berkas)


@cache
def berkas_proyek() -> tuple[Path, ...]:
    """Every text file of the project, relative to its root; caches and data left out."""
    return tuple(sorted(b for b in _semua_berkas() if b.suffix in AKHIRAN_TEKS))


@cache
def teks(berkas: Path) -> str:
    """The file's text; sample files of other programs need not be UTF-8."""
    return (AKAR / berkas).read_text(errors="replace")


def sumber() -> list[Path]:
    """The Python files of the application itself."""
    return [b for b in berkas_proyek() if b.suffix == ".py" and b.parts[0] in PAKET]


@cache
def pohon(berkas: Path) -> ast.Module:
    return ast.parse(teks(berkas), str(berkas))


def nama_modul(berkas: Path) -> str:
    bagian = berkas.with_suffix("").parts
    return ".".join(bagian[:-1] if bagian[-1] == "__init__" else bagian)


@cache
def impor(berkas: Path) -> frozenset[str]:
    """Full dotted names that the file imports anywhere; `from a import b` gives both a and a.b."""
    hasil = set()
    for simpul in ast.walk(pohon(berkas)):
        if isinstance(simpul, ast.Import):
            hasil |= {nama.name for nama in simpul.names}
        elif isinstance(simpul, ast.ImportFrom):
            induk = berkas.parts[: -simpul.level] if simpul.level else ()
            asal = ".".join([*induk, *filter(None, [simpul.module])])
            hasil |= {asal} | {f"{asal}.{nama.name}" for nama in simpul.names}
    return frozenset(hasil)


def di_dalam(nama: str, paket: str) -> bool:
    return nama == paket or nama.startswith(f"{paket}.")


def berkas_modul(nama: str) -> Path | None:
    dasar = Path(*nama.split("."))
    calon = (dasar.with_suffix(".py"), dasar / "__init__.py")
    return next((c for c in calon if (AKAR / c).is_file()), None)


def jangkauan(berkas: Path) -> set[str]:
    """Everything that importing the file pulls in, followed through our own modules."""
    terlihat: set[str] = set()
    antre = set(impor(berkas))
    while antre:
        nama = antre.pop()
        terlihat.add(nama)
        modul = berkas_modul(nama) if nama.split(".")[0] in PAKET else None
        antre |= (impor(modul) if modul else frozenset()) - terlihat
    return terlihat


def baris_fungsi(fungsi: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of a function without its docstring."""
    awal = fungsi.body[0]
    dokumen = ast.get_docstring(fungsi) is not None and awal.end_lineno - awal.lineno + 1
    return fungsi.end_lineno - fungsi.lineno + 1 - int(dokumen)


def test_pure_modules_import_only_the_standard_library_and_the_numbers():
    boleh = {"lakip.angka": ("lakip.angka",), "capaian.hitung": ("lakip.angka", "capaian.hitung")}
    salah = [
        (str(berkas), nama)
        for berkas in sumber()
        for murni, sendiri in boleh.items()
        if di_dalam(nama_modul(berkas), murni)
        for nama in impor(berkas)
        if nama.split(".")[0] not in sys.stdlib_module_names
        and nama != "lakip"  # `from lakip import angka`
        and not any(di_dalam(nama, s) for s in sendiri)
    ]

    assert salah == []


def test_apps_never_import_an_app_that_comes_after_them():
    salah = [
        (str(berkas), nama)
        for berkas in sumber()
        for i, aplikasi in enumerate(URUTAN)
        if di_dalam(nama_modul(berkas), aplikasi)
        for nama in impor(berkas)
        if any(di_dalam(nama, kemudian) for kemudian in URUTAN[i + 1 :])
    ]

    assert salah == []


def test_shared_modules_of_the_project_know_no_app():
    akar_komposisi = {"lakip.urls", "lakip.settings", "lakip.wsgi"}
    salah = [
        (str(berkas), nama)
        for berkas in sumber()
        if berkas.parts[0] == "lakip"
        and berkas.parts[1] != "instansi"
        and nama_modul(berkas) not in akar_komposisi
        for nama in impor(berkas)
        if any(di_dalam(nama, aplikasi) for aplikasi in URUTAN)
    ]

    assert salah == []


def test_models_never_refer_to_an_app_that_comes_after_them():
    urutan = [a.removeprefix("lakip.") for a in URUTAN[:-1]]
    salah = [
        str(medan)
        for model in apps.get_models()
        if model._meta.app_label in urutan
        for medan in model._meta.get_fields()
        if medan.concrete and medan.is_relation and medan.related_model
        if medan.related_model._meta.app_label in urutan
        and urutan.index(medan.related_model._meta.app_label) > urutan.index(model._meta.app_label)
    ]

    assert salah == []


def test_report_tree_rules_and_renderers_never_reach_the_orm():
    folder = {("capaian", "laporan"), ("capaian", "periksa")}
    tanpa_orm = [berkas for berkas in sumber() if berkas.parts[:2] in folder]
    terlarang = ("django.db", *(f"{paket}.models" for paket in URUTAN[:-1]))
    salah = [
        (str(berkas), nama)
        for berkas in tanpa_orm
        for nama in jangkauan(berkas)
        if any(di_dalam(nama, t) for t in terlarang)
    ]

    assert salah == []


def biner(simpul: ast.AST) -> bool:
    """Whether the node computes or stores a binary fraction, or rounds half to even."""
    if isinstance(simpul, ast.Call) and isinstance(simpul.func, ast.Name):
        return simpul.func.id in {"float", "round"}
    return isinstance(simpul, ast.Attribute) and simpul.attr == "FloatField"


def test_domain_code_has_neither_float_nor_round():
    salah = [
        (str(berkas), simpul.lineno)
        for berkas in sumber()
        for simpul in ast.walk(pohon(berkas))
        if biner(simpul)
    ]

    assert salah == []


def penulisan_massal(simpul: ast.AST) -> bool:
    """Whether the call looks like a queryset write without history.

    `dict.update(other)` and `hash.update(data)` take a positional argument, `QuerySet.update` none.
    """
    if not (isinstance(simpul, ast.Call) and isinstance(simpul.func, ast.Attribute)):
        return False
    kata = {k.arg for k in simpul.keywords}
    if simpul.func.attr in {"update", "aupdate"}:
        return not simpul.args and bool(kata)
    if simpul.func.attr in {"bulk_create", "abulk_create"}:
        return "update_conflicts" in kata
    return simpul.func.attr in {"bulk_update", "abulk_update"}


def pangkal(simpul: ast.expr) -> str:
    """The name a chain of calls and attributes starts from: Model in Model.objects.filter()."""
    while not isinstance(simpul, ast.Name):
        anak = getattr(simpul, "func", None) or getattr(simpul, "value", None)
        if anak is None:
            return ""
        simpul = anak
    return simpul.id


def test_tracked_models_are_never_written_without_history():
    tanpa_riwayat = {
        model.__name__
        for model in apps.get_models()
        if not hasattr(model._meta, "simple_history_manager_attribute")
    }
    salah = [
        (str(berkas), simpul.lineno)
        for berkas in sumber()
        if "migrations" not in berkas.parts
        for simpul in ast.walk(pohon(berkas))
        if penulisan_massal(simpul) and pangkal(simpul.func) not in tanpa_riwayat
    ]

    assert salah == []


def test_migrations_are_named_for_what_they_do():
    salah = [
        str(b) for b in sumber() if "migrations" in b.parts and re.search(r"^\d+_auto_", b.name)
    ]

    assert salah == []


def test_files_and_functions_stay_short():
    panjang = [
        (str(b), jumlah)
        for b in berkas_proyek()
        if b.suffix in {".py", ".html", ".css", ".js"} and "migrations" not in b.parts
        if (jumlah := len((AKAR / b).read_text().splitlines())) > 400
    ]
    fungsi = [
        (str(berkas), simpul.name, baris_fungsi(simpul))
        for berkas in sumber()
        for simpul in ast.walk(pohon(berkas))
        if isinstance(simpul, ast.FunctionDef | ast.AsyncFunctionDef) and baris_fungsi(simpul) > 45
    ]

    assert (panjang, fungsi) == ([], [])


def test_a_card_and_the_region_that_scrolls_in_it_never_bear_the_same_label():
    kartu = re.compile(r'<section\b[^>]*aria-labelledby="([^"]+)"[^>]*>(.*?)</section>', re.S)
    dua_kali = [
        (str(b), label)
        for b in berkas_proyek()
        if b.suffix == ".html"
        for label, isi in kartu.findall(teks(b))
        if f'role="region" aria-labelledby="{label}"' in isi
    ]

    assert dua_kali == []


def test_no_machine_path_package_source_or_foreign_host_is_named():
    # Written in pieces, so that this file does not name them either.
    pola = re.compile(
        r"(^|[^\w.])/(work|root|home|farm)" + r"/\w"
        r"|/opt/\w+" + r"/simple|/tmp" + r"/[a-z]"
        r"|(?<!no-emit-)(extra-)?index" + r"-url|(?<!no-emit-)find" + r"-links"
        r"|https?://cdn|cdn\.jsdelivr|unpkg\.com|(fonts|ajax)\.googleapis"
    )
    salah = [
        (str(berkas), nomor, temuan.group())
        for berkas in berkas_proyek()
        if berkas != Path("tests/test_arsitektur.py")
        for nomor, baris in enumerate(teks(berkas).splitlines(), 1)
        if (temuan := pola.search(baris))
    ]

    assert salah == []
