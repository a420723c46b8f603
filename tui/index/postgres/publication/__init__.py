"""Publication: what of an index is written into a database, and when."""
