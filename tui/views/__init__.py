"""Questions across records."""
