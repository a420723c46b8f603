"""Who met, by a French report: the states at a summit, who presided over it, who welcomed a visitor."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.languages.french.news.known_names import known_names, states_by_demonym, states_by_name
from tui.languages.french.news.participants.parties import NameList
from tui.languages.french.news.participants.state_lists import CAPITAL, STATES, read_states
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.model.phonetics import spelling_key
from tui.model.text import fold

_CAPITAL, _STATES = CAPITAL, STATES
#: «Le Tchadien, le Nigérian et le Camerounais»: heads of state by their peoples.
_NATIONAL = r"(?:l[ea] |l[’'])[A-ZÀ-ÖØ-Þ][a-zà-ÿ-]{3,16}"
_NATIONALS = rf"(?P<nationals>{_NATIONAL}(?:, {_NATIONAL}){{0,12}},? et {_NATIONAL})(?! [A-ZÀ-ÖØ-Þ])"
_DEMONYMS = r"(?P<demonyms>[a-zà-ÿ-]{4,16}(?:, [a-zà-ÿ-]{4,16}){0,12} et [a-zà-ÿ-]{4,16})"
_LEADERS = (
    r"(?:présidents?|chefs d[’']État(?: et de gouvernement)?|Premiers ministres|dirigeants|ministres"
    r"(?: des Affaires étrangères| de la Défense)?|chefs d[’']état-major|représentants|délégations"
    r"|émissaires|envoyés|diplomates|délégués|responsables|négociateurs|experts|autorités)"
)
#: Heads of state, counted, who came; what stands between them and their list.
_HEADS = r"(?:présidents|chefs d[’']État(?: et de gouvernement)?|dirigeants)"
_BEFORE_LIST = r"(?:(?!\bn[e’']|absent|manqu|boud|boyco|excus|sans )[^.;:]){0,90}?"
#: A meeting of leaders, and what says that they were there.
_MET = FilteredPattern(
    r"\b(?:sommet|reunion|rencontre|conference|consultation|concertation|forum|session|conclave"
    r"|pourparlers|\btravaux\b|\bautour de la (?:meme )?table\b|\bassises\b|\bentretiens\b"
    r"|\bdelegations des (?:\w+ )?(?:pays|etats))"
    r"|\b(?:pays|etats|nations)\b(?:(?!\bn[e'])[^.;:]){0,50}\b(?:pris place|(?:est|sont|etaient"
    r"|avaient) represent"
    r"|(?:envoy|depech|delegu|mandat)\w{1,4}|accompagn)"
    r"|\b(?:compose\w{0,2}|formee?s?|compren(?:d|ait|nent)|reuni(?:t|ssait)) (?:seulement )?(?:des |de |d')"
    r"(?:representant|diplomate|envoye|delegue|ministre|emissaire)"
    r"|\b(?:envoy|depech|delegu|mandat)\w{1,4} (?:chacun|un|une|des|leur)\b|\bchacun (?:envoy|depech"
    r"|delegu|mandat)"
    r"|\b(?:presidents|chefs d'etat(?: et de gouvernement)?)\b(?:(?!\bn[e'])[^.;:]){0,40}"
    r"\b(?:(?:pris|prennent|prenaient) (?:part|place)|particip|assist|sieg|fait le (?:deplacement|voyage)"
    r"|(?:sont|etaient) (?:la|presents|venus|reunis|arrives))"
)
_ATTENDING = tuple(
    FilteredPattern(pattern)
    for pattern in (
        rf"\b{_HEADS}\b{_BEFORE_LIST}[,:] (?:à savoir )?ceux {_STATES}",
        rf"\b{_HEADS}\b{_BEFORE_LIST}[,:] {_NATIONALS}",
        rf"\b[Ll]es {_LEADERS} {_DEMONYMS}(?: (?:de la |de l[’']|du |des )[A-ZÀ-Þ][\w’-]+)?(?: ont"
        rf"| se sont| étaient| sont|,)",
        rf"(?:réunit|réuni|réunissait|rassemblé|rassemble"
        rf"|regroupé) (?:[\w’ ]{{2,24}} )?(?:les {_LEADERS} )?{_STATES}",
        rf"\b(?:[Ll]es )?{_LEADERS} {_STATES}[^.;:]{{0,30}}? (?:ont|se sont|étaient|sont|participent"
        rf"|prennent)\b",
        rf"\b{_LEADERS}(?: (?:de l[’']|de la |des |du |de "
        rf"|d[’']){_CAPITAL}(?: [a-zà-ÿ]{{4,14}})?)? {_STATES}",
        r"\b(?:pris place|si[éè]g\w{1,5}|répond\w{1,4} présents?|représentés?"
        rf"|(?:[Éé]taient|sont) réunis|autour de la table)[^.;:]{{0,40}}?(?:, |: | )"
        rf"(?:les {_LEADERS} )?{_STATES}",
        rf"\b(?:pays|États|nations)\b[^.;:]{{0,70}} : {_STATES}",
        rf"\b{_LEADERS} de \w{{4,6}} (?:pays|États|nations), {_STATES},",
        rf"{_STATES} (?:ont|avaient|y ont|y avaient) (?:chacun )?(?:envoyé|dépêché|délégué|mandaté)\b",
        rf"\b(?:pays|États|nations)(?: [a-zà-ÿ]{{4,12}}){{0,2}}(?:,| \() ?{_STATES}(?:,|\)),? "
        r"(?:ont|étaient|sont|se sont|avaient|participe\w{0,3}|prennent|siég\w{1,5})\b",
        rf"(?:[Oo]nt (?:participé|pris part|assisté)|[Éé]taient présents|[Pp]articipent"
        rf"|[Pp]rennent part)[^.;:]{{0,60}}?"
        rf"(?:, |: )?(?:les {_LEADERS} )?{_STATES}",
    )
)
_OPEN = FilteredPattern(r"notamment|entre autres|parmi lesquels|dont\b|etc\b|au premier rang")
_PERSON = rf"{_CAPITAL}(?: (?:(?:ould|ag|ben|el|de) )?{_CAPITAL}){{1,3}}"
#: Who welcomed a visitor: the first name behind the words.
_WELCOMED = FilteredPattern(
    rf"\baccueillie?s? (?!dans"
    rf"|à bras)[^.;:]{{0,50}}?\bpar [^.;:]{{0,90}}?(?P<name>{_PERSON})(?P<more>,? et )?"
)
#: That somebody from elsewhere came, and who: the only guest, by his state.
_GUEST = FilteredPattern(
    r"\b(?:seule?|unique)\b[^.;]{0,60}\b(?:invitee?|observat\w+|etrang\w+|hote|pays tiers|represente"
    r"|convie)"
    r"|\b(?:invitee?|observat\w+|etrang\w+|convie)\b[^.;]{0,60}\b(?:seule?|unique)\b"
)
_STATE_WORD = re.compile(r"[^\W\d_][\w'-]{3,}")
#: Who presided over it.
_CHAIR = FilteredPattern(
    rf"(?:\bprésidée?s?(?: [^.;:(),]{{2,30}})? par|\bsous la présidence d(?:e |u "
    rf"|’))[^.;:]{{0,90}}?(?P<name>{_PERSON})"
)
_SPLIT = re.compile(r", | et | ainsi que ")
_ARTICLE = re.compile(r"\A(?:de la |de l'|du |des |de |d'|la |le |les |l')")


def find_attendees(text: str, folded: str) -> Iterator[NameList]:
    """Yield which states were at a meeting, who presided, and who welcomed a visitor, by a sentence."""
    if _MET.search(folded):
        names = _states_of(text)
        if len(names) > 1:
            yield NameList("states", names, ", ".join(names), _OPEN.search(folded) is not None)
    if _GUEST.search(folded) and len(guests := _states_named(folded)) == 1:
        yield NameList("guests", guests, guests[0].capitalize(), is_open=False)
    for of, pattern, word in (("welcomed by", _WELCOMED, "accueill"), ("chair", _CHAIR, "preside")):
        match = pattern.search(text) if word in folded else None
        if match is not None:
            surname = match["name"].split()[-1]
            is_open = bool(match.groupdict().get("more"))
            yield NameList(of, (spelling_key(fold(surname)),), match["name"], is_open)


def _states_named(folded: str) -> tuple[str, ...]:
    """Return the states of which a folded sentence names the people or the state, each once."""
    demonyms, names, known = states_by_demonym(), states_by_name(), known_names()
    words = [word.removeprefix("l'").removeprefix("d'") for word in _STATE_WORD.findall(folded)]
    states = (
        demonyms.get(word.removesuffix("s")) or (names.get(word) if word in known else None) for word in words
    )
    return tuple(dict.fromkeys(state for state in states if state))


def _states_of(text: str) -> tuple[str, ...]:
    """Return the folded names of the states whose leaders a sentence says to have met."""
    for pattern in _ATTENDING:
        match = pattern.search(text)
        if match is None:
            continue
        groups = match.groupdict()
        if demonyms := groups.get("demonyms") or groups.get("nationals"):
            words = (_ARTICLE.sub("", word) for word in _SPLIT.split(fold(demonyms)))
            by_demonym = states_by_demonym()
            known = [by_demonym.get(word) or by_demonym.get(word.removesuffix("s")) for word in words]
            states = [name for name in known if name]
        else:
            states = read_states(match["states"])
        if len(states) > 1:
            return tuple(dict.fromkeys(states))
    return ()
