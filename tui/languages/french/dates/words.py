"""The words of French date expressions, folded, and the patterns made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tui.languages.french.calendar import MONTHS, WEEKDAYS
from tui.model.dates.informal_dates import DateWords
from tui.model.dates.ranges import Part

#: The EDTF code of a season by its name (ISO 8601-2, 4.8.1).
SEASONS = {"printemps": 21, "ete": 22, "automne": 23, "hiver": 24}

#: The words for a part of a month, a year and the like.
PART_WORDS = ("debut", "mi", "fin", "courant", "milieu", "cours")
#: Those of them that mean less than the whole.
PARTS: dict[str, Part] = {"debut": "early", "mi": "mid", "milieu": "mid", "fin": "late"}

#: The numerals from 1 to 20.
_NUMERALS = (
    "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept "
    "dix-huit dix-neuf vingt"
)
#: The value of a numeral.
NUMBERS = {word: number for number, word in enumerate(_NUMERALS.split(), start=1)} | {
    "une": 1,
    "vingt-quatre": 24,
    "vingt-cinq": 25,
    "quarante-huit": 48,
    "soixante-douze": 72,
    "trente": 30,
    "quarante": 40,
    "cinquante": 50,
    "soixante": 60,
    "cent": 100,
    "une dizaine de": 10,
    "une dizaine d'": 10,
    "une quinzaine de": 15,
    "une quinzaine d'": 15,
    "une vingtaine de": 20,
    "une vingtaine d'": 20,
    "une trentaine de": 30,
    "une trentaine d'": 30,
    "une cinquantaine d'": 50,
}
#: The days of a month in words.
DAY_WORDS = {word: n for word, n in NUMBERS.items() if 1 < n <= 20} | {
    "vingt et un": 21, "vingt-deux": 22, "vingt-trois": 23, "vingt-quatre": 24, "vingt-cinq": 25,
    "vingt-six": 26, "vingt-sept": 27, "vingt-huit": 28, "vingt-neuf": 29, "trente": 30,
    "trente et un": 31,
}  # fmt: skip
#: The length in days of the units that are whole days.
UNIT_DAYS = {"jour": 1, "semaine": 7, "quinzaine": 14}
#: The length in months of the longer units.
UNIT_MONTHS = {
    "mois": 1,
    "trimestre": 3,
    "semestre": 6,
    "an": 12,
    "annee": 12,
    "decennie": 120,
    "siecle": 1200,
}

# White space inside an expression: some spaces, or one line end (of a hard-wrapped text), never a blank line.
_SPACE = r"(?: {1,8}\n? {0,8}|\n {0,8})"
#: A class of characters, in which a space stands for itself, or a space.
_CLASS_OR_SPACE = re.compile(r"\[[^\[\]]*+\]| ")


def _alternatives(words: Iterable[str]) -> str:
    """Return a pattern of alternative words, longest first, so that no abbreviation cuts a word short."""
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", " ") for word in longest_first)


#: Months whose full name is as short as an abbreviation.
_SHORT_MONTHS = ("mars", "mai", "juin", "aout")

#: The fragments that the pattern of a rule names in capitals; scans have letters «O» for zeros.
_FRAGMENTS = {
    "DAY": r"(?:1 ?(?:er|ᵉʳ|°|º)|premier|3[01o]|[12][0-9o]|[0o]?[1-9])",
    "WORDDAY": f"(?:premier|{_alternatives(DAY_WORDS)})",
    "WORDYEAR": f"deux mille(?: (?:{_alternatives(DAY_WORDS)}))?",
    "MONTH": f"(?:{_alternatives(MONTHS)})",
    "FULLMONTH": f"(?:{_alternatives(name for name in MONTHS if len(name) > 4 or name in _SHORT_MONTHS)})",
    "WEEKDAY": f"(?:{_alternatives(WEEKDAYS)})",
    "YEAR": r"(?:1[0-9]{3}|2[0o][0-9o]{2}|21[0-9]{2})",
    "SEASON": f"(?:{_alternatives(SEASONS)})",
    "NUMBER": rf"(?:{_alternatives(NUMBERS)}|[1-9][0-9]{{0,2}})",
    "ABOUT": (
        r"(?:environ|quelque|presque|bientot|deja|tout juste|a peine|au moins"
        r"|(?:pres|(?:un peu )?(?:plus|moins)) (?:de|d'))"
    ),
    "UNIT": r"(?:jours?|semaines?|quinzaines?|mois|trimestres?|semestres?|ans?|annees?|decennies?|siecles?)",
    "LAST": r"(?:dernier|derniere|passee?|ecoulee?)",
    "NEXT": r"(?:prochaine?|a venir)",
    "BEFORE": r"(?:precedente?|d'avant)",
    "AFTER": r"(?:suivante?|d'apres)",
    "TIME": r"(?:matin|midi|soir|apres-midi|dans la nuit|dans la soiree|en soiree|en debut de soiree)",
    "PART": f"(?:{'|'.join(PART_WORDS)})",
}


def pattern(source: str) -> re.Pattern[str]:
    """Compile the pattern of a rule, which matches up to the end of a word.

    Words in capitals stand for the fragments above; a space stands for any white space but a blank line.
    """
    for name in sorted(_FRAGMENTS, key=len, reverse=True):
        source = re.sub(rf"\b{name}\b", _FRAGMENTS[name].replace("\\", r"\\"), source)
    spaced = _CLASS_OR_SPACE.sub(lambda part: _SPACE if part[0] == " " else part[0], source)
    return re.compile(f"(?:{spaced})(?!\\w)")


def date_words() -> DateWords:
    """Return the words of informal dates, to suggest the EDTF that they mean."""
    names = [[name for name in MONTHS if MONTHS[name] == number] for number in range(1, 13)]
    full_names = [max(month_names, key=len) for month_names in names]
    return DateWords(
        months=tuple(_with_accents(_distinct_prefix(name, full_names)) for name in full_names),
        approximate=r"vers|env\.?|environ",
        to="à|au",
        article="le ",
        ordinal="er",
    )


def _distinct_prefix(name: str, names: Iterable[str]) -> str:
    """Return the first three letters of a name, or as many as tell the name from the others."""
    others = [other for other in names if other != name]
    length = next(n for n in range(3, len(name) + 1) if not any(o.startswith(name[:n]) for o in others))
    return name[:length]


def _with_accents(folded: str) -> str:
    """Return a pattern that matches a folded word with or without its accents."""
    return folded.replace("e", "[eé]").replace("u", "[uû]")


def number(words: str) -> int:
    """Return the value of digits or a numeral: «six», «12», «une dizaine d’»; 1 for another word."""
    words = " ".join(words.split())
    return int(words) if words.isdigit() else NUMBERS.get(words, 1)


def day_number(words: str) -> int:
    """Return the day of the month: «1er», «premier», «16», «vingt-six», «2O»."""
    words = " ".join(words.split())
    if words in DAY_WORDS:
        return DAY_WORDS[words]
    if words.startswith("premier"):
        return 1
    return int("".join(digit for digit in words.replace("o", "0") if digit.isdigit()))


def year_number(digits: str) -> int:
    """Return the year of four digits; a letter «o» is a zero, as in scans."""
    return int(digits.replace("o", "0"))
