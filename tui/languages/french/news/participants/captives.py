"""Who was held, by name, in a French report: «MM. Bako, Sani et Tako», «outre les foreurs Bako et Sani»."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from tui.languages.french.news.prose import Sentence
from tui.languages.french.news.sentence_facts import make_fact
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.model.news import StatedFact
from tui.model.phonetics import spelling_key
from tui.model.text import fold

#: What the list of those who were held is of.
CAPTIVES = "abducted"
_WORD = r"[A-ZÀ-ÖØ-Þ][\w’'-]{1,24}"
_PERSON = rf"{_WORD}(?: (?:(?:ould|ag|ben|el|d[aeiou]s?) )?{_WORD}){{0,3}}"
#: Behind a name, who that is: an age, a trade.
_ASIDE = r"(?: \([^()]{2,30}\))?"
_OF = r"(?:de |d’)?"
_LIST = rf"(?P<list>{_PERSON}{_ASIDE}(?:, {_OF}{_PERSON}{_ASIDE}){{0,8}},? et {_OF}{_PERSON})"
_COUNTED = (
    r"(?:[Ll]es|[Cc]es|[Dd]eux|[Tt]rois|[Qq]uatre|[Cc]inq|[Ss]ix|[Ss]ept|[Hh]uit|[Nn]euf|[Dd]ix|leurs|ses)"
)
#: What is said of those who were held, and not of towns that a list may name.
_OF_THEM = (
    r"(?:sont (?:« |en bonne|libres|sains|rentré|arrivé|apparu|épuisé|fatigué|amaigri|éprouvé)"
    r"|(?:ont|avaient|auraient) (?:été (?:enlev|kidnapp|libér|relâch|remis|conduit|accueilli|reçus|examin)"
    r"|retrouvé|recouvré|regagné|passé)|se (?:trouvent|portent))"
)
_NAMED = tuple(
    FilteredPattern(pattern)
    for pattern in (
        rf"\b(?:MM\.|Mmes|Messieurs|Mesdames) {_LIST}",
        rf"\b{_COUNTED} (?:[a-zà-ÿ-]{{3,16}} ){{0,2}}[a-zà-ÿ-]{{3,16}}s(?:,| :| \()? ?{_LIST}",
        rf"\A\W{{0,3}}{_LIST}(?:, [^,.;:]{{2,80}},)? {_OF_THEM}",
        rf"\b(?:[Ii]l s’agit|[Cc]e sont|[Ss]e nomment|[Ss]’appellent|nommés|[Ss]oit) {_OF}{_LIST}",
    )
)
#: Behind a list, one more who was with them: «ainsi que leur chauffeur, Issa Bako».
_ONE_MORE = re.compile(
    r"(?:\bainsi que|\bet aussi|\bplus|\bmais aussi|\b(?:ont|a) (?:aussi |également )?(?:rendu|libéré|relâché"
    r"|remis|élargi))"
    rf" (?:leur|un|une|le|la|l’|son|sa) ?[a-zà-ÿ-]{{3,20}}(?: [a-zà-ÿ-]{{3,20}}){{0,3}},? (?P<name>{_PERSON})"
)
_SPLIT = re.compile(r"(?:,? et |, )(?:de |d’)?")
_PARENTHESIS = re.compile(r" \([^()]*\)")
_MAX_CHARS_TO_ONE_MORE = 120


def find_captives(read: Sequence[Sentence], counts: Collection[float]) -> StatedFact | None:
    """Return the list of those who were held, by the first sentence that names as many as a report counts."""
    for sentence in read if counts else ():
        for pattern in _NAMED:
            for match in pattern.finditer(sentence.text):
                persons = [one.strip() for one in _SPLIT.split(_PARENTHESIS.sub("", match["list"]))]
                end = match.end("list")
                more = _ONE_MORE.search(sentence.text, end, end + _MAX_CHARS_TO_ONE_MORE)
                if more is not None:
                    persons.append(more["name"])
                if len(persons) in counts:
                    names = tuple(dict.fromkeys(spelling_key(fold(one.split()[-1])) for one in persons))
                    return make_fact(sentence, "participants", CAPTIVES, ", ".join(persons), names)
    return None
