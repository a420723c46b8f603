"""What stands under the box while it is typed in: what was understood, and what may be meant."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.message import Message

from tui.app.background import in_background
from tui.app.screens.asking import Searched
from tui.app.screens.paging import Paging
from tui.app.widgets.line import Line
from tui.i18n import gettext as _
from tui.index.completing import Candidate, Completion, complete
from tui.model.records import KINDS, Kind
from tui.model.text import fold

#: The name of a field is offered after so many letters: fewer are words more often.
LEAST_LETTERS = 3
#: Completions that are offered at a time.
OFFERED = 8


class Completed(Message):
    """What the term at the cursor may become is known; `text`: what stood in the box."""

    def __init__(self, text: str, completion: Completion) -> None:
        super().__init__()
        self.text, self.completion = text, completion


def offered(completion: Completion, text: str) -> Sequence[Candidate]:
    """The candidates that are worth offering: none between words, none where one stands there already."""
    typed = fold(text[completion.start : completion.end]).strip('"')
    candidates = completion.candidates
    if any(typed in (fold(one.text).strip('"'), fold(one.label)) for one in candidates):
        return ()
    is_name = bool(candidates) and candidates[0].text.endswith(":")
    return () if is_name and len(typed) < LEAST_LETTERS else candidates


class Completing(Paging):
    """The box with a line under it that explains and completes."""

    def __init__(self, kinds: Sequence[Kind] = KINDS, text: str = "") -> None:
        """As the box without it."""
        super().__init__(kinds, text)
        self._completion = Completion(0, 0)
        self._offered: Sequence[Candidate] = ()

    def ask(self, text: str, keep: bool = False) -> None:
        """Look for what the word at the cursor may become, too."""
        super().ask(text, keep)
        self._offered = ()
        cursor, store = self.box.cursor_position, self.owner.store
        if ":" in text or len(text.strip()) >= LEAST_LETTERS:
            in_background(
                self, "completing", lambda _worker: Completed(text, complete(store, text, cursor, OFFERED))
            )
        if not text.strip():
            words = _("“in order” · -without · or · source: actor: on: … {key} completes a field")
            self._say_meaning(words.format(key=self.key("next-group")))

    def on_completed(self, message: Completed) -> None:
        """Offer it, unless something else has been typed since."""
        if message.text != self.text:
            return
        self._completion = message.completion
        self._offered = offered(message.completion, message.text)
        if self._offered:
            under = self.query_one("#understood", Line)
            under.remove_class("-plain")
            under.content = _candidates_content(self._offered, self.key("next-group"))

    def on_searched(self, message: Searched) -> None:
        """Say what was understood."""
        if message.token is self.token and not self._offered:
            self._say_meaning(message.meaning, message.found.query.notes)

    def _say_meaning(self, meaning: str, odd: Sequence[str] = ()) -> None:
        under = self.query_one("#understood", Line)
        plain = not any(mark in self.text for mark in ':"-')
        under.set_class(plain and not odd, "-plain")
        noted = ((f"   {note}", "$text-warning") for note in odd)
        under.content = Content.assemble(*noted, f"   {meaning}" if meaning else "")

    def take_completion(self) -> bool:
        """Put the first completion that is offered into the box; False where none is."""
        if not self._offered or self._completion.end != self.box.cursor_position:
            return False
        chosen, text = self._offered[0].text, self.text
        rest = text[self._completion.end :]
        blank = "" if chosen.endswith(":") or rest[:1] == " " else " "
        before = text[: self._completion.start] + chosen + blank
        self.put(before + rest, len(before))
        return True

    def action_group(self, by: int) -> None:
        """Complete what is typed where something is offered; else to the next group."""
        if by < 0 or not self.box.has_focus or not self.take_completion():
            super().action_group(by)


def _candidates_content(candidates: Sequence[Candidate], key: str) -> Content:
    """What may be meant, the one that `key` takes first."""
    parts: list[Content | tuple[str, str]] = [Content(f" {key} ").stylize("dim")]
    for number, one in enumerate(candidates):
        count = f" {one.count:,}" if one.count else ""
        name = one.text if one.text.endswith(":") else one.label
        parts.append((f"{' · ' if number else ''}", "dim"))
        parts.append((name, "bold" if number == 0 else ""))
        parts.append((count or (f" {_(one.note)}" if one.note else ""), "dim"))
    return Content.assemble(*parts)
