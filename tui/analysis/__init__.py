"""Analyses across records, and records as lines or JSON, without a screen."""
