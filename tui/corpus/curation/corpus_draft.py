"""The records of a corpus as a step will leave them: read, changed, created and deleted as values."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from msgspec import Struct, structs

from tui.corpus.folder import CorpusError, open_folder
from tui.corpus.journal.steps import StepDraft, StepResult, write_step
from tui.corpus.record_files.frontmatter import dump_record
from tui.corpus.record_files.record_edit import (
    EditError,
    change_record,
    decode_record,
    load_record,
    normalize_record,
)
from tui.corpus.scan import KINDS_OF_FOLDERS, RecordFile, id_of_filename
from tui.corpus.validate import record_problems
from tui.i18n import N_
from tui.model.records import NOBODY, Article, Kind, Problem, Record, Ref
from tui.model.text import clean_line

T = TypeVar("T")
R = TypeVar("R", bound=Record)
S = TypeVar("S", bound=Struct)

#: An id made of a name has no more characters than this, so that a file system takes it.
MAX_ID_CHARS = 80
#: An id that a person gives may be longer; file systems take 255 bytes.
_MAX_GIVEN_ID_CHARS = 200
#: With this many records of one name, another name is required.
_MAX_NAMESAKES = 100
_FOLDERS: dict[Kind, str] = {kind: folder for folder, kind in KINDS_OF_FOLDERS.items()}


class NoRecordError(EditError):
    """There is no record with an id; `ref` is the record that was meant."""

    def __init__(self, ref: Ref) -> None:
        super().__init__(N_("there is no {kind} {id}").format(kind=ref.kind, id=ref.id))
        self.ref = ref


class CorpusDraft:
    """A draft of a step whose files are records. Raises EditError and WriteError."""

    def __init__(self, draft: StepDraft) -> None:
        self.files = draft
        self.touched: dict[Ref, Record] = {}  # records that were changed or created
        self._new_paths: dict[Ref, str] = {}  # of records that were created or renamed

    @cached_property
    def entries(self) -> dict[Ref, RecordFile]:
        """Return the files of all records, as they are before the step."""
        try:
            return {entry.ref: entry for entry in open_folder(self.files.root).scan()}
        except CorpusError as error:
            raise EditError(str(error)) from error

    def find_path(self, ref: Ref) -> str | None:
        """Return the path of a record’s file, None if there is none; lists the folders only if it must."""
        path = self._new_paths.get(ref, f"{_FOLDERS[ref.kind]}/{ref.id}.md")
        if self.files.read(path) is None:
            path = entry.path if (entry := self.entries.get(ref)) else path
        return path if self.files.read(path) is not None else None

    def has(self, ref: Ref) -> bool:
        """Return whether there will be such a record."""
        return self.find_path(ref) is not None

    def read(self, ref: Ref) -> Record:
        """Return a record; raises NoRecordError."""
        path = self.find_path(ref)
        if path is None:
            raise NoRecordError(ref)
        loaded = load_record(ref.kind, ref.id, path, decode_record(path, self.files.read(path)))
        if loaded.record is None:
            raise EditError(
                str(
                    loaded.problems[0] if loaded.problems else N_("{path}: is not a record").format(path=path)
                )
            )
        return loaded.record

    def change(self, wanted: Record) -> None:
        """Give a record other values; in its file only the lines of these change."""
        text = decode_record(wanted.path, self.files.read(wanted.path))
        self.files.write(wanted.path, change_record(text, wanted).encode("utf-8"))
        self.touched[wanted.ref] = wanted

    def create(self, record: R) -> R:
        """Write a new record and return it with its id, made of its title where it has none, and path."""
        id = record.id or self._make_id(record)
        path = f"{_FOLDERS[record.ref.kind]}/{id}.md"
        new = normalize_record(structs.replace(record, id=id, path=path))
        self.files.write(path, dump_record(new).encode("utf-8"))
        self._new_paths[new.ref] = path
        self.touched[new.ref] = new
        return new

    def rename(self, record: Record, id: str) -> Record:
        """Give the file of a record the name of another id, in its folder; raises EditError."""
        if not id.strip():
            raise EditError(N_("the id is missing: letters, digits, “.” and “-”"))
        if id != id_of_filename(id) or id.startswith(".") or len(id) > _MAX_GIVEN_ID_CHARS:
            words = N_("an id has only letters, digits, “.” and “-”: {id}").format(
                id=shorten_id(id_of_filename(id))
            )
            raise EditError(f"“{id[:_MAX_GIVEN_ID_CHARS]}”: {words}")
        if not self.is_free(record.ref.kind, id):
            raise EditError(
                N_("{kind}:{id}: already exists; merge the two, or choose another id").format(
                    kind=record.ref.kind, id=id
                )
            )
        folder, name = record.path.rpartition("/")[::2]
        path = f"{folder}/{id}.{name.rpartition('.')[2]}".lstrip("/")
        new = structs.replace(record, id=id, path=path)
        self.files.write(path, self.files.read(record.path))
        self.delete(record)
        self._new_paths[new.ref] = path
        self.touched[new.ref] = new
        return new

    def _make_id(self, record: Record) -> str:
        """Return a free id made of a record’s title."""
        stem = shorten_id(id_of_filename(clean_line(record.title)).lower().strip(".-")) or record.ref.kind
        for number in range(1, _MAX_NAMESAKES):
            id = stem if number == 1 else f"{stem}-{number}"
            if self.is_free(record.ref.kind, id):
                return id
        folder = self.files.root / _FOLDERS[record.ref.kind]
        raise EditError(
            N_("{folder}: too many files named {stem}; choose another name").format(folder=folder, stem=stem)
        )

    @cached_property
    def _lower_ids(self) -> set[tuple[Kind, str]]:
        return {(ref.kind, ref.id.lower()) for ref in self.entries}

    def is_free(self, kind: Kind, id: str) -> bool:
        """Return whether a new record can have an id: no other has it, in any case of its letters."""
        lower, path = id.lower(), f"{_FOLDERS[kind]}/{id}.md"
        is_taken = (kind, lower) in self._lower_ids or (kind == "actor" and lower == NOBODY)
        return not is_taken and self.files.read(path) is None

    def delete(self, record: Record) -> None:
        """Delete the file of a record."""
        self.files.write(record.path, None)
        self.touched.pop(record.ref, None)

    def find_records(self, kind: Kind, *texts: str) -> Iterator[Record]:
        """Yield the records of a kind in whose files one of some texts stands; unusable ones are left out."""
        sought = [text.encode() for text in texts]
        for entry in [entry for entry in self.entries.values() if entry.kind == kind]:
            if (data := self._peek(entry)) is not None and any(text in data for text in sought):
                try:
                    yield self.read(entry.ref)
                except EditError:
                    continue

    def _peek(self, entry: RecordFile) -> bytes | None:
        """Return the bytes of a file, unsettled: only to see whether it is worth a look."""
        if entry.ref in self.touched:
            return self.files.read(entry.path)
        try:
            return (self.files.root / entry.path).read_bytes()
        except OSError:
            return None

    # -- validation ----------------------------------------------------------------------------

    def find_problems(self, record: Record) -> list[Problem]:
        """Return what would be wrong with a record once the step is made."""
        return record_problems(record, self.has, self.body_of)

    def body_of(self, id: str) -> str | None:
        try:
            article = self.read(Ref("article", id))
        except EditError:
            return None
        return article.body if isinstance(article, Article) else None


def with_fields(record: S, changes: Mapping[str, Any]) -> S:
    """Return a record or note with other values of the fields that `changes` names."""
    return type(record)(**{**structs.asdict(record), **changes})


def shorten_id(id: str) -> str:
    """Return an id of at most MAX_ID_CHARS characters, cut between words where that is possible."""
    if len(id) <= MAX_ID_CHARS:
        return id
    return (id[: MAX_ID_CHARS + 1].rpartition("-")[0] or id[:MAX_ID_CHARS]).rstrip(".-")


def edit_corpus(
    root: Path, what: str, edit: Callable[[CorpusDraft], T], *, is_dry_run: bool = False
) -> StepResult[T]:
    """Make a step of an edit of records; raises EditError if a record would have a problem that it had not.

    `what` says in words what the step is.
    """

    def make_changes(files: StepDraft) -> T:
        draft = CorpusDraft(files)
        value = edit(draft)
        for record in draft.touched.values():
            _refuse_new_problems(draft, record)
        return value

    return write_step(root, what, make_changes, is_dry_run=is_dry_run)


def _refuse_new_problems(draft: CorpusDraft, record: Record) -> None:
    """Raise EditError for the first problem of a record that its file had not before the step."""
    problems = draft.find_problems(record)
    if not problems:
        return
    old = _read_old(draft, record)
    known = {(problem.field, problem.message) for problem in (draft.find_problems(old) if old else ())}
    new = [problem for problem in problems if (problem.field, problem.message) not in known]
    if new:
        raise EditError(f"{new[0].path}: {new[0].field}: {new[0].message}")


def _read_old(draft: CorpusDraft, record: Record) -> Record | None:
    """Return a record as its file had it before the step; None where there was none."""
    data = draft.files.read_before(record.path)
    if data is None:
        return None
    text = decode_record(record.path, data)
    return load_record(record.ref.kind, record.id, record.path, text).record
