"""The workbook (buku kerja): a whole agency-year in and out as .xlsx or .json."""
