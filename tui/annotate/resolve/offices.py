"""An index of the offices in the records: who holds them, and which phrases describe them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from tui.annotate.gazetteer import Gazetteer
from tui.annotate.office import (
    ANY_COMPLEMENT,
    ANY_OFFICE,
    ANY_RANK,
    SEVERAL,
    Office,
    OfficePhrase,
    office_of_title,
)
from tui.annotate.office_phrases import OfficePhraseParser
from tui.annotate.spelling.written_forms import words_of
from tui.languages.language import Language
from tui.model.records import Actor, Role

#: The masculine and the feminine of an office share so many letters: «directeur», «directrice».
_STEM_CHARS = 5
#: The cache of holders is cleared when it has this many offices, to bound its memory.
_MAX_CACHED_OFFICES = 4_096


class HeldOffice(Struct, frozen=True):
    """An office or rank that an actor holds, with the role of the record that says so."""

    person: int
    office: Office
    is_rank: bool
    role: Role


class OfficeIndex:
    """The offices, by holder and by key; actors are indexes among all actors."""

    def __init__(self, actors: Sequence[Actor], gazetteer: Gazetteer, language: Language) -> None:
        self._table = language.offices
        self._split_title = language.split_title
        self._actors = actors
        self._index_by_id = {actor.id: index for index, actor in enumerate(actors)}
        self._fits = {entry.key: {entry.key, *entry.fits} for entry in self._table.office}
        self._said_as = {entry.key: {entry.key, *entry.said_as} for entry in self._table.office}
        self._hosted = {entry.key for entry in self._table.office if entry.host}
        self._alone = {entry.key for entry in self._table.office if entry.alone}
        self._begun = {entry.key for entry in self._table.office if entry.begun}
        self._top = {entry.key for entry in self._table.office if entry.top}
        self._held: defaultdict[int, list[HeldOffice]] = defaultdict(list)
        self._roles_by_key: defaultdict[str, list[HeldOffice]] = defaultdict(list)
        self._genders: dict[int, str] = {}
        self._countries = [self._find_country(index, actor) for index, actor in enumerate(actors)]
        self._holders_cache: dict[Office, tuple[HeldOffice, ...]] = {}
        self._asked: set[tuple[Office, bool]] = set()
        self._asked_of: set[tuple[int, Office]] = set()
        self.descriptions = OfficePhraseParser(gazetteer, self.country_of, language)
        self.descriptions.add_synonyms()
        self._add_roles()
        self._add_juntas()

    def held_by(self, actor_index: int) -> Sequence[HeldOffice]:
        """Return the roles of an actor, in whatever years."""
        self._asked_of.add((actor_index, ANY_OFFICE))
        return self.roles_of(actor_index)

    def roles_of(self, actor_index: int) -> Sequence[HeldOffice]:
        """Return the roles of an actor for what is not asked by a text."""
        return self._held.get(actor_index, ())

    def matching(self, actor_index: int, described: Office) -> list[HeldOffice]:
        """Return the roles of an actor that an office in a text describes, in whatever years."""
        self._asked_of.add((actor_index, described))
        return [role for role in self.roles_of(actor_index) if self.fits(role, described)]

    def matching_title(self, actor_index: int, title: Office) -> list[HeldOffice]:
        """Return the roles of an actor that match a title before a name, in whatever years."""
        self._asked_of.add((actor_index, title))
        return [role for role in self.roles_of(actor_index) if self.fits_title(role, title)]

    def has_rank(self, actor_index: int) -> bool:
        """Return whether an actor's record gives a rank."""
        self._asked_of.add((actor_index, ANY_RANK))
        return any(role.is_rank and role.office.key for role in self.roles_of(actor_index))

    def _add_roles(self) -> None:
        """Parse and add the roles of all records."""
        phrases: dict[str, OfficePhrase] = {}
        for actor_index, actor in enumerate(self._actors):
            for role in actor.roles:
                for title in self._split_title(role.title):
                    if title not in phrases:
                        phrases[title] = self.descriptions.add_title(title)
                    phrase = phrases[title]
                    office = self._with_owner(phrase, role, actor)
                    self._add(HeldOffice(actor_index, office, phrase.is_rank, role))

    def _add_juntas(self) -> None:
        """Give «la junte» to a body for which the same person speaks by its name and as the junta's."""
        for person in list(self._held):
            for role in list(self._held[person]):
                for other in list(self._held[person]):
                    key = self.descriptions.key_of_complement(other.office)
                    is_same = (role.office.key, role.office.country) == (
                        other.office.key,
                        other.office.country,
                    )
                    if key and is_same and role.office.complement.startswith("@"):
                        body = int(role.office.complement[1:])
                        office = Office(key, country=role.office.country)
                        self._add(HeldOffice(body, office, False, role.role))

    def _add(self, held: HeldOffice) -> None:
        """Add a role, unless its holder has it already."""
        if held in self._held[held.person]:
            return
        self._held[held.person].append(held)
        for key in self._fits.get(held.office.key, {held.office.key}):
            self._roles_by_key[key].append(held)

    def _with_owner(self, phrase: OfficePhrase, role: Role, actor: Actor) -> Office:
        """Return an office with the country or body to which the role, else the actor, belongs (`of`)."""
        office = phrase.office
        owner = self._index_by_id.get(role.of or actor.of or "")
        if owner is None or (office.country is not None and not role.of):
            return office
        country = self.country_of(owner)
        if country is not None:
            return replace(office, country=country)
        if phrase.is_complete and not office.complement:
            return office  # the title itself says to whom the office belongs
        if office.complement:
            return replace(office, body=owner if office.body is None else office.body)
        return replace(office, complement=f"@{owner}")

    def country_of(self, actor_index: int) -> int | None:
        """Return the country that an actor's name stands for, of a country or a place; else None."""
        return self._countries[actor_index]

    def _find_country(self, actor_index: int, actor: Actor) -> int | None:
        if actor.type == "country":
            return actor_index
        owner = self._index_by_id.get(actor.of or "") if actor.type == "place" else None
        return owner if owner is not None and self._actors[owner].type == "country" else None

    def gender(self, actor_index: int) -> str:
        """Return «f» if a title in the person's record is feminine; else an empty text."""
        if actor_index not in self._genders:
            titles = (words_of(held.role.title) for held in self.roles_of(actor_index))
            is_feminine = any(title and title[0] in self._table.feminine for title in titles)
            self._genders[actor_index] = "f" if is_feminine else ""
        return self._genders[actor_index]

    def home(self, actor_index: int) -> int | None:
        """Return the country to which a person or body belongs; None if unknown."""
        owner = self._index_by_id.get(self._actors[actor_index].of or "")
        return None if owner is None else self.country_of(owner)

    def home_of_resident(self, actor_index: int) -> int | None:
        """Return the country of a person or body; None for an ambassador, who stands for two countries."""
        is_posted = any(role.office.host is not None for role in self.roles_of(actor_index))
        return None if is_posted else self.home(actor_index)

    def fits(self, held: HeldOffice, described: Office) -> bool:
        """Return whether an office that a text describes is that of a role, in whatever years."""
        office = held.office
        return (  # the complement too: the president of a club is no head of state
            described.key in self._fits.get(office.key, {office.key})
            and described.complement == office.complement
            and (described.country is None or described.country == office.country)
            and (described.body is None or office.body == described.body)
            and self._is_host(office, described)
        )

    def _is_host(self, office: Office, described: Office) -> bool:
        """Return whether the host countries agree.

        An ambassador's may be missing; an office in a branch of a body is another one than in the body.
        """
        if office.key in self._hosted:
            return described.host is None or office.host in (None, described.host)
        return office.host == described.host

    def is_said_as(self, introduced: Office, described: Office) -> bool:
        """Return whether an office may refer back to the one that introduced a person.

        Countries are ignored.
        """
        keys = self._said_as.get(described.key, {described.key})
        is_same_complement = introduced.complement == described.complement
        return (
            introduced.key in keys
            and is_same_complement
            and described.body in (None, introduced.body)
            and described.host in (None, introduced.host)
        )

    def is_alone(self, office: Office) -> bool:
        """Return whether a country has one office of this key, whatever its complement."""
        return office.key in self._alone

    def is_begun(self, office: Office) -> bool:
        """Return whether an office is only the beginning of a title: «ministre d'État, ministre de X»."""
        return office.key in self._begun and not office.complement

    def is_top(self, office: Office) -> bool:
        """Return whether an office is that of who leads a state or its government."""
        return office.key in self._top and not office.complement

    def is_acting(self, person: int, described: Office) -> bool:
        """Return whether a person's record gives an office only for a time: «président par intérim»."""
        return any(
            match and match[1] == "acting"
            for role in self.matching(person, described)
            for words in (words_of(role.role.title),)
            for match in (self._table.after.longest(words, i) for i in range(len(words)))
        )

    def has_title(self, person: int, words: Sequence[str]) -> bool:
        """Return whether the record of a person gives a title in these very words, folded."""
        self._asked_of.add((person, office_of_title(words)))
        return any(words_of(role.role.title) == list(words) for role in self.roles_of(person))

    def is_of_other_gender(self, person: int, described: Office, word: str) -> bool:
        """Return whether a person's record gives an office in the masculine that a text calls by a feminine.

        `word`: the first word of the phrase, «ambassadrice», of an «ambassadeur».
        """
        if word not in self._table.feminine or self.gender(person):
            return False
        heads = (words_of(role.role.title)[0] for role in self.matching(person, described))
        return any(head != word and head[:_STEM_CHARS] == word[:_STEM_CHARS] for head in heads)

    def fits_title(self, held: HeldOffice, title: Office) -> bool:
        """Return whether a title before a name matches a role; it may be less specific: «le ministre X»."""
        if title.country == SEVERAL:
            title = replace(title, country=None)
        described = title if title.complement else replace(title, complement=held.office.complement)
        return self.fits(held, described) or self.fits(held, title)

    def names_holder(self, office: Office) -> bool:
        """Return whether a title says itself to whom it belongs: «cheffe de la diplomatie européenne»."""
        is_whole_title = self.descriptions.is_whole(office.key) and not office.complement
        roles = self.offices_with_key(office.key) if is_whole_title else ()
        return bool(roles) and all(role.office.country is None for role in roles)

    def offices_with_key(self, key: str) -> Sequence[HeldOffice]:
        """Return every role with an office, in whatever country and years."""
        self._asked.add((Office(key, ANY_COMPLEMENT), False))
        return self._roles_by_key.get(key, ())

    def holders(self, described: Office, is_dated: bool = False) -> tuple[HeldOffice, ...]:
        """Return every role with an office that a text describes, in whatever years.

        `is_dated`: only those count that are held on the day of the article.
        """
        self._asked.add((described, is_dated))
        roles = self._holders_cache.get(described)
        if roles is None:
            roles = tuple(
                role for role in self._roles_by_key.get(described.key, ()) if self.fits(role, described)
            )
            if len(self._holders_cache) >= _MAX_CACHED_OFFICES:
                self._holders_cache.clear()
            self._holders_cache[described] = roles
        return roles

    def take_asked(self) -> set[tuple[Office, bool]]:
        """Return what `holders` has been asked for since the last time."""
        asked, self._asked = self._asked, set()
        return asked

    def take_asked_of(self) -> set[tuple[int, Office]]:
        """Return which offices of which actors have been asked for since the last time."""
        asked, self._asked_of = self._asked_of, set()
        return asked
