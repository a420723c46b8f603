"""How like two reports are: days, places, evidence, and what speaks against it."""
