"""The words of a language that tell of events, and those around them that say whether these took place.

They are read from `event_types.toml` and `event_contexts.toml` of the language's folder.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Literal, get_args

from msgspec import Struct, convert, structs

from tui.languages.phrase_table import PhraseTable
from tui.model.records import EventType

VerbTense = Literal[
    "infinitive",
    "present",
    "imperfect",
    "past historic",
    "future",
    "conditional",
    "present participle",
    "past participle",
]
#: Returns the forms of a verb, each with its tense or mood.
Conjugate = Callable[[str], Iterable[tuple[str, VerbTense]]]
#: How much a word says of what happened: a verb with its object, a verb, a noun, a noun that needs others.
WITH_OBJECT, VERB, NOUN, FAINT = 1.2, 1.0, 0.7, 0.35


_WORD = re.compile(r"\w+")


class EventSense(Struct, frozen=True):
    """One thing that a word or phrase can tell: a type of PLOVER, and under which conditions it does.

    `tense`: None for a noun. `objects`: words of which one must be near, none where it is empty.
    """

    type: EventType
    weight: float
    tense: VerbTense | None = None
    is_reflexive: bool = False
    objects: frozenset[str] = frozenset()
    barred: frozenset[str] = frozenset()  # words none of which may be near


class ContextWords(Struct, frozen=True):
    """The words around an event, in lower case; each list is described in `event_contexts.toml`."""

    reflexives: frozenset[str]
    interposed: PhraseTable[str]
    negations: frozenset[str]
    negative_words: frozenset[str]
    negative_prepositions: frozenset[str]
    breaks: PhraseTable[str]
    precedence: PhraseTable[str]
    relatives: frozenset[str]
    complementizers: frozenset[str]
    conditions: frozenset[str]
    hypothetical: PhraseTable[str]
    unreal_complements: PhraseTable[str]
    unreal_endings: tuple[str, ...]
    planned: PhraseTable[str]
    anniversary: PhraseTable[str]
    recalled: PhraseTable[str]
    same_time: PhraseTable[str]
    accidents: frozenset[str]
    habits: PhraseTable[str]
    homographs: frozenset[str]
    before_homographs: frozenset[str]
    heads_of_names: frozenset[str]
    prepositions: frozenset[str]
    pronouns: frozenset[str]
    demonstratives: frozenset[str]
    conjunctions: frozenset[str]
    two_parties: PhraseTable[str]
    agents: frozenset[str]
    partners: frozenset[str]
    targets: frozenset[str]
    credited: PhraseTable[str]
    company: PhraseTable[str]
    broken: frozenset[str]
    decisions: frozenset[str]
    parts_of_countries: frozenset[str]
    borders: frozenset[str]
    beside_borders: frozenset[str]
    attributed: frozenset[str]
    passive_auxiliaries: frozenset[str]


class EventLexicon(Struct, frozen=True):
    """The words of a language for events: `senses` by the words of a phrase, in lower case, with accents."""

    senses: PhraseTable[tuple[EventSense, ...]]
    auxiliaries: Mapping[str, frozenset[VerbTense]]
    modals: Mapping[str, frozenset[VerbTense]]
    possible: Mapping[str, frozenset[VerbTense]]
    denials: Mapping[str, frozenset[VerbTense]]
    recent: Mapping[str, frozenset[VerbTense]]
    planning: Mapping[str, frozenset[VerbTense]]
    cancellations: Mapping[str, frozenset[VerbTense]]
    unaccusatives: Mapping[str, frozenset[VerbTense]]
    inability: Mapping[str, frozenset[VerbTense]]
    unreflexive: Mapping[str, frozenset[VerbTense]]
    undergone: Mapping[str, frozenset[VerbTense]]
    reporting: Mapping[str, frozenset[VerbTense]]
    context: ContextWords


def read_event_lexicon(
    types: Mapping[str, object], contexts: Mapping[str, object], conjugate: Conjugate
) -> EventLexicon:
    """Return the lexicon of parsed `event_types.toml` and `event_contexts.toml`."""
    verbs = convert(contexts["verbs"], dict[str, str])
    context = _read_context(convert(contexts["words"], dict[str, str]))
    by_phrase: dict[tuple[str, ...], list[EventSense]] = {}
    for type_ in get_args(EventType):
        table = convert(types[type_], dict[str, object])
        for phrase, sense in _read_senses(type_, table, conjugate, context.reflexives):
            by_phrase.setdefault(phrase, []).append(sense)
    senses: PhraseTable[tuple[EventSense, ...]] = PhraseTable()
    for phrase, meanings in by_phrase.items():
        senses.add(phrase, tuple(dict.fromkeys(sorted(meanings, key=lambda sense: -sense.weight))))
    return EventLexicon(
        senses=senses,
        **_read_verbs(verbs, convert(contexts["forms"], dict[str, dict[str, str]]), conjugate),
        context=context,
    )


def _read_context(words: Mapping[str, str]) -> ContextWords:
    """Return the lists of words around an event; phrases, where they may have several words."""
    fields: dict[str, object] = {}
    for name in ContextWords.__struct_fields__:
        entries = _split_list(words[name])
        if "PhraseTable" in str(ContextWords.__annotations__[name]):
            table: PhraseTable[str] = PhraseTable()
            for entry in entries:
                table.add(split_tokens(entry), entry)
            fields[name] = table
        else:
            is_tuple = "tuple" in str(ContextWords.__annotations__[name])
            fields[name] = tuple(entries) if is_tuple else frozenset(entries)
    return ContextWords(**fields)  # type: ignore[arg-type]


def split_tokens(text: str) -> list[str]:
    """Return the words of a text in lower case, with their accents."""
    return _WORD.findall(text.lower())


def _split_list(text: str) -> list[str]:
    """Return the entries of a list that has commas between them, each with single blanks."""
    return [" ".join(entry.split()) for entry in text.split(",") if entry.strip()]


def _read_verbs(
    verbs: Mapping[str, str], irregular: Mapping[str, Mapping[str, str]], conjugate: Conjugate
) -> dict[str, dict[str, frozenset[VerbTense]]]:
    """Return the forms of lists of verbs with their tenses, and of lists of forms that no rule makes."""
    lists: dict[str, dict[str, set[VerbTense]]] = {}
    for name, text in verbs.items():
        forms = lists.setdefault(name, {})
        for verb in _split_list(text):
            for form, tense in conjugate(verb):
                forms.setdefault(form, set()).add(tense)
    for name, by_tense in irregular.items():
        forms = lists.setdefault(name, {})
        for tense_name, text in by_tense.items():
            for form in _split_list(text):
                forms.setdefault(form, set()).add(convert(tense_name, VerbTense))
    return {
        name: {form: frozenset(tenses) for form, tenses in forms.items()} for name, forms in lists.items()
    }


def _read_senses(
    type_: EventType, table: Mapping[str, object], conjugate: Conjugate, reflexives: frozenset[str]
) -> Iterator[tuple[tuple[str, ...], EventSense]]:
    """Yield the phrases that tell of a type, in all their forms."""
    barred = {
        verb: _inflect_all(words) for verb, words in convert(table.get("without", {}), dict[str, str]).items()
    }
    for verb in _split_list(str(table.get("verbs", ""))):
        sense = EventSense(type_, VERB, barred=barred.get(verb, frozenset()))
        yield from _conjugated(verb, sense, conjugate, reflexives)
    for verb, objects in convert(table.get("with", {}), dict[str, str]).items():
        nouns = _inflect_all(objects)
        yield from _conjugated(verb, EventSense(type_, WITH_OBJECT, objects=nouns), conjugate, reflexives)
    for name, weight in (("nouns", NOUN), ("faint", FAINT)):
        for noun in _split_list(str(table.get(name, ""))):
            for form in _inflect(noun):
                yield tuple(split_tokens(form)), EventSense(type_, weight)


def _conjugated(
    phrase: str, sense: EventSense, conjugate: Conjugate, reflexives: frozenset[str]
) -> Iterator[tuple[tuple[str, ...], EventSense]]:
    """Yield the forms of a verb and the words behind it: «se rendre», «mettre fin»."""
    first, *rest = split_tokens(phrase)
    is_reflexive = first in reflexives
    if is_reflexive:
        first, *rest = rest
    for form, tense in conjugate(first):
        yield (form, *rest), structs.replace(sense, tense=tense, is_reflexive=is_reflexive)


def _inflect_all(nouns: str) -> frozenset[str]:
    return frozenset(form for noun in _split_list(nouns) for form in _inflect(noun))


def _inflect(noun: str) -> Iterator[str]:
    """Yield a noun and its plural: of a phrase, that of its first word."""
    first, blank, rest = noun.partition(" ")
    yield noun
    if not first.endswith(("s", "x", "z")):
        yield f"{first}s{blank}{rest}"
