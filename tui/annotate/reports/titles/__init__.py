"""Titles of events, out of the sentences that report them."""
