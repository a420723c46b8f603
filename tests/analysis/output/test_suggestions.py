"""Suggestions out of a store: what is accepted has what the found event had that it is."""

from __future__ import annotations

from pathlib import Path

from tests.stores import stored
from tui.analysis.output.suggestions import find_suggestions
from tui.annotate.suggestions.acceptance import accept_suggestions
from tui.corpus.folder import open_folder
from tui.index.indexing.updater import update_index
from tui.model.records import Event, Ref


def article(title: str, publisher: str, day: int, body: str) -> str:
    head = f"title: {title}\ndate: 2024-03-{day}\npublisher: {publisher}\nlang: fr"
    return f"---\n{head}\n---\n{body}\n"


FILES = {
    "actors/togo.md": "---\nname: Togo\ntype: country\ndemonyms: [togolais, togolaise, togolais]\n---\n",
    "actors/mensah.md": "---\nname: Akua Mensah\ntype: person\n---\n",
    "articles/a.md": article(
        "Attaque à Dapaong", "L’Écho", 22,
        "Douze soldats togolais ont été tués jeudi 21 mars dans une embuscade à Dapaong. Akua Mensah rit.",
    ),
    "articles/b.md": article(
        "Au moins vingt soldats tués", "La Voix", 23,
        "Vingt soldats togolais ont été tués jeudi 21 mars dans une embuscade près de Dapaong.",
    ),
}  # fmt: skip


def test_an_accepted_suggestion_has_the_claims_of_all_articles_and_their_difference(tmp_path: Path) -> None:
    store, root = stored(tmp_path, FILES), tmp_path / "corpus"
    try:
        (found,) = store.found_events(differing=True)
        (suggestion,) = find_suggestions(store, kinds=("event", "claim"))
        assert {one.article for one in suggestion.evidence} == {"a", "b"}
        (ref,) = accept_suggestions(root, [suggestion]).value
        update_index(store, open_folder(root))
        (event,) = store.read([Ref("event", ref.id)])
        assert isinstance(event, Event) and event.place == found.place == "Dapaong"
        assert {one.article: one.details["killed"] for one in event.claims} == {"a": "12", "b": "20"}
        assert store.found_events(differing=True) == []
        assert find_suggestions(store, kinds=("event", "claim")) == []
    finally:
        store.close()


def test_a_rejected_found_event_is_not_suggested(tmp_path: Path) -> None:
    store = stored(tmp_path, FILES)
    try:
        (suggestion,) = find_suggestions(store, kinds=("event",))
        assert find_suggestions(store, [suggestion.rejection("2024-04-01")], kinds=("event",)) == []
    finally:
        store.close()
