"""The grid of realised budgets for a quarter: each month typed as its own amount or up to it."""

from collections.abc import Mapping
from decimal import Decimal

from django.core.exceptions import ValidationError

from capaian.galat_kisi import galat_baris
from capaian.hitung import serapan
from capaian.isian_anggaran import IsianLajur, simpan_lajur
from capaian.jadwal import periode_tertutup
from capaian.kisi_keluaran import dikembalikan
from capaian.lajur_anggaran import (
    JumlahLajur,
    Lajur,
    boleh_diisi,
    bulan_tampil,
    bulan_triwulan,
    daftar_lajur,
    jumlah_lajur,
)
from capaian.laporan.ukur import kata_kosong
from capaian.models import JenisIsian
from capaian.rencana.kisi import (
    BarisKisi,
    JenisSel,
    Kisi,
    KolomKisi,
    SelKisi,
    SelSalah,
    pesan,
)
from capaian.verifikasi import status_isian
from lakip.angka import (
    AngkaTidakTerbaca,
    JenisAngka,
    baca_angka,
    format_angka,
    format_persen,
    nama_bulan,
)
from lakip.instansi.models import Pengguna
from renstra.models import TahunKinerja


class KisiAnggaran(Kisi):
    """One row per leaf that the user may fill.

    ``kumulatif``: cells hold the amount up to their month instead of that of the month. ``unit``
    keeps the leaves of one unit only.
    """

    nama = "Realisasi anggaran"
    judul_baris = "Program, kegiatan, sub kegiatan"

    def __init__(
        self,
        tk: TahunKinerja,
        triwulan: int,
        oleh: Pengguna,
        *,
        sumber: str = "SPJ",
        kumulatif: bool = False,
        unit: int | None = None,
    ) -> None:
        self.tk, self.triwulan, self.oleh = tk, triwulan, oleh
        self.sumber, self.kumulatif, self.unit = sumber, kumulatif, unit
        self.bulan = bulan_triwulan(triwulan)
        self.hanya_baca = triwulan in periode_tertutup(tk)
        awalan = "s.d. " if kumulatif else ""
        uang = JenisSel.RUPIAH
        self.kolom = (
            KolomKisi("pagu", "Pagu (Rp)", uang, tampil=True),
            KolomKisi("sebelum", self._judul_sebelum(), uang, lebar="uang"),
            *(
                KolomKisi(f"b{b}", f"{awalan}{nama_bulan(b)} (Rp)", uang, lebar="uang")
                for b in self.bulan
            ),
            KolomKisi("sampai", f"S.d. {nama_bulan(self.bulan[-1])} (Rp)", uang, tampil=True),
            KolomKisi("serapan", "Serapan", uang, tampil=True),
            KolomKisi("penjelasan", "Penjelasan", lebar="uang"),
        )

    def _judul_sebelum(self) -> str:
        if self.triwulan == 1:
            return "Saldo awal (Rp)"
        return f"S.d. {nama_bulan(self.bulan[0] - 1)} atau saldo awal (Rp)"

    def semua(self) -> list[Lajur]:
        """Every leaf of the agency, whoever fills it."""
        if not hasattr(self, "_semua"):
            self._semua = daftar_lajur(self.tk, self.sumber, bulan=bulan_tampil(self.triwulan))
        return self._semua

    def lajur(self) -> dict[str, Lajur]:
        """The leaves that the user fills, by the key of their row."""
        milik = boleh_diisi(self.semua(), self.tk, self.oleh)
        return {str(n.pos.pk): n for n in milik if self.unit is None or n.unit == self.unit}

    def jumlah(self) -> list[JumlahLajur]:
        """The sums of every program and of the agency."""
        return jumlah_lajur(self.semua(), self.triwulan)

    def daftar(self) -> list[BarisKisi]:
        status = status_isian(self.tk, JenisIsian.ANGGARAN)
        hasil = []
        for kunci, n in self.lajur().items():
            baris = self._baris(kunci, n)
            baris.galat = [
                kata
                for r in n.baris
                if r.bulan in self.bulan and r.pk in status
                for kata in dikembalikan(status[r.pk], self.tk, nama_bulan(r.bulan))
            ]
            hasil.append(baris)
        return hasil

    def _baris(self, kunci: str, n: Lajur) -> BarisKisi:
        akhir = self.bulan[-1]
        isi = {b: n.kumulatif(b) if self.kumulatif else n.bulan_ini(b) for b in self.bulan}
        if self.kumulatif:  # a month without an entry stays blank, though a sum is known
            ada = {b for b in self.bulan if n.terkunci(b) or n.bulan_ini(b) is not None}
            isi = {b: nilai if b in ada else None for b, nilai in isi.items()}
        sampai = n.kumulatif(akhir)
        terserap = serapan(n.pagu, sampai)
        teks = {
            "pagu": _uang(n.pagu) or "belum ada",
            "sebelum": _uang(n.sebelum(self.triwulan) or None),
            **{f"b{b}": _uang(nilai) for b, nilai in isi.items()},
            "sampai": _uang(sampai) or "belum ada",
            "serapan": kata_kosong(terserap.alasan)
            if terserap.nilai is None
            else format_persen(terserap.nilai),
            "penjelasan": "",
        }
        kunci_sel = {f"b{b}": bool(n.terkunci(b)) for b in self.bulan}
        kunci_sel["sebelum"] = n.saldo_terkunci(self.triwulan)
        sel = [
            SelKisi(k, teks[k.nama], terkunci=self.hanya_baca or kunci_sel.get(k.nama, False))
            for k in self.kolom
        ]
        sebab = next((s for b in reversed(self.bulan) if (s := n.terkunci(b))), "")
        return BarisKisi(
            kunci,
            str(n.pos),
            n.versi,
            sel,
            kelompok=str(n.program),
            keterangan=" ".join(t for t in (sebab, n.catatan(self.triwulan)) if t),
            alamat=n.terimpor.asal[-1].alamat if n.terimpor else "",
        )

    def simpan(self, kunci: str, isian: Mapping[str, str], versi_dibaca: int) -> str:
        n = self.lajur()[kunci]
        angka, galat = self._baca(isian)
        if galat:
            raise SelSalah(galat)
        bulan = {b: angka[f"b{b}"] for b in self.bulan}
        isi = IsianLajur(
            self._bulan_ini(n, bulan, angka["sebelum"]) if self.kumulatif else bulan,
            angka["sebelum"],
            isian.get("penjelasan", "").strip(),
        )
        try:
            with galat_baris("penjelasan", "jelaskan pada kolom Penjelasan"):
                simpan_lajur(
                    tahun_kinerja=self.tk,
                    pos_id=n.pos.pk,
                    sumber=self.sumber,
                    triwulan=self.triwulan,
                    isian=isi,
                    versi_dibaca=versi_dibaca,
                    oleh=self.oleh,
                )
        except ValidationError as salah:
            raise SelSalah(_per_kolom(salah)) from salah
        finally:
            self.__dict__.pop("_semua", None)
        return kunci

    def _baca(self, isian: Mapping[str, str]) -> tuple[dict[str, Decimal | None], dict[str, str]]:
        """The typed amounts by column, and what cannot be read."""
        angka: dict[str, Decimal | None] = {}
        galat = {}
        for nama in ("sebelum", *(f"b{b}" for b in self.bulan)):
            try:
                angka[nama] = baca_angka(isian.get(nama, ""), jenis=JenisAngka.RUPIAH)
            except AngkaTidakTerbaca as salah:
                galat[nama] = pesan(salah)
        return angka, galat

    def _bulan_ini(
        self, n: Lajur, sampai: Mapping[int, Decimal | None], saldo: Decimal | None
    ) -> dict[int, Decimal | None]:
        """Each month's own amount from amounts up to it; a blank month has none."""
        awal = self.bulan[0]
        if not n.saldo_terkunci(self.triwulan):
            dasar = saldo or Decimal(0)
        else:
            dasar = (n.kumulatif(awal - 1) if awal > 1 else None) or Decimal(0)
        hasil: dict[int, Decimal | None] = {}
        for b in self.bulan:
            if n.terkunci(b):
                hasil[b], dasar = n.bulan_ini(b), n.kumulatif(b) or dasar
                continue
            nilai = sampai[b]
            hasil[b] = None if nilai is None else nilai - dasar
            dasar = dasar if nilai is None else nilai
        return hasil


def _uang(nilai: Decimal | None) -> str:
    return format_angka(nilai, kosong="", buang_nol=True)


def _per_kolom(salah: ValidationError) -> dict[str, str]:
    if not hasattr(salah, "error_dict"):
        return {"": pesan(salah)}
    return {"" if n == "__all__" else n: " ".join(p) for n, p in salah.message_dict.items()}
