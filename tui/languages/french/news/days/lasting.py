"""How long something lasts by a French report, and when was what it tells to be some days past."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from tui.languages.french.news.harm.casualties import find_tolls
from tui.languages.french.news.numbers import find_numbers
from tui.languages.french.news.prose import Sentence
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.model.dates.ranges import shift_day
from tui.model.news import ReportedDay

#: What goes on for days, in front of so many: «visite de trois jours».
STAY = (
    r"(?:rencontre|reunion|visite|sejour|mission|voyage|deplacement|tournee|sommet|conference|session|forum|"
    r"atelier|seminaire|colloque|symposium|congres|assises|concertations?|pourparlers|negociations"
    r"|discussions|travaux|greve|debrayage|sit-in|debats|proces)"
)
_TALKED = (
    r"(?:tete-a-tete|huis clos|palabres|tractations|conclave|rencontres?|entretiens|echanges|consultations"
    rf"|{STAY})"
)
_MEETING = FilteredPattern(
    r"\b(?:rendez-vous|rencontre|reunion|visite|sejour|sommet|conference|session|forum|atelier|seminaire"
    r"|pourparlers|negociations|discussions|concertations|assises|congres|palabres|tete-a-tete|conclave)s?\b"
)
_NUMBER = r"(?P<number>\d{1,2}|[a-z]+(?:-[a-z]+)?)"
#: So many days, at the end of which something was over: «après deux jours de discussions».
_LASTED = FilteredPattern(
    rf"\b(?:(?:apres|au terme de|a l'issue de|au bout de) {_NUMBER} (?P<unit>jours|heures)\b"
    rf"|{_NUMBER.replace('number', 'days')} (?P<unit_of_days>jours|heures) (?:de |d')(?:\w+ )?{_TALKED}\b"
    rf"|{STAY} (?:[\w'-]+ ){{0,3}}?de {_NUMBER.replace('number', 'stay')} (?P<unit_of_stay>jours|heures)\b)"
)
#: Something lasts no longer, in days, where its end is told with how long it was.
_MAX_DAYS, _HOURS = 15, 24
_EVENT = (
    r"(?:attaque|assaut|embuscade|attentat|raid|drame|tragedie|accident|naufrage|incendie|explosion|crash"
    r"|collision|massacre|tuerie|inondation|crue|effondrement|eboulement|enlevement|rapt|arrestation|choc"
    r"|interpellation|manifestation|marche|scrutin|election|vote|signature|evasion|catastrophe|fait|seisme"
    r"|affrontement|combat|violence|bombardement|frappe|bousculade|fusillade|disparition|verdict"
    r"|coup d'etat|putsch|mutinerie|chavirement)s?"
)
_AFTER = (
    r"(?:au lendemain (?:de |du |des |d')"
    r"|(?P<number>\w+(?:-\w+)?) (?P<unit>heures?|jours?|semaines?) apres )"
    rf"(?:(?:la |le |les |l'|cette |cet |ce |ces )?(?:\w{{4,14}} )?{_EVENT}\b|qu'|que )"
)
#: What a day of speech is counted from, behind it or in front: «a déclaré mardi, au lendemain de l’assaut».
_AFTER_BEHIND = re.compile(rf"[^.;]{{0,60}}?\b{_AFTER}")
_AFTER_BEFORE = re.compile(rf"\b{_AFTER}[^.;]{{0,90}}\Z")
_AFTER_ANYWHERE = FilteredPattern(rf"\b{_AFTER}")
_AFTER_WORDS = (" apres ", "lendemain")
_DAYS_OF_UNIT, _MAX_DAYS_PAST = {"j": 1.0, "s": 7.0, "h": 1 / 24}, 21


#: So many days before a day that is told, something began: «achevée mercredi, commencée deux jours plus tôt».
_BEGUN_EARLIER = FilteredPattern(
    r"\b(?:commence|entame|ouvert|debute|lance|declenche|inaugure|arrive)e?s?"
    r" (?P<number>[a-z]+(?:-[a-z]+)?|\d{1,2}) jours? (?:plus tot|auparavant|avant)\b"
)


def count_begun_earlier(folded: str) -> int:
    """Return how many days before the day that a sentence tells something began by it; 0: it does not say."""
    match = _BEGUN_EARLIER.search(folded)
    count = _read_count(match["number"]) if match else 0
    return count if count <= _MAX_DAYS else 0


def goes_on(folded: str) -> bool:
    """Return whether a sentence tells of a meeting or a stay that may last for days."""
    return any(pattern.search(folded) for pattern in (_MEETING, _LASTED))


def count_lasted(sentences: Sequence[Sentence], last: date) -> ReportedDay | None:
    """Return the first day of what ended on a day, by sentences that tell for how many days it was."""
    for sentence in sentences:
        match = _LASTED.search(sentence.folded)
        if match is None:
            continue
        groups = match.groupdict()
        number = next(filter(None, (groups["number"], groups["days"], groups["stay"])))
        count = _read_count(number)
        unit = next(filter(None, (groups["unit"], groups["unit_of_days"], groups["unit_of_stay"])))
        days = -(-count // _HOURS) if unit == "heures" else count
        if 1 <= days <= _MAX_DAYS:
            first = shift_day(last, 1 - days)
            return ReportedDay(first, first, match.group())
    return None


def count_days_after(before: str, after: str) -> int | None:
    """Return how many days after an event a date is, by the folded words around it; None: untold."""
    match = _AFTER_BEHIND.match(after) if _may_count(after) else None
    if match is None and _may_count(before):
        match = _AFTER_BEFORE.search(before)
        # «trois jours après l’attaque qui a frappé vendredi le village»: the day of the attack.
        match = match if match and "," in before[match.start() :] else None
    return _count(match) if match else None


def find_days_past(sentence: Sentence, published: tuple[date, date]) -> ReportedDay | None:
    """Return the days on one of which something was that a sentence tells to be so many days past.

    They are stated where it counts the dead, as news and not as an anniversary.
    """
    match = _AFTER_ANYWHERE.search(sentence.folded) if _may_count(sentence.folded) else None
    days = _count(match) if match else None
    if match is None or days is None:
        return None
    first, last = shift_day(published[0], -days - 1), shift_day(published[1], -days)
    is_stated = bool(find_tolls(sentence.folded))
    return ReportedDay(first, last, match.group(), is_stated, (sentence.start, sentence.end))


def _may_count(folded: str) -> bool:
    return any(map(folded.__contains__, _AFTER_WORDS))


def _count(match: re.Match[str]) -> int | None:
    """Return so many days as a match of what is counted tells; None: too many, or no number."""
    if match["number"] is None:
        return 1
    count = round(_read_count(match["number"]) * _DAYS_OF_UNIT[match["unit"][0]])
    return count if 0 < count <= _MAX_DAYS_PAST else None


def _read_count(number: str) -> int:
    """Return the value of a numeral; 0 where the word is none."""
    numbers = find_numbers(f"{number} jours")
    return int(numbers[0].low) if len(numbers) == 1 and numbers[0].is_exact else 0
