"""Which armed group did it, where a French sentence has a word of blame and one group, in whatever order.

«Le GSIM a dit avoir mené l’attaque», «une attaque que l’armée met sur le compte de l’EIGS»,
«dix otages que détenait le GSIM». Groups that are
fought, feared, or at home somewhere are not blamed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tui.languages.french.news.perpetrators.groups import ARMED
from tui.languages.french.news.perpetrators.perpetrator_words import ARMED_GROUP, UNNAMED
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.model.text import fold

#: What tells who did it, of those who say so themselves and of those who accuse them.
_BLAME = FilteredPattern(
    r"\b(?:attribu|imput|incomb|revendi[qc]|accus|designe|soupconn|suspect|incrimin|endoss|assum|reconn"
    r"|responsab|auteur|coupable|paternite|œuvre|griffe|sceau|empreinte|signature|marque\b|piste|implique"
    r"|assaillant|ravisseur|tueur|agresseur|assassin|commanditaire|identifi|evoqu|ralli|these\b|hypothese"
    r"|pense\b|croi(?:t|ent)\b|vien(?:t|drait) d|indices?\b|traces?\b|regards\b|s'orient|soupcons|drapeau"
    r"|etendard"
    r"|banniere"
    r"|insigne|couleurs)"
    r"|\b(?:attaque|incursion|assaut|raid|embuscade|massacre|offensive|exaction|coup|operation)s? "
    r"(?:[a-z]{5,14} )?(?:du|des|de|d')\b|\b(?:gens|bande|mains|ceux) (?:du|des|de|d')\b"
    r"|\b(?:la |leur |sa )main d|\bsign(?:e|ee|es)\b|\bcompte d|\ben cause\b|\bderriere\b|\bdu doigt\b"
    r"|\bsous (?:le feu|les balles|les tirs)\b|\bmode operatoire\b|\ba la manœuvre\b"
    r"|\b(?:dit|disent|affirm\w{1,4}|assur\w{1,4}|pretend\w{0,3}|declar\w{1,4}|soutien\w{1,3}) "
    r"(?:\w+ ){0,3}(?:avoir|etre|que (?:ses|leurs))\b"
    r"|\b(?:video|communique|message|audio)\b[^.;:]{0,60}\b(?:avoir|ses (?:hommes|combattants)|butin"
    r"|armes\b)"
    r"|\bc'(?:est|etait) (?:bien )?(?:le |la |l'|les |boko)|\bce (?:sont|seraient) "
    r"|\b(?:aux|entre les) (?:mains|griffes) d|\bdet(?:enai(?:t|ent)|enus?|enues?|ient|iennent)\b|\bgeolier"
    r"|\b(?:liber|relach|enlev|retenu|remis|rendu)\w{0,4} (?:[\w']+ ){0,4}par\b"
    r"|\b(?:a|ont|avaient|aurait) (?:\w+ )?(?:libere|relache|laisse partir|remis en liberte)\b"
)
#: Nobody says that they did it, or they say that they did not.
_NOT_BLAMED = FilteredPattern(
    r"\b(?:n'(?:a|ont|est|etait)|ne|aucun\w*|ni|sans|pas|non|jamais) (?:[\w']+ ){0,6}?revendiq"
    r"(?!\w* par personne)"
    r"|\b(?:dement|nie\b|nient\b|recus|rejet|condamn|denonc)\w*"
)
#: In front of a group, what makes it one that is fought, feared, or told of by the way.
_NOT_BY = re.compile(
    r"\b(?:contre|face a|lutt\w+|combat\w*|guerre|riva(?:l|ux)\w*|fiefs?|bastions?|zones?|sevi\w*"
    r"|oper(?:e|ent)|menac\w*|victimes?|fui\w*|fuy\w*|ni|aucune?|pas|non|plutot que|autre que|chefs?|emirs?"
    r"|leaders?|numero|allegeance|captur\w*|neutralis\w*|arret\w*|detenu\w*|otages?|liber\w*|proches?"
    r"|liens?"
    r"|comme|sanctuaire|fondateur|ancien\w{0,2}|cadres?|responsables?|tu(?:e|es|er|ant)|abatt\w+|perd\w*"
    r"|avec|entre"
    r"|concurrence|que ce soit) (?:(?!par |aux mains )[\w']+ ){0,3}\Z"
    r"|\b(?:ou|de meme que) (?:d[eu] |des |l'|l[ea] )?\Z"
    r"|\bsuppleti\w* [^.;]{0,66}\Z|\b(?:protege|defendu|garde|tenu)e?s? (?:[\w']+ )?par [^.;]{0,60}\Z"
)
#: Behind a group, what it does not do, or always does.
_NOT_THEY = re.compile(
    r"(?: \([^)]*\))?,?(?: qui)? (?:dement|nie\b|n'(?:a|ont|est|y)|oper|sevi|control|impos|recul|reflu"
    r"|a(?:vait|vaient) (?:deja )?|est acti|sont acti|\?|ou )|(?: \([^)]*\))?(?:,? qui)? ne "
)
#: The same of those who are free again, or held, of whom it is not told that they are so by the group.
_ARE_FREE = re.compile(
    r" (?:(?:ont|a) ete |sont |est )(?:\w+ment )?(?:liber|relach|detenu|arret|graci|remis|captur)"
    r"| (?:detenu|arret|captur)(?:e?s)? (?!par )"
)
#: By what a sentence means the group that the one before it names.
_THAT_GROUP = re.compile(
    r"\b(?:lui|leur|celui-ci|celle-ci|ceux-ci|ce groupe|cette? (?:katiba|faction|secte|mouvement)|le groupe"
    r"|l'organisation|le mouvement|la (?:secte|katiba|faction)|ses (?:hommes|combattants|djihadistes))\b"
)
_BEFORE_CHARS, _BEHIND_CHARS = 80, 40


def find_blamed_groups(text: str, folded: str, before: str) -> Iterator[tuple[re.Match[str], str]]:
    """Yield the groups that a sentence may blame, each match with its text; `before`: the last sentence.

    The one before it is looked at where the sentence names no group, and means the one of which it told.
    """
    if _BLAME.search(folded) is None or _NOT_BLAMED.search(folded) is not None:
        return
    if ARMED.search(folded) is not None:
        yield from ((match, text) for match in ARMED_GROUP.finditer(text) if _may_be_blamed(match, text))
    elif before and _THAT_GROUP.search(folded) and UNNAMED.search(folded) is None:
        yield from (
            (match, before) for match in ARMED_GROUP.finditer(before) if _may_be_blamed(match, before)
        )


def _may_be_blamed(match: re.Match[str], text: str) -> bool:
    """Return whether a name is that of an armed group that did something, by the words around it."""
    if ARMED.search(fold(match["armed"])) is None:
        return False
    before = fold(text[max(0, match.start() - _BEFORE_CHARS) : match.start()])
    behind = fold(text[match.end() : match.end() + _BEHIND_CHARS])
    is_free = not before.endswith(" par ") and _ARE_FREE.match(behind) is not None
    return not is_free and _NOT_BY.search(before) is None and _NOT_THEY.match(behind) is None
