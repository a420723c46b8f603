"""Files change in one way: no writer loses what another wrote, nothing is left half done or left over."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread
from time import time

import pytest

from tests.corpus.safe_write.editing import PATIENCE, appended, edit, names, python
from tui.corpus.safe_write import atomic_rename
from tui.corpus.safe_write.file_edits import ConflictError, WriteError, open_writer


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
    monkeypatch.setattr("tui.corpus.safe_write.settled_files.sleep", wait)
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
    monkeypatch.setattr("tui.corpus.safe_write.file_edits._WATCH_S", 6.0)  # time enough for a busy machine
    path = tmp_path / "a.txt"
    path.write_bytes(b"first\n")
    os.utime(path, (time() - 10, time() - 10))
    editor = Thread(target=stale_save, args=(path, b"first\n", b"first\nmine\n"), daemon=True)
    editor.start()
    edit(path, appended(b"mine\n"))
    editor.join(PATIENCE)
    assert sorted(path.read_bytes().splitlines()) == [b"editor", b"first", b"mine"]


def test_what_an_editor_saves_before_the_program_looks_again_is_not_taken_for_its_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exchange, editors = atomic_rename.exchange_files, [b"first\neditor\n"]

    def exchange_before_an_editor(aside: Path, path: Path) -> bool:
        is_done = exchange(aside, path)
        if editors and is_done:
            by_rename(path, editors.pop())
        return is_done

    monkeypatch.setattr("tui.corpus.safe_write.atomic_write.exchange_files", exchange_before_an_editor)
    path = tmp_path / "a.txt"
    path.write_bytes(b"first\n")
    os.utime(path, (time() - 10, time() - 10))
    edit(path, appended(b"mine\n"))
    assert editors or sorted(path.read_bytes().splitlines()) == [b"editor", b"first", b"mine"]


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
    with pytest.raises(WriteError, match=r"a\.txt: cannot be read: it is not a regular file"):
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
