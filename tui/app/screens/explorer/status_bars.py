"""The first and the last line of the explorer: the way to what is open, and the keys."""

from __future__ import annotations

from rich.cells import cell_len
from textual.content import Content

from tui.app.documents.list_items import GROUP_TITLES
from tui.app.key_table import footer_keys, get_command, key_label
from tui.app.screens.base_screen import BaseScreen
from tui.app.screens.curation.subject import KeySubject, find_subjects
from tui.app.screens.explorer.explorer_state import ExplorerState
from tui.app.widgets.filter_prompt import filter_content
from tui.app.widgets.foot import Foot
from tui.app.widgets.list.row_list import RowList
from tui.app.widgets.status_line import (
    StatusLine,
    crumbs_content,
    keys_content,
    shorten_middle,
    shorten_title,
)
from tui.app.widgets.text.record_view import RecordView
from tui.i18n import format_number, ngettext
from tui.i18n import gettext as _
from tui.model.records import FOUND_SIGN, KINDS, Event

#: The smallest window that is of use, in cells; as the breakpoints of the application have it.
MIN_WIDTH_CELLS, MIN_HEIGHT_CELLS = 32, 9
#: The last line has at least, and at most, so much of the title of what a key is about.
MIN_SUBJECT_CELLS, MAX_SUBJECT_CELLS = 8, 24
#: In a narrower window the last line says of a selection only how far it goes.
MIN_WIDE_CELLS = 80


class StatusBars:
    """Write the first line of the explorer, the way to what is open, and the last, its keys."""

    def __init__(self, screen: BaseScreen[None], state: ExplorerState) -> None:
        self._screen, self._state = screen, state
        self._shown: object = None  # what the last line says of Enter, and of the subject; None: nothing yet

    def update(self) -> None:
        """Write both lines anew."""
        screen = self._screen
        width = screen.size.width or screen.app.size.width
        if screen.has_class("-tiny") or screen.has_class("-flat"):
            words = _("Needs {width}×{height}")
            self.show_words(Content(words.format(width=MIN_WIDTH_CELLS, height=MIN_HEIGHT_CELLS)))
            self._shown = None
            return
        self.show_words(self._way_content(width))
        self._show_keys(width)

    def update_subject(self) -> None:
        """Write the last line anew if a key is about something else than it says."""
        screen = self._screen
        is_said = self._shown is not None
        if is_said and self._what_is_current != self._shown:
            self._show_keys(screen.size.width or screen.app.size.width)

    def _show_keys(self, width: int) -> None:
        """Write the last line, in `width` cells."""
        screen = self._screen
        self._shown = self._what_is_current
        pairs = self._narrow_keys(width) if screen.has_class("-narrow") else self._keys(width)
        lasting = {screen.key("search"), screen.key("keys")}
        screen.query_one("#keys", Foot).content = keys_content(pairs, width, lasting)

    @property
    def _what_is_current(self) -> object:
        return self._picks_link, self._find_subject()

    def _find_subject(self) -> KeySubject | None:
        focused = self._screen.focused
        rows = focused if isinstance(focused, RowList) else None
        return next(find_subjects(rows, self._screen.query_one(RecordView)), None)

    def _subject_pairs(self, pairs: list[tuple[str, str]], width: int) -> list[tuple[str, str]]:
        """Return the key that is about the subject, with its name: «e edit Issa Traoré».

        The name has the room that other pairs leave in `width` cells.
        """
        subject = self._find_subject()
        if subject is None or (self._is_read_only and subject.how != "selection"):
            return []
        room = width - sum(cell_len(f" {key} {word} ") for key, word in pairs) - cell_len("   edit  ")
        if subject.how == "selection":
            return self._selection_pairs(subject.title, width)
        if subject.ref.is_found:
            return self._found_pairs(subject, room)
        title = shorten_title(subject.title, min(max(room, MIN_SUBJECT_CELLS), MAX_SUBJECT_CELLS))
        return [(self._screen.key("edit"), _("edit {title}").format(title=title))]

    def _found_pairs(self, subject: KeySubject, room: int) -> list[tuple[str, str]]:
        """Return the keys that decide a found record, the first with its title where there is room."""
        is_narrow = self._screen.has_class("-narrow")
        edit = _("edit") if is_narrow else _("edit first")
        words = {"add": _("keep"), "edit": edit, "widen": _("reject"), "filter": _("is …")}
        if not self._can_be_kept(subject):
            del words["add"]
        found = [(self._screen.key(name), word) for name, word in words.items()]
        if is_narrow:
            return found
        room -= sum(cell_len(f" {key} {word} ") for key, word in found)
        title = subject.title.removeprefix(f"{FOUND_SIGN} ")
        title = shorten_title(title, min(max(room, 2 * MIN_SUBJECT_CELLS), MAX_SUBJECT_CELLS))
        (key, word), *others = found
        return [(key, _("{action} “{title}”").format(action=word, title=title)), *others]

    def _can_be_kept(self, subject: KeySubject) -> bool:
        """Return whether a found record can be kept as it is; False for an open event without a type."""
        page = self._screen.query_one(RecordView).page
        record = page.record if page is not None and page.ref == subject.ref else None
        return not isinstance(record, Event) or bool(record.type)

    def _selection_pairs(self, words: str, width: int) -> list[tuple[str, str]]:
        """Return the keys of a selection: for what is made of it, its ends shown, and to fit it."""
        key, count = self._screen.key, len(words.split())
        size = ngettext("{n} word", "{n} words", count).format(n=format_number(count))
        made = _("“{words}” ({size})") if width < MIN_WIDE_CELLS else _("new from “{words}” ({size})")
        room = max(MIN_SUBJECT_CELLS, width // 2 - cell_len(made.format(words="", size=size)))
        pairs = [(key("new"), made.format(words=shorten_middle(words, room), size=size))]
        if self._is_read_only:
            pairs = []
        if self._screen.has_class("at-reader"):
            pairs += [
                (key("sort"), _("other end")),
                (f"{key('frequency')} {key('labels')}", _("word")),
                (f"{key('down')} {key('up')}", _("sentence")),
                (key("step-out"), _("let go")),
            ]
        return pairs

    def show_words(self, words: Content) -> None:
        """Show `words` in the first line until it is next updated."""
        self._screen.query_one("#crumbs", StatusLine).content = words

    def _way_content(self, width: int) -> Content:
        """Return the filter and the titles on the way to what is open, in `width` cells."""
        owner = self._screen.owner
        corpus = owner.state.title or owner.corpus_title
        titles = [entry.title for entry in self._state.history.previous]
        narrowed = filter_content(self._state.filter, width)
        if self._is_read_only:
            narrowed = Content.assemble((" " + _("read only") + " ", "reverse"), " ", narrowed)
        room = width - 2 - narrowed.cell_length
        crumbs = crumbs_content([corpus, *titles], room)
        return Content.assemble(narrowed or " ", crumbs)

    @property
    def _is_read_only(self) -> bool:
        return self._screen.owner.key_table.is_read_only

    @property
    def _picks_link(self) -> bool:
        """Return whether Enter makes the first link on the screen current: there is none to follow yet."""
        reader = self._screen.query_one(RecordView)
        return self._screen.has_class("at-reader") and reader.current_link is None

    def _keys(self, width: int) -> list[tuple[str, str]]:
        """Return the keys and what they do; before them how many problems there are."""
        commands = self._screen.commands
        pairs = footer_keys(commands)
        if self._picks_link:
            enter = [key_label(key) for key in get_command("open", commands).keys]
            pairs = [(key, _("choose a link") if key in enter else word) for key, word in pairs]
        if problems := self._state.counts.problems:
            words = ngettext("{n} problem", "{n} problems", problems)
            pairs.insert(0, (self._screen.key("problems"), words.format(n=format_number(problems))))
        return self._subject_pairs(pairs, width) + pairs

    def _narrow_keys(self, width: int) -> list[tuple[str, str]]:
        """Return the keys of the other panes, for a window that shows one pane at a time.

        What is to be decided goes before them: what is selected, and what was found.
        """
        panes = [(self._screen.key(f"{kind}s"), _(GROUP_TITLES[kind]).lower()) for kind in KINDS]
        names = ("search", "keys", "tied", "quit")
        pairs = panes + [footer_keys([get_command(name, self._screen.commands)])[0] for name in names]
        *others, last = pairs
        of_subject = self._subject_pairs(pairs, width)
        subject = self._find_subject()
        comes_first = subject is not None and (subject.how == "selection" or subject.ref.is_found)
        return [*of_subject, *pairs] if comes_first else [*others, *of_subject, last]
