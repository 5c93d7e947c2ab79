"""The way of a report as a state machine: whatever people try, in whatever order.

Hypothesis plays everybody at once: each role tries each step, data change in between, the pemda
changes its mind about reviews, somebody acts on an old page. A model that knows nothing but the
table of steps foretells every answer.
"""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from laporan_siap import PENYAMPAIAN, Kantor, kantor
from versi_contoh import langkahkan as langkahkan_baris

from capaian.alur_laporan import langkahkan, mulai_versi, simpan_berkas_final
from capaian.models import (
    AnggotaReviu,
    DaftarReviu,
    LangkahLaporan,
    LaporanKinerja,
    RekamanLaporan,
    Reviu,
    TeksLaporan,
)
from capaian.reviu.alur import BERJALAN, JALAN, SELESAI, Langkah
from capaian.sajian import sajikan_laporan
from capaian.sajian_versi import rekaman_terakhir, sajikan_rekaman, sajikan_versi
from lakip.instansi.izin import PERAN

ORANG = ("operator", "verifikator", "penyusun", "kepala", "pereviu")
DIGERAKKAN = [str(langkah) for langkah in Langkah]


class Alur(RuleBasedStateMachine):
    """One office; a run begins without a version or with one on its way, and leaves nothing."""

    kantor: Kantor

    @initialize(
        awal=st.sampled_from(["", "", Langkah.DIAJUKAN, Langkah.FINAL]),
        reviu=st.sampled_from([1, 0]),
    )
    def buka(self, awal: str, reviu: int) -> None:
        self.balik = transaction.atomic()
        self.balik.__enter__()
        self.k = type(self).kantor
        self.langkah, self.versi, self.rekaman, self.jejak = "", 0, 0, 0
        self.disetujui = self.diubah = 0
        self.reviu, self.simpulan, self.berkas, self.wajib = False, False, False, None
        self.lama: LaporanKinerja | None = None
        self.isi: dict[int, object] = {}
        self.ubah_aturan_pemda(bool(reviu))
        if awal:
            self._lompat(Langkah(awal))

    def _lompat(self, awal: Langkah) -> None:
        """A version that is there already, made row by row."""
        self.wajib = self.reviu and awal == Langkah.DIAJUKAN
        laporan = LaporanKinerja.objects.create(tahun_kinerja=self.k.tk, perlu_reviu=self.wajib)
        pohon = sajikan_laporan(self.k.tk)
        langkahkan_baris(laporan, self.k.orang["penyusun"], pohon, sampai=awal)
        self.versi, self.langkah, self.rekaman = 1, str(awal), 1
        self.jejak = laporan.jejak.count()
        self.isi[1] = pohon

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.balik.__exit__(None, None, None)
        self.k.tk.opd.pemda.reviu_opd = False

    @property
    def laporan(self) -> LaporanKinerja:
        return LaporanKinerja.objects.select_related("tahun_kinerja__opd__pemda").get(
            tahun_kinerja=self.k.tk, versi=self.versi
        )

    def ramalan(self, ke: str, peran: str) -> type[Exception] | None:
        """What must come of a try: an error, or None for a step."""
        jalan = next((j for j in JALAN if (j.dari, j.ke) == (self.langkah, ke)), None)
        if jalan is None:
            return ValidationError
        if not PERAN[peran].izin & set(jalan.izin):
            return PermissionDenied
        halangan = {
            Langkah.DIAJUKAN: self.disetujui != self.diubah,
            Langkah.DIREVIU: not (self.wajib and self.simpulan),
            Langkah.USUL_FINAL: self.langkah == Langkah.DIAJUKAN and self.wajib,
            Langkah.DISAMPAIKAN: not self.berkas,
        }
        return ValidationError if halangan.get(jalan.ke) else None

    @precondition(lambda self: self.langkah in ("", *SELESAI))
    @rule(peran=st.sampled_from(ORANG))
    def mulai(self, peran: str) -> None:
        if peran != "penyusun":
            with pytest.raises(PermissionDenied):
                mulai_versi(tahun_kinerja=self.k.tk, oleh=self.k.orang[peran])
            return
        mulai_versi(tahun_kinerja=self.k.tk, oleh=self.k.orang[peran])
        self.versi, self.langkah = self.versi + 1, "draf"
        self.rekaman = self.jejak = 0
        self.simpulan, self.berkas, self.wajib = False, False, None

    @precondition(lambda self: self.langkah in BERJALAN)
    @rule()
    def mulai_lagi(self) -> None:
        with pytest.raises(ValidationError, match="belum final"):
            mulai_versi(tahun_kinerja=self.k.tk, oleh=self.k.orang["penyusun"])

    @precondition(lambda self: self.versi)
    @rule(ke=st.sampled_from(DIGERAKKAN), peran=st.sampled_from(ORANG))
    def coba(self, ke: str, peran: str) -> None:
        """Anybody tries anything: by the function, by the database, from an old page."""
        self.melangkah(ke, peran)
        self.lewat_basis_data(ke)
        self.dari_laman_lama()

    @precondition(lambda self: self.versi and self.langkah != Langkah.TERBIT)
    @rule(kali=st.integers(1, 4), bersiap=st.sampled_from([True, True, True, False]))
    def maju(self, kali: int, bersiap: bool) -> None:
        """The people whose turn it is take the next steps, mostly after what they need."""
        for _ in range(kali):
            if self.langkah != Langkah.TERBIT:
                self._maju(bersiap)

    def _maju(self, bersiap: bool) -> None:
        if bersiap and self.langkah == Langkah.DIAJUKAN and self.wajib and not self.simpulan:
            self.simpulkan()
        if bersiap and self.langkah == Langkah.FINAL:
            self.selesai_dibuat()
        if bersiap and self.langkah == Langkah.DISETUJUI and self.disetujui != self.diubah:
            self.melangkah("draf", "kepala")
        jalan = next(
            j
            for j in JALAN
            if j.dari == self.langkah and j.ke != Langkah.DRAF and j.reviu in (None, self.wajib)
        )
        self.melangkah(str(jalan.ke), next(p for p in ORANG if PERAN[p].izin & set(jalan.izin)))

    def melangkah(self, ke: str, peran: str) -> None:
        laporan = self.laporan
        isi = {"laporan": laporan, "ke": ke, "oleh": self.k.orang[peran], "alasan": "Alasan"}
        galat = self.ramalan(ke, peran)
        if galat is not None:
            with pytest.raises(galat):
                langkahkan(**isi, penyampaian=PENYAMPAIAN)
            return
        self.lama = laporan
        langkahkan(**isi, penyampaian=PENYAMPAIAN)
        self.langkah, self.jejak = ke, self.jejak + 1
        if ke == Langkah.DISETUJUI:
            self.disetujui = self.diubah
        if ke == Langkah.DIAJUKAN:
            self.rekaman, self.wajib, self.simpulan = self.rekaman + 1, self.reviu, False
            self.isi[self.versi] = sajikan_rekaman(rekaman_terakhir(laporan))

    def dari_laman_lama(self) -> None:
        """Somebody repeats the last step from a page that was open before it."""
        if self.lama is None or self.lama.versi != self.versi:
            return
        if LaporanKinerja.objects.get(pk=self.lama.pk).langkah == self.lama.langkah:
            return
        jalan = [j for j in JALAN if j.dari == self.lama.langkah]
        for satu in jalan:
            peran = next(p for p in ORANG if PERAN[p].izin & set(satu.izin))
            with pytest.raises(ValidationError):
                langkahkan(
                    laporan=self.lama,
                    ke=satu.ke,
                    oleh=self.k.orang[peran],
                    alasan="Alasan",
                    penyampaian=PENYAMPAIAN,
                )

    def lewat_basis_data(self, ke: str) -> None:
        if ke == self.langkah:
            return
        with pytest.raises(IntegrityError), transaction.atomic():
            LaporanKinerja.objects.filter(pk=self.laporan.pk).update(langkah=ke)

    @precondition(lambda self: self.versi)
    @rule()
    def ubah_data(self) -> None:
        self.diubah += 1
        teks = TeksLaporan.objects.get(tahun_kinerja=self.k.tk, kunci="kesimpulan")
        teks.isi = f"<p>Uraian ke-{self.diubah}.</p>"
        teks.save()

    @rule(reviu=st.booleans())
    def ubah_aturan_pemda(self, reviu: bool) -> None:
        pemda = self.k.tk.opd.pemda
        pemda.reviu_opd = self.reviu = reviu
        pemda.save()

    @precondition(lambda self: self.langkah == Langkah.DIAJUKAN and not self.simpulan)
    @rule()
    def simpulkan(self) -> None:
        laporan = self.laporan
        reviu = Reviu.objects.create(
            tahun_kinerja=self.k.tk,
            laporan=laporan,
            putaran=laporan.reviu.count() + 1,
            daftar=DaftarReviu.objects.first(),
            rekaman=rekaman_terakhir(laporan),
        )
        AnggotaReviu.objects.create(
            tahun_kinerja=self.k.tk,
            reviu=reviu,
            peran="inspektur",
            nama="Contoh",
            jabatan="Inspektur",
        )
        reviu.simpulan, reviu.tanggal, reviu.tempat = "tanpa_keberatan", date(2026, 2, 1), "Kota"
        reviu.ditutup, reviu.ditutup_oleh = timezone.now(), self.k.orang["pereviu"]
        reviu.save()
        self.simpulan = True

    @precondition(lambda self: self.langkah == Langkah.FINAL)
    @rule()
    def selesai_dibuat(self) -> None:
        simpan_berkas_final(laporan=self.laporan, isi=b"%PDF-1.7\n%%EOF", nama="laporan.pdf")
        self.berkas = True

    @invariant()
    def basis_data_seperti_ramalan(self) -> None:
        if not getattr(self, "versi", 0):
            return
        laporan = self.laporan
        jejak = list(LangkahLaporan.objects.filter(laporan=laporan).values_list("dari", "ke"))
        assert (laporan.langkah, len(jejak)) == (self.langkah, self.jejak)
        assert [ke for _, ke in jejak[:-1]] == [dari for dari, _ in jejak[1:]]
        assert RekamanLaporan.objects.filter(laporan=laporan).count() == self.rekaman
        milik = LaporanKinerja.objects.filter(tahun_kinerja=self.k.tk)
        assert milik.filter(langkah__in=BERJALAN).count() <= 1

    @invariant()
    def versi_tetap_seperti_diajukan(self) -> None:
        if getattr(self, "langkah", "") in (Langkah.DIAJUKAN, *SELESAI):
            kini = sajikan_versi(self.laporan)
            assert (kini.fakta, kini.status) == (self.isi[self.versi].fakta, self.langkah)


@pytest.mark.django_db
@pytest.mark.sedang
def test_nobody_takes_the_report_off_its_way_in_any_order_of_events():
    Alur.kantor = kantor()

    # Every step composes a report: a failing run is told as it is, rather than made shorter.
    aturan = settings(max_examples=30, stateful_step_count=8, phases=[Phase.generate])
    run_state_machine_as_test(Alur, settings=aturan)
