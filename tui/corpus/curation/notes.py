"""Notes of a person: made and deleted, each an act in the journal."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from secrets import token_hex

from msgspec import structs

from tui.corpus.curation.claims import quote_span
from tui.corpus.curation.corpus_draft import CorpusDraft, edit_corpus
from tui.corpus.journal.steps import StepResult
from tui.corpus.notes_file import FOLDER, parse_note
from tui.corpus.record_files.frontmatter import dump_record
from tui.corpus.record_files.record_edit import EditError
from tui.corpus.scan import KINDS_OF_FOLDERS
from tui.corpus.validate import note_problems
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
        if not any((root / folder).is_dir() for folder in KINDS_OF_FOLDERS):
            raise EditError(f"{root}: has no folder articles; make it, and put the articles there")
        made = note.made or datetime.now().isoformat(timespec="minutes")
        full = structs.replace(_with_place(draft, note), made=made)
        id = note.id or _free_id(draft, made)
        path = f"{FOLDER}/{id}.md"
        text = dump_record(structs.replace(full, id=id, path=path))
        loaded = parse_note(path, text)
        problems = [*loaded.problems, *(_problems_of(draft, loaded.note) if loaded.note else ())]
        if problems or loaded.note is None:
            words = f"{problems[0].field}: {problems[0].message}" if problems else "cannot be written"
            raise EditError(words)
        draft.files.write(path, text.encode("utf-8"))
        return loaded.note

    return edit_corpus(root, f"note on {note.about}", edit, is_dry_run=is_dry_run)


def _free_id(draft: CorpusDraft, made: str) -> str:
    """Return the day, and some letters that no other note of the day has."""
    while True:
        id = f"{made[:10]}-{token_hex(_NAME_BYTES)}"
        if draft.files.read(f"{FOLDER}/{id}.md") is None:
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


def _problems_of(draft: CorpusDraft, note: Note) -> list[object]:
    return list(note_problems(note, draft.has, draft.body_of))
