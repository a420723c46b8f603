"""The folders of a person's system: those that platformdirs finds, whatever the environment says."""

from __future__ import annotations

import os
from pathlib import Path

import platformdirs
import pytest

from tests.index.small import FILES, write
from tests.stores import indexed
from tui.index.index_location import index_file, user_folder


@pytest.mark.parametrize("named", ["", "{folder}", " {folder} ", "folder", "~/folder"])
@pytest.mark.parametrize("home", ["{folder}/home", "home", ""])
def test_folders_are_those_of_the_system(
    named: str, home: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", home.format(folder=tmp_path))
    for kind in ("cache", "config", "data"):
        monkeypatch.setenv(f"XDG_{kind.upper()}_HOME", named.format(folder=tmp_path))
        expected = getattr(platformdirs, f"user_{kind}_path")("niger-tui", appauthor=False)
        assert user_folder(kind) == expected


def test_a_corpus_may_lie_in_a_folder_whose_name_is_no_utf8(tmp_path: Path) -> None:
    root = tmp_path / os.fsdecode(b"caf\xe9")
    write(root, FILES)
    store = indexed(root, tmp_path / "cache")
    assert store.counts().article == 3 and index_file(root, tmp_path).name.startswith("caf?-")
    assert index_file(root) != index_file(tmp_path / os.fsdecode(b"caf\xe8"))
    store.close()
