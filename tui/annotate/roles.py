"""Who is meant by «le chef du gouvernement»: the holder of an office at the article's date.

First what the article itself says («le Premier ministre Ali Lamine Zeine»), then the records: the one
holder on that day, of the country in the phrase, or among the persons the article names, or of the
country the article is about. Where two fit, or none, nobody is marked.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterator, Sequence

from msgspec import Struct

from tui.annotate.cast import BEFORE, Cast
from tui.annotate.descriptions import SEVERAL, UNKNOWN, Office, Phrase
from tui.annotate.gazetteer import Span
from tui.annotate.lexicon import office_table
from tui.annotate.offices import Held, Offices
from tui.annotate.page import Page
from tui.annotate.surnames import Found
from tui.annotate.tenure import Tenure, until
from tui.model.dates import Edtf, parse_edtf
from tui.model.datewords import describe
from tui.model.records import Actor

#: A country is what a text is about when it is named this many times as often as the next.
_DOMINANT = 1.5


#: A bare description before one of these is not all of it: «le ministre à la Présidence».
_GOES_ON = frozenset(("à", "aux", "auprès", "en"))
#: An actor, how sure it is, and why.
_Meant = tuple[int, float, str]


class _Here(Struct, frozen=True):
    """What stands around a description."""

    times: tuple[Edtf, ...] = ()  # said of it
    goes_on: bool = False  # with words that make it another office
    own: int | None = None  # the country that the article, and the passage, are about
    near: int | None = None  # the country that the article named last
    place: int = BEFORE


class Introduction(Struct, frozen=True):
    """The article itself says who holds an office; `person` is None for somebody we do not know."""

    office: Office
    person: int | None


class Roles:
    """Resolves the descriptions of offices in one article."""

    def __init__(self, actors: Sequence[Actor], offices: Offices, cast: Cast, tenure: Tenure) -> None:
        self._actors = actors
        self._offices = offices
        self._cast = cast
        self._tenure = tenure
        self._table = office_table()
        self._introductions: dict[Introduction, None] = {}  # in order, each once
        self._counts: Counter[int] = Counter()  # how often the article names each country
        self._own: int | None = None
        self._beside: set[tuple[int, Phrase]] = set()

    def read(self, pages: Sequence[Page], persons: Sequence[dict[int, tuple[int, int | None]]]) -> None:
        """Learn from the article: who holds what by its own words, and which country it is about.

        `persons`: for each page, the first token of a personal name -> its end, and who is meant (or None).
        """
        for number, (page, named) in enumerate(zip(pages, persons, strict=True)):
            ends = dict(named.values())
            for phrase in page.phrases:
                if not phrase.is_rank:
                    self._introduce(number, page, phrase, named, ends)
        self._count_countries(pages)
        self._own = self._most_named()

    def find(self, number: int, page: Page) -> Iterator[Found]:
        """The descriptions on page `number` that mean one known actor."""
        for phrase in page.phrases:
            if phrase.is_rank or (number, phrase) in self._beside or not page.is_open(phrase):
                continue
            if self._is_barred(page, phrase) or not self._is_definite(page, phrase):
                continue
            here = self._here(number, page, phrase)
            meant = self._former(phrase, page) if phrase.is_former else self._current(phrase, here)
            if meant:
                actor, confidence, why = meant
                yield Found(phrase.first, phrase.last, actor, "role", confidence, why)

    def _here(self, number: int, page: Page, phrase: Phrase) -> _Here:
        times = [time for edtf in page.times_beside(phrase) if (time := parse_edtf(edtf))]
        own = self._own_of(page, phrase)
        goes_on = page.surface(phrase.last) in _GOES_ON
        if number == 0:
            return _Here(tuple(times), goes_on, own)
        before = page.names_so_far(phrase.first)
        near = next((c for span in before if (c := self._country(span)) is not None), None)
        return _Here(tuple(times), goes_on, own, near, phrase.first)

    def _own_of(self, page: Page, phrase: Phrase) -> int | None:
        """The country that the article, and the passage, are about: of those with a junta for «la junte»."""
        juntas = self._table.juntas
        among = None
        if juntas & {phrase.office.key, phrase.office.complement}:
            among = {one.office.country for key in juntas for one in self._offices.of_key(key)}
        named = (self._country(span) for span in page.names_before(phrase))
        nearest = next((c for c in named if c is not None and (among is None or c in among)), None)
        own = self._own if among is None else self._most_named(among)
        return own if nearest in (None, own) else None

    def _country(self, span: Span) -> int | None:
        """The one country that a name stands for."""
        countries = {self._offices.country_of(number) for number in span.actors}
        return countries.pop() if len(countries) == 1 else None

    def _introduce(
        self,
        number: int,
        page: Page,
        phrase: Phrase,
        named: dict[int, tuple[int, int | None]],
        ends: dict[int, int | None],
    ) -> None:
        """Take note of a name beside a description: «le ministre, le général Modi», «Modi, ministre de …»."""
        if self._is_barred(page, phrase):
            return
        i, is_direct = self._name_after(page, phrase)
        if i in named and (is_direct or self._agrees(phrase, named[i][1])):
            person = named[i][1]
        elif (j := self._name_before(page, phrase)) in ends and self._agrees(phrase, ends[j]):
            person = ends[j]
        else:
            return
        self._beside.add((number, phrase))
        if not phrase.is_former and not self._tenure.is_past(person, phrase.office):
            self._introductions[Introduction(phrase.office, person)] = None

    def _name_after(self, page: Page, phrase: Phrase) -> tuple[int, bool]:
        """Where a name in apposition would begin after `phrase`, and whether nothing parts them."""
        i = phrase.last
        is_direct = page.word(i) != ","
        i += not is_direct
        while True:
            i += page.word(i) in ("le", "la", "l")
            title = page.phrase_at(i)
            if title is None:
                return i, is_direct
            i = title.last

    def _name_before(self, page: Page, phrase: Phrase) -> int:
        i = phrase.first
        i -= page.word(i - 1) in ("le", "la", "l")
        return i - 1 if page.word(i - 1) == "," else -1

    def _agrees(self, phrase: Phrase, person: int | None) -> bool:
        """Whether the records do not know others as the holders."""
        holders = self._holders(phrase.office, _Here())
        return not holders or person in holders

    def _is_barred(self, page: Page, phrase: Phrase) -> bool:
        return page.word(phrase.first - 1) in self._table.barred_before

    def _is_definite(self, page: Page, phrase: Phrase) -> bool:
        i = phrase.first - 1
        if page.word(i) in self._table.between:
            i -= 1
        return page.word(i) in self._table.definite

    def _current(self, phrase: Phrase, here: _Here) -> _Meant | None:
        office = phrase.office
        if office.country in (UNKNOWN, SEVERAL):
            return None
        said = {
            one.person
            for one in self._introductions
            if self._is_same(one, office) and self._may_be(one, phrase)
        }
        is_said = office.country is not None or office.body is not None or office.complement.startswith("@")
        if is_said or self._offices.says_whose(office):
            return self._of_country(office, said, here)
        if not (phrase.is_complete or office.complement):
            return None if here.goes_on else self._bare(phrase)
        return self._of_article(office, said, here)

    def _of_country(self, office: Office, said: set[int | None], here: _Here) -> _Meant | None:
        """The holder of an office whose country the phrase names."""
        if said:
            return self._said(said)
        holders = {person for person in self._holders(office, here) if self._is_posted_here(person, office)}
        if len(holders) > 1:
            holders = {person for person in holders if person in self._cast}
        return self._holder(holders, office, 0.9)

    def _is_posted_here(self, person: int, office: Office) -> bool:
        """Whether a person may be «l'ambassadeur de Russie»: named, or posted to the article's country."""
        hosts = {one.office.host for one in self._offices.held(person) if self._offices.fits(one, office)}
        is_elsewhere = office.host is None and hosts.isdisjoint({None, self._own})
        return not is_elsewhere or person in self._cast

    def _of_article(self, office: Office, said: set[int | None], here: _Here) -> _Meant | None:
        """The holder of an office without a country: among those named, else of the article's own country."""
        holders = self._holders(office, here)
        named = said | {person for person in holders if person in self._cast}
        own = {person for person in holders if self._is_own(person, office, here.own)}
        if not named:
            return self._holder(own, office, 0.75)
        if not said and any(self._is_own(person, office, self._own) for person in holders - named):
            return None  # the article's own holder, whom it does not name, may be meant
        if len(named) > 1:
            of_own = {person for person in named if person is None or self._is_own(person, office, here.own)}
            named = of_own or self._before(named, office, here)
        if named <= said:
            return self._said(named)
        return None if None in named else self._holder(named & holders, office, 0.9)

    def _before(self, persons: set[int | None], office: Office, here: _Here) -> set[int | None]:
        """Of several holders the only one named so far, where the country named last is theirs too."""
        seen = {person for person in persons if person is None or self._cast.is_seen(person, here.place)}
        person = next(iter(seen)) if len(seen) == 1 else None
        is_near = person is not None and self._is_own(person, office, here.near)
        return seen if is_near else set()

    def _is_own(self, person: int, office: Office, own: int | None) -> bool:
        """Whether a person holds the office in the country that the article is about, or belongs there."""
        if own is None:
            return False
        held = [one for one in self._offices.held(person) if self._offices.fits(one, office)]
        return own in {one.office.country for one in held} | {self._offices.home(person)}

    def _bare(self, phrase: Phrase) -> _Meant | None:
        """«le ministre» alone: whoever the article calls so, if it is only one."""
        same = [one for one in self._introductions if one.office.key == phrase.office.key]
        return self._said({one.person for one in same if self._may_be(one, phrase)})

    def _may_be(self, one: Introduction, phrase: Phrase) -> bool:
        """Whether the article's «la» or «le» leaves it open that a person is meant."""
        return one.person is None or self._cast.is_of_gender(one.person, phrase.gender)

    def _former(self, phrase: Phrase, page: Page) -> _Meant | None:
        """«le président renversé»: the one named whose time was over, else the last of that country.

        Of several the one named last before, in the same paragraph.
        """
        gone = [held for held in self._offices.holders(phrase.office) if self._tenure.is_gone(held)]
        named = [held for held in gone if held.person in self._cast]
        if not named and phrase.office.country is not None:
            last = max((until(held) for held in gone), default=None)
            gone = [held for held in gone if until(held) == last]
        meant = named or (gone if phrase.office.country is not None else [])
        persons = {held.person for held in named}
        if len(persons) > 1:
            before = (number for span in page.names_before(phrase) for number in span.actors)
            nearest = next((number for number in before if number in persons), None)
            meant = [held for held in named if held.person == nearest]
        if len({held.person for held in meant}) != 1:
            return None
        why = f"{meant[0].role.title} until {describe(meant[0].role.until)}"
        return meant[0].person, 0.9 if named else 0.8, why

    def _said(self, persons: set[int | None]) -> _Meant | None:
        person = next(iter(persons)) if len(persons) == 1 else None
        if person is None:
            return None
        return person, 0.9, f"this text gives the office to {self._actors[person].name}"

    def _holder(
        self, persons: set[int | None] | set[int], office: Office, confidence: float
    ) -> _Meant | None:
        person = next(iter(persons)) if len(persons) == 1 else None
        if person is None:
            return None
        held = next(one for one in self._offices.held(person) if self._offices.fits(one, office))
        return person, confidence, self._why(held)

    def _why(self, held: Held) -> str:
        country = held.office.country
        of = f" ({self._actors[country].name})" if country not in (None, UNKNOWN) else ""
        since = f" since {describe(held.role.since)}" if held.role.since else ""
        return f"{held.role.title}{of}{since}"

    def _holders(self, office: Office, here: _Here) -> set[int]:
        """Who holds an office on the article's day; without one, whoever always held it."""
        return {
            held.person for held in self._offices.holders(office) if self._tenure.is_current(held, here.times)
        }

    def _is_same(self, one: Introduction, office: Office) -> bool:
        """Whether the article's own words on an office are about `office`."""
        said = one.office
        if not self._offices.is_said_as(said, office):
            return False
        if office.country is None:
            return True
        country = said.country
        if country is None and one.person is not None:
            country = self._offices.home(one.person)
        return country == office.country

    def _count_countries(self, pages: Sequence[Page]) -> None:
        for page in pages:
            for span in page.names:
                if (country := self._country(span)) is not None:
                    self._counts[country] += 1

    def _most_named(self, among: Container[int | None] | None = None) -> int | None:
        """The country, of `among` or of all, that the article names far more often than the next."""
        counts = Counter({c: n for c, n in self._counts.items() if among is None or c in among})
        ranked = counts.most_common(2)
        if not ranked:
            return None
        second = ranked[1][1] if len(ranked) > 1 else 0
        return ranked[0][0] if ranked[0][1] >= _DOMINANT * second else None
