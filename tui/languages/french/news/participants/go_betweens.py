"""Who mediated or watched over talks, by a French sentence: «deux médiateurs, un Mauritanien et un Togolais».

Each is told by the state or the organisation that they are from.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.languages.french.news.known_names import write_name
from tui.languages.french.news.numbers import find_numbers
from tui.languages.french.news.participants.parties import NameList
from tui.languages.french.news.participants.state_lists import read_origins
from tui.languages.patterns.filtered_pattern import FilteredPattern

MEDIATORS, OBSERVERS = "mediators", "observers"
_COUNT = r"(?:(?P<count>un|une|deux|trois|quatre|cinq|six|[1-6]) )?"
_BETWEEN_TWO = (
    r"(?:co-?)?(?:mediateurs?|mediatrices?|facilitateurs?|facilitatrices?|intermediaires"
    r"|negociateurs etrangers"
    r"|conciliateurs?)"
)
_WATCHING = r"observateurs?"
#: What stands between those who are counted and the list of them: «Trois médiateurs étaient assis là : un …».
_TO_LIST = r"(?:[^.;:()]{0,70}? ?: |, (?:a savoir )?| \()(?=(?:une?|l[ea'] ?|les|deux) ?[a-z])"
_COUNTED = {
    MEDIATORS: FilteredPattern(rf"\b{_COUNT}(?:seuls? )?{_BETWEEN_TWO}\b{_TO_LIST}"),
    OBSERVERS: FilteredPattern(rf"\b{_COUNT}(?:seuls? )?{_WATCHING}\b{_TO_LIST}"),
}
#: What is mediated by those who are named behind it.
_UNDER = FilteredPattern(
    r"\b(?:(?:sous|avec|grace a) (?:l'|l[ae]s? )(?:seule? |double )?(?:egide|auspices|mediation|facilitation"
    r"|parrainage|houlette|entremise|bons offices|conduite)|par l'entremise|par l'intermediaire|la mediation"
    r"|une mediation|la facilitation|les bons offices)(?: (?:conjointe?s?|commune?s?|discrete?s?|assuree?"
    r"|conduite|menee))*"
    r" (?:par |(?=d[eu']|des ))"
)
#: «La médiation togolaise et qatarie», «les médiateurs togolais et suisse».
_BY_PEOPLE = FilteredPattern(
    rf"\b(?:(?:la|une|sous|cette) ?(?:mediation|facilitation)|(?:les|des|un|une|le|la|du|d'un|d'une)"
    rf" {_BETWEEN_TWO}) (?:conjointe )?(?=[a-z-]{{4,16}}\b)"
)
#: Who did it, with what they did behind: «un diplomate togolais et un envoyé de l’ONU menaient les débats».
_DOING = FilteredPattern(
    r"(?:\A|[.;:»] ?|, |\bet )(?P<who>(?:une?|l[ea]|l'|des|deux) [^.;:«»]{4,110}?) (?:"
    r"(?:ont|a|avaient) (?:fait la navette|joue les (?:intermediaires|mediateurs)|servi d'intermediaires?"
    r"|assure la mediation|conduit la mediation|mene la mediation|dirige les (?:debats|echanges|discussions)"
    r"|preside les (?:debats|echanges|discussions)|facilite les (?:debats|echanges|discussions))"
    r"|(?:dirige|presid|condui|men|anim|facilit)\w{0,2}(?:ent|ait|aient|e) les (?:debats|echanges|discussions"
    r"|pourparlers|entretiens)|font la navette|faisaient la navette|jouai(?:t|ent) les (?:intermediaires"
    r"|mediateurs)|servai(?:t|ent) d'intermediaires?)"
)
_OPEN = FilteredPattern(
    r"\bnotamment\b|\bentre autres\b|\bparmi lesquel|\bdont\b|\ben particulier\b|\bplusieurs\b|\betc\b"
)
#: That those who are told of were all: «seul», «aucun autre étranger n’était admis».
_ALL = FilteredPattern(
    r"\bseule?s?\b|\baucun autre\b|\bpersonne d'autre\b|\buniquement\b|\bexclusi|\bunique\b"
)
_LIST_END = re.compile(r"[.;:()»«]")
_MAX_CHARS_OF_LIST = 200


def find_go_betweens(folded: str) -> Iterator[NameList]:
    """Yield who mediated between others, and who watched, by a folded sentence."""
    for of, pattern in _COUNTED.items():
        match = pattern.search(folded)
        if match is not None:
            listed = _make_list(of, folded, match.end(), match["count"])
            if listed is not None:
                yield listed
    if (doing := _DOING.search(folded)) is not None:
        origins = read_origins(doing["who"])
        if len(origins) > 1:
            yield _name_list(MEDIATORS, origins, _OPEN.search(doing["who"]) is not None)
    for pattern in (_UNDER, _BY_PEOPLE):
        match = pattern.search(folded)
        listed = _make_list(MEDIATORS, folded, match.end(), None) if match is not None else None
        if listed is not None:
            yield listed


def _make_list(of: str, folded: str, at: int, count: str | None) -> NameList | None:
    """Return a list that begins at an offset; None where it names nobody, or not as many as it counts."""
    end = _LIST_END.search(folded, at)
    words = folded[at : min(end.start() if end else len(folded), at + _MAX_CHARS_OF_LIST)]
    origins = read_origins(words)
    around = folded[max(0, at - 70) : at] + words
    wanted = int(find_numbers(f"{count} personnes")[0].low) if count else 0
    if not origins or (wanted and wanted != len(origins)):
        return None
    is_open = _OPEN.search(around) is not None
    is_one = len(origins) == 1 and not wanted and _ALL.search(folded) is None
    return _name_list(of, origins, is_open or is_one)


def _name_list(of: str, origins: list[str], is_open: bool) -> NameList:
    return NameList(of, tuple(origins), ", ".join(map(write_name, origins)), is_open)
