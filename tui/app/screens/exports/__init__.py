"""What leaves the explorer: copies, pages opened elsewhere, exports."""
