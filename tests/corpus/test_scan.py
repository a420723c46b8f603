"""Which folders below a corpus are looked at."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.index.small import write
from tui.corpus.scan import is_hidden, scan_folders
from tui.model.records import Problem

TEXT = "---\ntitle: Titre\n---\nTexte.\n"


@pytest.mark.parametrize("path", [".git", "articles/.git", "articles/deep/.git/hooks", "raw", "raw/2024"])
def test_nothing_in_a_hidden_folder_or_among_the_originals_is_looked_at(tmp_path: Path, path: str) -> None:
    write(tmp_path, {f"{path}/a.md": TEXT, "articles/deep/b.md": TEXT})
    problems: list[Problem] = []
    assert is_hidden(path) and not is_hidden("articles/deep")
    listed = list(scan_folders(tmp_path, problems, at=[path, "articles/deep"]))
    assert [(folder.path, [name for name, *_ in folder.files]) for folder in listed] == [
        ("articles/deep", ["b.md"])
    ]
    assert problems == []
