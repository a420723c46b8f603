"""Who signed, by name alone: a sentence without the offices that stand beside the names of people.

«Issa Bako, ministre des Mines, et le ministre nigérien de la Pêche, Ali Sow, ont signé» is signed by Issa
Bako and Ali Sow; a portfolio is nobody.
"""

from __future__ import annotations

import re

from tui.languages.french.news.known_names import states_by_demonym
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.model.text import fold

_WORD = r"[A-ZÀ-ÖØ-Þ][\w’'-]{1,30}"
_PERSON = rf"{_WORD}(?: (?:ag |ould |de |ben )?{_WORD}){{1,3}}"
_OF = r"(?:de la |de l[’']|du |des |de |d[’']|à la |à l[’']|aux? |chargée? d[^ ]{1,2} ?(?:la |l[’'])?)"
_OFFICE = (
    r"(?:(?:vice|sous)-)?(?:[Mm]inistres?|[Ss]ecrétaires?|[Pp]résidente?|[Aa]mbassadeur|[Aa]mbassadrice"
    r"|[Dd]irecteur|[Dd]irectrice|[Gg]ouverneure?|PDG|DG|P-DG|[Pp]remier ministre|[Pp]remière ministre"
    r"|[Cc]heffe?|[Hh]omologue|[Cc]oordonnateur|[Rr]eprésentante?|[Pp]orte-parole|[Dd]éléguée?|[Nn]uméro un)"
)
_RANKED = (
    r"(?:(?:[Ll][ae] )?(?:général|colonel|capitaine|commandant|lieutenant|docteur|professeur|Dr|Pr|Mme|M\.) )"
)
_RANK = rf"{_RANKED}?"
#: Small words of an office, and what it is of: «malienne de l’Énergie et de l’Eau», «d’État aux Finances».
_ADJECTIVES = r"(?: (?!et\b|ont\b|a\b|est\b|qui\b|avec\b|pour\b|dans\b)[a-zà-ÿ’-]{2,20}){0,4}?"
_PORTFOLIO = (
    rf"(?: {_OF}(?:{_WORD}|[a-zà-ÿ]{{3,20}})(?: (?!et\b|ont\b|a\b|est\b)[a-zà-ÿ-]{{4,20}}){{0,2}}"
    rf"(?:(?: et|,) {_OF}{_WORD}(?: (?!et\b|ont\b|a\b|est\b)[a-zà-ÿ-]{{4,20}})?){{0,3}}){{0,2}}"
)
#: An office in front of whose it is, and one behind, between commas.
_IN_FRONT = FilteredPattern(
    rf"(?<![\w’'-])(?:[Ll][ae] |[Ll][’']|[Ss]on |[Ss]a )?{_OFFICE}{_ADJECTIVES}{_PORTFOLIO},? {_RANK}"
    rf"(?={_PERSON})"
)
_BEHIND = FilteredPattern(
    rf"(?P<name>{_PERSON}), (?:(?:[Ll][ae] |[Ll][’'])?(?:actuelle? |nouvelle |nouveau )?)?{_OFFICE}(?![\w’-])"
    r"(?:(?! et (?:l[ae] |l[’'])?(?=[A-ZÀ-Þ]))[^,.;:()]){0,80}?"
    rf"(?:,(?= )|(?= et (?:{_RANK})?{_PERSON})|(?= (?:ont|se sont)\b))"
)
_RANK_ALONE = FilteredPattern(rf"(?<![\w’'-]){_RANKED}(?={_PERSON})")
#: «L’Américain Issa Bako»: whose people it is.
_PEOPLE = re.compile(
    rf"(?<![\w’'-])(?:[Ll][ae] |[Ll][’'])(?P<people>[A-ZÀ-Þ][a-zà-ÿ-]{{3,20}}) (?={_PERSON})"
)


def name_alone(text: str) -> str:
    """Return a sentence without the offices, ranks and peoples beside the names of people."""
    text = _IN_FRONT.sub(lambda _match: "", text)
    text = _BEHIND.sub(lambda match: match["name"], text)
    text = _RANK_ALONE.sub(lambda _match: "", text)
    states = states_by_demonym()
    return _PEOPLE.sub(lambda match: "" if fold(match["people"]) in states else match.group(), text)
