"""Suggestions: a spelling is accepted and marked, a name rejected, and everything can be taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.app.visit import NARROW, Visit, visit
from tests.stores import indexed
from tui.app.screens.analysis.suggestions.suggestions import SuggestionsScreen
from tui.app.screens.search.search import SearchScreen
from tui.app.widgets.list.row_list import RowList
from tui.corpus.folder import open_folder
from tui.corpus.journal.open_step import FOLDER
from tui.index.indexing.updater import update_index
from tui.index.sqlite_store import SqliteStore

MODI = "---\nname: Salifou Modi  # the minister\ntype: person\naliases: [Modi Salifou]\n---\nA general.\n"
TEXT = (
    "---\ntitle: À Niamey\n---\nLe ministre Salifou Moddi a écouté le général Adam Jones. "
    "Hier, le capitaine Jean Petit dormait.\n"
)
NAMES = ["Salifou Moddi", "Adam Jones", "Jean Petit"]


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    root = tmp_path / "corpus"
    for path, text in (("actors/modi.md", MODI), ("articles/a.md", TEXT)):
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, "utf-8")
    return root


def files(root: Path) -> dict[str, bytes]:
    """Every file of a corpus but its journal."""
    paths = (path.relative_to(root) for path in root.rglob("*") if path.is_file())
    return {path.as_posix(): (root / path).read_bytes() for path in paths if path.parts[0] != FOLDER}


def marked(seen: Visit) -> dict[str, str]:
    """Whom the marked words of the open article mean."""
    text = seen.reader.document.text
    return {text[door.start : door.end]: str(door.target) for door in seen.reader.document.links}


@pytest.mark.parametrize("size", [(120, 40), NARROW])
async def test_accept_a_spelling_see_it_marked_take_it_back(
    own: SqliteStore, corpus: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    before = files(corpus)
    async with visit(own, corpus, tmp_path, size) as seen:
        assert "Salifou Moddi" not in marked(seen)
        await seen.press("s")
        assert seen.rows("#items") == NAMES
        for words in ("Suggestions", "for Salifou Modi", "sounds like Modi", "a accept", "Salifou Moddi"):
            assert words in seen.screen

        await seen.press("F")
        await seen.type("on:1990")
        await seen.press("enter")
        assert seen.rows("#items") == [] and "only 1990" in seen.screen
        await seen.press("X")
        assert seen.rows("#items") == NAMES

        await seen.press("a")
        assert files(corpus)["actors/modi.md"].decode() == MODI.replace("]", ", Salifou Moddi]")
        assert seen.rows("#items") == NAMES[1:]
        await seen.press("escape")
        assert "modi" in marked(seen)["Salifou Moddi"]

        await seen.press("s", "u")  # the screen was closed in between
        assert files(corpus) == before
        assert seen.rows("#items") == NAMES
        await seen.press("escape")
        assert "Salifou Moddi" not in marked(seen)


@pytest.mark.parametrize("key", ["a", "x"])
async def test_what_is_undone_elsewhere_is_offered_again(
    own: SqliteStore, corpus: Path, tmp_path: Path, key: str
) -> None:
    before = files(corpus)
    async with visit(own, corpus, tmp_path) as seen:
        await seen.press("s", key)
        assert len(seen.rows("#items")) == len(NAMES) - 1
        await seen.press("escape", "u")
        assert files(corpus) == before
        await seen.press("s")
        assert seen.rows("#items") == NAMES and "0 decided" in seen.screen
        await seen.press("u")
        assert "Nothing to undo" in seen.said
        await seen.press("a")
        assert "1 decided" in seen.screen and files(corpus) != before


async def test_a_rejected_name_is_not_offered_again(own: SqliteStore, corpus: Path, tmp_path: Path) -> None:
    before = files(corpus)
    async with visit(own, corpus, tmp_path) as seen:
        await seen.press("s", "j", "x")
        assert seen.rows("#items") == ["Salifou Moddi", "Jean Petit"]
        assert "name: Adam Jones, verdict: rejected" in (corpus / "decisions.yaml").read_text("utf-8")
        await seen.press("u")
        assert seen.rows("#items") == NAMES
        assert files(corpus) == before
        await seen.press("u")
        assert "Nothing to undo" in seen.said
        await seen.press("x", "x")
    async with visit(own, corpus, tmp_path) as seen:  # the next day
        await seen.press("s")
        assert len(seen.rows("#items")) == 1


async def test_new_actors_are_written_one_after_the_other(
    own: SqliteStore, corpus: Path, tmp_path: Path
) -> None:
    before = files(corpus)
    async with visit(own, corpus, tmp_path) as seen:
        await seen.press("s", "j", "enter", "s")  # a list behind the list
        await seen.press("j", "a")
        assert seen.rows("#items") == ["Salifou Moddi", "Jean Petit", "Adam Jones"]  # it stands below now
        assert "Adam Jones added" in seen.said
        assert files(corpus)["actors/adam-jones.md"] == (
            b"---\nname: Adam Jones\ntype: person\nroles:\n  - {title: g\xc3\xa9n\xc3\xa9ral}\n---\n"
        )
        assert "Adam Jones" in seen.rows("#actor")
        await seen.press("a")
        assert seen.rows("#items") == ["Salifou Moddi", "Adam Jones", "Jean Petit"]
        await seen.press("u", "G")
        assert "It has been added: Enter opens it." in seen.screen
        await seen.press("enter")
        assert seen.open == "actor:adam-jones"

        await seen.press("escape", "escape", "escape")  # to the list from which the text was opened
        assert isinstance(seen.app.screen, SuggestionsScreen)
        assert seen.rows("#items") == ["Salifou Moddi", "Jean Petit", "Adam Jones"]
        await seen.press("u")
        assert files(corpus) == before
        assert seen.rows("#items") == NAMES


async def test_keys_faster_than_the_disk_are_all_kept(own: SqliteStore, corpus: Path, tmp_path: Path) -> None:
    before = files(corpus)
    async with visit(own, corpus, tmp_path) as seen:
        await seen.press("s")
        await seen.press("a", "x", "x", "escape")
        rejected = (corpus / "decisions.yaml").read_text("utf-8")
        assert (rejected.count("Adam Jones"), rejected.count("Jean Petit")) == (1, 1)
        await seen.press("s")
        assert seen.rows("#items") == []
        for _again in range(3):
            await seen.press("u")
        assert seen.rows("#items") == NAMES
        assert files(corpus) == before


async def test_enter_opens_the_text_at_the_passage(own: SqliteStore, corpus: Path, tmp_path: Path) -> None:
    async with visit(own, corpus, tmp_path) as seen:
        await seen.press("2", "enter")
        assert seen.open == "actor:modi"
        await seen.press("s", "j", "enter")
        assert seen.open == "article:a"
        start, end = seen.reader.document.text.index("Adam"), seen.reader.document.text.index(". Hier")
        assert seen.reader._hits.spans[0] == (start, end)
        await seen.press("escape")
        assert isinstance(seen.app.screen, SuggestionsScreen)


async def test_a_change_that_cannot_be_made_is_said_and_nothing_lost(
    own: SqliteStore, corpus: Path, tmp_path: Path
) -> None:
    async with visit(own, corpus, tmp_path) as seen:
        await seen.press("s")
        (corpus / "actors/modi.md").write_text("---\nname: [\n", "utf-8")
        await seen.press("a")
        assert "modi.md" in seen.said
        assert set(seen.rows("#items")) == set(NAMES)  # a name of nobody now, as the record is gone


async def test_where_nothing_is_missing_it_says_so(own: SqliteStore, corpus: Path, tmp_path: Path) -> None:
    (corpus / "articles/a.md").write_text("---\ntitle: Rien\n---\nIl pleut.\n", "utf-8")
    update_index(own, open_folder(corpus))
    async with visit(own, corpus, tmp_path) as seen:
        await seen.press("s")
        assert seen.rows("#items") == []
        assert "No suggestions" in seen.screen
        await seen.press("a", "x", "u", "n", "enter", "escape")
        assert not isinstance(seen.app.screen, SuggestionsScreen)


TEXTS = [
    "Le ministre nigérien de la Défense, Salifou Modi, est à Bamako. Le Mali et le Niger se parlent.",
    "Le Mali, le Togo. M. Jean Petit a vu M. Jean Grand ; Salifou Mody, donc le général Mody, aussi.",
]


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """A corpus of texts alone."""
    root = tmp_path / "raw"
    for folder in ("articles", "actors", "events"):
        (root / folder).mkdir(parents=True)
    for number, text in enumerate(TEXTS):
        (root / f"articles/{number}.md").write_text(f"---\ntitle: Un\nlang: fr\n---\n{text}\n", "utf-8")
    return root


async def test_from_texts_to_actors_by_keys_and_back(raw: Path, tmp_path: Path) -> None:
    store, before = indexed(raw, tmp_path / "cache"), files(raw)
    async with visit(store, raw, tmp_path) as seen:
        await seen.press("s")
        people = ["Salifou Modi", "Jean Grand", "Jean Petit"]
        assert seen.rows("#items") == ["Mali", "Niger", "Togo", *people]
        assert "6 left, 0 decided in this session" in seen.screen
        await seen.press("G", "L")  # later
        assert "For later" in seen.screen
        assert seen.rows("#items")[-1] == "Jean Petit"
        await seen.press("g", "A")  # all countries as sure
        assert "Accept 3 suggestions" in seen.screen and "Niger" in seen.screen
        await seen.press("enter")
        assert seen.rows("#items")[:3] == people
        assert {"actors/mali.md", "actors/niger.md", "actors/togo.md"} <= files(raw).keys()
        assert "3 left, 3 decided in this session" in seen.screen
        await seen.press("space", "A")  # those marked
        assert "Accept 1 suggestion" in seen.screen
        await seen.press("enter")
        assert seen.rows("#items")[:2] == ["Jean Grand", "Jean Petit"]
        modi = (raw / "actors/salifou-modi.md").read_text("utf-8")
        assert "title: ministre nigérien de la Défense, of: niger" in modi and "- Salifou Mody" in modi

        await seen.press("equals_sign", *["backspace"] * len("Jean Grand"))  # somebody who is there
        await seen.type("Modi")
        await seen.press("enter")
        assert seen.rows("#items")[0] == "Jean Petit", seen.screen
        changed = [path for path, text in files(raw).items() if b"Jean Grand" in text and "actors" in path]
        assert len(changed) == 1

        await seen.press("e")
        assert "Jean Petit" in seen.screen
        await seen.press("home", *"Un ", "ctrl+s")
        assert (raw / "actors/un-jean-petit.md").exists()
        assert await seen.until(lambda: "Un Jean Petit added, at the end of the list" in seen.said)
        assert "0 left, 6 decided in this session" in seen.screen
        for _again in range(4):
            await seen.press("u")
        assert files(raw) == before
        assert len(seen.rows("#items")) == 6
    store.close()


async def test_a_person_brings_the_country_and_its_row_goes(raw: Path, tmp_path: Path) -> None:
    store, before = indexed(raw, tmp_path / "cache"), files(raw)
    async with visit(store, raw, tmp_path) as seen:
        await seen.press("s", "j", "j", "j", "e", "ctrl+s")  # also through the form
        assert "of: niger" in (raw / "actors/salifou-modi.md").read_text("utf-8")
        assert (raw / "actors/niger.md").exists()
        assert seen.rows("#items")[:2] == ["Mali", "Togo"]
        await seen.press("u")
        assert files(raw) == before
        assert "Niger" in seen.rows("#items")
        await seen.press("a")
        assert (raw / "actors/niger.md").exists() and "Niger" not in seen.rows("#items")
    store.close()


async def test_a_name_is_that_of_a_known_record_the_likeliest_first(
    own: SqliteStore, corpus: Path, tmp_path: Path
) -> None:
    (corpus / "actors/niger.md").write_text("---\nname: Niger\ntype: country\n---\n", "utf-8")
    (corpus / "actors/djones.md").write_text("---\nname: A. Djones\ntype: person\n---\n", "utf-8")
    update_index(own, open_folder(corpus))
    async with visit(own, corpus, tmp_path) as seen:
        await seen.press("s", "j", "equals_sign")
        assert "Which record is “Adam Jones”?" in seen.screen
        choices = [item.text for item in seen.app.screen.query_one(RowList).items]
        assert choices == ["A. Djones", "Another one …"]  # nobody takes a person for a country
        await seen.type("nig")
        assert seen.rows("RowList") == ["Niger", "Another one …"]  # but who wants it finds it
        await seen.press("ctrl+u")
        await seen.press(*["down"] * len(choices), "enter")
        assert await seen.until(lambda: isinstance(seen.app.screen, SearchScreen))
        await seen.press("escape", "equals_sign", "enter")
        assert "Adam Jones" in files(corpus)["actors/djones.md"].decode()
