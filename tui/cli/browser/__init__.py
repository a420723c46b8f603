"""The explorer in a browser: a server on this machine, and the page that it gives out."""
