"""Names and titles that a typed text may mean, best first, with the reason.

Each typed word is expanded to words of the vocabulary (`vocabulary.py`), FTS5 finds the names and
titles that have one of each, and those are ranked as texts.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from math import log10
from typing import NamedTuple

import apsw

from tui.index.store import Hit, Span
from tui.index.vocabulary import Match, Vocabulary, expand, plain_match
from tui.index.words import index_words, placed_words, quoted
from tui.model.records import Kind, Ref

_MOST_WORDS = 12
_CANDIDATES = 200  # are ranked: the newest titles, the most mentioned actors
_SOUND_LETTERS = 3  # a shorter key says too little


class Candidate(NamedTuple):
    """A name or title, and the record whose it is."""

    number: int
    id: str
    title: str
    date: str | None
    note: str | None
    is_key: int
    mentions: int
    text: str  # what was searched: the title, or another spelling
    words: str  # its words, as the index keeps them
    how: str  # name, a language, or also


Expansions = dict[str, dict[str, Match]]


def suggest(
    connection: apsw.Connection,
    vocabulary: Vocabulary,
    kind: Kind,
    text: str,
    limit: int,
    fuzzy: bool,
    partial: bool,
) -> list[Hit]:
    """Hits of a kind for `text`; see `Store.suggest`."""
    typed = list(dict.fromkeys(index_words(text)))[:_MOST_WORDS]
    if not typed or limit < 1:
        return []
    expansions: Expansions = {word: {} for word in typed}
    found = _find(connection, kind, expansions, " AND ")
    if fuzzy:
        is_enough = len(found) >= _CANDIDATES or any(_is_exact(typed, each) for each in found)
        alike = functools.partial(sounding, connection)
        expansions = {word: expand(word, vocabulary, alike, not is_enough) for word in typed}
        if any(expansions.values()):
            found = _find(connection, kind, expansions, " AND ")
    if not found and partial and len(typed) > 1:
        found = _find(connection, kind, expansions, " OR ")
    return _ranked(kind, text, typed, found, expansions, limit)


def sounding(connection: apsw.Connection, typed: str, begun: bool) -> dict[str, Match]:
    """Words of names that sound like `typed`, or (`begun`) begin to; never those of countries."""
    from tui.model.sound import sound_key  # late: needs anyascii for other scripts

    if not typed.isalpha():
        return {}
    key = sound_key(typed)
    if len(key) < _SOUND_LETTERS:
        return {}
    found = {}
    query = "SELECT DISTINCT key, word FROM sound WHERE key >= ? AND key < ? ORDER BY key LIMIT 200"
    last = key + "\U0010ffff" if begun and len(key) > _SOUND_LETTERS else key + "\0"
    for sound, word in connection.execute(query, (key, last)):
        found[word] = Match("sound", 86 if sound == key else 78 - min(8, len(sound) - len(key)))
    return found


def _is_exact(typed: Sequence[str], candidate: Candidate) -> bool:
    return set(typed) <= set(candidate.words.split())


def _titles(kind: Kind) -> str:
    """Titles with given words, newest first."""
    return (
        "SELECT number, id, title, date, note, is_key, mentions, title, words, 'name' FROM record"
        f" WHERE number IN (SELECT rowid FROM {kind}_words WHERE {kind}_words MATCH ?"
        " ORDER BY rowid DESC LIMIT ?)"
    )


_SELECT: dict[Kind, str] = {
    "article": _titles("article"),
    "event": _titles("event"),
    # Spellings with given words, of the most mentioned actors first.
    "actor": "SELECT r.number, id, title, date, coalesce(note || ' · ' || office, note), is_key, mentions,"
    " n.text, n.words, n.how FROM actor_words AS w JOIN name AS n ON n.number = w.rowid"
    " JOIN record AS r ON r.number = n.actor WHERE actor_words MATCH ? ORDER BY -r.mentions LIMIT ?",
}


def _find(connection: apsw.Connection, kind: Kind, expansions: Expansions, joint: str) -> list[Candidate]:
    """Names or titles with every (or, joined by OR, any) typed word: as typed, else begun, else alike."""
    begun = {word: [quoted(word) + " *"] for word in expansions}
    alike = {
        word: begun[word] + [quoted(w) for w in sorted(others, key=lambda w: -others[w].worth)]
        for word, others in expansions.items()
    }
    found: dict[Candidate, None] = {}
    for words in ({word: [quoted(word)] for word in expansions}, begun, alike):
        if len(found) < _CANDIDATES and (words is not alike or alike != begun):
            match = joint.join("(" + " OR ".join(each) + ")" for each in words.values())
            rows = connection.execute(_SELECT[kind], (match, _CANDIDATES))
            found.update((Candidate(*row), None) for row in rows)
    return list(found)


def _ranked(
    kind: Kind,
    text: str,
    typed: Sequence[str],
    found: Sequence[Candidate],
    expansions: Expansions,
    limit: int,
) -> list[Hit]:
    """The best of what was found, each record once, by its best name."""
    best: dict[int, tuple[float, Candidate]] = {}
    for candidate in found:
        score = _score(kind, typed, candidate, expansions)
        if candidate.number not in best or score > best[candidate.number][0]:
            best[candidate.number] = (score, candidate)
    order = sorted(best.values(), key=lambda each: (-each[0], -each[1].mentions, -each[1].number))
    return [_hit(kind, text, typed, score, candidate, expansions) for score, candidate in order[:limit]]


def best_match(typed: str, words: Sequence[str], others: dict[str, Match]) -> tuple[Match, str] | None:
    """The word of `words` that `typed` means best, and how."""
    matches = [(m, word) for word in words if (m := plain_match(typed, word) or others.get(word))]
    return max(matches, key=lambda each: each[0].worth, default=None)


def _score(kind: Kind, typed: Sequence[str], candidate: Candidate, expansions: Expansions) -> float:
    """What a candidate is worth, of about 100: its words, then how much of the text they are, then renown."""
    from rapidfuzz import fuzz  # late: costs 30 ms, and only search needs it

    words = candidate.words.split()
    matches = [best_match(word, words, expansions[word]) for word in typed]
    worth = sum(each[0].worth for each in matches if each) / len(typed)
    written, meant = " ".join(words), " ".join(each[1] for each in matches if each)
    bonus = (
        5.0 if written == meant else 4.0 if written.startswith(meant) else 2.0 if meant in written else 0.0
    )
    bonus += fuzz.ratio(meant, written) * 0.03
    bonus += 2 * (candidate.how == "name") + 2 * (kind == "actor")
    bonus += candidate.is_key + min(2.0, log10(1 + candidate.mentions))
    return worth * (0.84 if all(matches) else 0.6) + bonus


def _hit(
    kind: Kind, text: str, typed: Sequence[str], score: float, candidate: Candidate, expansions: Expansions
) -> Hit:
    """A candidate as the screen shows it."""
    return Hit(
        Ref(kind, candidate.id),
        candidate.title,
        round(score, 1),
        matched_spans(candidate.title, typed, expansions),
        _reason(text, typed, candidate, expansions),
        date=candidate.date,
        note=candidate.note,
    )


def matched_spans(title: str, typed: Sequence[str], expansions: Expansions) -> tuple[Span, ...]:
    """Where in `title` the typed words stand: of a word begun the typed part, of others the whole."""
    spans = []
    for start, end, word in placed_words(title):
        found = [(match, w) for w in typed if (match := plain_match(w, word) or expansions[w].get(word))]
        if found:
            match, meant = max(found, key=lambda each: each[0].worth)
            spans.append((start, min(end, start + len(meant)) if match.how == "prefix" else end))
    return tuple(spans)


def _reason(text: str, typed: Sequence[str], candidate: Candidate, expansions: Expansions) -> str | None:
    """What matched, when it was not the plain word of the shown title."""
    words = candidate.words.split()
    matches = {word: best_match(word, words, expansions[word]) for word in typed}
    as_typed = {" ".join(index_words(part)): part for part in text.split()}
    reasons = []
    if missing := [as_typed.get(word, word) for word, match in matches.items() if not match]:
        reasons.append(f"without {', '.join(missing)}")
    if candidate.text != candidate.title:
        reasons.append(f"{candidate.how}: {candidate.text}")
    for word, match in matches.items():
        written = as_typed.get(word, word)
        if match and match[0].how == "sound":
            reasons.append(f"sounds like {written}")
        elif match and match[0].how == "typo":
            reasons.append(f"typo: {written} → {match[1]}")
        elif match and match[0].how == "part":
            reasons.append(f"{written} in {match[1]}")
    return "; ".join(reasons) or None
