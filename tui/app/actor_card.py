"""An actor's card: names in all spellings, roles over time, and everything tied to it."""

from __future__ import annotations

from tui.app.doors import Link as Address
from tui.app.doors import Target
from tui.app.notes import note_parts
from tui.app.over_time import over_time
from tui.app.sheet import Part, Sheet, door
from tui.app.widgets.document import Document
from tui.app.wording import list_date, role_line, say_date
from tui.i18n import gettext as _
from tui.i18n import ngettext
from tui.index.store import EVERYTHING, Link, Store
from tui.model.records import Actor, Ref
from tui.views.filters import of_actor
from tui.views.frequency import Days

#: How many companions the card lists; the pane of ties has more.
COMPANIONS = 8


def actor_card(store: Store, actor: Actor, links: list[Link]) -> tuple[Document, int]:
    """The document, and where the record's own text begins in it."""
    names = _names(store, actor)
    sheet = Sheet()
    sheet.line(Part(actor.name, "title"))
    _facts(sheet, actor, names)
    sheet.blank()
    body_at = sheet.at
    if actor.body:
        sheet.paragraphs(note_parts(actor.body))
        sheet.blank()
    _presence(sheet, store, actor, links)
    _events(sheet, [link for link in links if link.ref.kind == "event"])
    _articles(sheet, [link for link in links if link.ref.kind == "article"])
    _companions(sheet, [link for link in links if link.ref.kind == "actor" and link.why == "together"])
    return sheet.document(), body_at


def _names(store: Store, actor: Actor) -> dict[str, str]:
    """The names of the actors that the card refers to by id."""
    ids = dict.fromkeys(filter(None, (actor.of, *(role.of for role in actor.roles))))
    return {record.id: record.title for record in store.read([Ref("actor", name) for name in ids])}


def _facts(sheet: Sheet, actor: Actor, names: dict[str, str]) -> None:
    head: list[Part | str] = [Part(_(actor.type), "dim")]
    if actor.of:
        head += [Part(" · ", "dim"), door(names.get(actor.of, actor.of), Target(Ref("actor", actor.of)))]
    ranks = [role.title for role in actor.roles if not role.of]
    if ranks:
        head.append(Part(" · " + ", ".join(ranks), "dim"))
    sheet.line(*head)
    for role in actor.roles:
        if role.of:
            sheet.line(role_line(role, names), indent=2, hang=4)
    also = [name.name for name in actor.spellings() if name.name != actor.name]
    if also:
        sheet.line(Part(_("also  "), "label"), " · ".join(also), hang=6)
    if actor.demonyms or actor.capitals:
        known = " · ".join((*actor.demonyms, *actor.capitals))
        sheet.line(Part(_("known by  "), "label"), known, hang=10)
    if actor.wikidata:
        address = f"https://www.wikidata.org/wiki/{actor.wikidata}"
        sheet.line(Part("Wikidata  ", "label"), door(actor.wikidata, Address(address), "link"), hang=10)
    for name, value in actor.extra.items():
        sheet.line(Part(f"{name}  ", "label"), str(value), hang=4)


def _presence(sheet: Sheet, store: Store, actor: Actor, links: list[Link]) -> None:
    """How often, where first and where last, and how it goes over time."""
    articles = [link for link in links if link.ref.kind == "article" and link.why == "mentioned"]
    if not articles:
        sheet.line(Part(_("Not named in any article."), "dim"))
        return
    days = store.days("article", of_actor(EVERYTHING, actor.ref))
    number = sum(count for _day, count in days)
    said = ngettext("{n} article", "{n} articles", number).format(n=f"{number:,}")
    if number == len(articles):  # all are known, with how often each names it
        mentions = sum(link.count for link in articles)
        count = ngettext("{n} mention in", "{n} mentions in", mentions).format(n=f"{mentions:,}")
        sheet.write(Part(f"{count} ", "label"))
    sheet.write(Part(said, "label"))
    ends = _ends(articles, days) if number == len(articles) else _ends([], days)
    if ends:
        first, last = map(say_date, ends)
        sheet.write(Part(_("; first {first}, last {last}").format(first=first, last=last), "dim"))
    sheet.blank()
    over_time(sheet, actor.ref, days)


def _ends(articles: list[Link], days: Days) -> tuple[str, str] | None:
    """The first and the last date, as the articles have it where these are all known."""
    dates = sorted(link.date for link in articles if link.date)
    dates = dates or [day.isoformat() for day, _count in days if day]
    return (dates[0], dates[-1]) if dates else None


def _heading(sheet: Sheet, words: str, count: int) -> None:
    sheet.blank()
    sheet.line(Part(words, "heading"), Part(f" {count}", "dim"))


def _events(sheet: Sheet, links: list[Link]) -> None:
    if links:
        _heading(sheet, _("Events"), len(links))
    for link in links:
        differs = [Part("  " + _("sources differ"), "differ")] if link.differs else []
        sheet.line(
            *_dated(link), *([Part(f"  {_(link.role)}", "dim")] if link.role else []), *differs, hang=12
        )


def _articles(sheet: Sheet, links: list[Link]) -> None:
    if links:
        _heading(sheet, _("Articles"), len(links))
    for link in links:
        times = Part(f"  ×{link.count}", "dim")
        sheet.line(*_dated(link), times, hang=12)


def _dated(link: Link) -> tuple[Part, Part]:
    return Part(f"{list_date(link.date):<10}  ", "dim"), door(link.title, Target(link.ref), link.ref.kind)


def _companions(sheet: Sheet, links: list[Link]) -> None:
    if not links:
        return
    _heading(sheet, _("Named together with"), len(links))
    for number, link in enumerate(links[:COMPANIONS]):
        if number:
            sheet.write(" · ")
        sheet.write(door(link.title, Target(link.ref), "actor"), Part(f" {link.count}", "dim"))
    if len(links) > COMPANIONS:
        sheet.write(Part(_(" · {n} more").format(n=len(links) - COMPANIONS), "dim"))
    sheet.blank()
