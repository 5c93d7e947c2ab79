"""Which budget leaves support a tujuan, sasaran or indikator."""

from collections.abc import Mapping
from decimal import Decimal

from capaian.laporan.bahan import DataLaporan, Dukungan
from capaian.laporan.ukur.anggaran import Bagian, PohonAnggaran

SERATUS = Decimal(100)


def gabung(*bagian: Bagian) -> dict[str, Decimal | None]:
    """Return the union of selections: a leaf counts once, with the sum of its shares."""
    hasil: dict[str, Decimal | None] = {}
    for satu in bagian:
        for daun, sebagian in satu.items():
            lama = hasil.get(daun, Decimal(0))
            if sebagian is None or lama is None or lama + sebagian >= SERATUS:
                hasil[daun] = None
            else:
                hasil[daun] = lama + sebagian
    return hasil


class Pendukung:
    """The leaves behind each owner, with the falls from indicator to sasaran to tujuan."""

    def __init__(self, data: DataLaporan, pohon: PohonAnggaran) -> None:
        self._pohon = pohon
        self._tautan: dict[str, list[Dukungan]] = {}
        for d in data.dukungan:
            self._tautan.setdefault(d.pemilik, []).append(d)
        self._induk = {i.kode: i.induk for i in data.indikator}
        self._sasaran: Mapping[str, list[str]] = {
            t.kode: [s.kode for s in data.sasaran if s.tujuan == t.kode] for t in data.tujuan
        }

    def bagian(self, kode: str) -> dict[str, Decimal | None]:
        """The leaves that support a tujuan, sasaran or indikator.

        A sasaran has its own links and those of its indicators; a tujuan without links those of
        its sasaran; an indicator without links those of its sasaran or tujuan.
        """
        sendiri = self._sendiri(kode)
        if kode in self._induk:
            return sendiri or self.bagian(self._induk[kode])
        anak = [self._sendiri(i) for i, induk in self._induk.items() if induk == kode]
        sendiri = gabung(sendiri, *anak)
        if sendiri or kode not in self._sasaran:
            return sendiri
        return gabung(*(self.bagian(s) for s in self._sasaran[kode]))

    def alasan(self, kode: str) -> str:
        """Why nothing supports it; "" when nobody said."""
        sendiri = [d.alasan for d in self._tautan.get(kode, ()) if d.alasan]
        if sendiri or kode not in self._induk:
            return "; ".join(sendiri)
        return self.alasan(self._induk[kode])

    def _sendiri(self, kode: str) -> dict[str, Decimal | None]:
        tautan = [d for d in self._tautan.get(kode, ()) if d.pos]
        return gabung(*(dict.fromkeys(self._pohon.daun(d.pos), d.bagian) for d in tautan))
