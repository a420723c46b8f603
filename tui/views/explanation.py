"""What the program understood of a query, in words: «articles with “uranium” and not “Orano”, by RFI»."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Any

from tui.i18n import gettext as _
from tui.index.query import Query, Term
from tui.index.search import Found
from tui.index.store import Facet, Facets, Store
from tui.model.datewords import describe
from tui.model.records import KINDS, Kind, Ref


def explain(store: Store, query: Query, kinds: Collection[Kind] = KINDS) -> str:
    """What `query` finds, in words, of `kinds` alone; empty where it asks nothing. Raises StoreError."""
    if not query.clauses and not query.without:
        return ""
    names = {"article": _("articles"), "actor": _("actors"), "event": _("events")}
    what = _all([names[kind] for kind in query.kinds if kind in kinds]) or _("nothing")
    asked = [_(" or ").join(_quoted(term) for term in clause if not term.field) for clause in query.clauses]
    words = _(" and ").join(filter(None, asked))
    parts = [f"{what} {_('with {words}').format(words=words)}" if words else what]
    without = _(" or ").join(_quoted(term) for term in query.without if not term.field)
    if without:
        parts[0] += " " + (_("and not {words}") if words else _("without {words}")).format(words=without)
    for clause in query.clauses:
        parts.append(_(" or ").join(filter(None, (_narrowed(store, term) for term in clause))))
    for term in query.without:
        if narrowed := _narrowed(store, term):
            parts.append(_("not {narrowed}").format(narrowed=narrowed))
    said = [*filter(None, parts), *([] if query.fuzzy else [_("exactly as written")])]
    if parts[0] == what:  # «articles by RFI, from 2013 on»
        said[:2] = [" ".join(said[:2])]
    return ", ".join(said)


def _all(words: Sequence[str]) -> str:
    """«articles, actors and events»."""
    if len(words) < 2:
        return "".join(words)
    return _(" and ").join((", ".join(words[:-1]), words[-1]))


def _quoted(term: Term) -> str:
    return _("“{words}”").format(words=term.value)


def _narrowed(store: Store, term: Term) -> str:
    """What a field asks, in words; nothing for one that is said otherwise."""
    value = term.value
    if term.field == "actor":
        return _("that name {actor}").format(actor=_title(store, Ref("actor", value.removeprefix("actor:"))))
    if term.field == "event":
        event = _title(store, Ref("event", value.removeprefix("event:")))
        return _("that tell of “{event}”").format(event=event)
    sentence = {
        "source": _("by {value}"),
        "author": _("written by {value}"),
        "tag": _("tagged “{value}”"),
        "type": _("of the type {value}"),
        "lang": _("in the language {value}"),
        "after": _("from {value} on (it included)"),
        "before": _("before {value} (it not included)"),
        "on": _("dated {value}"),
    }.get(term.field, "")
    return sentence.format(value=describe(value, _) if term.field in ("after", "before", "on") else value)


def _title(store: Store, ref: Ref) -> str:
    """What a record is called; its id, or what was typed, where there is none."""
    return next((record.title for record in store.read([ref])), ref.id)


def _facets(store: Store, found: Found) -> Facets:
    """What the articles found have in common."""
    return store.facets(found.query) if found.groups.get("article") else Facets()


def _by_field(facets: Facets) -> dict[str, tuple[Facet, ...]]:
    return {field: facets.of(field) for field in dict.fromkeys(facet.field for facet in facets.values)}


def found_json(store: Store, found: Found, kinds: Collection[Kind]) -> dict[str, Any]:
    """How a query was understood, what was odd, and what the articles found have in common."""
    facets = _facets(store, found)
    return {
        "query": str(found.query),
        "explanation": explain(store, found.query, kinds),
        "notes": list(found.notes),
        "articles": facets.counted,
        "is_all": facets.is_all,  # else these are the newest ones
        "facets": {
            field: [{"value": one.value, "label": one.label, "count": one.count} for one in values]
            for field, values in _by_field(facets).items()
        },
    }


def found_lines(store: Store, found: Found, kinds: Collection[Kind]) -> Iterator[str]:
    """The same for people."""
    facets = _facets(store, found)
    if meaning := explain(store, found.query, kinds):
        yield meaning
    for field, values in _by_field(facets).items():
        more = "" if facets.is_all else "+"
        yield f"    {field}: " + ", ".join(f"{one.label} {one.count:,}{more}" for one in values)
