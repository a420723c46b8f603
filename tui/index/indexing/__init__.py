"""The index brought up to date with the folder."""
