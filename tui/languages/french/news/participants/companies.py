"""Which companies share in something, by a French sentence that counts and lists them.

«Deux sociétés exploiteront la carrière : la togolaise Kara Mines et la ghanéenne Volta Rock».
"""

from __future__ import annotations

import re

from tui.languages.french.news.numbers import find_numbers
from tui.languages.french.news.participants.parties import NameList
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.model.text import fold

#: What companies are called, and what other groups are called too.
_COMPANIES = (
    r"sociétés|entreprises|compagnies|firmes|banques|actionnaires|opérateurs|industriels|investisseurs"
)
#: Numbers by these words count them: those of a list are no number of their own.
COUNTED_COMPANIES = frozenset({"companies", "groupes", *fold(_COMPANIES).split("|")})
#: So many of them, and what stands between them and their names.
_COUNTED = FilteredPattern(
    rf"(?<![\w-])(?P<count>[Dd]eux|[Tt]rois|[Qq]uatre|[Cc]inq|[Ss]ix|[Ss]ept|[Hh]uit|[2-8])"
    rf" (?:[a-zà-ÿ]{{5,12}}s )?(?:{_COMPANIES}|(?P<any>groupes))\b[^.;:]{{0,90}}?"
    r"(?: : |, (?=l[ae’] ?|[A-ZÀ-Þ]))"
)
#: What makes groups companies.
_BUSINESS = FilteredPattern(
    r"\bcapital\b|\bactionn|\btour de table\b|\bconsorti|\binvesti|\bappel d'offres\b|\bconcession|\bexploit"
    r"|\bgisement|\bminier|\bindustriel|\bprivee?s?\b"
)
#: One of them, with its people in front and its town behind: «Volta Rock, d’Accra».
_NAME = r"[A-ZÀ-ÖØ-Þ][\w’&-]*(?: (?:d[eu] |des )?[A-ZÀ-ÖØ-Þ&][\w’&-]*){0,4}"
_ONE = re.compile(
    rf"(?:l[ae] |l’|les )?(?:[a-zà-ÿ-]{{4,18}} ){{0,2}}(?P<name>{_NAME})"
    r"(?:, (?:d[eu] |d’|basée? à |venue? d[eu’] ?)[A-ZÀ-ÖØ-Þ][\w’-]+(?: [A-ZÀ-ÖØ-Þ][\w’-]+){0,2}"
    r"(?=[,.;]| et )"
    r"| \([^()]{2,30}\))?"
)
_AND = re.compile(r", et |, | et ")


def find_companies(text: str, folded: str) -> NameList | None:
    """Return the companies that a sentence lists, when they are as many as it says; None without such."""
    for counted in _COUNTED.finditer(text):
        if counted["any"] and not _BUSINESS.search(folded):
            continue
        names: list[str] = []
        one = _ONE.match(text, counted.end())
        while one is not None:
            names.append(one["name"])
            link = _AND.match(text, one.end())
            one = _ONE.match(text, link.end()) if link else None
        (count,) = find_numbers(fold(counted["count"]))
        if len(names) == count.low:
            return NameList("companies", tuple(map(fold, names)), ", ".join(names), is_open=False)
    return None
