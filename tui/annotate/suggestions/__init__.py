"""Spellings and actors that the corpus lacks, with their evidence."""
