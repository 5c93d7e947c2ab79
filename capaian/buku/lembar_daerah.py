"""Sheets of the regional plans that the agency's plan refers to; shared by all agencies."""

from renstra.models import (
    AcuanDaerah,
    IndikatorDaerah,
    Misi,
    ProgramUnggulan,
    RencanaDaerah,
    TargetDaerah,
    TujuanSasaranDaerah,
    UnsurVisi,
)

from .spesifikasi import Jenis, Kolom, Lembar, Milik, urutan

_RENCANA = Kolom("rencana", "Kode rencana daerah.", "rpjmd-2025-2029", rujuk="rencana_daerah")

RENCANA_DAERAH = Lembar(
    "rencana_daerah",
    "Rencana daerah",
    "RPJPD, RPJMD, atau RPD. Dipakai bersama: yang sudah ada tidak diubah oleh buku kerja.",
    RencanaDaerah,
    (
        Kolom("kode", "Kode rencana.", "rpjmd-2025-2029"),
        Kolom("jenis", "Jenis rencana.", "RPJMD"),
        Kolom("nama", "Nama rencana.", "RPJMD Kota Pontianak"),
        Kolom("tahun_awal", "Tahun awal.", "2025"),
        Kolom("tahun_akhir", "Tahun akhir.", "2029"),
        Kolom("visi", "Visi.", "Pontianak maju dan sejahtera"),
    ),
    kunci=("kode",),
    milik=Milik.BERSAMA,
    acuan="kode",
)

UNSUR_VISI = Lembar(
    "unsur_visi",
    "Unsur visi",
    "Unsur visi dan maknanya.",
    UnsurVisi,
    (
        _RENCANA,
        urutan("rencana"),
        Kolom("unsur", "Unsur visi.", "Pontianak Maju", medan="uraian"),
        Kolom("penjelasan", "Makna unsur.", ""),
    ),
    kunci=("rencana", "urutan"),
    milik=Milik.BERSAMA,
)

MISI = Lembar(
    "misi",
    "Misi",
    "Misi bernomor dari rencana daerah.",
    Misi,
    (
        _RENCANA,
        Kolom("nomor", "Nomor misi.", "4"),
        Kolom("uraian", "Bunyi misi.", "Mewujudkan perekonomian inklusif", jenis=Jenis.TEKS),
    ),
    kunci=("rencana", "nomor"),
    milik=Milik.BERSAMA,
    acuan="nomor",
)

PROGRAM_UNGGULAN = Lembar(
    "program_unggulan",
    "Program unggulan",
    "Program unggulan tiap misi.",
    ProgramUnggulan,
    (
        Kolom(
            "rencana",
            "Kode rencana daerah pemilik misi.",
            "rpjmd-2025-2029",
            medan=None,
            jenis=Jenis.RUJUKAN,
            rujuk="rencana_daerah",
            wajib=True,
        ),
        Kolom("misi", "Nomor misi.", "1", rujuk="misi", dalam="rencana"),
        urutan("rencana", "misi"),
        Kolom("uraian", "Nama program unggulan.", "Integrasi layanan primer"),
    ),
    kunci=("misi", "urutan"),
    milik=Milik.BERSAMA,
)

TUJUAN_DAERAH = Lembar(
    "tujuan_daerah",
    "Tujuan dan sasaran daerah",
    "Tujuan (tanpa induk) dan sasaran (berinduk) rencana daerah.",
    TujuanSasaranDaerah,
    (
        _RENCANA,
        Kolom("kode", "Kode tujuan atau sasaran daerah.", "SD1"),
        Kolom("misi", "Nomor misi.", "4", rujuk="misi", dalam="rencana"),
        Kolom("induk", "Kode tujuan daerah.", "TD1", rujuk="tujuan_daerah", dalam="rencana"),
        Kolom("uraian", "Bunyi tujuan atau sasaran.", "Menurunnya kemiskinan", jenis=Jenis.TEKS),
        urutan("rencana"),
    ),
    kunci=("rencana", "kode"),
    milik=Milik.BERSAMA,
    acuan="kode",
)

INDIKATOR_DAERAH = Lembar(
    "indikator_daerah",
    "Indikator daerah",
    "Indikator tujuan atau sasaran daerah.",
    IndikatorDaerah,
    (
        Kolom(
            "rencana",
            "Kode rencana daerah.",
            "rpjmd-2025-2029",
            medan=None,
            jenis=Jenis.RUJUKAN,
            rujuk="rencana_daerah",
            wajib=True,
        ),
        Kolom("induk", "Kode tujuan_daerah.", "SD1", rujuk="tujuan_daerah", dalam="rencana"),
        Kolom("kode", "Kode indikator daerah.", "ID1"),
        Kolom("nama", "Nama indikator.", "Tingkat kemiskinan", jenis=Jenis.TEKS),
        Kolom("satuan", "Satuan.", "%"),
        urutan("rencana", "induk"),
    ),
    kunci=("induk", "kode"),
    milik=Milik.BERSAMA,
    acuan="kode",
)

TARGET_DAERAH = Lembar(
    "target_daerah",
    "Target daerah",
    "Target tahunan indikator daerah.",
    TargetDaerah,
    (
        Kolom("indikator", "Kode indikator daerah.", "ID1", rujuk="indikator_daerah"),
        Kolom("tahun", "Tahun.", "2025"),
        Kolom("target", "Target.", "4,20-4,25", medan="nilai", jenis=Jenis.TARGET),
    ),
    kunci=("indikator", "tahun"),
    milik=Milik.BERSAMA,
)

ACUAN_DAERAH = Lembar(
    "acuan_daerah",
    "Rencana daerah yang diacu",
    "Rencana daerah yang dicetak dalam laporan tahun ini.",
    AcuanDaerah,
    (_RENCANA, urutan()),
    kunci=("rencana",),
)

DAERAH = (
    RENCANA_DAERAH,
    UNSUR_VISI,
    MISI,
    PROGRAM_UNGGULAN,
    TUJUAN_DAERAH,
    INDIKATOR_DAERAH,
    TARGET_DAERAH,
)
