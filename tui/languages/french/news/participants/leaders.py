"""Which heads of state were at a meeting, and whom others sent, by a French report.

«Les présidents malien et nigérien ont pris part», «le Togo a dépêché son Premier ministre».
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.languages.french.news.known_names import states_by_demonym, states_by_name
from tui.languages.french.news.participants.presence import Presence
from tui.languages.french.news.participants.state_lists import STATES, read_states
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.languages.patterns.literal_filter import LiteralFilter
from tui.model.text import fold

_HEADS = r"(?:présidents|chefs d[’']État(?: et de gouvernement)?|chefs des États)"
_DEMONYM = r"[a-zà-ÿ-]{4,16}"
#: Several of them by their countries: «les présidents malien, nigérien et burkinabè».
_BY_DEMONYM = FilteredPattern(
    rf"\b(?:[Ll]es|[Dd]es) (?:\w{{4,6}} )?{_HEADS} "
    rf"(?P<all>{_DEMONYM}(?:, {_DEMONYM}){{0,12}}(?: et|,) {_DEMONYM})\b"
)
#: Several of them by the names of their countries: «les présidents du Mali, du Togo et de Côte d’Ivoire».
_BY_NAME = FilteredPattern(rf"\b(?:[Ll]es|[Dd]es) (?:\w{{4,6}} )?{_HEADS}(?:,| :)? {STATES}")
#: One of those who are listed: «le Malien Issa Bako».
_PERSON = re.compile(r"(?<![\w’'-])(?:l[ea] |l[’'])(?P<demonym>[A-ZÀ-ÖØ-Þ][a-zà-ÿ-]{3,16}) (?=[A-ZÀ-ÖØ-Þ])")
_ANY_HEADS = re.compile(rf"\b{_HEADS}\b")
#: One alone by his country, and that he came or did not.
_ONE = FilteredPattern(
    rf"\b(?:président|chef de l[’']État) (?P<demonym>{_DEMONYM})(?:, [^,.;:()]{{1,60}},)? "
    r"(?:(?P<came>a (?:pris part|participé|assisté|fait le déplacement)|était présent|participe|assiste"
    r"|prend part)"
    r"|(?:s[’']est fait (?:représenter|excuser)|était (?:absent|représenté)|n[’']a pas (?:fait le déplacement"
    r"|pris part|participé|assisté)|n[’']est pas venu|est resté absent))"
)
#: That those who are told of were there; that they were not.
_CAME = FilteredPattern(
    r"\bautour de la (?:meme )?table\b|\bpresents?\b|\bparticip(?!era|eront)|\bpris part\b|\bprennent part\b"
    r"|\bassist(?!ance|era|eront)"
    r"|\b(?:ont|avaient) (?:tenu|conclu|acheve|ouvert|clos|cloture|participe)\b"
    r"|\b(?:sont|etaient) (?:la|reunis|arrives|venus|attendus)\b|\bse (?:sont|trouvaient|retrouv|reuni)"
    r"|\bfait le (?:deplacement|voyage)\b|\bsieg"
)
_CAME_NOT = FilteredPattern(
    r"\bn'(?:ont|etaient|avaient)\b|\babsen|\bboud|\bboycott|\bsans les\b|\bexcus|\bni les\b"
)
_ARTICLE = r"(?:[Ll][ea]s? |[Ll][’'])"
_STATE = rf"{_ARTICLE}[A-ZÀ-ÖØ-Þ][\w’'-]{{2,30}}(?: (?:d[’'])?[A-ZÀ-ÖØ-Þ][\w’'-]{{2,20}})?"
_SUBSTITUTE = (
    r"(?:Premi(?:er|ère)s? ministres?|(?:vice-)?ministres?|vice-présidente?s?|ambassadeurs?|ambassadrices?"
    r"|chef(?:fe)?s? de (?:la|leur|sa) diplomatie|secrétaires? d[’']État|émissaires?|envoyés? spécia(?:l|ux)"
    r"|représentants?)"
)
#: The states for which somebody else came: «le Togo et le Bénin étaient représentés par leurs ministres».
_SENT = FilteredPattern(
    rf"(?P<states>{_STATE}(?:, {_STATE}){{0,6}}(?: et {_STATE})?)(?:, (?:eux|elle|lui|quant à)[^,]{{0,14}},)?"
    r" (?:y )?(?:(?:est|était|sont|étaient|sera|seront|s[’']est fait|se sont fait) (?:\w{4,14} )?"
    r"représent\w{1,3} (?:\w{4,14} )?par"
    r"|(?:a|avait|ont|avaient|n[’']y a|n[’']y ont|n[’']a|n[’']ont|n[’']avai(?:t|ent)) (?:\w{4,14} )?"
    r"(?:délégué|dépêché|envoyé|mandaté)(?: que)?)"
    rf" (?:son|sa|leurs?|ses|une?|des|le|la) {_SUBSTITUTE}"
)
_EACH = re.compile(rf"{_ARTICLE}(?P<name>[^,]+?)(?=,| et |\Z)")
_LIST_MARK = re.compile(r", | et ")
#: What every sentence has that tells of one; what it is told of.
_WORDS = LiteralFilter(
    "presiden", "chefs d", "chef de l", "chefs des", "represent", "delegue", "depeche", "envoye", "mandate"
)
_OF_LEADERS = FilteredPattern(
    r"\bsommet\b|\bchefs? d(?:'|es )etats?\b|\bpresidents\b|\bconference au sommet\b"
)


def find_leaders(text: str, folded: str, before: str = "") -> Iterator[Presence]:
    """Yield the heads of state who were there or were not, by a sentence; `before`: the folded last one."""
    if not _WORDS.passes(folded):
        return
    if _CAME.search(folded) and not _CAME_NOT.search(folded):
        for match in _BY_DEMONYM.finditer(text):
            yield from _leaders_by_demonym(_LIST_MARK.split(match["all"]))
        for match in _BY_NAME.finditer(text):
            yield from (Presence(_name_leader(state), True) for state in read_states(match["states"]))
        if _ANY_HEADS.search(text):
            yield from _leaders_by_demonym([match["demonym"] for match in _PERSON.finditer(text)])
    for match in _ONE.finditer(text):
        yield from _leaders_by_demonym([match["demonym"]], is_there=match["came"] is not None)
    if not (_OF_LEADERS.search(folded) or _OF_LEADERS.search(before)):
        return
    yield from (Presence(_name_leader(state), is_there=False) for state in find_represented(text))


def find_represented(text: str) -> Iterator[str]:
    """Yield the folded names of the states for which another came than who leads them, by a sentence."""
    for match in _SENT.finditer(text):
        for each in _EACH.finditer(match["states"]):
            if state := states_by_name().get(fold(each["name"])):
                yield state


def _leaders_by_demonym(demonyms: list[str], *, is_there: bool = True) -> Iterator[Presence]:
    """Yield the head of each state that a demonym means."""
    for word in demonyms:
        if state := states_by_demonym().get(fold(word)):
            yield Presence(_name_leader(state), is_there)


def _name_leader(state: str) -> str:
    """Return the name of the head of a state by its folded name."""
    return f"leader of {state.capitalize()}"
