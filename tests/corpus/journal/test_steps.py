"""A step changes all its files or none, is undone alone and at any time, and the journal stays whole."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path
from time import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tui.corpus.journal.entries import Step, apply_change, describe_change, invert_change, merge_change
from tui.corpus.journal.journal_file import JournalFile
from tui.corpus.journal.open_step import FOLDER
from tui.corpus.journal.steps import StepDraft, recover_step, write_step
from tui.corpus.journal.undo import UndoError, read_journal, undo_step
from tui.corpus.safe_write.file_edits import CorpusWriter, WriteError

#: No process here runs longer, in seconds, however busy the machine is.
PATIENCE = 120
Files = dict[str, bytes | None]


def put(root: Path, files: Files) -> None:
    """Write files as a person did, a day ago."""
    for path, data in files.items():
        if data is not None:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(data)
            os.utime(root / path, (time() - 86_400, time() - 86_400))


def contents(root: Path) -> dict[str, bytes]:
    """Every file of a corpus but the journal."""
    paths = (path.relative_to(root) for path in root.rglob("*") if path.is_file())
    return {path.as_posix(): (root / path).read_bytes() for path in paths if path.parts[0] != FOLDER}


def step(root: Path, files: Files, what: str = "something") -> int:
    """Make a step that gives files these bytes."""

    def make_changes(draft: StepDraft) -> None:
        for path, data in files.items():
            draft.write(path, data)

    made = write_step(root, what, make_changes).step
    assert made is not None
    return made.step


def test_a_step_is_undone_byte_for_byte_and_so_is_its_undoing(tmp_path: Path) -> None:
    put(tmp_path, {"actors/a.md": b"one\r\ntwo\nthree", "raw/x.txt": b"caf\xe9\n"})
    before = contents(tmp_path)
    step(tmp_path, {"actors/a.md": b"one\r\n2\nthree", "raw/x.txt": None, "notes/n.md": b"\xff", "e": b""})
    after = contents(tmp_path)
    assert after == {"actors/a.md": b"one\r\n2\nthree", "notes/n.md": b"\xff", "e": b""}
    undo_step(tmp_path)
    assert contents(tmp_path) == before
    assert not (tmp_path / "notes").exists()
    undo_step(tmp_path, 2)
    assert contents(tmp_path) == after
    assert [(entry.step.step, entry.step.undoes, entry.undone_by) for entry in read_journal(tmp_path)] == [
        (1, None, None),
        (2, 1, 3),
        (3, 2, None),
    ]
    undo_step(tmp_path)
    assert contents(tmp_path) == before
    with pytest.raises(UndoError, match="undone already, by step 4"):
        undo_step(tmp_path, 1)
    with pytest.raises(UndoError, match="nothing to undo"):
        undo_step(tmp_path)
    with pytest.raises(UndoError, match="no step 9"):
        undo_step(tmp_path, 9)


def test_an_older_step_is_undone_alone(tmp_path: Path) -> None:
    put(tmp_path, {"a": b"1\n2\n3\n4\n5\n6\n7\n8\n"})
    first = step(tmp_path, {"a": b"1\ntwo\n3\n4\n5\n6\n7\n8\n"})
    step(tmp_path, {"a": b"0\n1\ntwo\n3\n4\n5\n6\n7\neight\n"})
    undo_step(tmp_path, first)
    assert contents(tmp_path) == {"a": b"0\n1\n2\n3\n4\n5\n6\n7\neight\n"}


def test_where_its_lines_have_changed_since_both_texts_are_shown_and_nothing_is_written(
    tmp_path: Path,
) -> None:
    put(tmp_path, {"a": b"1\n", "b": b"1\n"})
    step(tmp_path, {"a": b"2\n", "b": b"2\n", "c": b"new\n"})
    put(tmp_path, {"a": b"three\n", "c": b"new\nmine\n"})
    before = contents(tmp_path)
    with pytest.raises(UndoError, match="changed since: a, c") as caught:
        undo_step(tmp_path)
    assert contents(tmp_path) == before
    shown = [(c.path, c.written, c.restored, c.now) for c in caught.value.conflicts]
    assert shown == [("a", "2\n", "1\n", "three\n"), ("c", "new\n", "", "new\nmine\n")]


def test_a_step_that_somebody_has_taken_back_by_hand_counts_as_undone(tmp_path: Path) -> None:
    put(tmp_path, {"a": b"1\n"})
    step(tmp_path, {"a": b"2\n"})
    put(tmp_path, {"a": b"1\n"})
    undo_step(tmp_path)
    assert contents(tmp_path) == {"a": b"1\n"}
    with pytest.raises(UndoError, match="nothing to undo"):
        undo_step(tmp_path)


def test_an_exception_and_a_trial_leave_nothing(tmp_path: Path) -> None:
    def fail(draft: StepDraft) -> None:
        draft.write("a", b"1")
        raise LookupError

    with pytest.raises(LookupError):
        write_step(tmp_path, "x", fail)
    tried = write_step(tmp_path, "x", lambda draft: draft.write("new/a", b"1"), is_dry_run=True)
    assert tried.step
    assert tried.step.files[0].lines[0].new == "1"
    assert write_step(tmp_path, "x", lambda draft: draft.read("a")).step is None
    assert list(tmp_path.iterdir()) == []


def test_the_journal_is_plain_text_that_git_leaves_alone(tmp_path: Path) -> None:
    put(tmp_path, {"a": "é\n".encode()})
    step(tmp_path, {"a": "è\n".encode()}, "correct é")
    assert (tmp_path / FOLDER / ".gitignore").read_text("utf-8") == "*\n"
    line, end = (tmp_path / FOLDER / "journal.jsonl").read_text("utf-8").splitlines()
    assert '"what":"correct é"' in line
    assert '"old":"é\\n","new":"è\\n"' in line
    assert end == '{"ended":1}'


# -- what may be in the way --------------------------------------------------------------------


@pytest.mark.parametrize("changed", ["a", "b"])
def test_a_file_saved_in_the_middle_is_read_again(
    tmp_path: Path, changed: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, {"a": b"1\n", "b": b"1\n"})
    saved: list[str] = []
    real = CorpusWriter.replace_data

    def replace(self: CorpusWriter, path: Path, *texts: bytes | None) -> bool:
        if path.name == "b" and not saved:
            saved.append(changed)
            put(tmp_path, {changed: b"mine\n" + (tmp_path / changed).read_bytes()})
        return real(self, path, *texts)

    monkeypatch.setattr(CorpusWriter, "replace_data", replace)

    def append(draft: StepDraft) -> None:
        for path in "ab":
            draft.write(path, (draft.read(path) or b"") + b"2\n")

    write_step(tmp_path, "x", append)
    wanted = {"a": b"1\n2\n", "b": b"1\n2\n"}
    assert contents(tmp_path) == wanted | {changed: b"mine\n1\n2\n"} or changed == "a"
    assert (tmp_path / changed).read_bytes().startswith(b"mine\n")
    assert len(list(JournalFile(tmp_path).read_steps())) == 1


def test_a_disk_that_is_full_in_the_middle_leaves_everything_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, {"a": b"1\n", "b": b"1\n"})
    before = contents(tmp_path)
    real = CorpusWriter.replace_data

    def replace(self: CorpusWriter, path: Path, *texts: bytes | None) -> bool:
        if path.name == "c":
            raise WriteError("c: cannot be written: No space left on device")
        return real(self, path, *texts)

    monkeypatch.setattr(CorpusWriter, "replace_data", replace)
    with pytest.raises(WriteError, match="No space"):
        step(tmp_path, {"a": b"2\n", "b": None, "new/c": b"2\n"})
    assert contents(tmp_path) == before
    assert not (tmp_path / "new").exists()
    assert list(JournalFile(tmp_path).read_steps()) == []
    monkeypatch.undo()
    assert step(tmp_path, {"a": b"2\n"}) == 1


def interrupt(root: Path, files: Files) -> None:
    """Begin a step and write none of its files."""
    changes = {path: ((root / path).read_bytes() if (root / path).exists() else None, data)
               for path, data in files.items()}  # fmt: skip
    described = tuple(describe_change(path, *pair) for path, pair in changes.items())
    JournalFile(root).append_step(Step(1, "2026-11-29T00:00:00+00:00", "x", described))


def test_an_interrupted_step_is_finished_at_the_next_start(tmp_path: Path) -> None:
    put(tmp_path, {"a": b"1\n", "b": b"1\n", "c": b"1\n"})
    interrupt(tmp_path, {"a": b"2\n", "b": None, "c": b"2\n"})
    put(tmp_path, {"a": b"2\n"})  # it came so far
    put(tmp_path, {"c": b"1\nmine\n"})  # and a person wrote this meanwhile
    assert recover_step(tmp_path) is not None
    assert contents(tmp_path) == {"a": b"2\n", "c": b"2\nmine\n"}
    assert recover_step(tmp_path) is None
    undo_step(tmp_path)
    assert contents(tmp_path) == {"a": b"1\n", "b": b"1\n", "c": b"1\nmine\n"}


def test_an_interrupted_step_is_taken_back_where_a_person_has_changed_its_lines(tmp_path: Path) -> None:
    put(tmp_path, {"a": b"1\n", "b": b"1\n"})
    interrupt(tmp_path, {"a": b"2\n", "b": b"2\n"})
    put(tmp_path, {"a": b"2\n", "b": b"one\n"})
    assert recover_step(tmp_path) is not None
    assert contents(tmp_path) == {"a": b"1\n", "b": b"one\n"}
    assert step(tmp_path, {"a": b"3\n"}) == 1


def test_a_line_that_was_not_written_to_its_end_is_no_step(tmp_path: Path) -> None:
    put(tmp_path, {"a": b"1\n"})
    step(tmp_path, {"a": b"2\n"})
    journal = tmp_path / FOLDER / "journal.jsonl"
    whole = journal.read_bytes()
    for length in (1, 9, 70_000):
        journal.write_bytes(whole + b'{"step":2,' + b"x" * length)
        assert recover_step(tmp_path) is None
        assert len(read_journal(tmp_path)) == 1
    assert step(tmp_path, {"a": b"3\n"}) == 2
    assert journal.read_bytes().startswith(whole)
    assert [entry.step.step for entry in read_journal(tmp_path)] == [1, 2]


def test_a_damaged_journal_is_said_and_nothing_is_written(tmp_path: Path) -> None:
    put(tmp_path, {"a": b"1\n"})
    step(tmp_path, {"a": b"2\n"})
    with (tmp_path / FOLDER / "journal.jsonl").open("ab") as file:
        file.write(b"what?\n")
    with pytest.raises(WriteError, match=r"journal\.jsonl: the last line is damaged"):
        step(tmp_path, {"a": b"3\n"})
    assert contents(tmp_path) == {"a": b"2\n"}


@pytest.mark.parametrize("path", ["../out.md", "/tmp/out.md", "actors/../../out.md", ".git/x", "."])
def test_a_journal_of_others_leads_nowhere_else(tmp_path: Path, path: str) -> None:
    """A corpus may come from anybody, with a step that seems to be interrupted."""
    root = tmp_path / "corpus"
    put(root, {"a": b"1\n"})
    step(root, {"a": b"2\n"})
    made = describe_change(path, None, b"x\n")
    with pytest.raises(WriteError, match="the last line is damaged"):
        JournalFile(root).append_step(Step(2, "2026-11-29T00:00:00+00:00", "x", (made,)))
        recover_step(root)
    assert [path.name for path in tmp_path.iterdir()] == ["corpus"]
    assert contents(root) == {"a": b"2\n"}
    with pytest.raises(UndoError, match="no step 2"):
        undo_step(root, 2)


def test_a_step_through_a_link_out_of_the_corpus_is_not_finished_unasked(tmp_path: Path) -> None:
    root = tmp_path / "corpus"
    put(root, {"a": b"1\n"})
    (tmp_path / "home").mkdir()
    (root / "actors").symlink_to(tmp_path / "home")
    interrupt(root, {"actors/x.md": b"x\n"})
    with pytest.raises(WriteError, match="leads out of the corpus"):
        recover_step(root)
    assert list((tmp_path / "home").iterdir()) == []


KILLED = """
import os, signal, sys
from pathlib import Path
from tui.corpus.journal.journal_file import JournalFile
from tui.corpus.journal.steps import write_step
from tui.corpus.safe_write.file_edits import CorpusWriter

root, left = Path(sys.argv[1]), int(sys.argv[2])
real = CorpusWriter.replace_data
def replace_data(*args):
    global left
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
    left -= 1
    return real(*args)
CorpusWriter.replace_data = replace_data
JournalFile.append_end = lambda *args: os.kill(os.getpid(), signal.SIGKILL)
def make_changes(draft):
    for path in sorted(root.glob("events/*")):
        name = f"events/{path.name}"
        draft.write(name, draft.read(name).replace(b"old", b"new"))
    draft.write("actors/old.md", None)
write_step(root, "x", make_changes)
"""


@pytest.mark.parametrize("written", [0, 2, 4])
def test_a_program_killed_in_the_middle_leaves_all_or_nothing(tmp_path: Path, written: int) -> None:
    """The next start finishes the step; the long form, at any moment, is a campaign."""
    events: Files = {f"events/{number}.md": b"above\nactor: old\nbelow\n" for number in range(3)}
    put(tmp_path, events | {"actors/old.md": b"x\n"})
    before = contents(tmp_path)
    process = subprocess.run([sys.executable, "-c", KILLED, tmp_path, str(written)], check=False)
    assert process.returncode == -signal.SIGKILL
    assert sum(data == before.get(path) for path, data in contents(tmp_path).items()) == 4 - written
    assert recover_step(tmp_path) is not None
    assert contents(tmp_path) == dict.fromkeys(events, b"above\nactor: new\nbelow\n")
    undo_step(tmp_path)
    assert contents(tmp_path) == before


def test_two_writers_at_once_lose_no_step(tmp_path: Path) -> None:
    put(tmp_path, {"a": b"0\n"})
    code = (
        "import sys; from pathlib import Path; from tui.corpus.journal.steps import write_step\n"
        "for number in range(20):\n"
        "    write_step(Path(sys.argv[1]), 'x', lambda draft: draft.write('a', draft.read('a')"
        " + f'{sys.argv[2]} {number}\\n'.encode()))"
    )
    writers = [subprocess.Popen([sys.executable, "-c", code, str(tmp_path), name]) for name in "xy"]
    assert [writer.wait(PATIENCE) for writer in writers] == [0, 0]
    lines = contents(tmp_path)["a"].decode().splitlines()
    assert sorted(lines[1:]) == sorted(f"{name} {number}" for name in "xy" for number in range(20))
    assert [entry.step.step for entry in read_journal(tmp_path)] == list(range(1, 41))


# -- properties --------------------------------------------------------------------------------

LINES = st.lists(st.sampled_from([b"a\n", b"b\n", b"c\r\n", b"\n", b"d\r", b"\xc3\xa9\n", b"\xff\n"]))
DATA = st.one_of(
    st.none(), st.builds(lambda lines, end: b"".join(lines) + end, LINES, st.sampled_from([b"", b"z"]))
)


@given(DATA, DATA)
def test_a_change_leads_there_and_back(before: bytes | None, after: bytes | None) -> None:
    change = describe_change("a", before, after)
    assert apply_change(change, before) == after
    assert apply_change(invert_change(change), after) == before


@given(LINES, LINES, LINES, LINES)
def test_in_a_file_that_was_changed_elsewhere_a_change_is_taken_back_alone(
    old: list[bytes], new: list[bytes], top: list[bytes], end: list[bytes]
) -> None:
    def whole(lines: list[bytes], first: list[bytes], last: list[bytes]) -> bytes:
        fence = [b"1\n", b"2\n", b"3\n"]
        return b"".join([*first, *fence, *lines, *reversed(fence), *last])

    change = describe_change("a", whole(old, [], []), whole(new, [], []))
    merged = merge_change(invert_change(change), whole(new, top, end))
    assert merged in (whole(old, top, end), None)


NAMES = st.sampled_from(["a", "b", "new/c"])


@settings(max_examples=25)
@given(st.lists(st.dictionaries(NAMES, DATA, min_size=1), max_size=5))
def test_undoing_all_steps_from_the_last_on_gives_the_folder_back(
    tmp_path_factory: pytest.TempPathFactory, all_files: list[Files]
) -> None:
    root = tmp_path_factory.mktemp("corpus")
    put(root, {"a": b"a\nb\n"})
    states = []
    for files in all_files:
        states.append(contents(root))
        if files.items() <= contents(root).items():
            states.pop()
        elif not all(contents(root).get(path) == data for path, data in files.items()):
            step(root, files)
        else:
            states.pop()
    for state in reversed(states):
        undo_step(root)
        assert contents(root) == state
