"""Who was there and who was not, by a French report: «Issa Bouba s’est fait représenter»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tui.languages.french.news.known_names import states_by_demonym
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.languages.patterns.literal_filter import LiteralFilter
from tui.model.text import fold

_WORD = r"[A-ZÀ-ÖØ-Þ][\w’'-]{1,30}"
_OFFICE = r"[Pp]remière dame|président de la République|[Pp]remier ministre|chef de l[’']État"
_NAME = rf"(?<![\w’'-])(?:{_WORD} (?:(?:[A-Z]\.|ould|ag|ben|el) ?){{0,2}}){{0,3}}(?P<name>{_OFFICE}|{_WORD})"
#: A name behind an office, at the end of a clause: «du ministre des Mines, Issa Bouba».
_FAR_NAME = rf"[^.;:()]{{0,60}}{_NAME}(?=[,.;)]| et |\Z)"
#: What is said of somebody between commas, behind the name.
_ASIDE = r"(?:, (?:MM?\. )?[^,.;:()]{1,80},)?"
_ABSENT = FilteredPattern(
    rf"{_NAME}{_ASIDE} (?:n[’']est (?:pas|finalement pas|jamais) venue?"
    r"|ne s[’']est (?:pas|finalement pas) (?:montrée?|présentée?|déplacée?|rendue?)"
    r"|n[’']a pas (?:fait le déplacement|assisté|pris part|participé)|n[’']était pas (?:présente?|là"
    r"|représentée?)"
    r"|s[’'](?:est|était) fait (?:représenter|excuser)|était (?:absente?|représentée?)|est restée? absente?"
    r"|n[’']a pas (?:signé|appelé|été convié|souhaité participer)|ne s[’'](?:y )?est pas (?:associée?"
    r"|jointe?)"
    r"|a (?:boycotté|séché|décliné|refusé de (?:signer|participer|venir))|boycotte|s[’']est (?:retirée?"
    r"|désolidarisée?|abstenue?)"
    r"|a boudé|a brillé par son absence|brillait par son absence)"
)
#: «Leur collègue tchadien s’est excusé»: who is absent for a state.
_COLLEAGUE = FilteredPattern(
    r"\b(?:collègue|homologue|représentant|ministre|président"
    r"|chef d[’']état-major) (?P<demonym>[a-zà-ÿ-]{4,16})"
    r"(?:, [^,.;:()]{1,60},)? (?:s[’']est (?:excusé|fait (?:représenter|excuser))|était absent"
    r"|n[’']était pas"
    r"|n[’']a pas (?:fait le déplacement|assisté|pris part|participé|signé)|a boudé|manquait)"
)
#: «Sans le président nigérien»: who is absent for a state.
_WITHOUT = FilteredPattern(
    r"\b[Ss]ans (?:le |la |l[’'])(?:président|présidente|chef de l[’']État|Premier ministre|ministre|roi"
    r"|général)"
    r"(?: [A-ZÀ-Þ][\w’-]+){0,2} (?P<demonym>[a-zà-ÿ-]{4,16})(?=[,.;]|\Z| et )"
)
#: Two or more who were not there, and each of them.
_ABSENT_ALL = FilteredPattern(
    rf"(?P<all>{_WORD}(?:, (?:l[ae] |l[’'])?{_WORD}){{0,5}} et (?:l[ae] |l[’'])?{_WORD}) (?:n[’']ont pas "
    r"(?:pris part|participé|assisté|signé|appelé|fait le déplacement)|ont (?:boudé|boycotté|décliné|séché"
    r"|refusé de (?:signer|participer|venir))|ne s[’'](?:y )?(?:sont|étaient) pas (?:associés?|jointe?s?)"
    r"|ne se sont pas (?:associés?|joints?|rendus?)|étaient absents?)"
)
_ELIDED = re.compile(r"\A[LlDd][’'](?=[A-ZÀ-Þ])")
_EACH = re.compile(_WORD)
_ABSENT_NOUN = FilteredPattern(
    rf"(?:[Ll][’']absence|en l[’']absence|sans la (?:présence|participation|signature)) (?:remarquée )?"
    rf"(?:de la |de l[’']|du |de |d[’'])(?:[^.;:()]{{0,50}}?)?{_NAME}(?=[,.;)]| et | a | à | lors | mardi"
    rf"| lundi|\Z)"
)
#: «Seul absent du sommet, le président tchadien, Mahamat Déby.»
_ONLY_ABSENT = FilteredPattern(
    rf"(?:[Ss]eule?|[Gg]rande?) absente?\b[^.;:(),]{{0,50}},(?: [^.;:()]{{0,60}}?)? {_NAME}(?=[.;]|\Z)"
)
_PRESENT = tuple(
    FilteredPattern(pattern)
    for pattern in (
        rf"(?:[Ee]n présence|sous la présidence|aux côtés) (?:de la |de l[’']|du |de |d[’']){_FAR_NAME}",
        rf"(?:présidée?s?|conduite?s?|inaugurée?s?|ouverte?s?)(?: [^.;:(),]{{2,40}}?)? par {_FAR_NAME}",
        rf"que présidait [^.;:()]{{0,60}}{_NAME}\b",
        rf"{_NAME}{_ASIDE} qui a (?:lui-même )?(?:présidé|inauguré|ouvert|lancé|procédé|coupé)",
        rf"{_NAME}{_ASIDE} (?:a (?:lui-même |personnellement )?"
        r"(?:pris part|présidé|procédé|assisté|inauguré|participé|ouvert)"
        r"|s[’']est rendue?|était présente?|a fait le déplacement)",
    )
)
#: What every sentence has that tells of who was there.
_TELLING = FilteredPattern(
    r"presen|preside|presidait|conduit|inaugur|ouvert|cotes d|pris part|procede|assiste|participe|qui a "
    r"|rendue? |deplace"
)
#: What every sentence has that tells of who was not there.
_ABSENCE_WORDS = LiteralFilter(
    "absen", "manquait", "excuse", "represente", "boude", "boycott", "seche ", "decline", "refuse", " pas ",
    "jamais", "retire", "desolidar", "sans la ",
)  # fmt: skip


class Presence(NamedTuple):
    """A person by the last word of the name, and whether a report says that they were there or were not."""

    name: str
    is_there: bool


def find_presences(text: str, folded: str) -> Iterator[Presence]:
    """Yield who was there, and who was not, by a sentence; `folded` is its folded text."""
    if _ABSENCE_WORDS.passes(folded):
        yield from _find_absences(text)
    if not _TELLING.search(folded):
        return
    for pattern in _PRESENT:
        for match in pattern.finditer(text):
            yield Presence(match["name"], is_there=True)


def _find_absences(text: str) -> Iterator[Presence]:
    """Yield who was not there, by a sentence that may say so."""
    for match in (*_COLLEAGUE.finditer(text), *_WITHOUT.finditer(text)):
        if state := states_by_demonym().get(fold(match["demonym"])):
            yield Presence(state.capitalize(), is_there=False)
    for match in _ABSENT_ALL.finditer(text):
        for each in _EACH.finditer(match["all"]):
            yield Presence(each.group(), is_there=False)
    for pattern in (_ABSENT, _ABSENT_NOUN, _ONLY_ABSENT):
        for match in pattern.finditer(text):
            yield Presence(_ELIDED.sub("", match["name"]), is_there=False)
