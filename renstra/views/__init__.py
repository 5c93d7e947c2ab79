"""Pages of agencies and their plans."""
