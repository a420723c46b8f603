"""Who stands together with whom, in sentences, articles and events."""

from __future__ import annotations

import re
from pathlib import Path

from tests.stores import stored
from tui.index.results import Cooccurrence
from tui.index.sql_store import SqlStore
from tui.model.records import Ref
from tui.model.sentences import sentence_around, sentence_end

ACTORS = {
    f"actors/{name.lower()}.md": f"---\nname: {name}\ntype: person\n---\n" for name in ("Ada", "Bob", "Cyd")
}
FILES = ACTORS | {
    "articles/one.md": "---\ntitle: Un\ndate: 2024-01-01\n---\nAda voit Bob. Bob part.\n\nCyd est là.\n",
    "articles/two.md": "---\ntitle: Deux\n---\nAda rit. Bob et Ada dorment.\n",
    "articles/three.md": "---\ntitle: Trois\n---\nBob dort. Personne ne parle.\n",
    "events/visite.md": "---\ntitle: Visite\ntype: consult\n"
    "participants: [{actor: ada}, {actor: cyd}, {actor: absent}]\n"
    "claims: [{article: one, quote: voit}]\n---\n",
    "events/depart.md": "---\ntitle: Départ\ntype: consult\n"
    "participants: [{actor: bob}]\nclaims: [{article: one, quote: part}]\n---\n",
}
ADA = Ref("actor", "ada")


def counted(company: Cooccurrence) -> tuple[int, int, dict[str, tuple[int, int]]]:
    return company.units, company.own, {each.ref.id: (each.shared, each.own) for each in company.companions}


def test_company(tmp_path: Path) -> None:
    store = stored(tmp_path, FILES)
    assert counted(store.cooccurrences(ADA, "sentence")) == (5, 3, {"bob": (2, 3)})
    assert counted(store.cooccurrences(ADA, "article")) == (3, 2, {"bob": (2, 3), "cyd": (1, 1)})
    assert counted(store.cooccurrences(ADA, "event")) == (2, 1, {"cyd": (1, 1)})
    assert counted(store.cooccurrences(ADA, "article", limit=1))[2].keys() == {"bob"}
    bob = store.cooccurrences(ADA, "sentence").companions[0]
    assert (bob.title, bob.type) == ("Bob", "person")
    store.close()


def test_nobody_keeps_no_company(shared: SqlStore) -> None:
    for within in ("sentence", "article", "event"):
        assert shared.cooccurrences(Ref("actor", "absent"), within) == Cooccurrence(within)


def test_sentences_end_where_those_around_a_place_end() -> None:
    text = "M. Ada voit Bob. « Il part ! » Cyd reste… Ada rit\n\nBob dort " + "encore " * 200 + "."
    for word in re.finditer(r"\w+", text):
        _first, last = sentence_around(text, *word.span())
        assert text[last : sentence_end(text, word.end())].strip(" »encor") == ""


def test_a_place_beyond_a_text_that_became_shorter_is_at_its_end() -> None:
    for text in ("", " ", "Niamey, 23.\n"):
        for start in range(len(text) + 3):
            first, last = sentence_around(text, start, start + 4)
            assert 0 <= first <= len(text) and 0 <= last <= len(text)
