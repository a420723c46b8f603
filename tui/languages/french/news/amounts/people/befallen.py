"""Numbers of people in French sentences to whom something was done."""

from __future__ import annotations

import re

from msgspec import structs

from tui.languages.french.news.amounts.amount import CLAUSE, Amount
from tui.languages.french.news.amounts.people.fate_names import name_fate_before, name_fate_of
from tui.languages.french.news.amounts.people.fates import FATE, FATE_BEFORE, NEAR_ONLY
from tui.languages.french.news.amounts.things import is_thing, name_thing
from tui.languages.french.news.harm.casualty_words import NOUN
from tui.model.figures import Figure

_PERSON = (
    r"(?:personnes?|suspects?|individus?|passeurs?|trafiquants?|hommes|femmes|jeunes|manifestants?"
    r"|etudiants?|autres)"
)
#: «Des», where the number is a part; people; one person.
_OURS = r"(?:notres|siens|miens|leurs|votres)\b"
_OF_THESE = re.compile(rf"\s?(?:des(?! {_OURS})|d'entre|de ces)\b")
_COUNTED = re.compile(
    rf"\s?(?:d'|de |des (?={_OURS}))?(?:autres |nos |ses |leurs |mes )?"
    rf"(?:{_PERSON}|\w{{1,40}}(?:s|x)(?: \w{{1,40}}(?:s|x))?)?\b"
)
_COUNTED_PEOPLE = re.compile(rf"\s?(?:d'|de )?(?:autres |nos |ses |leurs |mes )?(?:{_PERSON}|\w{{1,40}}s)\b")
_ONE_PERSON = re.compile(r" (?:personne|homme|femme|suspect)")
#: What separates a number from what happened to those it counts; a passive that joins them.
_OTHER_PHRASE = re.compile(r"\bpar\b|\bpour\b|\bselon\b|d'apres\b|,")
#: In front of a word, what makes it that of others: «5 000 sacs remis aux sinistrés».
_TO_OTHERS = re.compile(r"\b(?:aux?|des|les|pour|chez) \Z")
#: In front of a number, those who are aboard of what was stopped: «a intercepté une pirogue avec 86
#: migrants».
_IN_VEHICLE = re.compile(
    r"\b(?:embarcation|pirogue|bateau|barque|navire|camion|bus|car|vehicule|avion)s? (?:[\w']+ ){0,4}"
    r"(?:avec|transportant|a bord d[e'])"
)
#: What people do to others, behind the auxiliary: «deux gendarmes ont arrêté un trafiquant».
_HAVE = re.compile(r"\b(?:ont|auraient|avaient) (?:\w{4,14} )?\Z")
_DONE_TO_OTHERS = re.compile(
    r"arrete|interpelle|apprehende|enleve|kidnappe|emmene|sequestre|libere|relache|gracie|condamne"
    r"|acquitte|relaxe"
    r"|expulse|refoule|limoge|licencie|revoque|radie|rapatrie|secouru|sauve|evacue|desarme|captur"
    r"|capture|deplace"
)
#: Between people and a participle, who they are: « de Damagaram FM, tous ».
_APPOSED = re.compile(
    r"(?: (?:de |du |d'|des )?(?!(?:ont|sont|est|a|qui|par)\b)[\w'-]+){0,4}, (?:tou(?:s|tes) )?"
)
_BY = re.compile(r"\bpar (?:les |des |ces )?\Z")
_PASSIVE = re.compile(
    r"(?:\b(?:ont|a) recu |\b(?:ont|a|auraient|aurait) (?:\w+ )?ete |\b(?:sont|est|etaient|seraient"
    r"|demeurent|restent"
    r"|se (?:sont )?retrouv\w{1,5}|vont etre|seront|se sont|s'est) )(?:[\w']+ ){0,3}\Z"
)
#: What is said of some of them, between commas: «73 prisonniers, dont des condamnés, se sont évadés».
_ASIDE = re.compile(
    r", (?:dont|soit|parmi lesquels|parmi lesquelles|y compris|\w{3,14}(?:[eiu]|ai|ti"
    r"|r)t?e?s) [^,.;:()]{3,70}(?=, )"
)
#: Who are held; who may be free again by what the clause goes on to tell.
_CAPTIVES = re.compile(r"otages?|captifs?|captives?")
_PEOPLE = re.compile(
    rf"(?:{NOUN.pattern})|\s?(?:d'|de )?(?:contractuels|diplomes|recrues|stagiaires|usagers|nouveaux agents"
    r"|diplomates|cooperants|expatries|ambassadeurs"
    r"|demandeurs d'emploi|chomeurs|apprenants|professeurs|instituteurs|cadres)\b"
)
#: What people may be freed from, and how they come free; the auxiliary directly in front of it.
_BEFORE_FREE = frozenset({"abducted", "arrested", "condemned"})
_FREE = frozenset({"released", "rescued", "acquitted"})
_OUT_OF_IT = _FREE | {"exchanged"}
#: In front of people who fled long ago, where they live: «un pays qui accueille un million de réfugiés».
_LIVE_THERE = re.compile(r"\b(?:accueill|heberg|abrit|compt|vivent|vit|recens)\w{0,6} (?:\w+ ){0,3}\Z")
_REFUGEES = re.compile(r" (?:d'|de )?(?:refugies|deplaces|retournes|demandeurs)\b")
_LIVE_BEHIND = re.compile(
    r"[^.,;:()]{0,60}?\b(?:vivent|resident|(?:y |deja )?(?:sont|etaient) (?:deja )?(?:installes|recenses"
    r"|accueillis"
    r"|heberges|etablis|enregistres))\b"
)
#: What befalls people alone, and what is counted beside them.
_OF_PEOPLE = frozenset({"released", "rescued", "arrested", "abducted"})
_NO_OWNERS = frozenset(
    {
        "schools",
        "houses",
        "villages",
        "classrooms",
        "wells",
        "tents",
        "shops",
        "bridges",
        "health centres",
        "weapons",
        "hectares",
        "communes",
        "vehicles",
        "motorcycles",
        "trucks",
        "boats",
        "animals",
        "computers",
        "telephones",
    }
)
#: Who shares the lot of somebody told of before.
_WITH_ONE = re.compile(
    r" (?:co-?accuses|complices|compagnons|codetenus|co-?prevenus|camarades|proches|collaborateurs)\b"
)
_LATER = re.compile(r"(?<!\ben )\b(?:ont|a|auraient|sont) (?:\w{4,14} )?(?:ete )?(?:\w{4,14} )?\Z")
_OTHERS = re.compile(r"\b(?:les|\w+) autres\b")
MAX_CHARS_TO_LATER = 220
_PRONOUN = re.compile(
    r"\b(?:ils|elles) (?:etaient|sont|seraient) (?:[\w']+ ){0,2}\Z"
    r"|\b(?:en|y) (?:compte|compte|denombre|recense|comptait)(?:nt|e)? (?:[\w']+ )?\Z"
)
#: What those came for whom a pronoun stands for: «ils étaient trois mille à marcher contre …».
_TO_COME = re.compile(
    r",? a (?:s'|se |avoir |s'etre )?(?:march|manifest|defil|ecout|assist|particip|scand|reclam|descend|batt"
    r"|rassembl|repond|converg|suivre|applaud|protest)"
)
_END_OF_PRONOUN = re.compile(r"[.;!?()«»]|\b(?:raconte|temoigne|dit|selon|d'apres|affirme|explique|confie)\b")
MAX_CHARS_TO_NOUN = 60
_YEAR = re.compile(r"(?:19|20)\d\d")
_VERB_FOLLOWS = re.compile(r" (?:ont|sont|seront|avaient|auraient)\b")
MAX_CHARS_TO_SOME = 60
#: What is told of some: what a court decides of them, and that nobody knows where they are.
_DECIDED = frozenset({"acquitted", "condemned", "missing"})
#: How people of a crowd are arrested, which is not what a court does with some of them.
_TAKEN = re.compile(
    r"(?:arrete|interpelle|apprehende|detenu|embarque|rafle|epingle|alpague|cueilli|ramasse|conduit|emmene"
    r"|gardee?s? a vue|placee?s? en garde a vue)"
)
#: A participle stands so near, in words.
MAX_WORDS_TO_FATE = 4
#: How far in front of a number a verb may stand that is said of many things beside people.
MAX_CHARS_TO_NEAR = 14
#: In front of a number without a noun, of whom it is some: «la police en a relâché dix».
_SOME_OF_THEM = re.compile(r"\ben (?:a|ont|avait|avaient) (?:[\w']+ )?(?P<fate>\w+) \Z")
_NO_NOUN = re.compile(r"\s?(?:[.,;:!?)»]|(?:et|pour|a|faute|dans|hier|\w{3,6}di|dimanche)\b|\Z)")
#: Between people and what they did themselves: «… retenues depuis l’automne ont retrouvé la liberté».
_THEY_HAVE = re.compile(r"(?:(?!\b(?:a|ont|qui|que|dont|et)\b)[^.;:,]){0,90}\b(?:ont|auraient|avaient) ")

#: The same of those whom a sentence sets first: «ce sont quatre foreurs qui ont retrouvé la liberté».
_IT_IS, _WHO_HAVE = (
    re.compile(r"\bce (?:sont|furent|seraient) (?:\w+ ){0,3}\Z"),
    re.compile(r"[^.;:,]{0,60},? qui (?:ont|avaient|auraient) (?:\w{4,14} )?"),
)


def read_fate(folded: str, figure: Figure, last: int, is_part: bool = False) -> Amount | None:
    """Return a number of people with what happened to them: arrested, abducted, displaced.

    `is_part`: of a whole that the sentence gives, so that it may stand without a noun.
    """
    if folded.endswith("dont ", 0, figure.start):
        return None
    if not is_part and (_OF_THESE.match(folded, figure.end) or _VERB_FOLLOWS.match(folded, figure.end)):
        return _read_some(folded, figure)
    before = FATE_BEFORE.search(folded[max(0, figure.start - 90) : figure.start])
    behind = _fate_behind(folded, figure, last, before)
    if not behind and _ASIDE.search(folded, figure.end):
        blanked = _ASIDE.sub(lambda match: " " * len(match.group()), folded)
        behind = _fate_behind(blanked, figure, last, before)
    ahead = _fate_before(folded, figure, before)
    # «la libération de douze élèves enlevés en mai»
    fate = ahead if ahead in _OUT_OF_IT and behind in _BEFORE_FREE else behind or ahead
    if behind and _is_of_things(folded, figure, behind):
        return None
    live_there = _REFUGEES.match(folded, figure.end) and _LIVE_THERE.search(
        folded, max(0, figure.start - 40), figure.start
    )
    if fate == "displaced" and (live_there or _LIVE_BEHIND.match(folded, figure.end)):
        return None
    fate = name_fate_of(folded, figure, fate)
    if fate and _WITH_ONE.match(folded, figure.end) and folded.endswith("ses ", 0, figure.start):
        figure = structs.replace(figure, high=figure.high + 1)  # the one whose accomplices they are, too
    return Amount(fate, figure) if fate else None


def _is_of_things(folded: str, figure: Figure, fate: str) -> bool:
    """Return whether things are told of as people are: «deux écoles qui devront être libérées»."""
    thing = name_thing(folded[figure.end : figure.end + 40])
    return thing is not None and (
        fate in ("displaced", "infected", "missing") or (fate in _OF_PEOPLE and thing in _NO_OWNERS)
    )


def read_pronoun(folded: str, figure: Figure) -> Amount | None:
    """Return a number of those whom a sentence calls by a pronoun first: «Ils étaient 214 : des élèves»."""
    if not _PRONOUN.search(folded, max(0, figure.start - 40), figure.start):
        return None
    if _TO_COME.match(folded, figure.end):
        return None
    clause = _END_OF_PRONOUN.search(folded, figure.end)
    fate = FATE.search(folded, figure.end, clause.start() if clause else len(folded))
    if fate is not None:
        return Amount(fate.lastgroup or "", figure)
    if not folded.startswith((" :", ",", " -", " –", " —"), figure.end):
        return None
    for start in range(figure.end, min(len(folded), figure.end + MAX_CHARS_TO_NOUN)):
        if folded[start] == " " and (thing := name_thing(folded[start:])) is not None:
            return Amount(thing, figure)
    return None


def read_later_fate(folded: str, figure: Figure, of: str) -> Amount | None:
    """Return what a sentence goes on to tell of people who were taken: «enlevés …, ils ont été libérés».

    `of`: what was done to them first.
    """
    if of not in _BEFORE_FREE:
        return None
    clause = CLAUSE.search(folded, figure.end)
    end = min(clause.start() if clause else len(folded), figure.end + MAX_CHARS_TO_LATER)
    for fate in FATE.finditer(folded, figure.end, end):
        is_of_others = _OTHERS.search(folded, figure.end, fate.start())
        if fate.lastgroup in _FREE and not is_of_others and _LATER.search(folded, figure.end, fate.start()):
            return Amount(fate.lastgroup, figure)
    return None


def _read_some(folded: str, figure: Figure) -> Amount | None:
    """Return some of those who are told of, as all reports count them: who goes free, who is dismissed."""
    fate = FATE.search(folded, figure.end, figure.end + MAX_CHARS_TO_SOME)
    is_verb = fate is not None and fate.group().endswith(("libre", "libres"))
    is_own = is_verb or (fate is not None and _PASSIVE.search(folded[figure.end : fate.start()]))
    is_taken = fate is not None and _TAKEN.match(fate.group()) is not None
    if is_own and fate is not None and (fate.lastgroup in _DECIDED or is_taken):
        return Amount(fate.lastgroup or "", figure)
    if (freed := read_later_fate(folded, figure, fate.lastgroup or "")) if fate else None:
        return freed  # «quinze des habitants enlevés en mai ont été rendus à leurs familles»
    before = FATE_BEFORE.search(folded[max(0, figure.start - 60) : figure.start])
    is_dismissed = before is not None and before.lastgroup == "dismissed"
    return Amount("dismissed", figure) if is_dismissed else None


def _fate_behind(folded: str, figure: Figure, last: int, before: re.Match[str] | None) -> str:
    """Return what the words behind a number say to have happened; empty where they say nothing."""
    clause = CLAUSE.search(folded, figure.end)
    end = min(clause.start() if clause else len(folded), figure.end + 120, last)
    noun = _COUNTED.match(folded, figure.end, end)
    fates = FATE.finditer(folded, figure.end, end)
    fate = next(fates, None)
    is_year = _YEAR.fullmatch(folded, figure.start, figure.end) and not (noun and noun.group().strip())
    if fate is None or noun is None or is_year:
        return ""
    between = folded[figure.end : fate.start()]
    if _CAPTIVES.fullmatch(fate.group()) and not _TO_OTHERS.search(between):
        is_released = before is not None and before.lastgroup == "released"
        if is_released or any(one.lastgroup == "released" for one in fates):
            return "released"
    if _TO_OTHERS.search(between) or (_HAVE.search(between) and _DONE_TO_OTHERS.fullmatch(fate.group())):
        return ""
    if fate.group().startswith("figur"):
        return fate.lastgroup or ""
    is_near = len(between.split()) <= MAX_WORDS_TO_FATE and not _OTHER_PHRASE.search(between)
    # «deux journalistes, détenus depuis mardi, …», «trois confrères de Damagaram FM, emmenés jeudi …»
    is_near = is_near or (before is None and _APPOSED.fullmatch(between, len(noun.group())) is not None)
    is_theirs = _PASSIVE.search(between) or _THEY_HAVE.fullmatch(between)
    is_theirs = is_theirs or (
        _WHO_HAVE.fullmatch(between) and _IT_IS.search(folded, max(0, figure.start - 40), figure.start)
    )
    return (fate.lastgroup or "") if is_near or is_theirs else ""


def _fate_before(folded: str, figure: Figure, before: re.Match[str] | None) -> str:
    """Return what the words in front of a number of people say to have happened; empty without any."""
    if before is None or _BY.search(before.group()) or _IN_VEHICLE.search(before.group()) or not figure.high:
        return ""  # «enlevé par trois hommes»
    fate = before.lastgroup or ""
    some = _SOME_OF_THEM.search(folded, max(0, figure.start - 40), figure.start)
    if some is not None and some["fate"] == before[fate] and _NO_NOUN.match(folded, figure.end):
        return fate
    if fate in NEAR_ONLY or before[fate].startswith("reparti"):
        is_near = len(before.group()) - len(before[fate]) <= MAX_CHARS_TO_NEAR
        if not (is_near and _PEOPLE.match(folded, figure.end)):
            return ""
    if is_thing(folded, figure.end) or not _COUNTED_PEOPLE.match(folded, figure.end):
        return ""
    if folded[figure.start : figure.end] in ("un", "une") and not _ONE_PERSON.match(folded, figure.end):
        return ""
    return name_fate_before(folded, figure, fate, before[fate])
