"""The database keeps the way of a report by itself, whoever writes and however."""

from dataclasses import dataclass

import pytest
from django.contrib import admin
from django.db import Error, IntegrityError, connection, transaction
from orang import buat_dunia, klien
from versi_contoh import BERKAS_FINAL, kembalikan, langkahkan

from capaian.laporan.pohon import Laporan, Sampul, Tampilan
from capaian.laporan.rekaman import sidik_isi
from capaian.models import BerkasLaporan, LangkahLaporan, LaporanKinerja, RekamanLaporan
from capaian.reviu.alur import JALAN, Langkah
from lakip.instansi.models import Berkas, Pengguna
from lakip.instansi.simpanan import simpan_isi
from renstra.models import TahunKinerja

pytestmark = pytest.mark.dua_basis_data

MODEL = (LaporanKinerja, LangkahLaporan, RekamanLaporan, BerkasLaporan)


POHON = Laporan(
    "dinas-uji", 2025, "1", "draf", False, Sampul("Judul", 2025, "Dinas", "Pemda"), Tampilan(), ()
)


@dataclass
class Kantor:
    """An agency-year without any data, and everybody around it."""

    tk: TahunKinerja
    orang: dict[str, Pengguna]


@pytest.fixture
def k(db) -> Kantor:
    dunia = buat_dunia()
    return Kantor(TahunKinerja.objects.create(opd=dunia.opd, tahun=2025), dunia.orang)


def keadaan() -> dict[str, list[dict]]:
    """Every row of the guarded tables."""
    return {m.__name__: list(m.objects.order_by("pk").values()) for m in (*MODEL, Berkas)}


def di(k: Kantor, langkah: Langkah, *, reviu: bool = False) -> LaporanKinerja:
    """A version at this step, made row by row."""
    oleh, pohon = k.orang["penyusun"], POHON
    laporan = LaporanKinerja.objects.create(tahun_kinerja=k.tk, perlu_reviu=reviu)
    if not reviu:
        return langkahkan(laporan, oleh, pohon, sampai=langkah)
    laporan = langkahkan(laporan, oleh, pohon, sampai=min(langkah, Langkah.DIAJUKAN, key=urut))
    jalur = (Langkah.DIREVIU, Langkah.USUL_FINAL)
    for ke in jalur[: jalur.index(langkah) + 1] if langkah in jalur else ():
        laporan.refresh_from_db()
        catat(laporan, laporan.langkah, ke, oleh)
    laporan.refresh_from_db()
    return laporan


def urut(langkah: Langkah) -> int:
    return list(Langkah).index(langkah)


def catat(laporan: LaporanKinerja, dari: str, ke: str, oleh: Pengguna, **isi: object) -> None:
    isi = {"alasan": "Perlu perbaikan", "urutan": laporan.jejak.count() + 1, **isi}
    LangkahLaporan.objects.create(laporan=laporan, dari=dari, ke=ke, oleh=oleh, **isi)


def diterima(laporan: LaporanKinerja, ke: str, oleh: Pengguna) -> bool:
    """Whether the database takes this step from where the version stands; nothing is kept."""
    try:
        with transaction.atomic():
            catat(laporan, laporan.langkah, ke, oleh)
            assert LaporanKinerja.objects.get(pk=laporan.pk).langkah == ke
            transaction.set_rollback(True)
    except IntegrityError:
        return False
    return True


DI_MANA = [
    *((dari, False) for dari in Langkah if dari != Langkah.DIREVIU),
    *((dari, True) for dari in (Langkah.DIAJUKAN, Langkah.DIREVIU, Langkah.USUL_FINAL)),
]


@pytest.mark.parametrize(("dari", "reviu"), DI_MANA)
def test_database_takes_the_steps_of_the_table_and_no_other(k, dari, reviu):
    laporan = di(k, dari, reviu=reviu)
    if dari == Langkah.DISETUJUI:  # what a submission needs beside its step
        pohon = simpan_isi(b"{}", nama="x", jenis_isi="application/json")
        assert not diterima(laporan, Langkah.DIAJUKAN, k.orang["penyusun"])
        sidik = sidik_isi(POHON)
        RekamanLaporan.objects.create(
            laporan=laporan,
            urutan=1,
            pohon=pohon,
            versi_aturan="1",
            sha256=sidik,
            oleh=k.orang["penyusun"],
        )
    if dari == Langkah.FINAL:
        assert not diterima(laporan, Langkah.DISAMPAIKAN, k.orang["penyusun"])
        berkas = simpan_isi(BERKAS_FINAL, nama="x.pdf", jenis_isi="application/pdf")
        BerkasLaporan.objects.create(laporan=laporan, jenis="final", berkas=berkas, nama="x.pdf")
        laporan.tanggal_penyampaian, laporan.tanda_terima = "2026-02-20", "Agenda 15"
        laporan.save()

    boleh = {ke for ke in Langkah if diterima(laporan, ke, k.orang["penyusun"])}

    assert boleh == {j.ke for j in JALAN if j.dari == dari and j.reviu in (None, reviu)}


def test_step_without_reason_out_of_turn_or_twice_is_refused(k):
    laporan = di(k, Langkah.DISETUJUI)
    oleh = k.orang["penyusun"]

    for isi in (
        {"dari": "disetujui", "ke": "draf", "alasan": "  "},
        {"dari": "diverifikasi", "ke": "draf"},
        {"dari": "disetujui", "ke": "draf", "urutan": 2},
        {"dari": "disetujui", "ke": "draf", "urutan": 4},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            catat(laporan, oleh=oleh, **isi)

    assert LaporanKinerja.objects.get().langkah == "disetujui"


def test_only_what_was_approved_is_recorded(k):
    laporan = di(k, Langkah.DISETUJUI)
    berkas = simpan_isi(b"lain", nama="x", jenis_isi="application/json")
    isi = {"laporan": laporan, "pohon": berkas, "versi_aturan": "1", "oleh": k.orang["penyusun"]}

    for salah in (
        {"urutan": 1, "sha256": "0" * 64},
        {"urutan": 2, "sha256": laporan.jejak.last().sidik},
    ):
        with pytest.raises(IntegrityError, match="isi yang disetujui"), transaction.atomic():
            RekamanLaporan.objects.create(**isi, **salah)

    assert RekamanLaporan.objects.count() == 0


def test_version_begins_as_draft_and_only_one_is_unfinished(k):
    with pytest.raises(IntegrityError, match="dimulai dari draf"), transaction.atomic():
        LaporanKinerja.objects.create(tahun_kinerja=k.tk, langkah="final")
    LaporanKinerja.objects.create(tahun_kinerja=k.tk)
    with pytest.raises(IntegrityError), transaction.atomic():
        LaporanKinerja.objects.create(tahun_kinerja=k.tk, versi=2)

    assert LaporanKinerja.objects.count() == 1


def sql(perintah: str):
    return lambda _: connection.cursor().execute(perintah)


def ubah(model: type, **isi: object):
    return lambda _: model.objects.update(**isi)


SERANGAN = {
    "orm update langkah": ubah(LaporanKinerja, langkah="draf"),
    "orm update maju": ubah(LaporanKinerja, langkah="final"),
    "orm update versi": ubah(LaporanKinerja, versi=7),
    "orm update kode": ubah(LaporanKinerja, kode="AAAABBBBCCCC"),
    "orm update reviu": lambda versi: LaporanKinerja.objects.update(
        perlu_reviu=not versi.perlu_reviu
    ),
    "orm save": lambda versi: (setattr(versi, "langkah", "draf"), versi.save()),
    "orm delete": lambda versi: versi.delete(),
    "orm bulk_update": lambda versi: (
        setattr(versi, "langkah", "draf"),
        LaporanKinerja.objects.bulk_update([versi], ["langkah"]),
    ),
    "orm hapus mentah": lambda versi: LaporanKinerja.objects.filter(pk=versi.pk)._raw_delete(
        "default"
    ),
    "orm ubah alasan": ubah(LangkahLaporan, alasan="lain"),
    "orm hapus jejak": lambda _: LangkahLaporan.objects.all().delete(),
    "orm hapus rekaman": lambda _: RekamanLaporan.objects.all().delete(),
    "orm ubah rekaman": ubah(RekamanLaporan, sha256="0" * 64),
    "orm ubah berkas simpanan": ubah(Berkas, sha256="0" * 64),
    "orm hapus berkas simpanan": lambda _: Berkas.objects.all()._raw_delete("default"),
    "sql langkah": sql("UPDATE capaian_laporankinerja SET langkah = 'draf'"),
    "sql hapus laporan": sql("DELETE FROM capaian_laporankinerja"),
    "sql hapus jejak": sql("DELETE FROM capaian_langkahlaporan"),
    "sql hapus rekaman": sql("DELETE FROM capaian_rekamanlaporan"),
    "sql pindah rekaman": sql("UPDATE capaian_rekamanlaporan SET laporan_id = laporan_id + 1"),
    "sql hapus simpanan": sql("DELETE FROM instansi_berkas"),
    "sql ganti simpanan": sql("UPDATE instansi_berkas SET sha256 = replace(sha256, 'a', 'b')"),
    "sql hapus tahun": sql("DELETE FROM renstra_tahunkinerja"),
}


def selesaikan(serang, laporan: LaporanKinerja) -> None:
    """The attack to the end of its transaction, when the database checks references."""
    with transaction.atomic():
        serang(laporan)
        connection.check_constraints()


@pytest.mark.parametrize("langkah", [Langkah.DIAJUKAN, Langkah.TERBIT])
@pytest.mark.parametrize("serang", SERANGAN.values(), ids=SERANGAN)
def test_recorded_report_cannot_be_changed(k, serang, langkah):
    laporan = di(k, langkah)
    semula = keadaan()

    with pytest.raises(Error):
        selesaikan(serang, laporan)

    assert keadaan() == semula


@pytest.mark.parametrize(
    "serang",
    [
        ubah(BerkasLaporan, nama="lain.pdf"),
        lambda _: BerkasLaporan.objects.all().delete(),
        sql("UPDATE capaian_berkaslaporan SET jenis = 'ttd'"),
        ubah(LaporanKinerja, tanda_terima="Agenda 99"),
        ubah(LaporanKinerja, tanggal_penyampaian=None),
    ],
    ids=["ubah nama", "hapus", "sql jenis", "tanda terima", "tanggal"],
)
def test_files_and_receipt_of_a_published_report_cannot_be_changed(k, serang):
    laporan = di(k, Langkah.TERBIT)
    semula = keadaan()

    with pytest.raises(Error), transaction.atomic():
        serang(laporan)

    assert keadaan() == semula


def test_second_final_file_and_file_of_a_draft_are_refused(k):
    laporan = di(k, Langkah.TERBIT)
    berkas = simpan_isi(b"lain", nama="x", jenis_isi="application/pdf")
    draf = LaporanKinerja.objects.create(tahun_kinerja=k.tk, versi=2)
    semula = keadaan()

    for milik, jenis in ((laporan, "final"), (draf, "final"), (draf, "ttd")):
        with pytest.raises(IntegrityError), transaction.atomic():
            BerkasLaporan.objects.create(laporan=milik, jenis=jenis, berkas=berkas, nama="x")

    assert keadaan() == semula


def test_returned_report_keeps_what_was_recorded(k):
    laporan = kembalikan(di(k, Langkah.DIAJUKAN), k.orang["kepala"], "Angka belum final")

    with pytest.raises(Error), transaction.atomic():
        laporan.delete()

    assert (laporan.langkah, RekamanLaporan.objects.count()) == ("draf", 1)


def test_admin_site_has_no_page_for_versions_and_their_records(k):
    laporan = di(k, Langkah.DIAJUKAN)
    layar = klien(k.orang["superuser"])
    alamat = [f"/admin/capaian/{m._meta.model_name}/" for m in MODEL] + ["/admin/instansi/berkas/"]

    assert [m for m in (*MODEL, Berkas) if m in admin.site._registry] == []
    assert [layar.get(a).status_code for a in alamat] == [404] * 5
    assert layar.post(f"/admin/capaian/laporankinerja/{laporan.pk}/delete/").status_code == 404


@pytest.mark.parametrize("ke", ["draf", "terbit", "diverifikasi", "", "hapus"])
def test_form_takes_no_step_that_the_table_does_not_have(k, ke):
    laporan = di(k, Langkah.DISAMPAIKAN if ke != "terbit" else Langkah.DIAJUKAN)
    semula = keadaan()
    kiriman = {"dari": laporan.langkah, "ke": ke, "alasan": "x", "langkah": ke, "versi": "5"}

    for peran in ("penyusun", "kepala", "pereviu"):
        klien(k.orang[peran]).post(f"{laporan.get_absolute_url()}langkah/", kiriman)

    assert keadaan() == semula
