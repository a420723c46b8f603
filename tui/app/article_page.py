"""An article as the reader shows it: title, credits, text, every mention a door."""

from __future__ import annotations

from tui.app.doors import Link, Target
from tui.app.sheet import Part, Sheet, door
from tui.app.widgets.document import Document, Door
from tui.app.wording import credits, role_on, say_date
from tui.i18n import gettext as _
from tui.index.store import Store
from tui.model.records import Actor, Article, Mention, Ref

#: The layer a mention belongs to, by how it was found.
LAYERS = {
    "name": "names",
    "surname": "names",
    "title": "names",
    "capital": "names",
    "role": "roles",
    "demonym": "demonyms",
}


def article_page(store: Store, article: Article) -> tuple[Document, int]:
    """The document, and where the body begins in it."""
    marks = store.mentions(article.ref)
    ids = dict.fromkeys(m.actor for m in (*marks.title, *marks.body))
    actors = {r.id: r for r in store.read([Ref("actor", name) for name in ids]) if isinstance(r, Actor)}

    def doors(mentions: tuple[Mention, ...]) -> list[Door]:
        return [_mention_door(m, actors.get(m.actor), article.date) for m in mentions]

    sheet = Sheet()
    sheet.body(article.title, doors(marks.title), [(0, len(article.title), "title")])
    sheet.blank()
    credit = " · ".join(filter(None, (credits(article), say_date(article.date))))
    sheet.line(Part(credit, "dim"))
    if article.url:
        sheet.line(door(article.url, Link(article.url), "link", _("the address is copied")))
    sheet.blank()
    dates = [
        Door(d.start, d.end, None, "date", "dates", f"{d.exact} → {say_date(d.edtf)}") for d in marks.dates
    ]
    body_at = sheet.body(article.body, doors(marks.body) + dates, [])
    return sheet.document(), body_at


def _mention_door(mention: Mention, actor: Actor | None, on: str | None) -> Door:
    """The door to a mention's actor, which says who is meant and why the program thinks so."""
    name = actor.name if actor else mention.actor
    office = f", {role_on(actor, on)}" if actor and actor.type == "person" else ""
    return Door(
        mention.start,
        mention.end,
        Target(Ref("actor", mention.actor)),
        actor.type if actor else "",
        LAYERS[mention.how],
        f"{name} ({_('demonym') if mention.how == 'demonym' else mention.why}){office}",
    )
