"""Who came along, met or signed, by the offices that a French report lists.

«Le ministre des Mines et le patron de la Sonichar», «les gouverneurs d’Agadez et de Tahoua», «deux hommes :
celui du port et celui de l’Office des recettes». Each is told by what the office is of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain

from tui.languages.french.news.known_names import states_by_name
from tui.languages.french.news.participants.parties import NameList
from tui.languages.patterns.filtered_alternatives import FilteredAlternatives
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.model.text import fold

_WORD = r"[A-ZÀ-ÖØ-Þ][\w’'-]{1,30}"
_NAME = rf"{_WORD}(?: {_WORD}){{0,2}}"
_OF = r"(?:de la |de l[’']|du |des |de |d[’'])"
#: What a region or a company is, in front of its name: «de la région camerounaise de l’Extrême-Nord».
_KIND = (
    r"(?:(?:région|province|[ÉE]tat|département|wilaya|commune|ville|groupe|société|compagnie|entreprise"
    rf"|banque|office|agence|firme)(?: [a-zà-ÿ]{{4,14}}"
    rf"| de [a-zà-ÿ]{{4,14}}){{0,2}} {_OF}?(?=[A-ZÀ-ÖØ-Þ]))?"
)
_HEAD = rf"(?P<name>{_NAME}|(?!deux |trois |quatre |cinq |plusieurs )[a-zà-ÿ][\w-]{{2,24}})"
#: Offices whose holders take part as such, and heads of companies.
_HIGH_OFFICE = (
    r"(?:gouverneure?s?|préfets?|maires?|walis?|(?:présidents?[- ]directeurs?|directeurs?"
    r"|directrices?) général\w{0,3}"
    r"|présidents?-directeurs? généra\w{1,3}|directeurs? généraux|P-?[Dd]\.?-?[Gg]\.?|DG|patron(?:ne)?s?"
    r"|numéros? un"
    r"|premiers? responsables?|(?:chefs|dirigeants|responsables) (?:d[’']entreprises?|de sociétés"
    r"|de compagnies)"
    r"(?: publiques)?)"
)
#: Offices of whom only those are told who came along, or signed.
_OFFICE = (
    rf"(?:{_HIGH_OFFICE}|ministres?(?: d[’']État,? ministre)?"
    r"|directeurs?|directrices?|présidente?s?|ambassadeurs?|ambassadrices?|secrétaires?"
    r"|chefs? d[’']état-major|commandants?|procureure?s?|représentante?|responsables?|dirigeante?s?"
    r"|chefs?(?! d[’']| de l[’']| de (?:la )?(?:diplomatie|junte|délégation|mission|village|canton"
    r"|quartier|file|groupement)"
    r"| du (?:gouvernement|village|quartier|canton|parti))|homologues?|collègues?|haut-commissaires?"
    r"|coordonnateurs?|administrateurs?|recteurs?|sultans?"
    r"|conseillers?)"
)
_ADJECTIVES = r"(?: (?!pour\b|dans\b|avec\b|lors\b|hier\b|ont\b|sont\b|était|avai)[a-zà-ÿ-]{4,16}){0,2}"
_CHARGE = r"(?: (?:chargée?s?|en charge))?"
_THE = (
    r"(?:[Ll][ae]s? |[Ll][’']|[Ss](?:on|a|es) |[Ll]eurs? |[Uu]ne? |du |des |d[’']|de l[ae] |de |aux? "
    r"|à (?:la |l[’']))?"
)
#: Behind one, who holds the office, or in which country it is.
_ASIDE = (
    rf"(?:(?:, (?:(?:au|en|à|côté) {_NAME}|(?:(?!d[eu]s? "
    rf"|d[’'])[a-zà-ÿ’.]{{1,16}} ){{0,3}}{_WORD}(?: {_WORD}){{1,3}})"
    r"(?=,| et | ainsi)| \([^()]{2,30}\)))??"
)
_SINGLE = (
    rf"(?:(?:celui|celle|ceux|chargée?s(?: respectivement)?) |"
    rf"{_THE}(?P<office>{_OFFICE}){_ADJECTIVES}{_CHARGE} ){_OF}{_KIND}{_HEAD}"
)
_FIRST = re.compile(rf"(?<![\w’-]){_SINGLE}")
_JOIN = r"(?:,? et |,? ainsi que |, )"
#: Those who are named, with their portfolios behind: «les ministres Issa Bako (Mines) et Ali Sani (Santé)».
_PERSON = rf"{_WORD}(?: {_WORD}){{1,3}}"
_FIRST_NAMED = re.compile(rf"(?<![\w’-])ministres? {_PERSON} \((?P<name>{_WORD})[^()]{{0,40}}\)")
_NEXT_NAMED = re.compile(rf"{_JOIN}{_PERSON} \((?P<name>{_WORD})[^()]{{0,40}}\)")
_LISTED = re.compile(rf"(?:(?<= : )|(?<= ministres, ))(?:l[ae] |l[’'])?{_KIND}(?P<name>{_NAME})(?=,| et )")
#: Behind one of a list, the next: another office, another «celui», or only what the office is of.
_OTHER_CLAUSE = r" (?:et|ainsi|celui|celle|ceux|qui|que|avec|pour|ont|a|est|sont) | l[’']a"
_TAIL = rf"(?:(?!{_OTHER_CLAUSE}) [\w’-]{{1,30}}){{0,6}}?{_ASIDE}"
_NEXT_SINGLE = re.compile(rf"{_TAIL}{_JOIN}{_SINGLE}")
_NEXT_OF = re.compile(rf"{_TAIL}{_JOIN}{_OF}{_KIND}(?P<name>{_NAME})")
_NEXT_BARE = re.compile(rf"{_JOIN}(?:l[ae] |l[’'])?{_KIND}(?P<name>{_NAME})(?![\w’'-])")
_SEVERAL = re.compile(r"(?:s|aux|ceux|DG|G)\b")
#: What tells of those who came along.
DELEGATION = FilteredPattern(
    r"delegation|accompagn|compose|flanque|entoure|suite|fait le (?:voyage|deplacement)|du (?:voyage"
    r"|deplacement)"
    r"|aux cotes|escort"
    r"|comprend|compte|compren|autour de|pris place|a bord|dans ses bagages|presen|a ses cotes|represent"
    r"|envoy|depech|mandat|figur(?:e|aient|ait|ent)\b|personne d'autre|assis\b|\betaient (?:la|presents)\b"
    r"|\b(?:du )?cote [a-z-]{4,14}(?:,| :)|\b(?:deux|trois|quatre|cinq|six) (?:[a-z]{4,14} )?ministres\b"
    r"|\bla partie [a-z-]{4,14}\b|conduit|pris part|particip|assist|pris avec|avait avec"
    r"|reuni|rassembl|emmen|\bavec (?:ses|leurs|trois|deux|plusieurs|lui|elle|eux)\b|en compagnie|second"
    r"|\bderriere (?:lui|elle)\b|meme (?:vol|avion)|dans l'avion|\b(?:l'|les )(?:a|ont|avai(?:t"
    r"|ent)) (?:suivi|precede)\b"
    r"|\bsuivie?s? (?:de|par) |\bfaisaient partie\b|\bsillage\b|\bemboit\w{1,5} le pas\b"
    r"|(?:\A\W{0,3}|[;:,] )(?:ses|leurs) (?:deux|trois|quatre|cinq|six) ministres, "
    r"|\b(?:arriv|venu|debarqu|atterri|sejourn)\w{0,4} [^.;:]{0,60}\bavec (?:les?|la|l')\b"
)
_SIGNED = FilteredPattern(
    r"\b(?:paraph|sign|ratifi)\w{1,4}\b[^.;:]{0,50}?\bpar\b|\bsignatures?\b[^.;:]{0,12}\bcelles? d"
    r"|\bsignataires?\b"
)
#: What every sentence has that lists one.
_OFFICES = FilteredAlternatives(
    rf"\b{fold(_OFFICE)}\b|\b(?:celui|celle|ceux) d|(?:societes|compagnies|entreprises|firmes)\b"
)
#: The ministers of a visitor, as the subject of a clause, with what they are for behind.
_THEIR_MINISTERS = r"(?:\A\W{0,3}|[;:,] )(?:[Ss]es|[Ll]eurs) (?:deux|trois|quatre|cinq|six) ministres, "
_COMPANIES = re.compile(
    r"(?i)\b(?:sociétés|compagnies|entreprises|firmes|ministres|ministères)\b[^.;:«»()]{0,70} : \Z"
    rf"|{_THEIR_MINISTERS}\Z"
)
_HIGH = re.compile(rf"\b{_HIGH_OFFICE}\b")
_ANY_OFFICE = re.compile(rf"\b{_OFFICE}\b")
#: In front of a list, what makes it one of hosts, or of whom a visitor met.
_HOSTS = re.compile(
    r"(?:\b(?:recue?s?|accueilli\w*|salue\w*)\b[^.;:,]{0,40} par|\b(?:entreten\w+|discut\w+|echang\w+"
    r"|audience)\b[^.;:,]{0,40} (?:avec|a|aupres)"
    r"|\b(?:(?:a|ont|avai\w+) (?:\w{4,14} )?rencontre|rencontr(?:ent|era|ant|er)"
    r"|attend\w+|accueilli\w*))(?: [\w']+){0,2} ?\Z"
)
_OPEN = FilteredPattern(
    r"notamment|entre autres|parmi lesquels|en particulier|dont\b|etc\b|au premier rang|plusieurs|d'autres"
    r"|\bcomme (?!annonc|prevu|convenu|promis|attendu|indique|chaque|toujours|d'habitude|en\b|dans\b|a\b"
    r"|l'a)"
)
#: That one who came along was the only one, or one of others.
_ONE_OF = FilteredPattern(
    r"\bnotamment\b|\bentre autres\b|\bplusieurs (?:officiers|hauts|cadres|responsables|collaborateurs)"
    r"|\bn'\w+ (?:\w+ )?que\b|\bseule?s?\b|\buniquement\b|\bpour (?:tout|toute|unique|seule?) \w+"
    r"|\bpas davantage\b|\bunique\b"
)
#: Those whose office is of a place are compared only with others of that office.
_BY_PLACE = {"gouvern": "governors", "préfet": "prefects", "maire": "mayors", "wali": "walis"}
#: Names of states, or of their capitals, that officials are of, too; water, which is no Emirates.
_NO_STATES = frozenset(
    {"eau", "niamey", "bamako", "ouagadougou", "n'djamena", "lome", "cotonou", "dakar", "abuja"}
)
_MAX_MEMBERS, _OPEN_BEFORE, _OPEN_BEHIND = 12, 60, 24


@cache
def _states() -> frozenset[str]:
    """Return the names of states, of which no official is told as that of a place or a company."""
    return frozenset(states_by_name()) - _NO_STATES


def find_officials(text: str, folded: str, before: str = "") -> Iterator[NameList]:
    """Yield the officials who came along or met, and who signed, by a sentence; `before`: the last one."""
    if _OFFICES.search(folded) is None:
        return
    came = DELEGATION.search(folded) is not None
    signed = _SIGNED.search(folded)
    seen: set[str] = set()
    if not (came or signed or _HIGH.search(text) or _HIGH.search(before)):
        return
    for match in chain.from_iterable(one.finditer(text) for one in (_LISTED, _FIRST_NAMED, _FIRST)):
        members = _read_list(match, text)
        of = _name_list(members, f"{before} {text[: match.start()]}")
        of = "signatories" if signed and signed.end() <= match.start() else of
        words = text[match.start() : members[-1].end()]
        if of in seen or not _takes_part(match, text, before, words, came or of == "signatories"):
            continue
        around = folded[max(0, match.start() - _OPEN_BEFORE) : members[-1].end() + _OPEN_BEHIND]
        is_open = _OPEN.search(around) is not None
        names = tuple(dict.fromkeys(fold(member["name"]) for member in members))
        if not _states().isdisjoint(names):
            continue  # «les ministres de la Défense du Mali et du Burkina Faso»
        is_one = len(names) == 1 and came and _ONE_OF.search(around) is not None
        if len(names) > 1 or is_one:
            seen.add(of)
            yield NameList(of, names, ", ".join(member["name"] for member in members), is_open)


def _read_list(first: re.Match[str], text: str) -> list[re.Match[str]]:
    """Return the members of a list that begins with one."""
    members = [first]
    is_bare = first.re is _LISTED
    is_several = is_bare or _is_several(first)
    while len(members) < _MAX_MEMBERS:
        end = members[-1].end()
        pattern = _NEXT_NAMED if first.re is _FIRST_NAMED else _NEXT_SINGLE
        following = None if is_bare else pattern.match(text, end)
        if following is None and is_several:
            is_last = " et " in members[-1].group()
            following = None if is_bare else _NEXT_OF.match(text, end)
            following = following or (None if is_last else _NEXT_BARE.match(text, end))
        if following is None:
            break
        is_meant = (
            following.group().lstrip(", ").startswith("ceux ")
        )  # «deux responsables de sociétés, ceux de …»
        members = [following] if is_meant and len(members) == 1 else [*members, following]
        is_several = is_several or is_meant
    return members


def _is_several(first: re.Match[str]) -> bool:
    """Return whether an office is that of several people, each of another place or company."""
    office = first.group()[: first.start("name") - first.start()]
    return _SEVERAL.search(office) is not None and (
        first["name"][:1].isupper() or not office.endswith("des ")
    )


def _name_list(members: Sequence[re.Match[str]], told: str) -> str:
    """Return what a list is of: who came along, or who hold one office; `told`: the text in front of it."""
    offices = [one["office"] for one in members if one.re is not _LISTED and one.re.groupindex.get("office")]
    named = [office for office in offices if office] or _ANY_OFFICE.findall(told)[-1:]
    kinds = {next((of for stem, of in _BY_PLACE.items() if one.startswith(stem)), "") for one in named}
    return kinds.pop() if len(kinds) == 1 and "" not in kinds else "delegation"


def _takes_part(first: re.Match[str], text: str, before: str, words: str, came: bool) -> bool:
    """Return whether a list is of those who took part, by what is in front of it and who they are."""
    if _HOSTS.search(fold(text[max(0, first.start() - 60) : first.start()])):
        return False
    if first.re is _LISTED:
        return _COMPANIES.search(text, max(0, first.start() - 100), first.start()) is not None
    has_office = first.re is _FIRST_NAMED or first["office"] is not None
    told = text[: first.start()]
    if not has_office and _ANY_OFFICE.search(f"{before} {told}") is None:
        return False
    is_high = _HIGH.search(words if has_office else f"{before} {told}") is not None
    return came or (is_high and _is_several(first) and first["name"][:1].isupper())
