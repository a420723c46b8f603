"""The word lists of a language: `lexicon.toml` and `suggest.toml` of its folder."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, convert

from tui.languages.calendar_words import CalendarWords
from tui.model.text import split_words


class Lexicon(Struct, frozen=True):
    """The word lists by which names are recognized, folded; each list is described in `lexicon.toml`."""

    function_words: frozenset[str]
    opening_nouns: frozenset[str]
    determiners: frozenset[str]
    kin: frozenset[str]
    other_peoples: frozenset[str]
    waters: frozenset[str]
    name_heads: frozenset[str]
    after_days: frozenset[str]
    heads_of_names: frozenset[str]
    institutions: frozenset[str]
    streets: frozenset[str]
    water_adjectives: frozenset[str]
    particles: frozenset[str]
    dropped_particles: frozenset[str]
    kept_articles: frozenset[str]
    common_surnames: frozenset[str]
    common_words: frozenset[str]
    languages: frozenset[str]
    before_languages: frozenset[str]
    states: frozenset[str]
    products: frozenset[str]
    articles: frozenset[str]
    singular_articles: frozenset[str]
    of: frozenset[str]
    bare_of: frozenset[str]
    before_complements: frozenset[str]
    before_states: frozenset[str]
    before_titles: frozenset[str]
    before_places: frozenset[str]
    before_regions: frozenset[str]
    conjunctions: frozenset[str]
    or_not: tuple[str, ...]
    longer_names: dict[str, tuple[str, ...]]


class CandidateLexicon(Struct, frozen=True):
    """The word lists for suggestions of new actors, folded; each list is described in `suggest.toml`."""

    before_places: frozenset[str]
    heads_of_places: frozenset[str]
    articles: frozenset[str]
    acronyms: frozenset[str]
    bylines: frozenset[str]
    between_signatures: frozenset[str]


def read_lexicon(table: Mapping[str, object], calendar: CalendarWords) -> Lexicon:
    """Return the word lists of a parsed `lexicon.toml`, with the names of months and weekdays."""
    longer_names = convert(table["longer_names"], dict[str, tuple[str, ...]])
    word_lists = {name: split_words(str(text)) for name, text in table.items() if name != "longer_names"}
    by_folded_name = {" ".join(split_words(name)): phrases for name, phrases in longer_names.items()}
    months = frozenset(split_words(" ".join(calendar.months)))
    return convert(
        {
            **word_lists,
            "function_words": {*word_lists["function_words"], *months, *calendar.weekdays},
            "after_days": months,
            "longer_names": by_folded_name,
        },
        Lexicon,
    )


def read_candidate_lexicon(table: Mapping[str, object]) -> CandidateLexicon:
    """Return the word lists of a parsed `suggest.toml`."""
    return convert({name: split_words(str(text)) for name, text in table.items()}, CandidateLexicon)
