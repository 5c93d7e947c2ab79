"""Today as a local government sees it; only views and commands ask."""

from datetime import date
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

from .models import Pemda


def hari_ini(pemda: Pemda | None = None) -> date:
    """Today in the time zone of ``pemda``, or the date set by ``LAKIP_HARI_INI``."""
    tetap: date | None = settings.LAKIP_HARI_INI
    return tetap or timezone.localdate(timezone=ZoneInfo(pemda.zona_waktu) if pemda else None)
