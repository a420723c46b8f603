"""Updates in other processes give what one process gives."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.index.contents import everything
from tui.corpus.folder import Folder
from tui.index.indexing.processes.subprocess_update import update_in_subprocess
from tui.index.indexing.updater import update_index
from tui.index.sqlite_store import SqliteStore, open_store
from tui.index.store import UpdateStopped


@pytest.mark.parametrize("program", [sys.executable, "false", "/nowhere"])
def test_several_processes_give_what_one_gives(
    store: SqliteStore, folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    monkeypatch.setattr("tui.index.indexing.processes.worker_pool.MIN_PARALLEL_JOBS", 1)
    monkeypatch.setattr("tui.index.indexing.processes.worker_pool._JOBS_PER_MESSAGE", 1)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    monkeypatch.setattr("sys.executable", program)
    new = open_store(folder.root, cache=tmp_path / "new")
    update_index(new, folder)
    assert everything(new) == everything(store)
    new.close()


@pytest.mark.parametrize("program", [sys.executable, "false", "/nowhere"])
def test_a_long_run_in_a_process_of_its_own_gives_the_same(
    store: SqliteStore, folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, program: str
) -> None:
    monkeypatch.setattr("tui.index.indexing.commit_sizes.ARTICLES_PER_COMMIT", 1)
    monkeypatch.setattr("sys.executable", program)
    new = open_store(folder.root, cache=tmp_path / "new")
    with pytest.raises(UpdateStopped):
        update_index(new, folder, lambda done, total, what: False, in_child=True)
    summary = update_index(new, folder, lambda done, total, what: True, in_child=True)
    assert (summary.articles, everything(new)) == (3, everything(store))
    new.close()


def test_an_actor_that_touches_many_articles_is_marked_by_a_process_of_its_own(
    store: SqliteStore, root: Path, folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.index.indexing.commit_sizes.ARTICLES_PER_COMMIT", 1)
    (root / "actors/niger.md").write_text("---\nname: Niger\ntype: place\nalso: [Moscou]\n---\n", "utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(
            "tui.index.indexing.processes.subprocess_update.update_in_subprocess", lambda *_given: None
        )
        with pytest.raises(UpdateStopped):
            update_index(store, folder, in_child=True)
    update_index(store, folder, in_child=True)
    new = open_store(root, cache=tmp_path / "new")
    update_index(new, folder)
    assert everything(store) == everything(new)
    new.close()


def test_a_process_that_says_nothing_is_stopped_too(
    folder: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    silent = tmp_path / "silent"
    silent.write_text("#!/bin/sh\nexec sleep 600\n", "utf-8")
    silent.chmod(0o755)
    monkeypatch.setattr("sys.executable", str(silent))
    asked = iter((True, False))
    assert update_in_subprocess(folder.root, tmp_path, lambda done, total, what: next(asked)) is None


def test_a_long_article_is_read_and_marked_anew_by_a_process_of_its_own(
    store: SqliteStore, root: Path, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.index.indexing.commit_sizes.LONG_FILE_BYTES", 2_000)
    asked: list[str] = []

    def refuse(*_given: object) -> None:
        asked.append("child")

    monkeypatch.setattr("tui.index.indexing.processes.subprocess_update.update_in_subprocess", refuse)
    for name, text in {
        "articles/long.md": f"---\ntitle: Long\n---\n{'Le Tchad et le Ghana. ' * 100}\n",
        "actors/ghana.md": "---\nname: Ghana\ntype: country\n---\n",
    }.items():
        (root / name).write_text(text, "utf-8")
        with pytest.raises(UpdateStopped):
            update_index(store, folder, in_child=True)
        update_index(store, folder)
    assert asked == ["child", "child"]
    (root / "actors/togo.md").write_text("---\nname: Togo\ntype: country\n---\n", "utf-8")
    update_index(store, folder, in_child=True)
    assert asked == ["child", "child"]
