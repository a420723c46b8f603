"""Widgets that show rows: lists of records and results, page by page."""
