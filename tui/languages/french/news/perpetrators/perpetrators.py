"""Who did it, by a French report: whom its sentences name, and whom they only link with it."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import NamedTuple

from tui.languages.french.news.perpetrators.blamed_groups import find_blamed_groups
from tui.languages.french.news.perpetrators.breakdowns import is_breakdown
from tui.languages.french.news.perpetrators.groups import (
    ACRONYM,
    ARMED,
    ARTICLE,
    LINKED,
    MAX_ACRONYM,
    NO_ACRONYM,
    ORGANIZATION,
    PART_OF,
    names_of_group,
    shorten_group,
)
from tui.languages.french.news.perpetrators.perpetrator_words import (
    ANSWERED,
    HABIT_CHARS,
    HABITUAL,
    HARM_DONE,
    HELD,
    LOSSES,
    PERPETRATORS,
    QUOTATION_MARKS,
    STRUCK,
    UNNAMED,
)
from tui.model.news import NOBODY
from tui.model.text import fold

#: What befell those whom a pattern takes for the doers: «une unité des FDS … a été attaquée».
_BEFELL = re.compile(
    r"[^.;:]{0,160}?\b(?:(?:a|ont|avait|avaient) été (?:\w{1,14} )?(?:attaqu|vis|tu[ée]|pris|bless|touch"
    r"|frapp|cibl|surpris|assailli|enlev|la cible|accroch)|(?:est|sont) tombée?s?\b"
    r"|(?:a|ont) (?:péri|sauté|essuyé|subi|perdu)\b)"
)
#: An attack that is only compared with the one that is told, or was before it.
_OTHER_ATTACK = re.compile(
    r"\b(?:après|avant|comme|que|à|de) (?:celles?|celui|ceux)\b[^.;]{0,40}\Z"
    r"|\bavai(?:t|ent) (?:déjà )?été [^.;]{0,60}\b(?:en (?:\d{4}|[a-zéû]{3,9})|l’an dernier"
    r"|déjà)\b[^.;]{0,40}\Z"
)
#: What befell those who did it, and who they are in front of it: «l’assaillant, abattu par la police».
_KILLED = re.compile(r"(?:tué|abattu|touché|blessé)\w{0,2} ")
_ATTACKER = re.compile(
    r"(?:assaillant|agresseur|attaquant|tueur|tireur|terroriste|d?jihadiste|forcené|kamikaze|preneur d’otages"
    r"|hommes? armés?|suspect|meurtrier|assassin|auteur|ravisseur|avant)\b[^.;:]{0,50}\Z"
)
#: What else is denied by who accuses: «affirme que le GSIM est l’auteur du raid et dément toute lenteur».
_ADDED_DENIAL = re.compile(
    r"(?: et|, mais|,) (?:il |elle |ils )?"
    r"(?:dement(?:ent)?|nie(?:nt)?|(?:rejett|contest|recus|refut)(?:e|ent|ait)) .*\Z"
)
#: In front of a group, those who are against it.
_OPPONENTS = re.compile(r"\b(?:rivaux|ennemis|adversaires|dissidents) (?:de la |de l’|du |des |de |d’)\Z")
_PLACE_BEHIND = re.compile(r" à [A-ZÀ-Þ].*\Z")
#: Groups that are written as common nouns, too.
_IN_SMALL_LETTERS = re.compile(
    r"\b(?:shebab|shabab|dozo|taliban|houthi|lakurawa|wazalendo|ambazonien|janjawid|maï-maï|seleka)s?\b"
    r"|\bboko\b|(?<=[Bb]oko )haram\b"
)
#: In front of what else a name may have: «le GSIM à Tamou».
_LEADING_ACRONYM = re.compile(r"[A-Z][A-Z0-9]{2,9}(?= (?:à|en|au|aux|de|du|des|pour|le|la|les|et)\b)")
#: Bodies of which any country has its own; in front of a name, what makes it that of a group.
_ANY_BODY = re.compile(
    r"(?:l')?(?:armee|aviation|forces?|gendarmerie|police|militaires|soldats|policiers|gendarmes|garde"
    r"|milice"
    r"|defense|marine|chasse|artillerie)(?: (?:de l'ordre|de securite|de defense|armees?|nationale))?"
)
_GROUP_BEFORE = re.compile(
    r"(?i)\b(?:(?:milice|groupe|groupe armé|hommes|combattants|miliciens|mouvement|secte|katiba|faction"
    r"|coalition|rébellion|guérilla)(?: (?:de |du |d’|des ))?|(?:bande|gang))\s?\Z"
)
_OF_GROUP = re.compile(
    r"(?:combattants|éléments|hommes|miliciens|membres|militants|partisans|mercenaires|soldats|d?jihadistes"
    r"|rebelles|terroristes|unité)\b"
)


def _is_struck_later(match: re.Match[str], text: str) -> bool:
    """Return whether those who are named by their group are struck by what the sentence goes on to tell."""
    return _OF_GROUP.match(match.group()) is not None and _BEFELL.match(text, match.end()) is not None


def _are_killers_of_attackers(text: str, start: int, end: int) -> bool:
    """Return whether those who are named behind a span have killed whoever did it."""
    at = max((killed.start() for killed in _KILLED.finditer(text, start, end)), default=None)
    return at is not None and _ATTACKER.search(text, max(0, at - 80), at) is not None


class Perpetrator(NamedTuple):
    """Who did it: a name folded, its acronym where the text gives one; `is_nobody`: a breakdown.

    `is_linked`: only whom those who did it are linked to; `full`: the folded name that an acronym stands for;
    `whole`: that of the group of which it is a part.
    """

    name: str
    words: str
    is_nobody: bool = False
    is_linked: bool = False
    full: str = ""
    whole: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """Return the names by which other reports may call them."""
        return (NOBODY,) if self.is_nobody else names_of_group(self.name, self.full, self.whole)

    @property
    def is_armed_group(self) -> bool:
        """Return whether it is a group that is known for what it does to people."""
        return ARMED.search(f"{self.full} {self.name}") is not None


def find_perpetrator(text: str, folded: str, names: Container[str] = ()) -> Perpetrator | None:
    """Return whom a sentence names as having done it; None when it names nobody.

    `names`: what is known as a group, though no word of its name says so.
    """
    is_told = HARM_DONE.passes(folded)
    text = _IN_SMALL_LETTERS.sub(_capitalize, QUOTATION_MARKS.sub("", text))
    for pattern in PERPETRATORS if is_told else ():
        for match in pattern.finditer(text):
            if (found := _read_match(match, text, names)) is not None:
                return found
    is_habit = is_told and HABITUAL.search(folded) is not None
    return Perpetrator("", "", True) if is_breakdown(folded, is_told and not is_habit) else None


def find_blamed_group(text: str, folded: str, before: str = "") -> Perpetrator | None:
    """Return the one armed group that a sentence blames, in whatever words; None where it blames several.

    `before`: the sentence in front of it, in which the group may be named.
    """
    if not (HARM_DONE.passes(folded) or HELD.passes(folded)):
        return None
    folded = without_added_denial(folded)
    text, before = (
        _IN_SMALL_LETTERS.sub(_capitalize, QUOTATION_MARKS.sub("", one)) for one in (text, before)
    )
    found: list[Perpetrator] = []
    for match, there in find_blamed_groups(text, folded, before):
        one = _read_match(match, there, ())
        if one is not None and not any(set(one.names) & set(other.names) for other in found):
            found.append(one)
    return found[0] if len(found) == 1 else None


def without_added_denial(folded: str) -> str:
    """Return a folded sentence without what else is denied by who accuses somebody in it."""
    return _ADDED_DENIAL.sub("", folded)


def _capitalize(match: re.Match[str]) -> str:
    return match.group().capitalize()


def _read_match(match: re.Match[str], text: str, names: Container[str]) -> Perpetrator | None:
    """Return whom a pattern has found in a sentence; None where it tells of their losses, or of a habit."""
    who = match.lastgroup or "who"
    before = text[max(0, match.start() - 50) : match.start(who)]
    is_struck = STRUCK.search(before) or LOSSES.match(text, match.end(who)) or _is_struck_later(match, text)
    is_habit = HABITUAL.search(fold(text[: match.end() + HABIT_CHARS])) is not None
    if _OTHER_ATTACK.search(text, max(0, match.start() - 40), match.start(who)) or _OPPONENTS.search(before):
        return None
    is_struck = is_struck or _are_killers_of_attackers(text, match.start(), match.start(who))
    if is_habit or is_struck or ANSWERED.search(text, max(0, match.start() - 90), match.start()):
        return None
    called = ARTICLE.sub("", match[who].strip(" ’'").removesuffix(" le").removesuffix(" de"))
    acronym = _LEADING_ACRONYM.match(called)
    called = acronym.group() if acronym else _PLACE_BEHIND.sub("", called)
    folded = fold(called)
    is_any_body = _ANY_BODY.fullmatch(folded) is not None
    # «l’attaque a coûté la vie à onze éléments des Forces de défense»
    are_victims = who == "who" and is_any_body and _OF_GROUP.match(match.group())
    if are_victims or (who == "armed" and not (is_any_body or ARMED.search(folded))):
        return None
    if who == "body" or is_any_body:
        # «L’armée» may be that of any country: it contradicts nobody.
        return Perpetrator(folded, called, is_linked=is_any_body)
    end = match.end(who) + text[match.end(who) :].startswith(" ")
    behind = ACRONYM.match(text, end)
    if behind is not None and (NO_ACRONYM.match(behind["acronym"]) or len(called) <= MAX_ACRONYM):
        behind = None  # «le Jnim (Groupe de soutien …)»
    name = behind["acronym"] if behind else called
    is_called_group = _GROUP_BEFORE.search(text, max(0, match.start(who) - 30), match.start(who))
    is_group = is_called_group or ORGANIZATION.search(folded)
    if not (is_group or name.isupper() or called in names):
        return None
    linked = LINKED.search(text[max(0, match.start(who) - 24) : match.start(who)])
    part_of = PART_OF.match(text, match.end(who))
    whole = shorten_group(fold(part_of["whole"])) if part_of else ""
    return Perpetrator(
        shorten_group(fold(name)), name if behind else called, False, linked is not None, folded, whole
    )


def names_unnamed(folded: str) -> str:
    """Return the words of a sentence for attackers whom it does not name; empty without any."""
    match = UNNAMED.search(folded)
    return match.group() if match else ""
