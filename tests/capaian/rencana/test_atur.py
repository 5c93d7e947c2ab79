"""Settings of a year, own scales, the outline, the copied year, and search."""

from decimal import Decimal

import pytest
from orang import klien

from anggaran.models import (
    AnggaranTahunLain,
    Keluaran,
    Pagu,
    PosAnggaran,
    RealisasiAnggaran,
    RencanaAksi,
)
from capaian.models import (
    BagianLaporan,
    BarisData,
    EvaluasiAKIP,
    KolomData,
    KomponenAKIP,
    Pembanding,
    PengaturanLaporan,
    PengaturanPengukuran,
    RealisasiIndikator,
    RiwayatKinerja,
    TabelData,
    TeksLaporan,
)
from capaian.sajian import sajikan_laporan
from lakip.instansi.models import Kejadian
from renstra.models import Skala, TahunKinerja

pytestmark = pytest.mark.django_db


def kiriman_skala(*kelas: tuple) -> dict[str, object]:
    data: dict[str, object] = {
        "nama": "Skala Uji", "sumber": "", "aturan_celah": "CONTINUOUS_GT",
        "kelas-TOTAL_FORMS": len(kelas), "kelas-INITIAL_FORMS": 0,
    }  # fmt: skip
    for n, (label, bawah) in enumerate(kelas):
        data |= {f"kelas-{n}-label": label, f"kelas-{n}-bawah": bawah, f"kelas-{n}-eksklusif": "on"}
    return data


def test_own_scale_is_kept_from_the_highest_class_down(rencana):
    peramban = klien(rencana.dunia.orang["penyusun"])
    data = kiriman_skala(("Baik", "75"), ("Cukup", "50"), ("Kurang", ""))

    peramban.post(f"{rencana.alamat}atur/skala/", data)

    skala = Skala.objects.get(opd=rencana.dunia.opd)
    kelas = list(skala.kelas.values_list("label", "bawah", "urutan"))
    assert kelas == [("Baik", Decimal(75), 0), ("Cukup", Decimal(50), 1), ("Kurang", None, 2)]


@pytest.mark.parametrize(
    ("kelas", "sebab"),
    [
        ((("Baik", "75"), ("Cukup", "80"), ("Kurang", "")), "tidak berurutan dari yang tertinggi"),
        ((("Baik", "75"), ("Cukup", ""), ("Kurang", "")), "Batas bawah kelas “Cukup” belum diisi"),
        ((("Baik", "75"), ("Baik", "50"), ("Kurang", "")), "data ganda"),
        ((("Baik", "75"),), "sedikitnya dua kelas"),
    ],
)
def test_scale_with_gap_or_overlap_is_refused(rencana, kelas, sebab):
    peramban = klien(rencana.dunia.orang["penyusun"])

    jawaban = peramban.post(f"{rencana.alamat}atur/skala/", kiriman_skala(*kelas))

    assert jawaban.status_code == 422
    assert sebab in jawaban.content.decode()
    assert Skala.objects.filter(opd=rencana.dunia.opd).count() == 0


def test_outline_keeps_only_what_departs_from_the_preset(rencana):
    peramban = klien(rencana.dunia.orang["penyusun"])
    alamat = f"{rencana.alamat}2025/atur/kerangka/"
    baris = peramban.get(alamat).context["baris"]
    data = {f"urutan-{b.kunci}": b.urutan for b in baris}
    data |= {f"aktif-{b.kunci}": "on" for b in baris if b.kunci != "swot"}
    data["judul-latar-belakang"] = "Latar  Belakang Penyusunan"

    peramban.post(alamat, data)

    assert sorted(BagianLaporan.objects.values_list("kunci", "judul", "aktif", "urutan")) == [
        ("latar-belakang", "Latar Belakang Penyusunan", True, None),
        ("swot", "", False, None),
    ]


def test_year_is_copied_with_structure_drafts_and_history_but_without_money(rencana):
    tahun, penyusun = rencana.tahun, rencana.dunia.orang["penyusun"]
    RealisasiIndikator.objects.create(
        tahun_kinerja=tahun, indikator=rencana.indikator[0], nilai=Decimal("27.68")
    )
    RiwayatKinerja.objects.create(
        tahun_kinerja=tahun, indikator=rencana.indikator[0], tahun=2024, realisasi=Decimal(20)
    )
    TeksLaporan.objects.create(tahun_kinerja=tahun, kunci="latar-belakang", isi="<p>Tahun lalu</p>")
    PengaturanPengukuran.objects.create(
        tahun_kinerja=tahun, skala=Skala.objects.first(), metode_sasaran="data_kelompok"
    )
    data = {"cara": "salin", "salin-dari": tahun.pk, "salin-tahun": "2026"}

    klien(penyusun).post(f"{rencana.alamat}atur/tahun-baru/", data)

    baru = TahunKinerja.objects.get(tahun=2026)
    teks = TeksLaporan.objects.get(tahun_kinerja=baru)
    pos = list(PosAnggaran.objects.filter(tahun_kinerja=baru).values_list("kode", "induk__kode"))
    riwayat = RiwayatKinerja.objects.filter(tahun_kinerja=baru).order_by("tahun")
    assert (baru.renstra, baru.susunan) == (rencana.renstra, tahun.susunan)
    assert (teks.isi, teks.asal) == ("<p>Tahun lalu</p>", "terbawa")
    assert pos == [("1.06.02", None), ("1.06.02.2.01", "1.06.02")]
    assert Pagu.objects.filter(tahun_kinerja=baru).count() == 0
    keluaran = Keluaran.objects.get(tahun_kinerja=baru)
    assert keluaran.indikator == "Orang dilayani"
    assert (keluaran.target, keluaran.realisasi) == (None, None)
    assert list(riwayat.values_list("tahun", "target", "realisasi")) == [
        (2024, None, Decimal(20)),
        (2025, Decimal(30), Decimal("27.68")),
    ]
    assert baru.pengaturan_pengukuran.metode_sasaran == "data_kelompok"
    assert Kejadian.objects.get(jenis="salin_tahun").oleh == penyusun


def salin(rencana) -> TahunKinerja:
    """The year 2026 copied from 2025 by the page."""
    PengaturanPengukuran.objects.create(tahun_kinerja=rencana.tahun, skala=Skala.objects.first())
    PengaturanLaporan.objects.create(tahun_kinerja=rencana.tahun)
    data = {"cara": "salin", "salin-dari": rencana.tahun.pk, "salin-tahun": "2026"}
    klien(rencana.dunia.orang["penyusun"]).post(f"{rencana.alamat}atur/tahun-baru/", data)
    return TahunKinerja.objects.get(tahun=2026)


def test_copied_actions_keep_wording_and_place_in_the_budget_but_no_figures(rencana):
    RencanaAksi.objects.create(
        tahun_kinerja=rencana.tahun,
        indikator=rencana.indikator[0],
        urutan=1,
        aksi="Menjangkau keluarga",
        satuan="keluarga",
        target_tw1=Decimal(10),
        pos=rencana.kegiatan,
        anggaran=Decimal(5),
        unit=rencana.unit["bidang"],
        penanggung_jawab="Kepala Bidang",
    )

    aksi = RencanaAksi.objects.get(tahun_kinerja=salin(rencana))

    assert (aksi.aksi, aksi.satuan, aksi.unit, aksi.penanggung_jawab) == (
        "Menjangkau keluarga", "keluarga", rencana.unit["bidang"], "Kepala Bidang"
    )  # fmt: skip
    assert (aksi.pos.kode, aksi.pos.tahun_kinerja.tahun) == ("1.06.02.2.01", 2026)
    assert (aksi.target_tw1, aksi.anggaran) == (None, None)
    assert aksi.history.get().history_change_reason == "Terbawa dari tahun sebelumnya"


def test_copied_comparator_still_counts_as_missing_but_one_that_does_not_exist_stays(rencana):
    for i, isian in zip(
        rencana.indikator,
        (
            {"nilai": Decimal(8), "sumber": "BPS", "tahun": 2024, "keterangan": "turun"},
            {"tidak_ada": True, "keterangan": "Hanya diukur kota ini."},
        ),
        strict=True,
    ):
        Pembanding.objects.create(
            tahun_kinerja=rencana.tahun, indikator=i, tingkat="nasional", **isian
        )

    baru = salin(rencana)

    isi = list(
        Pembanding.objects.filter(tahun_kinerja=baru)
        .order_by("indikator__kode")
        .values_list("sumber", "nilai", "tahun", "tidak_ada", "keterangan")
    )
    assert isi == [
        ("BPS", None, None, False, ""),
        ("", None, None, True, "Hanya diukur kota ini."),
    ]
    tabel = next(
        t for kunci, t in sajikan_laporan(baru).tabel().items() if kunci.startswith("pembanding")
    )
    assert [b.sel["pembanding"].teks for b in tabel.baris] == ["belum diisi", "tidak ada"]


def test_copied_data_table_keeps_its_rows_and_texts_without_numbers(rencana):
    tahun = rencana.tahun
    tabel = TabelData.objects.create(
        tahun_kinerja=tahun, kode="pegawai", judul="Pegawai", letak="sumber-daya-aparatur",
        per_tanggal="31 Desember 2025", catatan="Data sementara.",
    )  # fmt: skip
    for urutan, (kunci, tipe) in enumerate((("nama", "teks"), ("orang", "bulat")), 1):
        KolomData.objects.create(
            tahun_kinerja=tahun, tabel=tabel, kunci=kunci, judul=kunci, tipe=tipe, urutan=urutan
        )
    for urutan, (kunci, induk, jenis) in enumerate(
        (("asn", "", "kelompok"), ("s1", "asn", "rinci"), ("jml", "asn", "subjumlah")), 1
    ):
        BarisData.objects.create(
            tahun_kinerja=tahun, tabel=tabel, kunci=kunci, induk=induk, jenis=jenis,
            sel={"nama": kunci.upper(), "orang": "4"}, urutan=urutan, alasan_beda="salah cetak",
        )  # fmt: skip

    baru = salin(rencana)

    salinan = TabelData.objects.get(tahun_kinerja=baru)
    assert (salinan.judul, salinan.per_tanggal, salinan.catatan) == ("Pegawai", "", "")
    baris = BarisData.objects.filter(tabel=salinan)
    assert list(baris.values_list("kunci", "induk", "jenis", "sel", "alasan_beda")) == [
        ("asn", "", "kelompok", {"nama": "ASN"}, ""),
        ("s1", "asn", "rinci", {"nama": "S1"}, ""),
        ("jml", "asn", "subjumlah", {"nama": "JML"}, ""),
    ]


def test_copied_year_shows_the_money_and_evaluations_of_the_years_before(rencana):
    tahun = rencana.tahun
    RealisasiAnggaran.objects.create(
        tahun_kinerja=tahun, pos=rencana.kegiatan, bulan=12, nilai=Decimal("1000000.50")
    )
    AnggaranTahunLain.objects.create(tahun_kinerja=tahun, tahun=2024, pagu=Decimal(9))
    evaluasi = EvaluasiAKIP.objects.create(tahun_kinerja=tahun, tahun=2024, nilai=Decimal(70))
    KomponenAKIP.objects.create(
        tahun_kinerja=tahun, evaluasi=evaluasi, urutan=1, nama="Perencanaan", bobot=Decimal(30)
    )

    baru = salin(rencana)

    lalu = AnggaranTahunLain.objects.filter(tahun_kinerja=baru).order_by("tahun")
    assert list(lalu.values_list("tahun", "pagu", "realisasi", "sumber")) == [
        (2024, Decimal(9), None, ""),
        (2025, Decimal("1234567.89"), Decimal("1000000.50"), "Laporan kinerja tahun 2025"),
    ]
    komponen = KomponenAKIP.objects.get(tahun_kinerja=baru)
    assert (komponen.evaluasi.tahun_kinerja, komponen.evaluasi.tahun) == (baru, 2024)


def test_money_of_a_year_with_an_unknown_leaf_is_not_carried_over(rencana):
    baru = salin(rencana)

    assert AnggaranTahunLain.objects.filter(tahun_kinerja=baru).count() == 0


def test_first_year_begins_with_default_settings(rencana):
    data = {"cara": "kosong", "tahun": "2027", "renstra": rencana.renstra.pk}

    klien(rencana.dunia.orang["penyusun"]).post(f"{rencana.alamat}atur/tahun-baru/", data)

    baru = TahunKinerja.objects.get(tahun=2027)
    assert baru.renstra == rencana.renstra
    assert baru.pengaturan_pengukuran.skala.kode == "lan-ordinal"
    assert baru.pengaturan_laporan.kertas == "A4"


def test_existing_year_is_not_copied_over(rencana):
    data = {"cara": "salin", "salin-dari": rencana.tahun.pk, "salin-tahun": "2025"}

    jawaban = klien(rencana.dunia.orang["penyusun"]).post(f"{rencana.alamat}atur/tahun-baru/", data)

    assert jawaban.status_code == 422
    assert "Tahun 2025 sudah ada." in jawaban.content.decode()


@pytest.mark.parametrize(
    ("kata", "jenis"),
    [
        ("dinas-uji", ["Perangkat daerah"]),
        ("keluhan", ["Indikator"]),
        ("1.06.02", ["Program, kegiatan, dan sub kegiatan"]),
        ("berkabut", ["Teks laporan"]),
        ("tidak ada sama sekali", []),
    ],
)
def test_search_finds_agencies_indicators_programs_and_texts_in_scope(rencana, kata, jenis):
    TeksLaporan.objects.create(tahun_kinerja=rencana.tahun, kunci="isu", isi="<p>Pagi berkabut</p>")

    dalam = klien(rencana.dunia.orang["penyusun"]).get("/cari/", {"q": kata}).context["kelompok"]
    luar = klien(rencana.dunia.orang["admin_lain"]).get("/cari/", {"q": kata}).context["kelompok"]

    assert [k.nama for k in dalam] == jenis
    assert list(luar) == []
