"""Entry point of `python -m tui`."""

from tui.opening import main

main()
