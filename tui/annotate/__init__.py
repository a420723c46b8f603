"""Who and when is meant: mentions are derived here, never stored in an article."""
