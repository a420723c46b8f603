"""An index of the articles of a corpus: by the bytes of their originals, by text and by id."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256

from msgspec import structs

from tui.corpus.encoding import NotTextError, decode_text
from tui.corpus.folder import Folder
from tui.corpus.record_files.frontmatter import split_frontmatter
from tui.corpus.record_files.loader import read_record
from tui.corpus.scan import id_of_filename
from tui.model.records import Article, Original
from tui.model.text import clean, fold

#: An id made from a title is cut at a word boundary.
_MAX_ID_CHARS = 80
#: How far from the start of an article's file the hash of its original may stand.
_MAX_HASH_OFFSET_CHARS = 20_000
#: A text of fewer characters may be the same in two articles: «Nous y reviendrons.»
_MIN_SURE_CHARS = 200
_SHA256 = re.compile(
    r"\bsha256: {0,9}[\"']?([0-9a-f]{64})\b[\"']?(?:(?:,|\n) {1,9}part: {0,9}[\"']?([0-9]{1,9})\b)?"
)


class KnownArticles:
    """Indexes the articles of a folder; front matter is not parsed: a search for the hash is enough."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._by_hash: dict[str, Article] = {}
        self._by_text: dict[str, list[Article]] = {}
        self._ids: set[str] = set()
        self._place = "articles/"
        for entry in folder.scan():
            if entry.kind != "article":
                continue
            if "/" not in entry.path:
                self._place = ""  # a folder of articles without sub-folders stays one
            self.note_file(entry.id, entry.path)

    def note_file(self, id: str, path: str) -> None:
        """Add the article in a file to the index."""
        self._ids.add(id.lower())
        try:
            data = self._folder.read_bytes(path)
        except OSError:
            return
        article = Article(id=id, title=id, path=path)
        self._by_hash.setdefault(sha256(data).hexdigest(), article)
        if path.lower().endswith(".md"):
            text = data.decode("utf-8", "replace")
            if hash_match := _SHA256.search(text, 0, _MAX_HASH_OFFSET_CHARS):
                key = Original(file="", sha256=hash_match[1], part=hash_match[2]).key
                self._by_hash.setdefault(key, article)
            self._by_text.setdefault(_hash_text(split_frontmatter(clean(text)).body, id), []).append(article)

    def note(self, article: Article, key: str) -> None:
        """Add a stored article whose original has the `key`."""
        self._ids.add(article.id)
        # Without the text: there may be many more than fit into memory.
        slim = structs.replace(article, body="", original=None)
        self._by_hash[key] = slim
        self._by_text.setdefault(_hash_text(article.body, article.title), []).append(slim)

    def find(self, key: str) -> Article | None:
        """Return the article whose original or own file has the `key`; None if there is none."""
        return self._by_hash.get(key)

    def find_text(self, record: Article, key: str) -> Article | None:
        """Return the article with the same text, unless in another newspaper; None if there is none.

        A short text is the same only with the same title or date.
        """
        is_short = 0 < len(record.body) < _MIN_SURE_CHARS
        for article in self._by_text.get(_hash_text(record.body, record.title), ()):
            if is_short and self._is_other(article, record):
                continue
            publisher = self._find_publisher(article) if record.publisher else article.publisher
            if not (publisher and record.publisher) or fold(publisher) == fold(record.publisher):
                self._by_hash[key] = article
                return article
        return None

    def _find_publisher(self, article: Article) -> str | None:
        """Return the publisher of an article, read from its file if only the text was indexed."""
        if article.publisher:
            return article.publisher
        stored = self._read_stored(article)
        return stored.publisher if stored else None

    def _is_other(self, article: Article, record: Article) -> bool:
        """Return whether an article has another title and another date than a record."""
        is_noted = article.title != article.id  # and perhaps not stored, where it is only tried
        stored = article if is_noted else self._read_stored(article)
        return stored is not None and fold(stored.title) != fold(record.title) and stored.date != record.date

    def _read_stored(self, article: Article) -> Article | None:
        """Return an article as its file says; None without the file."""
        try:
            text, _notice = decode_text(self._folder.read_bytes(article.path))
        except (OSError, NotTextError):  # removed or replaced since it was indexed
            return None
        stored = read_record("article", article.id, article.path, clean(text)).record
        return stored if isinstance(stored, Article) else None

    def free_place(self, title: str) -> tuple[str, str]:
        """Return an unused id, made from a title, and the path of its file."""
        id = next(id for id in numbered(_make_id(title)) if id not in self._ids)
        return id, f"{self._place}{id}.md"


def numbered(stem: str) -> Iterator[str]:
    """Yield «name», «name-2», «name-3» …"""
    yield stem
    for number in range(2, 1_000_000):
        yield f"{stem}-{number}"


def _make_id(title: str) -> str:
    """Return an id made from a title: «Niger : le Premier ministre …» → niger-le-premier-ministre."""
    words = id_of_filename(fold(title)).lower().replace(".", "-").split("-")
    id = ""
    for word in filter(None, words):
        if id and len(id) + 1 + len(word) > _MAX_ID_CHARS:
            break
        id = f"{id}-{word}" if id else word[:_MAX_ID_CHARS]
    return id or "article"


def _hash_text(body: str, title: str) -> str:
    """Return a hash of the text without its white space; of the title if the body is empty."""
    return sha256("".join((body or title).split()).encode()).hexdigest()
