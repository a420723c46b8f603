"""An export is there whole or not at all, and never in the corpus."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.export.conftest import decode_id
from tui.export.destination import ExportError, check_destination, write_file, write_folder
from tui.export.export_format import OutputFile
from tui.export.safe_ids import encode_id

#: Writes a file that is never ready, or is larger than a file may be.
PROGRAM = """
import resource, sys
from pathlib import Path
from tui.export.destination import write_file, write_folder
from tui.export.export_format import OutputFile

def pieces():
    for number in range(100):
        yield "x" * 100_000
        if number == 50 and what == "kill":
            print("begun", flush=True)
            sys.stdin.read()

what, form, path = sys.argv[1:]
if what == "full":
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000_000, 1_000_000))
try:
    if form == "file":
        write_file(Path(path), Path("/nowhere"), pieces())
    else:
        write_folder(Path(path), Path("/nowhere"), [OutputFile("a", ["a"]), OutputFile("b/c", pieces())])
except OSError as error:
    print(error.strerror)
"""


@pytest.mark.parametrize("form", ["file", "folder"])
def test_a_full_disk_leaves_what_was_there(form: str, tmp_path: Path) -> None:
    target = tmp_path / "out"
    if form == "file":
        target.write_text("before")
    command = [sys.executable, "-c", PROGRAM, "full", form, str(target)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert done.stdout == "File too large\n"
    assert sorted(path.name for path in tmp_path.iterdir()) == (["out"] if form == "file" else [])
    assert form == "folder" or target.read_text() == "before"


@pytest.mark.parametrize("form", ["file", "folder"])
def test_a_program_that_is_killed_leaves_nothing_under_the_name(form: str, tmp_path: Path) -> None:
    command = [sys.executable, "-c", PROGRAM, "kill", form, str(tmp_path / "out")]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as program:
        assert program.stdout is not None and program.stdout.readline() == b"begun\n"
        program.kill()
    assert not (tmp_path / "out").exists()


def test_a_file_is_replaced_once_all_of_it_is_there(tmp_path: Path) -> None:
    target, link = tmp_path / "out.csv", tmp_path / "link.csv"
    target.write_text("before")
    link.symlink_to(target)

    def failing() -> Iterator[str]:
        yield "half"
        raise ValueError

    with pytest.raises(ValueError):
        write_file(target, tmp_path / "corpus", failing())
    assert target.read_text() == "before"
    write_file(link, tmp_path / "corpus", ["whole", " é\ud800"])
    assert target.read_text("utf-8") == "whole é?" and link.is_symlink()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link.csv", "out.csv"]


def test_the_corpus_and_what_is_there_are_refused(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    (corpus / "articles").mkdir(parents=True)
    (tmp_path / "way").symlink_to(corpus / "articles")
    for inside in (corpus, corpus / "a.csv", corpus / "articles" / "a.md", tmp_path / "way" / "a.md"):
        with pytest.raises(ExportError, match="in the corpus itself"):
            check_destination(inside, corpus, is_folder=False)
    with pytest.raises(ExportError, match="make it first"):
        check_destination(tmp_path / "none" / "a.csv", corpus, is_folder=False)
    with pytest.raises(ExportError, match="is a folder"):
        check_destination(tmp_path, corpus, is_folder=False)
    with pytest.raises(ExportError, match="exists already"):
        check_destination(tmp_path, corpus, is_folder=True)
    (tmp_path / "empty").mkdir()
    write_folder(tmp_path / "empty", corpus, [OutputFile("a/b.txt", ["c"])])
    assert (tmp_path / "empty/a/b.txt").read_text() == "c"


@given(st.text(max_size=40), st.sampled_from("_."))
def test_an_id_of_any_characters_comes_back(id: str, escape: str) -> None:
    encoded = encode_id(id, escape)
    assert encoded.isascii() and all(one.isalnum() or one in f"-{escape}." for one in encoded)
    assert decode_id(encoded, escape) == id
