"""Which unit fills a budget node: its own, or that of the nearest node above."""

from .models import PosAnggaran


def unit_pos(tahun_kinerja_id: int) -> dict[int, int | None]:
    """The id of the unit in charge of every node of the agency-year, None for none; one query."""
    baris = PosAnggaran.objects.filter(tahun_kinerja=tahun_kinerja_id)
    pos = {pk: (induk, unit) for pk, induk, unit in baris.values_list("pk", "induk", "unit")}

    def cari(pk: int) -> int | None:
        dilalui: set[int] = set()
        atas: int | None = pk
        while atas is not None and atas not in dilalui:
            dilalui.add(atas)
            induk, unit = pos[atas]
            if unit is not None:
                return unit
            atas = induk
        return None

    return {pk: cari(pk) for pk in pos}
