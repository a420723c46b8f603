"""What a person keeps of records follows them where they are renamed or merged, whoever did it."""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

from msgspec.structs import replace

from tui.app.session.history import HistoryEntry, ViewSnapshot
from tui.app.session.state import SessionState
from tui.corpus.journal.renames import JournalRenames
from tui.model.records import Ref

T = TypeVar("T")
#: A term of a query that names an actor or event by its id: `actor:niger`, `event:"event:visite"`.
_RECORD_TERM = re.compile(r'(?<![\w:])(?P<start>(?P<kind>actor|event):"?(?:(?P=kind):)?)(?P<id>[\w.-]++)')


def follow_state(state: SessionState, renames: JournalRenames) -> None:
    """Let a state say what its records are called now: history, bookmarks, pins, highlights, filter."""
    state.step = renames.step
    state.trail = follow_entries(state.trail, renames)
    state.bookmarks = _unique(
        (replace(mark, id=renames.follow(mark.id)) for mark in state.bookmarks), lambda mark: mark.place
    )
    state.pins = [
        replace(pin, text=follow_query(pin.text, renames), name=follow_query(pin.name, renames))
        for pin in state.pins
    ]
    state.highlights = _unique(
        (replace(one, text=follow_query(one.text, renames)) for one in state.highlights),
        lambda one: (one.text, one.words),
    )
    state.searches = _unique((follow_query(text, renames) for text in state.searches), str)
    state.filter = follow_query(state.filter, renames)


def follow_entries(entries: Iterable[HistoryEntry], renames: JournalRenames) -> list[HistoryEntry]:
    """Return the entries of a history with the refs that their records have now."""
    return [
        replace(
            entry,
            ref=_follow_ref(entry.ref, renames),
            view=_follow_view(entry.view, renames) if entry.view else None,
        )
        for entry in entries
    ]


def follow_query(text: str, renames: JournalRenames) -> str:
    """Return a query with the ids that its actors and events have now."""

    def rename(match: re.Match[str]) -> str:
        now = renames.follow(f"{match['kind']}:{match['id']}")
        return match["start"] + now.partition(":")[2]

    return _RECORD_TERM.sub(rename, text)


def _follow_view(view: ViewSnapshot, renames: JournalRenames) -> ViewSnapshot:
    return replace(
        view,
        of=tuple(_follow_ref(ref, renames) for ref in view.of),
        at=_follow_ref(view.at, renames) if view.at else None,
        text=follow_query(view.text, renames),
    )


def _follow_ref(ref: Ref, renames: JournalRenames) -> Ref:
    return Ref.parse(renames.follow(str(ref))) or ref


def _unique(items: Iterable[T], key: Callable[[T], Hashable]) -> list[T]:
    """Return items without those that are, by their key, the same as an earlier one."""
    return list({key(item): item for item in reversed(list(items))}.values())[::-1]
