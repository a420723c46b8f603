"""Lists of people in French sentences, which are one number: «deux gendarmes, leur guide et son fils»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from tui.languages.french.news.amounts.people.fates import FATE
from tui.languages.french.news.amounts.things import is_thing
from tui.languages.french.news.harm.casualty_words import ANY_HARM, CUE, NO_PEOPLE, NOUN
from tui.languages.french.news.harm.single_persons import ONE_LISTED
from tui.languages.french.news.numbers import find_numbers
from tui.model.figures import Figure

#: What joins two of a list, with a preposition or a possessive in front of the second.
_JOINER = re.compile(
    r"(?:,? et|,? ainsi que|,)(?P<space> )(?:a |de |d'|au |aux |du |des )?(?=(?P<own>leurs|ses|ces|les) )?"
    r"(?:leurs |ses )?"
)
#: One person without a number.
_ONE = re.compile(r"(?:son|sa|leur|l[ea]|l')(?:(?<=') ?| )(?P<noun>[a-z-]{3,20})")
#: Who is one person by what he or she is to another, or does.
_PERSON = re.compile(
    r"(?:epou(?:x|se)|femme|mari|fils|fille|enfant|bebe|pere|mere|frere|soeur|neveu|niece|oncle|tante|cousine?"
    r"|ami|amie|voisine?|chauffeur|conducteur|guide|interprete|garde|gardien|cuisinier|apprenti|assistante?"
    r"|adjoint|chef|directeur|maire|prefet|imam|collegue|sage-femme|belle-mere|grand-mere|petit-fils|petite-fille|veuve"
    r"|(?!hier|premier|dernier|quartier|metier|papier|courrier|janvier|fevrier|chantier|dossier)"
    r"[a-z]{3,14}(?:euse|trice|iere|ier|eur|iste|ien|ienne|ant|ante|gendarme|soldat|militaire|civile?))\Z"
)
#: More of what they are, behind their noun: «une vendeuse de beignets».
_MORE = re.compile(
    r"(?: (?:de |d'|du |des )?(?!(?:et|ont|sont|a|est|qui|que|par|dans|en|au|aux|sur|sous|ainsi|avaient|avait"
    r"|etaient|etait|seraient|auraient|selon|lors|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|dont"
    r"|pour|contre|avec|apres|avant|depuis|hier|y|se|leur|leurs|ses|son|sa|le|la|les|un|une|deux|tel|il|elle"
    r"|ils|elles)\b)[a-z][a-z'-]{1,20}){0,3}?(?=,| et | ainsi que | ?[.:;!?)–—-]"
    r"| (?:ont|sont|a|est|qui|par|dans|en|au|sur|lors|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche"
    r"|y|auraient|seraient|avaient|etaient|hier|figurent|portes?)\b|\Z)"
)
_PLURAL = re.compile(
    rf"\s(?:d'|de )?(?!(?:{NO_PEOPLE}|cas|morts?|deces|victimes)\b)(?P<noun>[a-z][a-z'-]{{2,24}})\b"
)
#: People by what they do or where they are from.
_PEOPLE = re.compile(
    r"(?!(?:jours|heures|fois|mois|bois|poids|frais|palais|biens|liens|terrains|trains|chantiers|quartiers"
    r"|metiers|papiers|fours|cours|tours|secteurs|tracteurs|moteurs|ordinateurs|groupements|centres)\Z)[a-z-]{2,18}"
    r"(?:eurs|euses|trices|iers|ieres|istes|iens|iennes|ois|oises|ais|aises|ains|aines|ants|antes)\Z"
)
#: Behind a list, what they did; in it, people who are told of as a whole.
_VERB = re.compile(r" (?:ont|sont|avaient|auraient|seraient|y ont)\b")
_ANY_PEOPLE = re.compile(r"\b(?:personnes|victimes|otages|membres|civils|morts|hommes|suspects|employes)\b")
#: Two persons in front of a number, in one list with it: «le chauffeur, son apprenti et vingt passagers».
_ONES = re.compile(
    r"(?:\A\W{0,3}|[,;:.–—] |\b(?:et|que|a|de) )(?P<first>(?:(?:son|sa|leur|l[ea]) |l')[a-z-]{3,20}"
    r"(?:, | et )(?:(?:son|sa|leur|l[ea]) |l')[a-z-]{3,20},? (?:et|ainsi que) )\Z"
)
_MAX_ELEMENTS = 12
#: How far in front of a list one person more may begin: «le chauffeur, deux apprentis et treize passagers».
_MAX_CHARS_TO_ONE = 50


class PeopleList(NamedTuple):
    """A list of people: where it stands, how many they are in all, and words for them."""

    start: int
    end: int
    total: Figure
    words: str


def find_people_lists(folded: str) -> Iterator[PeopleList]:
    """Yield the lists of people of a folded sentence that have a number, and those they are the whole of."""
    figures = find_numbers(folded)
    if len(figures) < 2 and not (figures and ANY_HARM.passes(folded)):
        return
    by_start = {figure.start: figure for figure in figures}
    end = 0
    for figure in figures:
        if figure.start < end:
            continue
        ones = _ONES.search(folded, max(0, figure.start - _MAX_CHARS_TO_ONE), figure.start)
        found = _read_list(folded, ones.start("first") if ones else figure.start, by_start)
        if found is not None:
            end = found.end
            yield found


def _read_list(folded: str, at: int, by_start: Mapping[int, Figure]) -> PeopleList | None:
    """Return the list of people that begins at an offset; None where less than two stand there."""
    start, end, end_of_first = at, at, 0
    elements: list[Figure] = []
    are_known = False
    while len(elements) < _MAX_ELEMENTS:
        element = _read_element(folded, at, by_start)
        if element is None:
            break
        figure, end, is_known = element
        end_of_first = end_of_first or end
        elements.append(figure)
        are_known = are_known or is_known
        joiner = _JOINER.match(folded, end)
        if joiner is None:
            break
        at = joiner.end()
    if len(elements) < 2 or not are_known:
        return None
    total, rest = elements[0], elements[1]
    for one in elements[2:]:
        rest = rest.plus(one)
    is_apposition = total.is_exact and rest.is_exact and total.low == rest.low
    if _VERB.match(folded, end) and not _ANY_PEOPLE.search(folded, start, end_of_first):
        is_apposition = False  # «deux gendarmes, une vendeuse et son fils ont été tués»
    if is_apposition:  # «sept techniciens, cinq Nigériens et deux Chinois, …»
        return PeopleList(start, end + folded.startswith(",", end), total, folded[start:end_of_first])
    total = total.plus(rest)
    if (first := ONE_LISTED.search(folded, max(0, start - _MAX_CHARS_TO_ONE), start)) is not None:
        start = first.end() - len(first.group().lstrip(" ,;:.–—"))
        total = total.plus(Figure(start, start, 1, 1))
    return PeopleList(start, end, total, f"{total.low:.0f} personnes" if total.is_exact else "")


def _read_element(folded: str, at: int, by_start: Mapping[int, Figure]) -> tuple[Figure, int, bool] | None:
    """Return how many people stand at an offset, where they end, and whether their noun is one of people."""
    figure = by_start.get(at)
    if figure is None:
        one = _ONE.match(folded, at)
        if one is None or not _PERSON.match(one["noun"]):
            return None
        figure, end, is_known = Figure(at, one.end(), 1, 1), one.end(), True
    else:
        noun, plural = NOUN.match(folded, figure.end), _PLURAL.match(folded, figure.end)
        is_known, end = _match_people(figure, noun, plural)
    more = _MORE.match(folded, end) if end else None
    if more is None or is_thing(folded, figure.end):
        return None
    is_told = CUE.search(folded, figure.end, more.end()) or FATE.search(folded, figure.end, more.end())
    return None if is_told else (figure, more.end(), is_known)


def _match_people(
    figure: Figure, noun: re.Match[str] | None, plural: re.Match[str] | None
) -> tuple[bool, int]:
    """Return whether a noun behind a number is known as one of people, and its end; 0: it counts none."""
    if noun is not None:
        is_of_others = noun["attackers"] or noun["others"] or noun["own"]
        return True, 0 if is_of_others else noun.end()
    if plural is None:
        return False, 0
    is_one, name = figure.high == 1, plural["noun"]
    is_known = (_PERSON if is_one else _PEOPLE).match(name) is not None
    may_be = is_known or (not is_one and name.endswith(("s", "x")))
    return is_known, plural.end() if may_be else 0
