"""MONEY: programs and their pagu, realisasi, outputs; perjanjian kinerja."""
