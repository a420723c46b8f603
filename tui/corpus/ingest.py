"""Ingestion of raw texts: each is parsed and stored as an article, along with its original file.

Nothing is overwritten. A text that the corpus has already, by the bytes of its original or by its text in
the same newspaper, is reported and skipped; so an interrupted run can be repeated, and two simultaneous runs
store each text once. Every file is written whole or not at all: the original first, then the article.
"""

from __future__ import annotations

import glob
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Literal

from msgspec import Struct, structs

from tui.corpus.bundled import bundled_corpus_path
from tui.corpus.encoding import NotTextError, decode_text
from tui.corpus.extraction.raw_article import RemovedText
from tui.corpus.folder import MAX_FILE_BYTES, Folder
from tui.corpus.known_articles import KnownArticles, numbered
from tui.corpus.record_files.frontmatter import dump_record
from tui.corpus.record_files.loader import read_record
from tui.corpus.regular_files import read_regular_file
from tui.corpus.safe_write.file_edits import CorpusLockedError, CorpusWriter, Edit, WriteError, open_writer
from tui.corpus.scan import ORIGINALS, id_of_filename
from tui.model.records import Article, Original, Problem
from tui.model.text import clean_line

#: The extensions of raw texts.
ENDINGS = (".txt", ".html", ".htm")
_PAGE = re.compile(rb"\A\s*+(?:\xef\xbb\xbf)?\s*+(?:<!doctype html|<html)\b", re.I)
_PLAIN_NAME = re.compile(r"[\w][\w .()+,-]*")

#: Receives the progress (done, total, name of the current source); returning False stops the run.
Progress = Callable[[int, int, str], bool]


class AddError(Exception):
    """Nothing can be added to the corpus; the message, on one line, names the remedy."""


class Source(Struct, frozen=True):
    """A raw text to add: a file by its path, or its bytes as `data` with a name."""

    name: str
    data: bytes | None = None


class IngestResult(Struct, frozen=True, kw_only=True):
    """The result of adding a raw text.

    `there`: the corpus has it already, as `article`. `failed`: `problems` say why. `unsure`: what a person
    should check, in words; `cures`: the fields that correct it, as they are written in the article's file.
    With `dry_run`, `added` means that it would be.
    """

    file: str
    status: Literal["added", "there", "failed"]
    article: Article | None = None
    unsure: tuple[str, ...] = ()
    cures: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    cut: tuple[RemovedText, ...] = ()


def add_files(
    folder: Folder, sources: Sequence[Source], *, dry_run: bool = False, progress: Progress | None = None
) -> Iterator[IngestResult]:
    """Read each source and store it as an article; raises `AddError` where the corpus cannot be written."""
    if not dry_run and not os.access(folder.root, os.W_OK):
        raise AddError(f"{folder.root}: cannot be written; «niger-tui init DIR» makes a corpus of your own")
    importer = _ArticleImporter(folder, dry_run)
    for done, source in enumerate(sources):
        if progress and not progress(done, len(sources), source.name):
            return
        yield importer.add(source)


def expand_sources(names: Sequence[str]) -> list[Source]:
    """Return the sources that files, folders (recursively) and glob patterns name, in order.

    `-` is standard input. A name that matches nothing is kept: adding it reports that there is no such file.
    """
    sources: list[Source] = []
    for name in names:
        path = Path(name).expanduser()
        if name == "-":
            sources.append(Source("-", sys.stdin.buffer.read(MAX_FILE_BYTES + 1)))
        elif path.is_dir():
            sources += [Source(str(inner)) for inner in _find_raw_texts(path)]
        elif not os.path.lexists(path) and glob.has_magic(name):
            listed = sorted(glob.glob(str(path), recursive=True))  # noqa: PTH207 — a pattern may be absolute
            matches = [Source(match) for match in listed if Path(match).is_file()]
            sources += matches or [Source(name)]
        else:
            sources.append(Source(str(path)))
    return list({(source.name, source.data): source for source in sources}.values())


def _find_raw_texts(folder: Path) -> Iterator[Path]:
    """Yield the raw texts in a folder and below it, by path, except hidden ones."""
    for top, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if name.lower().endswith(ENDINGS) and not name.startswith("."):
                yield Path(top, name)


def write_refusal(corpus: str | None) -> str | None:
    """Return why texts must not be added if no corpus was named (the bundled one is read-only); else None."""
    if corpus:
        return None
    return (
        "the corpus that ships is not for your texts; «niger-tui init DIR» makes one of your own, "
        f"then: niger-tui add --corpus DIR FILE (or --corpus {bundled_corpus_path()} if you mean this one)"
    )


class _ArticleImporter:
    """Imports texts into a corpus, one after another."""

    def __init__(self, folder: Folder, dry_run: bool) -> None:
        self._folder = folder
        self._dry_run = dry_run
        self._known = KnownArticles(folder)
        self._lang = folder.meta()[0].lang or "fr"

    def add(self, source: Source) -> IngestResult:
        """Read a source and store it; problems are returned. Raises AddError if the corpus is locked."""
        try:
            return self._read_and_store(source)
        except CorpusLockedError as error:
            raise AddError(str(error)) from error
        except WriteError as error:
            return _make_failure(source.name, str(error))
        except (OSError, NotTextError, ValueError) as error:
            words = getattr(error, "strerror", None) or str(error)
            return _make_failure(
                source.name, words if isinstance(error, NotTextError) else f"cannot be read: {words}"
            )

    def _read_and_store(self, source: Source) -> IngestResult:
        data = (
            source.data if source.data is not None else read_regular_file(Path(source.name), MAX_FILE_BYTES)
        )
        if len(data) > MAX_FILE_BYTES:
            raise NotTextError(f"larger than {MAX_FILE_BYTES // 1_000_000} MB: part it into several files")
        digest = sha256(data).hexdigest()
        if existing := self._known.find(digest):
            return IngestResult(file=source.name, status="there", article=existing)
        text, notice = decode_text(data)
        name = _name_original(source.name, data)
        loaded = read_record("article", "text", name, text)
        notices = (Problem(_printable_name(source.name), 0, "", notice),) if notice else ()
        problems = notices + tuple(
            structs.replace(p, path=_printable_name(source.name)) for p in loaded.problems
        )
        if not isinstance(loaded.record, Article):
            return IngestResult(file=source.name, status="failed", problems=problems)
        if existing := self._known.find_text(loaded.record, digest):
            return IngestResult(file=source.name, status="there", article=existing)
        article, is_new = self._store_article(loaded.record, data, digest, name)
        if not is_new:
            return IngestResult(file=source.name, status="there", article=article)
        unsure = list(_find_doubts(article, name, self._lang))
        return IngestResult(
            file=source.name,
            status="added",
            article=article,
            unsure=tuple(words for words, _cure in unsure),
            cures=tuple(cure for _words, cure in unsure if cure),
            problems=problems,
            cut=loaded.cut,
        )

    def _store_article(self, record: Article, data: bytes, digest: str, name: str) -> tuple[Article, bool]:
        """Store an original and its article; False and the existing article if another program was first."""
        if self._dry_run:
            id, path = self._known.free_place(record.title)
            article = structs.replace(record, id=id, path=path, original=Original(name, digest))
            self._known.note(article, digest)
            return article, True
        with open_writer(self._folder.root) as writer:
            while True:
                id, path = self._known.free_place(record.title)
                if os.path.lexists(self._folder.root / path):  # written since the corpus was indexed
                    self._known.note_file(id, path)
                    existing = self._known.find(digest) or self._known.find_text(record, digest)
                    if existing:
                        return existing, False
                    continue
                original, edit = self._store_original(writer, name, data, digest)
                article = structs.replace(record, id=id, path=path, original=Original(original, digest))
                try:
                    writer.create(self._folder.root / path, dump_record(article).encode())
                except FileExistsError:  # a person has saved it at this moment
                    continue
                except BaseException:
                    if edit is not None:
                        with suppress(WriteError):
                            writer.revert(edit)
                    raise
                self._known.note(article, digest)
                return article, True

    def _store_original(
        self, writer: CorpusWriter, name: str, data: bytes, digest: str
    ) -> tuple[str, Edit | None]:
        """Store the original in `raw/`; return its name there and the edit, None if it is there already."""
        path = Path(name)
        for stem in numbered(path.stem):
            original = self._folder.root / ORIGINALS / f"{stem}{path.suffix}"
            try:
                return original.name, writer.create(original, data)
            except FileExistsError:
                with suppress(OSError):  # no regular file, hence another
                    if sha256(read_regular_file(original, MAX_FILE_BYTES)).hexdigest() == digest:
                        return original.name, None
        raise AssertionError("numbers end")


def _make_failure(name: str, words: str) -> IngestResult:
    return IngestResult(file=name, status="failed", problems=(Problem(_printable_name(name), 0, "", words),))


def _printable_name(name: str) -> str:
    return clean_line(name)


def _name_original(name: str, data: bytes) -> str:
    """Return the name for a stored original: its own if that is plain, with an extension for its format."""
    path = Path("text" if name == "-" else name)
    stem = (
        path.stem
        if _PLAIN_NAME.fullmatch(path.stem) and len(path.stem) <= 100
        else id_of_filename(path.stem)[:100]
    )
    ending = path.suffix.lower()
    if ending not in (*ENDINGS, ".md"):
        ending = ".html" if _PAGE.match(data[:1000]) else ".txt"
    return f"{stem.lstrip('.') or 'text'}{ending}"


_LANGUAGES = {"en": "English", "es": "Spanish", "pt": "Portuguese", "de": "German", "it": "Italian",
              "ha": "Hausa", "ru": "Russian", "ar": "Arabic", "fr": "French"}  # fmt: skip


def _find_doubts(article: Article, name: str, lang: str) -> Iterator[tuple[str, str | None]]:
    """Yield what a person should check, in words, each with the field that corrects it, or None."""
    if not article.date:
        yield "no date", "date: YYYY-MM-DD"
    elif article.date.endswith("?"):
        yield "the date is that of a later change", "date: YYYY-MM-DD"
    if article.title == Path(name).stem:
        yield "no title: the file’s name stands in for it", "title: …"
    if not article.body:
        yield "no story below the title", None
    if not (article.authors or article.source or article.publisher):
        yield "neither author nor source", "publisher: NAME OF THE PAPER"
    if article.lang and article.lang.split("-")[0] != lang.split("-", maxsplit=1)[0]:
        language = _LANGUAGES.get(article.lang, article.lang)
        yield f"the text is in {language}: actors and dates are marked in French", None
