"""REVIEW: the steps of a report from draft to publication, and the Inspektorat's review."""
