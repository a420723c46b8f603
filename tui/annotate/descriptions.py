"""Descriptions of offices and ranks: «ministre nigérien de la Défense», «chef de la junte», «général».

One reader serves the titles of the records and the phrases of the texts, so that what a record calls
«ministre de la Défense, of: niger» and what a text calls «ministre nigérien de la Défense» become one
value. What counts as the same office is data: `offices.toml`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from tui.annotate.gazetteer import Gazetteer, Span, longest, words_of
from tui.annotate.lexicon import Phrases, lexicon, office_table
from tui.annotate.namesakes import is_shared_demonym
from tui.annotate.reading import Reading

#: The country of a people, or of a name, that no record knows.
UNKNOWN = -1
#: One of several countries that share a demonym, and the text does not say which.
SEVERAL = -2

#: A title of so many words at least is known as a whole.
_WHOLE = 3

_OF = frozenset(("de", "du", "des", "d"))
_IN = frozenset(("en", "au", "aux", "a"))
_ARTICLES = frozenset(("la", "le", "les", "l"))
_GENDERS = {"la": "f", "une": "f", "le": "m", "du": "m", "au": "m", "un": "m"}


class Office(Struct, frozen=True):
    """What is held: which office, of what, of which country; `host`: where an ambassador is posted."""

    key: str
    complement: str = ""
    country: int | None = None  # an actor's number, or UNKNOWN, or SEVERAL
    host: int | None = None
    body: int | None = None  # whose, where a complement says what: «président de la Commission de l'UA»


class Phrase(Struct, frozen=True):
    """Tokens `first` up to `last` (exclusive) that describe an office or a rank."""

    first: int
    last: int
    office: Office
    is_rank: bool = False  # or a form of address, which has no key
    is_former: bool = False  # «président renversé»
    is_complete: bool = False  # says enough without a country or a complement
    gender: str = ""  # «f» or «m», where the form of address or the article says so


class _Form(Struct, frozen=True):
    key: str
    complement: str = ""
    country: int | None = None
    is_rank: bool = False
    gender: str = ""
    is_complete: bool = False
    has_host: bool = False


class _Place(Struct):
    """A text, or a record's title, while a description is read in it."""

    words: list[str]
    capitals: list[bool]
    spans: dict[int, Span]  # names, by their first token
    learning: bool = False  # in a record's title: what the table does not know is a complement

    def is_capitalised(self, i: int) -> bool:
        """Whether token `i` is a word with a capital."""
        return self.capitals[i] and self.words[i].isalnum()

    def after_articles(self, i: int) -> int:
        """The first token from `i` on that is no article."""
        while i < len(self.words) and self.words[i] in _ARTICLES:
            i += 1
        return i


class Descriptions:
    """Reads descriptions; `country_of` gives the country for which an actor's name stands."""

    def __init__(self, gazetteer: Gazetteer, country_of: Callable[[int], int | None]) -> None:
        self._table = office_table()
        self._gazetteer = gazetteer
        self._country_of = country_of
        self._forms: Phrases[_Form] = Phrases()
        self._complements: Phrases[str] = Phrases()
        self._titles: Phrases[Office] = Phrases()  # of records, whole: what no rule takes apart
        self._table_keys = frozenset(entry.key for entry in self._table.office)
        self._articled = frozenset(_articled(gazetteer))
        self._articles = frozenset(article for article, _ in self._articled)
        self._know_table()

    def is_surname(self, reading: Reading, i: int) -> bool:
        """Whether token `i` begins a known surname with its article: «Le Maire», not «Le maire de Lyon»."""
        return (
            reading.words[i] in self._articles
            and i + 1 < len(reading)
            and (reading.words[i], reading.words[i + 1]) in self._articled
            and all(reading.is_capital[i : i + 2])
            and not reading.is_loud[i]
            and (i + 2 == len(reading) or reading.words[i + 2] not in _OF)
        )

    def _know_table(self) -> None:
        for canonical, others in self._table.portfolio.items():
            for name in (canonical, *others):
                self._complements.add(words_of(name), " ".join(words_of(canonical)))
        for entry in self._table.office:
            form = _Form(
                entry.key,
                is_rank=entry.rank,
                gender=entry.gender,
                is_complete=entry.complete,
                has_host=entry.host,
            )
            for words in entry.forms:
                self._forms.add(words_of(words), form)

    def know_same(self) -> None:
        """Know what stands for another description («chef de la diplomatie»); after the records."""
        for words, meant in self._table.same.items():
            office = self.learn(meant).office
            self._forms.add(words_of(words), _Form(office.key, office.complement, office.country))

    def learn(self, title: str) -> Phrase:
        """The office that a record's title names; its head and its complement are then known in texts."""
        reading = Reading(title)
        spans = {span.first: span for span in longest(self._gazetteer.every(reading))}
        place = _Place(reading.words, reading.is_capital, spans, learning=True)
        if self._forms.longest(place.words, 0) is None:
            end = next((i for i, word in enumerate(place.words) if i and word in _OF), len(place.words))
            form = _Form(" ".join(place.words[:end]), is_complete=end >= _WHOLE)
            self._forms.add(place.words[:end], form)
        phrase = self._read(place, 0)
        if phrase is None or phrase.office.country == UNKNOWN or self._is_another(reading.words, phrase.last):
            phrase = Phrase(0, len(reading), Office(" ".join(reading.words)), is_complete=True)
            if len(reading) >= _WHOLE:
                self._titles.add(place.words, phrase.office)
        return phrase

    def is_whole(self, key: str) -> bool:
        """Whether the key of an office is a title of the records that the table does not know."""
        return " " in key and key not in self._table_keys

    def _is_another(self, words: list[str], i: int) -> bool:
        """Whether a title goes on so that it is another office: «secrétaire d'État adjointe»."""
        after = self._table.after.longest(words, i)
        return after is not None and after[1] == "barred"

    def key_of_complement(self, office: Office) -> str:
        """The office that a complement is a form of: «junta» for the spokesperson «de la junte»."""
        words = office.complement.split()
        found = self._forms.longest(words, 0)
        return found[1].key if found and found[0] == len(words) else ""

    def phrases(self, reading: Reading, chosen: Sequence[Span]) -> list[Phrase]:
        """Every description of an office or a rank in a text, in order, without overlap."""
        forms, titles = self._forms.beginnings, self._titles.beginnings
        begun = [i for i, word in enumerate(reading.words) if word in forms or word in titles]
        if not begun:
            return []
        place = _Place(reading.words, reading.is_capital, {span.first: span for span in chosen})
        covered = {i for span in chosen for i in range(span.first, span.last)}
        found: list[Phrase] = []
        for i in begun:
            if i in covered or (found and i < found[-1].last) or (i and self.is_surname(reading, i - 1)):
                continue
            phrase = self._whole(place, i) or self._read(place, i)
            if phrase:
                article = _GENDERS.get(place.words[i - 1], "") if i else ""
                found.append(replace(phrase, gender=phrase.gender or article))
        return found

    def _whole(self, place: _Place, i: int) -> Phrase | None:
        """A record's title that stands at token `i` as it is: «conseiller à la sécurité nationale»."""
        found = self._titles.longest(place.words, i)
        return Phrase(i, found[0], found[1], is_complete=True) if found else None

    def _read(self, place: _Place, i: int) -> Phrase | None:
        """The description that begins at token `i`."""
        found = self._forms.longest(place.words, i)
        if found is None:
            return None
        end, form = found
        phrase = Phrase(i, end, Office(form.key, form.complement, form.country), form.is_rank)
        phrase = replace(phrase, is_complete=form.is_complete, gender=form.gender)
        if form.is_rank:
            return phrase
        while True:
            longer = self._longer(place, phrase, form)
            if longer is None or longer is phrase:
                return longer
            phrase = longer

    def _longer(self, place: _Place, phrase: Phrase, form: _Form) -> Phrase | None:
        """`phrase` with one more part; itself where nothing more belongs to it; None where it is none."""
        i = phrase.last
        if i >= len(place.words):
            return phrase
        if not place.learning and (after := self._table.after.longest(place.words, i)):
            end, meaning = after
            is_former = phrase.is_former or meaning == "former"
            return None if meaning == "barred" else replace(phrase, last=end, is_former=is_former)
        if place.words[i] in _OF:
            return self._with_complement(place, phrase)
        is_of_body = phrase.office.complement.startswith("@")
        if place.words[i] in _IN and (form.has_host or is_of_body or place.words[i - 1] == "pouvoir"):
            return self._with_host(place, phrase, form)
        return self._with_people(place, phrase)

    def _with_people(self, place: _Place, phrase: Phrase) -> Phrase:
        """`phrase` with the adjective of a people behind it: of one we know, or of another."""
        i = phrase.last
        span = place.spans.get(i)
        if span and any(entry.sort == "demonym" for entry in span.entries):
            if is_shared_demonym(span):
                return self._with_people_of(phrase, span.last, SEVERAL)
            return self._with_country(phrase, span) or phrase
        is_double = i + 1 < len(place.words) and place.words[i] in self._table.people_prefixes
        last = i + is_double
        if span is None and not place.capitals[i] and self._table.is_people(place.words[last]):
            return self._with_people_of(phrase, last + 1, UNKNOWN)
        return phrase

    def _with_people_of(self, phrase: Phrase, last: int, country: int) -> Phrase:
        """`phrase` up to `last`, with a country that is not known."""
        if phrase.office.country is not None:
            return phrase
        return replace(phrase, last=last, office=replace(phrase.office, country=country))

    def _with_country(self, phrase: Phrase, span: Span) -> Phrase | None:
        """`phrase` with the country that `span` names; None where it names none, or has one already."""
        countries = {self._country_of(number) for number in span.actors}
        if phrase.office.country is not None or len(countries) != 1 or None in countries:
            return None
        return replace(phrase, last=span.last, office=replace(phrase.office, country=countries.pop()))

    def _with_host(self, place: _Place, phrase: Phrase, form: _Form) -> Phrase:
        span = place.spans.get(place.after_articles(phrase.last + 1))
        if span is None:
            return phrase
        if not form.has_host and not phrase.office.complement.startswith("@"):
            return self._with_country(phrase, span) or phrase
        countries = {self._country_of(number) for number in span.actors}
        if phrase.office.host is not None or len(countries) != 1 or None in countries:
            return phrase
        return replace(phrase, last=span.last, office=replace(phrase.office, host=countries.pop()))

    def _with_complement(self, place: _Place, phrase: Phrase) -> Phrase | None:
        """`phrase` with what follows «de»: a country, a body, a portfolio; None where that is not known."""
        start = place.after_articles(phrase.last + 1)
        span = place.spans.get(start)
        known = self._complements.longest(place.words, start)
        if span and (known is None or span.last >= known[0]):
            if longer := self._with_country(phrase, span):
                return longer
            is_body = all(self._country_of(number) is None for number in span.actors)
            if is_body and span.entries[0].sort == "name":
                return self._with_body(phrase, span)
            return phrase
        if known and not phrase.office.complement:
            end = self._after_conjunctions(place, known[0])
            return replace(phrase, last=end, office=replace(phrase.office, complement=known[1]))
        return self._with_new_complement(place, phrase, start)

    def _with_body(self, phrase: Phrase, span: Span) -> Phrase:
        """`phrase` with the body that `span` names: what is held, or that to which the complement belongs."""
        office = phrase.office
        if not office.complement:
            return replace(phrase, last=span.last, office=replace(office, complement=f"@{span.actors[0]}"))
        if office.body is not None or office.complement.startswith("@"):
            return phrase
        return replace(phrase, last=span.last, office=replace(office, body=span.actors[0]))

    def _with_new_complement(self, place: _Place, phrase: Phrase, start: int) -> Phrase | None:
        """`phrase` with a complement that neither the table nor a record knew so far."""
        end = self._end_of_new(place, start)
        is_done = bool(phrase.office.complement or phrase.is_complete or phrase.office.country is not None)
        if end == start:
            return phrase if is_done else None
        if phrase.office.complement:
            is_whose = not place.learning and phrase.office.body is None
            return replace(phrase, office=replace(phrase.office, body=UNKNOWN)) if is_whose else phrase
        complement = " ".join(word for word in place.words[start:end] if word not in _OF | _ARTICLES)
        if place.learning:
            self._complements.add(place.words[start:end], complement)
        return replace(phrase, last=end, office=replace(phrase.office, complement=complement))

    def _end_of_new(self, place: _Place, start: int) -> int:
        """The end of a complement that nobody knew: all the words of a record's title, one of a text's.

        In a text a name may begin with the next word: «le ministre de la Pêche Ali Gado».
        """
        end = start
        limit = len(place.words) if place.learning else min(start + 1, len(place.words))
        while end < limit and end not in place.spans and (place.learning or place.is_capitalised(end)):
            end += 1
        while end > start and place.words[end - 1] in _OF | _ARTICLES:
            end -= 1
        while start < end < len(place.words) and place.words[end] in self._table.portfolio_words:
            end += 1
        return end

    def _after_conjunctions(self, place: _Place, i: int) -> int:
        """The end of a portfolio that goes on: «de la Défense et des Anciens combattants»."""
        while i + 2 < len(place.words) and place.words[i] in ("et", ",") and place.words[i + 1] in _OF:
            start = place.after_articles(i + 2)
            if start >= len(place.words) or not place.capitals[start] or start in place.spans:
                break
            i = start + 1
            while i < len(place.words) and place.words[i] in self._table.portfolio_words:
                i += 1
        return i


def _articled(gazetteer: Gazetteer) -> Iterator[tuple[str, str]]:
    """The surnames of known persons that begin with an article: «Le Maire», «Le Pen»."""
    articles = lexicon().kept_articles
    for actor in gazetteer.actors:
        if actor.type == "person":
            for name in map(words_of, (spelling.name for spelling in actor.spellings())):
                if len(name) > 2 and name[-2] in articles:
                    yield name[-2], name[-1]
