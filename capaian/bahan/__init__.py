"""What people fill in beside figures and texts: analyses, comparators, tables, lists, photos."""
