"""Names that articles use are kept up with the files: suggestions are always those of a new index."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from tests.index.small import write
from tests.stores import indexed, stored
from tui.analysis.output.suggestions import find_suggestions
from tui.annotate.suggestions.actors import actor_finder
from tui.annotate.suggestions.uses.name_use import UseForm
from tui.corpus.folder import open_folder
from tui.index.indexing.updater import update_index
from tui.index.query import parse_query
from tui.index.sqlite_store import SqliteStore, open_store
from tui.model.records import NOBODY, Decision

FILES = {
    "actors/niger.md": "---\nname: Niger\ntype: country\ndemonyms: [nigérien]\ncapitals: [Niamey]\n---\n",
    "actors/modi.md": "---\nname: Salifou Modi\ntype: person\n---\n",
    "articles/a.md": (
        "---\ntitle: A\ndate: 2024-01-02\n---\nLe général Abdou Barmou a rencontré Salifou Modi à Niamey. "
        "Le général Barmou est au Mali avec Salifou Moddi. La Cour suprême se tait.\n"
    ),
    "articles/b.md": (
        "---\ntitle: B\ndate: 2024-02-02\n---\nHier, le général Abdou Barmou attendait. "
        "Avec Salifou Modi, c’est Mody qui a parlé. Salifou Modi, ministre des Mines, rit.\n"
    ),
    "articles/c.md": "---\ntitle: C\n---\nLe Front des forces libres (FFL) a attaqué le Niger.\n",
}
#: Files that come, change and go, one step after the other.
STEPS: list[dict[str, str | None]] = [
    {"articles/d.md": "---\ntitle: D\n---\nM. Abdou Barmou a vu M. Ali Zorbek. M. Zorbek rit.\n"},
    {"articles/a.md": FILES["articles/a.md"].replace("Abdou", "Abdul")},
    {"actors/barmou.md": "---\nname: Abdou Barmou\ntype: person\n---\n"},
    {"actors/mali.md": "---\nname: Mali\ntype: country\n---\n", "articles/b.md": None},
    {"actors/barmou.md": None, "articles/a.md": FILES["articles/a.md"].replace("01-02", "03-04")},
    {"articles/e.md": "---\ntitle: E\n---\nVoilà le général Salifou Modi.\n"},
    {"actors/modi.md": "---\nname: Salifou Modi\ntype: person\nroles: [{title: général}]\n---\n"},
    {"actors/modi.md": FILES["actors/modi.md"], "articles/e.md": None},
    {"actors/modi.md": "---\nname: Salifou Mody\ntype: person\n---\n"},
    {"articles/a.md": None, "articles/c.md": None, "articles/d.md": None},
]
FORMS: dict[UseForm, int] = dict.fromkeys(get_args(UseForm), 100)


def take_step(store: SqliteStore, root: Path, step: dict[str, str | None]) -> None:
    for path, text in step.items():
        if text is None:
            (root / path).unlink()
        else:
            write(root, {path: text})
    update_index(store, open_folder(root), paths=step)


def found_actors(store: SqliteStore) -> dict[str, object]:
    """The found actors of an index, each with what it offers, its names, and the articles that name it."""
    with store.database.reading() as connection:
        rows = connection.execute(
            "SELECT number, id, mentions, suggestion FROM record JOIN found_actor USING (number)"
        ).fetchall()
        names = "SELECT u.form, u.words, u.of FROM found_name AS f JOIN used_name AS u ON u.number = f.name"
        counts = "SELECT r.id, m.count FROM mention AS m JOIN record AS r ON r.number = m.article"
        return {
            str(id): (
                mentions,
                suggestion,
                sorted(connection.execute(f"{names} WHERE f.actor = ?", (number,)).fetchall()),
                sorted(connection.execute(f"{counts} WHERE m.actor = ?", (number,)).fetchall()),
            )
            for number, id, mentions, suggestion in rows
        }


def test_suggestions_are_those_of_a_new_index_after_every_change(tmp_path: Path) -> None:
    root, store = tmp_path / "corpus", stored(tmp_path, FILES)
    seen = set()
    for number, step in enumerate([{}, *STEPS]):
        take_step(store, root, step)
        new = indexed(root, tmp_path / f"cache-{number}")
        suggested = find_suggestions(store)
        assert suggested == find_suggestions(new), step
        assert store.used_names(FORMS) == new.used_names(FORMS), step
        assert found_actors(store) == found_actors(new), step
        seen |= {(one.kind, one.name) for one in suggested}
        new.close()
    assert not any(store.used_names(FORMS).values()) and not store.reports()
    for kind, name in (
        ("alias", "Salifou Moddi"), ("alias", "Mody"), ("actor", "Abdou Barmou"), ("actor", "Cour suprême"),
        ("actor", "Mali"), ("role", "ministre des Mines"), ("actor", "Front des forces libres"),
        ("role", "général"),
    ):  # fmt: skip
        assert (kind, name) in seen
    store.close()


def test_what_an_update_has_suggested_is_listed_as_if_it_were_found_anew(tmp_path: Path) -> None:
    root, store = tmp_path / "corpus", stored(tmp_path, FILES)
    find_suggestions(store)
    renamed = {"actors/modi.md": None, "actors/salifou.md": FILES["actors/modi.md"]}
    shared = 0
    for step in [
        {},
        renamed,
        {**renamed, "actors/modi.md": FILES["actors/modi.md"], "actors/salifou.md": None},
        *STEPS,
    ]:
        take_step(store, root, step)
        shared += store.suggested_actors(()) is not None
        other = open_store(root, cache=tmp_path / "cache")
        assert other.suggested_actors(()) is None
        assert find_suggestions(store) == find_suggestions(other), step
        other.close()
    assert shared == len(STEPS)
    decided = [Decision(quote="Salifou Mody", actor=NOBODY)]
    assert store.suggested_actors(decided) is None
    store.close()


def test_a_filter_counts_only_its_articles(tmp_path: Path) -> None:
    store = stored(tmp_path, FILES)
    february = parse_query("on:2024-02")
    (barmou,) = (one for one in find_suggestions(store, query=february) if one.name == "Abdou Barmou")
    assert (barmou.count, [passage.article for passage in barmou.evidence]) == (1, ["b"])
    assert {one.kind for one in find_suggestions(store, query=parse_query("on:1990"))} == set()
    store.close()


def test_with_more_names_than_are_read_a_changed_file_is_right(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actor_finder, "MAX_NAMES", dict.fromkeys(actor_finder.MAX_NAMES, 2))
    texts = {
        f"articles/{name}.md": f"---\ntitle: T\n---\nM. Ali {name} parle. Puis M. {name} rit.\n"
        for name in ("Barmou", "Kountch", "Tandja", "Zorbek", "Sidikou", "Ousseini")
    }
    store = stored(tmp_path, texts)
    assert {one.name for one in find_suggestions(store)} == {"Ali Barmou", "Ali Kountch"}
    often = "---\ntitle: T\n---\n" + "Puis M. Ali Zorbek parle, et M. Zorbek rit.\n" * 3
    take_step(store, tmp_path / "corpus", {"articles/Zorbek.md": often, "articles/Barmou.md": None})
    found = [(one.name, one.count) for one in find_suggestions(store)]
    assert found == [("Ali Zorbek", 6), ("Ali Kountch", 2)]
    store.close()
