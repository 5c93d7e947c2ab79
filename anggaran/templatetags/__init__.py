"""Template tags of the budget app."""
