"""PLAN: regional plans, Renstra, tujuan, sasaran, indikator and their targets."""
