"""Which words of an open record a key is about: the selection, the current sentence, a found word."""

from __future__ import annotations

from tui.app.passages import body_sentence, sentence_at, title_line
from tui.app.widgets.text.record_view import RecordView
from tui.app.widgets.text.span_index import Span
from tui.app.widgets.text.text_selection import widen_to_words
from tui.model.records import Article


def chosen_passage(view: RecordView) -> str | None:
    """Return the words of the selection, else of the sentence of the current hit or link; or None."""
    if view.page is None:
        return None
    heading = view.page.body_at if isinstance(view.page.record, Article) else 0
    selected = view.selected_range
    return (
        view.document.text[slice(*selected)]
        if selected
        else sentence_at(view.document.text, *view.focused_span, heading)
    )


def found_word(view: RecordView) -> Span | None:
    """Return the whole words at the current place of a search in the text; None where there is none."""
    if view.current_hit is None or view.walk is None or view.walk.results is not None:
        return None
    return widen_to_words(view.document.text, view.hit(view.current_hit))


def passage_span(view: RecordView) -> Span | None:
    """Return the selection, else the current sentence, in code points of the document; or None.

    Of a hit in the title it is the title, as at the top of the card of an actor or event.
    """
    if view.page is None:
        return None
    body_at = view.page.body_at if isinstance(view.page.record, Article) else 0
    span, is_hit = view.focused_span, view.current_hit is not None
    if view.selected_range is None and span[0] < len(view.page.title) and (is_hit or not body_at):
        return title_line(view.document.text, span[0])
    return view.selected_range or body_sentence(view.document.text, span, body_at)
