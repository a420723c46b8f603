"""Texts with variables, as programs of discourse analysis open them."""
