"""Opened for reading only: the keys that change a corpus say that they don't, and nothing else does."""

from __future__ import annotations

from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.app.visit import visit
from tests.stores import copy_shipped
from tui.app.commands.command_table import COMMANDS, REFUSAL, WRITING_COMMANDS
from tui.app.corpus_service import CorpusService
from tui.app.key_table import KeyTable, get_command
from tui.corpus import write_permission
from tui.corpus.bundled import bundled_corpus_path
from tui.corpus.safe_write.file_edits import WriteError, open_writer
from tui.index.sqlite_store import SqliteStore


async def test_the_keys_that_change_the_corpus_say_that_they_do_not(
    store: SqliteStore, tmp_path: Path
) -> None:
    async with visit(store, bundled_corpus_path(), tmp_path, is_read_only=True) as seen:
        assert seen.screen.splitlines()[0].startswith(" read only ")
        assert "edit" not in seen.screen.splitlines()[-1]
        await seen.press("s")
        assert "accept" not in seen.screen and "Esc back" in seen.screen
        await seen.press("escape")
        for key in ("a", "e", "ctrl+e", "m", "+", "i", "l", "delete", "u"):
            seen.heard.clear()  # type: ignore[attr-defined]
            await seen.press(key)
            assert seen.heard == ["Opened for reading only: nothing is changed."], key
            assert len(seen.app.screen_stack) == 1
        await seen.press("b", "exclamation_mark")  # what is the reader's own is kept
        assert seen.app.state.bookmarks and store.marks.starred
        await seen.press("exclamation_mark")


async def test_a_reader_in_a_browser_reaches_nothing_else_of_the_machine(tmp_path: Path) -> None:
    store, root = copy_shipped(tmp_path)
    secret = tmp_path / "secret.txt"
    secret.write_text("Le Niger a signé un accord.\n" * 9, "utf-8")
    async with visit(store, root, tmp_path, is_in_browser=True) as seen:
        seen.explorer.run_command(get_command("export", seen.explorer.commands).action)
        await seen.press("O", "ctrl+e")
        assert [words[:17] for words in seen.heard] == ["Not in a browser:"] * 3
        assert len(seen.app.screen_stack) == 1
        articles = store.counts().article
        await seen.press("a")
        assert "Paste a text to add:" in seen.screen
        await seen.type(str(secret))
        await seen.press("tab", "enter")
        assert seen.heard[-1].startswith("Not in a browser: ")
        assert store.counts().article == articles
    store.close()


def test_every_command_that_changes_the_corpus_is_refused() -> None:
    open_table, closed_table = KeyTable({}), KeyTable({}, is_read_only=True)
    for scope in {command.where for command in COMMANDS}:
        for free, kept in zip(open_table.at(scope), closed_table.at(scope), strict=True):
            is_refused = (scope, free.name) in WRITING_COMMANDS
            assert kept == (replace(free, action=REFUSAL) if is_refused else free)


def test_nothing_is_written_to_a_closed_corpus(
    store: SqliteStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(write_permission, "_closed", set())
    closed, free = tmp_path / "closed", tmp_path / "closed-not"
    for folder in (closed / "inbox", free / "inbox"):
        folder.mkdir(parents=True)
    write_permission.close_corpus(closed)
    for folder in (closed, closed / "inbox", tmp_path / "closed-not" / ".." / "closed"):
        with pytest.raises(WriteError, match="opened for reading only"), open_writer(folder):
            raise AssertionError("it was opened")
    with open_writer(free) as writer:
        writer.edit(free / "x", lambda _before: b"x")
    assert (free / "x").read_bytes() == b"x"
    assert [CorpusService(store, folder).has_inbox for folder in (closed, free)] == [False, True]
