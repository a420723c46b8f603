"""The word lists of `lexicon.toml` and the offices of `offices.toml`, loaded at first use."""

from __future__ import annotations

import tomllib
from collections.abc import Container, Sequence
from functools import lru_cache
from importlib.resources import files
from typing import Generic, TypeVar

from msgspec import Struct, convert, field

from tui.model.text import fold, tokens, words

T = TypeVar("T")


class Phrases(Generic[T]):
    """A table of phrases (sequences of folded words) with a value each; lookup gives the longest phrase."""

    def __init__(self) -> None:
        self._by_first: dict[str, dict[tuple[str, ...], T]] = {}

    def add(self, phrase: Sequence[str], value: T) -> None:
        """Add a phrase; a phrase that the table has already keeps its value."""
        if phrase:
            self._by_first.setdefault(phrase[0], {}).setdefault(tuple(phrase), value)

    @property
    def beginnings(self) -> Container[str]:
        """Return the first words of all phrases."""
        return self._by_first

    def longest(self, text: Sequence[str], i: int) -> tuple[int, T] | None:
        """Return the end and the value of the longest phrase at index `i` of a text; None without one."""
        values = self._by_first.get(text[i]) if i < len(text) else None
        if values is None:
            return None
        matches = (phrase for phrase in values if tuple(text[i : i + len(phrase)]) == phrase)
        phrase = max(matches, key=len, default=None)
        return None if phrase is None else (i + len(phrase), values[phrase])


class Lexicon(Struct, frozen=True):
    """The word lists of `lexicon.toml`, folded; each list is described there."""

    function_words: frozenset[str]
    opening_nouns: frozenset[str]
    determiners: frozenset[str]
    kin: frozenset[str]
    other_peoples: frozenset[str]
    waters: frozenset[str]
    name_heads: frozenset[str]
    after_days: frozenset[str]
    heads_of_names: frozenset[str]
    water_adjectives: frozenset[str]
    particles: frozenset[str]
    dropped_particles: frozenset[str]
    kept_articles: frozenset[str]
    common_surnames: frozenset[str]
    common_words: frozenset[str]
    languages: frozenset[str]
    states: frozenset[str]
    products: frozenset[str]
    longer_names: dict[str, tuple[str, ...]]


class OfficeEntry(Struct, frozen=True):
    """One office, rank or form of address; the fields are described in `offices.toml`."""

    key: str
    forms: tuple[str, ...]
    complete: bool = False
    rank: bool = False
    host: bool = False
    gender: str = ""  # of a form of address: «f», «m»
    fits: tuple[str, ...] = ()
    said_as: tuple[str, ...] = ()


class OfficeTable(Struct, frozen=True):
    """The offices of `offices.toml`, and the words that may stand around them, folded."""

    office: tuple[OfficeEntry, ...]
    same: dict[str, str]
    portfolio: dict[str, tuple[str, ...]]
    around: dict[str, str]
    peoples: dict[str, str]
    barred_before: frozenset[str] = frozenset()
    between: frozenset[str] = frozenset()
    definite: frozenset[str] = frozenset()
    feminine: frozenset[str] = frozenset()
    juntas: frozenset[str] = frozenset()
    after: Phrases[str] = field(default_factory=Phrases)  # values: «barred», «former» or «kept»
    portfolio_words: frozenset[str] = frozenset()
    people_words: frozenset[str] = frozenset()
    people_prefixes: frozenset[str] = frozenset()
    people_endings: tuple[str, ...] = ()
    not_people: frozenset[str] = frozenset()

    def is_people(self, word: str) -> bool:
        """Return whether a folded word looks like a demonym: «gabonais»."""
        if word in self.people_words:
            return True
        return word.endswith(self.people_endings) and len(word) > 4 and word not in self.not_people


def _load_toml(name: str) -> dict[str, object]:
    """Return the content of a TOML file of this package."""
    return tomllib.loads(files("tui.annotate").joinpath(name).read_text("utf-8"))


def _word_set(text: str) -> frozenset[str]:
    """Return the folded words of a text as a set."""
    return frozenset(words(text))


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Return the word lists of `lexicon.toml`."""
    table = _load_toml("lexicon.toml")
    longer_names = convert(table.pop("longer_names"), dict[str, tuple[str, ...]])
    word_lists = {name: _word_set(str(text)) for name, text in table.items()}
    by_folded_name = {" ".join(words(name)): phrases for name, phrases in longer_names.items()}
    return Lexicon(**word_lists, longer_names=by_folded_name)


@lru_cache(maxsize=1)
def office_table() -> OfficeTable:
    """Return the offices of `offices.toml`."""
    table = _load_toml("offices.toml")
    around = convert(table["around"], dict[str, str])
    peoples = convert(table["peoples"], dict[str, str])
    after: Phrases[str] = Phrases()
    for meaning in ("barred", "former", "kept"):
        phrase_list = around["barred_after" if meaning == "barred" else meaning]
        for phrase in phrase_list.split("·"):
            after.add(tokens(fold(phrase)).words, meaning)
    return OfficeTable(
        office=convert(table["office"], tuple[OfficeEntry, ...]),
        same=convert(table["same"], dict[str, str]),
        portfolio=convert(table["portfolio"], dict[str, tuple[str, ...]]),
        around=around,
        peoples=peoples,
        barred_before=_word_set(around["barred_before"]),
        between=_word_set(around["between"]),
        definite=_word_set(around["definite"]),
        feminine=_word_set(around["feminine"]),
        juntas=frozenset(key.strip() for key in around["juntas"].split("·")),
        after=after,
        portfolio_words=_word_set(convert(table["portfolio_words"], dict[str, str])["after"]),
        people_words=_word_set(peoples["words"]),
        people_prefixes=_word_set(peoples["prefixes"]),
        people_endings=tuple(words(peoples["endings"])),
        not_people=_word_set(peoples["not_words"]),
    )
