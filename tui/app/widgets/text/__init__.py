"""Widgets that show text: the reader, cards, columns of a comparison."""
