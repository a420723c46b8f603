"""The README's parts that the program makes: `python -m tests.readme` writes the table of keys anew."""

from __future__ import annotations

from pathlib import Path

from tui.app.commands import COMMANDS, key_label

README = Path(__file__).resolve().parent.parent / "README.md"
BEGIN = "<!-- made by `python -m tests.readme` from the program's own table -->\n"
END = "<!-- /keys -->"


def key_table() -> str:
    """Every command with its keys, title and the name it has in the settings."""
    rows = ["| keys | does | name in the settings |", "|---|---|---|"]
    for command in COMMANDS:
        keys = " ".join(f"`{key_label(key)}`" for key in command.keys) or "–"
        rows.append(f"| {keys} | {command.title} | `{command.name}` |")
    return "\n".join(rows) + "\n"


def main() -> None:
    """Put the table where it belongs."""
    before, _, rest = README.read_text("utf-8").partition(BEGIN)
    README.write_text(before + BEGIN + key_table() + END + rest.partition(END)[2], "utf-8")


if __name__ == "__main__":
    main()
