"""What tells the time of a story around a French date: its verbs, and the dates before."""
