"""The calendar of entering: which periods are open, closing and re-opening them.

A pemda closes a period of all its agencies; an agency's own row says otherwise until the pemda
closes or opens that period anew. A closed year closes its quarters with it, and everything else
of the agency-year (``capaian.perantara``).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Value

from capaian.models import PeriodeIsian, PeriodePemda
from lakip.angka import romawi
from lakip.instansi.kejadian import catat
from lakip.instansi.models import Pemda, Pengguna
from renstra.models import TahunKinerja

PERIODE = (1, 2, 3, 4, 0)
"""The quarters, then the year."""
SETAHUN = 0
_TANPA_ALASAN = "Tulis alasan membuka kembali periode ini."


class PeriodeTertutup(Exception):
    """Nothing may be entered for the period; ``pesan`` tells the user what to do."""

    def __init__(self, triwulan: int) -> None:
        self.pesan = (
            f"{nama_periode(triwulan)} sudah ditutup. Minta admin membukanya kembali lebih dahulu."
        )
        super().__init__(self.pesan)


def nama_periode(triwulan: int) -> str:
    """ "Triwulan II", or "Setahun" for 0."""
    return f"Triwulan {romawi(triwulan)}" if triwulan else "Setahun"


@dataclass(frozen=True)
class KeadaanPeriode:
    """A period of an agency-year. ``tertutup`` counts a closed year; ``sendiri`` does not.

    ``tenggat`` is the pemda's deadline, None when it set none; ``alasan`` why it was re-opened.
    """

    triwulan: int
    tertutup: bool
    sendiri: bool
    tenggat: date | None
    alasan: str

    @property
    def nama(self) -> str:
        return nama_periode(self.triwulan)


def keadaan_periode(tk: TahunKinerja) -> dict[int, KeadaanPeriode]:
    """Every period of the agency-year, the quarters first. Two queries."""
    milik = {p.triwulan: p for p in PeriodeIsian.objects.filter(tahun_kinerja=tk)}
    pemda = {
        p.triwulan: p
        for p in PeriodePemda.objects.filter(
            pemda__perangkat_daerah=tk.opd_id, tahun=tk.tahun
        ).order_by()
    }
    berlaku: dict[int, PeriodeIsian | PeriodePemda] = {**pemda, **milik}
    tutup = {p for p in PERIODE if p in berlaku and berlaku[p].tertutup}
    return {
        p: KeadaanPeriode(
            p,
            tertutup=p in tutup or SETAHUN in tutup,
            sendiri=p in tutup,
            tenggat=pemda[p].tenggat if p in pemda else None,
            alasan=berlaku[p].alasan if p in berlaku else "",
        )
        for p in PERIODE
    }


def periode_tertutup(tk: TahunKinerja) -> frozenset[int]:
    """The periods of the agency-year that are closed; a closed year closes them all."""
    return frozenset(p for p, k in keadaan_periode(tk).items() if k.tertutup)


def alasan_tutup(tk: TahunKinerja) -> str:
    """Why nothing of the agency-year may be changed; "" while its year is open."""
    if not _tahun_tertutup(tk):
        return ""
    return (
        f"Tahun {tk.tahun} sudah ditutup: isinya hanya dapat dibaca. Minta admin membukanya "
        "kembali bila ada yang harus diperbaiki."
    )


def alasan_bulan_tertutup(tk: TahunKinerja, bulan: Collection[int]) -> str:
    """Why realised budgets of these months may not be changed; "" while all of them are open."""
    tertutup = periode_tertutup(tk)
    if SETAHUN in tertutup:
        return alasan_tutup(tk)
    nama = [nama_periode(t) for t in sorted({(b + 2) // 3 for b in bulan} & tertutup)]
    if not nama:
        return ""
    return (
        f"{', '.join(nama)} tahun {tk.tahun} sudah ditutup. Minta admin membukanya kembali pada "
        "halaman Jadwal isian, lalu ulangi."
    )


def _tahun_tertutup(tk: TahunKinerja) -> bool:
    """Whether the year is closed: every page asks, so it is one query."""
    # By number: a year that a workbook is about to make has no row yet.
    milik = PeriodeIsian.objects.filter(tahun_kinerja_id=tk.pk, triwulan=SETAHUN)
    pemda = PeriodePemda.objects.filter(
        pemda__perangkat_daerah=tk.opd_id, tahun=tk.tahun, triwulan=SETAHUN
    )
    lajur = [
        semua.order_by().annotate(urut=Value(ke)).values_list("urut", "tertutup")
        for ke, semua in enumerate((milik, pemda))
    ]
    return next((tutup for _, tutup in sorted(lajur[0].union(lajur[1], all=True))), False)


def wajib_terbuka(tk: TahunKinerja, triwulan: int) -> None:
    """Raise PeriodeTertutup when the period is closed; inside the transaction of an entry.

    The agency-year is locked, so that a period is never closed while an entry is being saved.
    """
    TahunKinerja.objects.select_for_update().get(pk=tk.pk)
    if triwulan in periode_tertutup(tk):
        raise PeriodeTertutup(triwulan)


def tutup_periode(*, tahun_kinerja: TahunKinerja, triwulan: int, oleh: Pengguna) -> bool:
    """Close a period of one agency; False when it is closed already."""
    with transaction.atomic():
        periode = _terkunci(tahun_kinerja, triwulan)
        if periode.tertutup:
            return False
        periode.tertutup, periode.alasan = True, ""
        _simpan(periode, oleh)
        _catat_opd("tutup_periode", periode, f"{nama_periode(triwulan)} ditutup.", oleh)
    return True


def buka_periode(
    *, tahun_kinerja: TahunKinerja, triwulan: int, alasan: str, oleh: Pengguna
) -> bool:
    """Open a closed period of one agency again; False when it is open already.

    Raises ValidationError without a reason.
    """
    with transaction.atomic():
        periode = _terkunci(tahun_kinerja, triwulan)
        if not periode.tertutup:
            return False
        periode.tertutup, periode.alasan = False, alasan.strip()
        _simpan(periode, oleh)
        uraian = f"{nama_periode(triwulan)} dibuka kembali: {periode.alasan}"
        _catat_opd("buka_periode", periode, uraian, oleh)
    return True


def _terkunci(tk: TahunKinerja, triwulan: int) -> PeriodeIsian:
    """The agency's own row, made as the pemda has it when there is none."""
    TahunKinerja.objects.select_for_update().get(pk=tk.pk)
    ada = PeriodeIsian.objects.filter(tahun_kinerja=tk, triwulan=triwulan).first()
    if ada is not None:
        return ada
    tutup = keadaan_periode(tk)[triwulan].sendiri
    return PeriodeIsian(tahun_kinerja=tk, triwulan=triwulan, tertutup=tutup)


def _simpan(periode: PeriodeIsian | PeriodePemda, oleh: Pengguna) -> None:
    periode.full_clean()
    periode._history_user = oleh
    periode.save()


def _catat_opd(jenis: str, periode: PeriodeIsian, uraian: str, oleh: Pengguna) -> None:
    tk = periode.tahun_kinerja
    catat(
        jenis,
        oleh=oleh,
        opd=tk.opd,
        tahun=tk.tahun,
        objek=nama_periode(periode.triwulan),
        uraian=uraian,
        data={"triwulan": periode.triwulan, "alasan": periode.alasan},
    )


def jadwal_pemda(pemda: Pemda, tahun: int) -> dict[int, PeriodePemda]:
    """Every period of the pemda's year; one that was never set is new and open."""
    ada = {p.triwulan: p for p in PeriodePemda.objects.filter(pemda=pemda, tahun=tahun)}
    return {p: ada.get(p) or PeriodePemda(pemda=pemda, tahun=tahun, triwulan=p) for p in PERIODE}


def opd_berbeda(pemda: Pemda, tahun: int) -> Mapping[int, list[str]]:
    """By period, the agencies whose own row departs from the pemda's."""
    jadwal = jadwal_pemda(pemda, tahun)
    milik = PeriodeIsian.objects.filter(
        tahun_kinerja__opd__pemda=pemda, tahun_kinerja__tahun=tahun
    ).select_related("tahun_kinerja__opd")
    hasil: dict[int, list[str]] = {}
    for p in milik.order_by("tahun_kinerja__opd__nama"):
        if p.tertutup != jadwal[p.triwulan].tertutup:
            hasil.setdefault(p.triwulan, []).append(p.tahun_kinerja.opd.nama)
    return hasil


def tutup_pemda(*, pemda: Pemda, tahun: int, triwulan: int, oleh: Pengguna) -> bool:
    """Close a period of every agency of the pemda; False when it is closed for all already."""
    return _ubah_pemda(pemda, tahun, triwulan, tertutup=True, alasan="", oleh=oleh)


def buka_pemda(*, pemda: Pemda, tahun: int, triwulan: int, alasan: str, oleh: Pengguna) -> bool:
    """Open a period of every agency of the pemda again; False when it is open for all already.

    Raises ValidationError without a reason.
    """
    alasan = alasan.strip()
    if not alasan:
        raise ValidationError(_TANPA_ALASAN)
    return _ubah_pemda(pemda, tahun, triwulan, tertutup=False, alasan=alasan, oleh=oleh)


def atur_tenggat(
    *, pemda: Pemda, tahun: int, triwulan: int, tenggat: date | None, oleh: Pengguna
) -> bool:
    """Set the deadline of a period, None for none; False when it is that already."""
    with transaction.atomic():
        periode = _pemda_terkunci(pemda, tahun, triwulan)
        if periode.tenggat == tenggat:
            return False
        periode.tenggat = tenggat
        _simpan(periode, oleh)
        _catat_pemda("atur_tenggat", periode, "Batas akhir pengisian diubah.", oleh)
    return True


def _ubah_pemda(
    pemda: Pemda, tahun: int, triwulan: int, *, tertutup: bool, alasan: str, oleh: Pengguna
) -> bool:
    with transaction.atomic():
        periode = _pemda_terkunci(pemda, tahun, triwulan)
        milik = PeriodeIsian.objects.filter(
            tahun_kinerja__opd__pemda=pemda, tahun_kinerja__tahun=tahun, triwulan=triwulan
        ).exclude(tertutup=tertutup)
        berbeda = list(milik.select_related("tahun_kinerja"))
        if periode.tertutup == tertutup and not berbeda:
            return False
        for satu in (periode, *berbeda):
            satu.tertutup, satu.alasan = tertutup, alasan
            _simpan(satu, oleh)
        jenis, kata = ("tutup", "ditutup") if tertutup else ("buka", f"dibuka kembali: {alasan}")
        uraian = f"{nama_periode(triwulan)} {tahun} {kata}"
        _catat_pemda(f"{jenis}_periode_pemda", periode, uraian, oleh)
    return True


def _pemda_terkunci(pemda: Pemda, tahun: int, triwulan: int) -> PeriodePemda:
    """The pemda's row, with the pemda and its agency-years of that year locked."""
    Pemda.objects.select_for_update().get(pk=pemda.pk)
    tahun_opd = TahunKinerja.objects.filter(opd__pemda=pemda, tahun=tahun).order_by("pk")
    list(tahun_opd.select_for_update(of=("self",)).values_list("pk", flat=True))
    return jadwal_pemda(pemda, tahun)[triwulan]


def _catat_pemda(jenis: str, periode: PeriodePemda, uraian: str, oleh: Pengguna) -> None:
    tenggat = periode.tenggat.isoformat() if periode.tenggat else None
    catat(
        jenis,
        oleh=oleh,
        tahun=periode.tahun,
        objek=f"{periode.pemda}, {nama_periode(periode.triwulan)}",
        uraian=uraian,
        data={
            "pemda": periode.pemda.kode,
            "triwulan": periode.triwulan,
            "alasan": periode.alasan,
            "tenggat": tenggat,
        },
    )
