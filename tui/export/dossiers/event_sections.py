"""The parts of a dossier about an event: what it was, on what its sources differ, what each of them says."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from html import escape

from msgspec import Struct

from tui.analysis.output.quotation import citation_parts, cite_date, quote_words
from tui.analysis.sources.claim_sources import (
    ClaimSources,
    about_words,
    find_claim_sources,
    narrowest_words,
    stated_words,
)
from tui.analysis.sources.event_summary import summarize
from tui.export.dossiers.html_text import MarkedQuote, html_link, html_note, html_table
from tui.export.safe_ids import encode_id
from tui.export.selection import Selection
from tui.i18n import gettext as _
from tui.i18n.term_words import outcome_words
from tui.model.claims import ClaimedValue, Disagreement, event_date
from tui.model.dates.formatting import format_long
from tui.model.records import Article, Claim, Event, Ref


class SourcedEvent(Struct, frozen=True):
    """An event with the sources of its claims."""

    event: Event
    sources: ClaimSources

    @property
    def anchor(self) -> str:
        """Return the name by which a link finds the event."""
        return f"event-{encode_id(self.event.id)}"

    def claim_anchor(self, index: int) -> str:
        """Return the name by which a link finds the passage that a claim quotes."""
        return f"{self.anchor}-{index + 1}"

    def quotes_in(self, article: str) -> Iterator[MarkedQuote]:
        """Yield the passages of an article that the event quotes."""
        for index, (claim, place) in enumerate(zip(self.event.claims, self.sources.places, strict=True)):
            if claim.article == article and place:
                yield MarkedQuote(place, self.claim_anchor(index))


def source_event(selection: Selection, event: Event) -> SourcedEvent:
    """Return an event with the sources of its claims. Raises StoreError."""
    return SourcedEvent(event, find_claim_sources(selection.store, event))


def event_head(selection: Selection, sourced: SourcedEvent) -> Iterator[str]:
    """Yield what an event was: in a sentence or two, then field by field, then our own note."""
    event, sources = sourced.event, sourced.sources
    yield f"<p>{escape(summarize(event, sources))}</p>\n"
    if words := narrowest_words(event, sources.comparison):
        yield f"<p>{escape(words)}</p>\n"
    place = selection.find_actor(event.place) if event.place else None
    parts = [
        actor_words(selection, part.actor) + (f" ({_(part.role)})" if part.role != "actor" else "")
        for part in event.participants
    ]
    fields = {
        _("When"): format_long(event_date(event), _),
        _("Where"): place.name if place else event.place or "",
        _("Kind"): event.label or _(event.type),
        _("Who"): ", ".join(parts),
        _("Independent sources"): str(sources.count),
    }
    rows = "".join(
        f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>\n" for name, value in fields.items() if value
    )
    yield f"<dl>\n{rows}</dl>\n{html_note(event.body)}"


def actor_words(selection: Selection, id: str) -> str:
    """Return the name of an actor; its id where there is no such record."""
    actor = selection.find_actor(id)
    return actor.name if actor else id


def disagreement_tables(selection: Selection, sourced: SourcedEvent) -> Iterator[str]:
    """Yield a table for each field on which the sources differ, a value a column, side by side."""
    for disagreement in sourced.sources.comparison.disagreements:
        heads = [sources_of(sourced, value) for value in disagreement.values]
        cells = [_value_cell(selection, sourced, disagreement, value) for value in disagreement.values]
        caption = _("Sources differ on: {field}").format(field=about_words(disagreement.about))
        yield html_table(caption, heads, [cells])


def sources_of(sourced: SourcedEvent, value: ClaimedValue) -> str:
    """Return who gives a value, each once."""
    return ", ".join(dict.fromkeys(sourced.sources.labels[index] for index in value.claims))


def value_words(selection: Selection, disagreement: Disagreement, value: ClaimedValue) -> str:
    """Return a value in words: a date, the names of participants or of a place, or what a source lists."""
    values = (value.value,) if isinstance(value.value, str) else value.value
    if disagreement.about in ("start", "end"):
        return ", ".join(format_long(one, _) for one in values)
    if disagreement.about in ("participants", "place"):
        return ", ".join(actor_words(selection, one) for one in values)
    return ", ".join(map(outcome_words, values))


def _value_cell(
    selection: Selection, sourced: SourcedEvent, disagreement: Disagreement, value: ClaimedValue
) -> str:
    """Return a value, and the words of the sources that give it."""
    is_of_time = disagreement.about in ("start", "end")
    anchors: dict[str, str] = {}  # of the first claim in such words
    for index in value.claims:
        claim = sourced.event.claims[index]
        quoted = quote_words(claim.quote) if claim.quote else ""
        words = (claim.stated or quoted) if is_of_time else quoted
        anchors.setdefault(words, sourced.claim_anchor(index))
    quotes = "".join(
        f'<span class="who"><a href="#{escape(anchor)}-source">{escape(words)}</a></span>'
        for words, anchor in anchors.items()
        if words
    )
    return f"<strong>{escape(value_words(selection, disagreement, value))}</strong>{quotes}"


def claim_quotations(selection: Selection, sourced: SourcedEvent, articles: Collection[str]) -> Iterator[str]:
    """Yield what each source says, in its words, those of one origin together.

    `articles`: the ids of those whose texts are on the page.
    """
    for index in sourced.sources.grouped_order:
        claim = sourced.event.claims[index]
        records = selection.store.read([Ref("article", claim.article)]) if claim.article else []
        article = next((one for one in records if isinstance(one, Article)), None)
        is_placed = claim.article in articles and sourced.sources.places[index] is not None
        yield _quotation(
            claim, article, sourced.claim_anchor(index), sourced.sources.labels[index], is_placed
        )


def _quotation(claim: Claim, article: Article | None, anchor: str, label: str, is_placed: bool) -> str:
    """Return one claim as a quotation with its source, linked with the passage in the text."""
    quote = f"<p>{escape(quote_words(claim.quote))}</p>\n" if claim.quote else ""
    if article is not None:
        parts = [escape(part) for part in citation_parts(article, article.title) if part != article.url]
        source = f"{html_link(article.url, article.title)}, {', '.join(parts)}"
    else:
        source = html_link(claim.source, claim.publisher or claim.source or claim.article or label or "?")
    said = stated_words(claim, cite_date(article, claim.date) if article else None)
    details = [
        _("{field}: {text}").format(
            field=about_words(key), text=value if isinstance(value, str) else ", ".join(value)
        )
        for key, value in claim.details.items()
    ]
    notes = _("; ").join(filter(None, (said, *details)))
    back = f' · <a href="#{escape(anchor)}">{escape(_("in the text"))}</a>' if is_placed else ""
    is_named = article is None and claim.publisher == label  # once is enough
    origin = "" if is_named else f"<strong>{escape(label)}</strong> · " if label else ""
    source = f"<strong>{source}</strong>" if is_named else source
    says = f"<br>{escape(notes)}" if notes else ""
    return (
        f'<blockquote id="{escape(anchor)}-source">\n{quote}<footer>{origin}{source}{says}{back}</footer>\n'
        "</blockquote>\n"
    )
