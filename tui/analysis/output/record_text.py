"""Records as lines for people; every line is clean, plain text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from tui.analysis.output.quotation import enclose
from tui.analysis.sources.claim_sources import (
    about_words,
    describe_coverage,
    find_claim_sources,
    narrowest_words,
    stated_words,
)
from tui.analysis.sources.event_summary import summarize
from tui.analysis.sources.similar_articles import compared_words, copy_words
from tui.i18n import format_number
from tui.i18n import gettext as _
from tui.i18n.term_words import outcome_words
from tui.index.store import Store
from tui.model.claims import event_date
from tui.model.dates.formatting import format_long
from tui.model.records import Actor, Article, Event, Record


def record_lines(store: Store, record: Record, value: dict[str, Any]) -> Iterator[str]:
    """Yield a whole record: its fields, its text, its relations.

    `value`: the record as `record_json` returns it.
    """
    yield record.title
    yield str(record.ref)
    yield ""
    if isinstance(record, Article):
        yield from _field_lines(
            record, ("date", "authors", "publisher", "source", "url", "accessed", "lang", "tags")
        )
    elif isinstance(record, Actor):
        yield from _actor_lines(record)
    else:
        yield from _event_lines(store, record)
    yield from _field_lines(record, ("labels",))
    if record.body:
        yield ""
        yield record.body
    for note in value.get("notes", ()):
        quote = f"{enclose(' '.join(note['quote'].split()))}  " if note["quote"] else ""
        yield ""
        yield f"note:{note['id']}  {quote}{', '.join(note['labels'])}".rstrip()
        yield note["body"]
    yield ""
    for link in value["related"]:
        role = f", {_(link['role'])}" if link["role"] else ""
        count = f" ×{link['count']}" if link["count"] > 1 else ""
        yield f"{link['id']}  {link['title']}  ({_(link['why'])}{role}{count})"
    for copy in value.get("same_text", ()):
        description = copy_words(copy["share"], copy["earlier"])
        yield f"{copy['id']}  {copy['title']}  ({_('same text')}{_(': ')}{description})"
    if "copies" in value and isinstance(record, Article):
        yield from filter(None, [compared_words(**value["copies"])])


def _field_lines(record: Record, names: tuple[str, ...]) -> Iterator[str]:
    """Yield the named fields of a record that have a value."""
    fields = msgspec.to_builtins(record)
    for name in names:
        value = fields.get(name)
        if value:
            text = (
                ", ".join(value)
                if isinstance(value, list | tuple)
                else format_long(value, _)
                if name == "date"
                else value
            )
            yield field_line(name, text)


def _actor_lines(actor: Actor) -> Iterator[str]:
    """Yield the fields, roles and other names of an actor."""
    yield from _field_lines(actor, ("type", "of", "country", "wikidata"))
    for role in actor.roles:
        years = (
            "/".join(edtf or ".." for edtf in (role.since, role.until)) if role.since or role.until else ""
        )
        yield field_line("role", " ".join(filter(None, (role.title, role.of and f"({role.of})", years))))
    other_names = [name.name for name in actor.spellings() if name.name != actor.name]
    if other_names:
        yield field_line("also", " · ".join(other_names))


def _event_lines(store: Store, event: Event) -> Iterator[str]:
    """Yield the fields of an event, its disagreements, and its claims with their sources."""
    sources = find_claim_sources(store, event)
    yield field_line("type", " · ".join(map(_, (event.type, *event.mode))))
    yield field_line("date", format_long(event_date(event), _) if event_date(event) else _("undated"))
    if event.place:
        yield field_line("place", event.place)
    for participant in event.participants:
        yield field_line("participant", f"{participant.actor} ({_(participant.role)})")
    yield from filter(None, (summarize(event, sources), narrowest_words(event, sources.comparison)))
    for disagreement in sources.comparison.disagreements:
        for claimed in disagreement.values:
            value = claimed.value if isinstance(claimed.value, str) else ", ".join(claimed.value)
            is_day = disagreement.about in ("start", "end")
            value = format_long(value, _) if is_day else outcome_words(value)
            claimants = " · ".join(dict.fromkeys(sources.labels[claim] for claim in claimed.claims))
            words = _("sources differ on {field}: {value} ({names})")
            yield words.format(field=about_words(disagreement.about), value=value, names=claimants)
    for index in sources.grouped_order:
        name, claim = sources.labels[index], event.claims[index]
        statement = enclose(claim.quote) if claim.quote else claim.source or ""
        yield "  ".join(filter(None, (field_line(name, statement), stated_words(claim))))
        context = sources.contexts[index]
        if claim.quote and (context.before or context.after):
            yield f"    {context.around(claim.quote)}"
        for key, detail in claim.details.items():
            value = detail if isinstance(detail, str) else ", ".join(detail)
            yield "    " + field_line(key, outcome_words(value))
        for carrier in sources.elsewhere[index]:
            label = f" ({carrier.label})" if carrier.label != carrier.ref.id else ""
            yield f"    {_('same text:')} {carrier.ref}{label}"
        if (unlisted := sources.carried[index] - 1 - len(sources.elsewhere[index])) > 0:
            yield "    " + _("and {n} more").format(n=format_number(unlisted))
    yield from filter(None, [describe_coverage(sources.looked)])


def field_line(name: str, text: str) -> str:
    """Return a field of a record as a line for people: «date: 16 January 2024»."""
    return _("{field}: {text}").format(field=_(name), text=text)
