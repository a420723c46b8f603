"""Which actor a surname, a title or an office means."""
