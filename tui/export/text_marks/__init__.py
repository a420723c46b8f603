"""Mentions as other programs mark them: standoff, a tag for each word, Web Annotations."""
