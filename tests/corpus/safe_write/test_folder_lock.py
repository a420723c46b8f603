"""Programs that write at once wait for each other and lose nothing."""

from __future__ import annotations

import signal
import subprocess
from pathlib import Path

import pytest

from tests.corpus.safe_write.editing import PATIENCE, appended, edit, names, python
from tui.corpus.safe_write.file_edits import CorpusLockedError, open_writer
from tui.corpus.safe_write.folder_lock import lock_folder

WRITER = """
import sys
from pathlib import Path
from tui.corpus.safe_write.file_edits import open_writer
path, name, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
for number in range(count):
    with open_writer(path.parent) as writer:
        writer.edit(path, lambda before: (before or b"") + f"{name} {number}\\n".encode())
    print(number, flush=True)
"""


def test_programs_that_write_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    writers = [python(WRITER, path, name, 15) for name in "abc"]
    for writer in writers:
        writer.communicate(timeout=PATIENCE)
    wanted = {f"{name} {number}" for name in "abc" for number in range(15)}
    lines = path.read_text("utf-8").splitlines()
    assert sorted(lines) == sorted(wanted)


def test_a_program_that_is_killed_leaves_whole_files_and_nothing_over(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    said = 0
    for number in range(10):
        with python(WRITER, path, number, 1_000) as writer:
            assert writer.stdout is not None
            for _line in range(number + 1):
                writer.stdout.readline()
                said += 1
            writer.send_signal(signal.SIGKILL)
            said += len(writer.stdout.read().splitlines())
        lines = path.read_bytes().splitlines(keepends=True)
        assert all(line.endswith(b"\n") for line in lines)
        assert said <= len(lines) <= said + number + 1  # what was written and not said yet
    edit(path, appended(b"end\n"))
    assert names(tmp_path) == ["a.txt"]


HOLDER = """
import sys
from pathlib import Path
from tui.corpus.safe_write.folder_lock import lock_folder
with lock_folder(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_folder_that_another_program_holds_is_waited_for_and_named(tmp_path: Path) -> None:
    with python(HOLDER, tmp_path, stdin=subprocess.PIPE) as holder:
        assert holder.stdout is not None and holder.stdin is not None
        holder.stdout.readline()
        words = "another program is writing here"
        with pytest.raises(CorpusLockedError, match=words) as caught, open_writer(tmp_path, 0.1):
            raise AssertionError
        assert str(tmp_path) in str(caught.value)
        holder.stdin.close()
        edit(tmp_path / "a.txt", appended(b"x"))  # it waits no longer than the other holds it
        assert holder.wait(PATIENCE) == 0


def test_the_lock_is_no_file(tmp_path: Path) -> None:
    with lock_folder(tmp_path):
        assert names(tmp_path) == []


def test_leftovers_of_the_dead_are_cleared_and_those_of_the_living_stay(tmp_path: Path) -> None:
    fcntl = pytest.importorskip("fcntl")
    (tmp_path / "articles").mkdir()
    old, dead = tmp_path / f".{'a' * 16}.tmp", tmp_path / "articles" / f".niger-tui-{'b' * 16}.tmp"
    living, mine = tmp_path / f".niger-tui-{'c' * 16}.tmp", tmp_path / ".mine.tmp"
    for path in (old, dead, living, mine):
        path.write_bytes(b"x")
    with living.open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        edit(tmp_path / "a.txt", appended(b"x"))
    assert sorted(path.name for path in tmp_path.rglob("*")) == sorted(
        [living.name, mine.name, "a.txt", "articles"]
    )
