"""Folders that are plainly no corpus, and those that are or may be one."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from tui.corpus.folder_survey import survey_folder


def fill(folder: Path, texts: int, others: int) -> Path:
    for number in range(texts):
        (folder / f"{number}.txt").write_text("Titre\n\nTexte.", "utf-8")
    for number in range(others):
        (folder / f"{number}.o").touch()
    return folder


@pytest.mark.parametrize(
    ("texts", "others", "is_doubtful"), [(3, 40, False), (400, 600, False), (20, 600, True), (0, 0, False)]
)
def test_many_files_of_other_kinds_are_no_corpus(
    tmp_path: Path, texts: int, others: int, is_doubtful: bool
) -> None:
    survey = survey_folder(fill(tmp_path, texts, others))
    assert survey and (survey.texts, survey.is_doubtful) == (texts, is_doubtful)


def test_a_folder_with_the_folders_of_a_corpus_is_one(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    assert survey_folder(fill(tmp_path, 0, 600)) is None


def test_a_home_and_a_folder_of_temporary_files_are_doubtful(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    monkeypatch.setattr(tempfile, "tempdir", None)
    (tmp_path / "tmp").mkdir()
    for folder in (tmp_path, tmp_path / "tmp"):
        survey = survey_folder(folder)
        assert survey and survey.is_doubtful
