"""A form left open over a corpus that others change: what was typed is kept, or the reason is said."""

from __future__ import annotations

from errno import EROFS
from pathlib import Path

import pytest
from msgspec import structs

from tests.corpus.curation.corpora import actor, contents, make_corpus, read
from tui.app.screens.curation.forms.form_save import FormClashError, save_form
from tui.app.screens.curation.step_work import StepRefused
from tui.corpus.curation.identity import delete_record, rename_record
from tui.corpus.curation.merge import merge_records
from tui.corpus.record_files.record_edit import EditError
from tui.corpus.safe_write.file_edits import WriteError
from tui.model.records import Actor


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return make_corpus(tmp_path / "corpus")


def test_a_record_that_was_renamed_meanwhile_is_saved_under_its_new_id(root: Path) -> None:
    before = read(root, actor("modi"))
    rename_record(root, actor("modi"), "salifou")
    rename_record(root, actor("salifou"), "s-modi")
    saved = save_form(root, before, structs.replace(before, labels=("vu",))).value
    assert saved.ref == actor("s-modi") and "labels: [vu]" in contents(root)["actors/s-modi.md"]


def test_of_one_that_was_merged_both_texts_are_shown_where_they_differ(root: Path) -> None:
    before = read(root, actor("mody"))
    assert isinstance(before, Actor)
    merge_records(root, actor("mody"), actor("modi"))
    saved = save_form(root, before, structs.replace(before, labels=("vu",))).value
    assert saved.ref == actor("modi") and saved.labels == ("vu",)
    with pytest.raises(FormClashError) as error:
        save_form(root, before, structs.replace(before, name="Mody, Salifou"))
    assert [clash.name for clash in error.value.clashes] == ["name"]


def test_one_that_was_deleted_is_said(root: Path) -> None:
    before = read(root, actor("mody"))
    delete_record(root, actor("mody"))
    with pytest.raises(EditError, match="there is no actor mody: it was deleted while the form was open"):
        save_form(root, before, structs.replace(before, labels=("vu",)))


def test_where_the_corpus_is_closed_a_copy_is_offered(root: Path) -> None:
    error = WriteError(f"{root}: cannot be written: Read-only file system")
    error.__cause__ = OSError(EROFS, "Read-only file system")
    words = StepRefused(error, may_copy=error.is_closed).words(root)
    assert words.endswith(f"Read-only file system; a copy that is yours: niger-tui init DIR --from {root}")
    assert StepRefused(WriteError("full")).words(root) == "full"
