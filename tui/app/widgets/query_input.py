"""An input for a query, with completions of the term at the cursor."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.message import Message
from textual.widgets import Input

from tui.app.runtime.background import run_in_thread
from tui.i18n import format_number
from tui.i18n import gettext as _
from tui.index.search.completion import Completion, CompletionItem, complete_field
from tui.index.store import Store
from tui.model.text import clean_line, fold

#: Letters before the name of a field is offered: fewer are more often words.
MIN_LETTERS = 3
#: Completions that are offered at a time.
MAX_CANDIDATES = 8
#: As much of a pasted text is put into a line; longer ones would be measured at each key.
MAX_PASTED_CHARS = 4_000


#: Finds completions of a text at its cursor, in a thread.
FindCompletion = Callable[[str, int], Completion]


class CompletionsFound(Message):
    """The completions of the term at the cursor are found; `text`: the query they are for."""

    def __init__(self, text: str, completion: Completion) -> None:
        super().__init__()
        self.text, self.completion = text, completion


def query_completion(store: Store) -> FindCompletion:
    """Return what finds completions in a query: fields after some letters, values after a field."""

    def find(text: str, cursor: int) -> Completion:
        is_begun = ":" in text or len(text.strip()) >= MIN_LETTERS
        return complete_field(store, text, cursor, MAX_CANDIDATES) if is_begun else Completion(cursor, cursor)

    return find


def offer_completions(completion: Completion, text: str) -> Sequence[CompletionItem]:
    """Return the candidates worth offering: none between words, none where the term is one already."""
    typed = fold(text[completion.start : completion.end]).strip('"')
    candidates = completion.candidates
    if any(typed in (fold(candidate.text).strip('"'), fold(candidate.label)) for candidate in candidates):
        return ()
    is_name = bool(candidates) and candidates[0].text.endswith(":")
    return () if is_name and len(typed) < MIN_LETTERS else candidates


class QueryInput(Input):
    """An input for a query: → at the end of the text accepts the first completion, if there is one."""

    BINDINGS = [  # noqa: RUF012 - as Textual types it; as readline has them
        Binding("alt+b", "cursor_left_word", show=False),
        Binding("alt+f", "cursor_right_word", show=False),
        Binding("alt+d", "delete_right_word", show=False),
    ]

    class CompletionOffered(Message):
        """The completions on offer have changed."""

        def __init__(self, candidates: Sequence[CompletionItem]) -> None:
            super().__init__()
            self.candidates = candidates

    def __init__(self, text: str = "", *, placeholder: str = "", id: str | None = None) -> None:
        super().__init__(text, compact=True, placeholder=placeholder, select_on_focus=False, id=id)
        self.offered: Sequence[CompletionItem] = ()
        self._completion = Completion(0, 0)
        # Takes a pasted text and returns what stands for it in the box; None: the text itself.
        self.take_paste: Callable[[str], str | None] | None = None

    def on_paste(self, event: events.Paste) -> None:
        """Make one line of what is pasted, before it is put in: line ends and tabs become blanks.

        Of a text that is too long for a line its beginning is put in, and a message says so.
        """
        shown = self.take_paste(event.text) if self.take_paste is not None else None
        if shown is not None:
            self.clear()
        text = event.text if shown is None else shown
        if len(text) > MAX_PASTED_CHARS:
            words = _("Only the first {n} characters of what was pasted are put in.")
            self.notify(words.format(n=format_number(MAX_PASTED_CHARS)), severity="warning")
        event.text = clean_line(text[:MAX_PASTED_CHARS])

    def request_completions(self, find: FindCompletion) -> None:
        """Find completions of the term at the cursor, in a thread; until then offer none."""
        self.offered = ()
        text, cursor = self.value, self.cursor_position
        if text.strip():
            run_in_thread(self, "completing", lambda _worker: CompletionsFound(text, find(text, cursor)))

    def on_completions_found(self, message: CompletionsFound) -> None:
        """Offer the completions, unless the text has changed since."""
        if message.text == self.value:
            self._completion = message.completion
            self.offered = offer_completions(message.completion, message.text)
            self.post_message(self.CompletionOffered(self.offered))

    def accept_completion(self) -> bool:
        """Insert the first completion on offer; return False where there is none."""
        if not self.offered or self._completion.end != self.cursor_position:
            return False
        chosen, text = self.offered[0].text, self.value
        rest = text[self._completion.end :]
        is_whole = self._completion.ends_term and not chosen.endswith(":")
        blank = " " if is_whole and rest[:1] != " " else ""
        before = text[: self._completion.start] + chosen + blank
        self.value, self.offered = before + rest, ()
        self.cursor_position = len(before)
        return True

    def action_cursor_right(self, select: bool = False) -> None:
        """Move to the right; at the end of the text accept the first completion."""
        if select or not self.cursor_at_end or not self.accept_completion():
            super().action_cursor_right(select)


def candidates_content(candidates: Sequence[CompletionItem], key: str) -> Content:
    """Return the completions on one line, first the one that `key` accepts."""
    parts: list[Content | tuple[str, str]] = [Content(f" {key} ").stylize("dim")]
    for number, candidate in enumerate(candidates):
        count = f" {format_number(candidate.count)}" if candidate.count else ""
        name = candidate.text if candidate.text.endswith(":") else candidate.label
        parts.append((f"{' · ' if number else ''}", "dim"))
        parts.append((name, "bold" if number == 0 else ""))
        parts.append((count or (f" {_(candidate.note)}" if candidate.note else ""), "dim"))
    return Content.assemble(*parts)
