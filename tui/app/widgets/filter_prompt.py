"""The filter of lists and views: the question for another one, and its words in the first line."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.content import Content

from tui.i18n import gettext as _
from tui.index.query import Query, parse_filter
from tui.index.store import MATCH_ALL, Store

if TYPE_CHECKING:
    from tui.app.widgets.prompt import Prompt


def ask_filter(prompt: Prompt, query: Query, store: Store, on_answer: Callable[[Query | None], None]) -> None:
    """Ask for another filter than `query`; call `on_answer` with it, or with None after Esc.

    The box stays open while what is in it can be no filter.
    """
    from tui.analysis.query_filters import filter_problem  # late, as below
    from tui.app.widgets.query_input import query_completion

    prompt.ask(
        _("Show only:"),
        lambda text: on_answer(None if text is None else parse_filter(text)),
        str(query),
        find=query_completion(store),
        fault=lambda text: filter_problem(parse_filter(text), _),
    )


def filter_content(query: Query, width: int) -> Content:
    """Return the filter for the first line, in at most half of `width` cells; empty without a filter."""
    if query == MATCH_ALL:
        return Content("")
    from tui.analysis.output.cell_width import truncate  # late: the first paint has no filter
    from tui.analysis.query_filters import describe_filter

    words = truncate(describe_filter(query, _), max(8, width // 2))
    return Content.assemble((" " + _("only {what}").format(what=words) + " ", "bold reverse"), " ")
