"""The patterns for pages of the press, compiled from the templates of the pages' language.

Every pattern reads *plain* text: without accents, with one kind of apostrophe and hyphen, capitals kept
(`strip_accents`). An ambiguous repetition takes exponential time on a line made for it: every repetition is
bounded or possessive. (In Python 3.11 a possessive part must hold no capturing group.)
"""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from functools import lru_cache

from tui.languages.registry import find_language
from tui.model.text import fold

#: The language of pages and exports, which are read before their own language is known.
PAGE_LANGUAGE = find_language()
#: No rule matches a longer line.
MAX_LINE_CHARS = 400
_PART_REFERENCE = re.compile(r"<([A-Z]+)>")
_NAMED_GROUP = re.compile(r"\(\?P<([a-z]+)>")


@lru_cache(maxsize=512)
def compile_template(template: str) -> re.Pattern[str]:
    """Compile a template after filling in its parts `<…>`.

    Case counts except inside `(?i:…)`. The name of a group may occur twice: the second becomes `name2`.
    The pattern matches nowhere where more than `MAX_LINE_CHARS` characters follow, so that its cost is
    bounded on any text.
    """
    parts = PAGE_LANGUAGE.press.parts
    filled = template
    while (deeper := _PART_REFERENCE.sub(lambda part: parts[part[1]], filled)) != filled:
        filled = deeper
    numbers: Counter[str] = Counter()

    def number_group(group: re.Match[str]) -> str:
        numbers[group[1]] += 1
        number = numbers[group[1]]
        return f"(?P<{group[1]}{number if number > 1 else ''}>"

    source = _NAMED_GROUP.sub(number_group, filled)
    return re.compile(f"(?s:(?!.{{{MAX_LINE_CHARS + 1}}}))(?:{source})")


def split_names(text: str) -> list[str]:
    """Split a list of names: «A. Bé, C. Dé et E. Ef»."""
    return re.split(PAGE_LANGUAGE.press.parts["JOIN"], text)


class _PlainCharacters(dict[int, str]):
    """A table for `str.translate` that computes each character at first use."""

    def __missing__(self, key: int) -> str:
        plain = fold(chr(key))
        capital = plain.upper() if chr(key).isupper() else plain
        value = self[key] = capital if len(capital) == 1 else plain
        return value


_PLAIN_CHARACTERS = _PlainCharacters()


def strip_accents(text: str) -> str:
    """Return `text` without accents, with one kind of apostrophe, hyphen and blank; case and length stay."""
    return text if text.isascii() else text.translate(_PLAIN_CHARACTERS)


def parse_page_date(text: str) -> str | None:
    """Parse the plain text of a date to a day or month in EDTF; None if there is no such day."""
    press = PAGE_LANGUAGE.press
    for template in press.phrases.page_dates:
        if date_match := compile_template(template).search(text):
            parts = date_match.groupdict()
            month = int(parts["m"]) if "m" in parts else press.months.get(parts["n"].lower(), 0)
            if not month:  # a letter that only ignoring case makes that of a month: «ſept»
                continue
            year = int(parts["y"]) + (2000 if len(parts["y"]) == 2 else 0)
            if not parts["d"]:
                return f"{year:04}-{month:02}"
            try:
                return date(year, month, int(parts["d"])).isoformat()
            except ValueError:
                continue
    return None
