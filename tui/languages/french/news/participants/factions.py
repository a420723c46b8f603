"""Which factions of a movement took part, by a French sentence: «ceux des ailes de Bani et de Kossa»."""

from __future__ import annotations

import re

from tui.languages.french.news.numbers import find_numbers
from tui.languages.french.news.participants.parties import NameList
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.model.text import fold

_WORD = r"[A-ZÀ-ÖØ-Þ][\w’'-]{1,24}"
_NAME = rf"{_WORD}(?: (?:(?:ag|ould|ben|el) )?{_WORD}){{0,2}}"
_OF = r"(?:de la |de l[’']|du |des |de |d[’'])?"
#: What another party is, in front of its name: «la katiba Kossa et des chasseurs de Bani».
_KIND = (
    r"(?:(?:l[ae]s? |l[’'])?(?:chasseurs|miliciens|combattants|rebelles|insurgés|maquisards|milice|groupe"
    r"|mouvement|front|katiba"
    r"|faction|aile|branche)(?: (?!et\b)[a-zà-ÿ-]{4,12})? (?:de la |de l[’']|du |des |de |d[’'])?)?"
)
#: «Les factions de Bani et de Kossa», «deux factions du mouvement, celles de Bani et de Kossa».
_FACTIONS = FilteredPattern(
    rf"\b(?:[Ff]action|[Aa]ile|[Bb]ranche|[Tt]endance|[Kk]atiba|[Cc]omposante|[Ff]raction)s?"
    r"(?: (?!dont\b|contre\b|et\b)[a-zà-ÿ’-]{2,16}){0,4}?(?:,? (?:à savoir )?celles?(?: [a-z]{7,10}s? par)?|"
    r" (?:dirigée|conduite|menée|commandée)s? par| dites?| :|,)? "
    rf"(?:le commandant |le chef |le général |le colonel )?(?:de |d[’'])?"
    rf"(?P<list>{_NAME}(?:(?:, |,? et (?:celle |de celle )?"
    rf"|,? ainsi que (?:celle )?){_OF}{_KIND}{_NAME}){{0,6}})"
)
#: «Deux cents combattants du FPRC et de l’UPC», all of whom are counted.
_FIGHTERS = FilteredPattern(
    r"\b(?:combattants|maquisards|rebelles|miliciens|éléments|hommes|insurgés) "
    r"(?:armés )?(?:issus )?(?:du |de la |de l[’']|des )"
    r"(?P<list>[A-Z][A-Z0-9-]{1,9}(?:(?:, |,? et |,? ainsi que )(?:du |de la |de l[’']"
    r"|des )[A-Z][A-Z0-9-]{1,9}){0,5})"
    r"(?![\w’'-])"
)
_DISARMED = re.compile(
    r"\b(?:depos|rend|remi|remet|livr)\w{0,3} (?:\w+ )?(?:les|leurs) (?:armes|fusils)\b|\bdesarm"
)
#: What they do as those who take part.
_TAKES_PART = re.compile(
    r"\b(?:depos|rend|rendu|remi|remet|sign|desarm|adher|rejoin|accord|paix|negoci|pourparler|discut|parapha?"
    r"|ralli|cantonn|appart|venaient|issus?|accept|treve|dialogue|armes)"
)
_OPEN = re.compile(
    r"\bnotamment\b|\bentre autres\b|\bparmi lesquel|\bdont\b|\ben particulier\b|\bplusieurs\b"
)
#: That there were no others: «Tous appartenaient à …», «Aucune autre faction n’était représentée».
_ALL = re.compile(
    r"\btou(?:s|tes) (?:\w+ )?(?:appart|venai|viennent|(?:sont|etaient) (?:issu|membre|de\b))|\bseule?s?\b"
    r"|\b(?:aucune?|nul(?:le)?) autre\b|\bn'(?:y avait|etaient|etait|y a eu|ont ete) que (?:ces|les"
    r"|ces? seule?s?)"
    r" (?:deux|trois|quatre|parties)\b|\buniquement\b|\bexclusivement\b|\bni les autres\b"
    r"|\bles autres [^.;]{0,60}"
    r"(?:absent|refus|boud|pas)"
)
_SPLIT = re.compile(r",? et |,? ainsi que |, ")
_ARTICLE = re.compile(rf"\A(?:de celle |celle )?(?:de la |de l'|du |des |de |d')?{fold(_KIND)}")
#: That no other part of a movement was there, wherever a report says so.
_NO_OTHER = FilteredPattern(
    r"\b(?:aucune?|nul(?:le)?) autre (?:branche|aile|faction|fraction|composante|tendance|katiba|partie"
    r"|groupe"
    r"|mouvement|signataire)"
    r"|\b(?:les )?autres (?:branches|ailes|factions|composantes|tendances|katibas) [^.;]{0,40}?"
    r"\b(?:n'(?:ont|etaient|avaient)|absent|boud|refus)"
    r"|\b(?:seules?|que) (?:ces|les) deux parties\b"
)
_ONE, _MAX_CHARS_OF_COUNT = 1, 40


def excludes_others(folded: str) -> bool:
    """Return whether a folded sentence says that no other party, or part of a movement, was there."""
    return _NO_OTHER.search(folded) is not None


def find_factions(text: str, folded: str, after: str = "") -> NameList | None:
    """Return the factions that took part by a sentence; `after`: the folded next one. None: it names none.

    One alone is a whole list where either sentence says that there were no others.
    """
    match = _FACTIONS.search(text)
    if match is None and _DISARMED.search(folded) and (fighters := _FIGHTERS.search(text)) is not None:
        names = _split(fighters["list"])
        before = folded[max(0, fighters.start() - _MAX_CHARS_OF_COUNT) : fighters.start()]
        is_counted = any(one.end >= len(before) - 1 for one in find_numbers(before))
        is_open = not is_counted or _OPEN.search(folded) is not None
        return NameList("armed groups", names, fighters["list"], is_open)
    if match is None or not _TAKES_PART.search(folded):
        return None
    names = _split(match["list"])
    is_open = _OPEN.search(folded) is not None
    if len(names) == _ONE and not is_open:
        is_open = not (_ALL.search(folded) or _ALL.search(after))
    return NameList("factions", names, match["list"], is_open)


def _split(words: str) -> tuple[str, ...]:
    """Return the folded names of a list, each once."""
    written = (_ARTICLE.sub("", fold(part)) for part in _SPLIT.split(words))
    return tuple(dict.fromkeys(name for name in written if name))
