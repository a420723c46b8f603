"""What the index is asked by words: full text, names, facets, completion."""
