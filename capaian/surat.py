"""The covering letter of a finished version: what people decided and what the report says."""

from datetime import date

from django.db import transaction

from capaian.formulir_surat import FormulirSurat
from capaian.laporan.pohon import Laporan, Penanda
from capaian.laporan.surat import Kop, Surat
from capaian.models import BerkasLaporan, LangkahLaporan, LaporanKinerja, SuratPengantar
from capaian.reviu.alur import Langkah
from capaian.sajian import ambil_gambar
from capaian.sajian_versi import rekaman_terakhir, sajikan_rekaman
from lakip.angka import format_tanggal
from lakip.instansi.kejadian import catat
from lakip.instansi.models import Pejabat, Pengguna, PerangkatDaerah
from lakip.instansi.sunting import simpan_terkunci
from lakip.instansi.waktu import tanggal_setempat


def surat_tersimpan(laporan: LaporanKinerja) -> SuratPengantar | None:
    """The letter of this version, None while nobody wrote one."""
    return SuratPengantar.objects.filter(laporan=laporan).select_related("penanda_tangan").first()


def surat_baru(laporan: LaporanKinerja, hari: date) -> SuratPengantar:
    """A letter not saved yet, as an office would begin it."""
    pemda = laporan.tahun_kinerja.opd.pemda
    return SuratPengantar(
        laporan=laporan,
        tahun_kinerja=laporan.tahun_kinerja,
        tanggal=hari,
        kepada=pemda.sebutan_kepala,
    )


@transaction.atomic
def simpan_surat(*, form: FormulirSurat, versi_dibaca: int, oleh: Pengguna) -> SuratPengantar:
    """Keep what was typed. Raises Bentrok when somebody saved after the form was read."""
    surat = simpan_terkunci(form, versi_dibaca=versi_dibaca)
    laporan = surat.laporan
    catat(
        "simpan_surat_pengantar",
        oleh=oleh,
        opd=laporan.tahun_kinerja.opd,
        tahun=laporan.tahun_kinerja.tahun,
        objek=f"Laporan versi {laporan.versi}",
        uraian=f"Surat pengantar nomor {surat.nomor}.",
    )
    return surat


def susun_surat(satu: SuratPengantar) -> Surat:
    """The letter ready to be printed. Raises TidakDapatDimuat when the recording is unreadable."""
    laporan = satu.laporan
    tk = laporan.tahun_kinerja
    pohon = sajikan_rekaman(rekaman_terakhir(laporan))
    judul = f"{pohon.sampul.judul} {tk.opd.nama} Tahun {tk.tahun}"
    return Surat(
        kop=_kop(tk.opd),
        nomor=satu.nomor,
        sifat=satu.get_sifat_display(),
        lampiran=satu.lampiran,
        hal=satu.hal or f"Penyampaian {judul}",
        tempat=tk.opd.pemda.ibu_kota,
        tanggal=satu.tanggal,
        kepada=_baris(satu.kepada),
        tempat_tujuan=satu.tempat_tujuan,
        paragraf=_paragraf(satu.isi) or _paragraf_bawaan(laporan, pohon, judul),
        penanda=_penanda(satu),
        tembusan=_baris(satu.tembusan),
        contoh=tk.contoh,
        kertas=pohon.tampilan.kertas,
    )


def _kop(opd: PerangkatDaerah) -> Kop:
    kontak = [
        f"Telepon {opd.telepon}" if opd.telepon else "",
        f"laman {opd.laman}" if opd.laman else "",
        f"pos-el {opd.posel}" if opd.posel else "",
    ]
    lambang = opd.pemda.lambang
    return Kop(
        pemda=opd.pemda.nama,
        opd=opd.nama,
        alamat=opd.alamat,
        kontak=tuple(filter(None, kontak)),
        lambang=ambil_gambar(lambang.sha256) if lambang else None,
    )


def _baris(teks: str) -> tuple[str, ...]:
    return tuple(filter(None, (b.strip() for b in teks.splitlines())))


def _paragraf(teks: str) -> tuple[str, ...]:
    bagian = teks.replace("\r\n", "\n").split("\n\n")
    return tuple(filter(None, (" ".join(b.split()) for b in bagian)))


def _paragraf_bawaan(laporan: LaporanKinerja, pohon: Laporan, judul: str) -> tuple[str, ...]:
    tahun = pohon.tahun
    final = LangkahLaporan.objects.filter(laporan=laporan, ke=Langkah.FINAL).last()
    berkas = laporan.berkas.filter(jenis=BerkasLaporan.Jenis.FINAL).select_related("berkas").first()
    reviu = " dan telah direviu Inspektorat" if laporan.perlu_reviu else ""
    pemda = laporan.tahun_kinerja.opd.pemda
    saat = f" pada tanggal {format_tanggal(tanggal_setempat(final.pada, pemda))}" if final else ""
    sidik = f" Sidik SHA-256 berkasnya {_kelompok(berkas.berkas.sha256)}." if berkas else ""
    return (
        f"Bersama surat ini kami sampaikan {judul} sebagai pertanggungjawaban atas kinerja dan "
        f"anggaran tahun {tahun}.",
        f"Laporan versi {laporan.versi} tersebut dinyatakan final{saat}{reviu}. Keasliannya dapat "
        f"diperiksa dengan kode verifikasi {laporan.kode_tampil} yang tercetak pada sampul.{sidik}",
        "Demikian kami sampaikan, atas perhatiannya kami ucapkan terima kasih.",
    )


def _kelompok(sidik: str) -> str:
    """A hash in groups of eight, which lines can break between."""
    return " ".join(sidik[i : i + 8] for i in range(0, len(sidik), 8))


def penanda_tangan(satu: SuratPengantar) -> Pejabat | None:
    """Who signs: the official chosen, else the head in office on the letter's date."""
    if satu.penanda_tangan is not None:
        return satu.penanda_tangan
    milik = Pejabat.objects.filter(
        opd=satu.laporan.tahun_kinerja.opd, peran=Pejabat.Peran.KEPALA_OPD
    )
    return milik.pada(satu.tanggal).first()


def _penanda(satu: SuratPengantar) -> Penanda | None:
    orang = penanda_tangan(satu)
    if orang is None:
        return None
    return Penanda((f"{orang.sebutan},",), orang.nama, orang.pangkat, orang.nip)
