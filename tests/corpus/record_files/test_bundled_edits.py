"""The records that ship can be changed in every field, and changing them back restores every byte."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from msgspec import structs

from tui.corpus.bundled import bundled_corpus_path
from tui.corpus.folder import open_folder
from tui.corpus.record_files.record_edit import change_record
from tui.corpus.scan import RecordFile
from tui.model.records import Actor, Article, Claim, Event, Name, Participant, Record, Role

FOLDER = open_folder(bundled_corpus_path())
CLAIM = Claim(article="x", quote="«a: b», c", stated="mardi", date="2024-01-16", details={"n": ("1", "2")})


def additions(record: Record) -> Iterator[Record]:
    """Yield the record with more in one field, then in another."""
    yield structs.replace(record, labels=("à vérifier", "x"))
    if isinstance(record, Actor):
        yield structs.replace(record, aliases=(*record.aliases, Name("A, B: c")))
        yield structs.replace(record, aliases=(Name("AES", "exact"), *record.aliases))
        yield structs.replace(record, roles=(*record.roles, Role("ministre", of="niger", since="2023-08")))
        yield structs.replace(record, names=record.names | {"zh": "x"})
        yield structs.replace(record, not_=(*record.not_, "x y"))
    elif isinstance(record, Event):
        yield structs.replace(record, claims=(*record.claims, CLAIM))
        yield structs.replace(record, claims=(CLAIM, *record.claims))
        yield structs.replace(record, participants=(Participant("x", "medium"), *record.participants))
        yield structs.replace(record, related=(*record.related, "x"))
        first = structs.replace(
            record.claims[0], place="Niamey", prefix="x", participants=(Participant("x"),)
        )
        yield structs.replace(record, claims=(first, *record.claims[1:]))
    elif isinstance(record, Article):
        yield structs.replace(record, tags=(*record.tags, "a, b"))


@pytest.mark.parametrize("entry", FOLDER.scan(), ids=lambda entry: entry.path)
def test_what_is_added_goes_again_without_a_trace(entry: RecordFile) -> None:
    text = FOLDER.read_bytes(entry.path).decode("utf-8")
    record = FOLDER.read(entry).record
    assert record is not None
    assert change_record(text, record) == text
    for wanted in additions(record):
        changed = change_record(text, wanted)
        assert changed != text
        kept = [line for line in text.splitlines() if line not in changed.splitlines()]
        assert len(kept) <= 1  # a list on one line, or the dash of the first claim
        assert change_record(changed, record) == text
