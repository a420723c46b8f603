"""The index file: damaged, forbidden, shared, killed."""

from __future__ import annotations

import subprocess
import sys
import threading
from contextlib import ExitStack, suppress
from pathlib import Path

import apsw
import pytest

from tests.index.small import FILES, write
from tui.corpus.folder import Folder
from tui.index.database import commit_and_continue
from tui.index.index_location import index_file
from tui.index.indexing.updater import update_index
from tui.index.results import Counts
from tui.index.sqlite_store import SqliteStore, open_store
from tui.index.store import CancelToken, RequestCancelled, StoreBusy, StoreError, StoreUnavailable

FULL = Counts(article=3, actor=9, event=3, problems=1)
_ENDLESS = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"


def test_the_index_is_there_at_the_next_start(store: SqliteStore, root: Path, cache: Path) -> None:
    store.close()
    again = open_store(root, cache=cache)
    assert again.is_ready and again.counts() == FULL
    again.close()


def test_the_cache_folder_can_be_named(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NIGER_TUI_CACHE", str(tmp_path / "named"))
    assert index_file(root).is_relative_to(tmp_path / "named")
    assert index_file(root) != index_file(tmp_path)


@pytest.mark.parametrize("damage", ["no database", "a page", "another schema", "another program's"])
def test_a_damaged_file_is_set_aside_and_made_anew(
    store: SqliteStore, folder: Folder, root: Path, cache: Path, damage: str
) -> None:
    store.close()
    file = index_file(root, cache)
    if damage == "no database":
        file.write_bytes(b"not a database, but long enough to look like one " * 100)
    elif damage == "a page":
        data = bytearray(file.read_bytes())
        data[4096 : len(data)] = b"\xff" * (len(data) - 4096)
        file.write_bytes(data)
    elif damage == "another schema":
        connection = apsw.Connection(str(file))
        connection.pragma("user_version", 99)
        connection.close()
    else:
        file.unlink()
        connection = apsw.Connection(str(file))
        connection.execute("CREATE TABLE theirs (x)")
        connection.close()
    again = open_store(root, cache=cache)
    assert not again.is_ready and again.counts() == Counts()
    assert "is being rebuilt" in again.notice and file.with_suffix(".set-aside").exists()
    update_index(again, folder)
    assert again.counts() == FULL
    again.close()


def test_damage_found_while_reading_is_mended_by_the_next_refresh(
    store: SqliteStore, folder: Folder, root: Path, cache: Path
) -> None:
    with store.database.reading() as connection:
        connection.pragma("wal_checkpoint(truncate)")
        page = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'content'").get
    store.close()
    with index_file(root, cache).open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(b"\xff" * 4096)
    again = open_store(root, cache=cache)
    refs = [row.ref for row in again.rows("actor").items]
    with pytest.raises(StoreUnavailable):
        again.read(refs)
    update_index(again, folder)
    assert len(again.read(refs)) == len(refs) and again.counts() == FULL
    again.close()


@pytest.fixture
def in_memory(root: Path, tmp_path: Path) -> SqliteStore:
    """A store whose cache folder cannot be made: a file is in its place."""
    (tmp_path / "file").write_text("")
    return open_store(root, cache=tmp_path / "file")


def test_without_a_cache_folder_it_works_in_memory_and_says_so(
    in_memory: SqliteStore, root: Path, folder: Folder
) -> None:
    assert "in memory" in in_memory.notice and not in_memory.is_ready
    seen = set()

    def progress(done: int, total: int, what: str) -> bool:
        seen.add(in_memory.counts().article)
        return True

    update_index(in_memory, folder, progress)
    assert seen == {0} and in_memory.counts() == FULL
    (root / "articles/mission.md").unlink()
    assert update_index(in_memory, folder).removed == 1
    assert in_memory.counts().article == 2
    in_memory.close()


def test_a_full_disk_leaves_the_index_as_it_was(store: SqliteStore, root: Path, folder: Folder) -> None:
    with store.database.reading() as connection:
        pages = connection.pragma("page_count")
    write(root, {"articles/large.md": "---\ntitle: Large\n---\n" + "mot " * 100_000})

    with pytest.raises(StoreUnavailable, match="cannot be written"), store.writing() as writer:
        writer.pragma("max_page_count", pages + 1)
        writer.execute("INSERT INTO content VALUES (1, zeroblob(1000000))")
    assert store.counts() == FULL
    update_index(store, folder)
    assert store.counts().article == 4


LIMITED = """
import resource, sys
from pathlib import Path
from tui.corpus.folder import open_folder
from tui.index.indexing.updater import update_index
from tui.index.sqlite_store import open_store
root, cache, is_ready = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3] == "ready"
store = open_store(root, cache=cache)
before = store.counts()
if is_ready:
    update_index(store, open_folder(root))
    (root / "articles" / "more.md").write_text("---\\ntitle: Plus\\n---\\n" + "mot " * 100_000, "utf-8")
resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000))
kept = store.database.is_kept
update_index(store, open_folder(root), in_child=True)
print(kept, store.database.is_kept, store.is_ready, store.counts().article, store.notice)
"""


@pytest.mark.parametrize(("state", "articles"), [("new", 3), ("ready", 4)])
def test_on_a_full_disk_it_goes_on_in_memory_and_says_so(
    root: Path, cache: Path, state: str, articles: int
) -> None:
    command = [sys.executable, "-c", LIMITED, str(root), str(cache), state]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.stdout.startswith(f"True False True {articles} The index is kept in memory for now: "), done
    assert str(cache) in done.stdout


def test_nobody_else_reads_the_index(store: SqliteStore, root: Path, cache: Path) -> None:
    files = {path.suffix: path.stat().st_mode & 0o777 for path in (cache / "index").iterdir()}
    assert set(files) == {".sqlite", ".lock", ".sqlite-wal", ".sqlite-shm"}
    assert set(files.values()) == {0o600}
    store.close()
    for path in (cache / "index").iterdir():
        path.chmod(0o644)  # as earlier versions had it
    open_store(root, cache=cache).close()
    assert {path.stat().st_mode & 0o777 for path in (cache / "index").iterdir()} == {0o600}


def test_readers_read_on_while_the_index_is_written(store: SqliteStore, root: Path, folder: Folder) -> None:
    write(root, {f"articles/more-{n}.md": f"---\ntitle: Article {n}\n---\nNiger.\n" for n in range(20)})
    seen: set[int] = set()

    def progress(done: int, total: int, what: str) -> bool:
        reader = threading.Thread(target=lambda: seen.add(store.counts().article))
        reader.start()
        reader.join()
        return True

    update_index(store, folder, progress)
    assert seen == {3} and store.counts().article == 23


def test_a_second_writer_is_told_to_try_again(
    store: SqliteStore, root: Path, cache: Path, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.index.writer_lock.LOCK_TIMEOUT_MS", 20)
    other = open_store(root, cache=cache)
    (root / "articles/mission.md").unlink()
    with store.writing():
        with pytest.raises(StoreBusy, match="another program"):
            update_index(other, folder)
        assert other.database.is_busy() and other.counts() == FULL
    assert not other.database.is_busy()
    update_index(other, folder)
    assert store.counts().article == 2
    other.close()


def test_a_second_writer_waits_between_two_transactions_too(
    store: SqliteStore, root: Path, cache: Path, folder: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.index.writer_lock.LOCK_TIMEOUT_MS", 20)
    other = open_store(root, cache=cache)
    (root / "articles/mission.md").unlink()
    with store.writing() as connection:
        commit_and_continue(connection)
        with pytest.raises(StoreUnavailable, match="another program"):
            update_index(other, folder)
    assert update_index(other, folder).removed == 1
    other.close()


def test_a_request_can_be_cancelled_and_has_a_deadline(store: SqliteStore) -> None:
    token, other = CancelToken(), CancelToken()
    with pytest.raises(RequestCancelled), store.database.reading(token=token) as connection:
        store.cancel(other)
        assert connection.execute("SELECT 1").get == 1
        store.cancel(token)
        connection.execute(_ENDLESS).fetchall()
    with pytest.raises(StoreError, match="no answer within 0 s"), store.database.reading(0) as connection:
        connection.execute(_ENDLESS).fetchall()
    assert store.counts() == FULL


def test_a_kill_leaves_the_index_as_it_was(
    store: SqliteStore, root: Path, cache: Path, folder: Folder
) -> None:
    store.close()
    script = """
import os, sys
from pathlib import Path
from tui.corpus.folder import open_folder
from tui.index.indexing.updater import update_index
from tui.index.sqlite_store import open_store
root, cache, at = sys.argv[1:]
def progress(done, total, what):
    if done == int(at):
        os.kill(os.getpid(), 9)
    return True
update_index(open_store(Path(root), cache=Path(cache)), open_folder(root), progress, rebuild=True)
"""
    for at in (0, len(FILES) - 1):
        command = [sys.executable, "-c", script, str(root), str(cache), str(at)]
        assert subprocess.run(command, check=False).returncode == -9
        again = open_store(root, cache=cache)
        assert again.is_ready and again.counts() == FULL and not again.notice
        again.close()


@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="the system does not list what is open")
def test_many_requests_at_once_leave_few_connections(store: SqliteStore) -> None:
    # SQLite closes the file itself when its last connection goes, and the log with each.
    log = f"{store.database.file.name}-wal"
    for _ in range(3):
        with ExitStack() as at_once:
            for _ in range(20):
                at_once.enter_context(store.database.reading())
            assert sum(name.endswith(log) for name in open_files()) == 20
        assert sum(name.endswith(log) for name in open_files()) <= 4
    assert sum(name.endswith(store.database.file.name) for name in open_files()) <= 20


def open_files() -> list[str]:
    """Return the files that this process has open."""
    names = []
    for link in Path("/proc/self/fd").iterdir():
        with suppress(OSError):  # the one that lists them is closed by now
            names.append(str(link.readlink()))
    return names
