"""A corpus on a PostgreSQL server: what is published there, and the store that reads it."""
