"""Every row of the worked tables on money in capaian/README.md."""

import pytest
from acuan import angka, deret, diharapkan, kode, pilihan, tabel, tampak

from capaian.hitung import (
    AturanFisik,
    Daun,
    Fisik,
    Keluaran,
    MetodeEfisiensi,
    efisiensi,
    realisasi_fisik,
    rekap,
    serapan,
    sisa,
)


@pytest.mark.parametrize("baris", tabel("serapan"))
def test_absorption_and_remainder_match_the_table(baris):
    pagu, realisasi = angka(baris["Pagu"]), angka(baris["Realisasi"])
    terserap, tersisa = serapan(pagu, realisasi), sisa(pagu, realisasi)

    assert tampak(terserap, baris["Serapan"]) == diharapkan(baris["Serapan"])
    assert (tersisa.alasan or tersisa.nilai) == diharapkan(baris["Sisa"])
    assert kode(terserap.peringatan) == baris["Peringatan"]


def daun_dari(teks):
    hasil = []
    for nomor, satu in enumerate(teks.split(";")):
        isi, _, nama = satu.strip().partition("=")
        uang, _, bagian = isi.partition("*")
        pagu, realisasi = (angka(s) for s in uang.split("/"))
        hasil.append(Daun(nama or str(nomor), pagu, realisasi, angka(bagian or None)))
    return hasil


@pytest.mark.parametrize("baris", tabel("rekap"))
def test_leaves_sum_as_in_the_table(baris):
    hasil = rekap(daun_dari(baris["Daun"]))
    terserap = serapan(hasil.pagu, hasil.realisasi)

    assert hasil.pagu.nilai == angka(baris["Pagu"])
    assert hasil.realisasi.nilai == angka(baris["Realisasi"])
    assert hasil.realisasi.keterangan == baris["Keterangan"]
    assert tampak(terserap, baris["Serapan"]) == diharapkan(baris["Serapan"])


@pytest.mark.parametrize("baris", tabel("fisik"))
def test_realisasi_fisik_of_a_parent_matches_the_table(baris):
    nilai = deret(baris["Anak"])
    pagu = deret(baris["Pagu"]) or [None] * len(nilai)
    anak = [Fisik(str(n), *satu) for n, satu in enumerate(zip(nilai, pagu, strict=True))]
    hasil = realisasi_fisik(anak, AturanFisik(baris["Aturan"]))

    assert tampak(hasil, baris["Realisasi fisik"]) == diharapkan(baris["Realisasi fisik"])
    assert kode(hasil.peringatan) == baris["Peringatan"]


def keluaran_dari(teks):
    if "/" not in teks:
        return []
    hasil = []
    for satu in teks.split(";"):
        uang, _, capaian = satu.strip().partition("@")
        hasil.append(Keluaran(*(angka(s) for s in uang.split("/")), capaian=angka(capaian or None)))
    return hasil


@pytest.mark.parametrize("baris", tabel("efisiensi"))
def test_efficiency_and_its_verdict_match_the_table(baris):
    isi = pilihan(baris["Keluaran"]) if "=" in baris["Keluaran"] else {}
    hasil = efisiensi(
        MetodeEfisiensi(baris["Metode"]),
        pagu=angka(baris["Pagu"]),
        realisasi=angka(baris["Realisasi"]),
        capaian=angka(baris["Capaian"]),
        keluaran=keluaran_dari(baris["Keluaran"]),
        manual_rp=angka(isi.get("manual")),
        alasan_manual=isi.get("alasan", ""),
    )
    rupiah = hasil.rupiah and (hasil.rupiah.alasan or hasil.rupiah.nilai)

    assert tampak(hasil.persen, baris["Nilai"]) == diharapkan(baris["Nilai"])
    assert rupiah == diharapkan(baris["Rupiah"])
    assert hasil.putusan == baris["Putusan"]
    assert hasil.persen.rumus == baris["Metode"]
