"""Killed and wounded in a French sentence: «17 soldats tués et 21 blessés, dont quatre grièvement».

Numbers are read with the noun behind them and the verb that governs them; those joined by «et» under one verb
are summed («deux militaires et un civil ont été tués»); what follows «dont» is a part of the number before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from tui.languages.french.news.numbers import find_numbers
from tui.model.figures import Figure

Harm = Literal["killed", "wounded"]

_KILLED = (
    r"tue(?:e?s?)|morts?(?! de (?:faim|fatigue))|mortes?|deces|decede(?:e?s?)|tombe(?:e?s?)|peri|perirent"
    r"|perdu la vie|perdent la vie|trouve la mort|laisse la vie|succombe|succombent|massacre(?:e?s?)"
    r"|abattu(?:e?s?)"
    r"|execute(?:e?s?)|assassine(?:e?s?)|egorge(?:e?s?)|noye(?:e?s?)|disparaitre|cadavres?|corps"
)
_WOUNDED = r"blesse(?:e?s?)"
#: Verbs in front of the number: «a tué 12 soldats», «a fait 12 morts», «coûté la vie à 12 personnes».
_KILLING = (
    r"tue|tuant|tuer|tuaient|cout(?:e|ant) la vie a|mort (?:de|d')|deces (?:de|d')|abattu|assassine"
    r"|massacre|execute"
    r"|emporte|tues? ?:|morts? ?:"
)
_WOUNDING = r"blessant|blesse|blesser"
_PEOPLE = (
    r"soldats?|militaires?|civils?|civiles?|personnes?|gendarmes?|policiers?|enfants?|femmes?|hommes?"
    r"|villageois"
    r"|habitants?|passagers?|eleves?|officiers?|victimes?|gardes?|douaniers?|agents?|membres?|elements?"
    r"|casques? bleus?"
    r"|fillettes?|garcons?|bebes?|adultes?|pecheurs?|orpailleurs?|mineurs?|chauffeurs?|paysans?|bergers?"
    r"|eleveurs?"
    r"|commercants?|ouvriers?|employes?|fideles?|supplices?|suppletifs|volontaires?|combattants?"
    r"|manifestants?"
    r"|etudiants?|lyceens?|otages?|migrants?|voyageurs?|occupants?|riverains?|vdp|sous-officiers?|paras?"
    r"|autres?"
    r"|fonctionnaires?|humanitaires?|journalistes?|conducteurs?|apprentis?|nourrissons?|vieillards?"
    r"|freres?|soeurs?"
)
_ATTACKERS = (
    r"terroristes?|assaillants?|djihadistes?|jihadistes?|insurges?|bandits?|rebelles?|kamikazes?"
    r"|attaquants?|ennemis?"
    r"|islamistes?|shebabs?|malfaiteurs?|hommes armes|individus armes|agresseurs?|criminels?|ravisseurs?"
    r"|trafiquants?"
)
#: What every sentence about a toll has.
_ANY_HARM = re.compile(
    r"tu[ea]|mort|dece|tomb|peri|vie|succomb|massacr|abattu|execut|assassin|egorg|noy|cadavre|corps|bless|victime"
)
_CUE = re.compile(
    rf"(?<![\w-])(?:(?P<killed>{_KILLED})|(?P<wounded>{_WOUNDED})|(?P<other>(?:arrete|interpelle|enleve"
    rf"|evacue"
    rf"|deplace|neutralise|detruit|incendie|brule|capture|porte disparu|sans-abri|saisi|recupere"
    rf"|endommage)(?:e?s?)))\b"
)
_ACTIVE = re.compile(rf"(?<![\w-])(?:(?P<killed>{_KILLING})|(?P<wounded>{_WOUNDING}))\s(?:\w+ ){{0,2}}?\Z")
_NOUN = re.compile(
    rf"\s?(?:d'|de |des )?(?:(?:autres |jeunes |petite?s? |simples? |nouveaux |nouvelles )?"
    rf"(?:(?P<attackers>{_ATTACKERS})|(?P<people>{_PEOPLE}))|(?P<others>autres?))\b"
)
_PART = re.compile(
    r"(?<![\w-])(?:dont|parmi (?:eux|elles|lesquels|lesquelles|les victimes)|y compris|notamment"
    r"|au nombre desquels"
    r"|entre autres)\b"
)
#: Behind a number, what makes it a part of others: «deux des blessés», «trois d’entre eux».
_OF_OTHERS = re.compile(r"\s?(?:des|d'entre|de (?:ces|leurs|nos|ses)|parmi)\b")
_JOINED = re.compile(r"[^.;:()]{0,70}?(?:,| et| ainsi que| plus)\s?(?:au moins |pres de |environ )?\Z")
_CLAUSE = re.compile(r"[.;:!?()«»]|, (?:tandis|alors|selon|mais|et (?:a|ont|ses|leurs)\b)|\bque\b")
_PASSIVE = re.compile(r"[^.,;]{0,60}?\b(?:(?:ont|a|auraient|aurait) ete|est|sont) (?:\w+ment )?\Z")
_INTRANSITIVE = re.compile(r"peri|perdu|perdent|trouve|laisse|succomb|disparaitre")
#: «12 de blessés»; what ends the clause of a part.
_OF = re.compile(r"\s(?:d'|de )")
_NEW_CLAUSE = re.compile(r"[.;:()]|\b(?:ont|a|sont) ")
#: Any noun in the plural, where what happened to them follows at once.
_ANY_NOUN = re.compile(
    r"\s?(?:d'|de )?\w{2,24}[sx]\b(?=[^.,;:]{0,40}? (?:ont ete|ont peri|sont morts|ont trouve|ont perdu))"
)
_VERB_FOLLOWS = re.compile(r"\s?(?:ont|sont|seraient|auraient|y ont|en sont)\b")
_NO_VICTIM = re.compile(
    r"(?<![\w-])(?:aucune?|sans(?: faire)?(?: de)?|pas (?:fait )?de|ni) (?:perte (?:humaine"
    r"|en vies humaines)|pertes? en vies"
    r"|victimes?|mort|deces)\b|(?<![\w-])ni morts? ni blesses?|\bsains? et saufs?\b"
)
_NO_WOUNDED = re.compile(
    r"(?<![\w-])(?:aucune?|sans(?: faire)?(?: de)?|pas (?:fait )?de) (?:blesse|victime)s?\b"
    r"|\bni morts? ni blesses?\b"
)
#: What a toll before this one was: it no longer holds.
_EARLIER = re.compile(
    r"(?:premier|precedent|dernier bilan|ancien|initial)e? (?:bilan|decompte|communique)|bilan (?:initial"
    r"|precedent|anterieur)"
    r"|(?:avions|avait|avaient|avais) (?:\w+ ){0,2}?(?:annonce|indique|fait etat|evoque|donne|parle|avance"
    r"|rapporte|ecrit|compte)"
    r"|contre \w+ (?:morts|tues|blesses) (?:annonces|selon)|et non (?:pas )?\w+"
)
_TOTAL = re.compile(r"\bbilan\b|\bau total\b|\ben tout\b|\btotal de\b|\bporte a\b|\bs'eleve\b|\bs'etablit\b")


class Toll(NamedTuple):
    """A number of killed or wounded people; `is_total`: given as the toll, as a whole."""

    harm: Harm
    figure: Figure
    is_total: bool
    is_part: bool


class _Count(NamedTuple):
    """A number of people in a sentence, and what happened to them: killed, wounded, other or nothing."""

    figure: Figure
    noun_end: int
    harm: str
    is_before_cue: bool  # the word that says it stands behind the number
    is_part: bool


@lru_cache(maxsize=64)
def find_tolls(folded: str) -> tuple[Toll, ...]:
    """Return the numbers of killed and wounded that a folded sentence gives, spans in its characters."""
    return tuple(_find_tolls(folded)) if _ANY_HARM.search(folded) else ()


def _find_tolls(folded: str) -> Iterator[Toll]:
    """Yield the tolls of a sentence in which somebody comes to harm."""
    earlier = _EARLIER.search(folded)
    if earlier is not None and _TOTAL.search(folded, 0, earlier.start()) is None:
        return
    is_total = _TOTAL.search(folded) is not None
    yield from _sum_groups(folded, _read_counts(folded), is_total)
    nobody, unhurt = _NO_VICTIM.search(folded), _NO_WOUNDED.search(folded)
    if nobody is not None:
        yield Toll("killed", Figure(*nobody.span(), 0, 0), False, False)
    if unhurt is not None:
        yield Toll("wounded", Figure(*unhurt.span(), 0, 0), False, False)


def _read_counts(folded: str) -> list[_Count]:
    """Return the numbers of people of a sentence in order, each with what happened to them."""
    figures = [one for one in find_numbers(folded) if not _is_article(folded, one)]
    counts: list[_Count] = []
    for index, figure in enumerate(figures):
        following = figures[index + 1].start if index + 1 < len(figures) else len(folded)
        count = _read_count(folded, figure, following, counts[-1] if counts else None)
        if count is not None:
            counts.append(count)
    # A number without a verb of its own has that of the next one to which it is joined.
    for index in range(len(counts) - 2, -1, -1):
        count, after = counts[index], counts[index + 1]
        is_joined = _is_joined(folded, count, after)
        if not count.harm and after.is_before_cue and not after.is_part and is_joined:
            counts[index] = count._replace(harm=after.harm, is_before_cue=True)
    return counts


def _is_article(folded: str, figure: Figure) -> bool:
    """Return whether «un» or «une» stands before something that is neither people nor what happened."""
    if folded[figure.start : figure.end] not in ("un", "une"):
        return False
    return not _NOUN.match(folded, figure.end) and not _CUE.match(folded, figure.end + 1)


def _read_count(folded: str, figure: Figure, following: int, previous: _Count | None) -> _Count | None:
    """Return what a number counts and what happened to them; None when it counts no people."""
    noun = _NOUN.match(folded, figure.end) or _ANY_NOUN.match(folded, figure.end)
    noun_end = noun.end() if noun else figure.end
    if noun and "attackers" in noun.groupdict() and noun["attackers"]:
        return _Count(figure, noun_end, "attackers", False, False)
    is_people = noun is not None
    is_part = bool(_OF_OTHERS.match(folded, figure.end)) or _is_behind_part(folded, figure.start)
    direct = _CUE.match(folded, noun_end + 1) or (_CUE.match(folded, figure.end + 1))
    of_cue = _OF.match(folded, figure.end)
    direct = direct or (_CUE.match(folded, of_cue.end()) if of_cue else None)
    if direct is not None:
        is_own = previous is None or direct.lastgroup == previous.harm
        return _Count(figure, direct.end(), direct.lastgroup or "", True, is_part and is_own)
    if is_part or not (is_people or _VERB_FOLLOWS.match(folded, figure.end)):
        return _Count(figure, noun_end, "", False, True) if is_people else None
    clause = _CLAUSE.search(folded, noun_end)
    last = min(clause.start() if clause else len(folded), noun_end + 110)
    part = _PART.search(folded, noun_end, last)
    last = last if part and part.start() < following else min(last, following)
    cue = _CUE.search(folded, noun_end, last)
    before = _ACTIVE.search(folded[max(0, figure.start - 60) : figure.start])
    is_passive = cue is not None and bool(
        _PASSIVE.match(folded[noun_end : cue.start()]) or _INTRANSITIVE.match(cue.group())
    )
    if before is not None and not is_passive:
        return _Count(figure, noun_end, before.lastgroup or "", False, False)
    is_listed = previous is not None and not previous.is_before_cue and bool(previous.harm)
    here = _Count(figure, noun_end, "", False, False)
    if is_listed and not is_passive and previous and _is_joined(folded, previous, here):
        return _Count(figure, noun_end, previous.harm, False, False)
    return _Count(figure, noun_end, (cue.lastgroup or "") if cue else "", cue is not None, False)


def _is_joined(folded: str, count: _Count, after: _Count) -> bool:
    """Return whether two numbers stand in one list, with no word between that says what happened."""
    between = folded[count.noun_end : after.figure.start]
    return _JOINED.fullmatch(between) is not None and _CUE.search(between) is None


def _is_behind_part(folded: str, at: int) -> bool:
    """Return whether a number stands behind «dont», with nothing but parts between."""
    ends = [match.end() for match in _PART.finditer(folded, max(0, at - 80), at)]
    return bool(ends) and _NEW_CLAUSE.search(folded, ends[-1], at) is None


def _sum_groups(folded: str, counts: list[_Count], is_total: bool) -> Iterator[Toll]:
    """Yield the tolls of a sentence: numbers under one word are summed, parts are left out."""
    group: _Count | None = None
    for count in counts:
        if count.harm not in ("killed", "wounded"):
            continue
        if count.is_part:
            if group is None:
                yield Toll(_harm_of(count), count.figure, False, True)
            continue
        is_joined = (
            group is not None
            and group.harm == count.harm
            and group.is_before_cue == count.is_before_cue
            and _is_joined(folded, group, count)
        )
        if group is not None and is_joined:
            group = count._replace(figure=group.figure.plus(count.figure))
            continue
        if group is not None:
            yield Toll(_harm_of(group), group.figure, is_total, False)
        group = count
    if group is not None:
        yield Toll(_harm_of(group), group.figure, is_total, False)


def _harm_of(count: _Count) -> Harm:
    return "killed" if count.harm == "killed" else "wounded"
