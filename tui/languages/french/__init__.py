"""The French language: word lists, offices, and date expressions."""
