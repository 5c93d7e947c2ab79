"""Master data of people and agencies in the admin site."""

from . import kejadian, organisasi, pengguna

__all__ = ["kejadian", "organisasi", "pengguna"]
