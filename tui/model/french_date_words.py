"""The words of French date expressions, as folded text has them, and how a pattern is made of them."""

from __future__ import annotations

import re

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "janvier janv. janv",
            "fevrier fevr. fev. fevr fev",
            "mars",
            "avril avr. avr",
            "mai",
            "juin",
            "juillet juil. juil",
            "aout",
            "septembre sept. sept",
            "octobre oct. oct",
            "novembre nov. nov",
            "decembre dec. dec",
        ),
        start=1,
    )
    for name in names.split()
}
#: Monday is 0, as in `datetime.date.weekday`.
WEEKDAYS = {
    name: number
    for number, name in enumerate(["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"])
}
#: EDTF numbers of the seasons (ISO 8601-2, 4.8.1).
SEASONS = {"printemps": 21, "ete": 22, "automne": 23, "hiver": 24}

_COUNTS = (
    "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept "
    "dix-huit dix-neuf vingt"
)
NUMBERS = {word: number for number, word in enumerate(_COUNTS.split(), start=1)} | {
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
#: How long each unit is: so many days, or so many months.
UNIT_DAYS = {"jour": 1, "semaine": 7, "quinzaine": 14}
UNIT_MONTHS = {
    "mois": 1,
    "trimestre": 3,
    "semestre": 6,
    "an": 12,
    "annee": 12,
    "decennie": 120,
    "siecle": 1200,
}

# One blank inside an expression: some spaces, or one line end (a hard-wrapped text), never a blank line.
_BLANK = r"(?: {1,8}\n? {0,8}|\n {0,8})"


def _any(words: dict[str, int]) -> str:
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(re.escape(word).replace(r"\ ", " ") for word in longest_first)


_SHORT = ("mars", "mai", "juin", "aout")  # months that are no abbreviations

_FRAGMENTS = {
    "DAY": r"(?:1 ?er|premier|3[01]|[12][0-9]|0?[1-9])",
    "MONTH": f"(?:{_any(MONTHS)})",
    "FULLMONTH": f"(?:{_any({name: 0 for name in MONTHS if len(name) > 4 or name in _SHORT})})",
    "WEEKDAY": f"(?:{_any(WEEKDAYS)})",
    "YEAR": r"(?:1[0-9]{3}|20[0-9]{2}|21[0-9]{2})",
    "SEASON": f"(?:{_any(SEASONS)})",
    "NUMBER": rf"(?:{_any(NUMBERS)}|[1-9][0-9]{{0,2}})",
    "ABOUT": (
        r"(?:environ|quelque|presque|bientot|deja|tout juste|a peine|au moins|(?:pres|plus|moins) (?:de|d'))"
    ),
    "UNIT": r"(?:jours?|semaines?|quinzaines?|mois|trimestres?|semestres?|ans?|annees?|decennies?|siecles?)",
    "LAST": r"(?:dernier|derniere|passee?|ecoulee?)",
    "NEXT": r"(?:prochaine?|a venir)",
    "BEFORE": r"(?:precedente?|d'avant)",
    "AFTER": r"(?:suivante?|d'apres)",
    "TIME": r"(?:matin|midi|soir|apres-midi|dans la nuit|dans la soiree|en soiree|en debut de soiree)",
    "PART": r"(?:debut|mi|fin|courant|milieu|cours)",
}


def pattern(source: str) -> re.Pattern[str]:
    """A compiled pattern; capital words are fragments, a blank is any blank, the end is a word's end."""
    for name in sorted(_FRAGMENTS, key=len, reverse=True):
        source = re.sub(rf"\b{name}\b", _FRAGMENTS[name].replace("\\", r"\\"), source)
    return re.compile(f"(?:{source})(?!\\w)".replace(" ", _BLANK))


def number(words: str) -> int:
    """The number written as digits or words: «six», «12», «une dizaine d’»."""
    words = " ".join(words.split())
    return int(words) if words.isdigit() else NUMBERS.get(words, 1)


def day_number(words: str) -> int:
    """The day of the month: «1er», «premier», «16»."""
    return 1 if words.startswith("premier") else int("".join(c for c in words if c.isdigit()))
