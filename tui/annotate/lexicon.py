"""The tables of `lexicon.toml` and `offices.toml`, read once and late."""

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
    """Sequences of folded words, each with a value, found at a place by the longest."""

    def __init__(self) -> None:
        self._by_first: dict[str, dict[tuple[str, ...], T]] = {}

    def add(self, phrase: Sequence[str], value: T) -> None:
        """Know `phrase`; a phrase already known keeps its value."""
        if phrase:
            self._by_first.setdefault(phrase[0], {}).setdefault(tuple(phrase), value)

    @property
    def beginnings(self) -> Container[str]:
        """The words with which phrases begin."""
        return self._by_first

    def longest(self, text: Sequence[str], i: int) -> tuple[int, T] | None:
        """The end and the value of the longest phrase that begins at `i`, or None."""
        known = self._by_first.get(text[i]) if i < len(text) else None
        if known is None:
            return None
        best = max(
            (phrase for phrase in known if tuple(text[i : i + len(phrase)]) == phrase), key=len, default=None
        )
        return None if best is None else (i + len(best), known[best])


class Lexicon(Struct, frozen=True):
    """What the annotator knows of French, folded."""

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
    """One office or rank, as its table describes it."""

    key: str
    forms: tuple[str, ...]
    complete: bool = False
    rank: bool = False
    host: bool = False
    gender: str = ""  # of a form of address: «f», «m»
    fits: tuple[str, ...] = ()
    said_as: tuple[str, ...] = ()


class OfficeTable(Struct, frozen=True):
    """`offices.toml`; what stands around a description is folded."""

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
    after: Phrases[str] = field(default_factory=Phrases)  # «barred», «former» or «kept»
    portfolio_words: frozenset[str] = frozenset()
    people_words: frozenset[str] = frozenset()
    people_prefixes: frozenset[str] = frozenset()
    people_endings: tuple[str, ...] = ()
    not_people: frozenset[str] = frozenset()

    def is_people(self, word: str) -> bool:
        """Whether a folded word looks like the adjective of a people: «gabonais»."""
        if word in self.people_words:
            return True
        return word.endswith(self.people_endings) and len(word) > 4 and word not in self.not_people


def _read(name: str) -> dict[str, object]:
    return tomllib.loads(files("tui.annotate").joinpath(name).read_text("utf-8"))


def _set(text: str) -> frozenset[str]:
    return frozenset(words(text))


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """What `lexicon.toml` says."""
    table = _read("lexicon.toml")
    longer = convert(table.pop("longer_names"), dict[str, tuple[str, ...]])
    lists = {name: _set(str(text)) for name, text in table.items()}
    return Lexicon(**lists, longer_names={" ".join(words(name)): phrases for name, phrases in longer.items()})


@lru_cache(maxsize=1)
def office_table() -> OfficeTable:
    """What `offices.toml` says."""
    table = _read("offices.toml")
    around = convert(table["around"], dict[str, str])
    peoples = convert(table["peoples"], dict[str, str])
    after: Phrases[str] = Phrases()
    for meaning in ("barred", "former", "kept"):
        listed = around["barred_after" if meaning == "barred" else meaning]
        for phrase in listed.split("·"):
            after.add(tokens(fold(phrase)).words, meaning)
    return OfficeTable(
        office=convert(table["office"], tuple[OfficeEntry, ...]),
        same=convert(table["same"], dict[str, str]),
        portfolio=convert(table["portfolio"], dict[str, tuple[str, ...]]),
        around=around,
        peoples=peoples,
        barred_before=_set(around["barred_before"]),
        between=_set(around["between"]),
        definite=_set(around["definite"]),
        feminine=_set(around["feminine"]),
        juntas=frozenset(part.strip() for part in around["juntas"].split("·")),
        after=after,
        portfolio_words=_set(convert(table["portfolio_words"], dict[str, str])["after"]),
        people_words=_set(peoples["words"]),
        people_prefixes=_set(peoples["prefixes"]),
        people_endings=tuple(words(peoples["endings"])),
        not_people=_set(peoples["not_words"]),
    )
