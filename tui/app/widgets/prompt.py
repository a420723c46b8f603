"""A line at the foot of the screen in which an answer is typed: a filter, words to find, a name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, cast

from textual import on
from textual.containers import Grid
from textual.content import Content
from textual.widgets import Input

from tui.app.commands.command import Command
from tui.app.key_table import bind_commands, first_key_label, key_label
from tui.app.runtime.background import read_in_thread
from tui.app.widgets.foot import Foot
from tui.app.widgets.status_line import StatusLine
from tui.i18n import gettext as _

if TYPE_CHECKING:
    from tui.app.context import AppContext, ScreenContext
    from tui.app.widgets.path_completion import PromptCompletion
    from tui.app.widgets.query_input import FindCompletion, QueryInput


class Prompt(Grid):
    """Ask for a text: Enter gives it to whoever asked, Esc gives it up.

    Until then it has the keys: those of the screen do nothing, but for the commands that are everywhere. A
    query is completed as in the search box, other texts by what occurs: completions stand in a line above.
    The prompt has no children until it is first opened: most screens do without it.
    """

    DEFAULT_CSS = """
    Prompt {
        height: auto; display: none; background: $surface; grid-size: 2; grid-columns: auto 1fr; grid-rows: 1;
    }
    Prompt.-open { display: block; }
    Prompt #label { width: auto; color: $text-accent; text-style: bold; }
    Prompt.-fault { grid-rows: auto 1; }
    Prompt #offers { display: none; column-span: 2; color: $text-muted; }
    Prompt.-offers #offers, Prompt.-fault #offers { display: block; }
    Prompt.-fault #offers { height: auto; max-height: 3; text-wrap: wrap; color: $text-warning; }
    Prompt Input { border: none; height: 1; padding: 0 1; background: $surface; }
    """

    _on_answer: Callable[[str | None], None] | None = None
    _on_change: Callable[[str], object] | None = None
    _find: FindCompletion | None = None  # finds completions while a text is typed; None: there are none
    _complete: Callable[[str], PromptCompletion] | None = None  # completes a text when it is asked to
    _on_move: Callable[[int], object] | None = None  # moves in the list that the text narrows
    _fault: Callable[[str], str] | None = None  # says what is wrong with a text; None: anything will do

    @property
    def _commands(self) -> tuple[Command, ...]:
        return cast("AppContext", self.app).key_table.at("prompt")

    def on_mount(self) -> None:
        """Bind the keys of the prompt, over those of its screen."""
        bind_commands(self, self._commands)
        for key, by in (("down", 1), ("up", -1)):
            self._bindings.bind(key, f"move({by})", show=False)
        screen_commands = cast("ScreenContext", self.screen).commands
        for command in screen_commands:
            if command.where != "everywhere":
                for key in {*command.keys} - {*self._bindings.key_to_bindings}:
                    self._bindings.bind(key, "hold_keys", show=False)

    @property
    def is_open(self) -> bool:
        return self.has_class("-open")

    @property
    def box(self) -> QueryInput:
        """Return the input, once the prompt was opened."""
        return cast("QueryInput", self.query_one(Input))

    def ask(
        self,
        label: str,
        on_answer: Callable[[str | None], None],
        text: str = "",
        *,
        on_change: Callable[[str], object] | None = None,
        on_move: Callable[[int], object] | None = None,
        find: FindCompletion | None = None,
        complete: Callable[[str], PromptCompletion] | None = None,
        fault: Callable[[str], str] | None = None,
        take_paste: Callable[[str], str | None] | None = None,
        select: bool = False,
    ) -> None:
        """Open with `label` before the box and `text` in it; call `on_answer` once, when it closes.

        `on_answer` gets the text, or None after Esc; `on_change` the text at every change of it, `on_move`
        which way a key of the list moves. `find`: finds completions while it is typed; `complete`: completes
        it as a shell does, at Tab; both work in threads. `fault`: returns what is wrong with a text, or "";
        a wrong text keeps the prompt open and is explained there.
        `take_paste`: takes a text that is pasted; returns what stands for it, or None where the text does.
        `select`: select `text`, so that typing replaces it.
        """
        self._on_answer, self._on_change, self._on_move = on_answer, on_change, on_move
        self._find, self._complete, self._fault = find, complete, fault
        if not self.children:
            from tui.app.widgets.query_input import QueryInput  # late: the first paint needs none

            self.mount(StatusLine(id="offers"), StatusLine(id="label"), QueryInput())
        line, box = self.query_one("#label", StatusLine), self.box
        # As wide as its words, and half of the line is left for the answer.
        line.content = Content(f" {label} ").truncate(self.screen.size.width // 2, ellipsis=True)
        line.refresh(layout=True)
        with self.prevent(Input.Changed):
            box.value = text
        box.cursor_position, box.offered, box.take_paste = len(text), (), take_paste
        if select:
            box.select_all()
        self.set_classes("-open")
        self._show_keys()
        box.focus()

    def close(self, kept: bool) -> None:
        """Hide the prompt and answer with its text, or with None unless it is `kept`."""
        if self.is_open and self._on_answer is not None:
            self.set_classes("")
            for foot in self.screen.query(Foot):
                foot.show_prompt_keys(None)
            cast("AppContext", self.app).key_queue.note_end()
            self._on_answer(self.box.value if kept else None)

    def _show_keys(self) -> None:
        """Show the keys of the prompt at the foot of the screen."""
        pairs = [(key_label("enter"), _("confirm"))]
        if self._find is not None or self._complete is not None:
            pairs.append((first_key_label("complete", self._commands), _("complete")))
        pairs.append((first_key_label("step-out", self._commands), _("cancel")))
        for foot in self.screen.query(Foot):
            foot.show_prompt_keys(pairs)

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        if self.is_open:
            self.remove_class("-offers", "-fault")
            if self._find is not None:
                self.box.request_completions(self._find)
            if self._on_change is not None:
                self._on_change(event.value)

    def on_query_input_completion_offered(self, event: QueryInput.CompletionOffered) -> None:
        """List what the text may become."""
        from tui.app.widgets.query_input import candidates_content  # late, as above

        event.stop()
        if self.has_class("-fault"):  # what is wrong is said until something else is typed
            return
        self.set_class(self.is_open and bool(event.candidates), "-offers")
        self.query_one("#offers", StatusLine).content = candidates_content(
            event.candidates, first_key_label("complete", self._commands)
        )

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        wrong = self._fault(event.value) if self._fault is not None else ""
        if wrong:
            self.update_classes({"-offers": False, "-fault": True})
            line = self.query_one("#offers", StatusLine)
            gives_up = _("{key} cancels").format(key=first_key_label("step-out", self._commands))
            line.content = Content(f" {wrong} · {gives_up}")
            line.refresh(layout=True)
        else:
            self.close(kept=True)

    async def action_submit(self) -> None:
        """Give the text to whoever asked, as Enter does."""
        await self.box.action_submit()

    def action_give_up(self) -> None:
        """Hide the prompt and drop its text."""
        self.close(kept=False)

    def action_complete(self) -> None:
        """Complete the text as far as it is certain, and list what it may become; never leave the prompt."""
        if self._complete is None:
            self.box.accept_completion()
            return
        complete, text, cursor = self._complete, self.box.value, self.box.cursor_position

        def take(completion: PromptCompletion) -> None:
            is_same = self.is_open and self._complete == complete
            if is_same and (self.box.value, self.box.cursor_position) == (text, cursor):
                self._take_completion(completion, text[cursor:])

        read_in_thread(self, "further completion", lambda: complete(text[:cursor]), take)

    def _take_completion(self, completion: PromptCompletion, rest: str) -> None:
        """Put a completed text before the rest of the line, and list what it may become."""
        text = completion.text
        self.box.value, self.box.cursor_position = text + rest, len(text)
        self.call_after_refresh(self._list_names, text + rest, completion.names)

    def _list_names(self, text: str, names: Sequence[str]) -> None:
        """List what a text may become, unless it has changed since."""
        if self.is_open and self.box.value == text:
            self.set_class(bool(names), "-offers")
            self.query_one("#offers", StatusLine).content = Content(" " + " · ".join(names))

    def action_hold_keys(self) -> None:
        """Do nothing: a key of the screen means nothing while the prompt is open."""

    def action_move(self, by: int) -> None:
        """Move in the list that the text narrows, if there is one."""
        if self._on_move is not None:
            self._on_move(by)
