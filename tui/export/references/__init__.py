"""Articles as references, for programs that keep them: CSL-JSON, BibTeX, RIS."""
