"""Days as a local government sees them; only views and commands ask for today."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils import timezone

from .models import Pemda


def hari_ini(pemda: Pemda | None = None) -> date:
    """Today in the time zone of ``pemda``, or the date set by ``LAKIP_HARI_INI``."""
    tetap: date | None = settings.LAKIP_HARI_INI
    return tetap or timezone.localdate(timezone=ZoneInfo(pemda.zona_waktu) if pemda else None)


def tanggal_setempat(waktu: datetime, pemda: Pemda) -> date:
    """The day of a moment in the time zone of ``pemda``."""
    return waktu.astimezone(ZoneInfo(pemda.zona_waktu)).date()
