"""French sentences made plain for their numbers: a word and what it governs stand together.

What is set between commas beside a clause is left out, «la mort, lundi à Gani, de douze soldats», and people
who are listed are one number, «douze soldats et leur guide».
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import structs

from tui.languages.french.news.amounts.people.fates import FATE
from tui.languages.french.news.amounts.people.office_lists import find_office_list
from tui.languages.french.news.amounts.people.people_lists import find_people_lists
from tui.languages.french.news.harm.casualty_words import ANY_HARM, CUE
from tui.languages.french.news.harm.tolls import find_earlier_clause
from tui.languages.french.news.numbers import find_numbers
from tui.languages.french.news.prose import Sentence
from tui.languages.patterns.filtered_pattern import FilteredPattern

_DAY = r"(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|hier|avant-hier)"
_MONTH = (
    r"(?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)(?: 20\d\d)?"
)
#: How an aside begins that tells when, where, or who said so, or more of whom the words before name.
_BEGINNING = (
    rf"(?:ce |le |en |des )?{_DAY}\b|(?:le |ce )?(?:1er|\d{{1,2}}) {_MONTH}|(?:au|aux"
    r"|a(?! (?:lui|elle|eux|\w+(?:er|ir|re)) )|dans|pres|non loin|en"
    r"|sur|vers|depuis|peu|tot|tard|pendant|durant|lors|apres|avant) |(?:selon|d'apres|de source|a en croire"
    r"|toujours|pour l'heure|a ce stade|notamment|hier|la veille|le lendemain|cette nuit|la nuit)\b"
    r"|[a-z]{3,14}(?:e|i|u|is|it)e?s? (?:par|d[eu]|a|au|en|dans|sur|pour) "
    r"|(?:\d[\d ]*|[a-z]+(?:[- ][a-z]+){0,3}) (?:selon|d'apres) |d'abord |initialement |auparavant "
    r"|(?:qui|ou|que|qu'|lequel|laquelle|lesquels|dont|parmi|y compris) ?"
    r"|(?:a|ont|avait|avaient) (?:\w+ )?(?:dit|annonce|indique|precise|declare|affirme|confie|assure|explique"
    r"|ajoute|fait savoir|rapporte|constate|appris|confirme|reconnu|estime|souligne)\b"
    r"|(?:dit|annonce|indique|precise|affirme|confie|assure|explique|ajoute|rapporte)-"
)
_ASIDE = re.compile(rf"(?<=\w), (?P<words>(?:{_BEGINNING})[^,.;:!?()«»]{{0,90}})(?=, )")
_DATE = re.compile(rf"\b(?:1er|\d{{1,2}}) {_MONTH}|\b20\d\d\b")
#: Some of those counted; what had been counted before: «le bilan, d’abord fixé à dix morts, est de …».
_PART = re.compile(r"(?:dont(?! le (?:nombre|bilan))|parmi (?:eux|elles|lesquel(?:le)?s)|y compris) ")
_SAID = re.compile(r"\b(?:selon|d'apres|a en croire|de source) ")
_BY_ANOTHER = re.compile(r"[\w -]{1,24} (?:selon|d'apres) ")
_FORMER = re.compile(r"(?:d'abord|initialement|auparavant|dans un premier temps) \w")
#: What tells something of its own, which must not be lost.
_OWN = re.compile(
    r"\b(?:tu|bless|mort|enlev|arret|interpell|liber|relach|detrui|sinistr|deplac|suivi|condamn|participa"
    r"|marche|manifest|et\b|ou\b|ni\b|mais\b)"
)


#: In front of an aside, another one that is a number: «les blessés, une trentaine».
_ANOTHER = re.compile(r", [^,.;:]{1,30}\Z")
#: What is done to people, in front of them.
_TAKING = FilteredPattern(r"\bvenue?s? (?:\w+ )?chercher\b|\bembarque\b|\brepartie?s? avec\b")


def _is_empty(words: str) -> bool:
    """Return whether an aside has no number but a date, and nobody who came to harm."""
    if _FORMER.match(words):
        return True
    if _PART.match(words):
        return not (CUE.search(words) or FATE.search(words))
    return not (find_numbers(_DATE.sub("", words)) or CUE.search(words) or _OWN.search(words))


def simplify_sentence(sentence: Sentence) -> Sentence:
    """Return a sentence without asides that count nothing, and with one number for each list of people.

    What gives a number that no longer holds is left out, too.
    """
    text, folded = sentence.text, sentence.folded
    has_harm = ANY_HARM.passes(folded)
    if not has_harm and (offices := find_office_list(folded)) is not None:
        words = f"{offices.total} personnes"
        text, folded = _replace(text, folded, [(offices.start, offices.end, words)])
    if not (has_harm or find_numbers(folded)):
        return sentence
    if (earlier := find_earlier_clause(folded)) not in (None, (0, len(folded))):
        text, folded = _replace(text, folded, [(*earlier, "")])
    if folded.count(",") > 1:
        keeps_sources = not has_harm and len(_SAID.findall(folded)) > 1
        asides = _find_asides(folded, keeps_sources)
        text, folded = _replace(text, folded, list(asides))
    if " et " in folded and (has_harm or FATE.search(folded) or _TAKING.search(folded)):
        lists = [one for one in find_people_lists(folded) if one.words]
        text, folded = _replace(text, folded, [(one.start, one.end, one.words) for one in lists])
    return sentence if folded is sentence.folded else structs.replace(sentence, text=text, folded=folded)


def _find_asides(folded: str, keeps_sources: bool) -> Iterator[tuple[int, int, str]]:
    """Yield the asides that count nothing, each with what stays of it, those that follow each other as one.

    A comma stays behind another aside: «les blessés, une trentaine, dont deux enfants, sont …». So do those
    that say who counts (`keeps_sources`): «entre 900, selon la police, et 2 000 personnes».
    """
    start = end = -1
    for aside in _ASIDE.finditer(folded):
        words = aside["words"]
        if keeps_sources and _SAID.match(words):
            continue
        is_again = _BY_ANOTHER.match(words) is not None and bool(find_numbers(folded[: aside.start()]))
        if not (is_again or _is_empty(words)):
            continue
        if aside.start() != end:
            if start >= 0:
                yield start, end + 1, "," if _ANOTHER.search(folded, max(0, start - 40), start) else ""
            start = aside.start()
        end = aside.end()
    if start >= 0:
        yield start, end + 1, "," if _ANOTHER.search(folded, max(0, start - 40), start) else ""


def _replace(text: str, folded: str, cuts: Sequence[tuple[int, int, str]]) -> tuple[str, str]:
    """Return a text and its folded form with other words for some spans."""
    for start, end, words in reversed(cuts):
        text, folded = text[:start] + words + text[end:], folded[:start] + words + folded[end:]
    return text, folded
