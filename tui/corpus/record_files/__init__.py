"""Record files: front matter, validation, and lists edited in place."""
