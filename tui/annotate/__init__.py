"""The annotator: mentions of known actors in articles, and suggestions of names to add."""
