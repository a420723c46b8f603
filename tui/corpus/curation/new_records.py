"""New actors and events."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from msgspec import structs

from tui.corpus.curation.claims import complete_claim
from tui.corpus.curation.corpus_draft import CorpusDraft, edit_corpus
from tui.corpus.journal.steps import StepResult
from tui.i18n import N_
from tui.model.records import Actor, Event

R = TypeVar("R", bound=Actor | Event)


def create_record(root: Path, record: R, *, is_dry_run: bool = False) -> StepResult[R]:
    """Write a file for a new actor or event; the value of the result has its id and path.

    The id is made of the name or title where `record` has none; nothing is overwritten: a number is appended
    to one that is taken. Claims get what finds their words again, and the date that these state. Raises
    EditError and WriteError.
    """

    what = N_("new {kind}: {title}").format(kind=record.ref.kind, title=record.title)
    return edit_corpus(root, what, lambda draft: draft_record(draft, record), is_dry_run=is_dry_run)


def draft_record(draft: CorpusDraft, record: R) -> R:
    """Write a new actor or event to a draft, as `create_record` does."""
    if isinstance(record, Event):
        claims = tuple(complete_claim(draft, claim) for claim in record.claims)
        return draft.create(structs.replace(record, claims=claims))
    return draft.create(record)
