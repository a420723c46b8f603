"""The words and names by which a French report is told from others, one word for all that stand for it."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from tui.languages.french.calendar import MONTHS, WEEKDAYS
from tui.languages.french.news.prose import Sentence
from tui.languages.patterns.filtered_alternatives import FilteredAlternatives
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.model.news import LENDER, PROFESSION
from tui.model.phonetics import spelling_key
from tui.model.text import fold

_MIN_WORD_CHARS, _STEM_CHARS = 5, 6
#: What is written as a name and tells of nobody: where most is reported from, money, agencies.
_NO_NAMES = frozenset(
    {"niger", "niamey", "fcfa", "cfa", "afp", "anp", "banque", "conseil", "etat", "republique", "president"}
)
#: Where it was not, by a comparison: «contrairement à Parakou».
_COMPARED = FilteredPattern(
    r"(?:[Cc]ontrairement|[Àà] la différence|[Àà] l’instar|(?:[Tt]out )?[Cc]omme) (?:à|d[eu]|d’) ?"
    r"[A-ZÀ-ÖØ-Þ][\w’-]+"
)
#: Words that say when it was, not what.
_DAY_WORDS = WEEKDAYS.keys() | MONTHS.keys()
_WORD = re.compile(r"[^\W\d_][\w-]*")
_CAPITALIZED = re.compile(r"[A-ZÀ-ÖØ-Þ][\w-]+")
#: A word that does not only begin a sentence with its capital, by what is in front of that: words, marks, or
#: a short word in capitals.
_NAME = re.compile(
    r"[A-ZÀ-ÖØ-Þ](?:(?<=[a-zà-ÿ0-9,;’'«ÀA] .)|(?<=[’'«(].)|(?<=\bM\. .)"
    r"|(?<=[A-Z])(?:(?<=[A-ZÀ-ÖØ-Þ]\w .)|(?<=\w [A-Z]\w{2} .)))[\w-]+"
)


def find_names(title: str, news: Sequence[Sentence]) -> frozenset[str]:
    """Return the folded words of the names in a report."""
    texts = (text for s in news for text in (_COMPARED.sub(lambda _match: " ", s.text), s.ruled_out))
    names = {fold(name) for name in {name for text in texts for name in _NAME.findall(text)}}
    if not title.isupper():
        names |= {fold(name) for name in _NAME.findall(title)}
    words = {fold(word) for word in set(_CAPITALIZED.findall(title))}
    opening = {fold(m.group()) for s in news if (m := _CAPITALIZED.match(s.text, s.lead))}
    names |= words & (names | opening)
    names -= _NO_NAMES | load_openings()
    parts = {part for name in names if "-" in name for part in name.split("-")}  # «l’axe Ayorou-Yassan»
    return frozenset(spelling_key(name) for name in names | parts if len(name) > 2)


def find_stems(title: str, lead: Sequence[Sentence]) -> frozenset[str]:
    """Return stems of the longer words of a report’s title and first sentences, one for all synonyms."""
    texts = [fold(title), *(sentence.news for sentence in lead)]
    words = {word for text in texts for word in _WORD.findall(text)}
    synonyms = _load_synonyms()
    stems = {word: word[:_STEM_CHARS] for word in words}
    return frozenset(
        [
            synonyms.get(stem, stem)
            for word, stem in stems.items()
            if stem in synonyms or (len(word) >= _MIN_WORD_CHARS and word not in _DAY_WORDS)
        ]
    )


def find_lenders(title: str, lead: Sequence[Sentence]) -> frozenset[str]:
    """Return who lends or gives by the first of the title and the lead that names any; marked as lenders."""
    texts = (fold(title), *(sentence.news for sentence in lead))
    found = (frozenset(f"{LENDER}{match.lastgroup}" for match in _lenders().finditer(text)) for text in texts)
    return next(filter(None, found), frozenset())


@cache
def _lenders() -> FilteredAlternatives:
    groups = _load_table()["lenders"]
    return FilteredAlternatives(
        "|".join(f"(?P<{name.replace('-', '_')}>\\b(?:{words})\\b)" for name, words in groups.items())
    )


@cache
def _load_table() -> dict[str, Any]:
    return tomllib.loads(files("tui.languages.french").joinpath("synonyms.toml").read_text("utf-8"))


@cache
def load_openings() -> frozenset[str]:
    """Return the words with a capital that only begin what somebody says."""
    return frozenset(_load_table()["openings"].split())


@cache
def _load_synonyms() -> dict[str, str]:
    """Return what each word or stem that has synonyms is about."""
    table = _load_table()
    return {
        word: f"{mark}{name}"
        for mark, group in ((PROFESSION, table["professions"]), ("=", table["others"]))
        for name, words in group.items()
        for word in words.split()
    }
