"""A found event as rows of a list that says what its articles differ on."""

from __future__ import annotations

from tui.analysis.output.found_events import value_words
from tui.app.documents.labels import short_date, title_label
from tui.app.documents.list_items import FOUND, ListItem
from tui.i18n import format_number, ngettext
from tui.i18n import gettext as _
from tui.model.found_events import FoundDifference, FoundEvent
from tui.model.records import FOUND_SIGN


def found_items(key: object, found: FoundEvent) -> list[ListItem]:
    """Return the row of a found event, and below it what its articles differ on."""
    articles = ngettext("{n} article", "{n} articles", len(found.articles)).format(n=len(found.articles))
    fields = _("; ").join(map(brief_difference, found.comparison.differ))
    day = (found.date or "").strip("[]").partition("..")[0]
    return [
        ListItem(
            key,
            title_label(found.ref, found.title),
            lead=short_date(day),
            style=FOUND,
            detail=_(found.type) if found.type else "",
        ),
        ListItem(key=None, text="", detail=_("; ").join((articles, fields)), heading=True),
    ]


def count_kept(kept: int, found: int) -> str:
    """Return how many records were kept, and how many only found: «4 kept · 12 found»."""
    words = (
        ngettext("{n} kept", "{n} kept", kept).format(n=format_number(kept)),
        ngettext("{n} found", "{n} found", found).format(n=format_number(found)),
    )
    return " · ".join(words)


def brief_count_kept(kept: int, found: int) -> str:
    """Return the same where there is no room for words: «4 · ? 12»."""
    return f"{format_number(kept)} · {FOUND_SIGN} {format_number(found)}"


def brief_difference(difference: FoundDifference) -> str:
    """Return a difference in a few words: «killed: 19 or 25»."""
    name = _(difference.of or difference.about)
    return (
        f"{name}{_(': ')}{_(' or ').join(value_words(difference, side.value) for side in difference.values)}"
    )
