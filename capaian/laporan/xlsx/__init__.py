"""The report's tables as a workbook that computes."""
