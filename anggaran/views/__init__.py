"""Pages of the budget app."""
