"""What the index stores of a record beside the record itself: columns, words, names, links."""

from __future__ import annotations

from collections.abc import Iterator

from tui.index.record_ids import first_day
from tui.index.tokenizer import index_words
from tui.model.claims import has_disagreement
from tui.model.records import Actor, Article, Event, Record, Ref


def earliest_claimed_date(record: Record) -> str | None:
    """Return the earliest date that a claim gives an event, by first day; None without one."""
    if not isinstance(record, Event):
        return None
    dates = [claim.date for claim in record.claims if claim.date and first_day(claim.date)]
    return min(dates, key=first_day, default=None)


def list_words(record: Record) -> str:
    """Return the words a list is filtered by.

    These are the words of the title, then a line for each other spelling of an actor.
    """
    names = [record.title]
    if isinstance(record, Actor):
        names += [spelling.name for spelling in record.spellings() if spelling.name != record.name]
    return "\n".join(" ".join(index_words(name)) for name in names)


def list_columns(record: Record) -> tuple[str | None, str, str | None, bool, bool]:
    """Return date, note, office, whether an actor is key, and whether an event's sources differ."""
    if isinstance(record, Article):
        return record.date, record.credit, None, False, False
    if isinstance(record, Actor):
        return None, record.type, _current_office(record), record.key, False
    return record.date or earliest_claimed_date(record), record.type, None, False, has_disagreement(record)


def _current_office(actor: Actor) -> str | None:
    """Return the office an actor holds, or else held last, or else its style («général»)."""
    offices = [role for role in actor.roles if role.of] or list(actor.roles)
    latest = max(offices, key=lambda role: (role.until is None, first_day(role.since)), default=None)
    return latest.title if latest else None


def named_spellings(actor: Actor) -> Iterator[tuple[str, str]]:
    """Yield the kind of each spelling of an actor, and the spelling, each once."""
    languages = {name: language for language, name in reversed(actor.names.items())}
    for spelling in actor.spellings():
        kind = "name" if spelling.name == actor.name else languages.get(spelling.name, "also")
        yield kind, spelling.name


def find_links(record: Record) -> Iterator[tuple[Ref, str, str | None]]:
    """Yield the records that a record names, each with the reason and a role."""
    if isinstance(record, Actor):
        for role in record.roles:
            if role.of:
                yield Ref("actor", role.of), "of", role.title
        if record.of:
            yield Ref("actor", record.of), "of", None
    elif isinstance(record, Event):
        for participant in (
            *record.participants,
            *(p for claim in record.claims for p in claim.participants),
        ):
            yield Ref("actor", participant.actor), "participant", participant.role
        for place in (record.place, *(claim.place for claim in record.claims)):
            if place:
                yield Ref("actor", place), "place", None
        for claim in record.claims:
            if claim.article:
                yield Ref("article", claim.article), "claim", None
        for other in record.related:
            yield Ref("event", other), "related", None
