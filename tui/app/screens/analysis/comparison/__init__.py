"""Texts beside each other."""
