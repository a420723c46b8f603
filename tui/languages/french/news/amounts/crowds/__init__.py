"""Crowds of French reports: of which place each number is, and what stands beside it."""
