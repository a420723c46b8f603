"""Translation of the program's messages by gettext; English where there is no catalogue."""

from __future__ import annotations

import gettext as _gettext
from pathlib import Path

_catalogue = _gettext.translation("niger-tui", Path(__file__).parent / "locale", fallback=True)

gettext = _catalogue.gettext
ngettext = _catalogue.ngettext


def N_(message: str) -> str:  # noqa: N802 - the name that gettext tools look for
    """Return `message` unchanged; marks it for translation in tables that are built at import."""
    return message
