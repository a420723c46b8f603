"""CSV tables of articles, actors, events, claims and mentions, as RFC 4180 has them, in UTF-8.

A text that a spreadsheet would take for a formula begins with an apostrophe, which spreadsheets do not show.
"""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from tui.analysis.sources.claim_sources import article_of, claim_places
from tui.export.export_format import ExportOptions, OutputFile
from tui.export.selection import Selection
from tui.model.claims import event_date, origins
from tui.model.records import Name, Participant

Row = Sequence[str | int | float | None]
#: Between the values of a list in one cell.
LIST_SEPARATOR = "; "
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_BYTE_ORDER_MARK = "\ufeff"


def guard_formula(text: str) -> str:
    """Return a text that no spreadsheet runs: one that begins like a formula gets an apostrophe before it."""
    return f"'{text}" if text.startswith(_FORMULA_STARTS) else text


class _Echo:
    """A file that returns what is written to it."""

    def write(self, text: str) -> str:
        return text


def csv_files(selection: Selection, options: ExportOptions) -> Iterator[OutputFile]:
    """Yield the table that is asked for, or a file for each."""
    start = [_BYTE_ORDER_MARK] if options.has_bom else []
    names = [options.table] if options.table else list(TABLES)
    for name in names:
        path = "" if options.table else f"{name}.csv"
        yield OutputFile(path, _csv_pieces(start, name, selection))


def _csv_pieces(start: Sequence[str], name: str, selection: Selection) -> Iterator[str]:
    """Yield a table with its header, a row a piece."""
    writer: Any = csv.writer(_Echo())  # its rows are what `write` returns
    columns, read_rows = TABLES[name]
    yield from start
    yield writer.writerow(columns)
    for row in read_rows(selection):
        yield writer.writerow([guard_formula(cell) if isinstance(cell, str) else cell for cell in row])


def _article_rows(selection: Selection) -> Iterator[Row]:
    for article, _marks in selection.articles():
        yield (
            article.id,
            article.title,
            article.date,
            LIST_SEPARATOR.join(article.authors),
            article.publisher,
            article.source,
            article.url,
            article.accessed,
            article.lang,
            LIST_SEPARATOR.join(article.tags),
            LIST_SEPARATOR.join(article.labels),
            article.body,
        )


def _actor_rows(selection: Selection) -> Iterator[Row]:
    for actor in selection.actors():
        roles = [
            " ".join(filter(None, (role.title, role.of and f"({role.of})", _period(role.since, role.until))))
            for role in actor.roles
        ]
        yield (
            actor.id,
            actor.name,
            actor.type,
            LIST_SEPARATOR.join(f"{language}: {name}" for language, name in actor.names.items()),
            _join_names(actor.aliases),
            LIST_SEPARATOR.join(roles),
            actor.of,
            actor.country,
            actor.wikidata,
            "yes" if actor.key else "",
            LIST_SEPARATOR.join(actor.labels),
            actor.body,
        )


def _event_rows(selection: Selection) -> Iterator[Row]:
    for event in selection.events():
        yield (
            event.id,
            event.title,
            event.type,
            LIST_SEPARATOR.join(event.mode),
            LIST_SEPARATOR.join(event.context),
            event.label,
            event_date(event),
            event.place,
            _join_participants(event.participants),
            len(event.claims),
            LIST_SEPARATOR.join(event.labels),
            event.body,
        )


def _claim_rows(selection: Selection) -> Iterator[Row]:
    for event in selection.events():
        articles = article_of(selection.store)
        places, names = claim_places(event, articles), origins(event, articles)
        for number, (claim, place, origin) in enumerate(zip(event.claims, places, names, strict=True), 1):
            details = [
                f"{key}: {value if isinstance(value, str) else ', '.join(value)}"
                for key, value in claim.details.items()
            ]
            yield (
                event.id,
                number,
                claim.article,
                claim.quote,
                *(place or (None, None)),
                claim.source,
                claim.publisher or origin,
                claim.stated,
                claim.date,
                claim.place,
                _join_participants(claim.participants),
                LIST_SEPARATOR.join(details),
            )


def _mention_rows(selection: Selection) -> Iterator[Row]:
    for article, marks in selection.articles():
        for part, mentions in (("title", marks.title), ("body", marks.body)):
            for mention in mentions:
                yield (
                    article.id,
                    part,
                    mention.start,
                    mention.end,
                    mention.exact,
                    mention.actor,
                    mention.how,
                    mention.confidence,
                    mention.why,
                )


def _join_names(names: Sequence[Name]) -> str:
    return LIST_SEPARATOR.join(name.name for name in names)


def _join_participants(participants: Sequence[Participant]) -> str:
    return LIST_SEPARATOR.join(f"{part.actor} ({part.role})" for part in participants)


def _period(since: str | None, until: str | None) -> str:
    """Return a period as EDTF; empty without one."""
    return f"{since or '..'}/{until or '..'}" if since or until else ""


#: The columns of each table, and what reads its rows.
TABLES: dict[str, tuple[tuple[str, ...], Callable[[Selection], Iterator[Row]]]] = {
    "articles": (
        (
            *("id", "title", "date", "authors", "publisher", "source", "url", "accessed", "lang", "tags"),
            *("labels", "text"),
        ),
        _article_rows,
    ),
    "actors": (
        (
            *("id", "name", "type", "names", "aliases", "roles", "of", "country", "wikidata", "key"),
            *("labels", "note"),
        ),
        _actor_rows,
    ),
    "events": (
        (
            *("id", "title", "type", "mode", "context", "label", "date", "place", "participants", "claims"),
            *("labels", "note"),
        ),
        _event_rows,
    ),
    "claims": (
        (
            *("event", "number", "article", "quote", "start", "end", "source", "publisher", "stated", "date"),
            *("place", "participants", "details"),
        ),
        _claim_rows,
    ),
    "mentions": (
        ("article", "part", "start", "end", "exact", "actor", "how", "confidence", "why"),
        _mention_rows,
    ),
}
