"""Tables and lines for spreadsheets, databases and programs: CSV, JSON Lines."""
