"""Health of this process: does it answer, and does the database?"""

import logging

from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

log = logging.getLogger(__name__)


@login_not_required
@never_cache
@require_safe
def sehat(request: HttpRequest) -> JsonResponse:
    """200 when the database answers a query, else 503; for monitors, so without a page."""
    try:
        with connection.cursor() as kursor:
            kursor.execute("SELECT 1 FROM instansi_pengguna LIMIT 1")
    except DatabaseError:
        log.exception("database does not answer")
        return JsonResponse({"status": "basis data tidak menjawab"}, status=503)
    return JsonResponse({"status": "sehat"})
