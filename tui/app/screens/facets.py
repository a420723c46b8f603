"""What the results have in common, beside them: each value narrows the search, or widens it again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from textual import events, on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message

from tui.app.background import in_background
from tui.app.screens.completing import Completing
from tui.app.screens.paging import Further
from tui.app.widgets.line import Line
from tui.app.widgets.rowlist import Item, RowList
from tui.i18n import gettext as _
from tui.i18n import marked as N_
from tui.i18n import ngettext
from tui.index.query import Query, Term, parse
from tui.index.search import Found
from tui.index.store import EVERYTHING, Facet, Facets, Token
from tui.model.records import KINDS, Kind
from tui.views.filters import term_words, words_of

#: Values of a field that are counted, and those that are named where there is no room for a list.
LISTED, NAMED = 8, 4
#: The fields by which results are narrowed, and what they are called.
FIELDS = {
    "source": N_("Source"),
    "on": N_("Year"),
    "actor": N_("Actor"),
    "type": N_("Event type"),
    "tag": N_("Tag"),
}
Field = tuple[str, str]  # a field and a value of it
#: Stands for the filter of the lists, among what narrows the search.
FILTER: Field = ("", "")


class Counted(Message):
    """What the results have in common is known."""

    def __init__(self, token: Token, facets: Facets) -> None:
        super().__init__()
        self.token, self.facets = token, facets


def facet_items(
    facets: Facets, query: Query, labels: Mapping[Field, str], within: Query = EVERYTHING
) -> list[Item]:
    """What narrows the search now, then the values by which it can be narrowed further.

    `labels`: what values are called, where that is known. `within`: the filter of the lists.
    """
    items: list[Item] = []
    filtered = {FILTER: words_of(within, _)} if within != EVERYTHING else {}
    now = filtered | {(term.field, term.value): _chip(term, labels) for term in query.fields}
    left_out = {(term.field, term.value): _chip(term, labels, True) for term in query.without if term.field}
    if now or left_out:
        items.append(Item(key=None, text=_("Narrowed to"), heading=True))
    items += [Item(key, text, trail="×") for key, text in (now | left_out).items()]
    for field, name in FIELDS.items():
        others = [facet for facet in facets.of(field) if (field, facet.value) not in now]
        if others:
            items.append(Item(key=None, text=_(name), heading=True))
        items += [Item((field, facet.value), facet.label, trail=_count(facet, facets)) for facet in others]
    return items


def _chip(term: Term, labels: Mapping[Field, str], left_out: bool = False) -> str:
    """«source AFP», «not source AFP»."""
    words = term_words(term, labels.get((term.field, term.value), ""), _)
    return _("not {value}").format(value=words) if left_out else words


def _count(facet: Facet, facets: Facets) -> str:
    return f"{facet.count:,}{'' if facets.is_all else '+'}"


def common_words(facets: Facets) -> Iterator[str]:
    """The sources and years of the results, the most frequent ones, on one line."""
    for field, name in (("source", _("source: ")), ("on", _("year: "))):
        values = facets.of(field)[:NAMED]
        if len(values) > 1:
            yield name + ", ".join(f"{facet.label} {_count(facet, facets)}" for facet in values)


def total_words(found: Found, facets: Facets | None) -> list[str]:
    """How much was found of each kind: «226 articles», «30+ actors»."""
    words = []
    for kind, hits in found.groups.items():
        count, more = len(hits), kind in found.more
        if kind == "article" and facets is not None:
            count, more = max(facets.counted, count), not facets.is_all
        if count:
            words.append(_of_kind(kind, count).format(n=f"{count:,}{'+' if more else ''}"))
    return words


def done_about(found: Found) -> list[str]:
    """What was done to find something; what is odd in the query itself stands under the box."""
    return [note for note in found.notes if note not in found.query.notes]


def _of_kind(kind: Kind, count: int) -> str:
    if kind == "article":
        return ngettext("{n} article", "{n} articles", count)
    if kind == "actor":
        return ngettext("{n} actor", "{n} actors", count)
    return ngettext("{n} event", "{n} events", count)


class Faceted(Completing):
    """The box, its results, and what they have in common."""

    def __init__(self, kinds: Sequence[Kind] = KINDS, text: str = "") -> None:
        """As the box without them."""
        super().__init__(kinds, text)
        self._facets: Facets | None = None  # of the results that are shown
        self._labels: dict[Field, str] = {}  # what values are called that have been seen

    def sides(self) -> ComposeResult:
        """The list of what is common."""
        yield RowList(id="facets")

    def on_mount(self) -> None:
        """Name the list."""
        self.facets.border_title = Content(_("Narrow"))

    @property
    def facets(self) -> RowList:
        """What the results have in common."""
        return self.query_one("#facets", RowList)

    @property
    def _query(self) -> Query:
        """What stands in the box."""
        return parse(self.text, unfinished=True, fuzzy=self.fuzzy)

    # -- what is common ------------------------------------------------------------------------

    def ask(self, text: str, keep: bool = False) -> None:
        """Say what narrows the search as soon as it is asked."""
        super().ask(text, keep)
        line, query = self.query_one("#narrowed", Line), self._query
        only = [words_of(self.within, _)] if self.within != EVERYTHING else []
        only += [_chip(term, self._labels) for term in query.fields]
        left_out = [_chip(term, self._labels, True) for term in query.without if term.field]
        first = [_("only {values}").format(values=" · ".join(only))] if only else []
        words = ", ".join((*first, *left_out))
        line.content = Content(f" {words} " if words else "")
        line.refresh(layout=True)
        if not text.strip():
            self._show_facets(None)

    def look_further(self, found: Found) -> None:
        """Count what the results have in common, once they are shown."""
        self.say(*total_words(found, None), *done_about(found))
        store, token = self.owner.store, self.token

        def work(_worker: object) -> Counted:
            has_articles = bool(found.groups.get("article"))
            return Counted(token, store.facets(found.narrowed, token, LISTED) if has_articles else Facets())

        in_background(self, "facets", work)

    def on_counted(self, message: Counted) -> None:
        """Show what the results have in common, unless something else has been asked since."""
        if message.token is self.token:
            self._show_facets(message.facets)

    def _show_facets(self, facets: Facets | None) -> None:
        self._facets = facets
        self._labels |= {(one.field, one.value): one.label for one in (facets.values if facets else ())}
        items = facet_items(facets, self._query, self._labels, self.within) if facets else []
        self.set_class(bool(items), "-facets")
        self.facets.set_items(items)
        if not items and self.facets.has_focus:
            self.box.focus()
        self.call_after_refresh(self._say_totals)

    def _say_totals(self) -> None:
        """How much there is, what was odd, and, where the list has no room, what is common."""
        if self.found is None or self._facets is None:
            return
        common = () if self.facets.region else common_words(self._facets)
        self.say(*total_words(self.found, self._facets), *done_about(self.found), *common)

    def on_further(self, _message: Further) -> None:
        """Of one kind there are more."""
        self.call_after_refresh(self._say_totals)

    def on_resize(self) -> None:
        """Where the list is folded away or comes back, the words change."""
        self.call_after_refresh(self._say_totals)

    # -- narrowing and widening ----------------------------------------------------------------

    def action_facets(self) -> None:
        """To what is common, and back to the box."""
        if self.facets.has_focus or not self.facets.items:
            self.box.focus()
        else:
            self.add_class("-narrowing")
            self.facets.focus()

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Where there is little room, the list is there while it has the keys."""
        self.set_class(event.widget is self.facets, "-narrowing")
        self.call_after_refresh(self._say_totals)

    @property
    def moving(self) -> RowList:
        """The list in which the cursor keys move."""
        return self.facets if self.facets.has_focus else self.results

    @property
    def _here(self) -> Field | None:
        """The field and the value under the cursor."""
        key = self.facets.current.key if self.facets.current else None
        return key if isinstance(key, tuple) else None

    def _is_active(self, here: Field) -> bool:
        terms = (*self._query.fields, *self._query.without)
        return here == FILTER or here in ((term.field, term.value) for term in terms)

    @on(RowList.Chosen, "#facets")
    def _facet_chosen(self, message: RowList.Chosen) -> None:
        message.stop()
        if (here := self._here) is not None and self._is_active(here):
            self.action_widen()
        else:
            self.action_narrow()

    def action_narrow(self) -> None:
        """Only results that have the value under the cursor."""
        if (here := self._here) is not None and not self._is_active(here):
            self.put(self._query.with_field(*here).text)

    def action_widen(self) -> None:
        """No longer narrowed by the value under the cursor, else by the one that came last."""
        here, fields = self._here, self._query.fields
        if here == FILTER:
            self.narrow_to(EVERYTHING)
        elif here is not None and self._is_active(here):
            self.put(self._query.without_field(*here).text)
        elif fields:
            self.put(self._query.without_field(fields[0].field, fields[0].value).text)
        else:
            self.narrow_to(EVERYTHING)

    def action_widen_all(self) -> None:
        """No longer narrowed by anything."""
        self.narrow_to(EVERYTHING)
        self.put(self._query.without_field().text)

    def action_leave(self) -> None:
        """Back to the box; from there, close."""
        if self.facets.has_focus:
            self.box.focus()
        else:
            super().action_leave()
