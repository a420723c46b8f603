"""Feasts, on the day of which something is: Christian, national and Muslim ones."""
