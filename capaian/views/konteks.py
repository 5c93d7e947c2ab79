"""Breadcrumbs and frames of planning pages."""

from typing import Any

from django.urls import reverse

from lakip.instansi.models import PerangkatDaerah


def konteks_opd(opd: PerangkatDaerah, *remah: tuple[str, str | None]) -> dict[str, Any]:
    """What a page of an agency needs; ``remah`` are the last breadcrumbs."""
    return {
        "opd": opd,
        "remah": [
            ("Perangkat daerah", reverse("renstra:daftar_opd")),
            (opd.nama, opd.get_absolute_url()),
            *remah,
        ],
    }
