"""Which record something is: asked with the likeliest first; and records merged, renamed, split."""
