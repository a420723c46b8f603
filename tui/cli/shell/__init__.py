"""What the program gives the shell: completion scripts and the manual page, made from its own commands."""
