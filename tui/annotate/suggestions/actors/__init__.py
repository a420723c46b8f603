"""Suggestions about actors: new ones, other spellings, offices."""
