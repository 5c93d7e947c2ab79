"""Live references in people's texts: each must name a figure that there is."""

from collections.abc import Iterator
from difflib import get_close_matches

from capaian.laporan.isi.teks import rujukan
from capaian.periksa.aturan import aturan
from capaian.periksa.hidup.bahan import Bahan, temuan
from capaian.periksa.temuan import Jenis, Temuan, Tingkat

_MIRIP = 0.7


@aturan(
    "D-RUJUKAN",
    "Rujukan angka dalam teks tidak dikenal",
    jenis=Jenis.DATA,
    tingkat=Tingkat.SALAH,
    dasar="Angka dalam teks diambil dari data; rujukan yang terputus tercetak sebagai kode.",
    tindakan="Buka teksnya, lalu pilih lagi angkanya atau hapus rujukan itu.",
)
def terputus(b: Bahan) -> Iterator[Temuan]:
    """A token that names no figure, after a node or an indicator was renamed or removed."""
    for kunci, teks in b.data.teks.items():
        for satu in rujukan(teks.isi.replace("&amp;", "&")):
            if satu in b.u.fakta:
                continue
            dekat = get_close_matches(satu, b.u.fakta, n=1, cutoff=_MIRIP)
            maksud = f" Mungkin maksudnya [[{dekat[0]}]]." if dekat else ""
            yield temuan(
                "D-RUJUKAN",
                satu,
                f"Teks {kunci}",
                f"Teks “{kunci}” merujuk [[{satu}]], yang tidak ada dalam data.{maksud}",
                tercetak=satu,
                hitung=dekat[0] if dekat else "",
                tautan=("laporan", kunci),
            )
