"""The folders of a person's system: those that platformdirs finds, whatever the environment says."""

from __future__ import annotations

from pathlib import Path

import platformdirs
import pytest

from tui.index.index_location import user_folder


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
