"""Entry point of `python -m tui`."""

from tui.startup import main

main()
