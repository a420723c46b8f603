"""What the shell offers when Tab is pressed, fast: nothing here imports click, msgspec or Textual."""

import os

#: Set by a completion script: the arguments are then the words of the command line.
_VARIABLE = "_NIGER_TUI_COMPLETE"


def is_completing() -> bool:
    """Return whether a shell asks for what may stand in place of the last argument."""
    return bool(os.environ.get(_VARIABLE))
