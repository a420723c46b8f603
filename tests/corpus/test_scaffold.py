"""A corpus is begun whole or not at all."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tui.corpus.bundled import bundled_corpus_path
from tui.corpus.folder import open_folder
from tui.corpus.scaffold import CreateError, create_corpus

LIMITED = """
import resource, sys
from pathlib import Path
from tui.corpus.scaffold import CreateError, create_corpus
resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000))
try:
    create_corpus(Path(sys.argv[1]))
except CreateError as error:
    print(error)
"""


@pytest.mark.parametrize("name", ["there", "new/deep"])
def test_where_there_is_no_room_nothing_is_left(tmp_path: Path, name: str) -> None:
    (tmp_path / "there").mkdir()
    command = [sys.executable, "-c", LIMITED, str(tmp_path / name)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert (done.stdout, done.stderr) == (f"{tmp_path / name}: cannot be written: File too large\n", "")
    assert list(tmp_path.rglob("*")) == [tmp_path / "there"]


def test_what_a_run_left_that_was_killed_is_cleared(tmp_path: Path) -> None:
    (tmp_path / f".niger-tui-{'a' * 16}" / "articles").mkdir(parents=True)
    count = create_corpus(tmp_path)
    names = {path.relative_to(tmp_path) for path in tmp_path.rglob("*")}
    assert names == {path.relative_to(bundled_corpus_path()) for path in bundled_corpus_path().rglob("*")}
    assert count == sum(path.is_file() for path in tmp_path.rglob("*"))
    with pytest.raises(CreateError, match="there are files here"):
        create_corpus(tmp_path)


@pytest.mark.parametrize("name", ["a\\qb", 'x "y" z', "a: b", "# c", "- d", "'", "é\tè", "yes", "[b]"])
def test_any_name_of_a_folder_is_a_title(tmp_path: Path, name: str) -> None:
    create_corpus(tmp_path / name, empty=True)
    meta, problems = open_folder(tmp_path / name).meta()
    assert (meta.title, problems) == (name.replace("\t", " "), ())
    assert sorted(path.name for path in (tmp_path / name).iterdir()) == [
        "actors", "articles", "corpus.yaml", "events",
    ]  # fmt: skip


def test_another_corpus_is_copied_and_can_be_written(tmp_path: Path) -> None:
    source = tmp_path / "closed"
    create_corpus(source, empty=True)
    (source / ".git").mkdir()
    (source / ".hidden").write_text("x", "utf-8")
    (source / "articles" / "a.md").write_text("---\ntitle: A\n---\nTexte.\n", "utf-8")
    (source / "articles" / "a.md").chmod(0o444)
    assert create_corpus(tmp_path / "copy", source=source) == 2
    copy = tmp_path / "copy" / "articles" / "a.md"
    assert copy.read_bytes() == (source / "articles" / "a.md").read_bytes()
    assert copy.stat().st_mode & 0o200 and not (tmp_path / "copy" / ".git").exists()
