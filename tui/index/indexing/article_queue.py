"""The articles of an update: those to be read, those to be annotated anew, and who processes them."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from itertools import chain

import apsw
import msgspec
from msgspec import structs

from tui.corpus.folder import Folder
from tui.corpus.scan import RecordFile
from tui.index import serialization
from tui.index.indexing import commit_sizes
from tui.index.indexing.affected_articles import ChangeScope
from tui.index.indexing.annotator_cache import article_processor, worker_setup
from tui.index.indexing.article_job import ArticleJob, ArticleProcessor, MarkedArticle, ProcessedArticle
from tui.index.indexing.changes import Changes
from tui.index.indexing.processes import worker_pool
from tui.index.lookup.relations import find_rowid
from tui.index.results import ALL_MARKED, MARKING, OPEN_MARKED
from tui.index.sqlite_store import SqliteStore
from tui.model.annotations import Annotations
from tui.model.records import Ref

#: Of articles whose new marks are stored: that these are as before says nothing.
_NOTHING_STAYS = ChangeScope(keeps_reports=False, keeps_uses=False, articles=frozenset())


def find_stale_articles(
    connection: apsw.Connection, to_read: Sequence[RecordFile], opened: Ref | None = None
) -> list[int]:
    """Return the rowids of the articles to annotate anew, without those of `to_read`, which are anyway.

    What is open comes first, then the newest, as in lists: what is on the screen is right first.
    """
    rowids = _stale_rowids(connection)
    read_rowids = {find_rowid(connection, entry.ref) for entry in to_read} if rowids else set()
    open_rowid = find_rowid(connection, opened) if opened else None
    return sorted(
        (rowid for rowid in rowids if rowid not in read_rowids), key=lambda rowid: rowid != open_rowid
    )


def _stale_rowids(connection: apsw.Connection) -> list[int]:
    """Return the rowids of all articles to annotate anew, the newest first."""
    return [rowid for (rowid,) in connection.execute("SELECT article FROM unmarked ORDER BY article DESC")]


def has_long_record(connection: apsw.Connection, rowids: Sequence[int]) -> bool:
    """Return whether one of some articles (rowids) takes as long as a long file."""
    query = "SELECT 1 FROM content WHERE number IN (SELECT value FROM json_each(?)) AND length(record) > ?"
    given = (msgspec.json.encode(rowids).decode(), commit_sizes.LONG_FILE_BYTES)
    return connection.execute(query, given).get is not None


class ArticleQueue:
    """The articles of one update, processed in this process or in others."""

    def __init__(
        self,
        store: SqliteStore,
        connection: apsw.Connection,
        folder: Folder,
        changes: Changes,
        scope: ChangeScope,
    ) -> None:
        """Begin; `scope`: why articles are annotated anew."""
        self._store, self._connection, self._root = store, connection, folder.root
        self._changes, self._scope = changes, scope

    def process(self, articles: Sequence[RecordFile], rowids: Sequence[int]) -> Iterator[ProcessedArticle]:
        """Yield the results for articles to read, and for others, by rowid, to annotate anew.

        Many articles are processed by several child processes.
        """
        if not articles and not rowids:
            return iter(())
        stale = set(_stale_rowids(self._connection))
        files = (self._job_of_file(entry, stale) for entry in articles)
        jobs = chain(files, _list_jobs(self._connection, rowids, self._scope))
        if len(articles) + len(rowids) >= worker_pool.MIN_PARALLEL_JOBS:
            return self._process_in_parallel(jobs)
        return map(self._processor().process, jobs)

    def process_after_marks(
        self,
        rowids: Sequence[int],
        open_count: int,
        report: Callable[[str], None],
        show: Callable[[Sequence[ProcessedArticle], str], None],
    ) -> Iterator[ProcessedArticle]:
        """Yield the results for articles, by rowid, to annotate anew, after the marks of all are shown.

        They are marked in this process. `show` stores articles as far as their marks, and tells its second
        argument: the first `open_count` before the others. `report` is told of each that is marked.
        """
        processor = self._processor()
        every: list[MarkedArticle] = []
        for batch, what in ((rowids[:open_count], OPEN_MARKED), (rowids[open_count:], ALL_MARKED)):
            marked = []
            for job in _list_jobs(self._connection, batch, self._scope):
                report(MARKING)
                marked.append(processor.mark(job))
            if marked:
                show([one.result for one in marked], what)
            every += marked
        if len(rowids) >= worker_pool.MIN_PARALLEL_JOBS:
            every.clear()
            yield from self._process_in_parallel(_list_jobs(self._connection, rowids, _NOTHING_STAYS))
        for one in every:
            result = one.result
            stored = structs.replace(result, job=structs.replace(result.job, marks=result.marks))
            yield processor.complete(structs.replace(one, result=stored))

    def _job_of_file(self, entry: RecordFile, stale: Container[int]) -> ArticleJob:
        """Return the job for an article to read; if it is stale, also where its file is as before."""
        known_file = self._changes.known_files.get(entry.path)
        is_known = known_file is not None and not (stale and find_rowid(self._connection, entry.ref) in stale)
        return ArticleJob(entry, known_file.hash if known_file and is_known else b"")

    def _process_in_parallel(self, jobs: Iterator[ArticleJob]) -> Iterator[ProcessedArticle]:
        setup = worker_setup(self._connection, self._root, self._changes.rules.decisions)
        return worker_pool.prepare_in_parallel(setup, jobs)

    def _processor(self) -> ArticleProcessor:
        return article_processor(self._store, self._connection, self._root, self._changes.rules.decisions)


def _list_jobs(
    connection: apsw.Connection, rowids: Sequence[int], scope: ChangeScope
) -> Iterator[ArticleJob]:
    """Yield the jobs for articles, by rowid, to annotate anew."""
    for rowid in rowids:
        encoded = connection.execute("SELECT record FROM content WHERE number = ?", (rowid,)).get
        if encoded is not None:
            yield _with_known(connection, ArticleJob(rowid=rowid, record=encoded), scope)


def _with_known(connection: apsw.Connection, job: ArticleJob, scope: ChangeScope) -> ArticleJob:
    """Return a job with what is known of its article; nothing if it has no marks: it may take too long."""
    given = (job.rowid,)
    marks = connection.execute("SELECT marks FROM marks WHERE article = ?", given).get
    if marks is None or marks == serialization.encode(Annotations()):
        return job
    news = connection.execute("SELECT item FROM news_item WHERE article = ? ORDER BY number", given)
    told = connection.execute("SELECT confidence, reports FROM article_use WHERE article = ?", given)
    return structs.replace(
        job,
        marks=marks,
        news=tuple(bytes(item) for (item,) in news),
        told=(told.fetchone() or (0.0, b"")) if scope.keeps_reports else None,
        is_settled=scope.keeps_uses and job.rowid not in scope.articles,
    )
