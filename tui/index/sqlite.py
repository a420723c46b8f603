"""The store behind the program by default: SQLite, in the user's cache folder.

Opening reads nothing of the corpus; `tui.index.build.refresh` brings the index up to date.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from datetime import date
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

import apsw

from tui.index import coding, lists
from tui.index.database import Database, index_file
from tui.index.places import Places, places
from tui.index.query import Query, parse
from tui.index.store import (
    EVERYTHING,
    Company,
    Counts,
    Cursor,
    Facet,
    Facets,
    Hit,
    Link,
    Matches,
    Page,
    Place,
    Row,
    Sort,
    Sorts,
    Text,
    Token,
    Within,
)
from tui.index.vocabulary import Vocabulary
from tui.model.records import KINDS, Kind, Marks, Problem, Record, Ref

if TYPE_CHECKING:
    from tui.index.asked import Asked
    from tui.index.narrowing import Numbers
    from tui.index.preparing import Preparer

#: So many lists are kept, each narrowed and sorted in its way: those on the screen, and those before them.
_KEPT_LISTS = 9


def open_store(root: Path, *, cache: Path | None = None) -> SqliteStore:
    """The store of the corpus in `root`, as it was last left; fast, and without looking at the corpus.

    `cache`: the folder for indexes; else $NIGER_TUI_CACHE, else the user's. Raises Unavailable when
    another program is making the index at this moment.
    """
    return SqliteStore(Database(index_file(root, cache)))


class SqliteStore:
    """Keeps the protocol `tui.index.store.Store`; may be asked from any thread."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._vocabularies: dict[Kind, tuple[str, Vocabulary]] = {}
        #: Who marks articles for `tui.index.learning`, and for which actors and decisions.
        self.kept_preparer: tuple[object, Preparer] | None = None
        self.learning = Lock()  # whoever learns the actors for it
        self._last_request: tuple[tuple[str, Query], Asked] | None = None
        #: Of one state of the index; the one asked for last is the last.
        self._kept_places: tuple[str, dict[tuple[object, ...], Places]] = "", {}

    @property
    def is_ready(self) -> bool:
        """Whether the index has once been completed; until then it is empty."""
        with self.database.reading() as connection:
            return meta(connection, "complete") == "yes"

    @property
    def notice(self) -> str:
        """What is unusual about the index, for people: kept in memory, made anew; empty for nothing."""
        return " ".join(dict.fromkeys(self.database.notices))

    def counts(self) -> Counts:
        """See `Store`; so all methods below."""
        with self.database.reading() as connection:
            return lists.counts(connection)

    def state(self) -> str:
        with self.database.reading() as connection:
            return meta(connection, "stamp")

    def rows(
        self,
        kind: Kind,
        contains: str = "",
        sort: Sort | None = None,
        after: Cursor | None = None,
        limit: int = 500,
        query: Query = EVERYTHING,
    ) -> Page[Row]:
        with self.database.reading() as connection:
            return self._places(connection, kind, contains, sort, query).page(connection, after, limit)

    def size(
        self, kind: Kind, contains: str = "", sort: Sort | None = None, query: Query = EVERYTHING
    ) -> int:
        with self.database.reading() as connection:
            return self._places(connection, kind, contains, sort, query).size

    def rows_at(
        self,
        kind: Kind,
        contains: str = "",
        sort: Sort | None = None,
        place: int = 0,
        limit: int = 200,
        query: Query = EVERYTHING,
    ) -> list[Row]:
        with self.database.reading() as connection:
            return self._places(connection, kind, contains, sort, query).part(connection, place, limit)

    def place(
        self, ref: Ref, contains: str = "", sort: Sort | None = None, query: Query = EVERYTHING
    ) -> int | None:
        with self.database.reading() as connection:
            return self._places(connection, ref.kind, contains, sort, query).place(connection, ref.id)

    def articles(
        self,
        query: Query,
        after: Cursor | None = None,
        limit: int = 50,
        deadline: float = 5,
        token: Token | None = None,
    ) -> Page[Hit]:
        from tui.index import fulltext  # late: the first frame needs no search

        with self.database.reading(deadline, token) as connection:
            request = self._request(connection, query)
            return fulltext.hits(connection, request, after, limit)

    def texts(
        self, query: Query, within: Query = EVERYTHING, after: Cursor | None = None, limit: int = 50
    ) -> Page[Text]:
        from tui.index import texts
        from tui.index.passages import Marker

        with self.database.reading() as connection:
            sought = self._request(connection, query)
            if not (sought.phrases or sought.begun or sought.actors):
                return Page([])
            marker = Marker(sought.phrases, sought.begun, sought.actors)
            both = parse(f"{query} {within}", fuzzy=query.fuzzy)
            return texts.texts(connection, self._narrowed(connection, "article", both), marker, after, limit)

    def matches(self, query: Query, article: Ref) -> Matches:
        from tui.index.passages import Marker

        with self.database.reading() as connection:
            request = self._request(connection, query)
        marker, marks = Marker(request.phrases, request.begun, request.actors), self.mentions(article)
        for record in self.read([article]):
            title, body = marker.spans(record.title, marks.title), marker.spans(record.body, marks.body)
            return Matches(tuple(title), tuple(body))
        return Matches()

    def suggest(
        self,
        kind: Kind,
        text: str,
        limit: int = 20,
        fuzzy: bool = True,
        token: Token | None = None,
        partial: bool = True,
    ) -> list[Hit]:
        from tui.index import fuzzy as names

        with self.database.reading(5, token) as connection:
            vocabulary = self._vocabulary(connection, kind)
            return names.suggest(connection, vocabulary, kind, text, limit, fuzzy, partial)

    def cancel(self, token: Token) -> None:
        token.is_cancelled = True

    def read(self, refs: Sequence[Ref]) -> list[Record]:
        with self.database.reading() as connection:
            found = (record_of(connection, ref) for ref in refs)
            return [record for record in found if record is not None]

    def fitting(self, refs: Sequence[Ref], query: Query) -> list[Ref]:
        if query == EVERYTHING:
            return list(refs)
        with self.database.reading() as connection:
            kinds = {ref.kind for ref in refs}
            among = {kind: self._places(connection, kind, "", None, query) for kind in kinds}
            return [ref for ref in refs if among[ref.kind].has(connection, ref.id)]

    def mentions(self, article: Ref) -> Marks:
        with self.database.reading() as connection:
            data = connection.execute(
                "SELECT marks FROM marks JOIN record ON number = article WHERE kind = ? AND id = ?",
                (article.kind, article.id),
            ).get
            return coding.marks(data) if data else Marks()

    def related(self, ref: Ref, limit: int = 50, kind: Kind | None = None) -> list[Link]:
        from tui.index import links

        with self.database.reading() as connection:
            return links.related(connection, ref, limit, kind)

    def sharing(self, text: str, limit: int = 20) -> list[Ref]:
        from tui.index.shingles import sharing
        from tui.index.words import index_text

        with self.database.reading() as connection:
            return sharing(connection, index_text(text), limit)

    def together(self, actors: Sequence[Ref], limit: int = 20) -> list[Link]:
        from tui.index import links

        with self.database.reading() as connection:
            return links.together(connection, actors, limit)

    def company(self, actor: Ref, within: Within, limit: int = 200, query: Query = EVERYTHING) -> Company:
        from tui.index import company

        with self.database.reading() as connection:
            kind: Kind = "event" if within == "event" else "article"
            among, both = None, None
            if query != EVERYTHING:
                among = self._narrowed(connection, kind, query)
                both = self._narrowed(connection, kind, query.with_field("actor", actor.id))
            return company.company(connection, actor, within, limit, among, both)

    def days(self, kind: Kind, query: Query = EVERYTHING) -> list[tuple[date | None, int]]:
        from tui.index import calendar

        with self.database.reading() as connection:
            return calendar.days(connection, self._narrowed(connection, kind, query))

    def dated(self, kind: Kind, query: Query = EVERYTHING, limit: int = 500) -> list[Row]:
        from tui.index import calendar

        with self.database.reading() as connection:
            return calendar.dated(connection, kind, self._narrowed(connection, kind, query), limit)

    def undated(self, kind: Kind, query: Query = EVERYTHING, limit: int = 500) -> list[Row]:
        from tui.index import calendar

        with self.database.reading() as connection:
            return calendar.undated(connection, kind, self._narrowed(connection, kind, query), limit)

    def places(self, actor: Ref, limit: int = 10_000, query: Query = EVERYTHING) -> list[Place]:
        from tui.index import texts

        with self.database.reading() as connection:
            # Asked for with the actor, as the articles of both are fewer than those of either.
            both = query.with_field("actor", actor.id)
            among = self._narrowed(connection, "article", both) if query != EVERYTHING else None
            return texts.places(connection, actor, among, limit)

    def problems(self, limit: int = 1_000) -> list[Problem]:
        with self.database.reading() as connection:
            query = (
                "SELECT path, line, field, message FROM problem ORDER BY path, line, field, message LIMIT ?"
            )
            return [Problem(*row) for row in connection.execute(query, (limit,))]

    def facets(self, query: Query, token: Token | None = None, limit: int = 8) -> Facets:
        from tui.index import facets

        if "article" not in query.kinds:
            return Facets()
        with self.database.reading(5, token) as connection:
            return facets.facets(connection, self._request(connection, query), limit)

    def values(self, field: str, begun: str = "", limit: int = 12) -> list[Facet]:
        from tui.index import facets

        if field in ("actor", "event"):
            hits = self.suggest("actor" if field == "actor" else "event", begun, limit)
            return [Facet(field, hit.ref.id, hit.title, 0) for hit in hits]
        with self.database.reading() as connection:
            return facets.values(connection, field, begun, limit)

    def writing(self) -> AbstractContextManager[apsw.Connection]:
        """One transaction that changes the index, for `tui.index.build`; see `Database.writing`."""
        return self.database.writing()

    def warm(self) -> None:
        """Load what the first search would wait for; meant for a thread after the first frame."""
        with self.database.reading() as connection:
            for kind in KINDS:
                self._vocabulary(connection, kind)

    def close(self) -> None:
        self.database.close()

    def _request(self, connection: apsw.Connection, query: Query) -> Asked:
        """What a query asks; kept, for its facets are asked for next."""
        from tui.index.asked import understood  # late: the first frame needs no search

        key = meta(connection, "stamp"), query
        kept = self._last_request
        if kept is None or kept[0] != key:
            request = understood(connection, query, self._vocabulary(connection, "actor"))
            kept = self._last_request = key, request
        return kept[1]

    def _narrowed(self, connection: apsw.Connection, kind: Kind, query: Query) -> Numbers:
        """The articles or events that fit a query."""
        from tui.index import narrowing

        if kind == "article" and (found := narrowing.naming(connection, query)) is not None:
            return found
        asked = self._request(connection, query)
        return narrowing.narrowed(connection, kind, query, asked, self._vocabulary(connection, "actor"))

    def _places(
        self, connection: apsw.Connection, kind: Kind, contains: str, sort: Sort | None, query: Query
    ) -> Places:
        """The rows of a list; kept, for many parts of it are asked for, until the index changes."""
        stamp, key = meta(connection, "stamp"), (kind, contains, sort or Sorts[kind][0], query)
        if self._kept_places[0] != stamp:
            self._kept_places = stamp, {}
        kept = self._kept_places[1]
        found = kept.pop(key, None)
        if found is None:
            vocabulary = self._vocabulary(connection, kind) if contains and kind != "actor" else None
            kinds: tuple[Kind, ...] = ("article", "event") if kind == "actor" else (kind,)
            among = [self._narrowed(connection, k, query) for k in kinds] if query != EVERYTHING else []
            what = lists.listed(connection, kind, vocabulary, contains, sort, among)
            total: int = getattr(lists.counts(connection), kind)
            found = places(connection, what, total)
        kept[key] = found
        for old in list(kept)[:-_KEPT_LISTS]:
            kept.pop(old, None)
        return found

    def _vocabulary(self, connection: apsw.Connection, kind: Kind) -> Vocabulary:
        """The words of a kind's names or titles, kept until the index changes."""
        stamp = meta(connection, "stamp")
        kept = self._vocabularies.get(kind)
        if kept is None or kept[0] != stamp:
            found = connection.execute(f"SELECT term FROM {kind}_vocabulary")
            kept = self._vocabularies[kind] = stamp, Vocabulary([term for (term,) in found])
        return kept[1]


def meta(connection: apsw.Connection, key: str) -> str:
    """What the index says of itself; empty where it says nothing."""
    value: str | None = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).get
    return value or ""


def record_of(connection: apsw.Connection, ref: Ref) -> Record | None:
    """The whole record, or None where there is none."""
    data = connection.execute(
        "SELECT c.record FROM record AS r JOIN content AS c USING (number) WHERE r.kind = ? AND r.id = ?",
        (ref.kind, ref.id),
    ).get
    return coding.record(ref.kind, data) if data else None
