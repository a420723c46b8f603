"""A gazetteer: all names of the actors, found in one pass over a text.

A name is searched as its folded tokens with a space around each, so that the automaton itself respects word
boundaries. Matches overlap; the longest are chosen afterwards and not by the automaton, because a longer
match can fail a test (capitals, `exact`) that a shorter one passes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Literal

from msgspec import Struct

from tui.annotate.tokenized_text import TokenizedText
from tui.model.records import Actor
from tui.model.text import clean, fold, ligature_variants, tokenize

EntryKind = Literal["name", "demonym", "capital", "not"]


class GazetteerEntry(Struct, frozen=True):
    """One spelling of one actor: a name, demonym or capital, or a phrase that is not the actor (`not`)."""

    actor: int  # the index among the gazetteer's actors
    kind: EntryKind
    spelling: str
    exact: bool = False

    @property
    def is_description(self) -> bool:
        """Return whether the spelling begins in lower case: «ministère russe de la défense»."""
        return self.spelling[:1].islower()


class EntrySpan(Struct, frozen=True):
    """Tokens `first` up to `last` (exclusive) that spell `entries` of one or several actors."""

    first: int
    last: int
    entries: tuple[GazetteerEntry, ...]

    @property
    def actors(self) -> tuple[int, ...]:
        """Return the actors that the span can mean, each once."""
        if len(self.entries) == 1:
            return (self.entries[0].actor,)
        return tuple(dict.fromkeys(entry.actor for entry in self.entries))

    def covers(self, other: EntrySpan) -> bool:
        """Return whether another span lies within this one."""
        return self.first <= other.first and other.last <= self.last


def words_of(name: str) -> list[str]:
    """Return the folded tokens of a name."""
    return tokenize(fold(clean(name))).words


def keys_of(name: str) -> tuple[str, ...]:
    """Return the keys under which a name is searched: its tokens with a space between, per spelling."""
    cleaned = clean(name)
    keys = (" ".join(tokenize(folded).words) for folded in ligature_variants(cleaned))
    return tuple(dict.fromkeys(key for key in keys if key))


class Gazetteer:
    """All spellings of all actors in one Aho–Corasick automaton.

    `longer_names`: for the folded name of a country or capital, the longer names that contain it and mean
    something else.
    """

    def __init__(self, actors: Sequence[Actor], longer_names: Mapping[str, Sequence[str]]) -> None:
        from ahocorasick_rs import AhoCorasick, Implementation

        self.actors = actors
        by_key: defaultdict[str, list[GazetteerEntry]] = defaultdict(list)
        for actor_index, actor in enumerate(actors):
            for entry in _entries(actor_index, actor, longer_names):
                for key in keys_of(entry.spelling):
                    by_key[key].append(entry)
        self._keys = list(by_key)
        self._entries = [tuple(entries) for entries in by_key.values()]
        self._excluding_entries = dict(_excluding_entries(self._entries))
        # The library refuses an automaton without patterns.
        self._automaton = AhoCorasick(
            [f" {key} " for key in self._keys] or ["\0"],
            store_patterns=False,
            implementation=Implementation.ContiguousNFA,
        )

    def find_all(self, tokenized: TokenizedText) -> list[EntrySpan]:
        """Return all spans of known spellings that pass the tests of capitals and `not:`; they overlap."""
        spans: list[EntrySpan] = []
        excluding_spans: list[EntrySpan] = []
        matches = self._automaton.find_matches_as_indexes(tokenized.haystack, overlapping=True)
        for key_number, first, last in tokenized.positions_of(matches):
            entries = self._entries[key_number]
            fitting = tuple([entry for entry in entries if _has_capitals(entry, tokenized, first, last)])
            if fitting:
                spans.append(EntrySpan(first, last, fitting))
            if key_number in self._excluding_entries:
                excluding_spans.append(EntrySpan(first, last, self._excluding_entries[key_number]))
        return list(_without_excluded(spans, excluding_spans)) if excluding_spans else spans


def _excluding_entries(
    entries_by_key: Sequence[tuple[GazetteerEntry, ...]],
) -> Iterator[tuple[int, tuple[GazetteerEntry, ...]]]:
    """Yield the numbers of the keys that have `not:` phrases, with these."""
    for key_number, entries in enumerate(entries_by_key):
        excluding = tuple(entry for entry in entries if entry.kind == "not")
        if excluding:
            yield key_number, excluding


def longest_spans(spans: Iterable[EntrySpan]) -> list[EntrySpan]:
    """Return the leftmost-longest of `spans`, in order and without overlap."""
    chosen: list[EntrySpan] = []
    end = 0
    for span in sorted(spans, key=lambda span: (span.first, -span.last)):
        if span.first >= end:
            chosen.append(span)
            end = span.last
    return chosen


def _entries(
    actor_index: int, actor: Actor, longer_names: Mapping[str, Sequence[str]]
) -> Iterator[GazetteerEntry]:
    """Yield the spellings of an actor and the phrases that exclude the actor."""
    for spelling in actor.spellings():
        yield GazetteerEntry(actor_index, "name", clean(spelling.name).strip(), spelling.match == "exact")
    for demonym in actor.demonyms:
        yield GazetteerEntry(actor_index, "demonym", clean(demonym).strip())
    for capital in actor.capitals:
        yield GazetteerEntry(actor_index, "capital", clean(capital).strip())
    containing_names: list[str] = []
    if actor.type in ("country", "place"):
        for name in (actor.name, *actor.capitals):
            containing_names += longer_names.get(" ".join(words_of(name)), ())
    for phrase in (*actor.not_, *containing_names):
        yield GazetteerEntry(actor_index, "not", clean(phrase).strip())


def _has_capitals(entry: GazetteerEntry, tokenized: TokenizedText, first: int, last: int) -> bool:
    """Return whether the text writes a spelling with the capitals that the entry requires."""
    if entry.kind == "not":
        return False
    if entry.exact:
        return _normalized(tokenized.exact_text(first, last)) == _normalized(entry.spelling)
    if entry.kind == "demonym" or entry.is_description:
        return True
    if all(tokenized.is_capital[first:last]):
        return True
    return all(
        not is_capital or tokenized.is_capital[first + k] or not tokenized.is_word(first + k)
        for k, is_capital in enumerate(_capitals(entry.spelling))
    )


@lru_cache(maxsize=4096)
def _capitals(spelling: str) -> tuple[bool, ...]:
    """Return for each token of a spelling whether it begins with a capital."""
    return tuple(spelling[start].isupper() for start in tokenize(fold(spelling)).starts)


def _normalized(text: str) -> str:
    """Return a text with one kind of apostrophe, and a space for each run of hyphens and white space."""
    return " ".join(text.translate({0x2019: "'", 0x2010: "-", 0x2011: "-"}).replace("-", " ").split())


def _without_excluded(spans: list[EntrySpan], excluding_spans: list[EntrySpan]) -> Iterator[EntrySpan]:
    """Yield spans without the actors that a `not:` phrase around them excludes."""
    phrases_at: defaultdict[int, list[EntrySpan]] = defaultdict(list)
    for phrase in excluding_spans:
        for i in range(phrase.first, phrase.last):
            phrases_at[i].append(phrase)
    for span in spans:
        phrases = phrases_at.get(span.first, ())
        excluded = {entry.actor for phrase in phrases if phrase.covers(span) for entry in phrase.entries}
        entries = tuple(entry for entry in span.entries if entry.actor not in excluded)
        if entries:
            yield EntrySpan(span.first, span.last, entries) if excluded else span
