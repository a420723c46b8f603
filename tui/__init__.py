"""niger-tui: read a body of press articles and see who did what, when, and who says so."""

__version__ = "0.1.0"
