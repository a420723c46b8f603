"""Saving a form: a new record, or what was changed in one that is there; both texts where they clash."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from msgspec import Struct

from tui.corpus.curation.corpus_draft import CorpusDraft, NoRecordError, edit_corpus, with_fields
from tui.corpus.curation.new_records import draft_record
from tui.corpus.curation.record_fields import FormConflictError, save_record
from tui.corpus.journal.steps import StepResult
from tui.corpus.journal.undo import find_new_ref
from tui.corpus.record_files.frontmatter import collect_fields, format_field
from tui.corpus.record_files.record_edit import EditError, load_record
from tui.i18n import N_, translate_text
from tui.i18n import gettext as _
from tui.model.records import Actor, Article, Event, Record, Ref


class FieldClash(Struct, frozen=True):
    """A field that was changed in the file while it was changed in a form, as lines of both."""

    name: str
    in_file: str
    in_form: str


class FormClashError(EditError):
    """Fields of the file have been changed since the form was opened; `current` is the record in the file."""

    def __init__(self, message: str, clashes: tuple[FieldClash, ...], current: Record) -> None:
        super().__init__(message)
        self.clashes, self.current = clashes, current

    def with_current(self, record: Record) -> Record:
        """Return a record with the fields that clash as they are in the file."""
        return with_fields(record, {one.name: getattr(self.current, one.name) for one in self.clashes})


def save_form(
    root: Path, before: Record | None, wanted: Record, needed: Sequence[Actor] = ()
) -> StepResult[Any]:
    """Write a record; raises FormClashError, EditError and WriteError.

    `needed`: records that are written with a new one that refers to them.
    """
    if before is None:
        assert not isinstance(wanted, Article)
        new, what = wanted, N_("new {kind}: {title}").format(kind=wanted.ref.kind, title=wanted.title)
        return edit_corpus(root, what, lambda draft: _create(draft, new, needed))
    try:
        return save_record(root, before, wanted)
    except NoRecordError as error:
        now = _follow_record(root, before, wanted)
        if now is None:
            words = _("{error}: it was deleted while the form was open; undo that first").format(
                error=translate_text(str(error))
            )
            raise EditError(words) from error
        return save_form(root, *now)
    except FormConflictError as error:
        text = (root / before.path).read_text("utf-8")
        current = load_record(before.ref.kind, before.id, before.path, text).record
        if current is None:
            raise
        clashes = tuple(
            FieldClash(one.field, _field_text(current, one.field), _field_text(wanted, one.field))
            for one in error.conflicts
        )
        raise FormClashError(str(error), clashes, current) from error


def _create(draft: CorpusDraft, new: Actor | Event, needed: Sequence[Actor]) -> Actor | Event:
    """Write a new record, and those of `needed` that it refers to."""
    referred = {new.of, *(role.of for role in new.roles)} if isinstance(new, Actor) else set()
    for actor in needed:
        if actor.id in referred and not draft.has(actor.ref):
            draft_record(draft, actor)
    return draft_record(draft, new)


def _follow_record(root: Path, before: Record, wanted: Record) -> tuple[Record, Record] | None:
    """Return both values of a record with its id since it was renamed or merged; None where it is gone."""
    ref = Ref.parse(find_new_ref(root, str(before.ref)) or "")
    if ref is None:
        return None
    folder, _slash, name = before.path.rpartition("/")
    place = {"id": ref.id, "path": f"{folder}/{ref.id}.{name.rpartition('.')[2]}".lstrip("/")}
    return with_fields(before, place), with_fields(wanted, place)


def _field_text(record: Record, name: str) -> str:
    """Return a field as it stands in a file."""
    encoded = dict(zip(record.__struct_fields__, record.__struct_encode_fields__, strict=True))
    fields = collect_fields(record) | {"body": record.body}
    value = fields.get(encoded[name])
    return "\n".join(format_field(encoded[name], value, 0)) if value else ""
