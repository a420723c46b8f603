"""The program's own words, in the reader's language (gettext); English where there is no catalogue."""

from __future__ import annotations

import gettext as _gettext
from pathlib import Path

_catalogue = _gettext.translation("niger-tui", Path(__file__).parent / "locale", fallback=True)

gettext = _catalogue.gettext
ngettext = _catalogue.ngettext


def marked(message: str) -> str:
    """`message` itself, marked for translation where it is shown (for tables made at import)."""
    return message
