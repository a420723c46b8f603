"""The index: a database derived from the corpus, disposable, that answers every search and list."""
