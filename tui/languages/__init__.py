"""Natural languages: what is true of one language alone, a folder for each."""
