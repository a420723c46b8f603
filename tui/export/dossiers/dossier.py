"""A dossier on an event, an actor or a filter, as one page of HTML without scripts and pictures.

It has what is known, where sources differ, a timeline, the quotations with their sources, and the texts.
Everything that comes from the corpus is escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from html import escape
from importlib.resources import files

from tui.analysis.output.office_words import office_words
from tui.analysis.output.quotation import citation_parts, quote_words
from tui.export.dossiers.event_sections import (
    SourcedEvent,
    claim_quotations,
    disagreement_tables,
    event_head,
    source_event,
)
from tui.export.dossiers.html_text import html_link, html_note, marked_paragraphs
from tui.export.export_format import ExportOptions, OutputFile
from tui.export.safe_ids import encode_id
from tui.export.selection import Selection
from tui.i18n import gettext as _
from tui.i18n import language, ngettext
from tui.index.store import MATCH_ALL
from tui.model.annotations import Annotations
from tui.model.claims import event_date
from tui.model.dates.edtf import parse_edtf
from tui.model.dates.formatting import format_long
from tui.model.records import Actor, Article, Event, Record

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
#: What an entry of the timeline is sorted by, its date in words, its kind, and its HTML.
_Entry = tuple[str, str, str, str]
#: Events whose sources are looked for; of a larger selection the others have only their place in time.
MAX_EVENTS = 500


def dossier_files(selection: Selection, _options: ExportOptions) -> Iterator[OutputFile]:
    """Yield one page."""
    yield OutputFile("", _page(selection))


def _page(selection: Selection) -> Iterator[str]:
    record = selection.record
    title = record.title if record else str(selection.query) or selection.title
    events = list(selection.events())
    sourced = [source_event(selection, event) for event in events[:MAX_EVENTS]]
    yield _head(selection, title, record is not None)
    yield '<section id="summary">\n'
    if isinstance(record, Event):
        for one in sourced:
            yield from event_head(selection, one)
    elif isinstance(record, Actor):
        yield from _actor_head(selection, record)
    yield "</section>\n"
    differing = [one for one in sourced if one.sources.comparison.disagreements]
    if differing:
        yield _section("differences", _("Where sources differ"))
        for one in differing:
            yield from _under_event(record, one, disagreement_tables(selection, one))
        yield "</section>\n"
    yield _section("time", _("Timeline"))
    articles: set[str] = set()
    yield from _timeline(selection, record, events, sourced, articles)
    yield "</section>\n"
    if sourced:
        yield _section("sources", _("What the sources say"))
        for one in sourced:
            yield from _under_event(record, one, claim_quotations(selection, one, articles))
        yield "</section>\n"
    yield _section("texts", _("The texts"))
    yield from _texts(selection, sourced)
    yield "</section>\n"
    words = _("Made with niger-tui on {date}.").format(date=format_long(date.today().isoformat(), _))
    yield f'</main>\n<footer class="dim"><p>{escape(words)}</p></footer>\n</body>\n</html>\n'


def _head(selection: Selection, title: str, is_of_record: bool) -> str:
    """Return everything before the first section: what is to be read, and where it is on the page."""
    style = files("tui.export.dossiers").joinpath("dossier.css").read_text("utf-8")
    about = _("Dossier from the corpus “{title}”").format(title=selection.title)
    if not is_of_record and selection.query != MATCH_ALL:
        about = _("{field}: {text}").format(field=about, text=selection.query)
    explained = _(
        "Each statement below is a source’s, in its own words, with a link to the passage."
        " Where sources differ, their statements stand side by side."
        " Reprints of one text count as one source."
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{language()}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="generator" content="niger-tui">\n<title>{escape(title)}</title>\n'
        f"<style>\n{style}</style>\n</head>\n<body>\n<header>\n<h1>{escape(title)}</h1>\n"
        f'<p class="dim">{escape(about)}</p>\n<p class="dim">{escape(explained)}</p>\n</header>\n<main>\n'
    )


def _section(anchor: str, title: str) -> str:
    return f'<section id="{anchor}">\n<h2>{escape(title)}</h2>\n'


def _under_event(record: object, sourced: SourcedEvent, parts: Iterable[str]) -> Iterator[str]:
    """Yield parts about an event, below its title where the dossier is not of this event."""
    if not isinstance(record, Event):
        when = format_long(event_date(sourced.event), _)
        yield f'<h3>{escape(sourced.event.title)} <span class="meta">{escape(when)}</span></h3>\n'
    yield from parts


def _actor_head(selection: Selection, actor: Actor) -> Iterator[str]:
    """Yield who an actor is."""
    roles = []
    for role in actor.roles:
        state = selection.find_actor(role.of) if role.of else None
        roles.append(office_words(role, state.name if state else ""))
    names = [name.name for name in actor.spellings() if name.name != actor.name]
    fields = {_("Kind"): _(actor.type), _("Offices"): _("; ").join(roles), _("Other names"): ", ".join(names)}
    rows = "".join(
        f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>\n" for name, value in fields.items() if value
    )
    yield f"<dl>\n{rows}</dl>\n{html_note(actor.body)}"


def _timeline(
    selection: Selection,
    record: Record | None,
    events: list[Event],
    sourced: list[SourcedEvent],
    articles: set[str],
) -> Iterator[str]:
    """Yield the events and the publications in the order of their days; those without a date come last.

    `sourced`: the events with a section of their own; what their sources say of the day is in the timeline of
    a dossier on one event. The ids of the articles go into `articles`.
    """
    linked = {one.event.id for one in sourced}
    entries: list[_Entry] = []
    for event in events:
        link = f'<a href="#event-{encode_id(event.id)}-1-source">{escape(event.title)}</a>'
        words = link if event.id in linked else escape(event.title)
        entries.append((*_when(event_date(event)), "event", words))
    for article, _marks in selection.articles():
        articles.add(article.id)
        link = f'<a href="#article-{encode_id(article.id)}">{escape(article.title)}</a>'
        published = _("published by {source}: {title}").format(source=escape(article.credit), title=link)
        entries.append((*_when(article.date), "article", published))
    if isinstance(record, Event):
        for one in sourced:
            entries += _claim_entries(one)
    yield '<ol class="time">\n'
    for _day, words, kind, title in sorted(entries, key=lambda entry: entry[0]):
        yield f'<li class="{kind}"><time>{escape(words)}</time>{title}</li>\n'
    yield "</ol>\n"


def _claim_entries(sourced: SourcedEvent) -> Iterator[_Entry]:
    """Yield the days that the sources of an event give, each with its source."""
    for index, claim in enumerate(sourced.event.claims):
        if claim.date:
            words = quote_words(claim.stated or claim.quote or "") if claim.stated or claim.quote else ""
            label = sourced.sources.labels[index]
            link = f'<a href="#{sourced.claim_anchor(index)}-source">{escape(label)}</a>'
            yield (
                *_when(claim.date),
                "claim",
                _("according to {source}: {words}").format(source=link, words=escape(words))
                if words
                else _("according to {source}").format(source=link),
            )


def _when(edtf: str | None) -> tuple[str, str]:
    """Return what a date is sorted by, and the date in words."""
    parsed = parse_edtf(edtf) if edtf else None
    return (parsed.sort_key, format_long(edtf, _)) if parsed else ("9999-99", _("undated"))


def _texts(selection: Selection, sourced: list[SourcedEvent]) -> Iterator[str]:
    """Yield the articles with their names and quoted passages marked."""
    count = 0
    for article, marks in selection.articles():
        count += 1
        yield from _text(selection, article, marks, sourced)
    if not count:
        yield f"<p>{escape(_('No text of the corpus is about this.'))}</p>\n"
    else:
        words = ngettext("{n} text", "{n} texts", count).format(n=count)
        yield f'<p class="dim">{escape(words)}</p>\n'


def _text(
    selection: Selection, article: Article, marks: Annotations, sourced: list[SourcedEvent]
) -> Iterator[str]:
    titles = {}
    for mention in marks.body:
        actor = selection.find_actor(mention.actor)
        titles[mention.actor] = f"{actor.name} ({_(actor.type)})" if actor else mention.actor
    quotes = [quote for one in sourced for quote in one.quotes_in(article.id)]
    parts = [escape(part) for part in citation_parts(article, article.title) if part != article.url]
    link = f" · {html_link(article.url, article.url)}" if article.url else ""
    lang = f' lang="{escape(article.lang)}"' if article.lang else ""
    yield f'<article id="article-{encode_id(article.id)}"{lang}>\n<h3>{escape(article.title)}</h3>\n'
    yield f'<p class="meta">{", ".join(parts)}{link}</p>\n'
    yield from marked_paragraphs(article, marks.body, titles, quotes)
    yield "</article>\n"
