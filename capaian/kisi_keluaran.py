"""The grid of outputs for a period: target and last value beside what is typed."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.urls import reverse

from capaian.bukti import bukti_nilai, bukti_tahun
from capaian.galat_kisi import galat_baris
from capaian.isian_keluaran import MEDAN, ButirKeluaran, daftar_keluaran, simpan_keluaran
from capaian.jadwal import periode_tertutup
from capaian.kueri.instansi import DaftarSkala, muat_aturan_ukur
from capaian.laporan.bahan import AturanUkur
from capaian.laporan.ukur import kata_kosong
from capaian.models import Bukti, JenisIsian
from capaian.rencana.kisi import (
    BarisKisi,
    JenisSel,
    Kisi,
    KolomKisi,
    SelKisi,
    SelSalah,
)
from capaian.rencana.kisi_objek import isi_medan
from capaian.verifikasi import Keadaan, StatusIsian, status_isian
from lakip.angka import format_angka, format_persen
from lakip.instansi.models import Pengguna
from renstra.models import TahunKinerja


class _Isian:
    """What a row's texts are read into."""

    nilai = None
    catatan = kendala = upaya = ""


class KisiKeluaran(Kisi):
    """One row per output that the user may fill. ``unit`` keeps those of one unit only."""

    nama = "Realisasi keluaran"
    judul_baris = "Keluaran"

    def __init__(
        self, tk: TahunKinerja, triwulan: int, oleh: Pengguna, unit: int | None = None
    ) -> None:
        self.tk, self.triwulan, self.oleh, self.unit = tk, triwulan, oleh, unit
        self.hanya_baca = triwulan in periode_tertutup(tk)
        self.alamat_hitung = reverse(
            "isian:keluaran_hitung", args=[tk.opd.kode, tk.tahun, triwulan]
        )
        label = {"catatan": "Catatan", "kendala": "Kendala", "upaya": "Upaya"}
        if not triwulan:
            label = {"catatan": "Penjelasan", "kendala": "Penyebab", "upaya": "Solusi"}
        self.kolom = (
            KolomKisi("target", "Target setahun", JenisSel.ANGKA, tampil=True),
            KolomKisi("lalu", "Nilai terakhir", tampil=True),
            KolomKisi("nilai", "Realisasi", JenisSel.ANGKA),
            KolomKisi("capaian", "Capaian", JenisSel.ANGKA, tampil=True, hidup=True),
            *(KolomKisi(n, judul, panjang=True) for n, judul in label.items()),
            KolomKisi("bukti", "Bukti", tampil=True),
        )

    def butir(self) -> dict[str, ButirKeluaran]:
        """The outputs by the key of their row."""
        semua = daftar_keluaran(self.tk, self.triwulan, self.oleh)
        return {str(b.keluaran.pk): b for b in semua if self.unit is None or b.unit == self.unit}

    def daftar(self) -> list[BarisKisi]:
        aturan, bukti = self._aturan(), bukti_tahun(self.tk)
        jenis = JenisIsian.KELUARAN if self.triwulan else JenisIsian.KELUARAN_TAHUN
        status = status_isian(self.tk, jenis)
        hasil = []
        for kunci, b in self.butir().items():
            baris = self._baris(kunci, b, aturan)
            baris.sel.append(self._bukti(b, bukti))
            if b.nilai is not None and b.objek.pk in status:
                baris.galat = dikembalikan(status[b.objek.pk], self.tk)
            hasil.append(baris)
        return hasil

    def _bukti(self, b: ButirKeluaran, semua: dict[Any, list[Bukti]]) -> SelKisi:
        """How much evidence there is, leading to its page."""
        k = b.keluaran
        banyak = len(bukti_nilai(semua, ("keluaran", k.pk), self.triwulan))
        argumen = [self.tk.opd.kode, self.tk.tahun, self.triwulan, "keluaran", k.pk]
        teks = f"{banyak} bukti" if banyak else "belum ada"
        return SelKisi(self.kolom[-1], teks, alamat=reverse("capaian:bukti", args=argumen))

    def _aturan(self) -> AturanUkur:
        """The settings of the year. Raises SkalaTidakSah."""
        return muat_aturan_ukur(self.tk, DaftarSkala(self.tk.opd))

    def _baris(self, kunci: str, b: ButirKeluaran, aturan: AturanUkur) -> BarisKisi:
        k, (nama, lalu) = b.keluaran, b.nilai_lalu()
        isi: dict[str, Any] = b.isi()
        teks = {
            "target": format_angka(k.target, kosong="belum ada"),
            "lalu": f"{nama}: {format_angka(lalu)}" if lalu is not None else "belum ada",
            "nilai": format_angka(isi["nilai"], kosong="").replace(".", ""),
            "capaian": teks_capaian(b, isi["nilai"], aturan),
            **{n: isi[n] for n in MEDAN[1:]},
        }
        sel = [SelKisi(s, teks[s.nama], terkunci=self.hanya_baca) for s in self.kolom[:-1]]
        return BarisKisi(
            kunci,
            f"{k.nomor_tercetak} {k}".strip(),
            b.versi,
            sel,
            kelompok=str(b.program),
            keterangan=k.satuan or "tanpa satuan",
        )

    def hitung(self, kunci: str, isian: Mapping[str, str]) -> list[str]:
        """Capaian and questions of what stands in the row, unsaved. Raises KeyError."""
        b, isi = self.butir()[kunci], _Isian()
        galat = isi_medan(isi, self.kolom_isian, isian)
        if galat:
            return list(galat.values())
        return [teks_capaian(b, isi.nilai, self._aturan()), *b.kejanggalan(isi.nilai)]

    def simpan(self, kunci: str, isian: Mapping[str, str], versi_dibaca: int) -> str:
        b, isi = self.butir()[kunci], _Isian()
        if galat := isi_medan(isi, self.kolom_isian, isian):
            raise SelSalah(galat)
        penjelas = next(k.judul for k in self.kolom if k.nama == "catatan")
        try:
            with galat_baris("nilai", f"jelaskan pada kolom {penjelas}"):
                simpan_keluaran(
                    butir=b,
                    isian={n: getattr(isi, n) for n in MEDAN},
                    versi_dibaca=versi_dibaca,
                    oleh=self.oleh,
                )
        except ValidationError as galat:
            raise SelSalah({"": " ".join(galat.messages)}) from galat
        return kunci


def dikembalikan(status: StatusIsian, tk: TahunKinerja, nama: str = "") -> list[str]:
    """Why a Verifikator sent a value back, ``nama`` before it; nothing for any other state."""
    if status.keadaan is not Keadaan.DIKEMBALIKAN:
        return []
    awal = f"{nama}: " if nama else ""
    return [f"{awal}{status.uraian(tk.opd.pemda)}. Perbaiki, lalu simpan: isian diajukan lagi."]


def teks_capaian(b: ButirKeluaran, nilai: Any, aturan: AturanUkur) -> str:
    """Capaian and category of a figure as printed, or why there is none."""
    hasil = b.ukur(nilai, aturan)
    if hasil.capaian.nilai is None:
        return kata_kosong(hasil.capaian.alasan)
    kelas = f" ({hasil.kelas.label})" if hasil.kelas else ""
    return f"{format_persen(hasil.capaian.nilai)}{kelas}"
