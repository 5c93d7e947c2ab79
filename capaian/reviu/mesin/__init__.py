"""What the program itself can answer of the review checklist, each with the evidence it used.

Pure: it reads the submitted report's tree and a few counts. An answer is a proposal for the
reviewer; where the tree does not tell, there is none and only what was seen is said.
"""

from collections.abc import Callable

from .bagian import data_penting, lampiran, pembanding, perbaikan
from .istilah import BahanReviu, CentangSmart, Jawaban, Nilai
from .proses import (
    LANGKAH_INTERN,
    aliran_data,
    bukti_data,
    diketahui_unit,
    keandalan,
    kontribusi,
    penanggung_jawab,
)
from .selaras import ringkas, selaras_iku, selaras_indikator, selaras_pk, selaras_renstra
from .smart import dari_centang, indikator, smart
from .tabel import capaian, keuangan, kolom, target

__all__ = [
    "LANGKAH_INTERN",
    "MESIN",
    "BahanReviu",
    "CentangSmart",
    "Jawaban",
    "Nilai",
    "dari_centang",
    "indikator",
    "jawab",
    "kolom",
    "ringkas",
]

MESIN: dict[str, Callable[[BahanReviu], Jawaban]] = {
    f.__name__: f
    for f in (
        *(data_penting, target, capaian, lampiran, perbaikan, keuangan),
        *(bukti_data, aliran_data, penanggung_jawab, keandalan, diketahui_unit, kontribusi),
        *(selaras_pk, selaras_renstra, selaras_indikator, selaras_iku, pembanding, smart),
    )
}
"""The checks by the code that an item of the checklist names."""


def jawab(kode: str, bahan: BahanReviu) -> Jawaban:
    """Return the machine's answer to the item with this code; an empty one for unknown codes."""
    mesin = MESIN.get(kode)
    return mesin(bahan) if mesin else Jawaban(Nilai.KOSONG, "")
