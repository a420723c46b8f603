"""Who took part, by a French report: parties to an agreement, callers for a march or strike."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import dropwhile
from typing import NamedTuple

from tui.languages.french.calendar import WEEKDAYS
from tui.languages.french.news.keywords import load_openings
from tui.languages.french.news.known_names import states_by_demonym, states_by_name
from tui.languages.french.news.participants.named_signers import name_alone
from tui.languages.french.news.participants.organizations import shorten_names
from tui.languages.french.news.participants.peoples import find_peoples
from tui.languages.patterns.filtered_alternatives import FilteredAlternatives
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.languages.patterns.literal_filter import LiteralFilter
from tui.model.text import fold

_OPEN = FilteredPattern(
    r"notamment|entre autres|parmi lesquels|en particulier|dont\b|etc\b|au premier rang"
    r"|\bcomme (?!annonc|prevu|convenu|promis|attendu|indique|chaque|toujours|d'habitude|en\b|dans\b|a\b"
    r"|l'a)"
)
#: What stands between names of a list; endings of number and gender.
_LIST_MARK = re.compile(r",? et |, |(?<=[A-Z]{2})[-–/](?=[A-Z]{2})")
_MIN_STEM = 3
_ENDING = re.compile(r"(?:e?s|e)\Z")
_ARTICLES = re.compile(r"^(?:(?:par|de la|du|des|de|la|le|les)\s|(?:de l|d|l)['’]\s?){1,4}")

_ITEM = r"(?:[A-ZÀ-ÖØ-Þ]|\d(?=[A-Z]))[\w’'-]{1,30}"
#: A body that has a party’s part without a name: «le gouvernement», «l’armée».
_BODY = r"(?:gouvernement|pouvoir|armée|État|patronat)(?: (?!et\b|ont\b|est\b|sont\b)[a-zà-ÿ]{4,16})?"
_GROUP = rf"(?:{_ITEM}(?: (?:d[eu]s? )?{_ITEM}){{0,5}}|{_BODY})"
_OF = r"(?:par )?(?:[Dd]e la |[Dd]e l[’']|[Dd]u |[Dd]es |[Dd]e |d[’']|[Ll]a |[Ll]e |[Ll]es |[Ll][’'])?"
_GROUPS = rf"(?<![\w’'-])(?<!\b[àÀ] ){_OF}{_GROUP}(?:, {_OF}{_GROUP}){{0,8}},? et {_OF}{_GROUP}"
_PARTIES = tuple(
    FilteredPattern(pattern)
    for pattern in (
        rf"entre (?P<list>{_GROUPS})",
        rf"(?:signé|paraphé|adhéré|rejoint|ratifié|signataires|pays|groupes"
        rf"|parties)[^.;:]{{0,60}} : (?P<list>{_GROUPS})",
        rf"(?:à savoir|signatures(?: :)?(?: celles)?) (?P<list>{_GROUPS})",
        rf"(?P<list>{_GROUPS})[^.;:]{{0,60}}? (?:ont|se sont|signent|concluent|déposent|s’engagent)",
        r"(?:représentants?|chefs?|délégués?|délégations?|notables|dirigeants|présidents|ministres) "
        rf"(?P<list>{_GROUPS})",
        rf"(?:signé|conclu|paraphé|ratifié|scellé"
        rf"|adopté)e?s?(?:, [^,.;:()]{{3,40}},)?(?: [^.;:(),]{{2,40}}?)? par "
        rf"(?P<list>{_GROUPS})",
        rf"(?:lie|unit|engage|liant|unissant|engageant|associe"
        rf"|signataires[^.;:,]{{0,40}} sont) (?P<list>{_GROUPS})",
        rf"(?:tripartite|quadripartite|bipartite|trilatérale?|quadrilatérale?|bilatérale?) "
        rf"(?P<list>{_ITEM}(?:[-–/]{_ITEM}){{1,5}})",
        rf"(?:pays|États|groupes|mouvements|partis|parties|communautés|syndicats"
        rf"|camps) \((?P<list>{_GROUPS})\)",
        rf"(?:pays|États|groupes|mouvements|partis|parties|communautés|syndicats"
        rf"|camps),? (?P<list>{_GROUPS}),",
    )
)
#: What an agreement of so many sides is called, with their names joined behind it.
_HYPHEN = re.compile(r"[-–/]")
_SIDED = ("tripartite", "quadripartite", "bipartite", "trilatéral", "quadrilatéral", "bilatéral")
#: In front of a list, what makes its first words a portfolio; the portfolio with what joins it to a country.
_OF_MINISTERS = re.compile(
    r"(?:ministres (?:en charge )?|chefs (?:d[’']état-major )?|présidents |gouverneurs |maires |préfets "
    r"|ambassadeurs |procureurs |sultans |directeurs )(?:des? |du |de la |de l’|d’)?\Z"
)
_PORTFOLIO = re.compile(
    rf"\A(?:des? |du |de la |de l’|d’)?{_ITEM} (?:(?:de la |de l’|du |des |de |d’)(?={_ITEM}))"
)
_COMMUNITIES = FilteredPattern(
    r"(?:communautés?|notables|chefferies|populations|jeunes) (?P<list>[a-zà-ÿè]{2,20}(?:, (?:et"
    r" )?[a-zà-ÿè]{2,20}){0,6}(?: et [a-zà-ÿè]{2,20})?)(?= )"
)
_AGREED = FilteredPattern(
    r"\bmemorandum|\bcess\w+ (?:les |leurs )?(?:hostilites|combats|violences)|\bsign|cessez-le-feu|treve"
    r"|\baccord"
    r"|reconcili|protocole|convention|deposent|paix|pacte|charte"
)
#: A name with small letters in it, up to the next: «le Front citoyen Togo debout, la DMP».
_CALLER = (
    rf"(?:(?!L[ae]s? |Ce ){_ITEM}(?: (?!(?:et|ont|a|est|pour|qui|dans|sur|contre|du|de|des|\w+di|dimanche"
    rf"|hier)\b)[\w’-]+){{1,4}}"
    rf"(?=, {_OF}[A-ZÀ-Þ]| et {_OF}[A-ZÀ-Þ])|{_GROUP})"
)
#: Who called for a march or strike.
_CALLED = FilteredAlternatives(
    r"(?:(?:(?i:appel|initiative|invitation|incitation|mots? d[’']ordre|banderole|bannière|préavis"
    r"|à l[’']origine))(?: (?!d[eu]s? |d[’'])"
    r"[a-zà-ÿ-]{4,14}){0,2}(?: (?:du (?:mouvement|rassemblement|débrayage|défilé)|de (?:la marche|la grève"
    r"|la manifestation|l[’']action)))? ?:?"
    r"|(?i:organisé|appelé|lancé|décrété|initié|convoqué|déclenché|observé|soutenu|porté|parrainé"
    r"|suivi)e?s?"
    r"(?: (?!par )[\w’-]{1,14}){0,5} par"
    r"|\b(?:intersyndicale|coalition|alliance|collectif) (?=[\w-]{2,12}[-–/][A-Z])"
    r"|\b(?=centrales|syndicats|organisations|partis|associations|formations|fronts|ONG))"
    r" ?(?:(?:de |d[’'])?(?:\w{2,10} )?(?:centrales|syndicats|organisations|partis|associations|formations"
    r"|fronts|ONG)"
    r"(?: [a-zà-ÿ’]{2,16}){0,3}(?:, et (?:de )?\w{2,8} seulement)?(?: :|,| \() ?)?"
    rf"(?:(?:du|de la|des|la|le) seule?s? )?(?P<list>{_OF}{_CALLER}(?:(?:, |,? et "
    rf"|,? ainsi que ){_OF}{_CALLER}){{0,8}})"
)
#: What was signed is a call for a march or strike.
_SIGNED_CALL = FilteredPattern(
    r"\bsign\w{1,5} (?:l'appel|(?:le|un) (?:preavis|mot d'ordre|manifeste)|(?:cet|un) appel)"
)
#: Who saw a march, and a people that backs it, has called for none: «observé par l'AFP».
_AGENCIES = frozenset({"afp", "reuters", "ap", "anp", "aps", "map", "apa", "ats", "belga"})
_CALL_WORDS = LiteralFilter(
    "appel", "convoqu", "le travail", "debray", "initiative", "organis", "mot d'ordre", "greve",
    "arret de travail", "mouvement", "marche", "marchai", "defil", "sit-in", "a la man", "a la baguette",
)  # fmt: skip
_CALLING = rf"(?<![\w’'-]){_OF}{_CALLER}(?:, {_OF}{_CALLER}){{0,8}},? et {_OF}{_CALLER}"
#: So many who call for a march or strike, and no more.
_COUNTED_CALLERS = (
    r"(?:[Dd]eux|[Tt]rois|[Qq]uatre|[Cc]inq|[Ss]ix|[Ss]ept|[Hh]uit) (?:seule?s )?(?:syndicats|organisations"
    r"|centrales|associations|collectifs|mouvements|partis|fédérations|confédérations|unions|corporations)"
    r"(?: (?!ont\b|avaient\b)[a-zà-ÿ]{4,14})?"
)
_CALLERS = FilteredAlternatives(
    rf"(?P<alone>{_ITEM}),? (?:à (?:elle|lui) )?seule?,? (?:a|avait) "
    r"(?:appelé|convoqué|lancé|décrété|déclenché|organisé)"
    rf"|(?P<list>{_CALLING}),?[^.;:,]{{0,25}}? (?:ont|avaient|avait) (?:\w{{1,12}}ment )?"
    r"(?:appelé|convoqué|lancé|décrété|déclenché|entamé|observé|cessé le travail|débrayé)"
    rf"|(?P<convoking>{_GROUPS}) (?:l’|les )(?:ont|avaient) (?:convoqué|maintenu|organisé|lancé"
    rf"|décrété)e?s?\b"
    rf"|qu[e’] ?(?:ont|avaient) (?:convoqué|lancé|organisé|appelé|décrété"
    rf"|initié)e?s? (?P<inverted>{_GROUPS})"
    rf"|[àÀ] la (?:manœuvre|tête du mouvement|baguette)(?:,| :) (?P<leading>{_GROUPS})"
    rf"|(?P<driving>{_GROUPS}),? (?:(?:sont|étaient) )?à (?:la manœuvre|l’(?:origine|initiative) d)"
    rf"|appel[^.;:]{{0,50}} : (?P<named>{_GROUPS})"
    rf"|deux signatures?, celles? (?P<signing>{_GROUPS})"
    rf"|(?P<striking>{_GROUPS})[^.;:,]{{0,25}}? (?:sont|étaient|restent|entrent|seront) en (?:grève"
    rf"|mouvement)"
    rf"|appelé[^.;:]{{0,50}} : (?P<listed>{_GROUPS})"
    # «deux syndicats avaient appelé à défiler, le Snen et le Synaceb»; «trois centrales défilaient : …»
    rf"|{_COUNTED_CALLERS} (?:ont|avaient) (?:appelé(?! au)|marché|défilé|manifesté|participé|pris part"
    rf"|débrayé)[^.;:,]{{0,40}}(?:, (?=l[ae] |l[’'])| : )(?P<counted>{_GROUPS})(?=[.;)]|\Z)"
    rf"|{_COUNTED_CALLERS} (?:marchaient|défilaient|manifestaient|appelaient|participaient|prenaient part"
    rf"|étaient (?:dans la rue|en tête|représentés)|étaient de la partie)[^.;:]{{0,80}} : "
    rf"(?P<marching>{_GROUPS})"
    rf"|(?P<other>{_GROUPS}) (?:appel|organis|observent|lancent|décrètent|entament|poursuivent)"
)


#: «Le gouvernement tchadien» and «le gouvernement» are one.
_OF_BODY = re.compile(r"\A(gouvernement|pouvoir|armee|etat|patronat) [a-z]{4,16}\Z")


#: Behind an acronym, of where it is: «l’UTTAN de Maradi».
_OF_ACRONYM = re.compile(r"(?<=[A-Z]{3}) d(?:e|u|’) ?[A-ZÀ-Þ][\w’ -]*\Z")


#: So many groups, in front of their names: «le gouvernement et deux groupes armés, le 3R et l’UPC».
_COUNTED = re.compile(
    r",? et (?:deux|trois|quatre|cinq|six|\d) (?:groupes|mouvements|partis|factions|organisations"
    r"|syndicats)"
    r"(?: [a-zà-ÿ-]{4,20}){0,2}(?:,| :) (?=(?:l[ae] |les |l’)?[A-ZÀ-Þ\d])"
)
#: What those who rule a state are called as a party, and what else they are.
_GOVERNMENT = "gouvernement"
_RULERS = frozenset({_GOVERNMENT, "pouvoir", "etat", "autorite", "junte"})
#: The same with the name of their state: «l’État du Sénégal».
_RULERS_OF = re.compile(
    r"(?:gouvernement|etat|republique) (?:du|de la|des|de l['’]|de|d['’]) ?[a-z' -]{3,24}"
)


_WORD_END = re.compile(r"\w*")


class NameList(NamedTuple):
    """Who took part, by a list of names (folded); `is_open`: the list says that there were others."""

    of: str
    names: tuple[str, ...]
    words: str
    is_open: bool


def find_participants(text: str, folded: str) -> Iterator[NameList]:
    """Yield the lists of participants in a sentence; `folded` is its folded text."""
    is_open = _OPEN.search(folded) is not None
    is_agreed = _AGREED.search(folded) is not None
    is_called = _CALL_WORDS.passes(folded)
    short, long_names = shorten_names(text) if is_agreed or is_called else (text, {})
    peoples, are_others = find_peoples(folded)
    if peoples:
        listed = _party_names(short) if is_agreed else ()
        stems = [_ENDING.sub("", people) for people in peoples]
        behind = dropwhile(lambda name: name not in peoples, listed)  # in front of them stands a place
        others = (one for one in behind if not one.startswith(peoples) and not any(map(one.__eq__, stems)))
        names = tuple(dict.fromkeys((*peoples, *others)))
        yield NameList("parties", names, _as_written(text, names), are_others)
    elif is_agreed:
        named = name_alone(short)
        names = _name_government(_party_names(_COUNTED.sub(", ", named)))
        of = "callers" if _SIGNED_CALL.search(folded) else "parties"
        if named != short and of == "parties" and all(" " in name for name in names):
            of = "signers"  # people with an office; the parties are whom they speak for
        if len(names) > 1:
            yield NameList(of, names, _as_written(named, names, long_names), is_open)
    called = (_CALLED.search(short) or _CALLERS.search(short)) if is_called else None
    if called is not None:
        words = next(words for words in called.groupdict().values() if words)
        if "intersyndicale" in fold(called.group()):  # «l’intersyndicale Snen-Synaceb»
            words = _HYPHEN.sub(", ", words)
        names = _split_names(words)
        written = _as_written(words, names, long_names)
        if not _calls_for_nothing(fold(written)):
            yield NameList("callers", names, written, is_open)


def _calls_for_nothing(name: str) -> bool:
    """Return whether a folded name is one of an agency, a people or a state: «l’appel est venu de Niamey»."""
    if name in states_by_name().values():
        return True
    return name in _AGENCIES or not states_by_demonym().keys().isdisjoint((name, name.removesuffix("s")))


def _name_government(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return parties among whom a state, its capital or its rulers, alone of its kind, are «gouvernement»."""
    rulers = [
        name
        for name in names
        if name in _RULERS or name in states_by_name().values() or _RULERS_OF.fullmatch(name)
    ]
    return tuple(_GOVERNMENT if [name] == rulers else name for name in names) if len(names) > 1 else names


def _as_written(words: str, names: tuple[str, ...], long_names: Mapping[str, str] | None = None) -> str:
    """Return folded names as a text writes them, in one list; `long_names`: what acronyms stand for."""
    folded, long_names = fold(words), long_names or {}
    spans = [(folded.find(name), name) for name in names]
    ends = [_WORD_END.match(words, at + len(name)) for at, name in spans]
    written = (
        words[at : end.end()] if at >= 0 and end else name
        for (at, name), end in zip(spans, ends, strict=True)
    )
    return ", ".join(long_names.get(name, name) for name in written)


def _party_names(text: str) -> tuple[str, ...]:
    """Return the parties to an agreement."""
    communities = _COMMUNITIES.search(text)
    if communities is not None:
        names = _split_names(communities["list"])
        if len(names) > 1:
            return names
    for pattern in _PARTIES:
        match = pattern.search(text)
        if match is not None:
            words = match["list"]
            if match.group().startswith(_SIDED):  # «un accord tripartite Mali-Niger-Tchad»
                words = _HYPHEN.sub(", ", words)
            names = _split_names(_without_portfolio(text, match.start("list"), words))
            is_of_office = _OF_MINISTERS.search(text, max(0, match.start("list") - 40), match.start("list"))
            return () if is_of_office and not set(states_by_name().values()) & set(names) else names
    return ()


def _without_portfolio(text: str, at: int, words: str) -> str:
    """Return a list without its portfolio: «les ministres des Transports du Togo et du Niger»."""
    if not _OF_MINISTERS.search(text, max(0, at - 40), at):
        return words
    return _PORTFOLIO.sub("", words, count=1)


def _split_names(words: str) -> tuple[str, ...]:
    """Return the names of a list, folded, without articles and endings of number and gender."""
    parts = (_OF_ACRONYM.sub("", part.strip()) for part in _LIST_MARK.split(words))
    names = (_ARTICLES.sub("", fold(part)) for part in parts)
    names = (_OF_BODY.sub(r"\1", name) for name in names)
    states = states_by_name()
    return tuple(
        dict.fromkeys(
            states.get(name) or (_ENDING.sub("", name) if len(name) >= _MIN_STEM else name)
            for name in names
            if len(name) > 1 and not (name in WEEKDAYS or name in load_openings())  # «Samedi, le Mali et …»
        )
    )
