"""The offices that the records know, who holds them, and what describes them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from tui.annotate.descriptions import SEVERAL, Descriptions, Office, Phrase
from tui.annotate.gazetteer import Gazetteer, words_of
from tui.annotate.lexicon import office_table
from tui.model.records import Actor, Role

#: So many offices at a time have their holders kept at hand.
_REMEMBERED = 4096


class Held(Struct, frozen=True):
    """A role of a record: the office, and who has it when."""

    person: int
    office: Office
    is_rank: bool
    role: Role


class Offices:
    """Who holds what, by the records."""

    def __init__(self, actors: Sequence[Actor], gazetteer: Gazetteer) -> None:
        self._table = office_table()
        self._actors = actors
        self._numbers = {actor.id: number for number, actor in enumerate(actors)}
        self._fits = {entry.key: {entry.key, *entry.fits} for entry in self._table.office}
        self._said_as = {entry.key: {entry.key, *entry.said_as} for entry in self._table.office}
        self._hosted = {entry.key for entry in self._table.office if entry.host}
        self._held: defaultdict[int, list[Held]] = defaultdict(list)
        self._holders: defaultdict[str, list[Held]] = defaultdict(list)
        self._genders: dict[int, str] = {}
        self._fitting: dict[Office, tuple[Held, ...]] = {}
        self.descriptions = Descriptions(gazetteer, self.country_of)
        self._know_records()
        self.descriptions.know_same()
        self._know_bodies()

    def held(self, number: int) -> Sequence[Held]:
        """The roles of an actor."""
        return self._held.get(number, ())

    def titled(self, number: int, title: Office) -> list[Held]:
        """The roles of an actor that a title before a name fits, in whatever years."""
        return [one for one in self.held(number) if self.fits_title(one, title)]

    def _know_records(self) -> None:
        """Read the roles of the records."""
        read: dict[str, Phrase] = {}
        for number, actor in enumerate(self._actors):
            for role in actor.roles:
                for title in _titles(role.title):
                    if title not in read:
                        read[title] = self.descriptions.learn(title)
                    phrase = read[title]
                    self._hold(Held(number, self._of(phrase, role, actor), phrase.is_rank, role))

    def _know_bodies(self) -> None:
        """Who speaks both for «the CNSP» and for «the junta» makes the two one body."""
        for number in list(self._held):
            for one in list(self._held[number]):
                for other in list(self._held[number]):
                    key = self.descriptions.key_of_complement(other.office)
                    same = (one.office.key, one.office.country) == (other.office.key, other.office.country)
                    if key and same and one.office.complement.startswith("@"):
                        body = int(one.office.complement[1:])
                        office = Office(key, country=one.office.country)
                        self._hold(Held(body, office, False, one.role))

    def _hold(self, held: Held) -> None:
        if held in self._held[held.person]:
            return
        self._held[held.person].append(held)
        for key in self._fits.get(held.office.key, {held.office.key}):
            self._holders[key].append(held)

    def _of(self, phrase: Phrase, role: Role, actor: Actor) -> Office:
        """The office with the country, or the body, that the role's `of` names, else the actor's."""
        office = phrase.office
        number = self._numbers.get(role.of or actor.of or "")
        if number is None or (office.country is not None and not role.of):
            return office
        country = self.country_of(number)
        if country is not None:
            return replace(office, country=country)
        if phrase.is_complete and not office.complement:
            return office  # its title says whose it is
        if office.complement:
            return replace(office, body=number if office.body is None else office.body)
        return replace(office, complement=f"@{number}")

    def country_of(self, number: int) -> int | None:
        """The country that an actor's name stands for: its own, or a place's."""
        actor = self._actors[number]
        if actor.type == "country":
            return number
        owner = self._numbers.get(actor.of or "") if actor.type == "place" else None
        return owner if owner is not None and self._actors[owner].type == "country" else None

    def gender(self, number: int) -> str:
        """«f» where a title in the person's record is a woman's."""
        if number not in self._genders:
            titles = (words_of(held.role.title) for held in self.held(number))
            is_hers = any(title and title[0] in self._table.feminine for title in titles)
            self._genders[number] = "f" if is_hers else ""
        return self._genders[number]

    def home(self, number: int) -> int | None:
        """The country to which a person or a body belongs."""
        owner = self._numbers.get(self._actors[number].of or "")
        return None if owner is None else self.country_of(owner)

    def fits(self, held: Held, wanted: Office) -> bool:
        """Whether `wanted` describes a holder of `held`, in whatever years."""
        office = held.office
        return (  # the complement too: who presides a club is no head of state
            wanted.key in self._fits.get(office.key, {office.key})
            and wanted.complement == office.complement
            and (wanted.country is None or wanted.country == office.country)
            and (wanted.body is None or office.body == wanted.body)
            and self._is_host(office, wanted)
        )

    def _is_host(self, office: Office, wanted: Office) -> bool:
        """Whether it is the same place: an ambassador's may go unsaid, a body's branch is another office."""
        if office.key in self._hosted:
            return wanted.host is None or office.host in (None, wanted.host)
        return office.host == wanted.host

    def is_said_as(self, said: Office, wanted: Office) -> bool:
        """Whether an article that introduces somebody as `said` may go on with `wanted`, countries aside."""
        keys = self._said_as.get(wanted.key, {wanted.key})
        bodies = (None, said.body)
        return said.key in keys and said.complement == wanted.complement and wanted.body in bodies

    def fits_title(self, held: Held, title: Office) -> bool:
        """Whether a title before a name fits; it may say less than the office: «le ministre X»."""
        if title.country == SEVERAL:
            title = replace(title, country=None)
        wanted = title if title.complement else replace(title, complement=held.office.complement)
        return self.fits(held, wanted) or self.fits(held, title)

    def says_whose(self, office: Office) -> bool:
        """Whether a whole title of the records says whose it is: «cheffe de la diplomatie européenne»."""
        is_whole = self.descriptions.is_whole(office.key) and not office.complement
        held = self.of_key(office.key) if is_whole else ()
        return bool(held) and all(one.office.country is None for one in held)

    def of_key(self, key: str) -> Sequence[Held]:
        """Every role of an office, in whatever country."""
        return self._holders.get(key, ())

    def holders(self, wanted: Office) -> tuple[Held, ...]:
        """Every role, in whatever years, that `wanted` describes."""
        found = self._fitting.get(wanted)
        if found is None:
            found = tuple(one for one in self._holders.get(wanted.key, ()) if self.fits(one, wanted))
            if len(self._fitting) >= _REMEMBERED:
                self._fitting.clear()
            self._fitting[wanted] = found
        return found


_PORTFOLIOS = re.compile(r"(?P<head>[\w-]+(?: d['’]État)?) (?P<portfolios>d(?:e|u|es|e la|e l['’]) ?.+)")
_AND = re.compile(r"(?:, | et |, et )(?=d(?:e|u|es)\b|d['’])")


def _titles(title: str) -> list[str]:
    """A title, and one for each portfolio where it has several: «ministre de la Guerre et de la Défense»."""
    found = _PORTFOLIOS.fullmatch(title)
    parts = _AND.split(found["portfolios"]) if found else []
    return [title, *(f"{found['head']} {part}" for part in parts)] if found and len(parts) > 1 else [title]
