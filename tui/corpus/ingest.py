"""Ingestion of press texts: each is parsed and stored as an article, along with its original file.

A file of any form that is recognized is read by the reader of its form, article by article; nothing else is
read. Nothing is overwritten. An article that the corpus has already, by the bytes of its original or by its
text in the same newspaper, is reported and skipped; so an interrupted run can be repeated, and two
simultaneous runs store each text once. Every file is written whole or not at all: the original first, then
the article. What a run has stored is a step of the journal.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress

from msgspec import structs

from tui.corpus.bundled import bundled_corpus_path
from tui.corpus.encoding import NotTextError, decode_text
from tui.corpus.extraction.exports.export_file import ExportFile, make_export
from tui.corpus.extraction.exports.export_items import ExportItem, ReadingOptions, Refusal, UnreadableError
from tui.corpus.extraction.exports.form_detection import Form, detect_form
from tui.corpus.extraction.exports.form_readers import has_export_reader, read_export
from tui.corpus.extraction.exports.zip_archive import list_members, open_archive, open_members, read_member
from tui.corpus.extraction.raw_article import Inference
from tui.corpus.folder import Folder
from tui.corpus.ingestion.article_doubts import Doubt, find_doubts
from tui.corpus.ingestion.ingest_result import IngestResult, make_failure, make_problem
from tui.corpus.ingestion.ingest_sources import Source, find_belongings
from tui.corpus.ingestion.original_files import OriginalStore, name_original
from tui.corpus.ingestion.stored_files import StoredFiles
from tui.corpus.known_articles import KnownArticles
from tui.corpus.record_files.frontmatter import dump_record
from tui.corpus.record_files.loader import make_article, read_record
from tui.corpus.safe_write.file_edits import CorpusLockedError, WriteError, open_writer
from tui.i18n import N_
from tui.languages.registry import DEFAULT_TAG
from tui.model.records import Article, Original
from tui.model.text import clean_line

#: Archives inside an archive are opened, but not those inside these.
_MAX_ARCHIVE_DEPTH = 2

#: Receives the progress (done, total, name of the current source); returning False stops the run.
Progress = Callable[[int, int, str], bool]


class AddError(Exception):
    """Nothing can be added to the corpus; the message, on one line, names the remedy."""


def add_files(
    folder: Folder,
    sources: Sequence[Source],
    *,
    dry_run: bool = False,
    progress: Progress | None = None,
    options: ReadingOptions | None = None,
) -> Iterator[IngestResult]:
    """Read each source and store its articles; yields as they are stored, the results of a file in a row.

    Raises `AddError` where the corpus cannot be written. `progress` is also asked between two articles.
    """
    if not dry_run and not os.access(folder.root, os.W_OK):
        words = N_("{root}: cannot be written to; `niger-tui init DIR` makes a corpus of your own")
        raise AddError(words.format(root=folder.root))
    importer = _ArticleImporter(folder, dry_run, options or ReadingOptions())
    try:
        yield from _add_sources(importer, sources, progress)
    finally:
        try:
            importer.stored_files.record_step()
        except WriteError as error:
            words = N_("stored, but the journal does not have it: {error}")
            raise AddError(words.format(error=error)) from error


def _add_sources(
    importer: _ArticleImporter, sources: Sequence[Source], progress: Progress | None
) -> Iterator[IngestResult]:
    """Add sources one after another until `progress` says to stop."""
    for done, source in enumerate(sources):
        if progress and not progress(done, len(sources), source.name):
            return
        for count, result in enumerate(importer.add(source), 1):
            yield result
            is_one_of_many = result.part or result.file != source.name
            if progress and is_one_of_many and not progress(done, len(sources), f"{source.name}: {count:,}"):
                return


def write_refusal(corpus: str | None) -> str | None:
    """Return why texts must not be added if no corpus was named (the bundled one is read-only); else None."""
    if corpus:
        return None
    return N_(
        "the bundled corpus is not for your texts; `niger-tui init DIR` makes one of your own, then:"
        " niger-tui add --corpus DIR FILE (or --corpus {bundled} if you mean this one)"
    ).format(bundled=bundled_corpus_path())


class _ArticleImporter:
    """Imports texts into a corpus, one after another."""

    def __init__(self, folder: Folder, dry_run: bool, options: ReadingOptions) -> None:
        self._folder = folder
        self._dry_run = dry_run
        self._options = options
        self._known = KnownArticles(folder)
        self._originals = OriginalStore(folder.root)
        self._lang = folder.meta()[0].lang or DEFAULT_TAG
        self.stored_files = StoredFiles(folder.root)

    def add(self, source: Source) -> Iterator[IngestResult]:
        """Read a source and store what it holds; problems are results. Raises AddError if it is locked."""
        results = self._add_file(source.open(), 0)
        for number, result in enumerate(results):
            notes = [make_problem(result.file, note) for note in source.notes if not number]
            yield structs.replace(result, problems=(*result.problems, *notes)) if notes else result

    def _add_file(self, file: ExportFile, depth: int) -> Iterator[IngestResult]:
        """Add what a file holds; whatever is wrong with it becomes a result that says so."""
        form: Form | None = None
        try:
            form = detect_form(file)
            if form is Form.ZIP:
                yield from self._add_archive(file, depth)
            elif has_export_reader(form):
                yield from self._add_export(file, form)
            else:
                yield self._add_raw(file, form)
        except CorpusLockedError as error:
            raise AddError(str(error)) from error
        except (WriteError, NotTextError, UnreadableError) as error:
            yield make_failure(file.name, str(error), form)
        except FileNotFoundError:
            yield make_failure(file.name, N_("there is no such file or folder"), form)
        except (OSError, ValueError) as error:
            words = N_("cannot be read: {reason}").format(reason=getattr(error, "strerror", None) or error)
            yield make_failure(file.name, words, form)

    def _add_archive(self, file: ExportFile, depth: int) -> Iterator[IngestResult]:
        """Add what the members of an archive hold."""
        if depth >= _MAX_ARCHIVE_DEPTH:
            raise UnreadableError(N_("an archive inside archives: unpack it first"))
        with open_archive(file) as archive:
            names = [info.filename for info in list_members(archive)]

            def open_member(name: str) -> ExportFile | None:
                data = read_member(archive, name)
                return make_export(name, data) if data is not None else None

            belongings = find_belongings(names, open_member)
        if not names:
            raise UnreadableError(N_("an empty archive"))
        for name, member in open_members(file, belongings.left_out):
            if isinstance(member, Refusal):
                yield make_failure(f"{file.name}/{name}", member.reason, None)
                continue
            notes = belongings.notes.get(name, ())
            for result in self._add_file(member, depth + 1):
                problems = (*result.problems, *(make_problem(result.file, note) for note in notes))
                yield structs.replace(result, problems=problems) if notes else result
                notes = ()

    def _add_raw(self, file: ExportFile, form: Form) -> IngestResult:
        """Add a plain text, a page, or an article with front matter."""
        data = file.read_whole()
        result = IngestResult(file=file.name, status="there", form=form.value)
        if existing := self._known.find(file.survey.digest):
            return structs.replace(result, article=existing)
        text, notice = decode_text(data)
        name = name_original(file.name, form)
        loaded = read_record("article", "text", name, text)
        problems = [make_problem(file.name, notice)] if notice else []
        problems += [structs.replace(problem, path=clean_line(file.name)) for problem in loaded.problems]
        if not isinstance(loaded.record, Article):
            return structs.replace(result, status="failed", problems=tuple(problems))
        record = structs.replace(loaded.record, original=Original(name, file.survey.digest))
        result = structs.replace(result, problems=tuple(problems), cut=loaded.cut)
        return self._add_record(record, file, result, loaded.inferences)

    def _add_export(self, file: ExportFile, form: Form) -> Iterator[IngestResult]:
        """Add the articles that an export holds, as they are read."""
        items = read_export(file, form, self._options)
        if (first := next(items, None)) is None:
            raise UnreadableError(N_("no article in it"))
        second = next(items, None)
        result = self._add_item(first, file, form, None if second is None else 1)
        if file.survey.encoding and (notice := file.survey.notice):
            problems = (*result.problems, make_problem(file.name, notice))
            result = structs.replace(result, problems=problems)
        yield result
        if second is not None:
            yield self._add_item(second, file, form, 2)
        for number, item in enumerate(items, 3):
            yield self._add_item(item, file, form, number)

    def _add_item(self, item: ExportItem, file: ExportFile, form: Form, number: int | None) -> IngestResult:
        """Add one article of an export."""
        part = str(number) if number else None
        result = IngestResult(file=file.name, status="there", form=form.value, part=part)
        if isinstance(item, Refusal):
            problem = make_problem(file.name, item.reason)
            return structs.replace(result, status="failed", title=clean_line(item.title), problems=(problem,))
        original = Original(name_original(file.name, form), file.survey.digest, part)
        record = structs.replace(make_article("text", original.file, item), original=original)
        result = structs.replace(self._add_record(record, file, result, item.inferences), cut=item.cut)
        if item.notice and result.status == "added":
            doubt = Doubt("body", None, item.notice)
            result = structs.replace(result, doubts=(*result.doubts, doubt))
        return result

    def _add_record(
        self, record: Article, file: ExportFile, result: IngestResult, inferences: Sequence[Inference]
    ) -> IngestResult:
        """Store an article that is not there yet, and say what is doubtful in it."""
        assert record.original
        key = record.original.key
        existing = self._known.find(key) or self._known.find_text(record, key)
        article, is_new = (
            (existing, False) if existing else self._store_article(record, record.original, file)
        )
        if not is_new:
            return structs.replace(result, status="there", article=article, problems=())
        doubts = tuple(find_doubts(article, record.original.file, self._lang, inferences))
        return structs.replace(result, status="added", article=article, doubts=doubts)

    def _store_article(self, record: Article, original: Original, file: ExportFile) -> tuple[Article, bool]:
        """Store an original and its article; False and the existing article if another program was first."""
        key = original.key
        if self._dry_run:
            id, path = self._known.free_place(record.title)
            article = structs.replace(record, id=id, path=path)
            self._known.note(article, key)
            return article, True
        with open_writer(self._folder.root) as writer:
            while True:
                id, path = self._known.free_place(record.title)
                if os.path.lexists(self._folder.root / path):  # written since the corpus was indexed
                    self._known.note_file(id, path)
                    existing = self._known.find(key) or self._known.find_text(record, key)
                    if existing:
                        return existing, False
                    continue
                name, edit = self._originals.store(writer, file, original.file)
                article = structs.replace(
                    record, id=id, path=path, original=structs.replace(original, file=name)
                )
                data = dump_record(article).encode()
                try:
                    writer.create(self._folder.root / path, data)
                except FileExistsError:  # a person has saved it at this moment
                    continue
                except BaseException:
                    if edit is not None:
                        with suppress(WriteError):
                            writer.revert(edit)
                    raise
                self._known.note(article, key)
                self.stored_files.note_article(path, data)
                if edit is not None:
                    self.stored_files.note_original(name, original.sha256)
                return article, True
