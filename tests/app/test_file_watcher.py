"""Files that others change while the explorer is open."""

from __future__ import annotations

import asyncio
from pathlib import Path

from tests.app.visit import PATIENCE, visit
from tests.index.small import FILES, write
from tests.stores import indexed, stored
from tui.app.file_watcher import FileWatcher, paths_below
from tui.index.sqlite_store import open_store


async def test_what_is_saved_added_and_removed_elsewhere_is_on_the_screen(tmp_path: Path) -> None:
    root = tmp_path / "corpus"
    write(root, FILES)
    store = open_store(root, cache=tmp_path / "cache")
    async with visit(store, root, tmp_path) as seen:
        assert len(seen.rows("#article")) == 3
        write(root, {"articles/new.md": "---\ntitle: Modi à Moscou\ndate: 2024-02-01\n---\nTexte.\n"})
        assert await seen.until(lambda: any("Modi à Moscou" in row for row in seen.rows("#article")))
        opened = seen.open
        file = root / f"articles/{opened.partition(':')[2]}.md"
        file.write_text(file.read_text("utf-8") + "\nUne phrase de plus.\n", "utf-8")
        assert await seen.until(lambda: "Une phrase de plus." in seen.reader.document.text)
        assert seen.open == opened
        (root / "articles/new.md").unlink()
        assert await seen.until(lambda: not any("Modi à Moscou" in row for row in seen.rows("#article")))
    store.close()


async def test_what_another_program_has_read_is_shown_too(tmp_path: Path) -> None:
    store = stored(tmp_path, FILES)
    root, file = tmp_path / "corpus", tmp_path / "corpus/articles/mission.md"
    async with visit(store, root, tmp_path) as seen:
        file.write_text(file.read_text("utf-8").replace("title: ", "title: Zz ", 1), "utf-8")
        indexed(root, tmp_path / "cache").close()
        seen.explorer.reindex()  # finds nothing to be read
        assert await seen.until(lambda: any("Zz" in row for row in seen.rows("#article")))
    store.close()


async def test_where_nothing_can_be_watched_it_is_said_once(tmp_path: Path) -> None:
    told: list[list[str] | None] = []
    said: list[str] = []
    watch = FileWatcher(tmp_path / "absent", told.append, said.append)
    async with asyncio.timeout(PATIENCE):
        while not said:
            await asyncio.sleep(0.02)
    watch.stop()
    assert len(said) == 1 and said[0].startswith("the corpus is not watched") and told == []


def test_a_change_outside_the_corpus_may_be_any_change(tmp_path: Path) -> None:
    root = tmp_path / "corpus"
    inside, outside = root / "articles" / "a.md", tmp_path / "elsewhere" / "b.md"
    assert paths_below(root, [str(inside)]) == ["articles/a.md"]
    assert paths_below(root, [str(inside), str(outside)]) is None
    assert paths_below(root, [str(tmp_path / "corpus-2" / "a.md")]) is None
