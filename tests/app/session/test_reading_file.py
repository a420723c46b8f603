"""What a person has read and starred: kept outside the corpus, united between two explorers."""

from __future__ import annotations

from pathlib import Path

from tests.corpus.curation.corpora import make_corpus
from tui.app.session.reading_file import ReadingFile
from tui.corpus.curation.identity import rename_record
from tui.corpus.curation.merge import merge_records
from tui.corpus.journal.undo import undo_step
from tui.model.reading_marks import NO_MARKS, ReadingMarks
from tui.model.records import Ref

MODI, MODY = Ref("actor", "modi"), Ref("actor", "mody")


class Holder:
    """What asks for the marks of a person."""

    def __init__(self, marks: ReadingMarks) -> None:
        self.marks = marks


def write(file: ReadingFile, marks: ReadingMarks) -> ReadingMarks:
    """Write marks, and return them with those of others."""
    holder = Holder(marks)
    file.prepare_write(holder)()()
    return holder.marks


def test_what_two_explorers_mark_is_there_afterwards(tmp_path: Path) -> None:
    path = tmp_path / "data" / "a.reading.json"
    write(ReadingFile(path, tmp_path), ReadingMarks(frozenset({"event:a", "event:b"})))
    one, other = ReadingFile(path, tmp_path), ReadingFile(path, tmp_path)
    mine, theirs = one.read(), other.read()
    write(one, mine.toggle("read", "event:a").toggle("starred", "event:c"))
    both = write(other, theirs.toggle("read", "event:d"))
    assert both.read == {"event:b", "event:d"}
    assert both.starred == {"event:c"}
    assert path.stat().st_mode & 0o077 == 0


def test_marks_follow_renames_and_merges_and_come_back_with_them(tmp_path: Path) -> None:
    root = make_corpus(tmp_path / "corpus")
    path = tmp_path / "data" / "a.reading.json"
    file = ReadingFile(path, root)
    marks = write(file, ReadingMarks(frozenset({"actor:mody"}), frozenset({"actor:modi"})))
    other = ReadingFile(path, root)
    theirs = other.read()
    merge_records(root, MODY, MODI)
    rename_record(root, MODI, "salifou")
    marks = file.follow_renames(marks)
    assert marks.read == marks.starred == {"actor:salifou"}
    both = write(other, theirs.toggle("read", "event:visite"))  # it has not heard of the renames
    assert both.read == {"actor:salifou", "event:visite"}
    assert both.starred == {"actor:salifou"}
    undo_step(root)
    assert file.follow_renames(marks).read == {"actor:modi"}
    assert ReadingFile(path, root).read().starred == {"actor:modi"}


def test_a_damaged_file_is_set_aside(tmp_path: Path) -> None:
    path = tmp_path / "a.reading.json"
    path.write_text('{"read": 3', "utf-8")
    assert ReadingFile(path, tmp_path).read().read == NO_MARKS.read
    assert [file.name for file in tmp_path.iterdir()] == ["a.reading.damaged"]
