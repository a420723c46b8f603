"""Saved HTML pages: one bounded tree, the story in it, and what the page says of itself."""
