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
from tui.annotate.found_events.finder import read_news
from tui.annotate.found_events.known_actors import with_participants
from tui.annotate.found_events.published_item import PublishedItem
from tui.corpus.folder import MAX_FILE_BYTES, Folder
from tui.corpus.scan import RecordFile
from tui.corpus.validate import record_problems
from tui.i18n import N_
from tui.index import serialization
from tui.index.indexing.derived.encoded_uses import EncodedUses, UseEncoder
from tui.index.lookup.fingerprints import shingle_tokens
from tui.index.search.fts_expressions import field_tokens
from tui.index.search_fields import field_values
from tui.index.tokenizer import index_text, split_index_text
from tui.model.annotations import Annotations
from tui.model.records import Actor, Article, Decision, Problem
from tui.time_limit import TimeLimitError, limit_cpu_time

_MIN_WORD_CHARS = 3  # of a word that a typo may stand for
#: Processor time that finding the names of one article may take; the longest take some seconds.
MAX_ANNOTATION_CPU_S = 30.0


class WorkerSetup(Struct, frozen=True):
    """The input shared by all jobs: the corpus folder, and the actors its articles may mention."""

    root: bytes  # the path in the encoding of the file system
    actors: tuple[Actor, ...]
    decisions: tuple[Decision, ...]


class ArticleJob(Struct, frozen=True):
    """An article to read from its file (`entry`), or one already read (`record`) to annotate anew."""

    entry: RecordFile | None = None
    known_digest: bytes = b""  # the hash of the file when it was read before
    rowid: int = 0  # of the record
    record: bytes = b""
    news: tuple[bytes, ...] | None = None  # the events that it reports, if they are known
    marks: bytes = b""  # those that it has
    #: The surest confidence and the reports that are stored, where only other marks would make others.
    told: tuple[float, bytes] | None = None
    is_settled: bool = False  # whether all is as before as long as the marks mean the same


class ProcessedArticle(Struct, frozen=True):
    """The result of a job.

    Of a file that has not changed, or cannot be used, it has only the hash and the problems; of an article
    that is annotated anew, and all is as before, only what its marks ask of the offices.
    """

    job: ArticleJob
    digest: bytes = b""
    is_same: bool = False
    keeps_uses: bool = False  # whether the names that it uses, and what it reports, are as before
    has_same_actors: bool = False  # whether the article mentions the actors that it did
    problems: tuple[Problem, ...] = ()  # found in reading the file
    faults: tuple[Problem, ...] = ()  # found in what the record says
    record: bytes = b""
    marks: bytes = b""
    counts: dict[str, int] = {}  # actor id → number of mentions
    news: tuple[bytes, ...] = ()  # the events that the article reports
    uses: EncodedUses = EncodedUses()
    asked: tuple[str, ...] = ()  # what is asked of the offices in the records
    title: str = ""  # in index form, for FTS5; so are `body` and `field_tokens`
    body: str = ""
    field_tokens: str = ""  # of the values that a query can ask for by field
    shingles: str = ""  # fingerprints of the body; only of a file that was read
    words: list[str] = []  # words of the text that a typo may stand for, unless sent before


class MarkedArticle(Struct, frozen=True):
    """An article of which only the marks are known, with the result as far as it goes."""

    result: ProcessedArticle
    article: Article
    annotations: Annotations | None = None  # None: they take too long
    is_same: bool = False  # whether the marks are as before
    means_same: bool = False  # whether they are but for how sure they are, and why


class ArticleProcessor:
    """Processes articles, one job after another."""

    def __init__(self, setup: WorkerSetup) -> None:
        self._folder = Folder(Path(fsdecode(setup.root)))
        self._annotator = Annotator(setup.actors, setup.decisions)
        self._actors = {actor.id: actor for actor in setup.actors}
        self._uses = UseEncoder(self._annotator.actors)
        self._finds_events = self._folder.meta()[0].found
        self._sent_words: set[bytes] = set()

    def start(self) -> None:
        """Begin another update, in which no words have been sent yet."""
        self._sent_words.clear()

    def load_actors(self) -> None:
        """Load the actors now rather than with the first article."""
        self._annotator.add_actors()
        self._uses.add_actors()

    def process(self, job: ArticleJob) -> ProcessedArticle:
        """Read the file of a job, when it has one, and annotate its article."""
        if job.entry is None:
            return self.complete(self.mark(job))
        data, digest = read_record_file(self._folder, job.entry)
        if digest and digest == job.known_digest:
            return ProcessedArticle(job, digest, is_same=True)
        loaded = self._folder.read(job.entry, data)
        if not isinstance(loaded.record, Article):
            return ProcessedArticle(job, digest, problems=loaded.problems)
        faults = record_problems(loaded.record, lambda _ref: True, lambda _id: None)
        read_article = ProcessedArticle(
            job,
            digest,
            problems=loaded.problems,
            faults=tuple(self._folder.locate_problems(faults)),
            record=serialization.encode(loaded.record),
        )
        annotated = self.complete(self._mark(read_article, loaded.record))
        words = split_index_text(annotated.body)
        new_words = {*words, *split_index_text(annotated.title)}.difference(self._sent_words)
        self._sent_words |= new_words
        typo_targets = list(filter(_is_typo_target, map(bytes.decode, new_words)))
        return structs.replace(annotated, shingles=shingle_tokens(words), words=typo_targets)

    def mark(self, job: ArticleJob) -> MarkedArticle:
        """Return the article of a job without a file with its marks, and what depends on them alone."""
        article = serialization.decode_record("article", job.record)
        assert isinstance(article, Article)
        return self._mark(ProcessedArticle(job), article)

    def _mark(self, result: ProcessedArticle, article: Article) -> MarkedArticle:
        """Return the result with the marks of the article, and its text in index form if it is not stored.

        An article that takes longer than `MAX_ANNOTATION_CPU_S` has no marks, and a problem that says so.
        """
        job = result.job
        self.load_actors()
        before = serialization.decode_as(Annotations, job.marks) if job.marks else None
        try:
            with limit_cpu_time(MAX_ANNOTATION_CPU_S):
                marks = self._annotator.annotate(article, before.dates if before else None)
                asked = self._annotator.take_questions()
        except TimeLimitError:
            return self._give_up(result, article)
        counts = _count_mentions(marks)
        result = structs.replace(
            result,
            has_same_actors=before is not None and _count_mentions(before).keys() == counts.keys(),
            marks=serialization.encode(marks),
            asked=asked,
            counts=counts,
        )
        result = result if result.has_same_actors else _with_index_words(result, article)
        means_same = before is not None and _meanings(marks) == _meanings(before)
        return MarkedArticle(result, article, marks, is_same=marks == before, means_same=means_same)

    def complete(self, marked: MarkedArticle) -> ProcessedArticle:
        """Return an article that has been marked with what it uses and reports."""
        job, result = marked.result.job, marked.result
        keeps_uses = marked.means_same and job.is_settled
        if keeps_uses and marked.is_same:
            return ProcessedArticle(job, result.digest, is_same=True, asked=result.asked)
        if marked.annotations is None:
            return result
        if keeps_uses:
            return structs.replace(result, keeps_uses=True, news=job.news or ())
        try:
            with limit_cpu_time(MAX_ANNOTATION_CPU_S):
                news, uses = self._read_rest(job, marked.article, marked.annotations, marked.means_same)
                asked = (*result.asked, *sorted(self._uses.take_questions()))
        except TimeLimitError:
            return self._give_up(result, marked.article).result
        return structs.replace(result, news=news, uses=uses, asked=asked)

    def _give_up(self, result: ProcessedArticle, article: Article) -> MarkedArticle:
        """Return an article that takes too long: without marks, and with a problem that says so."""
        self._annotator.take_questions()
        self._uses.take_questions()
        words = N_("no names are marked: it takes more than {n:g} seconds; split it")
        problem = Problem(article.path, 0, "", words.format(n=MAX_ANNOTATION_CPU_S))
        result = structs.replace(
            result,
            problems=(*result.problems, problem),
            has_same_actors=False,
            marks=serialization.encode(Annotations()),
            asked=(),
            counts={},
        )
        return MarkedArticle(_with_index_words(result, article), article)

    def _read_rest(
        self, job: ArticleJob, article: Article, marks: Annotations, is_same: bool
    ) -> tuple[tuple[bytes, ...], EncodedUses]:
        """Return the events that an article reports, and what it uses; `is_same`: its marks mean the same."""
        if is_same and job.told is not None and job.news is not None:
            names = self._uses.read(article, marks, []).names
            return job.news, EncodedUses(names, *job.told)
        reports = self._uses.find_reports(article, marks)
        news = self._read_news(job, article, marks)
        news = list(with_participants(news, article, marks, self._actors, reports))
        return tuple(map(serialization.encode, news)), self._uses.read(article, marks, reports)

    def _read_news(self, job: ArticleJob, article: Article, marks: Annotations) -> list[PublishedItem]:
        """Return the events that an article reports, which no actor changes, without their participants."""
        if not self._finds_events:
            return []
        if job.news is None:
            return read_news(article, marks.dates)
        known = (serialization.decode_as(PublishedItem, item) for item in job.news)
        return [structs.replace(item, participants=(), told_type="") for item in known]


def _meanings(marks: Annotations) -> tuple[object, ...]:
    """Return marks without what they say of themselves: how sure they are, and why."""
    mentions = (
        [(one.start, one.end, one.actor, one.how) for one in part] for part in (marks.title, marks.body)
    )
    return (*mentions, marks.dates)


def _count_mentions(marks: Annotations) -> Counter[str]:
    """Return how often an article mentions each actor."""
    return Counter(mention.actor for mention in (*marks.title, *marks.body))


def _with_index_words(result: ProcessedArticle, article: Article) -> ProcessedArticle:
    """Return a result with the text and the values of its article in index form."""
    tokens = (
        token for field, values in field_values(article).items() for token in field_tokens(field, values)
    )
    return structs.replace(
        result,
        title=index_text(article.title),
        body=index_text(article.body),
        field_tokens=" ".join(tokens),
    )


def _is_typo_target(word: str) -> bool:
    """Return whether a typo may stand for the word; never for a shorter one, nor for a number."""
    return len(word) >= _MIN_WORD_CHARS and word.isalpha()


def read_record_file(folder: Folder, entry: RecordFile) -> tuple[bytes | None, bytes]:
    """Return the bytes of a file and their hash; None and empty when it cannot be read now."""
    try:
        data = folder.read_bytes(entry.path)
    except (OSError, ValueError):
        return None, b""
    if len(data) > MAX_FILE_BYTES:
        return data, b"too large to be read"
    return data, blake2b(data, digest_size=16).digest()
