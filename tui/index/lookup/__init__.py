"""What the index is asked by key: lists, relations, dates, co-occurrence."""
