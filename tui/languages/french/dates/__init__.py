"""A parser of French date expressions in prose."""
