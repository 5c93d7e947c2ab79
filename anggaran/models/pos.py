"""One tree of program, kegiatan and sub kegiatan, with pagu, realisasi and control totals.

Parents are sums of leaves and are never stored; totals printed by others are kept
beside them as control totals.
"""

from django.db import models
from django.db.models import Q
from django.db.models.functions import Coalesce

from lakip.instansi.models import Unit
from lakip.instansi.models.organisasi import KODE_SAH
from lakip.medan import AngkaField, RupiahField
from lakip.riwayat import HistoricalRecords
from lakip.tahun import TahunField
from renstra.models import MilikTahun


class Belanja(models.TextChoices):
    """Kinds of expenditure; blank means that the source did not split the amount."""

    OPERASI = "operasi", "Belanja operasi"
    MODAL = "modal", "Belanja modal"
    TIDAK_TERDUGA = "tidak_terduga", "Belanja tidak terduga"
    TRANSFER = "transfer", "Belanja transfer"


class SumberRealisasi(models.TextChoices):
    """Where a realised amount comes from, from the earliest to the most authoritative."""

    SPJ = "SPJ", "SPJ fungsional"
    LRA = "LRA", "LRA belum diaudit"
    LRA_AUDIT = "LRA_AUDIT", "LRA diaudit"


class PosAnggaran(MilikTahun):
    """A node of the budget tree; any level may be the deepest, a leaf has no children."""

    class Tingkat(models.TextChoices):
        PROGRAM = "program", "Program"
        KEGIATAN = "kegiatan", "Kegiatan"
        SUB_KEGIATAN = "sub_kegiatan", "Sub kegiatan"

    tingkat = models.CharField("tingkat", max_length=12, choices=Tingkat)
    induk = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="anak")
    kode = models.CharField("kode", max_length=60, validators=[KODE_SAH])
    kode_resmi = models.BooleanField(
        "kode resmi", default=False, help_text="Tidak berarti kode dibuat oleh aplikasi."
    )
    nomor = models.CharField("nomor tercetak", max_length=20, blank=True)
    nama = models.TextField("nama")
    pernyataan_sasaran = models.TextField("sasaran program atau kegiatan", blank=True)
    unit = models.ForeignKey(Unit, models.SET_NULL, null=True, blank=True, related_name="+")
    sumber_dana = models.CharField("sumber dana", max_length=150, blank=True)
    keterangan = models.TextField("keterangan", blank=True)
    spm = models.BooleanField("standar pelayanan minimal", default=False)
    jenis_pelayanan = models.CharField("jenis pelayanan dasar", max_length=300, blank=True)
    realisasi_fisik = AngkaField(
        "realisasi fisik (%)", null=True, blank=True, help_text="Kosong: dihitung dari keluaran."
    )
    efisiensi_rp = RupiahField(
        "efisiensi diisi (Rp)", null=True, blank=True, help_text="Hanya untuk metode MANUAL_RP."
    )
    alasan_efisiensi = models.CharField("alasan efisiensi diisi", max_length=300, blank=True)
    urutan = models.PositiveIntegerField("urutan", default=0)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "pos anggaran"
        verbose_name_plural = "pos anggaran"
        ordering = ["tahun_kinerja", "urutan", "kode"]
        constraints = [
            models.UniqueConstraint(fields=["tahun_kinerja", "kode"], name="pos_kode_unik"),
            models.CheckConstraint(
                condition=Q(tingkat="program", induk=None)
                | (~Q(tingkat="program") & Q(induk__isnull=False)),
                name="pos_tingkat_dan_induk",
                violation_error_message="Hanya program yang tidak berinduk.",
            ),
            models.CheckConstraint(
                condition=Q(efisiensi_rp=None) | ~Q(alasan_efisiensi=""),
                name="pos_efisiensi_beralasan",
                violation_error_message="Tulis alasan mengisi efisiensi sendiri.",
            ),
            models.CheckConstraint(
                condition=Q(realisasi_fisik=None) | Q(realisasi_fisik__gte=0),
                name="pos_fisik_sah",
                violation_error_message="Realisasi fisik tidak boleh negatif.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kode} {self.nama}" if self.kode_resmi else self.nama


class TahapAnggaran(MilikTahun):
    """A stage of the budget: murni, pergeseran n, perubahan n. The last by order is in force."""

    class Jenis(models.TextChoices):
        MURNI = "murni", "Murni"
        PERGESERAN = "pergeseran", "Pergeseran"
        PERUBAHAN = "perubahan", "Perubahan"

    jenis = models.CharField("jenis", max_length=10, choices=Jenis)
    nomor = models.PositiveSmallIntegerField("nomor", default=0)
    urutan = models.PositiveSmallIntegerField("urutan")
    dokumen = models.CharField("dokumen", max_length=150, blank=True)
    tanggal = models.DateField("tanggal", null=True, blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "tahap anggaran"
        verbose_name_plural = "tahap anggaran"
        ordering = ["tahun_kinerja", "urutan"]
        constraints = [
            models.UniqueConstraint(
                fields=["tahun_kinerja", "jenis", "nomor"], name="tahap_jenis_unik"
            ),
            models.UniqueConstraint(fields=["tahun_kinerja", "urutan"], name="tahap_urutan_unik"),
        ]

    def __str__(self) -> str:
        nomor = f" {self.nomor}" if self.nomor else ""
        return f"{self.get_jenis_display()}{nomor}"


class Pagu(MilikTahun):
    """The ceiling of a leaf in one stage, in rupiah, by kind of expenditure when known."""

    tahap = models.ForeignKey(TahapAnggaran, models.CASCADE, related_name="pagu")
    pos = models.ForeignKey(PosAnggaran, models.CASCADE, related_name="pagu")
    belanja = models.CharField("jenis belanja", max_length=15, choices=Belanja, blank=True)
    nilai = RupiahField("pagu (Rp)")
    history = HistoricalRecords()

    class Meta:
        verbose_name = "pagu"
        verbose_name_plural = "pagu"
        ordering = ["tahun_kinerja", "tahap", "pos"]
        constraints = [
            models.UniqueConstraint(fields=["tahap", "pos", "belanja"], name="pagu_unik"),
            models.CheckConstraint(
                condition=Q(nilai__gte=0),
                name="pagu_tidak_negatif",
                violation_error_message="Pagu tidak boleh negatif.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pos} {self.nilai}"


class TotalKontrol(MilikTahun):
    """A total stated by a document (DPPA, SPJ, LRA) for a node or, without node, the agency."""

    class Jenis(models.TextChoices):
        PAGU = "pagu", "Pagu"
        REALISASI = "realisasi", "Realisasi"

    pos = models.ForeignKey(
        PosAnggaran, models.CASCADE, null=True, blank=True, related_name="total_kontrol"
    )
    jenis = models.CharField("jenis", max_length=10, choices=Jenis)
    dokumen = models.CharField("dokumen", max_length=40, help_text="Contoh: DPPA, SPJ, LRA")
    nilai = RupiahField("nilai (Rp)")
    keterangan = models.CharField("keterangan", max_length=300, blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "total kontrol"
        verbose_name_plural = "total kontrol"
        ordering = ["tahun_kinerja", "jenis", "dokumen"]
        constraints = [
            models.UniqueConstraint(
                "tahun_kinerja",
                Coalesce("pos", 0),
                "jenis",
                "dokumen",
                name="total_kontrol_unik",
                violation_error_message="Baris yang sama sudah ada.",
            )
        ]

    def __str__(self) -> str:
        return f"{self.dokumen} {self.get_jenis_display()}"


class RealisasiAnggaran(MilikTahun):
    """A typed or workbook amount of a leaf for one month ("bulan ini"), corrections included.

    ``saldo_awal`` is what was realised before the first recorded month; one yearly figure
    stands in December. Negative amounts are pengembalian.
    """

    pos = models.ForeignKey(PosAnggaran, models.CASCADE, related_name="realisasi")
    sumber = models.CharField(
        "sumber", max_length=10, choices=SumberRealisasi, default=SumberRealisasi.SPJ
    )
    bulan = models.PositiveSmallIntegerField("bulan")
    belanja = models.CharField("jenis belanja", max_length=15, choices=Belanja, blank=True)
    rekening = models.CharField("kode rekening", max_length=40, blank=True)
    bendahara = models.CharField("bendahara", max_length=100, blank=True)
    saldo_awal = RupiahField("saldo awal (Rp)", default=0)
    nilai = RupiahField("realisasi bulan ini (Rp)")
    catatan = models.TextField("catatan", blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "realisasi anggaran"
        verbose_name_plural = "realisasi anggaran"
        ordering = ["tahun_kinerja", "pos", "bulan"]
        constraints = [
            models.UniqueConstraint(
                fields=["pos", "sumber", "bulan", "belanja", "rekening", "bendahara"],
                name="realisasi_unik",
            ),
            models.CheckConstraint(
                condition=Q(bulan__range=(1, 12)),
                name="realisasi_bulan_sah",
                violation_error_message="Bulan harus antara 1 dan 12.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pos} bulan {self.bulan}"


class AnggaranTahunLain(MilikTahun):
    """Budget of another year at any level, without leaves; blank name means the whole agency."""

    tahun = TahunField("tahun")
    urutan = models.PositiveSmallIntegerField("urutan", default=0)
    program = models.CharField("program", max_length=300, blank=True)
    kegiatan = models.CharField("kegiatan", max_length=400, blank=True)
    sub_kegiatan = models.CharField("sub kegiatan", max_length=400, blank=True)
    pagu = RupiahField("pagu (Rp)", null=True, blank=True)
    realisasi = RupiahField("realisasi (Rp)", null=True, blank=True)
    sumber = models.CharField("sumber", max_length=300, blank=True)
    history = HistoricalRecords()

    class Meta:
        verbose_name = "anggaran tahun lain"
        verbose_name_plural = "anggaran tahun lain"
        ordering = ["tahun_kinerja", "urutan", "tahun"]
        constraints = [
            models.UniqueConstraint(
                fields=["tahun_kinerja", "tahun", "program", "kegiatan", "sub_kegiatan"],
                name="anggaran_tahun_lain_unik",
            ),
            models.CheckConstraint(
                condition=Q(pagu=None) | Q(pagu__gte=0),
                name="anggaran_tahun_lain_pagu_sah",
                violation_error_message="Pagu tidak boleh negatif.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.sub_kegiatan or self.kegiatan or self.program or 'Jumlah'} {self.tahun}"
