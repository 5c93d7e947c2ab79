"""Forms of the strategic plan: Renstra, tujuan, sasaran, indikator, strategies, IKU decisions."""

from typing import Any

from django.db.models import Q, QuerySet

from lakip.instansi.formulir_dasar import FormulirMilikOpd, FormulirOpd, isian_tanggal, kode_berikut
from lakip.instansi.models import Unit

from .models import (
    Indikator,
    IndikatorDaerah,
    ItemIKU,
    KeputusanIKU,
    Misi,
    Renstra,
    Sasaran,
    Skala,
    StrategiKebijakan,
    Tujuan,
    TujuanSasaranDaerah,
)


class FormulirRenstra(FormulirMilikOpd):
    """The plan itself."""

    bantuan = {
        "nama": "Contoh: Renstra Dinas Sosial.",
        "kode": "Nama pendek untuk alamat laman. Contoh: renstra-2025.",
        "tahun_awal": "Contoh: 2025.",
        "tahun_akhir": "Contoh: 2029.",
        "dasar": "Contoh: Peraturan Wali Kota Nomor 12 Tahun 2025.",
        "catatan": "Tidak dicetak. Contoh: disusun dari RPD karena RPJMD belum ditetapkan.",
    }

    class Meta:
        model = Renstra
        fields = ("nama", "tahun_awal", "tahun_akhir", "dasar", "catatan", "kode")


class FormulirDalamRenstra(FormulirOpd):
    """A row of a Renstra; rows it points to are of the same Renstra, or of the pemda's plans."""

    milik = "renstra"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        renstra = self.induk()
        if self.instance.pk is None and renstra is not None and self.awalan_kode:
            semua = self._meta.model.objects.filter(renstra=renstra)
            self.initial.setdefault("kode", kode_berikut(semua, self.awalan_kode))
            self.initial.setdefault("urutan", semua.count() + 1)

    def pilihan(self, nama: str, semua: QuerySet) -> QuerySet:
        pemda = self.opd.pemda
        match nama:
            case "renstra":
                return Renstra.objects.filter(opd=self.opd)
            case "tujuan" | "sasaran":
                return semua.filter(renstra=self.induk())
            case "misi":
                return Misi.objects.filter(rencana__pemda=pemda)
            case "sasaran_daerah":
                return TujuanSasaranDaerah.objects.filter(rencana__pemda=pemda)
            case "indikator_daerah":
                return IndikatorDaerah.objects.filter(induk__rencana__pemda=pemda)
            case "unit":
                return Unit.objects.filter(susunan__opd=self.opd)
            case "skala":
                return Skala.objects.filter(Q(opd=None) | Q(opd=self.opd))
            case "pendahulu":
                lain = Indikator.objects.filter(renstra__opd=self.opd)
                return lain.exclude(renstra=self.induk()).select_related("renstra")
        raise KeyError(nama)


class FormulirTujuan(FormulirDalamRenstra):
    """A goal."""

    awalan_kode = "T"
    bantuan = {
        "uraian": "Contoh: Meningkatnya kesejahteraan sosial masyarakat.",
        "misi": "Misi kepala daerah yang didukung, bila ada.",
        "sasaran_daerah": "Sasaran RPJMD atau RPD yang didukung, bila ada.",
        "kode": "Dipakai untuk merujuk angka. Contoh: T1.",
    }

    class Meta:
        model = Tujuan
        fields = ("renstra", "uraian", "misi", "sasaran_daerah", "kode", "urutan")


class FormulirSasaran(FormulirDalamRenstra):
    """An objective."""

    awalan_kode = "S"
    bantuan = {
        "uraian": "Contoh: Meningkatnya penanganan pemerlu pelayanan kesejahteraan sosial.",
        "tujuan": "Boleh kosong bila sasaran tidak bernaung pada tujuan.",
        "bobot": "Hanya untuk rata-rata tertimbang. Contoh: 40.",
        "kode": "Dipakai untuk merujuk angka. Contoh: S1.",
    }

    class Meta:
        model = Sasaran
        fields = ("renstra", "tujuan", "uraian", "bobot", "kode", "urutan")


class FormulirIndikator(FormulirDalamRenstra):
    """The card of an indicator: everything needed to measure and explain it."""

    awalan_kode = "IK"
    bantuan = {
        "nama": "Contoh: Persentase penyandang disabilitas terlantar yang terpenuhi kebutuhan "
        "dasarnya.",
        "satuan": "Contoh: %, orang, indeks, nilai.",
        "desimal": "Contoh: 2 mencetak 27,68. Kosong: dicetak apa adanya.",
        "tujuan": "Isi untuk indikator tujuan; kosongkan sasarannya.",
        "sasaran": "Isi untuk indikator sasaran; kosongkan tujuannya.",
        "aturan_nol": "Contoh: target 0 kasus yang tercapai dihitung 100%.",
        "aturan_negatif": "Contoh: pertumbuhan −2% terhadap target 3%.",
        "skala": "Kosong: kategori mengikuti pengaturan tahun.",
        "kelompok": "IKU masuk rata-rata; pendukung menurut pengaturan pengukuran.",
        "arah": "Contoh: tingkat kemiskinan makin rendah makin baik.",
        "rumus": "Kosong: mengikuti arah dan pengaturan tahun. Lihat contoh hitungan di bawah.",
        "agregasi": "Contoh: jumlah orang dilayani dijumlahkan; persentase memakai nilai terakhir.",
        "pembilang": "Contoh: Jumlah penyandang disabilitas terlantar yang dilayani.",
        "penyebut": "Contoh: Jumlah seluruh penyandang disabilitas terlantar.",
        "pengali": "100 untuk persen, 1.000 untuk per seribu.",
        "definisi": "Apa yang diukur dan apa yang tidak. Contoh: terlantar menurut DTSEN tahun "
        "berjalan.",
        "sumber_data": "Contoh: Bidang Rehabilitasi Sosial; BPS.",
        "penanggung_jawab": "Contoh: Kepala Bidang Rehabilitasi Sosial.",
        "unit": "Operator unit ini mengisi realisasinya.",
        "bobot": "Hanya untuk rata-rata tertimbang.",
        "dari_tahun": "Isi bila indikator baru diukur sejak tahun tertentu. Contoh: 2024.",
        "pendahulu": "Menyambung riwayat dari Renstra sebelumnya.",
        "indikator_daerah": "Indikator RPJMD atau RPD yang diampu.",
        "kode": "Dipakai untuk merujuk angka, misalnya capaian:IK1.",
    }

    class Meta:
        model = Indikator
        fields = (
            *("renstra", "tujuan", "sasaran", "nama", "kelompok", "definisi"),
            *("satuan", "desimal", "pembilang", "penyebut", "pengali", "arah", "rumus"),
            *("aturan_nol", "aturan_negatif", "agregasi", "skala", "bobot"),
            *("sumber_data", "penanggung_jawab", "unit", "dari_tahun", "pendahulu"),
            *("indikator_daerah", "tidak_mengampu", "kode", "urutan"),
        )

    def clean(self) -> dict[str, Any]:
        """Ask for exactly one owner, in words."""
        isi = super().clean() or {}
        if bool(isi.get("tujuan")) is bool(isi.get("sasaran")):
            self.add_error("sasaran", "Pilih satu saja: tujuan atau sasaran pemilik indikator.")
        return isi


class FormulirStrategi(FormulirDalamRenstra):
    """A strategy with its policy direction."""

    bantuan = {
        "strategi": "Contoh: Memperkuat layanan rehabilitasi sosial berbasis keluarga.",
        "arah_kebijakan": "Contoh: Memperluas jangkauan pendampingan di setiap kecamatan.",
        "tujuan": "Isi tujuan atau sasaran yang didukung.",
        "sasaran": "Isi bila strategi mendukung satu sasaran.",
    }

    class Meta:
        model = StrategiKebijakan
        fields = ("renstra", "tujuan", "sasaran", "strategi", "arah_kebijakan", "urutan")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None and (renstra := self.induk()) is not None:
            terakhir = StrategiKebijakan.objects.filter(renstra=renstra).last()
            self.initial.setdefault("urutan", terakhir.urutan + 1 if terakhir else 1)

    def clean(self) -> dict[str, Any]:
        """A row without words says nothing."""
        isi = super().clean() or {}
        if not isi.get("strategi") and not isi.get("arah_kebijakan"):
            self.add_error("strategi", "Tulis strategi atau arah kebijakannya.")
        return isi


class FormulirKeputusanIKU(FormulirMilikOpd):
    """A decision on the main indicators."""

    bantuan = {
        "nomor": "Contoh: 188/15/2025.",
        "tentang": "Contoh: Penetapan Indikator Kinerja Utama Dinas Sosial.",
        "tahun_awal": "Contoh: 2025.",
        "tahun_akhir": "Contoh: 2029.",
        "kode": "Nama pendek. Contoh: iku-2025.",
    }

    class Meta:
        model = KeputusanIKU
        fields = ("nomor", "tanggal", "tentang", "tahun_awal", "tahun_akhir", "kode")
        formfield_callback = isian_tanggal


class FormulirItemIKU(FormulirOpd):
    """An indicator as the decision words it."""

    milik = "keputusan"
    bantuan = {
        "indikator": "Indikator Renstra yang dimaksud; kosong bila tidak ada pada Renstra.",
        "sasaran_teks": "Kata-kata keputusan, boleh berbeda dari Renstra.",
        "indikator_teks": "Kata-kata keputusan, boleh berbeda dari Renstra.",
        "pembilang": "Contoh: Jumlah penyandang disabilitas terlantar yang dilayani.",
        "penyebut": "Contoh: Jumlah seluruh penyandang disabilitas terlantar.",
        "sumber_data": "Contoh: Bidang Rehabilitasi Sosial; BPS.",
        "penanggung_jawab": "Contoh: Kepala Bidang Rehabilitasi Sosial.",
        "alasan": "Contoh: Menggambarkan keberhasilan layanan dasar bidang sosial.",
        "rumus_teks": "Contoh: Jumlah yang dilayani dibagi jumlah sasaran dikali 100%.",
    }

    class Meta:
        model = ItemIKU
        fields = (
            *("keputusan", "indikator", "sasaran_teks", "indikator_teks", "alasan"),
            *("pembilang", "penyebut", "rumus_teks", "sumber_data", "penanggung_jawab"),
            "urutan",
        )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None and (keputusan := self.induk()) is not None:
            terakhir = ItemIKU.objects.filter(keputusan=keputusan).last()
            self.initial.setdefault("urutan", terakhir.urutan + 1 if terakhir else 1)

    def pilihan(self, nama: str, semua: QuerySet) -> QuerySet:
        if nama == "keputusan":
            return KeputusanIKU.objects.filter(opd=self.opd)
        return Indikator.objects.filter(renstra__opd=self.opd)
