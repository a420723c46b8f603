"""What the index holds beside records: a person’s notes, and the events found in articles."""
