"""Numbers of French sentences that are no casualties: money, people, shares, things, terms of prison."""
