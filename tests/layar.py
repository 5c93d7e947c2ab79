"""What browser tests share: a signed-in session, and what axe finds on the page."""

from axe_playwright_python.sync_playwright import Axe
from django.test import Client
from orang import SANDI
from playwright.sync_api import BrowserContext, Page

BERAT = frozenset({"serious", "critical"})


def beri_sesi(konteks: BrowserContext, orang: Client, alamat: str) -> None:
    """Sign the browser in at the server ``alamat`` as who is signed in in ``orang``."""
    sesi = orang.cookies["sessionid"].value
    konteks.add_cookies([{"name": "sessionid", "value": sesi, "url": alamat}])


def masuk(page: Page, alamat: str, nama: str = "operator") -> None:
    """Open ``alamat``, which asks for a login, log in, and wait for that page."""
    page.goto(alamat)
    page.get_by_label("Nama pengguna").fill(nama)
    page.get_by_label("Kata sandi").fill(SANDI)
    page.get_by_role("button", name="Masuk").click()
    page.wait_for_url(alamat)


def pelanggaran(page: Page, *, berat: bool = False) -> list[tuple[str, str]]:
    """Rule and first element of each violation; with ``berat`` of those that keep somebody out."""
    semua = Axe().run(page).response["violations"]
    return [
        (v["id"], v["nodes"][0]["html"][:200]) for v in semua if not berat or v["impact"] in BERAT
    ]
