"""A command with its keys: the scopes where one can be given, and the groups of the help."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from tui.i18n import N_

#: Where a command can be given: «view» is every analysis, «everywhere» every screen.
Scope = Literal[
    "everywhere", "explorer", "search", "prompt", "list", "text", "view",
    "timeline", "frequency", "network", "concordance", "differences", "comparison", "suggestions",
    "journal", "form", "new", "palette",
]  # fmt: skip
#: What these scopes are called in the READMEs.
SCOPE_NAMES: dict[Scope, str] = {
    "everywhere": N_("everywhere"),
    "explorer": N_("explorer"),
    "search": N_("search box"),
    "prompt": N_("prompt"),
    "list": N_("list dialogs"),
    "text": N_("text dialogs"),
    "view": N_("views"),
    "timeline": N_("timeline"),
    "frequency": N_("over time"),
    "network": N_("network"),
    "concordance": N_("concordance"),
    "differences": N_("sources differ"),
    "comparison": N_("compare"),
    "suggestions": N_("suggestions"),
    "journal": N_("journal"),
    "form": N_("forms"),
    "new": N_("menu of new records"),
    "palette": N_("palette"),
}
#: Where keys that are characters are typed into a box.
TYPING_SCOPES: frozenset[Scope] = frozenset({"search", "prompt", "form", "palette"})


class Command(Struct, frozen=True):
    """A command in one scope; the same name in another scope has the same keys from the settings."""

    name: str  # its name in the settings file
    keys: tuple[str, ...]  # as Textual names them
    action: str  # a Textual action of the screen
    title: str  # in the palette and the help; empty: in neither
    short: str = ""  # in the line of keys; empty: not shown there
    group: str = ""  # in the help
    where: Scope = "explorer"


DECIDE = N_("Deciding")
MOVE, OPEN, READ, FIND, VIEW = N_("Moving"), N_("Opening"), N_("Reading"), N_("Finding"), N_("General")
ACROSS, BOX, HERE = N_("Views"), N_("In the search box"), N_("In this view")
