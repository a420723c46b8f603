"""Processing of one article for the index, in any process: reading, annotation, tokenization.

Nothing here accesses the index: a job and its result are plain values that are sent between processes.
"""

from __future__ import annotations

from collections import Counter
from hashlib import blake2b
from os import fsdecode
from pathlib import Path

from msgspec import Struct, structs

from tui.annotate.annotator import Annotator
from tui.corpus.check import record_problems
from tui.corpus.folder import LARGEST, Entry, Folder
from tui.index import coding
from tui.index.asked import fact_tokens
from tui.index.shingles import shingle_tokens
from tui.index.words import index_text, plain_words
from tui.model.records import Actor, Article, Decision, Problem

_MIN_WORD_CHARS = 3  # of a word that a typo may stand for


class Setup(Struct, frozen=True):
    """The input shared by all jobs: the corpus folder, and the actors its articles may mention."""

    root: bytes  # the path in the encoding of the file system
    actors: tuple[Actor, ...]
    decisions: tuple[Decision, ...]


class Job(Struct, frozen=True):
    """An article to read from its file (`entry`), or one already read (`record`) to annotate anew."""

    entry: Entry | None = None
    known: bytes = b""  # the hash of the file when it was read before
    number: int = 0  # the rowid of the record
    record: bytes = b""


class Prepared(Struct, frozen=True):
    """The result of a job.

    Of a file that has not changed, or cannot be used, it has only the hash and the problems.
    """

    job: Job
    digest: bytes = b""
    is_same: bool = False
    problems: tuple[Problem, ...] = ()  # found in reading the file
    faults: tuple[Problem, ...] = ()  # found in what the record says
    record: bytes = b""
    marks: bytes = b""
    counts: dict[str, int] = {}  # actor id → number of mentions
    title: str = ""  # in index form, for FTS5; so are `body` and `facts`
    body: str = ""
    facts: str = ""
    shingles: str = ""  # fingerprints of the body; only of a file that was read
    words: list[str] = []  # words of the text that a typo may stand for, unless sent before


class Preparer:
    """Processes articles, one job after another."""

    def __init__(self, setup: Setup) -> None:
        self._folder = Folder(Path(fsdecode(setup.root)))
        self._annotator = Annotator(setup.actors, setup.decisions)
        self._sent_words: set[bytes] = set()

    def begin(self) -> None:
        """Begin another update, in which no words have been sent yet."""
        self._sent_words.clear()

    def learn(self) -> None:
        """Load the actors now rather than with the first article."""
        self._annotator.learn()

    def prepare(self, job: Job) -> Prepared:
        """Read the file of a job, when it has one, and annotate its article."""
        if job.entry is None:
            article = coding.record("article", job.record)
            assert isinstance(article, Article)
            return self._annotate(Prepared(job), article)
        data, digest = read(self._folder, job.entry)
        if digest and digest == job.known:
            return Prepared(job, digest, is_same=True)
        loaded = self._folder.read(job.entry, data)
        if not isinstance(loaded.record, Article):
            return Prepared(job, digest, problems=loaded.problems)
        faults = record_problems(loaded.record, lambda _ref: True, lambda _id: None)
        read_article = Prepared(
            job,
            digest,
            problems=loaded.problems,
            faults=tuple(self._folder.located(faults)),
            record=coding.encoded(loaded.record),
        )
        annotated = self._annotate(read_article, loaded.record)
        words = plain_words(annotated.body)
        new_words = {*words, *plain_words(annotated.title)}.difference(self._sent_words)
        self._sent_words |= new_words
        typo_targets = list(filter(_is_typo_target, map(bytes.decode, new_words)))
        return structs.replace(annotated, shingles=shingle_tokens(words), words=typo_targets)

    def _annotate(self, result: Prepared, article: Article) -> Prepared:
        """Return the result with the marks of the article and its text in index form."""
        marks = self._annotator.marks(article)
        return structs.replace(
            result,
            marks=coding.encoded(marks),
            counts=Counter(mention.actor for mention in (*marks.title, *marks.body)),
            title=index_text(article.title),
            body=index_text(article.body),
            facts=" ".join(_fact_tokens(article)),
        )


def _is_typo_target(word: str) -> bool:
    """Return whether a typo may stand for the word; never for a shorter one, nor for a number."""
    return len(word) >= _MIN_WORD_CHARS and word.isalpha()


def read(folder: Folder, entry: Entry) -> tuple[bytes | None, bytes]:
    """Return the bytes of a file and their hash; None and empty when it cannot be read now."""
    try:
        data = folder.data(entry.path)
    except (OSError, ValueError):
        return None, b""
    if len(data) > LARGEST:
        return data, b"too large to be read"
    return data, blake2b(data, digest_size=16).digest()


def _fact_tokens(article: Article) -> list[str]:
    """Return the tokens of the fields of an article that a query can ask for."""
    sources = [article.source or "", article.publisher or "", article.credit]
    return [
        *fact_tokens("source", dict.fromkeys(sources)),
        *fact_tokens("author", article.authors),
        *fact_tokens("tag", article.tags),
        *fact_tokens("lang", [article.lang or ""]),
    ]
