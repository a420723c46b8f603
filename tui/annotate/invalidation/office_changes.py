"""The texts in which other offices of the records can change who is meant: by what they ask."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property

from msgspec import Struct, structs

from tui.annotate.gazetteer import Gazetteer
from tui.annotate.invalidation.questions import NUMBERS, SAID, Question, decode_question, question_of
from tui.annotate.office import ANY_COMPLEMENT, ANY_OFFICE, ANY_RANK, BY_TITLE, Office
from tui.annotate.resolve.offices import HeldOffice, OfficeIndex
from tui.annotate.resolve.tenure import earliest_day, latest_day
from tui.annotate.spelling.written_forms import words_of
from tui.languages.language import Language
from tui.languages.registry import find_language
from tui.model.records import Actor, ActorType, Role
from tui.model.text import split_words

#: Who is meant by an id that no record has.
_NOBODY = -3
#: The days of all articles, also of those without a date: ordinals.
_ALL_DAYS = (0, date.max.toordinal())


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
    is_in_office: bool  # of another actor than a person: whether it has any office


class _Offices:
    """The offices of one set of records."""

    def __init__(self, actors: Iterable[Actor], language: Language) -> None:
        self._actors = sorted(actors, key=lambda actor: actor.id)
        self._numbers = {actor.id: number for number, actor in enumerate(self._actors)}
        self._names = Gazetteer(self._actors, language.lexicon)
        self._index = OfficeIndex(self._actors, self._names, language)
        self._keys = frozenset(entry.key for entry in language.offices.office)

    @cached_property
    def beginnings(self) -> set[str]:
        """Return the first words of the names of all actors, and of the phrases for offices."""
        return self._names.beginnings().union(words[0] for words, _kind, _office in self.phrases)

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
                home.id if (home := self._actor(index.home(number))) else "",
                index.gender(number),
                any(held.office.host is not None for held in index.roles_of(number)),
                actor.type != "person" and bool(index.roles_of(number)),
            )
            for number, actor in enumerate(self._actors)
        }

    def terms(self, id: str) -> dict[_Term, HeldOffice]:
        """Return the offices of an actor, in order; none of an id that no record has."""
        number = self._numbers.get(id)
        held = () if number is None else self._index.roles_of(number)
        return {self._term(one): one for one in held}

    def _actor(self, number: int | None) -> Actor | None:
        return self._actors[number] if number is not None and number >= 0 else None

    def _term(self, held: HeldOffice) -> _Term:
        country = self._actor(held.office.country)
        office = question_of(held.office, self._actors)
        return _Term(office, held.is_rank, held.role, country.name if country else "")

    def fits(self, held: HeldOffice, question: Question) -> bool:
        """Return whether the holder of an office is among those for whom a text asks."""
        return self._index.fits(held, self._office_of(question, held))

    def answers(self, held: HeldOffice, question: Question) -> bool:
        """Return whether an office of the person of whom a text asks can be the one for which it asks."""
        key, complement = question.key, question.complement
        if key == ANY_OFFICE.key:
            return complement != ANY_RANK.complement or (held.is_rank and bool(held.office.key))
        if key == BY_TITLE:
            title = held.role.title
            return complement in (" ".join(words_of(title)), " ".join(split_words(title)))
        if question.purpose == SAID and held.office.key not in self._keys:
            return True  # with actors of the gazetteer, too, its words may be read otherwise
        return self._index.fits_title(held, self._office_of(question, held))

    def _office_of(self, question: Question, held: HeldOffice) -> Office:
        """Return the office for which a text asks, with what `held` has where only the key is asked for."""
        complement = question.complement
        if complement == ANY_COMPLEMENT:
            return structs.replace(held.office, key=question.key)
        if complement.startswith("@"):
            complement = f"@{self._number_of(complement[1:])}"
        country, host, body = map(self._number_of, (question.country, question.host, question.body))
        return Office(question.key, complement, country, host, body)

    def days_of(self, person: int, question: Question) -> tuple[int, int] | None:
        """Return the first and the last day on which a text with a question can mean somebody, or None."""
        held = [one for one in self._index.roles_of(person) if self.fits(one, question)]
        if not held:
            return None
        if question.purpose != "dated":
            return _ALL_DAYS
        return (
            min(map(earliest_day, held)).toordinal(),
            max(latest_day(one, last=True) for one in held).toordinal(),
        )

    def _number_of(self, id: str) -> int | None:
        if not id:
            return None
        return NUMBERS[id] if id in NUMBERS else self._numbers.get(id, _NOBODY)


class OfficeChanges:
    """What a change of records changes about who holds which office, and how offices are read."""

    def __init__(self, before: Iterable[Actor], after: Iterable[Actor]) -> None:
        language = find_language()
        self._sides = [_Offices(actors, language) for actors in (before, after)]
        old, new = self._sides
        #: The phrases, folded, that are read otherwise; each as words that stand near each other.
        self.phrases = frozenset(_phrases_of(old.phrases | new.phrases, old.phrases ^ new.phrases))
        #: By their ids, those who differ in more than single offices: what names them may mean others, too.
        self.holders: set[str] = set()
        self._changed: list[tuple[_Offices, HeldOffice]] = []
        self._changed_of: defaultdict[str, list[tuple[_Offices, HeldOffice]]] = defaultdict(list)
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
        self.holders.update([id] if is_other else ())
        for side, own, others in zip(self._sides, terms, terms[::-1], strict=True):
            for term, held in own.items():
                if is_other or term not in others:
                    self._changed_of[id].append((side, held))
                    self._changed += [] if held.is_rank else [(side, held)]

    @property
    def beginnings(self) -> frozenset[str]:
        """Return the first words of names and of phrases for offices, before and after."""
        old, new = self._sides
        return frozenset(old.beginnings | new.beginnings)

    def days_of(self, encoded: str) -> tuple[int, int] | None:
        """Return the first and the last day of the articles to whose question the answer may be another.

        They are ordinals; None: the answers stay. Of an article that may be of several days the first counts.
        """
        question = decode_question(encoded)
        if question.person:
            changed = self._changed_of.get(question.person, ())
            return _ALL_DAYS if any(side.answers(held, question) for side, held in changed) else None
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
