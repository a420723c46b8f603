"""An event's card: who claims what, when, in which words; and where sources differ, side by side."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence

from rich.cells import cell_len

from tui.analysis.output.cell_width import truncate_label
from tui.analysis.output.quotation import enclose
from tui.analysis.sources.claim_sources import (
    ClaimContext,
    ClaimSources,
    ReprintSource,
    about_words,
    describe_coverage,
    find_claim_sources,
    narrowest_words,
    stated_words,
)
from tui.analysis.sources.event_summary import summarize
from tui.app.documents.builder import DocumentBuilder, TextRun, link_run
from tui.app.documents.document import Document
from tui.app.documents.frequency_line import write_frequency_line
from tui.app.documents.labels import date_label, join_unique, origins_label, value_label
from tui.app.documents.notes import markdown_link_runs, write_labels, write_notes
from tui.app.navigation import ExternalLink, RecordLocation
from tui.i18n import format_number
from tui.i18n import gettext as _
from tui.i18n.term_words import outcome_words, term_words
from tui.index.store import Store
from tui.model.claims import Disagreement, event_date
from tui.model.dates.edtf import parse_edtf
from tui.model.records import Actor, Article, Claim, Event, Ref
from tui.model.text import fold

#: The widest a column of names gets before the next column moves on, in cells.
MAX_NAME_CELLS = 24
#: The widest a column of values gets, in cells.
MAX_VALUE_CELLS = 40
#: Other articles named for a claim.
MAX_REPRINTS = 3
#: Sources named for a value on which they differ.
MAX_NAMED_SOURCES = 8


def event_document(store: Store, event: Event) -> tuple[Document, int]:
    """Return an event's card, and where the record's own note begins in it (code points)."""
    sources = find_claim_sources(store, event)
    actors, articles = read_actors(store, event), _articles(store, event)
    builder = DocumentBuilder()
    builder.line(TextRun(event.title, "title"))
    _head(builder, event, actors, sources.count)
    write_participants(builder, event, actors)
    write_labels(builder, event)
    write_notes(builder, store.notes(event.ref))
    _in_words(builder, event, sources)
    _write_disagreements(builder, sources, actors)
    write_claims(builder, event, sources, articles.keys())
    _write_coverage(builder, event, articles)
    _related(builder, store, event)
    body_at = builder.length
    if event.body:
        builder.blank()
        builder.line(TextRun(_("Note"), "heading"))
        body_at = builder.length
        builder.paragraphs(markdown_link_runs(event.body))
    return builder.document(), body_at


def _articles(store: Store, event: Event) -> dict[str, Article]:
    """Return the articles that the claims cite, by id; articles that are gone are left out."""
    names = dict.fromkeys(claim.article for claim in event.claims if claim.article)
    articles = store.read([Ref("article", name) for name in names])
    return {record.id: record for record in articles if isinstance(record, Article)}


def _write_coverage(builder: DocumentBuilder, event: Event, articles: Mapping[str, Article]) -> None:
    """Write a plot of the articles that the claims cite, over time."""
    readings = [parse_edtf(article.date) for article in articles.values() if article.date]
    days = Counter(day for reading in readings if reading and (day := reading.earliest or reading.latest))
    write_frequency_line(builder, event.ref, list(days.items()))


def read_actors(store: Store, event: Event) -> dict[str, Actor]:
    """Return the actors that an event names and that have a record, by id. Raises StoreError."""
    ids = [p.actor for p in event.participants]
    ids += [p.actor for claim in event.claims for p in claim.participants]
    ids += [place for place in (event.place, *(claim.place for claim in event.claims)) if place]
    wanted = [Ref("actor", name) for name in dict.fromkeys(ids)]
    return {record.id: record for record in store.read(wanted) if isinstance(record, Actor)}


def _head(builder: DocumentBuilder, event: Event, actors: dict[str, Actor], origin_count: int) -> None:
    kind = " · ".join(map(_, (event.type, *event.mode)))
    if event.label:
        kind = f"{event.label} ({kind})"
    builder.write(TextRun(kind, "dim"), "   ", date_label(event_date(event)))
    if event.place:
        builder.write("   ", _actor_link(event.place, actors))
    builder.line("   ", TextRun(origins_label(origin_count), "dim"))


def _actor_link(name: str, actors: dict[str, Actor]) -> TextRun:
    """Return a link to an actor; plain words where there is no such record."""
    actor = actors.get(name)
    return link_run(actor.name, RecordLocation(actor.ref), actor.type, actor.name) if actor else TextRun(name)


def write_participants(builder: DocumentBuilder, event: Event, actors: dict[str, Actor]) -> None:
    """Write who has a part in an event, in which role."""
    for number, participant in enumerate(event.participants):
        if number:
            builder.write(TextRun(" · ", "dim"))
        builder.write(_actor_link(participant.actor, actors), TextRun(f" ({_(participant.role)})", "dim"))
    if event.participants:
        builder.blank()


def _in_words(builder: DocumentBuilder, event: Event, sources: ClaimSources) -> None:
    """Write how many sources there are, what they differ and agree on, and the date that all allow."""
    builder.blank()
    builder.line(summarize(event, sources))
    if reading := narrowest_words(event, sources.comparison):
        builder.line(reading)
    builder.blank()


def _write_disagreements(builder: DocumentBuilder, sources: ClaimSources, actors: dict[str, Actor]) -> None:
    """Write what sources differ on: a row for each value, with its sources."""
    differing = sources.comparison.disagreements
    if not differing:
        return
    builder.line(TextRun(_("Sources differ"), "heading"))
    label = max(cell_len(about_words(d.about)) for d in differing) + 3
    for disagreement in differing:
        values = [_format_value(disagreement, reading.value, actors) for reading in disagreement.values]
        column = min(max(map(cell_len, values)), MAX_VALUE_CELLS)
        for number, (text, reading) in enumerate(zip(values, disagreement.values, strict=True)):
            builder.line(
                TextRun(pad_right("" if number else about_words(disagreement.about), label), "label"),
                TextRun(pad_right(text, column), "differ"),
                "   ",
                TextRun(_join_names([sources.labels[claim] for claim in reading.claims]), "dim"),
                indent=2,
                hang=2 + label,
            )
    builder.blank()


def _join_names(names: Sequence[str]) -> str:
    """Return names on one line without repeats; of very many the first."""
    unique = list(dict.fromkeys(names))
    more = len(unique) - MAX_NAMED_SOURCES
    return join_unique(unique[:MAX_NAMED_SOURCES]) + (
        _(" and {n} more").format(n=format_number(more)) if more > 0 else ""
    )


def _format_value(disagreement: Disagreement, value: str | tuple[str, ...], actors: dict[str, Actor]) -> str:
    """Return a value in words: a date, a place's name, a list."""
    if disagreement.about in ("start", "end"):
        return date_label(value_label(value))
    if disagreement.about in ("place", "participants"):
        parts = (value,) if isinstance(value, str) else value
        return ", ".join(actors[part].name if part in actors else part for part in parts)
    return outcome_words(value_label(value))


def pad_right(text: str, width: int) -> str:
    """Return a text with blanks behind it, in `width` cells."""
    return text + " " * max(0, width - cell_len(text))


def write_claims(
    builder: DocumentBuilder, event: Event, sources: ClaimSources, article_ids: Collection[str]
) -> None:
    """Write the claims, grouped by origin; `article_ids`: the articles that the corpus has."""
    builder.line(TextRun(_("What they say"), "heading"))
    labels = [truncate_label(label, MAX_NAME_CELLS, cell_len) for label in sources.labels]
    width = max(map(cell_len, labels), default=0) + 2
    differing = sources.comparison.disputed
    last = None
    for index in sources.grouped_order:
        claim, label = event.claims[index], labels[index]
        shown = "" if fold(label) == last else label
        last = fold(label)
        builder.line(
            TextRun(pad_right(shown, width), "label"),
            *_words(claim, sources.places[index], sources.contexts[index], claim.article in article_ids),
            *_details(claim, differing),
            indent=2,
            hang=2 + width,
        )
        _elsewhere(builder, sources.elsewhere[index], sources.carried[index] - 1, 2 + width)
    if words := describe_coverage(sources.looked):
        builder.line(TextRun(words, "dim"), indent=2, hang=2)


def _elsewhere(builder: DocumentBuilder, carriers: Sequence[ReprintSource], count: int, indent: int) -> None:
    """Write the first of the `count` other articles in which a claim's passage stands."""
    if not carriers:
        return
    parts: list[TextRun | str] = [TextRun(_("same text:") + " ", "dim")]
    for number, carrier in enumerate(carriers[:MAX_REPRINTS]):
        label = f"{truncate_label(carrier.label, MAX_NAME_CELLS, cell_len)}, {date_label(carrier.date)}"
        target = RecordLocation(carrier.ref, *carrier.span)
        parts += [TextRun(" · ", "dim")] if number else []
        parts.append(link_run(label, target, "quote", _("open the article at this passage")))
    if count > MAX_REPRINTS:
        parts.append(TextRun(_(" and {n} more").format(n=format_number(count - MAX_REPRINTS)), "dim"))
    builder.line(*parts, indent=indent, hang=indent)


def _words(
    claim: Claim, place: tuple[int, int] | None, context: ClaimContext, has_article: bool
) -> Iterator[TextRun | str]:
    """Yield a claim's words in their sentence, linked to it; `has_article`: whether the corpus has it."""
    if claim.article and has_article:
        target = RecordLocation(Ref("article", claim.article), *(place or (None, None)))
        yield TextRun(context.before, "dim")
        yield link_run(enclose(claim.quote or ""), target, "quote", _("open the article at this passage"))
        yield TextRun(context.after, "dim")
        if place is None:
            yield TextRun("  " + _("(not found in the article)"), "differ")
    elif claim.article:
        yield enclose(claim.quote or "")
        yield TextRun("  " + _("(no such article in the corpus)"), "differ")
    elif claim.source:
        quote = f"{enclose(claim.quote)} " if claim.quote else ""
        yield link_run(f"{quote}{_('link')} ↗", ExternalLink(claim.source), "link", claim.source)


def _details(claim: Claim, differing: Collection[str]) -> Iterator[TextRun]:
    """Yield a claim's date, and the details that were not shown as differing."""
    if stated := stated_words(claim):
        yield TextRun(f"   {stated}")
    for key, value in claim.details.items():
        if f"details.{key}" not in differing:
            yield TextRun(f"   {term_words(key)}{_(': ')}{outcome_words(value_label(value))}", "dim")


def _related(builder: DocumentBuilder, store: Store, event: Event) -> None:
    events = store.read([Ref("event", name) for name in event.related])
    if not events:
        return
    builder.blank()
    builder.line(TextRun(_("Related events"), "heading"))
    for other in events:
        builder.line(link_run(other.title, RecordLocation(other.ref), "event"), indent=2, hang=4)
