"""The rules for French dates, found by the word with which an expression begins."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, compress

from tui.languages.french.calendar import MONTHS, WEEKDAYS
from tui.languages.french.dates.anaphoric_rules import ANAPHORIC_RULES
from tui.languages.french.dates.bare_day_rules import BARE_DAY_RULES
from tui.languages.french.dates.calendar_rules import CALENDAR_RULES
from tui.languages.french.dates.century_rules import CENTURY_RULES
from tui.languages.french.dates.duration_rules import DURATION_RULES
from tui.languages.french.dates.feasts.feast_rules import FEAST_RULES
from tui.languages.french.dates.feasts.muslim_feast_rules import MUSLIM_FEAST_RULES
from tui.languages.french.dates.relative_rules import RELATIVE_RULES
from tui.languages.french.dates.rules import DateRule
from tui.languages.french.dates.words import DAY_WORDS, NUMBERS, PART_WORDS, SEASONS
from tui.languages.french.dates.year_rules import YEAR_RULES
from tui.model.text import TokenTable

#: The words that a name in capitals stands for in `DateRule.begins`.
_WORD_CLASSES: dict[str, Iterable[str]] = {
    "DIGIT": "0123456789",
    "YEAR": ("YEAR",),
    "MONTH": MONTHS,
    "WEEKDAY": WEEKDAYS,
    "SEASON": SEASONS,
    "NUMBER": NUMBERS,
    "PART": PART_WORDS,
    "DAYWORD": DAY_WORDS,
}

#: The rules for dates that name a day, month, season or year.
ABSOLUTE_RULES = (
    *FEAST_RULES,
    *MUSLIM_FEAST_RULES,
    *CALENDAR_RULES,
    *BARE_DAY_RULES,
    *YEAR_RULES,
    *CENTURY_RULES,
)
#: All rules in order of precedence among matches of equal length.
_ALL_RULES = (*ABSOLUTE_RULES, *RELATIVE_RULES, *ANAPHORIC_RULES, *DURATION_RULES)


def _index_by_first_word() -> dict[str, list[DateRule]]:
    """Return the rules by the word with which an expression begins.

    Numbers are found by their first digit, but those that may be years, which no other rule takes, by `YEAR`.
    """
    table: dict[str, list[DateRule]] = {}
    for rule in _ALL_RULES:
        begins = chain.from_iterable(_WORD_CLASSES.get(word, (word,)) for word in rule.begins.split())
        for first_word in {re.split(r"[ .'-]", word)[0] for word in begins}:
            table.setdefault(first_word, []).append(rule)
    return table


RULES_BY_FIRST_WORD = _index_by_first_word()
_YEAR = re.compile("[12][0-9o]{3}")
#: The table of first words forgets all of them when it has this many, to bound its memory.
_MAX_CACHED_WORDS = 30_000


class _RulesKeys(dict[str, str]):
    """The key in the table of rules for each word, or an empty text; a cache, as most words recur."""

    def __missing__(self, word: str) -> str:
        key = "YEAR" if _YEAR.fullmatch(word) else word[:1] if word[:1].isdigit() else word
        if len(self) >= _MAX_CACHED_WORDS:
            self.clear()
        value = self[word] = key if key in RULES_BY_FIRST_WORD else ""
        return value


_rules_keys = _RulesKeys()


def possible_beginnings(tokens: TokenTable) -> Iterator[tuple[int, str]]:
    """Yield the index of each word that may begin an expression, and its key in the table of rules."""
    keys = list(map(_rules_keys.__getitem__, tokens.words))
    return compress(enumerate(keys), keys)
