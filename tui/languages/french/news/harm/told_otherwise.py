"""Tolls that a French sentence tells without a word for it beside the number: «aucun survivant»."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tui.languages.french.news.harm.casualty_words import ATTACKERS, NOUN
from tui.languages.french.news.harm.tolls import Toll
from tui.languages.french.news.numbers import find_numbers
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.languages.patterns.literal_filter import LiteralFilter
from tui.model.figures import Figure, hedge_figure

#: «Il n’y a aucun survivant», «aucun des six occupants n’a survécu»: all who were there have died.
_NO_SURVIVOR = FilteredPattern(
    r"\b(?:aucune?|pas (?:de|un seul)|sans(?: un seul| aucun)?) (?:survivante?|rescapee?)s?\b"
    r"|\baucune? (?:[\w'-]+ ){0,14}?n'(?:en )?(?:a|aurait|avait) (?:survecu|rechappe|reussi a s'en sortir)\b"
)
#: «Deux morts et autant de blessés».
_AS_MANY = FilteredPattern(r"(?:,| et) (?P<about>presque |a peu pres |pratiquement )?autant de blesses\b")
#: «L’attaque a fait six victimes», which says in the press that they have died.
_MADE = re.compile(
    r"\b(?:fait|faisant|faire|faisait|fera|cause|causant|provoque|deplore|deplorent)(?: [\w']{2,12}){0,3} \Z"
)
_VICTIMS = re.compile(r"(?: nouvelles| autres)? victimes?\b(?! (?:collaterale|indirecte|d[e'u]))")
#: Those whose number follows: «les blessés, une trentaine», «Morts : 12», «les blessés sont au nombre de 30».
_COUNTED = re.compile(
    r"(?<!parmi les )\b(?:(?P<killed>morts|tues|deces|depouilles|cadavres|defunts)|(?P<wounded>blesses)"
    r"|(?P<victims>victimes))(?: [\w'-]+){0,5}?"
    r"(?: ?: ?(?:(?:ils|elles) (?:sont|etaient|seraient) )?|, (?:soit |au nombre d(?:e |')|(?:ils"
    r"|elles) (?:sont|etaient|seraient) )?"
    r"| (?:sont|etaient|seraient) (?:maintenant |desormais )?(?:au nombre d(?:e |'))?"
    r"|,? dont le nombre (?:est|serait|s'eleve|est estime) (?:a |de )?)\Z"
)
#: What makes victims dead; behind a number, what shows that nothing else is counted.
_BURIED = FilteredPattern(r"\b(?:inhum|enterr|funer|obseques|mortel|peri\b|deced|cercueil)")
_BARE = re.compile(r"\s?(?:[.,;:!?)»]|au total\b|en tout\b|selon\b|d'apres\b|\Z)")
#: The same behind their number: «au nombre de six, les blessés reçoivent des soins».
_AT_NUMBER = re.compile(r"\bau nombre d(?:e |')\Z")
_COUNTED_BEHIND = re.compile(
    r", (?:les|ces) (?:\w+ )?(?:(?P<killed>morts|tues|defunts)|(?P<wounded>blesses))\b"
)
_MAX_CHARS_TO_COUNTED, _MAX_CHARS_TO_LIST = 80, 150
#: The last of those who died, by their number: «un treizième passager a succombé».
_ORDINALS = (
    "troisieme", "quatrieme", "cinquieme", "sixieme", "septieme", "huitieme", "neuvieme", "dixieme",
    "onzieme",
    "douzieme", "treizieme", "quatorzieme", "quinzieme", "seizieme",
)  # fmt: skip
_LAST = FilteredPattern(
    rf"\b(?:une?|la|le) (?P<ordinal>{'|'.join(_ORDINALS)}) "
    r"(?!(?:jour|attaque|journee|fois|annee|semaine|mois|mandat|heure)\b)[a-z-]{3,16}\b[^.;:]{0,80}?"
    r"\b(?:succombe|decedee?|morte?|peri|s'est eteinte?|rendu l'ame|perdu la vie|ete (?:repeche|retrouve))\b"
)
#: In front of a number, that it comes to dead told before.
_ADDED_TO = re.compile(
    r"\b(?:a (?:ces|ce|cette)|aux) (?:\w+ )?(?:morts|tues|soldats|militaires|gendarmes|policiers"
    r"|victimes|civils"
    r"|villageois|pertes|bilan)(?: [\w'-]+){0,2} s'ajout(?:ent|e|aient|ait) (?:encore |aussi )?\Z"
)
#: Those of a crowd who were hurt: «six d’entre eux ont été blessés».
_OF_THEM_WOUNDED = re.compile(
    r" d'entre (?:eux|elles|nous) (?:ont|auraient|avaient) (?:[\w-]+ )?ete (?:[\w-]+ment )?"
    r"(?:blesse|brule|conduit|transporte|evacue|hospitalise|admis|soigne)"
)
#: Those of whom a list has so many: «la liste des victimes compte trente noms», «… : trente noms».
_LIST = r"(?:liste|registre|releve|recensement|memorial|stele|plaque)"
_LISTED = r"(?:(?P<killed>morts|tues|defunts|victimes|martyrs)|(?P<wounded>blesses))"
_LIST_OF = re.compile(
    rf"\b{_LIST} (?:\w{{5,14}} )?(?:de (?:leurs |ses |nos |ces )?|des ){_LISTED}\b"
    r"[^.;:]{0,90}?(?: (?:port|compt|comport|contien|compren|align|egren|totalis|affich|recens|enumer"
    r"|s'allong|s'etend)\w{1,5} (?:deja |desormais |maintenant |a )?| ?: )\Z"
)
_NAMES = re.compile(r" (?:noms|patronymes|identites|personnes)\b")
_NAMES_ALONE = re.compile(r" (?:noms|patronymes)\b(?! d(?:e |'|es ))")
#: The same where the list is behind their number: «trente noms figurent sur la liste des victimes».
_ON_LIST = re.compile(
    r" (?:noms|patronymes|personnes) (?:figur\w{1,5}|sont (?:\w{4,12} )?(?:inscrit|grave|porte|couche)e?s) "
    rf"(?:\w{{2,12}} )?(?:sur|dans|a) (?:la|le|une?|cette|ce) {_LIST} (?:\w{{5,14}} )?"
    rf"(?:de (?:leurs |ses |nos |ces )?|des ){_LISTED}\b"
    r"| noms (?:de |d')(?:[\w-]{3,16} ){1,3}(?:(?P<slain>tues|morts|decedes|assassines|massacres))\b"
)
#: A list of those of whom the sentence before tells that they died: «on en a dressé la liste : trente noms».
_THEIR_LIST = FilteredPattern(
    rf"\ben (?:a|ont|ai|avons|avait|avaient|avions) [^.;:]{{0,40}}\b{_LIST}\b|\bleur {_LIST}\b"
)
_THE_DEAD = FilteredPattern(r"\b(?:tombes|morts|tues|cercueils|defunts|depouilles)\b")
_WOUNDED = ("blesse", "hospitalis", "soign")
#: So far in front of a number its verb may stand.
_MAX_CHARS = 50

_ANY_VICTIMS = LiteralFilter("morts", "tues", "deces", "blesses", "victimes", "depouilles")


def find_added_dead(folded: str) -> Toll | None:
    """Return those who are added to dead told before: «à ces militaires s’ajoutent trois villageois»."""
    if "s'ajout" not in folded and "s'y ajout" not in folded:
        return None
    for figure in find_numbers(folded):
        noun = NOUN.match(folded, figure.end)
        is_added = _ADDED_TO.search(folded, max(0, figure.start - _MAX_CHARS), figure.start) is not None
        if is_added and noun is not None and noun["people"]:
            return Toll("killed", figure, False, False)
    return None


def find_listed_dead(folded: str, before: str) -> Toll | None:
    """Return how many names a list has of the dead of whom the folded sentence before tells."""
    if not _THEIR_LIST.search(folded) or not _THE_DEAD.search(before):
        return None
    if any(word in text for word in _WOUNDED for text in (folded, before)):
        return None
    for figure in find_numbers(folded):
        is_listed = folded.endswith((": ", "compte ", "porte ", "comporte "), 0, figure.start)
        if is_listed and _NAMES_ALONE.match(folded, figure.end):
            return Toll("killed", figure, False, False)
    return None


def find_tolls_otherwise(folded: str, tolls: Sequence[Toll]) -> Iterator[Toll]:
    """Yield what a folded sentence tells of its killed and wounded beside its other tolls."""
    killed = next((toll for toll in tolls if toll.harm == "killed" and not toll.is_part), None)
    if "autant de" in folded and killed is not None and (as_many := _AS_MANY.search(folded)):
        figure = hedge_figure(killed.figure, "about") if as_many["about"] else killed.figure
        yield Toll("wounded", figure, False, False)
    if (last := _LAST.search(folded)) is not None:
        count = 3 + _ORDINALS.index(last["ordinal"])
        yield Toll("killed", Figure(last.start("ordinal"), last.end("ordinal"), count, count), True, False)
        return
    known = {toll.harm for toll in tolls}
    if "d'entre" in folded and "wounded" not in known and not ATTACKERS.search(folded):
        of_them = (one for one in find_numbers(folded) if _OF_THEM_WOUNDED.match(folded, one.end))
        yield from (Toll("wounded", one, False, False) for one in of_them)
    yield from (toll for toll in _find_numbers_behind(folded) if toll.harm not in known)
    if tolls:
        return
    has_no_survivor = ("surv" in folded or "rechapp" in folded or "rescap" in folded) and _NO_SURVIVOR.search(
        folded
    )
    if not (has_no_survivor or "victime" in folded):
        return
    for figure in find_numbers(folded):
        noun = NOUN.match(folded, figure.end)
        is_all = has_no_survivor and noun is not None and noun["people"] and figure.low > 1
        is_made = _VICTIMS.match(folded, figure.end) and _MADE.search(
            folded, max(0, figure.start - _MAX_CHARS), figure.start
        )
        if is_all or is_made:
            yield Toll("killed", figure, False, False)
            return


def _find_numbers_behind(folded: str) -> Iterator[Toll]:
    """Yield the numbers of people who came to harm that stand behind the word for them."""
    if not _ANY_VICTIMS.passes(folded):
        return
    figures = find_numbers(folded)
    ends = {figure.end for figure in figures}
    for figure in figures:
        first = max(0, figure.start - _MAX_CHARS_TO_COUNTED)
        behind = _COUNTED_BEHIND.match(folded, figure.end)
        if behind is not None and _AT_NUMBER.search(folded, first, figure.start):
            yield Toll("wounded" if behind["wounded"] else "killed", figure, False, False)
            continue
        on_list = _LIST_OF.search(folded, max(0, figure.start - _MAX_CHARS_TO_LIST), figure.start)
        if on_list is not None and _NAMES.match(folded, figure.end):
            yield Toll("wounded" if on_list["wounded"] else "killed", figure, False, False)
            continue
        named = _ON_LIST.match(folded, figure.end)
        if named is not None:
            yield Toll("wounded" if named["wounded"] else "killed", figure, False, False)
            continue
        counted = _COUNTED.search(folded, first, figure.start)
        if counted is None or not _BARE.match(folded, figure.end) or counted.start() - 1 in ends:
            continue
        if counted["victims"] and not _BURIED.search(folded):
            continue
        yield Toll("wounded" if counted["wounded"] else "killed", figure, False, False)
