"""Raw texts come in by a key, and what was read of them is shown."""

from pathlib import Path

from textual.events import Paste
from textual.widgets import Input

from tests.app.visit import Visit, visit
from tui.corpus.bundled import bundled_corpus_path
from tui.corpus.scaffold import create_corpus
from tui.index.sqlite_store import SqliteStore, open_store

TEXT = """\
La CEDEAO se réunit à Abuja

La CEDEAO a tenu lundi à Abuja une réunion sur le Niger.

Lire aussi : Autre
"""


async def _begin_to_add(seen: Visit, corpus: Path, raws: Path, numbers: range) -> int:
    """Write texts into a folder, have it added and wait for the first; the number of articles before."""
    for number in numbers:
        (raws / f"{number}.txt").write_text(TEXT.replace("Niger", f"Niger, le {number}e point"), "utf-8")
    before = len(list(corpus.rglob("*.md")))
    await seen.press("a")
    seen.explorer.parts.panes.prompt.query_one(Input).insert_text_at_cursor(str(raws))
    seen.explorer.parts.panes.prompt.close(kept=True)
    while len(list(corpus.rglob("*.md"))) == before:
        await seen.pilot.pause(0.001)
    return before


async def test_a_text_is_added_and_what_is_doubtful_corrected(tmp_path: Path) -> None:
    corpus, raw = tmp_path / "corpus", tmp_path / "reunion.txt"
    create_corpus(corpus)
    raw.write_text(TEXT, "utf-8")
    store = open_store(corpus, cache=tmp_path / "cache")
    async with visit(store, corpus, tmp_path) as seen:
        await seen.press("a")
        seen.explorer.parts.panes.prompt.query_one(Input).insert_text_at_cursor(str(raw))
        await seen.press("enter")
        assert await seen.shows("La CEDEAO se réunit")
        assert "Lire aussi : Autre  (see also)" in seen.screen
        assert "found: 1 added" in seen.screen
        assert "doubtful: no date" in seen.screen
        assert await seen.shows("Articles 3")
        await seen.press("e")
        assert await seen.shows("A date: 2024-01-16")
        await seen.press(*"2024-05-03", "ctrl+s")
        file = corpus / "articles" / "la-cedeao-se-reunit-a-abuja.md"
        assert await seen.until(lambda: "date: 2024-05-03" in file.read_text("utf-8"), 20)
        await seen.press("u")
        assert await seen.until(lambda: "date: 2024-05-03" not in file.read_text("utf-8"))
        await seen.press("u")  # what deletes articles is said before
        assert "u again undoes step 1: add 1 article. It deletes 2 files." in seen.said and file.exists()
        await seen.press("u")
        assert await seen.until(lambda: not file.exists())
    store.close()


async def test_a_file_that_is_not_there_is_said_to_be_missing(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    create_corpus(corpus)
    store = open_store(corpus, cache=tmp_path / "cache")
    async with visit(store, corpus, tmp_path) as seen:
        await seen.press("a")
        await seen.type("/nowhere/at-all.txt")
        await seen.press("enter")
        assert await seen.shows("there is no such file or folder")
        assert "/nowhere/at-all.txt" in seen.screen and "unknown format" not in seen.screen
    store.close()


async def test_what_is_put_into_the_inbox_is_added(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    create_corpus(corpus)
    (corpus / "inbox").mkdir()
    (corpus / "inbox" / "reunion.txt").write_text(TEXT, "utf-8")
    store = open_store(corpus, cache=tmp_path / "cache")
    async with visit(store, corpus, tmp_path) as seen:
        assert await seen.shows("Inbox: 1 added")
        assert (corpus / "inbox" / "added" / "reunion.txt").read_text("utf-8") == TEXT
        await seen.press("a", "enter")
        assert await seen.shows("Texts added")
        await seen.press("escape", "a")
        assert "Files or folders to add, or a pasted text:" in seen.screen
        seen.app.post_message(Paste("/tmp/a.txt\n/tmp/b.txt\n"))
        await seen.pilot.pause()
        assert seen.explorer.parts.panes.prompt.box.value == "/tmp/a.txt /tmp/b.txt"
        seen.app.post_message(Paste(TEXT.replace("Abuja", "Lagos")))
        await seen.pilot.pause()
        assert "pasted: La CEDEAO se réunit à Lagos … (5 lines)" in seen.screen
        await seen.press("enter")
        assert await seen.shows("pasted-text: text, 1 article found: 1 added")
        assert "La CEDEAO a tenu" in (corpus / "raw" / "pasted-text.txt").read_text("utf-8")
    store.close()


async def test_reading_the_corpus_anew_does_not_stop_the_adding(tmp_path: Path) -> None:
    corpus, raws = tmp_path / "corpus", tmp_path / "raws"
    create_corpus(corpus)
    raws.mkdir()
    store = open_store(corpus, cache=tmp_path / "cache")
    async with visit(store, corpus, tmp_path) as seen:
        await _begin_to_add(seen, corpus, raws, range(60))
        seen.explorer.reindex()  # as the watch does when it sees the first file
        assert await seen.shows("Texts added")
        await seen.press("escape")
        assert await seen.shows("Articles 62")
        before = await _begin_to_add(seen, corpus, raws, range(60, 120))
        await seen.press("escape")
        assert await seen.shows("Stopped: ")
        assert len(list(corpus.rglob("*.md"))) < before + 60
        await seen.press("a", "enter")
        assert await seen.shows("Texts added")
    store.close()


async def test_the_corpus_that_ships_is_not_for_writing(store: SqliteStore, tmp_path: Path) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path) as seen:
        await seen.press("a")
        assert not seen.explorer.parts.panes.prompt.is_open
        assert "niger-tui init DIR" in (seen.app.corpus_service.write_refusal() or "")
