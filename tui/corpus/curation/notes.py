"""Notes of a person: made and deleted, each an act in the journal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from secrets import token_hex

from msgspec import structs

from tui.corpus.curation.claims import quote_span
from tui.corpus.curation.corpus_draft import CorpusDraft, edit_corpus
from tui.corpus.curation.record_fields import FormConflictError, merge_fields
from tui.corpus.curation.references import unique
from tui.corpus.folder import Folder
from tui.corpus.journal.steps import StepResult
from tui.corpus.record_files.frontmatter import collect_fields, dump_record
from tui.corpus.record_files.note_file import parse_note
from tui.corpus.record_files.record_edit import (
    EditError,
    decode_record,
    edit_front_matter,
    replace_body,
)
from tui.corpus.record_files.value_changes import find_changes
from tui.corpus.scan import NOTES, id_of_filename
from tui.corpus.validate import note_problems
from tui.i18n import N_
from tui.model.quotes import find_quotes
from tui.model.records import Article, Note, Ref

#: Bytes of chance in the name of a note, so that two people's never conflict.
_NAME_BYTES = 2


def create_note(root: Path, note: Note, *, is_dry_run: bool = False) -> StepResult[Note]:
    """Write a note to a file of its own; its id and the time, where it has none, are those of now.

    Of a quotation that stands more than once in the article, the place is that of `prefix` and `suffix`, else
    the first. Raises EditError, also where the record or the quotation is not there, and WriteError.
    """

    def edit(draft: CorpusDraft) -> Note:
        if not (note.body.strip() or note.quote):
            raise EditError(N_("the note says nothing: write some words"))
        made = note.made or datetime.now().isoformat(timespec="minutes")
        full = structs.replace(_with_place(draft, note), made=made)
        id = note.id or _free_id(draft, made)
        path = f"{NOTES}/{id}.md"
        if draft.files.read(path) is not None:
            raise EditError(N_("{path}: already exists").format(path=path))
        text = dump_record(structs.replace(full, id=id, path=path))
        return _write_note(draft, path, text)

    what = N_("note “{text}” on {about}").format(text=note.summary, about=note.about)
    return edit_corpus(root, what, edit, is_dry_run=is_dry_run)


def change_note(
    root: Path, id: str, body: str, labels: Sequence[str] = (), *, is_dry_run: bool = False
) -> StepResult[Note]:
    """Give a note another text, and more labels. Raises EditError and WriteError."""
    before = next((one.note for one in Folder(root).notes() if one.note and one.note.id == id), None)
    if before is None:
        raise EditError(N_("there is no note {id}").format(id=id))
    wanted = structs.replace(before, body=body, labels=unique((*before.labels, *labels)))
    return save_note(root, before, wanted, is_dry_run=is_dry_run)


def save_note(root: Path, before: Note, wanted: Note, *, is_dry_run: bool = False) -> StepResult[Note]:
    """Write what differs between two values of a note; what others changed meanwhile stays.

    `before` is the note as it was opened. Raises FormConflictError where the same has been changed in the
    file, EditError, and WriteError.
    """

    def edit(draft: CorpusDraft) -> Note:
        text, current = read_note(draft, before.id)
        merged, conflicts = merge_fields(before, wanted, current)
        if conflicts:
            raise FormConflictError(current.path, conflicts)
        changes = list(find_changes(collect_fields(current), collect_fields(merged)))
        changed = edit_front_matter(current.path, text, changes)
        if merged.body != current.body:
            changed = replace_body(changed, merged.body)
        return _write_note(draft, current.path, changed)

    return edit_corpus(root, N_("change note:{id}").format(id=before.id), edit, is_dry_run=is_dry_run)


def delete_note(root: Path, id: str, *, is_dry_run: bool = False) -> StepResult[Note]:
    """Delete a note; return it as it was. Raises EditError and WriteError."""

    def edit(draft: CorpusDraft) -> Note:
        _text, note = read_note(draft, id)
        draft.files.write(note.path, None)
        return note

    return edit_corpus(root, N_("delete note:{id}").format(id=id), edit, is_dry_run=is_dry_run)


def read_note(draft: CorpusDraft, id: str) -> tuple[str, Note]:
    """Return the text of a note’s file, and the note; raises EditError where there is none."""
    path = f"{NOTES}/{id}.md"
    data = draft.files.read(path) if id == id_of_filename(id) else None
    if data is None:
        raise EditError(N_("there is no note {id}").format(id=id))
    text = decode_record(path, data)
    loaded = parse_note(path, text)
    if loaded.note is None:
        raise EditError(
            str(loaded.problems[0]) if loaded.problems else N_("{path}: is not a note").format(path=path)
        )
    return text, loaded.note


def _write_note(draft: CorpusDraft, path: str, text: str) -> Note:
    """Write the text of a note’s file, and return the note; raises EditError for what would be wrong."""
    loaded = parse_note(path, text)
    problems = [*loaded.problems]
    if loaded.note is not None:
        problems += note_problems(loaded.note, draft.has, draft.body_of)
    if problems or loaded.note is None:
        raise EditError(
            f"{problems[0].field}: {problems[0].message}" if problems else N_("cannot be written")
        )
    draft.files.write(path, text.encode("utf-8"))
    return loaded.note


def _free_id(draft: CorpusDraft, made: str) -> str:
    """Return the day, and some letters that no other note of the day has."""
    while True:
        id = f"{made[:10]}-{token_hex(_NAME_BYTES)}"
        if draft.files.read(f"{NOTES}/{id}.md") is None:
            return id


def _with_place(draft: CorpusDraft, note: Note) -> Note:
    """Return a note with what tells the place of its quotation from others."""
    ref = Ref.parse(note.about)
    article = draft.read(ref) if ref and ref.kind == "article" and note.quote and draft.has(ref) else None
    if not isinstance(article, Article) or note.quote is None:
        return note
    places = list(find_quotes(article.body, note.quote, note.prefix, note.suffix))
    if not places:
        return note
    selector = quote_span(article.body, *places[0])
    prefix, suffix = note.prefix or selector.prefix, note.suffix or selector.suffix
    return structs.replace(note, prefix=prefix, suffix=suffix)
