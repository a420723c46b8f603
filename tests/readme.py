"""The parts of the guide that the program makes: `python -m tests.readme` writes the tables of keys."""

from __future__ import annotations

from pathlib import Path

from tui.app.commands.command import SCOPE_NAMES
from tui.app.commands.command_table import COMMANDS
from tui.app.key_table import key_label, name_keys
from tui.i18n import choose_language, language
from tui.i18n import gettext as _

EXPLORER = [command for command in COMMANDS if command.where == "explorer"]
README = Path(__file__).resolve().parent.parent / "README.md"
FRENCH_README = README.parent / ".github/README.fr.md"
#: The README in each language.
READMES = {"en": README, "fr": FRENCH_README}
GUIDE = README.parent / ".github/guide"
#: The folder of the guide's pages in each language.
GUIDES = {"en": GUIDE, "fr": GUIDE / "fr"}
BEGIN = "<!-- made by `python -m tests.readme` from the program's own table -->\n"
END = "<!-- /keys -->"
_HEADS = {
    "en": "| keys | does | where | name in the settings |",
    "fr": "| touches | effet | où | nom dans les réglages |",
}


def key_table(name: str = "en") -> str:
    """Every command with its keys, title, scopes and name in the settings, in a language."""
    before = language()
    choose_language(name)
    try:
        return _key_table()
    finally:
        choose_language(before)


def _key_table() -> str:
    rows = [_HEADS[language()], "|---|---|---|---|"]
    titled = [command for command in COMMANDS if command.title]
    for name, keys, title in dict.fromkeys((row.name, row.keys, row.title) for row in titled):
        scopes = [
            _(SCOPE_NAMES[row.where])
            for row in titled
            if (row.name, row.keys, row.title) == (name, keys, title)
        ]
        labels = " ".join(f"`{key_label(key)}`" for key in keys) or "–"
        words = name_keys(_(title), EXPLORER)
        rows.append(f"| {labels} | {words} | {', '.join(scopes)} | `{name}` |")
    return "\n".join(rows) + "\n"


def main() -> None:
    """Put the tables where they belong."""
    for name, folder in GUIDES.items():
        path = folder / "keys.md"
        before, _begin, rest = path.read_text("utf-8").partition(BEGIN)
        path.write_text(before + BEGIN + key_table(name) + END + rest.partition(END)[2], "utf-8")


if __name__ == "__main__":
    main()
