"""The one search box: names, titles and full text together, best first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import msgspec
from msgspec import Struct

from tui.index.eventsearch import MOST, TIED, by_fields, of_actor
from tui.index.query import Query, parse
from tui.index.store import EVERYTHING, Cursor, Hit, Store, Token
from tui.model.records import KINDS, Kind, Ref

_TALLIED = 200  # names and events that are counted, of each kind
_BESIDE = 5  # so many times as many names are looked at where some are left out
_BOTH = 3.0  # an article is found by its title and its text


class Tally(Struct, frozen=True):
    """How much a query finds; `is_all` False: as much was counted, and there is more."""

    count: int
    is_all: bool = True


class Found(Struct, frozen=True):
    """What a search found: hits by kind, the kind with the best hit first."""

    query: Query
    groups: dict[Kind, list[Hit]]
    notes: tuple[str, ...] = ()  # what was odd in the query or done about it, for people
    after: Cursor | None = None  # gives further articles; see `further`
    cut: frozenset[Kind] = frozenset()  # actors, events: there are further ones of these
    within: Query = EVERYTHING  # what the search was narrowed to

    @property
    def narrowed(self) -> Query:
        """What was asked, with what that was narrowed to."""
        return self.query.within(self.within)

    @property
    def more(self) -> frozenset[Kind]:
        """The kinds of which `further` may give more."""
        return self.cut if self.after is None else self.cut | {"article"}

    @property
    def hits(self) -> list[Hit]:
        """All hits, best first."""
        every = [hit for hits in self.groups.values() for hit in hits]
        return sorted(every, key=lambda hit: -hit.score)


def search(
    store: Store,
    text: str,
    *,
    kinds: Collection[Kind] = KINDS,
    limit: int = 20,
    fuzzy: bool = True,
    token: Token | None = None,
    within: Query = EVERYTHING,
) -> Found:
    """What `text` may mean, at most `limit` of each kind; see `tui.index.query` for its language.

    Of articles there may be as many by their title as by their text.

    `fuzzy`: typos and other spellings too. `token`: what `Store.cancel` ends it by. `within`: only what is in
    the lists narrowed to that query.
    Raises StoreError when cancelled or too slow, Unavailable when trying again may help.
    """
    query = parse(text, unfinished=True, fuzzy=fuzzy)
    wanted = [kind for kind in query.kinds if kind in kinds]
    groups: dict[Kind, list[Hit]] = {}
    notes, after = list(query.notes), None
    for partial in (False, True):
        for kind in wanted:  # events last: some are those of the best actor
            actors, most = groups.get("actor", []), limit + (kind != "article")
            groups[kind] = _titled(store, kind, query, actors, most, token, partial, within)
        if "article" in wanted and not partial:
            page = store.articles(query.within(within), limit=limit, token=token)
            notes, after = [*notes, *page.notes], page.after
            by_title = groups["article"] if _is_plain(query) else []
            groups["article"] = _merged(by_title, page.items)
        if any(groups.values()) or len(_plain(query)) < 2:
            break
    else:
        if any(groups.values()):
            notes.append("nothing has all these words; shown is what has some")
    cut = frozenset(kind for kind in wanted if kind != "article" and len(groups[kind]) > limit)
    shown = {kind: hits if kind == "article" else hits[:limit] for kind, hits in groups.items()}
    order = sorted(shown, key=lambda kind: -max((hit.score for hit in shown[kind]), default=-1))
    ordered = {kind: shown[kind] for kind in order}
    return Found(query, ordered, tuple(dict.fromkeys(notes)), after, cut, within)


def _titled(
    store: Store,
    kind: Kind,
    query: Query,
    actors: Sequence[Hit],
    limit: int,
    token: Token | None,
    partial: bool,
    within: Query,
) -> list[Hit]:
    """Hits by name or title that fit the query and are in the lists narrowed to `within`."""
    narrows = within != EVERYTHING or query.without or query.fields
    most = limit * _BESIDE if narrows else limit
    hits = _named(store, kind, query, most, token, partial)
    if kind == "event":
        hits = _events(store, query, hits, actors, most)
    return _fitting(store, hits, within)[:limit]


def _fitting(store: Store, hits: list[Hit], within: Query) -> list[Hit]:
    """Those of the hits that are in the lists narrowed to `within`."""
    if within == EVERYTHING:
        return hits
    fitting = set(store.fitting([hit.ref for hit in hits], within))
    return [hit for hit in hits if hit.ref in fitting]


def further(
    store: Store, found: Found, limit: int = 20, token: Token | None = None, kind: Kind = "article"
) -> Found:
    """What was found with at most `limit` further ones of a kind, below the others of it. Raises StoreError.

    Actors and events are ranked anew, with as many more looked at; what was shown keeps its place.
    """
    shown = found.groups.get(kind, [])
    known = {hit.ref for hit in shown}
    if kind == "article":
        page = store.articles(found.narrowed, found.after, limit, token=token)
        more = [hit for hit in page.items if hit.ref not in known]
        changed = msgspec.structs.replace(found, after=page.after)
    else:
        actors, most = found.groups.get("actor", []), len(shown) + limit + 1
        hits = _titled(store, kind, found.query, actors, most, token, True, found.within)
        more = [hit for hit in hits if hit.ref not in known]
        cut = found.cut if len(more) > limit else found.cut - {kind}
        more, changed = more[:limit], msgspec.structs.replace(found, cut=cut)
    return msgspec.structs.replace(changed, groups=found.groups | {kind: [*shown, *more]})


def tally(store: Store, query: Query, token: Token | None = None) -> Tally:
    """How many articles fit a query, or, where it is of none, how many other records.

    Raises StoreError.
    """
    if "article" in query.kinds:
        facets = store.facets(query, token, 0)
        return Tally(facets.counted, facets.is_all)
    found = search(store, str(query), limit=_TALLIED, fuzzy=query.fuzzy, token=token)
    return Tally(len(found.hits), all(len(hits) < _TALLIED for hits in found.groups.values()))


def _events(store: Store, query: Query, titled: list[Hit], actors: Sequence[Hit], limit: int) -> list[Hit]:
    """Events by title, then those of the actor that the words mean best; narrowed by fields."""
    is_of_kind = bool(query.values("kind")) and not query.words
    if is_of_kind or {term.field for term in query.terms} - {"", "kind"}:
        return by_fields(store, query, titled, limit)
    hits = list(titled)
    if _is_plain(query) and actors:
        known = {hit.ref for hit in hits}
        hits += [hit for hit in of_actor(store, actors[0], limit) if hit.ref not in known]
    return hits[:limit]


def _plain(query: Query) -> list[str]:
    """The words for names and titles; none where the query has alternatives, which are for texts."""
    if any(len(clause) > 1 for clause in query.clauses):
        return []
    return [term.value for term in query.terms if not term.field]


def _texts(query: Query) -> list[str]:
    """What names and titles are compared with: all words together, or each of one choice of words."""
    words = [clause for clause in query.clauses if not any(term.field for term in clause)]
    if len(words) == 1 and len(words[0]) > 1:
        return [term.value for term in words[0]]
    return [" ".join(_plain(query))]


def _is_plain(query: Query) -> bool:
    """Whether the query is words alone, so that a title with them fits it."""
    return not query.without and all(not term.field for term in query.terms)


def _named(
    store: Store, kind: Kind, query: Query, limit: int, token: Token | None, partial: bool
) -> list[Hit]:
    """Hits by name or title, less those that the query leaves out."""
    found: dict[Ref, Hit] = {}
    for text in _texts(query):
        for hit in store.suggest(kind, text, limit, query.fuzzy, token, partial):
            found.setdefault(hit.ref, hit)
    hits = sorted(found.values(), key=lambda hit: -hit.score)[:limit]
    if kind == "actor" and query.fields and not query.words:
        rows = store.rows("actor", limit=MOST).items
        hits = [Hit(row.ref, row.title, TIED, note=row.note) for row in rows]
    types = {value.lower() for value in query.values("type")}
    without = {term.words for term in query.without if not term.field}
    return [
        hit
        for hit in hits
        if (not types or _type(hit) in types) and not any(_has(hit.title, words) for words in without)
    ]


def _type(hit: Hit) -> str:
    """An actor's or event's type; an actor's office may follow it."""
    return (hit.note or "").partition(" · ")[0]


def _has(title: str, words: tuple[str, ...]) -> bool:
    from tui.index.words import index_words

    return f" {' '.join(words)} " in f" {' '.join(index_words(title))} "


def _merged(by_title: Iterable[Hit], by_text: Iterable[Hit]) -> list[Hit]:
    """Articles found by title and by text, each once, best first; the passage is kept."""
    merged: dict[Ref, Hit] = {hit.ref: hit for hit in by_text}
    for hit in by_title:
        other = merged.get(hit.ref)
        if other is None:
            merged[hit.ref] = hit
        else:
            merged[hit.ref] = msgspec.structs.replace(
                hit,
                score=round(max(hit.score, other.score) + _BOTH, 1),
                snippet=other.snippet,
                snippet_matched=other.snippet_matched,
                at=other.at,
            )
    return sorted(merged.values(), key=lambda hit: -hit.score)
