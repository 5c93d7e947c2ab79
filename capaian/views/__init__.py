"""Pages of one agency-year that need measured figures."""
