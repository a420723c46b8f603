"""The texts in which other offices of the records can change who is meant: by what they ask of the records.

A question is an office whose holders a text asks for, of any time or of its day, written so that it means the
same with whatever other records.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property

from msgspec import Struct, structs

from tui.annotate.gazetteer import Gazetteer
from tui.annotate.office import ANY_COMPLEMENT, SEVERAL, UNKNOWN, Office
from tui.annotate.resolve.offices import HeldOffice, OfficeIndex
from tui.annotate.resolve.tenure import earliest_day, latest_day
from tui.languages.language import Language
from tui.languages.registry import find_language
from tui.model.records import Actor, ActorType, Role

_SEPARATOR = "|"
_DATED = "dated"
_SIGNS = {UNKNOWN: "?", SEVERAL: "*"}
_NUMBERS = {sign: number for number, sign in _SIGNS.items()}
#: Who is meant by an id that no record has.
_NOBODY = -3
#: The days of all articles, also of those without a date: ordinals.
_ALL_DAYS = (0, date.max.toordinal())


def question_of(office: Office, actors: Sequence[Actor], is_dated: bool = False) -> str:
    """Return an office as a question, with the ids of actors in place of their indexes.

    `is_dated`: it is about who holds the office on the day of the article.
    """
    complement = office.complement
    if complement.startswith("@"):
        complement = f"@{actors[int(complement[1:])].id}"
    ids = (_id_of(number, actors) for number in (office.country, office.host, office.body))
    return _SEPARATOR.join((office.key, complement, *ids, _DATED if is_dated else ""))


def rename_in_question(question: str, old: str, new: str) -> str:
    """Return a question with another id in place of an actor's."""
    key, complement, *ids, dated = question.split(_SEPARATOR)
    complement = f"@{new}" if complement == f"@{old}" else complement
    return _SEPARATOR.join((key, complement, *(new if id == old else id for id in ids), dated))


def _id_of(number: int | None, actors: Sequence[Actor]) -> str:
    if number is None:
        return ""
    return _SIGNS.get(number) or actors[number].id


#: A phrase, folded, with the kind of part that it is and what it means.
_Reading = tuple[tuple[str, ...], tuple[object, ...], str]


class _Term(Struct, frozen=True):
    """An office that an actor holds, with all that is said of it; equal in two sets of records."""

    office: str
    is_rank: bool
    role: Role
    country: str  # its name


class _Holder(Struct, frozen=True):
    """What else of the holder of an office tells who is meant by it."""

    type: ActorType
    home: str
    gender: str
    is_posted: bool  # as an ambassador


class _Offices:
    """The offices of one set of records."""

    def __init__(self, actors: Iterable[Actor], language: Language) -> None:
        self._actors = sorted(actors, key=lambda actor: actor.id)
        self._numbers = {actor.id: number for number, actor in enumerate(self._actors)}
        gazetteer = Gazetteer(self._actors, language.lexicon)
        self._index = OfficeIndex(self._actors, gazetteer, language)

    @cached_property
    def phrases(self) -> set[_Reading]:
        """Return the phrases for offices, with what each means."""
        readings = self._index.descriptions.readings()
        return {(words, kind, question_of(office, self._actors)) for words, kind, office in readings}

    @cached_property
    def holders(self) -> dict[str, _Holder]:
        """Return all actors by their ids."""
        index = self._index
        return {
            actor.id: _Holder(
                actor.type,
                _id_of(index.home(number), self._actors),
                index.gender(number),
                any(held.office.host is not None for held in index.held_by(number)),
            )
            for number, actor in enumerate(self._actors)
        }

    def terms(self, id: str) -> dict[_Term, HeldOffice]:
        """Return the offices of an actor, in order; none of an id that no record has."""
        number = self._numbers.get(id)
        held = () if number is None else self._index.held_by(number)
        return {self._term(one): one for one in held}

    def _term(self, held: HeldOffice) -> _Term:
        country = held.office.country
        name = self._actors[country].name if country is not None and country >= 0 else ""
        return _Term(question_of(held.office, self._actors), held.is_rank, held.role, name)

    def fits(self, held: HeldOffice, question: str) -> bool:
        """Return whether the holder of an office is among those for whom a text asks."""
        key, complement, *ids, _dated = question.split(_SEPARATOR)
        if complement == ANY_COMPLEMENT:
            return self._index.fits(held, structs.replace(held.office, key=key))
        if complement.startswith("@"):
            complement = f"@{self._number_of(complement[1:])}"
        country, host, body = map(self._number_of, ids)
        return self._index.fits(held, Office(key, complement, country, host, body))

    def days_of(self, person: int, question: str) -> tuple[int, int] | None:
        """Return the first and the last day on which a text with a question can mean somebody, or None."""
        held = [one for one in self._index.held_by(person) if self.fits(one, question)]
        if not held:
            return None
        if not question.endswith(_DATED):
            return _ALL_DAYS
        return (
            min(map(earliest_day, held)).toordinal(),
            max(latest_day(one, last=True) for one in held).toordinal(),
        )

    def _number_of(self, id: str) -> int | None:
        if not id:
            return None
        return _NUMBERS[id] if id in _NUMBERS else self._numbers.get(id, _NOBODY)


class OfficeChanges:
    """What a change of records changes about who holds which office, and how offices are read."""

    def __init__(self, before: Iterable[Actor], after: Iterable[Actor]) -> None:
        language = find_language()
        self._sides = [_Offices(actors, language) for actors in (before, after)]
        old, new = self._sides
        #: The phrases, folded, that are read otherwise; each as words that stand near each other.
        self.phrases = frozenset(_phrases_of(old.phrases | new.phrases, old.phrases ^ new.phrases))
        #: By their ids, those whose offices are others, or fit others: what names them may mean others, too.
        self.holders: set[str] = set()
        self._changed: list[tuple[_Offices, HeldOffice]] = []
        for id in old.holders.keys() | new.holders.keys():
            self._compare_holder(id)

    def _compare_holder(self, id: str) -> None:
        """Add the offices of an actor that are not the same before and after."""
        terms = [side.terms(id) for side in self._sides]
        if terms[0] == {} == terms[1]:
            homes = [holder.home for side in self._sides if (holder := side.holders.get(id))]
            self.holders.update([id] if len(set(homes)) > 1 else ())
            return
        is_other = len({side.holders.get(id) for side in self._sides}) > 1 or _is_other_order(*terms)
        for side, own, others in zip(self._sides, terms, terms[::-1], strict=True):
            for term, held in own.items():
                if is_other or term not in others:
                    self.holders.add(id)
                    self._changed += [] if held.is_rank else [(side, held)]

    def days_of(self, question: str) -> tuple[int, int] | None:
        """Return the first and the last day of the articles to whose question the answer may be another.

        They are ordinals; None: the answers stay. Of an article that may be of several days the first counts.
        """
        persons = {(side, held.person) for side, held in self._changed if side.fits(held, question)}
        days = list(filter(None, (side.days_of(person, question) for side, person in persons)))
        return (min(first for first, _ in days), max(last for _, last in days)) if days else None


def _phrases_of(every: Iterable[_Reading], changed: Iterable[_Reading]) -> Iterator[tuple[str, ...]]:
    """Yield the phrases of some readings; a complement counts only behind one of the words for offices."""
    heads = {words[-1] for words, kind, _office in every if kind[0] == "form"}
    for words, kind, _office in changed:
        yield from ((head, *words) for head in heads) if kind[0] == "complement" else (words,)


def _is_other_order(terms: Mapping[_Term, HeldOffice], others: Mapping[_Term, HeldOffice]) -> bool:
    """Return whether the offices that two mappings have in common are in another order."""
    return list(_common(terms, others)) != list(_common(others, terms))


def _common(terms: Mapping[_Term, HeldOffice], others: Mapping[_Term, HeldOffice]) -> Iterator[_Term]:
    return (term for term in terms if term in others)
