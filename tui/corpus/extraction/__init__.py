"""Articles extracted from raw texts and saved pages."""
