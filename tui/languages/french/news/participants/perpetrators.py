"""Who did it, by a French report: whom its sentences name, and whom they only link with it."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import NamedTuple

from tui.languages.french.news.participants.perpetrator_words import (
    ACRONYM,
    ANSWERED,
    ARTICLE,
    BREAKDOWN_WORDS,
    BY_NOBODY,
    CAUSE,
    HABIT_CHARS,
    HABITUAL,
    HARM_DONE,
    LINKED,
    LONG_NAMES,
    LOSSES,
    MAX_ACRONYM,
    NO_ACRONYM,
    NO_BREAKDOWN,
    ORGANIZATION,
    PERPETRATORS,
    QUOTATION_MARKS,
    SAME_GROUP,
    STRUCK,
    UMBRELLAS,
    UNNAMED,
    UNNAMED_WORDS,
    WORD,
)
from tui.model.text import fold

#: What befell those whom a pattern takes for the doers: «une unité des FDS … a été attaquée».
_BEFELL = re.compile(
    r"[^.;:]{0,160}?\b(?:(?:a|ont|avait|avaient) été (?:\w{1,14} )?(?:attaqu|vis|tu[ée]|pris|bless|touch"
    r"|frapp|cibl|surpris|assailli|enlev|la cible|accroch)|(?:est|sont) tombée?s?\b"
    r"|(?:a|ont) (?:péri|sauté|essuyé|subi|perdu)\b)"
)
#: Bodies of which any country has its own; in front of a name, what makes it that of a group.
_ANY_BODY = re.compile(
    r"(?:l')?(?:armee|aviation|forces?|gendarmerie|police|militaires|soldats|policiers|gendarmes|garde|milice"
    r"|defense|marine|chasse|artillerie)(?: (?:de l'ordre|de securite|de defense|armees?|nationale))?"
)
_GROUP_BEFORE = re.compile(
    r"(?i)\b(?:milice|groupe|groupe armé|bande|hommes|combattants|miliciens|mouvement|secte|katiba"
    r"|faction|coalition|gang|rébellion|guérilla)"
    r"(?: (?:de |du |d’|des ))?\s?\Z"
)
_OF_GROUP = re.compile(r"(?:combattants|éléments|hommes|miliciens|unité)\b")


def _is_struck_later(match: re.Match[str], text: str) -> bool:
    """Return whether those who are named by their group are struck by what the sentence goes on to tell."""
    return _OF_GROUP.match(match.group()) is not None and _BEFELL.match(text, match.end()) is not None


class Perpetrator(NamedTuple):
    """Who did it: a name folded, its acronym where the text gives one; `is_nobody`: a breakdown.

    `is_linked`: only whom those who did it are linked to; `full`: the folded name that an acronym stands for.
    """

    name: str
    words: str
    is_nobody: bool = False
    is_linked: bool = False
    full: str = ""


def find_perpetrator(text: str, folded: str, names: Container[str] = ()) -> Perpetrator | None:
    """Return whom a sentence names as having done it; None when it names nobody.

    `names`: what is known as a group, though no word of its name says so.
    """
    is_told = any(map(folded.__contains__, HARM_DONE))
    text = QUOTATION_MARKS.sub("", text)
    for words, pattern in PERPETRATORS if is_told else ():
        for match in pattern.finditer(text) if any(map(folded.__contains__, words)) else ():
            who = match.lastgroup or "who"
            before = text[max(0, match.start() - 50) : match.start(who)]
            is_struck = STRUCK.search(before) or LOSSES.match(text, match.end(who))
            is_habit = HABITUAL.search(fold(text[: match.end() + HABIT_CHARS])) is not None
            if is_habit or is_struck or ANSWERED.search(text, max(0, match.start() - 90), match.start()):
                continue
            if body := match.groupdict().get("body"):
                # «L’armée» may be that of any country: it contradicts nobody.
                return Perpetrator(fold(body), body, is_linked=_ANY_BODY.fullmatch(fold(body)) is not None)
            called = ARTICLE.sub("", match["who"].strip(" ’'").removesuffix(" le").removesuffix(" de"))
            if _is_struck_later(match, text):
                continue
            end = match.end("who") + text[match.end("who") :].startswith(" ")
            behind = ACRONYM.match(text, end)
            if behind is not None and (NO_ACRONYM.match(behind["acronym"]) or len(called) <= MAX_ACRONYM):
                behind = None  # «le Jnim (Groupe de soutien …)»
            name = behind["acronym"] if behind else called
            is_called_group = _GROUP_BEFORE.search(text, max(0, match.start("who") - 30), match.start("who"))
            is_group = is_called_group or ORGANIZATION.search(fold(called))
            if is_group or name.isupper() or called in names:
                known = fold(name)
                known = next((short for long, short in LONG_NAMES.items() if long in known), known)
                linked = LINKED.search(text[max(0, match.start("who") - 24) : match.start("who")])
                is_linked = linked is not None or known in UMBRELLAS
                known = SAME_GROUP.get(known, known)
                return Perpetrator(known, name if behind else called, False, is_linked, fold(called))
    if (
        any(map(folded.__contains__, BREAKDOWN_WORDS))
        and BY_NOBODY.search(folded)
        and ((is_told and not HABITUAL.search(folded)) or CAUSE.search(folded))
        and not NO_BREAKDOWN.search(folded)
    ):
        return Perpetrator("", "", True)
    return None


#: Words that many groups have in their names.
_COMMON_WORDS = re.compile(
    r"armee?s?|forces?|fronts?|groupes?|mouvements?|brigades?|unions?|milices?|alliances?|islam\w*"
    r"|national\w*|organisation|defense|aerienne|gendarmerie|police|liberation|etats?|soutien|combattants?"
    r"|front|musulmans"
    r"|militaires|soldats|peuple"
)
_STEM_CHARS = 5
#: Words that give no letter to an acronym; letters of one.
_LINKS = frozenset(
    ("de", "du", "des", "d", "la", "le", "les", "l", "et", "a", "au", "aux", "en", "pour", "dans")
)
_MIN_INITIALS = 3


def telling_words(name: str) -> tuple[str, ...]:
    """Return a folded name, the beginnings of those of its words that not every group has, its initials."""
    all_words = [word for word in WORD.findall(name) if word not in _LINKS]
    stems = [
        word[:_STEM_CHARS]
        for word in all_words
        if len(word) >= _STEM_CHARS and not _COMMON_WORDS.fullmatch(word)
    ]
    initials = "".join(word[0] for word in all_words)
    return (name, *stems, *((initials,) if len(initials) >= _MIN_INITIALS else ()))


def names_unnamed(folded: str) -> str:
    """Return the words of a sentence for attackers whom it does not name; empty without any."""
    match = UNNAMED.search(folded) if any(map(folded.__contains__, UNNAMED_WORDS)) else None
    return match.group() if match else ""
