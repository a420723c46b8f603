"""Records as entities of FollowTheMoney, one JSON object a line.

Ids have letters, digits, `-` and `.` alone, as references drop the rest. Dates are ISO 8601 as far as they
are known. A mention is resolved, and an event involves, only who can act (a LegalEntity): countries and
places are tied to an article by Documentation, to an event by UnknownLink. The claims of an event are
Documentation of it, each with the words that it quotes.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import msgspec

from tui.export.export_format import ExportOptions, OutputFile
from tui.export.safe_ids import encode_id
from tui.export.selection import Selection
from tui.languages.iso_codes import ISO_639_3
from tui.model.annotations import Annotations
from tui.model.claims import event_date
from tui.model.dates.edtf import parse_edtf
from tui.model.records import Actor, ActorType, Article, Event, Kind

Entity = dict[str, Any]
SCHEMATA: dict[ActorType, str] = {
    "person": "Person",
    "organization": "Organization",
    "public-body": "PublicBody",
    "media": "Organization",
    "group": "Organization",
    "country": "Territory",
    "place": "Address",
}
#: Schemata of who can act.
_LEGAL = frozenset({"Person", "Organization", "PublicBody"})


def entity_files(selection: Selection, _options: ExportOptions) -> Iterator[OutputFile]:
    """Yield one file with the entities of all records."""
    yield OutputFile("", (msgspec.json.encode(one).decode() + "\n" for one in _entities(selection)))


def entity_id(kind: Kind, *parts: str | int) -> str:
    """Return the id of an entity; a further part makes it one of what belongs to the record."""
    return "-".join(["niger", kind, *(encode_id(str(part), ".") for part in parts)])


def _entities(selection: Selection) -> Iterator[Entity]:
    for actor in selection.actors():
        yield _actor_entity(selection, actor)
    for article, marks in selection.articles():
        yield _article_entity(article)
        yield from _mention_entities(selection, article, marks)
    for event in selection.events():
        yield from _event_entities(selection, event)


def _entity(schema: str, id: str, **values: str | list[str] | None) -> Entity:
    """Return an entity with the values that are not empty, as lists."""
    listed = {name: [value] if isinstance(value, str) else value or [] for name, value in values.items()}
    properties = {name: list(dict.fromkeys(text for text in texts if text)) for name, texts in listed.items()}
    return {
        "id": id,
        "schema": schema,
        "properties": {name: texts for name, texts in properties.items() if texts},
    }


def _actor_entity(selection: Selection, actor: Actor) -> Entity:
    schema, id = SCHEMATA[actor.type], entity_id("actor", actor.id)
    names = [name.name for name in actor.spellings() if name.name != actor.name]
    summary = actor.body or None
    country = (actor.country or _country_of(selection, actor) or "").lower()
    wikidata = actor.wikidata
    if schema == "Address":
        return _entity(
            schema, id, full=actor.name, name=actor.name, alias=names, country=country, summary=summary
        )
    if schema == "Territory":
        return _entity(
            schema, id, name=actor.name, alias=names, country=country, wikidataId=wikidata, summary=summary
        )
    offices = [role.title for role in actor.roles] if schema == "Person" else []
    return _entity(
        schema,
        id,
        name=actor.name,
        alias=names,
        country=country,
        wikidataId=wikidata,
        summary=summary,
        **({"position": offices} if schema == "Person" else {}),
    )


def _country_of(selection: Selection, actor: Actor) -> str | None:
    """Return the country that an actor belongs to, as its record has it."""
    owner = selection.find_actor(actor.of) if actor.of else None
    return owner.country if owner else None


def _article_entity(article: Article) -> Entity:
    return _entity(
        "Article",
        entity_id("article", article.id),
        title=article.title,
        publishedAt=_known_day(article.date),
        date=_known_day(article.date),
        author=list(article.authors),
        publisher=article.publisher,
        sourceUrl=article.url if (article.url or "").startswith(("http://", "https://")) else None,
        retrievedAt=_known_day(article.accessed),
        language=ISO_639_3.get((article.lang or "").lower().partition("-")[0]),
        keywords=list(article.tags),
        notes=article.source,
        bodyText=article.body,
    )


def _mention_entities(selection: Selection, article: Article, marks: Annotations) -> Iterator[Entity]:
    """Yield a mention for each actor that an article names, with the words that name it."""
    words: dict[str, list[str]] = {}
    for mention in (*marks.title, *marks.body):
        words.setdefault(mention.actor, []).append(" ".join(mention.exact.split()))
    document = entity_id("article", article.id)
    for id, names in words.items():
        actor = selection.find_actor(id)
        schema = SCHEMATA[actor.type] if actor else "LegalEntity"
        own, target = entity_id("article", article.id, "mention", id), entity_id("actor", id)
        if actor is not None and schema not in _LEGAL:
            yield _entity("Documentation", own, document=document, entity=target, role="mention")
        else:
            yield _entity(
                "Mention",
                own,
                document=document,
                resolved=target if actor else None,
                name=names,
                detectedSchema=schema,
            )


def _event_entities(selection: Selection, event: Event) -> Iterator[Entity]:
    """Yield an event, its ties to places, and what its sources say of it."""
    id = entity_id("event", event.id)
    parts = [*event.participants, *(part for claim in event.claims for part in claim.participants)]
    actors = {one.actor: actor for one in parts if (actor := selection.find_actor(one.actor))}
    place = selection.find_actor(event.place) if event.place else None
    first, last = _first_and_last(event_date(event))
    yield _entity(
        "Event",
        id,
        name=event.title,
        startDate=first,
        endDate=last,
        location=place.name if place else event.place,
        keywords=[event.type, *event.mode, *event.context],
        summary=event.body or None,
        involved=[entity_id("actor", one) for one, actor in actors.items() if SCHEMATA[actor.type] in _LEGAL],
    )
    linked = {one: actor for one, actor in actors.items() if SCHEMATA[actor.type] not in _LEGAL}
    linked |= {place.id: place} if place else {}
    roles = {part.actor: str(part.role) for part in parts}
    for one in linked:
        role = roles.get(one, "place")
        link = entity_id("event", event.id, "link", one)
        yield _entity("UnknownLink", link, subject=entity_id("actor", one), object=id, role=role)
    for number, claim in enumerate(event.claims, 1):
        if claim.article:
            yield _entity(
                "Documentation",
                entity_id("event", event.id, "claim", number),
                document=entity_id("article", claim.article),
                entity=id,
                role="claim",
                summary=claim.quote,
                date=_known_day(claim.date),
            )


def _first_and_last(edtf: str | None) -> tuple[str | None, str | None]:
    """Return when something began and ended; the end is None where it was the same day, or is open."""
    parsed = parse_edtf(edtf) if edtf else None
    if parsed is None:
        return None, None
    if parsed.form == "date":
        return _known_day(edtf), None
    return _iso(parsed.earliest), _iso(parsed.latest)


def _known_day(edtf: str | None) -> str | None:
    """Return a date in ISO 8601: a day, month or year, as far as it is known; else the first possible day."""
    parsed = parse_edtf(edtf) if edtf else None
    if parsed is None:
        return None
    first = parsed.members[0][0] or parsed.members[0][1]
    if first is None or parsed.form != "date" or not first.year.isdigit():
        return _iso(parsed.earliest or parsed.latest)
    month = first.month if first.month.isdigit() and first.month <= "12" else ""
    return "-".join(filter(None, (first.year, month, first.day if month and first.day.isdigit() else "")))


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
