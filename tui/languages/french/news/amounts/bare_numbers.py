"""Numbers without a noun in French sentences, which count who or what is named elsewhere.

«Les sinistrés sont 1 470», «Ils sont une centaine», «La police parle de six», «4 000 selon le syndicat».
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from tui.languages.french.news.amounts.groups import Group, name_group
from tui.languages.french.news.numbers import find_numbers
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.model.figures import Figure

#: Who counts.
_COUNTER = (
    r"(?:police|gendarmerie|commissa\w+|prefecture|prefet|gouverneur\w*|gouvernement|autorites|armee"
    r"|etat-major|ministere|ministre|parquet|procureur|mairie|maire|protection civile|croix-rouge|hopital"
    r"|medecins?|organisateurs|\w*syndica\w+|collectif|opposition|organisation|ong|association|union"
    r"|coordination|habitants|temoins|riverains|elus?|acad\w+|rectorat|inspection|patronat|employeur|tutelle"
    r"|responsables?|sources?|communique|direction|compagnie|groupe|mouvement|porte-parole|eux|elle|lui)"
)
_ADVERBS = (
    r"(?: (?:que|pas|plus|moins|donc|desormais|maintenant|encore|deja|en realite|en fait|plutot|toujours))*"
)
_ARE = rf"(?:sont|etaient|seraient|seront|(?:ont|auraient) ete|restent|demeurent){_ADVERBS}(?: au nombre de)?"
_THE = r"(?:les|ces|nos|leurs|ses|des)"
#: Behind a number nothing is counted.
_BARE = re.compile(
    r"\s?(?:(?:%|pour cent) ?)?(?:[.,;:!?)»]|\Z|(?:mais|et|ou|quand|alors|tandis|au|aux|par|depuis|selon"
    r"|d'apres|pour|de source|contre|en tout|en (?:soiree|fin|debut|milieu)|le soir|hier|lundi|mardi|mercredi"
    r"|jeudi|vendredi|samedi|dimanche|seulement|environ|pas|tout|dans|a [a-z]\w*)\b)"
)
#: Between a word for a number and the number.
_COMES_TO = (
    r",? (?:a|est|etait|serait|s'|attei|pass|grimp|mont|avoisin|frol|depass|culmin|fix|port|rev|arret|evalu"
    r"|estim|etabli)[^.,;:()\d]{0,30}?"
)
#: In front of a number, the group that it counts, by its noun.
_OF_NOUN = re.compile(
    rf"\b{_THE} (?P<subject>[^.;:?!()«»\d]{{2,90}}?),? (?:ils |elles )?{_ARE} ?(?:d')?\Z"
    r"|\b(?:nombre|total|chiffre|bilan|celui)(?: \w+)? (?:de|des|d') ?(?P<number>[^.;:?!()«»\d]{2,70}?)"
    rf"(?:{_COMES_TO}|,) ?\Z"
    rf"|\b{_THE} (?P<whose>[^.;:?!()«»\d]{{2,70}}?),? dont le nombre{_COMES_TO} ?\Z"
    rf"|\b{_THE} (?P<apposed>[^.;:?!()«»\d]{{2,90}}?),? (?:au nombre d(?:e |')|soit |\()\Z"
)
#: The same for some of them: «une poignée de manifestants, deux cents tout au plus, …».
_APPOSED = re.compile(rf"\b(?:{_THE}|une? \w+ d[e'])(?P<group> ?[^.,;:()\d]{{3,60}}), \Z")
_AT_MOST = re.compile(
    r" (?:(?:tout )?au (?:plus|moins|total)|environ|en tout|selon|d'apres|de source|pas (?:plus|davantage))\b"
)
#: Behind such a number, what all of them did: «les derniers soldats, une trentaine, ont quitté …».
_THEY_DID = re.compile(r", (?:ont|sont|avaient|etaient|auront|seront|doivent|devaient) ")
#: The same behind it: «ramène à vingt-cinq celui des blessés», «à 4 000 le nombre des manifestants».
_NUMBER_BEHIND = re.compile(
    r"(?: (?:desormais |ainsi )?|(?: personnes)? ?[:,.] (?:c'est|tel est|voila),? (?:[^.;:,()\d]{3,40}, )?)"
    r"(?:le (?:nombre|total|compte|decompte|bilan)|celui) (?:total )?(?:de |des |d')"
    r"(?P<group>(?:(?! et | qu| dont )[^.;:,()\d]){3,50})"
)
#: The same behind a verb that puts it at so many: «chiffre à 214 les maisons détruites et à 1 500 les …».
_PUTS_AT = re.compile(
    r"\b(?:chiffr|estim|evalu|fix|port|etabli|ramen)\w{0,4} (?:[^.;:]{0,60}? et )?(?:de \d+ )?a \Z"
)
_GROUP_BEHIND = re.compile(r" (?P<group>les (?:(?! et | qu| dont )[^.;:,()\d]){3,50})")
#: A pronoun that stands for the group: «ils étaient six cents», «on en compte douze».
_OF_PRONOUN = re.compile(
    rf"\b(?:ils|elles) (?:n')?{_ARE} ?\Z"
    r"|\by en (?:a|avait|aurait|a eu|aurait eu)(?: que)? ?(?:qu')?\Z"
    r"|\b(?:n')?en (?:[\w']+ ){0,2}?(?:compt|denombr|recens|annonc|revendiqu|avanc|reconn|admet|signal"
    r"|evoqu|cit|donn|enregistr|deplor|vu)\w{0,7}(?: (?:que|pas plus|plutot|seulement))* ?(?:d')?\Z"
)
#: Behind a number, that it is the toll: «Quinze victimes, tel est le tribut payé par Gani».
_AS_TOLL = re.compile(
    r"(?: (?:personnes|victimes|vies|hommes))? ?[:,] (?:c'est|tel est|voila)"
    r" le (?:\w+ )?(?:bilan|tribut|prix)\b"
)
#: Behind a number of those told of before, that they died: «214 malades. Dix-sept d’entre eux sont morts».
_SOME_DIED = re.compile(
    r" (?:d'entre (?:eux|elles)|de ces (?!blesse)[\w-]{3,20}|des (?:malades|patients|passagers|occupants"
    r"|voyageurs|naufrages|orpailleurs|eleves))(?: [\w'-]+){0,2}?"
    r" (?:sont (?:\w+ment )?(?:morte?s|decedee?s)|n'ont pas survecu|ont (?:\w+ )?(?:succombe|peri"
    r"|perdu la (?:vie|bataille)|trouve la mort|ete (?:tuee?s|emportee?s)|rendu l'ame))\b"
)
#: Behind the number of a pronoun, what they do or what befell them: «ils sont trente à être soignés».
_TO_DO = re.compile(
    r"[^.;:()]{0,30}? a (?P<what>(?:y |s'|se )?(?:avoir|etre|\w{3,14}(?:er|ir|re))\b[^.;:()]{0,40})"
)
#: A number that a source gives instead of the one before it, by a verb or by a phrase behind it.
_GIVEN = re.compile(
    rf"\b{_COUNTER}\b(?:,? [\w'-]+){{0,6}}?,? (?:(?:n')?en (?:\w+ )?(?:compt|denombr|recens|annonc"
    r"|revendiqu|avanc|reconn|admet|signal|evoqu|cit|donn)\w{0,7}"
    r"|(?:ne )?(?:parl|evoqu|avanc|annonc|s'en tien|reconn|admet|donn|cit)\w{0,7}|fait etat|font etat)"
    r"(?: (?:que|pas plus|plutot|seulement|pour sa part|quant a (?:elle|lui|eux)|de son cote|le chiffre"
    r"|un chiffre|un bilan|un total))* ?(?:de |d'|a )?\Z"
    rf"|(?:,| et|;) (?:l[ae]s? |l'|des |une? )?{_COUNTER}(?: \w+)?,? (?:de |d')\Z"
)
_SAID = re.compile(
    r"\s?,? (?:selon|d'apres|pour|a en croire|de source|aux dires d(?:e|es|u)|aux yeux d(?:e|es|u)"
    r"|si l'on en croit|affirm\w+|assur\w+) (?:[\w'-]+ ){0,3}?(?:l')?"
    rf"(?:{_COUNTER}|chefs?|chefferie|familles|proches|parents|rescapes|survivants|afp|agences?|presse"
    r"|radios?|onu)\b"
)
_INSTEAD = re.compile(r"(?:,| et|;|, mais| contre) \Z")
#: Who asks how many there were: «Combien sont-ils ?».
_HOW_MANY = FilteredPattern(r"\bcombien\b[^.;]{0,60}\?")
_QUOTED = re.compile(r"[«“\"] ?\Z")
_MAX_CHARS = 130


class BareNumber(NamedTuple):
    """A number without a noun: `group` is what it counts; None: what is counted or named before."""

    figure: Figure
    of: Literal["noun", "pronoun", "source"]  # what stands for what it counts; a source counts it again
    group: Group | None = None


def find_bare_numbers(folded: str, before: str) -> Iterator[BareNumber]:
    """Yield the numbers of a folded sentence that have no noun; `before`: the sentence in front of it."""
    is_answer = _HOW_MANY.search(before) is not None
    for figure in find_numbers(folded):
        first = max(0, figure.start - _MAX_CHARS)
        words = _words_behind(folded, figure, first)
        if words is not None and "depuis" not in words:
            if (group := name_group(words)) is not None:
                yield BareNumber(figure, "noun", group)
            continue
        if _AS_TOLL.match(folded, figure.end):
            yield BareNumber(figure, "noun", Group("killed"))
        if _SOME_DIED.match(folded, figure.end):
            yield BareNumber(figure, "noun", Group("killed"))
        if not _BARE.match(folded, figure.end):
            continue
        if (noun := _OF_NOUN.search(folded, first, figure.start)) is not None:
            named = next(filter(None, noun.groups()))
            group = name_group(f"les {named}") or (Group("killed") if "bilan" in noun.group() else None)
            if group is not None:
                yield BareNumber(figure, "noun", group)
                continue
        apposed = _APPOSED.search(folded, first, figure.start)
        is_apposed = apposed and (_AT_MOST.match(folded, figure.end) or _THEY_DID.match(folded, figure.end))
        if apposed and is_apposed and (group := name_group(apposed["group"])):
            yield BareNumber(figure, "noun", group)
        elif _GIVEN.search(folded, first, figure.start):
            yield BareNumber(figure, "source")
        elif _OF_PRONOUN.search(folded, first, figure.start) or (
            is_answer and _QUOTED.search(folded, first, figure.start)
        ):
            done = _TO_DO.match(folded, figure.end)
            yield BareNumber(figure, "pronoun", name_group(done["what"]) if done else None)
        elif _INSTEAD.search(folded, first, figure.start) and _SAID.match(folded, figure.end):
            yield BareNumber(figure, "source")


def _words_behind(folded: str, figure: Figure, first: int) -> str | None:
    """Return the words behind a number that say what it counts; `first`: where its clause is looked at."""
    if (behind := _NUMBER_BEHIND.match(folded, figure.end)) is not None:
        return f"les {behind['group']}"
    put = _GROUP_BEHIND.match(folded, figure.end)
    return put["group"] if put and _PUTS_AT.search(folded, first, figure.start) else None
