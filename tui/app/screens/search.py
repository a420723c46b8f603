"""The search box: one line for names, titles and full text; results as you type."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.screen import ModalScreen
from textual.widgets import Input

from tui.app.background import in_background
from tui.app.doors import Target
from tui.app.listing import hit_items
from tui.app.messages import Failed
from tui.app.walk import Picked, Results
from tui.app.widgets.line import Line
from tui.app.widgets.rowlist import RowList
from tui.i18n import gettext as _
from tui.i18n import ngettext
from tui.index.search import Found, search
from tui.index.store import Facets, Token
from tui.model.records import KINDS, Kind, Ref

if TYPE_CHECKING:
    from tui.app.app import NigerApp

#: Results asked for of each kind.
LIMIT = 30
#: Values of a facet that are shown.
FACETS = 4


class Searched(Message):
    """Results are here."""

    def __init__(self, token: Token, found: Found) -> None:
        super().__init__()
        self.token, self.found = token, found


class Counted(Message):
    """The facets of what was found are here."""

    def __init__(self, token: Token, facets: Facets) -> None:
        super().__init__()
        self.token, self.facets = token, facets


def _counted(name: str, facets: Facets, field: str) -> list[str]:
    """The most frequent values of a field, with how many articles have each; none where there is one."""
    values = facets.of(field)
    if len(values) < 2:
        return []
    more = "" if facets.is_all else "+"
    return [name + ", ".join(f"{facet.label} {facet.count:,}{more}" for facet in values)]


def _results_at(found: Found, article: Ref) -> Results | None:
    """The articles found, with one of them open; None where it is none of them."""
    hits = tuple(found.groups.get("article", ()))
    at = next((number for number, hit in enumerate(hits) if hit.ref == article), None)
    return None if at is None else Results(found.query, hits, at)


class Search(ModalScreen[Picked | None]):
    """Kept between two uses: opened again it is as it was. Dismissed with what was chosen."""

    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,ctrl+n", "move(1)", show=False),
        Binding("up,ctrl+p", "move(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("tab", "group(1)", show=False),
        Binding("shift+tab", "group(-1)", show=False),
        Binding("ctrl+t", "fuzzy", show=False),
        Binding("escape", "leave", show=False),
    ]

    def __init__(self, kinds: Sequence[Kind] = KINDS, text: str = "") -> None:
        """`kinds`: only records of these; `text`: what stands in the box at first."""
        super().__init__()
        self.kinds, self.text, self.fuzzy = tuple(kinds), text, True
        self._said: list[str] = []  # of what was found
        self._token = Token()  # of the search that runs, or ran last
        self._found: Found | None = None  # what the list shows
        self._is_asking = False  # whether the list is still that of an earlier text
        self._enters = False  # whether the first result is to be opened as soon as it is there

    def compose(self) -> ComposeResult:
        """The box, the results, what was found and what the keys do."""
        with Vertical(classes="box"):
            with Horizontal(id="query"):
                yield Line(id="slash")
                yield Input(
                    self.text,
                    compact=True,
                    placeholder=_("a name, a title, words of the text"),
                    select_on_focus=False,
                )
                yield Line(id="fuzzy")
            yield RowList(id="results")
            yield Line(id="notes")
            yield Line(id="verbs")

    def on_mount(self) -> None:
        """Fill the fixed words."""
        self.query_one("#slash", Line).content = Content(" / ")
        self._say_fuzzy()
        self._ask(self.text)

    def on_screen_resume(self) -> None:
        """Come back with the box ready for another text, which the next letter replaces."""
        box = self.query_one(Input)
        box.focus()
        box.select_all()

    @property
    def owner(self) -> NigerApp:
        """The application, by its own type."""
        return cast("NigerApp", self.app)

    @property
    def results(self) -> RowList:
        return self.query_one("#results", RowList)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._ask(event.value)

    def _ask(self, text: str) -> None:
        self.owner.store.cancel(self._token)
        self._token = token = Token()
        self.text, self._is_asking, self._enters = text, bool(text.strip()), False
        if not text.strip():
            self.workers.cancel_group(self, "search")
            self._say_nothing_yet()
            return
        fuzzy = self.fuzzy

        def work(_worker: object) -> Searched:
            store, kinds = self.owner.store, self.kinds
            return Searched(token, search(store, text, kinds=kinds, limit=LIMIT, fuzzy=fuzzy, token=token))

        in_background(self, "search", work)

    def on_searched(self, message: Searched) -> None:
        """Show the results, unless something else has been asked since."""
        if message.token is not self._token:
            return
        found = self._found = message.found
        self._is_asking = False
        self.results.set_items(hit_items(found.groups), keep=False)
        total = sum(len(hits) for hits in found.groups.values())
        self.results.empty = _("Nothing found for “{text}”.").format(text=self.text)
        parts = [ngettext("{n} result", "{n} results", total).format(n=total)] if total else []
        self._said = [*parts, *found.notes]
        self.query_one("#notes", Line).content = Content(" " + " · ".join(self._said))
        store, token = self.owner.store, self._token
        if self._enters:
            self.results.action_choose()
        elif found.groups.get("article"):
            in_background(
                self, "facets", lambda _worker: Counted(token, store.facets(found.query, token, FACETS))
            )

    def on_counted(self, message: Counted) -> None:
        """Say what the results have in common, unless something else has been asked since."""
        if message.token is self._token:
            facets = message.facets
            counted = [*_counted(_("source: "), facets, "source"), *_counted(_("year: "), facets, "on")]
            self.query_one("#notes", Line).content = Content(" " + " · ".join([*self._said, *counted]))

    def on_failed(self, message: Failed) -> None:
        """Say why there is nothing."""
        self._is_asking = self._enters = False
        self.query_one("#notes", Line).content = Content(f" {message.words}")

    def _say_nothing_yet(self) -> None:
        self._found = None
        self.results.set_items([], keep=False)
        self.results.empty = _(
            "Names in any spelling or script, titles, words of the text.\n"
            "Accents and small mistakes do not matter.\n"
            "“words in order” · -without · actor: event: source: tag: after: before:\n"
            "↑ brings back earlier searches."
        )
        self.query_one("#notes", Line).content = Content("")

    def _say_fuzzy(self) -> None:
        state = _("fuzzy on") if self.fuzzy else _("fuzzy off")
        self.query_one("#fuzzy", Line).content = Content(f"{state} (ctrl+t) ")
        self.query_one("#verbs", Line).content = Content(
            _(" Enter open · ↑ ↓ move · Tab next group · Esc close")
        )

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        if self._is_asking:
            self._enters = True
        else:
            self.results.action_choose()

    @on(RowList.Chosen)
    def _chosen(self, message: RowList.Chosen) -> None:
        message.stop()
        target, found = message.item.key, self._found
        if isinstance(target, Target) and found is not None:
            text = found.query.text
            if self.kinds == KINDS:
                self.owner.remember_search(text)
            self.dismiss(Picked(target, text, _results_at(found, target.ref)))

    def action_move(self, by: int) -> None:
        """Move among the results; the keys stay with the box. Up in an empty box: earlier searches."""
        if by > 0 or not self._recall():
            self.results.action_move(by)

    def _recall(self) -> bool:
        """Put the search before the one in the box into it, where that is one of those, or nothing."""
        searches = self.owner.state.searches
        at = searches.index(self.text) + 1 if self.text in searches else 0
        if at >= len(searches) or (self.text.strip() and not at) or not self._is_at_top:
            return False
        box = self.query_one(Input)
        box.value = searches[at]
        box.cursor_position = len(box.value)
        return True

    @property
    def _is_at_top(self) -> bool:
        """Whether no result stands above the cursor."""
        return all(item.heading for item in self.results.items[: self.results.cursor or 0])

    def action_page(self, by: int) -> None:
        """Move by a page."""
        self.results.action_page(by)

    def action_group(self, by: int) -> None:
        """To the first result of the next group."""
        items = self.results.items
        heads = [number for number, item in enumerate(items) if item.heading and item.text]
        here = self.results.cursor or 0
        group = sum(head < here for head in heads) - 1
        if heads:
            self.results.move_to_key(items[heads[(group + by) % len(heads)] + 1].key)

    def action_fuzzy(self) -> None:
        """Fuzziness and other scripts on or off."""
        self.fuzzy = not self.fuzzy
        self._say_fuzzy()
        self._ask(self.text)

    def action_leave(self) -> None:
        """Close; the text and the results stay for the next time."""
        self.dismiss(None)
