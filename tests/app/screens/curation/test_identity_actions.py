"""Merging, splitting and renaming from the explorer: shown before it is done, and one step each."""

from __future__ import annotations

from pathlib import Path

from tests.app.visit import visit
from tui.corpus.record_files.loader import read_record
from tui.index.sqlite_store import SqliteStore
from tui.model.records import Actor

Corpus = tuple[SqliteStore, Path]


def files(root: Path) -> dict[Path, bytes]:
    """The files of the records."""
    return {path: path.read_bytes() for path in sorted(root.rglob("*.md"))}


def read_actor(root: Path, id: str) -> Actor:
    path = f"actors/{id}.md"
    record = read_record("actor", id, path, (root / path).read_text("utf-8")).record
    assert isinstance(record, Actor)
    return record


async def test_two_actors_become_one(copied: Corpus, tmp_path: Path) -> None:
    root = copied[1]
    before = files(root)
    (root / "actors" / "la-russie.md").write_text("---\nname: La Russie\ntype: country\n---\n", "utf-8")
    with_double = files(root)
    async with visit(*copied, tmp_path, (120, 40)) as seen:
        assert await seen.until(lambda: "La Russie" in seen.rows("#actor"), 20)
        await seen.press("2", *("down",) * seen.rows("#actor").index("La Russie"))
        await seen.app.screen.run_action("merge")
        assert await seen.shows("Merge “La Russie” into which record?")
        await seen.press("enter")
        assert await seen.shows("Merge “La Russie” into “Russie”?")
        assert "other names of Russie from now on: La Russie" in seen.screen
        assert "will mean “Russie”" in seen.screen and "nothing else refers" in seen.screen
        await seen.press("enter")  # keep both
        assert "Nothing has changed." in seen.said
        assert files(root) == with_double
        await seen.app.screen.run_action("merge")
        assert await seen.shows("Merge “La Russie” into which record?")
        await seen.press(*"nij")  # a name that is typed narrows the list
        assert seen.rows("RowList") == ["Another one …"]
        await seen.press("ctrl+u", *"russie")
        assert seen.rows("RowList")[0] == "Russie"
        await seen.press("enter")
        assert await seen.shows("Merge “La Russie” into “Russie”?")
        await seen.press("down", "enter")
        assert await seen.until(lambda: not (root / "actors" / "la-russie.md").exists())
        assert "La Russie" in [alias.name for alias in read_actor(root, "russie").aliases]
        await seen.press("u")
        assert await seen.until(lambda: files(root) == with_double)
    (root / "actors" / "la-russie.md").unlink()
    assert files(root) == before


async def test_keys_before_the_question_is_there_answer_nothing(copied: Corpus, tmp_path: Path) -> None:
    root = copied[1]
    async with visit(*copied, tmp_path, (120, 40)) as seen:
        await seen.press("2", *("down",) * seen.rows("#actor").index("Moscou"))
        await seen.app.screen.run_action("rename")
        await seen.press_at_once("x", "enter", "down", "enter")
        assert await seen.shows("Rename actor:moscou to moscoux?")
        assert "Looking up what follows …" in seen.said and "Looking up" not in seen.screen
        await seen.press("enter")
        assert (root / "actors" / "moscou.md").exists()


async def test_a_spelling_becomes_an_actor_of_its_own(copied: Corpus, tmp_path: Path) -> None:
    root = copied[1]
    before = files(root)
    spelling = read_actor(root, "russie").aliases[0].name
    async with visit(*copied, tmp_path) as seen:
        await seen.press("2")
        await seen.app.screen.run_action("split")
        assert await seen.shows("Which spelling of “Russie” is another actor’s?")
        await seen.press("enter")
        assert await seen.shows(f"Make “{spelling}” an actor of its own?")
        assert f"will mean “{spelling}”" in seen.screen
        await seen.press("down", "enter")
        assert await seen.until(lambda: len(files(root)) == len(before) + 1)
        assert spelling not in [alias.name for alias in read_actor(root, "russie").aliases]
        await seen.press("u")
        assert await seen.until(lambda: files(root) == before)


async def test_another_id_is_followed_by_all_that_refers(copied: Corpus, tmp_path: Path) -> None:
    root = copied[1]
    before = files(root)
    async with visit(*copied, tmp_path) as seen:
        await seen.press("2", "enter")
        await seen.app.screen.run_action("rename")
        await seen.press(*"-2", "enter")
        assert await seen.shows("Rename actor:russie to russie-2?")
        assert "places change" in seen.screen and "references go to “russie-2”" in seen.screen
        await seen.press("down", "enter")
        assert await seen.until(lambda: seen.open == "actor:russie-2")
        assert not any(b"actor: russie," in data or b"of: russie\n" in data for data in files(root).values())
        await seen.press("u")
        assert await seen.until(lambda: files(root) == before)
        await seen.app.screen.run_action("rename")
        await seen.press("ctrl+u", *"a/b", "enter")
        assert await seen.until(lambda: "an id has only letters" in seen.said)
        assert files(root) == before
