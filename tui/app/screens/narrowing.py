"""The current filter: it narrows lists and views, and is said in the first line until it is cleared."""

from __future__ import annotations

from textual import on
from textual.content import Content

from tui.app.screens.deciding import Deciding
from tui.app.widgets.prompt import Prompt
from tui.i18n import gettext as _
from tui.index.query import Query, parse
from tui.index.store import EVERYTHING, Store


class Narrowing(Deciding):
    """The explorer's actions on the filter."""

    filter: Query = EVERYTHING

    def narrow(self, query: Query) -> None:
        """Narrow lists and views to what fits `query`; one that asks nothing is no filter."""
        query = query if query.clauses or query.without else EVERYTHING
        if query != self.filter:
            self.filter = query
            self.lists.narrow(query)
            self.say_edges()

    def action_narrow(self) -> None:
        """Ask for a filter, in the language of the search."""
        ask_filter(self.prompt, self.filter, self.owner.store)

    def action_widen(self) -> None:
        """Everything again."""
        if self.filter == EVERYTHING:
            self.notify(
                _("Nothing is filtered. F sets a filter; h shows what is how often, over time."), timeout=4
            )
        self.narrow(EVERYTHING)

    @on(Prompt.Closed)
    def _narrowed(self, message: Prompt.Closed) -> None:
        if message.purpose != "narrow":
            return
        self.set_place(self.place)
        if message.kept:
            self.narrow(parse(message.text))


def ask_filter(prompt: Prompt, query: Query, store: Store) -> None:
    """Ask for another filter than `query`; the box stays open while what is in it can be none."""
    from tui.views.filters import fault  # late, as below

    prompt.ask("narrow", _("Only:"), str(query), store, lambda text: fault(parse(text), _))


def filter_content(query: Query, width: int) -> Content:
    """What is filtered, for the first line, in at most half of `width`; nothing where nothing is."""
    if query == EVERYTHING:
        return Content("")
    from tui.views.cells import shortened  # late: the first paint has no filter
    from tui.views.filters import words_of

    words = shortened(words_of(query, _), max(8, width // 2))
    return Content.assemble((" " + _("only {what}").format(what=words) + " ", "bold reverse"), " ")
