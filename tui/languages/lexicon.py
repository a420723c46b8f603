"""The word lists of a language: `lexicon.toml` and `suggest.toml` of its folder."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, convert

from tui.languages.calendar_words import CalendarWords
from tui.model.records import ActorType
from tui.model.text import split_words

#: A word that is an adjective by its ending has more letters than this.
_MIN_ADJECTIVE_CHARS = 4
#: A word that is an infinitive by its ending has more letters than this.
_MIN_INFINITIVE_CHARS = 4


class Lexicon(Struct, frozen=True):
    """The word lists by which names are recognized, folded; each list is described in `lexicon.toml`."""

    function_words: frozenset[str]
    opening_nouns: frozenset[str]
    infinitive_endings: frozenset[str]
    other_than_infinitives: frozenset[str]
    imperfect_endings: frozenset[str]
    other_than_imperfects: frozenset[str]
    determiners: frozenset[str]
    kin: frozenset[str]
    before_strangers: frozenset[str]
    generations: dict[str, str]  # «elder» or «younger», by the word behind a surname
    other_peoples: frozenset[str]
    waters: frozenset[str]
    name_heads: frozenset[str]
    after_days: frozenset[str]
    heads_of_names: frozenset[str]
    institutions: frozenset[str]
    institution_adjectives: frozenset[str]
    after_persons: frozenset[str]
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
    heads_of_portfolios: frozenset[str]
    before_titles: frozenset[str]
    before_places: frozenset[str]
    before_regions: frozenset[str]
    within: frozenset[str]
    regions: frozenset[str]
    sides: frozenset[str]
    conjunctions: frozenset[str]
    or_not: tuple[str, ...]
    longer_names: dict[str, tuple[str, ...]]

    def is_infinitive(self, word: str) -> bool:
        """Return whether a folded word may be an infinitive by its ending: «appeler»."""
        is_long = len(word) > _MIN_INFINITIVE_CHARS
        return (
            is_long
            and word.endswith(tuple(self.infinitive_endings))
            and word not in self.other_than_infinitives
        )

    def is_imperfect(self, word: str) -> bool:
        """Return whether a folded word may be a verb of what was then, by its ending: «avait»."""
        return word.endswith(tuple(self.imperfect_endings)) and word not in self.other_than_imperfects


class CandidateLexicon(Struct, frozen=True):
    """The word lists for suggestions of new actors, folded; each list is described in `suggest.toml`."""

    before_places: frozenset[str]
    heads_of_places: frozenset[str]
    articles: frozenset[str]
    acronyms: frozenset[str]
    bylines: frozenset[str]
    between_signatures: frozenset[str]
    given_names: frozenset[str]
    speech: frozenset[str]
    before_speakers: frozenset[str]
    auxiliaries: frozenset[str]
    passive: frozenset[str]
    appointed: frozenset[str]
    plural_heads: frozenset[str]
    leading: frozenset[str]
    led: frozenset[str]
    office_heads: frozenset[str]
    before_complements: frozenset[str]
    office_barriers: frozenset[str]
    heads_of_bodies: dict[str, ActorType]  # the type of the actor, by noun
    heads_of_names: dict[str, ActorType]
    adjectives: frozenset[str]  # behind a noun with which a name begins
    adjective_endings: tuple[str, ...]
    short_names: dict[str, frozenset[str]]  # the given names for which a short one stands

    def is_short_for(self, short: str, name: str) -> bool:
        """Return whether one given name is a short form of another: «Ken», «Kenneth»."""
        return name in self.short_names.get(short, ())

    def is_adjective(self, word: str) -> bool:
        """Return whether a folded word may be an adjective in the name of a body: «nationale»."""
        return word in self.adjectives or (
            len(word) > _MIN_ADJECTIVE_CHARS and word.endswith(self.adjective_endings)
        )


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
            "generations": {
                word: generation for generation in ("elder", "younger") for word in word_lists.pop(generation)
            },
        },
        Lexicon,
    )


def read_candidate_lexicon(table: Mapping[str, object]) -> CandidateLexicon:
    """Return the word lists of a parsed `suggest.toml`."""
    word_lists = {name: split_words(text) for name, text in table.items() if isinstance(text, str)}
    adjectives = convert(table["name_adjectives"], dict[str, str])
    return convert(
        {
            **word_lists,
            "heads_of_bodies": _types_by_word(table["heads_of_bodies"]),
            "heads_of_names": _types_by_word(table["heads_of_names"]),
            "short_names": {
                short: split_words(names)
                for short, names in convert(table["short_names"], dict[str, str]).items()
            },
            "adjectives": split_words(adjectives["words"]),
            "adjective_endings": split_words(adjectives["endings"]),
        },
        CandidateLexicon,
    )


def _types_by_word(table: object) -> dict[str, str]:
    """Return the type of actor for each folded word of lists by type; the first list that has it decides."""
    lists = convert(table, dict[str, str])
    pairs = ((word, type_) for type_, words in lists.items() for word in split_words(words))
    types: dict[str, str] = {}
    for word, type_ in pairs:
        types.setdefault(word, type_)
    return types
