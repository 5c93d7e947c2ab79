"""Free data tables, structured lists and photos of a report."""

from django.db import models

from lakip.instansi.models import Berkas
from lakip.instansi.models.organisasi import KODE_SAH
from lakip.riwayat import HistoricalRecords
from lakip.tahun import TahunDokumenField
from renstra.models import Indikator, MilikTahun, Sasaran


class TabelData(MilikTahun):
    """A free table. ``letak`` names the report part it stands in (a key of the outline)."""

    kode = models.CharField("kode", max_length=60, validators=[KODE_SAH])
    judul = models.CharField("judul", max_length=300)
    letak = models.CharField("letak dalam laporan", max_length=100)
    indikator = models.ForeignKey(
        Indikator,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="tabel_data",
        help_text="Diisi bila tabel mendukung satu indikator.",
    )
    urutan = models.PositiveSmallIntegerField("urutan", default=0)
    sumber = models.CharField("sumber", max_length=300, blank=True)
    satuan = models.CharField("satuan", max_length=60, blank=True)
    per_tanggal = models.CharField("per tanggal", max_length=60, blank=True)
    catatan = models.TextField("catatan", blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "tabel data"
        verbose_name_plural = "tabel data"
        ordering = ["tahun_kinerja", "letak", "urutan", "kode"]
        constraints = [
            models.UniqueConstraint(fields=["tahun_kinerja", "kode"], name="tabel_data_unik")
        ]

    def __str__(self) -> str:
        return self.judul


class KolomData(MilikTahun):
    """A typed column; ``kelompok`` holds the heads above it, from top to bottom, split by " / "."""

    class Tipe(models.TextChoices):
        TEKS = "teks", "Teks"
        BULAT = "bulat", "Bilangan bulat"
        ANGKA = "angka", "Angka berkoma"
        RUPIAH = "rupiah", "Rupiah"
        PERSEN = "persen", "Persen"
        TAHUN = "tahun", "Tahun"

    tabel = models.ForeignKey(TabelData, models.CASCADE, related_name="kolom")
    kunci = models.CharField("kunci", max_length=60, validators=[KODE_SAH])
    judul = models.CharField("judul", max_length=200)
    kelompok = models.CharField("judul kelompok", max_length=300, blank=True)
    tipe = models.CharField("tipe", max_length=8, choices=Tipe, default=Tipe.TEKS)
    jumlahkan = models.BooleanField("dijumlahkan", default=False)
    urutan = models.PositiveSmallIntegerField("urutan")
    history = HistoricalRecords()

    class Meta:
        verbose_name = "kolom data"
        verbose_name_plural = "kolom data"
        ordering = ["tabel", "urutan"]
        constraints = [
            models.UniqueConstraint(fields=["tabel", "kunci"], name="kolom_data_unik"),
            models.UniqueConstraint(fields=["tabel", "urutan"], name="kolom_data_urutan_unik"),
        ]

    def __str__(self) -> str:
        return self.judul


class BarisData(MilikTahun):
    """A row: ``sel`` maps column keys to text as typed; "", "-", "0" and "n/a" stay different.

    A subtotal cell left out is computed from the details below ``induk``; one that is
    typed and differs is kept with ``alasan_beda`` and flagged.
    """

    class Jenis(models.TextChoices):
        RINCI = "rinci", "Rincian"
        KELOMPOK = "kelompok", "Judul kelompok"
        SUBJUMLAH = "subjumlah", "Subjumlah"
        JUMLAH = "jumlah", "Jumlah"

    tabel = models.ForeignKey(TabelData, models.CASCADE, related_name="baris")
    kunci = models.CharField("kunci", max_length=80, validators=[KODE_SAH])
    induk = models.CharField("kunci induk", max_length=80, blank=True)
    jenis = models.CharField("jenis", max_length=10, choices=Jenis, default=Jenis.RINCI)
    sel = models.JSONField("isi", default=dict)
    alasan_beda = models.CharField("alasan jumlah berbeda", max_length=300, blank=True)
    urutan = models.PositiveIntegerField("urutan")
    history = HistoricalRecords()

    class Meta:
        verbose_name = "baris data"
        verbose_name_plural = "baris data"
        ordering = ["tabel", "urutan"]
        constraints = [
            models.UniqueConstraint(fields=["tabel", "induk", "kunci"], name="baris_data_unik"),
            models.UniqueConstraint(fields=["tabel", "urutan"], name="baris_data_urutan_unik"),
        ]

    def __str__(self) -> str:
        return self.kunci


class ButirDaftar(MilikTahun):
    """An item of a structured list of the report, such as a SWOT point or an award."""

    class Daftar(models.TextChoices):
        DASAR_HUKUM = "dasar_hukum", "Dasar hukum"
        FUNGSI = "fungsi", "Fungsi perangkat daerah"
        SWOT = "swot", "Analisis SWOT"
        ISU = "isu", "Isu dan permasalahan"
        PENGHARGAAN = "penghargaan", "Penghargaan"
        INOVASI = "inovasi", "Inovasi"
        JANJI_LAYANAN = "janji_layanan", "Janji layanan"
        SPM = "spm", "Jenis pelayanan dasar SPM"
        SARANA = "sarana", "Sarana dan prasarana"
        LANGKAH = "langkah", "Langkah perbaikan"

    daftar = models.CharField("daftar", max_length=15, choices=Daftar)
    kelompok = models.CharField(
        "kelompok",
        max_length=60,
        blank=True,
        help_text="S, W, O, T untuk SWOT; nama urusan untuk isu.",
    )
    urutan = models.PositiveSmallIntegerField("urutan")
    judul = models.CharField("judul", max_length=400, blank=True)
    uraian = models.TextField("uraian", blank=True)
    tahun = TahunDokumenField("tahun", null=True, blank=True)
    pemberi = models.CharField("pemberi", max_length=200, blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "butir daftar"
        verbose_name_plural = "butir daftar"
        ordering = ["tahun_kinerja", "daftar", "urutan"]
        constraints = [
            models.UniqueConstraint(
                fields=["tahun_kinerja", "daftar", "urutan"], name="butir_daftar_unik"
            )
        ]

    def __str__(self) -> str:
        return self.judul or self.uraian


class Foto(MilikTahun):
    """A photo with its caption, grouped by sasaran in the documentation part."""

    urutan = models.PositiveSmallIntegerField("urutan")
    sasaran = models.ForeignKey(
        Sasaran, models.SET_NULL, null=True, blank=True, related_name="foto"
    )
    berkas = models.ForeignKey(Berkas, models.PROTECT, related_name="+")
    keterangan = models.CharField("keterangan", max_length=300)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "foto"
        verbose_name_plural = "foto"
        ordering = ["tahun_kinerja", "urutan"]
        constraints = [
            models.UniqueConstraint(fields=["tahun_kinerja", "urutan"], name="foto_urutan_unik")
        ]

    def __str__(self) -> str:
        return self.keterangan
