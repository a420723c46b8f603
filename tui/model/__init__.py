"""Values that the whole program shares: records, dates, quotations, text; no I/O."""
