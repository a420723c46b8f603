"""Raw texts into a corpus: each is read, and stored as an article beside the file it came from.

Nothing is overwritten. What is there already, by the bytes of its original or by its text in the same paper,
is said and left out; so a run that was stopped goes on where it stopped. Every file is written whole or not
at all: the original first, then the article.
"""

from __future__ import annotations

import glob
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Literal

from msgspec import Struct, structs

from tui.corpus.decoding import NotTextError, decode
from tui.corpus.folder import LARGEST, Folder, shipped, slug
from tui.corpus.frontmatter import dump, part
from tui.corpus.raw import Cut
from tui.corpus.reading import read_record
from tui.corpus.writing import create_file
from tui.model.records import Article, Original, Problem
from tui.model.text import clean, clean_line, fold

#: What a folder is searched for.
ENDINGS = (".txt", ".html", ".htm")
#: An id made of a title is cut at a word before it has more characters than this.
_LONGEST_ID = 80
#: How far from the start of an article's file its original's hash may stand, in characters.
_HEAD = 20_000
_SHA256 = re.compile(r"\bsha256: *[\"']?([0-9a-f]{64})\b")
_PAGE = re.compile(rb"\s*(?:\xef\xbb\xbf)?\s*(?:<!doctype html|<html)\b", re.I)
_PLAIN_NAME = re.compile(r"[\w][\w .()+,-]*")

#: Told how far it is: done, total, what is done now. False stops.
Progress = Callable[[int, int, str], bool]


class AddError(Exception):
    """Nothing can be added here; the message, a line, names the cure."""


class Source(Struct, frozen=True):
    """A raw text to add: a file by its path, or `data` that was read elsewhere and a name for it."""

    name: str
    data: bytes | None = None


class Added(Struct, frozen=True, kw_only=True):
    """What became of a raw text.

    `there`: the corpus has it already, as `article`. `failed`: `problems` say why. `unsure`: what a person
    should look at, in words; `cures`: the fields that put it right, as they are written in the article's
    file. With `dry_run`, `added` means that it would be.
    """

    file: str
    status: Literal["added", "there", "failed"]
    article: Article | None = None
    unsure: tuple[str, ...] = ()
    cures: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    cut: tuple[Cut, ...] = ()


def add_files(
    folder: Folder, sources: Sequence[Source], *, dry_run: bool = False, progress: Progress | None = None
) -> Iterator[Added]:
    """Read each source and store it as an article; raises `AddError` where the corpus cannot be written."""
    if not dry_run and not os.access(folder.root, os.W_OK):
        raise AddError(f"{folder.root}: cannot be written; «niger-tui init DIR» makes a corpus of your own")
    shelf = _Shelf(folder, dry_run)
    for done, source in enumerate(sources):
        if progress and not progress(done, len(sources), source.name):
            return
        yield shelf.add(source)


def sources_of(names: Sequence[str]) -> list[Source]:
    """The sources that files, folders (with all below them) and glob patterns name, in order.

    `-` is standard input. A name that is nothing stays: adding it says that there is no such file.
    """
    found: list[Source] = []
    for name in names:
        path = Path(name).expanduser()
        if name == "-":
            found.append(Source("-", sys.stdin.buffer.read(LARGEST + 1)))
        elif path.is_dir():
            found += [Source(str(each)) for each in _below(path)]
        elif not os.path.lexists(path) and glob.has_magic(name):
            listed = sorted(glob.glob(str(path), recursive=True))  # noqa: PTH207 — a pattern may be absolute
            found += [Source(each) for each in listed if Path(each).is_file()] or [Source(name)]
        else:
            found.append(Source(str(path)))
    return list({(source.name, source.data): source for source in found}.values())


def _below(folder: Path) -> Iterator[Path]:
    """The raw texts in a folder and below it, by path; hidden ones aside."""
    for top, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if name.lower().endswith(ENDINGS) and not name.startswith("."):
                yield Path(top, name)


def refusal(corpus: str | None) -> str | None:
    """Why texts should not be added where no corpus was named: the one that ships is not for writing."""
    if corpus:
        return None
    return (
        "the corpus that ships is not for your texts; «niger-tui init DIR» makes one of your own, "
        f"then: niger-tui add --corpus DIR FILE (or --corpus {shipped()} if you mean this one)"
    )


class _Shelf:
    """A corpus while texts are added: what it has, by hash, by text and by id."""

    def __init__(self, folder: Folder, dry_run: bool) -> None:
        self._folder = folder
        self._dry_run = dry_run
        self._by_hash: dict[str, Article] = {}
        self._by_text: dict[str, list[Article]] = {}
        self._ids: set[str] = set()
        self._place = "articles/"
        self._lang = folder.meta()[0].lang or "fr"
        self._look()

    def _look(self) -> None:
        """Note what the corpus has. Front matter is not parsed: a look for the hash is enough."""
        root = self._folder.root
        for entry in self._folder.scan():
            if entry.kind != "article":
                continue
            if "/" not in entry.path:
                self._place = ""  # a folder of articles without sub-folders stays one
            self._ids.add(entry.id.lower())
            try:
                data = (root / entry.path).read_bytes()
            except OSError:
                continue
            article = Article(id=entry.id, title=entry.id, path=entry.path)
            self._by_hash.setdefault(sha256(data).hexdigest(), article)
            if entry.path.lower().endswith(".md"):
                text = data.decode("utf-8", "replace")
                if found := _SHA256.search(text, 0, _HEAD):
                    self._by_hash.setdefault(found[1], article)
                self._by_text.setdefault(_text_key(part(clean(text)).body, entry.id), []).append(article)

    def add(self, source: Source) -> Added:
        """Read a source and store it; what is wrong is said, not raised."""
        try:
            return self._added(source)
        except (OSError, NotTextError, ValueError) as error:
            words = getattr(error, "strerror", None) or str(error)
            return _failed(
                source.name, words if isinstance(error, NotTextError) else f"cannot be read: {words}"
            )

    def _added(self, source: Source) -> Added:
        data = source.data if source.data is not None else _read(Path(source.name))
        if len(data) > LARGEST:
            raise NotTextError(f"larger than {LARGEST // 1_000_000} MB: part it into several files")
        digest = sha256(data).hexdigest()
        if known := self._by_hash.get(digest):
            return Added(file=source.name, status="there", article=known)
        text, notice = decode(data)
        name = _name_for(source.name, data)
        loaded = read_record("article", "text", name, text)
        notices = (Problem(_shown(source.name), 0, "", notice),) if notice else ()
        problems = notices + tuple(structs.replace(p, path=_shown(source.name)) for p in loaded.problems)
        if not isinstance(loaded.record, Article):
            return Added(file=source.name, status="failed", problems=problems)
        if known := self._same(loaded.record):
            self._by_hash[digest] = known
            return Added(file=source.name, status="there", article=known)
        article = self._stored(loaded.record, data, digest, name)
        unsure = list(_unsure(article, name, self._lang))
        return Added(
            file=source.name,
            status="added",
            article=article,
            unsure=tuple(words for words, _cure in unsure),
            cures=tuple(cure for _words, cure in unsure if cure),
            problems=problems,
            cut=loaded.cut,
        )

    def _same(self, record: Article) -> Article | None:
        """The article that has a text already; the same text in another paper is an article of its own."""
        for known in self._by_text.get(_text_key(record.body, record.title), ()):
            file = self._folder.root / known.path
            if record.publisher and not known.publisher and file.is_file():
                stored = read_record(
                    "article", known.id, file.name, clean(decode(file.read_bytes())[0])
                ).record
                paper = stored.publisher if isinstance(stored, Article) else None
            else:
                paper = known.publisher
            if not (paper and record.publisher) or fold(paper) == fold(record.publisher):
                return known
        return None

    def _stored(self, record: Article, data: bytes, digest: str, name: str) -> Article:
        """Write the original, then the article, under names that are free."""
        original = self._keep(name, data, digest)
        for id in _numbered(_id_of(record.title)):
            if id in self._ids:
                continue
            path = f"{self._place}{id}.md"
            article = structs.replace(record, id=id, path=path, original=Original(original, digest))
            if not self._dry_run:
                try:
                    (self._folder.root / path).parent.mkdir(parents=True, exist_ok=True)
                    create_file(self._folder.root / path, dump(article).encode())
                except FileExistsError:
                    continue
            break
        self._ids.add(id)
        self._by_hash[digest] = article
        self._by_text.setdefault(_text_key(article.body, article.title), []).append(article)
        return article

    def _keep(self, name: str, data: bytes, digest: str) -> str:
        """Keep the original in `raw/`; its name there. The same bytes are kept once."""
        folder = self._folder.root / "raw"
        path = Path(name)
        for stem in _numbered(path.stem):
            kept = folder / f"{stem}{path.suffix}"
            try:
                if not self._dry_run:
                    folder.mkdir(exist_ok=True)
                    create_file(kept, data)
            except FileExistsError:
                if kept.is_file() and sha256(kept.read_bytes()).hexdigest() != digest:
                    continue
            return kept.name
        raise AssertionError("numbers end")


def _read(path: Path) -> bytes:
    """The bytes of a file, at most one more than the largest that is read."""
    with path.open("rb") as file:
        return file.read(LARGEST + 1)


def _failed(name: str, words: str) -> Added:
    return Added(file=name, status="failed", problems=(Problem(_shown(name), 0, "", words),))


def _shown(name: str) -> str:
    return clean_line(name)


def _name_for(name: str, data: bytes) -> str:
    """The name under which an original is kept: its own where that is plain, with an ending that tells."""
    path = Path("text" if name == "-" else name)
    stem = path.stem if _PLAIN_NAME.fullmatch(path.stem) and len(path.stem) <= 100 else slug(path.stem)[:100]
    ending = path.suffix.lower()
    if ending not in (*ENDINGS, ".md"):
        ending = ".html" if _PAGE.match(data[:1000]) else ".txt"
    return f"{stem.lstrip('.') or 'text'}{ending}"


def _numbered(stem: str) -> Iterator[str]:
    """«name», «name-2», «name-3» …"""
    yield stem
    for number in range(2, 1_000_000):
        yield f"{stem}-{number}"


def _id_of(title: str) -> str:
    """An id that a title gives: «Niger : le Premier ministre …» → niger-le-premier-ministre."""
    words = slug(fold(title)).lower().replace(".", "-").split("-")
    id = ""
    for word in filter(None, words):
        if id and len(id) + 1 + len(word) > _LONGEST_ID:
            break
        id = f"{id}-{word}" if id else word[:_LONGEST_ID]
    return id or "article"


def _text_key(body: str, title: str) -> str:
    """What is the same for texts that differ in white space alone; the title stands for an empty body."""
    return sha256("".join((body or title).split()).encode()).hexdigest()


_LANGUAGES = {"en": "English", "es": "Spanish", "pt": "Portuguese", "de": "German", "it": "Italian",
              "ha": "Hausa", "ru": "Russian", "ar": "Arabic", "fr": "French"}  # fmt: skip


def _unsure(article: Article, name: str, lang: str) -> Iterator[tuple[str, str | None]]:
    """What a person should look at, in words, and the field that puts it right where one does."""
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
