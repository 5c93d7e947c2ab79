"""What changed in texts and tables, word by word and cell by cell."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from capaian.laporan.beda import Macam, Ubahan, beda
from capaian.laporan.beda.kata import Jenis, Runtun, beda_kata, beda_paragraf
from capaian.laporan.beda.teks import TAMPILAN_SAJA
from capaian.laporan.pohon import Bagian, Gambar, Tabel, TeksOrang
from tests.contoh_beda import angka, laporan
from tests.contoh_pohon import sel, tabel_pengukuran

SAMA, HAPUS, TAMBAH = Jenis.SAMA, Jenis.HAPUS, Jenis.TAMBAH
KATA = st.lists(st.sampled_from(["dan", "yang", "4,00%", "naik", "turun", "kota"]), max_size=12)


def runtun(jenis: Jenis, hasil: Sequence[Runtun]) -> list[str]:
    return " ".join(r.teks for r in hasil if r.jenis in (SAMA, jenis)).split()


# Texts


@given(KATA, KATA)
def test_words_that_stayed_or_went_are_the_old_text_and_the_others_the_new(lama, baru):
    hasil = beda_kata(" ".join(lama), " ".join(baru))

    assert (runtun(HAPUS, hasil), runtun(TAMBAH, hasil)) == (lama, baru)
    assert all(a.jenis != b.jenis for a, b in pairwise(hasil))


def test_changed_word_is_marked_and_the_rest_stands():
    hasil = beda_kata("Capaian tahun ini 90,5% dan baik.", "Capaian tahun ini 95,0% dan baik.")

    assert hasil == (
        Runtun(SAMA, "Capaian tahun ini"),
        Runtun(HAPUS, "90,5%"),
        Runtun(TAMBAH, "95,0%"),
        Runtun(SAMA, "dan baik."),
    )


def test_paragraphs_with_little_in_common_replace_each_other():
    hasil = beda_paragraf(["Satu dua tiga."], ["Empat dua lima enam."])

    assert hasil == ((Runtun(HAPUS, "Satu dua tiga."), Runtun(TAMBAH, "Empat dua lima enam.")),)


def test_only_changed_paragraphs_are_shown():
    lama = ["Pertama tetap.", "Kedua lama sekali.", "Ketiga."]
    baru = ["Pertama tetap.", "Kedua baru sekali.", "Ketiga.", "Keempat."]

    assert beda_paragraf(lama, baru) == (
        (
            Runtun(SAMA, "Kedua"),
            Runtun(HAPUS, "lama"),
            Runtun(TAMBAH, "baru"),
            Runtun(SAMA, "sekali."),
        ),
        (Runtun(TAMBAH, "Keempat."),),
    )


def test_persons_text_is_compared_by_paragraph_without_markup():
    lama = laporan(TeksOrang("t", "<p>Naik &amp; baik <data value='capaian:IK1'>9%</data>.</p>"))
    baru = laporan(
        TeksOrang("t", "<p>Naik &amp; baik <data value='capaian:IK1'>8%</data>.</p><p>Baru</p>")
    )

    (satu,) = beda(lama, baru).teks

    assert (satu.kunci, satu.ditulis, satu.macam) == ("t", True, Macam.BERUBAH)
    assert [[(r.jenis, r.teks) for r in x] for x in satu.paragraf] == [
        [(SAMA, "Naik & baik"), (HAPUS, "9%."), (TAMBAH, "8%.")],
        [(TAMBAH, "Baru")],
    ]


def test_change_of_look_alone_says_so():
    lama, baru = (laporan(TeksOrang("t", f"<p>{isi}</p>")) for isi in ("Isi", "<em>Isi</em>"))

    (satu,) = beda(lama, baru).teks

    assert (satu.paragraf, satu.catatan) == ((), TAMPILAN_SAJA)


def test_exchanged_picture_is_a_change():
    lama, baru = (laporan(Gambar("foto", "Kegiatan", s * 64, "image/png")) for s in "ab")

    (satu,) = beda(lama, baru).teks

    assert [(r.jenis, r.teks) for r in satu.paragraf[0]] == [
        (SAMA, "Berkas gambar"),
        (HAPUS, "a" * 12),
        (TAMBAH, "b" * 12),
    ]


def test_new_running_number_alone_is_no_change():
    tabel, foto = tabel_pengukuran(), Gambar("f", "Foto", "a" * 64, "image/png", nomor="3.1")
    lama = laporan(Bagian("a", "Judul", (tabel, foto), nomor="A."))
    baru = laporan(
        Bagian("a", "Judul", (replace(tabel, nomor="9.9"), replace(foto, nomor="9.9")), nomor="B.")
    )

    assert beda(lama, baru).banyak == 0


# Tables


def ubah_sel(tabel: Tabel, kunci: str, **ganti: object) -> Tabel:
    return replace(
        tabel,
        baris=tuple(
            replace(b, sel={**b.sel, **ganti}) if b.kunci == kunci else b for b in tabel.baris
        ),
    )


def test_changed_cell_is_named_by_row_and_column():
    lama, baru = tabel_pengukuran(), tabel_pengukuran()
    baru = ubah_sel(baru, "pengukuran/IK1", indikator=sel("Angka Kemiskinan"))

    (satu,) = beda(laporan(lama), laporan(baru)).tabel

    assert [(s.nama, s.judul, s.lama, s.baru) for s in satu.sel] == [
        ("Angka Kemiskinan", "Indikator Kinerja", "Tingkat Kemiskinan", "Angka Kemiskinan")
    ]


def test_cell_of_a_changed_number_is_left_to_the_numbers():
    tabel = tabel_pengukuran()
    baru = ubah_sel(tabel, "pengukuran/IK1", realisasi=sel("5,00", "realisasi:IK1"))
    kiri = laporan(tabel, a=angka("realisasi:IK1", "4", "4,00"))
    kanan = laporan(baru, a=angka("realisasi:IK1", "5", "5,00"))

    hasil = beda(kiri, kanan)

    assert ([a.fakta for a in hasil.angka], hasil.tabel) == (["realisasi:IK1"], ())


def test_footnote_mark_beside_an_unchanged_number_is_listed():
    tabel = tabel_pengukuran()
    baru = ubah_sel(tabel, "pengukuran/IK1", realisasi=sel("4,00 *", "realisasi:IK1"))
    fakta = angka("realisasi:IK1", "4", "4,00")

    (satu,) = beda(laporan(tabel, a=fakta), laporan(baru, a=fakta)).tabel

    assert [(s.kolom, s.lama, s.baru) for s in satu.sel] == [("realisasi", "4,00", "4,00 *")]


def test_cell_over_several_rows_changes_once():
    tabel = tabel_pengukuran()
    baru = ubah_sel(tabel, "pengukuran/IK1", sasaran=sel("Sasaran lain", tinggi=2))

    (satu,) = beda(laporan(tabel), laporan(baru)).tabel

    assert [(s.baris, s.kolom) for s in satu.sel] == [("pengukuran/IK1", "sasaran")]


def test_rows_that_came_went_and_moved_are_told_apart():
    tabel = replace(tabel_pengukuran(), baris=tabel_pengukuran().baris[:2])
    satu, dua = tabel.baris
    bersih = replace(satu, sel={k: s for k, s in satu.sel.items() if k != "sasaran"})
    tiga = replace(dua, kunci="baru", sel={"indikator": sel("Indikator ketiga")})
    lama = replace(tabel, baris=(bersih, dua, replace(tiga, kunci="lama")))
    baru = replace(tabel, baris=(dua, bersih, tiga))

    (hasil,) = beda(laporan(lama), laporan(baru)).tabel

    pindah = {b.kunci for b in hasil.baris if b.macam == Macam.PINDAH}
    assert len(pindah) == 1
    assert pindah < {satu.kunci, dua.kunci}
    assert [(b.kunci, b.nama, b.macam) for b in hasil.baris if b.macam != Macam.PINDAH] == [
        ("baru", "Indikator ketiga", Macam.BARU),
        ("lama", "Indikator ketiga", Macam.HILANG),
    ]


def test_running_numbers_of_rows_are_left_out_but_not_the_label_of_a_sum():
    tabel = tabel_pengukuran()
    baru = ubah_sel(tabel, "pengukuran/IK1", no=sel("7"))
    baru = ubah_sel(baru, "pengukuran/rata", no=sel("Nilai tengah", lebar=6))

    (satu,) = beda(laporan(tabel), laporan(baru)).tabel

    assert [(s.kolom, s.lama, s.baru) for s in satu.sel] == [
        ("no", "Rata-rata capaian", "Nilai tengah")
    ]


def test_labels_of_a_table_are_listed_by_name():
    tabel = tabel_pengukuran()
    kolom = tuple(
        replace(k, judul="Nilai capaian") if k.kunci == "capaian" else k
        for k in tabel.kolom
        if k.kunci != "satuan"
    )
    baru = replace(tabel, judul="Judul baru", sumber="BPS", catatan=(), kolom=kolom)

    (satu,) = beda(laporan(tabel), laporan(baru)).tabel

    assert satu.label == (
        Ubahan("Judul tabel", tabel.judul, "Judul baru"),
        Ubahan("Sumber", "Dinas Contoh, 2025", "BPS"),
        Ubahan("Catatan", "*) angka sementara", ""),
        Ubahan("Kolom", "Tahun 2025 – Capaian (%)", "Tahun 2025 – Nilai capaian"),
        Ubahan("Kolom", "Satuan", ""),
    )


def test_table_that_came_or_went_is_one_entry():
    (datang,) = beda(laporan(), laporan(tabel_pengukuran())).tabel
    (pergi,) = beda(laporan(tabel_pengukuran()), laporan()).tabel

    assert (datang.macam, pergi.macam) == (Macam.BARU, Macam.HILANG)
    assert (datang.sel, datang.baris) == ((), ())
