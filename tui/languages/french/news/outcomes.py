"""How it came out, by a French report: who won, whether it was at all, whether whole or in part."""

from __future__ import annotations

import re
from collections.abc import Container
from typing import NamedTuple

from tui.languages.french.news.families import find_triggers
from tui.languages.patterns.filtered_pattern import FilteredPattern
from tui.model.phonetics import spelling_key
from tui.model.text import fold

_CAPITAL = r"[A-ZÀ-ÖØ-Þ]"
_NAME = (
    rf"(?<!\w)(?!C’est){_CAPITAL}[\w’'-]{{1,24}}"
    rf"(?: (?:(?:d[eu]s?|ould|ag|ben|el) )?{_CAPITAL}[\w’'-]{{1,24}}){{1,3}}"
)
#: What is said of somebody between commas.
_ASIDE = r"(?:, [^,.;]{0,60},)?"
#: Between a verb and whom it elects: «ont élu le 8 novembre Issa Bako».
_ON_DAY = (
    r"(?: (?:hier|(?:le )?\d{1,2}(?:er)? [a-zà-ÿ]{3,9}|[a-z]{3,5}credi|[a-z]{3,6}di|dimanche)"
    r"(?: \d{1,2}(?:er)? [a-zà-ÿ]{3,9})?)?"
)
_WINNERS = tuple(
    FilteredPattern(pattern)
    for pattern in (
        rf"(?P<who>{_NAME}){_ASIDE} (?:a|avait|est|aurait|l’a|l’aurait"
        rf"|s’est) (?:\w+ )?(?:remporté"
        rf"|gagné|l’emporté|emporté|imposée?|été (?:\w+ )?(?:élue?|réélue?|reconduite?)"
        rf"|(?:\w+ )?élue?|réélue?|sortie? vainqueur"
        r"|été (?:déclarée?|proclamée?|donnée?) (?:élue?|vainqueure?|gagnante?)|été portée? à la tête"
        rf"|arrivée? en tête|(?:le |la )?(?:grande? )?(?:vainqueure?|gagnante?)\b)",
        rf"(?P<who>{_NAME}){_ASIDE} (?:affirme|assure|dit|estime|prétend|soutient|déclare) "
        r"(?:avoir (?:\w+ )?(?:remporté|gagné|été élue?)|l’avoir emporté)",
        rf"(?:ont|a) (?:\w+ )?(?:porté|élu|choisi|désigné|plébiscité|hissé"
        rf"|reconduit){_ON_DAY} (?P<who>{_NAME})"
        rf"(?! comme (?:candidat|tête de liste))",
        rf"(?P<who>{_NAME}){_ASIDE} (?:revendique (?:la|sa) (?:victoire|présidence)|se proclame"
        r"|s’est proclamée?|crie victoire)",
        rf"(?P<who>{_NAME}){_ASIDE} (?:\w+ )?(?:remporte|gagne|devance|l’emporte|bat\b"
        rf"|s’impose|(?:a (?:\w+ )?pris|prend) l[ea] (?:mairie|siège|fauteuil)"
        rf"|a (?:\w+ment )?(?:devancé|battu|défait|supplanté)|est (?:donnée?|déclarée?|proclamée?) "
        rf"(?:gagnante?|vainqueure?|élue?)|élue?|réélue?|arrive en tête|obtient|vainqueur)",
        rf"(?:victoire|élection|réélection|succès) (?:\w+ )?(?:de |d’)(?P<who>{_NAME})",
        rf"\b(?:proclam\w+|déclar\w+) (?P<who>{_NAME}) (?:élue?|vainqueur)",
        rf"\b[Cc]’est (?:donc |bien )?(?P<who>{_NAME}) qui (?:a |l’)(?:\w+ )?(?:gagné|remporté|emport"
        rf"|été élue?)",
        # «le camp de X a proclamé la victoire de sa candidate», «les partisans de X ont fêté sa victoire»
        rf"\b(?:partisans|militants|supporters|sympathisants|camp|équipe|état-major|entourage|colistiers)"
        rf"(?: de campagne)? d(?:e |’)(?P<who>{_NAME}){_ASIDE} [^.;:]{{0,40}}?\b(?:proclam|annonc|fêt"
        r"|revendiqu|cél[èé]br|savour|cri|salu|clam)\w{0,5} (?:[\w’]+ ){0,3}"
        r"(?:victoire|succès|élection)\b",
        # «X, 58 ans, est depuis le vote le premier magistrat de la ville», «X est le nouveau député»
        rf"(?P<who>{_NAME})(?:(?:, [^,.;]{{0,60}}){{1,3}},)? (?:est|devient|sera) (?:[^.;:,]{{0,40}} )?"
        r"(?:l[ea] (?:nouve(?:au|lle)|prochaine?|futur) (?:député|mair|président|sénat|conseill|élu|édile)"
        r"|l[ea] premi(?:er|ère) magistrate?(?! sortant)|(?:depuis (?:le|la|l’) ?(?:vote|scrutin|élection"
        r"|second tour)[^.;:,]{0,40} )l[ea] (?:maire|député|président))",
        rf"(?:battue?s?|devancée?s?|défaite?s?)(?: \w{{2,12}}){{0,2}} par (?P<who>{_NAME})",
        rf"(?:remportée?s?|gagnée?s?)(?: \w{{2,12}}){{0,3}} par (?P<who>{_NAME})",
        rf"(?P<who>{_NAME}){_ASIDE} (?:conserve|garde|retrouve|décroche) (?:son |sa |le |la )"
        r"(?:fauteuil|siège|mandat|poste|mairie|présidence|écharpe)",
        rf"(?P<who>{_CAPITAL}[\w’-]{{2,24}}) (?:crie victoire|se proclame|revendique (?:la|sa) victoire"
        r"|s’attribue la victoire|s’est proclamée?)",
        rf"(?:s’incline(?:nt)?|s’est inclinée?|défaite) (?:devant|face à) (?P<who>{_NAME})",
        rf"félicit\w{{1,3}} (?P<who>{_NAME}) (?:pour|de) (?:son élection|sa (?:victoire|réélection))",
        rf"(?:fauteuil|siège|écharpe|mairie|mandat)\b[^.;:]{{0,30}} (?:revient|ira|est allée?"
        rf"|échoit) à (?P<who>{_NAME})",
        # «la preuve, dit X, qu’il est sorti vainqueur», «X : « C’est nous qui avons gagné »»
        rf"(?P<who>{_NAME}),[^.;:]{{0,110}}? qu(?:’il|’elle|e c’est lui|e c’est elle)(?: qui)? "
        r"(?:a|est|aurait|serait) (?:\w+ )?(?:sortie? vainqueur|remporté|gagné|élue?\b|arrivée? en tête)",
        rf"(?P<who>{_NAME}) : « [^»]{{0,60}}?(?:avons|ai|suis|sommes|on a) (?:\w+ )?"
        r"(?:gagné|remporté|élue?s?\b|vainqueurs?)",
        rf"(?:vainqueur|élue?|gagnante?) (?:est |: |, )?(?P<who>{_NAME})",
        rf"(?P<who>{_NAME}){_ASIDE} (?:entre|entrera|siégera|fera son entrée"
        rf"|ira siéger) (?:à l’"
        r"|au |à la |dans l’)(?:Assemblée|assemblée|Parlement|parlement|Sénat|sénat|conseil|hémicycle)",
        rf"(?P<who>{_NAME}){_ASIDE} (?:sera|est|devient) (?:désormais )?(?:le "
        rf"|la )(?:prochaine?"
        r"|nouve(?:au|lle)|futur) (?:député|maire|président|sénat|gouverneur|conseill|élue?)",
        rf"\b[Cc]’est (?P<who>{_NAME}){_ASIDE} qui (?:a (?:gagné|remporté|été élue?)"
        r"|l’(?:a )?emport[eé]|représentera|siégera|conduira|dirigera|présidera)",
        rf"\ba souri à (?P<who>{_NAME})",
    )
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
#: In front of a name that is one of candidates together: «la coalition Benno Bokk Yakaar a remporté …».
_LIST = re.compile(r"(?i)\b(?:coalition|parti|liste|mouvement|alliance|front|camp) (?:de |du |d’)?\Z")
#: What is said against a victory that others told of.
_CONTESTED = FilteredPattern(r"\bcontest|\brejet|\brefus\w+ de|\bdenonc|\bne reconna|\brecus")
_DENIAL = FilteredPattern(
    r"\bdement(?:i|ie|is|ent|ir)?\b|\bdementent\b|\bdementi\b|\bnie(?:nt)?\b|\ba nie\b|\bont nie\b"
    r"|\brefut\w+|\bfausses? (?:informations?|nouvelles?|rumeurs?)"
    r"|\binfox\b|\bsans fondement|\binfonde|\bpure (?:invention|affabulation)|\b(?:simples?|pures?"
    r"|fausses?|s'agit d[e'](?: \w+)?|fabricants de|aux|ces|qualifie \w+ de) rumeurs?\b"
    r"|\brumeurs? (?:\w+ )?(?:infonde|malveillan|sans fondement|mensong)|\bmensong\w+"
    r"|\bcontrevérité|\bn'a (?:jamais|pas) eu lieu"
    r"|\bil n'y a (?:pas|jamais) eu d(?:e |')(?!bless|mort|victime|incident|perte|heurt|surprise)"
    r"|\baucune? (?:\w{3,12} )?(?:attaque|assaut|bombardement|frappe|raid|embuscade|enlevement|rapt|execution"
    r"|exaction|massacre|coup|mutinerie|affrontement|combat|tir|explosion|accord|contrat|convention|rencontre"
    r"|reunion|entretien|visite|marche|manifestation|greve|retrait|licenciement|expulsion|arrestation"
    r"|interpellation|liberation|echange|vote|sanction|suspension|fermeture|negociation|audience|livraison"
    r"|don|financement)s?(?: \w{3,14}){0,2} n'(?:a|ont) (?:eu lieu|(?:jamais )?ete)(?! (?:\w+ )?(?:signal"
    r"|constat"
    r"|enregistr|deplor|rapport|relev|communiqu))"
    r"|\baucune? (?!rancon|victime|mort|blesse|perte|suspect|civile?|personne|soldat|piste)\w+ n'a ete"
    r" (?:attaqu|bombard|vise|pris|enlev|arret|interpell|sign(?!al)|licenci|expuls|liber|brul|incendi|occup"
    r"|touch)"
    r"|\baucune? (?:[\w']+ ){1,7}n'(?:a|ont) (?:jamais )?(?:interpell|arret|attaqu|bombard|tire|tue|enlev"
    r"|frappe|vise|pris pour cible|expuls|licenci)"
    r"|\baucune? (?:\w+ ){1,3}ne s'(?:est|etait) (?:produit|deroul)|\baucun coup de feu n'a\b"
    r"|\bil n'en est rien\b|\brejet\w{1,4} (?:\w+ )?(?:les|des|ces) informations\b"
    r"|\bc'est (?:totalement |completement )?faux\b|\bil n'y a eu aucune? (?!victime|mort|blesse|perte"
    r"|degat|suspect)"
    r"|\bconteste(?:nt)? (?:l'|toute |avoir |cette |la realite)|\best bien vivante?\b|\best vivante? et\b"
    r"|\bimaginaire|\binvent[eé]e? de toutes pieces|\bn'(?:ont"
    r"|a) (?:jamais|pas) (?:ete )?"
    r"(?:attaque|tue|bombarde|enleve|arrete|eu lieu)|\bn'(?:ont|a) (?:jamais|pas) ete signe"
)
#: Behind a denial, that of having done it, which is no denial that it was done.
_NOT_BY_ME = re.compile(
    r"(?: en bloc)?(?: tout\w{0,2})? (?:les |ces |des )?(?:faits|accusations|charges|griefs|reproches)\b|"
    r"(?: (?:mardi|lundi|mercredi|jeudi|vendredi|samedi|dimanche))?,? (?:toute|quelque|etre|avoir"
    r"|une quelconque|sa|leur|son|l')(?: \w+)? ?(?:implication|responsabilite|participation|lien|collusion"
    r"|complicite|implique|a l'origine|derriere|l'auteur|responsable|lie|participe|commandite|ordonne"
    r"|pris part)"
)
#: Behind a denial, that of how many it befell, or of what others foretold: «ils ont démenti ceux qui …».
_NOT_SO_MANY = re.compile(
    r"(?: \w+)? (?:que [^.;]{0,80}? (?:ait|aient|avait|avaient) (?:fait|cause|coute|entraine)|(?:ce |le "
    r"|les |tout )"
    r"(?:bilan|chiffre|nombre|pronostic|prevision|cassandre|sceptique)|(?:tous )?(?:ceux|celles) qui\b)"
)
#: Behind a denial, what begins to say of what it is: «dément les rumeurs de repli».
_OF_SOMETHING = re.compile(
    r"(?: \w+){0,2}? (?:toute?|(?:les |des )?(?:rumeurs|informations|allegations|accusations) d[e']) ?\w"
)
_DENIED_DENIAL = FilteredPattern(
    r"dement\w* (?:avoir|les?) dementi?|dementi? (?:du |de son )?dementi|maintient|persiste"
    r"|\bne dement\w{0,4} (?:pas|plus|point)\b|\b(?:revenue?s?|revient|reviennent) (?:\w{1,12} )?"
    r"sur (?:son|leurs?) dementi"
    r"|\b(?:malgre|contredit|contredisent) (?:les?|son|leurs?) dementi"
)
_CLAUSE = re.compile(r"[,.;:]")
#: Behind a denial, how far what is denied may stand.
MAX_CHARS_TO_DENIED = 60
_NO_RANSOM = FilteredPattern(
    r"\b(?:aucune|sans(?: verser de| payer de| aucune| la moindre)?|pas de|ni) (?:rancon|contrepartie)\b"
    r"|\brancon n'a (?:\w+ )?ete\b"
)
#: Nobody says whether one was paid.
_UNKNOWN = re.compile(
    r"\b(?:ignor|sav\w{1,3}|sait|sache|dire|precis|preciser|confirm\w{1,4}"
    r"|demand\w{1,3})\w{0,4}(?: pas)? si\b"
    r"[^.;]{0,40}\b(?:rancon|contrepartie)"
)
_NOT_WITHOUT = FilteredPattern(r"\b(?:pas|non) (?:[\w']+ ){0,3}?sans (?:rancon|contrepartie)\b")
_RANSOM = FilteredPattern(
    r"\brancon (?:[\w']+ ){0,6}?(?:a ete|aurait ete|avait ete|fut) (?:payee|versee|remise)"
    r"|\b(?:paye|verse|remis|contre|moyennant|paiement d'|versement d')(?:e|er)? ?"
    r"(?:le paiement d'|le versement d')?"
    r"(?:une |la |leur )?(?:forte )?rancon\b"
)
_WHOLE = FilteredPattern(
    r"\bderniers? (?:soldats|militaires|hommes|elements|avions?|convoi)|\bintegral|\btotalement"
    r"|\bentierement|\best total\b|\bretrait total\b|\bau complet|\blevee (?:immediate et )?totale\b"
    r"|\bla totalite\b|\btous les\b"
)
_PARTIAL = FilteredPattern(
    r"\bpartiel|\ben partie|\bune partie (?:seulement )?d|\bla moitie\b|\brestent? (?:sur|encore|une"
    r"|environ|quelque|\d)"
    r"|\bencore (?:presents?|sur place)"
)


_STILL_THERE = re.compile(r"rest|encore")


class Outcome(NamedTuple):
    """How something came out: `of` is what was decided, `names` how, `words` as people read it."""

    of: str
    names: tuple[str, ...]
    words: str


def find_winner(text: str) -> Outcome | None:
    """Return who won an election by a sentence; None when it tells of no winner."""
    if _CONTESTED.search(fold(text)):
        return None
    for pattern in _WINNERS:
        for match in pattern.finditer(text):
            words = match["who"].strip()
            start = match.start("who")
            if match.start() < start or not _LIST.search(text, max(0, start - 24), start):
                # Surnames stand in any order, and are spelled in many ways.
                names = (spelling_key(fold(word)) for word in words.split()[1:] or [words])
                return Outcome("winner", tuple(dict.fromkeys(names)), words)
    return None


def find_winning_party(text: str) -> Outcome | None:
    """Return the party, or the answer, that won by a sentence; None when it tells of none."""
    parties = () if _CONTESTED.search(fold(text)) else _PARTY_WINNERS
    found = next(filter(None, (pattern.search(text) for pattern in parties)), None)
    return Outcome("winner", (fold(found["who"]),), found["who"]) if found else None


def is_denied_denial(folded: str) -> bool:
    """Return whether a sentence denies, takes back or contradicts a denial."""
    return _DENIED_DENIAL.search(folded) is not None


def is_denial(folded: str) -> bool:
    """Return whether a sentence denies what others reported; not when it denies a denial."""
    return _DENIAL.search(folded) is not None and not is_denied_denial(folded)


def is_denial_of(folded: str, families: Container[str]) -> bool:
    """Return whether a sentence denies what is of some families of events: not all that it denies is."""
    denial = _DENIAL.search(folded)
    if denial is None or is_denied_denial(folded):
        return False
    if any(pattern.match(folded, denial.end()) for pattern in (_NOT_BY_ME, _NOT_SO_MANY)):
        return False
    clause = _CLAUSE.search(folded, denial.end())
    last = min(denial.end() + MAX_CHARS_TO_DENIED, clause.start() if clause else len(folded))
    behind = {one.family for one in find_triggers(folded) if denial.end() <= one.start < last}
    if not behind:
        return _OF_SOMETHING.match(folded, denial.end()) is None
    return any(family in families for family in behind)


def is_denial_of_part(folded: str) -> bool:
    """Return whether a sentence denies that somebody had a part in what was done."""
    denial = _DENIAL.search(folded)
    return denial is not None and _NOT_BY_ME.match(folded, denial.end()) is not None


def find_ransom(folded: str) -> Outcome | None:
    """Return whether a sentence says that a ransom was paid, or that none was."""
    if "rancon" not in folded and "contrepartie" not in folded:
        return None
    if _UNKNOWN.search(folded):
        return None
    if _NOT_WITHOUT.search(folded):
        return Outcome("ransom", ("paid",), "a ransom")
    if _NO_RANSOM.search(folded):
        return Outcome("ransom", ("none",), "no ransom")
    return Outcome("ransom", ("paid",), "a ransom") if _RANSOM.search(folded) else None


def find_extent(folded: str, is_ahead: bool = False) -> Outcome | None:
    """Return whether a sentence tells that something was done in whole or in part.

    `is_ahead`: it is to be done, so that those who are there yet do not make it one in part.
    """
    partial, whole = _PARTIAL.search(folded), _WHOLE.search(folded)
    if partial and not whole and not (is_ahead and _STILL_THERE.match(partial.group())):
        return Outcome("extent", ("partial",), "in part")
    return Outcome("extent", ("whole",), "as a whole") if whole and not partial else None
