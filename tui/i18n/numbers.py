"""Numbers as the language of the interface writes them."""

from __future__ import annotations

import re

from tui.i18n.language import language

#: By language: what separates thousands, and the decimals.
_MARKS = {"en": (",", "."), "fr": ("\u202f", ",")}
#: By language: what stands before the sign of a percentage.
_BEFORE_PERCENT = {"en": "", "fr": "\u202f"}
#: A share as texts of either language write it, perhaps with words before it: «près de 1,6 %», «50–60%».
_SHARE = r"\d{1,4}(?:[.,]\d{1,3})?"
_PERCENT = re.compile(rf"(\D{{0,20}}?{_SHARE}(?:(?:[–-]| à | et ){_SHARE})?)[ \u00a0\u202f]?%")
_DECIMAL_MARK = re.compile(r"(?<=\d)[.,](?=\d)")


def format_number(number: float) -> str:
    """Return a whole number with its thousands apart: «1,234», in French «1 234»."""
    return format_decimal(number, 0)


def format_decimal(number: float, decimals: int) -> str:
    """Return a number with so many decimals, its thousands apart."""
    thousands, point = _MARKS[language()]
    return f"{number:z,.{decimals}f}".translate({ord(","): thousands, ord("."): point})


def format_percent(share: float) -> str:
    """Return a share between 0 and 1 as a percentage: «87%», in French «87 %»."""
    return f"{share * 100:.0f}{_BEFORE_PERCENT[language()]}%"


def rewrite_percent(text: str) -> str:
    """Return a share in the one form of the interface: «1,6 %» as «1.6%»; any other text as it is."""
    match = _PERCENT.fullmatch(text)
    if match is None:
        return text
    return f"{_DECIMAL_MARK.sub(_MARKS[language()][1], match[1])}{_BEFORE_PERCENT[language()]}%"
