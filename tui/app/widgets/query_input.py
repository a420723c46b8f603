"""A line to type a query in, and what the term at the cursor may become."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.message import Message
from textual.widgets import Input

from tui.app.runtime.background import run_in_thread
from tui.i18n import gettext as _
from tui.index.search.completion import Completion, CompletionItem, complete_field
from tui.index.store import Store
from tui.model.text import fold

#: The name of a field is offered after so many letters: fewer are words more often.
MIN_LETTERS = 3
#: Completions that are offered at a time.
MAX_CANDIDATES = 8


class CompletionsFound(Message):
    """What the term at the cursor may become is known; `text`: what stood in the box."""

    def __init__(self, text: str, completion: Completion) -> None:
        super().__init__()
        self.text, self.completion = text, completion


def offer_completions(completion: Completion, text: str) -> Sequence[CompletionItem]:
    """The candidates that are worth offering: none between words, none where one stands there already."""
    typed = fold(text[completion.start : completion.end]).strip('"')
    candidates = completion.candidates
    if any(typed in (fold(one.text).strip('"'), fold(one.label)) for one in candidates):
        return ()
    is_name = bool(candidates) and candidates[0].text.endswith(":")
    return () if is_name and len(typed) < MIN_LETTERS else candidates


class QueryInput(Input):
    """At the end of the text, → takes the completion that is offered, if one is."""

    class CompletionOffered(Message):
        """There is something to be offered."""

        def __init__(self, candidates: Sequence[CompletionItem]) -> None:
            super().__init__()
            self.candidates = candidates

    def __init__(self, text: str = "", *, placeholder: str = "", id: str | None = None) -> None:
        super().__init__(text, compact=True, placeholder=placeholder, select_on_focus=False, id=id)
        self.offered: Sequence[CompletionItem] = ()
        self._completion = Completion(0, 0)

    def request_completions(self, store: Store) -> None:
        """Ask what the term at the cursor may become, in a thread; until that is known nothing is offered."""
        self.offered = ()
        text, cursor = self.value, self.cursor_position
        if ":" in text or len(text.strip()) >= MIN_LETTERS:
            run_in_thread(
                self,
                "completing",
                lambda _worker: CompletionsFound(text, complete_field(store, text, cursor, MAX_CANDIDATES)),
            )

    def on_completions_found(self, message: CompletionsFound) -> None:
        """Offer it, unless something else has been typed since."""
        if message.text == self.value:
            self._completion = message.completion
            self.offered = offer_completions(message.completion, message.text)
            self.post_message(self.CompletionOffered(self.offered))

    def accept_completion(self) -> bool:
        """Put the first completion that is offered into the box; False where none is."""
        if not self.offered or self._completion.end != self.cursor_position:
            return False
        chosen, text = self.offered[0].text, self.value
        rest = text[self._completion.end :]
        blank = "" if chosen.endswith(":") or rest[:1] == " " else " "
        before = text[: self._completion.start] + chosen + blank
        self.value, self.offered = before + rest, ()
        self.cursor_position = len(before)
        return True

    def action_cursor_right(self, select: bool = False) -> None:
        """To the right; past the end to what the text may become."""
        if select or not self.cursor_at_end or not self.accept_completion():
            super().action_cursor_right(select)


def candidates_content(candidates: Sequence[CompletionItem], key: str) -> Content:
    """What may be meant, the one that `key` takes first."""
    parts: list[Content | tuple[str, str]] = [Content(f" {key} ").stylize("dim")]
    for number, one in enumerate(candidates):
        count = f" {one.count:,}" if one.count else ""
        name = one.text if one.text.endswith(":") else one.label
        parts.append((f"{' · ' if number else ''}", "dim"))
        parts.append((name, "bold" if number == 0 else ""))
        parts.append((count or (f" {_(one.note)}" if one.note else ""), "dim"))
    return Content.assemble(*parts)
