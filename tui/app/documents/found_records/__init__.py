"""What was found in articles and nobody has kept, ready to be drawn: as a card, and as rows of a list."""
