"""Records over time: the timeline, and how often there are any."""
