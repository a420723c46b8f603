"""An event's card: who claims what, when, in which words; and where sources differ, side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from rich.cells import cell_len

from tui.app.doors import Link, Target
from tui.app.notes import note_parts
from tui.app.over_time import over_time
from tui.app.sheet import Part, Sheet, door
from tui.app.widgets.document import Document
from tui.app.wording import about_text, joined, origins_text, say_date, value_text
from tui.i18n import gettext as _
from tui.index.store import Store
from tui.model.claims import Disagreement, disagreements, event_date
from tui.model.dates import parse_edtf
from tui.model.records import Actor, Article, Claim, Event, Ref
from tui.model.text import fold
from tui.views.cells import shortened_label
from tui.views.origins import (
    Carrier,
    Context,
    Sources,
    looked_words,
    narrowest_words,
    sources_of,
    stated_words,
    summary,
)

#: The widest a column of names, and one of values, gets before the next column moves on, in cells.
COLUMN, VALUES = 24, 40
#: Other articles that are named for a claim, at most; and sources for a value on which they differ.
CARRIERS, NAMED = 3, 8


def event_card(store: Store, event: Event) -> tuple[Document, int]:
    """The document, and where the record's own note begins in it."""
    sources = sources_of(store, event)
    actors, articles = _actors(store, event), _articles(store, event)
    sheet = Sheet()
    sheet.line(Part(event.title, "title"))
    _head(sheet, event, actors, sources.count)
    _participants(sheet, event, actors)
    _in_words(sheet, event, sources)
    _differences(sheet, event, sources.labels, actors)
    _claims(sheet, event, sources, articles.keys())
    _told(sheet, event, articles)
    _related(sheet, store, event)
    body_at = sheet.at
    if event.body:
        sheet.blank()
        sheet.line(Part(_("Our note"), "heading"))
        body_at = sheet.at
        sheet.paragraphs(note_parts(event.body))
    return sheet.document(), body_at


def _articles(store: Store, event: Event) -> dict[str, Article]:
    """The articles that tell of it, by id; one that is gone is not among them."""
    names = dict.fromkeys(claim.article for claim in event.claims if claim.article)
    articles = store.read([Ref("article", name) for name in names])
    return {record.id: record for record in articles if isinstance(record, Article)}


def _told(sheet: Sheet, event: Event, articles: Mapping[str, Article]) -> None:
    """When the articles that tell of it appeared."""
    readings = [parse_edtf(one.date) for one in articles.values() if one.date]
    days = Counter(day for reading in readings if reading and (day := reading.earliest or reading.latest))
    over_time(sheet, event.ref, list(days.items()))


def _actors(store: Store, event: Event) -> dict[str, Actor]:
    ids = [p.actor for p in event.participants]
    ids += [p.actor for claim in event.claims for p in claim.participants]
    ids += [place for place in (event.place, *(claim.place for claim in event.claims)) if place]
    wanted = [Ref("actor", name) for name in dict.fromkeys(ids)]
    return {record.id: record for record in store.read(wanted) if isinstance(record, Actor)}


def _head(sheet: Sheet, event: Event, actors: dict[str, Actor], origin_count: int) -> None:
    kind = " · ".join((_(event.type), *event.mode))
    if event.label:
        kind = f"{event.label} ({kind})"
    sheet.write(Part(kind, "dim"), "   ", Part(say_date(event_date(event)), "label"))
    if event.place:
        sheet.write("   ", _actor_door(event.place, actors))
    sheet.line("   ", Part(origins_text(origin_count), "dim"))


def _actor_door(name: str, actors: dict[str, Actor]) -> Part:
    """The door to an actor; plain words where there is no such record."""
    actor = actors.get(name)
    return door(actor.name, Target(actor.ref), actor.type, actor.name) if actor else Part(name)


def _participants(sheet: Sheet, event: Event, actors: dict[str, Actor]) -> None:
    for number, participant in enumerate(event.participants):
        if number:
            sheet.write(Part(" · ", "dim"))
        sheet.write(_actor_door(participant.actor, actors), Part(f" ({_(participant.role)})", "dim"))
    if event.participants:
        sheet.blank()


def _in_words(sheet: Sheet, event: Event, sources: Sources) -> None:
    """How many say it, what they differ and agree on, and the reading that all allow."""
    sheet.blank()
    sheet.line(summary(event, sources))
    if reading := narrowest_words(event):
        sheet.line(reading)
    sheet.blank()


def _differences(sheet: Sheet, event: Event, labels: tuple[str, ...], actors: dict[str, Actor]) -> None:
    """What sources differ on: a row for each value, with who gives it."""
    found = disagreements(event)
    if not found:
        return
    sheet.line(Part(_("Sources differ"), "heading"))
    label = max(cell_len(about_text(d)) for d in found) + 3
    for disagreement in found:
        values = [_said(disagreement, reading.value, actors) for reading in disagreement.values]
        column = min(max(map(cell_len, values)), VALUES)
        for number, (said, reading) in enumerate(zip(values, disagreement.values, strict=True)):
            sheet.line(
                Part(_padded("" if number else about_text(disagreement), label), "label"),
                Part(_padded(said, column), "differ"),
                "   ",
                Part(_named([labels[claim] for claim in reading.claims]), "dim"),
                indent=2,
                hang=2 + label,
            )
    sheet.blank()


def _named(names: Sequence[str]) -> str:
    """Who says so, each once; of very many the first."""
    each = list(dict.fromkeys(names))
    more = len(each) - NAMED
    return joined(each[:NAMED]) + (_(" and {n} more").format(n=f"{more:,}") if more > 0 else "")


def _said(disagreement: Disagreement, value: str | tuple[str, ...], actors: dict[str, Actor]) -> str:
    """A value in words: a date, a place's name, a list."""
    if disagreement.about in ("start", "end"):
        return say_date(value_text(value))
    if disagreement.about in ("place", "participants"):
        parts = (value,) if isinstance(value, str) else value
        return ", ".join(actors[part].name if part in actors else part for part in parts)
    return value_text(value)


def _padded(text: str, width: int) -> str:
    return text + " " * max(0, width - cell_len(text))


def _claims(sheet: Sheet, event: Event, sources: Sources, known: Collection[str]) -> None:
    """What each source says, claims of one origin standing together; `known`: articles that are there."""
    sheet.line(Part(_("What they say"), "heading"))
    labels = [shortened_label(label, COLUMN, cell_len) for label in sources.labels]
    width = max(map(cell_len, labels), default=0) + 2
    differing = {d.about for d in disagreements(event)}
    last = None
    for index in sources.together:
        claim, label = event.claims[index], labels[index]
        shown = "" if fold(label) == last else label
        last = fold(label)
        sheet.line(
            Part(_padded(shown, width), "label"),
            *_words(claim, sources.places[index], sources.contexts[index], claim.article in known),
            *_details(claim, differing),
            indent=2,
            hang=2 + width,
        )
        _elsewhere(sheet, sources.elsewhere[index], sources.carried[index] - 1, 2 + width)
    if words := looked_words(sources.looked):
        sheet.line(Part(words, "dim"), indent=2, hang=2)


def _elsewhere(sheet: Sheet, carriers: Sequence[Carrier], count: int, indent: int) -> None:
    """Of the `count` other articles in which a claim's passage stands the first."""
    if not carriers:
        return
    parts: list[Part | str] = [Part(_("same text:") + " ", "dim")]
    for number, carrier in enumerate(carriers[:CARRIERS]):
        said = f"{shortened_label(carrier.label, COLUMN, cell_len)}, {say_date(carrier.date)}"
        target = Target(carrier.ref, *carrier.span)
        parts += [Part(" · ", "dim")] if number else []
        parts.append(door(said, target, "quote", _("open the article at this passage")))
    if count > CARRIERS:
        parts.append(Part(_(" and {n} more").format(n=f"{count - CARRIERS:,}"), "dim"))
    sheet.line(*parts, indent=indent, hang=indent)


def _words(
    claim: Claim, place: tuple[int, int] | None, context: Context, is_there: bool
) -> Iterator[Part | str]:
    """A claim's words in their sentence, and the way there; `is_there`: whether its article still is."""
    if claim.article and is_there:
        target = Target(Ref("article", claim.article), *(place or (None, None)))
        yield Part(context.before, "dim")
        yield door(f"« {claim.quote} »", target, "quote", _("open the article at this passage"))
        yield Part(context.after, "dim")
        if place is None:
            yield Part("  " + _("(not found in the article)"), "differ")
    elif claim.article:
        yield f"« {claim.quote} »"
        yield Part("  " + _("(no such article in the corpus)"), "differ")
    elif claim.source:
        quote = f"« {claim.quote} » " if claim.quote else ""
        yield door(f"{quote}{_('link')} ↗", Link(claim.source), "link", claim.source)


def _details(claim: Claim, differing: set[str]) -> Iterator[Part]:
    """A claim's date, and the details that were not shown as differing."""
    if stated := stated_words(claim):
        yield Part(f"   {stated}", "dim")
    for key, value in claim.details.items():
        if f"details.{key}" not in differing:
            yield Part(f"   {_(key)}: {value_text(value)}", "dim")


def _related(sheet: Sheet, store: Store, event: Event) -> None:
    events = store.read([Ref("event", name) for name in event.related])
    if not events:
        return
    sheet.blank()
    sheet.line(Part(_("Related events"), "heading"))
    for other in events:
        sheet.line(door(other.title, Target(other.ref), "event"), indent=2, hang=4)
