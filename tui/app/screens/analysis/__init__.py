"""Screens that answer a question across records."""
