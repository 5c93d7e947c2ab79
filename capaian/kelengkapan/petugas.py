"""Who must fill an item: people by their assignments, else the role that would."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from capaian.kelengkapan.syarat import Syarat
from lakip.instansi.izin import PER_UNIT, PERAN, Izin, turunan_unit
from lakip.instansi.models import Penugasan, PerangkatDaerah, Unit

# Who does it first; the others hold the permission too, and step in when there is nobody.
_DAHULU = {
    Izin.ISI_REALISASI: (Penugasan.Peran.OPERATOR, Penugasan.Peran.PENYUSUN),
    Izin.VERIFIKASI: (Penugasan.Peran.VERIFIKATOR,),
    Izin.SETUJUI: (Penugasan.Peran.KEPALA,),
}
_LAZIM = (Penugasan.Peran.PENYUSUN, Penugasan.Peran.ADMIN)


@dataclass(frozen=True)
class Petugas:
    """People (id and name) in one role; without people nobody holds the role here yet."""

    peran: str
    orang: tuple[tuple[int, str], ...] = ()

    @property
    def nama(self) -> str:
        """The names, or the role when there are none."""
        return ", ".join(nama for _, nama in self.orang) or f"{self.peran} (belum ada)"


class DaftarPetugas:
    """The assignments in one agency, asked item by item. Two queries."""

    def __init__(self, opd: PerangkatDaerah) -> None:
        self._tugas = list(
            Penugasan.objects.filter(opd=opd, pengguna__is_active=True)
            .select_related("pengguna")
            .order_by("pengguna__nama", "pengguna__username")
        )
        self._bawahan = turunan_unit(
            Unit.objects.filter(susunan__opd=opd).values_list("pk", "induk"),
            {p.unit_id for p in self._tugas if p.unit_id},
        )
        self._ingat: dict[tuple[str, int | None], Petugas] = {}

    def __call__(self, s: Syarat) -> Petugas:
        """Who must fill the item."""
        kunci = (s.izin, s.unit)
        if kunci not in self._ingat:
            self._ingat[kunci] = self._cari(Izin(s.izin), s.unit)
        return self._ingat[kunci]

    def _cari(self, izin: Izin, unit: int | None) -> Petugas:
        peran = [p for p in _DAHULU.get(izin, _LAZIM) if izin in PERAN[p].izin]
        for satu in peran:
            cocok = [p for p in self._tugas if p.peran == satu and self._mencakup(p, izin, unit)]
            # A bidang's own people come before those who may fill everything.
            sendiri = [p for p in cocok if p.unit_id] or cocok
            if sendiri:
                orang = {p.pengguna_id: str(p.pengguna) for p in sendiri}
                return Petugas(satu.label, tuple(orang.items()))
        return Petugas(peran[0].label if peran else Penugasan.Peran.ADMIN.label)

    def _mencakup(self, p: Penugasan, izin: Izin, unit: int | None) -> bool:
        if p.unit_id is None or izin not in PER_UNIT:
            return True
        return unit in self._bawahan[p.unit_id]


def per_petugas(
    syarat: Iterable[Syarat], daftar: DaftarPetugas
) -> Mapping[Petugas, tuple[Syarat, ...]]:
    """The items by who must fill them, those with most first."""
    hasil: dict[Petugas, list[Syarat]] = {}
    for s in syarat:
        hasil.setdefault(daftar(s), []).append(s)
    urut = sorted(hasil.items(), key=lambda pasangan: -len(pasangan[1]))
    return {petugas: tuple(milik) for petugas, milik in urut}
