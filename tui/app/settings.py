"""The reader's settings: a small TOML file in the user's configuration folder.

lang = "fr"                # the language of the interface, en or fr; else that of the locale
theme = "textual-dark"     # any theme of Textual, or ansi-dark, ansi-light
width = 88                 # the text's greatest width, in cells
copy = "quotation"         # how passages are copied: quotation, markdown, csl-json, bibtex, ris
open = "firefox"           # what opens pages of the web; nothing does until it is set

[keys]                     # other keys for a command (its name as in `?`)
search = "slash,s"
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct, ValidationError, convert

from tui.corpus.regular_files import read_regular_file
from tui.i18n import gettext as _
from tui.i18n import translate_text
from tui.i18n.language import LANGUAGES
from tui.index.index_location import user_folder

#: A larger file is not read: tomllib takes quadratic time for a name of many parts.
_MAX_BYTES = 20_000


class Settings(Struct, frozen=True, forbid_unknown_fields=True):
    """What can be set; a bad value falls back to the one here, and the program says so."""

    theme: str = ""
    lang: Literal["", "en", "fr"] = ""
    width: Annotated[int, Meta(ge=0)] = 88  # cells; 0: as wide as the pane
    copy: Literal["quotation", "markdown", "csl-json", "bibtex", "ris"] = "quotation"
    open: str = ""  # a command, which gets the address as its last word; empty: pages are not opened
    keys: dict[str, str] = {}


def read_settings(path: Path, known_commands: set[str], report: Callable[[str], None]) -> Settings:
    """Read the settings in `path`; report what is wrong there, and leave it out."""
    try:
        table = _read_table(path)
    except FileNotFoundError:
        return Settings()
    except (OSError, ValueError) as error:
        report(
            _("{path}: {error}; the settings are ignored").format(path=path, error=translate_text(str(error)))
        )
        return Settings()
    keys = table.get("keys")
    if isinstance(keys, Mapping):
        for name in [name for name in keys if name not in known_commands]:
            report(_("{path}: keys.{name}: there is no such command").format(path=path, name=name))
            del table["keys"][name]
    while table:
        try:
            return convert(table, Settings)
        except ValidationError as error:
            bad_name = next(
                (name for name in table if f"`{name}`" in str(error) or f"$.{name}" in str(error)), None
            )
            report(_("{path}: {error}; ignored").format(path=path, error=translate_text(str(error))))
            if bad_name is None:
                break
            del table[bad_name]
    return Settings()


def settings_path() -> Path:
    """Return the place of a person's settings."""
    return user_folder("config") / "settings.toml"


def read_language(path: Path) -> str:
    """Return the language that the settings in `path` name; empty where they name none that there is."""
    try:
        name = _read_table(path).get("lang")
    except (OSError, ValueError):
        return ""  # `read_settings` says what is wrong
    return name if isinstance(name, str) and name in LANGUAGES else ""


def _read_table(path: Path) -> dict[str, Any]:
    """Return what stands in the settings; raises OSError and ValueError."""
    data = read_regular_file(path, _MAX_BYTES)
    from tomllib import loads  # late: most readers have no settings

    if len(data) > _MAX_BYTES:
        raise ValueError(_("larger than {n} kB").format(n=_MAX_BYTES // 1000))
    return loads(data.decode("utf-8"))
