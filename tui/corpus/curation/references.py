"""What refers to a record: other records, decisions and notes; references follow where it goes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from msgspec import Struct, structs

from tui.corpus.curation.corpus_draft import CorpusDraft
from tui.corpus.decisions_file import FILE, UNSAFE, read_entries
from tui.corpus.record_files.frontmatter import collect_fields
from tui.corpus.record_files.note_file import parse_note
from tui.corpus.record_files.record_edit import EditError, decode_record, edit_front_matter
from tui.corpus.record_files.value_changes import ValueChange, find_changes
from tui.corpus.record_files.yaml_edit import YamlEditError, edit_yaml
from tui.corpus.record_files.yaml_list import YamlListError, count_entries, split_byte_order_marks
from tui.corpus.scan import NOTES
from tui.i18n import N_
from tui.model.records import Actor, Claim, Decision, Event, Participant, Record, Ref

T = TypeVar("T")


class RecordReference(Struct, frozen=True):
    """A place that refers to a record: a record’s ref or a file’s path, and the field in it."""

    where: str
    field: str
    note: str = ""  # the words of a note that goes with the record


class _Move(Struct, frozen=True):
    """A record that goes, the id that takes its place, None for none, and the words for it as a place."""

    old: Ref
    new: str | None
    words: str

    def follow(self, id: str | None) -> str | None:
        """Return what stands for an id of the record’s kind after the move."""
        return self.new if id == self.old.id else id


def move_references(draft: CorpusDraft, old: Record, new: str | None) -> list[RecordReference]:
    """Let everything that refers to `old` refer to the id `new`, or to nothing; return the places.

    A place that is gone stays as the plain words of its name. Raises EditError, also where an event would be
    left without a claim.
    """
    move = _Move(old.ref, new, old.title)
    references: list[RecordReference] = []
    for kind in ("actor", "event") if old.ref.kind == "actor" else ("event",):
        for record in draft.find_records(kind, old.id):
            references += _move_in_record(draft, record, move)
    return [*references, *_move_in_decisions(draft, move), *_move_in_notes(draft, move)]


def _move_in_record(draft: CorpusDraft, record: Record, move: _Move) -> Iterator[RecordReference]:
    if record.ref == move.old and move.new is None:
        return
    moved = _moved_record(record, move)
    if isinstance(moved, Event) and not moved.claims:
        raise EditError(
            N_("{ref} has no other claims than those of {old}: delete it first").format(
                ref=record.ref, old=move.old
            )
        )
    changes = list(find_changes(collect_fields(record), collect_fields(moved)))
    if changes:
        draft.change(moved)
    for change in changes:
        yield RecordReference(str(record.ref), _format_path(change))


def _format_path(change: ValueChange) -> str:
    """Return a path as problems name it: `claims[1].article`."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in change.path).lstrip(".")


def _moved_record(record: Record, move: _Move) -> Record:
    """Return a record with its references moved."""
    if isinstance(record, Actor) and move.old.kind == "actor":
        roles = tuple(structs.replace(role, of=move.follow(role.of)) for role in record.roles)
        return structs.replace(record, of=move.follow(record.of), roles=unique(roles))
    if isinstance(record, Event) and move.old.kind == "event":
        related = (move.follow(id) for id in record.related)
        return structs.replace(record, related=unique(id for id in related if id and id != record.id))
    if isinstance(record, Event) and move.old.kind == "article":
        claims = (structs.replace(claim, article=move.follow(claim.article)) for claim in record.claims)
        kept = unique(claim for claim in claims if claim.article or claim.source)
        return structs.replace(record, claims=kept)
    return _with_moved_actor(record, move) if isinstance(record, Event) else record


def _with_moved_actor(event: Event, move: _Move) -> Event:
    def moved_claim(claim: Claim) -> Claim:
        participants = _moved_participants(claim.participants, move)
        return structs.replace(claim, place=_moved_place(claim.place, move), participants=participants)

    return structs.replace(
        event,
        place=_moved_place(event.place, move),
        participants=_moved_participants(event.participants, move),
        claims=tuple(map(moved_claim, event.claims)),
    )


def _moved_place(place: str | None, move: _Move) -> str | None:
    return (move.new or move.words) if place == move.old.id else place


def _moved_participants(participants: tuple[Participant, ...], move: _Move) -> tuple[Participant, ...]:
    moved = ((move.follow(one.actor), one.role) for one in participants)
    return unique(Participant(actor, role) for actor, role in moved if actor)


def unique(items: Iterator[T] | tuple[T, ...]) -> tuple[T, ...]:
    """Return items in their order, without those that are equal to an earlier one."""
    result: list[T] = []
    for item in items:
        if item not in result:
            result.append(item)
    return tuple(result)


# -- decisions and notes -----------------------------------------------------------------------


def read_decision_items(draft: CorpusDraft) -> list[Decision | None]:
    """Return the entries of decisions.yaml; None for one that is none."""
    data = draft.files.read(FILE)
    return read_entries(decode_record(FILE, data)) if data else []


def change_decisions(draft: CorpusDraft, changes: list[ValueChange]) -> None:
    """Change entries of decisions.yaml; the file goes with its last one. Raises EditError."""
    if not changes:
        return
    text = decode_record(FILE, draft.files.read(FILE))
    marks, rest = split_byte_order_marks(text)
    try:
        changed = marks + edit_yaml(rest, changes)
        is_as_read = count_entries(text) == len(read_entries(text))
    except (YamlEditError, YamlListError) as error:
        raise EditError(
            N_("{file}:{line}: {error}; change it there yourself").format(
                file=FILE, line=error.line, error=error
            )
        ) from error
    if not is_as_read:
        raise EditError(UNSAFE.format(path=FILE))
    draft.files.write(FILE, changed.encode("utf-8") if changed.strip() else None)


def _move_in_decisions(draft: CorpusDraft, move: _Move) -> Iterator[RecordReference]:
    name = "article" if move.old.kind == "article" else "is"
    changes = []
    for index, decision in reversed(list(enumerate(read_decision_items(draft)))):
        if decision is None:
            continue
        if (Ref("article", decision.article or "") if name == "article" else decision.target) == move.old:
            is_rejection = name == "article" and decision.suggestion
            path = (index, name) if move.new or is_rejection else (index,)
            changes.append(ValueChange("set" if move.new else "delete", path, move.new))
            yield RecordReference(FILE, f"[{index}].{name}")
    change_decisions(draft, changes)


def _move_in_notes(draft: CorpusDraft, move: _Move) -> Iterator[RecordReference]:
    folder = draft.files.root / NOTES
    for file in sorted(folder.glob("*.md")) if folder.is_dir() else ():
        path = f"{NOTES}/{file.name}"
        text = decode_record(path, draft.files.read(path))
        note = parse_note(path, text).note
        if note is not None and note.about == str(move.old):
            draft.files.write(path, _moved_note(path, text, move))
            yield RecordReference(path, "about", "" if move.new else note.summary)


def _moved_note(path: str, text: str, move: _Move) -> bytes | None:
    """Return the bytes of a note that is about another record now; None: it goes with its record."""
    if move.new is None:
        return None
    about = str(Ref(move.old.kind, move.new))
    return edit_front_matter(path, text, [ValueChange("set", ("about",), about)]).encode("utf-8")
