"""The passage in which an office or a name stands: the countries and days of which it speaks."""
