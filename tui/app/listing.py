"""Rows, links and hits as lines of a list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tui.app.doors import Target
from tui.app.widgets.rowlist import Item
from tui.app.wording import list_date
from tui.i18n import gettext as _
from tui.i18n import marked as N_
from tui.index.store import Hit, Link, Row
from tui.model.records import Kind

#: What a pane and a group are called.
GROUPS: dict[Kind, str] = {"article": N_("Articles"), "actor": N_("Actors"), "event": N_("Events")}
#: The mark of an event on which sources differ.
DIFFERS = "≠"
#: Ties that go without saying in their group.
PLAIN = ("mentioned", "participant", "claim", "together", "related")
#: How much of a title is shown where a passage is to stand beside it, in characters.
TITLE_BESIDE_PASSAGE = 34


def row_item(row: Row) -> Item:
    """A line of a list pane."""
    return Item(
        key=Target(row.ref),
        text=row.title,
        lead=list_date(row.date) if row.ref.kind != "actor" else "",
        trail=DIFFERS if row.differs else f"{row.count:,}" if row.count else "",
        style=(row.note or "") if row.ref.kind == "actor" else "",
    )


def row_items(rows: Iterable[Row]) -> list[Item]:
    """The lines of a list pane."""
    return [row_item(row) for row in rows]


def tied_items(links: Sequence[Link]) -> list[Item]:
    """What a record is tied to, in groups."""
    items: list[Item] = []
    for kind in ("actor", "event", "article"):
        group = [link for link in links if link.ref.kind == kind]
        if group:
            items.append(Item(key=None, text=_(GROUPS[kind]), trail=str(len(group)), heading=True))
        items += [_tied_item(link) for link in group]
    return items


def _tied_item(link: Link) -> Item:
    trail = DIFFERS if link.differs else f"{link.count:,}" if link.count > 1 else ""
    return Item(
        key=Target(link.ref),
        text=link.title,
        lead=list_date(link.date) if link.ref.kind != "actor" else "",
        trail=trail,
        detail=_(why) if (why := link.role or ("" if link.why in PLAIN else link.why)) else "",
    )


def hit_items(groups: dict[Kind, list[Hit]]) -> list[Item]:
    """Search results, in groups."""
    items: list[Item] = []
    for kind, hits in groups.items():
        if hits:
            items.append(Item(key=None, text=_(GROUPS[kind]), trail=str(len(hits)), heading=True))
        items += [_hit_item(hit) for hit in hits]
    return items


def _hit_item(hit: Hit) -> Item:
    detail, shift = hit.note or "", 0
    matched: tuple[tuple[int, int], ...] = ()
    if hit.snippet is not None:
        detail, shift, matched = f"« {hit.snippet} »", 2, hit.snippet_matched
    end = hit.at + matched[0][1] - matched[0][0] if hit.at is not None and matched else None
    if hit.reason and hit.snippet is None:
        detail = f"{detail}   {hit.reason}" if detail else hit.reason
    title, cut = hit.title, TITLE_BESIDE_PASSAGE
    if hit.snippet is not None and len(title) > cut and all(stop <= cut for _start, stop in hit.matched):
        title = title[:cut].rstrip() + "…"
    return Item(
        key=Target(hit.ref, hit.at, end),
        text=title,
        lead=list_date(hit.date) if hit.ref.kind != "actor" else "",
        matched=hit.matched,
        detail=detail,
        detail_matched=tuple((start + shift, end + shift) for start, end in matched),
    )
