"""The story of a page: its title, its paragraphs, and what is cut around them."""
