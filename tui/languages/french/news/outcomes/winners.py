"""Who won an election, by a French report: the one person of whom a sentence tells it, in whatever order.

A word for a victory and the names around it: those whom the words next to them make losers, or tellers of the
result, are left out.
"""

from __future__ import annotations

import re

from tui.languages.french.news.outcomes.told_outcomes import Outcome
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.model.phonetics import spelling_key
from tui.model.text import fold

_CAPITAL = r"(?:[NMDO]’)?[A-ZÀ-ÖØ-Þ][\w'-]{1,24}"
_NAME = re.compile(rf"(?<![\w-]){_CAPITAL}(?: (?:(?:d[eu]s?|ould|ag|ben|el) )?{_CAPITAL}){{1,3}}")
#: The first word of what is no person.
_NO_PERSON = re.compile(
    r"(?:agence|commission|conseil|cour|assemblee|union|parti|coalition|liste|front|mouvement|alliance"
    r"|comite|cap"
    r"|rassemblement|congres|convention|tribunal|ceni|ange|radio|premier|haute?|grand|saint|ministere"
    r"|republique"
    r"|niger|burkina|cote|benno|forces?|societe|bureau|centre|nouvelle?|le|la|les|dimanche|samedi|pour"
    r"|selon|avec)\b"
)
#: In front of a name with an article there is no person: «du Grand Conseil», «la Haute Autorité».
_ARTICLE = re.compile(
    r"(?:\b(?:l[ae]|les|du|des|au|aux)|\b(?:coalition|parti|liste|alliance)(?: de)?) \Z|\bl'\Z"
)
_OFFICE = r"(?:siege|fauteuil|mairie|mandat|poste|echarpe|presidence|depute|ville|commune)"
#: What tells of a victory.
_VICTORY = FilteredPattern(
    r"\bl'(?:a |avait |aurait |ont )?(?:\w+ment )?emporte|\bremport|\bgagn(?:e|ee|es|ent|ant|ante|er|era"
    r"|ait|ions)\b"
    r"|\bs'(?:est (?:\w+ment )?)?impose|\bvainqueur|\bvictoir|\bvictorieu|\btriomph"
    r"|\b(?:re)?elue?s?\b(?! loca| munici)|\breconduit|\bplebiscit|\bdevanc|\bbat\b"
    r"|\bbattue?s?\b(?! (?:campagne|le pave|le rappel|froid|en retraite))|\bdefai(?:t|re)\b"
    rf"|\bdefaite\b|\bsupplant|\ben tete\b|\bsieger|\boccuper[ao]\w* l[ea] {_OFFICE}|\bfelicit"
    r"|\bse proclam|\bs'est proclam|\bs'inclin"
    r"|\b(?:ont|a|avaient) (?:[\w']+ ){0,2}?(?:choisi|designe|porte|hisse|prefere|elu)e?s?\b"
    r"|\benvoyee?s? (?:[\w']+ ){0,5}?(?:a l'assemblee|au (?:parlement|senat|conseil)|a la mairie)\b"
    r"|\b(?:entre|entrera|siegera|fera son entree|ira sieger) (?:a l'|au |a la |dans l')(?:assemblee"
    r"|parlement"
    r"|senat|conseil|hemicycle)"
    r"|\b(?:sera|est|devient) (?:desormais )?(?:l[ea] )(?:prochain|nouve(?:au|lle)|futur)"
    rf"|\b(?:est|devient|sera) (?:[^.;:,]{{0,40}} )?l[ea] premi(?:er|ere) magistrat"
    rf"|\b{_OFFICE}\b[^.;:]{{0,40}}? (?:revien|ira a|echoit|est allee?)"
    rf"|\b(?:conserve|garde|retrouve|decroche|rafle|prend|pris|herite|enleve|emporte|ravi[rt]?|conquiert)"
    rf" (?:de |d')?(?:son |sa |le |la "
    rf"|du ){_OFFICE}"
    r"|\bsouri(?:t)? a\b|\b(?:recueill\w+|obten\w+|obtien\w+|totalis\w+|reuni) (?:[\w']+ ){0,2}(?:5[0-9]"
    r"|[6-9]\d)\b[ ,.\d]{0,4}%|\bcoiffe|\bavantage d|\bloin devant\b|\bremplacera\b|\barriv\w+ premiere?\b"
    r"|\bproclamee? (?:maire|depute|president|senat)|\brepresentera\b"
    r"|\b(?:conduira|dirigera)\b"
    r"|\ba (?:desormais |enfin )?une? nouve(?:au|lle) (?:maire|deputee?|senat\w{3,4}|presidente?)\b"
    r"|\bpresidera\b|\bsucces\b"
)
#: Words of a victory that is none, or of somebody else's.
_NO_VICTORY = FilteredPattern(
    r"\bn'(?:a|ont|est|avait|aurait) (?:pas|jamais|nullement) (?:\w+ ){0,2}?(?:gagn|remport|elu"
    r"|le vainqueur|vainqueur"
    r"|emporte|la gagnant)|\bcontest|\brejet|\brefus\w+ de|\bdenonc|\bne reconna|\brecus|\bsortante? a\b"
    r"|\bsans vainqueur|\bsecond tour\b[^.;]{0,40}\b(?:oppos|affront|aura lieu)"
    r"|\b(?:pourrait|espere|esperent|compte|brigue|vise|promet|si elle|s'il|veut|souhaite)\b"
)
#: In front of a name, what makes it a loser; behind it.
_BEATEN = re.compile(
    r"(?:\b(?:contre|face a|feu|remplacer\w*|coiff\w+|devance(?:nt|r)?|devancant|bat(?:tent|tant|tre)?"
    r"|\ba (?:\w+ )?(?:battu|defait"
    r"|devance"
    r"|supplante)|supplante|sur|(?:son|sa|seule?|leur) (?:\w+ )?(?:adversaire|rivale?|concurrente?"
    r"|challenger)"
    r"|rivale?|adversaire|devant)|\bcontre celle d[e'])"
    r"(?: [a-z]{2,14}){0,3},? ?\Z"
)
_LOSER = re.compile(
    r"(?:, [^,.;]{0,60})?,? (?:\w+ )?(?:doit se contenter|doivent|s'inclin|s'est inclin"
    r"|est (?:\w+ )?(?:battu|devance|defait)"
    r"|a ete (?:\w+ )?(?:battu|devance)|battu|contest|reconn|a (?:\w+ )?(?:reconnu|felicite|perdu)|felicit"
    r"|perd\b|n'obtient"
    r"|n'a \w+ que|arriv\w+ (?:deuxieme|second|derriere)|est deuxieme|termine)|,? seule? en lice"
)
#: Behind a name, that of who told the result.
_TELLER = re.compile(
    r"(?:, [^,.;]{0,90},?)? (?:qui )?(?:a|ont|avait) (?!ete\b)(?:\w+ )?(?:proclame|annonce|declare|dit"
    r"|indique|precise|rendu|explique|confirme"
    r"|publie)"
)
#: They told it of themselves, or of whom they stand for.
_OF_SELF = re.compile(
    r"\bavoir (?:\w+ )?(?:gagn|remport|ete elu)|\bl'avoir|\b(?:j'ai|avons|nous|sa|notre"
    r"|ma) (?:\w+ )?(?:gagn|victoire|remport)"
    r"|\bsa (?:propre )?victoire|\bqu'(?:il|elle)\b|\b(?:leur|son|sa|notre) candidate?\b|\bse (?:proclam"
    r"|declar)"
)
#: In front of a name behind a word for a defeat, or for good wishes, that of the winner.
_WON_OVER = re.compile(
    r"(?:\b(?:s'inclin\w+|s'est inclin\w+|defaite|battue?s?|devancee?s?|defaite?s?"
    r"|supplantee?)\b[^.;:]{0,30}? (?:devant|face a|par)"
    r"|\bfelicit\w*|\bvictoire (?:\w+ )?d(?:e |')|\bsucces (?:\w+ )?d(?:e |'))(?: [a-z]{2,14}){0,2} ?\Z"
)
#: A party that has won, or an answer: told where no person is said to have won.
_WON = (
    r"(?:l’emporte|remporte|gagne|rafle|arrive en tête|triomphe|s’impose|(?:a|ont) (?:\w+ )?(?:remporté"
    r"|gagné|raflé"
    r"|l’emporté|triomphé)|obtient la majorité|est arrivée? en tête|conserve sa majorité|perd sa majorité)"
)
_PARTY_WINNERS = (
    FilteredPattern(
        rf"\b(?:[Ll]e|[Ll]a|[Ll]’|au|du) ?(?P<who>[A-Z][A-Z0-9]{{1,9}}(?:-[A-Za-zÀ-ÿ]{{2,14}})?) {_WON}"
    ),
    FilteredPattern(rf"\b[Ll]e (?:«\s?)?(?P<who>oui|non|Oui|Non)(?:\s?»)? {_WON}"),
)
#: What a loser says of it, added to what is told of the winner: «…, et sa rivale conteste déjà le compte».
_ADDED_CONTEST = re.compile(
    r"(?:,| et|, et|, mais| mais|,? tandis que|,? alors que|;) (?:sa|son|leur|ses|l')\s?(?:\w+ )?"
    r"(?:rivale?|adversaire|concurrente?|challenger|opposition|adversaires|rivaux)\b[^.;:]{0,40}"
    r"\b(?:contest|rejet|refus|denonc|recus)[^.;]*"
)
_BEFORE_CHARS, _BEHIND_CHARS = 70, 130
#: Who says so in a title: «Awa Diallo : « Je suis la députée de Gani »».
_SAYS_OWN = re.compile(
    r"(?P<name>[A-ZÀ-Þ][\w’'-]{1,30}(?: (?:[A-ZÀ-Þ][\w’'-]{1,30}|ould|mint|ag|el|al)){0,4}) ?: ?[«“\"] ?"
    r"(?:[Jj]e suis|[Nn]ous sommes|[Cc]’est moi) (?:bien |toujours |désormais )?(?:le |la |l’|les )?"
    r"(?:nouveau |nouvelle |seule? |vraie? )*(?:maire|président|député|sénat|vainqueur|gagnant"
    r"|élue?|chef de l’État)"
)


def find_winner(text: str) -> Outcome | None:
    """Return who won an election by a sentence; None when it tells of no winner."""
    if "onteste" in text or "ejette" in text:
        text = _cut_added_contest(text)
    folded = fold(text)
    if (own := _SAYS_OWN.match(text.replace("'", "’"))) is not None:
        return _make_winner(own["name"])
    cue = _VICTORY.search(folded)
    if cue is None or _NO_VICTORY.search(folded):
        return None
    names = [match for match in _NAME.finditer(text) if _is_person(match, folded)]
    winners = [
        one for one in names if _WON_OVER.search(folded, max(0, one.start() - _BEFORE_CHARS), one.start())
    ]
    if not winners:
        winners = [one for one in names if not _has_lost(one, folded)]
        tellers = [one for one in winners if _TELLER.match(folded, one.end())]
        if len(winners) > len(tellers):
            winners = [one for one in winners if one not in tellers]
        elif not _OF_SELF.search(folded):
            return None
    if not winners:
        return None
    nearest = min(winners, key=lambda one: max(cue.start() - one.end(), one.start() - cue.end()))
    return _make_winner(nearest.group())


def _cut_added_contest(text: str) -> str:
    """Return a sentence without the clause in which a loser contests what the one before tells."""
    added = _ADDED_CONTEST.search(fold(text))
    return text[: added.start()] + text[added.end() :] if added else text


def _make_winner(name: str) -> Outcome:
    """Return that somebody has won; surnames stand in any order, and are spelled in many ways."""
    words = name.split()
    return Outcome(
        "winner", tuple(dict.fromkeys(spelling_key(fold(one)) for one in words[1:] or words)), name
    )


def find_winning_party(text: str) -> Outcome | None:
    """Return the party, or the answer, that won by a sentence; None when it tells of none."""
    parties = () if _NO_VICTORY.search(fold(text)) else _PARTY_WINNERS
    found = next(filter(None, (pattern.search(text) for pattern in parties)), None)
    if found is None:
        return None
    who = found["who"]
    return Outcome("winner", (spelling_key(fold(who)) if who.isupper() else fold(who),), who)


def _is_person(match: re.Match[str], folded: str) -> bool:
    """Return whether a name of several words is that of a person, by how it begins and what is before it."""
    before = max(0, match.start() - 20)
    return not (_NO_PERSON.match(folded, match.start()) or _ARTICLE.search(folded, before, match.start()))


def _has_lost(name: re.Match[str], folded: str) -> bool:
    """Return whether the words around a name say that somebody else won."""
    before = folded[max(0, name.start() - _BEFORE_CHARS) : name.start()]
    behind = folded[name.end() : name.end() + _BEHIND_CHARS]
    return _BEATEN.search(before) is not None or _LOSER.match(behind) is not None
