"""Who did it, by a French report: whom its sentences name, and whom they only link with it."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import NamedTuple

from tui.model.text import fold

_WORD = re.compile(r"\w+")
#: The first word of a name: bounded, so that a text of capitals takes no longer than others.
_CAPITAL = r"(?<![\w-])[A-ZÀ-ÖØ-Þ][\w’'-]{0,30}"
_LINK = (
    r"de|du|des|d’|la|le|les|en|au|aux|et aux|à|pour|islamique|armée?|nationale?s?|nigérienne|malienne"
    r"|burkinabè|soutien|libération|patriotique|révolutionnaire|front|état|grand"
    r"|[lL]’[iI]slam|et aux [Mm]usulmans"
)
#: A name with what belongs to it: «État islamique au Grand Sahara»; one that its acronym follows may have any
#: words: «Groupe de soutien à l’islam et aux musulmans (GSIM)».
_WHO = (
    rf"(?P<who>{_CAPITAL}(?: [\w’'-]{{1,30}}){{1,9}}?(?= \([A-Z][A-Za-z]{{1,8}}[ ),])"
    rf"|{_CAPITAL}(?: (?:[A-ZÀ-ÖØ-Þ][\w’'-]{{0,30}}|(?:{_LINK})(?![a-zà-ÿ]))){{0,8}})"
)
_THE = (
    r"(?:le |la |l’|les |des |une? )?"
    r"(?:(?:combattants|rebelles|insurgés|éléments|hommes|miliciens|djihadistes) "
    r"(?:de la |de l’|du |des |de |d’))?"
    r"(?:(?:katiba|groupe|mouvement|faction|milice|secte|organisation|coalition|branche) (?:de l’|du )?)?"
)
#: What may stand between a name and its verb: its acronym, an apposition.
_APPOSED = r"(?: \([^)]{0,60}\))?,?(?: [^.;,]{0,40},)?"
_HARMED = (
    r"(?:abattu|détrui[ts]|touché|visé|attaqué|enlevé|tiré|commis|perpétré|mené|conduit|lancé|[Rr]evendiqué"
    r"|signé|posé|déposé|enfoui|dissimulé|tué|blessé|exécuté|massacré|incendié|bombardé|pilonné|frappé"
    r"|endossé"
    r"|kidnappé|assassiné|égorgé|capturé|ciblé|opéré|provoqué|causé)e?s?"
)
_BODY = (
    r"(?P<body>(?:armée|aviation|forces?|gendarmerie|police|marine|défense|garde|militaires|soldats|milice"
    r"|chasse|artillerie|policiers|gendarmes)(?: (?:aérienne|armées?|de défense|de sécurité|de l’ordre"
    r"|nationale"
    r"|de l’air))?(?: (?!a\b|ont\b|avai|est\b|sont\b|que\b|dont\b|pour\b|par\b|hier\b|ce\b|où\b|qui\b"
    r"|de\b|des\b|du\b|et\b|à\b|au\b|en\b|sur\b|dans\b"
    r"|contre\b"
    r"|lors\b|mardi|lundi|mercredi|jeudi|vendredi|samedi|dimanche)[a-zà-ÿ]{3,20})?)"
)
_ACRONYM = re.compile(r"\((?P<acronym>[A-Z][\w-]{1,9})\b")
_ORGANIZATION = re.compile(
    r"groupe|front|etat|mouvement|armee|force|brigade|union|jama|boko|isw|aqmi|alliance|coalition|katiba"
    r"|milice|organisation|al-|parti|comite|ansar|is[gw]|eig|jnim|gsim|m23|adf|codeco|lakurawa|province"
    r"|gendarm"
    r"|police|garde|shebab|shabab|houthi|hamas|hezbollah|taliban|dozo|ambazon|gang|wagner|africa corps|russ"
    r"|franc|ukrain|israel|algeri|rwand"
    r"|^(?:alger|bamako|niamey|ouagadougou|abuja|tripoli|kinshasa|kigali|khartoum"
    r"|moscou|kiev|kyiv|tel-aviv|washington|paris|teheran|ankara)$"
)
#: By whom something was done, in the group «who» or «body».
_PERPETRATORS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"(?:attribu|imput)\w{{1,6}}[^.;]{{0,70}}? (?:à|au|aux) {_THE}{_WHO}",
        rf"(?:attribu|imput)\w{{1,6}}[^.;]{{0,70}}? (?:à|au|aux) {_THE}{_BODY}",
        rf"accus\w{{1,4}} (?:formellement )?{_THE}{_BODY}",
        rf"{_HARMED} (?:[\w’, -]{{0,50}}? )?par {_THE}{_WHO}",
        rf"{_WHO}{_APPOSED} (?:a|ont|avait|en a|s’est|l’a) (?:\w{{1,12}}ment )?"
        r"(?:revendiqué|abattu|attribué|tué|enlevé|attaqué|bombardé|frappé|endossé|assumé|pilonné|kidnappé"
        r"|exécuté|massacré|assassiné|mené|lancé|incendié)",
        rf"{_WHO}{_APPOSED} (?:s’attribue|endosse|assume|s’est (?:dite?|déclarée?) responsable"
        r"|(?:affirme|dit|assure|prétend|reconnaît) (?:être (?:l’auteur|derrière|responsable)"
        r"|en être l’auteur)"
        r"|(?:serait|est|seraient|sont|se trouve|se trouverait) (?:bien )?(?:derrière|(?:l’|les )auteurs?"
        r"|à l’origine)"
        r"|(?:est|serait|sont) accusée?s? d’(?:être|avoir)|en est l’auteur)",
        rf"(?:la |une )main (?:de |du |des |d’){_THE}{_WHO}",
        rf"(?:incombe|impute|imputable|imputée?s?|attribuable)(?: \w{{2,10}})? (?:à |au |aux ){_THE}{_WHO}",
        rf"{_WHO}{_APPOSED} (?:affirme|assure|dit|déclare|prétend|soutient|annonce"
        rf"|revendique)(?:nt)? (?:\w{{1,12}} )?(?:l’|les )?avoir "
        r"(?:\w{1,12}ment )?(?:abattu|détruit|touché|tué|attaqué|enlevé|mené|visé|neutralisé)",
        rf"{_WHO}{_APPOSED} revendiqu(?:e|ent|ait|aient) (?:la |le |l’|les |cette |cet |un |une )",
        rf"{_HARMED} (?:[\w’, -]{{0,40}}? )?par {_THE}{_BODY}",
        rf"{_BODY} (?:a|ont|avait|avaient) (?:\w{{1,12}}ment )?(?:tué|tiré|ouvert le feu|bombardé|abattu"
        rf"|frappé|pilonné)"
        rf"(?! [^.;]{{0,24}}(?:terroristes|assaillants|djihadistes|jihadistes|insurgés|bandits|rebelles"
        rf"|kamikazes))",
        r"(?:[Ff]rappe|[Bb]ombardement|[Tt]ir|[Rr]aid|[Oo]bus|[Rr]oquette|[Mm]issile)s?"
        r"(?: (?:aériens?|aériennes?|d’artillerie|armés?|de drones?))? (?:(?:attribuée?|imputée?|menée?"
        r"|lancée?"
        rf"|conduite?)s? (?:à |au |aux |par ))?(?:de |du |des |d’)?{_THE}(?:{_BODY}|{_WHO})",
        r"(?:[Dd]rone|[Hh]élicoptère|[Aa]vion)s?(?: armés?| de combat| de chasse)? (?:de |du |des |d’)"
        rf"{_THE}(?:{_BODY}|{_WHO}) (?:a|ont) (?:tué|bombardé|frappé|tiré|visé|pilonné|largué|ouvert le feu)",
        rf"(?:revendiqu\w{{1,5}}|responsabilité)[^.;]{{0,60}}? (?:par|au|à|aux|du|de) {_THE}{_WHO}",
        r"(?:assaillants|attaquants|auteurs|ravisseurs|combattants|hommes)[^.;]{0,50}?"
        r" (?:appart\w{4,8}|se réclam\w{1,6}|membres?|relev\w{1,6}|étaient|sont)"
        rf" (?:à |au |aux |de |du |des |d’)?{_THE}{_WHO}",
        r"(?:œuvre|combattants|éléments|hommes|djihadistes|fait|miliciens|terroristes|bras armé|unité)"
        rf" (?:de |du |des |d’|affiliés à |liés à ){_THE}{_WHO}",
        rf"(?:accus|désign|pointe|soupçonn|incrimin)\w{{0,6}} (?:du doigt )?{_THE}{_WHO}",
        rf"(?:marque|signature|sceau|mode opératoire) (?:de |du |des |d’){_THE}{_WHO}",
        rf"{_HARMED} par (?:un|une) \w{{2,15}} (?:de |du |d’){_THE}{_WHO}",
    )
)
#: What every sentence has that names one.
_HARM_DONE = re.compile(
    r"attribu|imput|incomb|endoss|assum|\bmain d|pointe|frappe|bombard|drone|missile|obus|ouvert le feu"
    r"|pilonn"
    r"|kidnapp|assassin|egorg|captur|incendi|execut|massacr|bless|raid|derriere|incrimin|abattu|detrui"
    r"|touche|vise|attaqu|enlev|tire|tue|commis|perpetr|mene|conduit|lance|revendiqu"
    r"|signe|bombard|\bpose|depose|enfoui|dissimul|frapp|responsab|assaillant|auteurs|ravisseur|combattant"
    r"|hommes|œuvre|djihadist|milicien"
    r"|terrorist|bras arme|marque|accus|design|pointe|soupconn|neutralis"
)
#: What is so for years, or in a region, which is no news of one attack.
_HABITUAL = re.compile(
    r"\breguliere?ment\b|\brecurrent|\btheatre d|\bfoyer\b|\bepicentre\b|\ben proie\b|\bsevi(?:t|ssent)\b"
    r"|\bou operent\b|\bconfronte|\bdepuis (?:plusieurs|des|\d{4})\b|\bcachette\b|\ballie(?:s|e|es)?\b"
)
#: So far behind a name it may say so; what is said of them further on is told of who they are.
_HABIT_CHARS = 14
#: Those whom somebody has killed, in front of the name of their group: «avoir tué 50 hommes de Wagner».
_STRUCK = re.compile(
    r"(?:\btué|\btuant|\bperdu|\bcapturé|\babattu|\bneutralisé|\bmort d|\bpertes (?:aux|à|parmi)"
    r"|\bprisonniers)"
    r"(?:(?! par | dans )[^.;,]){0,80}\Z"
)
#: What the side struck did in its turn: «une contre-offensive lancée par l’armée».
_ANSWERED = re.compile(r"(?:contre-\w{4,10}|riposte|opérations?|ratissages?|enquête)\b[^.;]{0,70}\Z")
_LOSSES = re.compile(r" \d+ (?:morts|tués|blessés)")
_LINKED = re.compile(r"(?:affilié|lié)e?s? (?:à |au |aux )(?:la |l’)?\Z")
#: Movements that have branches with names of their own.
_UMBRELLAS = frozenset(["etat islamique", "ei", "daech", "daesh", "al-qaida"])
_QUOTATION_MARKS = re.compile(r"« ?|[“”\"]| ?»")
_BY_NOBODY = re.compile(
    r"(?:\bpanne|defaillance|avarie|ennui|incident|probleme|defaut|souci) (?:de |d'|du )?"
    r"(?:technique|mecanique|moteur|electrique|liaison)|\bpanne\b|erreur humaine|causes? accidentelles?"
    r"|origine accidentelle|un accident\b(?! de la (?:circulation|route))|court-circuit|mauvais temps"
    r"|perte de (?:controle|liaison)|erreurs? de (?:pilotage|manipulation|conduite)|conditions meteo"
)
#: What is told of a cause.
_CAUSE = re.compile(
    r"\bdue? a\b|\b(?:a la )?suite (?:a|d)\b|\bsuite d'|\ben cause\b|\borigine\b|\bcausee? par\b"
    r"|\bprovoquee? par\b|\ben raison d|\ba l'origine d|\bs'explique"
)
_NO_BREAKDOWN = re.compile(
    r"(?:\bpas|\bnon|\baucune?|\bexclu\w{0,5}|\becart\w{0,5})\b[^.;]{0,30}(?:panne|defaillance|technique)"
)
_UNNAMED = re.compile(
    r"hommes armes|individus armes|d?jihadistes? presumes?|presumes? d?jihadistes?|bandits armes|assaillants"
    r"|terroristes|inconnus|groupes? armes?"
)

#: Groups that the press calls by two names or acronyms.
_SAME_GROUP = {
    "jnim": "gsim", "isgs": "eigs", "iswap": "eiao", "etat islamique au grand sahara": "eigs",
    "groupe de soutien a l'islam et aux musulmans": "gsim",
    "groupe de soutien a l'islam": "gsim", "etat islamique au sahel": "eigs", "eis": "eigs",
    "etat islamique dans le grand sahara": "eigs", "etat islamique en afrique de l'ouest": "eiao",
}  # fmt: skip


#: The same, by what is told of their long names wherever it stands.
_LONG_NAMES = {
    "groupe de soutien a": "gsim", "etat islamique au grand sahara": "eigs",
    "etat islamique dans le grand sahara": "eigs", "etat islamique au sahel": "eigs",
    "etat islamique au sahara": "eigs", "etat islamique en afrique de l'ouest": "eiao",
}  # fmt: skip
_NO_ACRONYM = re.compile(r"(?i)groupe|front|[ée]tat|mouvement|arm[ée]e|union|organisation")
#: A name of so few letters needs no acronym behind it.
MAX_ACRONYM = 6
#: The article of a name that begins a sentence.
_ARTICLE = re.compile(r"\A(?:(?:Le|La|Les) (?=[A-ZÀ-Þ])|L’(?=[A-ZÀ-Þ]))")
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
    is_told = _HARM_DONE.search(folded)
    text = _QUOTATION_MARKS.sub("", text)
    for pattern in _PERPETRATORS if is_told else ():
        for match in pattern.finditer(text):
            before = text[max(0, match.start() - 50) : match.start(1)]
            is_struck = _STRUCK.search(before) or _LOSSES.match(text, match.end(1))
            is_habit = _HABITUAL.search(fold(text[: match.end() + _HABIT_CHARS])) is not None
            if is_habit or is_struck or _ANSWERED.search(text, max(0, match.start() - 90), match.start()):
                continue
            if body := match.groupdict().get("body"):
                # «L’armée» may be that of any country: it contradicts nobody.
                return Perpetrator(fold(body), body, is_linked=_ANY_BODY.fullmatch(fold(body)) is not None)
            words = _ARTICLE.sub("", match["who"].strip(" ’'").removesuffix(" le").removesuffix(" de"))
            if _is_struck_later(match, text):
                continue
            end = match.end("who") + text[match.end("who") :].startswith(" ")
            behind = _ACRONYM.match(text, end)
            if behind is not None and (_NO_ACRONYM.match(behind["acronym"]) or len(words) <= MAX_ACRONYM):
                behind = None  # «le Jnim (Groupe de soutien …)»
            name = behind["acronym"] if behind else words
            is_called_group = _GROUP_BEFORE.search(text, max(0, match.start("who") - 30), match.start("who"))
            is_group = is_called_group or _ORGANIZATION.search(fold(words))
            if is_group or name.isupper() or words in names:
                known = fold(name)
                known = next((short for long, short in _LONG_NAMES.items() if long in known), known)
                linked = _LINKED.search(text[max(0, match.start("who") - 24) : match.start("who")])
                is_linked = linked is not None or known in _UMBRELLAS
                known = _SAME_GROUP.get(known, known)
                return Perpetrator(known, name if behind else words, False, is_linked, fold(words))
    if (
        ((is_told is not None and not _HABITUAL.search(folded)) or _CAUSE.search(folded))
        and _BY_NOBODY.search(folded)
        and not _NO_BREAKDOWN.search(folded)
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
    all_words = [word for word in _WORD.findall(name) if word not in _LINKS]
    stems = [
        word[:_STEM_CHARS]
        for word in all_words
        if len(word) >= _STEM_CHARS and not _COMMON_WORDS.fullmatch(word)
    ]
    initials = "".join(word[0] for word in all_words)
    return (name, *stems, *((initials,) if len(initials) >= _MIN_INITIALS else ()))


def names_unnamed(folded: str) -> str:
    """Return the words of a sentence for attackers whom it does not name; empty without any."""
    match = _UNNAMED.search(folded)
    return match.group() if match else ""
