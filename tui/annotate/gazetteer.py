"""A gazetteer: all names of the actors, found in one pass over a text.

A name is searched as its folded tokens with a space around each, so that the automaton itself respects word
boundaries. Matches overlap; the longest are chosen afterwards and not by the automaton, because a longer
match can fail a test (capitals, `exact`) that a shorter one passes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from msgspec import Struct

from tui.annotate.spelling.letter_case import (
    CaseRule,
    case_rule,
    has_capitals,
    is_lowered,
    is_of_portfolio,
    is_spoken_acronym,
)
from tui.annotate.spelling.written_forms import keys_of_form, words_of, written_forms
from tui.annotate.tokenized_text import TokenizedText
from tui.languages.foreign import english_names_of
from tui.languages.lexicon import Lexicon
from tui.model.records import Actor
from tui.model.text import clean

EntryKind = Literal["name", "demonym", "capital", "not"]


class GazetteerEntry(Struct, frozen=True):
    """One spelling of one actor: a name, demonym or capital, or a phrase that is not the actor (`not`)."""

    actor: int  # the index among the gazetteer's actors
    kind: EntryKind
    spelling: str
    form: str  # the spelling, or another way to write its abbreviations
    rule: CaseRule = CaseRule.AS_SPELLED
    is_foreign: bool = False  # only counts in texts of other languages

    @property
    def is_description(self) -> bool:
        """Return whether the spelling begins in lower case: «ministère russe de la défense»."""
        return self.spelling[:1].islower()


class EntrySpan(Struct, frozen=True):
    """Tokens `first` up to `last` (exclusive) that spell `entries` of one or several actors."""

    first: int
    last: int
    entries: tuple[GazetteerEntry, ...]
    is_lowered: bool = False  # with fewer capitals, so that it counts only beside the name itself

    @property
    def actors(self) -> tuple[int, ...]:
        """Return the actors that the span can mean, each once."""
        if len(self.entries) == 1:
            return (self.entries[0].actor,)
        return tuple(dict.fromkeys(entry.actor for entry in self.entries))

    def covers(self, other: EntrySpan) -> bool:
        """Return whether another span lies within this one."""
        return self.first <= other.first and other.last <= self.last


class Gazetteer:
    """All spellings of all actors in one Aho–Corasick automaton."""

    def __init__(self, actors: Sequence[Actor], lexicon: Lexicon) -> None:
        from ahocorasick_rs import AhoCorasick, Implementation

        self.actors = actors
        self._lexicon = lexicon
        by_key: defaultdict[str, list[GazetteerEntry]] = defaultdict(list)
        for actor_index, actor in enumerate(actors):
            for entry in _entries(actor_index, actor, lexicon):
                for key in keys_of_form(entry.form):
                    by_key[key].append(entry)
        self._keys = list(by_key)
        self._entries = [tuple(entries) for entries in by_key.values()]
        self._own_entries = {  # without foreign ones, where there are any
            key_number: tuple(entry for entry in entries if not entry.is_foreign)
            for key_number, entries in enumerate(self._entries)
            if any(entry.is_foreign for entry in entries)
        }
        self._excluding_entries = dict(_excluding_entries(self._entries))
        # The library refuses an automaton without patterns.
        self._automaton = AhoCorasick(
            [f" {key} " for key in self._keys] or ["\0"],
            store_patterns=False,
            implementation=Implementation.ContiguousNFA,
        )

    def find_all(self, tokenized: TokenizedText, is_foreign: bool = False) -> list[EntrySpan]:
        """Return all spans of known spellings that pass the tests of capitals and `not:`; they overlap.

        Those with fewer capitals than the spelling are told by `is_lowered`. `is_foreign`: the text is in
        another language.
        """
        spans: list[EntrySpan] = []
        excluding_spans: list[EntrySpan] = []
        lexicon = self._lexicon
        matches = self._automaton.find_matches_as_indexes(tokenized.haystack, overlapping=True)
        for key_number, first, last in tokenized.positions_of(matches):
            entries = self._entries[key_number]
            if not is_foreign:
                entries = self._own_entries.get(key_number, entries)
            if len(entries) == 1:  # mostly
                fitting = entries[: _has_capitals(entries[0], tokenized, first, last, lexicon)]
            else:
                fitting = tuple(
                    [entry for entry in entries if _has_capitals(entry, tokenized, first, last, lexicon)]
                )
            if fitting:
                spans.append(EntrySpan(first, last, fitting))
            elif lowered := tuple([entry for entry in entries if _is_lowered(entry, first, last)]):
                spans.append(EntrySpan(first, last, lowered, is_lowered=True))
            if key_number in self._excluding_entries and not self._is_of_office(tokenized, first):
                excluding_spans.append(EntrySpan(first, last, self._excluding_entries[key_number]))
        return list(_without_excluded(spans, excluding_spans)) if excluding_spans else spans

    def words(self) -> set[str]:
        """Return the folded words of all spellings."""
        return {word for key in self._keys for word in key.split()}

    def beginnings(self) -> set[str]:
        """Return the folded first words of all spellings."""
        return {key.partition(" ")[0] for key in self._keys}

    def _is_of_office(self, tokenized: TokenizedText, first: int) -> bool:
        """Return whether a phrase continues an office: «chef de l’[État du Niger]» is about Niger."""
        i = first - 1
        while i > 0 and tokenized.words[i] in self._lexicon.before_complements:
            i -= 1
        return 0 <= i < first - 1 and tokenized.words[i] in self._lexicon.before_states


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


def without_unconfirmed(spans_by_text: Sequence[list[EntrySpan]]) -> list[list[EntrySpan]]:
    """Return the spans of texts without names in small letters of actors whom no text names properly."""
    if not any(span.is_lowered for spans in spans_by_text for span in spans):
        return list(spans_by_text)
    named = {
        entry.actor
        for spans in spans_by_text
        for span in spans
        if not span.is_lowered
        for entry in span.entries
        if entry.kind == "name"
    }
    return [
        [span for span in spans if not span.is_lowered or not named.isdisjoint(span.actors)]
        for spans in spans_by_text
    ]


def _entries(actor_index: int, actor: Actor, lexicon: Lexicon) -> Iterator[GazetteerEntry]:
    """Yield the spellings of an actor in all their forms, and the phrases that exclude the actor."""
    for spelling in actor.spellings():
        name = clean(spelling.name).strip()
        rule = case_rule(name, actor.type, spelling.match == "exact", lexicon)
        for form in written_forms(name):
            yield GazetteerEntry(actor_index, "name", name, form, rule)
    for demonym in actor.demonyms:
        yield _plain_entry(actor_index, "demonym", demonym)
    for capital in actor.capitals:
        yield _plain_entry(actor_index, "capital", capital)
    if english := english_names_of(actor):
        yield _english_entry(actor_index, "name", english.name)
        for demonym in english.demonyms:
            yield _english_entry(actor_index, "demonym", demonym)
    containing_names: list[str] = []
    if actor.type in ("country", "place"):
        for name in (actor.name, *actor.capitals):
            containing_names += lexicon.longer_names.get(" ".join(words_of(name)), ())
    for phrase in (*actor.not_, *containing_names):
        yield _plain_entry(actor_index, "not", phrase)


def _english_entry(actor_index: int, kind: EntryKind, spelling: str) -> GazetteerEntry:
    """Return the entry of an English word, which has a capital: «Polish», not «polish»."""
    return GazetteerEntry(actor_index, kind, spelling, spelling, CaseRule.EXACT, is_foreign=True)


def _plain_entry(actor_index: int, kind: EntryKind, spelling: str) -> GazetteerEntry:
    """Return the entry of a spelling that has no other form."""
    spelling = clean(spelling).strip()
    return GazetteerEntry(actor_index, kind, spelling, spelling)


def _has_capitals(
    entry: GazetteerEntry, tokenized: TokenizedText, first: int, last: int, lexicon: Lexicon
) -> bool:
    """Return whether the text writes a spelling with the capitals that the entry requires."""
    if entry.kind == "not":
        return False
    if entry.rule != CaseRule.EXACT and (entry.kind == "demonym" or entry.is_description):
        return True
    if last - first == 1 and is_of_portfolio(entry.form, tokenized, first, lexicon):
        return False
    return has_capitals(entry.form, entry.rule, tokenized, first, last) or (
        entry.rule == CaseRule.EXACT
        and last - first == 1
        and is_spoken_acronym(entry.form, tokenized, first, lexicon)
    )


def _is_lowered(entry: GazetteerEntry, first: int, last: int) -> bool:
    """Return whether a name in small letters may be that of a body."""
    return entry.kind == "name" and is_lowered(entry.rule, first, last)


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
