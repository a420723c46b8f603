"""A found event as rows of a list that says what its articles differ on."""

from __future__ import annotations

from tui.analysis.output.found_events import field_words, value_words
from tui.app.documents.labels import short_date, title_label
from tui.app.documents.list_items import FOUND, ListItem
from tui.i18n import gettext as _
from tui.i18n import ngettext
from tui.model.found_events import FoundDifference, FoundEvent


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


def brief_difference(difference: FoundDifference) -> str:
    """Return a difference in a few words: «killed: 19 or 25»."""
    name = field_words(difference)
    values = _(" or ").join(value_words(difference.about, side.value) for side in difference.values)
    return f"{name}{_(': ')}{values}"
