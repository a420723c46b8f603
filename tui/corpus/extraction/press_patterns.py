"""The parts of which boilerplate rules are made: names, dates, and the words of `press_names.toml`.

Every pattern reads *plain* text: without accents, with one kind of apostrophe and hyphen, capitals kept
(`strip_accents`). An ambiguous repetition takes exponential time on a line made for it: every repetition is
bounded or possessive. (In Python 3.11 a possessive part must hold no capturing group.)
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from datetime import date
from functools import lru_cache
from importlib.resources import files
from typing import Any

from tui.model.text import fold

#: No rule matches a longer line.
MAX_LINE_CHARS = 400
#: The jobs of people who write; a byline may continue with one.
_JOB = (
    "(?i:(?:(?:notre|nos|une?|le|la|grande?|ex|ancienne?) ){0,4}(?:correspond[ae]nte?s?|envoyee?s?"
    " speciale?s?|envoyes speciaux|journalistes?|reporters?|redact(?:eur|rice)s?(?: en chef)?|editorialistes?"
    "|chroniqueu(?:r|se)s?"
    "|pigistes?|stagiaires?|webmaster|editor|writer|photographes?|chercheu(?:r|se)s?|politologues?|analystes?"
    "|ecrivaine?s?|economistes?|sociologues?|historienne?s?|enseignante?s?|professeure?s?|juristes?|doctorante?s?))"
)
_MONTH = (
    "(?:janvier|janv?|fevrier|fevr?|feb(?:ruary)?|january|mars|march|mar|avril|avr|apr(?:il)?|mai|may|juin|june?"
    "|juillet|juil|july?|aout|august|aug|septembre|sept?(?:ember)?|octobre|oct(?:ober)?|novembre|nov(?:ember)?"
    "|decembre|dec(?:ember)?)"
)
#: The number of a month by the beginning of its name; longer beginnings first.
_MONTHS = {
    "juil": 7, "july": 7, "juin": 6, "june": 6, "jul": 7, "jun": 6, "jan": 1, "fev": 2, "feb": 2, "mar": 3,
    "avr": 4, "apr": 4, "mai": 5, "may": 5, "aou": 8, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
}  # fmt: skip
_WEEKDAY = (
    "(?:(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche|lun|mar|mer|jeu|ven|sam|dim"
    "|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)[.,]{0,2} )"
)
_YEAR = r"(?:19|20)\d\d"
#: Words that begin something else on a line of names.
_NOT_A_NAME = (
    r"(?!(?:(?i:publie|mis|modifie|suivre|partager|temps|lire|photo|avec|par|sources?|tags?|stagiaire|il|elle|politique|economie|societe|education|sport|culture|sante|international|afrique|accueil|contact"
    r"|actualite|diplomatie|securite|justice|opinion|menu|newsletter|reading|time|view|share|post|print|version|retour|actualise|le|la|les"
    r"|un|une|dans|sur|pour|facebook|twitter|whatsapp|il y a|hier|redaction|agence)e?s?)(?![\w'-]))"
)
_CAPITAL = rf"{_NOT_A_NAME}(?!A )(?:[A-Z][\w']++(?:-[\w']++)*|[A-Z]\.(?:-?[A-Z]\.){{0,5}}|[A-Z](?= ))"
_PARTICLE = "(?:de|du|des|d'|van|von|der|el|al|ag|ould|ben|bin|la|le|dit)"

_PARTS = {
    "JOB": _JOB,
    "DAY": (
        rf"(?i:{_WEEKDAY}?(?:le |on )?(?:[0-3]?\d(?:er|e|st|nd|rd|th)?[ -](?:de )?"
        rf"{_MONTH}\.?,?[ -](?:de )?{_YEAR}"
        rf"|{_MONTH}\.? [0-3]?\d(?:st|nd|rd|th)?,? {_YEAR}"
        rf"|{_YEAR}[-/.][01]?\d[-/.][0-3]?\d(?:T[\d:.]++(?:Z|[+-]\d\d:?\d\d)?)?"
        rf"|[0-3]?\d ?[/.-] ?[01]?\d ?[/.-] ?(?:{_YEAR}|\d\d))(?![\w/]))"
    ),
    "MONTH": rf"(?i:{_MONTH}\.? {_YEAR}\b)",
    "PARTIAL": rf"(?i:{_WEEKDAY}?(?:le )?[0-3]?\d(?:er)? {_MONTH}\b\.?(?!,? ?\d{{4}}))",
    "TIME": (
        r"(?i:(?:[ ,|.\-–—•·]|\bat?\b){0,8}\b[0-2]?\d ?(?:h(?:eures)? ?(?:[0-5]\d(?: ?mi?n)?)?"
        r"|:[0-5]\d(?::[0-5]\d)?)"
        r"(?: ?[ap]m\b)?(?: ?\(?(?:gmt|utc|tu|t\.u\.|cet|heure (?:de |locale)\w*)(?:[+-]\d+)?\)?)?)"
        r"(?![a-z\d])"
    ),
    "AGO": (
        r"(?i:il y a (?:une?|\d+|quelques) \w+|hier|aujourd'hui|a l'instant"
        r"|\d+ (?:hours?|days?|minutes?) ago)"
    ),
    "NAME": rf"{_CAPITAL}(?:(?: {_PARTICLE})? {_CAPITAL}){{1,4}}",
    "INITIALS": r"[A-Z]\.(?: ?-?[A-Z]\.?){1,3}(?!\w)",
    "JOIN": r"(?:, (?:et )?| et | & | and | / | ; )",
}
#: Parts made of the word lists of `press_names.toml`.
_WORDS = {"AGENCY": ("agencies",), "MEDIUM": ("media", "agencies"), "PLACE": ("places",),
          "MASTHEAD": ("mastheads",), "OFFICE": ("offices",),
          "RUBRIC": ("rubrics", "places"), "BUTTON": ("buttons",)}  # fmt: skip
_CAPITALS_COUNT = {"AGENCY", "MEDIUM"}


@lru_cache(maxsize=2)
def load_table(name: str) -> dict[str, Any]:
    """Load a TOML file of this package."""
    return tomllib.loads(files("tui.corpus.extraction").joinpath(name).read_text("utf-8"))


@lru_cache(maxsize=1)
def _load_parts() -> dict[str, str]:
    """Return the parts by the name that a rule writes in `<…>`."""
    tables = load_table("press_names.toml")
    defined = load_table("boilerplate.toml")["parts"]
    parts = _PARTS | {name: "".join(text.split("\n")) for name, text in defined.items()}
    for name, keys in _WORDS.items():
        words = sorted({word for key in keys for word in tables[key]}, key=lambda word: (-len(word), word))
        parts[name] = f"(?>(?{'' if name in _CAPITALS_COUNT else 'i'}:{'|'.join(words)})(?!\\w))"
    return parts


_PART_REFERENCE = re.compile(r"<([A-Z]+)>")
_NAMED_GROUP = re.compile(r"\(\?P<([a-z]+)>")


@lru_cache(maxsize=512)
def compile_template(template: str) -> re.Pattern[str]:
    """Compile a template after filling in its parts `<…>`.

    Case counts except inside `(?i:…)`. The name of a group may occur twice: the second becomes `name2`.
    The pattern matches nowhere where more than `MAX_LINE_CHARS` characters follow, so that its cost is
    bounded on any text.
    """
    filled = template
    while (deeper := _PART_REFERENCE.sub(lambda part: _load_parts()[part[1]], filled)) != filled:
        filled = deeper
    numbers: Counter[str] = Counter()

    def number_group(group: re.Match[str]) -> str:
        numbers[group[1]] += 1
        number = numbers[group[1]]
        return f"(?P<{group[1]}{number if number > 1 else ''}>"

    source = _NAMED_GROUP.sub(number_group, filled)
    return re.compile(f"(?s:(?!.{{{MAX_LINE_CHARS + 1}}}))(?:{source})")


_JOIN = re.compile(_PARTS["JOIN"])


def split_names(text: str) -> list[str]:
    """Split a list of names: «A. Bé, C. Dé et E. Ef»."""
    return _JOIN.split(text)


def strip_accents(text: str) -> str:
    """Return `text` without accents, with one kind of apostrophe, hyphen and blank; case and length stay."""
    if text.isascii():
        return text
    return "".join(
        capital if character.isupper() and len(capital := plain.upper()) == 1 else plain
        for character, plain in zip(text, fold(text), strict=True)
    )


_YEAR_FIRST = re.compile(rf"(?P<y>{_YEAR})[-/.](?P<m>[01]?\d)[-/.](?P<d>[0-3]?\d)")
_YEAR_LAST = re.compile(rf"(?P<d>[0-3]?\d) ?[/.-] ?(?P<m>[01]?\d) ?[/.-] ?(?P<y>{_YEAR}|\d\d)")
_IN_WORDS = re.compile(
    r"(?i:(?:(?P<d>[0-3]?\d)(?:er|e|st|nd|rd|th)?[ -](?:de )?)?"
    rf"(?P<n>{_MONTH})\.?,?[ -](?:de )?(?P<y>{_YEAR}))"
)
_MONTH_FIRST = re.compile(rf"(?i:(?P<n>{_MONTH})\.? (?P<d>[0-3]?\d)(?:st|nd|rd|th)?,? (?P<y>{_YEAR}))")


def parse_page_date(text: str) -> str | None:
    """Parse the plain text of a date to a day or month in EDTF; None if there is no such day.

    «03/04/2024» is the third of April: these are French pages.
    """
    for form in (_YEAR_FIRST, _MONTH_FIRST, _IN_WORDS, _YEAR_LAST):
        if date_match := form.search(text):
            parts = date_match.groupdict()
            month = int(parts["m"]) if "m" in parts else _parse_month(parts["n"])
            year = int(parts["y"]) + (2000 if len(parts["y"]) == 2 else 0)
            if not parts["d"]:
                return f"{year:04}-{month:02}"
            try:
                return date(year, month, int(parts["d"])).isoformat()
            except ValueError:
                continue
    return None


def _parse_month(name: str) -> int:
    """Return the number of a month named in French or English, in full or abbreviated."""
    small = name.lower()
    return next(number for start, number in _MONTHS.items() if small.startswith(start))
