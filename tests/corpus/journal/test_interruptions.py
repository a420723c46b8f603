"""Whatever comes between the files of a step, all have changed afterwards or none; the journal is whole."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.corpus.journal.corpora import Files, contents, put, step
from tui.corpus.journal.entries import Step, describe_change
from tui.corpus.journal.journal_file import JournalFile
from tui.corpus.journal.open_step import FOLDER
from tui.corpus.journal.steps import StepDraft, recover_step, write_step
from tui.corpus.journal.undo import UndoError, read_journal, undo_step
from tui.corpus.safe_write.file_edits import CorpusWriter, WriteError


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


def test_what_a_killed_program_left_goes_with_its_step_however_long_this_one_runs(tmp_path: Path) -> None:
    put(tmp_path, {"events/a": b"1\n"})
    step(tmp_path, {"events/a": b"2\n"})  # this process has cleared the folder
    interrupt(tmp_path, {"events/a": b"3\n"})
    put(tmp_path, {"events/a": b"3\n", "events/.niger-tui-0123456789abcdef.tmp": b"2\n"})
    recover_step(tmp_path)
    assert contents(tmp_path) == {"events/a": b"3\n"}


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
