"""What a French text of the press reports: events, with their figures, days, places and parties."""
