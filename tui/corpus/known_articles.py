"""The articles that a corpus has: looked up by the bytes of their originals, by text and by id."""

from __future__ import annotations

import re
from collections.abc import Iterator
from hashlib import sha256

from tui.corpus.encoding import decode_text
from tui.corpus.folder import Folder
from tui.corpus.record_files.frontmatter import split_frontmatter
from tui.corpus.record_files.loader import read_record
from tui.corpus.scan import id_of_filename
from tui.model.records import Article
from tui.model.text import clean, fold

#: An id made of a title is cut at a word before it has more characters than this.
_LONGEST_ID = 80
#: How far from the start of an article's file its original's hash may stand, in characters.
_HEAD = 20_000
_SHA256 = re.compile(r"\bsha256: *[\"']?([0-9a-f]{64})\b")


class KnownArticles:
    """What is in a folder's articles; front matter is not parsed: a look for the hash is enough."""

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
        """Note the article in a file."""
        self._ids.add(id.lower())
        try:
            data = self._folder.read_bytes(path)
        except OSError:
            return
        article = Article(id=id, title=id, path=path)
        self._by_hash.setdefault(sha256(data).hexdigest(), article)
        if path.lower().endswith(".md"):
            text = data.decode("utf-8", "replace")
            if found := _SHA256.search(text, 0, _HEAD):
                self._by_hash.setdefault(found[1], article)
            self._by_text.setdefault(_text_key(split_frontmatter(clean(text)).body, id), []).append(article)

    def note(self, article: Article, digest: str) -> None:
        """Note an article that was stored, from an original with this SHA-256."""
        self._ids.add(article.id)
        self._by_hash[digest] = article
        self._by_text.setdefault(_text_key(article.body, article.title), []).append(article)

    def find(self, digest: str) -> Article | None:
        """The article from the original with this SHA-256, or whose file has it."""
        return self._by_hash.get(digest)

    def find_text(self, record: Article, digest: str) -> Article | None:
        """The article that has a text already; the same text in another paper is an article of its own."""
        for known in self._by_text.get(_text_key(record.body, record.title), ()):
            paper = self._publisher(known) if record.publisher else known.publisher
            if not (paper and record.publisher) or fold(paper) == fold(record.publisher):
                self._by_hash[digest] = known
                return known
        return None

    def _publisher(self, known: Article) -> str | None:
        """The paper of an article, read from its file where only the text was looked at."""
        file = self._folder.root / known.path
        if known.publisher or not file.is_file():
            return known.publisher
        stored = read_record("article", known.id, file.name, clean(decode_text(file.read_bytes())[0])).record
        return stored.publisher if isinstance(stored, Article) else None

    def free_place(self, title: str) -> tuple[str, str]:
        """An id that no article has, made of a title, and the path of its file."""
        id = next(id for id in numbered(_id_of(title)) if id not in self._ids)
        return id, f"{self._place}{id}.md"


def numbered(stem: str) -> Iterator[str]:
    """«name», «name-2», «name-3» …"""
    yield stem
    for number in range(2, 1_000_000):
        yield f"{stem}-{number}"


def _id_of(title: str) -> str:
    """An id that a title gives: «Niger : le Premier ministre …» → niger-le-premier-ministre."""
    words = id_of_filename(fold(title)).lower().replace(".", "-").split("-")
    id = ""
    for word in filter(None, words):
        if id and len(id) + 1 + len(word) > _LONGEST_ID:
            break
        id = f"{id}-{word}" if id else word[:_LONGEST_ID]
    return id or "article"


def _text_key(body: str, title: str) -> str:
    """What is the same for texts that differ in white space alone; the title stands for an empty body."""
    return sha256("".join((body or title).split()).encode()).hexdigest()
