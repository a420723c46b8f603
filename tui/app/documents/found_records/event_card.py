"""The card of an event that was found and that nobody has kept: who says what, and where they differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.cells import cell_len

from tui.analysis.output.found_events import field_words, value_words
from tui.analysis.sources.claim_sources import find_claim_sources
from tui.app.documents.builder import DocumentBuilder, TextRun, link_run
from tui.app.documents.document import Document
from tui.app.documents.event_card import (
    MAX_NAMED_SOURCES,
    MAX_VALUE_CELLS,
    pad_right,
    read_actors,
    write_claims,
    write_participants,
)
from tui.app.documents.labels import date_label, origins_label, title_label
from tui.app.navigation import RecordLocation
from tui.i18n import format_number, ngettext
from tui.i18n import gettext as _
from tui.index.results import Relation
from tui.index.store import Store
from tui.model.found_events import FoundDifference, FoundEvent, ValueSide
from tui.model.news import About
from tui.model.records import Article, Event, Ref
from tui.model.text import fold

#: Articles whose names a card reads; more are only counted.
MAX_NAMED_ARTICLES = 60


def found_document(
    store: Store, event: Event, found: FoundEvent, kept: Relation | None
) -> tuple[Document, int]:
    """Return the card of a found event, and its end (code points), as it has no note; may block.

    `event`: what it would be when kept; `kept`: the event that has some of its passages as claims. Raises
    StoreError.
    """
    sources = find_claim_sources(store, event)
    actors = read_actors(store, event)
    articles = _read_articles(store, found)
    builder = DocumentBuilder()
    builder.line(TextRun(title_label(found.ref, event.title), "title"))
    _write_head(builder, found)
    write_participants(builder, event, actors)
    if kept is None:
        builder.line(TextRun(_("Found in the articles; nobody has kept it yet."), "dim"))
    else:
        builder.line(
            TextRun(_("Some of these passages are claims of an event already:") + " ", "dim"),
            link_run(kept.title, RecordLocation(kept.ref), "event"),
        )
    builder.blank()
    comparison = found.comparison
    _write_fields(builder, _("Sources differ"), comparison.differ, articles, "differ")
    same = [field for field in comparison.agree if len(field.values) == 1]
    compatible = [field for field in comparison.agree if len(field.values) > 1]
    _write_fields(builder, _("Sources agree"), same, articles, "")
    _write_fields(builder, _("Compatible, though not the same"), compatible, articles, "")
    for update in comparison.updated:
        words = _("{origin} first said {before}, later {after}: {field}")
        field = field_words(update)
        before, after = (value_words(update.about, side.value) for side in (update.before, update.after))
        line = words.format(origin=update.by, before=before, after=after, field=field)
        builder.line(TextRun(line, "dim"))
    if comparison.updated:
        builder.blank()
    write_claims(builder, event, sources, articles.keys())
    if (more := len(found.articles) - len({claim.article for claim in event.claims})) > 0:
        builder.line(TextRun(_("and {n} more").format(n=format_number(more)), "dim"), indent=2)
    return builder.document(), builder.length


def _read_articles(store: Store, found: FoundEvent) -> dict[str, Article]:
    refs = [Ref("article", name) for name in found.articles[:MAX_NAMED_ARTICLES]]
    return {record.id: record for record in store.read(refs) if isinstance(record, Article)}


def _write_head(builder: DocumentBuilder, found: FoundEvent) -> None:
    """Write type, date and place, and how many articles and origins there are."""
    articles = len(found.articles)
    parts = [
        _(found.type) if found.type else "",
        date_label(found.date),
        found.place or "",
        ngettext("{n} article", "{n} articles", articles).format(n=format_number(articles)),
        origins_label(len({report.origin for report in found.reports})),
    ]
    builder.line(TextRun("   ".join(filter(None, parts)), "dim"))


def _write_fields(
    builder: DocumentBuilder,
    title: str,
    fields: Sequence[FoundDifference],
    articles: Mapping[str, Article],
    style: str,
) -> None:
    """Write a row for each value of some fields, with the articles that state it."""
    if not fields:
        return
    builder.line(TextRun(title, "heading"))
    names = list(map(field_words, fields))
    name_width = max(map(cell_len, names)) + 3
    for name, field in zip(names, fields, strict=True):
        sides = [(side, style) for side in field.values] + [(side, "") for side in field.open]
        values = [value_words(field.about, side.value) for side, _style in sides]
        column = min(max(map(cell_len, values)), MAX_VALUE_CELLS)
        for number, (value, (side, side_style)) in enumerate(zip(values, sides, strict=True)):
            builder.write(TextRun(pad_right("" if number else name, name_width), "label"))
            builder.write(TextRun(pad_right(value, column), side_style))
            builder.write("   ")
            rest = _write_outlets(builder, field.about, side, articles)
            builder.line(TextRun(rest, "dim"), indent=2, hang=2 + name_width)
    builder.blank()


def _write_outlets(
    builder: DocumentBuilder, about: About, side: ValueSide, articles: Mapping[str, Article]
) -> str:
    """Write who states a value, each outlet once with a link to its first article; return how many more.

    The others of an outlet are counted: «Le Point (3)»; each has its own link below, at what it says. Behind
    what is stated in other words stand these: «RFI: 35–45».
    """
    outlets: dict[tuple[str, str], list[str]] = {}
    for name in side.articles:
        label = fold(articles[name].label) if name in articles else name
        outlets.setdefault((label, side.words_of(name)), []).append(name)
    groups = list(outlets.items())
    for index, ((_label, own), group) in enumerate(groups[:MAX_NAMED_SOURCES]):
        known = articles.get(group[0])
        builder.write(TextRun(", " if index else "", "dim"))
        builder.write(
            link_run(known.label, RecordLocation(known.ref), "article") if known else TextRun(group[0], "dim")
        )
        count = f" ({format_number(len(group))})" if len(group) > 1 else ""
        value = f"{_(': ')}{value_words(about, own)}" if own else ""
        builder.write(TextRun(f"{count}{value}", "dim"))
    more = sum(len(group) for _outlet, group in groups[MAX_NAMED_SOURCES:])
    return _(" and {n} more").format(n=format_number(more)) if more > 0 else ""
