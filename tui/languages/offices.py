"""The offices of a language: `offices.toml` of its folder."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, convert, field

from tui.languages.phrase_table import PhraseTable
from tui.model.text import fold, split_words, tokenize


class OfficeEntry(Struct, frozen=True):
    """One office, rank or form of address; the fields are described in `offices.toml`."""

    key: str
    forms: tuple[str, ...]
    complete: bool = False
    rank: bool = False
    host: bool = False
    body: bool = False  # no person: «la junte»
    alone: bool = False
    top: bool = False
    begun: bool = False
    gender: str = ""  # of a form of address: «f», «m»
    fits: tuple[str, ...] = ()
    said_as: tuple[str, ...] = ()


class OfficeTable(Struct, frozen=True):
    """The offices of a language, and the words that may stand around them, folded."""

    office: tuple[OfficeEntry, ...]
    same: dict[str, str]
    portfolio: dict[str, tuple[str, ...]]
    genders: dict[str, str]  # of articles: «f» or «m»
    barred_before: frozenset[str] = frozenset()
    between: frozenset[str] = frozenset()
    late: frozenset[str] = frozenset()
    once: frozenset[str] = frozenset()
    had: frozenset[str] = frozenset()
    then: frozenset[str] = frozenset()
    possessive: frozenset[str] = frozenset()
    addressed: frozenset[str] = frozenset()
    houses: frozenset[str] = frozenset()  # in capitals
    definite: frozenset[str] = frozenset()
    feminine: frozenset[str] = frozenset()
    juntas: frozenset[str] = frozenset()
    power: frozenset[str] = frozenset()
    continued_by: frozenset[str] = frozenset()  # as written, with accents
    after: PhraseTable[str] = field(
        default_factory=PhraseTable
    )  # values: «barred», «former», «acting» or «kept»
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


def read_office_table(table: Mapping[str, object]) -> OfficeTable:
    """Return the offices of a parsed `offices.toml`."""
    around = convert(table["around"], dict[str, str])
    peoples = convert(table["peoples"], dict[str, str])
    genders = convert(table["genders"], dict[str, str])
    after: PhraseTable[str] = PhraseTable()
    for meaning in ("barred", "former", "acting", "kept"):
        phrase_list = around["barred_after" if meaning == "barred" else meaning]
        for phrase in phrase_list.split("·"):
            after.add(tokenize(fold(phrase)).words, meaning)
    return OfficeTable(
        office=convert(table["office"], tuple[OfficeEntry, ...]),
        same=convert(table["same"], dict[str, str]),
        portfolio=convert(table["portfolio"], dict[str, tuple[str, ...]]),
        genders={word: gender for gender, text in genders.items() for word in split_words(text)},
        barred_before=_word_set(around["barred_before"]),
        between=_word_set(around["between"]),
        late=_word_set(around["late"]),
        once=_word_set(around["once"]),
        had=_word_set(around["had"]),
        then=_word_set(around["then"]),
        possessive=_word_set(around["possessive"]),
        addressed=_word_set(around["addressed"]),
        houses=_word_set(around["houses"]),
        definite=_word_set(around["definite"]),
        feminine=_word_set(around["feminine"]),
        juntas=frozenset(key.strip() for key in around["juntas"].split("·")),
        power=_word_set(around["power"]),
        continued_by=frozenset(around["continued_by"].split()),
        after=after,
        portfolio_words=_word_set(convert(table["portfolio_words"], dict[str, str])["after"]),
        people_words=_word_set(peoples["words"]),
        people_prefixes=_word_set(peoples["prefixes"]),
        people_endings=tuple(split_words(peoples["endings"])),
        not_people=_word_set(peoples["not_words"]),
    )


def _word_set(text: str) -> frozenset[str]:
    """Return the folded words of a text as a set."""
    return frozenset(split_words(text))
