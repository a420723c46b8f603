"""What may be accepted together: parts of a group by how sure they are, the surest first."""

from __future__ import annotations

from tui.annotate.suggestions.actors.actor_suggestions import NewActorSuggestion
from tui.app.documents.suggestions import SuggestionSession, preview_items
from tui.model.records import Actor

SURE = {"Awa": 0.95, "Bob": 0.95, "Cléo": 0.9, "Dao": 0.72, "Eva": 0.65, "Fa": 0.5}


def test_a_group_is_parted_by_how_sure_its_suggestions_are() -> None:
    session = SuggestionSession()
    session.suggestions = [
        NewActorSuggestion(
            kind="actor",
            name=name,
            confidence=sure,
            reason="",
            evidence=(),
            count=1,
            actor=Actor(id="", name=name, type="person"),
        )
        for name, sure in SURE.items()
    ]
    parts = session.alike(session.suggestions[-1])
    assert [len(part) for part in parts] == [2, 3, 5, 6]
    items = preview_items(parts)
    assert [item.key for item in items if item.key is not None] == [0, 1, 2, 3]
    assert items[0].detail.startswith("95") and items[3].detail.startswith("50")
    assert [item.detail.split()[-1] for item in items[5:]] == list(SURE)
    session.marked = {session.suggestions[3].key}
    assert [[one.name for one in part] for part in session.alike(session.suggestions[0])] == [["Dao"]]
