"""Numbers as the language of the interface writes them."""

from __future__ import annotations

from tui.i18n.language import language

#: By language: what separates thousands, and the decimals.
_MARKS = {"en": (",", "."), "fr": ("\u202f", ",")}
#: By language: what stands before the sign of a percentage.
_BEFORE_PERCENT = {"en": "", "fr": "\u202f"}


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
