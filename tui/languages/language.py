"""The value by which the program knows a language."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from functools import cached_property
from importlib.resources import files

from msgspec import Struct

from tui.languages.calendar_words import CalendarWords
from tui.languages.citation_words import CitationWords
from tui.languages.event_words import Conjugate, EventLexicon, read_event_lexicon
from tui.languages.gazetteer_table import read_gazetteer_table
from tui.languages.lexicon import CandidateLexicon, Lexicon, read_candidate_lexicon, read_lexicon
from tui.languages.offices import OfficeTable, read_office_table
from tui.languages.press import PressPatterns, read_press_patterns
from tui.languages.press_exports import ExportWords, read_export_words
from tui.model.annotations import DateMention
from tui.model.dates.informal_dates import DateWords
from tui.model.news import NewsItem
from tui.model.records import Actor
from tui.model.text import TokenTable

#: Finds the dates in a cleaned text, by the date of publication (EDTF or None) and the tokens of the folded
#: text.
FindDates = Callable[[str, str | None, TokenTable | None], tuple[DateMention, ...]]
#: Reads the events that a cleaned article reports, by its title, its body, its date of publication (EDTF or
#: None), and the dates in the body.
ReadNews = Callable[[str, str, str | None, tuple[DateMention, ...]], tuple[NewsItem, ...]]
#: Returns a title of a record and, if it has several portfolios, one title for each of them.
SplitTitle = Callable[[str], list[str]]


class Language(Struct, frozen=True, kw_only=True, dict=True):
    """A language: its word lists, its offices, and functions for what no list can say.

    The word lists are TOML files of `package`, and are loaded at first use.
    """

    code: str  # BCP 47
    package: str
    find_dates: FindDates
    date_words: Callable[[], DateWords]  # the words of informal dates
    calendar_words: Callable[[], CalendarWords]
    split_title: SplitTitle
    conjugate: Conjugate
    read_news: ReadNews
    citation_words: Callable[[], CitationWords]

    @cached_property
    def lexicon(self) -> Lexicon:
        """Return the word lists by which names are recognized."""
        return read_lexicon(self._load_toml("lexicon.toml"), self.calendar_words())

    @cached_property
    def candidate_lexicon(self) -> CandidateLexicon:
        """Return the word lists for suggestions of new actors."""
        return read_candidate_lexicon(self._load_toml("suggest.toml"))

    @cached_property
    def gazetteer_table(self) -> tuple[Actor, ...]:
        """Return the states, territories and organisations that complete suggestions, without ids."""
        return read_gazetteer_table(self._read_text("gazetteer.psv"), self.code)

    @cached_property
    def event_lexicon(self) -> EventLexicon:
        """Return the words that tell of events, and those around them."""
        return read_event_lexicon(
            self._load_toml("event_types.toml"), self._load_toml("event_contexts.toml"), self.conjugate
        )

    @cached_property
    def event_family_types(self) -> dict[str, str]:
        """Return the PLOVER type of each family of events; empty where PLOVER has none."""
        table = self._load_toml("event_families.toml")
        return {family: str(entry["type"]) for family, entry in table.items() if isinstance(entry, dict)}

    @cached_property
    def offices(self) -> OfficeTable:
        """Return the offices and ranks, and the words that may stand around them."""
        return read_office_table(self._load_toml("offices.toml"))

    @cached_property
    def press(self) -> PressPatterns:
        """Return the patterns for what newspapers print around a story, and how they credit sources."""
        return read_press_patterns(
            press=self._load_toml("press.toml"),
            parts=self._load_toml("press_parts.toml"),
            names=self._load_toml("press_names.toml"),
            boilerplate=self._load_toml("boilerplate.toml"),
            calendar=self.calendar_words(),
        )

    @cached_property
    def export_words(self) -> ExportWords:
        """Return the words by which exports of press texts are recognized and read."""
        return read_export_words(self._load_toml("press_exports.toml"))

    def _load_toml(self, name: str) -> dict[str, object]:
        """Return the content of a TOML file of the language's folder."""
        return tomllib.loads(self._read_text(name))

    def _read_text(self, name: str) -> str:
        """Return the text of a file of the language's folder."""
        return files(self.package).joinpath(name).read_text("utf-8")
