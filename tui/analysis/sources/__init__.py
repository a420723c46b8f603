"""Who says so: attribution, reprints, articles that share text."""
