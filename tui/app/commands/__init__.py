"""Every command with its keys, declared once: for bindings, footers, the palette and the help."""
