"""An actor's card: names in all spellings, roles over time, and every related record."""

from __future__ import annotations

from datetime import date

from tui.analysis.frequency import Days
from tui.analysis.query_filters import with_actor
from tui.app.documents.builder import DocumentBuilder, TextRun, link_run
from tui.app.documents.document import Document
from tui.app.documents.frequency_line import write_frequency_line
from tui.app.documents.labels import date_label, role_line, short_date, title_label
from tui.app.documents.notes import markdown_link_runs, write_labels, write_notes
from tui.app.navigation import ExternalLink as Address
from tui.app.navigation import RecordLocation
from tui.i18n import format_number, ngettext
from tui.i18n import gettext as _
from tui.index.results import Relation
from tui.index.store import MATCH_ALL, Store
from tui.model.dates.edtf import Edtf, parse_edtf
from tui.model.records import Actor, Ref

#: Actors listed as named together; the pane of related records has more.
MAX_COMPANIONS = 8


def actor_document(store: Store, actor: Actor, links: list[Relation]) -> tuple[Document, int]:
    """Return an actor's card, and where the record's own text begins in it (code points)."""
    names = _names(store, actor)
    builder = DocumentBuilder()
    builder.line(TextRun(title_label(actor.ref, actor.name), "title"))
    if actor.ref.is_found:
        builder.line(TextRun(_("Found in the articles; nobody has kept it yet."), "dim"))
    _facts(builder, actor, names)
    write_labels(builder, actor)
    write_notes(builder, store.notes(actor.ref))
    builder.blank()
    body_at = builder.length
    if actor.body:
        builder.paragraphs(markdown_link_runs(actor.body))
        builder.blank()
    _presence(builder, store, actor, links)
    _events(builder, [link for link in links if link.ref.kind == "event"])
    _articles(builder, [link for link in links if link.ref.kind == "article"])
    _companions(builder, [link for link in links if link.ref.kind == "actor" and link.reason == "together"])
    return builder.document(), body_at


def _names(store: Store, actor: Actor) -> dict[str, str]:
    """Return the names, by id, of the actors that the card refers to."""
    ids = dict.fromkeys(filter(None, (actor.of, *(role.of for role in actor.roles))))
    return {record.id: record.title for record in store.read([Ref("actor", name) for name in ids])}


def _facts(builder: DocumentBuilder, actor: Actor, names: dict[str, str]) -> None:
    head: list[TextRun | str] = [TextRun(_(actor.type), "dim")]
    if actor.of:
        head += [
            TextRun(" · ", "dim"),
            link_run(names.get(actor.of, actor.of), RecordLocation(Ref("actor", actor.of))),
        ]
    ranks = [role.title for role in actor.roles if not role.of]
    if ranks:
        head.append(TextRun(" · " + ", ".join(ranks), "dim"))
    builder.line(*head)
    for role in actor.roles:
        if role.of:
            builder.line(role_line(role, names), indent=2, hang=4)
    also = [name.name for name in actor.spellings() if name.name != actor.name]
    if also:
        builder.line(TextRun(_("also  "), "label"), " · ".join(also), hang=6)
    if actor.demonyms or actor.capitals:
        other_names = " · ".join((*actor.demonyms, *actor.capitals))
        builder.line(TextRun(_("known by  "), "label"), other_names, hang=10)
    if actor.wikidata:
        address = f"https://www.wikidata.org/wiki/{actor.wikidata}"
        builder.line(
            TextRun("Wikidata  ", "label"), link_run(actor.wikidata, Address(address), "link"), hang=10
        )
    for name, value in actor.extra.items():
        builder.line(TextRun(f"{name}  ", "label"), str(value), hang=4)


def _presence(builder: DocumentBuilder, store: Store, actor: Actor, links: list[Relation]) -> None:
    """Write how many articles name the actor, the first and last date, and a plot over time."""
    articles = [link for link in links if link.ref.kind == "article" and link.reason == "mentioned"]
    if not articles:
        builder.line(TextRun(_("Not named in any article."), "dim"))
        return
    days = store.counts_by_day("article", with_actor(MATCH_ALL, actor.ref))
    number = sum(count for _day, count in days)
    article_count = ngettext("{n} article", "{n} articles", number).format(n=format_number(number))
    if number == len(articles):  # all are known, with how often each names it
        mentions = sum(link.count for link in articles)
        count = ngettext("{n} mention in", "{n} mentions in", mentions).format(n=format_number(mentions))
        builder.write(TextRun(f"{count} ", "label"))
    builder.write(TextRun(article_count, "label"))
    ends = _ends(articles, days) if number == len(articles) else _ends([], days)
    if ends:
        first, last = map(date_label, ends)
        builder.write(TextRun(_("; first {first}, last {last}").format(first=first, last=last)))
    builder.blank()
    write_frequency_line(builder, actor.ref, days)


def _ends(articles: list[Relation], days: Days) -> tuple[str, str] | None:
    """Return the first and the last date, of the articles where there are any, else of the days; or None."""
    texts = [link.date for link in articles if link.date]
    if not texts:
        dated = [day for day, _count in days if day]
        return (min(dated).isoformat(), max(dated).isoformat()) if dated else None
    dates = [
        reading for text in texts if (reading := parse_edtf(text)) and (reading.earliest or reading.latest)
    ]
    if not dates:
        return None
    first = min(dates, key=lambda reading: reading.sort_key)
    last = max(dates, key=lambda reading: reading.latest or reading.earliest or date.min)
    return _end_text(first, first.earliest or first.latest), _end_text(last, last.latest or last.earliest)


def _end_text(reading: Edtf, day: date | None) -> str:
    """Return a date as it is written, or its outermost `day` where it is a span or one of several."""
    is_single = reading.text[:1].isdigit() and "/" not in reading.text
    return reading.text if is_single or day is None else day.isoformat()


def _heading(builder: DocumentBuilder, words: str, count: int) -> None:
    builder.blank()
    builder.line(TextRun(words, "heading"), TextRun(f" {count}", "dim"))


def _events(builder: DocumentBuilder, links: list[Relation]) -> None:
    if links:
        _heading(builder, _("Events"), len(links))
    for link in links:
        differs = [TextRun("  " + _("sources differ"), "differ")] if link.differs else []
        builder.line(
            *_dated_link(link),
            *([TextRun(f"  {_(link.role)}", "dim")] if link.role else []),
            *differs,
            hang=12,
        )


def _articles(builder: DocumentBuilder, links: list[Relation]) -> None:
    if links:
        _heading(builder, _("Articles"), len(links))
    for link in links:
        times = TextRun(f"  ×{link.count}", "dim")
        builder.line(*_dated_link(link), times, hang=12)


def _dated_link(link: Relation) -> tuple[TextRun, TextRun]:
    return TextRun(f"{short_date(link.date):<10}  "), link_run(
        title_label(link.ref, link.title), RecordLocation(link.ref), link.ref.kind
    )


def _companions(builder: DocumentBuilder, links: list[Relation]) -> None:
    if not links:
        return
    _heading(builder, _("Named together with"), len(links))
    for number, link in enumerate(links[:MAX_COMPANIONS]):
        if number:
            builder.write(" · ")
        builder.write(
            link_run(title_label(link.ref, link.title), RecordLocation(link.ref), "actor"),
            TextRun(f" {link.count}", "dim"),
        )
    if len(links) > MAX_COMPANIONS:
        builder.write(TextRun(_(" · {n} more").format(n=len(links) - MAX_COMPANIONS), "dim"))
    builder.blank()
