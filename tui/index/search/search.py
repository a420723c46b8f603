"""Search over all records at once: names, titles and full text, best first."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

import msgspec
from msgspec import Struct

from tui.i18n import N_
from tui.index.query import Query, parse_query
from tui.index.results import Cursor, SearchHit
from tui.index.search.event_search import MAX_FIELD_CANDIDATES, RELATED_SCORE, events_of_actor, filter_events
from tui.index.store import MATCH_ALL, CancelToken, Store
from tui.model.records import KINDS, Kind, Ref

_MAX_COUNTED = 200  # of each kind of record but articles, which the index counts by itself
_OVERFETCH = 5  # so many times the limit is read when a filter will drop some of the names
_TITLE_AND_TEXT_BONUS = 3.0  # for an article that matches by its title and by its text


class Tally(Struct, frozen=True):
    """The number of records that fit a query; without `is_all` counting stopped at it, and there are more."""

    count: int
    is_all: bool = True


class SearchResults(Struct, frozen=True):
    """The result of a search: hits by kind, the kind with the best hit first."""

    query: Query
    groups: dict[Kind, list[SearchHit]]
    notes: tuple[str, ...] = ()  # how the query was understood where that is not plain, for people
    after: Cursor | None = None  # cursor of the next page of articles; None at the end
    cut: frozenset[Kind] = frozenset()  # kinds other than articles of which there are more
    within: Query = MATCH_ALL  # the filter that the search was restricted to
    has_some_words: bool = False  # nothing has all words of the query: the hits have some of them

    @property
    def narrowed(self) -> Query:
        """Return the query that found the articles, combined with the filter of the search."""
        query = self.query.loosened() if self.has_some_words else self.query
        return query.intersect(self.within)

    @property
    def more(self) -> frozenset[Kind]:
        """Return the kinds of which there are more hits than these."""
        return self.cut if self.after is None else self.cut | {"article"}

    @property
    def hits(self) -> list[SearchHit]:
        """Return all hits, best first."""
        hits = [hit for group in self.groups.values() for hit in group]
        return sorted(hits, key=lambda hit: -hit.score)


def search(
    store: Store,
    text: str,
    *,
    kinds: Collection[Kind] = KINDS,
    limit: int = 20,
    fuzzy: bool = True,
    token: CancelToken | None = None,
    within: Query = MATCH_ALL,
) -> SearchResults:
    """Return the hits for a typed text, at most `limit` of each kind.

    Of articles there may be `limit` by title and as many by text. `fuzzy`: typos and other spellings too.
    `token`: cancels the search. `within`: only records that fit this filter. Raises StoreError when cancelled
    or too slow, Unavailable when trying again may help.
    """
    query = parse_query(text, unfinished=True, fuzzy=fuzzy)
    wanted_kinds = [kind for kind in query.kinds if kind in kinds]
    groups: dict[Kind, list[SearchHit]] = {}
    notes, after, has_some_words = list(query.notes), None, False
    for partial in (False, True):
        for kind in wanted_kinds:  # events last: some are those of the best actor
            actors, max_hits = groups.get("actor", []), limit + (kind != "article")
            groups[kind] = _search_titles(store, kind, query, actors, max_hits, token, partial, within)
        if "article" in wanted_kinds:
            article_query = query.loosened() if partial else query
            page = store.articles(article_query.intersect(within), limit=limit, token=token)
            notes, after = list(dict.fromkeys([*notes, *page.notes])), page.after
            by_title = groups["article"] if _is_plain(query) else []
            # The score of a text that has some of the words says how many of the rare ones it has.
            is_by_text = partial and page.items
            groups["article"] = page.items if is_by_text else _merge_hits(by_title, page.items)
        has_some_words = partial and any(groups.values())
        if any(groups.values()) or len(_plain_words(query)) < 2:
            break
    if has_some_words:
        notes.append(N_("nothing has all these words; what has most of the rare ones comes first"))
    cut = frozenset(kind for kind in wanted_kinds if kind != "article" and len(groups[kind]) > limit)
    shown = {kind: hits if kind == "article" else hits[:limit] for kind, hits in groups.items()}
    ordered_kinds = sorted(shown, key=lambda kind: -max((hit.score for hit in shown[kind]), default=-1))
    ordered = {kind: shown[kind] for kind in ordered_kinds}
    return SearchResults(query, ordered, tuple(dict.fromkeys(notes)), after, cut, within, has_some_words)


def _search_titles(
    store: Store,
    kind: Kind,
    query: Query,
    actors: Sequence[SearchHit],
    limit: int,
    token: CancelToken | None,
    partial: bool,
    within: Query,
) -> list[SearchHit]:
    """Return hits by name or title that fit the query and the filter `within`."""
    is_filtered = within != MATCH_ALL or query.excluded or query.fields
    fetch_limit = limit * _OVERFETCH if is_filtered else limit
    hits = _search_names(store, kind, query, fetch_limit, token, partial)
    if kind == "event":
        hits = _search_events(store, query, hits, actors, fetch_limit)
    return _apply_filter(store, hits, query.personal.intersect(within))[:limit]


def _apply_filter(store: Store, hits: list[SearchHit], within: Query) -> list[SearchHit]:
    """Return those of the hits that fit the filter `within`."""
    if not (within.clauses or within.excluded):
        return hits
    fitting = set(store.filter_refs([hit.ref for hit in hits], within))
    return [hit for hit in hits if hit.ref in fitting]


def search_more(
    store: Store,
    results: SearchResults,
    limit: int = 20,
    token: CancelToken | None = None,
    kind: Kind = "article",
) -> SearchResults:
    """Return the result with at most `limit` more hits of a kind, below those it has.

    Actors and events are searched anew with a higher limit; hits already shown keep their place. Raises
    StoreError.
    """
    shown = results.groups.get(kind, [])
    shown_refs = {hit.ref for hit in shown}
    if kind == "article":
        page = store.articles(results.narrowed, results.after, limit, token=token)
        new_hits = [hit for hit in page.items if hit.ref not in shown_refs]
        result = msgspec.structs.replace(results, after=page.after)
    else:
        actors, max_hits = results.groups.get("actor", []), len(shown) + limit + 1
        hits = _search_titles(store, kind, results.query, actors, max_hits, token, True, results.within)
        new_hits = [hit for hit in hits if hit.ref not in shown_refs]
        cut = results.cut if len(new_hits) > limit else results.cut - {kind}
        new_hits, result = new_hits[:limit], msgspec.structs.replace(results, cut=cut)
    return msgspec.structs.replace(result, groups=results.groups | {kind: [*shown, *new_hits]})


def count_results(store: Store, query: Query, token: CancelToken | None = None) -> Tally:
    """Return how many articles fit a query, or how many other records when it finds no articles.

    Raises StoreError.
    """
    if "article" in query.kinds:
        facets = store.count_facets(query, token, 0)
        return Tally(facets.counted, facets.is_all)
    results = search(store, str(query), limit=_MAX_COUNTED, fuzzy=query.fuzzy, token=token)
    return Tally(len(results.hits), all(len(hits) < _MAX_COUNTED for hits in results.groups.values()))


def _search_events(
    store: Store, query: Query, titled: list[SearchHit], actors: Sequence[SearchHit], limit: int
) -> list[SearchHit]:
    """Return events by title, then those of the best actor; restricted by the fields of the query."""
    has_kind_only = bool(query.values("kind")) and not query.words
    if has_kind_only or {term.field for term in query.terms} - {"", "kind"}:
        return filter_events(store, query, titled, limit)
    hits = list(titled)
    if _is_plain(query) and actors:
        titled_refs = {hit.ref for hit in hits}
        hits += [hit for hit in events_of_actor(store, actors[0], limit) if hit.ref not in titled_refs]
    return hits[:limit]


def _plain_words(query: Query) -> list[str]:
    """Return the words to match with names and titles; none when the query has alternatives."""
    if any(len(clause) > 1 for clause in query.clauses):
        return []
    return [term.value for term in query.terms if not term.field]


def _title_texts(query: Query) -> list[str]:
    """Return the texts to match with names and titles: all words together, or each alternative."""
    word_clauses = [clause for clause in query.clauses if not any(term.field for term in clause)]
    if len(word_clauses) == 1 and len(word_clauses[0]) > 1:
        return [term.value for term in word_clauses[0]]
    return [" ".join(_plain_words(query))]


def _is_plain(query: Query) -> bool:
    """Return whether the query consists of words alone, so that a title with them fits it."""
    return not query.excluded and all(not term.field for term in query.terms)


def _search_names(
    store: Store, kind: Kind, query: Query, limit: int, token: CancelToken | None, partial: bool
) -> list[SearchHit]:
    """Return hits by name or title, without those that the query excludes."""
    by_ref: dict[Ref, SearchHit] = {}
    for text in _title_texts(query):
        for hit in store.search_names(kind, text, limit, query.fuzzy, token, partial):
            by_ref.setdefault(hit.ref, hit)
    hits = sorted(by_ref.values(), key=lambda hit: -hit.score)[:limit]
    if kind == "actor" and query.fields and not query.words:
        rows = store.rows("actor", limit=MAX_FIELD_CANDIDATES, query=query.personal).items
        hits = [SearchHit(row.ref, row.title, RELATED_SCORE, subtitle=row.subtitle) for row in rows]
    types = {value.lower() for value in query.values("type")}
    excluded = {term.words for term in query.excluded if not term.field}
    return [
        hit
        for hit in hits
        if (not types or _record_type(hit) in types)
        and not any(_has_words(hit.title, words) for words in excluded)
    ]


def _record_type(hit: SearchHit) -> str:
    """Return the type of an actor or event; in the note an actor's office may follow it."""
    return (hit.subtitle or "").partition(" · ")[0]


def _has_words(title: str, words: tuple[str, ...]) -> bool:
    """Return whether a title has these words in a row."""
    from tui.index.tokenizer import index_words

    return f" {' '.join(words)} " in f" {' '.join(index_words(title))} "


def _merge_hits(by_title: Iterable[SearchHit], by_text: Iterable[SearchHit]) -> list[SearchHit]:
    """Return articles found by title or by text, each once, best first, with the snippet of the text."""
    merged: dict[Ref, SearchHit] = {hit.ref: hit for hit in by_text}
    for hit in by_title:
        text_hit = merged.get(hit.ref)
        if text_hit is None:
            merged[hit.ref] = hit
        else:
            merged[hit.ref] = msgspec.structs.replace(
                hit,
                score=round(max(hit.score, text_hit.score) + _TITLE_AND_TEXT_BONUS, 1),
                snippet=text_hit.snippet,
                snippet_matched=text_hit.snippet_matched,
                at=text_hit.at,
            )
    return sorted(merged.values(), key=lambda hit: -hit.score)
