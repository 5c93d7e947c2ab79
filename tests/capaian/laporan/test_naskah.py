"""People's texts, changes to the outline, and free tables in the composed report."""

from datetime import date
from decimal import Decimal

import pytest
from tahun_lengkap import bagian, buat, cari, lengkap, pesan_kosong

from capaian.laporan.pohon import Bab, Bagian, TandaTangan, TeksOrang
from lakip.instansi.models import Pejabat

pytestmark = pytest.mark.django_db


# People's texts


def test_tokens_become_the_present_figures():
    p = lengkap()
    p.teks("latar-belakang", "<p>Capaian [[capaian:IK1]] dari [[ jumlah:pagu ]].</p>")

    teks = cari(buat(p), "latar-belakang/teks")

    assert teks == TeksOrang(
        "latar-belakang/teks",
        '<p>Capaian <data value="capaian:IK1">107,50%</data> dari '
        '<data value="jumlah:pagu">Rp600,00</data>.</p>',
        "ditulis",
    )


def test_a_token_that_names_no_fact_stays_visible():
    p = lengkap()
    p.teks("latar-belakang", "Capaian [[capaian:IK9]] & [[<b>]]")

    html = cari(buat(p), "latar-belakang/teks").html

    assert '<mark class="rujukan-tak-dikenal">[[capaian:IK9]] tidak dikenal</mark>' in html
    assert "<b>" not in html


def test_scripts_and_attributes_never_reach_the_report():
    p = lengkap()
    p.teks("latar-belakang", '<p onclick="x()">a<script>b</script><img src="//c"></p>')

    assert cari(buat(p), "latar-belakang/teks").html == "<p>a</p>"


def test_plain_text_becomes_paragraphs():
    p = lengkap()
    p.teks("latar-belakang", "Satu & dua\nlanjut\n\nTiga < empat")

    assert cari(buat(p), "latar-belakang/teks").html == (
        "<p>Satu &amp; dua<br>lanjut</p><p>Tiga &lt; empat</p>"
    )


def test_missing_required_texts_are_visible_and_named():
    kosong = pesan_kosong(buat(lengkap("tujuan_sasaran")))

    assert [k for k in kosong if k.endswith("/teks")] == [
        f"{k}/teks"
        for k in (
            "kata-pengantar",
            "ringkasan-eksekutif",
            "latar-belakang",
            "tugas-fungsi",
            "permasalahan-utama",
            *(f"analisis-{n}.{blok}" for blok in ("tujuan", "sasaran") for n in (1, 7, 2, 3, 4)),
            "kesimpulan",
            "langkah-perbaikan",
        )
    ]


def test_texts_of_every_indicator_stand_for_the_text_of_their_block():
    p = lengkap("tujuan_sasaran")
    p.teks("analisis-2.IK1", "Satu")
    p.teks("analisis-2.S2", "Dua")
    laporan = buat(p)

    assert "analisis-2.sasaran/teks" not in pesan_kosong(laporan)
    urutan = [b.kunci for b in cari(laporan, "analisis-2.sasaran").isi]
    assert urutan[-4:] == [
        "analisis-2.sasaran/kalimat/IK1",
        "analisis-2.IK1/teks",
        "analisis-2.sasaran/kalimat/IK2",
        "analisis-2.S2/teks",
    ]


def test_signature_is_of_the_head_in_office_on_the_reports_date():
    p = lengkap()
    for kode, dari, sampai in (
        ("lama", date(2020, 1, 1), date(2025, 12, 31)),
        ("baru", date(2026, 1, 1), None),
    ):
        Pejabat.objects.create(
            pemda=p.opd.pemda,
            opd=p.opd,
            kode=kode,
            peran="kepala_opd",
            nama=f"Pejabat {kode}",
            jabatan="Kepala Dinas Contoh",
            status="plt",
            nip="000000000000000099",
            dari=dari,
            sampai=sampai,
        )

    tanda = cari(buat(p), "bab-4/tanda-tangan")

    assert isinstance(tanda, TandaTangan)
    assert tanda.tempat_tanggal == "Kota Contoh, 9 Januari 2026"
    assert (tanda.pihak[0].nama, tanda.pihak[0].jabatan, tanda.pihak[0].nip) == (
        "Pejabat baru",
        ("Plt. Kepala Dinas Contoh,",),
        "00000000 000000 0 099",
    )


# Changes to the outline


def test_a_part_can_be_renamed_moved_switched_off_and_added():
    p = lengkap("per_sasaran")
    p.bagian("kesimpulan", judul="Simpulan", urutan=30)
    p.bagian("isu", aktif=False)
    p.bagian("inovasi", judul="Inovasi", induk="bab-4", urutan=15)
    p.bagian("pk-murni", induk="rencana-strategis", urutan=5)
    laporan = buat(p)

    penutup = [
        (b.kunci, b.nomor, b.judul) for b in cari(laporan, "bab-4").isi if isinstance(b, Bagian)
    ]
    assert penutup == [
        ("inovasi", "A.", "Inovasi"),
        ("langkah-perbaikan", "B.", "Langkah Perbaikan"),
        ("kesimpulan", "C.", "Simpulan"),
    ]
    assert "isu" not in bagian(laporan)
    assert cari(laporan, "rencana-strategis").isi[1].kunci == "pk-murni"
    assert "inovasi/teks" in pesan_kosong(laporan)


def test_a_change_without_block_holds_for_all_blocks_and_one_with_block_wins():
    p = lengkap("per_sasaran")
    p.bagian("analisis-4", aktif=False)
    p.bagian("analisis-4.S1", judul="Standar Provinsi")
    laporan = buat(p)

    assert [k for k in bagian(laporan) if k.startswith("analisis-4")] == ["analisis-4.S1"]
    assert cari(laporan, "analisis-4.S1").judul == "Standar Provinsi"


def test_a_change_for_another_manner_adds_no_part():
    p = lengkap("sekali")
    p.bagian("blok.S1", judul="Sasaran Satu")
    p.bagian("sistematika", judul="Sistematika")

    kunci = [b.kunci for b in buat(p).semua_blok() if isinstance(b, Bab | Bagian)]
    assert [k for k in kunci if k in ("blok.S1", "sistematika")] == []


def test_columns_take_the_agencys_titles():
    p = lengkap("per_sasaran")
    p.bagian("analisis-1", judul_kolom={"kategori": "Interpretasi"})
    tabel = buat(p).tabel()

    judul = {
        t: [k.judul for k in tabel[t].kolom if k.kunci == "kategori"]
        for t in ("pengukuran:S1", "ringkasan")
    }
    assert judul == {"pengukuran:S1": ["Interpretasi"], "ringkasan": ["Kategori"]}


# Data tables


@pytest.mark.sedang
def test_a_table_of_an_indicator_follows_it_into_any_block():
    for pola, tempat in (
        ("tujuan_sasaran", "analisis-1.sasaran"),
        ("per_indikator", "analisis-1.IK1"),
    ):
        p = lengkap(pola)
        ik1 = p.renstra.indikator.get(kode="IK1")
        p.tabel("korban", "analisis-1", {"a": "teks"}, [{"a": "x"}], indikator=ik1)
        assert "data:korban" in [b.kunci for b in cari(buat(p), tempat).isi]
        p.opd.tahun_kinerja.all().delete()
        p.opd.renstra.all().delete()
        p.opd.keputusan_iku.all().delete()
        p.opd.delete()


def test_a_table_whose_place_is_not_printed_stands_among_the_data():
    p = lengkap()
    p.tabel("yatim", "tidak-ada", {"a": "teks"}, [{"a": "x"}])
    p.bagian("sumber-daya-aparatur", aktif=False)

    assert [b.kunci for b in cari(buat(p), "lampiran-data").isi] == ["data:pegawai", "data:yatim"]


def test_blank_dash_zero_and_na_stay_different_and_totals_are_computed():
    p = lengkap()
    p.tabel(
        "wilayah",
        "lampiran-data",
        {"nama": "teks", "n": "bulat"},
        [
            {"_kunci": "a", "_jenis": "subjumlah", "nama": "A"},
            {"_kunci": "a1", "_induk": "a", "nama": "A1", "n": "5"},
            {"_kunci": "a2", "_induk": "a", "nama": "A2", "n": "0"},
            {"_kunci": "b", "_jenis": "subjumlah", "nama": "B", "n": "9", "_alasan_beda": "rilis"},
            {"_kunci": "b1", "_induk": "b", "nama": "B1", "n": "7"},
            {"_kunci": "b2", "_induk": "b", "nama": "B2", "n": "-"},
            {"_kunci": "b3", "_induk": "b", "nama": "B3", "n": "n/a"},
            {"_kunci": "b4", "_induk": "b", "nama": "B4"},
            {"_kunci": "jumlah", "_jenis": "jumlah", "nama": "Jumlah"},
        ],
    )
    laporan = buat(p)
    tabel = laporan.tabel()["data:wilayah"]

    assert [b.sel["n"].teks if "n" in b.sel else None for b in tabel.baris] == [
        "5", "5", "0", "9", "7", "-", "n/a", None, "12",
    ]  # fmt: skip
    assert tabel.catatan == ("B, N: tercantum 9, jumlah rincian 7; rilis.",)
    assert laporan.fakta["data:wilayah/a.a1/n"].nilai == Decimal(5)
