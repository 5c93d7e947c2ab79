"""A target as agencies write it: a number, a range, or a grade with its number."""

from django.db import models
from django.db.models import F, Q

from lakip.medan import AngkaField


class NilaiTarget(models.Model):
    """``nilai`` alone is a number, with ``nilai_atas`` a range, with ``predikat`` a grade.

    All empty means that no target was set.
    """

    nilai = AngkaField(
        "target", null=True, blank=True, help_text="Contoh: 4,25 atau batas bawah rentang."
    )
    nilai_atas = AngkaField("batas atas rentang", null=True, blank=True)
    predikat = models.CharField("predikat", max_length=20, blank=True, help_text="Contoh: BB")

    class Meta:
        abstract = True

    @staticmethod
    def syarat_sah() -> Q:
        """Database condition: a range has both ends in order and no grade."""
        return Q(nilai_atas=None) | Q(nilai_atas__gte=F("nilai"), nilai__isnull=False, predikat="")
