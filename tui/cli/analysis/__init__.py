"""Commands on many records at once: views across them, and their events."""
