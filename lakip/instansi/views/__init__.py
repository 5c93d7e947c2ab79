"""Pages about people: login, password, error pages, health."""
