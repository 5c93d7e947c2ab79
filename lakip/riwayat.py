"""The change log of tracked models, by django-simple-history."""

from functools import cache
from typing import Any

from simple_history.manager import HistoricalQuerySet, HistoryManager
from simple_history.models import HistoricalRecords as RiwayatAsli


class ManajerRiwayat(HistoryManager):
    """django-simple-history makes a class for every look at ``history``; this keeps it."""

    @classmethod
    @cache
    def from_queryset(
        cls, queryset_class: type[HistoricalQuerySet], class_name: str | None = None
    ) -> type[HistoryManager]:
        return super().from_queryset(queryset_class, class_name)


class HistoricalRecords(RiwayatAsli):
    """Tracks every change of a model that has it as ``history``."""

    def __init__(self, **pilihan: Any) -> None:
        super().__init__(history_manager=ManajerRiwayat, **pilihan)
