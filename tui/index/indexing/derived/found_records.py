"""Records of found events: what lists, search and relations read of an event that no file has.

An event has no record where it is too unsure, where a decision rejects it, or where claims of kept events
quote its passages already.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

import apsw

from tui.annotate.suggestions.events.rejected_events import RejectedEvents
from tui.index import serialization
from tui.index.tokenizer import index_text, index_words
from tui.model.dates.edtf import parse_edtf
from tui.model.dates.ranges import DateRange, approximate, days
from tui.model.found_events import MAX_REPORTS_ASKED, FoundEvent
from tui.model.records import Decision, Event, Ref

#: Reports of an event that claims must quote for it to be known: a kept event has claims of the first ones.
MAX_REPORTS_QUOTED = 5
#: What is less sure is not offered to anybody.
MIN_CONFIDENCE = 0.3
_INSERT = (
    "INSERT INTO record (number, kind, id, title, words, path, date, note, differs, found)"
    " VALUES (?, 'event', ?, ?, ?, '', ?, ?, ?, 1)"
)


class KnownEvents:
    """What is known of events when found ones are stored: what people rejected, what they kept."""

    def __init__(self, connection: apsw.Connection, decisions: Iterable[Decision]) -> None:
        self._connection = connection
        self._decisions = decisions
        self._kept_by_article: dict[str, list[Event]] = {}

    def leaves_out(self, event: FoundEvent) -> bool:
        """Return whether a found event is too unsure, was rejected or kept."""
        if event.confidence < MIN_CONFIDENCE:
            return True
        if self._is_rejected(event):
            return True
        reports = event.reports[:MAX_REPORTS_QUOTED]
        return all(
            any(report.is_quoted(kept) for kept in self._kept_events(report.article)) for report in reports
        )

    def kept_event(self, event: FoundEvent) -> Ref | None:
        """Return the kept event whose claims quote the most of a found one's reports; None: none does."""
        kept = event.kept_as(self._kept_events)
        return kept.ref if kept else None

    @cached_property
    def _rejections(self) -> RejectedEvents:
        return RejectedEvents(self._decisions)

    def _is_rejected(self, event: FoundEvent) -> bool:
        """Return whether a decision rejects an event by the words of one of its reports."""
        return any(
            self._rejections.has_title(report.title, event.articles, event.day)
            or self._rejections.has_part(report.sentence, report.article)
            for report in event.reports[:MAX_REPORTS_ASKED]
        )

    def _kept_events(self, article: str) -> list[Event]:
        """Return the kept events with a claim of an article."""
        if article not in self._kept_by_article:
            rows = self._connection.execute(
                "SELECT c.record FROM link AS l JOIN content AS c USING (number)"
                " WHERE l.kind = 'article' AND l.id = ? AND l.why = 'claim'",
                (article,),
            )
            events = (serialization.decode_record("event", encoded) for (encoded,) in rows)
            self._kept_by_article[article] = [event for event in events if isinstance(event, Event)]
        return self._kept_by_article[article]


def insert_record(connection: apsw.Connection, number: int, event: FoundEvent, kept: Ref | None) -> None:
    """Store the record of a found event, its words and its links; `kept`: the event that has some reports."""
    words = " ".join(filter(None, (event.reports[0].sentence, event.place)))  # the title is cut
    row = (
        number,
        event.ref.id,
        event.title,
        " ".join(index_words(words)),
        event.date or (_about(event.published) if event.published else None),
        event.type,
        bool(event.sharpness),
    )
    connection.execute(_INSERT, row)
    connection.execute("INSERT INTO event_words (rowid, words) VALUES (?, ?)", (number, index_text(words)))
    _insert_links(connection, number, event, kept)


def refit_record(connection: apsw.Connection, number: int, event: FoundEvent) -> None:
    """Give the record of a found event, if it has one, the type of the event and its actors."""
    connection.execute("UPDATE record SET note = ? WHERE number = ?", (event.type, number))
    if not connection.changes():
        return
    query = "SELECT id FROM link WHERE number = ? AND kind = 'event' AND why = 'related'"
    kept = connection.execute(query, (number,)).get
    connection.execute("DELETE FROM link WHERE number = ?", (number,))
    _insert_links(connection, number, event, Ref("event", kept) if kept else None)


def _insert_links(connection: apsw.Connection, number: int, event: FoundEvent, kept: Ref | None) -> None:
    links = [
        (number, ref.kind, ref.id, why, role, position)
        for position, (ref, why, role) in enumerate(_links_of(event, kept))
    ]
    connection.executemany(
        "INSERT OR IGNORE INTO link (number, kind, id, why, role, position) VALUES (?, ?, ?, ?, ?, ?)", links
    )


def _about(published: str) -> str | None:
    """Return about when something was for all we know: when it was published; None for what is no date."""
    parsed = parse_edtf(published)
    if parsed is None or parsed.earliest is None or parsed.latest is None:
        return None
    plain = "".join(char for char in published if char not in "?~%")
    if parsed.form == "one":
        plain = days(parsed.earliest, parsed.latest).edtf
    return approximate(DateRange(plain, parsed.earliest, parsed.latest)).edtf


def _links_of(event: FoundEvent, kept: Ref | None) -> Iterator[tuple[Ref, str, str | None]]:
    if kept is not None:
        yield kept, "related", None
    for participant in event.participants:
        ref, is_place = Ref("actor", participant.actor), participant.role == "place"
        yield (ref, "place", None) if is_place else (ref, "participant", participant.role)
    for article in event.articles:
        yield Ref("article", article), "claim", None


def delete_records(connection: apsw.Connection, numbers: Sequence[int]) -> None:
    """Delete the records of found events; the events stay."""
    rows = [(number,) for number in numbers]
    for table, column in (("record", "number"), ("event_words", "rowid"), ("link", "number")):
        connection.executemany(f"DELETE FROM {table} WHERE {column} = ?", rows)
