"""Paths are completed as a shell completes them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tui.app.widgets.path_completion import complete_path


@pytest.mark.parametrize(
    ("typed", "completed", "names"),
    [
        ("a", "a.txt ", ()),
        ("m", "mes\\ textes/", ()),
        ("mes\\ textes/", "mes\\ textes/un", ("un autre.txt", "un.txt")),
        ("'mes textes/un.", "mes\\ textes/un.txt ", ()),
        ("a.txt m", "a.txt mes\\ textes/", ()),
        ("x", "x", ()),
        (".h", ".hidden ", ()),
        ("nowhere/a", "nowhere/a", ()),
    ],
)
def test_a_path_is_completed(
    typed: str, completed: str, names: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mes textes").mkdir()
    for name in ("a.txt", ".hidden", "mes textes/un.txt", "mes textes/un autre.txt"):
        (tmp_path / name).write_text("")
    monkeypatch.chdir(tmp_path)
    assert complete_path(typed) == (completed, names)


def test_the_home_folder_is_completed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "presse").mkdir()
    monkeypatch.setenv("HOME", str(tmp_path))
    assert complete_path("~/p").text == "~/presse/"
