"""Records as documents: text with links and styles, ready to be drawn."""
