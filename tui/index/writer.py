"""Records into the index, and out of it: every table that a record is in, and no other place writes them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from operator import itemgetter

import apsw

from tui.index import coding
from tui.index.asked import actor_token
from tui.index.numbers import first_day, number_of
from tui.index.preparing import Prepared
from tui.index.words import index_text, index_words
from tui.model.claims import differs
from tui.model.records import Actor, Article, Event, Kind, Problem, Record, Ref
from tui.model.sound import sound_key

_SHORTEST_SOUND = 3
_TABLES = ("file", "folder", "record", "content", "marks", "mention", "link", "name", "sound", "problem",
           "word", "value", "unmarked", "unchecked", "miscounted")  # fmt: skip
_TITLE = "INSERT INTO {kind}_words (rowid, words) VALUES (?, ?)"
_WORD_TABLES = ("actor_words", "event_words", "article_words", "text", "shingle")


class Writer:
    """Changes the records of the index, inside one transaction of `connection`."""

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection
        self._actors: dict[str, int | None] = {}
        self._words: set[str] = set()  # of texts, known to be in the index
        self._new: set[int] = set()  # records that nothing is marked in
        self._values: Counter[tuple[str, str]] = (
            Counter()
        )  # how many more articles have them than the index says

    def clear(self) -> None:
        """Take everything out but what the index says of itself."""
        for table in _TABLES:
            self._connection.execute(f"DELETE FROM {table}")
        for table in _WORD_TABLES:
            self._connection.execute(f"INSERT INTO {table} ({table}) VALUES ('delete-all')")

    def doubt(self) -> None:
        """Have every file read again; what is there stays until something takes its place."""
        self._connection.execute("UPDATE file SET hash = x''")
        self._connection.execute("DELETE FROM folder")
        self._connection.execute("DELETE FROM word")

    def put(self, record: Record, encoded: bytes = b"") -> int:
        """Store a record in place of the one with its id; gives its number. An article's words: `mark`."""
        day = 0 if isinstance(record, Actor) else first_day(record.date or _claimed(record))
        number = self._find(record.ref)
        if number is not None and number >> 24 != day:
            self.remove(record.ref)
            number = None
        if number is None:
            number = number_of(str(record.ref), day, self._is_taken)
            self._new.add(number)
        else:
            self._clear(record.ref.kind, number)
        self._connection.execute(
            "INSERT INTO record"
            " (number, kind, id, title, words, path, date, note, office, is_key, differs, mentions)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
            (
                number,
                record.ref.kind,
                record.id,
                record.title,
                _words(record),
                record.path,
                *_columns(record),
            ),
        )
        data = encoded or coding.encoded(record)
        self._connection.execute("INSERT INTO content VALUES (?, ?)", (number, data))
        if isinstance(record, Actor):
            self._put_names(number, record)
        elif isinstance(record, Event):
            self._connection.execute(_TITLE.format(kind="event"), (number, index_text(record.title)))
        else:
            self._values.update(_values(record))
        self._put_links(number, record)
        return number

    def remove(self, ref: Ref) -> None:
        """Take a record out, with all that is derived from it."""
        number = self._find(ref)
        if number is None:
            return
        self._clear(ref.kind, number)
        if ref.kind == "article":
            self._unmark([number])
        else:
            self._connection.execute("DELETE FROM mention WHERE actor = ?", (number,))

    def mark(self, batch: Iterable[tuple[int, Prepared]]) -> None:
        """Store what is marked in articles, by their numbers, and their words for search; count their values.

        Table by table, and in the order of numbers: SQLite and FTS5 then write what lies together once.
        """
        ready = sorted(batch, key=itemgetter(0))
        self._unmark([number for number, _ in ready if number not in self._new])
        self._new.clear()
        many = self._connection.executemany
        read = [(number, one) for number, one in ready if one.record]
        many(_TITLE.format(kind="article"), [(number, one.title) for number, one in read])
        many("INSERT INTO shingle (rowid, marks) VALUES (?, ?)", [(n, one.shingles) for n, one in read])
        many("INSERT INTO marks VALUES (?, ?)", [(number, one.marks) for number, one in ready])
        mentions: list[tuple[int, int, int]] = []
        texts: list[tuple[int, str, str, str]] = []
        for number, one in ready:
            known = [
                (actor, number, count) for id_, count in one.counts.items() if (actor := self._actor(id_))
            ]
            mentions += known
            facts = " ".join([*(actor_token(actor) for actor, _, _ in known), one.facts])
            texts.append((number, one.title, one.body, facts))
        many("INSERT INTO mention VALUES (?, ?, ?)", sorted(mentions))
        many("INSERT INTO text (rowid, title, body, facts) VALUES (?, ?, ?, ?)", texts)
        self._put_words({word for _, one in ready for word in one.words})
        self._miscount({actor for actor, _, _ in mentions})
        many("DELETE FROM unmarked WHERE article = ?", [(number,) for number, _ in ready])
        self._count_values()

    def _put_words(self, words: set[str]) -> None:
        new = words - self._words
        self._connection.executemany(
            "INSERT OR IGNORE INTO word VALUES (?)", [(word,) for word in sorted(new)]
        )
        self._words |= new

    def _miscount(self, actors: Iterable[int]) -> None:
        """Remember whose mentions are to be counted."""
        rows = [(actor,) for actor in actors]
        self._connection.executemany("INSERT OR IGNORE INTO miscounted VALUES (?)", rows)

    def count_mentions(self) -> None:
        """Bring the actors' mention counts up to date; once, after all marking."""
        self._connection.execute(
            "UPDATE record SET mentions ="
            " (SELECT coalesce(sum(count), 0) FROM mention WHERE actor = record.number)"
            " WHERE number IN (SELECT actor FROM miscounted) AND kind = 'actor'"
        )
        self._connection.execute("DELETE FROM miscounted")

    def _actor(self, id_: str) -> int | None:
        """The number of an actor; kept, for all articles name the same ones."""
        if id_ not in self._actors:
            self._actors[id_] = self._find(Ref("actor", id_))
        return self._actors[id_]

    def put_problems(self, problems: Sequence[Problem], about: int | None = None) -> None:
        """Note what is wrong in a file, or (`about` a record's number) between records."""
        if problems:
            self._connection.executemany(
                "INSERT INTO problem VALUES (?, ?, ?, ?, ?)",
                [(p.path, p.line, p.field, p.message, about) for p in problems],
            )

    def _find(self, ref: Ref) -> int | None:
        query = "SELECT number FROM record WHERE kind = ? AND id = ?"
        found: int | None = self._connection.execute(query, (ref.kind, ref.id)).get
        return found

    def _is_taken(self, number: int) -> bool:
        return self._connection.execute("SELECT 1 FROM record WHERE number = ?", (number,)).get is not None

    def _clear(self, kind: Kind, number: int) -> None:
        """Take out what a record says of itself; mentions of it and its marks stay."""
        run = self._connection.execute
        if kind == "actor":
            self._actors.clear()
            self._miscount([number])
            names = [name for (name,) in run("SELECT number FROM name WHERE actor = ?", (number,))]
            for table, column in (("actor_words", "rowid"), ("sound", "name"), ("name", "number")):
                self._connection.executemany(f"DELETE FROM {table} WHERE {column} = ?", [(n,) for n in names])
        else:
            run(f"DELETE FROM {kind}_words WHERE rowid = ?", (number,))
        if kind == "article":
            article = coding.record(kind, run("SELECT record FROM content WHERE number = ?", (number,)).get)
            assert isinstance(article, Article)
            self._values.subtract(_values(article))
            run("DELETE FROM shingle WHERE rowid = ?", (number,))
        for table, column in (
            ("record", "number"),
            ("content", "number"),
            ("link", "number"),
            ("problem", "about"),
        ):
            run(f"DELETE FROM {table} WHERE {column} = ?", (number,))

    def _unmark(self, articles: Sequence[int]) -> None:
        """Take out what is marked in articles, and their words."""
        many = self._connection.executemany
        for article in articles:
            found = self._connection.execute("SELECT actor FROM mention WHERE article = ?", (article,))
            actors = [actor for (actor,) in found]
            self._miscount(actors)
            many(
                "DELETE FROM mention WHERE actor = ? AND article = ?", [(actor, article) for actor in actors]
            )
        rows = [(article,) for article in articles]
        many("DELETE FROM marks WHERE article = ?", rows)
        many("DELETE FROM text WHERE rowid = ?", rows)

    def _put_names(self, number: int, record: Actor) -> None:
        """The words of each spelling of an actor."""
        run = self._connection.execute
        for how, name in _names(record):
            words = index_words(name)
            row = (number, name, " ".join(words), how)
            run("INSERT INTO name (actor, text, words, how) VALUES (?, ?, ?, ?)", row)
            name_number = self._connection.last_insert_rowid()
            run("INSERT INTO actor_words (rowid, words) VALUES (?, ?)", (name_number, " ".join(words)))
            if record.type != "country":
                keys = {(sound_key(word), word) for word in words if word.isalpha()}
                self._connection.executemany(
                    "INSERT INTO sound VALUES (?, ?, ?)",
                    [(key, word, name_number) for key, word in keys if len(key) >= _SHORTEST_SOUND],
                )

    def _count_values(self) -> None:
        """Count what articles have in the fields that can be asked for."""
        changed = [(*key, by) for key, by in self._values.items() if by]
        self._connection.executemany(
            "INSERT INTO value VALUES (?, ?, ?, ?)"
            " ON CONFLICT (field, value) DO UPDATE SET count = count + excluded.count",
            [(field, value, " ".join(index_words(value)), by) for field, value, by in changed],
        )
        if any(by < 0 for *_, by in changed):
            self._connection.execute("DELETE FROM value WHERE count <= 0")
        self._values.clear()

    def _put_links(self, number: int, record: Record) -> None:
        links: dict[tuple[Ref, str], tuple[str | None, int]] = {}
        for ref, why, role in _said(record):
            kept, count = links.get((ref, why), (role, 0))
            links[ref, why] = kept, count + 1
        self._connection.executemany(
            "INSERT INTO link VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                (number, ref.kind, ref.id, why, role, count, position)
                for position, ((ref, why), (role, count)) in enumerate(links.items())
            ],
        )


def _values(article: Article) -> set[tuple[str, str]]:
    """Fields and values of an article that a query can ask for."""
    credit = [article.credit] if article.credit != article.id else []
    found = {
        "source": [article.source, article.publisher, *credit],
        "author": article.authors,
        "tag": article.tags,
        "lang": [article.lang],
    }
    return {(field, value) for field, values in found.items() for value in values if value}


def _claimed(record: Record) -> str | None:
    """The date of an event that has none of its own: the first that a claim gives, by day."""
    if not isinstance(record, Event):
        return None
    dates = [claim.date for claim in record.claims if claim.date and first_day(claim.date)]
    return min(dates, key=first_day, default=None)


def _words(record: Record) -> str:
    """The words a list is filtered by: the title's, then a line for each other spelling of an actor."""
    names = [record.title]
    if isinstance(record, Actor):
        names += [spelling.name for spelling in record.spellings() if spelling.name != record.name]
    return "\n".join(" ".join(index_words(name)) for name in names)


def _columns(record: Record) -> tuple[str | None, str, str | None, bool, bool]:
    """Date, note, office, is it key, do its sources differ."""
    if isinstance(record, Article):
        return record.date, record.credit, None, False, False
    if isinstance(record, Actor):
        return None, record.type, _office(record), record.key, False
    return record.date or _claimed(record), record.type, None, False, differs(record)


def _office(actor: Actor) -> str | None:
    """The office an actor holds; else the last it held; else its style («général»)."""
    held = [role for role in actor.roles if role.of] or list(actor.roles)
    latest = max(held, key=lambda role: (role.until is None, first_day(role.since)), default=None)
    return latest.title if latest else None


def _names(actor: Actor) -> Iterator[tuple[str, str]]:
    """How each spelling is called, and the spelling; each once."""
    languages = {name: language for language, name in reversed(actor.names.items())}
    for spelling in actor.spellings():
        how = "name" if spelling.name == actor.name else languages.get(spelling.name, "also")
        yield how, spelling.name


def _said(record: Record) -> Iterator[tuple[Ref, str, str | None]]:
    """Whom or what a record names, why, and in which role."""
    if isinstance(record, Actor):
        for role in record.roles:
            if role.of:
                yield Ref("actor", role.of), "of", role.title
        if record.of:
            yield Ref("actor", record.of), "of", None
    elif isinstance(record, Event):
        for part in (*record.participants, *(p for claim in record.claims for p in claim.participants)):
            yield Ref("actor", part.actor), "participant", part.role
        for place in (record.place, *(claim.place for claim in record.claims)):
            if place:
                yield Ref("actor", place), "place", None
        for claim in record.claims:
            if claim.article:
                yield Ref("article", claim.article), "claim", None
        for other in record.related:
            yield Ref("event", other), "related", None
