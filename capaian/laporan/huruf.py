"""The fonts of documents, and the only files that a renderer may open."""

from pathlib import Path

import fontpkg_source_sans_3
import fontpkg_source_serif_4
from weasyprint.urls import URLFetcher, URLFetcherResponse

_BERKAS = (
    ("Source Serif 4", "normal", fontpkg_source_serif_4, "SourceSerif4[opsz,wght].ttf"),
    ("Source Serif 4", "italic", fontpkg_source_serif_4, "SourceSerif4-Italic[opsz,wght].ttf"),
    ("Source Sans 3", "normal", fontpkg_source_sans_3, "SourceSans3[wght].ttf"),
    ("Source Sans 3", "italic", fontpkg_source_sans_3, "SourceSans3-Italic[wght].ttf"),
)


def _alamat(paket: object, nama: str) -> str:
    """The file's address; as_uri percent-encodes the brackets in its name."""
    return (Path(paket.__file__).parent / "files" / nama).as_uri()


ALAMAT_HURUF = frozenset(_alamat(paket, nama) for _, _, paket, nama in _BERKAS)

GAYA_HURUF = "\n".join(
    f'@font-face {{ font-family: "{keluarga}"; font-style: {gaya}; '
    f'src: url("{_alamat(paket, nama)}"); }}'
    for keluarga, gaya, paket, nama in _BERKAS
)


class PengambilTertutup(URLFetcher):
    """Hands out data: addresses and our own font files; refuses everything else."""

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> URLFetcherResponse:
        """The content at ``url``. Raises ValueError for an address that is not allowed."""
        if not url.startswith("data:") and url not in ALAMAT_HURUF:
            raise ValueError("Dokumen tidak mengambil apa pun dari luar.")
        return super().fetch(url, headers)
