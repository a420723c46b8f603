"""The README's parts that the program makes: `python -m tests.readme` writes the table of keys anew."""

from __future__ import annotations

from pathlib import Path

from tui.app.commands import COMMANDS, SCOPE_NAMES
from tui.app.key_table import key_label, name_keys

EXPLORER = [command for command in COMMANDS if command.where == "explorer"]
README = Path(__file__).resolve().parent.parent / "README.md"
BEGIN = "<!-- made by `python -m tests.readme` from the program's own table -->\n"
END = "<!-- /keys -->"


def key_table() -> str:
    """Every command with its keys, title, the scopes where it is, and the name it has in the settings."""
    rows = ["| keys | does | where | name in the settings |", "|---|---|---|---|"]
    titled = [command for command in COMMANDS if command.title]
    for name, keys, title in dict.fromkeys((row.name, row.keys, row.title) for row in titled):
        scopes = [
            SCOPE_NAMES[row.where] for row in titled if (row.name, row.keys, row.title) == (name, keys, title)
        ]
        labels = " ".join(f"`{key_label(key)}`" for key in keys) or "–"
        words = name_keys(title, EXPLORER)
        rows.append(f"| {labels} | {words} | {', '.join(scopes)} | `{name}` |")
    return "\n".join(rows) + "\n"


def main() -> None:
    """Put the table where it belongs."""
    before, _, rest = README.read_text("utf-8").partition(BEGIN)
    README.write_text(before + BEGIN + key_table() + END + rest.partition(END)[2], "utf-8")


if __name__ == "__main__":
    main()
