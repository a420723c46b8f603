"""Indexing in processes of its own: the update as a child, articles among several at once."""
