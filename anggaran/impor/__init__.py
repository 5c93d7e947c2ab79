"""Brings what ``anggaran.spj`` read into the database: match, compare, write once, take back."""
