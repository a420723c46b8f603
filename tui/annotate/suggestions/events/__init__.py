"""Suggestions of events, and of claims of known ones."""
