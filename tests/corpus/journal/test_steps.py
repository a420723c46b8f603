"""A step changes all its files or none, and is undone alone and at any time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.corpus.journal.corpora import DATA, Files, contents, put, step
from tui.corpus.journal.open_step import FOLDER
from tui.corpus.journal.steps import StepDraft, write_step
from tui.corpus.journal.undo import UndoError, read_journal, undo_step

#: No process here runs longer, in seconds, however busy the machine is.
PATIENCE = 120


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
    with pytest.raises(UndoError, match="already been undone, by step 4"):
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


NAMES = st.sampled_from(["a", "b", "new/c"])


@settings(max_examples=15)
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
