"""The words that stand around the numbers of French sentences."""
