"""Dates and other words of citations in French: «1er mars 2024», «consulté le 28 novembre 2026»."""

from __future__ import annotations

import re

from tui.languages.citation_words import CitationWords
from tui.model.dates.formatting import MONTHS, format_long

_MONTH_NAMES = (
    *("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre"),
    *("novembre", "décembre"),
)
#: The French of everything that a date in words is made of.
DATE_WORDS = dict(zip(MONTHS, _MONTH_NAMES, strict=True)) | {
    "spring": "printemps",
    "summer": "été",
    "autumn": "automne",
    "winter": "hiver",
    "the {year}s": "années {year}",
    "a day in {date}": "un jour de {date}",
    "a month in {date}": "un mois de {date}",
    "about {date}": "vers {date}",
    "about {date}, uncertain": "vers {date} (?)",
    "from {date}": "à partir de {date}",
    "by {date}": "jusqu’à {date}",
    "within {date}": "dans la période {date}",
    " or ": " ou ",
    " and ": " et ",
}
#: What stands before a day takes an article: «à partir du 15 janvier», but «à partir de janvier».
_BEFORE_A_DAY = {"à partir de": "à partir du", "jusqu’à": "jusqu’au", "vers": "vers le"}
_DAY_AFTER = re.compile(
    rf"({'|'.join(_BEFORE_A_DAY)}) (?=\d{{1,2}}(?:er)?(?:–\d{{1,2}}| ou \d{{1,2}})? [a-zéû])"
)
_FIRST_OF_MONTH = re.compile(rf"(?<!\d)1(?= (?:{'|'.join(_MONTH_NAMES)})| ou 2 |–\d{{1,2}} )")


def format_date(edtf: str) -> str:
    """Return an EDTF text in French words; a text that is no EDTF unchanged."""
    words = format_long(edtf, lambda message: DATE_WORDS.get(message, message))
    words = _FIRST_OF_MONTH.sub("1er", words)
    return _DAY_AFTER.sub(lambda match: f"{_BEFORE_A_DAY[match[1]]} ", words)


CITATION_WORDS = CitationWords(format_date, "consulté le {date}")
