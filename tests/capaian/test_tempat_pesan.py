"""A page that opens at one of its parts says there, and only there, what was saved."""

import re

import pytest
from gambar_contoh import isi_gambar, unggahan
from orang import buat_dunia, klien
from pabrik import Pabrik

from capaian.models import Foto
from capaian.reviu.percakapan import IsianCatatan, tulis_catatan

pytestmark = pytest.mark.django_db
FOTO = "/opd/dinas-uji/2025/foto/"


def tempat_pesan(isi: str, pesan: str) -> list[str]:
    """Of each time that the page says so: the last part with an anchor that begins before it."""
    awal = [m.start() for m in re.finditer(f'role="status">{re.escape(pesan)}<', isi)]
    return [re.findall(r'<(?:li|article|main)\b[^>]* ?id="([^"]+)"', isi[:n])[-1] for n in awal]


def test_photo_says_itself_that_its_caption_is_saved():
    dunia = buat_dunia()
    Pabrik(opd=dunia.opd)
    penyusun = klien(dunia.orang["penyusun"])
    for warna in ("red", "blue"):
        berkas = [unggahan(f"{warna}.jpg", isi_gambar(warna=warna))]
        penyusun.post(FOTO, {"berkas": berkas, "keterangan": "Pelatihan", "sasaran": ""})
    [_, (foto, versi, _)] = penyusun.get(FOTO).context["foto"]

    jawaban = penyusun.post(f"{FOTO}{foto.pk}/", {"keterangan": "Baru", "versi": versi})
    isi = penyusun.get(jawaban.url).content.decode()

    assert Foto.objects.get(pk=foto.pk).keterangan == "Baru"
    assert jawaban.url == f"{FOTO}#foto-{foto.pk}"
    assert tempat_pesan(isi, "Keterangan foto tersimpan.") == [f"foto-{foto.pk}"]


def test_comment_says_itself_that_its_answer_is_kept(kantor_direviu):
    kr = kantor_direviu
    for kata in ("Jelaskan sumbernya.", "Jelaskan rumusnya."):
        tulis_catatan(reviu=kr.reviu, isian=IsianCatatan(isi=kata), oleh=kr.pereviu)
    penyusun = klien(kr.penyusun)

    jawaban = penyusun.post(f"{kr.dasar}catatan/2/tanggapi/", {"isi": "Sudah."})
    isi = penyusun.get(jawaban.url).content.decode()

    assert jawaban.url == f"{kr.dasar}catatan/#catatan-2"
    assert tempat_pesan(isi, "Tanggapan disimpan.") == ["catatan-2"]
