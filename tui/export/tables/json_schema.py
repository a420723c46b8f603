"""The JSON Schema of the lines of `export jsonl`."""

from __future__ import annotations

from typing import Any

import msgspec
from msgspec import Struct

from tui.model.annotations import DateMention, Mention
from tui.model.claims import Disagreement
from tui.model.records import ActorType, EventType, Name, Original, Participant, Role


class _RecordLine(Struct, tag_field="kind", kw_only=True):
    """What all records have; a record may have fields of its own besides."""

    id: str  # kind:id
    labels: tuple[str, ...]
    body: str


class ArticleLine(_RecordLine, tag="article", kw_only=True):
    """An article; offsets are code points of `body`, those of `title_mentions` of `title`."""

    title: str
    date: str | None  # EDTF
    authors: tuple[str, ...]
    publisher: str | None
    source: str | None
    url: str | None
    accessed: str | None
    lang: str | None
    tags: tuple[str, ...]
    original: Original | None
    mentions: tuple[Mention, ...]
    title_mentions: tuple[Mention, ...]
    dates: tuple[DateMention, ...]


class ActorLine(_RecordLine, tag="actor", kw_only=True, rename={"not_": "not"}):
    """A person, organisation, country or place."""

    name: str
    type: ActorType
    names: dict[str, str]
    aliases: tuple[Name, ...]
    roles: tuple[Role, ...]
    of: str | None
    country: str | None
    demonyms: tuple[str, ...]
    capitals: tuple[str, ...]
    not_: tuple[str, ...]
    wikidata: str | None
    key: bool


class ClaimLine(Struct, kw_only=True):
    """What one source says of an event; `start` and `end` are code points of the article's body."""

    origin: str
    article: str | None = None
    quote: str | None = None
    prefix: str | None = None
    suffix: str | None = None
    start: int | None = None
    end: int | None = None
    source: str | None = None
    publisher: str | None = None
    stated: str | None = None
    date: str | None = None
    place: str | None = None
    participants: tuple[Participant, ...] = ()
    details: dict[str, str | tuple[str, ...]] = {}


class EventLine(_RecordLine, tag="event", kw_only=True):
    """An event as a set of claims, and the fields on which these differ."""

    title: str
    type: EventType
    claims: tuple[ClaimLine, ...]
    mode: tuple[str, ...]
    context: tuple[str, ...]
    label: str | None
    date: str | None
    place: str | None
    participants: tuple[Participant, ...]
    related_events: tuple[str, ...]  # event:id
    disagreements: tuple[Disagreement, ...]


RecordLine = ArticleLine | ActorLine | EventLine


def lines_schema() -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of a line."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema"} | msgspec.json.schema(RecordLine)
