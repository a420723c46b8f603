"""Any acts in any order leave nothing to correct, and are undone to the byte."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import structs

from tests.corpus.curation.corpora import (
    Act,
    actor,
    contents,
    make_corpus,
    problems,
    read,
)
from tui.corpus.curation.claims import add_claim
from tui.corpus.curation.identity import delete_record, rename_record, split_actor
from tui.corpus.curation.merge import merge_records
from tui.corpus.curation.new_records import create_record
from tui.corpus.curation.notes import create_note
from tui.corpus.curation.record_fields import (
    change_labels,
    save_record,
)
from tui.corpus.journal.undo import undo_step
from tui.corpus.record_files.record_edit import EditError
from tui.model.records import Actor, Claim, Note, Ref, Role

ACTS: dict[str, Act] = {
    "merge": lambda root: merge_records(root, actor("mody"), actor("modi")),
    "merge back": lambda root: merge_records(root, actor("modi"), actor("mody")),
    "merge events": lambda root: merge_records(root, Ref("event", "depart"), Ref("event", "visite")),
    "rename": lambda root: rename_record(root, actor("niger"), "le-niger"),
    "rename article": lambda root: rename_record(root, Ref("article", "b"), "bb"),
    "delete": lambda root: delete_record(root, actor("mody")),
    "delete place": lambda root: delete_record(root, actor("moscou")),
    "split": lambda root: split_actor(root, actor("niger"), ["le Sahel"]),
    "new": lambda root: create_record(root, Actor(id="", name="Awa", type="person", of="niger")),
    "claim": lambda root: add_claim(root, "depart", Claim(article="a", quote="Mardi, Modi")),
    "label": lambda root: change_labels(root, actor("modi"), ["x"]),
    "form": lambda root: save_record(
        root, modi := read(root, actor("modi")), structs.replace(modi, roles=(Role("général"), *modi.roles))
    ),
    "note": lambda root: create_note(root, Note(id="", about="event:visite", body="x")),
}  # fmt: skip


@settings(max_examples=12)
@given(st.lists(st.sampled_from(sorted(ACTS)), min_size=2, max_size=7))
def test_after_any_acts_all_is_right_and_undoing_each_gives_the_folder_back(
    tmp_path_factory: pytest.TempPathFactory, names: list[str]
) -> None:
    root = make_corpus(tmp_path_factory.mktemp("corpus"))
    states = []
    for name in names:
        before = contents(root)
        try:
            is_made = ACTS[name](root).step is not None
        except (EditError, StopIteration):  # what it is about is gone by now
            is_made = False
        assert is_made or contents(root) == before
        assert problems(root) == []
        if is_made:
            states.append(before)
    for state in reversed(states):
        undo_step(root)
        assert contents(root) == state
