"""`--plain`: any screen as lines, without bars, columns or axes; it may stand anywhere in a command line."""

from __future__ import annotations

from collections.abc import Iterable

import click

from tui.terminal_output import print_lines

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


def show_lines(lines: Iterable[str]) -> None:
    """Print lines on standard output; where plain ones are asked for, without the columns they are set in."""
    print_lines(*(map(_join_cells, lines) if is_plain() else lines))


def _join_cells(line: str) -> str:
    """Return what stands in columns of a line one after another, with commas between, brackets apart."""
    first, *others = [cell.strip() for cell in line.split("  ") if cell.strip()] or [""]
    return first + "".join(f" {cell}" if cell.startswith("(") else f", {cell}" for cell in others)


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
