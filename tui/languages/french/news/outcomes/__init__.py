"""What came of an event, by a French report: who won, whether it was at all, how far it came."""
