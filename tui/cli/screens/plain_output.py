"""`--plain`: any screen as lines, without bars, columns or axes; it may stand anywhere in a command line."""

from __future__ import annotations

import click

PLAIN_OPTION = "--plain"
#: What screens are called that a command of another name prints.
_COMMANDS_OF_SCREENS = {
    "suggestions": ["suggest"],
    "problems": ["check"],
    "notes": ["export", "notes"],
}
_IS_PLAIN = "plain"  # in the object of the outermost context


def is_plain() -> bool:
    """Return whether lines are asked for in which nothing is drawn."""
    return bool((click.get_current_context().find_root().obj or {}).get(_IS_PLAIN))


def split_plain_option(arguments: list[str]) -> tuple[list[str], dict[str, bool]]:
    """Return the arguments without `--plain`, and the object of the context that says whether it was there.

    With it, a screen may be named as the explorer calls it.
    """
    if PLAIN_OPTION not in arguments:
        return arguments, {}
    others = [argument for argument in arguments if argument != PLAIN_OPTION]
    return [*_COMMANDS_OF_SCREENS.get(others[0], others[:1]), *others[1:]] if others else [], {
        _IS_PLAIN: True
    }
