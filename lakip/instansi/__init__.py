"""Agencies, their units and officials, users and what they may do."""
