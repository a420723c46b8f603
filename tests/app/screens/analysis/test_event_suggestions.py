"""Events in the list of suggestions: one key writes one whole, and what others say of it follows."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.screens.analysis.test_suggestions import files
from tests.app.visit import visit
from tests.stores import indexed
from tui.corpus.folder import open_folder
from tui.corpus.validate import validate_corpus
from tui.index.sqlite_store import SqliteStore

FILES = {
    "actors/ghana.md": "---\nname: Ghana\ntype: country\n---\n",
    "actors/togo.md": "---\nname: Togo\ntype: country\n---\n",
    "actors/mensah.md": "---\nname: Akua Mensah\ntype: person\n---\n",
    "articles/a.md": (
        "---\ntitle: Une visite\ndate: 2022-05-20\nlang: fr\n---\n"
        "Akua Mensah s’est rendue au Togo le 3 mai. Le 9 mai, le Ghana a expulsé deux diplomates du Togo.\n"
    ),
    "articles/b.md": (
        "---\ntitle: Retour\ndate: 2022-05-21\nlang: fr\n---\n"
        "Le 3 mai, Akua Mensah avait effectué une visite au Togo.\n"
    ),
}
VISIT, OTHER_VISIT = (
    "Akua Mensah s’est rendue au Togo le 3 mai",
    "Le 3 mai, Akua Mensah avait effectué une visite au Togo",
)
EXPULSION = "Le 9 mai, le Ghana a expulsé deux diplomates du Togo"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    root = tmp_path / "corpus"
    for path, text in FILES.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    return root


async def test_an_event_is_accepted_with_its_claims_and_undone(
    own: SqliteStore, corpus: Path, tmp_path: Path
) -> None:
    before = files(corpus)
    async with visit(own, corpus, tmp_path) as seen:
        await seen.press("s")
        assert set(seen.rows("#items")) == {VISIT, OTHER_VISIT, EXPULSION}
        assert "New events" in seen.screen and "consult, 3 May 22" in seen.screen
        await seen.press(*["j"] * seen.rows("#items").index(VISIT), "a")
        (path,) = set(files(corpus)) - set(before)
        assert "claims:\n  - article: a\n" in files(corpus)[path].decode()
        assert "Claims of known events" in seen.screen  # the other article's sentence is one of it now

        await seen.press("g", "a")  # the claim
        assert files(corpus)[path].decode().count("  - article: ") == 2
        assert seen.rows("#items")[0] == EXPULSION
        await seen.press("g", "equals_sign")
        assert "A claim of which event?" in seen.screen
        await seen.press("escape", "e")
        assert "sanction" in seen.screen and "Ghana" in seen.screen
        await seen.press("ctrl+s")
        assert list(validate_corpus(open_folder(corpus))) == []
        assert await seen.until(lambda: len(files(corpus)) == len(before) + 2)

        await seen.press("u", "u", "u")
        assert files(corpus) == before
        assert set(seen.rows("#items")) == {VISIT, OTHER_VISIT, EXPULSION}


async def test_a_suggestion_is_made_a_claim_of_the_event_that_a_person_chooses(
    own: SqliteStore, corpus: Path, tmp_path: Path
) -> None:
    async with visit(own, corpus, tmp_path) as seen:
        await seen.press("s")
        rows = seen.rows("#items")
        await seen.press(*["j"] * rows.index(EXPULSION), "a")
        (path,) = [path for path in files(corpus) if path.startswith("events/")]
        rows = seen.rows("#items")
        await seen.press("g", *["j"] * rows.index(VISIT), "equals_sign")
        assert await seen.shows("A claim of which event?")
        await seen.press("enter")
        assert files(corpus)[path].decode().count("  - article: ") == 2
        assert [name for name in files(corpus) if name.startswith("events/")] == [path]
        await seen.press("g", "x")
        assert "suggestion: event" in (corpus / "decisions.yaml").read_text("utf-8")


async def test_events_have_a_part_for_actors_once_these_are_accepted(corpus: Path, tmp_path: Path) -> None:
    for file in (corpus / "actors").iterdir():
        file.unlink()
    store = indexed(corpus, tmp_path / "cache")
    async with visit(store, corpus, tmp_path) as seen:
        await seen.press("s")
        assert set(seen.rows("#items")[:3]) == {"Ghana", "Togo", "Akua Mensah"}
        assert set(seen.rows("#items")[3:]) == {EXPULSION, OTHER_VISIT}
        await seen.press("a", "a", "a")
        assert await seen.until(lambda: set(seen.rows("#items")[:3]) == {VISIT, OTHER_VISIT, EXPULSION})
        await seen.press("x")
        assert "rejected" in (corpus / "decisions.yaml").read_text("utf-8")
    store.close()
