"""What stands in each part of the report: one module per chapter, plus what they share."""
