"""The form of a record: as values, as rows of a screen, and how it is saved."""
