"""Files change in one way: no writer loses what another wrote, nothing is left half done or left over."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from time import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tui.corpus.safe_write import atomic_rename
from tui.corpus.safe_write.file_edits import ConflictError, CorpusLockedError, Edit, WriteError, open_writer
from tui.corpus.safe_write.folder_lock import lock_folder
from tui.corpus.safe_write.line_merge import is_included, merge_lines

#: No process here runs longer, in seconds, however busy the machine is.
PATIENCE = 120


def appended(line: bytes) -> Callable[[bytes | None], bytes]:
    return lambda before: (before or b"") + line


def edit(path: Path, change: Callable[[bytes | None], bytes | None], **how: bool) -> Edit:
    with open_writer(path.parent) as writer:
        return writer.edit(path, change, **how)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def python(code: str, *args: object, stdin: int | None = None) -> subprocess.Popen[bytes]:
    """A process that runs `code`."""
    command = [sys.executable, "-c", code, *map(str, args)]
    return subprocess.Popen(command, stdin=stdin, stdout=subprocess.PIPE)


@pytest.fixture(params=["all calls", "no exchange", "no unnamed files"])
def system(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """This system, and what others are like: without renameat2(2), without O_TMPFILE."""
    if request.param == "no exchange":
        monkeypatch.setattr(atomic_rename, "_load_renameat2", lambda: None)
    if request.param != "all calls":
        monkeypatch.delattr(os, "O_TMPFILE", raising=False)
    yield request.param


# -- an editor saves meanwhile -----------------------------------------------------------------


def by_rename(path: Path, data: bytes) -> None:
    aside = path.with_name("editor~")
    aside.write_bytes(data)
    aside.replace(path)


def in_place(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def with_backup(path: Path, data: bytes) -> None:
    path.replace(path.with_name("backup~"))
    path.write_bytes(data)


@pytest.mark.usefixtures("system")
@pytest.mark.parametrize("save", [by_rename, in_place, with_backup])
@pytest.mark.parametrize("times", [1, 3])
def test_what_an_editor_saves_between_reading_and_writing_stays(
    tmp_path: Path, save: Callable[[Path, bytes], None], times: int
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"first\n")
    saved: list[bytes] = []

    def change(before: bytes | None) -> bytes:
        if len(saved) < times:
            saved.append(b"editor %d\n" % len(saved))
            save(path, (before or b"") + saved[-1])
        return (before or b"") + b"mine\n"

    done = edit(path, change)
    assert path.read_bytes() == b"first\n" + b"".join(saved) + b"mine\n"
    assert (done.before, done.after) == (b"first\n" + b"".join(saved), path.read_bytes())
    assert not [name for name in names(tmp_path) if name.startswith(".")]


class Editor:
    """One that saves in place: it opens the file, and writes when it is waited for."""

    def __init__(self, path: Path, mode: str, data: bytes) -> None:
        self._file = path.open(mode)
        self._data = data

    def finish(self) -> None:
        self._file.write(self._data)
        self._file.close()


@pytest.mark.skipif(sys.platform != "linux", reason="nobody else says who writes a file")
@pytest.mark.parametrize("mode", ["wb", "r+b"])
@pytest.mark.parametrize("begun", ["before it is read", "before it is written"])
def test_a_file_that_an_editor_has_begun_to_write_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, begun: str, mode: str
) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"first\n")
    os.utime(path, (time() - 86_400, time() - 86_400))
    editors: list[Editor] = []
    waits: list[float] = []

    def wait(seconds: float) -> None:
        waits.append(seconds)
        os.utime(path, (time() - 86_400, time() - 86_400))  # not even its age tells that it is new
        if len(waits) == 3:
            editors[0].finish()

    def change(before: bytes | None) -> bytes:
        if not editors:
            editors.append(Editor(path, mode, b"first\neditor\n"))
        return (before or b"") + b"mine\n"

    if begun == "before it is read":
        editors.append(Editor(path, mode, b"first\neditor\n"))
    monkeypatch.setattr("tui.corpus.safe_write.file_edits.sleep", wait)
    edit(path, change)
    assert path.read_bytes() == b"first\neditor\nmine\n"
    assert len(waits) >= 3


def stale_save(path: Path, before: bytes, wanted: bytes) -> None:
    """An editor that has read `before` and saves it with a line more as soon as `wanted` is there."""
    while path.read_bytes() != wanted:
        pass
    by_rename(path, before + b"editor\n")


def test_what_an_editor_overwrites_at_once_is_written_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.corpus.safe_write.file_edits._WATCH_S", 2.0)  # time enough for a busy machine
    path = tmp_path / "a.txt"
    path.write_bytes(b"first\n")
    os.utime(path, (time() - 10, time() - 10))
    editor = Thread(target=stale_save, args=(path, b"first\n", b"first\nmine\n"), daemon=True)
    editor.start()
    edit(path, appended(b"mine\n"))
    editor.join(PATIENCE)
    assert sorted(path.read_bytes().splitlines()) == [b"editor", b"first", b"mine"]


@pytest.mark.usefixtures("system")
def test_a_file_that_a_person_made_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"

    def change(before: bytes | None) -> bytes:
        if before is None:
            path.write_bytes(b"theirs\n")
        return (before or b"") + b"mine\n"

    edit(path, change)
    assert path.read_bytes() == b"theirs\nmine\n"
    with open_writer(tmp_path) as writer, pytest.raises(FileExistsError):
        writer.create(path, b"other")
    assert names(tmp_path) == ["a.txt"]


@pytest.mark.usefixtures("system")
def test_a_file_is_taken_away_only_as_it_was_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"first\n")

    def change(before: bytes | None) -> bytes | None:
        if before == b"first\n":
            path.write_bytes(b"first\nmore\n")
            return None
        return before

    edit(path, change)
    assert path.read_bytes() == b"first\nmore\n"
    edit(path, lambda _before: None)
    assert names(tmp_path) == []


# -- other programs ----------------------------------------------------------------------------

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


# -- files as they are -------------------------------------------------------------------------


@pytest.mark.usefixtures("system")
def test_permissions_and_links_stay(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    real, path = tmp_path / "elsewhere" / "real.txt", tmp_path / "a.txt"
    real.write_bytes(b"x\n")
    real.chmod(0o640)
    path.symlink_to(real)
    edit(path, appended(b"y\n"))
    assert path.is_symlink()
    assert real.read_bytes() == b"x\ny\n"
    assert real.stat().st_mode & 0o777 == 0o640


@pytest.mark.usefixtures("system")
def test_a_new_file_is_as_open_as_the_person_has_it_and_a_private_one_is_not(tmp_path: Path) -> None:
    mask = os.umask(0o022)
    try:
        edit(tmp_path / "a.txt", appended(b"x"))
        edit(tmp_path / "b.txt", appended(b"x"), is_ours=True)
        (tmp_path / "c.txt").write_bytes(b"x")
        edit(tmp_path / "c.txt", appended(b"x"), is_ours=True)
    finally:
        os.umask(mask)
    modes = [(tmp_path / name).stat().st_mode & 0o777 for name in ("a.txt", "b.txt", "c.txt")]
    assert modes == [0o644, 0o600, 0o600]


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_a_file_that_is_read_only_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x")
    path.chmod(0o400)
    with pytest.raises(WriteError, match=r"a\.txt: cannot be written: the file is read-only"):
        edit(path, appended(b"y"))
    assert path.read_bytes() == b"x"


def test_a_pipe_in_the_place_of_a_file_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.txt")
    with pytest.raises(WriteError, match=r"a\.txt: cannot be read: it is no regular file"):
        edit(tmp_path / "a.txt", appended(b"y"))


LIMITED = """
import resource, sys
from pathlib import Path
from tui.corpus.safe_write.file_edits import WriteError, open_writer
resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
path = Path(sys.argv[1])
for name in ("a.txt", "new.txt"):
    try:
        with open_writer(path) as writer:
            writer.edit(path / name, lambda before: (before or b"") + b"y" * 200)
    except WriteError as error:
        print(error)
"""


def test_what_there_is_no_room_for_is_said_and_nothing_is_changed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x")
    out, _ = python(LIMITED, tmp_path).communicate(timeout=PATIENCE)
    assert out.decode().splitlines() == [
        f"{tmp_path / name}: cannot be written: File too large" for name in ("a.txt", "new.txt")
    ]
    assert names(tmp_path) == ["a.txt"]
    assert (tmp_path / "a.txt").read_bytes() == b"x"


# -- undoing -----------------------------------------------------------------------------------


def test_an_edit_is_undone_byte_for_byte_or_its_lines_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"1\r\n2\n3")
    done = edit(path, lambda _before: b"1\r\nmine\n2\n3")
    with open_writer(tmp_path) as writer:
        writer.revert(done)
        assert path.read_bytes() == b"1\r\n2\n3"
        path.write_bytes(b"0\n1\r\nmine\n2\n4")
        writer.revert(done)
        assert path.read_bytes() == b"0\n1\r\n2\n4"
        path.write_bytes(b"1\r\nmine, too\n2\n3")
        with pytest.raises(ConflictError, match="changed since"):
            writer.revert(done)
    assert path.read_bytes() == b"1\r\nmine, too\n2\n3"


LINES = st.lists(st.sampled_from([b"a\n", b"b\n", b"c\n", b"\n"]), max_size=8)


@given(LINES, LINES, LINES, LINES)
def test_changes_of_different_lines_are_brought_together(
    before: list[bytes], after: list[bytes], mine: list[bytes], theirs: list[bytes]
) -> None:
    middle = [b"one\n", b"two\n"]
    base = b"".join([*before, *middle, *after])
    one, other = b"".join([*mine, *middle, *after]), b"".join([*before, *middle, *theirs])
    wanted = b"".join([*mine, *middle, *theirs])
    assert merge_lines(base, one, other) == wanted == merge_lines(base, other, one)


@given(LINES, LINES)
def test_a_change_is_seen_where_it_is_and_not_where_it_is_not(
    before: list[bytes], after: list[bytes]
) -> None:
    base, mine = b"".join(before), b"".join(after)
    assert is_included(base, mine, mine)
    assert is_included(base, base + b"mine\n", base + b"mine\nmore\n")
    assert not is_included(base, base + b"mine\n", base + b"more\n")
    assert not is_included(base + b"mine\n", base, base + b"mine\n")


def test_changes_of_one_line_are_not() -> None:
    assert merge_lines(b"a\nb\n", b"x\nb\n", b"y\nb\n") is None
    assert merge_lines(b"a\n", b"a\nx\n", b"a\ny\n") is None
    assert merge_lines(b"a\nb\n", b"x\nb\n", b"x\nb\n") == b"x\nb\n"
