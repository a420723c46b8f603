"""Everything that the program prints outside the explorer.

All of it passes through here and is cleaned, whether it comes from a corpus, from the user or from the
system: a terminal obeys nothing in it.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # as in typing, whose import completion in a shell would wait for
if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Sequence
    from typing import Any, NoReturn


def print_lines(*lines: str) -> None:
    """Print lines on standard output."""
    for line in lines:
        _print(line, to_stderr=False)


def print_message(message: str) -> None:
    """Print a message about the work on stderr, in the language of the interface."""
    from tui.i18n import translate_text  # late: the explorer prints nothing

    _print(translate_text(message), to_stderr=True)


def print_note(note: str) -> None:
    """Print a note on stderr, bold on a terminal when NO_COLOR is not set."""
    from tui.i18n import gettext as _
    from tui.i18n import translate_text

    words = _("note: {words}").format(words=translate_text(note))
    _print(words, to_stderr=True, is_bold=sys.stderr.isatty() and not os.environ.get("NO_COLOR"))


def print_json(value: Any) -> None:
    """Print a value as JSON on one line; what a terminal would obey is escaped in it, and nothing is lost."""
    from msgspec import json

    from tui.model.text import controls_pattern

    encoded = controls_pattern().sub(_json_escape, json.encode(value).decode("utf-8"))
    if sys.stdout.encoding.lower().replace("-", "") != "utf8":  # what it lacks is escaped, too
        from json import dumps, loads

        encoded = dumps(loads(encoded), separators=(",", ":"))
    print(encoded, flush=True)


def print_columns(rows: Iterable[Sequence[str]]) -> None:
    """Print rows of cells for a shell: in UTF-8, with tabs between cells, without what is not printable.

    Faster than what prints for people, which imports how texts are cleaned.
    """
    lines = ("\t".join("".join(filter(str.isprintable, cell)) for cell in row) + "\n" for row in rows)
    sys.stdout.buffer.write("".join(lines).encode("utf-8", "replace"))


def print_file(pieces: Iterable[str]) -> None:
    """Print a file piece by piece, in UTF-8 whatever the locale; on a terminal cleaned, else as it is."""
    if sys.stdout.isatty():
        for piece in pieces:
            print_lines(*piece.removesuffix("\n").split("\n"))
        return
    for piece in pieces:
        sys.stdout.buffer.write(piece.encode("utf-8", "replace"))
    sys.stdout.buffer.flush()


def exit_with_error(message: str, code: int = 2) -> NoReturn:
    """Print one line on stderr that says what is wrong and what would be right; exit with `code`.

    It is 2 for wrong use, 1 where what is named is not there.
    """
    from tui.i18n import translate_text

    _print("niger-tui: " + translate_text(" ".join(message.split("\n"))), to_stderr=True)
    sys.exit(code)


def exit_with_traceback() -> NoReturn:
    """Print the traceback of the exception that is handled now; exit with code 1."""
    from traceback import format_exc  # late: for a person who looks for a fault

    print_message(format_exc().rstrip("\n"))
    sys.exit(1)


def _print(text: str, *, to_stderr: bool, is_bold: bool = False) -> None:
    from tui.model.text import clean  # late: the explorer prints nothing

    cleaned = clean(text)
    styled = f"\x1b[1m{cleaned}\x1b[0m" if is_bold else cleaned
    print(styled, file=sys.stderr if to_stderr else sys.stdout, flush=True)


def _json_escape(character: re.Match[str]) -> str:
    """Return a character as JSON escapes it."""
    units = character[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))
