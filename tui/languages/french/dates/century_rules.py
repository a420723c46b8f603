"""Rules for dates that name a century: «au XIXe siècle», «à la fin du siècle dernier»."""

from __future__ import annotations

import re
from itertools import product, takewhile

from tui.languages.french.dates.context import DateContext
from tui.languages.french.dates.rules import compile_rules, group_or_empty
from tui.model.dates import ranges
from tui.model.dates.ranges import DateRange

#: The number of a century by its ordinal in words.
_ORDINALS = {
    name: number
    for number, name in enumerate(
        [
            "dixieme",
            "onzieme",
            "douzieme",
            "treizieme",
            "quatorzieme",
            "quinzieme",
            "seizieme",
            "dix-septieme",
            "dix-huitieme",
            "dix-neuvieme",
            "vingtieme",
            "vingt-et-unieme",
        ],
        start=10,
    )
} | {"vingt et unieme": 21}
#: The digits of Roman numerals.
_DIGITS = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")
#: The value of a Roman numeral's letter.
_ROMAN = {"i": 1, "v": 5, "x": 10}
#: Earlier centuries are hardly dates of the press, and «Ve» may be a republic's.
_FIRST_CENTURY, _LAST_CENTURY = 2, 22
#: The first and last year, within a century, of the part that a word means.
_PARTS = {
    "debut": (0, 19), "aube": (0, 19), "tournant": (0, 9), "milieu": (40, 59), "fin": (80, 99),
    "premiere moitie": (0, 49), "seconde moitie": (50, 99), "deuxieme moitie": (50, 99),
    "premier tiers": (0, 33), "dernier tiers": (67, 99), "dernier quart": (75, 99), "premier quart": (0, 24),
}  # fmt: skip
_BEFORE_CHRIST = re.compile(r"[ \n](?:av(?:\.|ant)|apres|apr\.) ?(?:J|l'ere|notre)", re.I)


def _roman_number(numeral: str) -> int:
    """Return the value of a Roman numeral in small letters."""
    values = [_ROMAN[letter] for letter in numeral]
    following = [*values[1:], 0]
    return sum(-value if value < after else value for value, after in zip(values, following, strict=True))


def _century_number(words: str) -> int:
    """Return the number of a century: «XIXe», «19e», «dix-neuvième»; 0 if it is none."""
    words = " ".join(words.split())
    if words in _ORDINALS:
        return _ORDINALS[words]
    if words[0].isdigit():
        return int("".join(filter(str.isdecimal, words)))
    return _roman_number("".join(takewhile(_ROMAN.__contains__, words)))


def _years_of_century(number: int, part: str) -> DateRange | None:
    """Return the range of a century or of a part of it; None where no date of the press means it."""
    if not _FIRST_CENTURY <= number <= _LAST_CENTURY:
        return None
    first_year = (number - 1) * 100
    if not part:
        return ranges.century(first_year)
    first, last = _PARTS[" ".join(part.split())]
    return ranges.span(ranges.year(first_year + first), ranges.year(first_year + last))


def _century(match: re.Match[str], context: DateContext) -> DateRange | None:
    """Read «au XIXe siècle», «à la fin du 19e siècle», «dans la seconde moitié du vingtième siècle»."""
    if _BEFORE_CHRIST.match(context.text, match.end()):
        return None
    return _years_of_century(_century_number(match["century"]), group_or_empty(match, "part"))


def _centuries(match: re.Match[str], context: DateContext) -> DateRange | None:
    """Read «aux XVIIe et XVIIIe siècles», «du XVIe au XIXe siècle»."""
    first, last = _century_number(match["first"]), _century_number(match["century"])
    begin, end = _years_of_century(first, ""), _years_of_century(last, "")
    if begin is None or end is None or first >= last or _BEFORE_CHRIST.match(context.text, match.end()):
        return None
    return ranges.span(begin, end)


def _this_century(match: re.Match[str], context: DateContext) -> DateRange | None:
    """Read «au début du siècle», «à la fin du siècle dernier», «au siècle passé»."""
    if context.anchor is None or not (match["part"] or match["last"]):
        return None
    number = context.anchor.year // 100 + 1 - bool(match["last"])
    return _years_of_century(number, match["part"] or "")


_ORDINAL_WORDS = "|".join(sorted(_ORDINALS, key=len, reverse=True))
_CENTURY = rf"(?:[ivx]{{1,5}} ?(?:eme|er|e|ᵉ)|[12]?[0-9] ?(?:eme|er|e|ᵉ)|{_ORDINAL_WORDS})"
_PART = f"(?:(?P<part>{'|'.join(_PARTS)}) (?:du|de ce) )?"
_NUMERALS = ("".join(digits) for digits in product(("", "x", "xx"), _DIGITS))
_SUFFIXED = " ".join(
    f"{numeral}{suffix}" for numeral in _NUMERALS if numeral for suffix in ("", "e", "eme", "er", "ᵉ")
)
_PART_BEGINS = " ".join(dict.fromkeys(part.split()[0] for part in _PARTS))
#: The rules in order of precedence among matches of equal length.
CENTURY_RULES = compile_rules(
    (
        (
            f"DIGIT {_SUFFIXED} {' '.join(_ORDINALS)} {_PART_BEGINS}",
            rf"{_PART}(?P<century>{_CENTURY}) siecle",
            _century,
        ),
        (
            f"DIGIT {_SUFFIXED} {' '.join(_ORDINALS)}",
            rf"(?P<first>{_CENTURY})(?: siecle)?(?: et(?: (?:le|du|au))?| au| a)"
            rf" (?P<century>{_CENTURY}) siecles?",
            _centuries,
        ),
        (
            f"siecle {_PART_BEGINS}",
            rf"{_PART}siecle(?: (?P<last>LAST))?(?! des| de| d'| apres| avant| mot)",
            _this_century,
        ),
    )
)
