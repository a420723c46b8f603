"""A dossier: one page of HTML that needs nothing else, to be read, sent and printed."""
