"""Who went along or signed, by the offices that a sentence lists: «le ministre des Mines et le directeur»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.languages.french.news.participants.parties import NameList
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.model.text import fold

_ADJECTIVE = (
    r"(?: (?:général|générale|adjoint|adjointe|délégué|déléguée|national|nationale|exécutif|exécutive))?"
)
_OFFICE = re.compile(
    r"(?i)\b(?P<office>ministre|directeur|directrice|président|présidente|gouverneur|gouverneure|préfet|maire"
    r"|ambassadeur|ambassadrice|secrétaire|chef d[’']état-major|commandant|procureur|représentant"
    r"|représentante)"
    rf"{_ADJECTIVE}(?: (?:chargée?|en charge))? (?:de la |de l[’']|du |des |de |d[’'])(?P<of>[\w’-]{{3,24}})"
)
#: In front of the list, what makes it one of those who went along, or who signed.
_WITH = FilteredPattern(
    r"\b(?:accompagn\w{1,4} (?:d[eu]s?|de la|de l'|par)|emmen\w{1,3}|en compagnie d|flanqu\w{1,3} d"
    r"|entour\w{1,3} d"
    r"|suite\b|delegation (?:compos|compren|condui)\w{1,5}|a ses cotes)"
)
_SIGNED = FilteredPattern(
    r"\b(?:paraph|sign|ratifi)\w{1,4}\b[^.;:]{0,50}?\bpar\b|\bsignatures?\b[^.;:]{0,12}\bcelles? d"
    r"|\bsignataires?\b"
)
_OPEN = FilteredPattern(r"notamment|entre autres|parmi lesquels|en particulier|etc\b|comme\b|au premier rang")
#: Behind the list, what no longer belongs to it.
_END = re.compile(r"[.;:()]|\b(?:afin|pour|dans le cadre|qui doi\w{1,4}|lors|apres|avant)\b")
_MAX_CHARS = 220


def find_office_holders(folded: str, text: str) -> Iterator[NameList]:
    """Yield the offices of those who went along with a visitor, and of those who signed."""
    for of, pattern in (("delegation", _WITH), ("signatories", _SIGNED)):
        begin = pattern.search(folded)
        if begin is None:
            continue
        end = _END.search(folded, begin.end())
        last = min(end.start() if end else len(folded), begin.end() + _MAX_CHARS)
        offices = list(_OFFICE.finditer(text, begin.end(), last))
        names = tuple(
            dict.fromkeys(f"{_kind_of(one['office'])} {fold(one['of']).rstrip('s')}" for one in offices)
        )
        has_other = any(_kind_of(one["office"]) != "ministr" for one in offices)
        if len(names) > 1 and (has_other or of == "signatories"):
            words = ", ".join(" ".join(one.group().split()) for one in offices)
            yield NameList(of, names, words, _OPEN.search(folded) is not None)


def _kind_of(office: str) -> str:
    """Return the beginning of the name of an office, one for both genders."""
    return fold(office)[:7]
