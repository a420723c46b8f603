"""What can be asked fast: derived from the corpus, disposable."""
