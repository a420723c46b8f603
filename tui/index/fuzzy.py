"""Names and titles that a typed text may mean, best first, with the reason.

Each typed word is expanded to words of the vocabulary (`vocabulary.py`), FTS5 finds the names and
titles that have one of each, and those are ranked as texts.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Sequence
from math import log10
from typing import NamedTuple

import apsw

from tui.index.store import Hit, Span
from tui.index.vocabulary import Match, Vocabulary, expand, plain_match
from tui.index.words import index_words, placed_words, quoted
from tui.model.records import Kind, Ref

_MOST_WORDS = 12
_CANDIDATES = 150  # are ranked at least: the newest titles, the most mentioned actors
_SPELLINGS = 4  # of an actor may be found by the same words
_PLAIN = ("exact", "prefix")  # matches that need no reason
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
    most = max(_CANDIDATES, limit * _SPELLINGS if kind == "actor" else limit)
    find = functools.partial(_find, connection, kind, most)
    found = find(_exactly(typed, " AND "))
    if fuzzy:
        is_there = bool(found)
        alike = functools.partial(sounding, connection)
        expansions = {word: expand(word, vocabulary, alike, not is_there) for word in typed}
    found = found if len(found) >= most else _and_alike(find, found, expansions, " AND ")
    if not found and partial and len(typed) > 1:
        found = _and_alike(find, find(_exactly(typed, " OR ")), expansions, " OR ")
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


def _exactly(typed: Sequence[str], joint: str) -> str:
    """The expression of names or titles with every (or, joined by OR, any) typed word."""
    return joint.join(map(quoted, typed))


def _and_alike(
    find: Callable[[str], list[Candidate]], found: list[Candidate], expansions: Expansions, joint: str
) -> list[Candidate]:
    """`found`, and names or titles with words begun as typed, or in another spelling."""
    clauses = []
    for word, others in expansions.items():
        best = sorted(others, key=lambda other: -others[other].worth)
        clauses.append(f"({' OR '.join([quoted(word) + ' *', *map(quoted, best)])})")
    more = find(joint.join(clauses))
    return list(dict.fromkeys([*found, *more])) if found else more


def _find(connection: apsw.Connection, kind: Kind, most: int, match: str) -> list[Candidate]:
    return [Candidate(*row) for row in connection.execute(_SELECT[kind], (match, most))]


def _ranked(
    kind: Kind,
    text: str,
    typed: Sequence[str],
    found: Sequence[Candidate],
    expansions: Expansions,
    limit: int,
) -> list[Hit]:
    """The best of what was found, each record once, by its best name."""
    from rapidfuzz import fuzz  # late: costs 30 ms, and only search needs it

    meanings = [_Meaning(word, expansions[word]) for word in typed]
    best: dict[int, tuple[float, Candidate]] = {}
    for candidate in found:
        score = _score(kind, meanings, candidate, fuzz.ratio)
        if candidate.number not in best or score > best[candidate.number][0]:
            best[candidate.number] = (score, candidate)
    order = sorted(best.values(), key=lambda each: (-each[0], -each[1].mentions, -each[1].number))
    return [_hit(kind, text, meanings, score, candidate) for score, candidate in order[:limit]]


class _Meaning:
    """How a typed word means the words it is compared with."""

    def __init__(self, typed: str, others: dict[str, Match]) -> None:
        self.typed, self._others = typed, others
        self._begun: dict[str, Match] = {}  # what was found to be typed, or begun

    def of(self, word: str) -> Match | None:
        """How it means a word; None where it does not."""
        if not word.startswith(self.typed):
            return self._others.get(word)
        match = self._begun.get(word)
        if match is None:
            match = self._begun[word] = plain_match(self.typed, word)
        return match

    def best(self, words: Iterable[str]) -> tuple[Match, str] | None:
        """The word of `words` that is meant most, and how."""
        best, most = None, -1.0
        typed, others = self.typed, self._others
        for word in words:
            if word.startswith(typed) or word in others:  # looked at for thousands of words: most are neither
                match = self.of(word)
                if match and match.worth > most:
                    best, most = (match, word), match.worth
        return best


def _score(
    kind: Kind, meanings: Sequence[_Meaning], candidate: Candidate, alike: Callable[[str, str], float]
) -> float:
    """What a candidate is worth, of about 100: its words, then how much of the text they are, then renown.

    `alike`: how alike two texts are, of 100.
    """
    written = candidate.words
    words = written.split()
    matches = [match for meaning in meanings if (match := meaning.best(words))]
    worth = sum([match.worth for match, _ in matches]) / len(meanings)
    meant = " ".join([word for _, word in matches])
    bonus = (
        5.0 if written == meant else 4.0 if written.startswith(meant) else 2.0 if meant in written else 0.0
    )
    bonus += alike(meant, written) * 0.03
    bonus += 2 * (candidate.how == "name") + 2 * (kind == "actor")
    bonus += candidate.is_key + min(2.0, log10(1 + candidate.mentions))
    return worth * (0.84 if len(matches) == len(meanings) else 0.6) + bonus


def _hit(kind: Kind, text: str, meanings: Sequence[_Meaning], score: float, candidate: Candidate) -> Hit:
    """A candidate as the screen shows it."""
    return Hit(
        Ref(kind, candidate.id),
        candidate.title,
        round(score, 1),
        _matched_spans(candidate.title, meanings),
        _reason(text, meanings, candidate),
        date=candidate.date,
        note=candidate.note,
    )


def _matched_spans(title: str, meanings: Sequence[_Meaning]) -> tuple[Span, ...]:
    """Where in `title` the typed words stand: of a word begun the typed part, of others the whole."""
    spans = []
    for start, end, word in placed_words(title):
        found = [(match, meaning.typed) for meaning in meanings if (match := meaning.of(word))]
        if found:
            match, typed = max(found, key=lambda each: each[0].worth)
            spans.append((start, min(end, start + len(typed)) if match.how == "prefix" else end))
    return tuple(spans)


def _reason(text: str, meanings: Sequence[_Meaning], candidate: Candidate) -> str | None:
    """What matched, when it was not the plain word of the shown title."""
    words = candidate.words.split()
    matches = {meaning.typed: meaning.best(words) for meaning in meanings}
    if candidate.text == candidate.title and all(m and m[0].how in _PLAIN for m in matches.values()):
        return None
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
