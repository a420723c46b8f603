"""Suggestions for what the corpus lacks."""
