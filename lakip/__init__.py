"""LAKIP: the Indonesian government performance report, from plan, money and results."""
