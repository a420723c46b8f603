"""The history keeps the latest entries, and what is opened drops those ahead."""

from __future__ import annotations

from tui.app.session.history import MAX_ENTRIES, History
from tui.model.records import Ref


def opened(numbers: range) -> History:
    """A history in which articles were opened one after the other."""
    history = History()
    for number in numbers:
        history.open(Ref("article", str(number)), str(number))
    return history


def test_a_very_long_history_loses_its_oldest_entries() -> None:
    history = opened(range(MAX_ENTRIES + 2))
    assert [history.entries[0].title, history.entries[-1].title] == ["2", str(MAX_ENTRIES + 1)]
    assert (len(history.entries), history.at) == (MAX_ENTRIES, MAX_ENTRIES - 1)


def test_what_is_opened_drops_the_entries_ahead() -> None:
    history = opened(range(3))
    assert (entry := history.move(-2)) and entry.title == "0"
    history.open(Ref("article", "9"), "9")
    assert [entry.title for entry in history.entries] == ["0", "9"]
    assert history.move(1) is None


def test_a_found_record_that_is_kept_takes_its_own_place() -> None:
    history = opened(range(1))
    history.open(Ref("actor", "?salim"), "Salim")
    history.open(Ref("actor", "salim"), "Salim")
    assert [str(entry.ref) for entry in history.entries] == ["article:0", "actor:salim"]
    history.open(Ref("event", "?salim"), "Salim")
    history.open(Ref("actor", "other"), "Salim")
    assert len(history.entries) == 4  # another kind
    alone = History()
    alone.open(Ref("actor", "?salim"), "Salim")
    alone.open(Ref("actor", "salim"), "Salim")
    assert [str(entry.ref) for entry in alone.entries] == ["actor:salim"] and alone.at == 0


def test_a_title_that_changes_changes_on_the_way_too() -> None:
    history = opened(range(2))
    history.open(Ref("article", "0"), "0")
    history.retitle(Ref("article", "0"), "new")
    assert [entry.title for entry in history.entries] == ["new", "1", "new"]


def test_what_is_gone_is_no_longer_on_the_way() -> None:
    history = opened(range(4))
    history.move(-2)  # to 1, which is gone: 3 stays on the screen
    history.drop_missing(Ref("article", "1"), Ref("article", "3"))
    assert [entry.title for entry in history.entries] == ["0", "2", "3"] and history.at == 2
    history = opened(range(4))
    history.move(-1)
    history.drop_missing(Ref("article", "2"), Ref("article", "1"))
    assert [entry.title for entry in history.previous] == ["0", "1"]
    assert (entry := history.move(1)) and entry.title == "3"
