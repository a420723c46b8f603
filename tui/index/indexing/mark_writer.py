"""Storage of what is found in the texts of articles: marks, news, names, index words.

Of an article that is annotated anew only the rows are written that are not as before.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any

import apsw

from tui.index.indexing.article_job import ProcessedArticle
from tui.index.indexing.derived.asked_offices import delete_asked, delete_asked_for_marks, store_asked
from tui.index.indexing.derived.found_event_index import dissolve_events, has_other_reports, refit_events
from tui.index.indexing.derived.use_index import delete_uses, has_uses, store_uses
from tui.index.search.fts_expressions import actor_token
from tui.model.records import Ref

_Batch = Sequence[tuple[int, ProcessedArticle]]
_INSERT_TITLE = "INSERT INTO article_words (rowid, words) VALUES (?, ?)"


class MarkWriter:
    """Stores and deletes what is found in articles, inside one transaction of `connection`."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._actor_rowids: dict[str, int | None] = {}
        self._known_words: set[str] = set()  # words of texts that are known to be in the index

    def forget_actors(self) -> None:
        """Look all actors up again, as one comes or goes."""
        self._actor_rowids.clear()

    def store(self, batch: _Batch, new: Collection[int]) -> None:
        """Store what is found in articles, with their rowids; `new`: those that have nothing stored.

        The work is done table by table, in the order of rowids, as SQLite and FTS5 then write adjacent rows
        together.
        """
        self._store_read([(rowid, article) for rowid, article in batch if article.record], new)
        self.store_marks(batch, new)
        self._store_news([(rowid, one) for rowid, one in batch if one.news != one.job.news], new)
        other_uses = [
            (rowid, one.uses)
            for rowid, one in batch
            if rowid in new or not (one.keeps_uses or has_uses(self._connection, rowid, one.uses))
        ]
        self._delete_uses([rowid for rowid, _ in other_uses if rowid not in new])
        store_uses(self._connection, other_uses)
        known = [(rowid, one) for rowid, one in batch if rowid not in new]
        delete_asked(self._connection, [rowid for rowid, one in known if not one.keeps_uses])
        delete_asked_for_marks(self._connection, [rowid for rowid, one in known if one.keeps_uses])
        store_asked(self._connection, [(rowid, one.asked) for rowid, one in batch])
        self._insert("DELETE FROM unmarked WHERE article = ?", [(rowid,) for rowid, _ in batch])

    def store_marks(self, batch: _Batch, new: Collection[int] = ()) -> None:
        """Store the marks of articles alone; these are still to be annotated anew."""
        other_marks = [(rowid, one) for rowid, one in batch if one.marks != one.job.marks]
        self._delete_mentions([rowid for rowid, _ in other_marks if rowid not in new])
        self._store_mentions(other_marks)
        other_texts = [(rowid, one) for rowid, one in other_marks if not one.has_same_actors]
        self._store_texts(other_texts, new)

    def keep(self, article: int, asked: Sequence[str]) -> None:
        """Keep all that is stored of an article, but for what its marks ask of the offices."""
        delete_asked_for_marks(self._connection, [article])
        store_asked(self._connection, [(article, asked)])
        self._connection.execute("DELETE FROM unmarked WHERE article = ?", (article,))

    def delete(self, article: int) -> None:
        """Delete all that was found in an article."""
        self._delete_mentions([article])
        self._delete_news([article])
        self._delete_uses([article])
        delete_asked(self._connection, [article])
        self._connection.execute("DELETE FROM text WHERE rowid = ?", (article,))

    def mark_recount(self, actors: Iterable[int]) -> None:
        """Mark actors whose mentions are to be counted again."""
        self._insert("INSERT OR IGNORE INTO miscounted VALUES (?)", [(actor,) for actor in actors])

    def _insert(self, statement: str, rows: Sequence[tuple[Any, ...]]) -> None:
        self._connection.executemany(statement, rows)

    def _store_read(self, batch: _Batch, new: Collection[int]) -> None:
        """Store what only the file of an article changes: title, fingerprint, words."""
        self._insert(_INSERT_TITLE, [(rowid, one.title) for rowid, one in batch])
        self._insert(
            "INSERT INTO shingle (rowid, marks) VALUES (?, ?)",
            [(rowid, one.shingles) for rowid, one in batch],
        )
        new_words = {word for _, one in batch for word in one.words} - self._known_words
        self._insert("INSERT OR IGNORE INTO word VALUES (?)", [(word,) for word in sorted(new_words)])
        self._known_words |= new_words

    def _store_mentions(self, batch: _Batch) -> None:
        self._insert("INSERT INTO marks VALUES (?, ?)", [(rowid, one.marks) for rowid, one in batch])
        mentions = [
            (actor, rowid, count)
            for rowid, one in batch
            for id_, count in one.counts.items()
            if (actor := self._find_actor(id_))
        ]
        self._insert("INSERT INTO mention VALUES (?, ?, ?)", sorted(mentions))
        self.mark_recount({actor for actor, _, _ in mentions})

    def _store_texts(self, batch: _Batch, new: Collection[int]) -> None:
        """Store texts for full text search, with the actors that they mention."""
        self._insert("DELETE FROM text WHERE rowid = ?", [(rowid,) for rowid, _ in batch if rowid not in new])
        texts = []
        for rowid, one in batch:
            actors = [actor for id_ in one.counts if (actor := self._find_actor(id_))]
            texts.append(
                (rowid, one.title, one.body, " ".join([*map(actor_token, actors), one.field_tokens]))
            )
        self._insert("INSERT INTO text (rowid, title, body, facts) VALUES (?, ?, ?, ?)", texts)

    def _find_actor(self, id_: str) -> int | None:
        """Return the rowid of an actor, or None; kept, as many articles mention the same actors."""
        if id_ not in self._actor_rowids:
            query = "SELECT number FROM record WHERE kind = ? AND id = ?"
            ref = Ref("actor", id_)
            self._actor_rowids[id_] = self._connection.execute(query, (ref.kind, ref.id)).get
        return self._actor_rowids[id_]

    def _delete_mentions(self, articles: Sequence[int]) -> None:
        """Delete the marks of articles, and that they mention known actors."""
        for article in articles:
            rows = self._connection.execute(
                "SELECT actor FROM mention JOIN record ON number = actor WHERE article = ? AND found = 0",
                (article,),
            )
            self._delete_mentions_of([actor for (actor,) in rows], article)
        self._insert("DELETE FROM marks WHERE article = ?", [(article,) for article in articles])

    def _delete_uses(self, articles: Sequence[int]) -> None:
        """Delete the names that articles use, and that they mention found actors."""
        for article in articles:
            rows = self._connection.execute(
                "SELECT actor FROM mention JOIN record ON number = actor WHERE article = ? AND found = 1",
                (article,),
            )
            self._delete_mentions_of([actor for (actor,) in rows], article)
        delete_uses(self._connection, articles)

    def _delete_mentions_of(self, actors: Sequence[int], article: int) -> None:
        self.mark_recount(actors)
        self._insert(
            "DELETE FROM mention WHERE actor = ? AND article = ?", [(actor, article) for actor in actors]
        )

    def _store_news(self, batch: _Batch, new: Collection[int]) -> None:
        """Store the events that articles report; those with other actors alone stay of the same event."""
        refitted: list[tuple[int, Sequence[bytes]]] = []
        others: list[tuple[int, ProcessedArticle]] = []
        for rowid, one in batch:
            if one.job.news is None or has_other_reports(one.job.news, one.news):
                others.append((rowid, one))
            else:
                refitted.append((rowid, one.news))
        self._delete_news([rowid for rowid, _ in others if rowid not in new])
        self._insert(
            "INSERT INTO news_item (article, number, item) VALUES (?, ?, ?)",
            [(rowid, number, item) for rowid, one in others for number, item in enumerate(one.news)],
        )
        refit_events(self._connection, refitted)

    def _delete_news(self, articles: Sequence[int]) -> None:
        """Delete the events that articles report."""
        dissolve_events(self._connection, articles)
        self._insert("DELETE FROM news_item WHERE article = ?", [(article,) for article in articles])
