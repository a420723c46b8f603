"""What is said under the results: how many there are, notes on the search, what they have in common."""

from __future__ import annotations

from collections.abc import Iterator

from textual.content import Content

from tui.app.screens.search.facet_panel import count_label
from tui.app.screens.search.search_request import SearchRequest
from tui.app.widgets.status_line import StatusLine
from tui.i18n import format_number, ngettext, translate_text
from tui.i18n import gettext as _
from tui.index.results import Facets
from tui.index.search.search import SearchResults
from tui.index.store import MATCH_ALL
from tui.model.records import Kind

#: Most values of a field that are named, where there is no room for the list of facets.
MAX_NAMED_VALUES = 4


def common_words(facets: Facets) -> Iterator[str]:
    """Yield the most frequent sources and years of the results, in words."""
    for field, name in (("source", _("source: ")), ("on", _("year: "))):
        values = facets.of(field)[:MAX_NAMED_VALUES]
        if len(values) > 1:
            yield name + ", ".join(f"{facet.label} {count_label(facet, facets)}" for facet in values)


def total_words(results: SearchResults, facets: Facets | None) -> list[str]:
    """Return how many results there are of each kind: «226 articles», «30+ actors»."""
    words = []
    for kind, hits in results.groups.items():
        count, more = len(hits), kind in results.more
        if kind == "article" and facets is not None:
            count, more = max(facets.counted, count), not facets.is_all
        if count:
            words.append(_of_kind(kind, count).format(n=f"{format_number(count)}{'+' if more else ''}"))
    return words


def search_notes(results: SearchResults) -> list[str]:
    """Return the notes on the search; those on the query itself are shown under the query input."""
    return [translate_text(note) for note in results.notes if note not in results.query.notes]


def _of_kind(kind: Kind, count: int) -> str:
    if kind == "article":
        return ngettext("{n} article", "{n} articles", count)
    if kind == "actor":
        return ngettext("{n} actor", "{n} actors", count)
    return ngettext("{n} event", "{n} events", count)


def no_results_text(request: SearchRequest, fuzzy_key: str, clear_key: str) -> str:
    """Return the words for no results, with the keys that may help: for typos, and to clear all filters."""
    words = [_("Nothing found for “{text}”.").format(text=request.text.strip())]
    if not request.fuzzy:
        words.append(_("{key} allows typos and other spellings.").format(key=fuzzy_key))
    if request.typed_query.fields or request.within != MATCH_ALL:
        words.append(_("{key} clears the filters.").format(key=clear_key))
    return "\n".join(words)


class ResultNotes(StatusLine):
    """Says in a line how many results there are, and what else there is to say of them."""

    def __init__(self) -> None:
        super().__init__(id="notes")

    def show_totals(self, results: SearchResults, facets: Facets | None, with_common: bool = False) -> None:
        """Show totals and notes and, `with_common`, what the results have in common."""
        common = common_words(facets) if facets is not None and with_common else ()
        self.show_words(*total_words(results, facets), *search_notes(results), *common)

    def show_words(self, *parts: str) -> None:
        """Show words beside each other."""
        self.content = Content(" " + " · ".join(parts))

    def clear(self) -> None:
        """Show nothing."""
        self.show_words()
