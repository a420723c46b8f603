"""An article as the reader shows it: title, credits, text, every mention a link."""

from __future__ import annotations

from msgspec import Struct

from tui.app.documents.builder import DocumentBuilder, TextRun, link_run
from tui.app.documents.document import Document, LinkSpan
from tui.app.documents.labels import credit_label, date_label, office_on
from tui.app.documents.notes import find_passages, write_labels, write_notes
from tui.app.navigation import ExternalLink, RecordLocation
from tui.i18n import gettext as _
from tui.i18n import translate_text
from tui.index.store import Store
from tui.model.annotations import Mention
from tui.model.records import Actor, Article, Ref

#: The layer of a mention, by how the annotator recognised it.
LAYERS = {
    "name": "names",
    "surname": "names",
    "title": "names",
    "capital": "names",
    "role": "roles",
    "demonym": "demonyms",
}


def article_document(store: Store, article: Article) -> tuple[Document, int]:
    """Return an article's document, and where the body begins in it (code points)."""
    title_links, body_links = read_links(store, article)
    note_links, other_notes = find_passages(article.body, store.notes(article.ref))
    builder = DocumentBuilder()
    builder.body(article.title, title_links, [(0, len(article.title), "title")])
    builder.blank()
    builder.line(*credit_runs(article))
    if article.url:
        builder.line(link_run(article.url, ExternalLink(article.url), "link", _("the address is copied")))
    write_labels(builder, article)
    write_notes(builder, other_notes)
    builder.blank()
    body_at = builder.body(article.body, body_links + note_links, [])
    return builder.document(), body_at


def credit_runs(article: Article) -> tuple[TextRun, TextRun]:
    """Return who published an article, and when, for one line."""
    credit = credit_label(article)
    day, is_open = (article.date or "").removesuffix("/.."), (article.date or "").endswith("/..")
    words = _("not before {date}").format(date=date_label(day)) if is_open else date_label(article.date)
    return TextRun(f"{credit} · " if credit else "", "dim"), TextRun(words)


def read_links(store: Store, article: Article) -> tuple[list[LinkSpan], list[LinkSpan]]:
    """Return the links of an article's title and of its body: mentions, and dates. Raises StoreError."""
    marks = store.mentions(article.ref)
    ids = dict.fromkeys(m.actor for m in (*marks.title, *marks.body))
    actors = {r.id: r for r in store.read([Ref("actor", name) for name in ids]) if isinstance(r, Actor)}

    def links(mentions: tuple[Mention, ...]) -> list[LinkSpan]:
        return [_mention_link(m, actors.get(m.actor), article.date) for m in mentions]

    dates = [
        LinkSpan(d.start, d.end, None, "date", "dates", f"{d.exact} → {date_label(d.edtf)}")
        for d in marks.dates
    ]
    known = [(mention.start, mention.end) for mention in marks.body]
    found = [
        LinkSpan(start, end, RecordLocation(ref), "found", "found", _("found, kept by nobody yet"))
        for start, end, ref in store.found_marks(article.ref)
        if not any(first < end and start < last for first, last in known)
    ]
    return links(marks.title), links(marks.body) + dates + found


def _mention_link(mention: Mention, actor: Actor | None, on: str | None) -> LinkSpan:
    """Return the link to a mention's actor, which says who is meant and why the program thinks so."""
    return LinkSpan(
        mention.start,
        mention.end,
        RecordLocation(Ref("actor", mention.actor)),
        actor.type if actor else "",
        LAYERS[mention.how],
        _MentionReason(mention, actor, on),
    )


class _MentionReason(Struct, frozen=True):
    """Who is meant by a mention, and why the program thinks so; `on`: the day of the article."""

    mention: Mention
    actor: Actor | None
    on: str | None

    def __str__(self) -> str:
        actor = self.actor
        name = actor.name if actor else self.mention.actor
        why = _("demonym") if self.mention.how == "demonym" else translate_text(self.mention.why)
        office = f", {office_on(actor, self.on)}" if actor and actor.type == "person" else ""
        return f"{name} ({why}){office}"
