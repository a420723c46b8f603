"""What each article uses that no record has: names, offices, reports; kept in the index, suggested from."""
