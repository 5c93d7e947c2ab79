"""Reads SPJ, LRA and budget spreadsheets: what a file says and what in it does not add up.

Nothing here knows the database or Django. ``pagar.baca`` runs the reading in a child process
with limits on memory and time and returns a ``bacaan.Bacaan``; ``anggaran.impor`` compares that
with what is stored and writes it. Amounts are whole sen.
"""
