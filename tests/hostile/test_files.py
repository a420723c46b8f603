"""Files that are wrong in every way: each is said, none stops the others, none is changed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.app.visit import Visit, visit
from tests.hostile.folder import FILES, MARKUP, SAID, tree, write_hostile
from tests.index.small import write
from tests.journeys.terminal import PATIENCE, home
from tests.stores import indexed
from tui.corpus.folder import open_folder
from tui.corpus.regular_files import read_regular_file
from tui.corpus.validate import validate_corpus
from tui.index.indexing.updater import update_index
from tui.index.sqlite_store import SqliteStore, open_store
from tui.model.records import KINDS


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The corpus folder."""
    root = tmp_path_factory.mktemp("hostile") / "corpus"
    write_hostile(root)
    return root


@pytest.fixture(scope="module")
def store(root: Path) -> Iterator[SqliteStore]:
    """Its store."""
    store = indexed(root, root.parent / "cache")
    yield store
    store.close()


def test_every_fault_is_said_with_its_file(root: Path) -> None:
    said = [str(problem) for problem in validate_corpus(open_folder(root))]
    for path, words in SAID.items():
        assert any(line.startswith(f"{path}:") and words in line for line in said), (path, said)
    assert sum(line.startswith("events/visit.md:") for line in said) == 2
    for line in said:
        assert line.isprintable()
        assert len(line) < 300


def test_the_rest_opens(store: SqliteStore) -> None:
    articles = {row.ref.id: row.title for row in store.rows("article").items}
    missing = {"articles/empty.md", "articles/binary.txt"}
    assert len(articles) == sum(name.startswith("articles/") for name in FILES) - len(missing) - 1
    assert articles["markup"] == MARKUP
    assert articles["windows"] == "L’accord signé"
    assert articles["decomposed"] == "Décomposé"
    assert articles["good"] == "Un bon article"
    assert store.counts().problems >= len(SAID)
    found = {ref: store.mentions(ref).body for ref in (row.ref for row in store.rows("article").items)}
    marked = {ref.id for ref, mentions in found.items() if any(m.actor == "salifou-modi" for m in mentions)}
    assert {"good", "escapes", "yaml-escapes", "decomposed", "crlf", "nbsp"} <= marked


def test_no_record_holds_what_a_terminal_obeys(store: SqliteStore) -> None:
    for kind in KINDS:
        for record in store.read([row.ref for row in store.rows(kind).items]):
            held = repr(record)  # every field; repr writes control characters as \x…
            for mark in ("\\x1b", "\\x9b", "\\x9d", "\\x07", "\\u202e", "\\r"):
                assert mark not in held, (record.ref, mark)


async def test_everything_can_be_opened_and_nothing_is_written(
    store: SqliteStore, root: Path, tmp_path: Path
) -> None:
    before = tree(root)
    wanted = {str(row.ref): row.title for kind in KINDS for row in store.rows(kind).items}
    async with visit(store, root, tmp_path) as seen:
        assert f"{store.counts().problems} problems" in seen.screen
        opened = set()
        for pane, kind in enumerate(KINDS, 1):
            await seen.press(str(pane), "enter", "n", "b")
            opened.add(seen.open)
            for _row in store.rows(kind).items[1:]:
                await seen.press(str(pane), "j", "enter")
                assert wanted[seen.open][:12] in seen.screen
                opened.add(seen.open)
        assert opened == set(wanted)
        await seen.resize(60, 15)
        await look_everywhere(seen)
    assert tree(root) == before


async def look_everywhere(seen: Visit) -> None:
    """Search, bookmarks, problems, palette, letters, copies, all with hostile text in them."""
    seen.is_watched = True
    await seen.search("red x")
    assert MARKUP in seen.rows("#results")
    await seen.press("escape")
    for text in (MARKUP, 'actor: "', "'; DROP -x"):
        await seen.press("slash", "ctrl+u", "ctrl+k")
        await seen.type(text)
        await seen.press("escape")
    await seen.press("1", "enter", "b", "B")
    await seen.press("escape", "p")
    await seen.press("pagedown", "escape", "ctrl+p")
    await seen.type("[/b]")
    await seen.press("escape", "4", "f", "escape", "y", "r", "equals_sign")
    await seen.type("[/b]")
    await seen.press("escape", "v", "escape", "question_mark", "escape")
    assert seen.app.is_running


async def test_a_file_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = tmp_path / "corpus"
    (root / "articles").mkdir(parents=True)
    (root / "articles" / "closed.md").write_text("---\ntitle: Fermé\n---\n", "utf-8")
    (root / "articles" / "open.md").write_text("---\ntitle: Ouvert\n---\nTexte.\n", "utf-8")
    refuse(monkeypatch, "closed.md")
    store = open_store(root, cache=tmp_path / "cache")
    async with visit(store, root, tmp_path) as seen:
        assert seen.rows("#article") == ["Ouvert"]
        assert seen.open == "article:open"
        assert "1 problem" in seen.screen
        await seen.press("p")
        assert "cannot be read: Permission denied" in seen.screen
    store.close()


def refuse(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    """Have the system refuse to open the file called `name`, as it would for a person without rights."""
    real = os.open

    def opened(path: Any, *args: Any, **more: Any) -> int:
        if str(path).endswith(name):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path, *args, **more)

    monkeypatch.setattr(os, "open", opened)


def test_a_very_large_file(tmp_path: Path) -> None:
    root = tmp_path / "corpus"
    (root / "articles").mkdir(parents=True)
    paragraph = "m" * 9_999 + "\n"
    body = paragraph * 2_000 + "Ici Salifou Modi."
    (root / "articles" / "long.md").write_text(f"---\ntitle: Très long\n---\n{body}\n", "utf-8")
    (root / "articles" / "huge.md").write_bytes(b"x" * 50_000_001)
    (root / "articles" / "short.md").write_text("---\ntitle: Court\n---\nMil.\n", "utf-8")
    store = open_store(root, cache=tmp_path / "cache")
    update_index(store, open_folder(root))
    assert {row.title for row in store.rows("article").items} == {"Très long", "Court"}
    said = [(problem.path, problem.message[:14]) for problem in store.problems()]
    assert said == [("articles/huge.md", "larger than 50"), ("articles/long.md", "only the first")]
    store.close()


def test_what_is_no_regular_file_is_said_and_never_waited_for(tmp_path: Path) -> None:
    """A pipe nobody writes to, a device without an end, and the kernel's log, which is waited for."""
    root, texts = tmp_path / "corpus", tmp_path / "texts"
    write(root, {"articles/a.md": "---\ntitle: Titre\n---\nTexte.\n"})
    write(texts, {"b.txt": "Un autre titre\n\nUn texte.\n"})
    for folder in (root / "articles", texts):
        os.mkfifo(folder / "pipe.txt")
        (folder / "zero.txt").symlink_to("/dev/zero")
        (folder / "log.txt").symlink_to("/proc/kmsg")
        (folder / "loop.txt").symlink_to(folder)
    environment = home(tmp_path / "home", NIGER_TUI_CORPUS=str(root))

    def run(*args: str) -> tuple[str, str]:
        done = subprocess.run(
            [sys.executable, "-m", "tui", *args],
            env=environment,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        assert "Traceback" not in done.stderr
        return done.stdout, done.stderr

    assert run("index")[0].startswith("1 articles")
    said = run("check")[0]
    assert "articles/pipe.txt:0: cannot be read: it is a pipe, not a file" in said
    assert "articles/zero.txt:0: cannot be read: it is a device, not a file" in said
    assert "articles/log.txt:0: a link to /proc/kmsg, outside the corpus" in said
    added, counts = run("add", "--corpus", str(root), str(texts))
    assert "1 added, 0 already there, 3 failed" in counts
    assert "pipe, not a file" in added and "device, not a file" in added
    assert "/dev/zero: larger than 50 MB" in run("annotate", "/dev/zero")[1]


@pytest.mark.parametrize("size", [0, 9, 10, 11, 100_000, 3_000_000])
def test_no_more_is_read_of_a_file_than_is_allowed(tmp_path: Path, size: int) -> None:
    (tmp_path / "a").write_bytes(b"x" * size)
    assert len(read_regular_file(tmp_path / "a", 10)) == min(size, 11)
    assert len(read_regular_file(tmp_path / "a", 5_000_000)) == size


def test_a_name_that_becomes_a_pipe_while_it_is_opened_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a").write_text("x")
    os.mkfifo(tmp_path / "pipe")
    real = os.open
    monkeypatch.setattr(os, "open", lambda _path, flags: real(tmp_path / "pipe", flags))
    with pytest.raises(OSError, match="pipe"):
        read_regular_file(tmp_path / "a", 10)
