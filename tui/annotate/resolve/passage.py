"""The passage in which a phrase for an office stands: the countries and days of which it speaks."""

from __future__ import annotations

from msgspec import Struct

from tui.annotate.analyzed_text import AnalyzedText
from tui.annotate.office import OfficePhrase
from tui.annotate.resolve.country_mentions import CountryFrame, CountryMentions
from tui.annotate.resolve.entity_tracker import IN_TITLE
from tui.annotate.resolve.introductions import OfficeIntroductions
from tui.annotate.resolve.offices import OfficeIndex
from tui.annotate.resolve.phrase_context import is_object
from tui.languages.language import Language
from tui.model.dates.edtf import Edtf, parse_edtf


class PhraseContext(Struct, frozen=True):
    """The context of a phrase for an office, from which its holder is told."""

    times: tuple[Edtf, ...] = ()  # the dates that belong to the phrase
    is_continued: bool = False  # by words that make it another office
    main: int | None = None  # the country that the article is about
    own: int | None = None  # the country that the article, and the passage, are about
    near: int | None = None  # the country mentioned last before the phrase
    frame: CountryFrame | None = None  # the country to which its sentence, or one before, turns
    words: tuple[str, ...] = ()  # folded
    host: int | None = None  # the country where a phrase within its clause is, by the sentence before it
    dateline: int | None = None  # the country of the dateline of its paragraph
    token_index: int = IN_TITLE


class PhraseContexts:
    """A reader of the contexts of phrases in one article; `countries` are those that it mentions."""

    def __init__(self, offices: OfficeIndex, introductions: OfficeIntroductions, language: Language) -> None:
        self.countries = CountryMentions(offices, language.lexicon)
        self._offices = offices
        self._introductions = introductions
        self._table = language.offices

    def read(self, part_index: int, analyzed: AnalyzedText, phrase: OfficePhrase) -> PhraseContext:
        """Return the context of a phrase in title (0) or body (1)."""
        times = tuple(time for edtf in analyzed.times_beside(phrase) if (time := parse_edtf(edtf)))
        main = self.countries.main_country(phrase.first + 1 if part_index else 0)
        own = self._own_country(part_index, analyzed, phrase)
        words = tuple(analyzed.tokenized.words[phrase.first : phrase.last])
        is_continued = analyzed.surface(phrase.last) in self._table.continued_by
        if part_index == 0:
            return PhraseContext(times, is_continued, main, own, words=words)
        earlier_names = analyzed.names_until(phrase.first)
        return PhraseContext(
            times,
            is_continued,
            main,
            own,
            near=next(filter(_is_known, map(self.countries.of_name, earlier_names)), None),
            frame=self.countries.frame_of(analyzed, phrase),
            words=words,
            host=self.countries.of_sentence(analyzed, phrase) if is_object(analyzed, phrase) else None,
            dateline=self.countries.of_dateline(analyzed, phrase),
            token_index=phrase.first,
        )

    def _own_country(self, part_index: int, analyzed: AnalyzedText, phrase: OfficePhrase) -> int | None:
        """Return the country that the article and the passage are about; None if they differ.

        For «la junte» only countries under a junta count. If the article is about none, it is the country of
        whom the sentence introduces with an office before: «le ministre de l’Intérieur, X, …».
        """
        juntas = self._table.juntas
        eligible = None
        if juntas & {phrase.office.key, phrase.office.complement}:
            eligible = {role.office.country for key in juntas for role in self._offices.offices_with_key(key)}
        countries = [
            (country, analyzed.is_in_office(span))
            for span in analyzed.names_before(phrase)
            if (country := self.countries.of_name(span)) is not None
            and (eligible is None or country in eligible)
        ]
        nearest = next((country for country, is_in_office in countries if not is_in_office), None)
        own = self.countries.main_country(phrase.first if part_index else 0, eligible)
        if own is None and eligible is None:
            own = self._country_of_colleague(part_index, analyzed, phrase)
        elif own is None and len({country for country, _ in countries}) == 1:
            own = countries[0][0]  # the only junta of which the passage speaks
        return own if nearest in (None, own) else None

    def _country_of_colleague(
        self, part_index: int, analyzed: AnalyzedText, phrase: OfficePhrase
    ) -> int | None:
        """Return the country of the last person with an office before a phrase in its sentence, or None."""
        colleague = self._introductions.last_holder(part_index, analyzed, phrase)
        return None if colleague is None else self._offices.home_of_resident(colleague)


def _is_known(country: int | None) -> bool:
    return country is not None
