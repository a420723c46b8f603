"""Search of names and titles: what a typed text may mean, best first, with the reason.

Each typed word is expanded to words of the vocabulary, full text finds the names and titles that have one
expansion of each word, and these are ranked by similarity of text.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from math import log10
from typing import NamedTuple

from tui.i18n import N_
from tui.index.results import SearchHit, Span
from tui.index.search.vocabulary import Vocabulary, WordMatch, expand_word, plain_match, words_sounding_like
from tui.index.sql.match import AllOf, Match, Words, any_of
from tui.index.sql.store_connection import StoreConnection
from tui.index.tokenizer import index_words, placed_words, spelling_variants, written_length
from tui.model.records import Kind, Ref

_MAX_WORDS = 12  # of the typed text; each adds an expansion to the match
_MIN_CANDIDATES = 150  # read for ranking at least: the newest titles, the most mentioned actors
_SPELLINGS_PER_ACTOR = 4  # of one actor, that the same words may find
_OBVIOUS = ("exact", "prefix")  # kinds of match that need no reason


class NameRow(NamedTuple):
    """A name or title that may be meant, and the record it belongs to."""

    number: int
    id: str
    title: str
    date: str | None
    subtitle: str | None
    is_key: int
    mentions: int
    text: str  # the text that matched: the title, or another spelling
    words: str  # the words of `text`, as the index keeps them
    spelling_kind: str  # which spelling it is: name, a language, or also


Expansions = dict[str, dict[str, WordMatch]]


def search_names(
    connection: StoreConnection,
    vocabulary: Vocabulary,
    kind: Kind,
    text: str,
    limit: int,
    fuzzy: bool,
    partial: bool,
) -> list[SearchHit]:
    """Return the hits of a kind for a typed text, best first, at most `limit`.

    `fuzzy`: typos and other spellings too. `partial`: where nothing has all words, what has some.
    """
    if limit < 1:
        return []
    spellings = spelling_variants(index_words(text)[:_MAX_WORDS])
    search = functools.partial(_search_spelling, connection, vocabulary, kind, text, limit, fuzzy, partial)
    return next(filter(None, map(search, spellings)), [])


def _search_spelling(
    connection: StoreConnection,
    vocabulary: Vocabulary,
    kind: Kind,
    text: str,
    limit: int,
    fuzzy: bool,
    partial: bool,
    words: Sequence[str],
) -> list[SearchHit]:
    """Return the hits for the index words of a typed text, with its numbers written in one way."""
    typed = list(dict.fromkeys(words))
    if not typed:
        return []
    expansions: Expansions = {word: {} for word in typed}
    max_candidates = max(_MIN_CANDIDATES, limit * _SPELLINGS_PER_ACTOR if kind == "actor" else limit)
    find_rows = functools.partial(_find, connection, kind, max_candidates)
    rows = find_rows(AllOf(tuple(Words((word,)) for word in typed)))
    if fuzzy:
        has_exact_match = bool(rows)
        words_alike = functools.partial(words_sounding_like, connection)
        expansions = {word: expand_word(word, vocabulary, words_alike, not has_exact_match) for word in typed}
    rows = rows if len(rows) >= max_candidates else _add_similar(find_rows, rows, expansions)
    is_partial = not rows and partial and len(typed) > 1
    if is_partial:  # word by word: a frequent one would leave no room for the others
        rows_by_word = [
            _add_similar(find_rows, find_rows(Words((word,))), {word: expansions[word]}) for word in typed
        ]
        rows = list(dict.fromkeys(chain.from_iterable(rows_by_word)))
    return _rank(kind, text, typed, rows, expansions, limit, is_partial)


def _titles_sql(kind: Kind) -> str:
    """Return the statement that finds titles by their words, newest first."""
    return (
        "SELECT number, id, title, date, note, is_key, mentions, title, words, 'name' FROM record"
        f" WHERE number IN (SELECT rowid FROM {kind}_words WHERE {kind}_words MATCH ?"
        " ORDER BY rowid DESC LIMIT ?)"
    )


_SELECT: dict[Kind, str] = {
    "article": _titles_sql("article"),
    "event": _titles_sql("event"),
    # Spellings that match, those of the most mentioned actors first.
    "actor": "SELECT r.number, id, title, date, coalesce(note || ' · ' || office, note), is_key, mentions,"
    " n.text, n.words, n.how FROM actor_words JOIN name AS n ON n.number = actor_words.rowid"
    " JOIN record AS r ON r.number = n.actor WHERE actor_words MATCH ? ORDER BY -r.mentions LIMIT ?",
}


def _add_similar(
    find_rows: Callable[[Match], list[NameRow]], rows: list[NameRow], expansions: Expansions
) -> list[NameRow]:
    """Return `rows`, followed by names or titles with words that begin as typed or are spelt differently."""
    clauses = []
    for word, matches in expansions.items():
        best_words = sorted(matches, key=lambda other: -matches[other].worth)
        clauses.append(any_of([Words((word,), is_prefix=True), *(Words((other,)) for other in best_words)]))
    similar_rows = find_rows(AllOf(tuple(clauses)))
    return list(dict.fromkeys([*rows, *similar_rows])) if rows else similar_rows


def _find(connection: StoreConnection, kind: Kind, limit: int, match: Match) -> list[NameRow]:
    """Return the names or titles of a kind that match."""
    return [NameRow(*row) for row in connection.execute(_SELECT[kind], (match, limit))]


def _rank(
    kind: Kind,
    text: str,
    typed: Sequence[str],
    rows: Sequence[NameRow],
    expansions: Expansions,
    limit: int,
    is_partial: bool,
) -> list[SearchHit]:
    """Return the best hits among the candidates, each record once, by its best name.

    `is_partial`: no candidate has all words, and those with the rarer ones are the better.
    """
    matchers = [_WordMatcher(word, expansions[word]) for word in typed]
    if is_partial:
        _weigh_by_rarity(matchers, rows)
    best: dict[int, tuple[float, NameRow]] = {}
    for candidate in rows:
        score = _score(kind, matchers, candidate)
        if candidate.number not in best or score > best[candidate.number][0]:
            best[candidate.number] = (score, candidate)
    ranked = sorted(best.values(), key=lambda scored: (-scored[0], -scored[1].mentions, -scored[1].number))
    return [_make_hit(kind, text, matchers, score, candidate) for score, candidate in ranked[:limit]]


class _WordMatcher:
    """Matches one typed word against the words of names and titles."""

    def __init__(self, typed: str, expansions: dict[str, WordMatch]) -> None:
        self.typed, self._expansions = typed, expansions
        self.weight = 1.0
        self._prefix_matches: dict[str, WordMatch] = {}  # words that are the typed word or begin with it

    def of(self, word: str) -> WordMatch | None:
        """Return how the typed word matches `word`, or None when it does not."""
        if not word.startswith(self.typed):
            return self._expansions.get(word)
        match = self._prefix_matches.get(word)
        if match is None:
            match = self._prefix_matches[word] = plain_match(self.typed, word)
        return match

    def best(self, words: Iterable[str]) -> tuple[WordMatch, str] | None:
        """Return the best match among `words` and the word it matches, or None."""
        best, best_worth = None, -1.0
        typed, expansions = self.typed, self._expansions
        for word in words:
            # Checked first because most of the thousands of words are neither.
            if word.startswith(typed) or word in expansions:
                match = self.of(word)
                if match and match.worth > best_worth:
                    best, best_worth = (match, word), match.worth
        return best


def _weigh_by_rarity(matchers: Sequence[_WordMatcher], rows: Sequence[NameRow]) -> None:
    """Give each matcher a weight: the fewer of the candidates it matches, the more."""
    candidates = [row.words.split() for row in rows]
    for matcher in matchers:
        matched_total = sum(matcher.best(words) is not None for words in candidates)
        matcher.weight = log10(1 + 10 * len(candidates) / (1 + matched_total))


def _score(
    kind: Kind,
    matchers: Sequence[_WordMatcher],
    candidate: NameRow,
) -> float:
    """Return the score of a candidate, about 100 for a perfect match.

    It adds up the worth of its word matches, the share of its text that they are, and how well known its
    record is.
    """
    name = candidate.words
    words = name.split()
    weighted = [(match, matcher.weight) for matcher in matchers if (match := matcher.best(words))]
    matches = [match for match, _ in weighted]
    total_weight = sum([matcher.weight for matcher in matchers])
    worth = sum([match.worth * weight for (match, _), weight in weighted]) / total_weight
    matched = " ".join([word for _, word in matches])
    bonus = 5.0 if name == matched else 4.0 if name.startswith(matched) else 2.0 if matched in name else 0.0
    bonus += _similarity(matched, name) * 0.03
    bonus += 2 * (candidate.spelling_kind == "name") + 2 * (kind == "actor")
    bonus += candidate.is_key + min(2.0, log10(1 + candidate.mentions))
    return worth * (0.84 if len(matches) == len(matchers) else 0.6) + bonus


def _similarity(matched: str, name: str) -> float:
    """Return how similar the matched words and a name are, from 0 to 100: rapidfuzz's ratio."""
    if (
        matched in name
    ):  # which differ by what is inserted: loading the library takes longer than most searches
        return (1 - (len(name) - len(matched)) / (len(name) + len(matched))) * 100
    from rapidfuzz import fuzz

    return fuzz.ratio(matched, name)


def _make_hit(
    kind: Kind, text: str, matchers: Sequence[_WordMatcher], score: float, candidate: NameRow
) -> SearchHit:
    """Return a candidate as a hit for the screen."""
    return SearchHit(
        Ref(kind, candidate.id),
        candidate.title,
        round(score, 1),
        _matched_spans(candidate.title, matchers),
        _reason(text, matchers, candidate),
        date=candidate.date,
        subtitle=candidate.subtitle,
    )


def _matched_spans(title: str, matchers: Sequence[_WordMatcher]) -> tuple[Span, ...]:
    """Return the spans of `title` that match: of a prefix match the typed part, else the whole word."""
    spans = []
    for start, end, word in placed_words(title):
        matches = [(match, matcher.typed) for matcher in matchers if (match := matcher.of(word))]
        if matches:
            match, typed = max(matches, key=lambda pair: pair[0].worth)
            typed_end = start + written_length(title, start, len(typed))
            spans.append((start, min(end, typed_end) if match.how == "prefix" else end))
    return tuple(spans)


def _reason(text: str, matchers: Sequence[_WordMatcher], candidate: NameRow) -> str | None:
    """Return why a candidate matches when the shown title does not say it by itself, else None."""
    words = candidate.words.split()
    matches = {matcher.typed: matcher.best(words) for matcher in matchers}
    if candidate.text == candidate.title and all(m and m[0].how in _OBVIOUS for m in matches.values()):
        return None
    as_typed = {" ".join(index_words(part)): part for part in text.split()}
    reasons = []
    if missing_words := [as_typed.get(word, word) for word, match in matches.items() if not match]:
        reasons.append(N_("without {missing_words}").format(missing_words=", ".join(missing_words)))
    if candidate.text != candidate.title:
        reasons.append(f"{candidate.spelling_kind}: {candidate.text}")
    for word, match in matches.items():
        typed_word = as_typed.get(word, word)
        if match and match[0].how == "sound":
            reasons.append(N_("sounds like {typed_word}").format(typed_word=typed_word))
        elif match and match[0].how == "typo":
            reasons.append(N_("typo: {typed_word} → {match}").format(typed_word=typed_word, match=match[1]))
        elif match and match[0].how == "part":
            reasons.append(f"{typed_word} in {match[1]}")
    return "; ".join(reasons) or None
