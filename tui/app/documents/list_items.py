"""Rows, links and hits as lines of a list."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from tui.app.documents.labels import reading_signs, short_date, subtitle_words, title_label
from tui.app.navigation import RecordLocation
from tui.i18n import N_, format_number, translate_text
from tui.i18n import gettext as _
from tui.index.query import Query
from tui.index.results import RecordRow, Relation, SearchHit, Span, one_per_record
from tui.index.store import MATCH_ALL
from tui.model.reading_marks import NO_MARKS, ReadingMarks
from tui.model.records import Kind

if TYPE_CHECKING:
    from tui.analysis.sources.similar_articles import SimilarArticles

#: The titles of panes and of groups.
GROUP_TITLES: dict[Kind, str] = {"article": N_("Articles"), "actor": N_("Actors"), "event": N_("Events")}
#: The rows that load more results.
MORE_TITLES: dict[Kind, str] = {"actor": N_("… more actors"), "event": N_("… more events")}
#: The mark of an event on which sources differ.
DIFFERS = "≠"
#: The style of the name of a record that was found and that nobody has kept.
FOUND = "found"
#: Reasons of relations that need no words in their group.
IMPLIED_REASONS = ("mentioned", "participant", "claim", "together", "related")


class ListItem(Struct, frozen=True):
    """One row of a list. Texts are plain, on one line, and cleaned; ranges are code points."""

    key: object  # what the row is about: the cursor stays with it; None for a heading
    text: str
    lead: str = ""  # before the text, in a column of its own: a date
    trail: str = ""  # at the right edge: a count
    style: str = ""  # a type of actor, `FOUND`, or ""
    matched: tuple[Span, ...] = ()  # ranges of `text` that matched
    detail: str = ""  # after the text where there is room
    detail_matched: tuple[Span, ...] = ()
    heading: bool = False  # names the group below it; the cursor passes over it


def row_item(row: RecordRow, marks: ReadingMarks = NO_MARKS) -> ListItem:
    """Return a row of a list pane, with what a person made of the record: marks, and labels."""
    trail = DIFFERS if row.differs else format_number(row.count) if row.count else ""
    return ListItem(
        key=RecordLocation(row.ref),
        text=title_label(row.ref, row.title),
        lead=short_date(row.date) if row.ref.kind != "actor" else "",
        trail=" ".join(filter(None, (reading_signs(row.ref, marks), trail))),
        style=FOUND if row.ref.is_found else (row.subtitle or "") if row.ref.kind == "actor" else "",
        detail=row.labels,
    )


def row_items(rows: Sequence[RecordRow], marks: ReadingMarks, query: Query = MATCH_ALL) -> list[ListItem]:
    """Return the rows of a list pane filtered by `query`.

    With a period in it, the days of an event that lasts say why it is there: it began before.
    """
    items = [row_item(row, marks) for row in rows]
    if any(term.field in ("on", "after", "before") for term in query.fields):
        lasting = map(_lasting_words, rows)
        items = [
            replace(item, detail=words or item.detail) for item, words in zip(items, lasting, strict=True)
        ]
    return items


def _lasting_words(row: RecordRow) -> str:
    """Return from when until when an event lasts: «26 Jul 23 – ongoing»; empty for any other record."""
    if row.ref.kind != "event" or "/" not in (row.date or ""):
        return ""
    first, last = (row.date or "").split("/", 1)
    days = [short_date(day) if day not in ("", "..") else "…" for day in (first, last)]
    return f"{days[0]} – {_('ongoing') if last == '..' else days[1]}"


def relation_items(links: Sequence[Relation]) -> list[ListItem]:
    """Return the related records of a record, in groups."""
    items: list[ListItem] = []
    for kind in ("actor", "event", "article"):
        group = [link for link in one_per_record(links) if link.ref.kind == kind]
        if group:
            items.append(ListItem(key=None, text=_(GROUP_TITLES[kind]), trail=str(len(group)), heading=True))
        items += [_relation_item(link) for link in group]
    return items


def _relation_item(link: Relation) -> ListItem:
    trail = DIFFERS if link.differs else format_number(link.count) if link.count > 1 else ""
    return ListItem(
        key=RecordLocation(link.ref),
        text=title_label(link.ref, link.title),
        style=FOUND if link.ref.is_found else "",
        lead=short_date(link.date) if link.ref.kind != "actor" else "",
        trail=trail,
        detail=_(reason)
        if (reason := link.role or ("" if link.reason in IMPLIED_REASONS else link.reason))
        else "",
    )


def copy_items(copies: SimilarArticles) -> list[ListItem]:
    """Return the texts that share passages with the open one, opened at the longest, and the share."""
    if not copies.found:
        return []
    from tui.analysis.sources.similar_articles import copy_words  # late: the first paint needs none

    count, more = len(copies.found), copies.compared < copies.alike
    items = [ListItem(key=None, text=_("Same text as"), trail=f"{count}{'+' if more else ''}", heading=True)]
    if more:
        words = _("the {n} most likely of at least {count}")
        detail = words.format(n=copies.compared, count=format_number(copies.alike))
        items.append(ListItem(key=None, text="", detail=detail, heading=True))
    for copy in copies.found:
        items.append(
            ListItem(key=RecordLocation(copy.ref, *copy.longest), text=copy.title, lead=short_date(copy.date))
        )
        detail = copy_words(copy.share, copy.earlier)
        items.append(ListItem(key=None, text="", detail=detail, heading=True))
    return items


class MoreResults(Struct, frozen=True):
    """The key of the row below the actors or events of a search: it loads more of them."""

    kind: Kind
    shown: int


def hit_items(
    groups: dict[Kind, list[SearchHit]], more: Collection[Kind], marks: ReadingMarks
) -> list[ListItem]:
    """Return search results in groups; a passage stands on a row of its own below its article.

    `more`: the kinds that have more results. Articles load them by themselves, the others by a row.
    """
    items: list[ListItem] = []
    for kind, hits in groups.items():
        if hits:
            count = f"{format_number(len(hits))}{'+' if kind in more else ''}"
            items.append(ListItem(key=None, text=_(GROUP_TITLES[kind]), trail=count, heading=True))
        for hit in hits:
            items.append(_hit_item(hit, marks))
            if hit.snippet is not None:
                items.append(_passage_item(hit.snippet, hit.snippet_matched))
        if kind in more and kind in MORE_TITLES:
            items.append(ListItem(key=MoreResults(kind, len(hits)), text=_(MORE_TITLES[kind])))
    return items


def _hit_item(hit: SearchHit, marks: ReadingMarks) -> ListItem:
    spans = hit.snippet_matched
    end = hit.at + spans[0][1] - spans[0][0] if hit.at is not None and spans else None
    moved = len(title_label(hit.ref, ""))
    subtitle = subtitle_words(hit.ref.kind, hit.subtitle) if hit.subtitle != hit.ref.id else ""
    return ListItem(
        key=RecordLocation(hit.ref, hit.at, end),
        text=title_label(hit.ref, hit.title),
        lead=short_date(hit.date) if hit.ref.kind != "actor" else "",
        trail=reading_signs(hit.ref, marks),
        style=FOUND if hit.ref.is_found else "",
        matched=tuple((start + moved, end + moved) for start, end in hit.matched),
        detail="   ".join(filter(None, (subtitle, translate_text(hit.reason or "")))),
    )


def _passage_item(snippet: str, matched: Iterable[tuple[int, int]]) -> ListItem:
    """Return the row of a passage, below its article's: the cursor passes over it."""
    opening = "« "
    spans = tuple((start + len(opening), end + len(opening)) for start, end in matched)
    return ListItem(key=None, text="", detail=f"{opening}{snippet} »", detail_matched=spans, heading=True)
