"""What sentences report."""
