"""What the index keeps of an article's file, made ready in any process: read, marked, folded.

Nothing here knows the index: a job and what is prepared of it are plain values that go from one process
to another.
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

_SHORTEST = 3


class Setup(Struct, frozen=True):
    """What every job needs: the corpus, and whom its articles can mean."""

    root: bytes  # as the system has it
    actors: tuple[Actor, ...]
    decisions: tuple[Decision, ...]


class Job(Struct, frozen=True):
    """An article to be read from its file (`entry`), or, known already (`record`), only to be marked."""

    entry: Entry | None = None
    known: bytes = b""  # the hash of the file when it was read before
    number: int = 0  # of the record
    record: bytes = b""


class Prepared(Struct, frozen=True):
    """What comes of a job: of a file that is as it was, or can't be used, only its hash and problems."""

    job: Job
    digest: bytes = b""
    is_same: bool = False
    problems: tuple[Problem, ...] = ()  # found in reading the file
    faults: tuple[Problem, ...] = ()  # in what the record says
    record: bytes = b""
    marks: bytes = b""
    counts: dict[str, int] = {}  # how often each actor is mentioned
    title: str = ""  # as FTS5 gets it; so `body` and `facts`
    body: str = ""
    facts: str = ""
    shingles: str = ""  # of the body; only of a file that was read
    words: list[str] = []  # of the text, those of which a typo is one that were not told before


class Preparer:
    """Does jobs."""

    def __init__(self, setup: Setup) -> None:
        self._folder = Folder(Path(fsdecode(setup.root)))
        self._annotator = Annotator(setup.actors, setup.decisions)
        self._told: set[bytes] = set()  # words

    def begin(self) -> None:
        """Begin another run: nothing is told yet."""
        self._told.clear()

    def learn(self) -> None:
        """Learn the actors now, not with the first article."""
        self._annotator.learn()

    def prepare(self, job: Job) -> Prepared:
        """Read the file, where there is one to read, and mark its article."""
        if job.entry is None:
            article = coding.record("article", job.record)
            assert isinstance(article, Article)
            return self._marked(Prepared(job), article)
        data, digest = read(self._folder, job.entry)
        if digest and digest == job.known:
            return Prepared(job, digest, is_same=True)
        loaded = self._folder.read(job.entry, data)
        if not isinstance(loaded.record, Article):
            return Prepared(job, digest, problems=loaded.problems)
        faults = record_problems(loaded.record, lambda _ref: True, lambda _id: None)
        ready = Prepared(
            job,
            digest,
            problems=loaded.problems,
            faults=tuple(self._folder.located(faults)),
            record=coding.encoded(loaded.record),
        )
        marked = self._marked(ready, loaded.record)
        words = plain_words(marked.body)
        new = {*words, *plain_words(marked.title)}.difference(self._told)
        self._told |= new
        long = list(filter(_is_long, map(bytes.decode, new)))
        return structs.replace(marked, shingles=shingle_tokens(words), words=long)

    def _marked(self, ready: Prepared, article: Article) -> Prepared:
        marks = self._annotator.marks(article)
        return structs.replace(
            ready,
            marks=coding.encoded(marks),
            counts=Counter(mention.actor for mention in (*marks.title, *marks.body)),
            title=index_text(article.title),
            body=index_text(article.body),
            facts=" ".join(_facts(article)),
        )


def _is_long(word: str) -> bool:
    """Whether a typo may mean the word; never a shorter one, nor a number."""
    return len(word) >= _SHORTEST and word.isalpha()


def read(folder: Folder, entry: Entry) -> tuple[bytes | None, bytes]:
    """A file's bytes and their hash: None and empty where it can't be read now."""
    try:
        data = folder.data(entry.path)
    except (OSError, ValueError):
        return None, b""
    if len(data) > LARGEST:
        return data, b"too large to be read"
    return data, blake2b(data, digest_size=16).digest()


def _facts(article: Article) -> list[str]:
    source = [article.source or "", article.publisher or "", article.credit]
    return [
        *fact_tokens("source", dict.fromkeys(source)),
        *fact_tokens("author", article.authors),
        *fact_tokens("tag", article.tags),
        *fact_tokens("lang", [article.lang or ""]),
    ]
