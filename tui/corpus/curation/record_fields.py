"""Fields of records: what a form changed, and labels."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TypeVar, cast, get_args

from msgspec import Struct, structs

from tui.corpus.curation.corpus_draft import CorpusDraft, edit_corpus, with_fields
from tui.corpus.curation.merge import FieldConflict
from tui.corpus.curation.references import unique
from tui.corpus.curation.typed_dates import read_typed_date
from tui.corpus.journal.steps import StepResult
from tui.corpus.record_files.frontmatter import collect_fields, format_field
from tui.corpus.record_files.record_edit import EditError, load_record
from tui.corpus.record_files.struct_builder import DERIVED_FIELDS, UNKNOWN_FIELD, date_fields
from tui.i18n import N_
from tui.model.records import Participant, ParticipantRole, Problem, Record, Ref
from tui.model.text import clean_line

R = TypeVar("R", bound=Record)
S = TypeVar("S", bound=Struct)

PARTICIPANT_ROLES: tuple[str, ...] = get_args(ParticipantRole)
_ASSIGNMENT = re.compile(r"\A(?P<name>[a-z]++)(?P<how>[+-]?+)=(?P<value>.*+)", re.DOTALL)


class FormConflictError(EditError):
    """Fields that were changed in a form have been changed in the file, too; both are in `conflicts`."""

    def __init__(self, path: str, conflicts: Sequence[FieldConflict]) -> None:
        names = ", ".join(conflict.field for conflict in conflicts)
        super().__init__(N_("{path}: changed in the file meanwhile: {names}").format(path=path, names=names))
        self.conflicts = tuple(conflicts)


def save_record(root: Path, before: R, wanted: R, *, is_dry_run: bool = False) -> StepResult[R]:
    """Write the fields that differ between two values of a record; what others changed meanwhile stays.

    `before` is the record as the form was opened with it. Return the record as it is then. Raises
    FormConflictError where a field has been changed in the file, too, EditError, and WriteError.
    """

    what = N_("change {ref}: {what}").format(ref=before.ref, what=_changed_names(before, wanted))
    return edit_corpus(root, what, lambda draft: draft_fields(draft, before, wanted), is_dry_run=is_dry_run)


def draft_fields(draft: CorpusDraft, before: R, wanted: R) -> R:
    """Write the fields that differ to a draft, as `save_record` does."""
    current = draft.read(before.ref)
    assert isinstance(current, type(before))
    merged, conflicts = merge_fields(before, wanted, current)
    if conflicts:
        raise FormConflictError(current.path, conflicts)
    if merged != current:
        draft.change(merged)
    return merged


def merge_fields(before: S, wanted: S, current: S) -> tuple[S, list[FieldConflict]]:
    """Return the current value with the fields that are wanted, and those on which both sides differ.

    Of a list, or of names by language, what only one side has added or taken out is no conflict.
    """
    conflicts: list[FieldConflict] = []
    changes: dict[str, object] = {}
    for name in _changed_fields(before, wanted):
        old, new, now = (getattr(record, name) for record in (before, wanted, current))
        merged = _merge_values(old, new, now)
        if merged is None and new is not None:
            conflicts.append(FieldConflict(name, str(now), str(new)))
        else:
            changes[name] = merged
    return with_fields(current, changes), conflicts


def _merge_values(old: Any, new: Any, now: Any) -> Any:
    """Return the value of a field that was changed from `old` to `new`, and is `now`; None: a conflict."""
    if now in (old, new):
        return new
    if isinstance(now, tuple):
        gone, more = [item for item in old if item not in new], [item for item in new if item not in old]
        if (gone or more) and all(item in now for item in gone):
            return unique((*(item for item in now if item not in gone), *more))
    elif isinstance(now, dict):
        changed = [key for key in old | new if old.get(key) != new.get(key)]
        if all(now.get(key) in (old.get(key), new.get(key)) for key in changed):
            kept = {key: value for key, value in now.items() if key not in changed}
            return kept | {key: new[key] for key in changed if key in new}
    return None


def _changed_fields(before: Struct, wanted: Struct) -> list[str]:
    return [name for name in before.__struct_fields__ if getattr(before, name) != getattr(wanted, name)]


def _changed_names(before: Record, wanted: Record) -> str:
    """Return the names of changed fields as files have them; the text is «text»."""
    encoded = dict(zip(before.__struct_fields__, before.__struct_encode_fields__, strict=True))
    names = (encoded[name] for name in _changed_fields(before, wanted))
    return ", ".join("text" if name == "body" else name for name in names)


def set_fields(record: R, assignments: Sequence[str]) -> R:
    """Return a record with fields set as `field=value`; `field+=item` and `field-=item` change a list.

    Values are YAML, as in a file, and dates also words: «8 juillet 2024». No value takes a field out, and
    `text` is the body. Raises EditError, with what would be right.
    """
    fields, body = collect_fields(record), record.body
    for assignment in assignments:
        match = _ASSIGNMENT.fullmatch(assignment)
        if match is None:
            raise EditError(
                N_("“{assignment}”: write field=value, field+=item or field-=item").format(
                    assignment=assignment[:60]
                )
            )
        if match["name"] == "text":
            body = match["value"]
        else:
            value = _parse_value(match["value"])
            if isinstance(value, str) and match["name"] in date_fields(type(record)):
                value = read_typed_date(value) or value
            _assign(fields, match["name"], match["how"], value)
    lines = [line for name, value in fields.items() for line in format_field(name, value, 0)]
    text = "\n".join(["---", *lines, "---", body, ""])
    loaded = load_record(record.ref.kind, record.id, record.path, text)
    wrong = [problem for problem in loaded.problems if problem.field not in record.extra]
    if wrong or not isinstance(loaded.record, type(record)):
        if not wrong:
            raise EditError(N_("{ref} would not be valid").format(ref=record.ref))
        raise EditError(f"{wrong[0].field}: {_describe_refusal(record, wrong[0])}")
    return loaded.record


def _describe_refusal(record: Record, problem: Problem) -> str:
    """Return why fields are not set: of one that records do not have, which name would be right."""
    if not problem.message.startswith(UNKNOWN_FIELD.partition(",")[0]):  # kept of records, left out of parts
        return problem.message
    words = N_("no such field, so nothing was written")
    if meant := problem.message.partition("; ")[2]:
        return f"{words}; {meant}"
    if "." in problem.field:
        return words
    fields = [name for name in record.__struct_encode_fields__ if name not in DERIVED_FIELDS]
    return f"{words}; " + N_("there are {names}").format(names=", ".join([*fields, "text"]))


def parse_participants(texts: Sequence[str]) -> tuple[Participant, ...]:
    """Return participants written as `id` or `id:role`; raises EditError for another role."""
    participants = []
    for text in texts:
        id, _colon, role = text.partition(":")
        if role and role not in PARTICIPANT_ROLES:
            raise EditError(
                N_("{text}: the role is one of {roles}").format(text=text, roles=", ".join(PARTICIPANT_ROLES))
            )
        participants.append(Participant(id, cast(ParticipantRole, role or "actor")))
    return tuple(participants)


def _assign(fields: dict[str, Any], name: str, how: str, value: Any) -> None:
    items = fields.get(name, [])
    if how and not isinstance(items, list):
        raise EditError(N_("{name}: is not a list; write {name}=value").format(name=name))
    if how == "+":
        fields[name] = items if value in items else [*items, value]
    elif how == "-":
        if value not in items:
            raise EditError(N_("{name}: “{value}” is not in it").format(name=name, value=value))
        fields[name] = [item for item in items if item != value]
    else:
        fields[name] = value
    if fields[name] in ("", []):
        del fields[name]


def _parse_value(text: str) -> Any:
    """Return the texts, lists and mappings that a value means in YAML; one that is none is plain text."""
    import yaml  # late: only writing needs it

    try:
        value = yaml.load(text, yaml.CBaseLoader)  # texts alone
    except (yaml.YAMLError, UnicodeError):
        return text
    return text if value is None else value


def change_labels(
    root: Path, ref: Ref, add: Sequence[str] = (), remove: Sequence[str] = (), *, is_dry_run: bool = False
) -> StepResult[Record]:
    """Add labels to a record, and take others away. Raises EditError and WriteError."""
    new, gone = ([clean_line(label) for label in labels] for labels in (add, remove))

    def edit(draft: CorpusDraft) -> Record:
        record = draft.read(ref)
        labels = tuple(label for label in unique((*record.labels, *filter(None, new))) if label not in gone)
        wanted = structs.replace(record, labels=labels)
        if wanted != record:
            draft.change(wanted)
        return wanted

    words = ", ".join([*new, *(N_("without {label}").format(label=label) for label in gone)])
    what = N_("label “{words}” of {ref}").format(words=words, ref=ref)
    return edit_corpus(root, what, edit, is_dry_run=is_dry_run)
