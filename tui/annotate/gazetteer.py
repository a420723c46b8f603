"""Every name the records know, found in one pass over a text.

A name is its folded words between blanks, so that the automaton itself holds the word boundaries.
Matches overlap; the longest are chosen here and not by the automaton, because a longer match can fail a
test (capitals, `exact`) that a shorter one passes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from tui.annotate.reading import Reading
from tui.model.records import Actor
from tui.model.text import clean, fold, tokens, variants

Sort = Literal["name", "demonym", "capital", "not"]


class Entry(Struct, frozen=True):
    """One spelling of one actor."""

    actor: int  # its place among the gazetteer's actors
    sort: Sort
    spelling: str
    exact: bool = False

    @property
    def is_description(self) -> bool:
        """Whether the record writes it with a small first letter: «ministère russe de la défense»."""
        return self.spelling[:1].islower()


class Span(Struct, frozen=True):
    """Tokens `first` up to `last` (exclusive) that spell `entries`, best first, of one or several actors."""

    first: int
    last: int
    entries: tuple[Entry, ...]

    @property
    def actors(self) -> tuple[int, ...]:
        """Whom the span can mean, each once."""
        if len(self.entries) == 1:
            return (self.entries[0].actor,)
        return tuple(dict.fromkeys(entry.actor for entry in self.entries))

    def covers(self, other: Span) -> bool:
        """Whether `other` lies within this span."""
        return self.first <= other.first and other.last <= self.last


def words_of(name: str) -> list[str]:
    """The folded tokens of a name."""
    return tokens(fold(clean(name))).words


def keys_of(name: str) -> tuple[str, ...]:
    """The folded spellings under which a name is searched: its tokens, parted by blanks."""
    cleaned = clean(name)
    found = (" ".join(tokens(folded).words) for folded in variants(cleaned))
    return tuple(dict.fromkeys(key for key in found if key))


class Gazetteer:
    """All spellings of all actors, as one automaton."""

    def __init__(self, actors: Sequence[Actor], longer_names: Mapping[str, Sequence[str]]) -> None:
        from ahocorasick_rs import AhoCorasick, Implementation

        self.actors = actors
        by_key: defaultdict[str, list[Entry]] = defaultdict(list)
        for number, actor in enumerate(actors):
            for entry in _entries(number, actor, longer_names):
                for key in keys_of(entry.spelling):
                    by_key[key].append(entry)
        self._keys = list(by_key)
        self._entries = [tuple(entries) for entries in by_key.values()]
        self._named = {key: number for number, key in enumerate(self._keys)}
        self._refused = dict(_refused(self._entries))
        # An automaton without patterns is an error of the library's.
        self._automaton = AhoCorasick(
            [f" {key} " for key in self._keys] or ["\0"],
            store_patterns=False,
            implementation=Implementation.ContiguousNFA,
        )

    def named(self, name: str) -> tuple[Entry, ...]:
        """The entries spelled `name`."""
        for key in keys_of(name):
            if key in self._named:
                return self._entries[self._named[key]]
        return ()

    def every(self, reading: Reading) -> list[Span]:
        """Every spelling in the text that passes the tests of capitals and of `not:`; they overlap."""
        found: list[Span] = []
        barred: list[Span] = []
        matches = self._automaton.find_matches_as_indexes(reading.haystack, overlapping=True)
        for number, first, last in reading.places(matches):
            entries = self._entries[number]
            fitting = tuple([entry for entry in entries if _is_written(entry, reading, first, last)])
            if fitting:
                found.append(Span(first, last, fitting))
            if number in self._refused:
                barred.append(Span(first, last, self._refused[number]))
        return list(_unbarred(found, barred)) if barred else found


def _refused(every: Sequence[tuple[Entry, ...]]) -> Iterator[tuple[int, tuple[Entry, ...]]]:
    """The entries that are `not:` phrases, by the number of their key."""
    for number, entries in enumerate(every):
        refused = tuple(entry for entry in entries if entry.sort == "not")
        if refused:
            yield number, refused


def longest(spans: Iterable[Span]) -> list[Span]:
    """The leftmost of `spans`, the longest of these first, without overlap."""
    chosen: list[Span] = []
    end = 0
    for span in sorted(spans, key=lambda span: (span.first, -span.last)):
        if span.first >= end:
            chosen.append(span)
            end = span.last
    return chosen


def _entries(number: int, actor: Actor, longer_names: Mapping[str, Sequence[str]]) -> Iterator[Entry]:
    for spelling in actor.spellings():
        yield Entry(number, "name", clean(spelling.name).strip(), spelling.match == "exact")
    for form in actor.demonyms:
        yield Entry(number, "demonym", clean(form).strip())
    for seat in actor.capitals:
        yield Entry(number, "capital", clean(seat).strip())
    general: list[str] = []
    if actor.type in ("country", "place"):
        for name in (actor.name, *actor.capitals):
            general += longer_names.get(" ".join(words_of(name)), ())
    for phrase in (*actor.not_, *general):
        yield Entry(number, "not", clean(phrase).strip())


def _is_written(entry: Entry, reading: Reading, first: int, last: int) -> bool:
    """Whether the text writes the spelling with the capitals it asks for."""
    if entry.sort == "not":
        return False
    if entry.exact:
        return _plain(reading.exact(first, last)) == _plain(entry.spelling)
    if entry.sort == "demonym" or entry.is_description:
        return True
    if all(reading.is_capital[first:last]):
        return True
    return all(
        not capital or reading.is_capital[first + k] or not reading.is_word(first + k)
        for k, capital in enumerate(_capitals(entry.spelling))
    )


@lru_cache(maxsize=4096)
def _capitals(spelling: str) -> tuple[bool, ...]:
    """Which of the tokens of a spelling have a capital."""
    return tuple(spelling[start].isupper() for start in tokens(fold(spelling)).starts)


def _plain(text: str) -> str:
    """`text` with one kind of blank, hyphen and apostrophe, its case and accents kept."""
    return " ".join(text.translate({0x2019: "'", 0x2010: "-", 0x2011: "-"}).replace("-", " ").split())


def _unbarred(found: list[Span], barred: list[Span]) -> Iterator[Span]:
    """`found` without the actors that a `not:` phrase around a span excludes."""
    phrases: defaultdict[int, list[Span]] = defaultdict(list)
    for phrase in barred:
        for i in range(phrase.first, phrase.last):
            phrases[i].append(phrase)
    for span in found:
        around = phrases.get(span.first, ())
        excluded = {entry.actor for phrase in around if phrase.covers(span) for entry in phrase.entries}
        entries = tuple(entry for entry in span.entries if entry.actor not in excluded)
        if entries:
            yield Span(span.first, span.last, entries) if excluded else span
